"""The frame of a chart: the words round it and rows, each a name at the left with marks along one ruler."""

from math import fsum  # sum() of floats differs between Python 3.11 and 3.12

from helpers.base import number
from helpers.style import FORMS, GREY, INK, LEADING, MARGIN, SIZES, SMALL, WIDTHS, balanced, inches


def frame(words, names, heights, width="slide"):
    """Return a figure in house style, its axes and the middle of each row.

    Parameters
    ----------
    words : dict
        title, subtitle, note and source.
    names : list of str
        The name of each row, top to bottom; wrapped, cut after six lines.
    heights : list of float
        The least height of each row in inches.

    Notes
    -----
    The vertical axis counts inches from the top of the first row, so that marks can be stacked
    without touching.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    full, (title_size, subtitle_size, name_size) = WIDTHS[width], SIZES[width]
    inner = full - 2 * MARGIN
    names = [balanced(name, 0.36 * inner, name_size, 6) for name in names]
    column = max(inches(line, name_size) for name in names for line in name.split("\n")) + 0.12
    heights = [max(h, _tall(name, name_size) + 0.08) for h, name in zip(heights, names, strict=True)]
    title = balanced(words["title"], inner, title_size, 4, "bold")
    subtitle = balanced(words["subtitle"], inner, subtitle_size)
    note, source = (balanced(words[key], inner, SMALL) for key in ("note", "source"))
    tops = {"title": MARGIN}
    tops["subtitle"] = tops["title"] + _tall(title, title_size) + 0.03
    tops["rows"] = tops["subtitle"] + _tall(subtitle, subtitle_size) + 0.12
    tops["note"] = tops["rows"] + fsum(heights) + 0.36
    tops["source"] = tops["note"] + _tall(note, SMALL) + 0.04
    height = tops["source"] + _tall(source, SMALL) + MARGIN

    figure = Figure(figsize=(full, height))
    FigureCanvasAgg(figure)
    for row, line in enumerate(title.split("\n")):  # each alone: matplotlib drops the language of two
        base = tops["title"] + (1.22 * row + 1) * title_size / 72
        place = MARGIN / full, 1 - base / height
        figure.text(*place, line, size=title_size, color=INK, weight="bold", language=FORMS, gid="title")
    for key, text, size in (
        ("subtitle", subtitle, subtitle_size),
        ("note", note, SMALL),
        ("source", source, SMALL),
    ):
        place = MARGIN / full, 1 - tops[key] / height
        figure.text(*place, text, va="top", size=size, color=GREY, linespacing=1.22, gid=key)

    left, bottom = MARGIN + column, height - tops["rows"] - fsum(heights)
    axes = figure.add_axes(
        (left / full, bottom / height, (full - MARGIN - left) / full, fsum(heights) / height)
    )
    middles = [fsum(heights[:row]) + one / 2 for row, one in enumerate(heights)]
    axes.set_ylim(fsum(heights), 0)
    axes.tick_params(axis="y", pad=column * 72)
    axes.set_yticks(middles, names, size=name_size, ha="left", linespacing=1.1)
    axes.xaxis.set_major_formatter(lambda value, _: number(value))
    # There is no room for a label beside the names; else they are all measured once more, to place one.
    axes.yaxis.set_label_coords(0, 0.5)
    return figure, axes, middles


def _tall(text, size):
    return (text.count("\n") + 1) * size * LEADING / 72 if text else 0
