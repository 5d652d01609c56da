"""Doublings: 翻兩番 is doubled twice, four times as much. Read from folded text.

Hedge, half and rounding are said of the doublings: 翻1.5番 is 2 to the power of 1.45 to 1.55.
"""

import re
from decimal import Decimal
from functools import cache

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.compounds import range_at, take

MOST = 20  # doublings: a million times as much
_MORE = LazyPattern(r"还?[多余](?![次种个方样家边少数亏地])")
_HALF = LazyPattern(r"半(?![个年天月小日数斤夜途])")
_FURTHEST = 14  # signs before a numeral: 翻了足足 and the longest hedge
_OF_OTHERS = ("tens_of", "either_way")  # 數十番, ±2番
_OTHER = frozenset("茄薯石禺邦")  # 番茄 is a tomato


@cache
def _ahead():
    """Return the pattern of what may stand before the numeral; its group is the hedge."""
    rules = lexicon.hedges("before").items()
    words = sorted((word for word, rule in rules if rule not in _OF_OTHERS), key=len, reverse=True)
    hedges = "|".join(words)
    return re.compile(rf"翻[了上过]{{0,2}}(?:足足|整整)?((?:{hedges})了?)? ?$")


def doubling_at(folded, start, end):
    """Return the match of 翻 and what follows it, where a numeral has it before and 番 behind it; else None.

    Examples
    --------
    >>> doubling_at("产量翻了近一番", 5, 6)[0], doubling_at("说了一番话", 2, 3)
    ('翻了近', None)
    """
    if not folded.startswith(("番", " 番"), end) or folded[end + 1 : end + 2] in _OTHER:
        return None
    return _ahead().search(folded, max(0, start - _FURTHEST), start)


def read_doublings(folded, reading):
    """Read 翻近兩番, 翻一番半, 翻兩番至三番 around their numeral; return whether it is a number at all.

    番 alone is a time or a sort: 說了一番話, he said a few words.
    """
    found = doubling_at(folded, reading.first, reading.end)
    if not found:
        return folded[reading.first - 1 : reading.first] not in ("翻", "了")
    if reading.form:
        return True  # 三分之一番 is a share of something
    if max(reading.value, reading.upper or 0) > MOST or reading.signs[0] in "几数":
        return False
    reading.unit, reading.form, reading.doubled = "倍", "ratio", True
    if found[1]:
        rule = lexicon.hedges("before")[found[1].removesuffix("了")]
        reading.hedges.append((*found.span(1), rule))
    reading.start, reading.end = found.start(), folded.index("番", reading.end) + 1
    _read_on(folded, reading)
    return True


def _read_on(folded, reading):
    """Read what may follow 番: 半, 多, or the other end of a range. 半 stands for about a half."""
    at = reading.end
    if _HALF.match(folded, at) and reading.signs != "半":
        reading.value, reading.place, reading.end = reading.value + Decimal("0.5"), Decimal("0.5"), at + 1
    elif more := _MORE.match(folded, at):
        reading.end = more.end()
        reading.hedges.append((at, more.end(), lexicon.hedges("after")["多"]))
    elif reading.upper is None:
        other = range_at(folded, at, reading.signs, reading.value)
        if other and folded.startswith("番", other.end) and other.upper <= MOST:
            take(reading, other)
            reading.end += 1
    reading.rounded = reading.rounded or reading.place < 1


def times(doublings):
    """Return two to a power, rounded as a third is: 2.828427124746 for one and a half.

    Examples
    --------
    >>> times(Decimal(2)), times(Decimal("1.5"))
    (Decimal('4'), Decimal('2.828427124746'))
    """
    return Decimal(2) ** doublings if doublings == int(doublings) else round(Decimal(2) ** doublings, 12)
