"""Numbers made of two numerals."""

from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.extract.find import find_numbers

# ruff: noqa: E501 (many short cases stand on a line)
BOTH = {
    "3—5%": (3, 5), "20%—30%": (20, 30), "2——3万元": (20000, 30000), "从8500到3万港元": (8500, 30000),
    "两到三万港元": (20000, 30000), "八到九百亿泰铢": (800000000, 90000000000), "一百二十到一百五十万元": (1200000, 1500000),
    "1万元--5万元": (10000, 50000), "百分之三十到四十一": (30, 41), "三至五个": (3, 5), "30到40人": (30, 40),
    "6、7成": (60, 70), "三、四百人": (300, 400), "3:1": (3, 1), "三比一": (3, 1), "六比四": (6, 4), "5-3": (5, 3),
}  # fmt: skip


@pytest.mark.parametrize("text", BOTH)
def test_both_numbers(text):
    number = find_numbers(text)[0]
    assert (number.value, number.upper) == BOTH[text]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("月租四千一月", 4000),
        ("单价六万一坪", 60000),
        ("两千六一个月", 2600),
        ("三百一十年", 310),
        ("两万一的", 21000),
        ("十一年", 11),
    ],
)
def test_one_of_a_unit_is_no_digit_of_a_price(text, value):
    assert find_numbers(text)[0].value == value


def test_the_two_pressures_of_the_blood_are_one_number():
    number = find_numbers("血压135/85 mmHg")[0]
    assert (number.printed, number.value, number.upper) == ("135/85 mmHg", 135, 85)
    assert (number.unit, number.kind) == ("mmHg", "ratio")


@pytest.mark.parametrize("text", ["60-90平", "5-8胜", "80-75米"])
def test_a_dash_before_a_unit_makes_no_score(text):
    assert [number.kind for number in find_numbers(text) if number.kind in ("score", "ratio")] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之八十點二", "80.2", "%"),
        ("千分之六点三", "6.3", "‰"),
        ("百分百", "100", "%"),
        ("百分之负三", "-3", "%"),
    ],
)
def test_parts_of_a_hundred(text, value, unit):
    number = find_numbers(text)[0]
    assert (number.value, number.unit, number.printed) == (Decimal(value), unit, text)


@pytest.mark.parametrize(
    ("text", "exact"), [("三分之一", Fraction(1, 3)), ("2/3", Fraction(2, 3)), ("四分之三", Fraction(3, 4))]
)
def test_a_fraction_is_exact_in_its_interval(text, exact):
    number = find_numbers(text)[0]
    assert number.interval.low == number.interval.high == exact
    assert abs(number.value - Decimal(exact.numerator) / exact.denominator) < Decimal("1e-11")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("約三分之一", "[3/10, 11/30]"),
        ("近2/3", "[3/5, 2/3)"),
        ("1/3左右", "[3/10, 11/30]"),
        ("超過三分之一", "(1/3, ∞)"),
        ("逾四分之一", "(1/4, ∞)"),
        ("約六分之四", "[3/5, 11/15]"),
        ("零下三分之一", "[-1/3, -1/3]"),
    ],
)
def test_a_hedged_fraction_gives_way_by_a_tenth_at_most(text, interval):
    assert repr(find_numbers(text)[0].interval) == interval


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三分之一至二分之一", [1 / 3, 1 / 2]),
        ("1/3至1/2", [1 / 3, 1 / 2]),
        ("十分之一的人", [0.1]),
        ("萬分之三", [3]),
        ("十分之九", [0.9]),
    ],
)
def test_shares_beside_each_other_and_in_the_shape_of_words(text, values):
    assert [float(number.value) for number in find_numbers(text)] == pytest.approx(values)


def test_three_parts_are_three_numbers():
    assert [number.value for number in find_numbers("占比为5.1:40.2:54.7")] == [
        Decimal("5.1"),
        Decimal("40.2"),
        Decimal("54.7"),
    ]


def test_a_lower_second_number_is_no_range():
    assert [number.upper for number in find_numbers("由30人到5人")] == [None, None]


def test_parts_that_lead_nowhere():
    assert find_numbers("百分之") == []
    assert find_numbers("百分之百分之") == []
