"""Word lists as data: family names, posts, bodies, words of speech. One row a word, folded when read."""

import re
from functools import cache
from pathlib import Path

from helpers.base import fold, list_rows

LISTS = Path(__file__).parent / "lists"


@cache
def any_of(name):
    """Return a pattern of all words of a list in ``lists/``, the longest first, to look for in folded text.

    Examples
    --------
    >>> bool(re.fullmatch(any_of("posts"), fold("董事長"))), bool(re.match(any_of("speech"), fold("稱號")))
    (True, False)
    """
    rows = sorted(list_rows(LISTS / f"{name}.csv"), key=lambda row: -len(row["word"]))
    return "|".join(re.escape(fold(row["word"])) + _then(row.get("followed_by")) for row in rows)


def _then(marks):
    return f"(?=[{re.escape(marks)}])" if marks else ""
