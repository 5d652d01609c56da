"""Nouns of a clause, read from the letters of its words: the one before a number, and the one after it.

A phrase is the words of a clause from one place to another; what is asked of most is asked of their letters.
"""

from helpers.base import LazyPattern
from helpers.table.periods import unit_of
from helpers.table.segments import UNKNOWN, Words

LONGEST = 10  # signs of a noun
NOMINAL = "nwghxaszyj的"  # what a noun and the words before it in its phrase are
SAID = frozenset("ec")  # the letters of a verb that says something of the noun before it: that it is, or rose
_TAIL = "ecudto"  # what may stand between a noun and its number
_OF_WHAT = "t的", "e的", "m的"  # and these: 一月的, 錄得的
_NOMINAL_AFTER = NOMINAL.replace("j", "")
_VERBAL = frozenset("yw")  # a verb that is a noun too
_ENDS = frozenset(("", ",", "j"))  # what follows a noun that nothing is said of
_HEADS = frozenset("nwghzx")  # what a noun ends in
_MEASURED_OF = frozenset("nwhsa")  # what follows a measured number is of it if it begins so
_NO_NOUN = frozenset("vydpmlr")  # what begins no noun after a number
_COMPARED = NOMINAL + "tfrvdo"  # what may stand between 較 and the verb: 較上年同期的水平|增長
_ITEM = LazyPattern("[^j]+")
_AND = {"与", "跟", "同"}
_PEOPLE = {"名", "位"}  # of 3名學校的教師 the last noun is meant, of 3個縣的農民 the first
_CASES = {"例", "宗", "起", "件"}  # of 10例流感併發重症病例 the last
_CASE = "病例", "个案", "案件", "案例", "事故", "事件", "意外"
_HOW_MANY = {"总数", "数量", "总量"}  # of 機構的總數 the noun before
_DONE = {"了", "过", "着"}  # after a verb: 浪費了
_BY_THE_YEAR = {"年", "季", "月"}  # after a noun: 薪資中位數年|成長
_PERIODS = {"年", "季", "一季", "月", "周", "一"}  # before a rate: 年出生率


def text_of(folded, words, place):
    """Return what a word says."""
    return folded[words.starts[place] : words.ends[place]]


def says(letters):
    """Return whether some words say something of the noun before them: that it is, or rose."""
    return not SAID.isdisjoint(letters)


def part(words, first, last=None):
    """Return the words from one place to another."""
    return Words(words.letters[first:last], words.starts[first:last], words.ends[first:last])


def tail_start(letters):
    """Return where the words between a noun and its number begin: those that link, change or compare.

    Examples
    --------
    >>> from helpers.table.segments import words_of
    >>> text = "产值与上年相比增加"
    >>> tail_start(words_of(text, 0, len(text)).letters)
    1
    """
    place, shorter = -1, len(letters)
    while place != shorter:
        place = shorter
        shorter = len(letters[:place].rstrip(_TAIL))
        if letters[:shorter].endswith(_OF_WHAT):
            shorter -= 2
        elif shorter == place:
            shorter = _without_a_comparison(letters, place)
    return place


def _without_a_comparison(letters, place):
    """Return the place before 較上月, 由上月的, 占總數, 在去年; the same place if there is none."""
    start = len(letters[:place].rstrip(_COMPARED))
    opens = letters[start - 1] if start else ""
    compared = opens in ("m", "i") and (start == place or says(letters[place:]))
    when = opens == "l" and start == place < len(letters)
    return start - 1 if opens == "占" or compared or when else place


def run_before(letters, end):
    """Return where the nominal phrase begins that ends at a place."""
    return len(letters[:end].rstrip(NOMINAL))


def noun_before(folded, words, start, end):
    """Return the span of the noun of the phrase between two places, None if it is none.

    Parameters
    ----------
    folded : str
    words : Words
        Those before a number: the phrase, and from its end on what stands between it and the number.
    start, end : int
    """
    letters = words.letters
    said = says(letters[end:])
    if start == end or _is_one_of_two(folded, words, end):
        return None
    if letters[end - 1] == "的" or (not said and _is_a_verb(folded, words, start, end)):
        return None
    span = _head(folded, words, _last_measure(letters, start, end), end, "y" if said else "")
    if not span or span[1] - span[0] < 2:
        return None
    return span if said or _is_known(words, start, end, span[0]) else None


def _is_known(words, start, end, first):
    """Return whether a phrase has from a sign on a word that is more than a name or an adjective."""
    return any(words.ends[place] > first and words.letters[place] not in "xsa" for place in range(start, end))


def _is_one_of_two(folded, words, end):
    """Return whether 與 joins, not compares, what stands before it and after it: 食品與飲料增長."""
    joins = end < len(words.letters) and text_of(folded, words, end) in _AND
    return joins and "t" not in words.letters[end:] and all(folded[at] != "相" for at in words.starts[end:])


def _last_measure(letters, start, end):
    """Return where a phrase begins without the items before a measure that stands alone: 企業、|人數."""
    last = letters.rfind("j", start, end) + 1
    alone = last and letters[last:end] == "h" and "h" not in letters[start:last]
    return last if alone else start


def _is_a_verb(folded, words, start, end):
    """Return whether a phrase that nothing is said of is or ends in a verb: 回購|300萬股, 浪費了|4個."""
    done = end < len(words.letters) and text_of(folded, words, end) in _DONE
    return done or words.letters[end - 1] == "y" or words.letters[start:end].lstrip("aj的s") == "g"


def noun_after(folded, words, number, own, measured):
    """Return the span of the noun that a number stands before, or None.

    Parameters
    ----------
    folded : str
    words : Words
        Those after the number in its sentence, with a # for the next number.
    number : Number
    own : bool
        Whether its unit names what it counts: of 12人受傷 the noun is 受傷.
    measured : bool
        Whether it measures rather than counts.
    """
    letters, unit = words.letters, unit_of(number)
    if own:
        if letters[:1] in _VERBAL:
            return (words.starts[0], words.ends[0]) if letters[1:2] in _ENDS else None
        return _what_they_are(folded, words)
    case = _case(folded, words) if unit in _CASES else None
    start = _start_after(letters, number.kind, measured)
    if case or start is None:
        return case
    end, then = _end_after(letters, start)
    end = _cut_after(folded, words, start, end, then, unit in _PEOPLE or number.kind == "age")
    inside = letters[start:end]
    if then not in _ENDS and not inside.strip(UNKNOWN):
        return None
    return _head(folded, words, start, end, "y" if inside.strip("s") else "ys")


def _what_they_are(folded, words):
    """Return the span of the noun of 18萬人次是陸客, where the clause ends with it; else None."""
    if not words.letters or text_of(folded, words, 0) != "是":
        return None
    end, then = _end_after(words.letters, 1)
    named = end > 1 and then in _ENDS and words.letters[end - 1] in "nz"
    return _head(folded, words, 1, end) if named else None


def _end_after(letters, start):
    """Return where the nominal phrase ends that begins at a word, and the letter of what follows it."""
    end = len(letters) - len(letters[start:].lstrip(_NOMINAL_AFTER))
    then = letters[end : end + 1]
    return (start if then == "#" and "的" in letters[:end] else end), then  # 66張製作的面值|100元


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
    letters, starts, ends = words
    if letters[:1] == "y" and letters[1:2] in _ENDS:
        return starts[0], ends[0]
    end = len(letters.partition(",")[0].partition("#")[0])
    if not end or letters[0] == "j" or not folded.endswith(_CASE, starts[0], ends[end - 1]):
        return None
    return _head(folded, words, run_before(letters, end), end)


def _cut_after(folded, words, start, end, then, people):
    """Return where the words after a number end that are of the thing counted; `then` follows them."""
    letters, last = words.letters, end
    for place in range(start + 1, end):
        if letters[place - 1] in "nhz" and (
            _is_unknown_name(words, place, end, people)
            or _is_predicate(letters, place, then)
            or _is_denied(folded, words, place)
        ):
            last = place
            break
    last = _without_verbs(letters, start, last, people or then == "f")
    of = letters.find("的", start, last)
    return of if of > start and not people and letters[of - 1] in "nhwz" else last


def _without_verbs(letters, start, end, people):
    """Return where a phrase ends without the verbs that it ends in: 3名學生|確診, 3000名消費者|排隊."""
    while end > start and letters[end - 1] == "a":
        end -= 1
    while end - start > 1 and letters[end - 1] in ("ygw" if people else "y") and letters[end - 2] in "nz":
        end -= 1
    return end


def _is_unknown_name(words, place, end, people):
    """Return whether unknown signs after a noun are no part of it: 小將|希絲, 女子|誤入陷阱."""
    letters, starts, ends = words
    if letters[place] != UNKNOWN or letters[place - 1] not in "nhz":
        return False
    then = letters[place + 1 : end][:1]
    return then in ("g", "y") or bool(people and (then or ends[place] - starts[place] > 1))


def _is_denied(folded, words, place):
    """Return whether a word after a noun says what it is not: 患者|未感不適; but 患者不滿意度."""
    letters = words.letters
    return letters[place - 1] in "nz" and letters[place] != "h" and folded[words.starts[place]] in "未不"


def _is_predicate(letters, place, then):
    """Return whether a measure after a noun is what the clause goes on about: 12個行業|增加值增長."""
    goes_on = then != "" and then in "ecvdmt#"
    return goes_on and letters[place] in "hwgy" and letters[place - 1] in "nz"


def _head(folded, words, first, last, more=""):
    """Return the span of the noun of a phrase, without what stands before its last 的; None if it is none.

    `more` are letters that a noun may end in here.
    """
    letters, starts, ends = words
    while last > first and (
        letters[last - 1] in "的j" or (last - first > 1 and text_of(folded, words, last - 1) in _BY_THE_YEAR)
    ):
        last -= 1
    of = letters.rfind("的", first, last)
    if of > first and folded[ends[of] : ends[last - 1]] in _HOW_MANY:
        return _head(folded, words, first, of, more)
    first = _shortened(folded, words, _object(letters, max(first, of + 1), last), last)
    if first == last or (letters[last - 1] not in _HEADS and letters[last - 1] not in more):
        return None
    start, end = starts[first], ends[last - 1]
    return (start + 1, end - 1) if last - first == 1 and folded[start] in "“「『《" else (start, end)


def _object(letters, first, last):
    """Return where a phrase begins without a verb and what is before it: 公司回購|股份; but 回購價格."""
    for place in range(last - 1, first, -1):
        if letters[place - 1] == "y" and letters[place] != "j":
            return place - (letters[place] in "hzy")
    return first


def _shortened(folded, words, first, last):
    """Return where a phrase begins with its noun and is not too long: after its first items, or words."""
    while first < last:
        long = words.ends[last - 1] - words.starts[first] > LONGEST
        if not long and not _stands_before(folded, words, first, last):
            break
        first = max(first, words.letters.find("j", first, last) if long else first) + 1
    return first


def _stands_before(folded, words, first, last):
    """Return whether the first word is no part of the noun: a place before a long measure, 年 of 年出生率."""
    letter = words.letters[first]
    if letter == "s":
        return words.letters[last - 1] == "h" and words.ends[last - 1] - words.starts[first] > 8
    return letter in "jz" or text_of(folded, words, first) in _PERIODS


def items_of(folded, words, first, last):
    """Return the spans of the nouns of a list (A和B), or one that all share (A、B價格); empty for no list."""
    letters, starts, ends = words
    items = [item.span() for item in _ITEM.finditer(letters, first, last)]
    if len(items) < 2:
        return []
    begin, end = items[-1]
    shared = letters[end - 1] == "h" and end - begin > 1
    if shared and all(letters[stop - 1] != "h" for _, stop in items[:-1]):
        return [(starts[end - 1], ends[end - 1])]
    return [_head(folded, words, *item) for item in items]
