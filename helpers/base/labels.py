"""Words in two languages for tables, charts, widgets and the report, from ``labels.csv``."""

from functools import cache
from pathlib import Path

from helpers.base.files import list_rows

LANGUAGES = ("en", "zh")
TAGS = {"en": "en", "zh": "zh-Hant"}  # as HTML, SVG and PNG name them


@cache
def _labels():
    return {row["key"]: row for row in list_rows(Path(__file__).with_name("labels.csv"))}


def label(key, language="en"):
    """Return the word for `key` in `language` (``en`` or ``zh``).

    Raises
    ------
    KeyError
        If ``labels.csv`` has no such key or no such language.

    Examples
    --------
    >>> label("kind.count", "en"), label("kind.count", "zh")
    ('count', '數量')
    """
    if language not in LANGUAGES:
        raise KeyError(f"No labels in language {language!r}. Use one of: {', '.join(LANGUAGES)}.")
    row = _labels().get(key)
    if row is None:
        raise KeyError(f"helpers/base/labels.csv has no row with the key {key!r}. Add one.")
    return row[language]


def listed(words, language="en"):
    """Return some words as a list in a sentence.

    Examples
    --------
    >>> listed(["64", "283"]), listed(["64", "283"], "zh")
    ('64; 283', '64；283')
    """
    return label("list", language).join(words)
