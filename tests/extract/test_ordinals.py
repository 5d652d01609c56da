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
        "前三大客户",
        "13版",
        "二企业",
        "一是人手不足",
        "二要提速",
        "其三，没有经费",
        "路易九世",
        "6路、11路",
        "乘101路",
        "公交633路",
        "监事会三次会议",
        "九届人大",
        "二期项目动工",
        "七局上半",
        "前5名",
        "成都七中",
        "三十五中、八中",
        "3栋2单元",
        "501室",
        "八六旅",
        "二等座",
        "10后",
        "营收前10家",
        "排名前3位",
    ],
)
def test_yes(text):
    assert holds(is_ordinal, text)


@pytest.mark.parametrize(
    "text",
    [
        "3、5个",
        "三支队伍",
        "举办了三届",
        "6级地震",
        "3段",
        "高三层",
        "三企业",
        "约20强",
        "三名学生",
        "唯一是他",
        "四世同堂",
        "三路大军",
        "召开三次会议",
        "两届代表",
        "三届冠军",
        "连任三届市人大代表",
        "分三期建设",
        "两期",
        "三局比赛",
        "此前5名",
    ],
)
def test_no(text):
    assert not holds(is_ordinal, text)
