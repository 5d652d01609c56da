"""Units multiply and cancel, universes are kept apart, and a trip is never lost."""

from fractions import Fraction

import pytest

from helpers.base import Interval
from helpers.checks.expressions import compute, parse
from helpers.checks.quantity import Quantity, quantity

ONE = Interval(1, 2)
PEOPLE = Quantity(ONE, Fraction(1), counts="people")
RATE = Quantity(ONE, Fraction(1), share_of="people")


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        ("money / people", (("person", -1), ("yuan", 1))),
        ("money / people * people", (("yuan", 1),)),
        ("money / money", ()),
        ("rate / 100 * money", (("yuan", 1),)),
        ("money + 1", (("yuan", 1),)),
    ],
)
def test_units_multiply_and_cancel(expression, unit):
    one = Interval(1, 2)
    known = {
        "money": Quantity(one, Fraction(1), (("yuan", 1),)),
        "people": Quantity(one, Fraction(1), (("person", 1),)),
        "rate": Quantity(one, Fraction(1), (("%", 1),), share_of="people"),
    }
    result = compute(parse(expression), known)
    assert (result.unit, result.trips) == (unit, frozenset())


def test_trips_are_carried_along():
    yuan = Quantity(Interval(1, 2), Fraction(1), (("yuan", 1),))
    tonnes = Quantity(Interval(1, 2), Fraction(1), (("tonne", 1),))
    result = compute(parse("(yuan + tonnes) / yuan * 3"), {"yuan": yuan, "tonnes": tonnes})
    assert result.trips == {("units", "yuan / tonne")}


@pytest.mark.parametrize(
    ("result", "counts", "share_of"),
    [
        (PEOPLE * quantity(2), "people", ""),
        (quantity(2) * PEOPLE, "people", ""),
        (PEOPLE / quantity(2), "people", ""),
        (quantity(2) / PEOPLE, "", ""),
        (PEOPLE / PEOPLE, "", ""),
        (PEOPLE * PEOPLE, "", ""),
        (PEOPLE * RATE, "people", ""),
        (RATE / quantity(100), "", "people"),
    ],
)
def test_what_a_product_or_quotient_counts(result, counts, share_of):
    assert (result.counts, result.share_of, result.trips) == (counts, share_of, frozenset())


def test_what_overlaps_and_what_does_not():
    gain = Quantity(ONE, Fraction(1), counts="people", change=True)
    assert (PEOPLE + PEOPLE).trips == {("overlap", "people")}
    assert (PEOPLE + gain).trips == (PEOPLE - PEOPLE).trips == frozenset()


def test_nought_divides_nothing():
    with pytest.raises(ValueError, match="printed as nought"):
        PEOPLE / Quantity(Interval(1, 2), Fraction(0))
