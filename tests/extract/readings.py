"""Readings of a text, for tests of rules."""

from helpers.base import fold
from helpers.extract.numerals import NUMERAL
from helpers.extract.quantities import quantity_at


def readings(text):
    """Return the folded text and a reading at each of its numerals that names a quantity."""
    folded = fold(text)
    found = [quantity_at(folded, match) for match in NUMERAL.finditer(folded)]
    return folded, [reading for reading in found if reading]


def holds(rule, text):
    """Return whether a rule says yes of a reading in a text."""
    folded, found = readings(text)
    return True in [bool(rule(folded, reading)) for reading in found]
