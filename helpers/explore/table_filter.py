"""The table with three filters: kind, speaker and date."""

import html

import pandas as pd

from helpers.base import Counted, label, period
from helpers.explore.beside_table import WIDE, show_beside_table
from helpers.table import table_html


def explore(table, language="en"):
    """Show the table with three filters: kind, speaker and date.

    Parameters
    ----------
    table : DataFrame
        From `tabulate`.
    language : {"en", "zh"}
    """
    import ipywidgets as widgets

    every = label("explore.all", language)
    values = {"kind": _kinds(table, language), "speaker": table["speaker"], "date": _dates(table, language)}
    choices = {name: sorted(set(values[name]) - {""}) for name in ("kind", "speaker")}
    choices["date"] = _dates_in_order(table, language)
    filters = {
        name: widgets.SelectionSlider(
            options=[every, *some], description=label(f"explore.{name}", language), **WIDE
        )
        for name, some in choices.items()
    }
    view = widgets.HTML()

    def redraw(_=None):
        keep = pd.Series(True, index=table.index)
        for name, box in filters.items():
            keep &= (box.value == every) | (values[name] == box.value)
        rows = _listing(table[keep], len(table), language)
        view.value = f"<div tabindex='0' style='max-height:28em;overflow:auto'>{rows}</div>"

    for box in filters.values():
        box.observe(redraw, "value")
    redraw()
    show_beside_table(
        widgets.VBox([*filters.values(), view]), _listing(table, len(table), language), language
    )


def _kinds(table, language):
    return table["kind"].map(lambda kind: label(f"kind.{kind}", language) if kind else "")


def _dates(table, language):
    words = [period(first, last, language) for first, last in zip(table["from"], table["to"], strict=True)]
    return pd.Series(words, index=table.index, dtype="str")


def _dates_in_order(table, language):
    """Return the dates to choose from in the order of their first days; what has none comes last."""
    first = table["from"].mask(table["from"] == "", table["to"]).replace("", "none")
    rows = table.assign(first=first).sort_values(["first", "to"], kind="stable")
    return list(dict.fromkeys(_dates(rows, language)))


def _listing(rows, total, language):
    """Return the filtered table as HTML, with how many rows of how many it holds."""
    shown = pd.DataFrame(
        {
            label("explore.printed", language): rows["printed"],
            label("explore.subject", language): rows["subject"],
            label("explore.kind", language): _kinds(rows, language),
            label("explore.speaker", language): rows["speaker"],
            label("explore.date", language): _dates(rows, language),
        }
    )
    count = label("explore.count", language).format(shown=Counted(len(rows)), total=Counted(total))
    return f"<p role='status'>{html.escape(count)}</p>{table_html(shown, language)}"
