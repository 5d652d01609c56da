"""A checks file, read and held to its rules before anything is computed."""

import csv
from fractions import Fraction
from functools import cache

import yaml

from helpers.expressions import FUNCTIONS, compute, names, parse, quantity
from helpers.files import ROOT, resolve, shown

PARTS = {
    "universes": dict,
    "figures": dict,
    "facts": dict,
    "assumptions": dict,
    "checks": list,
    "rebuttals": list,
}
REQUIRED = {"id", "group", "question", "verdict", "publish"}
OPTIONAL = {"expression", "unit", "places", "whole", "compare", "assumptions", "not_publish"}
RELATIONS = ("equals", "below", "above")
SWAPS = {"without", "instead", "dated"}


@cache
def verdicts():
    """Return the verdicts of ``verdicts.csv`` by name, best first."""
    with (ROOT / "helpers" / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        return {row["verdict"]: row | {"rank": int(row["rank"])} for row in csv.DictReader(file)}


@cache
def guards():
    """Return the verdict that each guard leads to.

    Examples
    --------
    >>> guards()["dates"]
    'inconsistent-dates'
    """
    return {guard: name for name, row in verdicts().items() for guard in row["guards"].split()}


def read_plan(path):
    """Return a checks file as nested dictionaries; ``facts`` holds the rows of ``context.csv`` beside it.

    Raises
    ------
    FileNotFoundError, ValueError
        In the reader's words, with the line or the check that is wrong.
    """
    path = resolve(path)
    if not path.is_file():
        raise FileNotFoundError(f"There is no checks file {shown(path)}.")
    context = path.with_name("context.csv")
    facts = context.read_text(encoding="utf-8") if context.is_file() else ""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{shown(path)} is not UTF-8 text. Save it as UTF-8.") from None
    return _plan(text, facts, shown(path))


@cache
def _plan(text, facts, name):
    try:
        plan = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise ValueError(
            f"Can't read {name}{line}: {problem}. Look at the indents and quotes there."
        ) from None
    if not isinstance(plan, dict) or not plan.get("checks"):
        raise ValueError(f"{name} needs a list called checks.")
    _known_fields(name, plan, PARTS)
    plan = {part: plan.get(part) or kind() for part, kind in PARTS.items()}
    for part, kind in PARTS.items():
        if not isinstance(plan[part], kind):
            form = "a list, each entry after a dash" if kind is list else "name: what it is"
            raise ValueError(f"{name}: write {part} as {form}.")
    plan["facts"] = _facts(plan["facts"], facts)
    for universe, words in plan["universes"].items():
        _in_both_languages(f"{name}, universe {universe}", words)
    for figure, counts in plan["figures"].items():
        _check_figure(f"{name}, figure {figure}", counts, plan["universes"])
    for key, assumption in plan["assumptions"].items():
        _check_assumption(f"{name}, assumption {key}", assumption)
    known = {**plan["figures"], **plan["facts"]}
    for number, check in enumerate(plan["checks"]):
        where = f"{name}, check {check.get('id', number + 1) if isinstance(check, dict) else number + 1}"
        plan["checks"][number] = _checked(where, check, known, plan["assumptions"])
        known[check["id"]] = check
    for number, rebuttal in enumerate(plan["rebuttals"], 1):
        where = f"{name}, rebuttal {rebuttal.get('id', number)}"
        _known_fields(where, rebuttal, SWAPS | {"id", "objection"})
        _check_swap(where, rebuttal, plan)
    return plan


def _facts(steps, text):
    """Return each outside fact that a file uses as its row, or None, and the step it is rounded to."""
    rows = {row.get("id"): row for row in csv.DictReader(text.splitlines())}
    for name in steps.keys() & rows.keys():
        missing = [field for field in ("value", "unit", "date") if rows[name].get(field) is None]
        if missing:
            raise ValueError(f"context.csv, fact {name}: the column {missing[0]} is missing.")
        try:
            Fraction(rows[name]["value"])
        except ValueError:
            raise ValueError(f"context.csv, fact {name}: {rows[name]['value']!r} is no number.") from None
    return {name: (rows.get(name), step) for name, step in steps.items()}


def _check_figure(where, counts, universes):
    """Hold a figure to the universe that it counts or is a share of."""
    universe = counts.get("share_of") if isinstance(counts, dict) else counts
    if isinstance(counts, dict):
        _known_fields(where, counts, {"share_of"})
    if universe is not None and universe not in universes:
        raise ValueError(f"{where}: unknown universe {universe!r}. Describe it under universes.")


def _checked(where, check, known, assumptions):
    """Return a check with its expressions parsed, or say what is wrong with it."""
    if not isinstance(check, dict):
        raise ValueError(f"{where}: write it as fields, such as id: and expression:.")
    _known_fields(where, check, REQUIRED | OPTIONAL)
    missing = [field for field in sorted(REQUIRED) if field not in check]
    if missing:
        raise ValueError(f"{where}: the field {missing[0]} is missing.")
    if check["id"] in known:
        raise ValueError(f"{where}: this id stands twice in the file. Give each thing an id of its own.")
    for field in ("group", "question", "unit", "publish", "not_publish"):
        _in_both_languages(where, check.get(field, ""))
    _known_verdict(where, check["verdict"])
    for key in check.get("assumptions", []):
        if key not in assumptions:
            raise ValueError(f"{where}: unknown assumption {key!r}. Describe it under assumptions.")
    if "expression" not in check and not check.get("assumptions"):
        raise ValueError(f"{where}: give an expression, or the assumptions that stand in the way of one.")
    relation, other = next(iter(check.get("compare", {}).items()), ("", None))
    if relation and (relation not in RELATIONS or len(check["compare"]) != 1):
        raise ValueError(f"{where}: compare takes one of {', '.join(RELATIONS)}, with what to compare with.")
    parsed = {"tree": _tree(where, check.get("expression"), known), "other": _tree(where, other, known)}
    return check | parsed | {"relation": relation}


def _tree(where, expression, known):
    if expression is None:
        return None
    try:
        tree = parse(str(expression))
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    unknown = [name for name in names(tree) if name not in known]
    if unknown:
        raise ValueError(
            f"{where}: unknown name {unknown[0]!r} in the expression. List it under figures or facts, "
            f"or put the check of that name above this one. Functions: {', '.join(FUNCTIONS)}."
        )
    try:  # with other numbers, all different: what fails on these fails on any
        compute(tree, {name: quantity(1000 + number**2) for number, name in enumerate(names(tree))})
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    return tree


def _check_assumption(where, assumption):
    _known_fields(where, assumption, {"passes", "verdict", "en", "zh"})
    _known_verdict(where, assumption.get("verdict"))
    _in_both_languages(where, {key: assumption[key] for key in ("en", "zh") if key in assumption})
    unknown = [guard for guard in assumption.get("passes", []) if guard not in guards()]
    if unknown:
        raise ValueError(f"{where}: unknown guard {unknown[0]!r}. There are: {', '.join(guards())}.")


def _check_swap(where, swap, plan):
    """Let a swap name only what is there, and put in its place only what is known by then."""
    printed = {**plan["figures"], **plan["facts"]}
    ids = [check["id"] for check in plan["checks"]]
    unknown = [key for key in swap.get("without", []) if key not in plan["assumptions"]]
    unknown += [name for name in swap.get("dated", {}) if name not in printed]
    unknown += [name for name in swap.get("instead", {}) if name not in printed and name not in ids]
    if unknown:
        raise ValueError(f"{where}: unknown name {unknown[0]!r}.")
    for name, expression in swap.get("instead", {}).items():
        above = ids[: ids.index(name)] if name in ids else []
        _tree(where, expression, printed | dict.fromkeys(above))


def _known_fields(where, entry, fields):
    unknown = [field for field in entry if field not in fields]
    if unknown:
        raise ValueError(f"{where}: unknown field {unknown[0]!r}. There are: {', '.join(sorted(fields))}.")


def _in_both_languages(where, words):
    """One text serves both languages; else there is one for each."""
    if isinstance(words, dict) and words.keys() != {"en", "zh"}:
        raise ValueError(f"{where}: give the words as en and as zh, or one text for both.")


def _known_verdict(where, verdict):
    if verdict not in verdicts():
        raise ValueError(f"{where}: unknown verdict {verdict!r}. There are: {', '.join(verdicts())}.")
