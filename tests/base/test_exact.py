"""A number in a file is read exactly, or told to be none: none is written out that fills the memory."""

from fractions import Fraction

import pytest

from helpers.base import brief, limits
from helpers.base.exact import exact_number


@pytest.mark.parametrize(
    "written", ["0", "-0.5", "+7", ".5", "5.", "1E3", "1e-3", "22/7", "９９", " 5 ", 5, 0.1]
)
def test_a_number_is_read_as_a_fraction_reads_it(written):
    assert exact_number(written) == Fraction(str(written))


@pytest.mark.parametrize(
    "written", ["", "five", "1,234", "1/0", "1e", "nan", "inf", "--1", "0x1f", "1_000", None, True, [1], b"1"]
)
def test_what_is_no_number_is_told(written):
    with pytest.raises(ValueError, match=r"no number|divides by nought"):
        exact_number(written)


@pytest.mark.parametrize(
    "written",
    ["1e999999999", "1e-999999999", "1e101", "9" * 10**6, "1/" + "3" * 99, 10**5000, float("1e300")],
    ids=brief,
)
def test_what_is_too_large_to_count_anything_is_told(written):
    with pytest.raises(ValueError, match=r"too long or too large|no number"):
        exact_number(written)


def test_the_largest_is_a_float_too():
    assert float(exact_number("9" * (limits.NUMBER_SIGNS - 4) + f"e{limits.NUMBER_POWER}")) > 0
