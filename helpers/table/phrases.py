"""Nouns of a clause, read from the letters of its words: the one before a number, and the one after it."""

import re
from itertools import groupby
from operator import attrgetter

from helpers.table.periods import unit_of
from helpers.table.segments import UNKNOWN

_LETTER = attrgetter("letter")
LONGEST = 10  # signs of a noun
NOMINAL = frozenset("nwghxaszyj的")  # what a noun and the words before it in its phrase are
SAID = frozenset("ec")  # the letters of a verb that says something of the noun before it: that it is, or rose
_TAIL = frozenset("ecudto")  # what may stand between a noun and its number
_NOMINAL_AFTER = NOMINAL - {"j"}
_VERBAL = frozenset("yw")  # a verb that is a noun too
_ENDS = frozenset(("", ",", "j"))  # what follows a noun that nothing is said of
_HEADS = frozenset("nwghzx")  # what a noun ends in
_MEASURED_OF = frozenset("nwhsa")  # what follows a measured number is of it if it begins so
_NO_NOUN = frozenset("vydpmlr")  # what begins no noun after a number
_COMPARED = NOMINAL | frozenset("tfrvdo")  # what may stand between 較 and the verb: 較上年同期的水平|增長
_AND = {"与", "跟", "同"}
_PEOPLE = {"名", "位"}  # of 3名學校的教師 the last noun is meant, of 3個縣的農民 the first
_CASES = {"例", "宗", "起", "件"}  # of 10例流感併發重症病例 the last
_CASE = re.compile(r"(?:病例|个案|案件|案例|事故|事件|意外)$")
_HOW_MANY = {"总数", "数量", "总量"}  # of 機構的總數 the noun before
_DONE = {"了", "过", "着"}  # after a verb: 浪費了
_BY_THE_YEAR = {"年", "季", "月"}  # after a noun: 薪資中位數年|成長
_PERIODS = {"年", "季", "一季", "月", "周", "一"}  # before a rate: 年出生率


def text_of(folded, word):
    """Return what a word says."""
    return folded[word.start : word.end]


def letters_of(words):
    """Return the letters of some words as one string."""
    return "".join(map(_LETTER, words))


def says(words):
    """Return whether some words say something of the noun before them: that it is, or rose."""
    return not SAID.isdisjoint(map(_LETTER, words))


def clause_of(words):
    """Return the words after the last comma."""
    return words[_last(words, ",") + 1 :]


def _last(words, letter):
    return letters_of(words).rfind(letter)


def tail_start(words):
    """Return where the words between a noun and its number begin: those that link, change or compare.

    Examples
    --------
    >>> from helpers.table.segments import words_of
    >>> text = "产值与上年相比增加"
    >>> tail_start(words_of(text, 0, len(text)))
    1
    """
    place = len(words)
    while place:
        shorter = _without_a_link(words, place)
        shorter = _without_a_comparison(words, place) if shorter == place else shorter
        if shorter == place:
            break
        place = shorter
    return place


def _without_a_link(words, place):
    """Return the place before a word that links, or 的 and what it is of (一月的, 錄得的); else the same."""
    letter = words[place - 1].letter
    if letter == "的" and place > 1 and words[place - 2].letter in "tem":
        return place - 2
    return place - 1 if letter in _TAIL else place


def _without_a_comparison(words, place):
    """Return the place before 較上月, 由上月的, 占總數, 在去年; the same place if there is none."""
    start = place
    while start and words[start - 1].letter in _COMPARED:
        start -= 1
    opens = words[start - 1].letter if start else ""
    compared = opens in ("m", "i") and (start == place or says(words[place:]))
    when = opens == "l" and start == place < len(words)
    return start - 1 if opens == "占" or compared or when else place


def run_before(words, end):
    """Return the words of the nominal phrase that ends at a place."""
    start = end
    while start and words[start - 1].letter in NOMINAL:
        start -= 1
    return words[start:end]


def noun_before(folded, run, tail):
    """Return the span of the noun of a phrase, by the words between it and its number; None if it is none."""
    said = says(tail)
    if not run or _is_one_of_two(folded, tail) or (not said and _is_a_verb(folded, run, tail)):
        return None
    span = run[-1].letter != "的" and _head(folded, _last_measure(run), "y" if said else "")
    if not span or span[1] - span[0] < 2:
        return None
    return span if said or _is_known(run, span[0]) else None


def _is_known(run, start):
    """Return whether a phrase has from a place on a word that is more than a name or an adjective."""
    return any(word.end > start and word.letter not in "xsa" for word in run)


def _is_one_of_two(folded, tail):
    """Return whether 與 joins, not compares, what stands before it and after it: 食品與飲料增長."""
    joins = bool(tail) and text_of(folded, tail[0]) in _AND
    return joins and not any(word.letter == "t" or folded[word.start] == "相" for word in tail)


def _last_measure(run):
    """Return a phrase without the items before a measure that stands alone: 企業、|人數."""
    last = _last(run, "j")
    if last < 0:
        return run
    alone = letters_of(run[last + 1 :]) == "h" and "h" not in letters_of(run[: last + 1])
    return run[last + 1 :] if alone else run


def _is_a_verb(folded, run, tail):
    """Return whether a phrase that nothing is said of is or ends in a verb: 回購|300萬股, 浪費了|4個."""
    done = tail and text_of(folded, tail[0]) in _DONE
    return done or run[-1].letter == "y" or letters_of(run).lstrip("aj的s") == "g"


def noun_after(folded, words, number, own, measured):
    """Return the span of the noun that a number stands before, or None.

    Parameters
    ----------
    folded : str
    words : list of Word
        Those after the number in its sentence, with a # for the next number.
    number : Number
    own : bool
        Whether its unit names what it counts: of 12人受傷 the noun is 受傷.
    measured : bool
        Whether it measures rather than counts.
    """
    letters, unit = letters_of(words), unit_of(number)
    if own:
        if letters[:1] in _VERBAL:
            return words[0][1:] if letters[1:2] in _ENDS else None
        return _what_they_are(folded, words)
    case = _case(folded, words) if unit in _CASES else None
    start = _start_after(letters, number.kind, measured)
    if case or start is None:
        return case
    run, then = _run_after(words, start)
    run = _cut_after(folded, run, then, unit in _PEOPLE or number.kind == "age")
    inside = set(letters_of(run))
    if then not in _ENDS and inside <= {UNKNOWN}:
        return None
    return _head(folded, run, "ys" if inside == {"s"} else "y")


def _what_they_are(folded, words):
    """Return the span of the noun of 18萬人次是陸客, where the clause ends with it; else None."""
    run, then = _run_after(words, 1) if words and text_of(folded, words[0]) == "是" else ([], "")
    return _head(folded, run) if run and then in _ENDS and run[-1].letter in "nz" else None


def _run_after(words, start):
    """Return the nominal phrase that begins at a word, and the letter of what follows it."""
    end = start
    while end < len(words) and words[end].letter in _NOMINAL_AFTER:
        end += 1
    then = words[end].letter if end < len(words) else ""
    if then == "#" and "的" in letters_of(words[:end]):  # 66張製作的面值|100元
        return [], then
    return words[start:end], then


def _start_after(letters, kind, measured):
    """Return at which word after a number its noun begins, by their letters; None if it has none there."""
    first = letters[:1]
    if first == "的":
        return None if kind in ("time", "length") else 1
    if kind == "time" or (measured and first not in _MEASURED_OF):
        return None
    if first not in _NO_NOUN:
        return 0
    of = letters.partition(",")[0].find("的")
    if 0 < of <= 7:  # 已登記的|市民
        return of + 1
    if first in "vy" and letters[1:2] in ("n", "w", "h"):  # 被困|工人
        return int(first == "v")
    return None


def _case(folded, words):
    """Return the span of the case that a clause ends in, or None: 流感併發|重症病例, 3例|死亡."""
    if letters_of(words[:1]) == "y" and letters_of(words[1:2]) in _ENDS:
        return words[0][1:]
    clause = words[: next((place for place, word in enumerate(words) if word.letter in ",#"), len(words))]
    if not clause or clause[0].letter == "j" or not _CASE.search(folded, clause[0].start, clause[-1].end):
        return None
    return _head(folded, run_before(clause, len(clause)))


def _cut_after(folded, run, then, people):
    """Return the words after a number that are of the thing counted; `then` is the letter of what follows."""
    cut = (
        place
        for place in range(1, len(run))
        if _is_unknown_name(run, place, people)
        or _is_predicate(run, place, then)
        or _is_denied(folded, run, place)
    )
    run = _without_verbs(run[: next(cut, len(run))], people or then == "f")
    of = letters_of(run).find("的")
    return run[:of] if of > 0 and not people and run[of - 1].letter in "nhwz" else run


def _without_verbs(run, people):
    """Return a phrase without the verbs that it ends in: 3名學生|確診, 3000名消費者|排隊."""
    while run and run[-1].letter == "a":
        run = run[:-1]
    while len(run) > 1 and run[-1].letter in ("ygw" if people else "y") and run[-2].letter in "nz":
        run = run[:-1]
    return run


def _is_unknown_name(run, place, people):
    """Return whether unknown signs after a noun are no part of it: 小將|希絲, 女子|誤入陷阱."""
    word = run[place]
    if word.letter != UNKNOWN or run[place - 1].letter not in "nhz":
        return False
    then = letters_of(run[place + 1 : place + 2])
    return then in ("g", "y") or bool(people and (then or word.end - word.start > 1))


def _is_denied(folded, run, place):
    """Return whether a word after a noun says what it is not: 患者|未感不適; but 患者不滿意度."""
    return run[place - 1].letter in "nz" and run[place].letter != "h" and folded[run[place].start] in "未不"


def _is_predicate(run, place, then):
    """Return whether a measure after a noun is what the clause goes on about: 12個行業|增加值增長."""
    goes_on = then != "" and then in "ecvdmt#"
    return goes_on and run[place].letter in "hwgy" and run[place - 1].letter in "nz"


def _head(folded, run, more=""):
    """Return the span of the noun of a phrase, without what stands before its last 的; None if it is none.

    `more` are letters that a noun may end in here.
    """
    while run and (run[-1].letter in "的j" or (len(run) > 1 and text_of(folded, run[-1]) in _BY_THE_YEAR)):
        run = run[:-1]
    of = _last(run, "的")
    if of > 0 and folded[run[of].end : run[-1].end] in _HOW_MANY:
        return _head(folded, run[:of], more)
    run = _shortened(folded, _object(run[of + 1 :]))
    if not run or (run[-1].letter not in _HEADS and run[-1].letter not in more):
        return None
    start, end = run[0].start, run[-1].end
    return (start + 1, end - 1) if len(run) == 1 and folded[start] in "“「『《" else (start, end)


def _object(run):
    """Return a phrase without a verb and what is before it: 公司回購|股份; but 回購價格."""
    for place in range(len(run) - 1, 0, -1):
        if run[place - 1].letter == "y" and run[place].letter != "j":
            return run[place - (run[place].letter in "hzy") :]
    return run


def _shortened(folded, run):
    """Return a phrase that begins with its noun and is not too long: without its first items, or words."""
    while run:
        long = run[-1].end - run[0].start > LONGEST
        if not long and not _stands_before(folded, run):
            break
        item = letters_of(run).find("j") if long else 0
        run = run[max(item, 0) + 1 :]
    return run


def _stands_before(folded, run):
    """Return whether the first word is no part of the noun: a place before a long measure, 年 of 年出生率."""
    first = run[0]
    if first.letter == "s":
        return run[-1].letter == "h" and run[-1].end - first.start > 8
    return first.letter in "jz" or text_of(folded, first) in _PERIODS


def items_of(folded, run):
    """Return the spans of the nouns of a list (A和B), or one that all share (A、B價格); empty for no list."""
    parts = groupby(run, lambda word: word.letter == "j")
    items = [list(words) for mark, words in parts if not mark]
    if len(items) < 2:
        return []
    last = items[-1][-1]
    shared = last.letter == "h" and len(items[-1]) > 1 and all(item[-1].letter != "h" for item in items[:-1])
    return [(last.start, last.end)] if shared else [_head(folded, item) for item in items]
