"""Charts of what printed numbers allow: hedges, rounding, and the limits that follow from both."""

from functools import cache
from math import isnan
from urllib.parse import urlsplit

import pandas as pd

from helpers.base import ROOT, Counted, day, in_sentence, label, list_rows, listed, number, short
from helpers.charts.any_article import where
from helpers.charts.check_bounds import CLOSE, with_unit
from helpers.charts.contract import Sketch
from helpers.charts.course import RATES, figures
from helpers.charts.marks import interval, middle, percent, put, ruler, wide, zero
from helpers.extract import explain_hedge
from helpers.style import RUST, SMALL, inches
from helpers.table import row_interval

# count of covered units, the check that bounds their universe, the outside fact
UNIVERSES = (
    ("covered_nonpublic", "firms_union", "tianjin_firms_2021"),
    ("covered_social", "social_union", "tianjin_social_2021"),
)

BOUNDED = tuple(count for count, *_ in UNIVERSES)
CLEAR = 0.06  # inches between a line and a label beside it
CLOSED = {"low_closed": True, "high_closed": True}
WIDEST = 12  # hedged figures in one chart
ROUNDED = ("gap_of_rates", "price_a_tonne", "tax_share")  # checks
RULES = 3  # readings of hedges that a note explains


@cache
def _outside_facts():
    return {row["id"]: row for row in list_rows(ROOT / "data" / "context.csv")}


def audited(checks, ids):
    """Return some rows of the checks, in the order given."""
    rows = {row["check"]: row for row in checks[checks["check"].isin(ids)].to_dict("records")}
    return [rows[one] for one in ids]


def _years(table, language):
    """Return the first and the last year of the coverage figures, counts and rates."""
    days = figures(table, (BOUNDED[0], *RATES), language)["to"]
    return f"{days.min()[:4]}–{days.max()[:4]}"


def has_hedge(table, checks):
    """Say what is missing if no figure is hedged."""
    return "" if len(_hedged(table)) else "The table has no hedged figure, so this chart has nothing to show."


def _hedged(table):
    """Return the hedged figures; ±7.2 is not among them, for it says how wide a spread is, and is no size."""
    return table[(table["hedge"] != "") & (table["value"] > 0) & ~(table["low"] < 0)]


def hedged_figures(table, checks, language, article):
    """Show what each hedged number allows, in per cent of the number printed."""
    rows = _hedged(table)
    data = rows[["id", "printed", "subject", "value", "low", "high", "low_closed", "high_closed"]]
    for end in ("low", "high"):
        data = data.assign(**{f"{end}_percent": 100 * (data[end] / data["value"] - 1)})
    room = data[["low_percent", "high_percent"]].abs().max(axis=1, skipna=False)
    ages = room.isna() & (rows["kind"] == "age")  # 70歲以上 names a group: what else has no end stands first
    order = (
        room.to_frame("room")
        .assign(ages=ages)
        .sort_values(["room", "ages"], ascending=[False, True], na_position="first", kind="stable")
    )
    order = order.index[:WIDEST]
    data, most = data.loc[order], room[order[0]]
    said = [_with_percent(row, language) for row in rows.loc[order].to_dict("records")]
    fields = {
        "shown": Counted(len(data)),
        "n": Counted(len(rows)),
        "total": Counted(len(table)),
        "printed": data["printed"].iloc[0],
        "allowed": said[0],
        "room": "" if isnan(most) else number(round(most)) if most >= 1 else short(most),
        "side": _side(data.iloc[0], language),
        "list": listed(map(" ".join, zip(data["printed"], said, strict=True)), language),
        "where": where(article, language),
        "arrow": label("chart.hedge.arrow", language) if data[["low", "high"]].isna().any(axis=None) else "",
        "rules": _rules(table.loc[data.index], language),
    }
    names = [f"{row.printed} {row.subject}" for row in data.itertuples()]

    def paint(axes, middles):
        ends = data[["low_percent", "high_percent"]].fillna(0)
        ruler(axes, min(ends.min().min(), 0) - 2, max(ends.max().max(), 0) + 2, percent)
        zero(axes)
        for row, y, text in zip(data.to_dict("records"), middles, said, strict=True):
            row |= {"low": row["low_percent"], "high": row["high_percent"]}
            interval(axes, y + 0.1, row)
            put(axes, middle(row, 0), y, text)

    form = "_one" if len(rows) == 1 else "_endless" if isnan(most) else ""
    return Sketch(data, fields, names, [0.46] * len(data), paint, form)


def _with_percent(row, language):
    """Return what a number allows; 70 of 七成 is no number of its own, so a percentage has its sign."""
    words = row_interval(row).text(None, language)
    return with_unit(words, row["unit"], language) if row["unit"] in CLOSE else words


def _side(row, language):
    if row["high_percent"] >= -row["low_percent"]:
        return label("chart.hedged_figures.above", language)
    return label("chart.hedged_figures.below", language)


def _rules(rows, language):
    """Return how the hedges of some rows are read, as the end of a sentence."""
    hedges = {}
    for printed, hedge in zip(rows["printed"], rows["hedge"], strict=True):
        hedges.setdefault(explain_hedge(printed, language), []).append(hedge)
    between = label("chart.hedge.between", language)
    said = [
        label("chart.hedge.rule", language).format(between.join(dict.fromkeys(found)), rule)
        for rule, found in hedges.items()
        if rule
    ]
    return label("chart.hedge.rules", language).format(listed(said[:RULES], language)) if said else ""


def _spoken(row, month, language):
    """Return one range and its outside count as they are read aloud."""
    place = "within" if row["low"] <= row["outside"] <= row["high"] else "beyond"
    words = {"range": row["range"], "outside": number(row["outside"]), "month": month}
    return label(f"chart.universe_bounds.{place}", language).format(name=row["name"], **words)


def universe_bounds(table, checks, language, article):
    """How many units there may be in all, each range with one count from outside."""
    rows = []
    for count_id, check_id, fact_id in UNIVERSES:
        name = label(f"chart.{count_id}", language)
        bounds, outside = audited(checks, (check_id,))[0], _outside_facts()[fact_id]
        rows.append((check_id, name, bounds["low"], bounds["high"], float(outside["value"]), outside["date"]))
    data = pd.DataFrame(rows, columns=["id", "name", "low", "high", "outside", "outside_date"])
    ranges = [row_interval(row | CLOSED).text(None, language) for row in data.to_dict("records")]
    month = day(data["outside_date"][0], language)
    notes = [label("chart.outside", language).format(number(value), month) for value in data["outside"]]
    rows = data.assign(range=ranges).to_dict("records")
    spoken = [_spoken(row, month, language) for row in rows]
    fields = {
        "low": number(data["low"][0]),
        "high": number(data["high"][0]),
        "list": listed(spoken, language),
        "date": month,
        "years": _years(table, language),
        "all": len(data),
        "inside": int(data["outside"].between(data["low"], data["high"]).sum()),
        "outside_source": urlsplit(outside["source"]).hostname,
    }

    def paint(axes, middles):
        scaled = data[["low", "high", "outside"]].div(data["low"] / 100, axis=0)
        ruler(axes, scaled.min().min() - 5, scaled.max().max() + 5, ticks=5)
        zero(axes, 100)
        for row, y, text, note in zip(scaled.to_dict("records"), middles, ranges, notes, strict=True):
            interval(axes, y, row | CLOSED)
            axes.plot(row["outside"], y, "D", color=RUST, markersize=9, markeredgecolor="white")
            put(axes, (row["low"] + row["high"]) / 2, y - 0.1, text)
            put(axes, row["outside"], y + 0.1, note, va="top")

    return Sketch(data, fields, list(data["name"]), [0.72, 0.72], paint)


def rounding_bounds(table, checks, language, article):
    """How far rounding lets prices, shares and rates move, in per cent of each."""
    rows = dict(zip(RATES, figures(table, RATES, language).to_dict("records"), strict=True))
    rows |= {row["check"]: row for row in audited(checks, ROUNDED)}
    places, ranges = checks.attrs.get("places", {}), []
    for one in (*ROUNDED, *RATES):
        low, high = rows[one]["low"], rows[one]["high"]
        said = row_interval(rows[one]).text(places.get(one), language)
        text = label(f"chart.{one}_unit", language).format(said)
        half = 100 * (high - low) / (high + low)
        ranges.append((one, label(f"chart.{one}_name", language), low, high, text, -half, half))
    data = pd.DataFrame(ranges, columns=["id", "name", "low", "high", "text", "low_percent", "high_percent"])
    data = data.sort_values("high_percent", ascending=False, kind="stable")
    fields = {
        "name": in_sentence(data["name"].iloc[0]),
        "text": data["text"].iloc[0],
        "list": listed((f"{row.name} {row.text}" for row in data.itertuples()), language),
        "most": f"{data['high_percent'].iloc[0]:.1f}",
        "years": _years(table, language),
    }

    def paint(axes, middles):
        end = data["high_percent"].max() * 1.1
        ruler(axes, -end, end, percent, 5)
        zero(axes)
        left, right = axes.get_xlim()
        for row, y in zip(data.to_dict("records"), middles, strict=True):
            interval(axes, y + 0.1, {"low": row["low_percent"], "high": row["high_percent"]} | CLOSED)
            clear = inches(row["text"], SMALL) / 2 + CLEAR  # right of the line, not across it
            put(axes, clear * (right - left) / wide(axes), y, row["text"])

    return Sketch(data, fields, list(data["name"]), [0.46] * len(data), paint)
