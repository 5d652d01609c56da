"""Guards refuse, assumptions go past them and are carried, and the weakest link decides."""

import pandas as pd
import pytest
import yaml

from helpers.checks.checks_file import verdicts
from helpers.checks.run import rebut, run_checks

FIGURES = {
    **dict.fromkeys(
        ["parts", "more", "total", "gain", "late", "undated", "begun", "roughly", "gone", "anything"], "units"
    ),
    "people": "people",
    "money": None,
    "rate": {"share_of": "units"},
    "other_rate": {"share_of": "people"},
}


def row(name, value, unit="個", kind="count", day="2022-12-31", start="", status="exact", half=0):
    low, high = (float("nan"),) * 2 if status == "undefined" else (value - half, value + half)
    ends = {"low": low, "high": high, "low_closed": True, "high_closed": True}
    return {
        "id": name,
        "value": value,
        "unit": unit,
        "kind": kind,
        "from": start or day,
        "to": day,
        "status": status,
    } | ends


SMALL = pd.DataFrame(
    [
        row("parts", 30.0),
        row("more", 12.0),
        row("total", 42.0),
        row("people", 7.0, "名"),
        row("money", 5.0, "元"),
        row("gain", 2.0, kind="change", start="2022-01-01"),
        row("late", 3.0, day="2023-06-30"),
        row("undated", 4.0, day=""),
        row("begun", 1.0, day="", start="2022-01-01"),
        row("roughly", 40.0, status="hedged", half=5),
        row("rate", 80.0, "%", "share", status="rounded", half=0.5),
        row("other_rate", 50.0, "%", "share"),
        row("anything", 1.0, status="undefined"),
    ]
)

ASSUMPTIONS = {
    "apart": {"passes": ["overlap"], "verdict": "consistent", "en": "apart", "zh": "分開"},
    "one_day": {"passes": ["dates"], "verdict": "bounded", "en": "one day", "zh": "同一天"},
    "like": {"passes": ["units", "universe"], "verdict": "undefined", "en": "alike", "zh": "同類"},
}


def plan_file(folder, *checks, **parts):
    """Write a checks file of checks given as expression, assumptions and what else they hold."""
    universes = {"units": {"en": "units", "zh": "單位"}, "people": {"en": "people", "zh": "人"}}
    plan = {"universes": universes, "figures": FIGURES, "assumptions": ASSUMPTIONS} | parts
    basic = {"group": "g", "question": "q", "verdict": "consistent", "publish": "It is {result}."}
    plan["checks"] = [basic | {"id": f"c{number}"} | check for number, check in enumerate(checks, 1)]
    path = folder / "checks.yaml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def verdict_of(folder, expression, *assumptions, **rest):
    check = {"expression": expression, "assumptions": list(assumptions)} | rest
    return run_checks(SMALL, plan_file(folder, check)).loc[0]


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
    row = verdict_of(tmp_path, "total - undated", "one_day", verdict="bounded")
    assert (row["verdict"], row["assumptions"], row["publish"]) == ("bounded", "one day", "It is 38.")
    assert verdict_of(tmp_path, "total - undated", "apart")["verdict"] == "inconsistent-dates"
    assert verdict_of(tmp_path, "parts + people", "like")["verdict"] == "undefined"


def test_the_weakest_link_holds_through_checks(tmp_path):
    path = plan_file(
        tmp_path,
        {"expression": "total - undated", "assumptions": ["one_day"], "verdict": "bounded"},
        {"expression": "c1 / 2"},
        {"expression": "total - late"},
        {"expression": "c3 + c1"},
    )
    table = run_checks(SMALL, path).set_index("check")
    assert table["verdict"].tolist() == ["bounded", "bounded", "inconsistent-dates", "inconsistent-dates"]
    assert table.loc["c2", "assumptions"] == "one day"
    assert table.loc["c2", "inputs"] == "total; undated"
    assert pd.isna(table.loc["c4", "value"])


@pytest.mark.parametrize(
    ("expression", "compare", "verdict"),
    [
        ("parts + more", {"equals": "total"}, "consistent"),
        ("parts + more + 1", {"equals": "total"}, "does-not-add-up"),
        ("parts + more", {"equals": "roughly"}, "bounded"),
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


def test_another_verdict_than_foreseen_gets_another_sentence(tmp_path):
    row = verdict_of(tmp_path, "parts + more + 1", "apart", compare={"equals": "total"})
    assert row["publish"] == verdicts()["does-not-add-up"]["publish_en"]


def test_outside_facts_come_from_the_file_beside(tmp_path):
    (tmp_path / "context.csv").write_text("id,value,unit,date\nregister,50,個,2022-12-31\n", encoding="utf-8")
    check = {"expression": "total", "compare": {"below": "register"}, "verdict": "bounded"}
    path = plan_file(tmp_path, check, facts={"register": None})
    assert run_checks(SMALL, path).loc[0, "verdict"] == "bounded"  # an outside fact is never better than that
    path = plan_file(tmp_path, check, facts={"register": 20})
    assert run_checks(SMALL, path).loc[0, "verdict"] == "undefined"  # rounded to twenties: 40 to 60


@pytest.mark.parametrize(("confidence", "verdict"), [("good", "bounded"), ("medium", "not-supportable")])
def test_a_fact_that_is_not_sure_carries_no_check(tmp_path, confidence, verdict):
    context = f"id,value,unit,date,confidence\nregister,50,個,2022-12-31,{confidence}\n"
    (tmp_path / "context.csv").write_text(context, encoding="utf-8")
    path = plan_file(tmp_path, {"expression": "share(total, register)"}, facts={"register": None})
    assert run_checks(SMALL, path).loc[0, "verdict"] == verdict


def test_rebuttals(tmp_path):
    path = plan_file(
        tmp_path,
        {"expression": "parts + more", "assumptions": ["apart"]},
        {"expression": "total - more"},
        rebuttals=[
            {"id": "r1", "objection": "They overlap.", "without": ["apart"]},
            {"id": "r2", "objection": "Another base.", "instead": {"total": "roughly"}},
            {"id": "r3", "objection": "Another year.", "dated": {"more": "2021-12-31"}},
            {"id": "r4", "objection": "One of them is none.", "instead": {"c1": "parts"}},
        ],
    )
    flips = rebut(SMALL, path)
    told = [tuple(flip) for flip in flips[["objection", "check", "becomes", "result_becomes"]].to_numpy()]
    assert told == [
        ("They overlap.", "c1", "undefined", "–"),
        ("Another base.", "c2", "bounded", "23–33"),
        ("Another year.", "c1", "inconsistent dates", "–"),
        ("Another year.", "c2", "inconsistent dates", "–"),
        ("One of them is none.", "c1", "consistent", "30"),
    ]
