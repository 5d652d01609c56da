"""How answers are read: numbers with words around them, shares, days, options, lists in a text."""

from fractions import Fraction

import pytest

from helpers.base import limits
from helpers.lesson.readings import MANY, option, plain, readings
from helpers.lesson.record import written


def read(given, wanted, **entry):
    return readings(given, wanted, entry)[0]


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("38 paragraphs", 38),
        ("about 1,234.", 1234),
        ("１２３４", 1234),
        ("−5", -5),
        ("+5", 5),
        (".5", Fraction(1, 2)),
        ("1e3", 1000),
        ("85,2", Fraction("85.2")),
        ("0,775", Fraction("0.775")),
        ("33,3333", Fraction("33.3333")),
        ("1,234,567.5", Fraction("1234567.5")),
        ("3 億元", 300000000),
        ("2.5 million", 2500000),
        ("seven rows", 7),
        ("none", 0),
        ("None of these", 0),
    ],
)
def test_a_text_with_one_number_is_that_number(given, number):
    assert read(given, 1) == number


@pytest.mark.parametrize(
    "given", ["3 of 4", "2023-01-01", r"\d{2}", "len(x) * 2", "1e999999999", "many", "seven or eight"]
)
def test_a_text_with_no_number_or_several_stays_a_text(given):
    assert read(given, 1) == given.casefold()


def test_a_percentage_is_the_share_or_where_per_cent_are_counted_itself():
    assert readings("85.2%", 0.852, {}) == [Fraction("0.852")]
    assert readings("0.852%", 0.852, {}) == [Fraction("0.00852")]
    assert readings("125 per cent", 1.25, {}) == [Fraction(125), Fraction("1.25")]


@pytest.mark.parametrize(
    "given",
    [
        "2023-6-30",
        "2023/06/30",
        "2023.6.30",
        "2023 年 6 月 30 日",
        "30 June 2023",
        "30th of June 2023",
        "June 30, 2023",
        "30/6/2023",
        "6/30/2023",
        "2023-06-30 00:00:00",
        "“2023-06-30”",
    ],
)
def test_a_day_is_read_in_any_of_its_forms(given):
    assert read(given, "1999-12-31") == "2023-06-30"


@pytest.mark.parametrize("given", ["3/4/2023", "2023-13-01", "30 Brumaire 2023", "last June"])
def test_a_day_that_is_none_or_may_be_two_stays_a_text(given):
    assert read(given, "1999-12-31") == given.casefold()


CHOICES = dict.fromkeys(["a", "b", "none", "not-applicable"])


@pytest.mark.parametrize(
    "given", ["b", "B.", "(b)", "B)", "[b]", "“b”", "option b", "b) it says so", "b: it says so", "ｂ"]
)
def test_an_option_is_read_in_any_dress(given):
    assert read(given, "a", choices=CHOICES) == "b"


def test_an_option_of_two_words_and_one_that_is_called_none():
    assert option("not applicable", CHOICES) == "not-applicable"
    assert option("none", CHOICES) == "none"
    assert option("not b", CHOICES) == "not b"
    assert option("a or b", CHOICES) == "a or b"


@pytest.mark.parametrize(
    ("given", "wanted", "parts"),
    [
        ("34.0 to 37.0", [1, 2], [34, 37]),
        ("34-37", [1, 2], [34, 37]),
        ("[1,600, 1,700]", [1, 2], [1600, 1700]),
        ("(1600,1700)", [1, 2], [1600, 1700]),
        ("1,2,3", [1, 2, 3], [1, 2, 3]),
        (["34%", "37%"], [0.3, 0.4], [Fraction("0.34"), Fraction("0.37")]),
        ("true, false", [True, True], [True, False]),
        (["yes", "No"], [True, True], [True, False]),
        ("sky and orange", ["a", "b"], ["sky", "orange"]),
        (["1 January 2023", "2023/6/30"], ["1999-12-31", "1999-12-31"], ["2023-01-01", "2023-06-30"]),
    ],
)
def test_a_list_is_read_part_by_part_out_of_a_text_as_well(given, wanted, parts):
    assert read(given, wanted) == parts


@pytest.mark.parametrize("wanted", [["sky", "red"], [True, False], [Fraction(1), Fraction(2)]])
def test_a_text_of_more_parts_than_anybody_types_is_not_cut(wanted):
    parts = ["yes"] * limits.ANSWER_PARTS
    cut = not isinstance(wanted[0], Fraction)  # a number is looked for in what is short alone
    assert isinstance(readings(" , ".join(parts), wanted, {})[0], list) == cut
    assert readings(", ".join([*parts, "no"]), wanted, {}) == [", ".join([*parts, "no"])]


def test_lists_in_lists_are_counted_together():
    many = [1]
    for _ in range(limits.ANSWER_DEPTH - 1):
        many = [many] * 100
    assert plain(many) == plain([*many, 2]) == MANY
    assert written(many) == "list"
    assert plain([[1]] * 100) == [[1]] * 100
