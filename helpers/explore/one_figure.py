"""One figure under a slider, and what follows from each of its values."""

import base64
import html
from fractions import Fraction

import pandas as pd

from helpers.base import decimals, label, number
from helpers.charts import png
from helpers.checks import figure_to_vary, moves, run_checks, stress_range, with_value, worth_varying
from helpers.explore.beside_table import WIDE, show_beside_table
from helpers.style import BAND, BLUE, GREY, INK, SMALL, house_style, wrapped
from helpers.table import row_interval, table_html

PANELS = 3  # more would not fit a screen beside the slider; the table has them all


def vary(table, checks=None, language="en", figure=""):
    """Show a slider for one figure and what follows from each of its values.

    Parameters
    ----------
    table : DataFrame
        From `tabulate`.
    checks : str or Path, optional
        A checks file. None: the slider only says which values the printed form allows.
    language : {"en", "zh"}
    figure : str
        The id to start with; empty: the inexact figure on which most checks rest.
    """
    import ipywidgets as widgets

    figures = worth_varying(table, checks)
    choice = widgets.SelectionSlider(
        options=list(zip(figures["printed"], figures["id"], strict=True)),
        value=figure or figure_to_vary(table, checks),
        description=label("explore.figure", language),
        **WIDE,
    )
    slider = widgets.FloatSlider(description=label("explore.value", language), **WIDE)
    view = widgets.HTML()
    moved = {}

    def redraw(_=None):
        if choice.value not in moved:
            moved[choice.value] = moves(table, choice.value, checks, language)
        view.value = _consequences(table, choice.value, slider.value, checks, moved[choice.value], language)

    def restart(_=None):
        row = _row(table, choice.value)
        steps = stress_range(row)
        with slider.hold_trait_notifications():  # a new range must not cut the old value off first
            slider.min, slider.max, slider.step = steps[0], steps[-1], steps[1] - steps[0]
            slider.value = row["value"]
            slider.readout_format = ",.0f" if all(step.is_integer() for step in steps) else ",.2f"
        redraw()

    restart()
    choice.observe(restart, "value")
    slider.observe(redraw, "value")
    fallback = _plain_table(moved[choice.value], language)
    show_beside_table(widgets.VBox([choice, slider, view]), fallback, language)


def _row(table, figure):
    return table[table["id"] == figure].iloc[0].to_dict()


def _consequences(table, figure, value, checks, moved, language):
    """Return picture and table of what one value of a figure leads to, as HTML."""
    row = _row(table, figure)
    holds = Fraction(str(value)) in row_interval(row)
    said = label("explore.allowed" if holds else "explore.not_allowed", language)
    words = said.format(printed=row["printed"], value=number(value))
    words = html.escape(f"{row['subject']}. {words}" if row["subject"] else words)
    picture = base64.b64encode(png(_picture(row, value, moved, language))).decode("ascii")
    style = "display:block;max-width:100%;width:640px"
    image = f'<img src="data:image/png;base64,{picture}" alt="{words}" style="{style}">'
    if moved.empty:
        return (
            f"<p role='status'>{words}</p>{image}<p>{html.escape(label('explore.no_checks', language))}</p>"
        )
    before = run_checks(table, checks, language)
    now = run_checks(with_value(table, figure, value), checks, language)
    rests = now["check"].isin(moved["check"])
    results = _results(now[rests], before.loc[rests, "verdict"], language)
    return f"<p role='status'>{words}</p>{image}{table_html(results, language)}"


def _results(now, verdicts_before, language):
    """Return question, result and verdict of some checks, saying which verdicts flipped."""
    flipped = f" ({label('explore.flipped', language)})"
    verdicts = [
        label(f"verdict.{verdict}", language) + (flipped if verdict != old else "")
        for verdict, old in zip(now["verdict"], verdicts_before, strict=True)
    ]
    columns = {
        "question": now["question"],
        "result": [_bounds(one, language) for one in now.itertuples()],
        "verdict": verdicts,
    }
    return pd.DataFrame({label(f"explore.{name}", language): column for name, column in columns.items()})


def _bounds(check, language):
    """Return the ends of a result with its unit, rounded outwards at four digits; empty if it has none."""
    if check.value != check.value:  # NaN
        return ""
    interval = row_interval(check._asdict())
    return f"{interval.text(decimals(interval, check.value), language)} {check.unit}".rstrip()


def _plain_table(moved, language):
    """Return what every check gives at the first, middle and last value tried, as HTML."""
    if moved.empty:
        return f"<p>{html.escape(label('explore.no_checks', language))}</p>"
    values = sorted(set(moved["figure"]))
    some = moved[moved["figure"].isin([values[0], values[len(values) // 2], values[-1]])]
    results = some.assign(result=[_bounds(one, language) for one in some.itertuples()])
    results["figure"] = results["figure"].map(number)
    wide = results.pivot_table(
        index="question", columns="figure", values="result", aggfunc="first", sort=False
    )
    value = label("explore.value", language)
    return table_html(wide.rename_axis(index=label("explore.question", language), columns=value), language)


def _picture(row, value, moved, language):
    """Draw what the printed form allows, and a band for each result; a stroke marks the value."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    one_a_unit = moved.drop_duplicates("unit")["check"].head(PANELS)
    results = [moved[moved["check"] == check] for check in one_a_unit]
    steps = stress_range(row)
    heights = [0.35] + [1] * len(results)
    with house_style(language):
        figure = Figure(figsize=(6.4, 0.6 + 1.1 * sum(heights)), layout="constrained")
        FigureCanvasAgg(figure)
        panels = figure.subplots(len(heights), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
        _panel(panels[0], f"{label('explore.allows', language)} {row['printed']}", value)
        panels[0].axvspan(max(row["low"], steps[0]), min(row["high"], steps[-1]), color=BAND)
        panels[0].set_yticks([])
        for axes, one in zip(panels[1:], results, strict=True):
            unit = f" ({one['unit'].iloc[0]})" if one["unit"].iloc[0] else ""
            _panel(axes, one["question"].iloc[0] + unit, value)
            axes.fill_between(one["figure"], one["low"], one["high"], color=BAND)
            axes.plot(one["figure"], one["value"], color=BLUE, linewidth=2)
            axes.margins(y=0.15)
            axes.yaxis.get_major_locator().set_params(nbins=3)
        panels[-1].set_xlim(steps[0], steps[-1])
        panels[-1].tick_params(axis="x", labelbottom=True)
    return figure


def _panel(axes, title, value):
    axes.set_title(wrapped(title, 6, SMALL, 1), size=SMALL, loc="left", color=INK)
    axes.axvline(value, color=INK, linewidth=2)
    axes.tick_params(labelsize=SMALL, colors=GREY)
    for which in (axes.xaxis, axes.yaxis):
        which.set_major_formatter(lambda tick, _: number(tick))
