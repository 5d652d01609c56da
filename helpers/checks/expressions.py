"""Arithmetic on printed numbers, written as text and read without ``eval``.

An expression holds names, numbers, + − * / and a few functions. Every name stands for a `Quantity`:
what the printed number allows, its unit, and what it counts. Where an operation joins things that do
not belong together it still computes, but the result carries a `trip`: the name of a guard and why.
Whoever asks decides what a trip costs (helpers/checks/verdict.py refuses the result).
"""

import ast
import operator
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from math import inf

from helpers.base import Interval, exactly, hull

LONGEST = 500  # characters in an expression: brackets so deep that Python gives up are longer


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
        trips = _unlike(self, other)
        if self.share_of != other.share_of and self.share_of and other.share_of:
            trips |= {("universe", f"{self.share_of} / {other.share_of}")}
        if self.counts and self.counts == other.counts and not (self.change or other.change):
            trips |= {("overlap", self.counts)}
        return _joined(self, other, self.interval + other.interval, self.value + other.value, trips)

    def __sub__(self, other):
        """Compare two levels: they need the same unit and universe."""
        trips = _unlike(self, other)
        return _joined(self, other, self.interval - other.interval, self.value - other.value, trips)

    def __mul__(self, other):
        interval, value = self.interval * other.interval, self.value * other.value
        return _scaled(self, other, interval, value, 1)

    def __truediv__(self, other):
        interval = self.interval / other.interval
        if other.value == 0:
            raise ValueError("Can't divide by a number that is printed as nought.")
        return _scaled(self, other, interval, self.value / other.value, -1)


def quantity(number):
    """Return a bare number as a quantity: no unit, and it counts nothing."""
    return Quantity(exactly(Fraction(str(number))), Fraction(str(number)))


def _unlike(one, two):
    """Return the trips of joining two quantities as if they were of one kind."""
    trips = one.trips | two.trips
    if one.unit != two.unit and one.unit and two.unit:
        trips |= {("units", f"{_unit_text(one.unit)} / {_unit_text(two.unit)}")}
    if one.counts != two.counts and one.counts and two.counts:
        trips |= {("universe", f"{one.counts} / {two.counts}")}
    return trips


def _unit_text(unit):
    return "·".join(name if power == 1 else f"{name}^{power}" for name, power in unit)


def _joined(one, two, interval, value, trips):
    """Return the result of joining like with like; a bare number takes the other's unit."""
    like = one if one.unit or one.counts or one.share_of else two
    return Quantity(interval, value, like.unit, like.counts, "", one.change and two.change, trips)


def _scaled(one, two, interval, value, power):
    """Return a product or quotient: units multiply, % is a bare number, a rate meets its own universe."""
    trips = one.trips | two.trips
    for rate, base in ((one, two), (two, one)):
        if rate.share_of and base.counts and rate.share_of != base.counts:
            trips |= {("universe", f"{rate.share_of} / {base.counts}")}
    unit = Counter(dict(one.unit))
    for name, exponent in two.unit:
        unit[name] += power * exponent
    unit = tuple(sorted((name, exponent) for name, exponent in unit.items() if exponent and name != "%"))
    counts = one.counts if not two.counts else two.counts if not one.counts and power == 1 else ""
    share_of = one.share_of or two.share_of if not (one.counts or two.counts) else ""
    return Quantity(interval, value, unit, counts, share_of, one.change or two.change, trips)


def _least(one, two):
    low = min((one.interval, two.interval), key=_low_key)
    high = min((one.interval, two.interval), key=_high_key)
    interval = Interval(low.low, high.high, low.low_closed, high.high_closed)
    return _joined(one, two, interval, min(one.value, two.value), _unlike(one, two))


def _low_key(interval):
    return interval.low is not None, interval.low or 0, not interval.low_closed


def _high_key(interval):
    return interval.high is None, interval.high or 0, interval.high_closed


def _share(part, whole):
    """Return 100 × part ÷ whole; both need the same unit and universe."""
    result = quantity(100) * part / whole
    return replace(result, trips=result.trips | _unlike(part, whole))


def _growth(level, change):
    """Return the change in per cent of the level before it: 100 × change ÷ (level − change)."""
    return _share(change, level - change)


def _at_least(amount):
    return replace(amount, interval=Interval(amount.interval.low, None, amount.interval.low_closed))


def _at_most(amount):
    return replace(amount, interval=Interval(None, amount.interval.high, True, amount.interval.high_closed))


def _between(one, two):
    return replace(one, interval=hull(one.interval, two.interval), trips=_unlike(one, two))


def _within(amount, distance):
    """Return the printed number give or take a distance: a wider reading of a hedge."""
    low, high = amount.value - distance.value, amount.value + distance.value
    return replace(amount, interval=Interval(low, high))


FUNCTIONS = {
    "sum": lambda *parts: reduce(operator.add, parts),
    "min": lambda *amounts: reduce(_least, amounts),
    "max": lambda *amounts: -reduce(_least, [-amount for amount in amounts]),
    "share": _share,
    "growth": _growth,
    "per": operator.truediv,
    "at_least": _at_least,
    "at_most": _at_most,
    "between": _between,
    "within": _within,
}
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGNS = {ast.USub: operator.neg, ast.UAdd: lambda amount: amount}


def parse(expression):
    """Return the syntax tree of an expression, or a ValueError that says what it may hold."""
    if len(expression) > LONGEST:
        raise ValueError(f"An expression may have {LONGEST} characters; this one has {len(expression)}.")
    try:
        return ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        raise ValueError(
            f"Can't read the expression {expression[:60]!r}. It may hold {_MAY_HOLD}."
        ) from error


_MAY_HOLD = f"names, numbers, + - * /, brackets and {', '.join(FUNCTIONS)}"


def names(tree):
    """Return the names of quantities in a syntax tree, each once, in order.

    Examples
    --------
    >>> names(parse("share(tax, output) - tax"))
    ['tax', 'output']
    """
    calls = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in calls]
    return list(
        dict.fromkeys(node.id for node in sorted(found, key=lambda node: (node.lineno, node.col_offset)))
    )


def compute(tree, known):
    """Return the `Quantity` of a syntax tree, given the quantities by name.

    Examples
    --------
    >>> known = {"tax": Quantity(Interval(Fraction("1.715"), Fraction("1.725")), Fraction("1.72"))}
    >>> compute(parse("100 * tax"), known).interval
    [343/2, 345/2]
    """
    match tree:
        case ast.Constant(value=int() | float() as number) if (
            not isinstance(number, bool) and abs(number) < inf
        ):
            return quantity(number)
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.Name(id=name):
            raise ValueError(f"The expression holds an unknown name: {name}.")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](compute(left, known), compute(right, known))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _SIGNS:
            return _SIGNS[type(op)](compute(operand, known))
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as arguments, keywords=[]) if name in FUNCTIONS:
            try:
                return FUNCTIONS[name](*(compute(argument, known) for argument in arguments))
            except TypeError as error:
                raise ValueError(f"{name} in an expression takes another number of arguments.") from error
    raise ValueError(f"An expression may hold only {_MAY_HOLD}: not {ast.unparse(tree)!r}.")
