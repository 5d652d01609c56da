"""Numbers made of two numerals: 百分之二十, 三分之一, 3:1, 三比一, 20—30, 三、四百. Read from folded text."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from helpers.extract import lexicon
from helpers.extract.numerals import DIGITS, NUMERAL, SCALES, TENS, numeral, plain

_RANGE = re.compile(r"(?:\(含\))? ?(?:-|~|至|到){1,2} ?(?:百分之)?")
_SCALE = re.compile(r"[万亿兆]+$")
_OF_UNIT = {"千": "米克瓦伏卡帕赫焦牛安", "兆": "瓦帕赫字比", "百": "帕"}
_PARTS = {"百": "%", "千": "‰", "万": "‱"}


class Pair(NamedTuple):
    """What two numerals say together; `exact` is the fraction that a rounded value stands for."""

    value: Decimal | None
    upper: Decimal | None
    end: int
    form: str = ""
    unit: str = ""
    place: Decimal | Fraction = Decimal(1)
    exact: Fraction | None = None
    hedges: tuple = ()


NO_NUMBER = Pair(None, None, 0)


def proper(folded, match):
    """Return the numeral of a match without what belongs to its unit, and its end.

    Examples
    --------
    >>> proper("3万千瓦", NUMERAL.match("3万千瓦"))
    ('3万', 2)
    """
    signs, end = match[0], match.end()
    if match[1]:
        signs = folded[match.start() : match.start(1)] + (match[2] or "")
    last, after = signs[-1], folded[end : end + 1]
    if last in _OF_UNIT and after and after in _OF_UNIT[last]:
        metres = len(signs) == 2 and signs[0] in DIGITS and after == "米"  # 三千米 is 3,000 metres
        if not metres:
            signs, end = signs[:-1], end - 1
    elif last == "百" and folded.startswith("分点", end):
        signs, end = signs[:-1], end - 1  # 0.2百分点
    elif len(signs) > 2 and last in DIGITS and signs[-2] in SCALES and lexicon.word_ahead(folded, end - 1):
        signs, end = signs[:-1], end - 1  # 1000万二手房
    elif last == "两" and len(signs) > 1 and not (signs == "一两" and lexicon.unit_at(folded, end)[0]):
        signs, end = signs[:-1], end - 1  # 三两 is three liang
    return signs, end


def inner_hedge(match):
    """Return the hedge inside a match of NUMERAL (400多万) as a list of (start, end, rule)."""
    return [(match.start(1), match.end(1), lexicon.hedges("inside")[match[1]])] if match[1] else []


def _second(folded, place):
    """Return the match, signs, end and reading of the numeral at a place; all None if there is none."""
    match = NUMERAL.match(folded, place)
    if match:
        signs, end = proper(folded, match)
        read = numeral(signs) if signs else None
        if read:
            return match, signs, end, read
    return None, None, None, None


def part_at(folded, end, signs, value):
    """Read on from 百 or 三 in 百分之二十 and 三分之一; NO_NUMBER if 分之 leads to none.

    Examples
    --------
    >>> part_at("千分之六点三", 1, "千", 1000)[:5]
    (Decimal('6.3'), None, 6, 'share', '‰')
    """
    unit = _PARTS.get(signs, "")
    if unit == "%" and folded.startswith("分百", end):
        return Pair(Decimal(100), None, end + 2, "share", unit)
    fraction = folded.startswith("分之", end)
    if not fraction and unit != "%":
        return None
    place = end + 2 if fraction else end + 1
    place += folded[place : place + 1] == " "
    minus = folded.startswith("负", place)
    match, _, last, read = _second(folded, place + minus)
    if not read or folded.startswith("分之", last):
        return NO_NUMBER if fraction else None
    if unit:
        number = -read.value if minus else read.value
        return Pair(number, read.upper, last, "share", unit, read.place, None, inner_hedge(match))
    if not value:
        return None
    return _share(read.value, value, last)


def _share(part, whole, end):
    exact = Fraction(part) / Fraction(whole)
    value = plain(round(Decimal(exact.numerator) / exact.denominator, 12))
    return Pair(value, None, end, "share", place=1 / Fraction(whole), exact=exact)


def ratio_at(folded, end, signs, value):
    """Read on from the first number of 3:1, 三比一, 6-4 or 1/3; None if it is none of these.

    Examples
    --------
    >>> ratio_at("77比73", 2, "77", Decimal(77))[:4]
    (Decimal('77'), Decimal('73'), 5, 'ratio')
    """
    joint = folded[end]
    match, other, last, read = _second(folded, end + 1)
    if not read or match[1] or read.upper is not None:
        return None
    whole = (signs + other).isdigit()
    if joint == "/":
        return _share(value, read.value, last) if whole and 0 < value < read.value <= 100 else None
    if joint == ":" and ":" in (folded[end - len(signs) - 1 : end - len(signs)], folded[last : last + 1]):
        return None  # 5:3:2 is three numbers
    if joint == "-" and not (whole and max(value, read.value) < 200 and not lexicon.unit_at(folded, last)[0]):
        return None
    return Pair(value, read.value, last, "ratio")


def range_at(folded, end, signs, value):
    """Read on from the lower end of 20—30, 2——3万, 两到三千; None if no greater number follows.

    Examples
    --------
    >>> [int(number) for number in range_at("2-3万", 1, "2", Decimal(2))[:2]]
    [20000, 30000]
    """
    joint = _RANGE.match(folded, end)
    match, other, last, read = _second(folded, joint.end()) if joint else (None,) * 4
    if not read or folded.startswith(("分之", "/"), last):
        return None  # 三分之一至二分之一 are two shares
    if read.upper is not None or (read.value > 50 and folded[last : last + 1] in ("年", "月")):
        return None
    factor, scale = 1, _SCALE.search(other)
    if scale and not _SCALE.search(signs):
        factor = numeral(scale[0]).value
    elif len(other) == 2 and other[1] in TENS and len(signs) == 1:
        factor = TENS[other[1]]
    if value * factor < read.value:
        value *= factor  # a scale printed once counts for both
    return Pair(value, read.value, last, hedges=inner_hedge(match)) if value < read.value else None


def neighbours_at(folded, end, signs, value):
    """Read on from 三 in 三、四百 and from 6 in 6、7成: two digits in a row and one unit.

    Examples
    --------
    >>> [int(number) for number in neighbours_at("三、四百", 1, "三", Decimal(3))[:2]]
    [300, 400]
    """
    match, other, last, read = _second(folded, end + 1)
    if len(signs) > 1 or not value or not read or match[1] or folded[last : last + 1] == "、":
        return None
    factor = read.value / (value + 1)
    if other[0] not in "23456789二三四五六七八九" or factor not in (1, 10, 100, 1000, 10**4, 10**8):
        return None
    if factor == 1 and signs.isascii() and lexicon.unit_at(folded, last)[0] != "成":
        return None  # 3、4 may be a list
    return Pair(value * factor, read.value, last)
