"""What the results must look like: one schema, its errors in plain words, the same bytes every time.

Tables are written and read as a data package (Data Package and Table Schema, https://datapackage.org);
the schema is ``helpers/table/datapackage.json``.
"""

import hashlib
import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from math import isnan
from pathlib import Path

import numpy as np
import pandas as pd
from pandas.api.types import pandas_dtype

from helpers.base import brief, csv_rows, first_of, resolve, shown, write_whole

FORMULA = "=+-@\t\r\n＝＋－＠"  # a spreadsheet may run a cell that begins so (OWASP, CSV injection)
EMPTY = {"number": float("nan"), "string": "", "date": "", "boolean": False}
TYPES = {"number": "float64", "integer": "int64", "boolean": "bool", "string": "str", "date": "str"}
_CELLS = {"number": float, "integer": int, "boolean": bool, "string": str, "date": str}
WORKBOOK = "workbook"  # the one resource of the package that is no CSV file


@cache
def schema(resource="statistics"):
    """Return the fields of a resource by name.

    Examples
    --------
    >>> schema()["value"]["type"]
    'number'
    """
    listed = next(one for one in _template()["resources"] if one["name"] == resource)
    return {field["name"]: field for field in listed["schema"]["fields"]}


def empty_table(resource="statistics"):
    """Return a table without rows that has the columns and types of the schema.

    Examples
    --------
    >>> empty_table()["value"].dtype.name
    'float64'
    """
    return table_of([], resource)


def table_of(rows, resource="statistics"):
    """Return rows, each a mapping of names to cells, as a table that has the columns and types of the schema.

    Examples
    --------
    >>> table_of([dict.fromkeys(schema("checks"), "1")], "checks")["check"].tolist()
    ['1']
    """
    return frame_of(columns_of(rows, resource), resource)


def columns_of(rows, resource="statistics"):
    """Return rows, each a mapping of names to cells, as the cells of each column of the schema."""
    return {name: [row[name] for row in rows] for name in schema(resource)}


def frame_of(columns, resource="statistics"):
    """Return the cells of each column as a table that has the columns and types of the schema."""
    # Column by column, each of its type at once: a frame of mixed cells is guessed and copied before.
    fields = schema(resource)
    types = {name: TYPES[field["type"]] for name, field in fields.items()}
    texts = _texts([columns[name] for name in fields if types[name] == "str"])
    typed = [
        next(texts) if types[name] == "str" else np.array(columns[name], dtype=types[name]) for name in fields
    ]
    table = pd.DataFrame(dict(enumerate(typed)), index=pd.RangeIndex(len(typed[0])), copy=False)
    table.columns = _names(resource).copy()  # who gives them a name gives it to this table alone
    return table


@cache
def _names(resource):
    """Return the names of the columns of a resource, made once for all tables."""
    return pd.Index(list(schema(resource)))


def _texts(columns):
    """Yield columns of text as arrays of pandas: slices of a single one, as each takes long to make."""
    whole, end = pd.array([cell for cells in columns for cell in cells], dtype=_text()), 0
    for cells in columns:
        start, end = end, end + len(cells)
        yield whole[start:end]


@cache
def _text():
    """Return the type of a column of text, looked up once: by its name pandas looks for it each time."""
    return pandas_dtype("str")


def table_errors(table, resource="statistics"):
    """Say what in a table breaks the schema: one sentence an error, with the row and what to do.

    Examples
    --------
    >>> table_errors(empty_table())
    []
    >>> table_errors(empty_table().drop(columns="unit"))
    ['The column unit is missing. Put it back.']
    """
    fields = schema(resource)
    if wrong := _column_errors(table, fields):
        return wrong
    return cell_errors({name: table[name].tolist() for name in fields}, resource)


def cell_errors(columns, resource="statistics"):
    """Say what in the cells of each column breaks the schema, as `table_errors` does.

    Examples
    --------
    >>> cell_errors(dict.fromkeys(schema(), []) | {"id": ["lakes", "lakes"]})
    ['Two rows have the id lakes. Give each its own.']
    """
    fields = schema(resource)
    return _field_errors(columns, fields) or _order_errors(columns, fields)


def _column_errors(table, fields):
    """Say which columns are missing or too many."""
    missing = [f"The column {name} is missing. Put it back." for name in fields if name not in table]
    return missing + [
        f"The column {name} is not in the schema. Keep it in a table of its own."
        for name in table
        if name not in fields
    ]


def _field_errors(columns, fields):
    """Say which cells break the rules of their columns, column by column."""
    errors, labels = [], columns[next(iter(fields))]
    for name, field in fields.items():
        cells = columns[name]
        if not _is_sound(cells, field):
            problems = (cell_problem(cell, field) for cell in cells)
            errors += [
                f"Row {label}, column {name}: {problem}"
                for label, problem in zip(labels, problems, strict=True)
                if problem
            ]
        if field.get("constraints", {}).get("unique") and len(set(cells)) < len(cells):
            errors += [
                f"Two rows have the {name} {twice}. Give each its own."
                for twice, times in Counter(cells).items()
                if times > 1
            ]
    return errors


_BROKEN_BY_THE_LEAST = {"required", "unique", "minimum"}  # the least cell does if any does, "" or -1


def _is_sound(cells, field):
    """Return whether the cells of a column are of its type and break no rule: one look at each other one."""
    if not set(map(type, cells)) <= {_CELLS[field["type"]]}:
        return False
    rules = field.get("constraints", {})
    told_apart = set(cells) - set(rules.get("enum", ())) if rules or field["type"] == "date" else set()
    if told_apart and field["type"] in ("string", "integer") and rules.keys() <= _BROKEN_BY_THE_LEAST:
        told_apart = {min(told_apart)}
    return not any(cell_problem(cell, field) for cell in told_apart)


def _order_errors(columns, fields):
    """Say in which rows two ends stand the wrong way round."""
    errors, key = [], next(iter(fields))
    for first, last, crossed in (("low", "high", "above"), ("from", "to", "after")):
        if {first, last} <= set(fields):
            ends = zip(*(columns[name] for name in (key, first, last)), strict=True)
            errors += [
                f"Row {label}: {first} is {crossed} {last}. Swap them, or read the text again."
                for label, begin, end in ends
                if not (_is_empty(begin) or _is_empty(end)) and begin > end
            ]
    return errors


def one_line(text):
    r"""Return a text with a blank for line breaks: many programs end a row of a CSV file at one.

    Examples
    --------
    >>> one_line("one\r\ntwo\n\n")
    'one two '
    """
    if text.isprintable():  # what breaks a line is not printed
        return text
    first, *lines = f"{text}|".splitlines()  # the mark keeps a break at the end
    return " ".join([first, *filter(None, lines)])[:-1]


def csv_text(table, resource="statistics"):
    """Return a table as the text of its CSV file: commas, UTF-8, one line a row, no cell that runs.

    Examples
    --------
    >>> csv_text(empty_table())[:21]
    'id,printed,start,end,'
    """
    fields = schema(resource)
    lines = [fields]
    for row in table[list(fields)].itertuples(index=False, name=None):
        lines.append(written_cell(cell, field) for cell, field in zip(row, fields.values(), strict=True))
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def write_table(table, folder, checks=None):
    """Write the table as CSV and as a workbook, and what describes it; return the path of the package.

    The files are statistics.csv, statistics.xlsx, datapackage.json and, if checks are given, checks.csv.

    Nothing is written unless the table keeps to the schema. The same table gives the same bytes.

    Parameters
    ----------
    table : DataFrame
        From `tabulate`.
    folder : str or Path
        Where to; made if need be. A relative path counts from where the caller stands.
    checks : DataFrame, optional
        From `run_checks`.
    """
    from helpers.table.workbook import workbook

    given = {"statistics": table} | ({} if checks is None else {"checks": checks})
    for resource, frame in given.items():
        errors = table_errors(frame, resource)
        if errors:
            raise ValueError(f"The table {resource} breaks its schema:\n" + "\n".join(first_of(errors)))
    package = json.loads(json.dumps(_template()))
    written = {name: csv_text(frame, name).encode("utf-8") for name, frame in given.items()}
    written[WORKBOOK] = workbook(table)
    package["resources"] = [one for one in package["resources"] if one["name"] in written]
    source = table.attrs.get("source")
    if source:
        package["sources"] = [source]
    folder = resolve(folder)
    for resource in package["resources"]:
        data = written[resource["name"]]
        resource["bytes"], resource["hash"] = len(data), f"sha256:{hashlib.sha256(data).hexdigest()}"
        write_whole(folder / resource["path"], data)
    return write_whole(folder / "datapackage.json", json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def read_table(path, resource="statistics"):
    """Read a table that `write_table` wrote: the same rows, types and intervals.

    Parameters
    ----------
    path : str or Path
        The CSV file or its folder.
    resource : str
        Which schema it keeps to: statistics or checks.
    """
    path = resolve(path)
    if path.is_dir():
        path = path / f"{resource}.csv"
    if not path.exists():
        raise FileNotFoundError(f"There is no table {shown(path)}. Write it first, with write_table.")
    fields = schema(resource)
    rows = [
        {name: read_cell(row[name], field, path, line) for name, field in fields.items()}
        for line, row in enumerate(_rows_of(path, fields), 2)
    ]
    table = table_of(rows, resource)
    described = path.with_name("datapackage.json")
    if described.exists():
        sources = json.loads(described.read_text(encoding="utf-8")).get("sources")
        table.attrs = {"source": sources[0]} if sources else {}
    return table


def _rows_of(path, fields):
    """Return the rows of a CSV file; ValueError unless they have all fields and as many cells."""
    rows = [row for _, row in csv_rows(path.read_text(encoding="utf-8-sig"), shown(path))]
    missing = [name for name in fields if rows and name not in rows[0]]
    if missing:
        raise ValueError(f"{shown(path)} lacks the column {missing[0]}. Put it back.")
    uneven = [line for line, row in enumerate(rows, 2) if None in row or None in row.values()]
    if uneven:
        raise ValueError(
            f"{shown(path)}, row {uneven[0]}: more or fewer cells than columns. Count its commas."
        )
    return rows


@cache
def _template():
    return json.loads(Path(__file__).with_name("datapackage.json").read_text(encoding="utf-8"))


def _is_day(text):
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


# What is wrong with a cell: for which types of a column, when, and in which words.
_WRONG_TYPE = [
    (
        ("number", "integer"),
        lambda cell: isinstance(cell, bool | str) or not hasattr(cell, "__float__"),
        "{brief} is no number. Write digits, without unit or comma.",
    ),
    (("integer",), lambda cell: cell != int(cell), "{cell} is no whole number."),
    (("boolean",), lambda cell: str(cell) not in ("True", "False"), "{brief} is neither True nor False."),
    (("string", "date"), lambda cell: not isinstance(cell, str), "{brief} is no text."),
    (
        ("date",),
        lambda cell: not _is_day(cell),
        "{brief} is no day. Write it like 2022-12-31, or leave it empty.",
    ),
]
# The same for the constraints of a column, by their names in Table Schema.
_WRONG_VALUE = {
    "enum": (lambda cell, allowed: cell not in allowed, "{brief} is not one of: {listed}."),
    "minimum": (lambda cell, least: cell < least, "{cell} is below {rule}."),
    "pattern": (
        lambda cell, pattern: not re.fullmatch(pattern, cell),
        "{brief} has other characters than a-z, 0-9 and _.",
    ),
}


def cell_problem(cell, field):
    """Say what is wrong with one cell, or return None.

    Examples
    --------
    >>> cell_problem("", schema()["kind"]), cell_problem("money", schema()["kind"])
    ('it is empty and must not be. Fill it in.', None)
    """
    rules = field.get("constraints", {})
    if _is_empty(cell):
        return "it is empty and must not be. Fill it in." if rules.get("required") else None
    for types, wrong, words in _WRONG_TYPE:
        if field["type"] in types and wrong(cell):
            return words.format(cell=cell, brief=brief(cell))
    for name, (wrong, words) in _WRONG_VALUE.items():
        if name in rules and wrong(cell, rules[name]):
            listed = ", ".join(rules.get("enum", ()))
            return words.format(cell=cell, brief=brief(cell), rule=rules[name], listed=listed)
    return None


def _is_empty(cell):
    return cell is None or cell is pd.NaT or (isinstance(cell, float) and isnan(cell)) or cell == ""


def _quoted(cell):
    """Quote a cell that would break the line; csv.writer leaves a lone carriage return bare."""
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell


def written_cell(cell, field):
    """Return a cell as it stands in the file: on one line, an apostrophe before text like a formula."""
    if field["type"] == "number":
        return "" if isnan(cell) else f"{Decimal(repr(float(cell))).normalize():f}"
    if field["type"] == "boolean":
        return "true" if cell else "false"
    if field["type"] == "integer":
        return str(int(cell))
    cell = one_line(cell)
    return f"'{cell}" if cell.startswith(("'", *FORMULA)) else cell


def read_cell(cell, field, path, line):
    """Return a cell of a file as the schema types it; ValueError if it is of another type."""
    if field["type"] in ("string", "date"):
        return cell.removeprefix("'")
    if cell == "" and field["type"] in EMPTY:
        return EMPTY[field["type"]]
    try:
        if field["type"] == "boolean":
            return {"true": True, "false": False}[cell]
        return float(cell) if field["type"] == "number" else int(cell)
    except (ValueError, KeyError):
        raise ValueError(
            f"{shown(path)}, row {line}, column {field['name']}: {cell!r} is no {field['type']}. Correct it."
        ) from None
