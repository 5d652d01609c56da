"""Kinds: what a statistic measures, by its unit and by the words around it. Read from folded text."""

import re

from helpers.extract import lexicon
from helpers.extract.reading import around, before

_CHANGED = re.compile(
    r"(?:增加|净增|减少|新增|增|减|增长|下降|上升|降低|提高|上涨|下跌|多出|升|降|涨|跌|下滑|回落|增幅|降幅|涨幅|跌幅|扩大|缩小|上浮|下调"
    r"|上调|增速)(?:了|为|达到?|约|近|超过)?$"
)
_NEW = re.compile(r"[新净]增[^\W0-9的占在于由从自和与比每按有]{1,8}$")
_CHANGED_ENDS = frozenset("加增少长降升高涨跌出滑落幅大小浮调速了为达到约近过")
_PER_TIME = re.compile(
    r"(?:年均|月均|日均|周均|每年|每月|每天|每日|每周|每小时|平均每)[^，。,；;、\n]{0,12}$"
)
_SPEED = re.compile(r"(?:每小时|每秒|时速|车速|航速|风速)(?:为|达|约|是|超过|高达|近|在)*$")
_CONTEST = re.compile(
    r"胜|负|战|平|败|赢|输|比分|领先|落后|击|克|取|扳|局|球|晋级|逆转|淘汰|/[0-9]{1,2}-[0-9]"
)


def measured_kind(reading):
    """Return the kind by form and unit alone; what no list knows is counted."""
    return reading.form or lexicon.kind(reading.unit) or "count"


def contest(folded, reading):
    """77比73获胜: two numbers of a match."""
    return bool(_CONTEST.search(around(folded, reading, 14, 8)))


def changed(folded, reading):
    """增加了80个, 下降5%: so much more or less."""
    if before(folded, reading) not in _CHANGED_ENDS:
        return False
    return bool(_CHANGED.search(folded, max(0, reading.start - 6), reading.start))


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


BY_WORDS = {
    "count": ((changed, "change"), (new_of_a_kind, "change"), (per_time, "rate")),
    "share": ((changed, "change"),),
    "ratio": ((changed, "change"),),
    "length": ((speed, "rate"),),
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
