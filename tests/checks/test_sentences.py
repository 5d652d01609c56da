"""Sentences: every blank filled, every condition said, and nothing printed that has no number."""

import re
from types import SimpleNamespace

import pytest

from helpers.checks.checks_file import read_checks_file
from helpers.checks.run import run_checks
from helpers.checks.sentences import conditions
from helpers.table import table_errors
from tests.checks.checks_files import SMALL, checks_file

CHECKS = "data/checks.yaml"
DECLARED = read_checks_file(CHECKS)
CLAUSES = {"a": "one is so", "b": "two is so", "c": {"en": "three is so", "zh": "三"}}
ASSUMED = {
    key: {"verdict": "bounded", "en": f"assumed {key}", "zh": f"假設{key}", "clause": clause}
    for key, clause in CLAUSES.items()
}


def rows(course, language):
    return course[2][language].set_index("check")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sentences_are_whole(course, language):
    table = course[2][language]
    assert table_errors(table, "checks") == []
    assert table["publish"].str.len().min() > 5
    assert table["not_publish"].str.len().min() > 3
    for column in ("question", "publish", "not_publish", "assumptions", "unit"):
        assert not table[column].str.contains(r"[{}]|nan|None").any()


def test_sentences_in_chinese_are_in_chinese(course):
    assert rows(course, "zh")["publish"].str.contains("[\u4e00-\u9fff]").all()


def test_a_sentence_says_every_condition_in_both_languages(course):
    english, chinese = (
        rows(course, language).loc["secretaries_a_village", "publish"] for language in ("en", "zh")
    )
    assert english == (
        "If no village is of two kinds, the undated figures are of one day, about (約) is 5 off at most and "
        "more than (余) stays below the next hundred, there are 0.87 to 0.97 first secretaries per village, "
        "fewer than one each."
    )
    assert chinese == (
        "如果三類村互不重疊、未註明日期的數字屬於同一天、「約」至多差5，而「余」不到下一個整百，"
        "每村有第一書記0.87至0.97名，不到一名。"
    )


def test_no_sentence_retypes_a_condition():
    """What may be printed on conditions gets them from the assumptions of its check."""
    bounded = [check for check in DECLARED["checks"] if check["verdict"] == "bounded"]
    conditional = [check for check in bounded if re.search(r"\bif\b", check["publish"]["en"], re.I)]
    retyped = [check["id"] for check in conditional if "{conditions}" not in check["publish"]["en"]]
    assert retyped == ["villages_any_overlap"]  # its if is what would follow, not what it rests on
    filled = [check["id"] for check in conditional if "{conditions}" in check["publish"]["en"]]
    assert filled == [check["id"] for check in DECLARED["checks"] if "{conditions}" in check["publish"]["zh"]]


@pytest.mark.parametrize(
    ("held", "english", "chinese"),
    [
        (["a"], "one is so", "one is so"),
        (["c", "a"], "one is so and three is so", "one is so，而三"),
        (["a", "b", "c"], "one is so, two is so and three is so", "one is so、two is so，而三"),
    ],
)
def test_conditions_stand_in_the_order_of_the_file(held, english, chinese):
    finding = SimpleNamespace(assumptions=held)
    assert [conditions(finding, ASSUMED, language) for language in ("en", "zh")] == [english, chinese]


def test_what_another_condition_covers_goes_without_saying():
    covering = ASSUMED | {"c": ASSUMED["c"] | {"covers": ["a"]}}
    assert (
        conditions(SimpleNamespace(assumptions=["a", "b", "c"]), covering, "en")
        == "two is so and three is so"
    )


def test_without_a_clause_an_assumption_stands_in_its_own_words():
    assert (
        conditions(SimpleNamespace(assumptions=["x"]), {"x": {"en": "all is well", "zh": "好"}}, "zh") == "好"
    )


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("{value} of {total}", "36.0 of 42"),
        ("{low} to {high}: {result}", "31.0 to 41.0: 31.0–41.0"),
        ("about {about}", "about 36"),
        ("{low*100}", "3,100"),
        ("{half.low} and {half}", "17 and 20"),
        ("{gone} is not there", ""),
    ],
)
def test_blanks_are_filled(tmp_path, sentence, printed):
    check = {"expression": "roughly - undated", "places": 1, "assumptions": ["one_day"], "verdict": "bounded"}
    derived = {"half": {"expression": "roughly / 2"}}
    path = checks_file(tmp_path, check | {"publish": sentence}, derived=derived)
    assert run_checks(SMALL, path).loc[0, "publish"] == printed


def test_an_end_that_is_unbounded_is_not_printed(tmp_path):
    check = {"expression": "at_least(roughly)", "verdict": "bounded", "publish": "At most {high}."}
    assert run_checks(SMALL, checks_file(tmp_path, check)).loc[0, "publish"] == ""


def test_an_amount_reads_naturally_in_both_languages(course):
    assert "1.33 to 1.67 million yuan" in rows(course, "en").loc["sales_an_event", "publish"]
    assert "133萬至167萬元" in rows(course, "zh").loc["sales_an_event", "publish"]


def test_a_trap_does_not_give_away_a_sum_of_unlike_things(course):
    assert "1,008" not in rows(course, "en").loc["patents_and_certificates"].to_string()
