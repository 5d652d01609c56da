"""Charts that break the contract, each with the one that repairs it: for the classroom, never saved.

Each says that it is a bad example. `lint` names its faults. A new one is a function that draws on plain axes
and returns its data and the fields of its title, an entry in `EXAMPLES`, and two rows of words.
"""

import pandas as pd

from helpers.base import LANGUAGES, label, number
from helpers.charts.any_article import numbers_in_place
from helpers.charts.contract import has_bounds, has_figures, missing
from helpers.charts.course import CERTIFICATES, COVERED, PATENTS, RATES, YEAR, figures
from helpers.charts.limits import BOUNDED, audited
from helpers.style import RUST, WIDTHS, balanced, house_style

PARKING = "parking_spaces_added"


def draw_bad(example, table, checks=None, language="en", article=None, width="phone"):
    """Return a bad example as a Figure, labelled as one.

    Parameters
    ----------
    example : str
        One of `REPAIRS`; the last works for any article.
    table, checks, language, article, width
        As for `helpers.charts.draw`; two of phone width stand side by side.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if example not in REPAIRS:
        raise ValueError(f"No bad example is called {example!r}. Choose one of: {', '.join(REPAIRS)}.")
    paint, _, needs = EXAMPLES[example]
    if lacks := missing(needs, table, checks):
        raise ValueError(lacks)
    with house_style(language):
        figure = Figure(figsize=(WIDTHS[width], 3.6), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        data, fields = paint(axes, table, checks, language, article)
        title = label(f"chart.bad.{example}.title", language).format(**fields)
        said = balanced(label("chart.bad", language).format(title), WIDTHS[width] - 0.3, 12)
        figure.suptitle(said, color=RUST, size=12, x=0.02, ha="left")
    figure.record = {"id": example, "language": language, "title": title, "data": data}
    figure.record["alt"] = {
        each: label("chart.bad", each).format(label(f"chart.bad.{example}.alt", each)) for each in LANGUAGES
    }
    return figure


def _values(table, ids, language):
    return figures(table, ids, language)[["name", "value"]]


def _pie_of_non_parts(axes, table, checks, language, article):
    data = _values(table, COVERED, language)
    axes.pie(data["value"], labels=[balanced(name, 1, 10) for name in data["name"]])
    return data, {}


def _log_bars(axes, table, checks, language, article):
    data = _values(table, COVERED, language).sort_values("value", kind="stable")
    axes.barh(data["name"], data["value"])
    axes.set_xscale("log")
    axes.set_xlim(1, 100_000)
    axes.set_xticks([1, 100, 10_000], ["1", "100", "10,000"])
    return data, {}


def _one_stack(axes, table, checks, language, article):
    data = _values(table, (*PATENTS, *CERTIFICATES), language)
    base = 0
    for row in data.itertuples():
        axes.bar([""], row.value, bottom=base, label=row.name)
        base += row.value
    axes.legend(fontsize=9)
    return data, {"total": number(base)}


def _people(table):
    return table.loc[(table["hedge"] == "余") & (table["unit"] == "名"), ["printed", "value"]]


def _bare_hedges(axes, table, checks, language, article):
    data = _people(table)
    axes.barh([printed.replace("余", "") for printed in data["printed"]], data["value"])
    return data, {}


def _truncated_pair(axes, table, checks, language, article):
    now, more = figures(table, YEAR, language)["value"]
    data = pd.DataFrame({"name": ["2021", "2022"], "value": [now - more, now]})
    axes.bar(data["name"], data["value"])
    axes.set_ylim(67_400, 68_200)
    return data, {}


def _missing_base(axes, table, checks, language, article):
    data = _values(table, (YEAR[1], PARKING), language)
    axes.barh([balanced(name, 1.2, 10) for name in data["name"]], data["value"])
    return data, {}


def _dual_axis(axes, table, checks, language, article):
    counts = _values(table, BOUNDED, language)
    data = counts.assign(rate=list(_values(table, RATES, language)["value"]))
    axes.plot(data["name"], data["value"], marker="o")
    axes.set_ylabel(label("chart.bad.dual_axis.count", language))
    other = axes.twinx()
    other.plot(data["name"], data["rate"], marker="o", color="tab:orange")
    other.set_ylabel(label("chart.bad.dual_axis.rate", language))
    return data, {}


def _false_precision(axes, table, checks, language, article):
    (price,) = audited(checks, ("price_a_tonne",))
    data = pd.DataFrame([price])[["check", "value"]]
    axes.bar([""], price["value"])
    return data, {"value": f"{price['value']:,.4f}"}


def _colour_alone(axes, table, checks, language, article):
    data = numbers_in_place(table, article)
    for _, group in data.groupby("role", sort=False):
        axes.scatter(group["start"], [0] * len(group))
    axes.set_yticks([])
    return data[["start", "printed", "role"]], {}


def _has_people(table, checks):
    return "" if len(_people(table)) else "The table has no people counted with 余."


# How it is drawn, the chart that repairs it, what it needs: see `contract`.
EXAMPLES = {
    "pie_of_non_parts": (_pie_of_non_parts, "coverage_bars", (has_figures(*COVERED),)),
    "log_bars": (_log_bars, "coverage_dots", (has_figures(*COVERED),)),
    "one_stack": (_one_stack, "firm_rights", (has_figures(*PATENTS, *CERTIFICATES),)),
    "bare_hedges": (_bare_hedges, "hedged_figures", (_has_people,)),
    "truncated_pair": (_truncated_pair, "organisations_pair", (has_figures(*YEAR),)),
    "missing_base": (_missing_base, "organisations_pair", (has_figures(YEAR[1], PARKING),)),
    "dual_axis": (_dual_axis, "universe_bounds", (has_figures(*BOUNDED, *RATES),)),
    "false_precision": (_false_precision, "rounding_bounds", (has_bounds("price_a_tonne"),)),
    "colour_alone": (_colour_alone, "where_the_numbers_are", ()),
}
REPAIRS = {example: repair for example, (_, repair, _) in EXAMPLES.items()}
