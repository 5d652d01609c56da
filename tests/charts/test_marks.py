"""Marks and labels: stacked dots touch no other, labels stay inside, ends are drawn as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ticker import FuncFormatter

from helpers.charts.frame import frame
from helpers.charts.marks import (
    DOT,
    bars,
    interval,
    middle,
    percent,
    put,
    ruler,
    stacked,
    wide,
)
from helpers.lint import visible_texts
from helpers.style import house_style

NOTHING = float("nan")
WORDS = {"title": "Title", "subtitle": "measure, unit", "note": "", "source": "Source: a test"}


@pytest.fixture
def axes():
    with house_style():
        yield frame(WORDS, ["one", "two"], [0.4, 0.4])[1]


@given(st.lists(st.floats(0, 8), max_size=60))
def test_stacked_dots_touch_no_other(places):
    floors = stacked(places)
    for one in range(len(places)):
        for two in range(one):
            if floors[one] == floors[two]:
                assert abs(places[one] - places[two]) >= DOT


@pytest.mark.parametrize("x", [0, 50, 100])
def test_a_label_stays_inside_its_axes(axes, x):
    ruler(axes, 0, 100)
    text = put(axes, x, 0.2, "a label of some length " * 20)
    box = text.get_window_extent(axes.figure.canvas.get_renderer())
    assert box.x0 >= axes.bbox.x0 - 1
    assert box.x1 <= axes.bbox.x1 + 1
    assert text.get_text().endswith("…")


def test_bars_leave_room_for_their_values(axes):
    bars(axes, [0.2, 0.6], [1000, 2], ["1,000", "2"])
    assert axes.get_xlim()[0] == 0
    assert axes.get_xlim()[1] > 1000
    assert [text.get_text() for text in axes.texts] == ["1,000", "2"]


def test_two_groups_of_bars_keep_the_lines_of_the_ruler(axes):
    bars(axes, [0.2], [1000], ["1,000"])
    bars(axes, [0.6], [500], ["500"])
    axes.figure.canvas.draw()
    assert all(line.get_visible() for line in axes.get_xgridlines())


def test_the_zero_line_hides_no_bar(axes):
    bars(axes, [0.2, 0.6], [60_000, 122], ["60,000", "122"])
    (zero,) = (line for line in axes.lines if line.get_gid() == "rule")
    assert all(zero.get_zorder() < bar.get_zorder() for bar in axes.patches)


def test_the_dots_of_a_short_range_stay_apart(axes):
    ruler(axes, -100, 100)
    for y, half in ((0.2, 1), (0.6, 60)):
        interval(axes, y, {"low": -half, "high": half, "low_closed": True, "high_closed": True})
    short, *_, long = [line for line in axes.lines if line.get_marker() == "o"]
    points = 2 / 200 * wide(axes) * 72
    assert short.get_markersize() < points < long.get_markersize() == 8


def test_a_ruler_keeps_its_last_number_on_the_page(axes):
    ruler(axes, 0, 100, percent)
    assert isinstance(axes.xaxis.get_major_formatter(), FuncFormatter)
    axes.figure.canvas.draw()
    (last,) = [box for text, box in visible_texts(axes.figure) if text.get_text() == "100%"]
    assert last.x1 <= axes.figure.bbox.x1


def test_the_middle_of_what_there_is():
    assert middle({"low": 1, "high": 3}, 9) == 2
    assert middle({"low": NOTHING, "high": 3}, 9) == 3
    assert middle({"low": NOTHING, "high": NOTHING}, 9) == 9


def test_signs():
    assert (percent(-0.0), percent(-2)) == ("0%", "−2%")
