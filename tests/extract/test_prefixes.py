"""What stands before a numeral."""

from decimal import Decimal

import pytest

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
