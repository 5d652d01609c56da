"""Lines of text: what fonts can draw, how wide it is, and where it breaks."""

import re
import unicodedata
from functools import cache
from itertools import pairwise
from math import fsum  # sum() of floats differs between Python 3.11 and 3.12
from pathlib import Path

from helpers.base import fold, list_rows
from helpers.style.house import glyphs

WHOLE = Path(__file__).with_name("whole.csv")  # terms that a line keeps whole, with why
# These patterns are compiled where the first chart is drawn: `re` keeps them.
# What no line breaks: 2022年6月30日, 30 June 2023, p. 13, 58,718個, an English word. Chinese is cut on.
_WIDE = "⺀-鿿！-～　-〿"
_CHINESE = "⺀-⿟㐀-鿿"
_COUNTED = "(?:人次|[年月日版個个節节種种項项件名次人倍元%])"
_PIECES = (
    r"\s+|\d+年\d+月(?:\d+日)?|\d\d? [JFMASOND][a-z]+(?: \d{4})?|p\. \d+"
    rf"|第?[\d.,]*\d(?:[萬億兆万亿餘余多]+{_COUNTED}?|{_COUNTED})"
    rf"|[{_CHINESE}]+|[{_WIDE}]|[^\s{_WIDE}-]+-?|-"
)
_NEVER_FIRST = "，。、：；！？）」』》”’…%,.:;!?)]的"
_NEVER_LAST = "（「『《“‘(["
# A line that breaks inside a clause of Chinese: one side is a Chinese character, and neither a mark.
_INSIDE = r"[⺀-鿿]\n(?=[⺀-鿿\w])|[\w%]\n(?=[⺀-鿿])"


def clean(text):
    r"""Return a text that can be drawn: one line, no control characters, □ for what no font has.

    Examples
    --------
    >>> clean("two\nlines\u200b and a ghost \ue000")
    'two lines and a ghost □'
    """
    known = glyphs()
    kept = (c for c in " ".join(str(text).split()) if unicodedata.category(c) not in {"Cc", "Cf"})
    return "".join(c if ord(c) in known else "□" for c in kept)


@cache
def _font(family, weight):
    from matplotlib import font_manager

    found = font_manager.findfont(font_manager.FontProperties(family=[family], weight=weight))
    font = font_manager.get_font(found)
    return font, frozenset(font.get_charmap())


@cache
def _advance(character, families, weight):
    """Return how far a character moves the pen, in parts of the size of the type."""
    from matplotlib.ft2font import LoadFlags

    fonts = [_font(family, weight) for family in families]
    font = next((font for font, known in fonts if ord(character) in known), fonts[0][0])
    font.set_size(72, 1000)
    glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / 1000


def inches(text, size, weight="normal"):
    """Return the width of a line of text as drawn in the current style, or a hair more: without kerning."""
    import matplotlib as mpl

    families = tuple(mpl.rcParams["font.family"])
    return fsum(_advance(character, families, weight) for character in text) * size / 72


@cache
def _cutter():
    """Return what cuts Chinese into words, with the terms of ``whole.csv`` among them."""
    from rjieba import Jieba  # it reads its dictionary when imported

    cutter = Jieba()
    for row in list_rows(WHOLE):
        cutter.add_word(fold(row["term"]), None, None)
    return cutter


def pieces(text):
    """Return the parts of a text between which a line may break, spaces apart.

    Chinese breaks between words, as jieba knows them, and `的` stays with the word before it. A closing mark
    stays with what it closes, an opening one with what it opens.

    Examples
    --------
    >>> pieces("非公企業（58,718個）的範圍，至2023年8月30日")
    ['非公企業', '（58,718個）的', '範圍，', '至', '2023年8月30日']
    """
    parts = []
    for piece in re.findall(_PIECES, text):
        if re.fullmatch(f"[{_CHINESE}]+", piece):
            ends = [end for _, _, end in _cutter().tokenize(fold(piece))]
            parts += [piece[start:end] for start, end in pairwise([0, *ends])]
        else:
            parts.append(piece)
    return _glued(parts)


def _glued(parts):
    """Return the parts, each mark joined to the part that it must not leave."""
    done = []
    for part in parts:
        if done and not done[-1].isspace() and (part[0] in _NEVER_FIRST or done[-1][-1] in _NEVER_LAST):
            done[-1] += part
        else:
            done.append(part)
    return done


def wrapped(text, width, size, lines=None, weight="normal"):
    """Return `text` as lines at most `width` inches wide, cut with … after `lines`; see `pieces`.

    What is wider than a line alone breaks between any two characters, marks aside.
    """
    return _filled(_measured(text, size, weight), width, size, lines, weight)


def _measured(text, size, weight):
    return [(piece, inches(piece, size, weight)) for piece in pieces(clean(text))]


def _filled(measured, width, size, lines, weight):
    done, line, long = [], "", 0
    for part, more in _parts(measured, width, size, weight):
        if line and long + more > width:
            done.append(line.rstrip())
            line, long = "", 0
        if line or not part.isspace():
            line, long = line + part, long + more
    done.append(line.rstrip())
    if lines and len(done) > lines:
        done = [*done[: lines - 1], _cut(done[lines - 1], width, size, weight)]
    return "\n".join(done)


def _parts(measured, width, size, weight):
    """Yield each piece with its width, or its characters if it is wider than a line."""
    for piece, broad in measured:
        if broad <= width:
            yield piece, broad
        else:
            for one in _glued(piece):
                signs = [one] if inches(one, size, weight) <= width else one
                yield from ((sign, inches(sign, size, weight)) for sign in signs)


def _cut(line, width, size, weight):
    """Return a line that ends in …, cut between words if one fits."""
    kept = pieces(line)
    while kept and inches("".join(kept).rstrip() + "…", size, weight) > width:
        kept.pop()
    if kept:
        return "".join(kept).rstrip() + "…"
    while line and inches(line + "…", size, weight) > width:
        line = line[:-1]
    return line + "…"


def balanced(text, width, size, lines=None, weight="normal"):
    """Return `text` wrapped on as few lines as `wrapped` needs, breaking between clauses if it can.

    Of the ways that break best, the one with lines of about the same length.
    """
    measured = _measured(text, size, weight)
    best = _filled(measured, width, size, lines, weight)
    longest = max((broad for _, broad in measured), default=0)
    for part in range(39, 19, -1):  # by steps narrower than a character
        narrower = width * part / 40
        if "\n" not in best or narrower < longest:
            break
        closer = _filled(measured, narrower, size, lines, weight)
        if closer.count("\n") > best.count("\n") or closer.endswith("…"):
            break
        if len(re.findall(_INSIDE, closer)) <= len(re.findall(_INSIDE, best)):
            best = closer
    return best
