"""What the checks of any checks file allow: one result between its bounds, or several beside each other."""

from decimal import Decimal
from math import isnan

from helpers.base import Counted, LazyPattern, allowed, decimals, label, listed, number, result
from helpers.charts.contract import Sketch
from helpers.charts.marks import interval, is_long, middle, percent, put, ruler, zero
from helpers.table import row_interval

MOST = 10  # checks in one chart: those with the most room
PRINTED = "consistent", "bounded"
TOLD = 3  # of them are read aloud
CLOSE = ("", "%", "％", "‰")  # units that stand close to their number
LAST_DIGIT = LazyPattern(r"\d(?=\D*$)")


def has_results(table, checks):
    """Say what is missing if there is no result to draw."""
    if checks is None or checks["value"].isna().all():
        return "No check has a result, so this chart has nothing to show. Run the checks first and pass them."
    if _to_draw(checks).empty:
        return "No result that may be printed has room, so this chart compares nothing. Pass one check alone."
    return ""


def _to_draw(checks):
    """Return one check as it is, of several those that may be printed and have room."""
    rows = checks[checks["value"].notna()]
    if len(rows) == 1:
        return rows
    return rows[rows["verdict"].isin(PRINTED) & rows["low"].ne(rows["high"]) & rows["value"].ne(0)]


def what_the_checks_allow(table, checks, language, article):
    """Show what each check allows: one alone on a ruler of its unit, several in per cent of the result.

    For one check alone pass only its row: ``draw(name, table, checks[checks["check"] == "growth"])``.
    """
    rows = _to_draw(checks)
    data = rows[["check", "question", "value", "low", "high", "low_closed", "high_closed", "unit", "verdict"]]
    if len(data) > 1:
        data = _widest(data)
    places = checks.attrs.get("places", {})
    said = [_said(row, places.get(row["check"]), language) for row in data.to_dict("records")]
    why = [_why_not(checks.loc[at], language) for at in data.index]
    names = [_name(*each, language) for each in zip(data["question"], why, strict=True)]
    first = data.iloc[0]
    fields = {
        "n": Counted(len(data)),
        "total": Counted(checks["value"].notna().sum()),
        "text": said[0],
        "why": why[0],
        "unit": first["unit"] or label("chart.no_unit", language),
        "list": listed([*map(" ".join, zip(names, said, strict=True))][:TOLD], language),
        "arrow": label("chart.hedge.arrow", language) if data[["low", "high"]].isna().any(axis=None) else "",
    }
    drawn = (
        data.to_dict("records") if len(data) == 1 else [_in_percent(row) for row in data.to_dict("records")]
    )

    def paint(axes, middles):
        ends = [row[end] for row in drawn for end in ("low", "high", "value") if not isnan(row[end])]
        room = (max(ends) - min(ends) or abs(max(ends)) or 1) * 0.12
        ruler(axes, min(ends) - room, max(ends) + room, number if len(drawn) == 1 else percent)
        if len(drawn) > 1:
            zero(axes)
        for row, y, text in zip(drawn, middles, said, strict=True):
            interval(axes, y + 0.1, row)
            put(axes, middle(row, row["value"]), y, text, lines=2)

    form = "_not" if why[0] else "_one" if len(data) == 1 else ""
    return Sketch(data, fields, names, [_height(text, language) for text in said], paint, form)


def _height(text, language):
    """Return the height of a row, for one line over its mark or for two."""
    return 0.74 if is_long(text, language) else 0.46


def _name(question, why, language):
    return label("table.named", language).format(question, why) if why else question


def _why_not(check, language):
    """Return why a result may not be published: nobody has reviewed it, or its verdict; else nothing."""
    if check.get("drafted"):
        return label("chart.drafted", language)
    return "" if check["verdict"] in PRINTED else label(f"verdict.{check['verdict']}", language)


def _widest(data):
    """Return the checks whose bounds lie furthest apart, as parts of their results, the widest first."""
    room = ((data["high"] - data["low"]) / data["value"]).abs()
    order = room.sort_values(ascending=False, na_position="first", kind="stable").index
    return data.loc[order[:MOST]]


def _in_percent(row):
    """Return a row with its ends in per cent above or below its value; of a fall the ends change places."""
    ends = {end: 100 * (row[end] / row["value"] - 1) for end in ("low", "high")}
    closed = {end: row[f"{end}_closed"] for end in ("low", "high")}
    if row["value"] < 0:
        ends, closed = ({"low": one["high"], "high": one["low"]} for one in (ends, closed))
    return {"value": 0.0, **ends, **{f"{end}_closed": is_closed for end, is_closed in closed.items()}}


def _said(row, places, language):
    """Return a result with its bounds and its unit, as it stands over its mark."""
    value, bounds = result_and_bounds(row, places, language)
    return with_unit(bounds or value, row["unit"], language)


def result_and_bounds(check, places, language="en"):
    """Return the result of a check and what it may be in words, "" if it is exact, in the same decimals.

    These are the `places` of its sentences. Where there are none, or would leave nought, a result has at most
    four digits and its bounds as many decimals.

    Examples
    --------
    >>> gap = {"value": 4.4, "low": 4.3, "high": 4.5, "low_closed": True, "high_closed": True}
    >>> result_and_bounds(gap, 1), result_and_bounds(gap | {"low": 4.4, "high": 4.4}, 2)
    (('4.4', '4.3 to 4.5'), ('4.40', ''))
    >>> result_and_bounds({**gap, "value": 0.0314, "low": 0.0314, "high": 0.0314}, 0)
    ('0.0314', '')
    """
    interval, value = row_interval(check), result(check["value"])
    if places is None or not round(check["value"], places):
        places = decimals(interval, check["value"])
    else:
        value = number(Decimal(f"{check['value']:.{places}f}"))
    return value, "" if interval.exact else allowed(interval, places, language)


def with_unit(words, unit, language="en"):
    """Return a number, or what it may be, with its unit behind the last digit.

    Examples
    --------
    >>> with_unit("24.4", "%"), with_unit("30", "firms"), with_unit("30或以上", "個", "zh")
    ('24.4%', '30 firms', '30個或以上')
    >>> with_unit("18.5 or more", "%"), with_unit("30", "")
    ('18.5% or more', '30')
    """
    apart = " " if language == "en" and unit not in CLOSE else ""
    return LAST_DIGIT.sub(lambda digit: f"{digit[0]}{apart}{unit}", words)


def at_the_unit(words):
    """Return a number, or what it may be, in two: what stands before its unit, and what after it.

    Examples
    --------
    >>> at_the_unit("70或以上"), at_the_unit("more than 3, less than 4")
    (('70', '或以上'), ('more than 3, less than 4', ''))
    """
    last = LAST_DIGIT.search(words)
    return (words[: last.end()], words[last.end() :]) if last else (words, "")
