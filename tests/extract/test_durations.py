"""A time as a frame, and a time told."""

import pytest

from helpers.extract.durations import is_duration
from tests.extract.readings import holds


@pytest.mark.parametrize(
    "text",
    [
        "三年来",
        "过去五年",
        "9日、10日两天",
        "过了三年",
        "三十年",
        "一天",
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
        "不足两天",
        "3小时",
        "三个",
    ],
)
def test_no(text):
    assert not holds(is_duration, text)
