"""A checks file, read and held to its rules before anything is computed."""

import csv
import re
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from helpers.base import decoded, list_rows, resolve, shown
from helpers.checks.expressions import FUNCTIONS, compute, names, parse, quantity

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
FORMS = {
    **dict.fromkeys(["id", "verdict", "share_of"], (str, "one word")),
    **dict.fromkeys(["assumptions", "passes", "without"], (list, "a list, such as [one, another]")),
    **dict.fromkeys(["compare", "instead", "dated"], (dict, "name: what it is")),
    "places": (int, "a whole number"),
    "whole": (bool, "true or false"),
}
# The reader in C is ten times as fast; an installation may lack it.
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BLANKS = ("result", "low", "high", "value", "about")
MOST_PLACES = 12
LARGEST = 10**100
_BLANK = re.compile(r"\{(\w+)")


@cache
def verdicts():
    """Return the verdicts of ``verdicts.csv`` by name, best first."""
    rows = list_rows(Path(__file__).with_name("verdicts.csv"))
    return {row["verdict"]: row | {"rank": int(row["rank"])} for row in rows}


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
    if path.is_dir():
        raise ValueError(f"{shown(path)} is a folder. Give the path of one checks file.")
    if not path.is_file():
        raise FileNotFoundError(f"There is no checks file {shown(path)}. Check the spelling.")
    context = path.with_name("context.csv")
    facts = decoded(context.read_bytes(), context).removeprefix("\ufeff") if context.is_file() else ""
    return _plan(decoded(path.read_bytes(), path), facts, shown(path))


@cache
def _plan(text, facts, name):
    try:
        plan = yaml.load(text, Loader=YAML_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise ValueError(
            f"Can't read {name}{line}: {problem}. Look at the indents and quotes there."
        ) from None
    if not isinstance(plan, dict) or not plan.get("checks"):
        raise ValueError(f"{name} needs a list called checks.")
    _only(name, plan, PARTS)
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
        where = _named(name, "check", check, number + 1)
        plan["checks"][number] = _checked(where, check, known, plan["assumptions"])
        known[check["id"]] = check
    for check in plan["checks"]:
        _check_blanks(f"{name}, check {check['id']}", check, known)
    for number, rebuttal in enumerate(plan["rebuttals"], 1):
        where = _named(name, "rebuttal", rebuttal, number)
        _known_fields(where, rebuttal, SWAPS | {"id", "objection"})
        _in_both_languages(where, rebuttal.get("objection"))
        _check_swap(where, rebuttal, plan)
    return plan


def _named(name, kind, entry, number):
    return f"{name}, {kind} {entry.get('id', number) if isinstance(entry, dict) else number}"


def _facts(steps, text):
    """Return each outside fact that a file uses as its row, or None, and the step it is rounded to."""
    rows = {row.get("id"): row for row in csv.DictReader(text.splitlines())}
    for name in steps.keys() & rows.keys():
        missing = [field for field in ("value", "unit", "date") if rows[name].get(field) is None]
        if missing:
            raise ValueError(f"context.csv, fact {name}: the column {missing[0]} is missing.")
        try:
            Fraction(rows[name]["value"])
        except (ValueError, ZeroDivisionError):
            raise ValueError(f"context.csv, fact {name}: {rows[name]['value']!r} is no number.") from None
    for name, step in steps.items():
        try:
            Fraction(str(step or 0))
        except ValueError:
            raise ValueError(
                f"fact {name}: {step!r} is no step to round to. Write a number, or nothing."
            ) from None
    return {name: (rows.get(name), step) for name, step in steps.items()}


def _check_figure(where, counts, universes):
    """Hold a figure to the universe that it counts or is a share of."""
    universe = counts.get("share_of") if isinstance(counts, dict) else counts
    if isinstance(counts, dict):
        _known_fields(where, counts, {"share_of"})
    if universe is not None and (not isinstance(universe, str) or universe not in universes):
        raise ValueError(f"{where}: unknown universe {universe!r}. Describe it under universes.")


def _checked(where, check, known, assumptions):
    """Return a check with its expressions parsed, or say what is wrong with it."""
    _known_fields(where, check, REQUIRED | OPTIONAL)
    missing = [field for field in sorted(REQUIRED) if field not in check]
    if missing:
        raise ValueError(f"{where}: the field {missing[0]} is missing.")
    if not check["id"].isidentifier():
        raise ValueError(f"{where}: an id has letters, digits and _ only, so that expressions can name it.")
    if not 0 <= check.get("places", 0) <= MOST_PLACES:
        raise ValueError(f"{where}: places is {check['places']}. Write 0 to {MOST_PLACES}.")
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
        found = compute(tree, {name: quantity(1000 + number**2) for number, name in enumerate(names(tree))})
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    if abs(found.value) > LARGEST:
        raise ValueError(f"{where}: the result is too large to be a number of anything. Look at its factors.")
    return tree


def _check_blanks(where, check, known):
    """Let a sentence have blanks only for numbers that there are: with a slip it would not be printed."""
    for field in ("publish", "not_publish"):
        unknown = [
            blank for blank in _BLANK.findall(str(check.get(field, ""))) if blank not in {*BLANKS, *known}
        ]
        if unknown:
            raise ValueError(
                f"{where}: {field} has a blank for {{{unknown[0]}}}, which is unknown. There are "
                f"{', '.join(BLANKS)}, and the names of figures, facts and checks."
            )


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
    for name, day in swap.get("dated", {}).items():
        try:
            date.fromisoformat(str(day))
        except ValueError:
            raise ValueError(f"{where}: {name} is dated {day!r}. Write a day like 2022-12-31.") from None
    for name, expression in swap.get("instead", {}).items():
        above = ids[: ids.index(name)] if name in ids else []
        _tree(where, expression, printed | dict.fromkeys(above))


def _known_fields(where, entry, fields):
    """Hold an entry to its fields and each of them to its form; an empty one is a slip."""
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: write it as fields, such as {sorted(fields)[0]}:.")
    _only(where, entry, fields)
    for field, value in entry.items():
        if value is None:
            raise ValueError(f"{where}: the field {field} is empty. Fill it in, or take it out.")
        kind, form = FORMS.get(field, (object, ""))
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise ValueError(f"{where}: {field} is {value!r}. Write {form}.")
        parts = value.items() if isinstance(value, dict) else [("", one) for one in _listed(value)]
        if any(part is None or isinstance(part, list | dict) for pair in parts for part in pair):
            raise ValueError(f"{where}: {field} holds something that is neither a word nor a number.")


def _only(where, entry, fields):
    unknown = [field for field in entry if field not in fields]
    if unknown:
        raise ValueError(f"{where}: unknown field {unknown[0]!r}. There are: {', '.join(sorted(fields))}.")


def _listed(value):
    return value if isinstance(value, list) else []


def _in_both_languages(where, words):
    """One text serves both languages; else there is one for each."""
    both = isinstance(words, dict) and words.keys() == {"en", "zh"} and None not in words.values()
    if not both and not isinstance(words, str | int | float):
        raise ValueError(f"{where}: give the words as en and as zh, or one text for both.")


def _known_verdict(where, verdict):
    if verdict not in verdicts():
        raise ValueError(f"{where}: unknown verdict {verdict!r}. There are: {', '.join(verdicts())}.")
