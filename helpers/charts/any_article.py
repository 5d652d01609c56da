"""Charts for any article: where its numbers are, how big they are, and intervals of any kind."""

from math import ceil, floor, log10

import numpy as np
import pandas as pd

from helpers.article import paragraph_at
from helpers.base import Counted, day, label, listed, number, short
from helpers.charts.contract import Sketch
from helpers.charts.marks import DOT, interval, is_long, middle, put, ruler, stacked, wide
from helpers.extract import unit_in_english
from helpers.style import BLUE, GREY, LEADING, RULE, SMALL, clean, inches
from helpers.table import row_interval

UNITS = 9
SECTIONS = 30  # more are not marked
LINE = SMALL * LEADING / 72  # inches
DOTS = 500  # of one row; of more, which nobody tells apart, columns show how many there are of each size


def numbers_in_place(table, article=None):
    """Return one row a number: start, printed, role, section; without an article the statistics only.

    Which numbers are statistics the table says: a coding may add some, and leave some out.
    """
    if article is None:
        return table[["start", "printed", "section"]].assign(role="statistic")
    from helpers.extract import find_numbers

    rows = set(zip(table["start"], table["printed"], strict=True))
    roles = [
        (one, "statistic" if (one.start, one.printed) in rows else one.role)
        for one in find_numbers(article.text)
        if (one.start, one.printed) in rows or one.role != "statistic"
    ]
    found = [(one.start, one.printed, role, paragraph_at(article, one.start).section) for one, role in roles]
    return pd.DataFrame(found, columns=["start", "printed", "role", "section"])


def where(article, language):
    """Return place and date of the course's article, of another the date if it is known."""
    iso = article.metadata.get("date") if article else ""
    said = label("chart.where_course" if article and article.course else "chart.where_article", language)
    return said.format(day(iso, language)) if iso else ""


def where_the_numbers_are(table, checks, language, article):
    """Every number at its place in the article, by role and section."""
    data = numbers_in_place(table, article)
    counts = data["role"].value_counts()
    roles = ["statistic", *(role for role in counts.index if role != "statistic")]
    length = len(article.text) if article else int(table["end"].max())
    starts = _section_starts(article)
    named = {role: label(f"role.{role}", language) for role in roles}
    fields = {
        "total": Counted(len(data)),
        "statistics": Counted(counts.get("statistic", 0)),
        "first": Counted(((data["role"] == "statistic") & (data["start"] < length / 2)).sum()),
        "length": number(length),
        "printed": data["printed"].iloc[0],
        "roles": label("comma", language).join(
            label("chart.told", language).format(named[role], number(counts.get(role, 0))) for role in roles
        ),
    }
    finding = _finding(data, fields, starts, article, language)
    names = [
        label("chart.counted", language).format(named[role], number(counts.get(role, 0))) for role in roles
    ]

    def paint(axes, middles):
        ruler(axes, 0, length)
        axes.grid(False)
        fine = max(0.25, min(1, 18 * wide(axes) / len(data)))  # strokes leave white between them
        for row, (role, y) in enumerate(zip(roles, middles[1:], strict=True)):
            places = data.loc[data["role"] == role, "start"]
            colour, breadth, half = (BLUE, 2 * fine, 0.14) if row == 0 else (GREY, 1.2 * fine, 0.1)
            axes.vlines(places, y - half, y + half, color=colour, linewidth=breadth)
            axes.axhline(y + 0.19, color=RULE, linewidth=0.8, gid="rule")
        _mark_sections(axes, starts, length, middles[0])

    names = [label("chart.section", language) if starts else "", *names]
    return Sketch(data, fields | {"finding": finding}, names, [0.24] + [0.38] * len(roles), paint)


def _section_starts(article):
    """Return where each section starts; of too many none: lines that close are a grey field."""
    starts = {}
    for part in article.paragraphs if article else ():
        if part.section:
            starts.setdefault(part.section, part.start)
    return starts if len(starts) <= SECTIONS else {}


def _mark_sections(axes, starts, length, y):
    """Draw a dashed line where each section starts, with its number where there is room."""
    edges = [*starts.values(), length]
    for (section, start), end in zip(starts.items(), edges[1:], strict=True):
        axes.axvline(start, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), gid="rule")
        text = str(section)
        if inches(text, SMALL) + 0.08 < (end - start) / length * wide(axes):
            axes.annotate(text, (start, y), (3, 0), textcoords="offset points", size=SMALL)


def _finding(data, counted, starts, article, language):
    """Return the title of the chart of places: how many are statistics, and where most of them stand."""

    def told(key, **more):
        return label(f"chart.where_the_numbers_are.{key}", language).format(**counted, **more)

    total, statistics, first = (counted[name] for name in ("total", "statistics", "first"))
    half = _how_many(first, statistics)
    if article is None:  # the table knows the statistics alone
        return told("one_alone" if total == 1 else f"half_alone_{half}")
    if total == 1:
        return told("one")
    if not statistics:
        return told("statistics_none")
    opening = told(f"statistics_{_how_many(statistics, total)}")
    section, most = _fullest(data, starts)
    if section:  # 0 is what stands before the first heading
        part = "even" if most == 1 < statistics else _how_many(most, statistics)
        return opening + told(f"section_{part}", section=section, most=number(most))
    return opening + told(f"half_{half}")


def _how_many(part, whole):
    """Return which of three words a part of some things needs.

    Examples
    --------
    >>> _how_many(0, 2), _how_many(1, 2), _how_many(2, 2)
    ('none', 'some', 'all')
    """
    return "none" if part == 0 else "all" if part == whole else "some"


def _fullest(data, starts):
    """Return the section with the most statistics, and how many; nought where sections are not marked."""
    by_section = data.loc[data["role"] == "statistic", "section"].value_counts()
    return (by_section.index[0], by_section.iloc[0]) if starts else (0, 0)


def _unit_name(unit, count, language):
    gloss = unit_in_english(unit) if language == "en" else ""
    named = " ".join(filter(None, (unit, gloss))) or label("chart.no_unit", language)
    return label("chart.counted", language).format(named, number(count))


def how_big_they_are(table, checks, language, article):
    """Every statistic on one ruler of magnitudes, by unit."""
    data = table[["id", "printed", "value", "unit", "subject"]].sort_values(
        "value", ascending=False, kind="stable"
    )
    shown = data[data["value"] > 0]
    names, groups = _by_unit(shown, language)
    dropped, ends = len(data) - len(shown), data if shown.empty else shown
    size = table[["value", "upper"]].max(axis=1)
    line, below = _half_below(table)
    fields = {
        "n": Counted(len(data)),
        "units": Counted(data["unit"].nunique()),
        "smallest": short(ends["value"].min()),
        "largest": short(size.max()),
        "printed": data["printed"].loc[size.idxmax()],
        "below": Counted(below),
        "line": magnitude(line, language),
        "where": where(article, language),
        "dropped": _not_as_dots(dropped, groups, language),
    }
    deep = [min(1 + len(group) // 6, 8) for group in groups]
    largest = [_largest(group) for group in groups]
    more = [LINE * is_long(text, language) for text in largest]
    heights = [0.36 + levels * DOT + line for levels, line in zip(deep, more, strict=True)]

    def paint(axes, middles):
        apart = ruler_of_powers(axes, shown["value"], language)
        for group, text, y, levels, line in zip(groups, largest, middles, deep, more, strict=True):
            if len(group):
                draw = _columns if len(group) > DOTS else _stack
                top = draw(axes, group, y + line / 2, levels, apart)
                put(axes, group["value"].iloc[0], top, text, lines=2 if line else 1)

    return Sketch(data, fields, names, heights, paint, _form_of_sizes(ends, data, below))


def _half_below(table):
    """Return the least power of ten that at least half of the statistics stay below, and how many do.

    Below it is what allows nothing from there on: 900多 is below 1,000, 逾900 need not be.
    """
    sizes = table.loc[table["value"] > 0, "value"]
    line, below, high, open_end = 1.0, 0, table["high"], ~table["high_closed"].astype(bool)
    for power in range(floor(log10(sizes.min())), ceil(log10(sizes.max())) + 2) if len(sizes) else [0]:
        line = 10.0**power
        below = int(((high < line) | (high == line) & open_end).sum())
        if below * 2 >= len(table):
            break
    return line, below


def _form_of_sizes(ends, data, below):
    """Return which title fits: one number, all of one size or unit, several units, all below one line."""
    if len(data) == 1:
        return "_one"
    if ends["value"].nunique() == 1 and len(ends) == len(data):
        return "_level"
    if data["unit"].nunique() == 1:
        return "_unit"
    return "_below" if below == len(data) else ""


def _by_unit(shown, language):
    """Return the rows of the chart: the name and the statistics of each unit, rare units together."""
    counts = shown["unit"].value_counts()
    kept = counts.index if len(counts) <= UNITS else counts.index[: UNITS - 1]
    groups = [(unit, group) for unit, group in shown.groupby("unit", sort=False) if unit in kept]
    names = [_unit_name(unit, len(group), language) for unit, group in groups]
    groups = [group for _, group in groups]
    if len(kept) < len(counts):
        groups.append(shown[~shown["unit"].isin(kept)])
        other = label("chart.other_units", language)
        names.append(label("chart.counted", language).format(other, number(len(groups[-1]))))
    return (names, groups) if groups else ([label("chart.nothing_above_zero", language)], [shown])


def ruler_of_powers(axes, values, language):
    """Set a log scale that names powers of ten in words; return the inches from one to the next."""
    from matplotlib.ticker import FixedLocator, NullLocator

    low = floor(log10(values.min())) if len(values) else 0
    high = max(ceil(log10(values.max())), low + 1) if len(values) else 1
    axes.set_xscale("log")
    powers = 10.0 ** np.arange(low, high + 1)
    broadest = max(inches(magnitude(power, language), SMALL) for power in powers)
    # Half of a number under the ruler, in inches; the rest may stand in the margin.
    half = min(broadest / 2 - 0.1, wide(axes) / 4)
    pad = max(0.18, half * (high - low) / (wide(axes) - 2 * half))  # in powers of ten
    axes.set_xlim(10.0 ** max(low - pad, -307), 10.0 ** min(high + pad, 308))
    apart = wide(axes) / (high - low + 2 * pad)
    word = 4 if language == "zh" else 3  # powers from one word for a number to the next
    steps = (step for step in (1, *range(word, 999, word)) if step * apart > broadest + 0.15)
    step = next(steps, 999)
    axes.xaxis.set_major_locator(FixedLocator(powers))
    axes.xaxis.set_minor_locator(NullLocator())
    named = {power for power in powers if round(log10(power)) % step == 0}
    axes.xaxis.set_major_formatter(lambda value, _: magnitude(value, language) if value in named else "")
    axes.grid(True, axis="x")
    return apart


def _not_as_dots(dropped, groups, language):
    """Return what the words say of the statistics that no dot stands for: too small, or too many."""
    said = [label("chart.dropped", language).format(n=number(dropped))] if dropped else []
    if max(map(len, groups)) > DOTS:
        said.append(label("chart.summed", language).format(n=number(DOTS)))
    return {"en": " ", "zh": ""}[language].join(said)


def _stack(axes, group, y, levels, apart):
    """Draw the dots of one unit, those of about the same size on top of each other; return their top."""
    floors = stacked(np.log10(group["value"]).to_numpy() * apart)
    gap = min(DOT, levels * DOT / (max(floors) + 1))
    base = y + 0.1 + (levels - 1) * DOT / 2
    axes.plot(
        group["value"],
        base - np.array(floors) * gap,
        "o",
        color=BLUE,
        markersize=DOT * 72 * 0.85,
        markeredgecolor="white",
        clip_on=False,
        markeredgewidth=0.6,
    )
    return base - max(floors) * gap - DOT * 0.7


def _columns(axes, group, y, levels, apart):
    """Draw how many of one unit are of about the same size, as columns a dot wide; return their top."""
    places, counts = np.unique(np.floor(np.log10(group["value"]) * apart / DOT), return_counts=True)
    edges = 10.0 ** (np.array([places, places + 1]) * DOT / apart)
    base = y + 0.1 + levels * DOT / 2
    heights = counts / counts.max() * levels * DOT
    axes.bar(edges[0], -heights, np.diff(edges, axis=0)[0] * 0.85, base, align="edge", color=BLUE)
    return base - heights.max() - DOT * 0.2


def _largest(group):
    """Return the largest number of a row with its subject; nothing of a row without numbers."""
    first = (group[name].iloc[0] for name in ("printed", "subject") if len(group))
    return " ".join(filter(None, map(clean, first)))


def magnitude(value, language="en"):
    """Return a power of ten in words: the step of the language, thousands or 萬.

    Examples
    --------
    >>> magnitude(1e6), magnitude(1e9), magnitude(1e8, "zh"), magnitude(1000.0)
    ('1 million', '1 billion', '1億', '1,000')
    """
    for word in label("chart.magnitudes", language).split("; "):
        power, _, form = word.partition(" ")
        if value >= 10.0 ** int(power):
            return form.format(number(value / 10.0 ** int(power)))
    return number(value)


def intervals(rows, language):
    """Return the sketch of labelled intervals: an allowed end is filled, an excluded one hollow."""
    data = pd.DataFrame(rows).reset_index(drop=True)
    if data.empty:
        raise ValueError("There is no interval to draw.")
    data = data.assign(text=[_over(row, language) for row in data.to_dict("records")])
    ends = pd.concat([data["low"], data["high"], data.get("value", pd.Series(dtype=float))]).dropna()
    low, high = (ends.min(), ends.max()) if len(ends) else (0, 1)
    room = (high - low or abs(high) or 1) * 0.06
    fields = {
        "n": Counted(len(data)),
        "list": listed((f"{clean(row.label)} {row.text}" for row in data.itertuples()), language),
    }

    def paint(axes, middles):
        ruler(axes, low - room, high + room)
        for row, y in zip(data.to_dict("records"), middles, strict=True):
            interval(axes, y + 0.1, row)
            put(axes, middle(row, low), y, row["text"])

    return Sketch(data, fields, list(data["label"]), [0.46] * len(data), paint)


def _over(row, language):
    """Return what is printed over an interval: its `text` if it has one, else its ends."""
    return row.get("text") or row_interval(row).text(None, language)
