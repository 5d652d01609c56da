"""What leaves the computer: a notebook's output and files, with the words inside and nothing to run."""

import io
import os
import re
import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from PIL import Image

from helpers.base import ROOT, TAGS, write_whole
from helpers.charts.gallery import draw_intervals
from helpers.charts.pictures import alt_text, data_table, png, show, svg

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


def images(output):
    return BeautifulSoup(output["data"]["text/html"], "html.parser").find_all("img")


def test_a_chart_shows_its_picture_alt_text_and_data(shown, figure):
    picture, words = shown(figure)
    (image,) = images(picture)
    assert Image.open(io.BytesIO(b64decode(image["src"].partition(",")[2]))).width == 1600
    assert image["alt"] == picture["data"]["text/plain"] == alt_text(figure)
    assert image["width"] == "816", "800 and the margins of the card"
    page = words["data"]["text/html"]
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<details" in page
    assert re.search(r'<th scope="col"[^>]*>low</th>', page)
    assert page.count("mathjax_ignore") == 2, "the words and the table hold text of the article"


def test_two_charts_stand_side_by_side(shown, figure):
    picture, words = shown(figure, figure)
    assert [image["alt"] for image in images(picture)] == [alt_text(figure)] * 2
    assert "flex-wrap:wrap" in picture["data"]["text/html"], "on a narrow page one below the other"
    assert all("background:white" in image["style"] for image in images(picture)), "a card on a dark page"
    assert words["data"]["text/html"].count("<details") == 2


def test_a_chart_without_alt_text_says_so(shown):
    plain = Figure()
    plain.add_subplot().plot([1, 2])
    picture, words = shown(plain)
    assert "without alt text" in images(picture)[0]["alt"]
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


def test_long_data_say_how_many_rows_there_are(figure):
    figure.record["data"] = pd.DataFrame({"label": [f"row {at}" for at in range(41)], "value": [1 / 3] * 41})
    page = data_table(figure)
    assert "row 39<" in page and "row 40<" not in page and ">0.33<" in page
    assert "The first 40 of 41 rows." in page


# What a process with a locale and a matplotlibrc of its own draws: words whose forms differ from country to
# country, on one line and on two.
DRAWN = """
import hashlib, locale
from helpers.charts import draw_intervals, png, svg
rows = [{"label": "直令骨飯統計數字", "low": 1, "high": 2, "low_closed": True, "high_closed": False}]
figure = draw_intervals(rows, "直令骨飯統計數字" * 5, "令冷飯", "骨", "直", "zh", "phone")
print(locale.setlocale(locale.LC_CTYPE), hashlib.sha256(png(figure) + svg(figure)).hexdigest())
"""
PLAIN = Path("/usr/lib/locale/C.utf8")  # of Linux; elsewhere a process falls back to the locale C
SETTINGS = {
    "ja_JP.UTF-8": "savefig.bbox: tight\nsavefig.pad_inches: 1",
    "zh_CN.UTF-8": "font.family: serif\nfont.size: 20\nlines.linewidth: 5\nsavefig.transparent: True",
    "zh_HK.UTF-8": "figure.dpi: 300\nsavefig.dpi: 50\naxes.grid: True\nfigure.constrained_layout.use: True",
    "ko_KR.UTF-8": "",
}


def drawn_under(name, settings, folder):
    """Draw in a process of its own, in a locale that has this name and no more: HarfBuzz reads the name."""
    if PLAIN.exists():
        shutil.copytree(PLAIN, folder / name)
    write_whole(folder / "matplotlibrc", settings + "\n")
    own = {"LOCPATH": str(folder), "LC_ALL": name, "MATPLOTLIBRC": str(folder / "matplotlibrc")}
    command = [sys.executable, "-c", DRAWN]
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.split()


def test_neither_the_locale_nor_a_matplotlibrc_changes_a_chart(tmp_path):
    runs = [drawn_under(name, said, tmp_path / name) for name, said in {"C": "", **SETTINGS}.items()]
    if PLAIN.exists():
        assert [name for name, _ in runs][1:] == [*SETTINGS]
    assert len({digest for _, digest in runs}) == 1
