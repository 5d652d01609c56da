"""Dates without 年 or 日."""

import pytest

from helpers.extract.years import is_date
from tests.extract.readings import holds


@pytest.mark.parametrize("text", ["1998赛季", "二〇二三", "2008奥运会", "'98", "腊月廿三", "1091228"])
def test_yes(text):
    assert holds(is_date, text)


@pytest.mark.parametrize(
    "text", ["3200", "约2008", "98赛季", "三二〇〇", "98", "2008个", "1091328", "1091228元"]
)
def test_no(text):
    assert not holds(is_date, text)
