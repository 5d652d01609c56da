"""Which one in a row, without 第."""

import pytest

from helpers.extract.ordinals import is_ordinal
from tests.extract.readings import holds


@pytest.mark.parametrize(
    "text",
    [
        "前20",
        "3号线",
        "90后",
        "一,总则",
        "二、方法",
        "1. 总则",
        "一届二次会议",
        "三支队",
        "高三2班",
        "3单元502室",
        "世界排名12位",
        "三名决赛",
        "二类",
        "市三级",
        "二级化工企业",
        "八届人大",
        "常昊八段",
        "住三层",
        "13版",
        "二企业",
    ],
)
def test_yes(text):
    assert holds(is_ordinal, text)


@pytest.mark.parametrize(
    "text", ["3、5个", "三支队伍", "举办了三届", "6级地震", "3段", "高三层", "三企业", "约20强", "三名学生"]
)
def test_no(text):
    assert not holds(is_ordinal, text)
