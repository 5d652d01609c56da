"""Every number in a text: where it stands, its value, unit, hedge and role."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from helpers import lexicon
from helpers.intervals import RULES, Interval
from helpers.numerals import HAN, NUMERAL, fold, numeral, plain
from helpers.roles import BEFORE_DATE, DATE_SIGNS, date_at, is_duration, kind_of


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
    upper: Decimal | None
    unit: str
    hedge: str
    role: str
    kind: str
    rule: str = "exactly"
    step: Decimal | Fraction = Decimal(1)

    @cached_property
    def interval(self):
        """What the printed number allows."""
        if self.upper is not None:
            low, high = sorted((self.value, self.upper))
            return Interval(low, high)
        if isinstance(self.step, Fraction):
            return RULES[self.rule](self.step, self.step)
        return RULES[self.rule](self.value, self.step)


_CURRENCY = re.compile(
    r"(?:人民币|美元|港币|港元|新台币|台币|日元|欧元|英镑|RMB|US\$|HK\$|NT\$|A\$|\$|¥|€|£) ?$"
)
_CURRENCY_END = frozenset("币元镑B$¥€£ ")
_RANGE = re.compile(r" ?(?:[-~]{1,2}|至|到) ?")
_NOT_A_HEDGE = re.compile(r"(?:[最附邻]近|[经通度路越胜飞穿走跑去来看做吃说用难]过|[合条公预签违纽节]约)$")


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
    numbers, end = [], 0
    while match := NUMERAL.search(folded, end):
        found, end = _at(text, folded, match)
        if found:
            numbers.append(found)
    return _share(numbers, folded)


def _at(text, folded, match):
    """Return the number at a numeral, or None, and the place to go on from."""
    start, end = match.span()
    word = _word(folded, start)
    if word:
        first, last, role = word
        if role == "date" and (before := BEFORE_DATE.search(folded, max(0, first - 5), first)):
            first = before.start()
        return role and _number(text, first, last, numeral(match[0]), role), max(last, start + 1)
    if folded[end : end + 1] in DATE_SIGNS or " " in match[0]:
        last = date_at(folded, start)
        if last:
            before = BEFORE_DATE.search(folded, max(0, start - 5), start)
            return _number(text, before.start() if before else start, last, numeral(match[0]), "date"), last
    if folded[start - 1 : start] in ("第",) or folded[start - 2 : start] == "第 ":
        _, last = _unit_at(folded, end)
        first = folded.rindex("第", 0, start)
        return _number(text, first, last, numeral(match[0]), "ordinal"), last
    return _quantity(text, folded, match)


def _word(folded, start):
    for key in (folded[start - 1 : start + 1], folded[start : start + 2]):
        for at, word, role in lexicon.words().get(key, ()):
            if folded.startswith(word, start - at):
                return start - at, start - at + len(word), role
    return None


def _number(text, start, end, read, role, unit="", hedge="", kind="", **rest):
    value, upper = (read.value, read.upper) if read else (Decimal(0), None)
    return Number(start, end, text[start:end], value, upper, unit, hedge, role, kind, **rest)


def _unit_at(folded, place):
    """Return the folded unit that stands at a place, and where it ends."""
    at = place + 1 if folded[place : place + 1] == " " else place
    for length in lexicon.unit_lengths().get(folded[at : at + 1], ()):
        if folded[at : at + length] in lexicon.units():
            return folded[at : at + length], at + length
    return "", place


def _hedge_before(folded, start):
    hedges = lexicon.hedges("before")
    end = start - 1 if folded[start - 1 : start] == " " else start
    for length in (4, 3, 2, 1):
        word = folded[max(0, end - length) : end]
        if (
            word in hedges
            and (word not in ("上", "成", "数", "几") or folded[end] in "十百千万亿")
            and not _NOT_A_HEDGE.search(folded, max(0, end - 2), end)
        ):
            return word, end - len(word)
    return "", start


def _quantity(text, folded, match):
    start, end = match.span()
    signs = folded[start : match.start(1)] if match[1] else match[0]
    scale = match[2] or ""
    read = numeral(signs + scale)
    if read is None:
        return None, end
    value, upper, place, rounded = read
    bare = len(signs) == 1 and signs in HAN
    if folded[start - 1 : start].isascii() and folded[start - 1 : start].isalpha():
        return _number(text, start, end, read, "name"), end
    share = None
    if folded.startswith("分之", end):
        second = NUMERAL.match(folded, end + 2)
        other = second and numeral(second[0])
        if other:
            end = second.end()
            if signs in ("百", "千"):
                value, upper, place, rounded, share = *other[:3], True, "%" if signs == "百" else "‰"
            else:
                exact = Fraction(other.value) / Fraction(value)
                value = Decimal(exact.numerator) / Decimal(exact.denominator)
                return _number(
                    text,
                    start,
                    end,
                    read._replace(value=round(value, 12)),
                    "statistic",
                    kind="share",
                    step=exact,
                ), end
    joint = _RANGE.match(folded, end)
    if joint and not upper:
        second = NUMERAL.match(folded, joint.end())
        other = second and numeral(second[0])
        if other and other.value > value:
            end, upper = second.end(), other.value
    unit, unit_end = (share, end) if share else _unit_at(folded, end)
    unit_start = unit_end - len(unit)
    bare_unit = unit
    end = unit_end
    if bare and not unit:
        return None, match.end()
    first = start
    if folded[start - 1 : start] in _CURRENCY_END and (
        money := _CURRENCY.search(folded, max(0, start - 4), start)
    ):
        first = money.start()
        unit = unit or money[0]
    hedge, first = _hedge_before(folded, first)
    rule = lexicon.hedges("before").get(hedge, "")
    if match[1]:
        hedge, rule = match[1], lexicon.hedges("inside")[match[1]]
    for length in (4, 3, 2, 1):
        word = folded[end : end + length]
        if word in lexicon.hedges("after") and not (length == 1 and word != "许"):
            hedge, rule, end = hedge or word, rule or lexicon.hedges("after")[word], end + length
            break
    row = lexicon.units().get(bare_unit, {})
    kind = row.get("kind", "count")
    role = "statistic"
    if signs == "一" and kind == "count" and not hedge:
        role = "indefinite"
    elif kind == "time" and is_duration(folded, first, unit_end, bare_unit):
        role = "duration"
    elif bare_unit in ("楼", "版") or (bare_unit == "层" and bare):
        role = "ordinal"
    step = place
    if rule:
        step = _last_digit(value)
    else:
        rule = "rounded" if rounded or kind == "share" else "exactly"
    printed_unit = text[unit_start:unit_end].strip() if bare_unit and not share else unit
    printed_hedge = text[first : first + len(hedge)] if folded.startswith(hedge, first) else hedge
    if match[1]:
        printed_hedge = text[match.start(1) : match.end(1)]
    return Number(
        first,
        end,
        text[first:end],
        plain(value),
        upper,
        printed_unit,
        printed_hedge,
        role,
        kind_of(folded, first, kind) if role == "statistic" else "",
        rule,
        step,
    ), end


def _last_digit(value):
    """Return the unit of the last digit that is not nought: 100 of 1600."""
    digits, exponent = value.as_tuple().digits, value.as_tuple().exponent
    noughts = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal(1).scaleb(exponent + noughts) if value else Decimal(1)


_EFFORT = re.compile(r"[劲力功汗耕收]|努力|奋斗")


def _share(numbers, folded):
    """Give a bare number what the number beside it has: here the figure of speech of its sentence."""
    shared = []
    for number in numbers:
        before = shared[-1] if shared else None
        if number.role == "statistic":
            speech = number.unit == "分" and _EFFORT.match(folded, number.end)
            goes_on = (
                before
                and before.role == "rhetorical"
                and not number.unit
                and "。" not in folded[before.end : number.start]
            )
            if speech or goes_on:
                number = replace(number, role="rhetorical", kind="")
        shared.append(number)
    return shared
