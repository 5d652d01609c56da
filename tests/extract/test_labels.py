"""Digits that name a thing."""

import pytest

from helpers.extract.labels import is_label
from tests.extract.readings import holds


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345",
        "请拨96110",
        "尾号为3627",
        "编号 83",
        "101大楼",
        "3·15晚会",
        "(0700)",
        "歼-20",
        "007",
        "麒麟980的性能",
        "921地震",
    ],
)
def test_labels(text):
    assert holds(is_label, text)


@pytest.mark.parametrize(
    "text",
    [
        "指数AQI 210",
        "OR 1.5~2.4",
        "4万App",
        "标价660",
        "2大楼",
        "(2023)",
        "约980的",
        "达980的",
        "5个",
        "长990",
        "得分25",
    ],
)
def test_no_labels(text):
    assert not holds(is_label, text)


def test_a_dash_at_the_end_of_a_text_is_not_before_its_start():
    assert not holds(is_label, "20只歼-")
