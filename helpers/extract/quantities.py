"""Quantities: a numeral with its hedge, sign, currency, scale and unit. Read from folded text."""

from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.compounds import (
    NO_NUMBER,
    neighbours_at,
    numeral_at,
    parts_at,
    proper,
    ratio_at,
    read_range,
    take,
)
from helpers.extract.doublings import read_doublings
from helpers.extract.hedges import (
    NO_HALF,
    before_a_half,
    hedge_between,
    most_of_a_half,
    part_of_a_word,
    read_hedge_after,
    read_hedge_before,
    read_hedge_within,
)
from helpers.extract.numerals import FORMAL, NUMERAL, SCALES, numeral, plain
from helpers.extract.prefixes import read_prefixes
from helpers.extract.reading import Reading, before, is_han
from helpers.extract.units import read_unit

_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = frozenset(f"{_UP}₀₁₂₃₄₅₆₇₈₉")
_EXPONENT = LazyPattern(f"(?:×10)?([{_UP}]{{1,2}})")
_SMALL = {sign: Fraction(normalize("NFKC", sign).replace("⁄", "/")) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_MOST_TENS = 30  # of a power; no scale goes so far
_HALVES = (*"个年天月斤两米亩杯碗瓶吨里周圈分秒成数", "小时", "公里")
_HALVED = ("年轻", "年青", "年长", "年龄", "个案")  # 逾半年轻人 are half of the young


def quantity_at(folded, match):
    """Return the reading of a quantity at a match of NUMERAL, or None if the signs there name none.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> found = quantity_at("约400多万元", NUMERAL.search("约400多万元"))
    >>> found.start, found.end, int(found.value), found.unit
    (0, 7, 4000000, '元')
    """
    match, signs, last = _numeral_of(folded, match)
    read = signs and numeral(signs)
    if not read:
        return None
    reading = Reading(match.start(), last, signs, match.start(), last, *read, hedge_between(match))
    if signs[0] in "几数":
        _read_several(folded, reading)
    if not _read_form(folded, reading):
        return None
    if not reading.form:
        read_hedge_within(folded, reading)
        read_unit(folded, reading)
    read_prefixes(folded, reading)
    read_hedge_before(folded, reading)
    read_hedge_after(folded, reading)
    if reading.value is not read.value or reading.place < 1:
        reading.value = plain(reading.value)
    return reading


def _numeral_of(folded, match):
    """Return match, signs, end of a numeral without what belongs to other words; no signs if none is left."""
    if part_of_a_word(folded, match.start()):
        match = NUMERAL.match(folded, match.start() + 1)
    signs, last = proper(folded, match)
    nothing = folded.startswith("分之", last) and folded.startswith("分之", last + 3)  # 百分之百分之
    raised = signs[:1] in SCALES and folded[match.start() - 1 : match.start()] in _RAISED  # ³⁵万 is none
    if nothing or raised or (signs in FORMAL and _is_word(folded, match.start(), last)):
        return match, "", last
    return match, signs, last


def _is_word(folded, first, last):
    """Return whether a lone formal numeral has Chinese beside it: 陆 in 内陆国家 is land."""
    return is_han(folded[max(0, first - 1) : first]) or is_han(folded[last : last + 1])


def _read_several(folded, reading):
    """Read 几 or 数 at the head of a numeral as a hedge: 几百, 好几百, 数十."""
    reading.start -= folded[reading.start - 1 : reading.start] == "好"
    rule = lexicon.hedges("before")[reading.signs[0]]
    reading.hedges.insert(0, (reading.start, reading.first + 1, rule))


# Forms: each reads on from a numeral by the sign that follows, and returns whether it is a number at all.


def in_parts(folded, reading):
    """百分之二十, 三分之一: a share of a hundred or of few."""
    if reading.signs == "一":
        return True
    compound = parts_at(folded, reading.end, reading.signs, reading.value)
    if compound is NO_NUMBER:
        return False
    if compound:
        take(reading, compound)
    return True


def one_half(folded, reading):
    """一半: a half."""
    if reading.signs == "一":
        reading.value, reading.end, reading.form = Decimal("0.5"), reading.end + 1, "share"
    return True


def half(folded, reading):
    """半斤, 半数: a half of a unit, or of all; 上半年 is none. 过半: of all, if a hedge stands before."""
    if not folded.startswith(_HALVES, reading.end) or folded.startswith(_HALVED, reading.end):
        reading.form = "share"
        read_hedge_before(folded, reading)
        return bool(reading.hedges)
    if folded[reading.first - 1 : reading.first] in NO_HALF and not (
        before_a_half(folded, reading.first) or most_of_a_half(folded, reading.first)
    ):
        return False
    if folded[reading.end] == "数":
        reading.end, reading.form = reading.end + 1, "share"
    return True


def in_ratio(folded, reading):
    """3:1, 三比一, 6-4, 1/3: a score, a ratio, a fraction."""
    if compound := ratio_at(folded, reading.end, reading.signs, reading.value):
        take(reading, compound)
    return True


def in_votes(folded, reading):
    """以41对17票通过: what two sides have; 3对夫妇 are couples."""
    return before(folded, reading) != "以" or reading.value < 2 or in_ratio(folded, reading)


def with_a_part(folded, reading):
    """6又1/3, 一又三分之二: a whole and a part of one."""
    found = numeral_at(folded, reading.end + 1) if reading.upper is None else None
    if found:
        _, signs, last, read = found
        part_of = {"/": ratio_at, "分": parts_at}.get(folded[last : last + 1])
        part = part_of and part_of(folded, last, signs, read.value)
        if part and part.exact is not None and part.exact < 1:
            reading.exact, reading.place = Fraction(reading.value) + part.exact, part.place
            reading.value, reading.end = reading.value + part.value, part.end
    return True


def with_a_small_part(folded, reading):
    """3½: a whole and a part of one, printed as one sign."""
    if reading.arabic and reading.place == 1 and reading.upper is None:
        part = _SMALL[folded[reading.end]]
        reading.exact, reading.place = Fraction(reading.value) + part, Fraction(1, part.denominator)
        reading.value += round(Decimal(part.numerator) / part.denominator, 12).normalize()
        reading.end += 1
    return True


def in_a_power(folded, reading):
    """10⁶, 3.2×10⁸: tens raised to a power; the sign after 35 or 10¹ leads to a note."""
    raised = _EXPONENT.match(folded, reading.end)
    alone = raised and raised[0] == raised[1]
    if not raised or (alone and reading.signs != "10") or reading.upper is not None:
        return True
    exponent = int(normalize("NFKC", raised[1]))
    if 1 < exponent <= _MOST_TENS:
        reading.value = Decimal(10**exponent) if alone else plain(reading.value.scaleb(exponent))
        reading.place = Decimal(1) if alone else reading.place.scaleb(exponent)
        reading.end = raised.end()
    return True


def in_neighbours(folded, reading):
    """三、四百: two digits in a row."""
    if reading.upper is not None:
        return True
    if compound := neighbours_at(folded, reading.end, reading.signs, reading.value):
        take(reading, compound)
    return True


FORMS = {
    "分": in_parts,
    "半": one_half,
    "又": with_a_part,
    "对": in_votes,
    "、": in_neighbours,
    **dict.fromkeys(":比/-", in_ratio),
    **dict.fromkeys(_SMALL, with_a_small_part),
    **dict.fromkeys(f"×{_UP}", in_a_power),
}


def _read_form(folded, reading):
    """Read a second numeral or 半 where the number is made of them; return whether it is a number."""
    follows = folded[reading.end : reading.end + 1]
    form = half if reading.signs == "半" and follows not in ("分", "番") else FORMS.get(follows)
    if form and not form(folded, reading):
        return False
    read_range(folded, reading)
    return not folded.startswith(("番", " 番"), reading.end) or read_doublings(folded, reading)
