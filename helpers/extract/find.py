"""Every number in a text: where it stands, its value, unit, hedge and role."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from helpers.base import RULES, Interval, LazyPattern, fold_whole, limits, only_chinese, power_of_two, seen
from helpers.extract import lexicon
from helpers.extract.codes import code_at
from helpers.extract.doublings import doubling_at, times
from helpers.extract.fixed_names import quoted_end
from helpers.extract.hedges import explain_rule
from helpers.extract.numerals import NUMERAL, numeral
from helpers.extract.ordinals import nth_end
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
    upper_rule: str = field(default="exactly", repr=False)
    upper_step: Decimal | Fraction = field(default=Decimal(1), repr=False)
    doublings: tuple = field(default=(), repr=False)  # of 翻两番: what rules and steps are said of

    @cached_property
    def interval(self):
        """What the printed number allows, by the rule of its hedge or of its rounding."""
        if self.doublings:
            return power_of_two(self._between(*self.doublings))
        return self._between(self.exact or self.value, self.upper)

    def _between(self, value, upper):
        low = _allowed(self.rule, value, self.step)
        pair = self.kind in ("score", "ratio") and not self.unit  # 3:1 is no range, 6～12℃ is one
        if upper is None or pair:
            return low
        return _from_to(value, upper, low, _allowed(self.upper_rule, upper, self.upper_step))


@lru_cache(maxsize=4096)  # most numbers of a text are small ones, and stand in it more than once
def _allowed(rule, value, step):
    """Return what the rule of a hedge or of rounding allows: 零下50多度 is below -50."""
    if value < 0 and rule in _AWAY_FROM_NOUGHT:
        return -RULES[rule](-value, step)
    return RULES[rule](value, step)


def _from_to(value, upper, low, high):
    """Return the interval of a range: from the low end of its first number to the high end of its second.

    A hedge that opens an end to all numbers says nothing of the other one: 逾500萬至1000萬 ends at 1000萬.
    """
    first = (value, True) if low.low is None else (low.low, low.low_closed)
    last = (upper, True) if high.high is None else (high.high, high.high_closed)
    if first[0] < last[0]:
        return Interval(first[0], last[0], first[1], last[1])
    return Interval(*sorted((value, upper)))  # the second number of a ratio may be the lesser


_AWAY_FROM_NOUGHT = frozenset(("more_than_within_step", "nearly", "tens_of"))


def find_numbers(text):
    """Return every number of a text, in order, with its role; lines in another language are passed over.

    Signs that nobody sees are passed over too, between digits as elsewhere.

    Examples
    --------
    >>> for number in find_numbers("2023年，全鎮1600余名村民種植約350畝，佔80.2%。"):
    ...     print(number.printed, number.value, number.unit, number.hedge, number.role)
    2023年 2023   date
    1600余名 1600 名 余 statistic
    約350畝 350 畝 約 statistic
    80.2% 80.2 %  statistic
    """
    read, places = seen(text)
    numbers = _numbers_of(read)
    return numbers if read == text else [_placed(number, text, places) for number in numbers]


def _placed(number, text, places):
    """Return a number of what is seen of a text at its place in the text itself."""
    start, end = places[number.start], places[number.end - 1] + 1
    return replace(number, start=start, end=end, printed=text[start:end])


def _numbers_of(text):
    folded = fold_whole(only_chinese(text))
    numbers, place = [], 0
    while match := NUMERAL.search(folded, place):
        number, place = _at(text, folded, match)
        if number:
            if numbers and number.start < numbers[-1].end:
                number = replace(number, start=numbers[-1].end, printed=text[numbers[-1].end : number.end])
            numbers.append(number)
        if len(numbers) > limits.NUMBERS:
            most = f"{limits.NUMBERS:,} numbers; an article has fewer"
            raise ValueError(f"This text has more than {most}. Cut it into several files.")
    return settled(numbers, folded)


def _at(text, folded, match):
    """Return the number at a numeral, or None, and the place to go on from."""
    start, end = match.span()
    if word := not _begins_another(folded, start, end) and _word_at(folded, start, end):
        first, last, role = word
        if role == "date":
            first = date_start(folded, first)
        return role and _plainly(text, first, last, match[0], role), max(last, start + 1)
    if date := date_at(folded, start, end):
        return _plainly(text, *date, match[0], "date"), date[1]
    if code := code_at(folded, start, end):
        return _plainly(text, *code, match[0], "name"), code[1]
    if _is_nth(folded, start):
        last = nth_end(folded, end)
        return _plainly(text, folded.rindex("第", 0, start), last, match[0], "ordinal"), last
    reading = quantity_at(folded, match)
    if not reading:
        return None, end
    role, kind = role_of(folded, reading)
    if not role:
        return None, max(end, reading.last)
    return _with_its_role(text, folded, reading, role, kind)


def _with_its_role(text, folded, reading, role, kind):
    """Return the number of a reading and its end: 腊月二十三, “两山” and 4楼 are taken whole."""
    if role == "date":
        reading.start = date_start(folded, reading.start)
    if role == "name" and (last := quoted_end(folded, reading)):
        return _plainly(text, reading.start, last, reading.signs, "name"), last
    if role == "ordinal" and reading.bare and folded.startswith(("号", "楼"), reading.end):
        reading.end += 1  # 8号 of 8号台风, 4楼
    if role == "name" and reading.bare and _NUMBERED.match(folded, reading.end):
        reading.end += 1  # “海洋四号”
    return _number(text, reading, role, kind), reading.end


def _is_nth(folded, start):
    return folded[start - 1 : start] == "第" or folded[start - 2 : start] == "第 "


def _word_at(folded, start, end):
    """Return start, end and role of the listed word that a numeral stands in, or None."""
    words, best = lexicon.words(), None
    for key in _keys(folded, start):
        for at, word, role in words.get(key, ()):
            first = start - at
            if first < 0 or not folded.startswith(word, first):
                continue
            last = first + len(word)
            whole = last >= end or (at and not role)  # 一点二亿 and 高三十米 go on, 唯一一所 begins anew
            if whole and (not best or last > best[1]):
                best = first, last, role
    return None if best and _in_a_longer_unit(folded, start, end, best) else best


def _in_a_longer_unit(folded, start, end, word):
    """三公里, 十分钟, 四平方米: the unit goes on beyond the word 三公, 十分, 四平."""
    if word[0] != start or word[1] == end or folded[start:end] == "一":
        return False
    unit, _, last = lexicon.unit_at(folded, end)
    return last > word[1] and unit not in lexicon.counted_nouns()


_BEGUN = (
    *("分之", "季度", "折", "度电"),
    *("起案", "起事故", "起火灾", "起交通事故", "起车祸", "起刑事", "起命案"),
)
_NUMBERED = LazyPattern("号[”」』]")
_WEEK = ("周", "星期", "礼拜")
_DAYTIME = ("凌晨", "早上", "上午", "中午", "下午", "午后", "傍晚", "晚上", "晚间", "深夜", "夜间")
_DEGREES = ("零下", "零上", "每", "上升", "下降", "升高", "降低", "相差")
_SAID_OF_ONE = {"一度": _DEGREES, "一起": _WEEK, "一时": _DAYTIME, "一点": _DAYTIME}


def _begins_another(folded, start, end):
    """十分之一, 四季度, 一度电, 一起案件, 翻三番, 周一起, 凌晨一时: in no word, though 十分 is one."""
    if folded.startswith(_BEGUN, end) or doubling_at(folded, start, end):
        return True
    said = _SAID_OF_ONE.get(folded[start : start + 2])
    return bool(said) and folded.endswith(said, 0, start)


def _keys(folded, start):
    """Return the keys of the words at a numeral; after 第 none begins with it: 三产, but 第三产业."""
    inside = folded[start - 1 : start + 1]
    return (inside,) if _is_nth(folded, start) else (inside, folded[start : start + 2])


def _plainly(text, start, end, signs, role):
    read = numeral(signs.rstrip("多余几来 "))
    return Number(start, end, text[start:end], read.value if read else Decimal(0), role=role)


def _number(text, reading, role, kind):
    """Return the Number of a reading: words as printed, and the rule that gives its interval."""
    unit, end = _unit_as_printed(text, reading)
    end = reading.start + len(text[reading.start : end].rstrip())  # 億 社區: the blank is no part of it
    hedge = ""
    if reading.hedges:
        hedge = "…".join([text[first:last] for first, last, _ in sorted(reading.hedges)])
    value, upper, doublings = reading.value, reading.upper, ()
    if reading.doubled:
        doublings = value, upper
        value, upper = times(value), upper and times(upper)
    return Number(
        reading.start, end, text[reading.start : end], value, upper, unit, hedge, role, kind,
        *_rule_and_step(reading), reading.exact, *_rule_and_step_of_upper(reading), doublings,
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
    """Return the rule of a reading's interval, or of its lower end, and the step that the rule goes by."""
    hedges = _hedges_outside(reading, *reading.other)
    if hedges:  # of 近三分之二 the step is a third, of 翻近一番半 and of 半年多 a half
        own = reading.exact or (reading.doubled and reading.place < 1) or reading.signs == "半"
        return hedges[0][2], reading.place if own else _last_digit(reading.value)
    share = reading.form == "share" or reading.unit in ("%", "‰", "‱")
    rounded = (reading.rounded or share) and reading.exact is None and reading.upper is None
    return "rounded" if rounded else "exactly", reading.place


def _rule_and_step_of_upper(reading):
    """Return the same of the upper end: in 20多至30人 the hedge is of the lower one alone."""
    hedges = _hedges_outside(reading, reading.first, reading.last) if reading.upper is not None else []
    return (hedges[0][2], _last_digit(reading.upper)) if hedges else ("exactly", Decimal(1))


def _hedges_outside(reading, first, last):
    return [hedge for hedge in reading.hedges if not first < hedge[1] <= last]


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
    >>> explain_hedge("25歲至50多歲")  # the hedge is of the upper end alone
    'more than the number, less than the next step of its last digit above nought'
    """
    number = next(iter(find_numbers(printed)), None)
    rules = (number.rule, number.upper_rule) if number and number.hedge else ()
    return next((explain_rule(rule, language) for rule in rules if rule in lexicon.hedge_rules()), "")
