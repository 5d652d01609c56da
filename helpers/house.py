"""The house style of the charts: type, colours, the words round a chart, and the row frame.

Every chart stands on rows: a name at the left, marks along one ruler. Nothing changes for other
figures: the style holds inside `house_style` only, and fonts are registered at first use.
"""

import re
import unicodedata
from calendar import month_name
from collections.abc import Callable
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import font_manager, ft2font
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal, Stroke
from matplotlib.ticker import FuncFormatter

from helpers.files import ROOT

# On white: ink 17.4:1, grey 7.0:1, blue 5.2:1, rust 5.6:1. Blue is Okabe and Ito's; their vermilion
# (3.9:1) is darkened to serve for text too. Neither ever stands for something that shape does not say.
INK, GREY, RULE, PALE, BLUE, RUST = "#1a1a1a", "#595959", "#d0d0d0", "#ececec", "#0072b2", "#a8480a"
WIDTHS = {"slide": 8.0, "phone": 3.75}  # inches; 100 CSS pixels to the inch
SIZES = {"slide": (15, 10.5, 10), "phone": (13, 10, 9.5)}  # title, subtitle, names; 9 for the rest
SMALL, LEADING, MARGIN = 9, 1.3, 0.15
CJK = "Course CJK TC"

# A line may break at spaces, after a hyphen and between Chinese characters, not inside 2022年6月30日,
# 30 June or 58,718個.
_WIDE = "⺀-鿿！-～　-〿"
_BREAKS = re.compile(
    r"\s+|\d+年\d+月(?:\d+日)?|\d\d? [JFMASOND][a-z]+|第?[\d.,]*\d[年月日版個節%]"
    rf"|[{_WIDE}]|[^\s{_WIDE}-]+-?|-"
)
_NEVER_FIRST = "，。、：；！？）」』》”’…%"
_NEVER_LAST = "（「『《“‘"
# A line that breaks inside a clause of Chinese: one side is a Chinese character, and neither a mark.
_INSIDE = re.compile(r"[⺀-鿿]\n(?=[⺀-鿿\w])|[\w%]\n(?=[⺀-鿿])")


@cache
def _register_font():
    """Register Noto Sans CJK TC from its package under a name of our own.

    A system copy would be another version, or bring a bold face that other machines lack.
    """
    from noto_cjk_sans_otc import FONT_PATH

    for weight in (400, 700):  # the package has one weight; it serves where bold is asked for
        entry = font_manager.FontEntry(fname=str(FONT_PATH), index=3, name=CJK, weight=weight)
        font_manager.fontManager.ttflist.append(entry)
    dejavu = font_manager.findfont("DejaVu Sans")
    return frozenset().union(*(ft2font.FT2Font(str(path)).get_charmap() for path in (dejavu, FONT_PATH)))


@cache
def _sheet():
    return dict(mpl.rc_params_from_file(ROOT / "helpers" / "course.mplstyle", use_default_template=False))


@contextmanager
def house_style(language="en"):
    """Hold the house style inside a ``with`` block; afterwards everything is as before."""
    _register_font()
    families = [CJK, "DejaVu Sans"] if language == "zh" else ["DejaVu Sans", CJK]
    with mpl.rc_context(_sheet() | {"font.family": families}):
        yield


def clean(text):
    r"""Return a text that can be drawn: one line, no control characters, □ for what no font has.

    Examples
    --------
    >>> clean("two\nlines\u200b and a ghost \ue000")
    'two lines and a ghost □'
    """
    known = _register_font()
    kept = (c for c in " ".join(str(text).split()) if unicodedata.category(c) not in {"Cc", "Cf"})
    return "".join(c if ord(c) in known else "□" for c in kept)


def inside(name):
    """Return a row's name as it stands inside a sentence.

    Examples
    --------
    >>> inside("Social organisations"), inside("社會組織")
    ('social organisations', '社會組織')
    """
    return name[:1].lower() + name[1:]


def number(value):
    """Return a number as the charts print it: thousands separated, no trailing zeros.

    Examples
    --------
    >>> number(58718.0), number(80.2), number(9.27e9), number(0.1 + 0.2), number(-0.5)
    ('58,718', '80.2', '9,270,000,000', '0.3', '−0.5')
    """
    return f"{Decimal(f'{float(value):.15g}'):,f}".replace("-", "−")


def day(iso, language="en"):
    """Return an ISO day or month as it is read.

    Examples
    --------
    >>> day("2022-06-30"), day("2022-06-30", "zh"), day("2021-05")
    ('30 June 2022', '2022年6月30日', 'May 2021')
    """
    year, month, *days = map(int, iso.split("-"))
    if language == "zh":
        return f"{year}年{month}月" + "".join(f"{one}日" for one in days)
    return " ".join(map(str, [*days, month_name[month], year]))


@cache
def _font(family, weight):
    found = font_manager.findfont(font_manager.FontProperties(family=[family], weight=weight))
    font = font_manager.get_font(found)
    return font, frozenset(font.get_charmap())


@cache
def _advance(character, families, weight):
    """Return how far a character moves the pen, in parts of the size of the type."""
    fonts = [_font(family, weight) for family in families]
    font = next((font for font, known in fonts if ord(character) in known), fonts[0][0])
    font.set_size(72, 1000)
    glyph = font.load_char(ord(character), flags=ft2font.LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / 1000


def inches(text, size, weight="normal"):
    """Return the width of a line of text as drawn in the current style, or a hair more: without kerning."""
    families = tuple(mpl.rcParams["font.family"])
    return sum(_advance(character, families, weight) for character in text) * size / 72


def wrapped(text, width, size, lines=None, weight="normal"):
    """Return `text` as lines at most `width` inches wide, a closing mark aside, cut with … after `lines`.

    Chinese breaks between any two characters, but no line starts with a closing mark.
    """
    return _filled(_measured(text, size, weight), width, size, lines, weight)


def _measured(text, size, weight):
    return [(piece, inches(piece, size, weight)) for piece in _BREAKS.findall(clean(text))]


def _filled(pieces, width, size, lines, weight):
    done, line, long = [], "", 0
    for piece, broad in pieces:
        parts = [(piece, broad)] if broad <= width else [(one, inches(one, size, weight)) for one in piece]
        for part, more in parts:
            if line and part[0] not in _NEVER_FIRST and long + more > width:
                kept = line.rstrip(_NEVER_LAST)
                held = line[len(kept) :] if kept else ""
                done.append(line.removesuffix(held).rstrip())
                line, long = held, inches(held, size, weight)
            if line or not part.isspace():
                line, long = line + part, long + more
    done.append(line.rstrip())
    if lines and len(done) > lines:
        done = [*done[: lines - 1], _cut(done[lines - 1], width, size, weight)]
    return "\n".join(done)


def _cut(line, width, size, weight):
    """Return a line that ends in …, cut between words if one fits."""
    pieces = _BREAKS.findall(line)
    while pieces and inches("".join(pieces).rstrip() + "…", size, weight) > width:
        pieces.pop()
    if pieces:
        return "".join(pieces).rstrip() + "…"
    while line and inches(line + "…", size, weight) > width:
        line = line[:-1]
    return line + "…"


def balanced(text, width, size, lines=None, weight="normal"):
    """Return `text` wrapped on as few lines as `wrapped` needs, breaking between clauses if it can.

    Of the ways that break best, the one with lines of about the same length.
    """
    pieces = _measured(text, size, weight)
    best = _filled(pieces, width, size, lines, weight)
    longest = max((broad for _, broad in pieces), default=0)
    for part in range(39, 19, -1):  # by steps narrower than a character
        narrower = width * part / 40
        if "\n" not in best or narrower < longest:
            break
        closer = _filled(pieces, narrower, size, lines, weight)
        if closer.count("\n") > best.count("\n") or closer.endswith("…"):
            break
        if len(_INSIDE.findall(closer)) <= len(_INSIDE.findall(best)):
            best = closer
    return best


class Sketch(NamedTuple):
    """What one chart shows, before it is dressed: everything a chart function returns."""

    data: object  # DataFrame of what is drawn: the table beside the chart
    fields: dict  # computed words that fill the templates of labels.csv
    names: list  # of the rows, top to bottom
    heights: list  # the least height of each row, in inches
    paint: Callable  # paint(axes, middles) draws the marks
    form: str = ""  # which variant of the templates: "" or the end of their keys


def frame(words, names, heights, language="en", width="slide"):
    """Return a figure in house style, its axes and the middle of each row.

    Parameters
    ----------
    words : dict
        title, subtitle, note and source.
    names : list of str
        The name of each row, top to bottom; wrapped, cut after four lines.
    heights : list of float
        The least height of each row in inches.

    Notes
    -----
    The vertical axis counts inches from the top of the first row, so that marks can be stacked
    without touching.
    """
    full, (title_size, subtitle_size, name_size) = WIDTHS[width], SIZES[width]
    inner, bold = full - 2 * MARGIN, "normal" if language == "zh" else "bold"
    names = [balanced(name, 0.36 * inner, name_size, 4) for name in names]
    column = max(inches(line, name_size) for name in names for line in name.split("\n")) + 0.12
    heights = [max(h, _tall(name, name_size) + 0.08) for h, name in zip(heights, names, strict=True)]
    title = balanced(words["title"], inner, title_size, 4, bold)
    subtitle = balanced(words["subtitle"], inner, subtitle_size)
    note, source = (balanced(words[key], inner, SMALL) for key in ("note", "source"))
    tops = {"title": MARGIN}
    tops["subtitle"] = tops["title"] + _tall(title, title_size) + 0.03
    tops["rows"] = tops["subtitle"] + _tall(subtitle, subtitle_size) + 0.12
    tops["note"] = tops["rows"] + sum(heights) + 0.36
    tops["source"] = tops["note"] + _tall(note, SMALL) + 0.04
    height = tops["source"] + _tall(source, SMALL) + MARGIN

    figure = Figure(figsize=(full, height))
    FigureCanvasAgg(figure)
    for key, text, size, colour in (
        ("title", title, title_size, INK),
        ("subtitle", subtitle, subtitle_size, GREY),
        ("note", note, SMALL, GREY),
        ("source", source, SMALL, GREY),
    ):
        place = MARGIN / full, 1 - tops[key] / height
        figure.text(*place, text, va="top", size=size, color=colour, linespacing=1.22, gid=key)
    heading = figure.texts[0]
    heading.set_weight(bold)
    if language == "zh":  # the font has one weight: a hairline round it makes a heading
        heading.set_path_effects([Stroke(linewidth=0.5, foreground=INK), Normal()])

    left, bottom = MARGIN + column, height - tops["rows"] - sum(heights)
    axes = figure.add_axes(
        (left / full, bottom / height, (full - MARGIN - left) / full, sum(heights) / height)
    )
    middles = [sum(heights[:row]) + one / 2 for row, one in enumerate(heights)]
    axes.set_ylim(sum(heights), 0)
    axes.set_yticks(middles, names, size=name_size, ha="left", linespacing=1.1)
    axes.tick_params(axis="y", pad=column * 72)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    return figure, axes, middles


def _tall(text, size):
    return (text.count("\n") + 1) * size * LEADING / 72 if text else 0
