"""The marks of a finished figure: which are data, how they look, what they show by their length."""

import pytest
from matplotlib.figure import Figure

from helpers.lint.marks import crosses, dots, drawn_marks, legends, lengths, panels, paper


@pytest.fixture
def axes():
    return Figure().add_subplot()


def test_guides_backgrounds_and_hidden_marks_are_no_data(axes):
    axes.axvline(1)
    axes.axhspan(0, 1)
    axes.axline((0, 0), slope=1)
    axes.plot([0, 1], gid="rule")
    axes.bar([0], [1])[0].set_visible(False)
    axes.fill_between([0, 1], 0, 1, transform=axes.get_xaxis_transform())
    assert list(drawn_marks(axes)) == []
    axes.plot([0, 1])
    assert len(list(drawn_marks(axes))) == 1


def test_a_block_across_the_chart_is_a_background(axes):
    axes.set_ylim(97, 100)
    axes.fill_between([0, 1], 97, 100)
    assert list(drawn_marks(axes)) == []
    axes.fill_between([0, 1], [99, 100], 97)
    assert len(list(drawn_marks(axes))) == 1


def test_the_looks_of_marks_without_their_colours(axes):
    axes.scatter([0, 1], [0, 1], marker="^", color="blue")
    axes.scatter([0, 1], [0, 1], marker="v", color="blue")
    axes.plot([0, 1], "o", color="blue")
    axes.plot([0, 1], "o", color="blue", markerfacecolor="white")
    axes.hlines([1], 0, 1, color="blue")
    axes.hlines([2], 0, 1, color="blue", linestyle="--")
    found = list(drawn_marks(axes))
    assert {mark.colour for mark in found} == {(0, 0, 1)}
    assert len({mark.look for mark in found}) == len(found) == 6


def test_a_band_has_the_look_of_its_line(axes):
    axes.fill_between([0, 1], [0, 1], [2, 3], color="blue", alpha=0.1)
    (alone,) = drawn_marks(axes)
    assert alone.edge is None
    axes.plot([0, 1], [1, 2], color="blue", linestyle="--")
    (band,) = (mark for mark in drawn_marks(axes) if mark.look[0] == "area")
    assert band.edge == (0, 0, 1)
    assert band.look != alone.look


def test_transparent_axes_stand_on_the_figure(axes):
    axes.set_facecolor((1, 1, 1, 0))
    axes.figure.set_facecolor("black")
    assert paper(axes) == (0, 0, 0)


def test_dots_with_their_breadth(axes):
    axes.plot([1], [0.5], "o", markersize=7.2)
    axes.scatter([1, 2], [0, 1], s=[72**2, 36**2])
    assert [breadth for *_, breadth in dots(axes.figure)] == pytest.approx([10, 100, 50])


def test_panels_within_panels_but_no_second_rulers(axes):
    inset = axes.inset_axes((0, 0, 0.5, 0.5))
    axes.secondary_yaxis("right")
    assert panels(axes.figure) == [axes, inset]


def test_legends_and_lines_that_cross_them(axes):
    axes.plot([0, 1], [0.5, 0.5], label="line")
    axes.set_ylim(0, 1)
    axes.legend(loc="center")
    axes.figure.draw_without_rendering()
    (box,) = legends(axes.figure)
    assert crosses(axes.figure, box)
    axes.lines[0].set_ydata([0.1, 0.1])
    assert not crosses(axes.figure, box)


@pytest.mark.parametrize(
    ("paint", "expected"),
    [
        (lambda axes: axes.bar([0, 1], [2, -3]), [("bar", False, [(0, 2), (0, -3)])]),
        (lambda axes: axes.barh([0], [2], left=[5]), [("bar", True, [(5, 7)])]),
        (lambda axes: axes.stairs([1, 2], fill=True), [("area", False, [(0, 1), (0, 2)])]),
        (lambda axes: axes.stairs([1, 2]), []),
        (lambda axes: axes.fill_between([0, 1, 2], [3, 5, 4], 1), [("area", False, [(1, 5)])]),
        (lambda axes: axes.fill_between([0, 1, 2], [3, 2, 4], 6), [("area", False, [(6, 2)])]),
        (lambda axes: axes.fill_betweenx([0, 1, 2], [3, 5, 4], 1), [("area", True, [(1, 5)])]),
        (lambda axes: axes.fill_between([0, 1, 2], [3, 5, 4], [1, 2, 1.5]), [("area", False, [])]),
    ],
)
def test_what_is_read_by_its_length(axes, paint, expected):
    paint(axes)
    assert list(lengths(axes)) == expected
