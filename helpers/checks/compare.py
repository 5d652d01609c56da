"""What a result comes to beside another: the relations that ``compare`` may name."""

AGREEMENT = "equals"  # asks whether figures agree; the others judge a derived number


def outcome(interval, relation="", other=None):
    """Return the verdict on a result, or on its comparison, before its conditions are weighed.

    Examples
    --------
    >>> from helpers.base import Interval, exactly
    >>> outcome(exactly(42)), outcome(Interval(41, 43)), outcome(exactly(42), "equals", Interval(41, 43))
    ('consistent', 'bounded', 'consistent')
    >>> [outcome(Interval(1, 2), "below", exactly(limit)) for limit in (3, 2, 1)]
    ['consistent', 'undefined', 'not-supportable']
    """
    if relation:
        return RELATIONS[relation](interval, other)
    return "consistent" if interval.exact else "bounded"


def _equals(one, other):
    return "consistent" if one.meets(other) else "does-not-add-up"


def _beyond_nought(margin):
    """Say whether a margin is surely, possibly, or never above nought."""
    if margin.low is not None and margin.low >= 0 and 0 not in margin:
        return "consistent"
    return "not-supportable" if margin.high is not None and margin.high <= 0 else "undefined"


RELATIONS = {
    AGREEMENT: _equals,
    "below": lambda one, other: _beyond_nought(other - one),
    "above": lambda one, other: _beyond_nought(one - other),
}
