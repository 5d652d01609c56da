"""One script and one width: Traditional to Simplified, full-width to ASCII, every dash to one.

Folding keeps the length, so a place in the folded text is the same place in the text as read. What is
Simplified for what, sign by sign, stands in ``simplified.csv``: the conversion t2s of OpenCC
(https://github.com/BYVoid/OpenCC, Apache License 2.0), which `make data` asks.
"""

from functools import cache, lru_cache
from pathlib import Path

from helpers.base.csv_file import list_cells
from helpers.base.files import write_whole

SIMPLIFIED = Path(__file__).parent / "simplified.csv"
_ALIKE = {
    "–—―─━﹣−‐‑": "-",
    "〜∼∽﹏": "~",
    "○◯": "〇",
    "﹪": "%",
    "∶︰﹕": ":",
    "•・‧∙⋅●": "·",
    "\u3000\xa0\u2002\u2003\u2009": " ",
    "叄": "叁",
    "￥": "¥",
    "∕⁄": "/",
    "馀": "余",
    **{chr(0x660 + digit) + chr(0x6F0 + digit): str(digit) for digit in range(10)},  # Arabic, Persian
}


@cache
def _table():
    """Return the sign that each code point of the basic plane folds to."""
    table = list(map(chr, range(0x10000)))
    for sign, simplified in list_cells(SIMPLIFIED):
        table[ord(sign)] = simplified
    for code in range(0xFF01, 0xFF5F):
        table[code] = chr(code - 0xFEE0)
    for signs, folded in _ALIKE.items():
        for sign in signs:
            table[ord(sign)] = folded
    return table  # a list, whose signs need not be made anew for each of a text


def write_simplified():
    """Write OpenCC's t2s, sign by sign, to the list that is read instead of it, four times as fast."""
    pairs = [(sign, other) for sign, other in _converted("t2s") if sign != other and len(other) == 1]
    write_whole(SIMPLIFIED, "sign,simplified\n" + "".join(f"{sign},{other}\n" for sign, other in pairs))


def _converted(way):
    """Yield each Chinese sign of the basic plane and what OpenCC makes of it."""
    from opencc import OpenCC

    han = [chr(code) for code in range(0x3400, 0xA000)]
    return zip(han, OpenCC(way).convert("\n".join(han)).split("\n"), strict=True)


@cache
def _signs_of_one_script():
    """Return the signs that only Traditional Chinese has, and those that only Simplified has."""
    return tuple(
        frozenset(sign for sign, other in _converted(way) if sign != other) for way in ("t2s", "s2t")
    )


def script_of(text):
    """Return the script of a Chinese text, as ISO 15924 names it: Hant, Hans, or "" if no sign tells.

    It is that of most signs that are of one script alone, among the first thousand.

    Examples
    --------
    >>> script_of("全鎮有3個湖"), script_of("全镇有3个湖"), script_of("三人")
    ('Hant', 'Hans', '')
    """
    traditional, simplified = (sum(map(signs.__contains__, text[:1000])) for signs in _signs_of_one_script())
    if traditional == simplified:
        return ""
    return "Hant" if traditional > simplified else "Hans"


def fold(text):
    """Return the text in one script and one width, sign for sign, so that every place stays.

    Examples
    --------
    >>> fold("約３５０個，佔８０．２％")
    '约350个,占80.2%'
    """
    return text.translate(_table())


@lru_cache(maxsize=4)
def fold_whole(text):
    """Return a whole text folded: kept for the next who looks at the same text, as many do.

    Examples
    --------
    >>> fold_whole("全鎮有3個湖") is fold_whole("全鎮有3個湖")
    True
    """
    return fold(text)
