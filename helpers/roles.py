"""Roles: what a number does in its sentence, and the kind of a statistic, from the words around it. Folded text."""

import re

from helpers import lexicon
from helpers.numerals import HAN

_CHAIN = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?:[-/][0-9]+){2,}|[0-9]+(?:[.·][0-9]+){2,}|[0-9]+(?:,[0-9]+){6,}|[0-9]{2,4}-[0-9]{5,}"
)
_PAIR = re.compile(r"[0-9]{1,4}/[0-9]{1,4}次")  # a train and its return
_CODE_TAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-/]{0,40}")
_LABEL = re.compile(
    r"(?:电话|热线|专线|拨打|致电|传真|编号|代码|代号|邮编|号码|账号|帐号|卡号|车牌|证号|文号|尾号|型号|微信|QQ|ISBN|No\.?|附件|附录|航班|图|表|例|注|款型|版本|频道|"
    r"第)[:：\s]{0,2}$"
)
_LATIN_WORD = re.compile(r"[A-Za-z]{2,} $")
_ORDINAL = re.compile(
    r" ?(?:号(?!召)|型|楼|版(?!权|图|本)|年级|等[奖功品舱]|级[甲乙丙]等|#|室|路(?:公交|车|巴士|电车|线)|线(?!索|下|上)|把手|街"
    r"|期工程|次方|强|大(?![家学多约概小量型部关幅力])|后(?=[^，。,、；;的来将就仍已因又再为在由于向对才便开进出发被起继]))"
)
_INTRODUCED = frozenset(
    "为達达至到是报約共有了超近得升降加少增减数值率量额分模度过逾于在以比和与及、，,。；;:占距每仅只均计余多收失第被剩长重高宽深涨跌破满中投进取输赢胜负平等给"
)
_MODEL = re.compile(
    r" [0-9]{1,2}[A-Za-z]|分球|(?:[风水震]灾|惨案|专线|报案|反诈|大楼|人力|官方|官网|网站|客户端|芯片|处理器|系列|平台|机型"
    r"|手机|客机|战机|战斗机|轰炸机|直升机|步枪|坦克|导弹|次列车|工程|热线|中学|小学|医院|钻井队)"
)
_LATIN = re.compile(r" ?([A-Za-z]{1,12})")
_YEAR_LIKE = re.compile(r"(?:19|20)[0-9]{2}$")
_SPORT = re.compile(r"胜|负|战|平|败|赢|输|比分|领先|落后|击|克|取|扳|局|以|球|进决|晋级|零封|逆转")
_GRADE = re.compile(r"震|烈度|规模|里氏|芮氏|风|浪|台风|强度|雾|浓度|震度")
_TIER_AFTER = re.compile(r"[以]?[甲乙丙医干公战响标保文市法教警资运学残职士英考建台]|风险|以上医院|（|残疾")
_FRAME_AFTER = re.compile(
    r"来(?!回)|间(?!隔)|内|之内|以来|后|之后|以后|前(?!往|进)|之前|以前|期间|里|中|之间|的?时间里?|时光|假|长假|任期|规划|计划|如一日"
)
_FRAME_BEFORE = re.compile(
    r"(?:过去|最近|近|未来|今后|连续|此前|前|头|为期|随后的?|这|那|上|下|每|每隔|接下来的?|往后|第|后)(?:不到|近|约)?$"
)
_MEASURED = re.compile(
    r"(?:提前|推迟|延迟|延误|晚点|延长|缩短|耗时|用时|历时|费时|长达|持续|维持|加时|平均|最长|最短|相差|间隔|工龄|党龄|寿命|年限|学制"
    r"|[^为]期[限间]?|时间|时长|需要?|只需|仅需|花费?|用|减少?|增加?|减至|减到|增至|降至|工作|步行|行驶|飞行|停留|逗留|睡眠|睡|判处|判监|判刑|判囚|监禁"
    r"|入狱|[徒缓]刑|坐牢|囚|拘留|羁押|服刑|禁赛|停赛|停职|隔离|休假|达|超时|等候|等待|等|住院|任职|耽误|时隔|晃动?|摇晃|晚|早|快|慢)"
    r"了?(?:为|是|共)?(?:约|近|大约|至少|超过|逾|不到|不足|将近|至|到|长)?$"
)
_TRAIN = re.compile(r"次?(?:列车|特快|直快|普快|客车|航班|班机)|国道|省道|县道|高速")
_MEASURED_AFTER = re.compile(
    r"的?历史|之久|以上的?历史|的?经验|的?寿命|车程|路程|的?(?:工|党|教)龄|监禁|徒刑|拘留"
)
_LONG = frozenset("年月周期纪度头载季")
_CASUALTY = re.compile(r"死|伤|遇难|身亡|失踪|受伤|丧生|罹难|重伤|轻伤|不治|下落|感染|确诊")
_COUNTED_ONE = re.compile(r"(?:仅有?|只有|共有?|至少|唯一|另有|致|造成)$")
_THINGS = frozenset("辆支把台架艘枚张份套部件头只匹座栋间具名例宗起批箱袋瓶条顶人男女")
_AFTER_NOUN = re.compile(r"[，。、；,;)）.和及与]|$")
_NOT_NOUN = frozenset("的这那每某同另又上下第了着过有是成作为出起到在给把用像如当首哪前后各单最")
_QUOTES = dict(zip('“「『"‘‹《〈', '”」』"’›》〉', strict=True))
_HELD = re.compile(r"(?:了|过|连续|共|历|近|已|举办|举行|上)$")
_EFFORT = re.compile(r"[劲力功汗耕收]|努力|奋斗|耕耘|付出|把握")


def name_at(folded, start, end):
    """Return the span of a code, label or Latin name that the numeral belongs to, or None."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if (
        after in ".,-/·"
        and after
        and folded[end + 1 : end + 2].isdecimal()
        and (chain := _CHAIN.match(folded, start))
    ):
        return start, chain.end()
    if before.isascii() and before:
        if before.isalpha() and not folded[start - 3 : start] in ("RMB", "USD", "HKD", "CNY", "EUR"):
            return start, _CODE_TAIL.match(folded, start).end() if folded[start].isascii() else end
        if (
            before in "-#/_"
            and folded[start - 2 : start - 1].isascii()
            and folded[start - 2 : start - 1].isalpha()
        ):
            return start, end
    return None


def role_of(folded, q):
    """Return role and kind of a quantity; role "" if it is no number after all."""
    unit = q.unit
    row = lexicon.units().get(unit)
    kind = row["kind"] if row else "count"
    if q.form:
        kind = q.form
    after = folded[q.end : q.end + 1]
    before = folded[q.start - 1 : q.start]
    arabic = q.signs[0].isdecimal()
    if before in _QUOTES and before and (unit == "" or not arabic or before in "《〈"):
        close = folded.find(_QUOTES[before], q.end, q.end + 12)
        if close >= 0 and not (unit and arabic):
            return "name", ""
    if not arabic and len(q.signs) == 1 and q.signs != "一" and _in_slogan(folded, q):
        return "name", ""
    if folded.rfind("《", max(0, q.start - 40), q.start) > folded.rfind("》", max(0, q.start - 40), q.start):
        return "name", ""
    if arabic and _TRAIN.match(folded, q.last):
        return "name", ""
    if not unit and not q.form:
        return _bare(folded, q, arabic, before, after)
    if unit == "级" and not _is_grade(folded, q, arabic):
        return "ordinal", ""
    if unit == "届" and not _HELD.search(folded, max(0, q.start - 6), q.start):
        return "ordinal", ""
    if unit == "段" and not arabic and len(q.signs) == 1:
        return "ordinal", ""
    if unit in ("度", "℃") and after == "线":
        return "name", ""
    if unit in _PLACES and not arabic and len(q.signs) == 1 and _is_pair(folded, q):
        return "name", ""
    if unit in ("版", "星") or (
        unit == "层" and not arabic and q.signs in "一二三四五六七八九十" and after in ("楼", "的")
    ):
        return "ordinal", ""
    if unit == "分" and _EFFORT.match(folded, q.end):
        return "rhetorical", ""
    if kind == "time":
        return ("duration", "") if _is_frame(folded, q, unit) else ("statistic", "time")
    if (
        q.signs == "一"
        and not q.hedges
        and kind in ("count", "score")
        and q.upper is None
        and not _counted(folded, q, after, before)
    ):
        return "indefinite", ""
    if q.signs in ("零", "〇") and not q.form and unit not in ("度", "分", "例", "个", "人", "次", "宗", "摄氏度", "℃"):
        return "", ""
    if len(q.signs) == 1 and q.signs in "百千万亿" and not q.hedges and unit in _VAGUE:
        return "", ""
    if q.form == "ratio":
        kind = (
            "score" if _SPORT.search(folded, max(0, q.start - 14), min(len(folded), q.end + 8)) else "ratio"
        )
    return "statistic", kind_of(folded, q.start, kind)


_VAGUE = frozenset("里年家户岁代度分名点成回次步重面张声道部行层站天般战条方口门节种类样")


def _bare(folded, q, arabic, before, after):
    """Return role and kind of a number without a unit."""
    if not arabic:
        if not _is_han(before) and not _is_han(after):
            return (
                "ordinal" if after in ("、", ")", ".") and before in ("", "\n", " ", "(") else "statistic"
            ), ""
        if len(q.signs) == 1 and not q.hedges:
            return "", ""
        if not any(sign in "十百千万亿兆廿卅点" for sign in q.signs):
            return "", ""
        if q.signs[-1] in "百千" and len(q.signs) <= 2 and not q.hedges:
            return "", ""
        if (
            q.signs in ("百万", "千万", "亿万", "万万", "百千", "千百", "万千", "千百万", "十")
            and not q.hedges
        ):
            return "", ""
    if before == "前" and not q.hedges:
        return "ordinal", ""
    if q.value < 1000 and not q.hedges and _ORDINAL.match(folded, q.end):
        return "ordinal", ""
    if _LABEL.search(folded, max(0, q.start - 6), q.start) or _LATIN_WORD.search(
        folded, max(0, q.start - 8), q.start
    ):
        return "name", ""
    if latin := _LATIN.match(folded, q.end):
        told = before in _INTRODUCED and before not in "和与、" and len(latin[1]) > 1
        return ("statistic", "count") if told or len(q.signs) > 4 else ("name", "")
    if _MODEL.match(folded, q.end):
        return "name", ""
    if arabic and len(q.signs) in (3, 4) and q.signs.isdecimal() and not q.hedges and q.upper is None:
        if folded.startswith(("地震", "大地震"), q.end):
            return "name", ""
        if _is_han(before) and before not in _INTRODUCED:
            return "name", ""
    if arabic and _YEAR_LIKE.match(q.signs) and not q.hedges and q.upper is None:
        return "date", ""
    if arabic and len(q.signs) >= 8 and q.signs.isdecimal():
        return "name", ""
    if (
        arabic
        and len(q.signs) <= 2
        and after
        and after in "、).·"
        and not _is_han(before)
        and not before.isdigit()
    ):
        listed = after == "、" and folded[q.end + 1 : q.end + 2].isdigit()
        if not listed and before not in ("-", "、", ":"):
            return "ordinal", ""
    if before and before in "'’‘" and len(q.signs) == 2:
        return "date", ""
    if arabic and q.signs[0] == "0" and q.signs.isdecimal() and len(q.signs) > 1:
        return "name", ""
    return "statistic", kind_of(folded, q.start, "count")


_PLACES = frozenset("省市县区州乡镇村")


def _is_pair(folded, q):
    """Return whether two counts of places are pressed together: 三县两区 is a name."""
    after, before = folded[q.end : q.end + 2], folded[q.start - 2 : q.start]
    return (after[:1] in _DIGITS and after[1:] in _PLACES) or (
        before[:1] in _DIGITS and before[1:] in _PLACES
    )


_DIGITS = frozenset("一二两三四五六七八九十")


def _in_slogan(folded, q):
    """Return whether a lone digit stands in a short quotation: “两降两升” is a name."""
    opened = max(folded.rfind(mark, max(0, q.start - 8), q.start) for mark in "“「『‘")
    closed = max(folded.rfind(mark, max(0, q.start - 8), q.start) for mark in "”」』’")
    return opened > closed and any(folded.find(mark, q.end, q.end + 8) >= 0 for mark in "”」』’")


def _is_han(sign):
    return "\u3400" <= sign <= "\u9fff"


def _counted(folded, q, after, before):
    """Return whether 一 with a measure word counts one thing rather than meaning a."""
    if q.unit in ("死", "伤", "亡", "胜", "负", "平"):
        return True
    if q.unit == "人" or q.unit == "例":
        if _CASUALTY.search(folded, max(0, q.start - 8), min(len(folded), q.end + 6)):
            return True
    if _COUNTED_ONE.search(folded, max(0, q.start - 4), q.start):
        return True
    if q.unit not in _THINGS or not _is_han(before) or before in _NOT_NOUN:
        return False
    return bool(_AFTER_NOUN.match(folded, q.end))


def _is_grade(folded, q, arabic):
    """Return whether 级 is a degree on a measured scale (an earthquake, wind) rather than a tier."""
    if _TIER_AFTER.match(folded, q.end):
        return False
    if arabic:
        return True
    if folded[q.start - 1 : q.start] in tuple("省市县区乡镇村局部家"):
        return False
    return bool(_GRADE.search(folded, max(0, q.start - 60), min(len(folded), q.end + 6)))


def _is_frame(folded, q, unit):
    """Return whether a span of time frames another statement (三年来) rather than being measured."""
    if _MEASURED.search(folded, max(0, q.start - 8), q.start) or _MEASURED_AFTER.match(folded, q.end):
        return False
    if q.signs != "一" and folded[q.start - 1 : q.start] == "了" and not _FRAME_AFTER.match(folded, q.end):
        return folded[q.start - 2 : q.start - 1] == "过"
    if _FRAME_AFTER.match(folded, q.end) or _FRAME_BEFORE.search(folded, max(0, q.start - 6), q.start):
        return True
    if any(rule in ("over", "under", "at_least", "at_most") for _, _, rule in q.hedges):
        return False
    return unit[-1] in _LONG or (q.signs == "一" and unit in ("天", "日", "夜", "晚"))


_CHANGED = re.compile(
    r"(?:增加|净增|减少|新增|增|减|增长|下降|上升|降低|提高|上涨|下跌|多出|升|降|涨|跌|下滑|回落|增幅|降幅|涨幅|跌幅|扩大|缩小|上浮|下调|上调|负增长|增速)(?:了|为|达到?|约|近|超过)?$"
)
_SPEED = re.compile(r"(?:每小时|每秒|时速|车速|航速|风速)(?:为|达|约|是|超过|高达|近|在)*$")
_PER_TIME = re.compile(
    r"(?:年均|月均|日均|周均|每年|每月|每天|每日|每周|每小时|平均每)[^，。,；;、\n]{0,12}$"
)


def kind_of(folded, start, kind):
    """Return the kind of a statistic: that of its unit, unless the words before make it a change or a rate."""
    if kind in ("count", "share", "ratio"):
        if _CHANGED.search(folded, max(0, start - 6), start):
            return "change"
        if kind == "count" and _PER_TIME.search(folded, max(0, start - 18), start):
            return "rate"
    elif kind == "length" and _SPEED.search(folded, max(0, start - 6), start):
        return "rate"
    return kind
