"""The house style: one font on every machine, one palette, and nothing changed outside its block."""

import re

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from helpers.base import ROOT, list_rows
from helpers.lint import contrast
from helpers.style.house import CJK, GREY, INK, PALETTE, RULE, house_style

FILE = ROOT / "helpers" / "style" / "palette.csv"


def test_the_font_comes_from_the_package_whatever_the_machine_has():
    with house_style("zh"):
        path = font_manager.findfont(font_manager.FontProperties(family=CJK, weight="bold"))
    assert "noto_cjk_sans_otc" in path


def test_the_style_ends_with_its_block():
    before = dict(mpl.rcParams)
    with house_style("zh"):
        assert mpl.rcParams["text.parse_math"] is False
        assert mpl.rcParams["font.family"][0] == CJK
    assert dict(mpl.rcParams) == before


def test_the_style_sheet_has_the_colours_of_the_palette():
    with house_style():
        assert (mpl.rcParams["text.color"], mpl.rcParams["grid.color"]) == (INK, RULE)
        assert mpl.rcParams["xtick.color"] == GREY


@pytest.mark.parametrize("row", list_rows(FILE), ids=lambda row: row["name"])
def test_each_colour_says_what_it_is_for_and_its_contrast(row):
    assert PALETTE[row["name"]] == row["colour"]
    assert row["for"]
    assert f"{contrast(row['colour'], 'white'):.1f}" == row["contrast"]


@pytest.mark.parametrize("name", ["ink", "grey", "blue", "rust"])
def test_what_serves_for_text_is_dark_enough(name):
    assert contrast(PALETTE[name], "white") >= 4.5


@pytest.mark.parametrize(
    ("name", "ground"),
    [("ink", "ground"), ("ink", "marker"), ("ink", "pale"), ("ink", "band"), ("grey", "ground")],
)
def test_text_stands_out_on_each_ground(name, ground):
    assert contrast(PALETTE[name], PALETTE[ground]) >= 4.5


def test_no_colour_is_written_elsewhere():
    written = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?\b|(?<=: )[0-9a-f]{6}$", re.I | re.M)
    files = [
        path for path in (ROOT / "helpers").rglob("*.*") if path.suffix in {".py", ".j2", ".mplstyle", ".csv"}
    ]
    found = {path.relative_to(ROOT).as_posix() for path in files if written.search(path.read_text("utf-8"))}
    assert found == {FILE.relative_to(ROOT).as_posix()}
