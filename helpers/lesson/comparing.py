"""When two values are the same, and when two ends are right."""

import math
from fractions import Fraction

from helpers.lesson.readings import words

NEARLY = Fraction(1, 10**9)  # floats such as 0.1 + 0.2 miss their decimal by less than this
FINEST = 12  # decimals of a step
SLACK = Fraction(1, 10**4)  # of their distance: so far may ends be off for the digits that a literal lacks


def is_right(expected, value, entry):
    """Tell whether a value is what an exercise expects.

    Examples
    --------
    >>> ends = [Fraction("34.0909"), Fraction("36.9318")]
    >>> entry = {"ordered": True, "outwards": True}
    >>> is_right(ends, [Fraction(34), Fraction(37)], entry)
    True
    >>> is_right(ends, [Fraction(34), Fraction("36.9")], entry)
    False
    """
    if entry.get("outwards") and are_ends(value):
        return set(end_states(expected, value, entry)) == {"right"}
    return same(expected, value, entry)


def same(expected, value, entry):
    """Tell whether two values are the same, as far as the tolerance and the order of an entry say.

    Examples
    --------
    >>> same([1, 2], [2, 1], {}), same([1, 2], [2, 1], {"ordered": True})
    (True, False)
    >>> same("not-applicable", "Not applicable", {})
    True
    """
    if isinstance(expected, list) and isinstance(value, list):
        return len(expected) == len(value) == len(found_in(expected, value, entry))
    if _numeric(expected) and _numeric(value):
        return abs(expected - value) <= _tolerance(entry) + NEARLY * max(1, abs(expected))
    if isinstance(expected, str) and isinstance(value, str):
        return expected == value or words(expected) == words(value) != ""
    return type(expected) is type(value) and expected == value


def found_in(expected, value, entry):
    """Return the parts of one list that the other has, each used up once, at its place where order counts.

    Examples
    --------
    >>> found_in([1, 2, 3], [3, 3, 1], {})
    [1, 3]
    """
    if entry.get("ordered") or "lines" in entry:
        return [one for one, other in zip(expected, value, strict=False) if same(one, other, entry)]
    rest, found = list(value), []
    for one in expected:
        match = next((index for index, other in enumerate(rest) if same(one, other, entry)), None)
        if match is not None:
            rest.pop(match)
            found.append(one)
    return found


def _numeric(value):
    return isinstance(value, Fraction | int) and not isinstance(value, bool)


def _tolerance(entry):
    return Fraction(str(entry.get("tolerance", 0)))


def are_ends(value):
    """Tell whether a value is a list of two numbers, or of one and of no end.

    Examples
    --------
    >>> are_ends([Fraction(1), None]), are_ends([Fraction(1)]), are_ends([None, None])
    (True, False, False)
    """
    pair = isinstance(value, list) and len(value) == 2 and value != [None, None]
    return pair and all(one is None or _numeric(one) for one in value)


def end_states(expected, value, entry):
    """Return of each of two ends whether it is right, or inside or outside the right one.

    Examples
    --------
    >>> end_states([Fraction("1.4"), Fraction(2)], [Fraction("1.41"), Fraction(3)], {"outwards": True})
    ['inside', 'outside']
    """
    width = _width(expected)
    slack, widest = (width * SLACK, width) if entry.get("outwards") else (_tolerance(entry), 0)
    low, high = zip(expected, value, strict=True)
    return [
        _end_state(*low, slack, widest),
        _end_state(*(end if end is None else -end for end in high), slack, widest),
    ]


def _width(ends):
    """Return how far two ends are apart; where one is missing, the size of the other."""
    low, high = ends
    return high - low if None not in ends else abs(low if high is None else high)


def _end_state(expected, value, slack, widest):
    """Say where a lower end lies; rounded down to a step no wider than `widest` it is right."""
    if expected is None or value is None:
        return "right" if expected is value else "inside" if expected is None else "outside"
    near = slack + NEARLY * max(1, abs(expected))
    if abs(expected - value) <= near:
        return "right"
    if value > expected:
        return "inside"
    rounded = (math.floor((expected + near) / step) * step for step in steps_up_to(widest))
    return "right" if any(abs(value - one) <= NEARLY for one in rounded) else "outside"


def steps_up_to(widest):
    """Return the powers of ten that are not wider, the widest first.

    Examples
    --------
    >>> [str(step) for step in steps_up_to(Fraction("2.8"))][:3]
    ['1', '1/10', '1/100']
    """
    if widest <= 0:
        return []
    steps = (Fraction(10) ** power for power in range(FINEST, -FINEST - 1, -1))
    return [step for step in steps if step <= widest]
