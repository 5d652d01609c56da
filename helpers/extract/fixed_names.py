"""Fixed names: numbers that are part of a title, a slogan, a product, an event. Read from folded text."""

import re

from helpers.extract.labels import is_label
from helpers.extract.reading import after, before, first_answer

_QUOTES = dict(zip('“「『"‘‹《〈', '”」』"’›》〉', strict=True))
_OPEN, _SHUT = "“「『‘", "”」』’"
_CLASS = re.compile(r"[档机店级俱][^上以]|[机店级]$|区间|左右的?机")
_EVENT = re.compile(
    r"(?:[男女]子|个人)?(?:[自蛙蝶仰混][由泳合]|[决预复半初]赛|短跑|长跑|赛跑|跨?栏|接力|障碍|混合|[移气]?[动手步]枪|飞人|跑[道的比]|竞走|冠军|世界纪录|项目|台[决预跳]|跳[台板]|单人|双人|皮划艇|速滑|速度滑冰|单项)"
)
_RACERS = frozenset(("男子", "女子", "男女"))
_THROW = re.compile(r"球|线|雨|王|大赛|远投|出手|命中|[0-9]+[投中]")
_PLACES = frozenset("省市县区州乡镇村")
_DIGITS = frozenset("一二两三四五六七八九十")
_ROUTE = re.compile(r"次?(?:列车|特快|直快|普快|客车|航班|班机)|国道|省道|县道|高速")


def quoted(folded, reading):
    """“两新”组织: a quotation opens right before it; 5个 and 三百人 are counted in one as well."""
    if reading.unit and (reading.arabic or len(reading.signs) > 1):
        return False
    shut = _QUOTES.get(before(folded, reading))
    return shut is not None and folded.find(shut, reading.end, reading.end + 12) >= 0


def in_a_title(folded, reading):
    """《2019年三讲》: between the brackets of a title."""
    opened = folded.rfind("《", max(0, reading.start - 40), reading.start)
    return opened >= 0 and folded.find("》", opened, reading.start) < 0


def group_listed(folded, reading):
    """甲、乙、丙等三大船厂: they are listed, so they are counted."""
    return reading.signs != "一" and before(folded, reading) == "等"


def group_by_its_number(folded, reading):
    """四大银行: a group known by its number."""
    return reading.signs != "一"


def class_of_prices(folded, reading):
    """千元机, 百元店: what costs about so much."""
    return reading.signs in ("百", "千", "万") and bool(_CLASS.match(folded, reading.end))


def race(folded, reading):
    """100米蛙泳, 男子10公里: a contest by its length."""
    return bool(_EVENT.match(folded, reading.end)) or folded[reading.start - 2 : reading.start] in _RACERS


def weight_class(folded, reading):
    """63公斤级: a class of fighters."""
    return after(folded, reading) == "级"


def throw_for_three(folded, reading):
    """三分球: a throw in basketball."""
    return reading.value == 3 and bool(_THROW.match(folded, reading.end))


def _lone_sign(reading):
    return len(reading.signs) == 1 and reading.signs != "一" and not reading.arabic


def in_a_slogan(folded, reading):
    """“两降两升”: a lone sign in a short quotation."""
    start, end = reading.start, reading.end
    opened = max(folded.rfind(mark, max(0, start - 8), start) for mark in _OPEN)
    if opened < 0 or opened < max(folded.rfind(mark, max(0, start - 8), start) for mark in _SHUT):
        return False
    return any(folded.find(mark, end, end + 8) >= 0 for mark in _SHUT)


def places_together(folded, reading):
    """三县两区: two counts of places pressed into one word."""
    if reading.unit not in _PLACES:
        return False
    beside = folded[reading.end : reading.end + 2], folded[reading.start - 2 : reading.start]
    return any(len(two) == 2 and two[0] in _DIGITS and two[1] in _PLACES for two in beside)


def route(folded, reading):
    """310国道, 21次列车: a road or a train."""
    way = _ROUTE.match(folded, reading.last)
    return bool(way) and (len(reading.signs) > 2 or way[0][0] == "次")


def line_on_a_map(folded, reading):
    """38度线, 0℃线: a line, not a measure."""
    return not _lone_sign(reading) and after(folded, reading) == "线"


BY_UNIT = {
    "大": ((group_listed, False), (group_by_its_number, True)),
    "元": ((class_of_prices, True),),
    **dict.fromkeys(("米", "公里", "公尺"), ((race, True),)),
    "公斤": ((weight_class, True),),
    "分": ((throw_for_three, True),),
    **dict.fromkeys(("度", "℃"), ((line_on_a_map, True),)),
}


def is_name(folded, reading):
    """Return whether a quantity is none, but part of a name.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("四大银行", "310国道", "三县两区", "四家银行"):
    ...     print(text, is_name(text, quantity_at(text, NUMERAL.search(text))))
    四大银行 True
    310国道 True
    三县两区 True
    四家银行 False
    """
    if quoted(folded, reading) or in_a_title(folded, reading):
        return True
    rules = BY_UNIT.get(reading.unit)
    answer = rules and first_answer(rules, folded, reading, None)
    if answer is not None:
        return answer
    if reading.arabic:
        return route(folded, reading) or is_label(folded, reading)
    if _lone_sign(reading):
        return in_a_slogan(folded, reading) or places_together(folded, reading)
    return False
