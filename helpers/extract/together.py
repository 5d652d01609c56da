"""What a number has from others of its text: a row, a figure of speech, a name, the unit of a list."""

from dataclasses import replace

from helpers.base import LazyPattern, fold
from helpers.extract.numerals import NUMERAL

_LISTED = frozenset(("、", "和", "及", "与", "或", "或者", "以及", "×"))
_TO = frozenset("-~至到")
_AGO = LazyPattern("距今[约近]?$")
_LONG = frozenset(("年", "个月", "月"))
_FRAMES = "来", "间", "内", "之", "以", "后", "前", "期间"
_SHORT = frozenset(("小时", "个小时", "分钟", "分", "钟头", "个钟头", "天", "日"))


def _between(folded, first, second):
    return folded[first.end : second.start]


def in_a_row_of_ordinals(folded, last, number, models):
    """第一、二、三名: the row began with 第."""
    if last.role != "ordinal" or folded[last.start] != "第":
        return False
    return _between(folded, last, number) == "、" and bool(NUMERAL.fullmatch(folded[last.end - 1]))


def in_a_figure_of_speech(folded, last, number, models):
    """有1分劲儿，发挥出1.5: the figure goes on to the end of the sentence."""
    return last.role == "rhetorical" and "。" not in _between(folded, last, number)


def model_named_before(folded, last, number, models):
    """麒麟990芯片发布，这次的990: the text has it as a name."""
    return number.printed in models


def in_a_list_of_names(folded, last, number, models):
    """拨打12345、12315: a code as long as the one before it."""
    if last.role != "name" or _between(folded, last, number) not in _LISTED:
        return False
    alike = len(last.printed) == len(number.printed) > 2
    return alike and number.printed.isdecimal() and last.printed.isdecimal()


def rest_of_a_code(folded, last, number, models):
    """致电2345 6789: a telephone number in two parts."""
    if last.role != "name" or _between(folded, last, number) != " ":
        return False
    return len(last.printed) == len(number.printed) == 4 and (last.printed + number.printed).isdecimal()


ROLES_WITH_A_UNIT = ((in_a_row_of_ordinals, "ordinal"),)
ROLES_WITHOUT = (
    *ROLES_WITH_A_UNIT,
    (in_a_figure_of_speech, "rhetorical"),
    (model_named_before, "name"),
    (in_a_list_of_names, "name"),
    (rest_of_a_code, "name"),
)


def _settle_time(numbers, i):
    """Give the two parts of a time one role: 判刑三年六个月 is measured, 2小时20分后 is a frame."""
    first, second = numbers[i - 1], numbers[i]
    if first.kind != "time" or second.role != "duration":
        return
    if fold(first.unit) in _SHORT:
        numbers[i - 1] = replace(first, role="duration", kind="")
    else:
        numbers[i] = replace(second, role="statistic", kind="time")


def _settle_terms(numbers, i, folded):
    """Let the terms of a list be measured as its first is: 分别判囚7年、6年8个月及5年; 5年后 is a frame."""
    last, number = numbers[i - 1], numbers[i]
    if last.kind != "time" or number.role != "duration" or _between(folded, last, number) not in _LISTED:
        return
    if _is_long(last) and _is_long(number) and not folded.startswith(_FRAMES, number.end):
        numbers[i] = replace(number, role="statistic", kind="time")


def _is_long(number):
    return fold(number.unit) in _LONG


def _settle_role(numbers, i, folded, models):
    """Give a number the role that it has from the one before it, or from a name elsewhere."""
    number, last = numbers[i], numbers[i - 1] if i else numbers[i]
    if number.role != "statistic":
        return
    for rule, role in ROLES_WITH_A_UNIT if number.unit else ROLES_WITHOUT:
        if rule(folded, last, number, models):
            numbers[i] = replace(number, role=role, kind="")
            return


def _settle_first(numbers, i, folded):
    """985、211高校: the first of a list whose second is a name of as many digits."""
    number, following = numbers[i], numbers[i + 1]
    if number.role != "statistic" or number.unit:
        return
    size = len(number.printed)
    alike = (number.printed + following.printed[:size]).isdecimal() and size > 2
    longer = following.printed[size : size + 1].isdecimal()
    if alike and not longer and _between(folded, number, following) in _LISTED:
        numbers[i] = replace(number, role="name", kind="")


def _settle_unit(numbers, i, folded):
    """Give a number of a list the unit printed once, after the last: 30、27、35个; 3:1 has none."""
    number, following = numbers[i], numbers[i + 1]
    if number.unit or not following.unit or number.kind in ("share", "ratio", "score"):
        return
    if number.role == following.role == "statistic" and _between(folded, number, following) in _LISTED:
        numbers[i] = replace(number, unit=following.unit, kind=following.kind)


def _settle_kind(numbers, i, folded):
    """Give a number of a list the kind that the words before the list give its first: 增長3.1%、5.2%."""
    number, last = numbers[i], numbers[i - 1]
    if last.kind != "change" or number.role != "statistic" or fold(number.unit) != fold(last.unit):
        return
    if number.kind != "change" and _between(folded, last, number) in _LISTED:
        numbers[i] = replace(number, kind="change")


def _settle_pair(numbers, i, folded):
    """Give two numbers of a list the kind of the one after it: 21:17、15:21擊敗 are two scores."""
    number, following = numbers[i], numbers[i + 1]
    pairs = number.kind == "ratio" and following.kind == "score" and number.upper is not None
    if pairs and not (number.unit or following.unit) and _between(folded, number, following) in _LISTED:
        numbers[i] = replace(number, kind="score")


def _settle_span(numbers, i, folded):
    """Give the first of two ages before our day the unit of the second: 距今5300至4300年."""
    number, following = numbers[i], numbers[i + 1]
    if number.unit or following.role != "duration" or fold(following.unit) != "年":
        return
    first = NUMERAL.search(folded, number.start)
    if _between(folded, number, following) in _TO and _AGO.search(
        folded, max(0, first.start() - 3), first.start()
    ):
        numbers[i] = replace(number, unit=following.unit, role="duration", kind="")


def settled(numbers, folded):
    """Return the numbers of a text with what each has from others."""
    models = {number.printed for number in numbers if number.role == "name" and len(number.printed) > 2}
    for i in range(len(numbers)):
        if i and numbers[i - 1].end == numbers[i].start:
            _settle_time(numbers, i)
        if i:
            _settle_kind(numbers, i, folded)
            _settle_terms(numbers, i, folded)
        _settle_role(numbers, i, folded, models)
    for i in range(len(numbers) - 2, -1, -1):
        _settle_unit(numbers, i, folded)
        _settle_pair(numbers, i, folded)
        _settle_span(numbers, i, folded)
        if numbers[i + 1].role == "name":
            _settle_first(numbers, i, folded)
    return numbers
