"""Dates and clock times by their form: 2023年8月, 80年代, 上半年, 18:05. Read from folded text."""

import re

from helpers.extract import lexicon
from helpers.extract.numerals import HAN

_N = rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_AGE = "历史|的历史|之久"  # 300年历史 is no date
_ONE = "[一二三四五六七八九]"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|[一二三]?十{_ONE}?|廿{_ONE}?|{_ONE})"
_HOUR = rf"(?:2[0-4]|1[0-9]|0?[0-9]|二?十{_ONE}?|{_ONE}|[零〇两])"
_TO = r" ?(?:-|~|至|到|、|和|/) ?"
_PART = r"(?:初期?|中期|中旬|上旬|下旬|中叶|末期?|底|[春夏秋冬][天季]?|前后|前夕|上半年|下半年|[上下]半叶)?"
_HALF = r"(?:凌晨|清晨|早晨|早上|上午|中午|午间|下午|午后|傍晚|晚上|晚间|深夜|夜间|早|晚)?"
_CLOCK = (
    rf"(?:(?:2[0-4]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
    rf"|{_HOUR} ?(?:时(?![代期段间候速差常空节事尚装光])|点钟?)"
    rf"(?:半|整|许|多|[一三]刻|正| ?{_N} ?分(?!之)(?: ?{_N} ?秒)?| ?[0-5][0-9](?![0-9{HAN}%]))?)"
)
_THEN = rf"(?: ?{_HALF} ?{_CLOCK})?"
_DAYS = rf"{_DAY}(?:{_TO}{_DAY})? ?[日号](?![元圆游均产线楼院])"
_FULL_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-4][0-9]|[一二][零〇一二三四五六七八九]{3})"
_QUARTER = rf"[上下]半年|[第前]?[一二三四1-4]季度?|前?{_MONTH}(?:{_TO}{_MONTH})? ?个?月(?:份| ?{_DAYS})?"
_REST = rf"(?:度?(?: ?(?:{_QUARTER}))?{_PART}{_THEN})"

_YEAR = re.compile(
    rf"{_FULL_YEAR}(?:[-~至到/]{{1,2}}(?:{_FULL_YEAR}|[0-9]{{2}}))? ?年(?!{_AGE}|代){_REST}"
    rf"|(?:[0-9]{{2}}|[零〇一二三四五六七八九]{{2}}) ?年(?= ?{_MONTH} ?月|[初底末春夏秋冬]){_REST}"
    rf"|(?:0[0-9]|[零〇八九][零〇一二三四五六七八九]|[89][0-9]) ?年"
    rf"(?!{_AGE}|来|间|多|以|代|前|后){_REST}"
    rf"|(?:(?:1[0-9]|20)?[0-9]0|[{HAN}]{{2,4}}) ?年代{_PART}"
)
_MONTHS = re.compile(rf"{_MONTH}(?:{_TO}{_MONTH})? ?月(?!龄|球|亮|饼)(?:份| ?{_DAYS}{_THEN})?{_PART}")
_DAYS_ALONE = re.compile(_DAYS + _THEN)
_TIME = re.compile(_CLOCK)
_CENTURY = re.compile(rf"{_N} ?世纪{_PART}(?:(?:[0-9]0|[{HAN}]{{2}})年代)?{_PART}|[一二三四1-4]季度{_PART}")
_RUN = re.compile(
    rf"{_FULL_YEAR}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]){_THEN}"
    rf"|{_YEAR.pattern}|{_MONTHS.pattern}|{_DAYS}|{_HOUR}{_TO}{_HOUR} ?时"
    rf"|{_FULL_YEAR}[-/][0-9]{{2,4}}(?=赛季|学年|财年)"
    r"|(?:1[0-2]|[2-9])/(?:3[01]|2[0-9]|1[3-9])(?![0-9/])|(?:1[0-2]|[1-9])/(?:[12][0-9]|3[01]|[1-9])(?=起|[上下]午)"
)
_BY_SIGN = {
    "年": _YEAR, "月": _MONTHS, "日": _DAYS_ALONE, "号": _DAYS_ALONE, "时": _TIME, "点": _TIME, ":": _TIME,
    "世": _CENTURY, "季": _CENTURY, **dict.fromkeys("-/.~至到、和", _RUN),
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:今年|去年|明年|前年|后年|本世纪|上世纪|上个世纪|当年|同年|次年|公元前?|西元前?|民国|农历|正月|[今昨当次同]日|[今昨明当次]天|本月|上月|下月)"
    rf"(?:{_HALF[:-1]})? ?$"
)
_POINTS = re.compile(
    r"(?:[涨跌升降收报挫扬失开破得各]|指数|超过|下滑|回落|达到?|近|[以按]下|以上)"
    r"(?:了|至|到|近|逾|约|为|于)? ?$"
)
_AGENDA = re.compile(
    r"点(?:[意建要体希启看经措思声共原说认理好主感][见议求会望示法验施考明识因明识由处张想]|[:：]|是)"
)
_SENTENCE = re.compile(r"(?:监禁?|囚|狱|拘留|羁押|停牌|停职|禁赛|停赛|隔离|历时|长达|休假|放假)$")
_ERA = re.compile(r"(?:公元前?|西元前?|民国|昭和|平成|令和) ?$")


def date_at(folded, start, end):
    """Return the span of the date whose first numeral stands at `start` to `end`, or None.

    Examples
    --------
    >>> date_at("截至2023年08月30日08:45", 2, 6), date_at("上世纪80年代初期", 3, 5), date_at("3年来", 0, 1)
    ((2, 18), (0, 9), None)
    """
    sign = folded[end : end + 1]
    if sign == " ":
        sign = folded[end + 1 : end + 2]
    pattern = _BY_SIGN.get(sign)
    if not pattern:
        return None
    if sign == ":" and _is_score(folded, start, end):
        return None
    if sign == "日" and _SENTENCE.search(folded, max(0, start - 4), start):
        return None
    if sign == "点" and (_POINTS.search(folded, max(0, start - 5), start) or _AGENDA.match(folded, end)):
        return None
    match = pattern.match(folded, start)
    if not match or match.end() <= end:
        era = sign == "年" and _ERA.search(folded, max(0, start - 4), start)
        return (era.start(), folded.index("年", end) + 1) if era else None
    return date_start(folded, start), match.end()


def _is_score(folded, start, end):
    """Return whether 21:14 is a score: a match is spoken of, and no time of day comes before it."""
    if folded[start - 1 : start] in ("日", "午", "晚", "晨", "早", "夜", "间", "于", "天"):
        return False
    return bool(lexicon.SPORT.search(folded, max(0, start - 30), end + 24))


def date_start(folded, start):
    """Return where a date begins that has 今年, 上世纪 or the like before its first numeral."""
    before = _BEFORE.search(folded, max(0, start - 6), start)
    return before.start() if before else start
