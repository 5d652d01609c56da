"""Charts of what printed numbers allow: hedges, rounding, and the limits that follow from both."""

import csv
from functools import cache

import pandas as pd

from helpers.course_charts import RATES, figures
from helpers.files import ROOT
from helpers.house import RUST, Sketch, inside, number
from helpers.labels import label
from helpers.marks import interval, percent, put, ruler, span, zero
from helpers.table import row_interval

UNIVERSES = (
    ("covered_nonpublic", "coverage_rate_nonpublic", "tianjin_firms_2021"),
    ("covered_social", "coverage_rate_social", "tianjin_social_2021"),
)


ROUNDED = "tongrentang_tax", "tongrentang_output", "golden_bridge_revenue", "golden_bridge_volume"


@cache
def _outside_facts():
    with (ROOT / "data" / "context.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def hedged_figures(table, checks, language, article):
    """Show what each hedged number allows, in per cent of the number printed."""
    rows = table[(table["hedge"] != "") & (table["value"] > 0)]
    if rows.empty:
        raise ValueError("The table has no hedged figure, so this chart has nothing to show.")
    data = rows[["id", "printed", "subject", "value", "low", "high", "low_closed", "high_closed"]]
    data = data.assign(
        low_percent=100 * (data["low"] / data["value"] - 1),
        high_percent=100 * (data["high"] / data["value"] - 1),
    ).sort_values("high_percent", ascending=False)
    top = data.iloc[0]
    fields = {
        "n": number(len(data)),
        "total": number(len(table)),
        "printed": top["printed"],
        "room": number(round(top["high_percent"])),
        "list": "; ".join(f"{row.printed} {span(row.low, row.high)}" for row in data.itertuples()),
    }
    names = [f"{row.printed} {row.subject}" for row in data.itertuples()]

    def paint(axes, middles):
        ends = data[["low_percent", "high_percent"]]
        ruler(
            axes,
            min(ends.min().min(), 0) - 2,
            ends.max().max() + 2,
            lambda value: f"{number(value)}%".replace("−0%", "0%"),
        )
        zero(axes)
        for row, y in zip(data.to_dict("records"), middles, strict=True):
            ends = {"low": row["low_percent"], "high": row["high_percent"]}
            interval(axes, y + 0.1, row | ends)
            put(axes, (ends["low"] + ends["high"]) / 2, y, span(row["low"], row["high"]))

    return Sketch(data, fields, names, [0.46] * len(data), paint)


def universe_bounds(table, checks, language, article):
    """How many units there may be in all, each range with one count from outside."""
    marks = []
    for count_id, rate_id, fact_id in UNIVERSES:
        count, rate = figures(table, (count_id, rate_id), language).to_dict("records")
        most = (100 * row_interval(count) / row_interval(rate)).whole().high
        outside = _outside_facts()[fact_id]
        marks.append(
            (count_id, count["name"], count["value"], float(most), float(outside["value"]), outside["date"])
        )
    data = pd.DataFrame(marks, columns=["id", "name", "low", "high", "outside", "outside_date"])
    notes = [label("chart.outside", language).format(number(value)) for value in data["outside"]]
    rows = zip(data["name"], data["low"], data["high"], notes, strict=True)
    fields = {
        "low": number(data["low"][0]),
        "high": number(data["high"][0]),
        "list": "; ".join(f"{name} {span(low, high)}, {note}" for name, low, high, note in rows),
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
    rows = figures(table, (*RATES, *ROUNDED), language).to_dict("records")
    low_rate, high_rate, tax, output, revenue, volume = map(row_interval, rows)
    results = (
        ("gap", 1, high_rate - low_rate),
        ("price", 0, revenue / volume),
        ("tax_share", 2, 100 * tax / output),
        (RATES[0], 2, low_rate),
        (RATES[1], 2, high_rate),
    )
    marks = []
    for one, places, allowed in results:
        middle = (allowed.low + allowed.high) / 2
        ends = [float(end) for end in (allowed.low, allowed.high)]
        moves = [100 * (end / float(middle) - 1) for end in ends]
        text = label(f"chart.{one}_unit", language).format(allowed.text(places))
        marks.append((one, label(f"chart.{one}_name", language), *ends, text, *moves))
    data = pd.DataFrame(marks, columns=["id", "name", "low", "high", "text", "low_percent", "high_percent"])
    data = data.sort_values("high_percent", ascending=False)
    fields = {
        "name": inside(data["name"].iloc[0]),
        "text": data["text"].iloc[0],
        "list": "; ".join(f"{row.name} {row.text}" for row in data.itertuples(index=False)),
        "most": f"{data['high_percent'].iloc[0]:.1f}",
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
