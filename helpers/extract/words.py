"""Numeral signs that are part of a word, where no list says so: 张三说, 千里. Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.reading import after, before, is_han

_PLACES = frozenset("十百千万亿兆")
_SPEEDS = ("百兆", "千兆", "万兆")
_SCALES = frozenset("十百千万亿")
_GAIN = frozenset("赚赔破达超获奖值薪亏欠罚骗损捐投贷款付掷募筹入债资收融耗")
_PRIZE = LazyPattern(r"现金|大奖|奖金|年薪|赔偿|罚款|资金|债务")
_HEAD = LazyPattern(r"单位[:为] ?$")
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
    if reading.hedges or money_in_a_scale(folded, reading):
        return False
    if reading.upper is not None and reading.upper >= 100:  # 七至八万: a range with its scale
        return False
    beside = is_han(before(folded, reading)) or is_han(after(folded, reading))
    return beside and not spelt_out(reading.signs)


def _bare_scale(reading):
    return _SCALES.issuperset(reading.signs)


def money_in_a_scale(folded, reading):
    """年赚百万, 百万大奖, 奖金百万: a bare scale beside a word of gains and losses."""
    if not _bare_scale(reading) or reading.signs[-1] not in "万亿" or len(reading.signs) < 2:
        return False
    ahead = folded[reading.start - 2 : reading.start]
    return before(folded, reading) in _GAIN or ahead == "奖金" or bool(_PRIZE.match(folded, reading.end))


def speed_of_a_line(folded, reading):
    """千兆用户: who has a line of so many megabits, not how many there are."""
    if reading.signs not in _SPEEDS:
        return False
    return reading.bare or reading.unit in lexicon.counted_nouns()


def head_of_a_table(folded, reading):
    """单位:万元, 人口(千人): the head of a column says what its figures are in."""
    if reading.hedges or not _bare_scale(reading):
        return False
    brackets = before(folded, reading) == "(" and after(folded, reading) == ")"
    return brackets or bool(_HEAD.search(folded, max(0, reading.start - 5), reading.start))


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
    if speed_of_a_line(folded, reading) or head_of_a_table(folded, reading):
        return True
    if reading.bare:
        return sign_beside_others(folded, reading)
    return nought_of_a_word(folded, reading) or vague_scale(folded, reading)
