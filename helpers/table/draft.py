"""A coding to start from: one row a statistic, with what the machine reads in the text filled in."""

import csv
from io import StringIO

from helpers.article import sentences_around
from helpers.base import LANGUAGES, LazyPattern
from helpers.table.coding import IN_TWO_LANGUAGES, occurrences
from helpers.table.periods import numbers_of
from helpers.table.rows import tabulate
from helpers.table.schema import FORMULA, schema

CODED = (
    *("kind", "direction", "subject", "holder", "speaker", "speaker_basis"),
    *("from", "to", "date_basis"),
)

# A letter that makes a cell text for a spreadsheet: 5時30分 is a time for it, 3月5日 a day, 1E5 a number.
_LETTER = LazyPattern(r"[^\W\d_eE年月日时時点點分秒]")


def draft_coding(article):
    """Return the text of a coding file for an article: what the machine knows, and room for the rest.

    A row can be dropped (``no`` under keep), and what is filled in can be put right. The columns are
    those of ``data/coding.csv`` with `keep` and the sentence in which the number stands. A cell that a
    spreadsheet would take for a formula, a number, a day or a time begins with an apostrophe, which
    `read_coding` takes off.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> draft_coding(read_article()).splitlines()[1].split(",")[:4]
    ['', 's001', '400多人', '1']
    """
    tables = {language: tabulate(article, None, language) for language in LANGUAGES}
    numbers = numbers_of(article.text)
    keys = {number.start: key for key, number in zip(occurrences(numbers), numbers, strict=True)}
    file = StringIO()
    writer = csv.DictWriter(file, ["keep", "id", "printed", "occurrence", "sentence", *_columns(), "note"])
    writer.writeheader()
    for rows in zip(*(table.to_dict("records") for table in tables.values()), strict=True):
        said = dict(zip(LANGUAGES, rows, strict=True))
        row = {"keep": "", "id": said["zh"]["id"], "sentence": _sentence(article, said["zh"]), "note": ""}
        row["printed"], row["occurrence"] = keys[said["zh"]["start"]]
        row |= {column: _filled(column, said) for column in _columns()}
        writer.writerow(
            {name: as_text(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        )
    return file.getvalue()


def as_text(cell):
    """Return a cell that a spreadsheet leaves as it is: with an apostrophe where it would not.

    Examples
    --------
    >>> [as_text(cell) for cell in ("=1+1", "10.3%", "3-1", "2022-12-31", "5時30分", "350戶", "")]
    ["'=1+1", "'10.3%", "'3-1", "'2022-12-31", "'5時30分", '350戶', '']
    """
    plain = cell and not cell.startswith(("'", *FORMULA)) and _LETTER.search(cell)
    return cell if plain or not cell else f"'{cell}"


def _columns():
    """Return the columns that a person fills in or puts right, as far as the table has them."""
    names = [name for name in CODED if name in schema()]
    both = {name: [f"{name}_zh", f"{name}_en"] for name in IN_TWO_LANGUAGES}
    return [column for name in names for column in both.get(name, [name])]


def _filled(column, said):
    """Return what the machine knows for a column; in English only what it says otherwise than in Chinese."""
    if column in schema():
        return said["zh"][column]
    name, _, language = column.rpartition("_")
    chinese, own = said["zh"][name], said[language][name]
    return own if language == "zh" or own != chinese else ""


def _sentence(article, row):
    spans = sentences_around(article, row["start"])
    return next((article.text[start:end].strip() for start, end in spans if start <= row["start"] < end), "")
