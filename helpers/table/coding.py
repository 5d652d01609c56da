"""The hand coding: what a person adds to each number, joined by printed form and occurrence.

It joins by what stands in print and never by offset, so that one coding fits every copy of the text.
"""

import csv
from collections import Counter
from io import StringIO

import pandas as pd

from helpers.base import LANGUAGES, decoded, resolve, shown

IN_TWO_LANGUAGES = "subject", "holder", "speaker"
OPTIONAL = ("direction",)  # where a coding has the column, it decides; an empty cell is a decision too
NEEDED = (
    *("id", "printed", "occurrence", "kind", "speaker_basis", "from", "to", "date_basis"),
    *(f"{name}_{language}" for name in IN_TWO_LANGUAGES for language in LANGUAGES),
)


def read_coding(path):
    """Return the rows of a coding file by (printed, occurrence); without a path, none.

    Raises
    ------
    FileNotFoundError, ValueError
        With what is wrong and in which row.

    Examples
    --------
    >>> read_coding("data/coding.csv")["1.72億元", 1]["id"]
    'tongrentang_tax'
    """
    if not path:
        return {}
    path = resolve(path)
    if not path.is_file():
        raise FileNotFoundError(
            f"There is no coding file {shown(path)}. Leave it out, or check the spelling."
        )
    coding, ids = {}, set()
    for line, row in _lines_of(path):
        problem = _problem(row, coding, ids)
        if problem:
            raise ValueError(f"{shown(path)}, line {line}: {problem}")
        coding[row["printed"], int(row["occurrence"])] = row
        ids.add(row["id"])
    return coding


def _lines_of(path):
    """Return the rows of a coding file with the lines where they end; ValueError if it can't be one."""
    text = decoded(path.read_bytes(), path).removeprefix("\ufeff")
    mark = max(",;\t", key=text.partition("\n")[0].count)  # spreadsheets of some countries write semicolons
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=mark)
    try:
        rows, names = [(reader.line_num, row) for row in reader if any(row.values())], reader.fieldnames or ()
    except csv.Error as error:
        raise ValueError(
            f"{shown(path)}, line {reader.line_num}: {error}. Is a quotation mark not closed?"
        ) from None
    if not rows:
        raise ValueError(f"{shown(path)} has no row. Write one for each statistic, or leave the coding out.")
    missing = [name for name in NEEDED if names.count(name) != 1]
    if missing:
        raise ValueError(
            f"{shown(path)} lacks the column {missing[0]!r}, or has it twice. Put it in the first line once."
        )
    return rows


def _problem(row, coding, ids):
    """Say what is wrong with a row, by itself or beside those before it; "" if nothing is."""
    if None in row or None in row.values():
        return "more or fewer cells than columns. Put quotation marks round a text with a comma."
    if not row["occurrence"].isdecimal() or not int(row["occurrence"]):
        return f"occurrence is {row['occurrence']!r}. Write 1, 2, 3."
    if not row["id"]:
        return "the id is empty. Give the row one of its own."
    if (row["printed"], int(row["occurrence"])) in coding or row["id"] in ids:
        return f"{row['id']!r} ({row['printed']}) is there twice. Keep one."
    return ""


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
        if key in coding:
            same = number.role == "statistic"
            result = "matched" if same else "missed by the machine"
            rows.append((*key, coding[key]["id"], number.role, result))
        elif number.role == "statistic":
            rows.append((*key, "", number.role, "left out by the coder"))
    found = set(occurrences(numbers))
    rows += [
        (*key, row["id"], "", "missed by the machine") for key, row in coding.items() if key not in found
    ]
    return pd.DataFrame(rows, columns=["printed", "occurrence", "id", "role", "result"])
