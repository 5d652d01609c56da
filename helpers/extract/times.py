"""Times by their form: 2023年8月, 今年前三季度, 80年代, 18:05, 目前. One grammar, read from folded text.

The reader of numbers takes from it where a date stands (`date_at`), the table what it says (`times_in`).
The words are rows of ``lists/times.csv``: `word`; `says`, what it is (year, month, day, now, part, edge,
yearly, era, calendar, before, after; borne and address, what has a number before it or after it that is no
day: 8号台风, 人民路8号); `value`, how many years, months or days from the day of publication (empty: only the
context tells), which months, which edge, or what the word makes of the time beside it; `unless`, longer
words in which it is none; `note`.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from helpers.base import LazyPattern, fold
from helpers.extract import lexicon
from helpers.extract.matching import matches_led
from helpers.extract.numerals import HAN, numeral
from helpers.extract.reading import is_han


class Time(NamedTuple):
    """What a time expression says; `start` to `end` is all of it, with 截至 before and 以來 after it.

    `relative` counts from the day of publication: ("year", -1) is 去年, ("day", 0) is 目前 and 今天,
    ("years", -10) is 近十年. Only the context tells ("year", None), 當年, ("quarter", -1), 上季,
    ("quarter", 0), 該季度, ("week before", -1), 前一周, ("same day", 0), 截至下午4時, and ("same", 0), 期內;
    of ("open", None), 第8周 and 春節, not even that. `months` and `days` are the first and the last;
    `days` of a week count from Monday. `limits` are what words beside it make of it: until, by, since,
    from, same, open, compared, yearly. `length` is in months, that of 截至3月底止六個月.
    `known` is false where it says more than these can hold (80年代, 5月上旬). `upto` is the end of a range.
    """

    start: int
    end: int
    year: int | None = None
    last_year: int | None = None
    relative: tuple[str, int | None] | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    edge: str = ""
    limits: tuple[str, ...] = ()
    known: bool = True
    upto: "Time | None" = None
    length: int = 0

    @property
    def now(self):
        """Whether it is the day of publication."""
        return self.relative == ("day", 0)

    @property
    def whole_year(self):
        """Whether it names one year and nothing else."""
        one = self.year or (self.relative and self.relative[0] == "year")
        less = self.last_year or self.months or self.days or self.edge or self.limits or self.upto
        return bool(one and self.known and not less)


@cache
def _rows():
    """Return the rows of times.csv by folded word, the longest first."""
    rows = {
        fold(row["word"]): row | {"unless": fold(row["unless"]).split()}
        for row in lexicon.word_list("times.csv")
    }
    return dict(sorted(rows.items(), key=lambda item: -len(item[0])))


@cache
def _words(*kinds):
    """Return a pattern of the words of these kinds."""
    return "|".join(re.escape(word) for word, row in _rows().items() if row["says"] in kinds)


_CJK = r"\u3400-\u9fff"
_N = rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_LATER = _MONTH.replace("元", "")  # the last of a run; in 1、元月1日 a list begins
_AGES = "历史", "的历史", "之久"  # 300年历史 is no date
_ONE = "[一二三四五六七八九]"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|(?:[一二三]?十|廿){_ONE}?|{_ONE})"
_HOUR = rf"(?:2[0-4]|1[0-9]|0?[0-9]|二?十{_ONE}?|[一二三四五六七八九零〇两])"
_TO = r" ?[-~至到、和/] ?"
_HALF = r"(?:凌晨|清晨|早晨|早上|上午|中午|午间|下午|午后|傍晚|晚上|晚间|深夜|夜间|早|晚)?"
_CLOCK = LazyPattern(
    rf"(?:(?:2[0-4]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
    rf"|{_HOUR} ?(?:时(?![代期段间候速差常空节事尚装光])|点(?!几)钟?)"
    rf"(?:半|整|许|多|[一三]刻|正| ?{_N} ?分(?!之)(?: ?{_N} ?秒)?| ?[0-5][0-9](?![0-9{HAN}%]))?)"
)
_HALF_BEFORE_IT = LazyPattern(f" ?{_HALF} ?")
_ABOUT_AN_HOUR = "(?<=[午晨夜上间早晚])[一二两三四五六七八九]{2} ?点(?!几)[钟多]?"  # 下午三四点
_HOURS = LazyPattern(rf"{_HOUR}{_TO}{_HOUR} ?时")
_DIGIT = "[零〇0OＯ○一二三四五六七八九]"  # 二00二年 and 二OO二年 are typed for 二〇〇二年
_FULL_YEAR = rf"(?:1[0-9]{{3}}|20[0-9]{{2}}|21[0-4][0-9]|[一二]{_DIGIT}{{3}})"

# What a date says, part after part, each with a name; of what is `loose` no first and last day can be told.
_YEARS = LazyPattern(
    rf"(?P<year>{_FULL_YEAR})(?:[-~至到/]{{1,2}}(?P<last_year>{_FULL_YEAR}|[0-9]{{2}}))? ?年"
)
_FIRST = "[前首头]"
_QUARTER = "[一二三四1-4]"
_PART = LazyPattern(
    rf"{_FIRST}(?:(?P<quarters>[一二两三四1-4])(?: ?个? ?季度|季)"
    rf"|(?P<first_months>{_MONTH}|两)(?: ?个 ?月|月份?(?! ?{_DAY} ?[日号])))"
    rf"|第(?P<nth_quarter>{_QUARTER})季度?|(?P<quarter>{_QUARTER})季(?:度|(?P<loose_quarter>))"
    rf"|(?P<month>{_MONTH})(?:(?P<to>{_TO})(?P<last_month>{_LATER}))? ?(?:月份?|(?P<loose_months>个月))"
    r"|Q(?P<q>[1-4])|(?P<nq>[1-4])Q|(?P<loose_half>[上下]半年)"
)
_DAYS = LazyPattern(
    rf"(?P<day>{_DAY})(?:(?P<to_day>{_TO})(?P<last_day>{_DAY}))? ?[日号](?![元圆游均产线楼院票])"
)
_DIGITS = "0123456789"
_NUMERALS = f"{_DIGITS}OＯ○{HAN}"
_NUMBERED = frozenset(f"{_DIGITS}元廿{HAN}")  # the first signs of a month, a day, an hour
_PARTS_BEGIN = _NUMBERED | set("前首头第Q上下")
_CLOCK_SIGNS = frozenset("时点:")


def _end(folded, place):
    """Return a place as it is: nothing may follow."""
    return place


def _then(folded, place):
    """Return where the time of day ends that may follow a date: 8月3日[上午10时许]."""
    if _CLOCK_SIGNS.isdisjoint(folded[place : place + 9]):
        return place
    clock = _CLOCK.match(folded, _hour(folded, place))
    return clock.end() if clock else place


def _hour(folded, place):
    """Return where the hour begins of a time of the day, after 上午 and blanks."""
    return _HALF_BEFORE_IT.match(folded, place).end()


def _is_a_clock(folded, start, end):
    """Return whether a time of the day is all that stands between two places."""
    if _CLOCK_SIGNS.isdisjoint(folded[start:end]):
        return False
    clock = _CLOCK.fullmatch(folded, _hour(folded, start), end)
    return bool(clock or _HOURS.fullmatch(folded, start, end))


def _tail(folded, place):
    """Return where 初期, 中旬 or 前后 ends that may follow."""
    if folded[place : place + 1] not in _TAILS_BEGIN:
        return place
    return _TAIL.match(folded, place).end()


_TAILS_BEGIN = frozenset("初中上下末底春夏秋冬前")
_LATER_PART = (
    r"(?:初期?|中期|中旬|上旬|下旬|中叶|末期?|底|[春夏秋冬][天季]?|前后|前夕|上半年|下半年|[上下]半叶)?"
)
_TAIL = LazyPattern(_LATER_PART)


def _part_at(folded, place):
    """Return the match of a part of the year, 前三季度 or 5月; None without one."""
    return _PART.match(folded, place) if folded[place : place + 1] in _PARTS_BEGIN else None


def _days_at(folded, place):
    """Return the match of 5日 or 5至8日, a blank before it passed over; None without one."""
    place += folded.startswith(" ", place)
    return _DAYS.match(folded, place) if folded[place : place + 1] in _NUMBERED else None


def _rest(folded, place):
    """Return where a date ends whose year ends at a place."""
    place += folded.startswith("度", place)
    if part := _part_at(folded, place + folded.startswith(" ", place)):
        days = _days_at(folded, part.end())
        place = days.end() if days else part.end()
    return _then(folded, _tail(folded, place))


def _rest_of_a_full_year(folded, place):
    """Return where a date ends that begins with a year of four signs; None of 2000年历史 and of 1980年代."""
    return None if folded.startswith(("代", *_AGES), place) else _rest(folded, place)


def _rest_of_a_month(folded, place):
    """Return where a date ends that begins with a month: 5月份, 5月3日, 正月初三, 八月十六."""
    return _tail(folded, _day_of_a_month(folded, place))


def _day_of_a_month(folded, place):
    sign = folded[place : place + 1]
    if sign == "份":
        return place + 1
    for signs, form in _OLD_DAYS:
        if sign in signs and (match := form.match(folded, place)):
            return match.end()
    days = _days_at(folded, place)
    return _then(folded, days.end()) if days else place


_OLD_DAYS = (
    (frozenset("初"), LazyPattern(rf"初(?:十|{_ONE})(?![家名个位起件天]|学生|年级)")),
    (  # 八月十六
        frozenset("廿二三十"),
        LazyPattern(rf"(?:廿{_ONE}?|二?十{_ONE}|[二三]十)(?=[,。、;)的这那之夜晚前后]|中秋|$)"),
    ),
    (  # 三月三, 七月半
        frozenset("二三六七九半"),
        LazyPattern(
            "(?:(?<=二月)二|(?<=三月)三|(?<=六月)六|(?<=七月)[七半]|(?<=九月)九)"
            "(?=[,。、;:)”」』节龙庙歌会壮畲祭当前后期]|$)"
        ),
    ),
)

_ROC_YEAR = "(?:9[0-9]|1[0-4][0-9])"  # of the Republic of China: 112 is 2023
_OF_A_FIRM = (
    "(?=营收|营业|归母|净利|毛利|业绩|收入|利润|全年|[一二三四1-4]季度|[上下]半年|[HQ][1-4]|EPS)"  # 23年营收
)
_OF_THE_REPUBLIC_TOLD = (  # 112年经济成长率, 116年完工: what happens in a year, not in so many
    "(?=经济|GDP|国内|总预算|预算|营收|税收|出口|物价|CPI|基本工资|薪资|大选|总统|立委|选举|学测|会考|统测|指考|考试"
    "|[完竣开动]工|启用|通车|上路|施行|全面|毕业|入学|全国|施政|统计|普查|出生|新生儿|死亡|[起止](?!来))"
)
_OF_A_REIGN = (  # 315年建立: what happened in a year of three digits
    "(?!来|间|以|多|前|后|的|内|里|历史|之)(?=[^,。;、\n的0-9]{0,6}(?:建[立国都]|即位|登基|称[帝王]|继位|去世|病逝|逝世|驾崩|灭[亡掉国]"
    "|攻[占打克陷入]|起兵|迁都|定都|改[元号国]|出生|投降|篡位|遇害|之[战乱变治])|[春夏秋冬](?!季|天))"
)

# The forms of a date: with which signs it begins, its head, and what returns where the rest ends.
_ANY = frozenset(_DIGITS + HAN)
_FULL = "12一二", _YEARS, _rest_of_a_full_year
_OF_AN_ERA = (
    "19",
    LazyPattern(
        rf"{_ROC_YEAR} ?(?:学年度?|年度(?!假)|年(?=[底末初]|{_MONTH} ?月|第?{_QUARTER}季|[上下]半年))"
    ),
    _rest,
)
_DECADE = _ANY, LazyPattern(rf"(?:(?:1[0-9]|20)?[0-9]0|[{HAN}]{{2,4}}) ?年代"), _tail
_YEARS_OF = {  # by the number of signs of the year
    2: (
        (
            _ANY,
            LazyPattern(
                rf"(?:[0-9]{{2}}|[零〇一二三四五六七八九]{{2}}) ?年(?= ?{_MONTH} ?月|[初底末春夏秋冬])"
            ),
            _rest,
        ),
        ("12", LazyPattern(rf"[12][0-9] ?年{_OF_A_FIRM}"), _rest),
        _OF_AN_ERA,
        (
            "089零〇八九",
            LazyPattern(
                r"(?:0[0-9]|[零〇八九][零〇一二三四五六七八九]|[89][0-9]) ?年"
                rf"(?!{'|'.join(_AGES)}|来|间|多|以|代|前|后|纪念|历程|沧桑|风雨|华诞|诞辰|大庆|校庆|的[历发光奋风])"
            ),
            _rest,
        ),
        _DECADE,
    ),
    3: (
        ("1", LazyPattern(rf"1[0-3][0-9] ?年{_OF_THE_REPUBLIC_TOLD}"), _rest),
        (_DIGITS, LazyPattern(rf"[1-9][0-9]{{2}} ?年(?:{_OF_A_REIGN})"), _end),
        _OF_AN_ERA,
        _DECADE,
    ),
    4: (_FULL, _DECADE),
}
_MONTHS = (
    _NUMBERED,
    LazyPattern(rf"{_MONTH}(?:{_TO}{_LATER})? ?月(?!龄|球|亮|饼)"),
    _rest_of_a_month,
)
_SPAN = rf"{_FULL_YEAR}[-/至](?:{_FULL_YEAR}|[0-9]{{2}})(?![0-9])"
_FISCAL = "(?:赛季|学年度?|财年|财政年度|年度)"
_RUN = (
    (
        "12一二",
        LazyPattern(
            rf"{_FULL_YEAR}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        ),
        _then,
    ),
    _FULL,
    _MONTHS,
    (_NUMBERED, _DAYS, _end),
    (_NUMBERED, _HOURS, _end),
    (_NUMBERED, LazyPattern(rf"(?<=[上午后晚间夜]){_HOUR}、{_HOUR} ?[时点](?:半|多|许|钟)?"), _end),
    (_DIGITS, LazyPattern(rf"[0-4][0-9]/[0-4][0-9] ?{_FISCAL}"), _end),
    ("12一二", LazyPattern(rf"{_SPAN}(?:{_TO}{_SPAN})? ?{_FISCAL}"), _end),
    ("一二三四1234", LazyPattern(rf"{_QUARTER}[、和至到-]{_QUARTER} ?季度"), _tail),
    (
        _DIGITS,
        LazyPattern(
            rf"[12][0-9]{_TO}[12][0-9] ?年{_OF_A_FIRM}|{_ROC_YEAR}{_TO}{_ROC_YEAR} ?(?:学年度?|年度)"
        ),
        _end,
    ),
    (
        _DIGITS,
        LazyPattern(
            r"(?:1[0-2]|[2-9])/(?:3[01]|2[0-9]|1[3-9])(?![0-9/])"
            r"|(?:1[0-2]|[1-9])/(?:[12][0-9]|3[01]|[1-9])(?=起|[上下]午)"
        ),
        _end,
    ),
)
_CENTURY = rf"{_N} ?世纪{_LATER_PART}(?:(?:[0-9]0|[{HAN}]{{2}})年代)?{_LATER_PART}"
_FORMS = {  # by the sign after the first numeral
    "月": (_MONTHS,),
    "日号": ((_NUMBERED, _DAYS, _then),),
    "时点:": ((_NUMBERED, _CLOCK, _end), (_NUMBERED, LazyPattern(_ABOUT_AN_HOUR), _end)),
    "世": ((_ANY, LazyPattern(_CENTURY), _end),),
    "学会": ((_ANY, LazyPattern(rf"(?:{_FULL_YEAR}|{_ROC_YEAR}) ?(?:学年度?|会计年度)"), _end),),
    "季": (("一二三四1234", LazyPattern(rf"{_QUARTER} ?季度?"), _tail),),
    "个": (
        ("一二两三四1234", LazyPattern("[一二两三四1-4] ?个 ?季度"), _end),
        (_NUMBERED, LazyPattern(rf"(?:{_MONTH}|两) ?个 ?月"), _end),
    ),
    "-/.~至到、和": _RUN,
}
_BY_SIGN = {sign: forms for signs, forms in _FORMS.items() for sign in signs}
_PER_WEEK = (  # 每周三次, 本周五家公司: so many in a week
    r"起(?=[案事车交诈刑盗凶命]|[^\W0-9]{1,4}[案灾祸])|天(?![气津然])|家(?![长电居])|节(?![目日])|日(?![本前至])|个(?![股人案])|小时|[次名位人场期回趟款轮届条部篇只支件项线万亿成]"
)
_WEEKDAY = LazyPattern(rf"(?:六日|[一二三四五六])(?:{_TO}[一二三四五六日天](?!{_PER_WEEK}|[{HAN}])){{0,6}}")


@cache
def _before():
    """Return the pattern of 今年, 上世纪, 当日 and the like that may stand before a date's first numeral."""
    return re.compile(rf"(?:{_words('year', 'month', 'day', 'era', 'calendar')}|元 ?月)度?(?:{_HALF})? ?$")


@cache
def _lead():
    """Return the pattern of 第 or 前 before a part of the year."""
    return re.compile(rf"(?P<year_word>{_words('year')})度? ?{_FIRST} ?$|(?P<first>[前首]) ?$|(?P<nth>第) ?$")


@cache
def _alone():
    """Return the pattern of the words that are a time without any numeral."""
    return re.compile(_words("year", "month", "day", "now", "edge", "yearly"))


def _by_first_sign(*kinds):
    """Return the words of these kinds by their first sign, the longest first."""
    found = defaultdict(list)
    for word, row in _rows().items():
        if row["says"] in kinds:
            found[word[0]].append(word)
    return dict(found)


@cache
def _first_words():
    """Return the words that a time may begin with, or be."""
    return _by_first_sign("year", "month", "day", "now", "yearly", "era", "calendar")


@cache
def _parts():
    return _by_first_sign("part")


@cache
def _limits_after():
    return _by_first_sign("after")


def _word_at(words, folded, place):
    """Return the longest of some words, by first sign, that stands at a place; empty if none does."""
    for word in words.get(folded[place : place + 1], ()):
        if folded.startswith(word, place):
            return word
    return ""


@cache
def _limits_before():
    """Return the pattern of the words before a time that limit it, and the last signs of those.

    A line may break after the word: `$` matches before a last newline too.
    """
    words = _words("before")
    return re.compile(f"(?:{words})$"), frozenset(word[-1] for word in words.split("|")) | set("\n自从")


def date_at(folded, start, end):
    """Return the span of the date whose first numeral stands at `start` to `end`, or None.

    Examples
    --------
    >>> date_at("截至2023年08月30日08:45", 2, 6), date_at("上世纪80年代初期", 3, 5), date_at("3年来", 0, 1)
    ((2, 18), (0, 9), None)
    >>> date_at("今年前三季度", 3, 4), date_at("第三季度", 1, 2), date_at("开业前三个月", 3, 4)
    ((0, 6), (0, 4), None)
    """
    sign = folded[end : end + 2].lstrip(" ")[:1]
    if end - start == 1 and folded[start - 1 : start] in _DAYS_OF:
        return _DAYS_OF[folded[start - 1]](folded, start)
    forms = _forms(folded, start, end, sign)
    if forms is None or (sign in _NO_DATE and _NO_DATE[sign](folded, start, end)):
        return None
    last = _last_of(forms, folded, start)
    if not last or last <= end:
        return _year_of_an_era(folded, start, end) if sign == "年" else None
    lead = sign in _LED and (_lead_at(folded, start) or _parts_led(folded, start, end))
    return date_start(folded, lead.start() if lead else start), last


def _forms(folded, start, end, sign):
    """Return the forms of a date by the sign after its first numeral; 二00二年 is typed with noughts."""
    if sign == "年":
        return _YEARS_OF.get(end - start, ())
    return _TYPED if sign in _NOUGHTS and folded[start] in "一二" else _BY_SIGN.get(sign)


def _last_of(forms, folded, start):
    """Return where a date ends that has one of some forms, the first that fits; None without one."""
    for signs, head, rest in forms:
        match = folded[start : start + 1] in signs and head.match(folded, start)
        last = rest(folded, match.end()) if match else None
        if last:
            return last
    return None


_NOUGHTS = frozenset("0OＯ○")
_TYPED = (_FULL,)
_WEEK = LazyPattern(rf"(?<![{HAN}0-9几半])(?:(?:上上|下下|[上本下这每])个?)?(?:周|星期|礼拜)$")
_A_WEEK = LazyPattern(rf" ?(?:{_PER_WEEK})")


def _weekday_at(folded, start):
    """Return the span of 本周五 or 周二至五, whose numeral stands at `start`; None of 每周三次."""
    week = _WEEK.search(folded, max(0, start - 5), start)
    day = week and _WEEKDAY.match(folded, start)
    if not day:
        return None
    last = _then(folded, day.end())
    alone = folded[start:last] == "六日" or not _A_WEEK.match(folded, start + 1)
    return (week.start(), last) if alone else None


def _new_moon_at(folded, start):
    """Return the span of 初七, one of the first ten days of an old month; 初三学生 are in a class."""
    before = folded[max(0, start - 3) : start - 1]
    told = before.endswith(("月", "至", "到", "大年", "农历", "除夕"))
    alone = folded[start] not in "一二三" and (before.endswith(("在", "从", "于")) or not is_han(before[-1:]))
    if folded[start] in "一二三四五六七八九十" and (
        told or alone or folded.startswith(("至初", "到初", "、初"), start + 1)
    ):
        return date_start(folded, start - 1), start + 1
    return None


_DAYS_OF = {**dict.fromkeys("周期拜", _weekday_at), "初": _new_moon_at}


def date_start(folded, start):
    """Return where a date begins that has 今年, 上世纪 or the like before its first numeral."""
    if folded[start - 1 : start] not in _before_ends():
        return start
    before = _before().search(folded, max(0, start - 8), start)
    return before.start() if before else start


@cache
def _before_ends():
    """Return the last signs of what may stand before a date's first numeral."""
    words = _words("year", "month", "day", "era", "calendar").split("|")
    return frozenset([word[-1] for word in words]) | set("月度 晨早上午间后晚夜")


def _lead_at(folded, start):
    """Return the match of what leads a part of the year: 前 after a year, or where a clause begins; or 第."""
    if folded[max(0, start - 3) : start].rstrip(" \n")[-1:] not in _LEADS:
        return None
    lead = _lead().search(folded, max(0, start - 8), start)
    alone = lead and lead["first"]
    return None if alone and not _begins_a_clause(folded, lead.start()) else lead


def _begins_a_clause(folded, place):
    return folded[place - 1 : place] in ("在", "至", "到") or not is_han(folded[place - 1 : place])


_LEADS = frozenset("前首头第")


_FRONT = LazyPattern("(?<![目此之以日月提先眼当赛节会年])[前首头] ?$")
_MONTHS_LED = LazyPattern(rf" ?(?:个 ?月|月份?(?! ?{_DAY} ?[日号]))")


def _parts_led(folded, start, end):
    """预计前三季度, 累计前2月: quarters and months are of a year, whatever stands before 前 or 首."""
    quarters = folded[end : end + 3].lstrip(" ").startswith("季" if _is_first(folded, start) else "季度")
    months = folded[end : end + 2].lstrip(" ").startswith("月") and _MONTHS_LED.match(folded, end)
    return _FRONT.search(folded, max(0, start - 3), start) if quarters or months else None


def _year_of_an_era(folded, start, end):
    """Return the span of 民国112年, whose year is none of ours, or of 124年 in 公元30年至124年."""
    era = _era().search(folded, max(0, start - 12), start)
    if not era:
        return None
    last = folded.index("年", end) + 1
    if era["first"]:
        return start, last
    return era.start(), _last_of((_MONTHS,), folded, last) or last


@cache
def _era():
    return re.compile(rf"(?:{_words('era')}) ?(?P<first>[0-9{HAN}]{{1,4}} ?年?[-~至到])?$")


_RATIO = LazyPattern(
    r"(?:比[例率值重]?尺?|[杠槓]杆率?|倍数|配比|兑[^\W0-9]{0,4}[元币镑铢盾])(?:[由从][0-9]{1,4}:[0-9]{1,4}[^\W0-9]{0,6})?"
    r"(?:为|是|达到?|[高低]达|至|到|由|从|约|近|[不未]?超过?|[不未]?[低高优大小][于至]|不足|仅|只有)? ?$"
)
_IN_RATIO = LazyPattern(
    r":[0-9]{1,4}(?:\.[0-9]{1,3})? ?(?:(?:的[^\W0-9]{0,3})?比(?![赛分较不])|配[比置]|稀释|兑换)"
)

_OF_A_RACE = LazyPattern("[0-9]{1,2}:[0-9]{2}:[0-9]{2}")  # 以2:03:12率先衝線
_WON_BY = LazyPattern("(?<![可所得用是予难加足给据借])以(?:[0-9]{1,3}:[0-9]{1,3}[、,和及]){0,6}$")


def _is_score(folded, start, end):
    """21:14 is a score where a match is spoken of and no time of day comes first, and in 以21:14、21:18.

    比例为1:20 is a ratio.
    """
    if _IN_RATIO.match(folded, end) or _RATIO.search(folded, max(0, start - 20), start):
        return True
    if _WON_BY.search(folded, max(0, start - 30), start) and not _OF_A_RACE.match(folded, start):
        return True
    if folded[start - 1 : start] in ("日", "午", "晚", "晨", "早", "夜", "间", "于", "天"):
        return False
    return bool(lexicon.SPORT.search(folded, max(0, start - 30), end + 24))


_TERM = LazyPattern(
    r"(?:监禁?|囚|狱|拘留|羁押|停[牌职赛业工产课]|禁赛|隔离|历时|长达|休假|放假|[年产婚丧病事育]假(?:期|为|共|有)?|观察|留[医院]|住院|检查|休庭|[得可应]请|请假|给[予假]|[之次即翌][日月]起(?:算|的|计算)?|(?<![日假学])期限?为|为期|期限|(?:公示|有效|宽限|[工租])期|逾期"
    r"|提前|延长|缩短|不?超过|不[足满]|[不多少低]于|至少|最[多少长短低高]|届?满|折算|每隔?|连[续升跌涨降挫休晴雨]|间隔|相隔|首)(?:约|近|至少|不少于)?$"
)
_TERM_OF_DAYS_ENDS = frozenset(  # the last signs of _TERM
    "监禁囚狱留押牌职赛业工产课离时达假期为共有察医院请予查庭起算的限前长短过足满于少多低高每隔续首约近升跌涨降挫休晴雨"
)
_LENGTH = LazyPattern(
    r" ?日(?:[之以]?内|以[上下]|之久|为限|的?(?:拘留|监禁|期限|期间|宽限|时间)|无理由|无条件"
    r"|千里|[一二两三][餐顿]|之计|游)"
)
_DAYS_AFTER = LazyPattern(rf"[{HAN}]{{1,3}} ?日[之以]?后(?!来)")  # 三日后; 3日后 may be after the third


def _is_a_term(folded, start, end):
    """监禁14日, 七日内 is how long, not which day; 第12日 is which of a row."""
    sign = folded[start - 1 : start]
    if sign in _TERM_OF_DAYS_ENDS and _TERM.search(folded, max(0, start - 8), start):
        return True
    if sign not in ("月", "至", "到") and _DAYS_AFTER.match(folded, start):
        return True
    return bool(_LENGTH.match(folded, end)) or _is_nth(folded, start)


_MONTHS_OF_A_TERM = LazyPattern(
    r"(?:判[处刑囚监]?|[求科量]处|徒刑|拘役|[羁收]押|监禁|囚|缓刑|刑期)(?:为|至|约)?(?:[0-9一二三四五六七八九十]{1,3}年)?$"
)
_MODEL_SOLD = LazyPattern(rf"[{_CJK}][A-Z][0-9]{{1,2}}月[销均产售]")  # 哈弗H6月销3万台
_TERM_ENDS = frozenset("判处刑囚监役押禁期为至约年")
_MONTHS_END = LazyPattern(rf" ?月(?! ?{_DAY} ?[日号]|[至到初底末上中下份])")


def _is_a_term_of_months(folded, start, end):
    """判刑4月, 徒刑1年8月: how long, as Taiwan prints it."""
    if folded[start - 1 : start] not in _TERM_ENDS:
        return folded[start - 1 : start].isascii() and bool(
            start > 1 and _MODEL_SOLD.match(folded, start - 2)
        )
    ahead = _MONTHS_OF_A_TERM.search(folded, max(0, start - 10), start)
    return bool(ahead) and bool(_MONTHS_END.match(folded, end))


def _is_nth(folded, start):
    return folded[max(0, start - 2) : start].rstrip(" ").endswith("第")


_QUOTED = LazyPattern(" ?号[”」』]")  # “海洋四号”
_HOISTED = LazyPattern(
    r"(?:[改悬]挂|挂[上起出]?|风球|[〔\[(](?:19|20)[0-9]{2}[〕\])])$"
)  # 改挂八号, 国发〔2024〕5号


@cache
def _borne():
    """Return the patterns of what has a number before it, and of where one follows: 8号台风, 人民路8号."""
    return re.compile(rf" ?号(?:{_words('borne')})"), re.compile(
        rf"(?:{_words('address')}|(?<![报知频跑轨隧管渠味正公])道[东西中]?|路[一二三四五六七八九]段)$"
    )


def _is_a_label(folded, start, end):
    """8号台风, 人民路8号, 第12号: a number that a thing bears."""
    borne, address = _borne()
    behind = borne.match(folded, end)
    if _HOISTED.search(folded, max(0, start - 6), start) or _QUOTED.match(folded, end):
        return True
    return bool(behind or address.search(folded, max(0, start - 3), start)) or _is_nth(folded, start)


_POINTS = LazyPattern(
    r"(?:[涨跌升降收报挫扬失开破得各记共]|点数|指数|超过|下滑|回落|达到?|近|[以按]下|以上)"
    r"(?:了|至|到|近|逾|约|为|于)? ?$"
)
_AGENDA = LazyPattern(
    r"点(?:[意建要体希启看经措思声共原说认理好主感][见议求会望示法验施考明识明因识由处张想]|[:：]|是)"
)


_MADE = LazyPattern(
    r"(?:第|强调|提出?|[谈讲说]|补充|归纳|总结|概括|注意|做到|明确|[以如]下|上述|[这那]|(?<!已)[有分])"
    r"(?:了|为|以下|这|如下|过)? ?$"
)


def _is_points(folded, start, end):
    """涨3点 are points of an index, 八点建议 and 强调两点 those of a list, 第三点 is one of them."""
    ahead = max(0, start - 5)
    made = folded[end : end + 2].lstrip()[:1] == "点" and _MADE.search(folded, ahead, start)
    return bool(made or _POINTS.search(folded, ahead, start) or _AGENDA.match(folded, end))


def _is_season(folded, start, end):
    """第三季 is one of a series; 季 is a quarter in 三季度, in 今年前三季 and where business is spoken of."""
    lead = _lead_at(folded, start)
    if lead and not lead["year_word"] and _of_business(folded, start):
        return False
    if folded.startswith("季度", folded.index("季", end)) or _is_first(folded, start):
        return False
    return not (lead and lead["year_word"])


def _of_business(folded, start):
    """第三季營收: business is spoken of right after; 《歌手》第三季 is a programme."""
    if folded[start - 2 : start - 1] == "年":  # 去年第4季
        return True
    return folded[start - 2 : start - 1] != "》" and bool(_BUSINESS.search(folded, start, start + 24))


def _is_first(folded, start):
    return folded[max(0, start - 1) : start] == "首" and folded[max(0, start - 2) : start] not in _NO_FIRST


_NO_FIRST = frozenset(("榜首", "为首"))


def _is_a_count(folded, start, end):
    """三个月 is how long; 前三个月 is the first quarter."""
    lead = _lead_at(folded, start)
    return not lead or bool(lead["nth"])


_NO_DATE = {
    ":": _is_score,
    "日": _is_a_term,
    "月": _is_a_term_of_months,
    "号": _is_a_label,
    "点": _is_points,
    "季": _is_season,
    "个": _is_a_count,
}
_LED = frozenset("季个月")


def times_in(folded, dates):
    """Return every time that a folded text names, in order; hours of the day alone are left out.

    Parameters
    ----------
    folded : str
    dates : list of (int, int)
        The spans of the numbers that are dates, as the reader found them.

    Returns
    -------
    list of Time

    Examples
    --------
    >>> for time in times_in("截至2022年底有3个,今年前三季度建成2个,比去年多1个", [(2, 8), (12, 18)]):
    ...     print(time.start, time.end, time.year or time.relative, time.months, time.edge, time.limits)
    0 8 2022 None end ('until',)
    12 18 ('year', 0) (1, 9)  ()
    23 26 ('year', -1) None  ('compared',)
    """
    times, place = [], 0
    for start, end, read in _spans(folded, dates):
        if start < place:
            continue
        time = read(folded, start, end)
        place = time.end
        whole = (
            times
            and folded[times[-1].end] in _GOES_ON
            and _with_the_last(folded, times[-1], time, start, end)
        )
        if whole:
            times[-1] = whole
        else:
            times.append(time)
    return _since_until(folded, times)


def _spans(folded, dates):
    """Return start and end of all that may be a time, and what reads it, in order, the longest first."""
    words = [match.span() for match in _alone().finditer(folded)]
    found = [
        *((*span, _by_its_word) for span in _beyond_numbers(folded)),
        *((*span, _until_an_hour) for span in _hours_told(folded)),
        *((*span, _time) for span in words if _stands(folded, *span)),
        *((*span, _by_its_word) for span in dates if not _is_a_clock(folded, *span)),
    ]
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _with_the_last(folded, last, time, start, end):
    """Return two times as one, 5月至6月 or 去年5月期間; None if each stands for itself."""
    if folded[last.end : start].strip(" ") in _RANGE and not _set_apart(last):
        return last._replace(end=time.end, upto=time._replace(start=start, limits=()), limits=())
    return last._replace(end=end) if folded[last.end : end] == "期间" else None


def _since_until(folded, times):
    """Return times with 截至15日,自9月以來 or 今年截至15日 as one: from the one up to the other."""
    if not any("until" in time.limits for time in times):
        return times
    joined = []
    for time in times:
        last = joined[-1] if joined else None
        if "until" in time.limits and last and _begins(folded, last, time):
            joined[-1] = last._replace(end=time.end, upto=time, limits=())
        elif (until := _until_of(folded, joined, time)) and _begins(folded, time, until):
            joined = [one for one in joined if one.start < until.start]
            joined.append(time._replace(start=until.start, upto=until, limits=()))
        else:
            joined.append(time)
    return joined


def _begins(folded, time, until):
    """Return whether a time says from when on something is counted that is told up to another one."""
    if "since" in time.limits:
        return folded[time.end : until.start] in ("", ",")
    this_year = time.whole_year or (time.year and not (time.months or time.limits))
    return this_year and not until.length and (until.start < time.start or time.end == until.start)


def _until_of(folded, times, time):
    """Return the time of 截至15日, or 截至前日(15日), if nothing but a comma parts it from the next one."""
    for until in reversed(times[-2:]):
        if "until" in until.limits:
            return until if _PARTED.fullmatch(folded, until.end, time.start) else None
    return None


_PARTED = LazyPattern(r"(?:\([^()]{1,8}\))?,?(?:自|从|自从)?")


def _set_apart(time):
    """Return whether words beside a time keep it from being the first of a range: 從2016年 does not."""
    return bool(set(time.limits) - {"from"})


# Times that are no numbers, or none that are dates: read for the table alone.
_WEEKS = (
    rf"(?P<which>上上|[上下]一?|[本这])个?(?:周|星期|礼拜)(?P<day>[日天]|末|[一二三四五六](?!{_PER_WEEK}))?"
)
_QUARTER_OF_A_FIRM = (
    rf"第 ?{_QUARTER} ?季(?!后|赛)|首[二三两23]?季(?!后|赛)|前[二三两23]季|首(?:两|{_MONTH}) ?个月"
    r"|(?<![0-9A-Za-z])(?:Q[1-4]|[1-4]Q)(?![0-9A-Za-z])"
)
_LAST = rf"(?:近|过去|最近)这? ?(?P<count>{_N}) ?(?P<unit>年|个月|周|天|日)(?!前|期|后|代|级|龄)[来间里内]?"
_FEAST = (
    r"(?:春节|农历新?年|新年|除夕|元旦|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一(?=[」”\"]|黄金周|假期|长假)|圣诞节?|感恩节"
    r"|复活节|黄金周|双十一|双11|小?长假|[暑寒节]假|假期|春运|暑运|暑期|旺季|淡季)[」”』]?"
    r"(?:小?长假|假期|黄金周)?[」”』]?(?:期[间内]|前后|当[天日]|(?<![前首])[首末][日天])?(?!晚会|联欢|消费券|档期)"
)
_VAGUE = (  # times of a text that nobody can place, so that none before them reaches what follows
    rf"[首头前](?:{_N}|两) ?个?(?:周|星期|天|日)(?!游)|前一(?:天|日|晚|年|个?月|季度?|届|次|轮|场)"
    r"|[上去前]一?(?:届|轮|回|次(?!要))|(?<![目之此以日年先提])前[月季](?=[为是的跌升涨增减高低约])"
    r"|[本上该新今]个?(?:赛季|球季)|[今去]季(?!度)|生涯"
    r"|近[日期来]|近年来?|日前|当时(?!尚)|[那届到彼]时(?!候?代)"
    r"|那年|后来|[此其]后|[此早]前|往年|历年|以往"
    r"|年内|以来|[今去][春夏秋冬](?![季天])|(?<![上下本这每])周末|翌[年日]|隔[天日年]"
)
_BEGINS = (
    frozenset(  # the signs that one of them begins with: most places of a text are passed over at a glance
        "上下本这近过最报期同第首前Q1234该当全今昨春农新除元清五劳端中国十圣感复黄双小长暑寒假旺淡"
        "节头去生日那届到彼后此其早往历年以周翌隔一二三四"
    )
)
_SECOND = (  # the signs that stand second in one of them
    f"上一个周星礼这 近去告内间期季至年(历夕旦明动午秋庆诞恩活金长假节运届轮回次月赛球涯"
    f"日来前时后往春夏冬末天财会Q{_NUMERALS}"
)
_BEGIN = LazyPattern(  # 昨 may stand alone; 1Q, 2023财年, 年内
    f"[{''.join(sorted(_BEGINS))}](?:(?<=昨)|(?=[{_SECOND}]))(?:(?<![1-4一二三四年])|(?=.{{0,5}}[Q财会内]))"
)
_BEYOND = LazyPattern(
    rf"(?:{_WEEKS}|{_LAST}|(?P<same>报告期[内间]|(?<=[于在])期[内间]|(?<![{_CJK}])(?:期[内间]|同期(?=,)))"
    rf"|(?P<firm>{_QUARTER_OF_A_FIRM}|(?P<quarter>上季度?|[该当]季(?!节)度?))"
    r"|(?P<before>(?<![此之提])前一个?(?:周|星期|礼拜))"
    r"|(?P<year>全年)"
    r"|(?P<today>[今昨]\([0-9]{1,2}\)[日天]?|昨(?![天日晚夜晨早午年今]))"
    rf"|(?P<open>{_FEAST}|{_VAGUE}|期间(?!费)|本季度?(?!节)|第 ?{_N} ?周"
    rf"|{_FULL_YEAR}Q[1-4]|[1-4]Q[0-9]{{2,4}}|(?:第?[一二三四1-4]|[本上该])财季"
    rf"|(?:{_FULL_YEAR} ?|[本今上该当]个?)(?:财年|财政年度|会计年度)|[本今上该当]个?年度))"
)
_BUSINESS = LazyPattern(
    "营收|营业|利润|净利|纯利|盈利|GDP|经济|出口|总值|产值|出货|投资|收入|收益|销[售货]|零售|失业|通胀|成交|按年|同比|年增|季增|[财季]报|毛利|业绩|营运|获利|每股|EPS"
)
_TAIWAN = LazyPattern("民国|台湾|行政院|立法院|新台币|中央社|主计总?处|卫福部|内政部")
_UNITS = {"年": "years", "个月": "months", "周": "weeks", "天": "days", "日": "days"}
_WEEK_OF = {"上上": -2, "上": -1, "上一": -1, "本": 0, "这": 0, "下": 1, "下一": 1}


def _beyond_numbers(folded):
    """Return the spans of times that no number tells; a quarter only where business is spoken of."""
    found = matches_led(folded, _BEGIN, _BEYOND)
    if any(map(_only_of_a_firm, found)) and not _BUSINESS.search(folded):
        found = [match for match in found if not _only_of_a_firm(match)]
    return [match.span() for match in found]


def _only_of_a_firm(match):
    return bool(match["firm"]) and not match["quarter"]


def _hours_told(folded):
    """Return the spans of 截至下午4时 and the like."""
    begun = [match.span() for match in _UNTIL.finditer(folded)]
    return [(start, last) for start, end in begun if (last := _then(folded, end)) > end]


_UNTIL = LazyPattern("截[至止]到?")


def _until_an_hour(folded, start, end):
    """Return 截至下午4时 as a time: of which day only the context tells."""
    first, last, limits = _limits(folded, start, end)
    return Time(first, last, relative=("same day", 0), limits=limits, known="open" not in limits)


def _by_its_word(folded, start, end):
    """Return a week, a day of one, 近十年, 上季, 期內 as a time, or any other."""
    if folded[end - 1] in _WEEKDAYS and (match := _WEEKDAY_ALONE.fullmatch(folded, start, end)):
        relative, days = ("week", _WEEK_OF.get(match["which"])), _days_of_week(match["day"])
        return Time(start, end, relative=relative, days=days)
    begun = folded[start] in _BEGINS and _BEGIN.match(folded, start)
    match = begun and _BEYOND.match(folded, start)
    if not match or match.end() != end or _only_of_a_firm(match):
        return _time(folded, start, end)
    if match["year"]:
        return Time(start, end, months=(1, 12))
    first, last, limits = _limits(folded, start, end)
    relative, days = _what_it_counts(match), _days_of_week(match["day"])
    known = relative[0] != "open" and "open" not in limits
    return Time(first, last, relative=relative, days=days, limits=limits, known=known)


def _what_it_counts(match):
    if match["which"]:
        return "week", _WEEK_OF[match["which"]]
    if count := _whole(match["count"]):
        return _UNITS[match["unit"]], -count
    if match["today"]:
        return "day", -1 if match["today"][0] == "昨" else 0
    if match["before"]:
        return "week before", -1
    if match["quarter"]:
        return "quarter", -1 if match["quarter"][0] == "上" else 0
    return ("same", 0) if match["same"] else ("open", None)


def _days_of_week(sign):
    """Return the first and the last day of 五 or 末 (the weekend), counted from Monday; None without one."""
    if not sign:
        return None
    return (6, 7) if sign == "末" else (_WEEKDAYS.index(sign.replace("天", "日")) + 1,) * 2


_WEEKDAYS = "一二三四五六日"
_WEEKDAY_ALONE = LazyPattern(r"(?P<which>上上|[上下]一?|[本这])?个?(?:周|星期|礼拜)(?P<day>[一二三四五六])")
_RANGE = frozenset("-~至到")
_GOES_ON = _RANGE | {" ", "期"}


def _stands(folded, start, end):
    """Return whether a word of times.csv is one here: 去年, but not in 过去年."""
    word = folded[start:end]
    return lexicon.stands(folded, start, word, _rows()[word]["unless"])


class Said(NamedTuple):
    """What a date or a word says; where it is `loose`, no first and last day can be told."""

    end: int
    word: str
    year: int | None
    last_year: int | None = None
    months: tuple[int, ...] | None = None
    days: tuple[int, ...] | None = None
    edge: str = ""
    loose: bool = False


def _time(folded, start, end):
    """Return what the date or the word at `start` to `end` says, and what limits it on both sides."""
    last, word, year, last_year, months, days, edge, loose = _all_said(folded, start)
    relative, placed, yearly = _counted(word)
    first, stop, limits = _limits(folded, start, max(end, last))
    alone = year or folded[start - 1 : start] != "年"  # 5、8月 are two, 2020年前 has no beginning
    known = placed and alone and last >= end and not loose and months != () and days != ()
    known = bool(known and "open" not in limits and not _only_about(folded, last))
    time = Time(first, stop, year, last_year, relative, months, days, edge, limits + yearly, known)
    return _with_its_length(folded, time) if "until" in limits else time


def _all_said(folded, start):
    """Return what a date or a word says, one in digits and one of the Republic of China among them."""
    if folded[start + 4 : start + 5] in _MARKS and (said := _day_in_digits(folded, start)):
        return said
    republic = folded[start] in _REPUBLIC_BEGINS and _year_of_the_republic(folded, start)
    if not republic:
        return _said(folded, start)
    return _said(folded, republic.end())._replace(year=1911 + int(republic["year"]))


_ISO = LazyPattern(
    rf"(?P<year>{_FULL_YEAR})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)


def _day_in_digits(folded, start):
    """Return what 2023-08-30 says, as `_said` does; None of what is written otherwise."""
    day = _ISO.match(folded, start)
    if not day:
        return None
    months, days = _pair(day["month"], "", ""), _pair(day["day"], "", "")
    return Said(_then(folded, day.end()), "", _whole(day["year"]), None, months, days)


_MARKS = frozenset("-/.")


def _said(folded, start):
    """Return what a date or a word says that begins at a place, one part after the other."""
    word = _word_at(_first_words(), folded, start)
    place = start + len(word)
    if word and folded[place : place + 1] in _HALVES_BEGIN:
        place = _HALF_OF_IT.match(folded, place).end()
    place, year, last_year = _years_said(folded, place)
    if not last_year and folded[place : place + 1] not in _goes_on():
        return Said(place, word, year)
    place, months, loose = _months_said(folded, place + folded.startswith(" ", place))
    place, days = _days_said(folded, place)
    edge = folded[place : place + 1] in _EDGES_BEGIN and _EDGE.match(folded, place)
    place = _then(folded, edge.end() if edge else place)
    loose = loose or (last_year and _of_two_years(year, last_year, folded[start:place]))
    edge = _EDGES[edge["edge"]] if edge else ""
    return Said(place, word, year, last_year, months, days, edge, bool(loose))


@cache
def _goes_on():
    """Return the signs with which a time may go on after its year."""
    return _PARTS_BEGIN | _HALVES_BEGIN | _EDGES_BEGIN | _parts().keys()


def _of_two_years(year, last_year, said):
    """Return whether 2022/23年度 is a year that begins in one and ends in the next; nobody says when."""
    return last_year == year + 1 and ("/" in said or "度" in said)


_HALVES_BEGIN = frozenset(" 度凌清早上中午下傍晚深夜")
_HALF_OF_IT = LazyPattern(f"度?{_HALF} ?")
_YEARS_BEGIN = frozenset("12一二")
_EDGES_BEGIN = frozenset(" 年初底末")
_EDGE = LazyPattern(" ?年?(?P<edge>[初底末](?!期))")


def _years_said(folded, place):
    """Return where a year ends, the year, and the last of a run."""
    match = folded[place : place + 1] in _YEARS_BEGIN and _YEARS.match(folded, place)
    if not match:
        return place, None, None
    end = match.end() + folded.startswith("度", match.end())
    return end, _whole(match["year"]), _last_year(match["year"], match["last_year"])


def _days_said(folded, place):
    """Return where a day or a run of days ends, and its days."""
    match = _days_at(folded, place)
    return (match.end(), _pair(match["day"], match["to_day"], match["last_day"])) if match else (place, None)


def _months_said(folded, place):
    """Return where a part of the year ends, its months, and whether it is loose."""
    if word := _word_at(_parts(), folded, place):
        return place + len(word), tuple(map(int, _rows()[word]["value"].split("-"))), False
    part = _part_at(folded, place)
    if not part:
        return place, None, False
    return (part.end(), None, True) if part.lastgroup in _LOOSE else (part.end(), _months(part), False)


_LOOSE = frozenset(("loose_quarter", "loose_months", "loose_half"))


def _only_about(folded, place):
    """Return whether a part of a time follows it, or what was held in it: 去年夏天, 2008年北京奥运会."""
    if _ABOUT.isdisjoint(folded[place : place + 9]):
        return False
    if _SEASON.match(folded, place):
        return True
    games = _GAMES.search(folded, place, place + 9)
    return bool(games) and _all_han(folded[place : games.start()])


_SEASON = LazyPattern("[春夏秋冬](?:天|季(?!赛))|[上中下]旬|版")
_GAMES = LazyPattern("[奥亚全世]运会|[冬残]奥会|世界杯|[欧美亚]洲杯|锦标赛|公开赛|世锦赛")
_ABOUT = frozenset("春夏秋冬旬版会杯赛")


def _all_han(signs):
    return all(map(is_han, signs))


_ENDED = LazyPattern(
    rf"(?:的|之)?(?:(?P<months>{_MONTH}|两) ?个月|(?P<word>年度|全年|财政?年度|半年|季度)"
    rf"|第?[一二三四1-4]财季|(?:{_N}? ?个?|[当该]|那一)(?:星期|周|天|日))"
)
_MONTHS_OF = {"年度": 12, "全年": 12, "财年度": 12, "财政年度": 12, "半年": 6, "季度": 3}


def _with_its_length(folded, time):
    """Return a time with the months that end with it: 截至3月底止六個月; a week that does is not known."""
    match = _ENDED.match(folded, time.end)
    if not match:
        return time
    length = _whole(match["months"]) if match["months"] else _MONTHS_OF.get(match["word"], 0)
    return time._replace(end=match.end(), length=length, known=time.known and length > 0)


def _year_of_the_republic(folded, start):
    """Return the match of 民國112年, or of 112年 where the text speaks of Taiwan; else None."""
    named = folded.startswith("民国", start)
    match = _OF_THE_REPUBLIC.match(folded, start + 2 if named else start)
    return match if match and (named or _speaks_of_taiwan(folded)) else None


@lru_cache(maxsize=8)
def _speaks_of_taiwan(folded):
    return bool(_TAIWAN.search(folded))


_REPUBLIC_BEGINS = frozenset("民91 ")
_OF_THE_REPUBLIC = LazyPattern(rf" ?(?P<year>{_ROC_YEAR}) ?年度?")
_COUNTED = "year", "month", "day"
_EDGES = {"初": "beginning", "底": "end", "末": "end"}


@cache
def _counted(word):
    """Return how far a word is from the day of publication, ("year", -1); if anybody knows; its limit."""
    if not word:
        return None, True, ()
    row = _rows()[word]
    says, ago = "day" if row["says"] == "now" else row["says"], int(row["value"]) if row["value"] else None
    return (says, ago) if says in _COUNTED else None, ago is not None, ("yearly",) * (says == "yearly")


@lru_cache(maxsize=1024)
def _whole(numeral_signs):
    """Return the whole number that signs name; None of none, and of such as 四四十."""
    if not numeral_signs:
        return None
    if numeral_signs == "元":  # 元月 is January
        return 1
    typed = numeral_signs if numeral_signs.isascii() else numeral_signs.translate(_AS_NOUGHT)
    read = numeral(typed)
    return int(read.value) if read else None


_AS_NOUGHT = str.maketrans("0OＯ○", "〇〇〇〇")


def _last_year(first, last):
    """Return the last of a run of years; of 2016-20年 it is 2020."""
    last = _whole(last)
    return _whole(first) // 100 * 100 + last if last is not None and last < 100 else last


def _pair(first, to, last):
    """Return two whole numbers that stand for a run, None if there are none, () if no run: 5、8月."""
    if not first:
        return None
    run = _whole(first), _whole(last or first)
    listed = (to or "").strip() in ("、", "和", "/") and run[1] != run[0] + 1
    return () if run[1] < run[0] or (last and listed) else run


def _months(part):
    """Return the first and the last month of the match of a part of the year; () if it is no run.

    Examples
    --------
    >>> [_months(_PART.match(text)) for text in ("前三季度", "2季度", "十月", "9、3月")]
    [(1, 9), (4, 6), (10, 10), ()]
    """
    name = part.lastgroup
    if name in ("month", "last_month"):
        return _pair(part["month"], part["to"], part["last_month"])
    number = _whole(part[name])
    if name == "first_months":
        return 1, number
    return 1 if name == "quarters" else 3 * number - 2, 3 * number


def _limits(folded, start, end):
    """Return start and end of a time with the words that limit it, and what they make of it."""
    if folded[start - 1 : start] not in _limits_before()[1] and folded[end : end + 1] not in _limits_after():
        return start, end, ()
    (start, first), (end, second) = _limit_before(folded, start), _limit_after(folded, end)
    begun = folded[start - 1 : start] in ("自", "从") or first == "from"
    if begun and second != "since":
        event = _SINCE_AN_EVENT.search(folded, end + 1, end + 10)  # 自9月開學以來
        if event and _all_han(folded[end : event.start()]):
            return start, event.end(), ("since",)
    limits = tuple(filter(None, (first, second)))
    return start, end, ("since",) if limits == ("from", "since") else limits


def _limit_before(folded, start):
    """Return where a time begins with the word that limits it, and what that makes of it."""
    before, signs = _limits_before()
    match = folded[start - 1 : start] in signs and before.search(folded, max(0, start - 4), start)
    if match and _stands(folded, *match.span()):
        return match.start(), _rows()[match[0]]["value"]
    return start, ""


def _limit_after(folded, end):
    """Return where a time ends with the word that limits it, and what that makes of it."""
    word = _word_at(_limits_after(), folded, end)
    if word and _stands(folded, end, end + len(word)):
        return end + len(word), _rows()[word]["value"]
    return end, ""


_SINCE_AN_EVENT = LazyPattern("以来|至今")
