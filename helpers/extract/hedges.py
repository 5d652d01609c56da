"""Hedges: the words before, in and after a number that say how near it is. Read from folded text."""

from functools import cache

from helpers.base import LazyPattern, fold
from helpers.extract import lexicon
from helpers.extract.numerals import HAN
from helpers.extract.reading import is_han

NO_HALF = frozenset("上下前后大多对一")  # before 半: 上半年, 多半
# What ends in 前 or 后 and leaves the 半 after it a half: 提前半小时.
_BEFORE_A_HALF = ("提前", "延后", "推后", "落后", "此后", "之后", "今后", "随后", "此前", "之前")
_MOST = frozenset("大小")
_A_LENGTH = LazyPattern("半(?:年(?![轻青长龄报度])|个(?:月|小时|钟头|世纪))")
_SCALES = frozenset("十百千万亿兆")
_BARE_ONLY = ("上", "成", "数", "几", "好几")
_IN_TURN = frozenset("场战轮届局次")
_TURNED = {"over": "at_most", "under": "at_least"}
_PARTED = frozenset("了有")  # 突破了1000亿, 至少有300人
_RENTS = frozenset("月年日周房地铺尺呎")
_BROKEN = LazyPattern(r"[^,。;、]{0,10}?(?:技术|难题|瓶颈|难关|壁垒|障碍|防线|封锁|工艺|卡点)")
_PLUS = LazyPattern(rf"\+(?![0-9A-Za-z{HAN}几数半+])")
_WITHIN = frozenset("+好把")
_FROM = LazyPattern(r"起(?:(?=[的售])|(?![\u3400-\u9fff]))")
_LONGEST = 5  # signs of the longest hedge, 大于或等于


@cache
def _unless():
    """Return, by folded hedge, the signs before it that make another word of it: 合 of 约 in 合约."""
    return {
        fold(row["word"]): fold(row["unless"]) for row in lexicon.word_list("hedges.csv") if row["unless"]
    }


# Rules of a hedge before a number; `start` is where the hedge begins.


def of_another_word(folded, reading, start, word):
    """合约3份, 经过4次: the sign ends another word; 过半 is a hedge after any word."""
    unless, sign = _unless().get(word, ""), folded[start - 1 : start].strip()
    if not unless or not sign or (word == "过" and reading.signs == "半" and reading.form):
        return False
    if sign == "租" and word == "约" and folded[start - 2 : start - 1] in _RENTS:  # 月租约1.6万, but 租约3年
        return False
    return (sign in unless) != unless.startswith("^")


def not_of_a_scale(folded, reading, start, word):
    """街上3人, 數十三五兩: 上 and 數 hedge a bare scale alone, as in 上百."""
    bare = not reading.form and _SCALES.issuperset(folded[reading.start] + reading.signs)
    return word in _BARE_ONLY and not bare


def of_a_half(folded, reading, start, word):
    """半數百歲老人: half of those who are a hundred; 多半數百元 is mostly some hundred."""
    return word == "数" and folded[start - 1 : start] == "半" and folded[start - 2 : start - 1] not in NO_HALF


def of_no_half(folded, reading, start, word):
    """大3岁: 大 and 小 hedge half a time alone, as in 大半年."""
    return word in _MOST and not (reading.signs == "半" and most_of_a_half(folded, reading.first))


def the_last_few(folded, reading, start, word):
    """近三场: the last three, not nearly three."""
    if word != "近" or lexicon.kind(reading.unit) != "count":
        return False
    return abs(reading.value) < (30 if reading.unit in _IN_TURN else 10)


def of_a_league(folded, reading, start, word):
    """中超16队: a league; 其中超三成 is a hedge."""
    league = folded[start - 1 : start] == "中" and folded[start - 2 : start - 1] not in ("其", "当")
    return word == "超" and league and reading.unit in ("队", "支", "轮", "场")


def broken_through(folded, reading, start, word):
    """突破12项技术: what was hard is broken through; the number is not passed."""
    if word not in ("突破", "冲破", "突破了", "破") or lexicon.kind(reading.unit) != "count":
        return False
    return bool(_BROKEN.match(folded, reading.end))


def broken_few(folded, reading, start, word):
    """破3起案件, 突破5个团伙: 破 hedges money, a share or a large number, 突破 what is no handful."""
    if word == "突破":
        return lexicon.kind(reading.unit) == "count" and reading.value < 10
    return word == "破" and lexicon.kind(reading.unit) not in ("money", "share") and reading.value < 100


def spent_by_one(folded, reading, start, word):
    """过一个祥和的年: it is spent, not passed."""
    return word == "过" and reading.signs == "一" and lexicon.kind(reading.unit) == "count"


def spent_in_full(folded, reading, start, word):
    """满300减50: a price to reach; 满18岁 and 满百 are hedged."""
    return word == "满" and reading.bare and reading.arabic


NO_HEDGES = (
    of_another_word, not_of_a_scale, of_a_half, of_no_half, the_last_few, of_a_league, broken_through,
    broken_few, spent_by_one, spent_in_full,
)  # fmt: skip


def _ending(words, folded, end):
    """Return the longest of some words that ends at a place; empty if none does."""
    for length in range(min(_LONGEST, end), 0, -1):
        if folded[end - length : end] in words:
            return folded[end - length : end]
    return ""


def _hedge_ending(folded, end):
    """Return the hedge that ends at a place and where it begins; 了 or 有 may follow one of two signs."""
    hedges = lexicon.hedges("before")
    word = _ending(hedges, folded, end)
    if word or folded[end - 1] not in _PARTED:
        return word, end - len(word)
    word = _ending(hedges, folded, end - 1)
    return word if len(word) > 1 else "", end - 1 - len(word)


def read_hedge_before(folded, reading):
    """Take the hedge that ends where a reading starts: 约350, 不得超过三成, 突破了1000亿.

    A negation before it turns over and under round: 不得低于 is at least.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> quantity_at("不得超过三成", NUMERAL.search("不得超过三成")).hedges
    [(0, 4, 'at_most')]
    """
    start = reading.start
    end = start - 1 if folded[start - 1 : start] == " " else start
    last = folded[end - 1 : end]
    if last not in lexicon.hedge_ends() and last not in _PARTED:
        return
    word, first = _hedge_ending(folded, end)
    if not word or any(rule(folded, reading, first, word) for rule in NO_HEDGES):
        return
    rule = lexicon.hedges("before")[word]
    if rule in _TURNED and (negation := _ending(lexicon.hedges("negation"), folded, first)):
        rule, first = _TURNED[rule], first - len(negation)
    reading.start = first
    reading.hedges.append((first, end, rule))


def before_a_half(folded, place):
    """Return whether 前 or 后 before 半 ends another word: 提前半小时; 前半年 is a part of the year.

    Examples
    --------
    >>> before_a_half("提前半年", 2), before_a_half("前半年", 1)
    (True, False)
    """
    return folded.startswith(_BEFORE_A_HALF, place - 2) if place > 1 else False


def most_of_a_half(folded, place):
    """Return whether 大 or 小 before 半 says how long the half is: 大半年; 大半 is most, 最大半径 a length.

    Examples
    --------
    >>> most_of_a_half("大半年", 1), most_of_a_half("大半居民", 1), most_of_a_half("最大半年", 2)
    (True, False, False)
    """
    word, sign = folded[place - 1 : place], folded[max(0, place - 2) : place - 1]
    if word not in _MOST or (sign and sign in _unless()[word]):
        return False
    return bool(_A_LENGTH.match(folded, place))


def hedge_between(match):
    """Return the hedge in a match of NUMERAL (400多万) as a list of (start, end, rule)."""
    return [(*match.span(1), lexicon.hedges("between")[match[1]])] if match[1] else []


def _or_so(folded, reading):
    """百把人, 万把块: about so many; 三把 are three with a handle."""
    bare = reading.signs in ("百", "千", "万") and folded.startswith("把", reading.end)
    return bare and bool(lexicon.unit_at(folded, reading.end + 1)[0])


def read_hedge_within(folded, reading):
    """Take the hedge between a numeral and its unit: 5000+家, 八十好几岁."""
    at = reading.end
    if folded[at : at + 1] not in _WITHIN:
        return
    plus = _PLUS.match(folded, at) or _or_so(folded, reading)
    if not plus and not (folded.startswith("好几", at) and reading.signs[-1] in "十百0"):
        return
    reading.end += 1 if plus else 2
    reading.hedges.append((at, reading.end, lexicon.hedges("between")[folded[at : reading.end]]))


# Rules of a hedge of one sign after a number; `at` is where it begins.


def after_a_unit(folded, reading, at):
    """3万人许, about so many; 3许 is none."""
    return bool(reading.unit)


_PRICED = LazyPattern("(?:每[户坪平间套台辆人位晚张]|价|售|租金?|入场费)(?:[约只仅为从由]|低至)?$")


def priced(folded, reading):
    """每坪60万起, 总价1288万起: a price in a scale, no cases."""
    scaled = reading.last == reading.end - len(reading.unit) and reading.signs[-1] in "万亿"
    ahead = _PRICED.search(folded, max(0, reading.start - 6), reading.start)
    return scaled and bool(ahead and _FROM.match(folded, reading.last))


def price_from(folded, reading, at):
    """3999元起, HK$300起, from so much; 5元起步 and 三起 are none."""
    if reading.bare and priced(folded, reading):
        return True
    currency = bool(reading.unit_places) and reading.unit_places[0][0] < reading.first
    if not currency and reading.unit != "%" and lexicon.kind(reading.unit) != "money":
        return False
    return bool(_FROM.match(folded, at))


def plus(folded, reading, at):
    """30万元+, so much and more; 3元+5元 is a sum."""
    return bool(_PLUS.match(folded, at))


OF_ONE_SIGN = {"许": after_a_unit, "起": price_from, "+": plus}


def read_hedge_after(folded, reading):
    """Take the hedge that stands after a reading: 3万人左右, 五十万元(含)以上, 数以万计."""
    end = reading.end
    if folded[end : end + 1] not in lexicon.hedge_starts():
        return
    hedges = lexicon.hedges("after", "last")
    if folded[end] == "计" and folded[reading.start - 2 : reading.start] == "数以":
        reading.hedges.append((reading.start - 2, reading.start, hedges["以上"]))
        reading.start, reading.end = reading.start - 2, end + 1
        return
    at = end + 3 if folded.startswith("(含)", end) else end
    for length in range(_LONGEST, 0, -1):
        word = folded[at : at + length]
        if word in hedges and _stands_after(folded, reading, at, word):
            reading.end = at + len(word)
            _add_hedge_after(reading, at, hedges[word])
            return


def _stands_after(folded, reading, at, word):
    """Return whether a word after a number is its hedge; 还不止 ends what is said, as in 翻了一番还不止."""
    if word in lexicon.hedges("last"):
        follows = folded[at + len(word) : at + len(word) + 1]
        return follows == "的" or not is_han(follows)
    return len(word) > 1 or (word in OF_ONE_SIGN and OF_ONE_SIGN[word](folded, reading, at))


def _add_hedge_after(reading, at, rule):
    """Add a hedge that ends a reading; in ±0.5毫米以内 以内 says how near, and ± to which sides."""
    if rule == "at_most" and reading.hedges and reading.hedges[0][2] == "either_way":
        rule = reading.hedges.pop(0)[2]
    reading.hedges.append((at, reading.end, rule))


def part_of_a_word(folded, place):
    """Return whether 数 at a place ends the word before it: 人数千余 are a thousand and more.

    Examples
    --------
    >>> part_of_a_word("人数千余", 1), part_of_a_word("有数千", 1)
    (True, False)
    """
    return place > 0 and folded[place] == "数" and folded[place - 1] in _unless()["数"]


def explain_rule(rule, language):
    """Return in words what a rule of the hedges allows.

    Examples
    --------
    >>> explain_rule("over", "en")
    'more than the number; the text sets no upper end'
    """
    return lexicon.hedge_rules()[rule][language]
