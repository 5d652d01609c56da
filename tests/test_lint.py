"""Lint names each fault, on any figure."""

import pytest
from matplotlib.figure import Figure

from helpers.charts import draw, lint_alt
from helpers.lint import lint


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


def faults(figure):
    return " ".join(lint(figure))


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
    clean.axes[0].set_title("無字 here")
    assert "A glyph is missing from the font" in faults(clean)


def test_two_scales(clean):
    clean.axes[0].twinx().set_ylabel("per cent")
    assert "Two scales share one chart" in faults(clean)


def test_a_pie():
    figure = Figure()
    figure.add_subplot().pie([1, 2])
    assert "A pie says" in faults(figure)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("36 statistics, drawn to show their size. Data: table.", "No kind"),
        ("Dot plot of 36 statistics. Data: table.", "No reason"),
        ("Dot plot of 36 statistics, drawn to show their size.", "No place of the data"),
        ("Dot plot of statistics, drawn to show their size. Data: table.", "No number of the title"),
        ("An image of a dot plot of 36, drawn to show sizes. Data: table.", "word for a picture"),
        ("Dot plot of 36, drawn to show sizes. Data: table. " + "and so on " * 30, "Too long"),
    ],
)
def test_alt_text_of_students(course, text, fault):
    article, tables, _ = course
    figure = draw("how_big_they_are", tables["en"], article=article)
    (only,) = lint_alt(text, figure)
    assert fault in only


def test_a_blank_alt_text_is_answered(course):
    article, tables, _ = course
    assert len(lint_alt(..., draw("how_big_they_are", tables["en"], article=article))) == 4
