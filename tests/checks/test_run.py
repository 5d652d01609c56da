"""Every relation between the statistics, exactly, against arithmetic that was written down by hand."""

import re
from fractions import Fraction
from math import ceil, floor, nan
from pathlib import Path

import pandas as pd
import pytest

from helpers.article import read_article
from helpers.base import ROOT, Interval, list_rows
from helpers.checks.checks_file import read_checks_file
from helpers.checks.judge import judge
from helpers.checks.run import evaluate, run_checks, without_figures
from helpers.checks.verdict import verdicts
from helpers.table import table_errors, tabulate
from tests.checks.checks_files import SMALL, checks_file
from tests.original import ORIGINAL, needs_original

CHECKS = ROOT / "data" / "checks.yaml"
CODING = ROOT / "data" / "coding.csv"
WORKED = {row["check"]: row for row in list_rows(Path(__file__).with_name("worked_by_hand.csv"))}


@pytest.fixture(scope="module")
def statistics():
    return tabulate(read_article(), CODING)


@pytest.fixture(scope="module")
def checked(statistics):
    return run_checks(statistics, CHECKS).set_index("check")


@pytest.fixture(scope="module")
def found(statistics):
    return judge(read_checks_file(CHECKS), statistics)


def worked(text):
    """Work out written arithmetic with fractions alone; it holds numbers, + - * / and brackets."""
    assert re.fullmatch(r"[\d.+\-*/() ]+", text), text
    return eval(re.sub(r"\d+(?:\.\d+)?", r"Fraction('\g<0>')", text), {"Fraction": Fraction})


def end(text, sign):
    """Return an end as written by hand and whether it is closed; > and < exclude it, empty is unbounded."""
    bare = text.removeprefix(sign).strip()
    return worked(bare) if bare else None, bool(bare) and bare == text


def inwards(low, high):
    """Tighten two ends to whole numbers that are allowed."""
    (low, low_closed), (high, high_closed) = low, high
    least = low if low is None else ceil(low) if low_closed else floor(low) + 1
    most = high if high is None else floor(high) if high_closed else ceil(high) - 1
    return Interval(least, most)


def by_hand(row):
    low, high = end(row["low"], ">"), end(row["high"], "<")
    return inwards(low, high) if row["whole"] else Interval(low[0], high[0], low[1], high[1])


def test_every_check_that_computes_has_been_worked_out_by_hand():
    declared = read_checks_file(CHECKS)
    assert list(WORKED) == [check["id"] for check in declared["checks"] if "expression" in check]


@pytest.mark.parametrize("row", WORKED.values(), ids=list(WORKED))
def test_a_check_gives_what_was_worked_out_by_hand(found, checked, row):
    finding, printed = found[row["check"]], checked.loc[row["check"]]
    assert finding.verdict == printed["verdict"] == row["verdict"]
    if not row["working"]:
        assert finding.quantity is None
        assert printed[["value", "low", "high"]].isna().all()
        assert row["value"] == row["low"] == row["high"] == ""
        return
    assert finding.quantity.value == worked(row["working"])
    assert finding.quantity.interval == by_hand(row)
    places = len(row["value"].partition(".")[2])
    assert f"{printed['value']:.{places}f}" == row["value"]
    ends = [nan if one is None else float(one) for one in (by_hand(row).low, by_hand(row).high)]
    assert printed[["low", "high"]].tolist() == pytest.approx(ends, rel=0, abs=0, nan_ok=True)


# How a result is printed: its bounds rounded outwards, to these decimals.
PRINTED = [
    ("growth", 2, "0.90"),
    ("growth_wrong_base", 3, "0.895"),
    ("units_without_own", 0, "12,150 or more"),
    ("firms_without_own", 0, "0 or more"),
    ("firms_without_own_share", 1, "18.5 or more"),
    ("gap_of_rates", 1, "4.3–4.5"),
    ("firms_union", 0, "58,718–73,260"),
    ("villages_share_wide", 1, "34.0–37.0"),
    ("secretaries_a_village_wide", 2, "0.84–1.00"),
    ("cadres_left", 0, "401–599"),
    ("tax_share", 2, "17.96–18.10"),
    ("price_a_tonne", 0, "5,920–5,965"),
    ("national_growth", 1, "2.6–2.7"),
]


@pytest.mark.parametrize(("check", "places", "printed"), PRINTED, ids=[row[0] for row in PRINTED])
def test_a_result_is_printed_outwards(found, check, places, printed):
    assert found[check].quantity.interval.text(places) == printed


def test_the_pooled_rate_holds_every_pair_of_rates_and_sizes(found):
    pooled = found["pooled_rate"].quantity.interval
    assert pooled.text(1) == "80.5–80.8"
    for firms in (58718, 65000, 73260):
        for social in (6799, 7400, 8041):
            rate = (Fraction("80.2") * firms + Fraction("84.6") * social) / (firms + social)
            assert rate in pooled


def test_relations_with_facts_that_are_not_sure_enough(found):
    """The course has no source for them; with one, they come out as the desk has them."""
    register = Interval(341050, 341150)
    assert (100 * found["firms_union"].quantity.interval / register).high < Fraction("21.5")
    assert (Fraction(5276) / Interval(2300, 2400, False, False)).text(2) == "2.19–2.30"


def test_every_verdict_is_the_one_that_its_sentence_is_written_for(checked):
    written = {check["id"]: check["verdict"] for check in read_checks_file(CHECKS)["checks"]}
    assert checked["verdict"].to_dict() == written
    assert set(written.values()) == set(verdicts()) - {"does-not-add-up"}  # the article has no such case


@needs_original
def test_the_original_gives_the_same(checked):
    again = run_checks(tabulate(read_article(ORIGINAL), CODING), CHECKS).set_index("check")
    pd.testing.assert_frame_equal(again, checked)


def test_without_a_file_there_are_no_rows(statistics):
    empty = run_checks(statistics)
    assert empty.empty
    assert table_errors(empty, "checks") == []


def test_on_another_article_nothing_is_computed():
    """The course's own checks on a table without their figures: not applicable, never nought."""
    again = run_checks(tabulate(read_article()), CHECKS)
    computed = again[again["value"].notna()]
    assert computed["check"].tolist() == ["national_growth"]
    with_expression = again[again["expression"] != ""]
    others = with_expression[with_expression["check"] != "national_growth"]
    assert set(others["verdict"]) == {"not-applicable"}
    assert not others["publish"].str.contains(r"\b0\b").any()


def test_evaluate_refuses_unlike_units(statistics):
    assert evaluate("golden_bridge_revenue / golden_bridge_volume", statistics).text() == "5,920–5,965"
    with pytest.raises(ValueError, match="units differ: 名 / 個"):
        evaluate("first_secretaries + work_teams", statistics)
    with pytest.raises(ValueError, match="unknown name: typo"):
        evaluate("typo + 1", statistics)
    with pytest.raises(ValueError, match="no value for parts"):
        evaluate("more + parts", SMALL.assign(upper=nan, value=SMALL["value"].where(SMALL["id"] != "parts")))


def test_an_id_that_neither_file_nor_table_has_is_told_with_those_there_are(tmp_path):
    path = checks_file(tmp_path, {"expression": "parts + s099"})
    told = "unknown name 's099'.*the table has no s099; its ids are parts, more, total, people, money …"
    with pytest.raises(ValueError, match=told):
        run_checks(SMALL, path)
    path = checks_file(tmp_path, {"expression": "parts + more"}, figures={"parts": "units"})
    with pytest.raises(ValueError, match=r"unknown name 'more'.*List it under figures"):
        run_checks(SMALL, path)


def test_a_figure_that_is_listed_and_gone_is_told_by_check(tmp_path):
    gone = {"expression": "parts / more"}
    path = checks_file(tmp_path, gone, {"expression": "parts"}, gone | {"verdict": "not-applicable"})
    assert without_figures(SMALL, path) == []
    (line,) = without_figures(SMALL[SMALL["id"] != "more"], path)
    assert line.startswith("check c1: the table has no more; its ids are parts, total")
