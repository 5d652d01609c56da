"""The days that a time names: what the text says meets the calendar and the day of publication.

What a time says is read by the one grammar of times (`helpers.extract.times`); which time a number has is
found in `dating`. What is not known stays empty: a fiscal year whose start nobody tells, a season, 80年代.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from helpers.base import fold, fold_whole, seen
from helpers.extract import find_numbers, times_in

RECENT, LATELY = 7, 120  # days before publication: how far 7日 may lie back, and 12月28日 in another year
_START, _END = attrgetter("start"), attrgetter("end")
_COUNTED_FROM_A_DAY = "前", "来", "后", "以", "之"  # after a duration: 三年來, 五年以前


@lru_cache(maxsize=8)
def numbers_of(text):
    """Return every number of a text as a tuple; a text is read once, for rows and times alike."""
    return tuple(find_numbers(text))


def unit_of(number):
    """Return the unit of a number, folded.

    Examples
    --------
    >>> unit_of(numbers_of("3個")[0])
    '个'
    """
    return _folded_unit(number.unit)


_folded_unit = lru_cache(maxsize=1024)(fold)  # many numbers have one of few units


@lru_cache(maxsize=8)
def times_of(text):
    """Return every time that a text names, in order, by the dates that the reader of numbers found.

    A duration that is counted from a day (三年來) is one too; of which days nobody says.

    Examples
    --------
    >>> [(time.start, time.end) for time in times_of("去年底有3個,今年前三季度建成2個")]
    [(0, 3), (7, 13)]
    """
    read, places = seen(text)
    folded = fold_whole(read)
    dates = [
        (number.start, number.end)
        for number in numbers_of(read)
        if number.role == "date"
        or (number.role == "duration" and folded.startswith(_COUNTED_FROM_A_DAY, number.end))
    ]
    times = tuple(times_in(folded, dates))
    return times if read == text else tuple(_placed_in(places, time) for time in times)


def _placed_in(places, time):
    """Return a time of what is seen of a text at its place in the text itself."""
    upto = time.upto and _placed_in(places, time.upto)
    return time._replace(start=places[time.start], end=places[time.end - 1] + 1, upto=upto)


def between(times, start, end):
    """Return those of some times that begin at `start` or later and end at `end` or before."""
    first = bisect_left(times, start, key=_START)
    return times[first : bisect_right(times, end, first, key=_END)]


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
    if not _countable(time, published):
        return None
    if time.relative and time.relative[0] in _COUNTED:
        return _limited(*_COUNTED[time.relative[0]](time, published), time.limits, published)
    begun = _placed(time, year, published)
    days = begun and _days(begun)
    if days and time.upto:
        until = _until(begun, time.upto, published)
        days = until and (days[0], until)
    days = days and _limited(*days, time.limits, published)
    return _ending(days[1], time.length) if days and time.length else days


def _ending(last, months):
    """Return the months that end with a day, or None if it ends no month: nobody says where they begin."""
    after = last + timedelta(1)
    return (moved(after, -months), last) if after.day == 1 else None


def _countable(time, published):
    """Return whether days can be told of a time: 昨天 and 9日 need the day of publication."""
    return time.known and bool(published or not (time.relative or is_a_day_alone(time)))


def _until(begun, last, published):
    """Return the last day of a range that has begun, or None."""
    if last.days and not last.months and not last.limits:  # 5月6日至8日
        last = last._replace(months=begun.months)
    ended = _countable(last, published) and _placed(last, begun.year, published)
    days = ended and _days(ended)
    ahead = days and last.limits and published and days[1] > published  # 今年截至6月底, said in May
    return None if ahead else days and days[1]


def _placed(time, year, published):
    """Return a time with its year, and its month and day where they count from publication; or None."""
    unit, ago = time.relative or ("", 0)
    if unit == "day":
        return _on(time, published + timedelta(ago))
    if unit == "month":
        years, month = divmod(published.year * 12 + published.month - 1 + ago, 12)
        return time._replace(year=years, months=(month + 1, month + 1))
    if is_a_day_alone(time):
        return _recent(time, published)
    year = year_named(time, published) or (year if time.months or time.edge else None)
    return (time if year == time.year else time._replace(year=year)) if year else None


def is_a_day_alone(time):
    """Return whether a time names a day and nothing else, so that only the context tells its month.

    Examples
    --------
    >>> [is_a_day_alone(time) for text in ("7日有3個", "5月7日有3個") for time in times_of(text)]
    [True, False]
    """
    return bool(time.days and not time.months and not time.relative)


def _on(time, day):
    return time._replace(year=day.year, months=(day.month, day.month), days=(day.day, day.day))


def _recent(time, published):
    """Return 7日 or 5至8日 as days shortly before publication, or None if they are not."""
    for ago in range(RECENT + 1):
        day = published - timedelta(ago)
        if day.day == time.days[0]:
            return _on(time, day)._replace(days=time.days)
    return None


def latest_year(time, published):
    """Return the year of a time where no year is spoken of: that of publication, or the one before.

    12月28日 and 第四季度 in a paper of January are of the year before. None of the first nine months in a
    paper of August: they are not over, and nobody says of which year they are.

    Examples
    --------
    >>> for text in ("12月28日有3個", "1至11月有3個", "1月有3個"):
    ...     print(text[:-3], latest_year(times_of(text)[0], date(2024, 1, 20)))
    12月28日 2023
    1至11月 2023
    1月 2024
    """
    if not published or not time.months:
        return published and published.year
    year, (first, last) = published.year, time.months
    day = time.days[0] if time.days else month_length(year, last)
    ahead = (first, time.days[0] if time.days else 1) > (published.month, published.day)
    part = first == 1 and last > published.month
    if not (ahead or part):
        return year
    try:
        lately = published - date(year - 1, last, day) <= timedelta(LATELY)
    except ValueError:  # the 29th of February
        return None
    return year - 1 if lately else None if part else year


def _in_weeks(time, published):
    """Return the first and the last day of a week or of a day of one: 上週五, 周一 (the last one)."""
    (_, ago), (first, last) = time.relative, time.days or (1, 7)
    monday = published - timedelta(published.weekday())
    if ago is None:
        ago = -1 if first > published.isoweekday() else 0
    begin = monday + timedelta(7 * ago + first - 1)
    return begin, begin + timedelta(last - first)


def _up_to_now(time, published):
    """Return the stretch that ends at publication: 近十年, 過去三個月."""
    unit, ago = time.relative
    if unit in ("days", "weeks"):
        return published + timedelta(ago * (7 if unit == "weeks" else 1)), published
    return moved(published, ago * (12 if unit == "years" else 1)), published


@lru_cache(maxsize=1024)
def month_length(year, month):
    """Return how many days a month has.

    Examples
    --------
    >>> month_length(2023, 2), month_length(2024, 2)
    (28, 29)
    """
    return monthrange(year, month)[1]


def moved(day, months):
    """Return a day so many months later; the last day of a shorter month stands for one that it lacks.

    Examples
    --------
    >>> moved(date(2024, 2, 29), -12), moved(date(2024, 5, 31), 1)
    (datetime.date(2023, 2, 28), datetime.date(2024, 6, 30))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def year_named(time, published):
    """Return the year that a time names by itself, or None."""
    unit, ago = time.relative or ("", None)
    return published.year + ago if unit == "year" and ago is not None and published else time.year


_COUNTED = {"week": _in_weeks, **dict.fromkeys(("years", "months", "weeks", "days"), _up_to_now)}


def _days(time):
    """Return the first and the last day of a time that has its year, or None where the calendar has none."""
    (first, last), last_year = time.months or (1, 12), time.last_year or time.year
    if time.days and (not time.months or first != last):
        return None
    day, last_day = time.days or (1, month_length(last_year, last))
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
