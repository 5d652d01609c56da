"""Ordinals without 第: numbers that say which one in a row rather than how many. Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.numerals import HAN
from helpers.extract.reading import after, any_holds, around, before, is_han

_IN_A_ROW = LazyPattern(
    r" ?(?:号(?!召)|型|楼|版(?!权|图|本)|年级|等[奖功品舱座席](?!位)|级[甲乙丙]等|#"
    r"|路(?:[、和及][0-9]{1,3}路){0,9}(?:公交|车|巴士|电车|线)"
    r"|线(?!索|下|上)|把手|街|团(?![体队员结组])|支队|中学|期工程|次方|强|集团军|旅(?![游客行馆途店居程美外俄日社])"
    r"|后(?=[^，。,、；;的来将就仍已因又再为在由于向对才便开进出发被起继]))"
)
_BORN = LazyPattern(r"[5-9][05]|[01][05]")
_ENUMERATED = frozenset("、).·:")
_GOES_ON = ("-", "、", ":")
_AFTER_A_POINT = frozenset(",、:;是为则乃在")
_POINT_BEGINS = frozenset("是要则")
_MONARCH = LazyPattern("世(?![纪代界人间同孙家袭仇上事情道俗态面])")
_GENERATIONS = frozenset("第了这有过历隔今前后再转来出入当在到")
_RIDE = LazyPattern(r"(?:乘坐?|搭乘?|换乘|公交|巴士|坐)车?$|[0-9]路[、和及或]$")
_MANY = 100  # no scale has so many tiers
_ROUTES = LazyPattern("路[、和及或][0-9]{1,3}路")


def among_the_first(folded, reading):
    """前20: the first twenty of a ranking."""
    return before(folded, reading) == "前"


def in_a_row(folded, reading):
    """3号线, 八路公交, 20强: a line, a floor, a prize by its number."""
    named = reading.value < 1000 or after(folded, reading) == "号"
    return named and bool(_IN_A_ROW.match(folded, reading.end))


def born_in(folded, reading):
    """90后: those born in the nineties."""
    return after(folded, reading) == "后" and bool(_BORN.fullmatch(reading.signs))


def opens_a_line(folded, reading):
    """一,总则: an item at the start of a line."""
    alone = not reading.arabic and len(reading.signs) == 1
    return alone and after(folded, reading) == "," and before(folded, reading) in ("", "\n")


def heads_an_item(folded, reading):
    """1. 总则 二、方法 (三)结论: an item of a list; 3、5 goes on with numbers and is none."""
    sign = before(folded, reading)
    if len(reading.signs) > 2 or after(folded, reading) not in _ENUMERATED or is_han(sign) or sign.isdigit():
        return False
    if folded[reading.end] == ":":  # 1:驯化的喜鹊, at the start of a line
        return sign in ("", "\n") and is_han(folded[reading.end + 1 : reading.end + 2])
    numbers = folded[reading.end] == "、" and folded[reading.end + 1 : reading.end + 2].isdigit()
    return not reading.arabic or (not numbers and sign not in _GOES_ON)


def heads_a_clause(folded, reading):
    """一是…，二要…；其一、其二: the points of a list, in the sentence."""
    if reading.arabic or len(reading.signs) != 1:
        return False
    if before(folded, reading) == "其":
        return after(folded, reading) in _AFTER_A_POINT
    return after(folded, reading) in _POINT_BEGINS and not is_han(before(folded, reading))


def monarch(folded, reading):
    """亨利八世: of several with one name; 三世同堂 are generations."""
    named = is_han(before(folded, reading)) and before(folded, reading) not in _GENERATIONS
    return named and not reading.arabic and bool(_MONARCH.match(folded, reading.end))


def route_of_a_list(folded, reading):
    """乘6路, 6路、11路: lines of buses."""
    if not reading.arabic or after(folded, reading) != "路":
        return False
    ahead = max(0, reading.start - 12)
    return bool(_ROUTES.match(folded, reading.end) or _RIDE.search(folded, ahead, reading.start))


_SCHOOL = LazyPattern(
    "中(?=学生|校|师生|教[师练]|老师|毕业|高[一二三]|初[一二三]|结对|考[场点]|[等与和及、,。;()」”]|$)"
)
_NO_SCHOOL = frozenset("不其之这那第了有在是从于为占十百千万前后当同过")


def school_by_number(folded, reading):
    """成都七中, 二中、四中: a middle school by its number."""
    if reading.arabic or not _SCHOOL.match(folded, reading.end):
        return False
    sign = before(folded, reading)
    return (
        len(reading.signs) > 1
        or folded.endswith("中、", 0, reading.start)
        or (is_han(sign) and sign not in _NO_SCHOOL)
    )


BARE_ORDINALS = (
    among_the_first,
    in_a_row,
    born_in,
    opens_a_line,
    heads_an_item,
    heads_a_clause,
    monarch,
    route_of_a_list,
    school_by_number,
)


_ISSUE = ("期刊发", "期刊登", "期刊载")
_BIS = LazyPattern("之[0-9一二三四五六七八九]{1,2}(?![0-9])")
_TO_NTH = LazyPattern(rf" ?[-~至到+] ?(?P<last>[0-9]{{1,5}}|[{HAN}]{{1,5}})(?![0-9{HAN}.])")


def nth_end(folded, end):
    """Return where an ordinal ends: its unit and the end of a run belong to it.

    Examples
    --------
    >>> [nth_end(text, 2) for text in ("第3名", "第3至5名", "第3部门", "第3-5部门", "第3条之1")]
    [3, 5, 2, 4, 5]
    """
    run = _TO_NTH.match(folded, end)
    last = run.end() if run else end
    unit, _, after_unit = lexicon.unit_at(folded, last)
    if unit.endswith("星期") and folded[after_unit : after_unit + 1] in _WEEKDAYS:
        return last + folded.startswith("个", last)  # 第三个星期六 is a Saturday
    if not unit:
        return last + folded.startswith(("号", *_ISSUE), last)
    if unit in ("条", "项", "款") and (bis := _BIS.match(folded, after_unit)):
        return bis.end()
    return last if unit in lexicon.counted_nouns() else after_unit


_WEEKDAYS = frozenset("一二三四五六")
_TROOP = LazyPattern(r"队(?!伍)")
_OF_A_CLASS = LazyPattern(r"[高初大][一二三四1-4]$|年级$|号楼$|[栋幢]$")
_RANKED = LazyPattern(r"(?:排名|名列|位列|列|位居|居|跻身|(?<![男女沙])排在?|并列)(?:世界|全国|全球|亚洲)?$")
_PLAY_OFF = LazyPattern(r"(?:排位|附加|决)赛|之[间外后内前]|开外")
_TIER = LazyPattern(r"以?[甲乙丙医干公战响标保文市法教警资运学残职士英考建]|台(?!风)|风险|以上医院")
_SEATS = frozenset("省市县区乡镇村局部家")
_GRADE = LazyPattern(r"震|烈度|规模|里氏|芮氏|风|浪|强度|雾|浓度")
_SESSION = LazyPattern(r"全国|政协|人大|[省市县]|[一二三四五六七八九]次|[一二三四五六七]中全会")
_HELD = LazyPattern(r"(?:了|过|连续|共|历|近|已|举办|举行|上|[曾连历]任|蝉联|曾获|每|各|跨)$")
_WON = LazyPattern(r"[^,。;、\n]{0,8}(?:得主|冠军|影帝|影后|元老|金牌)")
_PARTED = LazyPattern(r"(?:[分共了办过近每各出前后]|举行|连续|开展|推出|完成)$")
_COURSES = LazyPattern(r"培训|研修|学习班|节目|活动|讲座|杂志|报纸|课程|展览")
_BEFORE_THEM = LazyPattern(
    r"(?<![目此之以日年月周天午时点分秒岁期赛会饭睡术生提当面眼空战产事史超先从往向跟门房楼车案节婚考课季早较比不靠上支台幕])前$|(?<=[买卖]超)前$"
)
_OFFICES = frozenset(("曾任", "连任", "历任"))
_MEETING = LazyPattern("(?:全体)?(?:会议|全会|大会)")
_BODY = LazyPattern(
    r"(?:人大|政协|全会|委员会|理事会|常委会|监事会|职代会|党代会|教代会|团代会|代表大会|[大年]会)$"
)
_ON = ("在", "于", "到", "住", "上")
_FLAT = LazyPattern("[0-9]{1,2}单元|[0-9]{3,4}(?:室|号|房)")
_HALLS = LazyPattern(" ?[0-9一二两三四] ?[厅卫套]")
_HOUSE = LazyPattern("(?:小|大|高|洋|民|砖|木)?(?:楼(?![上下的以])|房|建筑|住宅|别墅)|高(?![层处])")


def meeting_of_a_session(folded, reading):
    """一届二次会议, 职代会四次会议: a meeting by its number; 召开四次会议 counts them."""
    if before(folded, reading) == "届":
        return True
    return not reading.arabic and bool(
        _MEETING.match(folded, reading.end) and _BODY.search(folded, max(0, reading.start - 4), reading.start)
    )


def troop_by_number(folded, reading):
    """三支队: a troop; 三支队伍 are three."""
    return bool(_TROOP.match(folded, reading.end))


def class_by_number(folded, reading):
    """高三2班, 5号楼3单元: a class of a year, an entrance of a building."""
    return bool(_OF_A_CLASS.search(folded, max(0, reading.start - 3), reading.start))


def entrance_of_an_address(folded, reading):
    """3单元502室: an entrance with the number of a flat."""
    return after(folded, reading).isdigit()


def ranked(folded, reading):
    """世界排名12位, 名列三名: a place in a ranking."""
    return bool(_RANKED.search(folded, max(0, reading.start - 4), reading.start))


def place_to_play_for(folded, reading):
    """三名决赛, 10名之后: a place, not so many people."""
    return bool(_PLAY_OFF.match(folded, reading.end))


def second_class(folded, reading):
    """二类: two kinds would be 两类."""
    return reading.signs == "二"


def tier_of_a_thing(folded, reading):
    """三级医院, 2级风险: a tier that a thing belongs to."""
    return bool(_TIER.match(folded, reading.end))


def tier_of_government(folded, reading):
    """市三级: a tier of offices."""
    return not reading.arabic and before(folded, reading) in _SEATS


def tier_unmeasured(folded, reading):
    """二级化工企业: no wind, quake or fog is near that would be measured in 级; 百万级 tells how many."""
    return not reading.arabic and reading.value < _MANY and not _GRADE.search(around(folded, reading, 60, 6))


def session_by_number(folded, reading):
    """八届人大: a session; 举办了三届, 两届 and 三届冠军 count them."""
    start, end = reading.start, reading.end
    if reading.signs[0] == "两" or _WON.match(folded, end):
        return False
    held = _HELD.search(folded, max(0, start - 6), start)
    return not held or bool(held[0] not in _OFFICES and _SESSION.match(folded, end))


def stage_by_number(folded, reading):
    """二期预计明年完工: a stage; 分三期 and 三期培训 count them."""
    start = reading.start
    if reading.arabic or len(reading.signs) > 1 or reading.signs == "两":
        return False
    counted = _PARTED.search(folded, max(0, start - 2), start) or _COURSES.match(folded, reading.end)
    return not counted


def inning(folded, reading):
    """五局下半: a part of a match, not so many."""
    return after(folded, reading) in ("上", "下")


def among_the_first_of_them(folded, reading):
    """前5名, 前二项: those at the head of a row; 此前5名 are so many."""
    return bool(_BEFORE_THEM.search(folded, max(0, reading.start - 3), reading.start))


def rank_of_a_player(folded, reading):
    """常昊八段: a rank; 3段 and 十二段 are stretches, 一段时间 is some time."""
    if reading.signs == "一" and before(folded, reading) not in ("路", "街", "道"):
        return False
    return not reading.arabic and len(reading.signs) == 1


def floor_stood_on(folded, reading):
    """住三层: a floor; 高三层 and 撞上三层小楼 count them."""
    return (
        not reading.arabic
        and not _HOUSE.match(folded, reading.end)
        and (before(folded, reading) in _ON or folded.endswith("地下", 0, reading.start))
    )


def building_of_an_address(folded, reading):
    """128号3栋2单元: a building by its number."""
    flat = before(folded, reading) == "号" or _FLAT.match(folded, reading.end)
    return reading.arabic and bool(flat)


def room_by_number(folded, reading):
    """501室: a room; 三室一厅 counts them."""
    return not _HALLS.match(folded, reading.end)


def always(folded, reading):
    """13版, 五星级: a page, a class of hotels."""
    return True


ORDINALS_BY_UNIT = {
    "次": (meeting_of_a_session,),
    "支": (troop_by_number,),
    "班": (class_by_number,),
    "组": (class_by_number,),
    "单元": (class_by_number, entrance_of_an_address),
    **dict.fromkeys(("栋", "幢", "座"), (building_of_an_address,)),
    "室": (room_by_number,),
    "": (ranked,),
    "大": (among_the_first_of_them,),
    "位": (ranked, among_the_first_of_them),
    "名": (ranked, place_to_play_for, among_the_first_of_them),
    **dict.fromkeys(("项", "款", "条", "场", "轮", "局", "家", "个", "号"), (among_the_first_of_them,)),
    "局": (inning, among_the_first_of_them),
    "期": (stage_by_number,),
    "类": (second_class,),
    "级": (tier_of_a_thing, tier_of_government, tier_unmeasured),
    "届": (session_by_number,),
    "段": (rank_of_a_player,),
    "层": (floor_stood_on,),
    "版": (always,),
    "星": (always,),
    "星级": (always,),
}


_CHILDREN = LazyPattern("[一二两三四五六七八九][子男女儿]$")


def numbered_noun(folded, reading):
    """二企业, 高三学生: two things would be 两, and 高三 is a class."""
    if len(reading.signs) != 1 or reading.unit not in lexicon.counted_nouns():
        return False
    if _CHILDREN.search(folded, max(0, reading.start - 2), reading.start):  # 三子二女
        return False
    return reading.signs == "二" or before(folded, reading) in ("高", "初", "小")


def is_ordinal(folded, reading):
    """Return whether a number says which one in a row rather than how many.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("3号线", "三级医院", "举办了三届"):
    ...     print(text, is_ordinal(text, quantity_at(text, NUMERAL.search(text))))
    3号线 True
    三级医院 True
    举办了三届 False
    """
    if reading.bare and not reading.hedges:
        return any_holds(BARE_ORDINALS, folded, reading)
    rules = ORDINALS_BY_UNIT.get(reading.unit)
    return bool(rules and any_holds(rules, folded, reading)) or numbered_noun(folded, reading)
