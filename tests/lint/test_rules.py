"""Lint names each fault, on any figure."""

from itertools import combinations

import matplotlib as mpl
import matplotlib.patheffects
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnchoredText

from helpers.charts import draw, draw_intervals
from helpers.lint.rules import lint, neighbours
from helpers.lint.texts import looked_at

BLUE, RUST, PALE = "#0072b2", "#a8480a", "#ffff99"


@pytest.fixture
def clean():
    """Return a plain figure, not from this course, in which lint finds nothing."""
    figure = Figure(figsize=(6, 4))
    axes = figure.add_axes((0.2, 0.25, 0.7, 0.55))
    axes.bar(["a", "b"], [98, 99])
    axes.set_ylabel("tonnes")
    axes.set_title("Two bars of nearly the same height")
    figure.text(0.1, 0.05, "Source: a test")
    return figure


@pytest.fixture
def empty():
    """Return a figure with title, unit and source, and axes on which to draw."""
    figure = Figure(figsize=(6, 4))
    figure.add_axes((0.2, 0.25, 0.6, 0.55), title="A finding of some sort", ylabel="tonnes")
    figure.text(0.1, 0.05, "Source: a test")
    return figure


def faults(figure):
    return " ".join(lint(figure))


def calendar(axes):
    axes.barh([0, 1], [2, 3], left=[2019, 2020])
    axes.set_xlim(2018, 2024)


def ranges_on_a_log_scale(axes):
    axes.barh([0, 1], [900, 5000], left=[100, 500])
    axes.set_xscale("log")


def guide(axes):
    axes.bar([0, 1], [1, 2])
    axes.axhline(1, color="#cccccc")


def shaded_years(axes):
    axes.axvspan(0, 1, color="#eeeeee")
    axes.plot([0, 2], [0, 1], color=BLUE)


def number_in_a_bubble(axes):
    axes.scatter([0.5], [0.5], s=3000, color=BLUE)
    axes.text(0.5, 0.5, "122", color="white", ha="center", va="center")


def clear_box(axes):
    axes.plot([0, 1], color=BLUE)
    axes.text(0.2, 0.7, "box", bbox={"facecolor": "none"})


def number_on_top_of_a_dark_bar(axes):
    axes.bar([0, 1], [97, 99], color="#222222")
    axes.set_ylim(0, 120)
    axes.text(0, 97, "97", ha="center")


def bands_of_two_lines(axes):
    for base, colour, dashes in ((0, BLUE, "-"), (5, RUST, "--")):
        axes.fill_between([0, 1], [base, base + 2], [base + 1, base + 3], color=colour, alpha=0.2)
        axes.plot([0, 1], [base + 0.5, base + 2.5], dashes, color=colour)


def triangles_up_and_down(axes):
    axes.scatter([0, 1], [0, 1], marker="^", color=BLUE)
    axes.scatter([0, 1], [1, 0], marker="v", color=RUST)


def lines_of_two_widths(axes):
    axes.plot([0, 1], [0, 1], color=BLUE, linewidth=4)
    axes.plot([0, 1], [1, 2], color=RUST, linewidth=1.5)


def hidden_bars(axes):
    axes.plot([0, 1], [1, 2], color=BLUE)
    for bar in axes.bar([0, 1], [1, 2], color=PALE):
        bar.set_visible(False)


def legend_apart(axes):
    axes.plot([0, 1], [0, 1], color=BLUE, label="a line")
    axes.legend(loc="upper left")


def another_unit(axes):
    axes.plot([0, 1], [0, 1], color=BLUE)
    axes.secondary_yaxis("right", functions=(lambda x: x * 1.1, lambda x: x / 1.1))


def step_line_off_zero(axes):
    axes.stairs([98, 99], color=BLUE)
    axes.set_ylim(97, 100)


def a_map_on_which_a_label_has_a_halo(axes):
    axes.fill_between([0, 1, 2], [1, 1.5, 1], color=BLUE)
    axes.text(0.7, 0.5, "label", path_effects=[mpl.patheffects.withStroke(linewidth=3, foreground="white")])


def strokes(axes):
    axes.eventplot([1, 2, 3], colors=BLUE)


def waterfall(axes):
    axes.bar([0, 1], [0, 3], color="none")
    axes.bar([0, 1], [3, 2], bottom=[0, 3], color=BLUE)


def unseen_text(axes):
    axes.text(0.5, 0.5, "a place kept", alpha=0)


def dots_at_the_ends_only(axes):
    axes.plot(range(100), range(100), color=BLUE, marker="o", markevery=[0, 99], linewidth=0.5)
    axes.text(45, 45, "label")


@pytest.mark.parametrize(
    "paint",
    [
        strokes,
        waterfall,
        unseen_text,
        dots_at_the_ends_only,
        calendar,
        ranges_on_a_log_scale,
        guide,
        shaded_years,
        number_in_a_bubble,
        clear_box,
        number_on_top_of_a_dark_bar,
        bands_of_two_lines,
        triangles_up_and_down,
        lines_of_two_widths,
        hidden_bars,
        legend_apart,
        another_unit,
        step_line_off_zero,
        a_map_on_which_a_label_has_a_halo,
    ],
)
def test_good_charts_pass(empty, paint):
    paint(empty.axes[0])
    assert lint(empty) == []


def area_off_zero(axes):
    axes.fill_between([0, 1, 2], [98, 99, 98.5], 97, color=BLUE)
    axes.set_ylim(97, 100)


def steps_off_zero(axes):
    axes.stairs([98, 99], fill=True, color=BLUE)
    axes.set_ylim(97, 100)


def bars_on_a_base_of_97(axes):
    axes.bar([0, 1], [1, 2], bottom=97)
    axes.set_ylim(97, 100)


def area_on_a_log_scale(axes):
    axes.fill_between([0, 1, 2], [98, 99, 98.5], color=BLUE)
    axes.set_yscale("log")


def bar_beyond_the_axis(axes):
    axes.bar([0, 1], [98, 500])
    axes.set_ylim(0, 100)


def bar_below_the_axis(axes):
    axes.bar([0, 1], [98, -50])
    axes.set_ylim(-10, 100)


def area_beyond_the_axis(axes):
    axes.fill_between([0, 1, 2], [98, 500, 98], color=BLUE)
    axes.set_ylim(0, 100)


def scale_of_its_own(axes):
    axes.plot([0, 1], color=BLUE)
    axes.secondary_yaxis("right", functions=(lambda x: x * 37 + 2, lambda x: (x - 2) / 37))


def two_hues_on_twin_axes(axes):
    axes.plot([0, 1], [1, 2], color=BLUE)
    axes.twinx().plot([0, 1], [2, 1], color=RUST)


def clear_black(axes):
    axes.plot([0, 1], color=BLUE)
    axes.text(0.2, 0.7, "faint", color=(0, 0, 0, 0.2))


def dark_on_a_dark_area(axes):
    axes.fill_between([0, 1, 2], [1, 1.5, 1], color="black")
    axes.text(0.5, 0.5, "black on black")


def half_on_a_dark_bar(axes):
    axes.barh([0], [1], color="#222222")
    axes.set_xlim(0, 3)
    axes.text(0.5, 0, "dark text half on the bar", va="center")


def on_a_picture(axes):
    axes.imshow(np.zeros((2, 2, 3)))
    axes.text(0.5, 0.5, "black on black", ha="center")


def on_a_thick_line(axes):
    axes.plot([0, 1], [0.5, 0.5], color="black", linewidth=6)
    axes.text(0.3, 0.5, "on the line", va="center")


def pale_area(axes):
    axes.fill_between([0, 1, 2], [1, 1.5, 1], color=PALE)


def pale_dots(axes):
    axes.plot([0, 1], [1, 0], "o", color=BLUE, markerfacecolor=PALE, markeredgecolor=PALE)


def stacked_areas(axes):
    axes.stackplot([0, 1, 2], [1, 2, 3], [3, 2, 1], colors=[BLUE, RUST])


def lines_of_almost_one_width(axes):
    axes.plot([0, 1], [1, 2], color=BLUE, linewidth=2)
    axes.plot([0, 1], [2, 1], color=RUST, linewidth=2.0001)


def legend_on_a_line(axes):
    axes.plot([0, 1], [0, 1], color=BLUE, label="a line")
    axes.legend(loc="center")


def legend_on_dots(axes):
    axes.scatter(np.linspace(0, 1, 50), np.linspace(0, 1, 50), color=BLUE, label="dots")
    axes.legend(loc="center")


def one_over_the_other(axes):
    axes.plot([1, 2], [1, 2], color=BLUE)
    axes.secondary_yaxis("right", functions=(lambda x: 1 / x, lambda x: 1 / x))


def bars_named_by_id(axes):
    axes.barh(["a", "b"], [1, 2], color=BLUE)
    axes.set_ylabel("id")


ONLY_CODE = "Colour is the only code: give each kind a shape, a hatch or a place of its own as well."
SCALES = "Two scales share one chart: where the lines cross is the designer's choice."


@pytest.mark.parametrize(
    ("paint", "expected"),
    [
        (area_off_zero, ["The areas start at 97, not at zero."]),
        (steps_off_zero, ["The areas start at 97, not at zero."]),
        (bars_on_a_base_of_97, ["The bars start at 97, not at zero."]),
        (
            area_on_a_log_scale,
            ["The areas stand on a log scale, which has no zero: their lengths mean nothing."],
        ),
        (bar_beyond_the_axis, ["A bar is cut off: it reaches 500, but the axis ends at 100."]),
        (bar_below_the_axis, ["A bar is cut off: it reaches −50, but the axis ends at −10."]),
        (area_beyond_the_axis, ["An area is cut off: it reaches 500, but the axis ends at 100."]),
        (scale_of_its_own, [SCALES]),
        (one_over_the_other, [SCALES]),
        (
            bars_named_by_id,
            ["No unit: neither a subtitle nor the label of an axis says what is counted."],
        ),
        (two_hues_on_twin_axes, [SCALES, ONLY_CODE]),
        (clear_black, ["Text of contrast 1.6:1, less than 4.5:1: “faint”."]),
        (dark_on_a_dark_area, ["Text of contrast 1.0:1, less than 4.5:1: “black on black”."]),
        (half_on_a_dark_bar, ["Text of contrast 1.3:1, less than 4.5:1: “dark text half on the bar”."]),
        (on_a_picture, ["Text of contrast 1.0:1, less than 4.5:1: “black on black”."]),
        (on_a_thick_line, ["Text of contrast 1.0:1, less than 4.5:1: “on the line”."]),
        (pale_area, ["Marks of contrast 1.0:1, less than 3:1: #ffff99."]),
        (pale_dots, ["Marks of contrast 1.0:1, less than 3:1: #ffff99."]),
        (stacked_areas, [ONLY_CODE]),
        (lines_of_almost_one_width, [ONLY_CODE]),
        (legend_on_a_line, ["The legend covers a mark."]),
        (legend_on_dots, ["The legend covers a mark."]),
    ],
)
def test_bad_charts_are_told_why(empty, paint, expected):
    paint(empty.axes[0])
    assert lint(empty) == expected


def table(axes):
    axes.set_xticks([])
    found = axes.table([["1", "2"]], loc="bottom")
    found.auto_set_font_size(False)
    found.set_fontsize(5)


@pytest.mark.parametrize(
    "write",
    [
        table,
        lambda axes: axes.figure.legend([axes.lines[0]], ["line"], loc="lower right", fontsize=5),
        lambda axes: axes.legend([axes.lines[0]], ["line"], title="tiny", title_fontsize=5, loc="upper left"),
        lambda axes: axes.add_artist(AnchoredText("tiny", loc="upper left", prop={"size": 5})),
        lambda axes: axes.inset_axes((0.1, 0.6, 0.3, 0.3)).tick_params(labelsize=5),
        lambda axes: axes.secondary_yaxis("right").tick_params(labelsize=5),
    ],
)
def test_small_text_wherever_it_stands(empty, write):
    empty.axes[0].plot([0, 1], color=BLUE)
    write(empty.axes[0])
    assert lint(empty) == ["Text of 5 points, smaller than 9."]


def test_small_text_in_a_subfigure(empty):
    empty.subfigures(1, 2)[1].text(0.9, 0.5, "tiny", size=5)
    assert "Text of 5 points, smaller than 9." in lint(empty)


@pytest.mark.parametrize("given", ["axes", "nothing"])
def test_only_a_figure_is_read(empty, given):
    with pytest.raises(TypeError, match=r"reads a whole Figure, .* give lint\(axes.figure\)"):
        lint(empty.axes[0] if given == "axes" else None)


def test_steps_without_a_base_are_read(empty):
    with pytest.warns(UserWarning, match="baseline"):
        empty.axes[0].stairs([1, 2], baseline=None, fill=True, color=BLUE)
    assert lint(empty) == []


def test_many_labels_are_compared_with_their_neighbours_only(empty):
    empty.set_size_inches(12, 8)
    for n, place in enumerate(np.random.default_rng(0).random((300, 2))):
        empty.axes[0].text(*place, f"n{n}")
    words = looked_at(empty).texts
    every = list(combinations(words, 2))
    near = neighbours(words, max(empty.bbox.size))
    overlapping = [pair for pair in every if pair[0][1].overlaps(pair[1][1])]
    assert len(near) < len(every) / 10
    assert overlapping
    assert {(id(one), id(two)) for one, two in overlapping} - {
        (id(one), id(two)) for one, two in near
    } == set()


def test_lint_changes_nothing(empty):
    number_in_a_bubble(empty.axes[0])
    canvas, settings = empty.canvas, dict(mpl.rcParams)
    assert lint(empty) == lint(empty)
    assert empty.canvas is canvas
    assert dict(mpl.rcParams) == settings


def test_a_clean_figure_of_another_maker(clean):
    assert lint(clean) == []


def test_truncated_bars(clean):
    clean.axes[0].set_ylim(97, 100)
    assert lint(clean) == ["The bars start at 97, not at zero."]


def test_log_bars(clean):
    clean.axes[0].set_yscale("log")
    assert "log scale" in faults(clean)


def test_no_unit(clean):
    clean.axes[0].set_ylabel("")
    assert faults(clean).startswith("No unit")


def test_no_source(clean):
    clean.texts[0].remove()
    assert lint(clean) == ["No source line."]


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("", "No title."),
        ("one two three four five six seven eight nine ten eleven twelve 13 14 15", ""),
        ("one two three four five six seven eight nine ten eleven twelve 13 14 15 16", "has 16 words"),
    ],
)
def test_titles(clean, title, fault):
    clean.axes[0].set_title(title, fontsize=9)
    assert fault in faults(clean) if fault else lint(clean) == []


def test_a_chinese_title_is_counted_in_characters(course):
    article, tables, _ = course
    figure = draw("how_big_they_are", tables["zh"], language="zh", article=article)
    figure.texts[0].set_text("九" * 28)
    assert lint(figure) == []
    figure.texts[0].set_text("九" * 29)
    assert lint(figure) == ["The title has 29 characters, more than 28."]


def test_small_text(clean):
    clean.axes[0].tick_params(labelsize=8)
    assert lint(clean) == ["Text of 8 points, smaller than 9."]


def test_pale_text(clean):
    clean.texts[0].set_color("#999999")
    assert lint(clean) == ["Text of contrast 2.8:1, less than 4.5:1: “Source: a test”."]


def test_text_on_a_dark_bar(clean):
    clean.axes[0].text(0, 50, "on the bar", color="black", ha="center")
    assert "Text of contrast" in faults(clean)


def test_pale_marks(clean):
    clean.axes[0].containers[0][0].set_color("#ffff00")
    assert "Marks of contrast" in faults(clean)


def test_colour_alone_and_what_mends_it(clean):
    first = clean.axes[0].containers[0][0]
    first.set_color("#a8480a")
    assert "Colour is the only code" in faults(clean)
    first.set_hatch("//")
    assert lint(clean) == []


def test_overlapping_text(clean):
    clean.text(0.1, 0.05, "On top of it")
    assert "Text overlaps" in faults(clean)


def test_clipped_text(clean):
    clean.text(0.95, 0.9, "Out of the picture")
    assert "cut off at the edge" in faults(clean)


def test_text_on_a_dot(clean):
    clean.axes[0].plot(0.5, 110, "o", color="black")
    clean.axes[0].text(0.5, 110, "label", ha="center", va="center")
    assert "covers a mark" in faults(clean)


def test_missing_glyph(clean):
    clean.axes[0].set_title("無字 here \ue000")
    assert "A glyph is missing from the font: 字, 無, U+E000." in lint(clean)


def test_a_box_in_place_of_a_character():
    row = {"label": "a \ue000", "low": 1, "high": 2, "low_closed": True, "high_closed": True}
    figure = draw_intervals([row], "A title", "measure, unit", source="me")
    assert lint(figure) == ["A glyph is missing from the font: □."]


def test_two_scales(clean):
    clean.axes[0].twinx().set_ylabel("per cent")
    assert "Two scales share one chart" in faults(clean)


def test_a_pie():
    figure = Figure()
    figure.add_subplot().pie([1, 2])
    assert "A pie says" in faults(figure)


def test_it_speaks_chinese_too(clean):
    clean.axes[0].set_ylim(97, 100)
    clean.texts[0].set_text("Sauce: a test")
    clean.texts[0].set_color("#aaaaaa")
    assert lint(clean, "zh") == [
        "長條從97開始，不是從零開始。",
        "沒有註明來源。",
        "文字對比只有2.3:1，不到4.5:1：「Sauce: a test」。",
    ]
