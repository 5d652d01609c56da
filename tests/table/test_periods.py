"""The days that a time names."""

from datetime import date

import pytest

from helpers.article import read_article
from helpers.table.periods import between, moved, numbers_of, period, times_of


def test_times_rest_on_the_dates_that_the_reader_found():
    text = read_article().text
    dated = [(number.start, number.end) for number in numbers_of(text) if number.role == "date"]
    times = times_of(text)
    assert len(dated) == 7
    assert [
        span for span in dated if not any(one.start <= span[0] and span[1] <= one.end for one in times)
    ] == []


def test_signs_that_nobody_sees_hide_no_day():
    (time,) = times_of("在2022年\u200b5月至8\u200b月有3個")
    assert (time.start, time.end) == (1, 13)
    assert period(time, None, None) == (date(2022, 5, 1), date(2022, 8, 31))
    assert (time.upto.start, time.upto.end) == (10, 13)


def test_times_between_two_places_lie_between_them():
    times = times_of("去年有3個,今年有5個,目前有7個")
    assert between(times, 0, 9) == times[:2]
    assert between(times, 1, 16) == times[1:3]
    assert between(times, 3, 7) == ()


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("2月29日有3個", 2024, ("2024-02-29", "2024-02-29")),
        ("2月30日有3個", 2024, None),
        ("9日有3個", None, None),
        ("19日有3個", None, ("2024-03-19", "2024-03-19")),
        ("2022年有3個", None, ("2022-01-01", "2022-12-31")),
        ("11月有3個", 2024, None),
        ("周日有3個", None, None),
        ("周三有3個", None, ("2024-03-20", "2024-03-20")),
    ],
)
def test_a_time_meets_the_calendar(text, year, expected):
    times = times_of(text)
    days = period(times[0], year, date(2024, 3, 20)) if times else None
    assert (days and tuple(day.isoformat() for day in days)) == expected


def test_without_a_day_of_publication_what_counts_from_it_is_open():
    for text in ("上周五有3個", "近十年有3個", "9日有3個", "昨天有3個"):
        assert period(times_of(text)[0], None, None) is None


def test_a_shorter_month_ends_sooner():
    assert moved(date(2023, 12, 31), 2) == date(2024, 2, 29)
