"""The unit after a numeral, with what may stand in it or after it. Read from folded text."""

from decimal import Decimal

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.compounds import JOINTS, read_range
from helpers.extract.hedges import priced
from helpers.extract.numerals import DIGITS, FORMAL, HAN, numeral

_CENTS = LazyPattern(
    rf"(?:([0-9{HAN}{FORMAL}]{{1,2}})[角毛])?(?:([0-9{HAN}{FORMAL}]{{1,2}})分)?(?:钱|[整正])?"
)
_CENTS_ALONE = LazyPattern(r"([1-9一二两三四五六七八九])分(?:钱|(?=[^0-9]|$))")
_DECIMALS = LazyPattern(rf"(?:[0-9]{{1,3}}|[一二三四五六七八九]{{1,2}})(?![0-9{HAN}.%多余])")
_WITHIN = LazyPattern(r"[多余半](月|小时|星期|世纪|钟头|学期|礼拜|百分点|钟)")
_HALF_MORE = LazyPattern("半(?![年天夜斤亩吨两小个月日])")
_TENTH_OF_A_DEGREE = LazyPattern(r"[1-9一二三四五六七八九](?=[,。、;:)的左以上至]|$)")
_MORE_THAN = LazyPattern("[比较][^,。;、]{0,10}$")
_NUMBER = LazyPattern(rf"了?[约近逾超]?[0-9{HAN}]")
_OF_ANOTHER_WORD = frozenset("次种个方样家边少数亏地")
_MORE_OF = frozenset(("time", "length", "mass", "area", "money", "age", "ratio"))
_HALF_OF = frozenset(("time", "length", "age", "mass", "area"))
_TENTH = LazyPattern(
    rf"(?:[0-9]{{2,3}}|[一二三四五六七八九零〇]{{2}}|[1-9一二三四五六七八九半])(?![0-9{HAN}.%年月日个名人家])"
)
_COINS = LazyPattern(rf"[1-9一二三四五六七八九](?=一(?![{HAN}])|(?![0-9{HAN}.%多余]))")
_AFTER_LATIN = LazyPattern(r"[A-Za-z] ?$")


def read_range_of_units(folded, reading):
    """6℃至12℃, 30人到40人: the other end has the same unit; in 3年至5月 it has another and is none."""
    value, upper, end, hedges = reading.value, reading.upper, reading.end, len(reading.hedges)
    if not read_range(folded, reading):
        return
    unit, start, last = lexicon.unit_at(folded, reading.end)
    if unit == reading.unit:
        reading.unit_places, reading.end = [(start, last)], last
        if _halved(unit) and _HALF_MORE.match(folded, last):  # 3年至7年半
            reading.upper, reading.end = reading.upper + Decimal("0.5"), last + 1
    else:
        reading.value, reading.upper, reading.end = value, upper, end
        del reading.hedges[hedges:]


def read_more(folded, reading):
    """三年多, 100元余, 两个多月: more than the number."""
    at = reading.end
    if _MORE_THAN.search(folded, max(0, reading.start - 12), reading.start) and _NUMBER.match(folded, at + 1):
        return  # 比前一周多28起
    if not _read_within(folded, reading):
        if lexicon.kind(reading.unit) not in _MORE_OF or folded[at + 1 : at + 2] in _OF_ANOTHER_WORD:
            return
        reading.end += 1
    reading.hedges.append((at, at + 1, lexicon.hedges("after")[folded[at]]))


def _halved(unit):
    return unit in ("厘", "倍", "圈") or lexicon.kind(unit) in _HALF_OF


def read_half(folded, reading):
    """两岁半, 4厘半, 12斤半, 两个半小时: half a unit more; in 三年半年 the half is another number."""
    at = reading.end
    if not _read_within(folded, reading):
        if not _halved(reading.unit) or folded[at + 1 : at + 2] in ("年", "天", "夜", "斤", "亩", "吨", "两"):
            return
        reading.end += 1
    reading.value += Decimal("0.5")


def _read_within(folded, reading):
    """Read on from 个 in 个多月, around a 多 or 半 that stands in the unit; return whether it does."""
    at = reading.end
    rest = _WITHIN.match(folded, at) if reading.unit in ("个", "分", "秒") else None
    if rest:
        reading.unit, reading.end = reading.unit + rest[1], rest.end()
        reading.unit_places.append((at + 1, rest.end()))
    return bool(rest)


def read_decimals(folded, reading):
    """9秒83, 10秒387, 一米七: decimals without a point; 3米5个 are two numbers."""
    decimals = _DECIMALS.match(folded, reading.end) if reading.upper is None else None
    if decimals and not lexicon.unit_at(folded, decimals.end())[0]:
        digits = "".join([str(DIGITS.get(sign, sign)) for sign in decimals[0]])
        reading.value += Decimal(digits).scaleb(-len(digits))
        reading.end = decimals.end()


def read_cents(folded, reading):
    """123元1角1分, 十二块五毛: tenths and hundredths of money."""
    cents = _CENTS.match(folded, reading.end)
    if reading.upper is not None or not (cents[1] or cents[2]):  # 二三元五毛 are two numbers
        return
    for signs, worth in ((cents[1], "0.1"), (cents[2], "0.01")):
        read = numeral(signs) if signs else None
        reading.value += read.value * Decimal(worth) if read else 0
    reading.end = cents.end()


def read_coins(folded, reading):
    """八块五: tenths of money that go without their unit; 三块五花肉 are three pieces."""
    read_cents(folded, reading)
    coins = _COINS.match(folded, reading.end) if reading.upper is None else None
    if not coins or lexicon.unit_at(folded, coins.end())[0]:
        return
    a_unit = (
        folded.startswith("一", coins.end()) and lexicon.unit_at(folded, coins.end() + 1)[0]
    )  # 四块八一斤
    if not a_unit and lexicon.word_ahead(folded, reading.end):
        return
    reading.value += numeral(coins[0]).value / 10
    reading.end, reading.form = coins.end(), "money"


def read_cents_of_a_tenth(folded, reading):
    """二角五分, 一毛五: hundredths after tenths."""
    cents = _CENTS_ALONE.match(folded, reading.end)
    coins = reading.upper is None and not cents and _COINS.match(folded, reading.end)
    if coins and (lexicon.unit_at(folded, coins.end())[0] or lexicon.word_ahead(folded, reading.end)):
        return
    if cents or coins:
        reading.value += numeral(cents[1] if cents else coins[0]).value / 10
        reading.end = (cents or coins).end()


def read_tenth_of_a_degree(folded, reading):
    """38度5: tenths of a degree; 38度5次 has two numbers."""
    tenth = reading.upper is None and reading.place == 1 and _TENTH_OF_A_DEGREE.match(folded, reading.end)
    if tenth:
        reading.value += numeral(tenth[0]).value / 10
        reading.end = tenth.end()


def read_divisor(folded, reading):
    """5元/小时: the unit goes on after a stroke."""
    unit, _, last = lexicon.unit_at(folded, reading.end + 1)
    if unit:
        reading.unit_places, reading.end = [(reading.unit_places[0][0], last)], last


def read_tenths(folded, reading):
    """三成五: 35 per cent; 3成02 is 30.2, 三成一二 31.2, and 三成五年 goes on with years."""
    reading.unit, reading.unit_places, reading.form = "%", [], "share"
    reading.value, reading.place = reading.value * 10, reading.place * 10
    reading.upper = reading.upper and reading.upper * 10
    sign = _TENTH.match(folded, reading.end) if reading.upper is None else None
    if sign:
        digits = "".join(["5" if one == "半" else str(DIGITS.get(one, one)) for one in sign[0]])
        reading.place = Decimal(1).scaleb(1 - len(digits))
        reading.value, reading.end = reading.value + int(digits) * reading.place, sign.end()


def read_decades(folded, reading):
    """八旬: an age of about eighty; 三旬 may be a month."""
    if reading.value >= 5 and not reading.arabic and reading.value < 10:
        reading.unit, reading.unit_places, reading.form, reading.rounded = "", [], "age", True
        reading.value, reading.place = reading.value * 10, reading.place * 10


def read_discount(folded, reading):
    """八五折, 85折: two digits are tenths and hundredths of the price, and no range."""
    digits = "".join([str(DIGITS.get(sign, sign)) for sign in reading.signs])
    if len(digits) == 2 and digits.isdecimal() and digits[1] != "0":
        reading.value, reading.upper, reading.place = Decimal(digits) / 10, None, Decimal("0.1")


_RECORD_BEFORE = LazyPattern(r"[0-9一二三四五六七八九十]{1,3}[胜负败]$")
_RECORD_AFTER = LazyPattern(r"[0-9一二三四五六七八九十]{1,3}[胜负败]")
_LEVEL = LazyPattern("(?:双方|两队|打成|战成|战至|追成|追至|扳成)$")


def read_draws(folded, reading):
    """9胜12平6负: draws; 打成12平, the score is level; a shop of 12平 has so many square metres."""
    start, end = reading.start, reading.end
    if _RECORD_BEFORE.search(folded, max(0, start - 4), start) or _RECORD_AFTER.match(folded, end):
        reading.form = "count"
    elif _LEVEL.search(folded, max(0, start - 2), start):
        reading.form = "score"


# What goes on after a unit, by the sign that follows it and by the unit itself.
BY_SIGN = {
    **dict.fromkeys(JOINTS, read_range_of_units),
    "多": read_more,
    "余": read_more,
    "半": read_half,
    "/": read_divisor,
}
BY_UNIT = {
    **dict.fromkeys(("秒", "米", "公尺", "尺"), read_decimals),
    **dict.fromkeys(("元", "圆"), read_cents),
    "块": read_coins,
    **dict.fromkeys(("角", "毛"), read_cents_of_a_tenth),
    "度": read_tenth_of_a_degree,
}
# What a unit makes of the number in the end.
AT_LAST = {"成": read_tenths, "旬": read_decades, "折": read_discount, "平": read_draws}


def of_a_year(folded, reading):
    """2023成关键: there are ten tenths."""
    return reading.value > 10


def after_latin(folded, reading):
    """Top 50里: a name in Latin letters is no distance."""
    return bool(_AFTER_LATIN.search(folded, max(0, reading.first - 2), reading.first))


def the_season(folded, reading):
    """最新一季: which one, as 这一季 says."""
    return reading.signs == "一"


def hands(folded, reading):
    """两手空空: few in Chinese signs are hands, 3手 and 五百手 are lots of shares."""
    return reading.value < 10 and not reading.arabic


def a_price(folded, reading):
    """39.9起: a price, for cases are whole; 总价1288万起 is one too."""
    return reading.place < 1 or priced(folded, reading)


# What a sign is not, though the list has it as a unit.
NO_UNITS = {"成": of_a_year, "里": after_latin, "季": the_season, "手": hands, "起": a_price}


_ONES = LazyPattern(r"有([一二三四五六七八九])(?=[岁,。、;:)]|$)")


def read_ones(folded, reading):
    """享年九十有三: the ones after tens, as an obituary has them; 十有八九 is no number."""
    ones = _ONES.match(folded, reading.end)
    if ones and len(reading.signs) == 2 and reading.signs[1] == "十" and reading.upper is None:
        reading.value, reading.end = reading.value + DIGITS[ones[1]], ones.end()


def read_unit(folded, reading):
    """Read the unit with what may stand in it or after it: a range's other end, 多, 半, 角, a divisor."""
    if folded.startswith("有", reading.end):
        read_ones(folded, reading)
    unit, start, end = lexicon.unit_at(folded, reading.end)
    if not unit or (unit in NO_UNITS and NO_UNITS[unit](folded, reading)):
        return
    reading.unit, reading.unit_places, reading.end = unit, [(start, end)], end
    read_on = BY_SIGN.get(folded[end : end + 1]) or BY_UNIT.get(unit)
    if read_on:
        read_on(folded, reading)
    if unit in AT_LAST:
        AT_LAST[unit](folded, reading)
