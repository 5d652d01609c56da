"""Numbers in labels, products, titles and slogans."""

import pytest

from helpers.extract.find import find_numbers

# ruff: noqa: E501 (many short cases stand on a line)
NAMES = [
    "iPhone 17手机", "麒麟990芯片", "麒麟980的性能", "拨打12345", "编号 83", "921地震", "北京88中学", "《2019年三讲》", "“863”计划",
    "「两降两升」", "三县两区", "四大产业", "K123次", "21次列车", "310国道", "0℃线", "股票代码600519", "巴龙5000 5G手机", "20190906", "007",
    "三倍券", "中证500", "0005.HK", "600000.SH涨停", "火狐5测试版", "5.12地震", "119区", "两队", "两市成交放量", "七涨两跌", "球员投进的三分",
]  # fmt: skip
NO_NAMES = [
    "378",
    "达到378",
    "规模6",
    "规模5.2地震",
    "得分25",
    "占到300",
    "5个“红旗”",
    "增至1200",
    "能效达500 IPS",
    "《论语》20篇",
    "PK赛3人",
    "死伤者(700)",
    "全市有3区",
    "两市人口",
    "分成两队",
    "20万大军",
    "球队得三分",
]


@pytest.mark.parametrize("text", NAMES)
def test_names(text):
    roles = {number.role for number in find_numbers(text)} - {"date"}  # 2019年 in a title
    assert roles == {"name"}


@pytest.mark.parametrize("text", NO_NAMES)
def test_quantities_beside_names(text):
    assert "statistic" in {number.role for number in find_numbers(text)}


def test_a_model_keeps_its_name():
    roles = [number.role for number in find_numbers("麒麟990芯片发布，这次的990放下了103亿个晶体管。")]
    assert roles == ["name", "name", "statistic"]
