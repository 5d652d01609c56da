"""The charts for any article: one number or three hundred, any unit, any label."""

import pandas as pd
import pytest

from helpers.charts.gallery import draw, draw_all, draw_intervals
from helpers.charts.pictures import alt_text, svg
from helpers.lint import lint, lint_alt

GENERIC = ("where_the_numbers_are", "how_big_they_are")
UNITS = ["元", "個", "%", "$_x\\", "", "很長很長很長很長很長的單位", "\ue000", *(f"u{n}" for n in range(20))]
HOSTILE = "$x^2$ \\frac{1}{2} a_b & <b>bold</b> 很長的名稱 臺灣台湾后後 " * 5


def any_table(size):
    rows = []
    for n in range(size):
        value = round(10 ** (n * 7.3 % 15 - 2), 2) * (-1) ** (n % 7 == 6)
        named = {
            "id": f"s{n + 1:03}",
            "printed": f"{value}",
            "unit": UNITS[n % len(UNITS)],
            "subject": HOSTILE,
            "hedge": "",
        }
        place = {"start": n * 9, "end": n * 9 + 5, "section": n * 3 // size}
        ends = {"value": value, "low": value, "high": value, "low_closed": True, "high_closed": True}
        rows.append(named | place | ends)
    return pd.DataFrame(rows)


@pytest.mark.parametrize("width", ["slide", "phone"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [1, 2, 5, 300])
@pytest.mark.parametrize("chart", GENERIC)
def test_generic_charts_hold_for_any_text(chart, size, language, width):
    table = any_table(size)
    assert tuple(figure.record["id"] for figure in draw_all(table)) == GENERIC
    figure = draw(chart, table, language=language, width=width)
    assert lint(figure) == []
    assert lint_alt(alt_text(figure), figure) == []
    assert svg(figure) == svg(draw(chart, table, language=language, width=width))


@pytest.mark.parametrize("width", ["slide", "phone"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_words_of_a_long_ruler_keep_apart(language, width):
    table = any_table(2).assign(value=[3e-6, 1e22], unit="個")
    assert lint(draw("how_big_they_are", table, language=language, width=width)) == []


def test_what_is_off_the_ruler_is_said_and_sets_no_end():
    figure = draw("how_big_they_are", any_table(3).assign(value=[-12.5, 7.0, 90.0]))
    assert "from 7 to 90" in figure.record["title"]
    assert "zero and not on the ruler: 1" in alt_text(figure)
    assert "zero and not on the ruler: 1" in figure.record["note"]


def test_what_stands_before_the_first_heading_is_no_section():
    table = any_table(9).assign(section=0)
    assert "section" not in draw("where_the_numbers_are", table).record["title"]


def test_a_hedge_without_an_end_is_drawn_as_an_arrow():
    table = any_table(1).assign(hedge="逾", high=float("nan"), high_closed=False, low_closed=False)
    figure = draw("hedged_figures", table)
    assert figure.record["title"].endswith("one side has no end")
    assert "more than 0.01" in alt_text(figure)
    assert {line.get_marker() for line in figure.axes[0].lines} >= {"o", ">"}
    assert lint(figure) == []


@pytest.mark.parametrize(
    ("low", "high", "words"), [(0.9, 1.0, "about 10% below"), (1.0, 1.25, "about 25% above")]
)
def test_the_most_room_may_lie_on_either_side(low, high, words):
    table = any_table(1).assign(hedge="近", value=1.0, low=low, high=high)
    assert words in draw("hedged_figures", table).record["title"]


def test_no_interval_is_told():
    with pytest.raises(ValueError, match="no interval"):
        draw_intervals([], "Nothing")


def test_many_hedges_show_the_widest():
    table = any_table(300).assign(hedge="約", high=lambda rows: rows["value"] + 1)
    figure = draw("hedged_figures", table)
    assert len(figure.record["data"]) == 12
    assert lint(figure) == lint_alt(alt_text(figure), figure) == []


def test_nothing_above_zero_is_said():
    figure = draw("how_big_they_are", any_table(1).assign(value=0.0, printed="0"))
    assert "below zero and not on the ruler" in figure.record["note"]


def test_a_label_is_never_mathematics():
    rows = [{"label": "$a$ \\alpha", "low": 1, "high": 2, "low_closed": True, "high_closed": False}]
    figure = draw_intervals(rows, "A title of $5 and $6", "measure, unit", source="me")
    assert lint(figure) == []
    assert figure.axes[0].get_yticklabels()[0].get_text() == "$a$ \\alpha"


def test_intervals_show_which_end_belongs():
    nothing = float("nan")
    rows = [
        {"label": "both", "low": 1, "high": 2, "low_closed": True, "high_closed": False},
        {"label": "no end", "low": 1, "high": nothing, "low_closed": False, "high_closed": False},
        {"label": "no beginning", "low": nothing, "high": 5, "low_closed": False, "high_closed": True},
    ]
    figure = draw_intervals(rows, "Three ranges", "measure, unit", source="me")
    filled = [(one.get_marker(), one.get_markerfacecolor() != "white") for one in figure.axes[0].lines]
    assert filled == [("o", True), ("o", False), ("o", False), (">", True), ("<", True), ("o", True)]
    assert "more than 1" in alt_text(figure)
    assert "5或以下" in alt_text(figure, "zh")
