"""Dates and clock times by their form."""

import pytest

from helpers.base import fold
from helpers.extract.numerals import NUMERAL
from helpers.extract.times import date_at

# ruff: noqa: E501 (many short cases stand on a line)
DATES = """
2023年08月30日08:45|2008年10月08日 10:59|上世紀80年代初期|今年上半年... |2022年底|1998年|二〇二三年八月|九八年|97年7月|民國112年
公元163年|2016—2020年|1-9月|11月底|前三季度... |5至8日|28日晚8時30分|五時三十二分|12时48分|三点半|18:05|2023-08-30
2023 年 8 月 30 日|20世纪|二十世纪九十年代|一季度|5月12日14时28分04秒|12月25日
"""
NO_DATES = "三年来|30年|3.5年|3:1|100日元|3号线|三月龄|2000年历史|涨3点|八点建议|3时代|9·11|25个|1500年的历史|监禁14日"


def date_of(text):
    """Return the date of which the first numeral of a text is part, or None."""
    folded = fold(text)
    match = NUMERAL.search(folded)
    span = date_at(folded, *match.span())
    return span and text[slice(*span)]


@pytest.mark.parametrize(
    "text", [text for text in DATES.strip().replace("\n", "|").split("|") if "..." not in text]
)
def test_the_whole_expression_is_the_date(text):
    assert date_of(text) == text


@pytest.mark.parametrize("text", NO_DATES.split("|"))
def test_no_date(text):
    assert date_of(text) is None


def test_a_date_ends_where_another_word_begins():
    assert date_of("2000年來") == "2000年"
    assert date_of("1998年至2003年") == "1998年"
    assert date_of("2008年北京奥运会") == "2008年"


def test_a_score_is_no_time():
    assert date_of("21:15取胜") is None
    assert date_of("21:15出发") == "21:15"
    assert date_of("18:05運輸部門負責人") == "18:05"
