"""Type and words of the house style: every sign has a glyph, lines break where they may."""

import matplotlib as mpl
from matplotlib import font_manager

from helpers.style.house import CJK, house_style


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
