"""A number with its unit and its universe: what may be added, compared, multiplied, and what gives way.

Where an operation joins things that do not belong together it still computes, but the result carries
a `trip`: the name of a guard and why. Whoever asks decides what a trip costs (`judge` refuses the result).
"""

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction

from helpers.base import Interval, exactly


@dataclass(frozen=True)
class Quantity:
    """A number with what it allows, its unit, what it counts, or what it is a share of.

    `value` is the number as printed, computed with as such; `unit` holds pairs of name and power.
    """

    interval: Interval
    value: Fraction
    unit: tuple = ()
    counts: str = ""
    share_of: str = ""
    change: bool = False
    trips: frozenset = frozenset()

    def __neg__(self):
        return replace(self, interval=-self.interval, value=-self.value)

    def __add__(self, other):
        """Join two parts: they need the same unit and universe, and may not overlap."""
        trips = unlike(self, other) | _other_bases(self, other) | _overlap(self, other)
        return joined(self, other, self.interval + other.interval, self.value + other.value, trips)

    def __sub__(self, other):
        """Compare two levels: they need the same unit and universe."""
        trips = unlike(self, other)
        return joined(self, other, self.interval - other.interval, self.value - other.value, trips)

    def __mul__(self, other):
        interval, value = self.interval * other.interval, self.value * other.value
        return _scaled(self, other, interval, value, 1)

    def __truediv__(self, other):
        interval = self.interval / other.interval
        if other.value == 0:
            raise ValueError("Can't divide by a number that is printed as nought.")
        return _scaled(self, other, interval, self.value / other.value, -1)


def quantity(number):
    """Return a bare number as a quantity: no unit, and it counts nothing.

    Examples
    --------
    >>> quantity(0.1).value
    Fraction(1, 10)
    """
    return Quantity(exactly(Fraction(str(number))), Fraction(str(number)))


def joined(one, two, interval, value, trips):
    """Return the result of joining like with like; a bare number takes the other's unit."""
    like = one if one.unit or one.counts or one.share_of else two
    return Quantity(interval, value, like.unit, like.counts, "", one.change and two.change, trips)


def unlike(one, two):
    """Return the trips of joining two quantities as if they were of one kind.

    Examples
    --------
    >>> cadres, villages = (replace(quantity(1), unit=((name, 1),)) for name in ("名", "個"))
    >>> unlike(cadres, villages), unlike(cadres, quantity(1))
    (frozenset({('units', '名 / 個')}), frozenset())
    """
    units = _differ("units", _unit_text(one.unit), _unit_text(two.unit))
    return one.trips | two.trips | units | _differ("universe", one.counts, two.counts)


def _differ(guard, one, two):
    return frozenset({(guard, f"{one} / {two}")} if one and two and one != two else ())


def _other_bases(one, two):
    """Return the trip of adding two rates of different universes."""
    return _differ("universe", one.share_of, two.share_of)


def _overlap(one, two):
    """Return the trip of adding counts that may count a thing twice; a change may be added to its level."""
    alike = one.counts and one.counts == two.counts
    return frozenset({("overlap", one.counts)} if alike and not (one.change or two.change) else ())


def _unit_text(unit):
    return "·".join(name if power == 1 else f"{name}^{power}" for name, power in unit)


def _scaled(one, two, interval, value, power):
    """Return a product (power 1) or quotient (−1): each of its parts has a rule of its own."""
    return Quantity(
        interval,
        value,
        _unit(one, two, power),
        _counted(one, two, power),
        "" if one.counts or two.counts else one.share_of or two.share_of,
        one.change or two.change,
        one.trips | two.trips | _of(one, two) | _of(two, one),
    )


def _of(rate, base):
    """Return the trip of a rate that meets a universe which it is no share of."""
    return _differ("universe", rate.share_of, base.counts)


def _unit(one, two, power):
    """Return the unit of a result: units multiply and cancel, and % is a bare number."""
    unit = Counter(dict(one.unit))
    for name, exponent in two.unit:
        unit[name] += power * exponent
    return tuple(sorted((name, exponent) for name, exponent in unit.items() if exponent and name != "%"))


def _counted(one, two, power):
    """Return what a result counts: people over a bare number are people, people over people are nothing."""
    if not two.counts:
        return one.counts
    return two.counts if power == 1 and not one.counts else ""
