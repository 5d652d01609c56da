"""A checks file, read, held to its rules and made ready to be computed.

The head of ``data/checks.yaml`` explains the parts and fields; the rules for them are in `rules`.
"""

import os
from functools import lru_cache

from helpers.base import (
    LazyPattern,
    by_column,
    csv_rows,
    find,
    first_of,
    limits,
    mark_of,
    read_yaml,
    shown,
    text_given,
)
from helpers.checks.expressions import parse
from helpers.checks.rules import PARTS, parts_wrong, wrong_in


def read_checks_file(path, ids=()):
    """Return a checks file as nested dictionaries; ``facts`` holds the rows of ``context.csv`` beside it.

    Parameters
    ----------
    path : str or Path
    ids : sequence of str
        The ids of the table, so that one that it lacks is told from one that is not listed.

    Returns
    -------
    dict
        Its parts by name. A fact is its row and the step it is rounded to. A derived result or a check has
        its expressions parsed (``tree``, ``other``); a check of the name of a derived result has its fields.

    Raises
    ------
    FileNotFoundError, ValueError
        In the reader's words, with the line or each check that is wrong.
    """
    text = text_given(path, "checks file", limits.YAML_BYTES)
    path = find(path)
    context = path.with_name("context.csv")
    there = os.path.lexists(context)
    facts = text_given(context, "file of facts", limits.TABLE_BYTES) if there else ""
    return declared_in(text, facts, shown(path), tuple(ids))


@lru_cache(maxsize=16)
def declared_in(text, facts, name, ids=()):
    """Return what `read_checks_file` does, of the texts of a checks file and of its facts, under a name."""
    declared = read_yaml(text, name)
    if wrong := parts_wrong(declared):
        raise ValueError(f"{name}{wrong}")
    declared = {part: declared.get(part) or kind() for part, kind in PARTS.items()}
    rows = _facts(facts)
    declared["facts"] = {fact: (rows.get(fact), step) for fact, step in declared["facts"].items()}
    if wrong := wrong_in(declared | {"ids": ids}):
        raise ValueError("\n".join(first_of(f"{name}, {each}" for each in wrong)))
    derived = {key: _parsed(entry) for key, entry in declared["derived"].items()}
    checks = [_parsed(derived.get(check["id"], {}) | check) for check in declared["checks"]]
    return declared | {"derived": derived, "checks": checks}


def _facts(text):
    """Return the rows of ``context.csv`` by their ids."""
    rows = csv_rows(text, "context.csv", mark_of(text))
    places = [(f"context.csv, line {line}", row | _day_in(row)) for line, row in rows]
    if rows and "id" not in rows[0][1]:
        raise ValueError("context.csv lacks the column id. Put it in the first line, as in data/context.csv.")
    if odd := next((place for place, row in places if None in row), ""):
        raise ValueError(f"{odd}: more cells than columns. Put quotation marks round a text with a comma.")
    return by_column(places, "id")


def _day_in(row):
    """Return the day of a row as it is written here, where a spreadsheet has written it with other marks."""
    day = _DAY.fullmatch(row.get("date") or "")
    return {"date": f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"} if day else {}


_DAY = LazyPattern(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def _parsed(entry):
    """Return a derived result or a check with its expressions as trees."""
    relation, other = next(iter(entry.get("compare", {}).items()), ("", None))
    return entry | {"relation": relation, "tree": _tree(entry.get("expression")), "other": _tree(other)}


def _tree(expression):
    return None if expression is None else parse(str(expression))
