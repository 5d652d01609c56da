"""The slider, what follows from it, and the table beside it."""

import pytest

from helpers.explore import one_figure
from helpers.explore.one_figure import vary

CHECKS = "data/checks.yaml"


@pytest.fixture
def shown(caught):
    return caught(one_figure)


def test_the_slider_redraws_picture_and_table(table, shown):
    vary(table, CHECKS, figure="unstarred_villages")
    widget, fallback = shown[0]
    _, slider, view = widget.children
    assert (slider.min, slider.max, slider.value) == (300, 400, 350)
    before = view.value
    assert "約350個 allows this value" in before and 'alt="villages rated' in before
    slider.value = 400
    assert view.value != before
    assert "400: 約350個 does not allow this value" in view.value
    assert "34.09" in fallback and "36.93" in fallback


def test_another_figure_brings_its_own_range(table, shown):
    vary(table, CHECKS, figure="unstarred_villages")
    choice, slider, view = shown[0][0].children
    choice.value = "tongrentang_output"
    assert slider.min < 954000000 < slider.max and slider.value == 954000000
    assert "9.54億元" in view.value


def test_an_article_without_checks(small, shown):
    vary(small, None, "zh")
    widget, fallback = shown[0]
    assert "約12000冊" in widget.children[2].value and "沒有查核" in fallback


def test_text_from_an_article_is_never_markup(hostile, shown):
    vary(hostile, CHECKS)
    widget, fallback = shown[0]
    assert "<script" not in widget.children[-1].value + fallback
