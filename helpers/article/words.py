"""Word lists as data: family names, posts, bodies, words of speech. One row a word, folded when read.

A word of a list is looked up by the sign it begins with, or by the signs it ends in; few lists are a pattern.
"""

import re
from functools import cache
from pathlib import Path

from helpers.base import fold, list_rows

LISTS = Path(__file__).parent / "lists"
HAN = "\u4e00-\u9fff"
# Stands for a sign that parts nothing: brackets with their content, the marks of a short quotation.
BLANK = "\0"


@cache
def _rows(name):
    """Return of each row of a list the word, its group, and the signs that may not follow; folded."""
    rows = list_rows(LISTS / f"{name}.csv")
    return [(fold(row["word"]), row.get("group"), fold(row.get("not_before") or "")) for row in rows]


@cache
def words_in(name, *groups):
    """Return the folded words of a list in ``lists/``, or those of some of its groups.

    Examples
    --------
    >>> fold("董事長") in words_in("posts"), words_in("families", "two characters")[0]
    (True, '欧阳')
    """
    return tuple(word for word, group, _ in _rows(name) if not groups or group in groups)


@cache
def by_begin(name, group=None):
    """Return the words of a list, or of one of its groups, by their first sign, and of that by the second."""
    return _by_two(words_in(name, group) if group else words_in(name), lambda word: word[:2], 0)


@cache
def by_end(name):
    """Return the words of a list by their last sign, and of that by the last two."""
    return _by_two(words_in(name), lambda word: word[-2:], -1)


def _by_two(words, key, place):
    """Return words by one sign of a key, then by the key; a word of one sign is with all its keys.

    Examples
    --------
    >>> _by_two(["但", "但是"], lambda word: word[:2], 0)
    {'但': {'但是': ('但是', '但'), '但': ('但',)}}
    """
    found = {}
    for word in sorted(words, key=len, reverse=True):
        of_sign = found.setdefault(word[place], {})
        for signs in [other for other in of_sign if len(word) == 1] or [key(word)]:
            of_sign[signs] = (*of_sign.get(signs, ()), word)
        of_sign.setdefault(word[place], (word,) if len(word) == 1 else ())
    return found


def starting(text, place, name, group=None):
    """Return the words of a list that may begin at a place, by its first two signs, the longest first.

    Examples
    --------
    >>> starting("石破", 0, "families", "Japanese"), starting("但好", 0, "beside")
    (('石破',), ('但',))
    """
    words = by_begin(name, group).get(text[place : place + 1])
    return (words.get(text[place : place + 2]) or words[text[place]]) if words else ()


def ending(text, end, name):
    """Return the words of a list that may end at a place, by its last two signs, the longest first.

    Examples
    --------
    >>> ending("副董事长", 4, "posts")
    ('董事长', '理事长', '干事长')
    """
    words = by_end(name).get(text[end - 1 : end])
    return (words.get(text[end - 2 : end]) or words[text[end - 1]]) if words else ()


def longest_at(text, place, end, name, group=None):
    """Return the longest word of a list that stands at a place and reaches no further than another, or "".

    It is none of the list if a sign follows that makes another word of it.

    Examples
    --------
    >>> longest_at("但是今天", 0, 4, "beside"), longest_at("但是今天", 0, 1, "beside")
    ('但是', '但')
    >>> longest_at("称号", 0, 2, "speech"), longest_at("称好", 0, 2, "speech")
    ('', '称')
    """
    for word in starting(text, place, name, group):
        if text.startswith(word, place, end):
            unless = _unless(name).get(word)
            if not unless or not text.startswith(unless, place + len(word), end):
                return word
    return ""


def all_han(words):
    """Say whether words are Chinese characters alone; none are not.

    Examples
    --------
    >>> all_han("今天"), all_han("3天"), all_han("")
    (True, False, False)
    """
    return bool(words) and min(words) >= "\u4e00" and max(words) <= "\u9fff"


@cache
def _unless(name):
    """Return by word the signs that may not follow, of the words of a list that have some."""
    return {word: tuple(signs) for word, _, signs in _rows(name) if signs}


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
    rows = [row for row in _rows(name) if group in (None, row[1])]
    rests = {}
    for word, _, unless in sorted(rows, key=lambda row: -len(row[0])):
        rest = re.escape(word[1:]) + (f"(?![{re.escape(unless)}])" if unless else "")
        rests.setdefault(word[0], []).append(rest)
    if rests and all(rest == [""] for rest in rests.values()):
        return f"[{''.join(map(re.escape, rests))}]"
    return "|".join(f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in rests.items())


@cache
def a_post():
    """Return the pattern of a post, which few texts need.

    Examples
    --------
    >>> a_post().search(fold("縣圖書館的館長"))[0]
    '馆长'
    """
    return re.compile(any_of("posts"))


@cache
def signs_of(name, place=0):
    """Return the signs that stand at a place of the words of a list.

    Examples
    --------
    >>> signs = signs_of("posts", -1)
    >>> fold("長") in signs, fold("們") in signs
    (True, False)
    """
    return frozenset(word[place] for word in words_in(name) if word[place:])
