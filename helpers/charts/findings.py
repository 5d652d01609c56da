"""Charts that a desk would print of any article: what rose and fell, and which figure is the largest.

Each is drawn if the table holds enough for it, and its title is what it shows, no more: of the figures
that the text prints the largest printed, not the largest in the world.
"""

import re
from functools import partial

from helpers.base import Counted, LazyPattern, label, listed, number, short
from helpers.charts.any_article import magnitude, where
from helpers.charts.contract import Sketch
from helpers.charts.marks import put, ruler, wide, zero
from helpers.extract import unit_in_english
from helpers.style import BLUE, GREY, PALE, SMALL, clean, inches
from helpers.table import row_names, signed_value, words_around

MOST = 12  # rows of one chart
TOO_FEW = "This chart compares figures of one kind: the table has {}."
TALL, THICK, LOWER = 0.5, 0.2, 0.12  # inches: of a row, of its bar, of the bar under the middle
PERCENT = ("%", "％")  # the units of a percentage
SIZES = {"count", "money", "area", "mass", "length", "time"}  # kinds whose bars may start at zero
BRIEF = {"en": 10, "zh": 12}  # of a name in a title: a Chinese character counts one, a word two
WORDS = 6  # beside a number without a subject, in a title
GLOSS = 2  # words of a gloss in a title
LONG = 8  # characters of a number as printed; a longer one stands in a title in digits
CURRENCY = "(人民[幣币]|[臺台][幣币]|港[幣币]|澳[幣币]|美金)"
_TOKEN = LazyPattern(r"[⺀-鿿]|[^\s⺀-鿿]+\s*")


def has_changes(table, checks):
    """Say what is missing if the table has too few changes that say which way they go."""
    few = "no two changes in per cent, or three in another unit"
    return "" if len(_changes(table)) else TOO_FEW.format(few)


def has_shares(table, checks):
    """Say what is missing if the table has too few shares."""
    return "" if len(_shares(table)) > 1 else TOO_FEW.format("no two shares from 0 to 100%")


def has_one_unit(table, checks):
    """Say what is missing if no unit has figures enough to be compared."""
    return "" if _units(table) else TOO_FEW.format("no unit with three figures, not all alike")


def has_another_unit(table, checks):
    """Say what is missing if only one unit has figures enough to be compared."""
    few = "no second unit with three figures, not all alike"
    return "" if len(_units(table)) > 1 else TOO_FEW.format(few)


def changes_by_direction(table, checks, language, article):
    """Draw the changes of one unit on either side of a line: right of it what rose, left what fell."""
    rows = _changes(table)
    rows = rows.assign(signed=[signed_value(row) for row in rows.to_dict("records")])
    sized = _percent if rows["unit"].iloc[0] in PERCENT else partial(magnitude, language=language)
    data, fields, _ = ranked(rows.assign(size=rows["signed"].abs()), sized, language, article)
    ups, downs = int((rows["signed"] > 0).sum()), int((rows["signed"] < 0).sum())
    form = "_up" if not downs else "_down" if not ups else ""
    which = "one" if form else "up" if data["signed"].iloc[0] > 0 else "down"
    most = label(f"chart.changes.most_{which}", language) if fields["tied"] == 1 else ""
    others = int((table["kind"] == "change").sum()) - len(rows)
    fields |= {
        "unit": named_unit(rows["unit"].iloc[0], language),
        "ups": Counted(ups),
        "downs": Counted(downs),
        "most": most.format(**fields | {"top": told(data.iloc[0], sized, language)}),
        "list": listed(
            (f"{clean(row['name'])} {_told_way(row, language)}" for row in data[:3].to_dict("records")),
            language,
        ),
        "others": label("chart.changes.others", language).format(n=number(others)) if others else "",
    }
    data = data.sort_values("signed", ascending=False, kind="stable")
    texts = [_with_sign(row) for row in data.to_dict("records")]

    def paint(axes, middles):
        low, high = min(data["signed"].min(), 0), max(data["signed"].max(), 0)
        ruler(axes, low, high, sized, 3)
        zero(axes)
        axes.barh([y + LOWER for y in middles], data["signed"], height=THICK, color=BLUE)
        for y, value, text in zip(middles, data["signed"], texts, strict=True):
            put(axes, value / 2, y, text)

    shown = data[["id", "name", "printed", "signed"]]
    return Sketch(shown, fields, list(data["name"]), [TALL] * len(data), paint, form)


def _told_way(row, language):
    """Return the text of a change with the way it goes, for who does not see the bars: down 8.4%."""
    way = "up" if row["signed"] > 0 else "down"
    return label(f"chart.changes.{way}", language).format(row["text"])


def _with_sign(row):
    """Return the text over a change, with its sign if it begins with a digit: +3.1%."""
    sign = "+" if row["signed"] > 0 else "−"
    return f"{sign}{row['text']}" if row["text"][0].isdigit() else row["text"]


def shares_of_a_whole(table, checks, language, article):
    """Each share from 0 to 100 per cent, with the rest that is left of its whole."""
    rows = _shares(table)
    data, fields, form = ranked(rows.assign(size=rows["percent"]), _percent, language, article)

    def paint(axes, middles):
        bars_below(axes, middles, data["size"], data["text"], 100, _percent)
        pale(axes, middles, data["size"], 100)

    shown = data[["id", "name", "printed", "percent"]]
    return Sketch(shown, fields, list(data["name"]), [TALL] * len(data), paint, form)


def _percent(value):
    return f"{short(value)}%"


def largest_of_one_unit(table, checks, language, article):
    """Figures of the unit that has most of them, the largest first."""
    return _largest(_units(table)[0], language, article)


def largest_of_another_unit(table, checks, language, article):
    """Figures of the unit that comes second, the largest first."""
    return _largest(_units(table)[1], language, article)


def _largest(rows, language, article):
    """Return bars of the figures of one unit; of a range the part beyond its lower end is pale."""
    size, sized = rows[["value", "upper"]].max(axis=1), partial(magnitude, language=language)
    data, fields, form = ranked(rows.assign(size=size), sized, language, article)
    ranges = bool(data["upper"].notna().any())
    fields |= {
        "unit": named_unit(rows["unit"].iloc[0], language),
        "unit_in_title": _unit_in_title(rows["unit"].iloc[0], language),
        "range": label("chart.largest.range", language) if ranges else "",
    }

    def paint(axes, middles):
        bars_below(axes, middles, data["value"], data["text"], data["size"].iloc[0], sized)
        for y, value, end in zip(middles, data["value"], data["size"], strict=True):
            if value < end:
                pale(axes, [y], value, end)

    shown = data[["id", "name", "printed", "value", *(["upper"] if ranges else [])]]
    return Sketch(shown, fields, list(data["name"]), [TALL] * len(data), paint, form)


def bars_below(axes, middles, sizes, texts, end, form, start=0):
    """Draw bars from zero, each under its text: that holds on a phone, whatever the length of the text.

    Only a bad example has a ruler that starts elsewhere.
    """
    ticks = int(wide(axes) / (inches(form(end), SMALL) + 0.3))
    ruler(axes, start, end, form, min(max(ticks, 1), 5))
    axes.set_xticks([tick for tick in axes.get_xticks() if start <= tick <= end])
    zero(axes)
    axes.barh([y + LOWER for y in middles], sizes, height=THICK, color=BLUE)
    for y, text in zip(middles, texts, strict=True):
        put(axes, start, y, text)


def pale(axes, middles, start, end):
    """Draw what goes on behind a bar: the rest of a whole, the room of a range."""
    look = {"height": THICK, "color": PALE, "edgecolor": GREY, "linewidth": 1}
    axes.barh([y + LOWER for y in middles], end - start, left=start, **look)


def _changes(table):
    """Return the changes that say which way they go, of the unit that has most of them.

    Two in per cent compare; of two in 個 one may count firms and the other parking spaces.
    """
    rows = table[(table["kind"] == "change") & table["direction"].isin(["up", "down"])]
    rows = rows[rows["upper"].isna() & (rows["value"] != 0)]
    groups = [group for _, group in rows.groupby("unit", sort=False)]
    groups = [group for group in groups if len(group) > (1 if group["unit"].iloc[0] in PERCENT else 2)]
    return max(groups, key=len, default=rows[:0])


def _shares(table):
    """Return the shares with their size in per cent: 62.4%, and two thirds that have no unit."""
    rows = table[(table["kind"] == "share") & table["unit"].isin([*PERCENT, ""]) & table["upper"].isna()]
    rows = rows.assign(percent=rows["value"].where(rows["unit"] != "", rows["value"] * 100))
    return rows[rows["percent"].between(0, 100)]


def _units(table):
    """Return the rows of each unit that has three figures or more, not all alike: most of them first."""
    sizes = table[table["kind"].isin(SIZES) & (table["unit"] != "") & (table["value"] > 0)]
    currency = sizes["printed"].str.extract(CURRENCY, expand=False).fillna("")  # 元 may be of either
    places = {}
    for place, key in enumerate(zip(sizes["kind"], sizes["unit"], currency, strict=True)):
        places.setdefault(key, []).append(place)
    groups = [sizes.iloc[some] for some in places.values() if len(some) > 2]
    groups = [group for group in groups if group["value"].nunique() > 1]
    return sorted(groups, key=len, reverse=True)


def named_unit(unit, language, kind=""):
    """Return a unit as it is printed, in English with its gloss: 元 yuan."""
    gloss = unit_in_english(unit, kind) if language == "en" else ""
    return unit if gloss in ("", unit) else f"{unit} ({gloss})"


def _unit_in_title(unit, language):
    """Return a unit with its gloss, if that is short: the line under the title has it in full.

    Examples
    --------
    >>> _unit_in_title("人", "en"), _unit_in_title("人次", "en")
    ('人 (person)', '人次')
    """
    named = named_unit(unit, language)
    return named if len(named.split()) <= GLOSS + 1 else unit


def ranked(rows, sized, language, article):
    """Return the largest rows with their names and texts, the words of a ranking, and its form of title."""
    rows = rows.sort_values("size", ascending=False, kind="stable")
    tied, records = int((rows["size"] == rows["size"].iloc[0]).sum()), rows[:MOST].to_dict("records")
    names = row_names(rows, language)[:MOST]
    texts = [_said(row, _sized(row, sized, language), language) for row in records]
    data = rows[:MOST].assign(name=names, text=texts)
    said = zip(records, names, texts, strict=True)
    first = [row | {"name": name, "text": text} for row, name, text in said][:3]
    fields = {
        "n": Counted(len(rows)),
        "shown": Counted(len(data)),
        "tied": Counted(tied),
        "level": sized(rows["size"].iloc[0]),
        "largest": label(f"chart.ranked.{'sure' if _surely_first(rows) else 'printed'}", language),
        "top": _capital(told(first[0], sized, language)),
        "list": listed((f"{clean(row['name'])} {row['text']}" for row in first), language),
        "drawn": label(f"chart.ranked.{'all' if len(data) == len(rows) else 'some'}", language),
        "where": where(article, language),
    }
    fields["drawn"] = fields["drawn"].format(**fields)
    return data, fields, "" if tied == 1 else "_level" if tied == len(rows) else "_tie"


def _capital(title):
    return title[:1].upper() + title[1:]


def _surely_first(rows):
    """Tell whether what the first of some ranked rows allows lies above all that the smaller ones allow.

    More than a half (過半) may be more than two thirds: then the first is only the largest as printed.
    """
    below = rows["value"] < 0  # printed with a minus: its ends change places
    scale = rows["size"] / rows[["value", "upper"]].max(axis=1)
    low = rows["low"].mask(below, rows["high"]) * scale
    high = rows["high"].mask(below, rows["low"]) * scale
    smaller = high[rows["size"] < rows["size"].iloc[0]]
    return bool((smaller <= low.iloc[0]).all())


def _said(row, size, language):
    """Return a number as printed, in English with what its digits do not say: 3億 (300 million)."""
    digits = number(abs(row["value"])).replace(",", "")
    told_already = digits in row["printed"].replace(",", "") and not row["hedge"]
    return (
        row["printed"]
        if language == "zh" or told_already
        else f"{row['printed']} ({hedged(row, size, language)})"
    )


def _sized(row, sized, language):
    """Return a size in words, of a range both ends: 13 billion to 13.6 billion."""
    if not row["value"] < row["upper"]:
        return sized(row["size"])
    return label("interval.to", language).format(low=sized(row["value"]), high=sized(row["upper"]))


def hedged(row, size, language):
    """Return a size with its hedge in words: who reads no Chinese is to see it as well.

    Examples
    --------
    >>> row = {"hedge": "不到", "value": 50.0, "upper": float("nan"), "low": float("nan"), "high": 50.0}
    >>> row |= {"low_closed": False, "high_closed": False}
    >>> hedged(row, "50%", "en"), hedged(row | {"hedge": ""}, "50%", "en")
    ('less than 50%', '50%')
    """
    if not row["hedge"] or row["upper"] == row["upper"]:
        return size
    if row["high"] == row["value"]:
        if row["high_closed"]:
            return label("interval.at_most", language).format(high=size)
        return label("interval.less_than", language).format(high=size)
    if row["low"] == row["value"]:
        if row["low_closed"]:
            return label("interval.at_least", language).format(low=size)
        return label("interval.more_than", language).format(low=size)
    return label("chart.about", language).format(size)


def told(row, sized, language):
    """Return what a title says of one row: its subject and its number, or the words round the number.

    A number in digits stands in the language of the page alone: 18.94 million for 1894萬. A hedge stays.
    """
    twice = row["text"] != row["printed"] and re.search(r"\d", row["printed"])
    short_enough = len(_TOKEN.findall(row["text"])) <= LONG
    text = row["text"] if short_enough and not twice else hedged(row, _sized(row, sized, language), language)
    if row["subject"]:
        return label("chart.told", language).format(brief(row["subject"], language), text)
    before, _, after = words_around(row, WORDS)
    if before and text not in (row["text"], row["printed"]):  # no sentence goes on in another language
        return label("chart.told", language).format(before.strip(), text)
    return f"{before}{text}" if before else f"{text}{after}"


def brief(name, language):
    """Return a name short enough for a title, cut at the end of a word.

    Examples
    --------
    >>> brief("villages with weak organisations that were put in order", "en")
    'villages with weak organisations that…'
    >>> brief("回收率", "zh")
    '回收率'
    """
    kept, room = "", BRIEF[language]
    for token in _TOKEN.findall(clean(name)):
        room -= 1 if len(token) == 1 and token >= "⺀" else 2
        if room < 0:
            return kept.rstrip() + "…"
        kept += token
    return kept
