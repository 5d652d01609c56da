"""Dates without 年 or 日: numbers that are a year, or a day of the old calendar. Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract.reading import after, any_holds, before, is_han

_YEAR = LazyPattern(r"(?:19|20)[0-9]{2}")
_OLD_MONTHS = ("腊月", "正月", "冬月")
_STAMP = LazyPattern(r"(?:0?[89][0-9]|1[0-4][0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_PRICED = frozenset("价卖售")  # 标价1999 is no year
_APOSTROPHES = ("'", "’", "‘")
_SEASONS = frozenset(("赛季", "学年", "财年", "会计年度"))


def looks_like_a_year(signs):
    """Return whether four digits look like a year of our time.

    Examples
    --------
    >>> looks_like_a_year("1998"), looks_like_a_year("3200")
    (True, False)
    """
    return bool(_YEAR.fullmatch(signs))


def day_of_the_old_calendar(folded, reading):
    """腊月廿三, 正月三十: a day by the moon; 廿四味 is a tea."""
    if reading.signs[0] == "廿":
        return not is_han(after(folded, reading)) or before(folded, reading) in ("月", "历", "日", "在", "于")
    return folded[reading.start - 2 : reading.start] in _OLD_MONTHS


def stamp(folded, reading):
    """1091228: a day stamped in Taiwan, year 109 of the Republic, month and day."""
    return len(reading.signs) == 7 and not reading.hedges and bool(_STAMP.fullmatch(reading.signs))


def year_spelt_out(folded, reading):
    """二〇二三: four signs that make a year of our time."""
    if reading.hedges or len(reading.signs) != 4:
        return False
    return reading.value >= 1900 and looks_like_a_year(str(reading.value))


def year_in_digits(folded, reading):
    """2008奥运会: a year without 年."""
    return not reading.hedges and reading.upper is None and looks_like_a_year(reading.signs)


def year_cut_short(folded, reading):
    """'98: a year by its last two digits."""
    if reading.hedges or reading.upper is not None:
        return False
    return len(reading.signs) == 2 and reading.signs.isdecimal() and before(folded, reading) in _APOSTROPHES


BARE_DATES = (
    day_of_the_old_calendar,
    stamp,
    year_spelt_out,
    year_in_digits,
    year_cut_short,
)


def season(folded, reading):
    """1998赛季: a season by its year."""
    return reading.unit in _SEASONS and looks_like_a_year(reading.signs)


def is_date(folded, reading):
    """Return whether a number without 年 or 日 is a date.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("1998赛季", "二〇二三", "3200"):
    ...     print(text, is_date(text, quantity_at(text, NUMERAL.search(text))))
    1998赛季 True
    二〇二三 True
    3200 False
    """
    if not reading.bare:
        return season(folded, reading)
    return any_holds(BARE_DATES, folded, reading) and before(folded, reading) not in _PRICED
