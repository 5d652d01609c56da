"""Every number in a text: where it stands, its value, unit, hedge and role."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from helpers.base import RULES, Interval, exactly, fold
from helpers.extract import lexicon
from helpers.extract.codes import code_at
from helpers.extract.hedges import explain_rule
from helpers.extract.numerals import NUMERAL, numeral
from helpers.extract.quantities import quantity_at
from helpers.extract.roles import role_of
from helpers.extract.times import date_at, date_start
from helpers.extract.together import settled


@dataclass(frozen=True)
class Number:
    """One numeric expression of a text; `printed` is always `text[start:end]`.

    `upper` is the other end of a range or the second number of a score or ratio, `unit` stands as
    printed without the scale, `kind` is empty unless `role` is "statistic".
    """

    start: int
    end: int
    printed: str
    value: Decimal
    upper: Decimal | None = None
    unit: str = ""
    hedge: str = ""
    role: str = "name"
    kind: str = ""
    rule: str = field(default="exactly", repr=False)
    step: Decimal | Fraction = field(default=Decimal(1), repr=False)
    exact: Fraction | None = field(default=None, repr=False)  # of 三分之一, whose value is rounded

    @cached_property
    def interval(self):
        """What the printed number allows, by the rule of its hedge or of its rounding."""
        if self.kind in ("score", "ratio") and not self.unit and self.rule == "exactly":
            return exactly(self.value)  # 3:1 is no range, 6～12℃ is one
        if self.upper is not None:
            low, high = sorted((self.value, self.upper))
            return Interval(low, high)
        exact = self.exact or self.value
        if exact < 0 and self.rule in _AWAY_FROM_NOUGHT:  # 零下50多度 is below -50
            return -RULES[self.rule](-exact, self.step)
        return RULES[self.rule](exact, self.step)


_AWAY_FROM_NOUGHT = frozenset(("more_than_within_step", "nearly", "tens_of"))


def find_numbers(text):
    """Return every number of a text, in order, with its role.

    Examples
    --------
    >>> for number in find_numbers("2023年，全鎮1600余名村民種植約350畝，佔80.2%。"):
    ...     print(number.printed, number.value, number.unit, number.hedge, number.role)
    2023年 2023   date
    1600余名 1600 名 余 statistic
    約350畝 350 畝 約 statistic
    80.2% 80.2 %  statistic
    """
    folded = fold(text)
    numbers, place = [], 0
    while match := NUMERAL.search(folded, place):
        number, place = _at(text, folded, match)
        if number:
            if numbers and number.start < numbers[-1].end:
                number = replace(number, start=numbers[-1].end, printed=text[numbers[-1].end : number.end])
            numbers.append(number)
    return settled(numbers, folded)


def _at(text, folded, match):
    """Return the number at a numeral, or None, and the place to go on from."""
    start, end = match.span()
    if word := _word_at(folded, start, end):
        first, last, role = word
        if role == "date":
            first = date_start(folded, first)
        return role and _plainly(text, first, last, match[0], role), max(last, start + 1)
    if date := date_at(folded, start, end):
        return _plainly(text, *date, match[0], "date"), date[1]
    if code := code_at(folded, start, end):
        return _plainly(text, *code, match[0], "name"), code[1]
    if folded[start - 1 : start] == "第" or folded[start - 2 : start] == "第 ":
        unit, _, last = lexicon.unit_at(folded, end)
        if unit in lexicon.counted_nouns():
            last = end
        return _plainly(text, folded.rindex("第", 0, start), last, match[0], "ordinal"), last
    reading = quantity_at(folded, match)
    if not reading:
        return None, end
    role, kind = role_of(folded, reading)
    if not role:
        return None, max(end, reading.last)
    return _number(text, reading, role, kind), reading.end


def _word_at(folded, start, end):
    """Return start, end and role of the listed word that a numeral stands in, or None."""
    if folded.startswith(
        ("分之", "季度", "折"), end
    ):  # 十分之一 is a share, 四季度 a date; 十分, 四季 are words
        return None
    words, best = lexicon.words(), None
    for key in (folded[start - 1 : start + 1], folded[start : start + 2]):
        for at, word, role in words.get(key, ()):
            first = start - at
            if first < 0 or not folded.startswith(word, first):
                continue
            last = first + len(word)
            whole = last >= end or (at and not role)  # 一点二亿 and 高三十米 go on, 唯一一所 begins anew
            if whole and (not best or last > best[1]):
                best = first, last, role
    return best


def _plainly(text, start, end, signs, role):
    read = numeral(signs.rstrip("多余几来 "))
    return Number(start, end, text[start:end], read.value if read else Decimal(0), role=role)


def _number(text, reading, role, kind):
    """Return the Number of a reading: words as printed, and the rule that gives its interval."""
    unit, end = _unit_as_printed(text, reading)
    hedge = ""
    if reading.hedges:
        hedge = "…".join([text[first:last] for first, last, _ in sorted(reading.hedges)])
    rule, step = _rule_and_step(reading)
    return Number(
        reading.start, end, text[reading.start : end], reading.value, reading.upper, unit, hedge, role, kind,
        rule, step, reading.exact,
    )  # fmt: skip


def _unit_as_printed(text, reading):
    """Return the unit as printed and where the number ends: a counted noun stays outside."""
    places = reading.unit_places
    if reading.unit in lexicon.counted_nouns():
        return "", places[0][0] if reading.end == places[0][1] else reading.end
    if reading.unit == "%" or not places:
        return reading.unit, reading.end
    return "".join([text[first:last] for first, last in places]), reading.end


def _rule_and_step(reading):
    """Return the rule that gives a reading's interval, and the step that the rule goes by."""
    if reading.hedges:  # of 近三分之二 the step is a third
        return reading.hedges[0][2], reading.place if reading.exact else _last_digit(reading.value)
    share = reading.form == "share" or reading.unit in ("%", "‰", "‱")
    rounded = (reading.rounded or share) and reading.exact is None
    return "rounded" if rounded else "exactly", reading.place


def _last_digit(value):
    """Return the unit of the last digit that is not nought: 100 of 1600."""
    _, digits, exponent = value.as_tuple()
    for digit in reversed(digits):
        if digit:
            break
        exponent += 1
    return Decimal(1).scaleb(exponent) if value else Decimal(1)


def explain_hedge(printed, language="en"):
    """Return in words what the hedge of a printed number allows; empty if it has none.

    Parameters
    ----------
    printed : str
        A number as printed, hedge and all.
    language : str
        ``en`` or ``zh``.

    Examples
    --------
    >>> explain_hedge("逾三千戶"), explain_hedge("三千戶")
    ('more than the number; the text sets no upper end', '')
    """
    number = next(iter(find_numbers(printed)), None)
    return explain_rule(number.rule, language) if number and number.hedge else ""
