"""Lines of text: what fonts can draw, how wide it is, and where it breaks."""

import re
import unicodedata
from functools import cache
from math import fsum  # sum() of floats differs between Python 3.11 and 3.12

import matplotlib as mpl
from matplotlib import font_manager, ft2font

from helpers.style.house import glyphs

# A line may break at spaces, after a hyphen and between Chinese characters, not inside 2022年6月30日,
# 30 June or 58,718個.
_WIDE = "⺀-鿿！-～　-〿"
_BREAKS = re.compile(
    r"\s+|\d+年\d+月(?:\d+日)?|\d\d? [JFMASOND][a-z]+|第?[\d.,]*\d[年月日版個節%]"
    rf"|[{_WIDE}]|[^\s{_WIDE}-]+-?|-"
)
_NEVER_FIRST = "，。、：；！？）」』》”’…%,.:;!?)"
_NEVER_LAST = "（「『《“‘"
# A line that breaks inside a clause of Chinese: one side is a Chinese character, and neither a mark.
_INSIDE = re.compile(r"[⺀-鿿]\n(?=[⺀-鿿\w])|[\w%]\n(?=[⺀-鿿])")


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
    return fsum(_advance(character, families, weight) for character in text) * size / 72


def wrapped(text, width, size, lines=None, weight="normal"):
    """Return `text` as lines at most `width` inches wide, a closing mark aside, cut with … after `lines`.

    Chinese breaks between any two characters, but no line starts with a closing mark.
    """
    return _filled(_measured(text, size, weight), width, size, lines, weight)


def _measured(text, size, weight):
    return [(piece, inches(piece, size, weight)) for piece in _BREAKS.findall(clean(text))]


def _filled(pieces, width, size, lines, weight):
    done, line, long = [], "", 0
    for part, more in _parts(pieces, width, size, weight):
        if line and part[0] not in _NEVER_FIRST and long + more > width:
            kept, held = _parted(line)
            done.append(kept)
            line, long = held, inches(held, size, weight)
        if line or not part.isspace():
            line, long = line + part, long + more
    done.append(line.rstrip())
    if lines and len(done) > lines:
        done = [*done[: lines - 1], _cut(done[lines - 1], width, size, weight)]
    return "\n".join(done)


def _parts(pieces, width, size, weight):
    """Yield each piece with its width, or its characters if it is longer than a line."""
    for piece, broad in pieces:
        if broad <= width:
            yield piece, broad
        else:
            yield from ((one, inches(one, size, weight)) for one in piece)


def _parted(line):
    """Return a full line and what must not end it: an opening mark goes to the next."""
    kept = line.rstrip(_NEVER_LAST)
    return (kept.rstrip(), line[len(kept) :]) if kept else (line.rstrip(), "")


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
