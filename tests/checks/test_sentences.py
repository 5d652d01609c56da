"""Sentences: every blank filled, every condition said, and nothing printed that has no number."""

import re
from fractions import Fraction
from types import SimpleNamespace

import pytest

from helpers.article import companion, read_article
from helpers.base import Interval
from helpers.checks.checks_file import read_checks_file
from helpers.checks.judge import judge
from helpers.checks.run import run_checks
from helpers.checks.sentences import BLANK, PARTS, about, conditions, filled, said
from helpers.checks.verdict import verdicts_to
from helpers.table import table_errors, tabulate
from tests.checks.checks_files import SMALL, checks_file

ARTICLES = ["article", "articles/population", "articles/travel", "articles/prices"]
CLAUSES = {"a": "one is so", "b": "two is so", "c": {"en": "three is so", "zh": "三"}}
ASSUMED = {
    key: {"en": f"assumed {key}", "zh": f"假設{key}", "clause": clause} for key, clause in CLAUSES.items()
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
        "more than (余) stays below the next hundred, there are 0.87 to 0.97 first secretaries per village "
        "on average, fewer than one."
    )
    assert chinese == (
        "如果三類村互不重疊、未註明日期的數字屬於同一天、「約」至多差5，而「余」不到下一個整百，"
        "平均每村有第一書記0.87至0.97名，不到一名。"
    )


def printable(file):
    """Return the checks of a file that may be printed, each with its finding."""
    article = read_article(f"data/{file}.txt")
    declared = read_checks_file(companion(article, "checks.yaml"))
    known = judge(declared, tabulate(article, companion(article, "coding.csv")))
    found = [(check, known[check["id"]]) for check in declared["checks"]]
    return declared, known, [pair for pair in found if pair[1].verdict in verdicts_to("print")]


@pytest.mark.parametrize("file", ARTICLES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_sentence_that_may_be_printed_carries_its_conditions(file, language):
    declared, known, checks = printable(file)
    assert len(checks) > 4
    for check, finding in checks:
        sentence = said(check["publish"], language)
        assert ("{conditions}" in sentence) == bool(finding.assumptions), check["id"]
        if finding.assumptions:
            held = conditions(finding, declared["assumptions"], language)
            printed = filled(sentence, check, known, declared, language)
            assert filled(held, check, known, declared, language) in printed
            assert re.search(
                r"\b(if|assuming|provided)\b" if language == "en" else "如果|若|假定|即使", printed, re.I
            )


def test_no_sentence_retypes_a_condition():
    """What may be printed on conditions gets them from the assumptions of its check, in both languages."""
    conditional = [
        check["id"]
        for check, _ in printable("article")[2]
        if re.search(r"\bif\b", check["publish"]["en"], re.I)
    ]
    assert conditional == [
        check["id"] for check, _ in printable("article")[2] if "{conditions}" in check["publish"]["zh"]
    ]


def test_a_sentence_without_its_conditions_gets_them(tmp_path):
    """Also the one that stands in for another verdict."""
    check = {"expression": "total - undated", "assumptions": ["one_day"]}
    for verdict, printed in ("consistent", "It is 38."), ("bounded", "The printed figures give 38."):
        row = run_checks(SMALL, checks_file(tmp_path, check | {"verdict": verdict})).loc[0]
        assert row["publish"] == f"{printed} This holds if one day."
    stopped = run_checks(SMALL, checks_file(tmp_path, check | {"expression": "parts + people"})).loc[0]
    assert "This holds if" not in stopped["publish"]


def test_why_a_check_stopped_stands_in_brackets_of_its_language(tmp_path):
    file = checks_file(tmp_path, {"expression": "parts + undated", "verdict": "bounded"})
    table = SMALL[SMALL["id"] != "parts"]
    said = {language: run_checks(table, file, language).loc[0, "publish"] for language in ("en", "zh")}
    assert said["en"].endswith(" (not at hand: parts)") and said["zh"].endswith("。（手上沒有：parts）")


@pytest.mark.parametrize("file", ARTICLES)
def test_every_number_of_a_sentence_that_may_be_printed_is_one_that_its_figures_allow(file):
    """Ends are rounded outwards; a result of exact figures is rounded to the nearest."""
    _, _, checks = printable(file)
    tried = 0
    for check, finding in checks:
        own, places = finding.quantity, check.get("places", 0)
        for blank in BLANK.finditer(said(check["publish"], "en")):
            part = blank["name"]
            if part not in PARTS or part == "result":
                continue
            number = Fraction(PARTS[part](own, places, "en").replace(",", "").replace("−", "-"))
            step, tried = Fraction(1, 10**places), tried + 1
            if part in ("low", "high"):
                end = getattr(own.interval, part)
                assert 0 <= (end - number if part == "low" else number - end) < step, check["id"]
            elif own.interval.exact:
                assert abs(number - own.interval.low) <= step / 2, check["id"]
            else:
                assert number in own.interval, check["id"]
    assert tried > 4


@pytest.mark.parametrize(
    ("low", "high", "value", "printed"),
    [
        (5920, 5965, 5942, "5,940"),
        (17, 19, 18.03, "18"),
        (0.9, 0.91, 0.9033, "0.90"),
        (5942, 5942, 5942, "5,900"),
    ],
)
def test_about_stays_within_the_bounds(low, high, value, printed):
    low, high, value = (Fraction(str(number)) for number in (low, high, value))
    assert about(Interval(low, high), value) == printed


def test_about_says_no_number_that_a_hedge_excludes():
    assert about(Interval(1600, 1700, False, False), 1600) == "1,650"
    with pytest.raises(LookupError):
        about(Interval(1600, None, False), 1600)


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
    path = checks_file(tmp_path, check | {"not_publish": sentence}, derived=derived)
    assert run_checks(SMALL, path).loc[0, "not_publish"] == printed


@pytest.mark.parametrize(("blank", "said"), [("{total}", "all are 42"), ("{gone}", "all are here")])
def test_a_condition_whose_number_is_not_there_is_said_without_it(tmp_path, blank, said):
    assumed = {"all": {"en": "all are here", "zh": "都在", "clause": f"all are {blank}"}}
    check = {
        "expression": "parts / total",
        "verdict": "bounded",
        "publish": "{value}",
        "assumptions": ["all"],
    }
    row = run_checks(SMALL, checks_file(tmp_path, check, assumptions=assumed)).loc[0]
    assert row["publish"] == f"The printed figures give 1. This holds if {said}."


@pytest.mark.parametrize("expression", ["at_least(roughly)", "at_most(roughly)"])
@pytest.mark.parametrize("blank", ["{low} to {high}", "{low*100} to {high*100}", "{d.low} to {d.high}"])
def test_an_end_that_is_unbounded_is_told_in_the_sentence_of_the_verdict(tmp_path, expression, blank):
    check = {"expression": "d", "verdict": "bounded", "publish": blank, "not_publish": blank}
    row = run_checks(SMALL, checks_file(tmp_path, check, derived={"d": {"expression": expression}})).loc[0]
    assert row["publish"].startswith("The printed figures allow ")
    assert row["publish"].endswith(
        "(the sentence written for this needs a number or an end that is not there)"
    )
    assert row["not_publish"] == ""


def test_an_amount_reads_naturally_in_both_languages(course):
    assert "1.33 to 1.67 million yuan" in rows(course, "en").loc["sales_an_event", "publish"]
    assert "133萬至167萬元" in rows(course, "zh").loc["sales_an_event", "publish"]


def test_a_trap_does_not_give_away_a_sum_of_unlike_things(course):
    assert "1,008" not in rows(course, "en").loc["patents_and_certificates"].to_string()
