"""Words in two languages for tables, charts, widgets and the report.

What several packages say stands in ``labels.csv`` here; what one package says, in a file of that package
whose name ends so: its ``labels.csv``, and ``course_labels.csv`` for what names the course's own figures.
"""

from functools import cache
from pathlib import Path

from helpers.base.csv_file import by_column, list_rows

LANGUAGES = ("en", "zh")
TAGS = {"en": "en", "zh": "zh-Hant"}  # as HTML, SVG and PNG name them


@cache
def _labels():
    rows = [(f"{path.parent.name}/{path.name}", row) for path in label_files() for row in list_rows(path)]
    return by_column(rows, "key")


def label_files():
    """Return the paths of all files of labels.

    Examples
    --------
    >>> [f"{path.parent.name}/{path.name}" for path in label_files()][:2]
    ['base/labels.csv', 'batch/labels.csv']
    """
    return sorted(Path(__file__).parents[1].glob("*/*labels.csv"))


def label(key, language="en"):
    """Return the word for `key` in `language` (``en`` or ``zh``).

    Raises
    ------
    KeyError
        If no file has such a key, or no column such a language.

    Examples
    --------
    >>> label("kind.count", "en"), label("kind.count", "zh")
    ('count', '數量')
    """
    if language not in LANGUAGES:
        raise KeyError(f"No labels in language {language!r}. Use one of: {', '.join(LANGUAGES)}.")
    row = _labels().get(key)
    if row is None:
        raise KeyError(f"No file of labels in helpers/ has a row with the key {key!r}. Add one.")
    return row[language]


def listed(words, language="en"):
    """Return some words as a list in a sentence.

    Examples
    --------
    >>> listed(["64", "283"]), listed(["64", "283"], "zh")
    ('64; 283', '64；283')
    """
    return label("list", language).join(words)
