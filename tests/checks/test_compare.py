"""A result alone and beside another: agreed, possible, undecided, contradicted."""

import pytest

from helpers.base import Interval, exactly
from helpers.checks.compare import outcome


@pytest.mark.parametrize(
    ("interval", "relation", "other", "verdict"),
    [
        (exactly(42), "", None, "consistent"),
        (Interval(41, 43), "", None, "bounded"),
        (exactly(42), "equals", exactly(42), "consistent"),
        (exactly(42), "equals", Interval(41, 43), "consistent"),
        (Interval(40, 42), "equals", Interval(42, 43), "consistent"),  # one value is enough
        (exactly(42), "equals", Interval(42, 43, False), "does-not-add-up"),
        (Interval(1, 2), "below", exactly(3), "consistent"),
        (Interval(1, 2, True, False), "below", exactly(2), "consistent"),  # the end itself is excluded
        (Interval(1, 2), "below", exactly(2), "undefined"),
        (Interval(1, 2), "below", exactly(1), "not-supportable"),
        (Interval(1, None), "above", exactly(0), "consistent"),
        (Interval(1, None), "below", exactly(9), "undefined"),
        (Interval(None, 1), "above", exactly(1), "not-supportable"),
    ],
)
def test_outcomes(interval, relation, other, verdict):
    assert outcome(interval, relation, other) == verdict
