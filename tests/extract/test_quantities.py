"""What belongs to a numeral: sign, currency, scale, unit and what may stand in it."""

from decimal import Decimal

import pytest

from helpers.extract.find import find_numbers


# ruff: noqa: E501 (many short cases stand on a line)
@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("156萬噸", "1560000", "噸"), ("3万千瓦", "30000", "千瓦"), ("五千克", "5", "千克"), ("三千米", "3000", "米"), ("5千米", "5", "千米"),
        ("二十两", "20", "两"), ("一两", "1", "两"), ("三成五", "35", "%"), ("三成半", "35", "%"), ("7成5", "75", "%"), ("两个半小时", "2.5", "个小时"),
        ("三年半时间用完", "3.5", "年"), ("半斤", "0.5", "斤"), ("半個", "0.5", "個"), ("123元1角1分", "123.11", "元"), ("十二块五毛", "12.5", "块"),
        ("9秒83", "9.83", "秒"), ("一米七五", "1.75", "米"), ("5元/小时", "5", "元/小时"), ("人民幣3000元", "3000", "元"), ("HK$300", "300", "HK$"), ("零下5℃", "-5", "℃"),
        ("负三点八", "-3.8", ""), ("-2.3%", "-2.3", "%"), ("100 萬元", "1000000", "元"), ("350 個", "350", "個"), ("3平方公里", "3", "平方公里"),
        ("翻两番", "4", "倍"), ("翻了一番", "2", "倍"), ("两个亿", "200000000", ""), ("12斤半", "12.5", "斤"), ("三亩半", "3.5", "亩"), ("7圈半", "7.5", "圈"), ("1公尺75", "1.75", "公尺"),
        ("3½小時", "3.5", "小時"), ("約2¼公里", "2.25", "公里"), ("3⅓倍", "3.333333333333", "倍"), ("10⁶帕", "1000000", "帕"), ("10⁵個", "100000", "個"),
        ("3.2×10⁸焦耳", "320000000", "焦耳"), ("2×10⁵個", "200000", "個"),
    ],
)  # fmt: skip
def test_value_and_unit(text, value, unit):
    number = find_numbers(text)[0]
    assert (number.value, number.unit, number.printed) == (
        Decimal(value),
        unit,
        text.removesuffix("时间用完"),
    )


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("最近3人", ""), ("經過4次", ""), ("合約3份", ""), ("北約30國", ""), ("近三場", ""), ("近三成", "近"), ("已過3萬人", "已過"),
        ("上百人", "上"), ("街上3人", ""), ("好几百人", "好几"), ("十來個", "來"), ("五十萬元(含)以上", "以上"), ("兩起餘震", ""),
    ],
)  # fmt: skip
def test_words_that_hedge_and_words_that_only_look_like_it(text, hedge):
    assert find_numbers(text)[0].hedge == hedge


@pytest.mark.parametrize("text", ["35²人", "10¹人", "10⁹⁹人"])
def test_a_raised_sign_that_makes_no_power_of_ten_is_a_note(text):
    assert find_numbers(text)[0].printed == text[:2]


@pytest.mark.parametrize(
    ("text", "interval"),
    [("3⅓倍", "[10/3, 10/3]"), ("3½至4小時", "[7/2, 4]"), ("約3.2×10⁸個", "[315000000, 325000000]")],
)
def test_a_part_is_exact_and_a_power_has_the_place_of_its_first_number(text, interval):
    assert repr(find_numbers(text)[0].interval) == interval


def test_the_thing_counted_stays_outside():
    assert [number.printed for number in find_numbers("800萬農民和三部門")] == ["800萬", "三"]


def test_nothing_reaches_beyond_the_end_of_the_text():
    for text in ("3平方米", "3以上", "3個", "约", "3多", "3/", "3元1", "1—", "百分之", "半", "第"):
        assert all(number.end <= len(text) for number in find_numbers(text))
