"""The numbers of a paragraph in its English version: those that are the same beyond doubt."""

import re
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from helpers.base import LazyPattern
from helpers.extract.quoted import RANGES, Quoted, as_quoted, quoted_in, words

MEASURED = {"percent", "points"}  # 80.2 of 100 is another number than 80.2 per cent
_CODE = LazyPattern(r"[A-Z]-(?=\d)")  # COVID-19


def counterparts(english, numbers):
    """Return start, end and place of each number of an English paragraph that the Chinese one has too.

    A number is the same if it says the same, and both paragraphs say it equally often: then they are
    matched in their order. What is rounded anew or told in another way is left alone, for a wrong link is
    worse than none.

    Parameters
    ----------
    english : str
    numbers : list of Number
        Of the Chinese paragraph. A place is one in this list.

    Examples
    --------
    >>> from helpers.extract.find import find_numbers
    >>> counterparts("Output was 954 million yuan.", find_numbers("產值9.54億元。"))
    [(11, 27, 0)]
    >>> counterparts("By 30 June 2022 it had 30.", find_numbers("到2022年6月30日有30件。"))
    [(3, 15, 0), (23, 25, 1)]
    >>> counterparts("80% of some and 80 of others, of 3 or 3.", find_numbers("80個，3人。"))
    [(16, 18, 0)]
    """
    wanted, spans = defaultdict(list), defaultdict(list)
    for place, one in enumerate(numbers):
        if key := _key(one):
            wanted[key].append(place)
    for key, span in _mentions(english, wanted):
        spans[key].append(span)
    return sorted(
        (*span, place)
        for key, places in wanted.items()
        if len(places) == len(spans[key])
        for span, place in zip(spans[key], places, strict=True)
    )


def _key(one):
    """Return what a Chinese number says, part by part; nothing of a name. A figure of speech has a value."""
    read = replace(one, role="statistic") if one.role == "rhetorical" else one
    return tuple(sorted(_said(part) for part in as_quoted(read)))


def _said(part):
    """Return what a number, or a part of a date, says: its class and its value."""
    if part.role in ("statistic", "duration"):
        return (part.measure if part.measure in MEASURED else ""), part.value
    return part.role, part.value


def _mentions(english, wanted):
    """Yield the key and the place of each number of an English text; two that are wanted as one are one."""
    numbers, joined = _with_months(english), False
    for one, later in zip_longest(numbers, numbers[1:]):
        if joined:
            joined = False
            continue
        pair = tuple(sorted([_said(one), _said(later)])) if later else ()
        joined = pair in wanted and _joins(english[one.end : later.start], later.role)
        ordinal = (("ordinal", one.value),)  # page 13 is 第13版, where no other 13 is meant
        key = (_said(one),)
        key = ordinal if key not in wanted and ordinal in wanted else key
        yield (pair, (one.start, later.end)) if joined else (key, (one.start, one.end))


def _joins(between, role):
    """Say whether two numbers are one: 30 June, 2022; 20 to 30; 9 votes to 6.

    Examples
    --------
    >>> _joins(", ", "year"), _joins(" votes to ", "statistic"), _joins(" and that of ", "statistic")
    (True, True, False)
    """
    if role == "year":
        return between.strip() in ("", ",")
    thing, _, link = between.strip().lower().rpartition(" ")
    return link in RANGES and " " not in thing


def _with_months(english):
    """Return the numbers of an English text and the months that stand without a day, in order."""
    found = [one for one in quoted_in(english) if not _CODE.match(english, max(0, one.start - 2))]
    inside = {at for one in found for at in range(one.start, one.end)}
    found += [
        Quoted(*match.span(), match[0], Fraction(words("month")[match[0]]), role="month", language="en")
        for match in _months().finditer(english)
        if match.start() not in inside
    ]
    return sorted(found, key=lambda one: one.start)


@cache
def _months():
    return re.compile(rf"\b(?:{'|'.join(words('month'))})\b")
