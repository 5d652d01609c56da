"""How an answer is read: as the kind of value that is asked for, however it was typed.

A text may be read in more than one way: 85.2% is 0.852, or 85.2 where per cent are counted.
"""

import math
import re
from calendar import month_abbr
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from itertools import count, islice
from numbers import Real
from unicodedata import normalize

from helpers.base import LazyPattern, limits
from helpers.lesson.lines import letters

WHOLE_TABLE = "a whole table"
HUGE = f"a number of more than {limits.ANSWER_DIGITS} digits"
MANY = f"more than {limits.ANSWER_ITEMS:,} values"
NESTED = "lists in lists in lists"
_LARGEST = 10**limits.ANSWER_DIGITS
BLANK = LazyPattern(r"_+|\.\.\.|…")
EDGES = " \t\n.,;:!?()[]{}<>\"'`“”‘’「」『』。、"  # of a word, where they say nothing
LONGEST = 200  # signs of a text that is searched for a number

NUMBER = LazyPattern(
    r"(?<![A-Za-z\d.])(?P<sign>(?<!\d)[-+])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:(?P<power>e[-+]?\d+)|\s?(?P<scale>%|per ?cent\b|thousand\b|million\b|billion\b|[千萬万億亿]))?"
)
DECIMAL_COMMA = LazyPattern(r"(?<=\d),(?=\d{1,2}(?![\d,])|\d{4})|(?<=\b0),(?=\d)")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "千": 10**3}
SCALES |= dict.fromkeys("萬万", 10**4) | dict.fromkeys("億亿", 10**8)
COUNTED = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
NUMBER_WORDS = {word: Fraction(number) for number, word in enumerate(COUNTED)}
NUMBER_WORDS |= dict.fromkeys(("none", "nil", "nought", "naught"), Fraction(0))
YES_NO = dict.fromkeys(["true", "t", "yes", "y", "right", "correct"], True)
YES_NO |= dict.fromkeys(["false", "f", "no", "n", "wrong", "incorrect"], False)
MONTHS = {name.casefold(): number for number, name in enumerate(month_abbr) if name}
ISO_DAY = LazyPattern(r"\d{4}-\d\d-\d\d")
# How a day is written, and the places of year, month and day in the finds.
DAYS = [
    (LazyPattern(r"(\d{4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,2})\s*日?(?:[t ]+00:00.*)?"), (0, 1, 2)),
    (LazyPattern(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3})[a-z]*\.?,? (\d{4})"), (2, 1, 0)),
    (LazyPattern(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"), (2, 0, 1)),
    (LazyPattern(r"(1[3-9]|2\d|3[01])[/.-](\d{1,2})[/.-](\d{4})"), (2, 1, 0)),
    (LazyPattern(r"(\d{1,2})[/.-](1[3-9]|2\d|3[01])[/.-](\d{4})"), (2, 0, 1)),
]


def is_blank(given):
    """Tell whether an answer, or a part of it, is still to be typed.

    Examples
    --------
    >>> is_blank(...), is_blank([3, ...]), is_blank("____"), is_blank("")
    (True, True, True, False)
    """
    parts = given if isinstance(given, list | tuple) else [given]
    return any(part is ... or (isinstance(part, str) and BLANK.fullmatch(part.strip())) for part in parts)


def readings(given, wanted, entry, value=None):
    """Return the ways to read an answer where a value such as `wanted` is asked for, the plainest first.

    Parameters
    ----------
    given : object
        The answer as it was typed or computed.
    wanted : object
        What is expected, or a known wrong answer.
    entry : dict
        The exercise: its options or lines say what a letter means.
    value : object, optional
        What `plain` makes of the answer, where it is read beside many others.

    Examples
    --------
    >>> readings("38 paragraphs", 36, {}), readings("85.2%", 0.9, {})
    ([Fraction(38, 1)], [Fraction(213, 250)])
    >>> readings("(b)", "a", {"choices": {"a": "", "b": ""}})
    ['b']
    """
    value = plain(given) if value is None else value
    if "lines" in entry:
        return [letters(given, entry["lines"]) or value]
    if "choices" in entry:
        return [option(_alone(value), entry["choices"])]
    return _read(value, plain(wanted))


def _alone(value):
    """Take a list of one for what it holds."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _read(value, wanted):
    if isinstance(wanted, list):
        return _read_list(value, wanted)
    value = _alone(value)
    if not isinstance(value, str) or value in (WHOLE_TABLE, HUGE, MANY, NESTED):
        return [value]
    return next(read(value, wanted) for fits, read in _READERS if fits(wanted))


def _read_list(value, wanted):
    """Read each part as its neighbour in what is wanted; a text is cut into parts first."""
    first = next(iter(wanted), "")
    if isinstance(value, str):
        value = _parts(value, first)
    if not isinstance(value, list):
        if len(wanted) != 1:
            return [value]
        value = [value]
    alike = wanted if len(wanted) == len(value) else [first] * len(value)
    ways = [_read(item, one) for item, one in zip(value, alike, strict=True)]
    most = max(map(len, ways), default=1)
    return [[way[min(turn, len(way) - 1)] for way in ways] for turn in range(most)]


def _parts(text, wanted):
    """Cut a text into the parts of a list; one of more parts than anybody types stays whole.

    Examples
    --------
    >>> _parts("34.0% to 37.0%", Fraction(1)), _parts("orange, sky and yellow", "sky")
    (['34.0%', '37.0%'], ['orange', 'sky', 'yellow'])
    >>> _parts("False True, True", True)
    ['False', 'True', 'True']
    """
    if isinstance(wanted, Fraction):
        return [found[0] for found in NUMBER.finditer(text[:LONGEST])] or text
    between = r"[,;\s]+" if isinstance(wanted, bool) else r"[,;]| and | to "
    parts = re.split(between, text.strip(EDGES), maxsplit=limits.ANSWER_PARTS)
    if len(parts) > limits.ANSWER_PARTS:
        return text
    return [part.strip(EDGES) for part in parts if part.strip(EDGES)]


def held(given):
    """Return an answer that can be looked at more than once: what gives its values one by one, as a list.

    Of one that never ends no more is taken than it needs to be told.

    Examples
    --------
    >>> held(value for value in (3, 4)), held("3")
    ([3, 4], '3')
    """
    return list(islice(given, limits.ANSWER_ITEMS + 1)) if hasattr(given, "__next__") else given


def plain(value, depth=0, seen=None):
    """Bring a value to None, bool, Fraction, text or a list of these; NaN and infinity stay floats.

    What is too large to look at comes back as the words for it: `HUGE`, `MANY` or `NESTED`.

    Examples
    --------
    >>> plain((" １,234 ", 0.1, Decimal("NaN"), None))
    ['1,234', Fraction(1, 10), nan, None]
    >>> plain(10**5000), plain(range(10**12))
    ('a number of more than 300 digits', 'more than 20,000 values')
    """
    if depth > limits.ANSWER_DEPTH:
        return NESTED
    # Values are counted in all lists together: five lists in each of five in each of … are many.
    seen = seen or count()
    try:
        return next(read(value, depth, seen) for fits, read in _KINDS if fits(value))
    except Exception:  # whatever the maker of an object has its methods raise
        return f"something of the type {type(value).__name__}".casefold()


def _is_interval(value):
    return hasattr(value, "low") and hasattr(value, "high") and not _is_table(value)


def _is_table(value):
    return hasattr(value, "columns")


def _column(table, depth, seen):
    """Take a table of one column for a list; more are no answer."""
    return plain(table.iloc[:, 0], depth, seen) if table.shape[1] == 1 else WHOLE_TABLE


def _array(values, depth, seen):
    """Take what numpy and pandas hold for a list, unless it is too long for one."""
    return MANY if getattr(values, "size", 0) > limits.ANSWER_ITEMS else plain(values.tolist(), depth, seen)


def _items(values, depth, seen):
    most, found = limits.ANSWER_ITEMS, []
    if isinstance(values, Sequence) and values[most : most + 1]:
        return MANY  # without a look at each
    for value in values:
        if next(seen) >= most:
            return MANY
        found.append(plain(value, depth + 1, seen))
        if isinstance(found[-1], str) and found[-1] in (MANY, NESTED):
            return found[-1]
    return found


def _is_endless(value):
    if isinstance(value, Decimal):
        return not value.is_finite()
    return isinstance(value, float) and not math.isfinite(value)


def _endless(value, depth, seen):
    return math.nan if isinstance(value, Decimal) and value.is_nan() else float(value)


def _number(value, depth, seen):
    """Return a number exactly, unless writing it out would fill the memory."""
    if isinstance(value, float):
        return Fraction(repr(float(value)))  # as written, in decimals
    most = limits.ANSWER_DIGITS
    if isinstance(value, Decimal) and max(abs(value.adjusted()), len(value.as_tuple().digits)) > most:
        return HUGE
    number = Fraction(value)
    return HUGE if max(abs(number.numerator), number.denominator) > _LARGEST else number


def _text(value, depth, seen):
    most = limits.ANSWER_SIGNS  # and one sign may stand for eighteen
    return normalize("NFKC", value[:most])[:most].casefold().strip()


# What an answer may be, and how it is read: the first kind that fits.
_KINDS = [
    (_is_interval, lambda value, depth, seen: _items((value.low, value.high), depth, seen)),
    (_is_table, _column),
    (lambda value: hasattr(value, "tolist"), _array),
    (lambda value: hasattr(value, "isoformat"), lambda value, depth, seen: value.isoformat()[:10]),
    (lambda value: value is None or isinstance(value, bool), lambda value, depth, seen: value),
    (_is_endless, _endless),
    (lambda value: isinstance(value, Real | Decimal), _number),
    (lambda value: isinstance(value, str), _text),
    (lambda value: isinstance(value, Iterable), _items),
    (lambda value: True, lambda value, depth, seen: str(value)[: limits.ANSWER_SIGNS]),
]


def words(text):
    """Return a text as it is compared: without case, edges, hyphens.

    Examples
    --------
    >>> words("“Not-applicable.”") == words("not applicable")
    True
    """
    return re.sub(r"[\s_\-‐-―−]+", " ", normalize("NFKC", text).casefold()).strip(EDGES)


def option(value, choices):
    """Return the letter or word of a choice that an answer means, or the answer itself.

    Examples
    --------
    >>> choices = dict.fromkeys(["a", "b", "not-applicable"])
    >>> [option(value, choices) for value in ("b.", "option B", "b) so it is", "not applicable", "a or b", 3)]
    ['b', 'b', 'b', 'not-applicable', 'a or b', 3]
    """
    if not isinstance(value, str):
        return value
    named = {words(str(key)): key for key in choices}
    said = words(value)
    before_a_mark = words(re.split(r"[).:,]", value.strip(EDGES), maxsplit=1)[0])
    tokens = [named[token] for token in said.split() if token in named]
    alone = tokens if len(tokens) == 1 and len(said.split()) <= 3 and "not" not in said.split() else [value]
    return named.get(said, named.get(before_a_mark, alone[0]))


def _numbers(text, wanted):
    """Read a text as a number, if it holds exactly one; a scale or % behind it belongs to it.

    Examples
    --------
    >>> _numbers("about 400 萬 yuan", Fraction(1)), _numbers("3 of 4", Fraction(1))
    ([Fraction(4000000, 1), Fraction(400, 1)], ['3 of 4'])
    >>> _numbers("2.9%", Fraction(1)), _numbers("none", Fraction(1))
    ([Fraction(29, 10), Fraction(29, 1000)], [Fraction(0, 1)])
    """
    if re.search(r"[\\{}*=]", text) or len(text) > LONGEST:
        return [text]  # a pattern, or code
    found = list(NUMBER.finditer(DECIMAL_COMMA.sub(".", text.replace("−", "-"))))
    counted = [NUMBER_WORDS[word] for word in words(text).split() if word in NUMBER_WORDS]
    if len(found) == 1:
        return _scaled(found[0], wanted) or [text]
    return counted if not found and len(counted) == 1 else [text]


def _scaled(found, wanted):
    """Return the ways to read one number in a text, or none where it is too long to be written out."""
    try:
        number = Decimal((found["sign"] or "") + found["digits"].replace(",", "") + (found["power"] or ""))
    except (InvalidOperation, OverflowError):
        return []
    if abs(number.adjusted()) > limits.ANSWER_DIGITS:
        return []  # written out, 1e999999999 would fill the memory; it is the answer to nothing
    number = Fraction(number)
    scale = found["scale"]
    if not scale:
        return [number]
    if scale in SCALES:
        return [number * SCALES[scale], number]
    return [number / 100] if abs(wanted) < 1 else [number, number / 100]


def _day(text):
    """Read a folded text as a day, if it is one.

    Examples
    --------
    >>> [_day(text) for text in ("2023/1/1", "2023年1月1日", "1 january 2023", "jan. 1, 2023")]
    ['2023-01-01', '2023-01-01', '2023-01-01', '2023-01-01']
    >>> _day("3/4/2023"), _day("2023-2-30")  # a day that isn't in the calendar is a known wrong answer
    ('3/4/2023', '2023-02-30')
    """
    said = text[:LONGEST].strip(EDGES)
    for pattern, places in DAYS:
        if found := pattern.fullmatch(said):
            year, month, day = (found.groups()[place] for place in places)
            try:
                return date(int(year), int(MONTHS.get(month, month)), int(day)).isoformat()
            except ValueError:
                return f"{year}-{month:0>2}-{day:0>2}" if month.isdigit() else text
    return text


def is_day(value):
    """Tell whether a value is a day, in the form in which days are compared.

    Examples
    --------
    >>> is_day("2023-01-01"), is_day("2023")
    (True, False)
    """
    return isinstance(value, str) and bool(ISO_DAY.fullmatch(value))


# What is wanted, and how a text is read then: the first that fits.
_READERS = [
    (lambda wanted: isinstance(wanted, bool), lambda text, wanted: [YES_NO.get(words(text), text)]),
    (lambda wanted: isinstance(wanted, Fraction), _numbers),
    (is_day, lambda text, wanted: [_day(text)]),
    (lambda wanted: True, lambda text, wanted: [text]),
]
