"""The unit after a numeral, and what may stand in it or after it."""

from decimal import Decimal

import pytest

from tests.extract.readings import readings


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit"),
    [
        ("6℃至12℃", 6, 12, "℃"),
        ("3年至5月", 3, None, "年"),
        ("三年多", 3, None, "年"),
        ("两个半小时", "2.5", None, "个小时"),
        ("两岁半", "2.5", None, "岁"),
        ("9秒83", "9.83", None, "秒"),
        ("3米5个", 3, None, "米"),
        ("123元1角1分", "123.11", None, "元"),
        ("二角五分", "2.5", None, "角"),
        ("5元/小时", 5, None, "元/小时"),
        ("三成五", 35, None, "%"),
        ("三成五年", 30, None, "%"),
        ("3湖", 3, None, ""),
    ],
)
def test_reading_on_after_a_unit(text, value, upper, unit):
    reading = readings(text)[1][0]
    assert (reading.value, reading.upper, reading.unit) == (Decimal(value), upper, unit)


def test_the_places_of_a_unit_leave_out_what_stands_in_it():
    folded, (reading,) = readings("两个多月")
    assert [folded[start:end] for start, end in reading.unit_places] == ["个", "月"]
