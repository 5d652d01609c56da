"""Mutated sentences against what holds of any text: python -m tests.fuzz [COUNT] [ENTRY].

Prints how many sentences and numbers were read and stops at the first number that breaks a rule. With the
name of an entry of `tests/entries.py`, or ``all``, the same for what else takes in what somebody wrote. The
seed is fixed, so that a count always means the same inputs.
"""

import random
import sys
from collections import Counter
from itertools import pairwise

from helpers.base import ROOT, brief, fold
from helpers.extract import find_numbers
from tests.entries import ENTRIES

ROLES = {"statistic", "duration", "date", "ordinal", "name", "rhetorical", "indefinite"}
SEED = 20230830
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


def sentences(count, seed=SEED):
    """Yield so many sentences in turn: a mutated one, one of pieces, one of little but numerals."""
    chance = random.Random(seed)
    for turn in range(count):
        if turn % 3 == 0:
            yield mutated(chance.choice(SENTENCES), chance)
        else:
            pieces = PIECES if turn % 3 == 1 else (*NUMERALS * 3, *PIECES)
            yield "".join(chance.choices(pieces, k=chance.randint(1, 14)))


def is_pair(number):
    """Return whether two numbers are a score or a ratio, no range: the second may be the lesser."""
    told = number.kind in ("score", "ratio") and not number.unit
    return told or any(sign in fold(number.printed) for sign in ":比/") or number.role == "name"


def holds(value, interval):
    """Return whether a value lies in an interval or on an end of it."""
    low, high = interval.low, interval.high
    return (low is None or low <= value) and (high is None or value <= high)


def faults(text):
    """Return the numbers of a text and what breaks the rules: a list of sentences, empty if all is well."""
    numbers = find_numbers(text)
    found = [f"{number!r} {fault}" for number in numbers for fault in _faults_of(number, text)]
    found += [f"{one!r} reaches into {two!r}" for one, two in pairwise(numbers) if one.end > two.start]
    return numbers, found


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
        return [2 * value] if one else [number.upper]
    return [value] if one else [value, number.upper]


def main(count):
    """Read so many sentences; return the exit code."""
    roles = Counter()
    for turn, text in enumerate(sentences(count), 1):
        try:
            numbers, found = faults(text)
        except Exception as error:
            print(f"Sentence {turn} stops the reader: {error!r}\n{text!r}")
            return 1
        if found:
            print(f"Sentence {turn}: {found[0]}\n{text!r}")
            return 1
        roles.update(number.role for number in numbers)
    print(f"{count:,} sentences, {roles.total():,} numbers, no rule broken.")
    print(*[f"{role} {number:,}" for role, number in roles.most_common()], sep=", ")
    return 0


def try_entry(name, count):
    """Give so many inputs by chance to an entry; return the exit code."""
    make, tried = ENTRIES[name]
    chance = random.Random(SEED)
    for turn in range(1, count + 1):
        given = make(chance)
        try:
            fault = tried(given)
        except Exception as error:
            fault = f"stops with {error!r}"
        if fault:
            print(f"Input {turn} of {name} {fault}\n{brief(given)}")
            return 1
    print(f"{count:,} inputs of {name}, no rule broken.")
    return 0


if __name__ == "__main__":
    count, wanted = int([*sys.argv, 200_000][1]), sys.argv[2:]
    if not wanted:
        sys.exit(main(count))
    sys.exit(max(try_entry(name, count) for name in (ENTRIES if wanted == ["all"] else wanted)))
