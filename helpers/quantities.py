"""Quantities: a numeral with what belongs to it, hedge, sign, currency, scale, unit. Read from folded text."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from helpers import lexicon
from helpers.numerals import DIGITS, FORMAL, HAN, NUMERAL, TENS, numeral, plain


class Quantity(NamedTuple):
    """A quantity of folded text. `signs` is its first numeral, `hedges` holds (start, end, rule)."""

    start: int
    end: int
    signs: str
    first: int
    last: int
    value: Decimal
    upper: Decimal | None
    unit: str
    unit_span: tuple
    hedges: list
    place: Decimal
    rounded: bool
    form: str = ""  # share, ratio or half where the form alone says the kind
    exact: Fraction | None = None


_CURRENCY = re.compile(
    r"(?:人民币|美元|美金|港币|港元|新台币|台币|日元|日币|欧元|英镑|澳门币|澳门元|新加坡元|新元|马币|令吉|卢布|韩元|澳元|加元"
    r"|RMB|USD|HKD|CNY|EUR|MOP|TWD|US\$|HK\$|NT\$|A\$|S\$|C\$|[$¥€£]) ?$"
)
_CURRENCY_END = frozenset("币元金镑吉布$¥€£BDYRP ")
_RANGE = re.compile(r"(?:\(含\))? ?(?:-|~|至|到){1,2} ?(?:百分之)?")
_JOINTS = frozenset("-~至到 (")
_SCALE = re.compile(r"[万亿兆]+$")
_CHANGE = re.compile(
    rf"(?:([0-9{HAN}{FORMAL}]{{1,2}})[角毛])?(?:([0-9{HAN}{FORMAL}]{{1,2}})分)?(?:钱|[整正])?"
)
_OF_UNIT = {"千": "米克瓦伏卡帕赫焦牛安", "兆": "瓦帕赫字比", "百": "帕"}
_HALVES = (
    "个",
    "年",
    "天",
    "月",
    "小时",
    "公里",
    "斤",
    "公斤",
    "两",
    "米",
    "亩",
    "杯",
    "碗",
    "瓶",
    "吨",
    "里",
    "周",
    "圈",
    "分",
    "秒",
    "数",
)
_MORE_OF = frozenset(("time", "length", "mass", "area", "money", "age", "ratio"))
_MATCH = re.compile(
    r"比分|[战险大惨完]胜|战平|击败|领先|落后|不敌|取胜|逆转|告负|淘汰|晋级|横扫|扳平|[胜负平]|[赢输]"
)
_DECIMALS = re.compile(r"[0-9]{1,2}(?![0-9.%])")
_NEGATIVE = frozenset("长降升幅为达是率至跌涨到约了(,，。:\n \t、")
_TENTH = re.compile(rf"[1-9一二三四五六七八九半](?![0-9{HAN}.%年月日个名人家])")
_NO_ROW = {"kind": ""}
_NOTHING = (None,) * 7
_INNER = re.compile(r"([多余半])(?:月|小时|星期|世纪|钟头|学期|礼拜|百分点)")


def quantity_at(folded, match):
    """Return the quantity at a match of NUMERAL, or None if the signs there name none.

    Examples
    --------
    >>> text = "共約400多萬元"
    >>> found = quantity_at("共约400多万元", NUMERAL.search("共约400多万元"))
    >>> text[found.start : found.end], int(found.value), found.unit
    ('約400多萬元', 4000000, '元')
    """
    first = match.start()
    signs, last = _proper(folded, match)
    read = numeral(signs) if signs else None
    if read is None:
        return None
    value, upper, place, rounded = read
    hedges = [_inside(match)] if match[1] else []
    if signs[0] in "几数":
        hedges.insert(
            0, (first - (folded[first - 1 : first] == "好"), first + 1, lexicon.hedges("before")[signs[0]])
        )
    end, unit, span, form, exact = last, "", (last, last), "", None
    follows = folded[end : end + 1]
    if follows == "分" and signs != "一" and (part := _part(folded, end, signs, value)):
        if part == _NOTHING:
            return None
        value, upper, place, unit, exact, end, hedges = part
        span, form, rounded = (end, end), "share", True
    elif follows == "半" and signs == "一":
        value, end, form = Decimal("0.5"), end + 1, "share"
    elif signs == "半":
        if not folded.startswith(_HALVES, end) or folded[first - 1 : first] in "上下前后大多对一":
            return None
        if follows == "数":
            end, form = end + 1, "share"
    elif follows in ":比/-" and follows and (ratio := _ratio(folded, end, signs, value)):
        upper, end, form, exact = ratio
        if exact is not None:
            value, upper = plain(round(Decimal(exact.numerator) / exact.denominator, 12)), None
    if upper is None and follows == "、" and (both := _beside(folded, end, signs, value)):
        value, upper, end = both
    if upper is None and folded[end : end + 1] in _JOINTS:
        value, upper, end, more = _range(folded, end, signs, value)
        hedges += more
    if folded[end : end + 1] == "番" and folded[first - 1 : first] in ("翻", "了"):
        return _doubled(folded, first, end, signs, value)
    if not form:
        unit, span, end, value, upper, hedges = _with_unit(folded, end, value, upper, signs, hedges)
    if unit == "成":
        unit, form = "%", "share"
        value, upper, place = value * 10, upper and upper * 10, place * 10
        if upper is None and (tenth := _TENTH.match(folded, end)):
            value, place, end = value + _hundredths(tenth[0]), Decimal(1), end + 1
    start, value, upper, unit, before = _before(
        folded, hedges[0][0] if signs[0] in "几数" else first, value, upper, unit
    )
    if unit and not span[1] > span[0] and not form:
        span = (start, first)
    if (
        before
        and folded[before[0][0]] == "近"
        and abs(value) < 10
        and lexicon.units().get(unit, _NO_ROW)["kind"] == "count"
    ):
        start, before = before[0][1], []  # 近三场, the last three
    hedges += before
    for length in (4, 3, 2, 1):
        at = end + 3 if folded.startswith("(含)", end) else end
        rule = lexicon.hedges("after").get(folded[at : at + length])
        if rule and (length > 1 or unit):
            hedges.append((at, at + length, rule))
            end = at + length
            break
    return Quantity(
        start,
        end,
        signs,
        first,
        last,
        plain(value),
        upper and plain(upper),
        unit,
        span,
        hedges,
        place,
        rounded,
        form,
        exact,
    )


def _hundredths(sign):
    """Return the hundredths after 成: 5 of 三成五 and of 三成半."""
    return 5 if sign == "半" else DIGITS.get(sign) or int(sign)


def _doubled(folded, first, end, signs, value):
    """Read 翻两番, doubled twice, as four times."""
    start = first - 1 if folded[first - 1] == "翻" else first - 2
    if folded[start] != "翻" or value > 20:
        return None
    worth, span = Decimal(2 ** int(value)), (end, end)
    return Quantity(
        start, end + 1, signs, first, end, worth, None, "倍", span, [], Decimal(1), False, "ratio"
    )


def _proper(folded, match):
    """Return the numeral of a match without what belongs to its unit (千 of 千克, 两 of 三两), and its end."""
    signs, end = match[0], match.end()
    if match[1]:
        signs = folded[match.start() : match.start(1)] + (match[2] or "")
    last = signs[-1]
    if last in _OF_UNIT and folded[end : end + 1] in _OF_UNIT[last] and end < len(folded):
        metres = len(signs) == 2 and signs[0] in DIGITS and folded[end] == "米"
        if not metres:
            signs, end = signs[:-1], end - 1
    elif last == "两" and len(signs) > 1 and not (signs == "一两" and unit_at(folded, end)[0]):
        signs, end = signs[:-1], end - 1
    return signs, end


def _inside(match):
    return match.start(1), match.end(1), lexicon.hedges("inside")[match[1]]


def _part(folded, end, signs, value):
    """Read what follows 百 or 三 in 百分之二十 and 三分之一."""
    per = {"百": "%", "千": "‰", "万": "‱"}.get(signs)
    if per == "%" and folded.startswith("分百", end):
        return Decimal(100), None, Decimal(1), per, None, end + 2, []
    at = end + 2 if folded.startswith("分之", end) else end + 1 if per == "%" else 0
    minus = folded.startswith("负", at) if at else False
    second = NUMERAL.match(folded, at + minus) if at else None
    read = second and numeral(_proper(folded, second)[0])
    if not read or folded.startswith("分之", second.end()):
        return _NOTHING if folded.startswith("分之", end) else None
    hedges = [_inside(second)] if second[1] else []
    if per:
        return (-read.value if minus else read.value), read.upper, read.place, per, None, second.end(), hedges
    if not value or not read.value or read.value > value:
        return None
    exact = Fraction(read.value) / Fraction(value)
    share = plain(round(Decimal(exact.numerator) / exact.denominator, 12))
    return share, None, Decimal(1), "", exact, second.end(), hedges


def _ratio(folded, end, signs, value):
    """Read the second number of 3:1, 三比一 and 1/3: (upper, end, form, exact)."""
    second = NUMERAL.match(folded, end + 1)
    read = second and not second[1] and numeral(second[0])
    if not read or read.upper is not None:
        return None
    if folded[end] == "-" and not (
        max(value, read.value) < 200
        and (signs + second[0]).isdigit()
        and not unit_at(folded, second.end())[0]
        and _MATCH.search(folded, max(0, end - 24), second.end() + 30)
    ):
        return None
    if folded[end] != "/":
        return read.value, second.end(), "ratio", None
    if not value or value >= read.value or read.value > 100 or not (signs + second[0]).isdigit():
        return None
    return None, second.end(), "share", Fraction(value) / Fraction(read.value)


def _range(folded, end, signs, value):
    """Return value, upper and end of a range that goes on at `end`; a scale printed once counts for both."""
    joint = _RANGE.match(folded, end)
    second = joint and NUMERAL.match(folded, joint.end())
    read = None
    if second:
        other, last = _proper(folded, second)
        read = other and numeral(other)
    if not read or read.upper is not None or folded[last : last + 1] in ("年", "月"):
        return value, None, end, []
    scale = _SCALE.search(other)
    factor = 1
    if scale and not _SCALE.search(signs):
        factor = numeral(scale[0]).value
    elif len(other) == 2 and other[1] in TENS and len(signs) == 1:
        factor = TENS[other[1]]
    if factor != 1 and value * factor < read.value:
        value *= factor
    if read.value <= value:
        return value, None, end, []
    return value, read.value, last, ([_inside(second)] if second[1] else [])


def _beside(folded, end, signs, value):
    """Read 三、四百 and 6、7成 as a range: two digits in a row and one unit."""
    second = NUMERAL.match(folded, end + 1)
    read = second and not second[1] and numeral(second[0])
    if len(signs) > 1 or not read or folded[second.end() : second.end() + 1] == "、":
        return None
    scale = read.value / (value + 1)
    if second[0][0] not in "23456789二三四五六七八九" or scale not in (1, 10, 100, 1000, 10000, 10**8):
        return None
    if not value or (scale == 1 and unit_at(folded, second.end())[0] != "成" and signs.isascii()):
        return None
    return value * scale, read.value, second.end()


def unit_at(folded, place):
    """Return the folded unit that stands at a place, and its span; an empty unit if none does."""
    at = place + 1 if folded[place : place + 1] == " " else place
    for length in lexicon.unit_lengths().get(folded[at : at + 1], ()):
        row = lexicon.units().get(folded[at : at + length])
        if row:
            after = folded[at + length : at + length + 1]
            latin = row["latin"] and after.isascii() and after.isalnum()
            if not latin and (not after or after not in row["unless"]):
                return row["unit"], at, at + length
    return "", place, place


def _with_unit(folded, end, value, upper, signs, hedges):
    """Read the unit at `end` with what may stand in it or after it: a range's other end, 多, 半, 角, a divisor."""
    unit, start, last = unit_at(folded, end)
    if not unit:
        return "", (end, end), end, value, upper, hedges
    kind = lexicon.units()[unit]["kind"]
    follows = folded[last : last + 1]
    if upper is None and follows in _JOINTS and follows:
        low, high, place, more = _range(folded, last, signs, value)
        again = unit_at(folded, place) if high is not None else ("",)
        if again[0] == unit:
            return unit, again[1:], again[2], low, high, hedges + more
    if follows in ("多", "余", "半"):
        inner = _INNER.match(folded, last) if unit == "个" else None
        if inner:
            unit += inner[0][1:]
            last = inner.end()
        elif (
            follows == "半"
            and kind in ("time", "length", "age")
            and folded[last + 1 : last + 2] not in "年天夜"
        ):
            last += 1
        elif (
            follows != "半"
            and kind in _MORE_OF
            and folded[last + 1 : last + 2] not in "次种个方样家边少数亏地"
        ):
            last += 1
        else:
            return unit, (start, last), last, value, upper, hedges
        at = inner.start() if inner else last - 1
        if follows == "半":
            value += Decimal("0.5")
        else:
            hedges = [*hedges, (at, at + 1, lexicon.hedges("after")[follows])]
        return unit, (start, start + 1, at + 1, last) if inner else (start, at), last, value, upper, hedges
    if unit in ("秒", "米") and upper is None and (decimals := _DECIMALS.match(folded, last)):
        if not unit_at(folded, decimals.end())[0]:
            value += Decimal(decimals[0]).scaleb(-len(decimals[0]))
            return unit, (start, last), decimals.end(), value, upper, hedges
    if unit in ("元", "块", "圆") and (change := _CHANGE.match(folded, last)) and (change[1] or change[2]):
        for signs, worth in ((change[1], Decimal("0.1")), (change[2], Decimal("0.01"))):
            value += numeral(signs).value * worth if signs and numeral(signs) else 0
        return unit, (start, last), change.end(), value, upper, hedges
    if follows == "/":
        per = unit_at(folded, last + 1)
        if per[0]:
            return unit, (start, per[2]), per[2], value, upper, hedges
    return unit, (start, last), last, value, upper, hedges


def _before(folded, first, value, upper, unit):
    """Read what stands before a numeral: a sign, a currency, a hedge."""
    start, hedges = first, []
    before = folded[start - 1 : start]
    if before == "负" or (before == "-" and (start < 2 or folded[start - 2] in _NEGATIVE)):
        start, value, upper = start - 1, -value, upper and -upper
    elif folded.startswith("零下", start - 2) and start > 1:
        start, value, upper = start - 2, -value, upper and -upper
    if before in _CURRENCY_END and before and (money := _CURRENCY.search(folded, max(0, start - 4), start)):
        start, unit = money.start(), unit or money[0].strip()
    hedge = _hedge_before(folded, start)
    if hedge:
        start = hedge[0]
        hedges.append(hedge)
    return start, value, upper, unit, hedges


_NOT_A_HEDGE = re.compile(
    r"(?:[最附邻临亲靠]近|[买卖高反]超|[^已早不远总数量额均价值率产重龄长宽高深超大约人能可会将\s，。、；,;(]过|[合条公预签违纽节制北]约)$"
)
_ONLY_BARE = frozenset("上成数几")


def _hedge_before(folded, start):
    hedges = lexicon.hedges("before")
    end = start - 1 if folded[start - 1 : start] == " " else start
    if folded[end - 1 : end] not in lexicon.hedge_ends():
        return None
    for length in (4, 3, 2, 1):
        word = folded[max(0, end - length) : end]
        if len(word) == length and word in hedges:
            if length == 1 and (
                _NOT_A_HEDGE.search(folded, max(0, end - 2), end)
                or (word in _ONLY_BARE and folded[start] not in "十百千万亿")
            ):
                return None
            return end - length, end, hedges[word]
    return None
