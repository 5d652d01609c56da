"""Roles: what a number does in its sentence, and the kind of a statistic. Read from folded text."""

import re

from helpers.extract import lexicon
from helpers.extract.fixed_names import is_name


def role_of(folded, q):
    """Return role and kind of a quantity; the role is empty if it is no number after all.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("一名老人", "三年来", "1分劲儿", "增加80个", "一直"):
    ...     print(text, role_of(text, quantity_at(text, NUMERAL.search(text))))
    一名老人 ('indefinite', '')
    三年来 ('duration', '')
    1分劲儿 ('rhetorical', '')
    增加80个 ('statistic', 'change')
    一直 ('', '')
    """
    if is_name(folded, q):
        return "name", ""
    bare = not q.unit and not q.form
    if _is_ordinal(folded, q, bare):
        return "ordinal", ""
    if bare and _is_date(folded, q):
        return "date", ""
    if q.unit in _SEASONS and lexicon.is_year(q.signs):
        return "date", ""
    if not _is_number(folded, q, bare):
        return "", ""
    kind = q.form or (lexicon.units()[q.unit]["kind"] if q.unit in lexicon.units() else "count")
    if kind == "time":
        return ("duration", "") if _is_frame(folded, q) else ("statistic", kind)
    if q.unit == "分" and _EFFORT.match(folded, q.end):
        return "rhetorical", ""
    one = q.signs == "一" and not bare and not q.hedges and q.upper is None and kind in ("count", "score")
    if one and not _is_one(folded, q):
        return "indefinite", ""
    return "statistic", _kind(folded, q, kind)


_EFFORT = re.compile(r"[劲力功汗耕收]|努力|奋斗|付出|把握")


def _around(folded, q, before, after):
    return folded[max(0, q.start - before) : q.end + after]


def is_han(sign):
    """Return whether a sign is a Chinese character; an empty string is none."""
    return "\u3400" <= sign <= "\u9fff"


_IN_A_ROW = re.compile(
    r" ?(?:号(?!召)|型|楼|版(?!权|图|本)|年级|等[奖功品舱]|级[甲乙丙]等|#|室|路(?:公交|车|巴士|电车|线)"
    r"|线(?!索|下|上)|把手|街|团(?![体队员结组])|支队|中学|期工程|次方|强"
    r"|后(?=[^，。,、；;的来将就仍已因又再为在由于向对才便开进出发被起继]))"
)
_ENUMERATED = frozenset("、).·")
_HELD = re.compile(r"(?:了|过|连续|共|历|近|已|举办|举行|上)$")
_SESSION = re.compile(r"全国|政协|人大|[省市县]|[一二三四五六七八九]次|[一二三四五六七]中全会")
_OF_A_CLASS = re.compile(r"[高初大][一二三四1-4]$|年级$|号楼$|[栋幢]$")
_BORN = re.compile(r"[5-9][05]|0[05]")  # 90后, born in the nineties
_RANKED = re.compile(r"(?:排名|名列|位列|列|位居|居|跻身|排在?|并列)(?:世界|全国|全球|亚洲)?$")
_PLAY_OFF = re.compile(r"(?:排位|附加|决)赛|之[间外后内前]|开外")
_TROOP = re.compile(r"队(?!伍)")
_GRADE = re.compile(r"震|烈度|规模|里氏|芮氏|风|浪|强度|雾|浓度")
_TIER = re.compile(r"以?[甲乙丙医干公战响标保文市法教警资运学残职士英考建台]|风险|以上医院")
_SEATS = frozenset("省市县区乡镇村局部家")  # of government: 市三级


def _is_ordinal(folded, q, bare):
    """Return whether a number says which one in a row rather than how many."""
    arabic, before, after = q.signs[0].isdecimal(), folded[q.start - 1 : q.start], folded[q.end : q.end + 1]
    if bare and not q.hedges:
        if before == "前" or ((q.value < 1000 or after == "号") and _IN_A_ROW.match(folded, q.end)):
            return True
        if after == "后" and _BORN.fullmatch(q.signs):
            return True
        if not arabic and len(q.signs) == 1 and after == "," and before in ("", "\n"):
            return True
        if len(q.signs) > 2 or after not in _ENUMERATED or is_han(before) or before.isdigit():
            return False
        listed = after == "、" and folded[q.end + 1 : q.end + 2].isdigit()
        return not arabic or (not listed and before not in ("-", "、", ":"))
    if (q.unit == "次" and before == "届") or (q.unit == "支" and _TROOP.match(folded, q.end)):
        return True
    noun = q.unit in lexicon.units() and lexicon.units()[q.unit]["noun"]
    if noun and len(q.signs) == 1 and (q.signs == "二" or before in ("高", "初", "小")):
        return True  # two things are 两, and 高三 is a class
    if q.unit in ("班", "组", "单元") and _OF_A_CLASS.search(folded, max(0, q.start - 3), q.start):
        return True
    if q.unit == "单元" and folded[q.end : q.end + 1].isdigit():
        return True
    if q.unit in ("位", "名", "") and _RANKED.search(folded, max(0, q.start - 4), q.start):
        return True
    if q.unit == "类" and q.signs == "二":
        return True
    if q.unit == "名" and _PLAY_OFF.match(folded, q.end):
        return True
    if q.unit == "级":
        if _TIER.match(folded, q.end):
            return True
        return not arabic and (before in _SEATS or not _GRADE.search(_around(folded, q, 60, 6)))
    if q.unit == "届":
        return bool(_SESSION.match(folded, q.end)) or not _HELD.search(folded, max(0, q.start - 6), q.start)
    if q.unit == "段":
        return not arabic and len(q.signs) == 1
    if q.unit == "层":
        return not arabic and before in ("在", "于", "到", "住", "上")
    return q.unit in ("版", "星", "星级")


def _is_date(folded, q):
    """Return whether a number without a unit is a year, or a day of the old calendar."""
    if q.signs[0] == "廿" or folded[q.start - 2 : q.start] in ("腊月", "正月"):
        return True
    if len(q.signs) == 4 and not q.hedges and q.value >= 1900 and lexicon.is_year(str(q.value)):
        return True
    if q.signs.isdecimal() and not q.hedges and q.upper is None:
        return lexicon.is_year(q.signs) or (
            len(q.signs) == 2 and folded[q.start - 1 : q.start] in ("'", "’", "‘")
        )
    return False


_SEASONS = frozenset(("赛季", "学年", "财年", "会计年度"))
_VAGUE = frozenset("县军里年岁代大度分点回步重面声道天般战口门节样方")
_NOUGHT = frozenset("度分例个人次宗") | {"摄氏度", "℃"}


def _is_number(folded, q, bare):
    """Return whether Chinese numerals count here rather than being part of a word (百姓, 零售, 三千烦恼)."""
    if q.signs[0].isdecimal() or q.form:
        return True
    if bare:
        if not is_han(folded[q.start - 1 : q.start]) and not is_han(folded[q.end : q.end + 1]):
            return True
        if q.hedges:
            return True
        digits = any(sign not in "十百千万亿兆" for sign in q.signs)
        places = any(sign in "十百千万亿兆卅点" for sign in q.signs)
        return digits and places and len(q.signs) > 1 and q.signs != "十一"
    if q.signs in ("零", "〇"):
        return q.unit in _NOUGHT
    return bool(q.hedges) or q.signs not in ("百", "千", "万", "亿") or q.unit not in _VAGUE


_CASUALTY = re.compile(r"死|伤|遇难|身亡|失踪|丧生|罹难|不治|下落|感染|确诊")
_ONLY = re.compile(
    r"(?:仅有?|只有|共有?|至少|唯一|另有|致|造成|其中|各有?|(?:合?并|[缩减降])[成为至到]|相差?|只差)$"
)
_WORTH = re.compile(r"[^,。;]{0,8}(?:相当于|等于|抵得上|折合)")
_EACH = re.compile(r"每[^,。]{1,8}有$")
_TALLIED = frozenset("死伤亡胜负平男女金银铜")
_OTHERS = re.compile(r"[二两三四五六七八九十百千0-9][人名位个][^。\n]*$")  # 五名被告中,一人无罪
_AND_ONE = re.compile(
    r"[二两三四五六七八九十百千万0-9]([^,。;、0-9二两三四五六七八九十]{1,9})[和与及、]$"
)  # 三名男子和一名女子
_THINGS = frozenset("辆支把台架艘枚张份套部件头只匹座栋间具名例宗起批箱袋瓶条顶人男女")
_END_OF_ITEM = re.compile(r"[，。、；,;)）.和及与]|$")
_NOT_NOUN = frozenset("的这那每某同另又上下第了着过有是成作为出起到在给把用像如当首哪前后各单最")


def _is_one(folded, q):
    """Return whether 一 with a measure word counts one thing rather than meaning a: 一死三伤, 救护车一辆."""
    if q.unit in _TALLIED:
        return True
    if q.unit in ("人", "例") and (
        _CASUALTY.search(_around(folded, q, 8, 6))
        or _EACH.search(folded, max(0, q.start - 10), q.start)
        or _OTHERS.search(folded, max(0, q.start - 30), q.start)
    ):
        return True
    if _ONLY.search(folded, max(0, q.start - 4), q.start) or _WORTH.match(folded, q.end):
        return True
    others = _AND_ONE.search(folded, max(0, q.start - 16), q.start)
    if others and others[1].startswith(q.unit):
        return True
    before = folded[q.start - 1 : q.start]
    noun = is_han(before) and before not in _NOT_NOUN
    return noun and q.unit in _THINGS and bool(_END_OF_ITEM.match(folded, q.end))


_FRAME_AFTER = re.compile(
    r"来(?!回)|间(?!隔)|内|累[积计]|降[雨水]|雨量|[涨跌售卖销]|即可|共[^计同]|不[间停眠]|营业|值[班守]|待命|服务|开放|监[控测]|之内|以来|后|之后|以后|前(?!往|进)|之前|以前|期间|里|中|之间|的?时间里?|时光|假|长假|任期|规划|计划|如一日"
)
_FRAME_BEFORE = re.compile(
    r"(?:过去|最近|近|未来|今后|连续|此前|前|头|为期|随后的?|这|那|上|下|每|每隔|接下来的?|往后|后)(?:不到|近|约)?$"
)
_MEASURED = re.compile(
    r"(?:提前|推迟|延迟|延误|晚点|延长|缩短|耗时|用时|历时|费时|长达|持续|维持|加时|平均|最长|最短|相差|间隔|工龄|党龄|寿命|年限|学制"
    r"|[^为]期[限间]?|时间|时长|需[要时]?|为时|判|刑期?|[驾执]照|驾驶证|资格|禁考|吊[销扣]|停权|有效期|保[修质]|质保|年资|[婚车房楼屋树船]龄|只需|仅需|花费?|用|减少?|增加?|减至|减到|增至|降至|工作|步行|行驶|飞行|停留|逗留|睡眠|睡|判处|判监|判刑"
    r"|判囚|监禁|入狱|[徒缓]刑|坐牢|囚|拘留|羁押|服刑|禁赛|停赛|停职|隔离|休假|达|超时|等候|等待|等|住院|任职|耽误|时隔|晃动?|摇晃|晚|早|快|慢"
    r"|失联|失踪|昏迷|潜逃|逃亡|关押|停[产工业课电水]|封闭|从业|执教|居住|服役|使用|拖欠|闲置|运营|训练|培训|存活|观察|治疗|历经)"
    r"了?(?:为|是|共)?(?:约|近|大约|至少|超过|逾|不到|不足|将近|至|到|长)?$"
)
_MEASURED_AFTER = re.compile(
    r"大(?![概约学家多量])|(?:以上)?的?历史|之久|的?经验|的?寿命|车程|路程|的?[工党教]龄|监禁|徒刑|拘留"
)
_LONG = frozenset("年月周期纪度头载")
_BOUNDS = frozenset(("over", "under", "at_least", "at_most"))


def _is_frame(folded, q):
    """Return whether a time frames another statement (三年来) rather than being measured (历时三年)."""
    if _MEASURED.search(folded, max(0, q.start - 8), q.start) or _MEASURED_AFTER.match(folded, q.end):
        return False
    if _FRAME_AFTER.match(folded, q.end):
        return True
    if folded[q.start - 1 : q.start] in ("日", "号") and q.unit == "天":
        return True  # 9日、10日两天
    if q.signs != "一" and folded[q.start - 1 : q.start] == "了":
        return folded[q.start - 2 : q.start - 1] == "过"
    if _FRAME_BEFORE.search(folded, max(0, q.start - 6), q.start):
        return True
    if any(rule in _BOUNDS for _, _, rule in q.hedges):
        return False
    return q.unit[-1] in _LONG or (q.signs == "一" and q.unit in ("天", "日", "夜", "晚"))


_CHANGED = re.compile(
    r"(?:增加|净增|减少|新增|增|减|增长|下降|上升|降低|提高|上涨|下跌|多出|升|降|涨|跌|下滑|回落|增幅|降幅|涨幅|跌幅|扩大|缩小|上浮|下调"
    r"|上调|增速)(?:了|为|达到?|约|近|超过)?$"
)
_CHANGED_ENDS = frozenset("加增少长降升高涨跌出滑落幅大小浮调速了为达到约近过")
_SPEED = re.compile(r"(?:每小时|每秒|时速|车速|航速|风速)(?:为|达|约|是|超过|高达|近|在)*$")
_PER_TIME = re.compile(
    r"(?:年均|月均|日均|周均|每年|每月|每天|每日|每周|每小时|平均每)[^，。,；;、\n]{0,12}$"
)
_CONTEST = re.compile(r"胜|负|战|平|败|赢|输|比分|领先|落后|击|克|取|扳|局|球|晋级|逆转")


def _kind(folded, q, kind):
    """Return the kind: that of the unit, unless the words before make it a change or a rate."""
    if q.form == "ratio" and q.upper is not None:
        return "score" if _CONTEST.search(_around(folded, q, 14, 8)) else "ratio"
    if kind in ("count", "share", "ratio"):
        if folded[q.start - 1 : q.start] in _CHANGED_ENDS and _CHANGED.search(
            folded, max(0, q.start - 6), q.start
        ):
            return "change"
        if kind == "count" and _PER_TIME.search(folded, max(0, q.start - 18), q.start):
            return "rate"
    elif kind == "length" and _SPEED.search(folded, max(0, q.start - 6), q.start):
        return "rate"
    return kind
