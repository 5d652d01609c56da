"""What a reader sees on a figure: the texts that are drawn, and the colours behind them."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnchoredText
from matplotlib.patheffects import Normal, Stroke, withStroke

from helpers.lint.texts import behind, blended, contrast, halo, looked_at, picture, visible_texts


@pytest.fixture
def figure():
    figure = Figure(figsize=(4, 3))
    FigureCanvasAgg(figure)
    figure.add_subplot().barh(["a", "b"], [1, 2], color=["black", "#dddddd"])
    figure.canvas.draw()
    return figure


def by_words(figure):
    return {text.get_text(): (text, box) for text, box in visible_texts(figure)}


def grounds(figure):
    look = looked_at(figure)
    return {text.get_text(): behind(look.pixels, box) for text, box in look.texts}


def only(found):
    (colour,) = found
    return colour


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


def test_hidden_and_empty_texts_are_left_out(figure):
    axes = figure.axes[0]
    axes.text(1, 0, "hidden").set_visible(False)
    axes.text(1, 0, " ")
    axes.text(float("nan"), 0, "nowhere")
    axes.xaxis.set_visible(False)
    assert set(by_words(figure)) == {"a", "b"}


def test_texts_in_every_part_of_a_figure_are_found():
    figure = Figure()
    left, right = figure.subfigures(1, 2)
    axes = left.subplots()
    axes.set_axis_off()
    axes.inset_axes((0, 0, 1, 1)).set_xlabel("inset")
    axes.add_artist(AnchoredText("anchored", loc="center"))
    axes.table([["cell"]])
    right.text(0, 0, "subfigure")
    axes.plot([0, 1], label="line")
    axes.legend(title="legend")
    figure.legend([], [], title="legend of the figure")
    wanted = {"inset", "anchored", "cell", "subfigure", "line", "legend", "legend of the figure"}
    found = {text.get_text() for text, _ in looked_at(figure).texts}
    assert wanted <= found


def test_what_lies_behind_a_text(figure):
    axes = figure.axes[0]
    for place, name in ((0, "on black"), (1, "on grey")):
        axes.text(0.1, place, name, va="center")
    axes.text(0.1, 0.5, "boxed", bbox={"facecolor": "red"})
    axes.text(1.9, 0, "on paper", ha="right", va="center")
    axes.text(1, 0, "on both", ha="center", va="center")
    found = grounds(figure)
    assert only(found["on black"]) == (0, 0, 0)
    assert only(found["on grey"]) == pytest.approx((0.867,) * 3, abs=0.01)
    assert only(found["boxed"]) == (1, 0, 0)
    assert only(found["on paper"]) == (1, 1, 1)
    assert {(0, 0, 0), (1, 1, 1)} <= set(found["on both"])


def test_a_clear_box_shows_what_is_under_it(figure):
    figure.axes[0].text(0.1, 0, "clear", va="center", bbox={"facecolor": "none", "edgecolor": "none"})
    assert only(grounds(figure)["clear"]) == (0, 0, 0)


def test_a_legend_hides_what_is_under_it(figure):
    axes = figure.axes[0]
    axes.barh(["c"], [2], color="black", label="named")
    axes.legend(loc="upper left", framealpha=1)
    assert only(grounds(figure)["named"]) == (1, 1, 1)


def test_transparent_colours_are_mixed_with_the_paper():
    assert blended("black", 0.5, "white") == blended((0, 0, 0, 0.5), None, "white") == (0.5, 0.5, 0.5)


def test_a_transparent_figure_stands_on_white(figure):
    figure.set_facecolor("none")
    pixels = picture(figure, RendererAgg(*figure.bbox.size, figure.dpi))
    assert pixels[0, 0].tolist() == [255, 255, 255]


def test_an_outline_is_a_ground_unless_it_only_makes_a_text_bold(figure):
    effects = [withStroke(linewidth=3, foreground="white")]
    text = figure.text(0.5, 0.5, "outlined", color="black", path_effects=effects)
    assert halo(text) == {(1, 1, 1, 1): 1}
    assert looked_at(figure)
    assert text.get_path_effects() == effects
    text.set_path_effects([Stroke(linewidth=1, foreground="black"), Normal()])
    assert halo(text) == {}


def test_a_title_made_bold_by_an_outline_is_not_its_own_ground():
    figure = Figure()
    effects = [Stroke(linewidth=3, foreground="black"), Normal()]
    figure.text(0.5, 0.5, "MMMM", color="black", path_effects=effects)
    assert only(grounds(figure)["MMMM"]) == (1, 1, 1)


def test_looking_leaves_the_canvas_and_its_picture_alone(figure):
    canvas, before = figure.canvas, bytes(figure.canvas.buffer_rgba())
    looked_at(figure)
    assert figure.canvas is canvas
    assert bytes(canvas.buffer_rgba()) == before


def test_missing_characters_are_named():
    figure = Figure()
    figure.text(0.5, 0.5, "無\ue000 here")
    assert looked_at(figure).missing == {"無", "\ue000"}


@pytest.mark.parametrize("place", [(-0.5, 0.5), (1.5, 0.5), (0.5, -0.5), (0.5, 1.5)])
def test_nothing_lies_behind_a_text_off_the_page(figure, place):
    figure.text(*place, "off")
    assert grounds(figure)["off"] == {}
