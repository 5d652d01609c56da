"""一 as a, and 一 as one."""

import pytest

from helpers.extract.indefinite import is_indefinite
from tests.extract.readings import holds


@pytest.mark.parametrize("text", ["一名老人", "买了一个包", "这一家"])
def test_yes(text):
    assert holds(is_indefinite, text)


@pytest.mark.parametrize(
    "text",
    [
        "一死三伤",
        "一人死亡",
        "每三人就有一人",
        "五名被告中,一人无罪",
        "只有一名",
        "三名男子和一名女子",
        "救护车一辆",
        "一公里",
        "每一毫升",
        "一千瓦时",
        "三名",
    ],
)
def test_no(text):
    assert not holds(is_indefinite, text)
