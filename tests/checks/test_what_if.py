"""What if: the values to try for a figure, and what the checks make of them."""

import pytest

from helpers.article import read_article
from helpers.checks import expressions
from helpers.checks.run import run_checks
from helpers.checks.what_if import figure_to_vary, moves, stress_range, with_value
from helpers.table import tabulate

CHECKS = "data/checks.yaml"


@pytest.fixture(scope="module")
def course():
    return tabulate(read_article(), "data/coding.csv")


def figure(table, name):
    return table[table["id"] == name].iloc[0].to_dict()


def test_the_range_of_about_350_is_300_to_400(course):
    values = stress_range(figure(course, "unstarred_villages"))
    assert (values[0], values[-1]) == (300, 400) and 350 in values


def test_the_range_holds_all_that_the_printed_form_allows(course):
    for row in course.to_dict("records"):
        values = stress_range(row)
        assert values == sorted(values) and values[0] < row["value"] < values[-1]
        assert values[0] <= row["low"] and row["high"] <= values[-1]


@pytest.mark.parametrize("low", [float("nan"), 0.0])
def test_ranges_of_nought_and_of_no_end(low):
    row = {"value": 0.0, "low": low, "high": float("nan"), "low_closed": False, "high_closed": False}
    values = stress_range(row)
    assert values[0] == -0.5 and values[-1] == 0.5


def test_share_and_people_a_village_move_with_the_figure(course):
    tried = moves(course, "unstarred_villages", CHECKS)
    share = tried[tried["check"] == "villages_share"].set_index("figure")
    assert share.loc[300, "low"] == pytest.approx(100 * 1200 / 3520)
    assert share.loc[400, "high"] == pytest.approx(100 * 1300 / 3520)
    assert (tried["inputs"].str.split("; ").map(lambda ids: "unstarred_villages" in ids)).all()
    assert moves(course, "covered_townships")["check"].tolist() == []


def test_with_value_leaves_the_table_as_it_was(course):
    changed = with_value(course, "unstarred_villages", 400)
    assert figure(changed, "unstarred_villages")["low"] == 400
    assert figure(course, "unstarred_villages")["low"] == 345


def test_where_one_figure_moves_only_what_rests_on_it_is_computed_anew(course, monkeypatch):
    computed = []
    real = expressions.compute
    monkeypatch.setattr("helpers.checks.judge.compute", lambda *given: computed.append(1) or real(*given))
    run_checks(course, CHECKS)  # perhaps known from a test before
    computed.clear()
    run_checks(course, CHECKS)
    assert not computed
    results = run_checks(with_value(course, "unstarred_villages", 351.5), CHECKS)
    assert 0 < len(computed) < len(results) / 2


def test_without_checks_the_first_inexact_figure_is_varied(course):
    assert figure_to_vary(course) == "chapeng_residents"
    assert figure_to_vary(course[course["status"] == "exact"]) == "chapeng_sales_events"
    assert moves(course, "chapeng_residents").empty
