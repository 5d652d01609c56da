"""Sentences of all kinds of numbers by chance, and what holds of the numbers of any text."""

from fractions import Fraction
from itertools import pairwise

from helpers.base import ROOT, fold
from helpers.extract import find_numbers

ROLES = {"statistic", "duration", "date", "ordinal", "name", "rhetorical", "indefinite"}
# What numbers are made of, and what stands around them.
NUMERALS = tuple("0123456789〇零一二兩两三四五六七八九十廿卅百千萬万億亿兆壹貳拾陸佰半几幾数數點点多余餘.,·")
MARKS = tuple(
    "來约約近逾超過破滿上成不起许：:∶/-–—~～至到比第、和（）()“”，%％‰℃+±≥≤<>$€¥翻番負 AaGv\n\u3000１２３"
)
UNITS = tuple("個名元人年月日天分倍次场块角毛斤米秒度级戰队湖")
WORDS = [
    "百分之", "千分之", "分之", "三分之一", "不得低於", "超過了", "至少有", "以上",
    "以下", "左右", "好幾", "有餘", "出頭", "正負",
    "零下", "翻兩番", "翻了近", "番半", "番多", "小時", "公里", "億元", "萬噸",
    "個百分點", "平方米", "人民幣", "HK$", "2023年", "上半年", "星期", "十三五",
    "80年代", "10,000", "0.5", "1/3", "3:1", "20—30", "三、四百", "億億",
]  # fmt: skip
PIECES = (*NUMERALS, *MARKS, *UNITS, *WORDS)
SENTENCES = tuple(
    sentence
    for name in ("article.txt", "second_text.txt")
    for sentence in (ROOT / "data" / name).read_text(encoding="utf-8").split("。")
)


def mutated(sentence, chance):
    """Return a sentence with one to eight signs or pieces put in, left out, doubled or exchanged."""
    signs = list(sentence)
    for _ in range(chance.randint(1, 8)):
        at, to = chance.randint(0, len(signs)), chance.randint(0, len(signs))
        signs[at : at + chance.randint(0, 2)] = chance.choice(
            ([chance.choice(PIECES)], [], signs[at : at + 3] * 2, signs[to : to + 2])
        )
    return "".join(signs)


def made(chance):
    """Return a mutated sentence, one of pieces, or one of little but numerals."""
    kind = chance.randrange(3)
    if not kind:
        return mutated(chance.choice(SENTENCES), chance)
    pieces = PIECES if kind == 1 else (*NUMERALS * 3, *PIECES)
    return "".join(chance.choices(pieces, k=chance.randint(1, 14)))


def is_pair(number):
    """Return whether two numbers are a score or a ratio, no range: the second may be the lesser."""
    told = number.kind in ("score", "ratio") and not number.unit
    return told or any(sign in fold(number.printed) for sign in ":比/") or number.role == "name"


def holds(value, interval):
    """Return whether a value lies in an interval or on an end of it."""
    low, high = interval.low, interval.high
    return (low is None or low <= value) and (high is None or value <= high)


def faults(text):
    """Return what breaks the rules among the numbers of a text: a list of sentences, empty if all is well."""
    numbers = find_numbers(text)
    found = [f"has {number!r}, which {fault}" for number in numbers for fault in _faults_of(number, text)]
    beside = pairwise(numbers)
    return found + [f"has {one!r}, which reaches into {two!r}" for one, two in beside if one.end > two.start]


def _faults_of(number, text):
    if not number.printed or number.printed != text[number.start : number.end]:
        yield "is not what the text has there"
    if number.role not in ROLES or (number.kind != "") != (number.role == "statistic"):
        yield "has the wrong role or kind"
    if not number.value.is_finite():
        yield "is not finite"
    elif number.upper is not None and not is_pair(number) and number.upper < number.value:
        yield "ends below its beginning"
    elif not all(holds(end, number.interval) for end in _ends(number)):
        yield f"lies outside {number.interval}"


def _ends(number):
    """Return the ends that must lie inside: 數十 begins at twenty, and of a pair only the first is told."""
    value = number.exact or number.value
    one = number.upper is None or is_pair(number)
    if number.rule == "tens_of":
        return [2 * Fraction(value)] if one else [number.upper]  # exactly: a Decimal has 28 digits
    return [value] if one else [value, number.upper]
