"""What follows from each value of one figure, as a picture for paper."""

from helpers.base import label, number
from helpers.checks import moves, stress_range
from helpers.style import BAND, BLUE, GREY, INK, SMALL, house_style, wrapped

PANELS = 3  # more would not fit a page; the table has them all


def what_follows(table, row, checks, language):
    """Draw what the printed form allows, and a band for each result; a stroke marks the printed value.

    Returns
    -------
    matplotlib.figure.Figure
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    moved = moves(table, row["id"], checks, language)
    one_a_unit = moved.drop_duplicates("unit")["check"].head(PANELS)
    results = [moved[moved["check"] == check] for check in one_a_unit]
    steps = stress_range(row)
    heights = [0.35] + [1] * len(results)
    with house_style(language):
        figure = Figure(figsize=(6.4, 0.6 + 1.1 * sum(heights)), layout="constrained")
        FigureCanvasAgg(figure)
        panels = figure.subplots(len(heights), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
        _panel(panels[0], label("explore.allows", language).format(row["printed"]), row["value"])
        panels[0].axvspan(max(row["low"], steps[0]), min(row["high"], steps[-1]), color=BAND)
        panels[0].set_yticks([])
        for axes, one in zip(panels[1:], results, strict=True):
            question, unit = one[["question", "unit"]].iloc[0]
            _panel(
                axes,
                label("table.named", language).format(question, unit) if unit else question,
                row["value"],
            )
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
