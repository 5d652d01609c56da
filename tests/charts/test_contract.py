"""The contract of a chart: what a table lacks is said in words; a mistake in a chart is an error."""

import re

import pandas as pd
import pytest

from helpers.charts import contract, gallery
from helpers.charts.contract import Chart, Sketch, has_bounds, has_days, has_figures, missing
from helpers.charts.gallery import GALLERY, draw, draw_all
from tests.pictures import OF_THE_COURSE

TABLE = pd.DataFrame({"id": ["villages", "towns"], "from": ["2022-01-01", ""], "to": ["2022-12-31", ""]})
CHECKS = pd.DataFrame({"check": ["sum", "share"], "low": [1.0, float("nan")], "high": [2.0, float("nan")]})


@pytest.mark.parametrize(
    ("need", "said"),
    [
        (has_figures("villages", "towns"), ""),
        (
            has_figures("villages", "lakes"),
            "This chart is for the course's own article: the table has no 'lakes'.",
        ),
        (has_days("villages", ends=("from", "to")), ""),
        (has_days("villages", "towns"), "This chart names a day: the table has none for 'towns'."),
        (has_bounds("sum"), ""),
        (
            has_bounds("sum", "share"),
            "This chart takes its bounds from the check 'share': "
            "run the checks first and pass them, draw(…, checks=run_checks(…)).",
        ),
    ],
)
def test_a_need_says_what_is_missing(need, said):
    assert need(TABLE, CHECKS) == said


def test_the_first_thing_missing_is_told():
    needs = has_figures("villages"), has_days("towns"), has_bounds("sum")
    assert missing(needs, TABLE, None) == "This chart names a day: the table has none for 'towns'."
    assert missing(needs[::2], TABLE, None).startswith("This chart takes its bounds from the check 'sum'")
    assert missing((), TABLE[:0], None) == "The table has no row, so there is nothing to draw."


def test_draw_tells_what_draw_all_leaves_out(course):
    _, tables, checks = course
    table = tables["en"].iloc[:5]
    drawn = [figure.record["id"] for figure in draw_all(table, checks["en"])]
    left_out = [chart for chart in gallery.CHARTS if chart not in drawn]
    assert {"hedged_figures", "where_the_numbers_are", "how_big_they_are"} <= set(drawn)
    assert {"coverage_bars", "firm_rights"} <= set(left_out)
    for chart in left_out:
        with pytest.raises(ValueError, match=r"^This chart "):
            draw(chart, table, checks["en"])


def test_without_days_no_chart_names_one(course):
    """A coding may give no dates: then the charts that name a day are left out."""
    _, tables, checks = course
    table = tables["en"].assign(**{"from": "", "to": ""})
    drawn = {figure.record["id"]: figure.record for figure in draw_all(table, checks["en"])}
    assert {"hedged_figures", "where_the_numbers_are", "how_big_they_are"} <= set(drawn)
    for chart, record in drawn.items():
        words = record["title"] + record["subtitle"] + record["note"]
        assert not re.search(r"\b(?:19|20)\d\d\b", words), f"{chart} needs has_days(…)"


def test_an_error_inside_a_chart_is_an_error(course, monkeypatch):
    _, tables, _ = course

    def broken(table, checks, language, article):
        raise ValueError("a mistake in the chart")

    monkeypatch.setitem(gallery.BY_NAME, "coverage_bars", Chart(broken))
    with pytest.raises(ValueError, match="a mistake in the chart"):
        list(draw_all(tables["en"]))


def test_every_chart_returns_a_sketch_by_its_needs_alone(course):
    article, tables, checks = course
    for chart in GALLERY:
        if chart.sketch.__name__ not in OF_THE_COURSE:
            continue
        assert missing(chart.needs, tables["en"], checks["en"]) == ""
        sketch = chart.sketch(tables["en"], checks["en"], "en", article)
        assert isinstance(sketch, Sketch)
        assert len(sketch.names) == len(sketch.heights)


def test_the_contract_names_what_a_sketch_has():
    for word in ("data", "fields", "paint", "names", "heights"):
        assert word in contract.__doc__
