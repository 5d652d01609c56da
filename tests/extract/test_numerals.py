"""Numerals: signs to values, in either script."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.base import fold
from helpers.extract.numerals import NUMERAL, numeral

VALUES = {
    "1,234.5": "1234.5",
    "１２３": "123",
    "1.2萬億": "1200000000000",
    "1,100万": "11000000",
    "3千万": "30000000",
    "1億2300萬": "123000000",
    "2億3127萬": "231270000",
    "1萬9188": "19188",
    "三百二十萬零五": "3200005",
    "兩千": "2000",
    "廿三": "23",
    "卅": "30",
    "〇": "0",
    "○點○二": "0.02",
    "壹佰": "100",
    "壹拾万零叁仟肆佰伍拾叁": "103453",
    "二〇二三": "2023",
    "三點五": "3.5",
    "六百三十二点五亿": "63250000000",
    "兩萬五": "25000",
    "一亿两千三百": "100002300",
    "一兆零三百二十万五千": "1000003205000",
    "四万万": "400000000",
    "九十二万四": "924000",
    "200亿零四千230": "20000004230",
    "两个亿": "200000000",
    "四萬七七○九": "47709",
    "五万八〇三": "50803",
    "一億二三四五萬": "123450000",
    "三點二兆": "3200000000000",
    "13萬2": "132000",
    "4千5": "4500",
    "7亿3": "730000000",
    "6萬零5": "60005",
    "27 480戶": "27480",
    "1\u00a0200\u202f350人": "1200350",
    "10 500-12 000元": "10500",
    "5 612.5 公頃": "5612.5",
    "18 300萬股": "183000000",
    "2 兆 1,305.4 億元": "2130540000000",
    "6 億 120 萬人": "601200000",
}
RANGES = {
    "三四百": (300, 400),
    "三五个": (3, 5),
    "十七八万": (170000, 180000),
    "七百三四十": (730, 740),
    "一万六七": (16000, 17000),
    "四十五六": (45, 46),
    "八九千": (8000, 9000),
}


def first(text):
    """Read the first numeral of a text."""
    folded = fold(text)
    return numeral(NUMERAL.search(folded)[0])


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("三.三二%", "三.三二"),
        ("二．九萬人", "二.九万"),
        ("○‧○四個百分點", "〇·〇四"),
        ("三.五人以上", "三"),  # an item of a list
        ("第一.二點", "一"),
    ],
)
def test_a_dot_among_chinese_digits_is_a_point_where_no_list_can_be_meant(text, signs):
    assert NUMERAL.search(fold(text))[0] == signs


@pytest.mark.parametrize("text", VALUES)
def test_value(text):
    read = first(text)
    assert read.value == Decimal(VALUES[text])
    assert read.upper is None


@pytest.mark.parametrize("text", RANGES)
def test_two_digits_side_by_side_are_a_range(text):
    read = first(text)
    assert (read.value, read.upper) == RANGES[text]


@pytest.mark.parametrize(
    ("text", "place"), [("9.54億", 10**6), ("156萬", 10**4), ("80.2", "0.1"), ("68143", 1), ("3千萬", 10**7)]
)
def test_place_of_the_last_printed_digit(text, place):
    assert first(text).place == Decimal(place)


def test_a_formal_numeral_is_none_beside_other_signs():
    assert NUMERAL.search(fold("大陸三千人"))[0] == "陆"
    assert [match[0] for match in NUMERAL.finditer(fold("隊伍三百人"))] == ["伍", "三百"]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("得分 12 345 678", ["12", "345", "678"]),  # nothing counted follows: a row of a table
        ("1350 420人", ["1350", "420"]),
        ("08 120人", ["08", "120"]),
        ("12 3456人", ["12", "3456"]),
        ("型號A-12 345件", ["12", "345"]),
        ("12 345-6789", ["12", "345", "6789"]),
        ("3 萬 5 萬元", ["3 萬", "5 萬"]),
    ],
)
def test_a_blank_parts_numbers_too(text, signs):
    assert [match[0] for match in NUMERAL.finditer(fold(text))] == [fold(sign) for sign in signs]


def test_a_time_is_no_decimal():
    assert NUMERAL.search("三点五十分")[0] == "三"


def test_signs_that_make_no_number():
    assert numeral("九十九九千") is None
    assert numeral("1" * 41) is None


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_with_separators_read_back(number):
    assert numeral(f"{number:,}").value == number
    assert numeral(str(number)).value == number


def test_scales_piled_up_make_no_number():
    assert numeral("一" + "兆" * 38) is None
    assert numeral("5万亿亿亿").value == 5 * 10**28
