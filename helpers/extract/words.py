"""Numeral signs that are part of a word, where no list says so: 张三说, 千里. Read from folded text."""

from helpers.extract.reading import after, before, is_han

_PLACES = frozenset("十百千万亿兆")
_VAGUE = frozenset("县军里年岁代大度分点回步重面声道天般战口门节样方")
_NOUGHT = frozenset("度分例个人次宗") | {"摄氏度", "℃"}


def spelt_out(signs):
    """Return whether Chinese signs make a number even beside other characters: a digit with its place.

    Examples
    --------
    >>> spelt_out("三百"), spelt_out("百"), spelt_out("三")
    (True, False, False)
    """
    if len(signs) < 2 or signs == "十一":  # 十一 is a holiday
        return False
    digits = any(sign not in _PLACES for sign in signs)
    return digits and any(sign in _PLACES or sign in "卅点" for sign in signs)


def sign_beside_others(folded, reading):
    """张三说: a sign with no unit and with characters beside it; 三百 and 近三 are numbers."""
    if reading.hedges:
        return False
    beside = is_han(before(folded, reading)) or is_han(after(folded, reading))
    return beside and not spelt_out(reading.signs)


def nought_of_a_word(folded, reading):
    """零部件: 零 counts only what is measured or reported in noughts, as in 零度, 零人."""
    return reading.signs in ("零", "〇") and reading.unit not in _NOUGHT


def vague_scale(folded, reading):
    """千里, 万年: a bare scale with a unit that tells no measure; 近千里 is hedged and is a number."""
    bare_scale = reading.signs in ("百", "千", "万", "亿") and not reading.hedges
    return bare_scale and reading.unit in _VAGUE


def is_word(folded, reading):
    """Return whether Chinese numerals are part of a word here rather than count.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("张三说", "千里", "三百人", "3说"):
    ...     print(text, is_word(text, quantity_at(text, NUMERAL.search(text))))
    张三说 True
    千里 True
    三百人 False
    3说 False
    """
    if reading.arabic or reading.form:
        return False
    if reading.bare:
        return sign_beside_others(folded, reading)
    return nought_of_a_word(folded, reading) or vague_scale(folded, reading)
