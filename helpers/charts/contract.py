"""The contract of a chart: what it is given, what it needs, what it returns, what its words are called.

A new chart is three things. **A function** in this package::

    def my_chart(table, checks, language, article):
        data = …                        # the rows to draw
        fields = {"n": Counted(…)}      # what the words below need, computed

        def paint(axes, middles):       # middles: where each row lies
            bars(axes, middles, …)      # see `marks`

        return Sketch(data, fields, names_of_rows, heights_in_inches, paint)

**Its words**, rows of ``labels.csv`` in this folder (``course_labels.csv`` if they name figures of the
course's article): ``chart.my_chart.title``, ``.subtitle``, ``.note`` and ``.alt`` in both languages, filled
from the fields. With ``form="_one"`` the title is ``chart.my_chart.title_one``; ``{n:# row|# rows}`` puts a
count into words. **One entry** in ``GALLERY`` of `gallery`: ``Chart(my_chart, needs)``. Look at it in both
languages and both widths, then store how it looks: ``python -m tests.test_baseline my_chart``.

It is given the table (from `tabulate`, at least one row), the checks (from `run_checks`, or None), ``en`` or
``zh``, and the article or None. What else it needs stands in its entry: a need is a function of table and
checks that returns ``""``, or the sentence that says what is missing. `draw` raises that sentence as a
ValueError, `draw_all` leaves the chart out. So a chart function never checks its table, and an error in
it is an error. It changes nothing, and the same table gives the same bytes.
"""

from collections.abc import Callable
from typing import NamedTuple


class Sketch(NamedTuple):
    """What one chart shows, before it is dressed: everything a chart function returns."""

    data: object  # DataFrame of what is drawn: the table beside the chart
    fields: dict  # computed words that fill the templates of the labels
    names: list  # of the rows, top to bottom
    heights: list  # the least height of each row, in inches
    paint: Callable  # paint(axes, middles) draws the marks
    form: str = ""  # which variant of the title: "" or the end of its key


class Chart(NamedTuple):
    """An entry of the gallery."""

    sketch: Callable  # sketch(table, checks, language, article) -> Sketch; its name is the chart's id
    needs: tuple = ()  # need(table, checks) -> "" or what is missing


def missing(needs, table, checks):
    """Return what a table lacks for a chart, as a sentence; empty if nothing.

    Examples
    --------
    >>> import pandas as pd
    >>> missing([has_figures("villages")], pd.DataFrame({"id": ["villages"]}), None)
    ''
    >>> missing([has_figures("villages", "towns")], pd.DataFrame({"id": ["villages"]}), None)
    "This chart is for the course's own article: the table has no 'towns'."
    """
    if table.empty:
        return "The table has no row, so there is nothing to draw."
    return next(filter(None, (need(table, checks) for need in needs)), "")


def has_figures(*ids):
    """Return the need for some rows of the table: the chart belongs to the course's article alone."""

    def need(table, checks):
        lacking = [one for one in ids if one not in set(table["id"])]
        return (
            f"This chart is for the course's own article: the table has no {lacking[0]!r}." if lacking else ""
        )

    return need


def has_days(*ids, ends=("to",)):
    """Return the need for the days of some rows, which `has_figures` has asked for."""

    def need(table, checks):
        rows = table[["id", *ends]][table["id"].isin(ids)]
        lacking = [*rows.loc[(rows[list(ends)] == "").any(axis=1), "id"]]
        return f"This chart names a day: the table has none for {lacking[0]!r}." if lacking else ""

    return need


def has_bounds(*ids):
    """Return the need for checks with a result: the chart's bounds come from them."""

    def need(table, checks):
        lacking = [one for one in ids if one not in _with_result(checks)]
        said = (
            "This chart takes its bounds from the check {!r}: "
            "run the checks first and pass them, draw(…, checks=run_checks(…))."
        )
        return said.format(lacking[0]) if lacking else ""

    return need


def _with_result(checks):
    return set() if checks is None else {*checks[["check", "low", "high"]].dropna()["check"]}
