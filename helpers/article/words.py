"""Word lists as data: family names, posts, bodies, words of speech. One row a word, folded when read."""

import re
from functools import cache
from pathlib import Path

from helpers.base import fold, list_rows

LISTS = Path(__file__).parent / "lists"


def words_in(name):
    """Return the folded words of a list in ``lists/``.

    Examples
    --------
    >>> fold("董事長") in words_in("posts")
    True
    """
    return [fold(row["word"]) for row in list_rows(LISTS / f"{name}.csv")]


@cache
def any_of(name, group=None):
    """Return a pattern of all words of a list in ``lists/``, the longest first, to look for in folded text.

    Words of one first sign stand together, so that a sign with which none begins is soon passed over; words
    that are all of a single sign are a class of signs, of which none is asked by itself.

    Parameters
    ----------
    name : str
        The list.
    group : str, optional
        Only the words of this group.

    Examples
    --------
    >>> bool(re.fullmatch(any_of("posts"), fold("董事長"))), bool(re.match(any_of("speech"), fold("稱號")))
    (True, False)
    """
    rows = [row for row in list_rows(LISTS / f"{name}.csv") if group in (None, row.get("group"))]
    rows.sort(key=lambda row: -len(row["word"]))
    rests = {}
    for row in rows:
        word = fold(row["word"])
        rests.setdefault(word[0], []).append(re.escape(word[1:]) + _unless(row.get("not_before")))
    if rests and all(rest == [""] for rest in rests.values()):
        return f"[{''.join(map(re.escape, rests))}]"
    return "|".join(f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in rests.items())


@cache
def signs_of(name, place=0):
    """Return the signs that stand at a place of the words of a list: a class for a pattern.

    Examples
    --------
    >>> signs = signs_of("posts", -1)
    >>> fold("長") in signs, fold("們") in signs
    (True, False)
    """
    return re.escape("".join(sorted({word[place] for word in words_in(name) if word[place:]})))


def _unless(signs):
    return f"(?![{re.escape(fold(signs))}])" if signs else ""
