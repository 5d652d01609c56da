"""An objection is run: which checks it changes, and into what."""

from math import nan

import pytest

from helpers.base import ROOT, ROUNDING
from helpers.checks.judge import figure
from helpers.checks.rebuttals import rebut
from tests.checks.checks_files import SMALL, checks_file


def test_rebuttals(tmp_path):
    path = checks_file(
        tmp_path,
        {"id": "both"},
        {"expression": "total - more"},
        derived={"both": {"expression": "parts + more", "assumptions": ["apart"]}},
        rebuttals=[
            {"id": "r1", "objection": "They overlap.", "without": ["apart"]},
            {"id": "r2", "objection": "Another base.", "instead": {"total": "roughly"}},
            {"id": "r3", "objection": "Another year.", "dated": {"more": "2021-12-31"}},
            {"id": "r4", "objection": "One of them is none.", "instead": {"both": "parts"}},
        ],
    )
    flips = rebut(SMALL, path)
    told = [tuple(flip) for flip in flips[["objection", "check", "becomes", "result_becomes"]].to_numpy()]
    assert told == [
        ("They overlap.", "both", "undefined", "–"),
        ("Another base.", "c2", "bounded", "23–33"),
        ("Another year.", "both", "inconsistent-dates", "–"),
        ("Another year.", "c2", "inconsistent-dates", "–"),
        ("One of them is none.", "both", "consistent", "30"),
    ]


def test_where_the_only_condition_falls_nothing_is_left(tmp_path):
    swap = {"id": "r", "objection": "It is known.", "without": ["like"]}
    path = checks_file(tmp_path, {"assumptions": ["like"], "verdict": "undefined"}, rebuttals=[swap])
    assert rebut(SMALL, path)["becomes"].tolist() == ["not-applicable"]


def test_the_verdict_on_secretaries_flips_with_overlap(course):
    flips = rebut(course[1]["en"], "data/checks.yaml").set_index(["objection", "check"])
    if_weak = flips.loc[("The villages without a star are among the weak.", "secretaries_a_village")]
    assert (if_weak["verdict"], if_weak["becomes"]) == ("bounded", "not-supportable")
    assert if_weak["result_becomes"] == "1.22–1.34"
    assert flips.loc[("A village may be of two kinds.", "secretaries_a_village"), "becomes"] == "undefined"


def test_without_a_file_there_are_no_objections():
    assert rebut(SMALL, None).empty


@pytest.mark.parametrize(
    ("way", "share"), [("half", "17.96–18.10"), ("down", "18.01–18.14"), ("cut off", "18.01–18.14")]
)
def test_rounding_is_an_assumption_that_can_be_swapped(course, tmp_path, way, share):
    """1.72億元 of 9.54億元: cut off, they may be 1.72 to 1.73 of 9.54 to 9.55."""
    swap = {"id": "r", "objection": "Rounded otherwise.", "rounding": way}
    text = (ROOT / "data" / "checks.yaml").read_text(encoding="utf-8").partition("\nrebuttals:")[0]
    path = tmp_path / "checks.yaml"
    path.write_text(f"{text}\nrebuttals: [{swap}]\n", encoding="utf-8")
    (tmp_path / "context.csv").write_bytes((ROOT / "data" / "context.csv").read_bytes())
    flips = rebut(course[1]["en"], path).set_index("check")["result_becomes"]
    assert flips.get("tax_share", "17.96–18.10") == share


def test_a_figure_below_nought_is_cut_off_towards_nought():
    row = {"value": -3.2, "low": -3.25, "high": -3.15, "low_closed": True, "high_closed": True}
    row |= {
        "upper": nan,
        "status": "rounded",
        "unit": "%",
        "kind": "change",
        "direction": "",
        "from": "",
        "to": "",
    }
    intervals = {way: repr(figure(row, None, way).quantity.interval) for way in ROUNDING}
    assert intervals == {
        "half": "[-13/4, -63/20]",
        "down": "[-16/5, -31/10)",
        "cut off": "(-33/10, -16/5]",
    }
