"""What a number counts or measures, where the grammar of its clause says so: a noun in the text's own words.

The words of the clause are cut and classed by `segments`; here a small grammar reads their letters. A count
takes the noun after it (1600余名|干部), any other number the noun before it, over words that link, change or
compare (銷售額|同比下降). A clause that says no more than that something rose takes the noun of the clause
before it in its sentence. What the grammar does not carry stays empty.
"""

import re
from bisect import bisect_left

from helpers.base import fold
from helpers.table.periods import numbers_of, times_of
from helpers.table.segments import UNKNOWN, Word, words_of

# Units that name what they count: the noun stands before the number, not after it.
OWN_NOUN = {"人", "人次", "户", "岁"}
OF_PEOPLE = {"名", "位"}  # of 3名學校的教師 the last noun is meant, of 3個縣的農民 the first
OF_CASES = {"例", "宗", "起", "件"}
MEASURED = {"money", "share", "ratio", "time", "area", "mass", "length", "score"}
LONGEST = 10  # signs of a subject
REACH = 60  # signs on either side of a number that are looked at

_STOP = re.compile(r"[。!?;\n]")
_LIST_MARKS = {"、", "和", "及", "与", ",", "以及"}
_NOMINAL = frozenset("nwghxaszyj的")
_HEADS = frozenset("nwghzx")
_TAIL = frozenset("ecudto")
_SAID = frozenset("ec")  # a verb that says something of the noun before it
_COMPARED = frozenset("nwghxaszyj的tfrvdo")
_RELATIVE = re.compile(r"(?:%|‰|‱|点|pct|倍|成)$")
_CASE = re.compile(r"(?:病例|个案|案件|案例|事故|事件|意外)$")
_HOW_MANY = {"总数", "数量", "总量"}
_DONE = {"了", "过", "着"}  # after a verb: 浪費了
_OPENS_ON = re.compile(r"\s*(?:同比|环比|按年|按月|较|比|与)")


def nouns_counted(text, numbers):
    """Return for each number the words that say what it counts or measures; "" where the grammar does not.

    Examples
    --------
    >>> from helpers.extract import find_numbers
    >>> text = "某縣有3個湖和5個島,覆蓋率分別為80.2%、84.6%,比上年提高3個百分點。"
    >>> nouns_counted(text, find_numbers(text)[:4])
    ['湖', '島', '覆蓋率', '覆蓋率']
    """
    folded, fixed = fold(text), _fixed(text)
    spans, said, items, begin = [], [], [], 0
    for index, number in enumerate(numbers):
        if index and (stop := _last_stop(folded, numbers[index - 1].end, number.start)):
            said = said[-1:] if _OPENS_ON.match(folded, stop) else []
        following = numbers[index + 1].start if index + 1 < len(numbers) else len(folded)
        since = _before(folded, fixed, begin, number)
        before = since[_last(since, ",") + 1 :]
        after = _after(folded, fixed, number, following)
        if items:
            span = items.pop(0)
        else:
            span, coordinated = _subject(folded, number, before, after)
            if coordinated:
                span, *items = _paired(coordinated, _in_a_list(folded, numbers, index))
        if span is None and not _is_pair(number) and not (since and not before and after):
            span, *items = _carried(folded, since, said, spans[-1:], number, _in_a_list(folded, numbers, index))
        if span:
            said.append((span, number))
        elif not _is_pair(number):
            said = []  # who knows of what the rest speaks
        spans.append(span)
        begin = max(number.end, span[1] if span else 0)
    for index in range(len(numbers) - 2, -1, -1):
        if spans[index] is None and _shares_the_next(folded, *numbers[index : index + 2]):
            spans[index] = spans[index + 1]
    return [text[slice(*span)] if span else "" for span in spans]


def _shares_the_next(folded, number, following):
    """Return whether two numbers stand together, one unit and one noun for both: 100或500元."""
    between = folded[number.end : following.start].strip()
    same = fold(number.unit) in ("", fold(following.unit)) and number.kind != "time"
    return same and between in ("", "或", "或者", "、", "至", "转") and not _is_pair(number)


def _fixed(text):
    """Return the words of a text that its numbers tell: times, durations, and 一名 as a break."""
    folded = fold(text)
    fixed = [Word("m" if folded[time.start] in "较比与" else "t", time.start, time.end) for time in times_of(text)]
    roles = {"duration": "t", "indefinite": ","}
    fixed += [Word(roles[one.role], one.start, one.end) for one in numbers_of(text) if one.role in roles]
    fixed += [Word("t", one.start, one.end) for one in numbers_of(text) if one.role == "ordinal" and one.printed[-1] in "周週季月年天日輪轮節节場场局屆届次"]
    return sorted(fixed, key=lambda word: (word.end, word.start))


def _last_stop(folded, start, end):
    """Return where the last sentence begins between two places; 0 if none does."""
    return max((stop.end() for stop in _STOP.finditer(folded, start, end)), default=0)


def _before(folded, fixed, begin, number):
    """Return the words of the sentence before a number, from the number before it on."""
    first = max(begin, number.start - REACH)
    return _words(folded, fixed, _last_stop(folded, first, number.start) or first, number.start)


def _after(folded, fixed, number, following):
    """Return the words of the clause after a number, up to the next number."""
    last = min(following, number.end + REACH)
    stop = _STOP.search(folded, number.end, last)
    words = _words(folded, fixed, number.end, stop.start() if stop else last)
    if not stop and last == following < len(folded):
        words.append(Word("#", last, last))  # the next number
    return words


def _words(folded, fixed, start, end):
    words, place = [], start
    for word in fixed[bisect_left(fixed, start, key=lambda word: word.end) :]:
        if word.start >= end:
            break
        if word.start >= place:
            words += [*words_of(folded, place, word.start), word]
            place = word.end
    return words + words_of(folded, place, max(place, end))


def _last(words, letter):
    return max((place for place, word in enumerate(words) if word.letter == letter), default=-1)


def _letters(words):
    return "".join([word.letter for word in words])


def _is(folded, word, text):
    return folded[word.start : word.end] == text


def _is_pair(number):
    """Return whether a number is a score or a ratio, 3:1: no noun names what it counts."""
    return number.upper is not None and number.kind in ("score", "ratio") and not number.unit


def _subject(folded, number, before, after):
    """Return the span of the noun of a number, or None, and those of the items of a list (A和B分別)."""
    if _is_pair(number):
        return None, []
    if len(before) > 1 and before[-1].letter in "vy" and _is(folded, before[-2], "分别"):
        before = before[:-1]  # A和B分別售出
    end = _tail_start(before)
    run, tail = _run_up_to(before, end), before[end:]
    first = _noun_before(folded, run, tail)
    if first and any(_is(folded, word, "分别") for word in tail):
        return first, _items(folded, run, first)
    second = _noun_after(folded, after, number)
    sure = first and (_SAID & set(_letters(tail)) or run[-1].letter in "hw")
    if "u" in _letters(tail):
        first = first if sure else None
        sure = False
    if fold(number.unit) in OWN_NOUN and number.kind != "age":
        return first or second, []
    if number.kind in MEASURED or _RELATIVE.search(fold(number.unit)):
        weak = first if number.kind in ("money", "area", "mass", "length") else None
        return (first if sure else second or weak), []
    return second or first, []


def _tail_start(words):
    """Return where the words between a noun and its number begin: those that link, change or compare."""
    place = len(words)
    while place:
        letter = words[place - 1].letter
        if letter in _TAIL:
            place -= 1
            continue
        if letter == "的" and place > 1 and words[place - 2].letter == "t":
            place -= 2
            continue
        start = place
        while start and words[start - 1].letter in _COMPARED:
            start -= 1
        opens = words[start - 1].letter if start else ""
        tail = _letters(words[place:])
        if opens == "占" or (opens in ("m", "i") and (start == place or _SAID & set(tail))) or (opens == "l" and start == place < len(words)):
            place = start - 1
            continue
        break
    return place


def _says_no_noun(words):
    """Return whether words say nothing but that something is, rose or fell, and against what."""
    place = len(words)
    while place:
        place = _tail_start(words[:place])
        if not place or words[place - 1].letter not in ",jf":
            return not place
        place -= 1
    return True


def _carried(folded, since, said, last, number, listed):
    """Return the span of the noun that a clause without one goes on about, and those of a list; [None] if none.

    It is the noun of the clause before that has no number (淨利潤下降,達1億元), or one said in the sentence
    (`_said_before`). For a list after 分別 the last nouns are taken one by one.
    """
    clause = since[_last(since, ",") + 1 :]
    if _says_no_noun(since):
        spans = list(dict.fromkeys(span for span, _ in said))
        if 1 < listed <= len(spans) and any(_is(folded, word, "分别") for word in clause):
            return spans[-listed:]
        return [_said_before(said, last, number, since)]
    before = since[: -len(clause) - 1]
    before = before[_last(before, ",") + 1 :]
    end = _tail_start(before)
    if len(clause) == len(since) or _tail_start(clause) or not _SAID & set(_letters(clause)):
        return [None]
    return [_noun_before(folded, _run_up_to(before, end), before[end:])]


def _run_up_to(words, end):
    """Return the words of a noun that ends at a place."""
    start = end
    while start and words[start - 1].letter in _NOMINAL:
        start -= 1
    return words[start:end]


def _said_before(said, last, number, words):
    """Return the last noun of the sentence that a number without one can be of, or None.

    A share or a rate of change may be of any of them, and so may what follows at once (跌5%至3億元);
    another number is of one with its own unit.
    """
    if not said:
        return None
    letters, same = _letters(words), fold(said[-1][1].unit) == fold(number.unit)
    if "," not in letters and (letters.strip("j") or same):
        return last[0]
    if _RELATIVE.search(fold(number.unit)):
        return said[-1][0]
    return next((span for span, other in reversed(said) if fold(other.unit) == fold(number.unit)), None)


def _in_a_list(folded, numbers, index):
    """Return how many numbers stand in a list that begins with the number at an index."""
    last = index
    while last + 1 < len(numbers) and folded[numbers[last].end : numbers[last + 1].start].strip() in _LIST_MARKS:
        last += 1
    return last - index + 1


def _items(folded, run, span):
    """Return the spans of the items of a list of nouns, or that of the measure that they share."""
    items, item = [], []
    for word in run:
        if word.letter == "j":
            items.append(item)
            item = []
        else:
            item.append(word)
    items = [one for one in [*items, item] if one]
    if len(items) < 2:
        return []
    shared = items[-1][-1]
    if shared.letter == "h" and len(items[-1]) > 1 and all(one[-1].letter != "h" for one in items[:-1]):
        return [(shared.start, shared.end)]
    return [_head(folded, one) for one in items]


def _paired(items, count):
    """Return the items for as many numbers: one for all, one for each, or none if they do not pair."""
    return items * count if len(items) == 1 else items if len(items) == count else [None] * count


def _noun_before(folded, run, tail):
    said = bool(_SAID & set(_letters(tail)))
    if not run or run[-1].letter == "的":
        return None
    if tail and folded[tail[0].start : tail[0].end] in _DONE:
        return None
    if not said and (run[-1].letter == "y" or _letters(run).lstrip("aj的s") == "g"):
        return None
    span = _head(folded, run, "y" if said else "")
    if not span or span[1] - span[0] < 2:
        return None
    letters = {word.letter for word in run if word.start >= span[0]}
    return None if letters <= set("xsa") and not said else span


def _noun_after(folded, words, number):
    letters = _letters(words)
    own = fold(number.unit) in OWN_NOUN and number.kind != "age"
    if own:
        ends = letters[1:2] in ("", ",", "j")
        return (words[0].start, words[0].end) if letters[:1] and letters[0] in "yw" and ends else None
    if fold(number.unit) in OF_CASES and (case := _case_after(folded, words)):
        return case
    start, relative = 0, False
    measured = number.kind in MEASURED or _RELATIVE.search(fold(number.unit))
    if letters[:1] == "的":
        if number.kind in ("time", "length"):
            return None
        start = 1
    elif number.kind == "time":
        return None
    elif measured and letters[:1] not in set("nwhsa"):
        return None
    elif letters[:1] in set("vydpmlr"):
        clause = letters.partition(",")[0]
        of = clause.find("的")
        if 0 < of <= 7:
            start, relative = of + 1, True
        elif letters[:1] in "vy" and letters[1:2] in ("n", "w", "h"):
            start = 0 if letters[0] == "y" else 1
        else:
            return None
    end = start
    while end < len(words) and words[end].letter in _NOMINAL - {"j"}:
        end += 1
    run, then = words[start:end], letters[end : end + 1]
    people = number.kind == "age" or fold(number.unit) in OF_PEOPLE
    if then == "#" and (relative or "的" in _letters(run)):
        return None
    for place in range(1, len(run)):
        if _is_unknown_name(run, place, people):
            run = run[:place]
            break
        if run[place].letter in "hwgy" and run[place - 1].letter in "nz" and then and then in "ecvdmt#":
            run = run[:place]
            break
    while run and run[-1].letter == "a":
        run = run[:-1]
    while len(run) > 1 and run[-1].letter in ("yg" if people else "y") and run[-2].letter in "nz":
        run = run[:-1]
    of = next((place for place, word in enumerate(run) if word.letter == "的"), 0)
    if of and fold(number.unit) not in OF_PEOPLE and run[of - 1].letter in "nhwz":
        run = run[:of]
    if set(_letters(run)) <= {UNKNOWN} and then not in ("", ",", "j"):
        return None
    return _head(folded, run, "ys" if _letters(run) == "s" else "y")


def _case_after(folded, words):
    """Return the span of the case that a clause ends in, or None: 10例|流感併發重症病例."""
    clause = words[: next((place for place, word in enumerate(words) if word.letter in ",#"), len(words))]
    if not clause or not _CASE.search(folded, clause[0].start, clause[-1].end):
        return None
    return _head(folded, _run_up_to(clause, len(clause)))


def _head(folded, run, more=""):
    """Return the span of the noun of some words, without what stands before its last 的; None if it is none."""
    while run and run[-1].letter in "的j":
        run = run[:-1]
    of = _last(run, "的")
    if of > 0 and folded[run[of].end : run[-1].end] in _HOW_MANY:  # 機構的總數: 機構
        return _head(folded, run[:of], more)
    run = run[of + 1 :]
    for place in range(len(run) - 1, 0, -1):
        if run[place - 1].letter == "y" and run[place].letter != "j":
            run = run[place - (run[place].letter in "hzy") :]
            break
    while run and (_stands_before(folded, run) or run[-1].end - run[0].start > LONGEST):
        item = next((place for place, word in enumerate(run) if word.letter == "j"), 0)
        run = run[(item if run[-1].end - run[0].start > LONGEST else 0) + 1 :]
    if not run or run[-1].letter not in _HEADS | set(more):
        return None
    start, end = run[0].start, run[-1].end
    if len(run) == 1 and folded[start] in "“「『《":
        return start + 1, end - 1
    return start, end


def _is_unknown_name(run, place, people):
    """Return whether unknown signs after a noun are no part of it: 小將|希絲, 女子|誤入陷阱; but 工業園."""
    word = run[place]
    apart = place + 1 < len(run) or (people and word.end - word.start > 1)
    return word.letter == UNKNOWN and run[place - 1].letter in "nhz" and apart


def _stands_before(folded, run):
    """Return whether the first word is no part of a noun: a place before a measure, a mark, 年 of 年出生率."""
    first = run[0]
    if first.letter == "s":
        return run[-1].letter == "h" and run[-1].end - first.start > 8
    return first.letter in "jz" or folded[first.start : first.end] in ("年", "季", "一季", "月", "一")
