"""The dates for which a number holds, as far as the text says: stated, inherited, as now, or none.

Which of the times of a text a number has is a matter of grammar: the last before it in its sentence, unless
that one is only compared with, opens a dateline, says when something was announced, or belongs to another
number. A number without one inherits that of the sentences before it in its paragraph. Wrong is worse than
empty: where two times may be meant, or one that nobody can place, there is none.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from helpers.article import sentences_around
from helpers.base import LazyPattern
from helpers.extract import is_base
from helpers.table.periods import (
    between,
    is_a_day_alone,
    latest_year,
    month_length,
    moved,
    numbers_of,
    period,
    times_of,
    year_named,
)

FRAME = 20  # sentences whose time a number may inherit
NEAR = 12  # times before a number in its sentence that are looked at
REACH = 40  # characters after a time in which a word of speech is looked for
LONGEST = 2000  # characters of a paragraph that are looked back over
NONE = "", "", "none"
_START = attrgetter("start")
_NARROW = frozenset(("compared", "from", "same"))  # such a time has the one number after it
_HAN = r"\u3400-\u9fff"
_BEFORE_A_FRAME = LazyPattern(r"(?:^|[,:;、]|[日月]电|\)|讯)[ \u3000]*(?:其中|此外|另外|在|自|从)?$")
_AFTER_A_FRAME = frozenset(",、:")
_DATELINE = LazyPattern(r"[^,。;\n]{0,4}?(?:专?电|讯|消息|综合报道|报道\))")
_ANNOUNCED = (
    "公布|发布|发表|披露|表示|透露|介绍|指出|宣布|宣称|提醒|示警|证实|通报|强调|回应|公告|致辞|讲话|受访"
    "|呼吁|吁(?<!呼吁)|预告|警告|声明|出版|印发|刊发|采访[中时]|访访[中时]|访问中|承认|坦言|直言|批评|敦促|预[计估料测]"
)
_ANNOUNCED_ON_A_DAY = (
    rf"{_ANNOUNCED}|说|称(?!号)|指(?![数标导定])|召开|报道|报告|出炉"
    "|谈到|解释|答[复覆]|回[复覆]|汇报|发文|刊登"
)
_TOLD = LazyPattern(_ANNOUNCED_ON_A_DAY)  # a word of speech at all: sooner asked than where it stands
_SAID = r"[^,。;\n0-9]{0,16}[,:「“]"
_REPORT = LazyPattern(rf"[^,。;:!?\n]{{0,14}}?(?:{_ANNOUNCED}){_SAID}")
_REPORT_OF_A_DAY = LazyPattern(
    rf"[^,。;:!?\n]{{0,30}}?(?:{_ANNOUNCED_ON_A_DAY}){_SAID}|[,，]?[^,。;:!?\n]{{0,24}}?(?:{_ANNOUNCED})"
)
_RECORD = LazyPattern(
    r"[^,。;:\n]{0,10}?(?:[新历][高低]|最[高低大小多少快慢佳差好强弱]|首[次度见]|以来的?首|[为作]基[准期数]|之最|记录|纪录|排名|排行)"
)
_BEGUN = (
    "成立|创办|创立|创建|入职|出生|毕业|到任|上任|就任|加入|加盟|开业|落成|竣工|启用|投产|上市|去世|退休|当选"
)
_OF_A_LIFE = LazyPattern(rf"[^,。;0-9]{{0,6}}?(?:{_BEGUN})[^,。;0-9]{{0,4}}[,;、]")
_BEGUN_IN = LazyPattern(
    rf"(?:{_BEGUN}|始?建|发[表布现]|公布|出版|颁布|推出|问世|首[映播]|诞生|起?源|签署?|创作|拍摄)于$"
)
_IN = frozenset("于\n")  # its last sign, or a break of the line after it
_STRETCHES = frozenset(("years", "months", "weeks", "days"))
_A_RECORD_OF = LazyPattern("[为是创属系现成破写]了?$")  # 為近5年難得一見
_A_DAY = LazyPattern("(?:记者)?[今昨前][天日晚早晨夜午]")
_OPENING, _CLOSING = "“「『《", "”」』》"
_DAY_OF_A_LINE = LazyPattern(r"([0-9]{1,2})月([0-9]{1,2})日(?:专?电|讯)")
_BASE_OF_A_RATE = LazyPattern(  # 恢复至2019年的85%, 为去年同期水平的九成
    rf"(?:同[期月日季])?[{_HAN}]{{0,4}}的[约近逾超]*"
    r"[0-9.零一二三四五六七八九十两几多]+ ?(?:%|个?百分点|成|倍|分之)"
)
_VALUE_BEFORE = LazyPattern("(?:前[值次]|上[次期]|原[先本来定]|此前|先前|预期|预测值?)[为是的]?[约近]?$")
_LISTED = LazyPattern("[年月日季度][、和及与跟]$")
_LISTS = frozenset("、和及与跟\n")  # its last sign, or a break of the line after it
_RESPECTIVE = LazyPattern("分别|依[序次]|各[为是有]")
_ONCE = LazyPattern(r"[^,。;\n]{0,6}?(?:曾|一度)")
_IN_ALL = LazyPattern(r"累[计积][^,。;\n]{0,10}$")
_OF_THAT_TIME = LazyPattern(rf"的[{_HAN}]{{0,2}}")
_FROM = LazyPattern(rf"(?:由|从)[{_HAN}]{{0,3}}?$")
_RISEN = LazyPattern("[由从]")
_ALONE_IN_BRACKETS = LazyPattern(rf"[{_HAN}]{{0,8}}\(")
# Patterns of which each branch begins with a sign: of most texts all is passed over at a glance.
_EXPECTED_BY = r"料(?<![\s\S]料)|员料|行料|家料|场料|府料"  # at the head of the text, or by somebody
_PLANNED = LazyPattern(
    f"预计|预测|预期|预估|展望|料[将会]|{_EXPECTED_BY}|可望|有望|计划|目标|力争|将[会达至到在于可有增减升降跌]|可能|规划"
    "|恐(?![怖慌惧龙])|拟(?<![模虚]拟)"
)
_ECHO = LazyPattern(r"[则只仅]*(?:为|是|有|录得)?[约近逾]?(?=[-0-9负一二三四五六七八九十百千])")
_SET = "|".join(f"{sign}[出下定立][^,。;]{{0,6}}目标" for sign in "提定设订")
_FORECAST = LazyPattern(
    f"预[计测估料]|推算|预期(?<![于过及合逊如]预期)|展望|{_EXPECTED_BY}|,料"
    f"|目标[是为]|{_SET}|计划[于在到投]|拟(?<![虚模]拟)[于在到投]|力争"
)
_BOUNDS = "阈值|门槛|警戒[值线]|上限|下限|红线|底线|及格线?"
_THRESHOLDS = LazyPattern(_BOUNDS)
_THRESHOLD = LazyPattern(f"(?:{_BOUNDS})(?:[为是]|定为)?$")
_AGAINST = LazyPattern(
    "(?:(?<![占同环对百])比(?![例重率值分])|较|[高低多少大小优逊]于|[高低多少胜好]过|超[越过]|不[及如]|比不上)"
    r"[^,。;:!?\n]{0,30}?的$"
)
_TOP = LazyPattern("最[高低大小多少快慢佳差好强弱][^,。;:!?\n]{0,8}?的$")
_DAY_OF_THE_PAPER = LazyPattern(r"([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日(?:专?电|讯)")


def dates_of(article, start):
    """Return first day, last day (ISO, "" if unknown) and basis of the date of a number.

    A time in the same sentence that governs the number is ``stated``, a word for now is ``stated as now``
    (read as the day of publication), and what the sentences before it in the paragraph are about is
    ``inherited``. A yearly average has no date of its own, nor has a plan whose time is not over.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> article = read_article()
    >>> place = article.text.index("9.54億元")
    >>> dates_of(article, place)
    ('2022-01-01', '2022-12-31', 'stated')
    """
    spans, text, folded = sentences_around(article, start), article.text, article.folded
    here = bisect_right(spans, (start, len(text)))
    sentence = _sentence(text, *spans[here - 1])
    time, basis = _own(text, folded, sentence, start), "stated"
    if time is None:
        before = spans[max(0, here - FRAME) : here - 1]
        time, basis = _inherited(text, folded, before, sentence, start), "inherited"
    elif time and time.now:
        basis = "stated as now"
    if not time:
        return NONE
    published = _published(article.metadata["date"], folded)
    days = _days(text, folded, time, published)
    if not days or _is_open(text, folded, sentence, start, time, days, published):
        return NONE
    begin, end = days
    return begin.isoformat(), end.isoformat(), basis


class _Sentence(NamedTuple):
    """Where a sentence begins and ends, its times, and where its statistics stand."""

    first: int
    last: int
    times: tuple
    figures: tuple


@lru_cache(maxsize=4 * FRAME)  # its numbers all ask for the same, and so do those after it
def _sentence(text, first, last):
    figures = _statistics(text)
    figures = figures[bisect_left(figures, (first,)) : bisect_left(figures, (last,))]
    return _Sentence(first, last, between(times_of(text), first, last), figures)


@lru_cache(maxsize=4 * FRAME)
def _looks_ahead(folded, first, last):
    """Return whether a sentence has a word of what is to come at all, or of a threshold."""
    return any(words.search(folded, first, last) for words in (_PLANNED, _FORECAST, _THRESHOLDS))


def _is_open(text, folded, sentence, start, time, days, published):
    """Return whether nobody knows if the days of a time are those of a number."""
    first, last = sentence.first, sentence.last
    return (
        _is_of_another_month(text, time, days)
        or _is_told_on_another_day(folded, time, published)
        or (first <= time.start and _goes_too_far(text, folded, sentence, start, time, days, published))
        or (
            _looks_ahead(folded, first, last)
            and _is_planned(folded, first, start, time, days[1] == published)
        )
    )


def _is_of_another_month(text, time, days):
    """Return whether 上月 may be the month before that of which the text speaks: 3月份升5%,上月升4%."""
    return time.relative == ("month", -1) and days[0].month in _months_named(text)


@lru_cache(maxsize=8)
def _months_named(text):
    """Return the months that a text names by themselves: 3月份."""
    alone = (one.months for one in times_of(text) if one.months and not one.relative)
    return frozenset(first for first, last in alone if first == last)


@lru_cache(maxsize=8)
def _published(stated, folded):
    """Return the day of publication: that of the head, or that of a dateline with its year; else None."""
    if stated:
        return date.fromisoformat(stated)
    line = _DAY_OF_THE_PAPER.search(folded, 0, 600)
    try:
        return line and date(*map(int, line.groups()))
    except ValueError:
        return None


@lru_cache(maxsize=8)
def _statistics(text):
    """Return where the statistics of a text begin and end, in order."""
    return tuple((number.start, number.end) for number in numbers_of(text) if number.role == "statistic")


def _counted_between(figures, first, last):
    """Return whether one of some statistics stands between two places."""
    at = bisect_left(figures, (first,))
    return at < len(figures) and figures[at][0] < last


def _own(text, folded, sentence, start):
    """Return the time of its own sentence that a number has, None without one; False if there can be none."""
    first, _, times, figures = sentence
    end = _end_of(figures, start)
    if after := _in_brackets(text, folded, end):
        return after
    said = [time for time in times if time.end <= start][-NEAR:]
    for time in said:
        if "yearly" in time.limits:
            return False
    if not _OF_ANOTHER.isdisjoint(folded[max(first, start - 8) : start]):
        another = _of_another(folded, first, start, said)
        if another is not None:
            return another
    for time in reversed(said):
        if not _idle(folded, time, start) and _governs(folded, figures, time, start, end):
            return _reaches(folded, first, time, start, end) and time
    return None


def _end_of(figures, start):
    """Return where the one of some statistics ends that begins at a place; the place itself if none does."""
    at = bisect_left(figures, (start,))
    return figures[at][1] if at < len(figures) and figures[at][0] == start else start


def _goes_too_far(text, folded, sentence, start, time, days, published):
    """Return whether nobody knows if a time reaches a number in a later clause: it has had one of its own.

    After 今年1月有3家,去年為5家,增10% and 昨日3例,今年累計90例,重症2例 it may be of either time;
    so may what follows 2010年曾得50分, and what there is in all by a day: 昨日3例,累計500例.
    """
    clause = folded.rfind(",", time.end, start) + 1
    if not clause:
        return False
    from_new_year = (days[0].month, days[0].day) == (1, 1)
    if not (from_new_year or time.limits or time.now) and _IN_ALL.search(folded, clause, start):
        return True
    if not _counted_between(sentence.figures, time.end, clause):
        return False
    if _ONCE.match(folded, time.end):
        return True
    since = max(sentence.first, folded.rfind(";", sentence.first, time.start))
    before = _times_counted(folded, sentence, since, time.start)
    return any(_is_later(_days(text, folded, one, published), days) for one in before)


def _times_counted(folded, sentence, first, last):
    """Return the times between two places that have a figure before the last of them."""
    return [
        one
        for one in between(sentence.times, first, last)[-NEAR:]
        if _NARROW.isdisjoint(one.limits)
        and not _idle(folded, one, last)
        and _counted_between(sentence.figures, one.end, last)
    ]


def _is_later(other, days):
    """Return whether days end after others, or are a single one in a longer time."""
    return bool(other) and (other[1] > days[1] or (other[0] == other[1] and days[0] < other[0]))


def _is_told_on_another_day(folded, time, published):
    """Return whether 今天 is counted from a day that is not that of the paper: in a speech, after 15日电."""
    if not published or folded[time.start] not in "记今昨前" or not _A_DAY.match(folded, time.start):
        return False
    line = folded[folded.rfind("\n", 0, time.start) + 1 : time.start][-LONGEST:]
    opened = max(map(line.rfind, _OPENING)) > max(map(line.rfind, _CLOSING)) or line.count('"') % 2
    told = _DAY_OF_A_LINE.search(folded, 0, 600)
    return bool(opened) or bool(told and (*map(int, told.groups()),) != (published.month, published.day))


def _of_another(folded, first, start, said):
    """Return the time of what is compared with, or False: it has one of its own or none. None of others."""
    of = folded.endswith("的", first, start)
    if of and _TOP.search(folded, max(first, start - 16), start):
        return False
    if _VALUE_BEFORE.search(folded, max(first, start - 8), start):
        return False
    against = of and _AGAINST.search(folded, max(first, start - 36), start)
    if against and "平均" not in against[0]:  # 高於去年的9%; the mean of all is of the same time
        return next((time for time in reversed(said) if time.end > against.start()), False)
    ahead = max(first, start - 6)
    if _RISEN.search(folded, ahead, start) and _FROM.search(folded, ahead, start):
        return _last_from(said)
    return None


def _last_from(times):
    """Return the last time that begins a rise: the 39.56% of 由39.56%降至 has that of another 由, or none."""
    return next((time for time in reversed(times) if "from" in time.limits), False)


_OF_ANOTHER = frozenset("的由从前上原先预")  # what it asks for has one of these signs


def _in_brackets(text, folded, end):
    """Return the time that stands in brackets right after a number: 3萬人(2022年)."""
    opened = "(" in folded[end : end + 9] and _ALONE_IN_BRACKETS.match(folded, end)
    if not opened:
        return None
    times = times_of(text)
    at = bisect_left(times, end, key=_START)
    alone = at < len(times) and times[at].start == opened.end()
    return times[at] if alone and folded.startswith(")", times[at].end) else None


def _idle(folded, time, until):
    """Return whether a time says nothing of the figures beside it: a dateline, a report, a record."""
    if time.days and _DATELINE.match(folded, time.end):
        return True
    day = time.days or time.now or (time.relative and time.relative[0] in ("day", "week"))
    told = _TOLD.search(folded, time.end, min(until, time.end + REACH))
    report = told and (_REPORT_OF_A_DAY if day else _REPORT).match(folded, time.end, until)
    return bool(report or _is_of_a_life(folded, time) or _is_of_a_record(folded, time))


def _is_of_a_life(folded, time):
    """Return whether a time says when somebody or something began: 2019年毕业, 成立于2010年."""
    begun = folded[time.start - 1 : time.start] in _IN and _BEGUN_IN.search(
        folded, max(0, time.start - 4), time.start
    )
    return bool(begun or _OF_A_LIFE.match(folded, time.end))


def _is_of_a_record(folded, time):
    """Return whether a time tells how far a record reaches: 2019年以來新高, 為近5年難得一見."""
    reach = _is_stretch(time) and _A_RECORD_OF.search(folded, max(0, time.start - 4), time.start)
    return bool(reach or _RECORD.match(folded, time.end))


def _governs(folded, figures, time, start, end):
    """Return whether a time in its sentence is that of a number; what is compared with has its base alone."""
    if _NARROW.isdisjoint(time.limits):
        return True
    if _counted_between(figures, time.end, start):
        return False
    if "compared" in time.limits:
        if time.end == start:  # 相比2024年785萬人次
            return True
        named = _OF_THAT_TIME.fullmatch(folded, time.end, start)  # 好過去年的增長3%
        return bool(named) or is_base(folded, time.start, start, end)
    return "," not in folded[time.end : start]


def _reaches(folded, first, time, start, end):
    """Return whether a time that governs is that of a number too: not out of brackets, no base of a rate."""
    between_them = folded[time.end : start]
    closed = between_them.find(")") > 0  # but 第3周(14日至20日)新增
    if closed and folded.rfind("(", first, time.start) > folded.rfind(")", first, time.start):
        return False
    if _is_shared_out(folded, time, between_them):
        return False
    rate = "的" in between_them[:7] and _BASE_OF_A_RATE.fullmatch(folded, time.end, end)
    if rate and not _RISEN.search(folded, first, time.end):  # but 由2019年的5%升至2023年的8%
        return False
    return not _is_stretch(time) or "," not in between_them or _is_a_frame(folded, first, time)


def _is_shared_out(folded, time, between_them):
    """Return whether each number has another time: 2023年和2024年有3家和5家, 2022年至2024年分別有3家、4家."""
    if folded[time.start - 1 : time.start] in _LISTS and _LISTED.search(
        folded, max(0, time.start - 3), time.start
    ):
        return True
    years = time.last_year or (time.upto and not time.upto.months)
    return bool(years and _RESPECTIVE.search(between_them))


def _is_stretch(time):
    return bool(time.relative) and time.relative[0] in _STRETCHES


def _inherited(text, folded, before, sentence, start):
    """Return the time that the sentences before that of a number leave to it, None or False without one.

    A day on which somebody spoke, or what is forecast, after that time leaves it open whether it still holds.
    """
    if not before or _speaks_of_another(folded, sentence, start):
        return None
    for first, last in reversed(before):
        if (time := _left(text, folded, first, last)) is not None:
            return time
    return None


def _speaks_of_another(folded, sentence, until):
    """Return whether a sentence without a time for its numbers has a day of speech or a forecast."""
    first, last, times, _ = sentence
    if _looks_ahead(folded, first, last) and _FORECAST.search(folded, max(first, until - LONGEST), until):
        return True
    said = [time for time in times if time.end <= until][:NEAR]
    return any(_idle(folded, time, until) for time in said)


@lru_cache(maxsize=4 * FRAME)  # the numbers of a paragraph all look back at the same sentences
def _left(text, folded, first, last):
    """Return the time that an earlier sentence leaves to those after it, None if it is about none.

    That is the one time which its figures have; without figures, one that stands apart from it as a frame.
    False if it is about several, or about one that does not reach further, or speaks of another.
    """
    sentence = _sentence(text, first, last)
    wide = _times_of_figures(text, folded, sentence)
    if wide:
        return len(wide) == 1 and _is_plain(folded, sentence, last, wide[0]) and wide[0]
    said = [time for time in sentence.times[:NEAR] if not _idle(folded, time, last)]
    frame = next((time for time in said if _is_a_frame(folded, first, time)), None)
    about_one = any("compared" not in time.limits for time in said)
    return frame or (False if about_one or _speaks_of_another(folded, sentence, last) else None)


def _times_of_figures(text, folded, sentence):
    """Return each time once which the figures of a sentence have, those of one figure alone left out."""
    own = [_own(text, folded, sentence, start) for start, _ in sentence.figures[-NEAR:]]
    return list({time.start: time for time in own if time and _NARROW.isdisjoint(time.limits)}.values())


def _is_a_frame(folded, first, time):
    """Return whether a time stands apart, at the head of a clause: 截至2022年底,全縣變了."""
    if "compared" in time.limits or folded[time.end : time.end + 1] not in _AFTER_A_FRAME:
        return False
    head = folded[max(first, time.start - 8) : time.start]
    return bool(_BEFORE_A_FRAME.search(head))


def _is_plain(folded, sentence, last, time):
    """Return whether a time of a sentence is about it all: before each figure, not now, no forecast after."""
    forecast = _FORECAST.search(folded, time.end, min(last, time.end + LONGEST))
    return not (forecast or time.now or _counted_between(sentence.figures, sentence.first, time.start))


def _is_planned(folded, first, start, time, going_on):
    """Return whether a number is a threshold or about what is to come, and no time in its clause is over."""
    if _THRESHOLD.search(folded, max(first, start - 8), start):
        return True
    since = first if going_on and not time.now else max(first, time.end)
    if _FORECAST.search(folded, since, start):
        return going_on or time.start < folded.rfind(",", first, start)
    near = max(first, start - 30)
    clause = max(near, *[folded.rfind(cut, near, start) + 1 for cut in ",;。"])
    return bool(_PLANNED.search(folded, clause, start)) and (going_on or time.start < clause)


def _days(text, folded, time, published):
    """Return the days of a time of a text, or None; kept, as several numbers have one time."""
    known = _known_days(text, published)
    if time.start not in known:
        known[time.start] = _read_days(text, folded, time, published)
    return known[time.start]


@lru_cache(maxsize=8)
def _known_days(text, published):
    """Return where the days are kept that the times of a text have, by where a time begins."""
    return {}


def _read_days(text, folded, time, published):
    """Return the days of a time, or None; one that points back (期內) has them from one before it."""
    back = _points_back(time) or "same" in time.limits
    if back or _echoes(folded, time):
        context = _context(text, folded, _earlier(text, time), published)
        if back or (context and _part_of_a_year(*context)):
            return context and _back(*context, time)
    if is_a_day_alone(time) or _lacks_a_year(time, published):
        return _read_by_its_paragraph(text, folded, time, published)
    return period(time, None, published)


def _read_by_its_paragraph(text, folded, time, published):
    """Return the days of 7日 or 第三季度: its month or year is told by what its paragraph says before it."""
    line = folded.rfind("\n", max(0, time.start - LONGEST), time.start) + 1
    earlier = [one for one in _earlier(text, time) if one.start >= line]
    placed = _in_its_month(earlier, time)
    year = _year_meant(earlier, time, line, folded, published) if _lacks_a_year(placed, published) else None
    return period(placed, year, published)


def _earlier(text, time):
    """Return the last times of a text before one of them."""
    times = times_of(text)
    at = bisect_left(times, time.start, key=_START)
    return times[max(0, at - NEAR) : at]


def _lacks_a_year(time, published):
    """Return whether only what is said beside a part of the year tells of which year it is."""
    return bool(time.months or time.edge) and not year_named(time, published)


def _points_back(time):
    return bool(time.relative) and time.relative[0] in _BACK


def _echoes(folded, time):
    """Return whether a bare year is set beside the figure before it: 第三季3億元,去年為2億元."""
    last_year = time.whole_year and time.relative and time.relative[1] < 0
    return bool(last_year and _ECHO.match(folded, time.end))


def _context(text, folded, earlier, published):
    """Return the days of the last of some times that says by itself what is spoken of, or None."""
    for time in reversed(earlier):
        back = not _NARROW.isdisjoint(time.limits) or _points_back(time)
        dateline = time.days and time.year
        if not back and not dateline and not _idle(folded, time, len(folded)) and not _echoes(folded, time):
            days = _days(text, folded, time, published)
            return None if _another(text, folded, earlier, time, days, published) else days
    return None


def _another(text, folded, earlier, time, days, published):
    """Return whether the paragraph of a time speaks of another one too: then nobody knows which is meant."""
    last = next((one for one in reversed(earlier) if one.end < time.start and one.known), None)
    if not last or not _NARROW.isdisjoint(last.limits) or "\n" in folded[last.end : time.start]:
        return False
    if folded[last.end : time.start] == "(":  # 過去一周(10月5至11日)
        return False
    return not _idle(folded, last, len(folded)) and _days(text, folded, last, published) != days


def _part_of_a_year(first, last):
    return (last - first).days < 360


def _back(first, last, time):
    """Return the days of a time that points back to others: the same, the quarter or the year before."""
    unit, ago = time.relative or ("", None)
    if unit in _BACK:
        return _BACK[unit](first, last, ago)
    if "same" not in time.limits and last - first < timedelta(27):  # 8日有3個,去年是2個: on a day, or in all
        return None
    months = 12 * ago if unit == "year" and ago is not None else 12 * ((time.year or first.year) - first.year)
    end = moved(last, months)
    return moved(first, months), _last_of_month(end) if last == _last_of_month(last) else end


def _quarter_back(first, last, ago):
    whole = first.day == 1 and first.month % 3 == 1 and last == _last_of_month(moved(first, 2))
    return (moved(first, 3 * ago), _last_of_month(moved(first, 3 * ago + 2))) if whole else None


def _week_back(first, last, ago):
    week = timedelta(7 * ago)
    return (first + week, last + week) if last - first == timedelta(6) else None


_BACK = {
    "same": lambda first, last, _: (first, last),
    "same day": lambda first, last, _: (first, last) if first == last else None,
    "quarter": _quarter_back,
    "week before": _week_back,
}


def _last_of_month(day):
    return day.replace(day=month_length(day.year, day.month))


def _in_its_month(earlier, time):
    """Return 7日 with the month of the day named before it in the paragraph, if there is one."""
    if not is_a_day_alone(time):
        return time
    dated = next((one for one in reversed(earlier) if one.months and one.days and one.known), None)
    return time._replace(months=dated.months) if dated and dated.months[0] == dated.months[1] else time


def _year_meant(earlier, time, line, folded, published):
    """Return the year of a time that names none (第三季度), by those named before it in the paragraph.

    It is that of publication or the latest if no other was spoken of last, or that which was named as a
    whole, in the same sentence or apart from it (2021年,…。上半年), or that of a part of
    the year before it (去年9月底止第三季, 去年上半年…,下半年). After 去年12月, or a time that nobody
    can place, the text leaves it open: None.
    """
    named = next((one for one in reversed(earlier) if _names_a_year(one)), None)
    if not named:
        return latest_year(time, published)
    year = year_named(named, published)
    if year is None or (published and year == published.year):
        return year
    sentence = max(folded.rfind(end, line, time.start) + 1 for end in "。!?\n")
    return year if _goes_on(named, time, max(line, sentence), folded) else None


def _goes_on(named, time, first, folded):
    """Return whether a time is of the year of the one named before it; its sentence begins at `first`."""
    same_sentence = named.start >= first
    if time.months == (1, 12) and (named.edge == "end" or (named.months and named.months[1] == 12)):
        return True  # 2023年末有3人,全年出生1人
    if named.end == time.start or (same_sentence and _later_part(named, time)):
        return True
    return named.whole_year and (same_sentence or folded[named.end : named.end + 1] in _AFTER_A_FRAME)


def _later_part(time, later):
    """Return whether a quarter or a half follows another one: 去年上半年…,下半年…."""
    parts = [
        one.months for one in (time, later) if one.months and not one.days and one.months[1] > one.months[0]
    ]
    return len(parts) == 2 and parts[0][1] < parts[1][0]


def _names_a_year(time):
    """Return whether a time may say of which year the text speaks; what is compared with it is another."""
    own = time.year or (time.relative[0] == "year" if time.relative else not time.known)
    return bool(own) and "compared" not in time.limits
