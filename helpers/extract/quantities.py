"""Quantities: a numeral with its hedge, sign, currency, scale and unit. Read from folded text."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from helpers.extract import lexicon
from helpers.extract.compounds import (
    NO_NUMBER,
    inner_hedge,
    neighbours_at,
    part_at,
    proper,
    range_at,
    ratio_at,
)
from helpers.extract.numerals import DIGITS, FORMAL, HAN, numeral, plain


@dataclass(slots=True)
class Quantity:
    """A quantity while it is read: `signs` is its first numeral, from `first` to `last`.

    `unit` is folded and `spans` are its places in the text; `hedges` are (start, end, rule), the one
    that decides first; `form` is share or ratio where the form alone says it.
    """

    start: int
    end: int
    signs: str
    first: int
    last: int
    value: Decimal
    upper: Decimal | None
    place: Decimal
    rounded: bool
    hedges: list
    unit: str = ""
    spans: list = field(default_factory=list)
    form: str = ""
    exact: Fraction | None = None


def quantity_at(folded, match):
    """Return the quantity at a match of NUMERAL, or None if the signs there name none.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> found = quantity_at("约400多万元", NUMERAL.search("约400多万元"))
    >>> found.start, found.end, int(found.value), found.unit
    (0, 7, 4000000, '元')
    """
    signs, last = proper(folded, match)
    if folded.startswith("分之", last) and folded.startswith("分之", last + 3):
        return None
    read = signs and numeral(signs)
    if not read or (signs in FORMAL and _is_word(folded, match.start(), last)):
        return None
    q = Quantity(match.start(), last, signs, match.start(), last, *read, inner_hedge(match))
    if not _read_form(folded, q):
        return None
    if not q.form:
        _read_unit(folded, q)
    if q.unit == "成":
        _read_tenths(folded, q)
    _read_before(folded, q)
    _read_hedge_after(folded, q)
    if q.value is not read.value or q.place < 1:
        q.value = plain(q.value)
    return q


def _is_word(folded, first, last):
    """Return whether a lone formal numeral has Chinese beside it: 陆 in 内陆国家 is land."""
    return any(
        "\u3400" <= sign <= "\u9fff" for sign in folded[max(0, first - 1) : first] + folded[last : last + 1]
    )


_HALVES = (*"个年天月斤两米亩杯碗瓶吨里周圈分秒成数", "小时", "公里")


_NO_HALF = frozenset("上下前后大多对一")


def _read_form(folded, q):
    """Read a second numeral or 半 where the number is made of them; return whether it is a number."""
    end, follows, pair = q.end, folded[q.end : q.end + 1], None
    if q.signs[0] in "几数":
        q.start -= folded[q.start - 1 : q.start] == "好"
        q.hedges.insert(0, (q.start, q.first + 1, lexicon.hedges("before")[q.signs[0]]))
    if not follows:
        return q.signs != "半"
    if follows == "番" and folded[q.first - 1 : q.first] in ("翻", "了"):
        return _read_doubling(folded, q)
    if follows == "分" and q.signs != "一":
        pair = part_at(folded, end, q.signs, q.value)
        if pair is NO_NUMBER:
            return False
    elif follows == "半" and q.signs == "一":
        q.value, q.end, q.form = Decimal("0.5"), end + 1, "share"
    elif q.signs == "半":
        if not folded.startswith(_HALVES, end) or folded[q.first - 1 : q.first] in _NO_HALF:
            return False
        if follows == "数":
            q.end, q.form = end + 1, "share"
    elif follows in ":比/-":
        pair = ratio_at(folded, end, q.signs, q.value)
    elif follows == "、" and q.upper is None:
        pair = neighbours_at(folded, end, q.signs, q.value)
    if pair:
        _take(q, pair)
        if pair.form:
            q.form, q.unit, q.exact = pair.form, pair.unit, pair.exact
            q.place, q.rounded = pair.place, pair.form == "share"
    _read_range(folded, q)
    return True


def _take(q, pair):
    q.value, q.upper, q.end = pair.value, pair.upper, pair.end
    q.hedges += pair.hedges


def _read_range(folded, q):
    """Take the other end of a range that goes on where the quantity ends; return whether there is one."""
    pair = (
        range_at(folded, q.end, q.signs, q.value)
        if q.upper is None and folded[q.end : q.end + 1] in _JOINTS
        else None
    )
    if pair:
        _take(q, pair)
    return bool(pair)


_JOINTS = frozenset("-~至到 (")


def _read_doubling(folded, q):
    """Read 翻两番, doubled twice, as four times."""
    start = q.first - 1 if folded[q.first - 1] == "翻" else q.first - 2
    if folded[start : start + 1] != "翻" or q.value > 20:
        return False
    q.start, q.end, q.value, q.unit, q.form = start, q.end + 1, Decimal(2 ** int(q.value)), "倍", "ratio"
    return True


_CENTS = re.compile(
    rf"(?:([0-9{HAN}{FORMAL}]{{1,2}})[角毛])?(?:([0-9{HAN}{FORMAL}]{{1,2}})分)?(?:钱|[整正])?"
)
_CENTS_ALONE = re.compile(r"([1-9一二两三四五六七八九])分(?:钱|(?=[^0-9]|$))")
_DECIMALS = re.compile(rf"(?:[0-9]{{1,2}}|[一二三四五六七八九]{{1,2}})(?![0-9{HAN}.%多余])")


def _read_unit(folded, q):
    """Read the unit with what may stand in it or after it: a range's other end, 多, 半, 角, a divisor."""
    unit, start, end = lexicon.unit_at(folded, q.end)
    if not unit:
        return
    q.unit, q.spans, q.end = unit, [(start, end)], end
    follows = folded[end : end + 1]
    if follows and follows in _JOINTS:
        before = q.value, q.upper, q.end, len(q.hedges)
        if _read_range(folded, q):
            again = lexicon.unit_at(folded, q.end)
            if again[0] == unit:
                q.spans, q.end = [again[1:]], again[2]
            else:
                q.value, q.upper, q.end = before[:3]
                del q.hedges[before[3] :]
    elif follows in ("多", "余", "半"):
        _read_more(folded, q, follows)
    elif unit in ("秒", "米") and q.upper is None and (decimals := _DECIMALS.match(folded, end)):
        if not lexicon.unit_at(folded, decimals.end())[0]:  # 9秒83, 一米七
            digits = "".join(str(DIGITS.get(sign, sign)) for sign in decimals[0])
            q.value += Decimal(digits).scaleb(-len(digits))
            q.end = decimals.end()
    elif unit in ("元", "块", "圆") and (cents := _CENTS.match(folded, end)) and (cents[1] or cents[2]):
        for signs, worth in ((cents[1], "0.1"), (cents[2], "0.01")):
            read = numeral(signs) if signs else None
            q.value += read.value * Decimal(worth) if read else 0
        q.end = cents.end()
    elif unit in ("角", "毛") and (cents := _CENTS_ALONE.match(folded, end)):
        q.value += numeral(cents[1]).value / 10  # 二角五分
        q.end = cents.end()
    elif follows == "/" and (per := lexicon.unit_at(folded, end + 1))[0]:
        q.spans, q.end = [(start, per[2])], per[2]


_INNER = re.compile(r"[多余半](月|小时|星期|世纪|钟头|学期|礼拜|百分点|钟)")
_OF_ANOTHER_WORD = frozenset("次种个方样家边少数亏地")
_MORE_OF = frozenset(("time", "length", "mass", "area", "money", "age", "ratio"))


def _read_more(folded, q, sign):
    """Read 多 or 半 inside 个多月 or after a unit: 三年多, 两岁半."""
    at, kind = q.end, lexicon.units()[q.unit]["kind"]
    after = folded[at + 1 : at + 2]
    inner = _INNER.match(folded, at) if q.unit in ("个", "分", "秒") else None
    half = sign == "半" and kind in ("time", "length", "age") and after not in ("年", "天", "夜")
    if inner:
        q.unit, q.end = q.unit + inner[1], inner.end()
        q.spans.append((at + 1, inner.end()))
    elif half or (sign != "半" and kind in _MORE_OF and after not in _OF_ANOTHER_WORD):
        q.end += 1
    else:
        return
    if sign == "半":
        q.value += Decimal("0.5")
    else:
        q.hedges.append((at, at + 1, lexicon.hedges("after")[sign]))


_TENTH = re.compile(rf"[1-9一二三四五六七八九半](?![0-9{HAN}.%年月日个名人家])")


def _read_tenths(folded, q):
    """Read 三成五 as 35 per cent."""
    q.unit, q.spans, q.form = "%", [], "share"
    q.value, q.upper, q.place = q.value * 10, q.upper and q.upper * 10, q.place * 10
    if q.upper is None and (sign := _TENTH.match(folded, q.end)):
        hundredths = 5 if sign[0] == "半" else DIGITS.get(sign[0]) or int(sign[0])
        q.value, q.place, q.end = q.value + hundredths, Decimal(1), q.end + 1


_CURRENCY = re.compile(
    r"(?:人民币|美元|美金|港币|港元|新?台币|日元|日币|欧元|英镑|澳门币|澳门元|新加坡元|新元|马币|令吉|卢布|韩元|澳元|加元"
    r"|RMB|USD|HKD|CNY|EUR|MOP|TWD|US\$|HK\$|NT\$|A\$|S\$|C\$|[$¥€£]) ?$"
)
_CURRENCY_END = frozenset("币元金镑吉布$¥€£BDYRP ")
_BEFORE_MINUS = frozenset("于近逾超长降升幅为达是率至跌涨到约了(,。:\n \t、")


def _read_before(folded, q):
    """Read what stands before a numeral: a sign, a currency, a hedge."""
    start = q.start
    before = folded[start - 1 : start]
    minus = 0
    if before == " " and folded[start - 2 : start - 1] == "负":
        minus = 2
    elif before == "负" or (before == "-" and (start < 2 or folded[start - 2] in _BEFORE_MINUS)):
        minus = 1
    elif before == "下" and folded.startswith("零下", start - 2):
        minus = 2
    if minus:
        start, q.value, q.exact, q.upper = start - minus, -q.value, q.exact and -q.exact, q.upper and -q.upper
    if before and before in _CURRENCY_END and (money := _CURRENCY.search(folded, max(0, start - 4), start)):
        if q.unit == "起":  # NT$500起 is a lowest price
            q.end, q.unit = q.spans[0][0], ""
        if not q.unit:
            q.unit = money[0].strip()
            q.spans = [(money.start(), money.start() + len(q.unit))]
        start = money.start()
    if hedge := _hedge_before(folded, start, q):
        start = hedge[0]
        q.hedges.append(hedge)
    q.start = start


_NOT_A_HEDGE = re.compile(
    r"(?:[最附邻临亲靠]近|[买卖高反]超|[合条公预签违纽节制北]约"
    r"|[^已早不远总数量额均价值率产重龄长宽高深超大约人能可会将\s。、;,(]过)$"
)
_BARE_ONLY = frozenset("上成数几")


def _hedge_before(folded, start, q):
    """Return the hedge that ends at `start` as (start, end, rule), or None."""
    hedges = lexicon.hedges("before")
    end = start - 1 if folded[start - 1 : start] == " " else start
    if folded[end - 1 : end] not in lexicon.hedge_ends():
        return None
    for length in (4, 3, 2, 1):
        word = folded[max(0, end - length) : end]
        if len(word) == length and word in hedges:
            break
    else:
        return None
    if length == 1:
        if _NOT_A_HEDGE.search(folded, max(0, end - 2), end):
            return None
        if word in _BARE_ONLY and folded[start] not in "十百千万亿":
            return None
        few = abs(q.value) < (30 if q.unit and q.unit in "场战轮届局次" else 10)
        if word == "近" and few and lexicon.kind(q.unit) == "count":
            return None  # 近三场, the last three
    return end - length, end, hedges[word]


def _read_hedge_after(folded, q):
    if folded[q.end : q.end + 1] not in lexicon.hedge_starts():
        return
    hedges = lexicon.hedges("after")
    if folded[q.end] == "计" and folded[q.start - 2 : q.start] == "数以":
        q.hedges.append((q.start - 2, q.start, hedges["以上"]))
        q.start, q.end = q.start - 2, q.end + 1
        return
    at = q.end + 3 if folded.startswith("(含)", q.end) else q.end
    for length in (4, 3, 2, 1):
        word = folded[at : at + length]
        rule = hedges.get(word)
        if rule and (length > 1 or (q.unit and rule == "about")):
            q.end = at + len(word)
            q.hedges.append((at, q.end, rule))
            return
