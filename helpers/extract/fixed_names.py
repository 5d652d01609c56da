"""Fixed names: numbers that are part of a title, a slogan, a product, an event. Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract.labels import is_label
from helpers.extract.reading import after, any_holds, around, before, first_answer, is_han

_MANY, _ZONES = 1000, 100
_QUOTES = dict(zip('“「『"‘‹《〈', '”」』"’›》〉', strict=True))
_OPEN, _SHUT = "“「『‘", "”」』’"
_TERMS = {mark: LazyPattern(rf"[^\W0-9]{{1,7}}(?={_QUOTES[mark]})") for mark in _OPEN}
_CLASS = LazyPattern(r"[档机店级俱][^上以]|[机店级]$|区间|左右的?机")
_EVENT = LazyPattern(
    r"(?:[男女]子|个人)?(?:[自蛙蝶仰混][由泳合]|[决预复半初]赛|短跑|长跑|赛跑|跨?栏|接力|障碍|混合|[移气]?[动手步]枪|飞人|跑[道的比]|竞走|冠军|世界纪录|项目|板(?![材凳车书])|台[决预跳双单冠]|跳[台板]|单人|双人|皮划艇|速滑|速度滑冰|单项)"
)
_RACERS = frozenset(("男子", "女子", "男女"))
_THROW = LazyPattern(r"球|线|雨|王|大赛|远投|出手|命中|[0-9]+[投中]")
_VOUCHER = LazyPattern("(?:消费)?券")
_THROWS = LazyPattern(r"投篮|命中|NBA|CBA|球[队员迷星场]|篮[球板]|助攻|出手|球")
_POINTS_WON = LazyPattern(r"[得积拿取到差丢失抢扣落后入分]$|[得拿扣][了到下]$")
_SHARES = LazyPattern(r"股|指|盘|成交|[高低][开走]|[收齐]?[涨跌]|北向|融资|交易日|震荡")
_SHARE = LazyPattern(r"股|[涨跌升挫]|恒指|挂牌|市值|收报|回购")
_INDEX = LazyPattern(
    r"(?:科创|沪深|上证|中证|深证|标普|标准普尔|纳指|纳斯达克|日经|富时|恒生|创业板|北证|罗素|国证|万得|中小板|德国DAX|CAC)$"
)
_MARKET = LazyPattern(r"\.(?:HK|SH|SZ|BJ|TW|TWO|US|SS|SI|KS|[TNO])(?![A-Za-z])")
_EDITION = LazyPattern(
    "正式版|测试版|[内公]测版|预览版|专业版|旗舰版|豪华版|标准版|青春版|纪念版|浏览器|处理器|系统"
)
_EVENT_DAY = LazyPattern(r"(?:1[0-2]|[1-9])\.(?:[12][0-9]|3[01]|[1-9])")
_OF_A_DAY = LazyPattern(
    "特?大?地震|事件|惨案|事故|空难|护士节|枪击|爆炸|大?火灾|大火|专案|案|晚会|大促|购物节|讲话|抗震|运动|起义|特大|暴雨|[水洪]灾|矿难"
)
_STRENGTH = LazyPattern(r"(?:规模|震级|强度|里氏|芮氏)[为达约是]? ?$")
_UP_OR_DOWN = frozenset("涨跌升降增减平")
_PLACES = frozenset("省市县区州乡镇村")
_DIGITS = frozenset("一二两三四五六七八九十")
_A_SIDE = LazyPattern("制(?=足球|篮球|冰球|排球|橄榄球|比赛|项目|联赛)")
_GRADE = LazyPattern("A级?(?![A-Za-z0-9])")
_ROUTE = LazyPattern(r"次?(?:列车|特快|直快|普快|客车|航班|班机)|国道|省道|县道|高速")


def quoted(folded, reading):
    """“两新”组织: a quotation opens right before it; 5个 and 三百人 are counted in one as well."""
    if reading.unit and (reading.arabic or len(reading.signs) > 1):
        return False
    shut = _QUOTES.get(before(folded, reading))
    return shut is not None and folded.find(shut, reading.end, reading.end + 12) >= 0


def quoted_end(folded, reading):
    """Return where a short quotation ends that opens right before a name: 两山 in “两山”理念; else None."""
    term = _TERMS.get(before(folded, reading))
    quoted = term and term.match(folded, reading.end)
    return quoted and quoted.end()


def in_a_title(folded, reading):
    """《2019年三讲》: between the brackets of a title."""
    opened = folded.rfind("《", max(0, reading.start - 40), reading.start)
    return opened >= 0 and folded.find("》", opened, reading.start) < 0


def group_listed(folded, reading):
    """甲、乙、丙等三大船厂: they are listed, so they are counted."""
    return reading.signs != "一" and before(folded, reading) == "等"


def the_first_of_a_group(folded, reading):
    """前三大客户: those at the head of a row."""
    return before(folded, reading) == "前"


def group_by_its_number(folded, reading):
    """四大银行: a group known by its number; 二十万大军 is counted."""
    return reading.signs != "一" and reading.value < _MANY and not reading.hedges


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
    """三分球, 命中11记三分: a throw in basketball; 得三分 are points."""
    if reading.value != 3:
        return False
    return bool(_THROW.match(folded, reading.end)) or _spoken_of_as_a_throw(folded, reading)


def _spoken_of_as_a_throw(folded, reading):
    start = reading.start
    points = reading.arabic or _POINTS_WON.search(folded, max(0, start - 2), start)
    return not points and bool(_THROWS.search(around(folded, reading, 30, 16)))


def voucher(folded, reading):
    """三倍券: a coupon worth three times its price."""
    return bool(_VOUCHER.match(folded, reading.end))


def zone_by_number(folded, reading):
    """137区: a zone on a map; no town has so many districts."""
    return reading.arabic and reading.value >= _ZONES


def both_teams(folded, reading):
    """两队交手: the two that play; 分成两队 counts them."""
    return reading.signs == "两" and before(folded, reading) not in ("成", "为", "出", "派", "有")


def both_markets(folded, reading):
    """两市低开: the exchanges of Shanghai and Shenzhen."""
    return reading.signs == "两" and bool(_SHARES.search(around(folded, reading, 12, 16)))


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


def up_and_down(folded, reading):
    """六涨一降, 两升一平: two counts of prices pressed into one word."""
    if reading.arabic or len(reading.signs) != 1:
        return False
    start, end = reading.first, reading.last
    first = folded[end : end + 1] in _UP_OR_DOWN and folded[end + 1 : end + 2] in _DIGITS
    second = folded[start - 1 : start] in _UP_OR_DOWN and folded[start - 2 : start - 1] in _DIGITS
    pair = folded[end : end + 3] if first else folded[start - 2 : end + 1]
    return (first or second) and len(pair) > 2 and pair[-1] in _UP_OR_DOWN


def index_by_its_number(folded, reading):
    """科创50: an index of so many shares."""
    return bool(_INDEX.search(folded, max(0, reading.start - 6), reading.start))


def share_with_its_market(folded, reading):
    """1877.HK: a share by its code and its exchange."""
    return bool(_MARKET.match(folded, reading.end))


def share_in_brackets(folded, reading):
    """腾讯(700)跌2%: a short code, where shares are spoken of."""
    brackets = is_han(folded[reading.start - 2 : reading.start - 1]) and before(folded, reading) == "("
    return (
        brackets
        and after(folded, reading) == ")"
        and bool(_SHARE.search(folded, reading.end, reading.end + 16))
    )


def edition_of_a_product(folded, reading):
    """火狐4正式版: a product by its version."""
    return is_han(before(folded, reading)) and bool(_EDITION.match(folded, reading.end))


def event_by_its_date(folded, reading):
    """5.12地震: what is known by its day; 规模5.2地震 tells how strong it was."""
    return not _STRENGTH.search(folded, max(0, reading.start - 4), reading.start) and bool(
        _EVENT_DAY.fullmatch(reading.signs) and _OF_A_DAY.match(folded, reading.end)
    )


IN_DIGITS = (
    index_by_its_number,
    share_with_its_market,
    share_in_brackets,
    edition_of_a_product,
    event_by_its_date,
)


def named_by_digits(folded, reading):
    """科创50, 1877.HK: digits without unit or hedge that name a thing."""
    plain = reading.bare and not reading.hedges and reading.upper is None
    return plain and any_holds(IN_DIGITS, folded, reading)


def line_on_a_map(folded, reading):
    """38度线, 0℃线: a line, not a measure."""
    return not _lone_sign(reading) and after(folded, reading) == "线"


def grade_in_letters(folded, reading):
    """五A景区: a grade."""
    return reading.bare and bool(_GRADE.match(folded, reading.end))


ANYWHERE = (quoted, in_a_title, up_and_down)


def version(folded, reading):
    """8.0版: a version of a product; 13版 is a page."""
    return reading.place < 1


def round_of_a_cup(folded, reading):
    """1/8决赛, 四分之一决赛: a round of a match, no share."""
    return reading.form == "share" and folded.startswith("决赛", reading.end)


def players_a_side(folded, reading):
    """4人制足球: a kind of match; 3人制作 made something."""
    return bool(_A_SIDE.match(folded, reading.end))


BY_UNIT = {
    "人": ((players_a_side, True),),
    "版": ((version, True),),
    "大": ((group_listed, False), (the_first_of_a_group, False), (group_by_its_number, True)),
    "元": ((class_of_prices, True),),
    **dict.fromkeys(("米", "公里", "公尺"), ((race, True),)),
    "公斤": ((weight_class, True),),
    "分": ((throw_for_three, True),),
    "倍": ((voucher, True),),
    "市": ((both_markets, True),),
    "区": ((zone_by_number, True),),
    "队": ((both_teams, True),),
    **dict.fromkeys(("度", "℃"), ((line_on_a_map, True),)),
}


OF_A_LONE_SIGN = (in_a_slogan, places_together, grade_in_letters)


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
    if any_holds(ANYWHERE, folded, reading):
        return True
    if reading.form and round_of_a_cup(folded, reading):
        return True
    rules = BY_UNIT.get(reading.unit)
    answer = rules and first_answer(rules, folded, reading, None)
    if answer is not None:
        return answer
    if reading.arabic:
        return route(folded, reading) or named_by_digits(folded, reading) or is_label(folded, reading)
    if _lone_sign(reading):
        return any_holds(OF_A_LONE_SIGN, folded, reading)
    return False
