"""The dates for which a number holds, as far as the text says: stated, inherited, as now, or none.

What a time says is read by the one grammar of times (`helpers.extract.times`); here it meets the calendar
and the day of publication. What is not known stays empty.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from helpers.article import sentences_around
from helpers.base import fold
from helpers.extract import find_numbers, times_in

FRAME = 20  # sentences that a time at the head of one may govern
NONE = "", "", "none"
_BEFORE_A_FRAME = frozenset(("", "在", "自", "从"))
_AFTER_A_FRAME = frozenset(",、:")
_COUNTED_FROM_A_DAY = "前", "来", "后", "以", "之"  # after a duration: 三年來, 五年以前


@lru_cache(maxsize=8)
def numbers_of(text):
    """Return every number of a text as a tuple; a text is read once, for rows and times alike."""
    return tuple(find_numbers(text))


@lru_cache(maxsize=8)
def times_of(text):
    """Return every time that a text names, in order, by the dates that the reader of numbers found.

    A duration that is counted from a day (三年來) is one too; of which days nobody says.

    Examples
    --------
    >>> [(time.start, time.end) for time in times_of("去年底有3個,今年前三季度建成2個")]
    [(0, 3), (7, 13)]
    """
    folded = fold(text)
    dates = [
        (number.start, number.end)
        for number in numbers_of(text)
        if number.role == "date"
        or (number.role == "duration" and folded.startswith(_COUNTED_FROM_A_DAY, number.end))
    ]
    return tuple(times_in(folded, dates))


def between(times, start, end):
    """Return those of some times that begin at `start` or later and end at `end` or before."""
    first = bisect_left(times, start, key=lambda time: time.start)
    return times[first : bisect_right(times, end, key=lambda time: time.end)]


def dates_of(article, start):
    """Return first day, last day (ISO, "" if unknown) and basis of the date of a number.

    A time in the same sentence before the number is ``stated``, a word for now is ``stated as now``
    (read as the day of publication), and a time that opens an earlier sentence of the paragraph is
    ``inherited``. A yearly average has no date of its own. No period ends after the day of publication.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> article = read_article()
    >>> place = article.text.index("9.54億元")
    >>> dates_of(article, place)
    ('2022-01-01', '2022-12-31', 'stated')
    """
    published = date.fromisoformat(article.metadata["date"]) if article.metadata["date"] else None
    times = times_of(article.text)
    spans = sentences_around(article, start)
    here = bisect_right(spans, (start, len(article.text)))
    frame = spans[max(0, here - FRAME) : here]
    for first, last in reversed(frame):
        said = between(times, first, min(start, last))
        own = last > start
        if own and any("yearly" in time.limits for time in said):
            return NONE
        time = _last(said) if own else _opening(said, first, article.folded)
        if time:
            earlier = between(times, frame[0][0], time.start)
            year = _year_meant(earlier, first, article.folded, published)
            days = period(time, year, published)
            basis = ("stated as now" if time.now else "stated") if own else "inherited"
            return (*(day.isoformat() for day in days), basis) if days else NONE
    return NONE


def _last(said):
    """Return the last of some times that the number is not merely compared with, or None."""
    return next((time for time in reversed(said) if "compared" not in time.limits), None)


def _opening(said, first, folded):
    """Return the time that opens a sentence and stands apart from it, a frame for what follows, or None."""
    time = said[0] if said else None
    if not time or "compared" in time.limits or folded[first : time.start] not in _BEFORE_A_FRAME:
        return None
    return time if folded[time.end : time.end + 1] in _AFTER_A_FRAME else None


def _year_meant(earlier, first, folded, published):
    """Return the year of a time that names none (第三季度), by those named before it in the paragraph.

    It is that of publication if no other was spoken of last, or that which was named as a whole, in the
    same sentence (from `first` on) or apart from it (2021年,…。上半年). After 去年12月, or a time that nobody
    can place, the text leaves it open: None.
    """
    named = [time for time in earlier if _names_a_year(time)]
    this = published.year if published else None
    year = _year(named[-1], published) if named else this
    if year is None or year == this:
        return year
    near = named[-1].start >= first or folded[named[-1].end : named[-1].end + 1] in _AFTER_A_FRAME
    return year if near and named[-1].whole_year else None


def _names_a_year(time):
    """Return whether a time may say of which year the text speaks; what is compared with it is another."""
    own = time.year or not time.known or (time.relative and time.relative[0] == "year")
    return bool(own) and "compared" not in time.limits


def _year(time, published):
    """Return the year that a time names by itself, or None."""
    unit, ago = time.relative or ("", None)
    return published.year + ago if unit == "year" and ago is not None and published else time.year


def period(time, year, published):
    """Return the first and the last day that a time names, or None if the text leaves them open.

    Parameters
    ----------
    time : Time
    year : int or None
        The year meant if the time names none.
    published : date or None
        No period ends after it; a plan for later has no days yet.

    Examples
    --------
    >>> for text in ("今年前三季度有3個", "今年以來有3個", "截至今年底有3個", "去年5月有3個"):
    ...     days = period(times_of(text)[0], None, date(2023, 11, 20))
    ...     print(text[:-3], days and [day.isoformat() for day in days])
    今年前三季度 ['2023-01-01', '2023-09-30']
    今年以來 ['2023-01-01', '2023-11-20']
    截至今年底 None
    去年5月 ['2022-05-01', '2022-05-31']
    """
    begun = _placed(time, year, published)
    days = begun and _days(begun)
    if days and time.upto:
        last = time.upto
        if last.days and not last.months:  # 5月6日至8日
            last = replace(last, months=begun.months)
        ended = _placed(last, begun.year, published)
        until = ended and _days(ended)
        days = until and (days[0], until[1])
    return days and _limited(*days, time.limits, published)


def _placed(time, year, published):
    """Return a time with its year, and its month and day where they count from publication; or None."""
    unit, ago = time.relative or ("", 0)
    if not time.known or (unit and not published):
        return None
    if unit == "day":
        day = published + timedelta(ago)
        return replace(time, year=day.year, months=(day.month, day.month), days=(day.day, day.day))
    if unit == "month":
        years, month = divmod(published.year * 12 + published.month - 1 + ago, 12)
        return replace(time, year=years, months=(month + 1, month + 1))
    year = _year(time, published) or (year if time.months or time.edge else None)
    return replace(time, year=year) if year else None


def _days(time):
    """Return the first and the last day of a time that has its year, or None where the calendar has none."""
    (first, last), last_year = time.months or (1, 12), time.last_year or time.year
    if time.days and (not time.months or first != last):
        return None
    day, last_day = time.days or (1, monthrange(last_year, last)[1])
    try:
        begin, end = date(time.year, first, day), date(last_year, last, last_day)
    except ValueError:  # the 31st of February
        return None
    if time.edge == "beginning":  # 年初 is more than a day, and nobody says how much
        return (begin, begin) if time.limits else None
    return (end, end) if time.edge == "end" else (begin, end)


def _limited(first, last, limits, published):
    """Return the days as the words beside a time and the day of publication leave them, or None."""
    if "since" in limits:
        last = published
    planned = published and (first > published or ("by" in limits and last > published))
    if not last or planned or last < first:
        return None
    last = min(last, published) if published else last
    return (last, last) if "until" in limits or "by" in limits else (first, last)
