"""Kinds: what a statistic measures, by its unit and by the words around it. Read from folded text."""

import re
from functools import cache

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.reading import after, around, before

_NEW = LazyPattern(r"[新净]增[^\W0-9的占在于由从自和与比每按有]{1,8}$")
_PER_TIME = LazyPattern(
    r"(?:年均|月均|日均|周均|每年|每月|每天|每日|每周|每小时|平均每)[^，。,；;、\n]{0,12}$"
)
_SPEED = LazyPattern(r"(?:每小时|每秒|时速|车速|航速|风速)(?:为|达|约|是|超过|高达|近|在)*$")
_LITRES = ("公升", "毫升")
_SECONDS = LazyPattern(r"[0-9]{1,2}(?:\.[0-9]{1,3})?秒")
_CONTEST = LazyPattern(
    r"胜|负|战|平|败|赢|输|比分|领先|落后|击|克|取|扳|局|球|敌|晋级|逆转|淘汰|/[0-9]{1,2}-[0-9]"
)


def measured_kind(reading):
    """Return the kind by form and unit alone; what no list knows is counted."""
    return reading.form or lexicon.kind(reading.unit) or "count"


def contest(folded, reading):
    """77比73获胜: two numbers of a match."""
    return bool(_CONTEST.search(around(folded, reading, 14, 8)))


@cache
def _changed():
    """Return what says a change before a number and after it: a pattern, and the signs next to the number."""
    noun, verb = lexicon.move_words("noun"), lexicon.move_words("verb")
    ahead = re.compile(
        rf"(?:{noun}|{verb})(?:了|为|[高多]?达到?|仅为?|约|近|超过)?$|(?:{noun})[^，。,；;、\n0-9]{{0,12}}[至到为]$"
    )
    behind = re.compile(rf"(?:的[年月季均高低速]{{0,2}})?(?:{noun})(?![至到为来由源归])")
    words = [*f"{noun}|{verb}".split("|"), *"了为达到约近过至出仅"]
    return (
        ahead,
        frozenset(word[-1] for word in words),
        behind,
        frozenset(word[0] for word in [*noun.split("|"), "的"]),
    )


def changed(folded, reading):
    """增加了80个, 下降5%: so much more or less; 跌幅收窄至3%: the change itself; 每公升30元 is none."""
    pattern, ends, _, _ = _changed()
    if before(folded, reading) not in ends or folded.endswith(_LITRES, 0, reading.start):
        return False
    return bool(pattern.search(folded, max(0, reading.start - 16), reading.start))


def changed_as_named_after(folded, reading):
    """5%的降幅, 3%增长: a noun after it says what it measures; 六成的增长来自出口 is a share."""
    _, _, pattern, starts = _changed()
    return after(folded, reading) in starts and bool(pattern.match(folded, reading.end))


_BESIDE_BEFORE = LazyPattern(r"(?:同比|环比|按[年月季])(?:为|约)?$")


def below_before(folded, reading):
    """同比-1.2%: the minus is a fall."""
    return reading.value < 0 and bool(_BESIDE_BEFORE.search(folded, max(0, reading.start - 4), reading.start))


def new_of_a_kind(folded, reading):
    """新增就业28.6万人: the thing counted stands between; 新增贷款的三家 is another phrase."""
    ahead = folded[max(0, reading.start - 10) : reading.start]
    return "增" in ahead and bool(_NEW.search(ahead))


def per_time(folded, reading):
    """年均300余场次: so many in so much time."""
    ahead = folded[max(0, reading.start - 18) : reading.start]
    return ("均" in ahead or "每" in ahead) and bool(_PER_TIME.search(ahead))


def speed(folded, reading):
    """时速120公里: a length in a time."""
    return bool(_SPEED.search(folded, max(0, reading.start - 6), reading.start))


def minutes(folded, reading):
    """1分53秒: minutes, for seconds follow."""
    return reading.unit == "分" and bool(_SECONDS.match(folded, reading.end))


BY_WORDS = {
    "count": ((changed, "change"), (new_of_a_kind, "change"), (per_time, "rate")),
    "share": ((changed, "change"), (changed_as_named_after, "change"), (below_before, "change")),
    "length": ((changed, "change"), (speed, "rate")),
    "score": ((changed, "change"), (minutes, "time")),
    **dict.fromkeys(("ratio", "money", "area", "mass", "time"), ((changed, "change"),)),
}


def kind_of(folded, reading):
    """Return the kind of a statistic: that of the unit, unless the words around it say otherwise.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("350个", "增加80个", "时速120公里"):
    ...     print(text, kind_of(text, quantity_at(text, NUMERAL.search(text))))
    350个 count
    增加80个 change
    时速120公里 rate
    """
    kind = measured_kind(reading)
    if reading.form == "ratio" and reading.upper is not None:
        return "score" if contest(folded, reading) else kind
    for rule, other in BY_WORDS.get(kind, ()):
        if rule(folded, reading):
            return other
    return kind
