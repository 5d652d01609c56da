"""A number that somebody wrote into a file, read exactly and within bounds."""

from fractions import Fraction

from helpers.base import limits
from helpers.base.patterns import LazyPattern
from helpers.base.signs import brief

_NUMBER = LazyPattern(
    r"\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE](?P<power>[-+]?\d{1,9}))?\s*|\s*[-+]?\d+/\d+\s*"
)


def exact_number(written):
    """Return a number as a Fraction, or a ValueError that says what is wrong with it.

    `Fraction` alone would write out every nought of 1e999999999.

    Examples
    --------
    >>> exact_number("99.91"), exact_number(" 1e3"), exact_number("1/3")
    (Fraction(9991, 100), Fraction(1000, 1), Fraction(1, 3))
    >>> exact_number("1e999999999")
    Traceback (most recent call last):
    ValueError: '1e999999999' is too long or too large to be a number of anything.
    """
    text = written if isinstance(written, str) else brief(written)
    found = _NUMBER.fullmatch(text[: limits.NUMBER_SIGNS + 1])
    if not found and len(text) <= limits.NUMBER_SIGNS:
        raise ValueError(f"{brief(written)} is no number.")
    if not found or len(text) > limits.NUMBER_SIGNS or abs(int(found["power"] or 0)) > limits.NUMBER_POWER:
        raise ValueError(f"{brief(written)} is too long or too large to be a number of anything.")
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise ValueError(f"{brief(written)} divides by nought.") from None
