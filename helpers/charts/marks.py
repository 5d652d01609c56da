"""The marks of the charts and the labels on them, drawn on the rows of a frame."""

from math import fsum, isnan

from helpers.base import columns_of, number
from helpers.style import BLUE, INK, SMALL, balanced, inches

DOT = 0.11  # inches across
ROOM = {"en": 38, "zh": 32}  # columns, two for a Chinese sign, that a phone has over a mark
# White under a label keeps it clear of the ruler's lines.
UNDER = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}


def wide(axes):
    """Return the width of some axes in inches."""
    return axes.get_position().width * axes.figure.get_figwidth()


def is_long(text, language):
    """Return whether a text over a mark stands in two lines on a phone."""
    return columns_of(text) > ROOM[language]


def put(axes, x, y, text, lines=1, **style):
    """Write `text` over the point x, y, moved sideways until it stays inside the axes; cut if too long."""
    text = balanced(text, wide(axes), SMALL, lines)
    part = max(inches(line, SMALL) for line in text.split("\n")) / wide(axes)
    place = axes.transLimits.transform(axes.transScale.transform((x, y)))[0] - part / 2
    place = min(max(place, 0), 1 - part)
    style = {"ha": "left", "va": "bottom", "size": SMALL, "color": INK, "bbox": UNDER} | style
    return axes.text(place, y, text, transform=axes.get_yaxis_transform(), **style)


def percent(value):
    """Return a number of the ruler with its per cent sign."""
    return f"{number(value)}%".replace("−0%", "0%")


def beside(axes, x, y, text):
    """Write a value to the right of the end of its mark."""
    place = {"textcoords": "offset points", "va": "center", "size": SMALL, "bbox": UNDER}
    axes.annotate(text, (x, y), (8, 0), **place)


def ruler(axes, low, high, form=number, ticks=4):
    """Set the ends of the horizontal scale, its numbers and its lines.

    A number under the very end of the ruler needs half its width beyond it.
    """
    beyond = max(0, inches(form(float(f"{high:.2g}")), SMALL) / 2 - 0.1)
    axes.set_xlim(low, high + (high - low) * beyond / (wide(axes) - beyond))
    axes.xaxis.get_major_locator().set_params(nbins=ticks)
    axes.xaxis.set_major_formatter(lambda value, _: form(value))
    axes.grid(True, axis="x")


def zero(axes, x=0):
    """Draw the line from which a chart is read, under the marks: it must not hide the smallest bar."""
    axes.axvline(x, color=INK, linewidth=1, gid="rule", zorder=0.9)


def bars(axes, middles, values, texts, colour=BLUE, hatch=""):
    """Draw bars from zero, each with its value at its end; the ruler leaves room for the longest text."""
    room = max(inches(text, SMALL) for text in texts) + 0.22
    most = max(max(values), axes.get_xlim()[1] if axes.patches else 0)
    axes.barh(middles, values, height=0.26, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
    zero(axes)
    ruler(axes, 0, most * wide(axes) / (wide(axes) - room))
    for y, value, text in zip(middles, values, texts, strict=True):
        beside(axes, value, y, text)


def stacked(places):
    """Return for each place the lowest floor on which its dot touches no other.

    Examples
    --------
    >>> stacked([1.0, 1.05, 1.1, 3.0])
    [0, 1, 2, 0]
    """
    floors = []
    for n, place in enumerate(places):
        taken = {floors[m] for m in range(n) if abs(places[m] - place) < DOT}
        floors.append(next(level for level in range(n + 1) if level not in taken))
    return floors


def middle(row, otherwise):
    """Return the middle of an interval, or its one end, or where to write if it has none."""
    ends = [row[end] for end in ("low", "high") if not isnan(row[end])]
    return fsum(ends) / len(ends) if ends else otherwise


def interval(axes, y, row, colour=BLUE):
    """Draw one interval: filled end allowed, hollow end excluded, arrow where there is no end."""
    left, right = axes.get_xlim()
    ends = ((row["low"], left, row["low_closed"], "<"), (row["high"], right, row["high_closed"], ">"))
    reach = [edge if isnan(end) else end for end, edge, *_ in ends]
    points = (reach[1] - reach[0]) / (right - left) * wide(axes) * 72
    size = min(8, max(3, 0.8 * points))  # the dots of a short range must not run into one
    axes.hlines(y, *reach, color=colour, linewidth=2.5)
    for end, edge, closed, arrow in ends:
        unbounded = isnan(end)
        axes.plot(
            edge if unbounded else end,
            y,
            arrow if unbounded else "o",
            markersize=8 if unbounded else size,
            color=colour,
            markerfacecolor=colour if unbounded or closed else "white",
            markeredgewidth=min(1.8, size / 4),
            clip_on=False,
        )
