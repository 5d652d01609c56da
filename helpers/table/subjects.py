"""What a number counts or measures, where the grammar of its clause says so: a noun in the text's own words.

The words of the clause are cut and classed by `segments`, its nouns are found by `phrases`; here they meet
the numbers. A count takes the noun after it (1600余名|干部), any other number the noun before it, over words
that link, change or compare (銷售額|同比下降). A clause that says no more than that something rose goes on
about the noun before it in its sentence. What the grammar does not carry stays empty.
"""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from helpers.base import LazyPattern, fold, fold_whole
from helpers.table.periods import numbers_of, times_of, unit_of
from helpers.table.phrases import (
    items_of,
    noun_after,
    noun_before,
    part,
    run_before,
    says,
    tail_start,
    text_of,
)
from helpers.table.segments import Words, cut, runs_of

# Units that name what they count: the noun stands before the number, not after it.
OWN_NOUN = {"人", "人次", "户", "岁"}
MEASURED = {"money", "share", "ratio", "time", "area", "mass", "length", "score"}
SOLID = {"money", "area", "mass", "length"}
REACH = 60  # signs on either side of a number that are looked at
MOST = 20  # numbers of a list, and nouns of a sentence, that are looked at

_STOP = LazyPattern("[。!?;\n]")
_LIST_MARKS = {"、", "和", "及", "与", ",", "以及"}
_ONE_THING = {"", "或", "或者", "、", "至", "转"}  # between two numbers of one noun: 100或500元
_RELATIVE = "%", "‰", "‱", "点", "pct", "倍", "成"  # what a unit of a part or of a change ends in
_OPENS_ON = "同比", "环比", "按年", "按月", "较", "比", "与"  # a sentence that goes on about the one before
_WHO = "业", "队", "公司", "集团", "银行", "地区", "国家", "机构", "部门", "男性", "女性", "者", "员"
_CASES_COUNTED, _SAYS_WHAT = {"例", "宗"}, frozenset("anwvygx")
_ONLY_HAS, _RESPECTIVE = {"只有", "仅有"}, {"分别"}
_COMPARING = frozenset("较比与超不")  # what 較去年, 超越去年, 不及去年 begin with
_TIMES_COUNTED = frozenset("周週季月年天日轮輪节節场場局届屆次")  # 第四季, 第三節 are times, 第三產業 is none


class Way(NamedTuple):
    """How a number of some unit tells what it is of."""

    unit: str  # folded
    own: bool  # whether it names what is counted: 5人
    measured: bool  # rather than counted
    solid: bool  # whether it measures no part and no change: 豪宅5000萬元


def nouns_counted(text, numbers):
    """Return for each number the words that say what it counts or measures; "" where the grammar does not.

    Examples
    --------
    >>> from helpers.extract import find_numbers
    >>> text = "某縣有3個湖和5個島,覆蓋率分別為80.2%、84.6%。"
    >>> nouns_counted(text, find_numbers(text))
    ['湖', '島', '覆蓋率', '覆蓋率']
    """
    folded, fixed = fold_whole(text), _fixed(text)
    spans, said, items, stops = [], [], [], _stops(folded, numbers)
    for index, number in enumerate(numbers):
        begin = max(numbers[index - 1].end, spans[-1][1] if spans[-1] else 0) if index else 0
        stop = _last_stop(stops, begin, number.start)
        said = _still_said(folded, said, stop)
        if not items:
            since = max(begin, number.start - REACH, stop)
            items = _spans(folded, fixed, numbers, index, since, said, spans[-1:])
        spans.append(items.pop(0))
        if spans[-1]:
            said = [*said[-MOST:], (spans[-1], number)]
        elif not _is_pair(number):
            said = []  # who knows of what the rest of the sentence speaks
    for index in range(len(numbers) - 2, -1, -1):
        if spans[index] is None and _shares_the_next(folded, *numbers[index : index + 2]):
            spans[index] = spans[index + 1]
    return [text[slice(*span)] if span else "" for span in spans]


def _fixed(text):
    """Return the words of a text that its numbers tell: times, durations, and 一名 as a break."""
    folded = fold_whole(text)
    fixed = [
        (time.end, time.start, "m" if folded[time.start] in _COMPARING else "t") for time in times_of(text)
    ]
    for number in numbers_of(text):
        if number.role == "duration" or (number.role == "ordinal" and number.printed[-1] in _TIMES_COUNTED):
            later = folded.startswith("后", number.end)  # 三日後|復工率
            fixed.append((number.end + later, number.start, "t"))
        elif number.role == "indefinite":
            fixed.append((number.end, number.start, ","))
    fixed.sort(key=itemgetter(0, 1))
    ends, starts, letters = zip(*fixed, strict=True) if fixed else ((), (), ())
    return Words("".join(letters), starts, ends)


def _stops(folded, numbers):
    """Return where sentences begin among the words that are looked at, but for the first."""
    if not numbers:
        return []
    first, last = max(0, numbers[0].start - REACH), numbers[-1].start
    return [stop.end() for stop in _STOP.finditer(folded, first, last)]


def _last_stop(stops, start, end):
    """Return where the last sentence begins between two places; 0 if none does."""
    at = bisect_right(stops, end)
    return stops[at - 1] if at and stops[at - 1] > start else 0


def _still_said(folded, said, stop):
    """Return the nouns said before that a number may still be of: those of its sentence, or the last one.

    `stop` is where its sentence begins, if that is after the number before it; else 0.
    """
    if not stop:
        return said
    while folded[stop : stop + 1].isspace():
        stop += 1
    return said[-1:] if folded.startswith(_OPENS_ON, stop) else []


def _after(folded, fixed, numbers, index):
    """Return the words of the clause after a number, its comma among them, up to the next number, a #."""
    number = numbers[index]
    following = numbers[index + 1].start if index + 1 < len(numbers) else len(folded)
    last = min(following, number.end + REACH)
    stop = _STOP.search(folded, number.end, last)
    runs = []
    for run in _runs(folded, fixed, number.end, stop.start() if stop else last):
        runs.append(run)
        if run[0] == ",":
            return cut(folded, runs)
    if not (stop or last < following or last == len(folded)):
        runs.append(("#", last, last))
    return cut(folded, runs)


def _runs(folded, fixed, start, end):
    """Yield what stands between two places, uncut, with the words that are fixed."""
    place = start
    for index in range(bisect_left(fixed.ends, start), len(fixed.ends)):
        first = fixed.starts[index]
        if first >= end:
            break
        if first >= place:
            yield from runs_of(folded, place, first)
            yield fixed.letters[index], first, fixed.ends[index]
            place = fixed.ends[index]
    yield from runs_of(folded, place, end)


def _is_pair(number):
    """Return whether a number is a score or a ratio, 3:1: no noun names what it counts."""
    return number.upper is not None and number.kind in ("score", "ratio") and not number.unit


def _shares_the_next(folded, number, following):
    """Return whether two numbers stand together, one unit and one noun for both: 100或500元."""
    same = unit_of(number) in ("", unit_of(following)) and number.kind != "time"
    return same and folded[number.end : following.start].strip() in _ONE_THING and not _is_pair(number)


def _spans(folded, fixed, numbers, index, since, said, last):
    """Return the span of the noun of a number, None if it has none, and those of the list that it begins.

    What is counted stands after its number: what is before it is read only where nothing stands there.
    """
    number, after = numbers[index], None
    if _is_pair(number):
        return [None]
    way = _way(number.unit, number.kind)
    if not (way.own or way.measured) and "分别" not in folded[since : number.start]:
        after = _after(folded, fixed, numbers, index)
        if span := noun_after(folded, after, number, way.own, way.measured):
            return [span]
    clauses = _clauses(folded, fixed, since, number.start)
    before = cut(folded, clauses[-1])
    spans, span = _told_before(folded, way, before, numbers, index)
    if spans:
        return spans
    if not after:
        after = _after(folded, fixed, numbers, index)
        span = noun_after(folded, after, number, way.own, way.measured) or span
    if span or _stands_alone(way.unit, clauses, after.letters):
        return [span]
    return _carried(folded, clauses, before, said, last, numbers, index)


@lru_cache(maxsize=1024)  # many numbers have one of few units
def _way(unit, kind):
    """Return how numbers of a unit and a kind tell what they are of."""
    folded = fold(unit)
    relative = folded.endswith(_RELATIVE)
    own = folded in OWN_NOUN and kind != "age"
    return Way(folded, own, kind in MEASURED or relative, kind in SOLID and not relative)


def _clauses(folded, fixed, start, end):
    """Return the words between two places, uncut, those of each clause in a list; the last may be empty."""
    clauses = [[]]
    for run in _runs(folded, fixed, start, end):
        if run[0] == ",":
            clauses.append([])
        else:
            clauses[-1].append(run)
    return clauses


def _stands_alone(unit, clauses, after):
    """Return whether no noun before is that of a number: it begins a clause, or 2例|重傷 after 5例死亡."""
    case = unit in _CASES_COUNTED and after[:1] in _SAYS_WHAT
    return case or bool(len(clauses) > 1 and not clauses[-1] and after)


def _says_any(folded, words, first, told):
    """Return whether one of some words, from a place on, is one of those told."""
    return any(text_of(folded, words, place) in told for place in range(first, len(words.letters)))


def _is_whose(folded, way, words, start, end):
    """Return whether a phrase tells whose a number is: 製造業3萬元, 全場比賽只有6分; not 製造業升3%."""
    if way.unit == "分" and _says_any(folded, words, end, _ONLY_HAS):
        return True
    apart = start < end and way.measured and not says(words.letters[end:])
    return apart and folded.endswith(_WHO, words.starts[start], words.ends[end - 1])


def _told_before(folded, way, before, numbers, index):
    """Return the spans that the words before a number settle, if any, and the one that is left for later."""
    words, start, end = _phrase_before(folded, before)
    span = None if _is_whose(folded, way, words, start, end) else noun_before(folded, words, start, end)
    if not span:
        return [], None
    rank = _rank(way, words.letters, start, end)
    items = _respective_items(folded, words, start, end, numbers, index)
    return items or ([span] if rank == "first" else []), None if rank == "never" else span


def _phrase_before(folded, before):
    """Return the words before a number, and where in them the nominal phrase begins and ends."""
    last = len(before.letters) - 1
    if last > 0 and before.letters[last] in "vy" and text_of(folded, before, last - 1) in _RESPECTIVE:
        before = part(before, 0, last)  # A和B分別售出
    end = tail_start(before.letters)
    return before, run_before(before.letters, end), end


def _respective_items(folded, words, start, end, numbers, index):
    """Return the span of an item of A和B分別 for each number of a list, None for all if they do not pair."""
    items = items_of(folded, words, start, end) if _says_any(folded, words, end, _RESPECTIVE) else []
    if not items:
        return []
    listed = _in_a_list(folded, numbers, index)
    items = items * listed if len(items) == 1 else items
    return items if len(items) == listed else [None] * listed


def _rank(way, letters, start, end):
    """Return whether the noun before a number goes before that after it: "first", "last", or "never" counts.

    Of what is measured the noun before goes first if the clause says something of it, or if it is a measure;
    of what is counted the noun after does. 海域有7級風: what has it is not what is measured.
    """
    said, has = says(letters[end:]), "u" in letters[end:]
    if said or letters[start:end].endswith(("h", "w")):
        before = said if way.own else way.measured and not has
        return "first" if before else "last"
    if way.own:
        return "never" if has else "last"
    return "last" if not way.measured or (way.solid and not has) else "never"


def _in_a_list(folded, numbers, index):
    """Return how many numbers stand in the list that a number begins, MOST at most."""
    last = index
    for number in numbers[index + 1 : index + MOST]:
        if folded[numbers[last].end : number.start].strip().rstrip("负") not in _LIST_MARKS:
            break
        last += 1
    return last - index + 1


def _carried(folded, clauses, before, said, last, numbers, index):
    """Return the span of the noun that a clause without one goes on about, and those of its list.

    It is the noun of the clause before that has no number (淨利潤下降,達1億元), or one said in the sentence.
    For a list after 分別 the last nouns are taken one by one. [None] if nothing is carried.
    """
    if _says_no_noun(before.letters):
        earlier = [cut(folded, runs) for runs in clauses[-2::-1]]
        if all(_says_no_noun(words.letters) for words in earlier):
            return _said_before(folded, before, len(clauses) == 1, said, last, numbers, index)
        clause = before.letters
        if not tail_start(clause) and says(clause):
            end = tail_start(earlier[0].letters)
            return [noun_before(folded, earlier[0], run_before(earlier[0].letters, end), end)]
    return [None]


def _says_no_noun(letters):
    """Return whether the words of a clause say only that something is, rose or fell, and against what."""
    place = tail_start(letters)
    while place and letters[place - 1] in "jf":
        place = tail_start(letters[: place - 1])
    return not place


def _said_before(folded, before, alone, said, last, numbers, index):
    """Return the span of the noun of the sentence that a number without one is of, and those of its list."""
    spans, listed = list(dict.fromkeys(span for span, _ in said)), _in_a_list(folded, numbers, index)
    if 1 < listed <= len(spans) and _says_any(folded, before, 0, _RESPECTIVE):
        return spans[-listed:]
    return [_last_said(said, last, numbers[index], before.letters, alone)]


def _last_said(said, last, number, letters, alone):
    """Return the last noun of the sentence that a number without one can be of, or None.

    A share or a rate of change may be of any of them, and so may what follows at once (跌5%至3億元);
    another number is of one with its own unit. `alone` is whether nothing but a clause of some letters
    stands between the number and the one before.
    """
    if not said:
        return None
    other, unit = said[-1][1], unit_of(number)
    alike = unit_of(other) == unit or other.kind == number.kind == "money"
    if alone and (letters.strip("j") or alike):
        return last[0]
    if unit.endswith(_RELATIVE):
        return said[-1][0]
    return next((span for span, other in reversed(said) if unit_of(other) == unit), None)
