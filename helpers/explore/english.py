"""The numbers of an English paragraph that are those of the Chinese one beyond doubt.

A number is the same if it has the same value and both paragraphs have it equally often; a day, if it is
written out. What is rounded anew, put into words of number or told in another way is left alone.
"""

import re
from calendar import month_name
from collections import defaultdict
from decimal import Decimal

from helpers.base import day
from helpers.extract import find_numbers

_SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_DIGITS = re.compile(
    r"(?<![\w.,–−-])(\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12})?)(?!\w|[–-]\d)"
    r"(?:\s(thousand|million|billion|trillion)\b)?(\s?%|\sper\scent\b)?"
)
_MONTHS = "|".join(month_name[1:])
_DAY = re.compile(rf"\b(?:\d{{1,2}} )?(?:{_MONTHS})\b(?: \d{{4}}\b)?")
_PRINTED_DAY = re.compile(r"(?:(\d{4})年)?(0?[1-9]|1[0-2])月(?:(\d{1,2})日)?")
_PRINTED_YEAR = re.compile(r"(\d{4})年(?!\d)")
_ANY = "2000"  # a year for a day without one, taken away again


def marked_in_english(english, printed):
    """Return start, end and place of each number of an English paragraph that the Chinese one has too.

    Parameters
    ----------
    english : str
    printed : list of (str, int)
        The numbers of the Chinese paragraph as printed, and a place for each.

    Examples
    --------
    >>> marked_in_english("Output was 954 million yuan.", [("9.54億元", 7)])
    [(11, 22, 7)]
    >>> marked_in_english("By 30 June 2022 it had 30.", [("2022年6月30日", 0), ("30件", 1)])
    [(3, 15, 0), (23, 25, 1)]
    >>> marked_in_english("80% of some and 80 of others, of 3 or 3.", [("80個", 0), ("3人", 1)])
    [(16, 18, 0)]
    """
    keys = defaultdict(list)
    for words, place in printed:
        if key := _key(words):
            keys[key].append(place)
    spans = defaultdict(list)
    for key, span in _english_keys(english):
        spans[key].append(span)
    marks = [
        (*span, place)
        for key, places in keys.items()
        if len(places) == len(spans[key])
        for span, place in zip(spans[key], places, strict=True)
    ]
    return sorted(marks)


def _key(printed):
    """Return what a number is known by: its day in English words, or its value and if it is per cent."""
    if written := _PRINTED_DAY.match(printed):
        year, *rest = (part for part in (written[1] or _ANY, written[2], written[3]) if part)
        said = day("-".join([year, *rest]))
        return said if written[1] else said.removesuffix(f" {_ANY}")
    if year := _PRINTED_YEAR.match(printed):
        return False, Decimal(year[1])
    one = next(iter(find_numbers(printed)), None)
    if one is None or one.upper is not None or one.role == "date":
        return None
    return one.unit == "%", one.value


def _english_keys(text):
    """Yield the key and the place of each number of an English text."""
    for match in _DAY.finditer(text):
        yield match[0], match.span()
    rest = _DAY.sub(lambda match: " " * len(match[0]), text)
    for match in _DIGITS.finditer(rest):
        digits, scale, percent = match.groups()
        value = Decimal(digits.replace(",", "")).scaleb(_SCALES[scale or ""])
        yield (bool(percent), value), match.span()
