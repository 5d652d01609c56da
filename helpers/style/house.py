"""The house style of the charts: type, sizes, and the colours of ``palette.csv``.

Nothing changes for other figures: the style holds inside `house_style` only, and fonts are registered
at first use.
"""

from contextlib import contextmanager
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager, ft2font

from helpers.base import list_rows

# Name and colour; the file says what each is for and its contrast on white. None ever stands for something
# that shape does not say.
PALETTE = {row["name"]: row["colour"] for row in list_rows(Path(__file__).with_name("palette.csv"))}
INK, GREY, RULE, PALE, BLUE, RUST, BAND = (
    PALETTE[name] for name in ("ink", "grey", "rule", "pale", "blue", "rust", "band")
)
WIDTHS = {"slide": 8.0, "phone": 3.75}  # inches; 100 CSS pixels to the inch
SIZES = {"slide": (15, 10.5, 10), "phone": (13, 10, 9.5)}  # title, subtitle, names; 9 for the rest
SMALL, LEADING, MARGIN = 9, 1.3, 0.15
LAST = "DejaVu Sans"  # for signs that Noto Sans CJK lacks; it comes with matplotlib
# Noto Sans CJK by language: its name here and its face in the collection. Both draw Latin and Chinese alike; only
# the first has quotation marks as wide as English wants them, only the second as Chinese does.
FACES = {"en": ("Course Sans", 0), "zh": ("Course Sans TC", 3)}


@cache
def glyphs():
    """Register Noto Sans CJK from its packages under names of our own; return what our fonts can draw.

    A system copy would be another version. The bold face is the Japanese one: it has the Chinese forms too, and
    ``text.language`` of the style sheet asks for them.
    """
    from noto_cjk_sans_jp_bold import FONT_PATH as BOLD
    from noto_cjk_sans_otc import FONT_PATH as REGULAR

    for name, face in FACES.values():
        for path, index, weight in ((REGULAR, face, 400), (BOLD, 0, 700)):
            entry = font_manager.FontEntry(fname=str(path), index=index, name=name, weight=weight)
            font_manager.fontManager.ttflist.append(entry)
    dejavu = font_manager.findfont(LAST)
    return frozenset().union(*(ft2font.FT2Font(str(path)).get_charmap() for path in (dejavu, REGULAR)))


@cache
def _sheet():
    """Return the settings of the style sheet with the colours of the palette, which it can't name."""
    sheet = mpl.rc_params_from_file(Path(__file__).with_name("house.mplstyle"), use_default_template=False)
    colours = {"axes.edgecolor": INK, "grid.color": RULE, "text.color": INK}
    return dict(sheet) | colours | {"xtick.color": GREY, "ytick.color": INK}


@contextmanager
def house_style(language="en"):
    """Hold the house style inside a ``with`` block; afterwards everything is as before."""
    glyphs()
    with mpl.rc_context(_sheet() | {"font.family": [FACES[language][0], LAST]}):
        yield
