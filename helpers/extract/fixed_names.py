"""Names: numbers that are part of a code, a label, a product, a title or a slogan. Read from folded text."""

import re

from helpers.extract import lexicon

_CHAIN = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?:[-/][0-9]+){2,}|[0-9]+(?:[.·][0-9]+){2,}|[0-9]+(?:,[0-9]+){6,}|[0-9]{2,4}-[0-9]{5,}"
    r"|[0-9]{1,4}/[0-9]{1,4}(?=次)"  # a train and its return
)
_CHAINED = frozenset(".,-/·")
_TAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-/]{0,40}")
_MONEY = ("RMB", "USD", "HKD", "CNY", "EUR", "MOP", "TWD")


def name_at(folded, start, end):
    """Return the span of a code that the numeral is part of: COVID-19, G20, 010-12345678; None if none is.

    Examples
    --------
    >>> name_at("电话010-12345678", 2, 5), name_at("5个", 0, 1)
    ((2, 14), None)
    """
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if after in _CHAINED and folded[end + 1 : end + 2].isdecimal() and (chain := _CHAIN.match(folded, start)):
        return start, chain.end()
    if not before or not before.isascii():
        return None
    if before.isalpha() and folded[start - 3 : start] not in _MONEY:
        return start, _TAIL.match(folded, start).end() if folded[start].isascii() else end
    joined = before in "-#/_." and folded[start - 2 : start - 1]
    return (start, end) if joined and joined.isascii() and joined.isalpha() else None


_QUOTES = dict(zip('“「『"‘‹《〈', '”」』"’›》〉', strict=True))
_OPEN, _SHUT = "“「『‘", "”」』’"
_ROUTE = re.compile(r"次?(?:列车|特快|直快|普快|客车|航班|班机)|国道|省道|县道|高速")
_THROW = re.compile(r"球|线|雨|王|大赛|远投|出手|命中|[0-9]+[投中]")  # worth three points in basketball
_CLASS = re.compile(r"[档机店级俱][^上以]|[机店级]$|区间|左右的?机")
_EVENT = re.compile(
    r"(?:[男女]子|个人)?(?:[自蛙蝶仰混][由泳合]|[决预复半初]赛|短跑|长跑|赛跑|跨?栏|接力|障碍|混合|[移气]?[动手步]枪|飞人|跑[道的比]|竞走|冠军|世界纪录|项目|台[决预跳]|跳[台板]|单人|双人|皮划艇|速滑|速度滑冰|单项)"
)
_OF_RACES = frozenset(("米", "公里", "公尺"))
_RACERS = frozenset(("男子", "女子", "男女"))
_DAY = re.compile(r"(?:1[0-2]|[1-9])·(?:[12][0-9]|3[01]|[1-9])")  # 3·15, a day known by its date
_PLACES = frozenset("省市县区州乡镇村")
_DIGITS = frozenset("一二两三四五六七八九十")


def is_name(folded, q):
    """Return whether a quantity is none, but part of a name."""
    before, arabic = folded[q.start - 1 : q.start], q.signs[0].isdecimal()
    counted = q.unit and (arabic or len(q.signs) > 1)
    if not counted and before in _QUOTES and folded.find(_QUOTES[before], q.end, q.end + 12) >= 0:
        return True
    opened = folded.rfind("《", max(0, q.start - 40), q.start)
    if opened >= 0 and folded.find("》", opened, q.start) < 0:
        return True
    if q.unit == "大" and q.signs != "一":
        return before != "等"  # 四大银行, a group known by its number; 甲、乙、丙等三大船厂 are counted
    if q.unit == "元" and q.signs in ("百", "千", "万") and _CLASS.match(folded, q.end):
        return True
    if q.unit in _OF_RACES and (_EVENT.match(folded, q.end) or folded[q.start - 2 : q.start] in _RACERS):
        return True
    if q.unit == "公斤" and folded[q.end : q.end + 1] == "级":
        return True
    if q.unit == "分" and q.value == 3 and _THROW.match(folded, q.end):
        return True
    if not arabic and len(q.signs) == 1 and q.signs != "一":
        return _in_slogan(folded, q) or (q.unit in _PLACES and _is_pair(folded, q))
    if arabic and (route := _ROUTE.match(folded, q.last)) and (len(q.signs) > 2 or route[0][0] == "次"):
        return True
    if q.unit in ("度", "℃") and folded[q.end : q.end + 1] == "线":
        return True
    return arabic and not q.unit and not q.form and _is_label(folded, q, before)


def _in_slogan(folded, q):
    """Return whether a lone digit stands in a short quotation: “两降两升”."""
    left = max(0, q.start - 8)
    opened = max(folded.rfind(mark, left, q.start) for mark in _OPEN)
    if opened < 0 or opened < max(folded.rfind(mark, left, q.start) for mark in _SHUT):
        return False
    return any(folded.find(mark, q.end, q.end + 8) >= 0 for mark in _SHUT)


def _is_pair(folded, q):
    """Return whether two counts of places are pressed together: 三县两区."""
    after, before = folded[q.end : q.end + 2], folded[q.start - 2 : q.start]
    return any(len(two) == 2 and two[0] in _DIGITS and two[1] in _PLACES for two in (after, before))


_LABEL = re.compile(
    r"(?:电话|热线|专线|拨打|致电|传真|编号|代码|代号|邮编|号码|账号|帐号|卡号|车牌|证号|文号|尾号|型号|微信|QQ|ISBN"
    r"|No\.?|附件|附录|航班|图|表|例|注|款型|版本|频道)[: ]{0,2}$|[A-Za-z]{2} $"
)
_LATIN = re.compile(r" ?-?([A-Za-z]{1,12})")
_OF_A_NAME = re.compile(
    r" [0-9]{1,2}[A-Za-z]|分球|[风水震]灾|惨案|专线|报案|反诈|大楼|人力|官方|官网|网站|客户端|芯片|处理器"
    r"|时代|无铅|集团|科技|公司|世界杯|奥运|亚运|全运会|欧洲杯|亚洲杯|号?[汽柴]油|系列|平台|机型|手机|客机|战机|战斗机|轰炸机|直升机|步枪|坦克|导弹|工程|热线|中学|小学|医院|钻井队"
)
# Three or four digits without a unit are a quantity after one of these, a model or a code after another sign.
_TELLS = frozenset(
    "为达至到是报约共有了超近得升降加少增减数值率量额分模度过逾于在以比和与及、,。;:占距每仅只均计余多收失第被剩"
    "长重高宽深涨跌破满中投进取输赢胜负平等给钟时秒天月周开收出"
)


def _is_label(folded, q, before):
    """Return whether a number in digits and without a unit is a label: 电话12345, 麒麟990, 921地震."""
    if _LABEL.search(folded, max(0, q.start - 6), q.start):
        return True
    if latin := _LATIN.match(folded, q.end):
        told = before in _TELLS and before not in "和与、" and len(latin[1]) > 1
        return not told and len(q.signs) < 5 and "." not in q.signs
    if _OF_A_NAME.match(folded, q.end):
        return len(q.signs) > 1 or not folded.startswith("大楼", q.end)
    if _DAY.fullmatch(q.signs):
        return "\u3400" <= folded[q.end : q.end + 1] <= "\u9fff"
    if not q.signs.isdecimal() or q.hedges or q.upper is not None:
        return False
    if before == "(" and folded[q.end : q.end + 1] == ")" and 4 <= len(q.signs) <= 6:
        return not lexicon.is_year(q.signs)  # a share by its code
    if (
        folded[q.first - 1] == "-"
        and q.value > 0
        and "\u3400" <= folded[q.first - 2 : q.first - 1] <= "\u9fff"
    ):
        return True  # 歼-20
    if q.signs[0] == "0" and len(q.signs) > 1:
        return True
    if len(q.signs) in (3, 4) and not lexicon.is_year(q.signs):
        if "\u3400" <= before <= "\u9fff" and before not in _TELLS:
            return True
        return folded.startswith(("地震", "大地震"), q.end)
    return len(q.signs) >= 8
