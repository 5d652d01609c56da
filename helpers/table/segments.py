"""The words of a clause, each with one letter for its class, by the lists of this package.

Chinese has no spaces; of all ways to cut a clause into words the one is taken whose words are commonest.
"""

from functools import cache, lru_cache
from itertools import product
from math import log
from pathlib import Path
from typing import NamedTuple

from helpers.base import LazyPattern, fold, list_cells

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
_RUNS = LazyPattern(
    r"(?P<han>[\u4e00-\u9fff]+)|(?P<aside>\([^()]{0,40}\)|\))|(?P<quoted>[“「『《][^“”「」『』《》]{1,16}[”」』》])"
    r"|(?P<latin>[0-9]*[A-Za-z][A-Za-z0-9.&+/-]*)|(?P<list>、)|(?P<figure>[0-9]+)|(?P<space>[ \u3000]+)"
    r"|(?P<mark>\S)"
)
_RUN_LETTERS = {"han": UNCUT, "aside": "o", "quoted": "n", "list": "j", "figure": "x", "mark": ","}
_MEASURES = frozenset("率额值价费数量度")  # what a measure ends in
_OF_VERBS = {sign + "数" for sign in "人件次户家"} | {"金额", "时间", "面积", "价格", "比例"}  # 錄取人數
_NOT = frozenset("不非未无")  # 不支持度 is another than 支持度
_PLACES = frozenset("县市省区镇乡村州岛山河湖")  # what the name of a place ends in


class Words(NamedTuple):
    """The words of a clause: their letters as one string, and where each of them begins and ends."""

    letters: str
    starts: list
    ends: list


class Vocabulary(NamedTuple):
    """By folded word its letter, and the logarithm of how common it is."""

    letters: dict
    common: dict  # apart: no tuple for each of so many words, which the collector of garbage would go through


@cache
def vocabulary():
    """Return all words of the lists.

    Examples
    --------
    >>> letters = vocabulary().letters
    >>> letters[fold("營業收入")], letters["达到"], "收入增" in letters
    ('h', 'e', False)
    """
    rows = list(list_cells(LISTS / "dictionary.csv"))  # which a program writes
    letters = {word: _measure(word, letter) for word, letter, _ in rows}
    times = {word: int(found) for word, _, found in rows}
    total = log(sum(times.values()))
    common = {word: log(found) - total for word, found in times.items()}
    for word, kind in list_cells(LISTS / "words.csv"):
        word, letter = fold(word), LETTERS[kind]
        single = _SINGLE_NOUN if letter == "n" else _SINGLE
        letters[word], common[word] = letter, single if len(word) == 1 else _LISTED
    return Vocabulary(letters, common)


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
    """Yield letter, start and end of the words between two places, each run of Chinese signs still as one.

    Examples
    --------
    >>> list(runs_of("营业收入,达到", 0, 7))
    [('汉', 0, 4), (',', 4, 5), ('汉', 5, 7)]
    """
    for run in _RUNS.finditer(folded, start, end):
        first, last = run.span()
        if letter := _RUN_LETTERS.get(run.lastgroup):
            yield letter, first, last
        elif run.lastgroup == "latin":
            yield vocabulary().letters.get(run[0], "n"), first, last
        elif _parts_headlines(folded, first, last, end):
            yield ",", first, last


def _parts_headlines(folded, first, last, end):
    """Return whether a space stands between Chinese signs: 甲某4球 乙班招收學生."""
    return first > 0 and last < end and all("\u4e00" <= folded[at] <= "\u9fff" for at in (first - 1, last))


def cut(folded, runs):
    """Return the words of some runs: those of Chinese signs are cut, which takes longer than to find them."""
    letters, starts, ends = "", [], []
    for letter, first, last in runs:
        if letter == UNCUT:
            letter, begins, stops = _words_of(folded[first:last])
            starts += map(first.__add__, begins)
            ends += map(first.__add__, stops)
        else:
            starts.append(first)
            ends.append(last)
        letters += letter
    return Words(letters, starts, ends)


@lru_cache(maxsize=256)  # what stands between two numbers is after the one and before the other
def _words_of(run):
    """Return the words of a run of Chinese signs, cut so that they are commonest, then joined."""
    together, letters, ends, last, start = _together(), [], [], "", 0
    for place in range(1, len(run) + 1):
        if run[place - 1 : place + 1] in together:  # the last sign alone is in no pair
            continue
        for letter, length in _commonest(run[start:place]):
            start += length
            if last + letter in _JOINTS:
                letter = _joined(run, letters, ends, letter, start)
            elif letter == "f" and not ends:  # 中石油: nothing stands before it that it could be in
                letter = "a"
            letters.append(letter)
            ends.append(start)
            last = letter
    return Words("".join(letters), [0, *ends[:-1]], ends)


@cache
def _together():
    """Return the pairs of signs that stand side by side in a word: between any others is a cut."""
    words = (word for word in vocabulary().letters if len(word) <= _LONGEST)
    return frozenset(word[place : place + 2] for word in words for place in range(len(word) - 1))


@lru_cache(maxsize=1 << 14)
def _commonest(signs):
    """Return letter and length of the words of signs that hang together.

    Where two cuts are equally common, that of the shorter last word counts.
    """
    letters, common = vocabulary()
    best, lengths = [0.0], []
    for end, sign in enumerate(signs, 1):
        top, length = best[-1] + common.get(sign, _RARE), 1
        for longer in range(2, min(end, _LONGEST) + 1):
            found = common.get(signs[end - longer : end])
            if found and best[end - longer] + found > top:
                top, length = best[end - longer] + found, longer
        best.append(top)
        lengths.append(length)
    words, end = [], len(signs)
    while end:
        length = lengths[end - 1]
        words.append((letters.get(signs[end - length : end], UNKNOWN), length))
        end -= length
    return tuple(words[::-1])


def _joined(run, letters, ends, letter, end):
    """Return the letter of a word and those before it as one; what it is joined to is taken off its lists."""
    while letters:
        start = ends[-2] if len(ends) > 1 else 0
        last, word = run[start : ends[-1]], run[ends[-1] : end]
        for rule in _JOINTS.get(letters[-1] + letter, ()):
            if joint := rule(last, word, letter):
                break
        else:
            break
        letter = joint
        del letters[-1], ends[-1]
    return letter


# Joints: each asks one question of a word and the word before it, and answers with the letter of the two.


def _suffix(last, word, letter):
    """就業|者, 支持|度."""
    return _measure(word[0], "n")


def _place(last, word, letter):
    """彰化|縣: signs that no list has, and what the name of a place ends in."""
    return "s" if word in _PLACES else None


def _unknown(last, word, letter):
    """晶|圓."""
    return UNKNOWN


def _of_a_name(last, word, letter):
    """花|蓮, where a verb of one sign is part of a name."""
    return UNKNOWN if len(last) == 1 else None


def _negated(last, word, letter):
    """不|支持, 非|食品: another thing than 食品."""
    return letter if last in _NOT else None


def _pointed_at(last, word, letter):
    """這|座, 該|院."""
    return "r" if len(word) == 1 else None


def _of_a_change(last, word, letter):
    """增長|幅度."""
    return "h" if word == "幅度" else None


def _of_a_verb(last, word, letter):
    """錄取|人數."""
    return "h" if word in _OF_VERBS else None


_RULES = (  # each with the letters of the first word and of the second that it is asked of
    (_suffix, "vywgnxah", "z"),
    (_place, "xs", "xn"),
    (_unknown, "x", "x"),
    (_of_a_name, "v", "x"),
    (_negated, "dx", "xnhwg"),
    (_pointed_at, "r", "xn"),
    (_of_a_change, "c", "h"),
    (_of_a_verb, "v", "h"),
)
_JOINTS = {}
for _rule, _firsts, _seconds in _RULES:
    for _pair in product(_firsts, _seconds):
        _JOINTS.setdefault("".join(_pair), []).append(_rule)
