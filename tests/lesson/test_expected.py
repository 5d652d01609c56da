"""Facts that exercises ask for, on a text short enough to count by hand."""

import os
from fractions import Fraction
from math import isnan
from pathlib import Path
from types import SimpleNamespace

import pytest

from helpers.article import read_article
from helpers.base import ROOT
from helpers.lesson.expected import FACTS, fact

STORY = (
    "縣裡的消息\n2024年5月6日 09:30\n\n“這裡有3個湖。”縣長林文山說。去年有450戶搬來,有約20個村,450人離開…\n"
)


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return read_article(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("characters", len(STORY)),
        ("characters_nfkc", len(STORY) + 2),
        ("bytes", len(STORY.encode("utf-8"))),
        ("paragraphs", 3),
        ("sections", 0),
        ("publication_date", "2024-05-06"),
        ("digit_runs", 9),
        ("arabic_numbers", 9),
        ("distinct_arabic_numbers", 8),
        ("occurrences 450", 2),
        ("starts 450", [STORY.index("450戶"), STORY.index("450人")]),
        ("start 450 2", STORY.index("450人")),
        ("paragraph -1", [STORY.index("“"), STORY.index("…") + 1]),
        ("numbers statistic", 4),
        ("numbers date", 1),
        ("statistics", 4),
        ("hedged", 1),
        ("rows", 4),
        ("rows_with unit 個 人", 3),
        ("dated", 3),
        ("undated", 1),
        ("no_statistics", 1),
        ("inexact", 1),
        ("digits_of_the_largest", 3),
        ("days 01-01 06-30", ["2024-01-01", "2024-06-30"]),
        ("days 01-01 06-30 1", ["2023-01-01", "2023-06-30"]),
        ("paragraph -1 1", [STORY.index("“"), STORY.index("…")]),
        ("wide 1.1", 1),
        ("wide 0.1", 4),
        ("narrow 1.1", 3),
        ("paragraphs 1", 2),
        (r"finds \d+戶", 1),
        ("percent undated rows", 25),
        ("values_outside", 0),
        ("values_inside", 4),
        ("largest", 450),
        ("largest 9", 50),
    ],
)
def test_facts_agree_with_counting_by_hand(story, name, expected):
    assert fact(name, story) == expected


# Two levels, what was built in the year, one expected for a year; one of which nobody says when or by whom.
SCHOOLS = (
    "縣裡的學校\n2024年5月6日\n\n截至2023年底,全縣有學校12所、教師300人。2023年建成校舍8棟。\n\n"
    "局長林文山說,今年要招聘教師約40人。\n\n還缺教師50人。\n"
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rows", 5),
        ("ending", 3),
        ("levels", 2),
        ("lasting", 2),
        ("kept `from` == '' and speaker_basis == 'paper'", ["s005"]),
        ("two_ends printed", "約40人"),
        ("shortest", 40),
        ("shortest 1", 40),
        ("fullest", 5),
        ("fullest statistic", 3),
    ],
)
def test_facts_of_filters_agree_with_counting_by_hand(tmp_path, name, expected):
    (tmp_path / "schools.txt").write_text(SCHOOLS, encoding="utf-8")
    assert fact(name, read_article(tmp_path / "schools.txt")) == expected


def test_the_shortest_number_lies_between_the_ends_of_the_first_check_with_two():
    """National growth, 2.6028 to 2.6241 per cent: two digits give 2.6, which is below the lower end."""
    assert [fact(name, read_article()) for name in ("shortest", "shortest 2", "shortest 1")] == [2.61, 2.6, 3]


@pytest.mark.parametrize("name", ["ending", "levels", "lasting"])
def test_without_a_date_there_is_no_level(tmp_path, name):
    (tmp_path / "short.txt").write_text("館裡有20個座位。\n", encoding="utf-8")
    assert fact(name, read_article(tmp_path / "short.txt")) == 0


def test_what_a_hedge_rules_out_and_what_divides_by_nothing(tmp_path):
    (tmp_path / "short.txt").write_text("館裡有20多個座位。\n", encoding="utf-8")
    short = read_article(tmp_path / "short.txt")
    assert fact("values_outside", short) == 1
    assert fact("days 0 01-01 12-31", short) == ["", ""]
    assert isnan(fact("percent rows dated", short))


def test_figures_and_checks_come_from_the_course_tables():
    article = read_article()
    assert fact("figure tongrentang_tax", article) == 172_000_000
    assert fact("figure tongrentang_tax unit", article) == "元"
    assert fact("interval seconded_cadres", article) == [1600, 1700]
    ends = fact("quotients demonstration_villages seconded_cadres low/high value/value", article)
    assert ends == [Fraction(100, 1700), Fraction(100, 1600)]
    assert fact("check sum_of_units", article) == 80293
    assert fact("check_bounds sum_of_units", article) == [80293, 80293]


def test_facts_are_those_of_the_coding_that_a_notebook_was_given(story, tmp_path, monkeypatch):
    coding = tmp_path / "coding.csv"
    head = Path(ROOT / "data" / "coding.csv").read_text(encoding="utf-8").splitlines()[0]
    row = dict.fromkeys(head.split(","), "") | {"id": "lakes", "printed": "3個", "occurrence": "1"}
    row |= {
        "speaker_basis": "paper",
        "from": "2024-05-06",
        "to": "2024-05-06",
        "date_basis": "stated",
        "kind": "count",
    }
    coding.write_text(f"{head}\n{','.join(row.values())}\n", encoding="utf-8")
    before = fact("undated", story)
    shell = SimpleNamespace(user_ns={"coding": str(coding)})
    monkeypatch.setattr("helpers.lesson.parameters.get_ipython", lambda: shell)
    assert fact("undated", story) == before - 1
    coding.write_text(coding.read_text(encoding="utf-8").replace("2024-05-06", ""), encoding="utf-8")
    os.utime(coding, ns=(1, 1))  # changed while the notebook is open
    assert fact("undated", story) == before


def test_an_unknown_fact_is_named(story):
    with pytest.raises(ValueError, match="no fact 'weather'"):
        fact("weather", story)


def test_every_fact_can_be_asked_for():
    assert all(word.islower() and callable(function) for word, function in FACTS.items())
