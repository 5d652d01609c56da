"""Hedges: the words before, in and after a number that say how near it is. Read from folded text."""

import re

from helpers.extract import lexicon

_NOT_A_HEDGE = re.compile(
    r"(?:[最附邻临亲靠]近|[买卖高反]超|[合条公预签违纽节制北]约"
    r"|[^已早不远总数量额均价值率产重龄长宽高深超大约人能可会将\s。、;,(]过)$"
)
_BARE_ONLY = frozenset("上成数几")
_IN_TURN = frozenset("场战轮届局次")
_LONGEST = 4  # signs of the longest hedge, 不得超过


def of_another_word(folded, reading, start, end):
    """最近3人, 合约3份, 经过4次: the sign ends another word."""
    return bool(_NOT_A_HEDGE.search(folded, max(0, end - 2), end))


def not_of_a_scale(folded, reading, start, end):
    """街上3人: 上 hedges a bare scale alone, as in 上百."""
    return folded[end - 1] in _BARE_ONLY and folded[start] not in "十百千万亿"


def the_last_few(folded, reading, start, end):
    """近三场: the last three, not nearly three."""
    if folded[end - 1] != "近" or lexicon.kind(reading.unit) != "count":
        return False
    return abs(reading.value) < (30 if reading.unit in _IN_TURN else 10)


NO_HEDGES = (of_another_word, not_of_a_scale, the_last_few)


def read_hedge_before(folded, reading):
    """Take the hedge that ends where a reading starts: 约350, 不得超过三成.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> quantity_at("不得超过三成", NUMERAL.search("不得超过三成")).hedges
    [(0, 4, 'at_most')]
    """
    start = reading.start
    end = start - 1 if folded[start - 1 : start] == " " else start
    if folded[end - 1 : end] not in lexicon.hedge_ends():
        return
    hedges = lexicon.hedges("before")
    lengths = range(min(_LONGEST, end), 0, -1)
    length = next((length for length in lengths if folded[end - length : end] in hedges), 0)
    if not length or (length == 1 and any(rule(folded, reading, start, end) for rule in NO_HEDGES)):
        return
    reading.start = end - length
    reading.hedges.append((reading.start, end, hedges[folded[reading.start : end]]))


def hedge_between(match):
    """Return the hedge in a match of NUMERAL (400多万) as a list of (start, end, rule)."""
    return [(*match.span(1), lexicon.hedges("between")[match[1]])] if match[1] else []


def read_hedge_after(folded, reading):
    """Take the hedge that stands after a reading: 3万人左右, 五十万元(含)以上, 数以万计."""
    end = reading.end
    if folded[end : end + 1] not in lexicon.hedge_starts():
        return
    hedges = lexicon.hedges("after")
    if folded[end] == "计" and folded[reading.start - 2 : reading.start] == "数以":
        reading.hedges.append((reading.start - 2, reading.start, hedges["以上"]))
        reading.start, reading.end = reading.start - 2, end + 1
        return
    at = end + 3 if folded.startswith("(含)", end) else end
    for length in range(_LONGEST, 0, -1):
        word = folded[at : at + length]
        rule = hedges.get(word)
        if rule and (length > 1 or (reading.unit and rule == "about")):
            reading.end = at + len(word)
            reading.hedges.append((at, reading.end, rule))
            return


def explain_rule(rule, language):
    """Return in words what a rule of the hedges allows.

    Examples
    --------
    >>> explain_rule("over", "en")
    'more than the number; the text sets no upper end'
    """
    return lexicon.hedge_rules()[rule][language]
