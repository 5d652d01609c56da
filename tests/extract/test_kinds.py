"""What a statistic measures."""

import pytest

from helpers.extract.kinds import kind_of
from tests.extract.readings import readings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("350个", "count"),
        ("350", "count"),
        ("增加了80个", "change"),
        ("新增2万人", "change"),
        ("新增就业28.6万人", "change"),
        ("城鎮新增就業28.6萬人", "change"),
        ("新增上市公司125家", "change"),
        ("新增贷款的三家", "count"),
        ("新增，共3个", "count"),
        ("增加值3个", "count"),
        ("新增投资3亿元", "money"),
        ("新增贷款占60%", "share"),
        ("年均300余场次", "rate"),
        ("时速120公里", "rate"),
        ("长120公里", "length"),
        ("77比73获胜", "score"),
        ("1比3不敌对手", "score"),
        ("1分53秒", "time"),
        ("得1分，53秒后", "score"),
        ("每公升30.3元", "money"),
        ("派息15仙", "money"),
        ("比例为1:3", "ratio"),
        ("3-3平手", "score"),
        ("118-96大胜", "score"),
        ("101-104负于", "score"),
        ("6-1/6-3", "score"),
        ("5.4/10万", "rate"),
        ("12平6负", "count"),
        ("战成12平", "score"),
        ("店面仅12平", "area"),
    ],
)
def test_kind(text, kind):
    folded, found = readings(text)
    assert kind_of(folded, found[0]) == kind
