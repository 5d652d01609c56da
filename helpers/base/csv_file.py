"""CSV files: rows with their lines, and nothing in them that another row or column replaces."""

import csv
from io import StringIO
from pathlib import Path

from helpers.base import limits
from helpers.base.signs import brief


def csv_rows(text, name, mark=","):
    r"""Return the rows of a text in CSV, each with the line where it ends; empty ones are left out.

    A row of more cells than columns has the key None, one of fewer the value None, as in `csv`.

    Raises
    ------
    ValueError
        If it is no CSV, is too long, or has two columns of one name.

    Examples
    --------
    >>> csv_rows("id,value\na,5\n", "context.csv")
    [(2, {'id': 'a', 'value': '5'})]
    >>> csv_rows("id,id\na,5\n", "context.csv")
    Traceback (most recent call last):
    ValueError: context.csv has the column 'id' twice. Put it in the first line once.
    """
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=mark)
    rows = []
    try:
        names = reader.fieldnames or ()
        if len(set(names)) > limits.TABLE_COLUMNS:  # each row would get a cell for each
            raise ValueError(
                f"{name} has more than {limits.TABLE_COLUMNS:,} columns in its first line. Take some out."
            )
        for row in reader:
            if any(row.values()):
                rows.append((reader.line_num, row))
            if len(rows) > limits.TABLE_ROWS:
                raise ValueError(
                    f"{name} has more than {limits.TABLE_ROWS:,} rows. Cut it into several files."
                )
    except csv.Error as error:
        raise ValueError(
            f"{name}, line {reader.reader.line_num}: {error}. Is a quotation mark not closed?"
        ) from None
    if twice := [column for column in names if column and names.count(column) > 1]:
        raise ValueError(f"{name} has the column {brief(twice[0])} twice. Put it in the first line once.")
    return rows


def mark_of(text):
    r"""Return what stands between the cells of a CSV: spreadsheets of some countries write semicolons.

    Examples
    --------
    >>> mark_of("id;value\na;5,3\n"), mark_of("id,value\n")
    (';', ',')
    """
    return max(",;\t", key=text.partition("\n")[0].count)


def by_column(rows, column):
    """Return rows by what stands in a column, or a ValueError where two have the same.

    Parameters
    ----------
    rows : sequence of (str, dict)
        Each row with the words for its place.
    column : str

    Examples
    --------
    >>> by_column([("line 2", {"id": "a"}), ("line 3", {"id": "b"})], "id")["b"]
    {'id': 'b'}
    >>> by_column([("line 2", {"id": "a"}), ("line 3", {"id": "a"})], "id")
    Traceback (most recent call last):
    ValueError: line 3: the id 'a' stands in line 2 already. Keep one of the two.
    """
    found, places = {}, {}
    for place, row in rows:
        key = row.get(column)
        if key in places:
            words = (
                f"{place}: the {column} {brief(key)} stands in {places[key]} already. Keep one of the two."
            )
            raise ValueError(words)
        found[key], places[key] = row, place
    return found


def list_rows(path):
    """Return the rows of one of the course's own lists, a CSV file in UTF-8, as dictionaries.

    Examples
    --------
    >>> from helpers.base.files import ROOT
    >>> list_rows(ROOT / "data" / "context.csv")[0]["unit"]
    '個'
    """
    path = Path(path)
    return [row for _, row in csv_rows(path.read_bytes().decode("utf-8"), path.name)]


def list_cells(path):
    """Yield the cells of each row but the first of one of the course's own lists that has thousands of them.

    A dictionary for each would take three times as long.

    Examples
    --------
    >>> from helpers.base.files import ROOT
    >>> next(list_cells(ROOT / "data" / "glossary.csv"))[0]
    'statistic'
    """
    with Path(path).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        yield from filter(any, rows)
