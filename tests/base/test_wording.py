"""Numbers and days as they are printed."""

import pytest

from helpers.base.wording import number


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (-0.005, "−0.005"),
        (1e12, "1,000,000,000,000"),
        (7597917871691.85, "7,597,917,871,691.85"),
        (1e-7, "0.0000001"),
    ],
)
def test_numbers(value, said):
    assert number(value) == said
