"""When two values are the same; where the ends of a result lie."""

from fractions import Fraction

import pytest

from helpers.lesson.comparing import end_states, is_right, same

RESULT = [Fraction("34.0909"), Fraction("36.9318")]


def ends(*texts):
    return [text and Fraction(text) for text in texts]


@pytest.mark.parametrize(
    ("given", "states"),
    [
        (ends("34.0909", "36.9318"), ["right", "right"]),
        (ends("34.090909", "36.9318"), ["right", "right"]),
        (ends("34", "37"), ["right", "right"]),
        (ends("34.09", "36.94"), ["right", "right"]),
        (ends("34.1", "36.9"), ["inside", "inside"]),
        (ends("33", "37"), ["outside", "right"]),  # a step further than rounding goes
        (ends("30", "40"), ["outside", "outside"]),  # tens are wider than the interval
        (ends("34.05", "37"), ["outside", "right"]),  # a twentieth is no power of ten
        (ends("34", None), ["right", "outside"]),
    ],
)
def test_an_end_of_a_result_is_right_exact_or_rounded_outwards(given, states):
    assert end_states(RESULT, given, {"outwards": True}) == states
    assert is_right(RESULT, given, {"outwards": True}) == (states == ["right", "right"])


def test_without_outwards_only_exact_ends_are_right():
    assert end_states(RESULT, ends("34", "36.9318"), {}) == ["outside", "right"]
    assert end_states(ends("1600", None), ends("1600", "1700"), {}) == ["right", "inside"]


def test_a_wide_tolerance_lets_no_end_be_rounded_inwards():
    entry = {"ordered": True, "outwards": True, "tolerance": 0.05}
    assert not is_right(ends("1.4", "2"), ends("1.41", "1.99"), entry)
    assert is_right(ends("1.4", "2"), ends("1.4", "2"), entry)


def test_ends_below_nought_round_outwards_too():
    assert is_right(ends("-2.46", "-1.23"), ends("-2.5", "-1.2"), {"outwards": True})
    assert not is_right(ends("-2.46", "-1.23"), ends("-2.4", "-1.3"), {"outwards": True})


def test_a_yes_is_no_number():
    assert not same(True, Fraction(1), {})
    assert not same(Fraction(0), False, {})
    assert same([True, False], [True, False], {"ordered": True})


def test_texts_differ_by_more_than_case_and_edges():
    assert same("sky", "“Sky”.", {})
    assert not same("sky", "skies", {})
    assert not same("...", "!", {})  # nothing but edges
