"""Guards refuse, assumptions go past them and are carried, and the weakest link decides."""

from decimal import Decimal

import pandas as pd
import pytest

from helpers.base import rounded
from helpers.checks.checks_file import read_checks_file
from helpers.checks.judge import judge
from helpers.checks.run import run_checks
from helpers.checks.verdict import verdicts
from helpers.table import empty_table
from tests.checks.checks_files import SMALL, checks_file


def verdict_of(folder, expression, *assumptions, **rest):
    check = {"expression": expression, "assumptions": list(assumptions)} | rest
    return run_checks(SMALL, checks_file(folder, check)).loc[0]


@pytest.mark.parametrize(
    ("expression", "verdict", "why"),
    [
        ("parts + money", "not-supportable", "units differ: 個 / 元"),
        ("parts - people", "not-supportable", "count different things"),
        ("share(people, total)", "not-supportable", "count different things"),
        ("max(parts, money)", "not-supportable", "units differ"),
        ("parts * (other_rate / 100)", "not-supportable", "count different things: people / units"),
        ("parts / (other_rate / 100)", "not-supportable", "count different things"),
        ("rate + other_rate", "not-supportable", "count different things"),
        ("parts + more", "undefined", "overlap"),
        ("sum(parts, more, total)", "undefined", "overlap"),
        ("total - late", "inconsistent-dates", "2022-12-31 / 2023-06-30"),
        ("total - undated", "inconsistent-dates", "2022-12-31 / ?"),
        ("undated - begun", "inconsistent-dates", "?"),  # two unknown dates are not the same date
        ("gain - late", "inconsistent-dates", "2022-01-01–2022-12-31 / 2023-06-30"),
        ("late - gain - total", "inconsistent-dates", "2023-06-30"),
        ("gone - parts", "not-applicable", "gone"),
        ("total / (roughly - 40)", "undefined", "the divisor may be nought"),
        ("total / anything", "undefined", "the divisor may be nought"),
    ],
)
def test_guards_refuse(tmp_path, expression, verdict, why):
    row = verdict_of(tmp_path, expression)
    assert row["verdict"] == verdict
    assert why in row["publish"]
    assert pd.isna(row["value"]) and pd.isna(row["low"]) and pd.isna(row["high"])


@pytest.mark.parametrize(
    ("expression", "value", "verdict"),
    [
        ("parts - more", 18, "consistent"),
        ("growth(total, gain)", 5, "consistent"),  # a level meets the flow of the period that it ends
        ("total - gain", 40, "consistent"),
        ("total + loss", 40, "bounded"),  # a fall has a minus
        ("total - loss", 44, "bounded"),
        ("growth(total, loss)", -100 * 2 / 44, "bounded"),
        ("max(gain, loss)", 2, "consistent"),
        ("other_rate - rate", -30, "bounded"),  # two rates may be compared, in percentage points
        ("total * (rate / 100)", 33.6, "bounded"),
        ("per(money, people)", 5 / 7, "consistent"),
        ("undated / 2", 2, "consistent"),  # one figure alone needs no date
        ("100 - rate", 20, "bounded"),
        ("roughly", 40, "bounded"),
    ],
)
def test_guards_let_pass(tmp_path, expression, value, verdict):
    row = verdict_of(tmp_path, expression)
    assert row["verdict"] == verdict
    assert row["value"] == pytest.approx(value)


def test_an_assumption_goes_past_its_guard_and_is_carried(tmp_path):
    assert verdict_of(tmp_path, "parts + more", "apart")["verdict"] == "consistent"
    row = verdict_of(tmp_path, "total - undated", "one_day")
    assert (row["verdict"], row["assumptions"]) == ("consistent", "one day")
    assert row["publish"] == "It is 38. This holds if one day."
    assert verdict_of(tmp_path, "total - undated", "apart")["verdict"] == "inconsistent-dates"
    assert verdict_of(tmp_path, "parts + people", "like")["verdict"] == "undefined"


def test_the_weakest_link_holds_through_checks(tmp_path):
    derived = {
        "rest": {"expression": "total - undated", "assumptions": ["one_day"]},
        "later": {"expression": "total - late"},
        "both": {"expression": "later + rest"},
    }
    path = checks_file(
        tmp_path,
        {"id": "rest"},
        {"expression": "rest / 2"},
        {"id": "both"},
        derived=derived,
    )
    table = run_checks(SMALL, path).set_index("check")
    assert table["verdict"].tolist() == ["consistent", "consistent", "inconsistent-dates"]
    assert table["expression"].tolist() == ["total - undated", "rest / 2", "later + rest"]
    assert table.loc["c2", "assumptions"] == "one day"
    assert table.loc["c2", "inputs"] == "total; undated"
    assert pd.isna(table.loc["both", "value"])


def test_a_check_compares_its_result_and_leaves_the_derived_one_as_it_is(tmp_path):
    path = checks_file(
        tmp_path,
        {"id": "rest", "compare": {"equals": 1}},
        {"expression": "rest / 2"},
        derived={"rest": {"expression": "parts - more"}},
    )
    assert run_checks(SMALL, path)["verdict"].tolist() == ["does-not-add-up", "consistent"]


@pytest.mark.parametrize(
    ("expression", "compare", "verdict"),
    [
        ("parts + more", {"equals": "total"}, "consistent"),
        ("parts + more + 1", {"equals": "total"}, "does-not-add-up"),
        ("parts + more", {"equals": "roughly"}, "consistent"),  # figures may agree whatever their ends
        ("roughly", {"equals": "anything"}, "undefined"),
        ("parts", {"below": 31}, "consistent"),
        ("parts", {"below": 30}, "not-supportable"),
        ("roughly", {"below": 42}, "undefined"),
        ("roughly", {"below": 46}, "bounded"),
        ("parts", {"above": "more"}, "consistent"),
        ("parts", {"equals": "money"}, "not-supportable"),
        ("parts", {"equals": "late"}, "inconsistent-dates"),
    ],
)
def test_comparisons(tmp_path, expression, compare, verdict):
    assert verdict_of(tmp_path, expression, "apart", compare=compare)["verdict"] == verdict


def test_what_counts_whole_things_and_allows_none_does_not_add_up(tmp_path):
    row = verdict_of(tmp_path, "total / 4", whole=True)
    assert (row["verdict"], row["value"]) == ("does-not-add-up", pytest.approx(float("nan"), nan_ok=True))
    assert verdict_of(tmp_path, "total / 4")["value"] == 10.5


def test_another_verdict_than_foreseen_gets_another_sentence(tmp_path):
    row = verdict_of(tmp_path, "parts + more + 1", "apart", compare={"equals": "total"})
    assert row["publish"] == verdicts()["does-not-add-up"]["publish_en"]


def test_outside_facts_come_from_the_file_beside(tmp_path):
    (tmp_path / "context.csv").write_text("id,value,unit,date\nregister,50,個,2022-12-31\n", encoding="utf-8")
    check = {"expression": "total", "compare": {"below": "register"}, "verdict": "bounded"}
    path = checks_file(tmp_path, check, facts={"register": None})
    assert run_checks(SMALL, path).loc[0, "verdict"] == "bounded"  # an outside fact is never better than that
    path = checks_file(tmp_path, check, facts={"register": 20})
    assert run_checks(SMALL, path).loc[0, "verdict"] == "undefined"  # rounded to twenties: 40 to 60


@pytest.mark.parametrize(("confidence", "verdict"), [("good", "bounded"), ("medium", "not-supportable")])
def test_a_fact_that_is_not_sure_carries_no_check(tmp_path, confidence, verdict):
    context = f"id,value,unit,date,confidence\nregister,50,個,2022-12-31,{confidence}\n"
    (tmp_path / "context.csv").write_text(context, encoding="utf-8")
    path = checks_file(tmp_path, {"expression": "share(total, register)"}, facts={"register": None})
    assert run_checks(SMALL, path).loc[0, "verdict"] == verdict


def test_a_fact_may_be_rounded_to_a_decimal_step(tmp_path):
    (tmp_path / "context.csv").write_bytes("\ufeffid,value,unit,date\nrain,5.5,mm,2022\n".encode())
    declared = read_checks_file(checks_file(tmp_path, {"expression": "rain"}, facts={"rain": 0.1}))
    interval = judge(declared, empty_table())["rain"].quantity.interval
    assert interval == rounded(Decimal("5.5"), Decimal("0.1"))


@pytest.mark.parametrize("step", ["{0} * {0}", "{0} / 7 * {0}", "{0} * 1e90", "({0} - 1 / 7) * {0}"])
def test_a_chain_of_results_that_grow_ends(tmp_path, step):
    derived = {"d0": {"expression": "parts / money"}}
    derived |= {f"d{n}": {"expression": step.format(f"d{n - 1}")} for n in range(1, 40)}
    row = run_checks(SMALL, checks_file(tmp_path, {"expression": "d39"}, derived=derived)).loc[0]
    assert row["verdict"] == "undefined"
    assert "too large to be a number of anything" in row["publish"]


def test_a_chain_of_small_results_ends(tmp_path):
    derived = {"d0": {"expression": "parts / total"}}
    derived |= {f"d{n}": {"expression": f"d{n - 1} * d{n - 1}"} for n in range(1, 40)}
    row = run_checks(SMALL, checks_file(tmp_path, {"expression": "d39"}, derived=derived)).loc[0]
    assert row["verdict"] == "undefined"


@pytest.mark.parametrize("expression", ["35 / 3", "parts * 35 / 90", "within(35 / 3, 1 / 9)"])
def test_what_no_whole_number_fits_gets_a_verdict(tmp_path, expression):
    check = {"expression": expression, "whole": True, "publish": "It is {low} to {high}."}
    row = run_checks(SMALL, checks_file(tmp_path, check)).loc[0]
    assert (row["verdict"], row["publish"][:14]) == ("does-not-add-up", "Read this way,")
