"""The widgets: filters, the slider and what follows from it, and the table beside them."""

import pytest

from helpers.article import read_article
from helpers.explore import widgets as module
from helpers.explore.widgets import explore, vary
from helpers.table import tabulate

CHECKS = "data/checks.yaml"
TEXT = "縣圖書館去年借出圖書約12000冊。\n\n館員說,今年新增座位35個。\n"


@pytest.fixture(scope="module")
def course():
    return tabulate(read_article(), "data/coding.csv")


@pytest.fixture
def small(tmp_path):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    return tabulate(read_article(tmp_path / "library.txt"))


@pytest.fixture
def shown(monkeypatch):
    """Catch the widget and its plain table instead of displaying them."""
    caught = []
    monkeypatch.setattr(
        module, "show_beside_table", lambda widget, fallback, language: caught.append((widget, fallback))
    )
    return caught


def test_filters_narrow_the_table_and_say_so(course, shown):
    explore(course)
    kind, speaker, date, view = shown[0][0].children
    assert "36 of 36" in view.value
    kind.value = "share"
    assert "3 of 36" in view.value and "80.2%" in view.value and "9.54億元" not in view.value
    date.value = "no date"
    assert "0 of 36" in view.value
    kind.value, date.value = "all", "all"
    speaker.value = next(name for name in speaker.options if "Gao Guiqin" in name)
    assert "2 of 36" in view.value and "9.54億元" in view.value
    assert shown[0][1].count("<tr") == 37


def test_the_slider_redraws_picture_and_table(course, shown):
    vary(course, CHECKS, figure="unstarred_villages")
    widget, fallback = shown[0]
    _, slider, view = widget.children
    assert (slider.min, slider.max, slider.value) == (300, 400, 350)
    before = view.value
    assert "約350個 allows this value" in before and 'alt="villages rated' in before
    slider.value = 400
    assert view.value != before
    assert "400: 約350個 does not allow this value" in view.value
    assert "34.09" in fallback and "36.93" in fallback


def test_another_figure_brings_its_own_range(course, shown):
    vary(course, CHECKS, figure="unstarred_villages")
    choice, slider, view = shown[0][0].children
    choice.value = "tongrentang_output"
    assert slider.min < 954000000 < slider.max and slider.value == 954000000
    assert "9.54億元" in view.value


def test_an_article_without_checks(small, shown):
    explore(small, "zh")
    vary(small, None, "zh")
    (filters, _), (widget, fallback) = shown
    assert "共2條" in filters.children[-1].value
    assert "約12000冊" in widget.children[2].value and "沒有查核" in fallback


def test_text_from_an_article_is_never_markup(course, shown):
    hostile = course.copy()
    hostile["subject"] = hostile["printed"] = "<script>alert(1)</script>"
    explore(hostile)
    vary(hostile, CHECKS)
    for widget, fallback in shown:
        assert "<script" not in widget.children[-1].value + fallback
