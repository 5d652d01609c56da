"""The hand coding: what a person adds to each number, joined by printed form and occurrence.

It joins by what stands in print and never by offset, so that one coding fits every copy of the text.
"""

import re
from collections import Counter

import pandas as pd

from helpers.base import (
    LANGUAGES,
    LazyPattern,
    brief,
    bytes_given,
    csv_rows,
    decoded,
    find,
    first_of,
    limits,
    mark_of,
    shown,
)
from helpers.table.schema import cell_problem, schema

IN_TWO_LANGUAGES = "subject", "holder", "speaker"
OPTIONAL = ("direction",)  # where a coding has the column, it decides; an empty cell is a decision too
NEEDED = (
    *("id", "printed", "occurrence", "kind", "speaker_basis", "from", "to", "date_basis"),
    *(f"{name}_{language}" for name in IN_TWO_LANGUAGES for language in LANGUAGES),
)
SHOWN = 40  # signs of a printed number in a message
_OCCURRENCE = LazyPattern(r"0*[1-9]\d{0,8}", re.ASCII)
_DAY = LazyPattern(r"(\d{4})/(\d{1,2})/(\d{1,2})")  # what a spreadsheet makes of 2022-12-31


def read_coding(path):
    """Return the rows of a coding file by (printed, occurrence); without a path, none.

    Raises
    ------
    FileNotFoundError, ValueError
        With the first of what is wrong, one line a row and column.

    Notes
    -----
    A spreadsheet's file serves as well: with a byte order mark or without, with commas, semicolons or
    tabs, and with an apostrophe before a cell that is to stay text. A row whose `keep` is no is kept out
    of the table.

    Examples
    --------
    >>> read_coding("data/coding.csv")["1.72億元", 1]["id"]
    'tongrentang_tax'
    """
    if not path:
        return {}
    coding, ids, wrong = {}, set(), []
    name = shown(path)
    for line, row in _lines_of(path):
        told = _problems(row, coding, ids)
        wrong += [f"{name}, line {line}{problem}" for problem in told]
        if not told:
            coding[row["printed"], int(row["occurrence"])] = row
            ids.add(row["id"])
    if wrong:
        raise ValueError("\n".join(first_of(wrong)))
    return coding


def kept(row):
    """Say whether a row of a coding stands in the table: `keep` is not no; empty means yes.

    Examples
    --------
    >>> kept({"keep": "no"}), kept({"keep": ""}), kept({})
    (False, True, True)
    """
    return row.get("keep", "").lower() != "no"


def _lines_of(path):
    """Return the rows of a coding file with the lines where they end; ValueError if it can't be one."""
    data = bytes_given(path, "coding file", limits.TABLE_BYTES)
    try:
        text = decoded(data, find(path)).removeprefix("\ufeff")
    except ValueError as error:
        # What an older encoding lacks, Excel has replaced by question marks: no guess brings it back.
        raise ValueError(f"{error} In Excel: Save as, CSV UTF-8.") from None
    rows = csv_rows(text, shown(path), mark_of(text))
    if not rows:
        raise ValueError(f"{shown(path)} has no row. Write one for each statistic, or leave the coding out.")
    missing = ", ".join(f"{name!r}" for name in NEEDED if name not in rows[0][1])
    if missing:
        raise ValueError(f"{shown(path)} lacks the column {missing}. Put it in the first line.")
    return [(line, {name: _bare(name, cell) for name, cell in row.items()}) for line, row in rows]


def _bare(name, cell):
    """Return a cell without the apostrophe that keeps it text, and a day as it is written here."""
    if not isinstance(cell, str):
        return cell  # none, or several more than there are columns
    cell = cell.strip().removeprefix("'")
    day = _DAY.fullmatch(cell) if name in ("from", "to") else None
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else cell


def _problems(row, coding, ids):
    """Return all that is wrong with a row, by itself or beside those before it, each after a colon."""
    if None in row or None in row.values():
        return [": more or fewer cells than columns. Put quotation marks round a text with a comma."]
    return [problem for problem in (*_wrong_key(row, coding, ids), *_wrong_cells(row)) if problem]


def _wrong_key(row, coding, ids):
    """Yield what is wrong with the cells that tell the rows apart."""
    if not _OCCURRENCE.fullmatch(row["occurrence"]):
        yield f": occurrence is {brief(row['occurrence'])}. Write 1, 2, 3."
    elif (row["printed"], int(row["occurrence"])) in coding or row["id"] in ids:
        yield f": {brief(row['id'])} ({row['printed'][:SHOWN]}) is there twice. Keep one."
    if not row["id"]:
        yield ": the id is empty. Give the row one of its own."
    if not row["printed"]:
        yield ": printed is empty. Copy the number from the text as it stands there."


def _wrong_cells(row):
    """Yield what is wrong with the cells that go into the table; those of a dropped row don't."""
    keep = row.get("keep", "")
    if keep.lower() not in ("", "yes", "no"):
        yield f", column keep: {brief(keep)} is neither yes nor no. Write one of them, or nothing for yes."
    if not kept(row):
        return
    for name, field in schema().items():
        if name in row and name != "printed" and row["id"]:
            problem = cell_problem(row[name], field)
            yield problem and f", column {name}: {problem}"


def occurrences(numbers):
    """Return for each number the key that a coding has: its printed form and which occurrence of it.

    Every number found counts, whatever its role, in the order of the text.
    """
    seen = Counter()
    keys = []
    for number in numbers:
        seen[number.printed] += 1
        keys.append((number.printed, seen[number.printed]))
    return keys


def unmatched(numbers, coding):
    """Return key and row of what a coding keeps and the machine did not find.

    Examples
    --------
    >>> unmatched([], {("3個", 1): {"id": "houses"}, ("4個", 1): {"id": "trees", "keep": "no"}})
    [(('3個', 1), {'id': 'houses'})]
    """
    found = set(occurrences(numbers))
    return [(key, row) for key, row in coding.items() if kept(row) and key not in found]


def compare_coding(numbers, coding):
    """Say of each number what the join did: matched, missed by the machine, or left out by the coder.

    Parameters
    ----------
    numbers : list of Number
        All that the machine found.
    coding : dict
        From `read_coding`.

    Returns
    -------
    DataFrame
        printed, occurrence, id, role (the machine's), result; what the machine missed comes last.

    Examples
    --------
    >>> compare_coding([], {("3個", 1): {"id": "houses"}})["result"].tolist()
    ['missed by the machine']
    """
    rows = []
    for key, number in zip(occurrences(numbers), numbers, strict=True):
        if key in coding and kept(coding[key]):
            same = number.role == "statistic"
            result = "matched" if same else "missed by the machine"
            rows.append((*key, coding[key]["id"], number.role, result))
        elif number.role == "statistic":
            rows.append((*key, "", number.role, "left out by the coder"))
    rows += [(*key, row["id"], "", "missed by the machine") for key, row in unmatched(numbers, coding)]
    return pd.DataFrame(rows, columns=["printed", "occurrence", "id", "role", "result"])
