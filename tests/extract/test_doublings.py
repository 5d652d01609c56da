"""Doublings: hedge, half, range and rounding are said of the doublings, and 番 alone is none."""

from fractions import Fraction

import pytest

from helpers.extract import find_numbers


def only(text):
    (number,) = find_numbers(f"產量{text}。")
    return number


# ruff: noqa: E501 (many short cases stand on a line)
@pytest.mark.parametrize(
    ("text", "printed", "interval"),
    [
        ("翻兩番", "翻兩番", "[4, 4]"), ("翻了三番", "翻了三番", "[8, 8]"), ("翻 2 番", "翻 2 番", "[4, 4]"), ("翻了足足兩番", "翻了足足兩番", "[4, 4]"),
        ("翻兩三番", "翻兩三番", "[4, 8]"), ("翻一兩番", "翻一兩番", "[2, 4]"), ("翻一到兩番", "翻一到兩番", "[2, 4]"), ("翻兩番至三番", "翻兩番至三番", "[4, 8]"),
        ("翻了一番多", "翻了一番多", "(2, 4)"), ("翻兩番還多", "翻兩番還多", "(4, 8)"), ("翻一番有餘", "翻一番有餘", "(2, 4)"), ("翻十多番", "翻十多番", "(1024, 1048576)"),
        ("翻了超過兩番", "翻了超過兩番", "(4, ∞)"), ("翻兩番以上", "翻兩番以上", "[4, ∞)"), ("翻了不到一番", "翻了不到一番", "(−∞, 2)"),
        ("翻了一番還不止", "翻了一番還不止", "(2, ∞)"), ("翻兩番都不止", "翻兩番都不止", "(4, ∞)"), ("不止翻一番", "不止翻一番", "(2, ∞)"),
        ("翻了一番還要多", "翻了一番還要多", "(2, 4)"), ("翻了一番不到", "翻了一番不到", "(−∞, 2)"), ("翻了一番還不止是這樣", "翻了一番", "[2, 2]"),
        ("翻了一番多虧政策", "翻了一番", "[2, 2]"), ("翻一番半年內", "翻一番", "[2, 2]"),
    ],
)  # fmt: skip
def test_what_is_said_of_the_doublings(text, printed, interval):
    number = find_numbers(f"產量{text}。")[0]
    assert (number.printed, str(number.interval)) == (printed, interval)
    assert (number.unit, number.kind) == ("倍", "ratio")


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("翻1.5番", "1.5", "1.45", "1.55"),
        ("翻2.0番", "2", "1.95", "2.05"),
        ("翻一番半", "1.5", "1.25", "1.75"),
        ("翻了半番", "0.5", "0.25", "0.75"),
        ("翻近兩番", "2", "1.8", "2"),
        ("近翻兩番", "2", "1.8", "2"),
        ("翻了近一番半", "1.5", "1.35", "1.5"),
        ("翻約兩番", "2", "1.8", "2.2"),
    ],
)
def test_ends_that_are_no_whole_power_are_rounded_outwards(text, value, low, high):
    """Compared in whole numbers: two to a twentieth, to the power of twenty, is two."""
    number, finest = only(text), Fraction(1, 10**11)
    assert number.printed == text
    for end, power, way in ((number.interval.low, low, 1), (number.interval.high, high, -1)):
        exact = Fraction(2) ** int(20 * Fraction(power))
        assert end**20 * way <= exact * way < (end + way * finest) ** 20 * way
    assert abs(float(number.value) - 2 ** float(value)) < 1e-9


def test_a_doubling_needs_its_verb_and_a_number_that_can_be():
    for text in (
        "說了一番話",
        "買了半番茄",
        "下了半番功夫",
        "翻了幾番",
        "翻了幾十番",
        "翻三千番",
        "翻了近三千番",
    ):
        assert not any(number.unit == "倍" for number in find_numbers(f"他{text}。"))
    assert [number.printed for number in find_numbers("產量翻三分之一番。")] == ["三分之一"]
    assert [number.role for number in find_numbers("翻來覆去三番五次地說。")] == ["name"]
