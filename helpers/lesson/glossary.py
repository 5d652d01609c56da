"""The glossary: a term of the field or of Chinese counting, in plain words.

The terms are rows of ``data/glossary.csv``; its columns are described in ``data/datapackage.json``.
"""

import re
from difflib import get_close_matches
from functools import cache
from html import escape
from textwrap import fill

from helpers.base import ROOT, cell_of, label, list_rows, table_of, write_whole
from helpers.lesson.parameters import parameters
from helpers.lesson.screen import display

GLOSSARY = "data/glossary.csv"
PAGE = "docs/glossary.md"
HEAD = f"""# Glossary

Made from `{GLOSSARY}` by `make data`. In a notebook, `explain("base")` shows one term and `explain()` all.

| term | Chinese | in plain words | 中文 |
|---|---|---|---|
"""


def explain(term=""):
    """Print what a term means; without one, show all terms.

    Parameters
    ----------
    term : str
        In English or in Chinese, in any case; the unit of a number as well.

    Examples
    --------
    >>> explain("denominator")  # doctest: +ELLIPSIS
    base 基數: The whole of which a percentage is a part. ...
    >>> explain("bse")
    The glossary has no 'bse'. Is base meant? explain() shows all terms.
    """
    if not term:
        display(*shown(terms(), _meaning()))
    elif row := by_name().get(str(term).strip().casefold()):
        chinese = "" if row["chinese"] in row["term"] else f" {row['chinese']}"
        print(fill(f"{row['term']}{chinese}{_colon()}{row[_meaning()]}", 88))
    else:
        near = get_close_matches(str(term).casefold(), by_name(), 1)
        meant = f" Is {by_name()[near[0]]['term']} meant?" if near else ""
        print(fill(f"The glossary has no {str(term)!r}.{meant} explain() shows all terms.", 88))


def terms():
    """Return the rows of the glossary."""
    return list_rows(ROOT / GLOSSARY)


@cache
def by_name():
    """Return the rows by each of their names, in small letters."""
    return {name.casefold(): row for row in terms() for name in names_of(row)}


def names_of(row):
    """Return the set of the names by which a term is found.

    Examples
    --------
    >>> sorted(names_of({"term": "個 (gè)", "chinese": "個", "also": "ge"}))
    ['ge', 'gè', '個', '個 (gè)']
    """
    parts = re.split(r" \(|\)|, ", row["term"]) if "(" in row["term"] else []
    return {row["term"], row["chinese"], *row["also"].split(";"), *parts} - {""}


def shown(rows, meaning="meaning"):
    """Return rows of the glossary as HTML and as text."""
    cells = [(row["term"], row["chinese"], row[meaning]) for row in rows]
    html = "".join(
        f"<tr>{cell_of(escape(term), 'row')}{cell_of(escape(chinese), language='zh')}"
        f"{cell_of(escape(words))}</tr>"
        for term, chinese, words in cells
    )
    return table_of(html), "\n".join(f"{term} {chinese}{_colon()}{words}" for term, chinese, words in cells)


def page():
    """Return the glossary as a page in Markdown."""
    rows = [
        f"| {row['term']} | {row['chinese']} | {row['meaning']} | {row['meaning_zh']} |\n" for row in terms()
    ]
    return HEAD + "".join(rows)


def write_glossary():
    """Write the glossary's page; see `page`."""
    return write_whole(ROOT / PAGE, page())


def _colon():
    return label("report.colon", "zh" if _meaning().endswith("zh") else "en")


def _meaning():
    return "meaning_zh" if parameters()["language"] == "zh" else "meaning"
