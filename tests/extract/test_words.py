"""Numeral signs in words."""

import pytest

from helpers.extract.words import is_word
from tests.extract.readings import holds


@pytest.mark.parametrize(
    "text", ["张三说", "千里", "零部", "百姓", "千兆宽带", "单位:亿元", "产量(万吨)", "百万雄师", "千万不要"]
)
def test_yes(text):
    assert holds(is_word, text)


@pytest.mark.parametrize(
    "text",
    [
        "三百",
        "近三",
        "三",
        "零度",
        "近千里",
        "三百里",
        "3说",
        "赔百万元",
        "身家破千万",
        "百万奖金",
        "奖金百万",
        "年入百万",
        "三至四千的",
        "(三万吨)",
        "(千余人)",
        "本单位百人",
        "千兆瓦",
    ],
)
def test_no(text):
    assert not holds(is_word, text)
