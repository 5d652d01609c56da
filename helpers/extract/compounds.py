"""Numbers made of two numerals: 百分之二十, 三分之一, 3:1, 三比一, 20—30, 三、四百. Read from folded text."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.hedges import hedge_between
from helpers.extract.numerals import DIGITS, HAN, NUMERAL, SCALES, TENS, numeral, plain
from helpers.extract.prefixes import minus_before

_RANGE = LazyPattern(r"(?:\(含\))? ?(?:--?|~~?|至|到) ?(?:百分之)?(-|负|零下|零上)?")
JOINTS = frozenset("-~至到 (")  # what a range may begin with after its lower end
_PART_OF = LazyPattern("分之(?![间内后前外上下多高久])")
_SCALE = LazyPattern(r"[万亿兆]+$")
_OF_UNIT = {"千": "米克瓦伏卡帕赫焦牛安", "兆": "瓦帕赫字比", "百": "帕"}
_THIRD = LazyPattern(
    rf"(?:三分([一二])|四分([一三])|五分([一二三四]))(?![{HAN}0-9.秒厘毫钟刻半篮板胜负个名位条次])"
)
_PARTS = {"百": "%", "千": "‰", "万": "‱"}


class Compound(NamedTuple):
    """What two numerals say together; `exact` is the fraction that a rounded value stands for.

    `other` is where the second numeral of a range stands.
    """

    value: Decimal | None
    upper: Decimal | None
    end: int
    form: str = ""
    unit: str = ""
    place: Decimal | Fraction = Decimal(1)
    exact: Fraction | None = None
    hedges: tuple = ()
    other: tuple = (0, 0)


_SPOKEN = frozenset("百千万")  # after these the last digit goes without its place
_OUTCOMES = frozenset("平胜负战败大")
_PRICES = frozenset("薪价租卖")
NO_NUMBER = Compound(None, None, 0)


def scale_of_a_unit(folded, signs, end):
    """3万千瓦: 千 belongs to 千瓦; 三千米 is 3,000 metres."""
    sign = folded[end : end + 1]
    if not sign or sign not in _OF_UNIT[signs[-1]]:
        return False
    return sign != "米" or len(signs) != 2 or signs[0] not in DIGITS


def hundred_of_a_point(folded, signs, end):
    """0.2百分点: 百 belongs to 百分点, 千 to 千分点."""
    return folded.startswith("分点", end)


def digit_of_a_word(folded, signs, end):
    """1000万二手房, 4050亿三种: 二 begins a listed word, and after digits 三 counts what follows."""
    if len(signs) < 3 or signs[-2] not in SCALES:
        return False
    counted = signs[0].isdecimal() and lexicon.kind(lexicon.unit_at(folded, end)[0]) == "count"
    return counted or lexicon.word_ahead(folded, end - 1)


def liang(folded, signs, end):
    """三两: 两 is a weight; 一两个 and 翻一两番 are one or two."""
    counted = signs == "一两" and (folded.startswith("番", end) or lexicon.unit_at(folded, end)[0])
    return len(signs) > 1 and not counted


def one_of_a_price(folded, signs, end):
    """三万一年, 两万八一平, 时薪六十一小时: so much for one of a unit."""
    scaled = (
        folded[end - len(signs) - 1 : end - len(signs)] in _PRICES
        or signs[-2:-1] in _SPOKEN
        or signs[-3:-2] in _SPOKEN
    )
    return scaled and lexicon.kind(lexicon.unit_at(folded, end)[0]) in ("time", "area", "mass", "length")


# What the last sign of a numeral may belong to instead.
LAST_SIGNS = {
    **dict.fromkeys(DIGITS, (digit_of_a_word,)),
    "一": (digit_of_a_word, one_of_a_price),
    "两": (digit_of_a_word, liang),
    "千": (scale_of_a_unit, hundred_of_a_point),
    "兆": (scale_of_a_unit,),
    "百": (scale_of_a_unit, hundred_of_a_point),
}


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
    for rule in LAST_SIGNS.get(signs[-1], ()):
        if rule(folded, signs, end):
            return signs[:-1], end - 1
    return signs, end


def numeral_at(folded, place):
    """Return match, signs, end and reading of the numeral at a place; None if there is none.

    Examples
    --------
    >>> match, signs, end, read = numeral_at("到40人", 1)
    >>> signs, end, int(read.value)
    ('40', 3, 40)
    """
    match = NUMERAL.match(folded, place)
    if not match:
        return None
    signs, end = proper(folded, match)
    read = signs and numeral(signs)
    return (match, signs, end, read) if read else None


def parts_at(folded, end, signs, value):
    """Read on from 百 or 三 in 百分之二十 and 三分之一; NO_NUMBER if 分之 leads to none.

    Examples
    --------
    >>> parts_at("千分之六点三", 1, "千", 1000)[:5]
    (Decimal('6.3'), None, 6, 'share', '‰')
    """
    unit = _PARTS.get(signs, "")
    if unit == "%" and folded.startswith("分百", end):
        return Compound(Decimal(100), None, end + 2, "share", unit)
    fraction = bool(_PART_OF.match(folded, end))
    if not fraction and unit != "%":
        return _third(folded, end - 1, value) if len(signs) == 1 else None
    place = end + 2 if fraction else end + 1
    place += folded[place : place + 1] == " "
    minus = folded.startswith("负", place)
    found = signs[0] not in "几数" and numeral_at(folded, place + minus)  # 几百分之一 is no number
    if not found or folded.startswith("分之", found[2]):
        return NO_NUMBER if fraction else None
    return _in_parts(found, unit, minus) if unit else _fraction(found[3].value, value, found[2])


def _third(folded, start, value):
    """三分一, 四分三: a third, three quarters, as Hong Kong prints them; None of 三分一秒."""
    match = _THIRD.match(folded, start)
    return match and _fraction(Decimal(DIGITS[match[match.lastindex]]), value, match.end())


def _in_parts(found, unit, minus):
    match, _, last, read = found
    value = -read.value if minus else read.value
    return Compound(value, read.upper, last, "share", unit, read.place, None, _hedges_of(match))


def _fraction(part, whole, end):
    if not whole:
        return None
    exact = Fraction(part) / Fraction(whole)
    value = Decimal(exact.numerator) / exact.denominator
    if value < 10**12:  # a greater one has no room for more digits
        value = round(value, 12)
    return Compound(plain(value), None, end, "share", place=1 / Fraction(whole), exact=exact)


def ratio_at(folded, end, signs, value):
    """Read on from the first number of 3:1, 三比一, 6-4 or 1/3; None if it is none of these.

    Examples
    --------
    >>> ratio_at("77比73", 2, "77", Decimal(77))[:4]
    (Decimal('77'), Decimal('73'), 5, 'ratio')
    """
    found = numeral_at(folded, end + 1)
    if not found:
        return None
    match, other, last, read = _before_a_comma(found, folded[end], signs, value)
    if match[1] or read.upper is not None:
        return None
    whole = (signs + other).isdigit()
    if folded[end] == "/":
        return _one_over_another(folded, value, read.value, last) if whole else None
    if folded[end] == ":" and (
        _of_three(folded, end - len(signs), last) or _heads_a_list(folded, other, last)
    ):
        return None
    if folded[end] == "-" and not (whole and _is_score(folded, last, value, read.value)):
        return None
    return Compound(value, read.value, last, "ratio")


def _before_a_comma(found, sign, signs, value):
    """Return what was found up to a comma: in 4比3,120分钟 a clause begins; 1:3,000 is a scale."""
    match, other, *_ = found
    if "," not in other or "," in signs or sign in "-/" or (sign == ":" and value <= 1):
        return found
    first = other.partition(",")[0]
    return match, first, match.start() + len(first), numeral(first)


def _one_over_another(folded, value, other, last):
    """1/3 is a share, 150/95mmHg the two pressures of the blood."""
    unit, _, end = lexicon.unit_at(folded, last)
    if unit in ("mmHg", "毫米汞柱"):
        return Compound(value, other, end, "ratio", unit)
    return _fraction(value, other, last) if 0 < value < other <= 100 else None


def _of_three(folded, start, last):
    """Return whether a third number stands beside two: 5:3:2 is three numbers."""
    return ":" in (folded[start - 1 : start], folded[last : last + 1])


def _heads_a_list(folded, other, last):
    """Return whether 一 after a colon is the first of a list: 原因有三:一是天气."""
    return other == "一" and folded[last : last + 1] in ("是", "、", "要", "为", "则")


def _is_score(folded, last, first, second):
    """Return whether two whole numbers with a dash may be a score: 6-4 may, 300-400 and 6-4米 may not."""
    unit = lexicon.unit_at(folded, last)[0]
    outcome = unit in _OUTCOMES and second <= first  # 2-2平手, 136-106大胜; 60-90平 is a range of flats
    return max(first, second) < 200 and (outcome or not unit)


def range_at(folded, end, signs, value, minus=""):
    """Read on from the lower end of 20—30, 2——3万, 两到三千; None if no greater number follows.

    `minus` is what stands before the lower end. Both ends are returned as printed after it: of -8～2
    8 and -2, which are turned round together. 零下 stands for both ends, unless the second has a sign.

    Examples
    --------
    >>> [int(number) for number in range_at("2-3万", 1, "2", Decimal(2))[:2]]
    [20000, 30000]
    >>> [int(number) for number in range_at("-8~2", 2, "8", Decimal(8), "-")[:2]]
    [8, -2]
    """
    joint = _RANGE.match(folded, end)
    found = numeral_at(folded, joint.end()) if joint else None
    if not found or _other_than_an_end(folded, *found[2:]):
        return None
    match, other, last, read = found
    sign, second = _signs_of_ends(minus, joint[1])
    upper, factor = second * read.value, _scale_for_both(signs, other)
    if sign * value * factor < sign * upper:
        value *= factor
    if sign * value >= sign * upper:
        return None
    return Compound(value, upper, last, hedges=_hedges_of(match), other=(joint.end(), last))


def _signs_of_ends(minus, other):
    """Return the sign of the lower end of a range, and that of the upper one as seen from it.

    Examples
    --------
    >>> _signs_of_ends("-", None), _signs_of_ends("-", "-"), _signs_of_ends("零下", None)
    ((-1, -1), (-1, 1), (1, 1))
    """
    sign = -1 if minus and (other or minus != "零下") else 1
    return sign, -sign if other and other != "零上" else sign


def _hedges_of(match):
    """Return the hedges in the second numeral of a range: 多 in 20至30多人, 数 in 数千元至数百万元."""
    start, sign = match.start(), match[0][0]
    several = [(start, start + 1, lexicon.hedges("before")[sign])] if sign in "几数" else []
    return several + hedge_between(match)


def _other_than_an_end(folded, last, read):
    """Return whether a second number is none of the same: 三分之一至二分之一 are two shares."""
    if read.upper is not None or folded.startswith("/", last) or _PART_OF.match(folded, last):
        return True
    return read.value > 50 and folded[last : last + 1] in ("年", "月")


def _scale_for_both(signs, other):
    """Return what a scale printed once stands for: 10,000 in 2-3万, 10 in 二至三十."""
    scale = _SCALE.search(other)
    if scale and not _SCALE.search(signs):
        return numeral(scale[0]).value
    if len(other) == 2 and len(signs) == 1:
        return TENS.get(other[1], 1)
    return 1


def neighbours_at(folded, end, signs, value):
    """Read on from 三 in 三、四百 and from 6 in 6、7成: two digits in a row and one unit.

    Examples
    --------
    >>> [int(number) for number in neighbours_at("三、四百", 1, "三", Decimal(3))[:2]]
    [300, 400]
    """
    found = numeral_at(folded, end + 1) if len(signs) == 1 and value else None
    if not found or found[0][1] or folded[found[2] : found[2] + 1] == "、":
        return None
    _, other, last, read = found
    factor = read.value / (value + 1)
    if other[0] not in "23456789二三四五六七八九" or factor not in (1, 10, 100, 1000, 10**4, 10**8):
        return None
    if factor == 1 and signs.isascii() and lexicon.unit_at(folded, last)[0] != "成":
        return None  # 3、4 may be a list
    return Compound(value * factor, read.value, last)


def take(reading, compound):
    """Take what two numerals say into a reading."""
    reading.value, reading.upper, reading.end = compound.value, compound.upper, compound.end
    reading.hedges += compound.hedges
    reading.other = compound.other
    if compound.form:
        reading.form, reading.unit, reading.exact = compound.form, compound.unit, compound.exact
        reading.place, reading.rounded = compound.place, compound.form == "share"


def read_range(folded, reading):
    """Take the other end of a range that goes on where the reading ends; return whether there is one."""
    if reading.upper is not None or folded[reading.end : reading.end + 1] not in JOINTS:
        return False
    minus = minus_before(folded, reading.start)
    before = folded[reading.start - minus : reading.start]
    compound = range_at(folded, reading.end, reading.signs, reading.value, before)
    if compound:
        take(reading, compound)
    return compound is not None
