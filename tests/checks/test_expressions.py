"""Expressions hold arithmetic and nothing else, and enclose every value that their figures allow."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.base import Interval
from helpers.checks.expressions import compute, names, parse
from helpers.checks.quantity import Quantity, quantity

EXPRESSIONS = [
    "a + b - c",
    "100 * a / b",
    "sum(a, b, c) * 2",
    "share(a, b)",
    "growth(b, a) + c",
    "per(a, b) - per(c, b)",
    "min(a, b, c) - max(a, b)",
    "between(a, b) + c",
    "at_least(a - b)",
    "at_most(a * b)",
    "a + (b - a) / (1 + c / b)",
    "-a + +b",
]


@st.composite
def figures(draw):
    """Return what three figures allow, each end open or closed, and one value of each."""
    allowed, values = {}, {}
    for name, least in (("a", 1), ("b", 60), ("c", 1)):  # b stays above a: nothing divides by nought
        low, width = least + draw(st.integers(0, 20)), draw(st.integers(1, 20))
        place = Fraction(draw(st.integers(1, 9)), 10)
        interval = Interval(low, low + width, draw(st.booleans()), draw(st.booleans()))
        allowed[name] = Quantity(interval, Fraction(low))
        values[name] = quantity(low + place * width)
    return allowed, values


@settings(deadline=None, derandomize=True)
@given(figures(), st.sampled_from(EXPRESSIONS))
def test_a_result_encloses_every_value_that_its_figures_allow(drawn, expression):
    allowed, values = drawn
    tree = parse(expression)
    assert compute(tree, values).value in compute(tree, allowed).interval


def test_names_of_functions_are_no_figures():
    assert names(parse("growth(growth, rise) / growth")) == ("growth", "rise")


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "parts.value",
        "parts ** 9",
        "[parts]",
        "'text'",
        "True",
        "lambda: 1",
        "parts if 1 else more",
        "parts < more",
        "f'{parts}'",
        "sum()",
        "share(parts)",
        "share(part=parts)",
        "open(parts)",
        "1e999",
        "(" * 500 + "1" + ")" * 500,
        "1 + " * 400 + "1",
    ],
)
def test_expressions_hold_nothing_but_arithmetic(expression):
    with pytest.raises(ValueError, match="expression"):
        compute(parse(expression), {"parts": quantity(2), "more": quantity(3)})


@pytest.mark.parametrize(
    "expression",
    [
        "1e300 * parts",
        "9" * 400,
        " * ".join(["parts"] * 50),
        " * ".join(["(parts / more)"] * 25),
        "parts / 1e-300 / 1e-300",
        "sum(1e99, 1e100)",
        "-1e101",
        "at_least(1e101)",
    ],
    ids=lambda expression: expression[:12],
)
def test_a_result_of_no_size_that_anything_has_is_told(expression):
    large = {"parts": quantity(10**40 + 1), "more": quantity(10**41 + 3)}
    with pytest.raises(OverflowError, match=r"the result is too large|more than 1,000 digits"):
        compute(parse(expression), large)


@pytest.mark.parametrize("expression", ["-" * 499 + "1", "+-" * 249 + "1"])
def test_an_expression_too_deep_is_told(expression):
    with pytest.raises(ValueError, match="is too deep"):
        parse(expression)


def test_a_long_sum_is_not_too_deep():
    assert compute(parse("+".join(["1"] * 250)), {}).value == 250


@pytest.mark.parametrize(
    "expression",
    [
        "parts\0",
        "parts\ud800",
        "1or 2",
        "0x1f",
        "'\\d'",
        "",
        " ",
        "a.b",
        "1.a",
        "]",
        "a" * 400 + "]",
        "a b" * 100 + "'",
    ],
)
def test_a_sign_that_arithmetic_has_not_is_told_without_a_warning(expression, recwarn):
    with pytest.raises(ValueError, match="Can't read the expression"):
        parse(expression)
    assert list(recwarn) == []
