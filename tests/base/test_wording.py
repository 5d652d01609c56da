"""Numbers, intervals, days and counts as they are printed, alike wherever they stand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.base.intervals import Interval, exactly
from helpers.base.wording import Counted, allowed, decimals, number, period, result, short

OPEN = (False, False)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (-0.005, "−0.005"),
        (1e12, "1,000,000,000,000"),
        (7597917871691.85, "7,597,917,871,691.85"),
        (1e-7, "0.0000001"),
        (Decimal("-1200.50"), "−1,200.50"),
        (Decimal("0E-7"), "0.0000000"),
    ],
)
def test_numbers(value, said):
    assert number(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(2 / 3, "0.67"), (0.0042, "0.0042"), (1.005, "1"), (-12.345, "−12.35"), (58718.0, "58,718"), (0.0, "0")],
)
def test_numbers_that_are_read_and_not_counted_with(value, said):
    assert short(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (5942.307, "5,942"),
        (0.33333333, "0.3333"),
        (0.9, "0.9"),
        (1234567.8, "1,234,568"),
        (0.0, "0"),
        (-2.5, "−2.5"),
    ],
)
def test_results_have_four_digits(value, said):
    assert result(value) == said


# Interval; as a table or a chart prints it; in full; both in Chinese.
INTERVALS = [
    (Interval(3, 3), "3", "exactly 3", "3", "正好3"),
    (Interval(345, 355), "345–355", "345 to 355", "345–355", "345至355"),
    (
        Interval(1600, 1700, *OPEN),
        "1,600–1,700",
        "more than 1,600, less than 1,700",
        "1,600–1,700",
        "超過1,600、不到1,700",
    ),
    (Interval(90, 100, True, False), "90–100", "90 or more, less than 100", "90–100", "90或以上、不到100"),
    (Interval(90, 100, False, True), "90–100", "more than 90, 100 or less", "90–100", "超過90、100或以下"),
    (Interval(3000, None), "3,000 or more", "3,000 or more", "3,000或以上", "3,000或以上"),
    (Interval(3000, None, False), "more than 3,000", "more than 3,000", "超過3,000", "超過3,000"),
    (Interval(None, 20), "20 or less", "20 or less", "20或以下", "20或以下"),
    (Interval(None, 20, *OPEN), "less than 20", "less than 20", "不到20", "不到20"),
    (Interval(None, None), "any number", "any number", "任何數", "任何數"),
    (Interval(-5, -3), "−5 to −3", "−5 to −3", "−5至−3", "−5至−3"),
    (Interval(Decimal("0.9"), 1), "0.9–1.0", "0.9 to 1.0", "0.9–1.0", "0.9至1.0"),
]


@pytest.mark.parametrize(("interval", "brief", "full", "brief_zh", "full_zh"), INTERVALS)
def test_intervals_in_words(interval, brief, full, brief_zh, full_zh):
    assert (interval.text(None), interval.text(None, "zh")) == (brief, brief_zh)
    assert (allowed(interval), allowed(interval, language="zh")) == (full, full_zh)


def test_an_end_that_never_ends_rounds_outwards():
    third = exactly(1) / exactly(3)
    assert allowed(third) == "exactly 1/3"
    assert allowed(third + Interval(0, 1)) == "0.333333 to 1.333334"
    assert allowed(third + Interval(0, 1), 2) == "0.33 to 1.34"
    assert (third + Interval(0, 1)).text(2) == "0.33–1.34"


def test_bounds_beside_a_result_need_no_more_digits_than_it_has():
    interval = Interval(Fraction(1, 3), Fraction(2, 3))
    assert decimals(interval, 0.5) == 4
    assert decimals(interval, 5942.3) == 0
    assert decimals(Interval(1, 2), 0.5) == 0


@given(st.fractions(0, 10_000), st.fractions(0, 10_000))
def test_brief_and_full_print_the_same_ends_and_neither_loses_a_value(one, two):
    interval = Interval(min(one, two), max(one, two))
    if not interval.exact:
        low, high = interval.text(None).split("–")
        assert allowed(interval) == f"{low} to {high}"
        assert Decimal(low.replace(",", "")) <= interval.low
        assert interval.high <= Decimal(high.replace(",", ""))


@pytest.mark.parametrize(
    ("days", "english", "chinese"),
    [
        (("2022-12-31", "2022-12-31"), "31 December 2022", "2022年12月31日"),
        (("2022-01-01", "2022-12-31"), "1 January 2022 to 31 December 2022", "2022年1月1日至2022年12月31日"),
        (("2022-01-01", ""), "from 1 January 2022", "自2022年1月1日起"),
        (("", "2022-12-31"), "until 31 December 2022", "至2022年12月31日止"),
        (("", ""), "no date", "沒有日期"),
    ],
)
def test_periods(days, english, chinese):
    assert (period(*days), period(*days, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 rows, all in, 0"),
        (1, "1 row, in, 1"),
        (2, "2 rows, both in, 2"),
        (1200, "1,200 rows, all in, 1,200"),
    ],
)
def test_counts_choose_their_words(count, said):
    assert "{n:# row|# rows}, {n:in|both in|all in}, {n}".format(n=Counted(count)) == said
