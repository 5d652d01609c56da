"""A time as a frame, and a time told."""

import pytest

from helpers.extract.durations import is_duration
from tests.extract.readings import holds


@pytest.mark.parametrize(
    "text",
    [
        "三年来",
        "达近五年同期最高",
        "至十年来的低点",
        "过去五年",
        "9日、10日两天",
        "过了三年",
        "三十年",
        "一天",
        "经过三年努力",
        "上三年",
        "七日内",
        "首五日",
    ],
)
def test_yes(text):
    assert holds(is_duration, text)


@pytest.mark.parametrize(
    "text",
    [
        "历时三年",
        "300年历史",
        "等了三年",
        "中位数为52周",
        "不足两天",
        "3小时",
        "三个",
        "经过五年",
        "由六年降至",
        "缩短整整1年",
        "比新界长约两年",
        "原判刑期以上一年以下",
    ],
)
def test_no(text):
    assert not holds(is_duration, text)
