"""Roles: what a number does in its sentence, and the kind of a statistic. Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract.durations import is_duration
from helpers.extract.fixed_names import is_name
from helpers.extract.indefinite import is_indefinite
from helpers.extract.kinds import kind_of
from helpers.extract.ordinals import is_ordinal
from helpers.extract.reading import first_answer
from helpers.extract.words import is_word
from helpers.extract.years import is_date

_EFFORT = LazyPattern(r"[劲力功汗耕收靠]|努力|奋斗|付出|把握")


def is_rhetorical(folded, reading):
    """1分劲儿: a part of an effort that nobody measured."""
    return reading.unit == "分" and bool(_EFFORT.match(folded, reading.end))


ROLES = (
    (is_name, "name"),
    (is_ordinal, "ordinal"),
    (is_date, "date"),
    (is_word, ""),
    (is_duration, "duration"),
    (is_rhetorical, "rhetorical"),
    (is_indefinite, "indefinite"),
)


def role_of(folded, reading):
    """Return role and kind of a quantity; the role is empty if it is no number after all.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("一名老人", "三年来", "1分劲儿", "增加80个", "一直"):
    ...     print(text, role_of(text, quantity_at(text, NUMERAL.search(text))))
    一名老人 ('indefinite', '')
    三年来 ('duration', '')
    1分劲儿 ('rhetorical', '')
    增加80个 ('statistic', 'change')
    一直 ('', '')
    """
    role = first_answer(ROLES, folded, reading, "statistic")
    return role, kind_of(folded, reading) if role == "statistic" else ""
