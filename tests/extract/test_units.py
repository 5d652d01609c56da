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
        ("三成半", 35, None, "%"),
        ("打击率2成85", "28.5", None, "%"),
        ("打击率3成05", "30.5", None, "%"),
        ("2019成为", 2019, None, ""),
        ("九五折", "9.5", None, "折"),
        ("75折", "7.5", None, "折"),
        ("四五折", "4.5", None, "折"),
        ("六至八折", 6, 8, "折"),
        ("30折", 30, None, "折"),
        ("七块五", "7.5", None, "块"),
        ("24块5", "24.5", None, "块"),
        ("六块五花肉", 6, None, "块"),
        ("六块五斤", 6, None, "块"),
        ("Top 30里", 30, None, ""),
        ("30里", 30, None, "里"),
        ("10派2.8元", 10, None, ""),
        ("两派", 2, None, "派"),
        ("4.6/10万", "4.6", None, "/10万"),
        ("30%OFF", 30, None, "%"),
        ("3kgX", 3, None, ""),
        ("600手", 600, None, "手"),
        ("5厘半", "5.5", None, "厘"),
        ("两手空", 2, None, ""),
        ("一季", 1, None, ""),
        ("0.4千分点", "0.4", None, "千分点"),
        ("3千兆瓦", 3000, None, "兆瓦"),
        ("3湖", 3, None, ""),
        ("六十一小时", 61, None, "小时"),
        ("时薪六十一小时", 60, None, ""),
        ("5批次", 5, None, "批次"),
        ("39.9起", "39.9", None, ""),
    ],
)
def test_reading_on_after_a_unit(text, value, upper, unit):
    reading = readings(text)[1][0]
    assert (reading.value, reading.upper, reading.unit) == (Decimal(value), upper, unit)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [("九旬", 90, "age"), ("三旬", 3, ""), ("8旬", 8, ""), ("七块五", "7.5", "money"), ("七块", 7, "")],
)
def test_a_unit_may_say_what_is_measured(text, value, kind):
    reading = readings(text)[1][0]
    assert (reading.value, reading.form) == (Decimal(value), kind)


def test_the_places_of_a_unit_leave_out_what_stands_in_it():
    folded, (reading,) = readings("两个多月")
    assert [folded[start:end] for start, end in reading.unit_places] == ["个", "月"]
