"""Durations: whether a time frames another statement (三年来) or is measured (历时三年).

Read from folded text.
"""

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.reading import before, first_answer

_MEASURED = LazyPattern(
    r"(?:提前|推迟|拖延|延宕|延迟|延误|晚点|延长|缩短|耗时|用时|历时|费时|长达|持续|维持|加时|平均|中位数|最长|最短|相差|间隔|[求科量]处|工龄|党龄|寿命|年限|学制"
    r"|[^为限]期[限间]?|时间|时长|需[要时]?|为时|判|刑期?|[驾执]照|驾驶证|资格|权利|禁考|吊[销扣]|停权|有效期|保[修质]|质保|年资|[婚车房楼屋树船]龄|只需|仅需|花费?|用|减少?|增加?|提高|压缩|减至|减到|增至|降至|工作|步行|行驶|飞行|停留|逗留|睡眠|睡|判处|判监|判刑"
    r"|判囚|监禁|拘役|管制|入狱|[徒缓]刑|坐牢|囚|拘留|羁押|服刑|禁赛|停赛|停职|隔离|休假|达|超时|等候|等待|等|住院|任职|耽误|时隔|晃动?|摇晃|晚|早|快|慢"
    r"|经过|整|失联|失踪|昏迷|潜逃|逃亡|关押|停[产工业课电水]|封闭|从业|执教|居住|服役|使用|拖欠|闲置|运营|训练|培训|存活|观察|治疗|历经)"
    r"了?(?:为|是|共|估计|预计|预期)?(?:约|近|大约|至少|超过|逾|不到|不足|将近|至|到|长)?$"
)
_MEASURED_AFTER = LazyPattern(
    r"大(?![概约学家多量])|的[老古](?![师板百])|(?:以上)?的?历史|之久|的?经验|的?寿命|为(?:量刑)?起点|车程|路程|的?[工党教]龄|监禁|徒刑|拘留|刑期|有期"
)
_FRAME_AFTER = LazyPattern(
    r"来(?!回)|间(?!隔)|内|累[积计]|降[雨水]|雨量|[涨跌售卖销]|即可|共[^计同]|不[间停眠打断]|营业|值[班守]|待命|服务|开放|监[控测]|之内|以来|后|之后|以后|前(?!往|进)|之前|以前|期间|里|中(?![等文小学年级])|之间|的?时间里?|时光|假|长假|任期|规划|计划|如一日"
)
_FRAME_BEFORE = LazyPattern(
    r"(?:过去的?|最近|近|未来的?|今后|连续|此前|[前首]|头|为期|随后的?|这|那|(?<!以)[上下]|每|每隔|接下来的?|往后|后)(?:不到|近|约)?$"
)
_CHANGES = LazyPattern(r"(?:[降升增减缩延提改]|延长|缩短|减少|增加|提高|压缩|调整|降低)[至到为]")
_THAN = LazyPattern(r"比[^,。;、\n]{1,10}[长短早晚快慢多少](?:了|出)?(?:约|近|大约|整整)?$")
_EFFORTS = LazyPattern(
    r"(?:多|左右)?的?(?:努力|建设|发展|奋斗|探索|实践|改革|磨合|准备|筹备|积累|培育|打造|运行|改造|治理|攻关|研[究发])"
)
_RECORD = LazyPattern(
    r"(?:以?来|内|间)?的?(?:同期|历史)?的?(?:之?最[高低大小多少好差快慢]|新[高低]|[高低][点位])"
)
_SINCE = LazyPattern("来(?!回|显示|表[示明达]|证明|体现|说明|衡量|计算|算|完成|做|进行)")
_BOUNDS = frozenset(("over", "under", "at_least", "at_most"))
_LONG = frozenset("年月周期纪度头载")
_WHOLE_DAY = ("天", "日", "夜", "晚")


def measured(folded, reading):
    """历时三年, 判处有期徒刑3年: a word before says that the time itself is told."""
    ahead = max(0, reading.start - 8)
    if _SINCE.match(folded, reading.end):
        return False  # 问题拖延七年多来
    if folded[reading.start - 2 : reading.start] == "经过" and _EFFORTS.match(folded, reading.end):
        return False  # 经过三年努力 frames what came of it
    return bool(_MEASURED.search(folded, ahead, reading.start))


def of_a_record(folded, reading):
    """达近五年同期最高, 至十年来的低点: the time over which something is the most or the least."""
    return bool(_RECORD.match(folded, reading.end))


def compared(folded, reading):
    """由六年降至四年半, 比新界长约两年: one time set beside another."""
    ahead = max(0, reading.start - 16)
    return bool(_CHANGES.match(folded, reading.end) or _THAN.search(folded, ahead, reading.start))


def measured_by_what_follows(folded, reading):
    """300年历史, 3小时车程: a word after says so."""
    return bool(_MEASURED_AFTER.match(folded, reading.end))


def frame_by_what_follows(folded, reading):
    """三年来, 5天内, 十年后: something else happens in it."""
    return bool(_FRAME_AFTER.match(folded, reading.end))


def days_named(folded, reading):
    """9日、10日两天: the days are named before."""
    return reading.unit == "天" and before(folded, reading) in ("日", "号")


def gone_by(folded, reading):
    """过了三年: the time went by, and then something happened."""
    return _after_le(folded, reading) and folded[reading.start - 2 : reading.start - 1] == "过"


def spent(folded, reading):
    """等了三年, 走了5天: the time that something took."""
    return _after_le(folded, reading)


def _after_le(folded, reading):
    return reading.signs != "一" and before(folded, reading) == "了"


def frame_by_what_precedes(folded, reading):
    """过去五年, 未来三个月: a stretch of the calendar."""
    return bool(_FRAME_BEFORE.search(folded, max(0, reading.start - 6), reading.start))


def bounded(folded, reading):
    """不足两天, 三年以上: a bound is set to it, so it is told."""
    return any(rule in _BOUNDS for _, _, rule in reading.hedges)


def long(folded, reading):
    """三十年, 两个月: a long time is a frame unless told otherwise."""
    return reading.unit[-1] in _LONG


def one_day(folded, reading):
    """一天: some day."""
    return reading.signs == "一" and reading.unit in _WHOLE_DAY


FRAMES = (
    (of_a_record, True),
    (measured, False),
    (measured_by_what_follows, False),
    (compared, False),
    (frame_by_what_follows, True),
    (days_named, True),
    (gone_by, True),
    (spent, False),
    (frame_by_what_precedes, True),
    (bounded, False),
    (long, True),
    (one_day, True),
)


def is_duration(folded, reading):
    """Return whether a time is a frame in which something else happens.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("三年来", "历时三年", "不足两年"):
    ...     print(text, is_duration(text, quantity_at(text, NUMERAL.search(text))))
    三年来 True
    历时三年 False
    不足两年 False
    """
    if reading.form or lexicon.kind(reading.unit) != "time":
        return False
    return first_answer(FRAMES, folded, reading, False)
