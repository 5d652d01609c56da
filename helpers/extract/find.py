"""Every number in a text: where it stands, its value, unit, hedge and role."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from helpers.base import RULES, Interval, exactly, fold
from helpers.extract import lexicon
from helpers.extract.fixed_names import name_at
from helpers.extract.numerals import NUMERAL, numeral
from helpers.extract.quantities import quantity_at
from helpers.extract.roles import role_of
from helpers.extract.times import date_at, date_start


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
    return _together(numbers, folded)


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
    if name := name_at(folded, start, end):
        return _plainly(text, *name, match[0], "name"), name[1]
    if folded[start - 1 : start] == "第" or folded[start - 2 : start] == "第 ":
        unit, _, last = lexicon.unit_at(folded, end)
        if unit and lexicon.units()[unit]["noun"]:
            last = end
        return _plainly(text, folded.rindex("第", 0, start), last, match[0], "ordinal"), last
    quantity = quantity_at(folded, match)
    if not quantity:
        return None, end
    role, kind = role_of(folded, quantity)
    if not role:
        return None, max(end, quantity.last)
    return _number(text, quantity, role, kind), quantity.end


def _word_at(folded, start, end):
    """Return start, end and role of the listed word that a numeral stands in, or None."""
    if folded.startswith(("分之", "季度"), end):  # 十分之一 is a share, 四季度 a date; 十分, 四季 are words
        return None
    words, best = lexicon.words(), None
    for key in (folded[start - 1 : start + 1], folded[start : start + 2]):
        for at, word, role in words.get(key, ()):
            last = start - at + len(word)
            whole = last >= end or (at and not role)  # 一点二亿 and 高三十米 go on, 唯一一所 begins anew
            if whole and start >= at and folded.startswith(word, start - at) and (not best or last > best[1]):
                best = start - at, last, role
    return best


def _plainly(text, start, end, signs, role):
    read = numeral(signs.rstrip("多余几来 "))
    return Number(start, end, text[start:end], read.value if read else Decimal(0), role=role)


def _number(text, q, role, kind):
    """Return the Number of a quantity: words as printed, and the rule that gives its interval."""
    row, unit, end = lexicon.units().get(q.unit), "", q.end
    if row and row["noun"]:
        end = q.spans[0][0] if q.end == q.spans[0][1] else q.end  # the thing counted stays outside
    else:
        unit = "%" if q.unit == "%" else "".join([text[a:b] for a, b in q.spans]) if q.spans else q.unit
    hedge, step = "", q.place
    share = q.form == "share" or q.unit in ("%", "‰", "‱")
    rule = "rounded" if (q.rounded or share) and q.exact is None else "exactly"
    if q.hedges:
        hedge = "…".join([text[a:b] for a, b, _ in sorted(q.hedges)])
        rule = q.hedges[0][2]
        step = q.place if q.exact else _last_digit(q.value)  # of 近三分之二 a third
    printed = text[q.start : end]
    return Number(q.start, end, printed, q.value, q.upper, unit, hedge, role, kind, rule, step, q.exact)


def _last_digit(value):
    """Return the unit of the last digit that is not nought: 100 of 1600."""
    _, digits, exponent = value.as_tuple()
    for digit in reversed(digits):
        if digit:
            break
        exponent += 1
    return Decimal(1).scaleb(exponent) if value else Decimal(1)


_LISTED = frozenset(("、", "和", "及", "与", "或", "或者", "以及", "×"))


_SHORT = frozenset(("小时", "个小时", "分钟", "分", "钟头", "个钟头", "天", "日"))


def _goes_on(before, number, folded):
    """Return whether a number goes on with a row of ordinals: 第一、二、三名."""
    if number.role != "statistic" or before.role != "ordinal" or folded[before.start] != "第":
        return False
    return folded[before.end : number.start] == "、" and bool(NUMERAL.fullmatch(folded[before.end - 1]))


def _settle_time(numbers, i):
    """Give the two parts of a time one role: 判刑三年六个月 is measured, 2小时20分后 is a frame."""
    first, second = numbers[i - 1], numbers[i]
    if first.kind == "time" and second.role == "duration":
        if fold(first.unit) in _SHORT:
            numbers[i - 1] = replace(first, role="duration", kind="")
        else:
            numbers[i] = replace(second, role="statistic", kind="time")


def _together(numbers, folded):
    """Settle what a number has from others: a figure of speech, a model's name, the unit of a list."""
    models = {number.printed for number in numbers if number.role == "name" and len(number.printed) > 2}
    for i, number in enumerate(numbers):
        if i and number.start == numbers[i - 1].end:
            _settle_time(numbers, i)
        before = numbers[i - 1] if i else number
        if _goes_on(before, number, folded):
            numbers[i] = replace(number, role="ordinal", kind="")
            continue
        if number.role != "statistic" or number.unit:
            continue
        if before.role == "rhetorical" and "。" not in folded[before.end : number.start]:
            numbers[i] = replace(number, role="rhetorical", kind="")
        elif number.printed in models or (
            number.printed.isdecimal()
            and before.role == "name"
            and before.printed.isdecimal()
            and len(before.printed) == len(number.printed) > 2
            and folded[before.end : number.start] in _LISTED
        ):
            numbers[i] = replace(number, role="name", kind="")
    for i in range(len(numbers) - 2, -1, -1):
        number, after = numbers[i], numbers[i + 1]
        alike = number.role == after.role == "statistic" and number.kind != "share"
        if alike and after.unit and not number.unit and folded[number.end : after.start] in _LISTED:
            numbers[i] = replace(number, unit=after.unit, kind=after.kind)
    return numbers
