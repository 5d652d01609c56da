"""Each kind of mistake has its rule, each rule its question, and no question tells the answer."""

from fractions import Fraction

import pytest

from helpers.lesson.readings import WHOLE_TABLE, readings
from helpers.lesson.replies import RULES, reply

BOUNDS = {"kind": "bounds", "ordered": True, "outwards": True}
LINES = {"lines": dict.fromkeys("abcd")}
# What is expected, what is given, the entry; one row or more for each rule.
MISTAKES = [
    ("choices", "b", 3, {"choices": {"a": "", "b": ""}}),
    ("too_large", 3, WHOLE_TABLE, {}),
    ("endless", 3, float("inf"), {}),
    ("endless", [11, 22], [float("nan"), float("nan")], {}),
    ("code", 3517, "len(source.text)", {}),
    ("lines_wanted", "c a b", "b a c", LINES),
    ("lines_wanted", "c a b", "a c b", LINES),
    ("lines_wanted", "c a b", "c b a", LINES),
    ("several", [11, 22], 11, {}),
    ("several", 11, [11, 22], {}),
    ("several", 68143, (68, 143), {}),
    ("several", 5000, (5, 0), {}),
    ("kind_of_value", 3517, "many", {}),
    ("kind_of_value", "2023-01-01", "last year", {}),
    ("kind_of_value", "hedge", 3517, {}),
    ("kind_of_value", "hedge", True, {}),
    ("commas", [1000000, 5678], [(1, 0, 0), 5678], {}),
    ("commas", [1251, 5678], [(1, 251), (5, 678)], {}),
    ("commas", [1.4, 2.5], [1, 4, 2, 5], {}),
    ("parts", [11, 22, 33], [11, 22], {}),
    ("parts", [11, 22, 33], [], {}),
    ("parts", [11, 22, 33], [44, 11], {}),
    ("parts", [True, False], [False], {"kind": "judge", "ordered": True}),
    ("order", [11, 22], [22, 11], {"ordered": True}),
    ("order", [11, 22, 33], [22, 11, 33], {"ordered": True}),
    ("scale_in_list", [4000000, 5000000], [400, 5000000], {}),
    ("scale_in_list", [4000000, 5000000], [400, 500], {}),
    ("ends", [34.0909, 36.9318], [34.1, 36.9], BOUNDS),
    ("point", [34.0909, 36.9318], [35.4, 35.4], BOUNDS),
    ("ends", [34.0909, 36.9318], [31, 36.9318], BOUNDS),
    ("ends", [34.0909, 36.9318], [34.0909, 35.1], BOUNDS),
    ("ends", [34.0909, 36.9318], [36.8, 34.1], BOUNDS),
    ("ends", [34.0909, 36.9318], [34.0909, 0.369], BOUNDS),
    ("scale_in_list", [40], [0.4], {}),
    ("sign", 3517, -3517, {}),
    ("factor", 3517, 35.17, {}),
    ("factor", 0.852, 85.2, {"tolerance": 0.001}),
    ("inverted", 1.25, 0.8, {}),
    ("left_over", 0.852, 0.148, {}),
    ("left_over", 85.2, 14.8, {}),
    ("rounded", 0.852, 0.85, {}),
    ("rounded", 28877.7, 28900, {}),
]


@pytest.mark.parametrize(("rule", "expected", "given", "entry"), MISTAKES)
def test_a_kind_of_mistake_gets_the_question_of_its_rule(rule, expected, given, entry):
    expected = readings(expected, expected, entry)[0]
    given = readings(given, expected, entry)[0]
    asked = [one.__name__ for one in RULES if one(expected, given, entry)]
    assert asked[:1] == [rule]
    said = reply(expected, given, entry)
    assert said.endswith("?")
    for part in expected if isinstance(expected, list) else [expected]:
        if not {"choices", "lines"} & set(entry):
            assert str(part) not in said.replace(",", "")


def test_every_rule_is_met():
    assert {rule.__name__ for rule in RULES} == {rule for rule, *_ in MISTAKES}


@pytest.mark.parametrize(
    ("expected", "given", "entry"),
    [
        (Fraction(36), Fraction(40), {}),  # a small whole number is another, not a rounded one
        (Fraction(5), Fraction(7), {}),
        (Fraction(1, 2), Fraction(0), {}),
        ([Fraction(1), Fraction(2)], [Fraction(3), Fraction(4)], {"ordered": True}),
        ([True, False], [False, True], {"kind": "judge", "ordered": True}),
        ("name", "date", {}),
    ],
)
def test_what_shows_no_kind_of_mistake_is_left_to_the_exercise(expected, given, entry):
    assert reply(expected, given, entry) == ""


def test_what_is_no_letter_of_a_line_is_shown_in_short():
    said = reply(["a", "b"], ["a", "9" * 10**5], {"lines": dict.fromkeys("ab")})
    assert said.startswith("There is no line 999") and len(said) < 100
