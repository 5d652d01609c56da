"""Numbers in codes."""

import pytest

from helpers.base import fold
from helpers.extract.codes import code_at
from helpers.extract.numerals import NUMERAL

CODES = [
    "G20",
    "COVID-19",
    "H7N9",
    "010-12345678",
    "192.168.1.1",
    "www.12306.cn",
    "1,2,3,4,5,6,7",
    "209/210次",
    "4-4-2",
    "3×3争霸赛",
    "4+8城市群",
    "5+1+1",
    "8-15/4-26",
    "1+6+N",
    "1920×1080",
    "4×100米接力",
    "7×24小时",
    "K12+300米",
]


@pytest.mark.parametrize("text", CODES)
def test_codes(text):
    match = NUMERAL.search(fold(text))
    assert code_at(fold(text), *match.span())


@pytest.mark.parametrize(
    "text",
    [
        "5个",
        "RMB500",
        "3.5倍",
        "1,200人",
        "第-3",
        "6-3/7-5",
        "6-7(3)/6-4",
        "21-17/21-19击败",
        "3×4米",
        "2+3=5",
        "160×90",
    ],
)
def test_no_codes(text):
    match = NUMERAL.search(fold(text))
    assert code_at(fold(text), *match.span()) is None
