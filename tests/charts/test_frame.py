"""The frame of a chart: words above and below the rows, nothing outside the page."""

import pytest

from helpers.charts.frame import frame
from helpers.style import WIDTHS, house_style

WORDS = {"title": "A title", "subtitle": "What is counted", "note": "", "source": "Source: here"}


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_lie_between_the_words_and_on_the_page(width):
    with house_style():
        figure, axes, middles = frame(WORDS, ["one", "a long name " * 9], [0.3, 0.3], width)
        axes.set_xlim(0, 1)
        figure.canvas.draw()
        boxes = {text.get_gid(): text.get_window_extent() for text in figure.texts}
    assert figure.get_figwidth() == WIDTHS[width]
    assert boxes["title"].y0 > boxes["subtitle"].y0 > axes.bbox.y1 > axes.bbox.y0 > boxes["source"].y1
    assert middles == sorted(middles)
    assert all(figure.bbox.containsx(box.x0) and figure.bbox.containsy(box.y0) for box in boxes.values())


def test_a_row_is_as_tall_as_its_name():
    with house_style():
        _, _, short = frame(WORDS, ["one", "two"], [0.3, 0.3])
        _, _, tall = frame(WORDS, ["one " * 40, "two"], [0.3, 0.3])
    assert tall[0] > short[0]
