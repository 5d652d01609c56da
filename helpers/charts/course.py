"""The charts of the course's own article: which figures, which finding, which marks."""

import pandas as pd

from helpers.base import day, in_sentence, label, listed, number
from helpers.charts.contract import Sketch
from helpers.charts.marks import UNDER, bars, beside, percent, ruler, wide, zero
from helpers.style import BLUE, GREY, PALE, RULE, RUST, SMALL, inches
from helpers.table import row_interval

COVERED = (
    "covered_subdistricts",
    "covered_townships",
    "covered_communities",
    "covered_villages",
    "covered_public_bodies",
    "covered_nonpublic",
    "covered_social",
)
RATES = ("coverage_rate_nonpublic", "coverage_rate_social")
PATENTS = ("utility_patents", "design_patents", "invention_patents")
YEAR = ("party_organisations", "party_organisations_net_increase")
CERTIFICATES = ("software_copyrights",)


def figures(table, ids, language):
    """Return the rows of some ids, in the order given, with the short name that charts use."""
    places = {one: place for place, one in enumerate(table["id"])}
    data = table.iloc[[places[one] for one in ids]].reset_index(drop=True)
    return data.assign(name=[label(f"chart.{one}", language) for one in ids])


def _coverage(table, language):
    rows = figures(table, COVERED, language).sort_values("value", ascending=False, kind="stable")
    data = rows[["id", "name", "printed", "value"]]
    most, least = data["value"].max(), data["value"].min()
    return data, {
        "name": data["name"].iloc[0],
        "first": in_sentence(data["name"].iloc[0]),
        "last": in_sentence(data["name"].iloc[-1]),
        "ratio": f"{most / data['value'].iloc[1]:.1f}",
        "times": number(round(most / least)),
        "most": number(most),
        "least": number(least),
        "date": day(rows["to"].iloc[0], language),
    }


def coverage_bars(table, checks, language, article):
    """Seven counts as bars from zero: good for comparing sizes."""
    data, fields = _coverage(table, language)

    def paint(axes, middles):
        bars(axes, middles, list(data["value"]), [number(value) for value in data["value"]])

    return Sketch(data, fields, list(data["name"]), [0.36] * len(data), paint)


def coverage_dots(table, checks, language, article):
    """Show the same seven counts as dots on a log scale: good for ratios and for the small ones."""
    data, fields = _coverage(table, language)

    def paint(axes, middles):
        most = data["value"].max()
        room = 0.7 / wide(axes)  # for the label of the largest
        axes.set_xscale("log")
        axes.set_xlim(80, max(100_000, 80 * (most / 80) ** (1 / (1 - room))))
        axes.minorticks_off()
        axes.set_xticks([100, 1000, 10_000, 100_000], [number(10**power) for power in range(2, 6)])
        axes.grid(True, axis="x")
        axes.hlines(middles, *axes.get_xlim(), color=RULE, linewidth=0.8, linestyle=(0, (1, 3)), gid="rule")
        axes.plot(data["value"], middles, "o", color=BLUE, markersize=9)
        for y, value in zip(middles, data["value"], strict=True):
            beside(axes, value, y, number(value))

    return Sketch(data, fields, list(data["name"]), [0.36] * len(data), paint)


def coverage_rates(table, checks, language, article):
    """Two rates from 0 to 100 per cent, with the rest that is not covered."""
    rows = figures(table, RATES, language).sort_values("value", ascending=False, kind="stable")
    data = rows[["id", "name", "printed", "value"]].assign(rest=(100 - rows["value"]).round(6))
    high, low = rows.to_dict("records")
    gap = row_interval(high) - row_interval(low)
    fields = {
        "high": high["name"],
        "low": in_sentence(low["name"]),
        "high_rate": number(high["value"]),
        "low_rate": number(low["value"]),
        "gap": number(round(high["value"] - low["value"], 6)),
        "gap_low": gap.outwards(1)[0],
        "gap_high": gap.outwards(1)[1],
        "date": day(high["to"], language),
    }

    def paint(axes, middles):
        rate, rest = data["value"], data["rest"]
        room = max(inches(f"{number(left)}%", SMALL) for left in rest) + 0.22
        ruler(axes, 0, 100 * wide(axes) / (wide(axes) - room), percent, 5)
        zero(axes)
        axes.barh(middles[1:], rate, height=0.32, color=BLUE)
        axes.barh(middles[1:], rest, left=rate, height=0.32, color=PALE, edgecolor=GREY, linewidth=1)
        for y, covered, left in zip(middles[1:], rate, rest, strict=True):
            axes.text(2, y, f"{number(covered)}%", color="white", va="center", size=SMALL)
            beside(axes, 100, y, f"{number(left)}%")
        style = {"va": "center", "size": SMALL, "bbox": UNDER}
        axes.text(1, middles[0], label("chart.covered", language), ha="left", **style)
        axes.text(axes.get_xlim()[1], middles[0], label("chart.not_covered", language), ha="right", **style)

    return Sketch(data, fields, ["", *data["name"]], [0.26, 0.5, 0.5], paint)


def firm_rights(table, checks, language, article):
    """Patents and registration certificates side by side: two measures, no sum."""
    patents = figures(table, PATENTS, language).sort_values("value", ascending=False, kind="stable")
    certificates = figures(table, CERTIFICATES, language)
    kinds = [label("chart.patents", language), label("chart.certificates", language)]
    data = pd.concat([patents.assign(measure=kinds[0]), certificates.assign(measure=kinds[1])])
    data = data[["id", "measure", "name", "printed", "value"]].reset_index(drop=True)
    fields = {
        "patents": number(patents["value"].sum()),
        "certificates": number(certificates["value"].sum()),
        "sum": " + ".join(number(value) for value in patents["value"]),
        "list": listed((f"{row.name} {number(row.value)}" for row in data.itertuples()), language),
        "date": day(patents["to"].iloc[0], language),
    }
    names = ["", *patents["name"], "", *certificates["name"]]

    def paint(axes, middles):
        for rows, places, look in (
            (certificates, middles[-1:], {"colour": RUST, "hatch": "///"}),
            (patents, middles[1:4], {"colour": BLUE}),
        ):
            bars(axes, places, list(rows["value"]), [number(value) for value in rows["value"]], **look)
        for kind, count, y in zip(kinds, ("patents", "certificates"), middles[::4], strict=True):
            beside(axes, 0, y, label("chart.named", language).format(kind, fields[count]))

    return Sketch(data, fields, names, [0.34, 0.34, 0.34, 0.34, 0.42, 0.34], paint)


def organisations_pair(table, checks, language, article):
    """Two year-ends as bars from zero, with the difference in words."""
    now, more = figures(table, YEAR, language).to_dict("records")
    base = now["value"] - more["value"]
    days = [str(pd.Timestamp(more["from"]).date() - pd.Timedelta(days=1)), now["to"]]
    fields = {
        "more": number(more["value"]),
        "percent": f"{100 * more['value'] / base:.2f}",
        "now": number(now["value"]),
        "base": number(base),
        "before": day(days[0], language),
        "date": day(days[1], language),
    }
    names = [label("chart.computed", language).format(day(days[0], language)), day(days[1], language)]
    data = pd.DataFrame({"date": days, "value": [base, now["value"]], "basis": ["computed", "printed"]})

    def paint(axes, middles):
        axes.barh(middles, data["value"], height=0.32, color=BLUE)
        ruler(axes, 0, now["value"] * 1.02)
        zero(axes)
        texts = fields["base"], f"{fields['now']} (+{fields['more']}, +{fields['percent']}%)"
        for y, text in zip(middles, texts, strict=True):
            axes.text(now["value"] * 0.02, y, text, va="center", size=SMALL, color="white")

    return Sketch(data, fields, names, [0.5, 0.5], paint)
