"""Figures that can stand on one axis, drawn as they should be, or with what misleads: for the chart desk.

The honest chart has bars from zero, or dots on a log scale. A shape of `SHAPES` breaks that, and `no_hedge`
and `no_base` leave out what no program misses. Such a chart says that it is a bad example.
"""

from functools import partial
from typing import NamedTuple

from helpers.base import Counted, decimals, exactly, label, short
from helpers.charts.any_article import magnitude, ruler_of_powers
from helpers.charts.contract import Sketch
from helpers.charts.findings import CURRENCY, PERCENT, SIZES, TALL, bars_below, named_unit, pale, ranked
from helpers.charts.gallery import dressed, source_of
from helpers.charts.marks import interval, middle, percent, put
from helpers.style import BLUE, MARGIN, RUST, SMALL, balanced
from helpers.table import row_interval

SHAPES = ("cut", "log", "pie")  # an axis that does not start at zero, bars on a log scale, a pie
MOST = 5  # rows: two charts stand beside each other on one screen
TWO_NUMBERS = ("ratio", "score")  # kinds that no single length shows
CLOSED = {"low_closed": True, "high_closed": True}


class Group(NamedTuple):
    """Figures of one kind and unit, and of changes those that go one way."""

    key: str
    words: str
    rows: object  # of the table
    sizes: bool  # they may be put in per cent of one of them
    hedged: bool  # a figure that is drawn has a hedge


def groups_on_one_axis(table, language="en"):
    """Return the groups of a table that have two figures or more, not all alike: the largest group first.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> [group.words for group in groups_on_one_axis(tabulate(read_article(), "data/coding.csv"))][:3]
    ['count in 個 (general counter): 14', 'count in 項 (item of a list): 5', 'money in 元 (yuan): 4']
    """
    rows = table[table["upper"].isna() & (table["value"] > 0) & (table["unit"] != "")]
    rows = rows[~rows["kind"].isin(TWO_NUMBERS)]
    rows = rows[(rows["kind"] != "change") | rows["direction"].isin(["up", "down"])]
    currency = rows["printed"].str.extract(CURRENCY, expand=False).fillna("")  # 元 may be of either
    way = rows["direction"].where(rows["kind"] == "change", "")
    keys = [rows["kind"], rows["unit"], currency, way]
    found = [
        Group("|".join(key), _group_words(key, len(group), language), group, key[0] in SIZES, _hedged(group))
        for key, group in rows.groupby(keys, sort=False)
        if group["value"].nunique() > 1
    ]
    return sorted(found, key=lambda group: len(group.rows), reverse=True)


def _hedged(rows):
    drawn = rows.sort_values("value", ascending=False, kind="stable")[:MOST]
    return bool((drawn["hedge"] != "").any())


def _group_words(key, count, language):
    kind, unit, currency, way = key
    unit = f"{currency}{named_unit(unit, language, kind)}" if currency != unit else unit
    kind = label(f"kind.{kind}", language) if kind else label("chart.one_axis.figures", language)
    if way:
        kind = label(f"chart.one_axis.{way}", language).format(kind)
    return label("chart.one_axis.group", language).format(kind=kind, unit=unit, n=count)


def draw_on_one_axis(
    group, language="en", article=None, scale="linear", base="", shape="", no_hedge=False, no_base=False
):
    """Return the largest figures of a group as a chart of phone width: two stand side by side.

    Parameters
    ----------
    group : Group
        One of `groups_on_one_axis`.
    language : {"en", "zh"}
    article : Article, optional
        For the source line.
    scale : {"linear", "log"}
    base : str
        The id of a figure of the group: all are drawn in per cent of it. Empty: as printed.
    shape : str
        One of `SHAPES`, each a way to mislead; empty: the honest chart.
    no_hedge, no_base : bool
        Whether to leave out what the hedges allow; what the percentages are of.

    Returns
    -------
    matplotlib.figure.Figure
    """
    data, fields, form = _measured(group, language, article, base, no_hedge)
    drawn = shape or ("dots" if scale == "log" else "bars")
    in_percent = base or group.rows["unit"].iloc[0] in PERCENT
    sized = percent if in_percent else partial(magnitude, language=language)
    said = {each: _words(group, each, article, base, drawn, no_hedge, no_base) for each in ("en", "zh")}
    shown = data[["id", "name", "printed", "value"]]
    if base:
        shown = shown.assign(base=base, percent=data["drawn"], low=data["low"], high=data["high"])

    def paint(axes, middles):
        _PAINT[drawn](axes, middles, data, sized, language)

    sketch = Sketch(shown, fields, list(data["name"]), [TALL] * len(data), paint, form)
    figure = dressed("one_axis", sketch, said, language, "phone")
    if _misleads(shape, no_hedge, no_base):
        figure.texts[1].set_color(RUST)  # the line that says so
    return figure


def _misleads(shape, no_hedge, no_base):
    return shape in SHAPES or no_hedge or no_base


def _measured(group, language, article, base, no_hedge):
    """Return the rows to draw, the fields of their words, and the form of the title."""
    rows = _without_hedges(group.rows) if no_hedge else group.rows
    unit = rows["unit"].iloc[0]
    sized = percent if unit in PERCENT else partial(magnitude, language=language)
    data, fields, form = ranked(rows.assign(size=rows["value"]), sized, language, article)
    names = dict(zip(data["id"], data["name"], strict=True))
    some, data = "all" if len(rows) <= MOST else "some", data[:MOST]
    fields |= {"shown": Counted(len(data)), "unit": named_unit(unit, language)}
    fields["drawn"] = label(f"chart.ranked.{some}", language).format(**fields)
    of = rows[rows["id"] == base].to_dict("records")
    if of:
        fields |= {"base": names.get(base) or of[0]["subject"], "base_printed": of[0]["printed"]}
    drawn = [_drawn(row, of[0] if of else None, language) for row in data.to_dict("records")]
    return data.assign(**{name: [row[name] for row in drawn] for name in drawn[0]}), fields, form


def _without_hedges(rows):
    """Return rows as if each number were printed bare and exact."""
    pairs = zip(rows["printed"], rows["hedge"], strict=True)
    bare = [printed.replace(hedge, "") for printed, hedge in pairs]
    return rows.assign(printed=bare, hedge="", low=rows["value"], high=rows["value"], **CLOSED)


def _drawn(row, base, language):
    """Return how one row is drawn: its size, the ends of what a hedge allows, its text."""
    size, allowed, loose, text = row["value"], row_interval(row), row["hedge"] != "", row["text"]
    if base:
        same = row["id"] == base["id"]
        size, loose = 100 * size / base["value"], not same and (loose or base["hedge"] != "")
        allowed = exactly(100) if same else allowed * 100 / row_interval(base)
        text += f" = {allowed.text(min(decimals(allowed, size), 1), language) if loose else short(size)}%"
    if not loose:
        return {"drawn": size, "text": text, "loose": False, "low": size, "high": size} | CLOSED
    ends = {"low": _float(allowed.low), "high": _float(allowed.high)}
    closed = {"low_closed": allowed.low_closed, "high_closed": allowed.high_closed}
    return {"drawn": size, "text": text, "loose": True} | ends | closed


def _float(end):
    return float("nan") if end is None else float(end)


def _words(group, language, article, base, drawn, no_hedge, no_base):
    """Return title, subtitle, note, source and alt text in one language."""
    data, fields, form = _measured(group, language, article, base, no_hedge)
    title = label(f"chart.one_axis.title{form}", language)
    subtitle = label("chart.largest_of_one_unit.subtitle", language)
    if base and no_base:
        subtitle = label("chart.one_axis.of_nothing", language)
    elif base:
        subtitle = label("chart.one_axis.of_base", language)
    alt = label(f"chart.one_axis.alt_{drawn}", language)
    alt = label("chart.alt_data", language).format(alt=alt, file="one_axis.csv")
    if _misleads(drawn, no_hedge, no_base):
        subtitle, alt = (label("chart.bad", language).format(text) for text in (subtitle, alt))
    words = {"title": title, "subtitle": subtitle, "alt": alt}
    source = label("chart.source", language).format(source=source_of(article, language))
    note = _note(group, data, language, base, drawn, no_base)
    return {name: text.format(**fields) for name, text in words.items()} | {"note": note, "source": source}


def _note(group, data, language, base, drawn, no_base):
    """Return what must hold for a chart to be read so: bases, hedges, the scale."""
    if base:
        of = label("chart.one_axis.compared", language)
    elif group.sizes:
        of = label("chart.one_axis.no_sum", language)
    else:
        of = label("chart.one_axis.own_base", language)
    hedges = label("chart.one_axis.hedged", language)
    if drawn == "dots":
        hedges = label("chart.one_axis.hedged_dots", language)
    loose, log = data["loose"].any() and drawn in ("bars", "cut", "dots"), drawn in ("dots", "log")
    note = label("chart.one_axis.note", language).format(
        base="" if no_base else of,
        hedges=hedges if loose else "",
        scale=label("chart.one_axis.log_scale", language) if log else "",
    )
    return " ".join(note.split())


def _bars(axes, middles, data, sized, language, start=0):
    """Draw bars from zero; what a hedge leaves open is pale, to the end of the ruler if it has no end."""
    end = max(data["drawn"].max(), data["high"].max())
    bars_below(axes, middles, data["low"].fillna(0), data["text"], end, sized, start)
    for y, row in zip(middles, data.to_dict("records"), strict=True):
        if row["loose"]:
            low, high = (row["low"] if row["low"] == row["low"] else 0), row["high"]
            pale(axes, [y], low, high if high == high else end)


def _cut(axes, middles, data, sized, language):
    """Draw the same bars on a ruler that starts a little below the shortest."""
    start = float(f"{0.9 * data['drawn'].min():.2g}")
    _bars(axes, middles, data, sized, language, start)


def _dots(axes, middles, data, sized, language):
    ruler_of_powers(axes, data[["drawn", "high"]].max(axis=1), language)
    for y, row in zip(middles, data.to_dict("records"), strict=True):
        interval(axes, y + 0.1, row)
        put(axes, middle(row, row["drawn"]), y, row["text"])


def _log(axes, middles, data, sized, language):
    ruler_of_powers(axes, data["drawn"], language)
    axes.barh([y + 0.12 for y in middles], data["drawn"], height=0.2, color=BLUE)
    for y, row in zip(middles, data.to_dict("records"), strict=True):
        put(axes, axes.get_xlim()[0], y, row["text"])


def _pie(axes, middles, data, sized, language):
    """Draw a pie in the room of the rows, all slices in one colour: their names stand beside them."""
    box, (wide, high) = axes.get_position(), axes.figure.get_size_inches()
    axes.set_axis_off()
    room = axes.figure.add_axes((MARGIN / wide, box.y0, 1 - 2 * MARGIN / wide, box.height))
    unit = min(wide - 2 * MARGIN, box.height * high) / 2.5  # inches: a pie's axes go from -1.25 to 1.25
    room.pie(
        data["drawn"],
        radius=min(0.75 / unit, 1),
        labels=[balanced(name, 0.8, SMALL, 3) for name in data["name"]],
        colors=[BLUE],
        wedgeprops={"edgecolor": "white"},
        textprops={"size": SMALL},
    )


_PAINT = {"bars": _bars, "dots": _dots, "cut": _cut, "log": _log, "pie": _pie}
