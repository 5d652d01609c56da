"""What stands before a numeral."""

from decimal import Decimal

import pytest

from helpers.extract.find import find_numbers
from helpers.extract.prefixes import minus_before
from tests.extract.readings import readings


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("负3", 1),
        ("负 3", 2),
        ("零下3", 2),
        ("-3", 1),
        ("低于-3", 1),
        ("2-3", 0),
        ("之下3", 0),
        (" 3", 0),
        ("增速-3", 1),
        ("正负3", 0),
    ],
)
def test_minus(text, signs):
    assert minus_before(text, text.index("3")) == signs


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("人民币3000元", "元", 3000),
        ("HK$300", "HK$", 300),
        ("NT$500起", "NT$", 500),
        ("负3度", "度", -3),
        ("某3元", "元", 3),
    ],
)
def test_currency_and_value(text, unit, value):
    _, (reading,) = readings(text)
    assert (reading.unit, reading.value) == (unit, Decimal(value))
    assert reading.start == (1 if text == "某3元" else 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("张家口-25.8℃", "-25.8"),
        ("每股收益-0.15元", "-0.15"),
        ("現金流淨額–1.1億元", "-110000000"),
        ("歼-20", "20"),
        ("麒麟-990", "990"),
        ("京津-3.5小时", "3.5"),
        ("5.5元-3.5元", "3.5"),
        ("-3:1", "-3"),
    ],
)
def test_a_dash_after_a_noun(text, value):
    assert find_numbers(text)[-1].value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("-8～2℃", -8, 2),
        ("-1%～1%", -1, 1),
        ("-3億元至-2億元", -300000000, -200000000),
        ("-3至-2億元", -300000000, -200000000),
        ("零下3到5度", -5, -3),
        ("零下3度到零上5度", -3, 5),
        ("负2到8度", -2, 8),
        ("－壹貳", -2, -1),
    ],
)
def test_a_range_below_nought(text, value, upper):
    (number,) = find_numbers(text)
    assert (number.value, number.upper) == (value, upper)
