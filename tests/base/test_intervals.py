"""Intervals never lose a value that their inputs allow, and print outwards."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.base.intervals import RULES, Interval, about, exactly, hull, intersection, rounded

settings.register_profile("course", deadline=None, derandomize=True)  # the same on every machine
settings.load_profile("course")


@st.composite
def intervals_with_a_value(draw, bounded=False):
    """Return an interval with open, closed or unbounded ends, and a number that it allows."""
    low = draw(st.fractions(-20, 20, max_denominator=6))
    width = draw(st.fractions(0, 20, max_denominator=6))
    place = draw(st.sampled_from([Fraction(0), Fraction(1, 7), Fraction(1, 2), Fraction(1)]))
    value = low + place * width  # as often as not at an end: there the mistakes hide
    low_closed = draw(st.booleans()) or place == 0 or not width
    high_closed = draw(st.booleans()) or place == 1 or not width
    unbounded = (False, False) if bounded else draw(st.tuples(st.booleans(), st.booleans()))
    ends = [
        None if open_ended else end for open_ended, end in zip(unbounded, (low, low + width), strict=True)
    ]
    return Interval(*ends, low_closed, high_closed), value


TWO = st.tuples(intervals_with_a_value(), intervals_with_a_value())
TWO_BOUNDED = st.tuples(intervals_with_a_value(bounded=True), intervals_with_a_value(bounded=True))


@given(TWO)
def test_arithmetic_encloses_every_value(two):
    (one, x), (other, y) = two
    assert x + y in one + other
    assert x - y in one - other
    assert x * y in one * other
    assert -x in -one
    if 0 not in other:
        assert x / y in one / other


@given(TWO)
def test_set_operations_enclose_every_value(two):
    (one, x), (other, y) = two
    assert x in hull(one, other) and y in hull(one, other)
    assert one.meets(other) == other.meets(one)
    if x in other:
        assert one.meets(other) and x in intersection(one, other)


@given(TWO_BOUNDED)
def test_no_wider_than_its_ends(two):
    """A bounded result reaches its ends, or comes as near as one likes if they are open."""
    (one, _), (other, _) = two
    corners = [x * y for x in (one.low, one.high) for y in (other.low, other.high)]
    assert ((one * other).low, (one * other).high) == (min(corners), max(corners))
    assert (one + other).low_closed == (one.low_closed and other.low_closed)


@given(intervals_with_a_value(), st.integers(0, 3))
def test_printed_outwards(interval_and_value, places):
    interval, value = interval_and_value
    low, high = interval.outwards(places)
    assert value in Interval(low, high)
    assert (low is None, high is None) == (interval.low is None, interval.high is None)


@given(intervals_with_a_value())
def test_whole_numbers_stay(interval_and_value):
    interval, value = interval_and_value
    assume(value.denominator == 1)
    assert value in interval.whole()
    assert interval.whole() == interval.whole().whole()


@given(st.sampled_from(sorted(RULES)), st.integers(1, 9), st.integers(0, 6))
def test_rules_hold_the_numbers_they_are_for(name, digit, zeros):
    """The number itself is allowed unless the hedge says that it is more, less or a multiple."""
    value, step = digit * 10**zeros, 10**zeros
    interval = RULES[name](Fraction(value), Fraction(step))
    assert (value in interval) == (
        name not in {"more_than_within_step", "over", "under", "nearly", "tens_of"}
    )
    if None not in (interval.low, interval.high):
        assert interval.high - interval.low <= 8 * value


def test_rules_as_agreed():
    assert rounded(Decimal("9.54"), Fraction(1, 100)) == Interval(Fraction("9.535"), Fraction("9.545"))
    assert RULES["more_than_within_step"](1600, 100) == Interval(1600, 1700, False, False)
    assert about(350, 10) == Interval(345, 355)
    assert RULES["over"](100) == Interval(100, None, False)
    assert RULES["under"](1000) == Interval(None, 1000, False, False)
    assert RULES["tens_of"](10) == Interval(20, 100, True, False)


def test_nought_times_unbounded_is_nought():
    assert exactly(0) * Interval(1, None) == exactly(0)
    assert Interval(0, 1) * Interval(2, None) == Interval(0, None)
    assert Interval(0, 1, False) * Interval(2, None) == Interval(0, None, False)


def test_dividing():
    assert 1 / Interval(0, 2, False) == Interval(Fraction(1, 2), None)
    assert 1 / Interval(2, None) == Interval(0, Fraction(1, 2), False)
    for divisor in (Interval(-1, 1), Interval(0, 1), exactly(0), Interval(None, None)):
        with pytest.raises(ValueError, match="nought"):
            1 / divisor


@pytest.mark.parametrize("ends", [(2, 1), (1, 1, True, False), (1, 1, False, True)])
def test_an_interval_without_a_number_is_refused(ends):
    with pytest.raises(ValueError, match="No number lies in"):
        Interval(*ends)


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="exact numbers"):
        Interval(0.1, 0.2)
    with pytest.raises(TypeError, match="exact numbers"):
        exactly(1) + 0.5


def test_apart_is_not_met():
    assert not Interval(1, 2, True, False).meets(Interval(2, 3))
    with pytest.raises(ValueError, match="No number"):
        intersection(Interval(1, 2), Interval(3, 4))


def test_text_in_both_languages():
    assert Interval(Fraction(-1), Fraction(1)).text() == "−1 to 1"
    assert exactly(Fraction(1, 3)).text(2) == "0.33"
    assert Interval(12150, None).text(language="zh") == "12,150或以上"
    assert Interval(None, None).text() == "any number"
    assert repr(Interval(1600, 1700, False, False)) == "(1600, 1700)"
    assert repr(Interval(None, 5)) == "(−∞, 5]"
