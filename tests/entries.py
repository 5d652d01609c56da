# ruff: noqa: E501, lists of hostile values
"""What else takes in what somebody wrote, each with hostile inputs by chance and what holds of any of them.

An entry is tried by two functions: one makes an input from a source of chance, one gives it in and returns what
is wrong with what comes back. Fine is a result, or an error in the reader's words.
"""

import itertools
import math
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.article import read_article
from helpers.base import ROOT, Interval
from helpers.checks import evaluate, rebut, run_checks
from helpers.lesson.exercises import exercises
from helpers.lesson.quiz import respond
from helpers.table import read_coding
from tests.checks.checks_files import SMALL as CHECKED

SMALL = CHECKED.assign(upper=math.nan, value=CHECKED["value"].where(CHECKED["id"] != "late"))  # one is empty

LONGEST = 20_000  # signs of what is said of one input: a line for each thing that is wrong
NUMBERS = [
    "0",
    "1",
    "-1",
    "7",
    "0.5",
    "35/3",
    "1/0",
    "1e400",
    "1e999999999",
    "-1e-999999999",
    "9" * 500,
    "1_0",
    "nan",
    "五",
]
NAMES = [
    "parts",
    "more",
    "total",
    "rate",
    "money",
    "anything",
    "roughly",
    "undated",
    "late",
    "d0",
    "d1",
    "c1",
    "typo",
    "f",
    "people",
]
SIGNS = [
    *"+-*/(),. ",
    "**",
    "//",
    "[",
    "]",
    ":=",
    " if ",
    "lambda:",
    "'",
    "\\",
    "\0",
    "\ud800",
    "@",
    "=",
    "\n",
    "{",
    "}",
]
FUNCTIONS = [
    f"{name}("
    for name in ("sum", "share", "growth", "per", "min", "max", "at_least", "within", "between", "open")
]

CHECKS = """universes: {units: {en: units, zh: 單位}, people: p}
figures: {parts: units, more: units, total: units, people: people, money: , rate: {share_of: units}, roughly: units, late: units}
facts: {f: 10}
assumptions:
  apart: {passes: [overlap], en: apart, zh: 分開}
  like: {passes: [units, universe], verdict: undefined, en: alike, zh: 同類, covers: [apart]}
derived:
  d0: {expression: parts / more, assumptions: [apart], places: 1}
  d1: {expression: d0 * d0 + f}
checks:
- &c {id: c1, group: g, question: q, verdict: bounded, publish: 'It is {result}.', expression: parts + more, whole: true}
- {<<: *c, id: c2, compare: {equals: total}, assumptions: [like], publish: '{d0.low} to {high*100}, {conditions}'}
- {<<: *c, id: d1b, expression: at_least(d1), not_publish: '{high}', places: 2, unit: {en: u, zh: 單}}
rebuttals:
- {id: r, objection: o, without: [apart], instead: {parts: more / 2}, dated: {more: 2022-12-31}, rounding: down}
"""
FACTS = "id,value,unit,date,confidence\nf,5,個,2022-12-31,good\ng,1e3,名,2021,low\n"
YAML = [*"[]{}:,&*?|>-!#%@`\"'\n \t", "- ", ": ", "? ", "*c", "&c ", "<<: *c", "!!int ", "!!python/name:os ", "!!timestamp ", "---\n", "[" * 60,
    "1:1:1", "2023-02-31", "yes", "null", "~", ".inf", ".nan", "0x7", "checks:\n", "figures: ", "{value}", "{low*1000}", "{", "\x01",
    "\ud800", "\u2028", "publish: x", "id: c1", "expression: "]  # fmt: skip
CODING = (ROOT / "data" / "coding.csv").read_text(encoding="utf-8").splitlines(keepends=True)[:5]
CSV = [*",;\t\"'\n\r= ", '""', "\r\n", "id", "printed", "keep", "no", "occurrence", "1", "0", "²", "9" * 5000, "2023-02-31", "2023/2/31",
    "\x1b", "\u2028", "\ufeff", "x" * 999, "count", "direction,direction", "\ud800", "\0"]  # fmt: skip


def _mutated(text, pieces, chance):
    """Return a text with one to six pieces put in, left out, doubled or exchanged, most in the place of a word."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        end = at + chance.choice([0, 0, 1, 2, 5, 20])
        put = chance.choice([chance.choice(pieces), "", text[at:end] * 2, chance.choice(pieces) * 3])
        text = text[:at] + put + text[end:]
    return text


def make_expression(chance):
    """Return arithmetic, mostly sound, with signs in it that are none."""
    if chance.random() < 0.5:
        return "".join(chance.choices([*NAMES, *NUMBERS, *SIGNS, *FUNCTIONS], k=chance.randint(1, 20)))
    words = chance.choice(NAMES)
    for _ in range(chance.randint(0, 12)):
        other = chance.choice([*NAMES[:8], *NUMBERS[:6], words[:200]])
        form = chance.choice(
            ["{0} + {1}", "({0}) * ({1})", "share({0}, {1})", "-({0})", "({0}) / ({1})", "max({0}, {1})"]
        )
        words = form.format(words, other)
    return words


def try_expression(expression):
    """Work an expression out over a small table."""
    try:
        found = evaluate(expression, SMALL)
    except (ValueError, OverflowError) as error:
        return _said(error)
    return "" if len(found.text(2)) < LONGEST else "gives a result that is too long"


def make_checks(chance):
    """Return the texts of a checks file and of its facts."""
    values = [*NUMBERS, *NAMES]
    facts = FACTS if chance.random() < 0.7 else _mutated(FACTS, [*CSV, *NUMBERS], chance)
    if chance.random() < 0.3:  # an expression for another
        return CHECKS.replace(
            chance.choice(["parts + more", "d0 * d0 + f", "more / 2"]), make_expression(chance)
        ), facts
    return _mutated(CHECKS, [*YAML, *values, chance.choice(CHECKS.split("\n"))], chance), facts


def try_checks(texts):
    """Run the checks of a file, and its objections."""
    text, facts = texts
    path = _file("checks.yaml", text)
    _file("context.csv", facts)
    try:
        results = run_checks(SMALL, path, "en")
        objections = rebut(SMALL, path, "zh")
    except ValueError as error:
        return _said(error, "checks.yaml", "context.csv")
    if (results["publish"] == "").any():
        return "has a check that says nothing"
    return "" if len(results.to_string()) + len(objections.to_string()) < 10 * LONGEST else "says too much"


def make_coding(chance):
    """Return the text of a coding."""
    rows = [CODING[0], *chance.sample(CODING[1:], chance.randint(1, 4))]
    return _mutated("".join(rows), CSV, chance)


def try_coding(text):
    """Read a coding."""
    try:
        coding = read_coding(_file("story.coding.csv", text))
    except ValueError as error:
        return _said(error, "story.coding.csv")
    return "" if len({row["id"] for row in coding.values()}) == len(coding) else "has two rows of one id"


class Shut:
    """An object whose maker forbids what is asked of it."""

    def __repr__(self):
        raise RuntimeError

    __str__ = __eq__ = __len__ = __float__ = __iter__ = __repr__
    __hash__ = None


MADE = [
    lambda chance: chance.choice([10**5000, -(10**400), 0, 1, -1, True, None, ..., 3j, math.nan, math.inf, 1e308, 5e-324]),
    lambda chance: Decimal(chance.choice(["1e999999999", "-1e-999999999", "NaN", "sNaN", "-Infinity", "0.1", "1e299"])),
    lambda chance: Fraction(chance.randint(-(10**9), 10**9), chance.choice([1, 3, 7**2000, 10**5])),
    lambda chance: chance.choice([itertools.count(), itertools.repeat("a"), range(10**12), iter([3, 4]), bytes(99)]),
    lambda chance: chance.choice([Shut(), int, len, {"a": 1}, {1, 2}, object(), NotImplemented]),
    lambda chance: chance.uniform(-1e6, 1e6),
    lambda chance: "".join(chance.choices([*NUMBERS, *NAMES, *SIGNS, *YAML, "億", "%", "2023-01-01", "a b"], k=chance.randint(0, 9))),
    lambda chance: chance.choice(["9" * 10**5, "3," * 10**5, "_" * 10**5, "\ufdfa" * 10**4, "a " * 10**5]) if chance.random() < 0.02 else "b",
    lambda chance: Interval(*sorted(chance.choices([-(10**5000), -1, 0, Fraction(1, 3), 10**12, 10**5000], k=2))),
    lambda chance: [made_by(chance) for _ in range(chance.randint(0, 4))],
    lambda chance: _nested(chance.randint(2, 9), 9) if chance.random() < 0.02 else [],
]  # fmt: skip


def _nested(depth, times):
    """Return lists in lists, the same one many times over."""
    return [1] if not depth else [_nested(depth - 1, times)] * times


def made_by(chance):
    """Return something that may stand as an answer."""
    return chance.choice(MADE)(chance)


def make_answer(chance):
    """Return the id of an exercise and an answer."""
    return chance.choice(list(exercises())), made_by(chance)


def try_answer(asked):
    """Respond to an answer about the course's article."""
    right, words = respond(*asked, _course())
    return "" if words and len(words) < LONGEST else f"is {right} and says {len(words)} signs"


@cache
def _course():
    return read_article()


def _said(error, *names):
    words = str(error)
    if len(words) > LONGEST:
        return f"is told in {len(words)} signs"
    if "traceback" in words.lower() or "errno" in words.lower():
        return f"is told in the words of Python: {words}"
    return "" if not names or any(name in words for name in names) else f"is told without the file: {words}"


@cache
def _folder():
    return TemporaryDirectory()


def _file(name, text):
    path = Path(_folder().name) / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


# By name: what makes an input, and what tries it.
ENTRIES = {
    "expressions": (make_expression, try_expression),
    "checks": (make_checks, try_checks),
    "coding": (make_coding, try_coding),
    "answers": (make_answer, try_answer),
}
