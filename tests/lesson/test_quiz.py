"""Exercises: right answers in any type, wrong ones met with a question, data and notebooks in step."""

import json
import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from helpers.article import read_article
from helpers.base import ROOT, Interval, read_yaml
from helpers.lesson import quiz
from helpers.lesson.exercises import exercises
from helpers.lesson.quiz import answer, hint, respond

ARTICLE = read_article()
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MADE_UP = [
    {
        "id": "t.number",
        "expected": 1234,
        "right": "It is {expected}.",
        "otherwise": "What else?",
        "hint": "h",
    },
    {
        "id": "t.share",
        "expected": 0.9,
        "tolerance": 0.005,
        "right": "r",
        "otherwise": "What else?",
        "hint": "h",
    },
    {"id": "t.text", "expected": "2022-12-31", "right": "r", "otherwise": "What else?", "hint": "h"},
    {"id": "t.yes", "expected": True, "right": "r", "otherwise": "What else?", "hint": "h"},
    {"id": "t.list", "expected": [3, 1, 2], "right": "r", "otherwise": "What else?", "hint": "h"},
    {
        "id": "t.interval",
        "expected": [1600, 1700],
        "ordered": True,
        "right": "r",
        "otherwise": "What else?",
        "hint": "h",
        "wrong": [{"expected": [1600, 1650], "says": "Why stop at 1650?"}],
    },
    {"id": "t.choice", "expected": "b", "choices": {"a": "Is it a?", "b": "Yes."}, "hint": "h"},
]


@pytest.fixture
def made_up(monkeypatch):
    monkeypatch.setattr(quiz, "exercises", lambda: {one["id"]: one for one in MADE_UP})


@pytest.mark.parametrize(
    ("exercise_id", "given"),
    [
        ("t.number", 1234),
        ("t.number", 1234.0),
        ("t.number", "1,234"),
        ("t.number", " １２３４ "),
        ("t.number", Decimal("1234.00")),
        ("t.number", Fraction(2468, 2)),
        ("t.number", np.int64(1234)),
        ("t.number", pd.Series([1234])),
        ("t.number", [1234]),
        ("t.number", pd.DataFrame({"n": [1234]})),
        ("t.share", 0.1 * 9),
        ("t.share", "0.90 %"),
        ("t.share", 0.9033),
        ("t.text", "2022-12-31"),
        ("t.text", pd.Timestamp("2022-12-31")),
        ("t.yes", True),
        ("t.yes", np.bool_(True)),
        ("t.yes", "Yes"),
        ("t.list", [1, 2, 3]),
        ("t.list", {1, 2, 3}),
        ("t.list", (3, 2, 1)),
        ("t.list", np.array([2, 1, 3])),
        ("t.list", pd.Index([2, 1, 3])),
        ("t.interval", (1600, 1700)),
        ("t.interval", Interval(1600, 1700, False, False)),
        ("t.choice", "B"),
    ],
)
def test_a_right_answer_counts_in_any_type(made_up, exercise_id, given):
    right, text = respond(exercise_id, given, ARTICLE)
    assert right, text
    assert text.startswith("Right. ")


@pytest.mark.parametrize(
    ("exercise_id", "given", "says"),
    [
        ("t.number", ..., "blank"),
        ("t.list", [1, ..., 3], "blank"),
        ("t.number", None, "None"),
        ("t.number", float("nan"), "finite"),
        ("t.number", pd.NA, "number"),
        ("t.number", Decimal("NaN"), "finite"),
        ("t.number", np.inf, "finite"),
        ("t.number", True, "number"),
        ("t.number", "many", "number"),
        ("t.number", [1, 2, 3], "list of 3"),
        ("t.number", pd.DataFrame({"a": [1], "b": [2]}), "whole table"),
        ("t.number", -1234, "sign"),
        ("t.number", 12.34, "factor"),
        ("t.number", len, "number"),
        ("t.number", 1235, "What else?"),
        ("t.share", 0.009, "factor"),
        ("t.list", [1, 2], "Which are missing"),
        ("t.list", [1, 1, 2], "What else?"),
        ("t.list", 1, "3 parts"),
        ("t.interval", (1700, 1600), "What else?"),
        ("t.interval", (1600, 1650), "Why stop"),
        ("t.interval", (1600, None), "What else?"),
        ("t.choice", "a", "Is it a?"),
        ("t.choice", "z", "a, b"),
        ("t.choice", 3, "a, b"),
        ("t.yes", 1, "What else?"),
    ],
)
def test_a_wrong_answer_gets_a_question(made_up, exercise_id, given, says):
    right, text = respond(exercise_id, given, ARTICLE)
    assert not right
    assert says in text
    assert text.endswith("?")


def test_values_are_filled_into_the_response(made_up):
    assert respond("t.number", "1,234", ARTICLE)[1] == "Right. It is 1,234."


def test_answer_and_hint_print(made_up, capsys):
    assert answer("t.number", 1234, ARTICLE) is None
    assert hint("t.number") is None
    assert capsys.readouterr().out == "Right. It is 1,234.\nHint: h\n"


def test_an_unknown_exercise_is_named(made_up):
    with pytest.raises(ValueError, match="no exercise 7"):
        hint("7.7")


def test_a_course_exercise_does_not_judge_another_article(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("某縣有3個湖。\n", encoding="utf-8")
    other = read_article(path)
    for one in exercises().values():
        if one.get("course"):
            assert "own article" in respond(one["id"], 1, other)[1]
        elif "fact" in one:
            right, text = respond(one["id"], quiz.fact(one["fact"], other), other)
            assert right, (one["id"], text)


@pytest.mark.parametrize("one", exercises().values(), ids=list(exercises()))
def test_each_exercise_is_well_formed(one):
    known = {
        "id",
        "course",
        "expected",
        "fact",
        "tolerance",
        "ordered",
        "choices",
        "right",
        "wrong",
        "otherwise",
        "hint",
    }
    assert set(one) <= known
    assert re.fullmatch(r"\d\.\d+", one["id"])
    assert ("expected" in one) != ("fact" in one)
    assert one["hint"].strip()
    if "choices" in one:
        questions = [says for key, says in one["choices"].items() if key != one["expected"]]
        assert one["expected"] in one["choices"]
    else:
        assert one["right"].strip()
        questions = [one["otherwise"], *(wrong["says"] for wrong in one.get("wrong", []))]
    assert all(says.strip().endswith("?") for says in questions)


@pytest.mark.parametrize("one", exercises().values(), ids=list(exercises()))
def test_the_expected_answer_is_right_and_the_known_wrong_ones_are_not(one):
    expected = quiz.fact(one["fact"], ARTICLE) if "fact" in one else one["expected"]
    right, text = respond(one["id"], expected, ARTICLE)
    assert right, text
    assert "{" not in text
    for wrong in one.get("wrong", []):
        given = quiz.fact(wrong["fact"], ARTICLE) if "fact" in wrong else wrong["expected"]
        right, text = respond(one["id"], given, ARTICLE)
        assert not right, (wrong, "is the right answer too")
        assert text.endswith("?")
        assert "{" not in text


def cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def used(path):
    code = "\n".join("".join(cell["source"]) for cell in cells(path) if cell["cell_type"] == "code")
    return re.findall(r"\banswer\(\"([^\"]+)\"", code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_uses_its_own_exercises_and_all_of_them(path):
    number = str(int(path.stem[:2]))
    own = {one for one in exercises() if one.split(".")[0] == number}
    assert set(used(path)) == own


def test_the_numbers_of_exercises_run_without_gap_or_double():
    """n.1, n.2, … each once, in the order in which the notebook first asks for them."""
    text = (ROOT / quiz.EXERCISES).read_text(encoding="utf-8")
    numbers = {}
    for one in read_yaml(text, quiz.EXERCISES):
        notebook, _, number = one["id"].partition(".")
        numbers.setdefault(int(notebook), []).append(int(number))
    for notebook, found in numbers.items():
        assert found == list(range(1, len(found) + 1)), f"notebook {notebook}: a number is left out or double"
    assert [int(path.stem[:2]) for path in NOTEBOOKS if used(path)] == sorted(numbers)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_asks_in_the_order_of_the_numbers(path):
    asked = list(dict.fromkeys(used(path)))
    assert asked == sorted(asked, key=lambda one: int(one.partition(".")[2]))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_published_solution_passes_its_own_check(path):
    """In a cell tagged `solution`, or worked in its own cell. What is stored is what a run prints: nbval."""
    solved = set()
    for cell in cells(path):
        source = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
        asked = re.findall(r"\banswer\(\"([^\"]+)\"", source)
        printed = "".join("".join(out.get("text", "")) for out in cell.get("outputs", []))
        right = len(re.findall(r"^Right\. ", printed, re.M)) == len(asked)
        if "solution" in cell["metadata"].get("tags", []):
            assert right, printed
        solved.update(asked if right else [])
    assert solved == set(used(path))


def test_a_number_too_long_to_write_out_is_no_right_answer_and_no_wait():
    right, said = respond("1.1", "1e999999999", ARTICLE)
    assert not right
    assert said
