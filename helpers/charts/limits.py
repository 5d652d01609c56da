"""Charts of what printed numbers allow: hedges, rounding, and the limits that follow from both."""

from functools import cache
from math import isnan
from urllib.parse import urlsplit

import pandas as pd

from helpers.base import ROOT, day, in_sentence, label, list_rows, listed, number
from helpers.charts.any_article import where
from helpers.charts.course import RATES, figures
from helpers.charts.frame import Sketch
from helpers.charts.marks import in_words, interval, middle, percent, put, ruler, span, zero
from helpers.style import RUST
from helpers.table import row_interval

# count of covered units, the check that bounds their universe, the outside fact
UNIVERSES = (
    ("covered_nonpublic", "firms_union", "tianjin_firms_2021"),
    ("covered_social", "social_union", "tianjin_social_2021"),
)


WIDEST = 12  # hedged figures in one chart
# check, decimal places to print
ROUNDED = (("gap_of_rates", 1), ("price_a_tonne", 0), ("tax_share", 2))
# The signs of the hedges whose reading a chart explains, by the key of the words in labels.csv.
_SIGNS = {"more": "多余餘", "about": "約约", "near": "近"}


@cache
def _outside_facts():
    return {row["id"]: row for row in list_rows(ROOT / "data" / "context.csv")}


def audited(checks, ids):
    """Return some rows of the checks.

    Raises
    ------
    ValueError
        If there are no checks, or not these: the chart's bounds come from them.
    """
    rows = {} if checks is None else {row["check"]: row for row in checks.to_dict("records")}
    if missing := [one for one in ids if one not in rows]:
        raise ValueError(
            f"This chart takes its bounds from the check {missing[0]!r}: "
            "run the checks first and pass them, draw(…, checks=run_checks(…))."
        )
    return [rows[one] for one in ids]


def _years(table, language):
    """Return the first and the last year of the coverage figures, counts and rates."""
    days = figures(table, (UNIVERSES[0][0], *RATES), language)["to"]
    return f"{days.min()[:4]}–{days.max()[:4]}"


def hedged_figures(table, checks, language, article):
    """Show what each hedged number allows, in per cent of the number printed."""
    rows = table[(table["hedge"] != "") & (table["value"] > 0)]
    if rows.empty:
        raise ValueError("The table has no hedged figure, so this chart has nothing to show.")
    data = rows[["id", "printed", "subject", "value", "low", "high", "low_closed", "high_closed"]]
    for end in ("low", "high"):
        data = data.assign(**{f"{end}_percent": 100 * (data[end] / data["value"] - 1)})
    room = data[["low_percent", "high_percent"]].abs().max(axis=1, skipna=False)
    order = room.sort_values(ascending=False, na_position="first", kind="stable").index[:WIDEST]
    data = data.loc[order]
    top, said = data.iloc[0], [in_words(row, language) for row in data.to_dict("records")]
    endless = isnan(room[order[0]])
    side = "above" if top["high_percent"] >= -top["low_percent"] else "below"
    fields = {
        "shown": number(len(data)),
        "n": number(len(rows)),
        "total": number(len(table)),
        "printed": top["printed"],
        "allowed": said[0],
        "room": "" if endless else number(round(room[order[0]])),
        "side": label(f"chart.hedged_figures.{side}", language),
        "list": listed(map(" ".join, zip(data["printed"], said, strict=True)), language),
        "where": where(article, language),
        "arrow": label("chart.hedge.arrow", language) if data[["low", "high"]].isna().any(axis=None) else "",
        "rules": _rules("".join(data["printed"]), language),
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

    return Sketch(data, fields, names, [0.46] * len(data), paint, "_endless" if endless else "")


def _rules(printed, language):
    """Return how the hedges in some printed forms are read, as the end of a sentence."""
    keys = [key for key, signs in _SIGNS.items() if set(signs) & set(printed)]
    rules = [label(f"chart.hedge.{key}", language) for key in keys]
    return label("chart.hedge.rules", language).format(listed(rules, language)) if rules else ""


def _spoken(row, month, language):
    """Return one range and its outside count as they are read aloud."""
    place = "within" if row["low"] <= row["outside"] <= row["high"] else "beyond"
    words = {"range": span(row["low"], row["high"]), "outside": number(row["outside"]), "month": month}
    return label(f"chart.universe_bounds.{place}", language).format(name=row["name"], **words)


def universe_bounds(table, checks, language, article):
    """How many units there may be in all, each range with one count from outside."""
    marks = []
    for count_id, check_id, fact_id in UNIVERSES:
        name = figures(table, (count_id,), language)["name"].iloc[0]
        bounds, outside = audited(checks, (check_id,))[0], _outside_facts()[fact_id]
        marks.append(
            (check_id, name, bounds["low"], bounds["high"], float(outside["value"]), outside["date"])
        )
    data = pd.DataFrame(marks, columns=["id", "name", "low", "high", "outside", "outside_date"])
    month = day(data["outside_date"][0], language)
    notes = [label("chart.outside", language).format(number(value), month) for value in data["outside"]]
    spoken = [_spoken(row, month, language) for row in data.to_dict("records")]
    fields = {
        "low": number(data["low"][0]),
        "high": number(data["high"][0]),
        "list": listed(spoken, language),
        "date": month,
        "years": _years(table, language),
        "outside_source": urlsplit(outside["source"]).hostname,
    }

    def paint(axes, middles):
        scaled = data[["low", "high", "outside"]].div(data["low"] / 100, axis=0)
        ruler(axes, scaled.min().min() - 5, scaled.max().max() + 5, ticks=5)
        zero(axes, 100)
        closed = {"low_closed": True, "high_closed": True}
        for row, y, low, high, note in zip(
            scaled.to_dict("records"), middles, data["low"], data["high"], notes, strict=True
        ):
            interval(axes, y, row | closed)
            axes.plot(row["outside"], y, "D", color=RUST, markersize=9, markeredgecolor="white")
            put(axes, (row["low"] + row["high"]) / 2, y - 0.1, span(low, high))
            put(axes, row["outside"], y + 0.1, note, va="top")

    return Sketch(data, fields, list(data["name"]), [0.72, 0.72], paint)


def rounding_bounds(table, checks, language, article):
    """How far rounding lets prices, shares and rates move, in per cent of each."""
    rows = dict(zip(RATES, figures(table, RATES, language).to_dict("records"), strict=True))
    rows |= {row["check"]: row for row in audited(checks, [check for check, _ in ROUNDED])}
    marks = []
    for one, places in (*ROUNDED, *((rate, 2) for rate in RATES)):
        low, high = rows[one]["low"], rows[one]["high"]
        text = label(f"chart.{one}_unit", language).format(row_interval(rows[one]).text(places))
        half = 100 * (high - low) / (high + low)
        marks.append((one, label(f"chart.{one}_name", language), low, high, text, -half, half))
    data = pd.DataFrame(marks, columns=["id", "name", "low", "high", "text", "low_percent", "high_percent"])
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
        for row, y in zip(data.to_dict("records"), middles, strict=True):
            ends = {"low": row["low_percent"], "high": row["high_percent"]}
            interval(axes, y + 0.1, ends | {"low_closed": True, "high_closed": True})
            put(axes, 0, y, row["text"])

    return Sketch(data, fields, list(data["name"]), [0.46] * len(data), paint)
