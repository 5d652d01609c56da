"""The house style: one font on every machine, one palette, and nothing changed outside its block."""

import re

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags

from helpers.base import ROOT, list_rows
from helpers.lint import contrast
from helpers.style.house import CJK, DARK, FORMS, GREY, INK, LATIN, PALETTE, RULE, house_style

FILE = ROOT / "helpers" / "style" / "palette.csv"


def font(family, weight):
    with house_style("zh"):
        found = font_manager.findfont(font_manager.FontProperties(family=family, weight=weight))
    return font_manager.get_font(found)


@pytest.mark.parametrize(
    ("family", "weight", "package", "face"),
    [
        (LATIN, "normal", "font_source_sans_pro", "SourceSansPro-Regular"),
        (LATIN, "bold", "font_source_sans_pro", "SourceSansPro-Bold"),
        (CJK, "normal", "noto_cjk_sans_otc", "NotoSansCJKtc-Regular"),
        (CJK, "bold", "noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold"),
    ],
)
def test_each_font_comes_from_its_package_whatever_the_machine_has(family, weight, package, face):
    found = font(family, weight)
    assert package in str(found.fname)
    assert found.postscript_name == face


def shapes(family, weight, text, language=None):
    face = font(family, weight)
    face.set_size(10, 72)
    return [item.glyph_index for item in face._layout(text, LoadFlags.NO_HINTING, language=language)]


def test_bold_chinese_has_the_forms_of_the_regular_face():
    """The two come from one release, so a number means one shape in both."""
    text = "骨直令今冷食飯範圍黨戶，。：；「」！？統計數字非公企業次關條"
    regular = shapes(CJK, "normal", text)
    assert shapes(CJK, "bold", text, FORMS) == regular != shapes(CJK, "bold", text)


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


@pytest.mark.parametrize("name", ["ink", "grey", "blue", "rust"])
@pytest.mark.parametrize("ground", ["paper", "ground"])
def test_text_stands_out_in_the_dark(name, ground):
    assert contrast(DARK[name], DARK[ground]) >= 4.5


def test_no_colour_is_written_elsewhere():
    written = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?\b|(?<=: )[0-9a-f]{6}$", re.I | re.M)
    kinds = {".py", ".j2", ".js", ".css", ".mplstyle", ".csv"}
    files = [path for path in (ROOT / "helpers").rglob("*.*") if path.suffix in kinds]
    found = {path.relative_to(ROOT).as_posix() for path in files if written.search(path.read_text("utf-8"))}
    assert found == {FILE.relative_to(ROOT).as_posix()}
