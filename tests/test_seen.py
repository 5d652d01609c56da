"""What a reader sees on a figure: the texts that are drawn, and the colours behind them."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.seen import behind, contrast, dots, marks, over, texts


@pytest.fixture
def figure():
    figure = Figure(figsize=(4, 3))
    FigureCanvasAgg(figure)
    figure.add_subplot().barh(["a", "b"], [1, 2], color=["black", "#dddddd"])
    figure.canvas.draw()
    return figure


def seen(figure):
    return {text.get_text(): (text, box) for text, box in texts(figure)}


@pytest.mark.parametrize(
    ("one", "two", "ratio"),
    [
        ("black", "white", 21),
        ("#767676", "white", 4.54),
        ("#e69f00", "white", 2.25),
        ("#0072b2", "white", 5.19),
    ],
)
def test_contrast_as_wcag_has_it(one, two, ratio):
    assert contrast(one, two) == contrast(two, one) == pytest.approx(ratio, abs=0.01)


def test_hidden_and_empty_texts_are_not_seen(figure):
    axes = figure.axes[0]
    axes.text(1, 0, "hidden").set_visible(False)
    axes.text(1, 0, " ")
    axes.xaxis.set_visible(False)
    assert set(seen(figure)) == {"a", "b"}


def test_what_lies_behind_a_text(figure):
    axes = figure.axes[0]
    for place, name in ((0, "on black"), (1, "on grey")):
        axes.text(0.1, place, name)
    axes.text(0.1, 0.5, "boxed", bbox={"facecolor": "red"})
    axes.text(1.9, 0, "on paper", ha="right")
    figure.canvas.draw()
    found = {
        name: behind(figure, *seen(figure)[name]) for name in ("on black", "on grey", "boxed", "on paper")
    }
    assert found["on black"] == (0, 0, 0)
    assert found["on grey"] == pytest.approx((0.867,) * 3, abs=0.01)
    assert found["boxed"] == (1, 0, 0)
    assert found["on paper"] == (1, 1, 1)


def test_a_legend_hides_what_is_under_it(figure):
    axes = figure.axes[0]
    axes.barh(["c"], [2], color="black", label="named")
    axes.legend(loc="upper left")
    figure.canvas.draw()
    assert behind(figure, *seen(figure)["named"]) == (1, 1, 1)


def test_transparent_colours_are_mixed_with_the_paper():
    assert over("black", 0.5, "white") == (0.5, 0.5, 0.5)


def test_marks_and_dots(figure):
    axes = figure.axes[0]
    axes.plot([1], [0.5], "o", color="black")
    axes.scatter([1, 2], [0, 1])
    axes.axvline(1, color="#eeeeee", gid="rule")
    assert len(list(dots(figure))) == 3
    colours = [colour for _, colour, _ in marks(axes)]
    assert (0, 0, 0) in colours
    assert over("#eeeeee", 1, "white") not in colours
