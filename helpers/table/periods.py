"""The dates for which a number holds, as far as the text says: stated, inherited, as now, or none."""

import calendar
import re
from bisect import bisect_right
from datetime import date

from helpers.article import sentences_around

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年度?"
_RELATIVE = r"(?P<relative>今年|去年|前年|本年度?|上年度?)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])月(?P<day>(?:[12]\d|3[01]|0?[1-9])(?=[日號号]))?"
_PART = rf"(?P<part>[上下]半年|第?[一二三四1-4]季度|年?[底末]|{_MONTH}[底末]?)?"
_NOW = r"(?P<now>目前|現在|现在|當前|当前|現?如今|现如今|今天|迄今)"
_TIME = re.compile(rf"(?P<until>截至|截止到?|到)?(?:(?:{_YEAR}|{_RELATIVE}){_PART}|{_NOW})")
_NO_DATE = re.compile(r"(?:比|較|较|同比|與|与)$")  # what follows is what the number is compared with
_YEARLY = re.compile(r"年均|每年|年平均")
_AFTER_A_FRAME = ",，、:：日"
FRAME = 20  # sentences that a time at the head of one may govern


def dates_of(article, start):
    """Return first day, last day (ISO, "" if unknown) and basis of the date of a number.

    A time in the same sentence before the number is ``stated``, a word for now is ``stated as now``
    (read as the day of publication), and a time that opens an earlier sentence of the paragraph is
    ``inherited``. A yearly average has no date of its own.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> article = read_article()
    >>> place = article.text.index("9.54億元")
    >>> dates_of(article, place)
    ('2022-01-01', '2022-12-31', 'stated')
    """
    published = article.metadata["date"]
    basis = "stated"
    spans = sentences_around(article, start)
    here = bisect_right(spans, (start, len(article.text)))
    for first, last in reversed(spans[max(0, here - FRAME) : here]):
        before = article.text[first : min(start, last)]
        if basis == "stated" and _YEARLY.search(before):
            return "", "", "none"
        found = _last_time(before, opening=basis == "inherited")
        if found:
            begin, end = _days(found, published)
            if not end:  # 去年 or 目前 in a text that doesn't say when it was published
                return "", "", "none"
            return begin, end, "stated as now" if found["now"] and basis == "stated" else basis
        basis = "inherited"
    return "", "", "none"


def _last_time(text, opening):
    """Return the last time in a text; `opening`: one that opens it as its frame."""
    if opening:
        time = _TIME.match(text)
        return time if time and text[time.end() : time.end() + 1] in _AFTER_A_FRAME else None
    times = [match for match in _TIME.finditer(text) if not _NO_DATE.search(text[: match.start()])]
    return times[-1] if times else None


def _days(found, published):
    """Return the first and the last day that a time names; an end (截至…) is that day alone."""
    if found["now"]:
        return published, published
    if found["year"]:
        year = int(found["year"].translate(_CHINESE_DIGITS))
    elif published:
        year = int(published[:4]) - {"今": 0, "本": 0, "去": 1, "上": 1, "前": 2}[found["relative"][0]]
    else:
        return "", ""
    first, last = _part(year, found)
    return (last, last) if found["until"] else (first, last)


def _part(year, found):
    part = found["part"] or ""
    months = (1, 12)
    if found["month"]:
        months = (int(found["month"]),) * 2
    elif "半年" in part:
        months = (1, 6) if part.startswith("上") else (7, 12)
    elif part.endswith("季度"):
        quarter = "一二三四".find(part[-3]) + 1 or int(part[-3])
        months = (3 * quarter - 2, 3 * quarter)
    last = calendar.monthrange(year, months[1])[1]
    if found["day"] and int(found["day"]) <= last:
        day = date(year, months[0], int(found["day"])).isoformat()
        return day, day
    end = date(year, months[1], last).isoformat()
    return (end, end) if part.endswith(("底", "末")) else (date(year, months[0], 1).isoformat(), end)
