"""The widgets: filters, the slider and what follows from it, and the table beside them."""

import pytest

from helpers import explore as module
from helpers.article import read_article
from helpers.explore import explore, moves, stress_range, vary, with_value
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
    monkeypatch.setattr(module, "_show", lambda widget, fallback, language: caught.append((widget, fallback)))
    return caught


def figure(table, name):
    return table[table["id"] == name].iloc[0].to_dict()


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


def test_the_range_of_about_350_is_300_to_400(course):
    values = stress_range(figure(course, "unstarred_villages"))
    assert (values[0], values[-1]) == (300, 400) and 350 in values


def test_the_range_holds_all_that_the_printed_form_allows(course):
    for row in course.to_dict("records"):
        values = stress_range(row)
        assert values == sorted(values) and values[0] < row["value"] < values[-1]
        assert values[0] <= row["low"] and row["high"] <= values[-1]


@pytest.mark.parametrize("low", [float("nan"), 0.0])
def test_ranges_of_nought_and_of_no_end(low):
    row = {"value": 0.0, "low": low, "high": float("nan"), "low_closed": False, "high_closed": False}
    values = stress_range(row)
    assert values[0] == -0.5 and values[-1] == 0.5


def test_share_and_people_a_village_move_with_the_figure(course):
    tried = moves(course, "unstarred_villages", CHECKS)
    share = tried[tried["check"] == "villages_share"].set_index("figure")
    assert share.loc[300, "low"] == pytest.approx(100 * 1200 / 3520)
    assert share.loc[400, "high"] == pytest.approx(100 * 1300 / 3520)
    assert (tried["inputs"].str.split("; ").map(lambda ids: "unstarred_villages" in ids)).all()
    assert moves(course, "covered_townships")["check"].tolist() == []


def test_with_value_leaves_the_table_as_it_was(course):
    changed = with_value(course, "unstarred_villages", 400)
    assert figure(changed, "unstarred_villages")["low"] == 400
    assert figure(course, "unstarred_villages")["low"] == 345


def test_the_slider_redraws_picture_and_table(course, shown):
    vary(course, CHECKS, figure="unstarred_villages")
    widget, fallback = shown[0]
    _, slider, view = widget.children
    assert (slider.min, slider.max, slider.value) == (300, 400, 350)
    before = view.value
    assert "約350個 allows this value" in before and 'alt="350' in before
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
