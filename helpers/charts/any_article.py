"""Charts for any article: where its numbers are, how big they are, and intervals of any kind."""

from math import ceil, floor, log10

import numpy as np
import pandas as pd
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from helpers.article import paragraph_at
from helpers.base import day, label, number
from helpers.charts.frame import Sketch
from helpers.charts.marks import DOT, in_words, interval, middle, put, ruler, stacked, wide
from helpers.extract import unit_in_english
from helpers.style import BLUE, GREY, RULE, SMALL, clean, inches

UNITS = 9
SECTIONS = 30  # more are not marked


def numbers_in_place(table, article=None):
    """Return one row a number: start, printed, role, section; without an article the statistics only."""
    if article is None:
        return table[["start", "printed", "section"]].assign(role="statistic")
    from helpers.extract import find_numbers

    found = [
        (one.start, one.printed, one.role, paragraph_at(article, one.start).section)
        for one in find_numbers(article.text)
    ]
    return pd.DataFrame(found, columns=["start", "printed", "role", "section"])


def where(article, language):
    """Return place and date of the course's article, of another the date if it is known."""
    iso = article.metadata.get("date") if article else ""
    key = "course" if article and article.course else "article"
    return label(f"chart.where_{key}", language).format(day(iso, language)) if iso else ""


def where_the_numbers_are(table, checks, language, article):
    """Every number at its place in the article, by role and section."""
    data = numbers_in_place(table, article)
    counts = data["role"].value_counts()
    roles = ["statistic", *(role for role in counts.index if role != "statistic")]
    length = len(article.text) if article else int(table["end"].max())
    starts = {}
    for part in article.paragraphs if article else ():
        if part.section:
            starts.setdefault(part.section, part.start)
    statistics = int(counts.get("statistic", 0))
    fields = {
        "statistics": number(statistics),
        "total": number(len(data)),
        "length": number(length),
        "first": number(((data["role"] == "statistic") & (data["start"] < length / 2)).sum()),
        "printed": data["printed"].iloc[0] if len(data) else "",
        "roles": ", ".join(f"{label(f'role.{role}', language)} {counts.get(role, 0)}" for role in roles),
    }
    if len(starts) > SECTIONS:  # lines that close together are a grey field, and say nothing
        starts = {}
    if starts and statistics:
        by_section = data.loc[data["role"] == "statistic", "section"].value_counts()
        if by_section.index[0]:  # 0 is what stands before the first heading
            fields |= {"section": by_section.index[0], "most": number(by_section.iloc[0])}
    names = [
        label("chart.counted", language).format(label(f"role.{role}", language), counts.get(role, 0))
        for role in roles
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
        edges = [*starts.values(), length]
        for (section, start), end in zip(starts.items(), edges[1:], strict=True):
            axes.axvline(start, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), gid="rule")
            text = str(section)
            if inches(text, SMALL) + 0.08 < (end - start) / length * wide(axes):
                axes.annotate(text, (start, middles[0]), (3, 0), textcoords="offset points", size=SMALL)

    form = "_one" if len(data) == 1 else "_sections" if "section" in fields else "" if article else "_table"
    names = [label("chart.section", language) if starts else "", *names]
    return Sketch(data, fields, names, [0.24] + [0.38] * len(roles), paint, form)


def _unit_name(unit, count, language):
    gloss = unit_in_english(unit) if language == "en" else ""
    named = " ".join(filter(None, (unit, gloss))) or label("chart.no_unit", language)
    return label("chart.counted", language).format(named, count)


def how_big_they_are(table, checks, language, article):
    """Every statistic on one ruler of magnitudes, by unit."""
    data = table[["id", "printed", "value", "unit", "subject"]].sort_values(
        "value", ascending=False, kind="stable"
    )
    shown = data[data["value"] > 0]
    counts = shown["unit"].value_counts()
    kept = counts.index if len(counts) <= UNITS else counts.index[: UNITS - 1]
    groups = [(unit, group) for unit, group in shown.groupby("unit", sort=False) if unit in kept]
    names = [_unit_name(unit, len(group), language) for unit, group in groups]
    if len(kept) < len(counts):
        groups.append(("", shown[~shown["unit"].isin(kept)]))
        other = label("chart.other_units", language)
        names.append(label("chart.counted", language).format(other, len(groups[-1][1])))
    if not groups:
        groups, names = [("", shown)], [label("chart.nothing_above_zero", language)]
    low = floor(log10(shown["value"].min())) if len(shown) else 0
    high = max(ceil(log10(shown["value"].max())), low + 1) if len(shown) else 1
    dropped = len(data) - len(shown)
    fields = {
        "n": number(len(data)),
        "units": number(data["unit"].nunique()),
        "smallest": number(shown["value"].min() if len(shown) else data["value"].min()),
        "largest": number(data["value"].max()),
        "least": shown["printed"].iloc[-1] if len(shown) else data["printed"].iloc[-1],
        "printed": data["printed"].iloc[0],
        "where": where(article, language),
        "dropped": label("chart.dropped", language).format(n=dropped) if dropped else "",
    }
    deep = [min(1 + len(group) // 6, 8) for _, group in groups]

    def paint(axes, middles):
        axes.set_xscale("log")
        powers = 10.0 ** np.arange(low, high + 1)
        broadest = max(inches(magnitude(power, language), SMALL) for power in powers)
        # Half of a number under the ruler, in inches; the rest may stand in the margin.
        half = min(broadest / 2 - 0.1, wide(axes) / 4)
        pad = max(0.18, half * (high - low) / (wide(axes) - 2 * half))  # in powers of ten
        axes.set_xlim(10.0 ** max(low - pad, -307), 10.0 ** min(high + pad, 308))
        apart = wide(axes) / (high - low + 2 * pad)  # from one power to the next, in inches
        word = 4 if language == "zh" else 3  # powers from one word for a number to the next
        steps = (step for step in (1, *range(word, 999, word)) if step * apart > broadest + 0.15)
        step = next(steps, 999)
        axes.xaxis.set_major_locator(FixedLocator(powers))
        axes.xaxis.set_minor_locator(NullLocator())
        named = {power for power in powers if round(log10(power)) % step == 0}
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda value, _: magnitude(value, language) if value in named else "")
        )
        axes.grid(True, axis="x")
        for (_, group), y, levels in zip(groups, middles, deep, strict=True):
            if group.empty:
                continue
            places = np.log10(group["value"]).to_numpy() * apart
            floors = stacked(places)
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
            first = group.iloc[0]
            text = " ".join(filter(None, (first["printed"], clean(first["subject"]))))
            put(axes, first["value"], base - max(floors) * gap - DOT * 0.7, text)

    form = "_one" if len(data) == 1 else "_unit" if data["unit"].nunique() == 1 else ""
    return Sketch(data, fields, names, [0.36 + d * DOT for d in deep], paint, form)


def magnitude(value, language="en"):
    """Return a power of ten in words: the step of the language, thousands or 萬.

    Examples
    --------
    >>> magnitude(1e6), magnitude(1e9), magnitude(1e8, "zh"), magnitude(1000.0)
    ('1 million', '1 billion', '1億', '1,000')
    """
    for step, key in ((1e12, "trillion"), (1e9, "billion"), (1e8, "yi"), (1e6, "million"), (1e4, "wan")):
        word = label(f"chart.{key}", language)
        if word and value >= step:
            return word.format(number(value / step))
    return number(value)


def intervals(rows, language):
    """Return the sketch of labelled intervals: an allowed end is filled, an excluded one hollow."""
    data = pd.DataFrame(rows).reset_index(drop=True)
    if data.empty:
        raise ValueError("There is no interval to draw.")
    data = data.assign(text=[in_words(row, language) for row in data.to_dict("records")])
    ends = pd.concat([data["low"], data["high"], data.get("value", pd.Series(dtype=float))]).dropna()
    low, high = (ends.min(), ends.max()) if len(ends) else (0, 1)
    room = (high - low or abs(high) or 1) * 0.06
    fields = {
        "n": number(len(data)),
        "list": "; ".join(f"{clean(row.label)} {row.text}" for row in data.itertuples()),
    }

    def paint(axes, middles):
        ruler(axes, low - room, high + room)
        for row, y in zip(data.to_dict("records"), middles, strict=True):
            interval(axes, y + 0.1, row)
            put(axes, middle(row, low), y, row["text"])

    return Sketch(data, fields, list(data["label"]), [0.46] * len(data), paint)
