"""Exercises: right answers in any type, wrong ones met with a question, hints one step at a time."""

import itertools
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from helpers.article import read_article
from helpers.base import Interval
from helpers.lesson import exercises, quiz, record
from helpers.lesson.quiz import answer, hint, respond

ARTICLE = read_article()
PLAIN = {"right": "r", "otherwise": "What else?", "hint": ["look", "try", "nearly"]}
BOUNDS = {"kind": "bounds", "ordered": True, **PLAIN}
KNOWN = {"expected": [1600, 1650], "says": "Why 1650?"}
LINES = dict.fromkeys("abcd", "x")
MADE_UP = [
    {"id": "t.number", "expected": 1234, **PLAIN, "right": "It is {expected}."},
    {"id": "t.share", "expected": 0.852, "tolerance": 0.001, **PLAIN},
    {"id": "t.percent", "expected": 2.9, **PLAIN},
    {"id": "t.none", "expected": 0, **PLAIN},
    {"id": "t.money", "expected": 4000000, **PLAIN},
    {"id": "t.day", "expected": "2023-01-01", **PLAIN},
    {"id": "t.word", "expected": "not-applicable", "wrong": [{"expected": 0, "says": "Nought?"}], **PLAIN},
    {"id": "t.yes", "kind": "judge", "expected": True, **PLAIN},
    {"id": "t.list", "expected": [3, 1, 2], **PLAIN},
    {"id": "t.one", "expected": [40], **PLAIN},
    {"id": "t.names", "expected": ["orange", "sky", "yellow"], **PLAIN},
    {"id": "t.days", "expected": ["2023-01-01", "2023-06-30"], "ordered": True, **PLAIN},
    {"id": "t.interval", "expected": [1600, 1700], "wrong": [KNOWN], **BOUNDS},
    {"id": "t.result", "expected": [34.0909, 36.9318], "tolerance": 0.0001, "outwards": True, **BOUNDS},
    {"id": "t.wide", "expected": [1.4, 2], "tolerance": 0.05, "outwards": True, **BOUNDS},
    {"id": "t.choice", "expected": "b", "choices": {"a": "Is it a?", "b": "Yes."}},
    {"id": "t.column", "expected": "value", "choices": {"low": "Low?", "value": "Yes.", "high": "High?"}},
    {"id": "t.lines", "kind": "order", "expected": "c a b", "also": ["a c b"], "lines": LINES, **PLAIN},
]  # fmt: skip


@pytest.fixture
def made_up(monkeypatch):
    monkeypatch.setattr(exercises, "exercises", lambda: {one["id"]: one for one in MADE_UP})
    monkeypatch.setattr(quiz, "_shown_steps", Counter())


@pytest.mark.parametrize(
    ("exercise_id", "given"),
    [
        ("t.number", 1234),
        ("t.number", 1234.0),
        ("t.number", "1,234"),
        ("t.number", " １２３４ "),
        ("t.number", "１，２３４"),
        ("t.number", "“1234”"),
        ("t.number", "1234 paragraphs"),
        ("t.number", "about 1,234."),
        ("t.number", Decimal("1234.00")),
        ("t.number", Fraction(2468, 2)),
        ("t.number", np.int64(1234)),
        ("t.number", pd.Series([1234])),
        ("t.number", [1234]),
        ("t.number", ["1234"]),
        ("t.number", pd.DataFrame({"n": [1234]})),
        ("t.share", 0.1 * 8.52),
        ("t.share", "85.2%"),
        ("t.share", "85.2 per cent"),
        ("t.share", "85.2 ％"),
        ("t.share", 0.8523),
        ("t.percent", "2.9%"),
        ("t.percent", "2.9"),
        ("t.none", "none"),
        ("t.none", "None of them"),
        ("t.none", "0"),
        ("t.money", "400萬"),
        ("t.money", "4 million yuan"),
        ("t.day", "2023-01-01"),
        ("t.day", "2023-1-1"),
        ("t.day", "2023/1/1"),
        ("t.day", "2023年1月1日"),
        ("t.day", "1 January 2023"),
        ("t.day", pd.Timestamp("2023-01-01")),
        ("t.word", "not applicable"),
        ("t.word", "“Not_applicable.”"),
        ("t.yes", True),
        ("t.yes", np.bool_(True)),
        ("t.yes", "Yes"),
        ("t.yes", "True."),
        ("t.list", [1, 2, 3]),
        ("t.list", {1, 2, 3}),
        ("t.list", (3, 2, 1)),
        ("t.one", 40),
        ("t.one", "40%"),
        ("t.one", [40]),
        ("t.list", np.array([2, 1, 3])),
        ("t.list", pd.Index([2, 1, 3])),
        ("t.list", "1, 2 and 3"),
        ("t.names", "Orange, sky, yellow"),
        ("t.names", ["sky ", "Yellow", "ORANGE"]),
        ("t.days", ["2023/1/1", "2023/6/30"]),
        ("t.interval", (1600, 1700)),
        ("t.interval", "1,600–1,700"),
        ("t.interval", Interval(1600, 1700, False, False)),
        ("t.result", [34.0909, 36.9318]),
        ("t.result", [34.0, 37.0]),
        ("t.result", [34.09, 37]),
        ("t.result", "34.0% to 37.0%"),
        ("t.wide", [1.4, 2.0]),
        ("t.wide", Interval(Fraction(7, 5), 2, False, False)),
        ("t.choice", "B"),
        ("t.choice", "b."),
        ("t.choice", "(b)"),
        ("t.choice", "B)"),
        ("t.choice", ["b"]),
        ("t.choice", "option b"),
        ("t.lines", "c a b"),
        ("t.lines", "CAB"),
        ("t.lines", "c, a, b"),
        ("t.lines", ["c", "a", "b"]),
        ("t.lines", "a c b"),
    ],
)
def test_a_right_answer_counts_however_it_is_typed(made_up, exercise_id, given):
    right, text = respond(exercise_id, given, ARTICLE)
    assert right, text
    assert text.startswith("Right. ")


@pytest.mark.parametrize(
    ("exercise_id", "given", "says"),
    [
        ("t.number", None, "None"),
        ("t.number", float("nan"), "finite"),
        ("t.number", pd.NA, "number"),
        ("t.number", Decimal("NaN"), "finite"),
        ("t.number", np.inf, "finite"),
        ("t.number", True, "number"),
        ("t.number", "many", "number"),
        ("t.number", "1234 of 36", "number"),
        ("t.number", "len(source.text)", "quotes"),
        ("t.number", [1, 2, 3], "That is a list"),
        ("t.number", (1, 234), "A comma makes two"),
        ("t.number", pd.DataFrame({"a": [1], "b": [2]}), "whole table"),
        ("t.number", -1234, "sign"),
        ("t.number", 12.34, "factor"),
        ("t.number", len, "has not run"),
        ("t.number", [1, [2].count], "has not run"),
        ("t.number", 1235, "What else?"),
        ("t.number", 1200, "rounded further"),
        ("t.share", 85.2, "factor"),
        ("t.share", "0.852%", "factor"),
        ("t.share", 0.85, "rounded further"),
        ("t.share", 0.148, "left to the whole"),
        ("t.share", 1 / 0.852, "upside down"),
        ("t.day", 2023, "year, month and day"),
        ("t.day", "last year", "year, month and day"),
        ("t.day", "2022-12-31", "What else?"),
        ("t.word", "none", "Nought?"),
        ("t.word", 7, "a word, in quotes"),
        ("t.list", [1, 2], "Which are missing"),
        ("t.list", [1, 2, 3, 4], "too many"),
        ("t.list", [1, 1, 2], "What else?"),
        ("t.list", 1, "3 parts"),
        ("t.days", ["2023-06-30", "2023-01-01"], "reverse"),
        ("t.interval", (1700, 1600), "reverse"),
        ("t.interval", (1600, 1650), "Why 1650"),
        ("t.interval", (1600, None), "upper end: too wide"),
        ("t.interval", (1600, 1600), "as if the printed figures were exact"),
        ("t.interval", 1650, "as if the printed figures were exact"),
        ("t.interval", (16, 1700), "The first is off by a factor of exactly 100"),
        ("t.interval", (16, 17), "Each part is off by a factor"),
        ("t.interval", (1500, 1700), "lower end: too wide"),
        ("t.result", (34.1, 36.9), "rounded inwards"),
        ("t.result", (34.0, 36.9), "The upper end: rounded inwards"),
        ("t.result", (34.0, 40), "upper end: too wide"),
        ("t.wide", (1.41, 1.99), "rounded inwards"),
        ("t.choice", "a", "Is it a?"),
        ("t.choice", "(A)", "Is it a?"),
        ("t.choice", "z", "a, b"),
        ("t.choice", "none", "a, b"),
        ("t.choice", 3, "a, b"),
        ("t.column", 5900, "A number is no choice"),
        ("t.yes", 1, "What else?"),
        ("t.lines", "b a c", "backwards"),
        ("t.lines", "c a", "missing"),
        ("t.lines", "c a x", "no line x"),
        ("t.lines", "c a a", "twice"),
        ("t.lines", ["", [1]], "There is no line of that kind"),
        ("t.lines", "c a b d", "more lines"),
        ("t.lines", "c d b", "not needed"),
        ("t.lines", "c b a", "beginning is right"),
        ("t.lines", 3, "letters of the lines"),
    ],
)
def test_a_wrong_answer_gets_a_question(made_up, exercise_id, given, says):
    right, text = respond(exercise_id, given, ARTICLE)
    assert not right
    assert says in text
    assert text.endswith("?")


@pytest.mark.parametrize("given", [..., [1, ..., 3], "____", "..."])
def test_nothing_scolds_before_something_is_typed(made_up, given):
    right, text = respond("t.number", given, ARTICLE)
    assert not right
    assert text.startswith("Exercise t.number: your answer goes in place of the gap.")


def test_values_are_filled_into_the_response(made_up):
    assert respond("t.number", "1,234", ARTICLE)[1] == "Right. It is 1,234."


def test_a_hint_goes_on_with_each_call_and_stays_at_its_last_step(made_up, capsys):
    for _ in range(4):
        assert hint("t.number") is None
    hint("t.share")
    assert capsys.readouterr().out.splitlines() == [
        "Hint 1 of 3: look",
        "Hint 2 of 3: try",
        "Hint 3 of 3: nearly",
        "Hint 3 of 3: nearly",
        "Hint 1 of 3: look",
    ]


def test_answer_prints(made_up, capsys):
    assert answer("t.number", 1234, ARTICLE) is None
    assert capsys.readouterr().out == "Right. It is 1,234.\n"


def test_a_course_exercise_does_not_judge_another_article(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("某縣有3個湖。\n", encoding="utf-8")
    other = read_article(path)
    for one in exercises.exercises().values():
        if one.get("course"):
            assert "own article" in respond(one["id"], 1, other)[1]
        elif "fact" in one:
            right, text = respond(one["id"], exercises.expected(one, other), other)
            assert right, (one["id"], text)


def test_what_is_no_article_is_told():
    with pytest.raises(ValueError, match="without quotes"):
        respond("1.1", 3, "source")


def test_a_number_too_long_to_write_out_is_no_right_answer_and_no_wait():
    right, said = respond("1.1", "1e999999999", ARTICLE)
    assert not right
    assert said.endswith("?")


class Shut:
    """An object whose maker forbids to show it or to compare it."""

    def __repr__(self):
        raise RuntimeError

    __str__ = __eq__ = __len__ = __float__ = __repr__
    __hash__ = None


def nested(depth):
    value = 3
    for _ in range(depth):
        value = [value]
    return value


def inside_itself():
    value = [3]
    value.append(value)
    return value


HOSTILE = {
    "5,000 digits": lambda: 10**5000,
    "a huge power": lambda: Decimal("1e999999999"),
    "a tiny power": lambda: Decimal("1e-999999999"),
    "many decimals": lambda: Decimal("0." + "3" * 9999),
    "a long fraction": lambda: Fraction(10**5000, 3**5000),
    "a huge interval": lambda: Interval(-(10**5000), 10**5000),
    "a signalling NaN": lambda: Decimal("sNaN"),
    "no end of numbers": lambda: itertools.count(),
    "no end of text": lambda: itertools.repeat("3"),
    "no end in a list": lambda: [itertools.count(), 3],
    "a long range": lambda: range(10**12),
    "a long list": lambda: [3] * 10**6,
    "a long array": lambda: np.zeros(10**6),
    "many bytes": lambda: bytes(10**6),
    "a long text": lambda: "3" * 10**6,
    "a long pattern": lambda: "3," * 10**5,
    "deep": lambda: nested(100_000),
    "inside itself": inside_itself,
    "shut": Shut,
    "shut in a list": lambda: [Shut(), 3],
    "a half sign": lambda: "\ud800",
    "no day": lambda: pd.NaT,
    "not there": lambda: pd.NA,
    "complex": lambda: 3j,
    "fields": lambda: {"a": 1},
    "a type": lambda: int,
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "exercise_id", ["t.number", "t.interval", "t.word", "t.list", "t.choice", "t.lines", "t.days"]
)
def test_no_answer_hangs_or_stops(made_up, exercise_id, made):
    right, words = respond(exercise_id, made(), ARTICLE)
    assert not right
    assert len(words) < 20_000
    assert len(record.written(made())) <= record.LONGEST


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (10**5000, "That is a number of more than 300 digits. What was multiplied"),
        (itertools.count(), "That is more than 20,000 values. Which few of them"),
        (nested(99), "That is lists in lists in lists. Which of the values inside"),
    ],
    ids=["digits", "values", "lists"],
)
def test_what_is_too_large_is_told(made_up, given, words):
    assert respond("t.number", given, ARTICLE)[1].startswith(words)


def test_what_gives_its_values_one_by_one_can_be_right(made_up):
    assert respond("t.list", (value for value in (1, 2, 3)), ARTICLE)[0]
    assert respond("t.interval", iter([1600, 1700]), ARTICLE)[0]


@pytest.mark.parametrize(
    "exercise_id", [10**5000, "9" * 10**6, None, [], Shut()], ids=lambda value: type(value).__name__
)
def test_an_exercise_that_is_none_is_told(exercise_id):
    with pytest.raises(ValueError, match="There is no exercise") as told:
        respond(exercise_id, 3, ARTICLE)
    assert len(str(told.value)) < 1000
