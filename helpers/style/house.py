"""The house style of the charts: type, sizes, and the colours of ``palette.csv``.

Nothing changes for other figures: the style holds inside `house_style` only, and fonts are registered
at first use. Nothing of the machine gets in: neither its locale nor a reader's matplotlibrc. Matplotlib is
imported at first use: a notebook shows its first result before it needs a chart.
"""

import locale
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from helpers.base import list_rows
from helpers.style.mapped import fonts_in_memory

# Name and colour; the file says what each is for and its contrast on white. None ever stands for something
# that shape does not say. Pages have a dark theme too, in which charts stand on a card of their own.
_ROWS = list_rows(Path(__file__).with_name("palette.csv"))
PALETTE = {row["name"]: row["colour"] for row in _ROWS}
DARK = {row["name"]: row["dark"] for row in _ROWS if row["dark"]}
INK, GREY, RULE, PALE, BLUE, RUST, BAND = (
    PALETTE[name] for name in ("ink", "grey", "rule", "pale", "blue", "rust", "band")
)
WIDTHS = {"slide": 8.0, "phone": 3.75}  # inches; 100 CSS pixels to the inch
SIZES = {"slide": (15, 10.5, 10), "phone": (13, 10, 9.5)}  # title, subtitle, names; 9 for the rest
SMALL, LEADING, MARGIN = 9, 1.3, 0.15
# One design in both scripts: the Latin letters of Noto Sans CJK are Source Sans, which has quotation marks
# and an ellipsis as wide as English wants them. DejaVu comes with matplotlib, for signs that both lack.
LATIN, CJK, REST = "Course Sans", "Course Sans CJK", "DejaVu Sans"
FAMILIES = {"en": [LATIN, CJK, REST], "zh": [CJK, REST]}
# The bold face is the Japanese one: it has the Chinese forms too, for text in this language.
FORMS = "zh-TW"


@cache
def glyphs():
    """Register our fonts from their packages under names of our own; return what they can draw.

    A system copy would be another version.
    """
    from font_source_sans_pro import font_files_ttf
    from matplotlib import font_manager, ft2font
    from noto_cjk_sans_jp_bold import FONT_PATH as BOLD
    from noto_cjk_sans_otc import FONT_PATH as REGULAR

    faces = (
        (LATIN, 400, font_files_ttf["SourceSansPro"], 0),
        (LATIN, 700, font_files_ttf["SourceSansProBold"], 0),
        (CJK, 400, REGULAR, 3),  # the Traditional Chinese face of the collection
        (CJK, 700, BOLD, 0),
    )
    for name, weight, path, index in faces:
        entry = font_manager.FontEntry(fname=str(path), index=index, name=name, weight=weight)
        font_manager.fontManager.ttflist.append(entry)
    paths = [font_manager.findfont(REST), *(path for _, _, path, _ in faces[::2])]
    fonts = [ft2font.FT2Font(str(path)) for path in paths]
    _shape_in_no_language(fonts[0])
    return frozenset().union(*(font.get_charmap() for font in fonts))


def _shape_in_no_language(font):
    """Have a text shaped while the locale is that of no country, and put the locale back.

    HarfBuzz, which chooses the glyphs, asks for the process's locale once, at its first text, and keeps the
    answer: https://harfbuzz.github.io/harfbuzz-hb-common.html#hb-language-get-default. A reader in Tokyo
    would see Japanese forms of Chinese characters. A language of the text would not do: matplotlib drops it
    where a text has two lines, and where it measures.
    """
    own = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        font.set_text("1")
    finally:
        locale.setlocale(locale.LC_CTYPE, own)


@cache
def _sheet():
    """Return matplotlib's own defaults under the style sheet and the colours, which it can't name.

    The backend is no question of style, and would stay after the block.
    """
    import matplotlib as mpl

    sheet = mpl.rc_params_from_file(Path(__file__).with_name("house.mplstyle"), use_default_template=False)
    colours = {"axes.edgecolor": INK, "grid.color": RULE, "text.color": INK}
    settings = dict(mpl.rcParamsDefault) | dict(sheet) | colours | {"xtick.color": GREY, "ytick.color": INK}
    return {name: value for name, value in settings.items() if name not in ("backend", "backend_fallback")}


@contextmanager
def house_style(language="en"):
    """Hold the house style inside a ``with`` block; afterwards everything is as before."""
    import matplotlib as mpl

    glyphs()
    wanted = _sheet() | {"font.family": FAMILIES[language]}
    # Setting a value takes longer than comparing it, and most are as they should be.
    changed = {name: value for name, value in wanted.items() if mpl.rcParams[name] != value}
    with mpl.rc_context(changed), fonts_in_memory():
        yield
