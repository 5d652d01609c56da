"""A reading: a numeral with its hedge, sign, currency, scale and unit, while it is read; and rules about it.

A rule is a small function of the folded text and a reading that answers one question. Rules stand in
tables, in the order in which they are asked.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction


@dataclass(slots=True)
class Reading:
    """A quantity while it is read: `signs` is its first numeral, from `first` to `last`.

    `unit` is folded and `unit_places` are where it stands in the text; `hedges` are (start, end, rule),
    the one that decides first; `form` is share or ratio where the form alone says it.
    """

    start: int
    end: int
    signs: str
    first: int
    last: int
    value: Decimal
    upper: Decimal | None
    place: Decimal
    rounded: bool
    hedges: list
    unit: str = ""
    unit_places: list = field(default_factory=list)
    form: str = ""
    exact: Fraction | None = None
    doubled: bool = False  # value and upper are doublings: of 翻两番 two
    other: tuple = (0, 0)  # where the second numeral of a range stands

    @property
    def bare(self):
        """Whether neither a unit nor its form says what the number counts."""
        return not self.unit and not self.form

    @property
    def arabic(self):
        """Whether the numeral begins with a digit."""
        return self.signs[0].isdecimal()


def is_han(sign):
    """Return whether a sign is a Chinese character; an empty string is none.

    Examples
    --------
    >>> is_han("湖"), is_han("7"), is_han("")
    (True, False, False)
    """
    return "\u3400" <= sign <= "\u9fff"


def before(folded, reading):
    """Return the sign before a reading; empty at the start of the text."""
    return folded[reading.start - 1 : reading.start]


def after(folded, reading):
    """Return the sign after a reading; empty at the end of the text."""
    return folded[reading.end : reading.end + 1]


def around(folded, reading, ahead, behind):
    """Return a reading with so many signs before it and after it."""
    return folded[max(0, reading.start - ahead) : reading.end + behind]


def any_holds(rules, folded, reading):
    """Return whether one of some rules says yes.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> reading = quantity_at("前20", NUMERAL.search("前20"))
    >>> any_holds([lambda folded, reading: before(folded, reading) == "前"], "前20", reading)
    True
    """
    for rule in rules:  # noqa: SIM110 (asked of every number, and any(...) takes longer)
        if rule(folded, reading):
            return True
    return False


def first_answer(rules, folded, reading, otherwise):
    """Return what the first rule that says yes stands for; rules are pairs of a rule and its answer."""
    for rule, answer in rules:
        if rule(folded, reading):
            return answer
    return otherwise
