"""An objection is run: which checks it changes, and into what."""

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
        ("Another year.", "both", "inconsistent dates", "–"),
        ("Another year.", "c2", "inconsistent dates", "–"),
        ("One of them is none.", "both", "consistent", "30"),
    ]


def test_where_the_only_condition_falls_nothing_is_left(tmp_path):
    swap = {"id": "r", "objection": "It is known.", "without": ["like"]}
    path = checks_file(tmp_path, {"assumptions": ["like"], "verdict": "undefined"}, rebuttals=[swap])
    assert rebut(SMALL, path)["becomes"].tolist() == ["not applicable"]


def test_the_verdict_on_secretaries_flips_with_overlap(course):
    flips = rebut(course[1]["en"], "data/checks.yaml").set_index(["objection", "check"])
    if_weak = flips.loc[("The villages without a star are among the weak.", "secretaries_a_village")]
    assert (if_weak["verdict"], if_weak["becomes"]) == ("bounded", "not supportable")
    assert if_weak["result_becomes"] == "1.22–1.34"
    assert flips.loc[("A village may be of two kinds.", "secretaries_a_village"), "becomes"] == "undefined"


def test_without_a_file_there_are_no_objections():
    assert rebut(SMALL, None).empty
