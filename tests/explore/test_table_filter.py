"""The filters narrow the table, say so, and have a plain table beside them."""

import pytest

from helpers.base import period
from helpers.explore import table_filter
from helpers.explore.table_filter import explore


@pytest.fixture
def shown(caught):
    return caught(table_filter)


def test_filters_narrow_the_table_and_say_so(table, shown):
    explore(table)
    kind, speaker, date, view = shown[0][0].children
    assert "36 of 36 statistics" in view.value
    kind.value = "share"
    assert "3 of 36" in view.value and "80.2%" in view.value and "9.54億元" not in view.value
    date.value = "no date"
    assert "0 of 36" in view.value
    kind.value, date.value = "all", "all"
    speaker.value = next(name for name in speaker.options if "Gao Guiqin" in name)
    assert "2 of 36" in view.value and "9.54億元" in view.value
    assert shown[0][1].count("<tr") == 37


def test_dates_stand_in_the_order_of_their_days(table, shown):
    explore(table)
    explore(table, "zh")
    (english, _), (chinese, _) = shown
    dates = english.children[2].options
    assert dates[0] == "all" and dates[-1] == "no date"
    earliest = table[table["from"] != ""].sort_values(["from", "to"]).iloc[0]
    assert dates[1] == period(earliest["from"], earliest["to"])
    assert chinese.children[2].options[-1] == "沒有日期"
    assert len(chinese.children[2].options) == len(dates)


def test_one_statistic_is_counted_as_one(small, shown):
    explore(small[:1])
    explore(small, "zh")
    (one, _), (chinese, _) = shown
    assert "1 of 1 statistic<" in one.children[-1].value
    assert "共2條" in chinese.children[-1].value


def test_text_from_an_article_is_never_markup(hostile, shown):
    explore(hostile)
    widget, fallback = shown[0]
    assert "<script" not in widget.children[-1].value + fallback
