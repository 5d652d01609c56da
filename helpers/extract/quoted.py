"""The numbers of a draft, in Chinese by the course's own reader, in English by its digits and its words.

Words of English number (two thousand) are read by text2num; what stands around a number, its scale, hedge
and measure, is a list: ``lists/english.csv``.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from helpers.base import LazyPattern, fold
from helpers.extract.directions import directions_of
from helpers.extract.find import find_numbers
from helpers.extract.lexicon import word_list

NOT_COUNTED = {"name", "rhetorical", "indefinite"}
KINDS = {"money", "area", "mass", "length", "time", "age"}
CLASS_OF_RULE = {
    "about": "about",
    "either_way": "about",
    "tens_of": "about",
    "nearly": "below",
    "under": "below",
    "at_most": "below",
    "more_than_within_step": "above",
    "over": "above",
    "at_least": "above",
}
YEARS = range(1900, 2100)  # a whole number without a mark or a measure: in English it is a year
FEW = 12  # a word of number up to twelve is never a rounding
RANGES = "to", "and", "or", "–", "—", "-", "to −", "to -"
BEFORE = 40  # signs before a number in which its hedge stands
DIGITS = (  # longer ones are no quantities
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,20})?|\d{1,24}(?:\.\d{1,20})?)(?!\d)"
    r"(?P<nth>(?:st|nd|rd|th|s)\b)?"
)

_HAN, _LATIN = LazyPattern(r"[\u4e00-\u9fff]"), LazyPattern(r"[A-Za-z]")
_PASSED = LazyPattern(  # times of day, and compounds such as a nine-month wait; a 60-year-old has an age
    r"\b\d{1,2}:\d{2}\b|\b(?:\d{1,3}|[a-z]{3,9}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"-(?:minute|hour|day|week|month|year|decade)s?\b(?!-olds?\b)",
    re.IGNORECASE,
)
_MARKUP = LazyPattern(r"\]\([^)\s]{0,500}\)|https?://\S+|^\s*(?:\d+[.)]|#+)\s", re.MULTILINE)


@dataclass(frozen=True)
class Quoted:
    """A number as a draft or an article puts it, without its sign: of a fall of 5%, the direction is down.

    `step` is the unit of its last digit above nought; nought where nothing is rounded to it.
    """

    start: int
    end: int
    printed: str
    value: Fraction
    step: Fraction = Fraction(1)
    hedge: str = ""  # below, above, about
    measure: str = ""  # percent, points, money, part (a fraction or a multiple)
    role: str = "statistic"
    kind: str = ""  # where it is one of those that can't be another: time, area, …
    language: str = "zh"
    direction: str = ""  # up, down
    currencies: frozenset = frozenset()  # those that it may be in: 元 is money of several places


def quoted_in(text):
    """Return the numbers of a text in order, each line read in its own language; a range gives both ends.

    Names, figures of speech and 一 in the sense of "a" are passed over; so are links and marks of lists.

    Examples
    --------
    >>> for one in quoted_in("Nearly two thousand people, 4.3 million yuan, 80.2 per cent, a third."):
    ...     print(one.printed, one.value, one.hedge or one.measure)
    Nearly two thousand 2000 below
    4.3 million yuan 4300000 money
    80.2 per cent 401/5 percent
    a third 1/3 part
    >>> [(one.printed, one.step) for one in quoted_in("約350戶，佔80.2%")]
    [('約350戶', Fraction(10, 1)), ('80.2%', Fraction(1, 10))]
    """
    text = _MARKUP.sub(lambda match: " " * len(match[0]), text)
    found = []
    for line in re.finditer(r"[^\r\n]+", text):
        chinese = 2 * len(_HAN.findall(line[0])) >= len(_LATIN.findall(line[0]))
        found += (chinese_numbers if chinese else _english_numbers)(line[0], line.start())
    return found


def chinese_numbers(text, start=0):
    """Return the numbers that the course's own reader finds: both ends of a range, the parts of a date."""
    numbers = find_numbers(text)
    moves = zip(numbers, directions_of(text, numbers), strict=True)
    return [part for one, moved in moves for part in as_quoted(one, moved, start)]


def as_quoted(one, moved="", start=0):
    """Return what a number states: one value, both ends of a range, the parts of a date; nothing of a name.

    Examples
    --------
    >>> [[part.value.numerator for part in as_quoted(one)] for one in find_numbers("12至14元，5月3日，兩新")]
    [[12, 14], [503], []]
    """
    place = start + one.start, start + one.end, one.printed
    if one.role in NOT_COUNTED:
        return []
    if one.role == "date":
        return [Quoted(*place, value, role=role) for role, value in date_parts(one)]
    stated = []
    for value in [one.value] if one.upper is None else [one.value, one.upper]:
        exact = one.exact if one.exact is not None and value == one.value else abs(Fraction(value))
        hedge = CLASS_OF_RULE.get(one.rule, "")
        kind = "time" if one.role == "duration" else one.kind if one.kind in KINDS else ""
        quoted = Quoted(*place, exact, _step(one, exact), hedge, _measure(one), one.role, kind)
        told = "down" if value < 0 else moved
        stated.append(replace(quoted, direction=told, currencies=_currencies(one.unit)))
    return stated


def _step(one, exact):
    """Return the step of a number; 十個 is ten, and not eleven rounded."""
    in_words = one.unit != "%" and not re.search(r"[0-9０-９]", one.printed)
    few = in_words and exact <= FEW and exact.denominator == 1
    return Fraction(0) if few else step_of(exact)


def _currencies(unit):
    listed = {fold(word): means for word, means in words("currency").items()}
    return frozenset(listed.get(fold(unit).split("/")[0], "").split())


def currencies_in(text):
    """Return the currencies that the unit of a check may mean.

    Examples
    --------
    >>> [sorted(currencies_in(unit)) for unit in ("million US dollars", "百萬元/次", "villages")]
    [['US'], ['CN', 'HK', 'TW'], []]
    """
    found = re.search(_any_of("currency"), text, re.IGNORECASE)
    return frozenset(_means("currency", found[0]).split()) if found else frozenset()


def currencies_used(text):
    """Return what 元 may mean in a text: yuan, and dollars of a place that the text names.

    Examples
    --------
    >>> sorted(currencies_used("香港賣300元")), sorted(currencies_used("賣300元"))
    (['CN', 'HK'], ['CN'])
    """
    folded = fold(text)
    return {"CN"} | {means for word, means in words("place").items() if fold(word) in folded}


def date_parts(one):
    """Return role and value of the parts that a date states: year, month, day; of another kind its number.

    A day is told by its month: 830 is the 30th of August.

    Examples
    --------
    >>> [date_parts(one) for one in find_numbers("2023年8月30日，90年代。")]
    [[('year', Fraction(2023, 1)), ('day', Fraction(830, 1))], [('date', Fraction(90, 1))]]
    """
    printed = fold(one.printed)
    if "年代" in printed:
        return [("date", Fraction(one.value % 100))]
    year = re.match(r"\d{4}(?!\d)", printed)
    month = re.search(r"(?<!\d)(\d{1,2})(?:月|[-/.](?=\d))(?:(\d{1,2})(?!\d|:))?", printed)
    parts = [("year", Fraction(year[0]))] if year else []
    if month and month[2]:
        parts.append(("day", Fraction(int(month[1]) * 100 + int(month[2]))))
    elif month:
        parts.append(("month", Fraction(month[1])))
    return parts or [("date", Fraction(one.value))]


def _measure(one):
    if one.unit == "%" or "百分点" in fold(one.unit):
        return "percent" if one.unit == "%" else "points"
    if one.exact is not None or fold(one.unit) == "倍":
        return "part"
    return "money" if one.kind == "money" else ""


def step_of(value):
    """Return the unit of the last digit above nought.

    Examples
    --------
    >>> step_of(Fraction(5900)), step_of(Fraction("80.2")), step_of(Fraction(1, 3))
    (Fraction(100, 1), Fraction(1, 10), Fraction(0, 1))
    """
    step = Fraction(1)
    while value and value % (step * 10) == 0:
        step *= 10
    while value % step:
        step /= 10
        if step.denominator > 10**9:  # it never ends
            return Fraction(0)
    return step


@cache
def words(use):
    """Return the words of one use and what they mean, the longest first."""
    rows = [row for row in word_list("english.csv") if row["use"] == use]
    return {row["words"]: row["means"] for row in sorted(rows, key=lambda row: -len(row["words"]))}


def scale_of(unit):
    """Return what a number before a unit is multiplied by, as the unit's first word says, in either language.

    Examples
    --------
    >>> [scale_of(unit) for unit in ("million yuan per event", "百萬元/次", "亿元", "millions", "元", "")]
    [1000000, 1000000, 100000000, 1, 1, 1]
    """
    listed = {word: int(means) for word, means in words("scale").items()}
    first = listed.get(unit.lower().split(" ")[0])
    chinese = (int(means) for word, means in words("scale_zh").items() if fold(unit).startswith(fold(word)))
    return first or next(chinese, 1)


def has_condition(sentence):
    """Say whether a sentence names a condition.

    Examples
    --------
    >>> has_condition("If both are of one day, it is 5%."), has_condition("It is different.")
    (True, False)
    """
    return bool(_patterns()["condition"].search(sentence))


def _any_of(*uses):
    listed = [re.escape(word).replace(r"\ ", r"\s+") for use in uses for word in words(use)]
    return "|".join(listed)


@cache
def _patterns():
    """Return the patterns of English numbers: digits, parts, days, and what stands around them."""
    after = rf"(?:[\s-]*(?P<scale>{_any_of('scale')})\b)?(?:[\s-]*(?P<measure>{_any_of('measure')})(?!\w))?"
    hedge, money = _any_of("hedge"), rf"(?P<money>{_any_of('currency')})"
    patterns = {
        "digits": DIGITS + after,
        "words": after,
        "part": rf"\b(?:(?P<many>a|one|two|three|four)[\s-]+)?(?P<part>{_any_of('fraction')})s?\b"
        rf"(?:(?<=[dh]s)|(?=\s+(?:of|the|as|more|less|fewer|higher|lower|larger|smaller|is|are|was|were|had|have)\b|[,.;:)]|$))|\b(?P<multiple>{_any_of('multiple')})\b",
        "date": rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_any_of('month')})\b"
        rf"|\b(?P<month2>{_any_of('month')})\s+(?P<second>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*%)",
        "before": rf"(?:\b(?P<hedge>{hedge})\s+|~\s*)?(?:\ban?\s+)?{money}?\s*$",
        "after": rf"(?P<plus>\+)?(?:[\s-]+(?P<hedge>{_any_of('hedge_after')})\b)?(?:\s+{money}\b)?",
        "to": r"\s*(?:to|and|or|–|—|-)\s*(?:[$€£¥−-]\s*)?"
        + DIGITS.replace("<digits>", "<other>").replace("<nth>", "<n>")
        + after,
        "move": rf"\b(?:{_any_of('move')})\b",
        "move_after": rf"[\s-]*(?:year[- ]on[- ]year\s+)?\b(?P<move>{_any_of('move')})\b",
        "unmoved": rf"\b(?:{_any_of('unmoved')})\b|n['’]t\b",
        "minus": rf"(?:^|[\s(]|\bto\s)(?:{_any_of('minus')})\s*$",
        "clause": r".*[,;:.!?()—]\s|.*\b(?:and|but|while|as|after|when|which|that|who|because)\b",
        "condition": rf"\b(?:{'|'.join(word for word in words('condition') if word.isascii())})\b"
        rf"|{'|'.join(word for word in words('condition') if not word.isascii())}",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


def _english_numbers(line, start):
    """Return the numbers of an English line: days first, then digits and parts, then words of number."""
    found, rest = [], _PASSED.sub(lambda match: " " * len(match[0]), line)
    for read in (_days, _in_digits, _parts, _in_words):
        signs = list(rest)
        for one in read(rest):
            found.append(one)
            signs[one.start : one.end] = "\0" * (one.end - one.start)
        rest = "".join(signs)
    placed = []
    found = _with_money(line, sorted(found, key=lambda one: one.start))
    for one in _with_directions(line, found):
        placed.append(replace(one, start=start + one.start, end=start + one.end))
    return placed


def _with_money(line, numbers):
    """Return numbers, the first end of a range in the money of the second: 3 to 4 million yuan."""
    given = []
    for one, later in zip_longest(numbers, numbers[1:]):
        ranged = later and line[one.end : later.start].strip().lower() in RANGES
        bare = one.role == "statistic" and not one.measure
        if ranged and bare and later.measure == "money":
            one = replace(one, measure="money", currencies=later.currencies)
        given.append(one)
    return given


def _with_directions(line, numbers):
    """Yield the numbers of a line, each with the direction told beside it; a range has one."""
    last, moved = 0, ""
    for index, one in enumerate(numbers):
        after = numbers[index + 1].start if index + 1 < len(numbers) else len(line)
        if not (index and line[last : one.start].strip().lower() in RANGES):
            moved = _direction(line[max(last, one.start - BEFORE) : one.start], line[one.end : after])
        last = one.end
        yield replace(one, direction=moved)


def _direction(before, after):
    """Return up, down, or "" where the words about a number say nothing, or two things.

    Examples
    --------
    >>> beside = ("It rose by ", ""), ("a ", " drop"), ("a fall in growth of ", "")
    >>> [_direction(*words) for words in beside]
    ['up', 'down', '']
    >>> [_direction(before, "") for before in ("it was −", "It fell from ", "It did not fall by ")]
    ['down', '', '']
    """
    patterns = _patterns()
    if patterns["minus"].search(before):
        return "down"
    next_to = patterns["move_after"].match(after)
    if next_to:
        return _means("move", next_to["move"])
    clause = patterns["clause"].sub("", before, count=1)
    if patterns["unmoved"].search(clause) or re.search(r"\bfrom\s+$", clause, re.IGNORECASE):
        return ""
    said = {_means("move", match[0]) for match in patterns["move"].finditer(clause)} - {""}
    return said.pop() if len(said) == 1 else ""


def _days(line):
    """Yield the days of months; the value is month and day, as 8.30."""
    for match in _patterns()["date"].finditer(line):
        month = int(words("month")[(match["month"] or match["month2"]).capitalize()])
        day = int(match["first"] or match["second"])
        yield Quoted(*match.span(), match[0], Fraction(month * 100 + day), role="day")


def _in_digits(line):
    for match in _patterns()["digits"].finditer(line):
        digits, scale, measure = match["digits"].replace(",", ""), match["scale"], match["measure"]
        other = _patterns()["to"].match(line, match.end())
        if other and not scale and not measure:  # 4.5 to 5.2 million: what follows is of both
            scale, measure = other["scale"], other["measure"]
        value = Fraction(digits) * int(words("scale")[scale.lower()] if scale else 1)
        decimals = len(digits.partition(".")[2])
        step = step_of(value) if not decimals else Fraction(1, 10**decimals) * value / (Fraction(digits) or 1)
        role = _role(match, whole=not (decimals or scale or measure))
        value = value % 100 if role == "date" else value
        yield _around(line, *match.span(), value, step, measure, role)


def _role(match, whole):
    """Return the role of a number in digits: of the 20th, the 1980s (80年代), 2022, or a statistic."""
    if match["nth"]:
        return "date" if match["nth"].lower() == "s" else "ordinal"
    return "year" if whole and match["digits"].isdecimal() and int(match["digits"]) in YEARS else "statistic"


def _parts(line):
    for match in _patterns()["part"].finditer(line):
        if match["multiple"]:
            value = Fraction(words("multiple")[match["multiple"].lower()])
        elif re.search(
            r"(?:first|second|other|last)\s+$",
            line[max(0, match.start() - BEFORE) : match.start()],
            re.IGNORECASE,
        ):
            continue  # the first half is a time
        elif not match["many"] and match["part"].lower() != "half":
            continue  # the third is an ordinal
        else:
            many = {"two": 2, "three": 3, "four": 4}.get((match["many"] or "").lower(), 1)
            value = many * Fraction(words("fraction")[match["part"].lower()])
        yield _around(line, *match.span(), value, Fraction(0), "part", "statistic")


def _in_words(line):
    from text_to_num import find_numbers as numbers_in_words

    pieces = list(re.finditer(r"[A-Za-z]+|[^A-Za-z\s]+|\s+", line))
    for one in numbers_in_words([_Word(piece[0]) for piece in pieces], "en", 0.0):
        first, last = pieces[one.start].start(), pieces[one.end - 1].end()
        value = Fraction(str(one.value))
        bare = line[first:last].lower() in words("scale") and not re.search(
            r"\ban?\s+$", line[max(0, first - BEFORE) : first], re.I
        )
        if one.is_ordinal or value < 2 or bare:  # first of all, one of them, a few hundred
            continue
        match = _patterns()["words"].match(line, last)
        value *= int(words("scale")[match["scale"].lower()] if match["scale"] else 1)
        step = Fraction(0) if value <= FEW and not match["measure"] else step_of(value)
        yield _around(line, first, match.end(), value, step, match["measure"], "statistic")


class _Word:
    """A token as text2num wants it."""

    def __init__(self, text):
        self.word = text

    def text(self):
        return self.word

    def nt_separated(self, previous):
        return False

    def not_a_number_part(self):
        return "\0" in self.word


def _around(line, start, end, value, step, measure, role):
    """Return a number with the hedge and the money before and after it."""
    before = _patterns()["before"].search(line[max(0, start - BEFORE) : start])
    after = _patterns()["after"].match(line, end)
    hedge = _means("hedge", before["hedge"]) or _means("hedge_after", after["hedge"])
    hedge = "above" if after["plus"] else hedge
    money = before["money"] or after["money"]
    if before[0].strip():
        start -= len(before[0])
    if role == "year" and (hedge or money):
        role = "statistic"
    measure = "part" if measure == "part" else _means("measure", measure)
    place = start, after.end(), line[start : after.end()]
    quoted = Quoted(*place, value, step, hedge, measure or ("money" if money else ""), role, language="en")
    return replace(quoted, currencies=frozenset(_means("currency", money).split()))


def _means(use, found):
    """Return what a word of the list means, as it was found: in capitals, with more spaces."""
    return words(use).get(" ".join((found or "").lower().split()), "")
