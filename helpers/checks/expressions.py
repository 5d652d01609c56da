"""Arithmetic on printed numbers, written as text and read without ``eval``.

An expression holds names, numbers, + − * / and a few functions. Every name stands for a `Quantity`:
what the printed number allows, its unit, and what it counts. A function takes and returns quantities.
"""

import ast
import operator
from dataclasses import replace
from functools import reduce
from math import inf

from helpers.base import Interval, hull
from helpers.checks.quantity import joined, quantity, unlike

LONGEST = 500  # characters in an expression: brackets so deep that Python gives up are longer


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
    >>> compute(parse("share(tax, output)"), {"tax": quantity(1), "output": quantity(8)}).value
    Fraction(25, 2)
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
