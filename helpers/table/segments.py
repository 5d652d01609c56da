"""The words of a clause, each with one letter for its class, by the lists of this package.

Chinese has no spaces; of all ways to cut a clause into words the one is taken whose words are commonest.
"""

import re
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import NamedTuple

from helpers.base import fold, list_rows

LISTS = Path(__file__).parent / "lists"
# The classes of words.csv, and the letters that stand for them in the grammar and in dictionary.csv.
LETTERS = {
    "equal": "e",
    "have": "u",
    "share of": "占",
    "change": "c",
    "adverb": "d",
    "time": "t",
    "from": "i",
    "compare": "m",
    "preposition": "l",
    "and": "j",
    "of": "的",
    "verb": "v",
    "action": "y",
    "nominal": "w",
    "measure": "h",
    "noun": "n",
    "adjective": "a",
    "suffix": "z",
    "pronoun": "r",
    "position": "f",
    "conjunction": "p",
}
UNKNOWN = "x"  # a sign that no list has as a word
UNCUT = "汉"  # a run of Chinese signs
_LONGEST = 8  # signs: the longest word that is looked for
# How common a word of words.csv counts as, one of a single sign, a noun of one, and a sign that no list has.
_LISTED, _SINGLE, _SINGLE_NOUN, _RARE = log(0.02), log(3e-3), log(6e-5), log(1e-7)
_RUNS = re.compile(
    r"(?P<han>[\u4e00-\u9fff]+)|(?P<aside>\([^()]{0,40}\)|\))|(?P<quoted>[“「『《][^“”「」『』《》]{1,16}[”」』》])"
    r"|(?P<latin>[0-9]*[A-Za-z][A-Za-z0-9.&+/-]*)|(?P<list>、)|(?P<figure>[0-9]+)"
    r"|(?P<mark>\S|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff]))"  # a space parts two headlines
)
_RUN_LETTERS = {"han": UNCUT, "aside": "o", "quoted": "n", "list": "j", "figure": "x", "mark": ","}
_TAKES_A_SUFFIX = frozenset("vywgnxah")
_MEASURES = frozenset("率额值价费数量度")  # what a measure ends in
_OF_VERBS = re.compile("[人件次户家]数|金额|时间|面积|价格|比例")  # 錄取人數
_NOT = frozenset("不非未无")  # 不支持度 is another than 支持度
_PLACES = frozenset("县市省区镇乡村州岛山河湖")  # what the name of a place ends in


class Word(NamedTuple):
    """A word of a clause, or a run of signs that is not cut yet: its letter, and where it stands."""

    letter: str
    start: int
    end: int


class Words(NamedTuple):
    """The words of a clause: their letters as one string, and where each of them begins and ends."""

    letters: str
    starts: list
    ends: list


@cache
def vocabulary():
    """Return by folded word its letter and the logarithm of how common it is.

    Examples
    --------
    >>> vocabulary()[fold("營業收入")][0], vocabulary()["达到"][0], "收入增" in vocabulary()
    ('h', 'e', False)
    """
    rows = list_rows(LISTS / "dictionary.csv")
    total = log(sum(int(row["times"]) for row in rows))
    words = {
        row["word"]: (_measure(row["word"], row["class"]), log(int(row["times"])) - total) for row in rows
    }
    for row in list_rows(LISTS / "words.csv"):
        word, letter = fold(row["word"]), LETTERS[row["class"]]
        single = _SINGLE_NOUN if letter == "n" else _SINGLE
        words[word] = letter, single if len(word) == 1 else _LISTED
    return words


def _measure(word, letter):
    """Return the letter of a noun, or that of a measure if it ends like one: 入學率."""
    return "h" if letter == "n" and word[-1] in _MEASURES else letter


def words_of(folded, start, end):
    """Return the words between two places of a folded text.

    Examples
    --------
    >>> words_of(fold("營業收入達到"), 0, 6)
    Words(letters='he', starts=[0, 4], ends=[4, 6])
    """
    return cut(folded, runs_of(folded, start, end))


def runs_of(folded, start, end):
    """Yield the words between two places of a folded text, each run of Chinese signs still as one.

    Examples
    --------
    >>> [(run.letter, run.end) for run in runs_of("营业收入,达到", 0, 7)]
    [('汉', 4), (',', 5), ('汉', 7)]
    """
    for run in _RUNS.finditer(folded, start, end):
        letter = _RUN_LETTERS.get(run.lastgroup) or vocabulary().get(run[0], "n")[0]
        yield Word(letter, run.start(), run.end())


def cut(folded, runs):
    """Return the words of some runs: those of Chinese signs are cut, which takes longer than to find them."""
    letters, starts, ends = [], [], []
    for letter, first, last in runs:
        if letter == UNCUT:
            letter, begins, stops = _words_of(folded[first:last])
            starts += [first + begin for begin in begins]
            ends += [first + stop for stop in stops]
        else:
            starts.append(first)
            ends.append(last)
        letters.append(letter)
    return Words("".join(letters), starts, ends)


@lru_cache(maxsize=4096)  # what stands between two numbers is after the one and before the other
def _words_of(run):
    """Return the words of a run of Chinese signs, those joined that make one word."""
    words = _cut(run)
    if words[0].letter == "f":  # 中石油: nothing stands before it that it could be in
        words[0] = words[0]._replace(letter="a")
    letters, starts, ends = zip(*_joined(run, words), strict=True)
    return Words("".join(letters), starts, ends)


def _cut(run):
    """Return the words of a run of Chinese signs, cut so that they are commonest."""
    known, sizes = vocabulary(), _sizes()
    rare, best = (UNKNOWN, _RARE), [(0.0, 0, "")]
    for end, sign in enumerate(run, 1):
        letter, common = known.get(sign, rare)
        top = (best[-1][0] + common, 1, letter)
        for length in sizes.get(run[max(0, end - 2) : end], ()):
            found = length <= end and known.get(run[end - length : end])
            if found and best[end - length][0] + found[1] > top[0]:
                top = (best[end - length][0] + found[1], length, found[0])
        best.append(top)
    words, end = [], len(run)
    while end:
        _, length, letter = best[end]
        words.append(Word(letter, end - length, end))
        end -= length
    return words[::-1]


@cache
def _sizes():
    """Return by their last two signs how long the words are that end so."""
    sizes = {}
    for word in vocabulary():
        if 1 < len(word) <= _LONGEST:
            sizes.setdefault(word[-2:], set()).add(len(word))
    return {ending: sorted(lengths) for ending, lengths in sizes.items()}


def _joined(folded, words):
    """Return the words with those joined to the word before them that make one of the two."""
    joined = []
    for word in words:
        while joined and (letter := _joint(folded, joined[-1], word)):
            word = Word(letter, joined.pop().start, word.end)
        joined.append(word)
    return joined


def _joint(folded, last, word):
    for rule in _JOINTS.get(word.letter, ()):
        if letter := rule(folded, last, word):
            return letter
    return None


# Joints: each asks one question of a word and the word before it, and answers with the letter of the two.


def _suffix(folded, last, word):
    """就業|者, 支持|度."""
    return _measure(folded[word.start], "n") if last.letter in _TAKES_A_SUFFIX else None


def _place(folded, last, word):
    """彰化|縣: signs that no list has, and what the name of a place ends in."""
    return "s" if last.letter in (UNKNOWN, "s") and folded[word.start : word.end] in _PLACES else None


def _unknown(folded, last, word):
    """晶|圓, and 花|蓮, where a verb of one sign is part of a name."""
    name = last.letter == UNKNOWN or (last.letter == "v" and last.end - last.start == 1)
    return UNKNOWN if name else None


def _negated(folded, last, word):
    """不|支持, 非|食品: another thing than 食品."""
    return word.letter if folded[last.start : last.end] in _NOT else None


def _pointed_at(folded, last, word):
    """這|座, 該|院."""
    return "r" if last.letter == "r" and word.end - word.start == 1 else None


def _of_a_change(folded, last, word):
    """增長|幅度."""
    change = last.letter == "c" and folded[word.start : word.end] == "幅度"
    return "h" if change else None


def _of_a_verb(folded, last, word):
    """錄取|人數."""
    return "h" if last.letter == "v" and _OF_VERBS.fullmatch(folded, word.start, word.end) else None


_JOINTS = {  # by the letter of the second word
    "z": (_suffix,),
    UNKNOWN: (_place, _unknown, _negated, _pointed_at),
    "n": (_place, _negated, _pointed_at),
    "h": (_negated, _of_a_verb, _of_a_change),
    "w": (_negated,),
    "g": (_negated,),
}
