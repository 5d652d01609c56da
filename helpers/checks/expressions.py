"""Arithmetic on printed numbers, written as text and read without ``eval``.

An expression holds names, numbers, + − * / and a few functions. Every name stands for a `Quantity`:
what the printed number allows, its unit, and what it counts. A function takes and returns quantities.
"""

import ast
import operator
from dataclasses import replace
from functools import lru_cache, reduce
from math import inf

from helpers.base import Interval, LazyPattern, brief, hull, limits
from helpers.checks.quantity import joined, quantity, unlike

LARGEST = 10**limits.NUMBER_POWER
TOO_LARGE = "the result is too large to be a number of anything. Look at its factors."
TOO_LONG = f"a number on the way has more than {limits.RESULT_DIGITS:,} digits. Look at what is multiplied."
_LONGEST_PART = 10**limits.RESULT_DIGITS
# Names, numbers, signs and blanks: a string or an index goes no further. Nothing taken is given back (*+).
_SIGNS = LazyPattern(
    r"(?:(?:\d[\d_]*+(?:\.\d*+)?+|\.\d++)(?:[eE][-+]?\d++)?+(?![\w.])|[^\W\d]\w*+|[-+*/(),\s])*+"
)


def _least(one, two):
    low = min((one.interval, two.interval), key=_low_key)
    high = min((one.interval, two.interval), key=_high_key)
    interval = Interval(low.low, high.high, low.low_closed, high.high_closed)
    return joined(one, two, interval, min(one.value, two.value), unlike(one, two))


def _low_key(interval):
    return interval.low is not None, interval.low or 0, not interval.low_closed


def _high_key(interval):
    return interval.high is None, interval.high or 0, interval.high_closed


def _share(part, whole):
    """Return 100 × part ÷ whole; both need the same unit and universe."""
    result = quantity(100) * part / whole
    return replace(result, trips=result.trips | unlike(part, whole))


def _growth(level, change):
    """Return the change in per cent of the level before it: 100 × change ÷ (level − change)."""
    return _share(change, level - change)


def _at_least(amount):
    return replace(amount, interval=Interval(amount.interval.low, None, amount.interval.low_closed))


def _at_most(amount):
    return replace(amount, interval=Interval(None, amount.interval.high, True, amount.interval.high_closed))


def _between(one, two):
    return replace(one, interval=hull(one.interval, two.interval), trips=unlike(one, two))


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
_BEFORE = {ast.USub: operator.neg, ast.UAdd: lambda amount: amount}


@lru_cache(maxsize=1 << 12)
def parse(expression):
    """Return the syntax tree of an expression, or a ValueError that says what it may hold."""
    if len(expression) > limits.EXPRESSION_SIGNS:
        most = limits.EXPRESSION_SIGNS
        raise ValueError(f"An expression may have {most} characters; this one has {len(expression)}.")
    try:
        if not _SIGNS.fullmatch(expression):
            raise ValueError
        tree = ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError, ValueError):
        raise ValueError(f"Can't read the expression {brief(expression)}. It may hold {_MAY_HOLD}.") from None
    if _depth(tree) > limits.EXPRESSION_DEPTH:
        raise ValueError(f"The expression {brief(expression)} is too deep. Write it in fewer steps.")
    return tree


def _depth(tree):
    """Return how deep a syntax tree is, level by level: recursion would come to Python's end."""
    depth, level = 0, [tree]
    while level:
        level = [node for above in level for node in ast.iter_child_nodes(above)]
        depth += 1
    return depth


_MAY_HOLD = f"names, numbers, + - * /, brackets and {', '.join(FUNCTIONS)}"


@lru_cache(maxsize=1 << 12)  # as many as of `parse`: a tree is asked for its names by rules and judge alike
def names(tree):
    """Return the names of quantities in a syntax tree, each once, in order.

    Examples
    --------
    >>> names(parse("share(tax, output) - tax"))
    ('tax', 'output')
    """
    nodes = list(ast.walk(tree))
    calls = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    found = [node for node in nodes if isinstance(node, ast.Name) and id(node) not in calls]
    return tuple(
        dict.fromkeys(node.id for node in sorted(found, key=lambda node: (node.lineno, node.col_offset)))
    )


def compute(tree, known):
    """Return the `Quantity` of a syntax tree, given the quantities by name.

    Raises
    ------
    ValueError
        If it holds what it may not, or divides by what may be nought.
    OverflowError
        If a number on the way is too large, or has too many digits, to be a number of anything.

    Examples
    --------
    >>> compute(parse("share(tax, output)"), {"tax": quantity(1), "output": quantity(8)}).value
    Fraction(25, 2)
    """
    match tree:
        case ast.Constant(value=int() | float() as number) if (
            not isinstance(number, bool) and abs(number) < inf
        ):
            found = quantity(number)
        case ast.Name(id=name) if name in known:
            found = known[name]
        case ast.Name(id=name):
            raise ValueError(f"The expression holds an unknown name: {name}.")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            found = _OPERATORS[type(op)](compute(left, known), compute(right, known))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _BEFORE:
            found = _BEFORE[type(op)](compute(operand, known))
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as arguments, keywords=[]) if name in FUNCTIONS:
            found = _called(name, [compute(argument, known) for argument in arguments])
        case _:
            raise ValueError(f"An expression may hold only {_MAY_HOLD}: not {brief(ast.unparse(tree))}.")
    return _within_bounds(found)


def _called(name, amounts):
    try:
        return FUNCTIONS[name](*amounts)
    except TypeError as error:
        raise ValueError(f"{name} in an expression takes another number of arguments.") from error


def _within_bounds(amount):
    """Return a quantity that has numbers of a size to be printed, or an OverflowError that says why not."""
    for number in (amount.value, amount.interval.low, amount.interval.high):
        if number is None:
            continue
        above, below = abs(number.numerator), number.denominator
        if above > LARGEST * below:
            raise OverflowError(TOO_LARGE)
        if max(above, below) > _LONGEST_PART:
            raise OverflowError(TOO_LONG)
    return amount
