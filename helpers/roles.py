"""Roles: what a number does in its sentence. Dates by their form, the rest by the words around it."""

import re

from helpers.numerals import HAN

_N = rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_YEAR = r"(?:[12][0-9]{3}|[0-9]{2}|[一二][零〇一二三四五六七八九]{3}|[零〇一二三四五六七八九]{2}) ?年(?!来|间|前|后|内|以|多|余|半)度?"
_PART = r"(?:初期?|中期|中旬|上旬|下旬|末期?|底|年初|年底|[春夏秋冬][天季]?|上半年|下半年)?"
_DAY = rf"{_N} ?[日号]"
_CLOCK = rf"(?:[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?|{_N} ?(?:时|点)(?:{_N} ?分(?!之)(?:{_N} ?秒)?|半|整|许|多|[一三]刻)?)"
_HALF = r"(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|夜间|早|晚)?"
DATE = re.compile(
    rf"(?:[12][0-9]{{3}}([-/.])[01]?[0-9]\1[0-3]?[0-9](?![0-9])(?: ?{_CLOCK})?"
    rf"|{_N}(?:世纪|年代|季度){_PART}(?:{_N}年代)?{_PART}"
    rf"|{_YEAR}(?: ?(?:[上下]半年|第?[一二三四1-4]季度?|前?{_N}(?:[-~至到、]{_N})?个?月份?(?: ?{_DAY})?))?{_PART}(?: ?{_HALF} ?{_CLOCK})?"
    rf"|{_N}(?:[-~至到、] ?{_N})? ?月(?:份| ?{_DAY}(?: ?{_HALF} ?{_CLOCK})?)?{_PART}"
    rf"|{_N}(?:[-~至到、] ?{_N})? ?[日号](?: ?{_HALF} ?{_CLOCK})?"
    rf"|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)"
)
DATE_SIGNS = frozenset("年月日号时点:-/.世季周 ~至到、")
BEFORE_DATE = re.compile(
    r"(?:今年|去年|明年|前年|本世纪|上世纪|上个世纪|当年|同年|公元前?|西元前?|民国|农历|第)$"
)
_FRAME_AFTER = re.compile(r"来|间|内|之内|以来|后|之后|以后|前|之前|以前|期间|里|中")
_FRAME_BEFORE = re.compile(r"(?:过去|近|最近|未来|今后|连续|此前|前|头|为期|随后|随后的)$")


def date_at(folded, start):
    """Return the end of the date expression that begins at `start`, or 0."""
    match = DATE.match(folded, start)
    return match.end() if match else 0


def is_duration(folded, start, end, unit):
    """Return whether a span of time frames another statement (三年来) rather than being measured."""
    if _FRAME_AFTER.match(folded, end) or _FRAME_BEFORE.search(folded, max(0, start - 6), start):
        return True
    return unit[-1] in "年月周期纪季载"


_CHANGE = re.compile(r"(?:增加|净增|减少|新增|增|减|增长|下降|上升|降低|提高|上涨|下跌|多出|增至)了?$")
_RATE = re.compile(r"(?:年均|月均|日均|每年|每月|每天|每日|平均每)[^，。,；;、]{0,12}$")


def kind_of(folded, start, kind):
    """Return the kind of a statistic: that of its unit, unless the words before make it a change or a rate."""
    before = folded[max(0, start - 24) : start]
    if kind in ("count", "share", "ratio") and _CHANGE.search(before):
        return "change"
    if kind == "count" and _RATE.search(before):
        return "rate"
    return kind
