"""What leaves the computer: a notebook's output and files, with the words inside and nothing to run."""

import io
from xml.etree import ElementTree

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from PIL import Image

from helpers.base import TAGS
from helpers.charts.gallery import draw_intervals
from helpers.charts.pictures import alt_text, png, show, svg

HOSTILE = '<script>alert("x")</script> & $x$ \x07'


@pytest.fixture
def figure():
    rows = [{"label": HOSTILE, "low": 1, "high": 2, "low_closed": True, "high_closed": True}]
    return draw_intervals(rows, HOSTILE, "measure, unit", source=HOSTILE)


@pytest.fixture
def shown(monkeypatch):
    """Return a function that shows figures and gives back what reached the notebook."""
    publisher = CapturingDisplayPublisher()
    monkeypatch.setattr(InteractiveShell.instance(), "display_pub", publisher)
    yield lambda *figures: show(*figures) or publisher.outputs
    InteractiveShell.clear_instance()


def test_a_chart_shows_its_picture_alt_text_and_data(shown, figure):
    picture, words = shown(figure)
    assert Image.open(io.BytesIO(picture["data"]["image/png"])).width == 1600
    assert picture["metadata"]["image/png"] == {"alt": alt_text(figure), "width": 800}
    assert picture["data"]["text/plain"] == alt_text(figure)
    page = words["data"]["text/html"]
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<details" in page
    assert '<th scope="col">low</th>' in page


def test_two_charts_stand_side_by_side(shown, figure):
    picture, words = shown(figure, figure)
    assert Image.open(io.BytesIO(picture["data"]["image/png"])).width == 3200
    assert words["data"]["text/html"].count("<details") == 2


def test_a_chart_without_alt_text_says_so(shown):
    plain = Figure()
    plain.add_subplot().plot([1, 2])
    picture, words = shown(plain)
    assert "without alt text" in picture["metadata"]["image/png"]["alt"]
    assert "without alt text" in words["data"]["text/html"]


def test_svg_is_safe_and_says_who_it_is(figure):
    text = svg(figure).decode("utf-8")
    root = ElementTree.fromstring(text)
    assert "<script" not in text
    name, (title, own, other) = f"{figure.record['id']}-en", list(root)[:3]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), own.get("id")]
    assert (title.get("id"), own.get("id"), other.get("id")) == (f"{name}-title", f"{name}-desc", None)
    assert [(one.get("lang"), one.text) for one in (own, other)] == [
        ("en", alt_text(figure).replace("\x07", "")),  # which XML can't hold
        ("zh-Hant", alt_text(figure, "zh").replace("\x07", "")),
    ]
    assert "&lt;script&gt;" in text
    assert "<text" not in text, "glyphs are outlines"


def test_png_keeps_the_colours_and_carries_the_words(figure):
    data = png(figure)
    picture = Image.open(io.BytesIO(data))
    for language, tag in TAGS.items():
        assert f"Description\0\0\0{tag}\0\0{alt_text(figure, language)}".encode() in data
    assert picture.text["Title"] == HOSTILE
    assert picture.text["Description"] == alt_text(figure)
    assert "Software" not in picture.text
    colours = {colour for _, colour in picture.convert("RGB").getcolors(10**6)}
    assert {(255, 255, 255), (0, 114, 178), (26, 26, 26)} <= colours
