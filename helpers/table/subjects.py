"""What a number counts, as far as its neighbours in the text tell: a noun after it, or words before it."""

import re
from bisect import bisect_right

from helpers.base import fold
from helpers.table.periods import times_of

# Units that name what they count: the noun stands before the number, not after it.
OWN_NOUN = {"人", "人次", "户", "岁"}
COUNTED_AFTER = {"count", "change", "rate", "area", "mass", "length"}
LIST_MARKS = {"、", "和", "及", "与", ",", "、约", "和约"}
BEFORE, AFTER = 20, 24  # characters on either side that are looked at

_HAN = "[\u4e00-\u9fff“”]"
_NOUN_AFTER = re.compile(
    rf"(?:进行|的)?(?:({_HAN})(?=[^\u4e00-\u9fff]|$|[和与])"
    rf"|({_HAN}{{2,20}}?)(?=[^\u4e00-\u9fff“”]|$|和|与|及|以及|并|共(?=\d)))"
)
_WORDS_BEFORE = re.compile(r"([\u4e00-\u9fff]{2,})$")
_LINKING = re.compile(
    r"(?:分别|累计|数量|达到|高达|已经|实现|总计|共计|升至|降至|[为达有是约共计仅只已的])+$"
)
_AFTER_A_TIME = re.compile(r"(?:相比|的|来(?![了到自]))?")  # 與上年相比|淨增, 五年來|投入


def nouns_counted(text, numbers):
    """Return for each number the words that say what it counts; "" where its neighbours don't.

    A count takes the noun after it (1600余名|干部), any other number the words before it, without a time
    among them. A number in a list that has none of its own (80.2%、84.6%) takes those of the one before
    it. No dictionary and no grammar stand behind this: it is a first guess for a person to correct.

    Examples
    --------
    >>> from helpers.extract import find_numbers
    >>> text = "某縣有3個湖和5個島,覆蓋率分別為80.2%、84.6%。"
    >>> nouns_counted(text, find_numbers(text))
    ['湖', '島', '覆蓋率', '覆蓋率']
    """
    folded, times = fold(text), times_of(text)
    nouns = []
    for index, number in enumerate(numbers):
        after_last = numbers[index - 1].end if index else 0
        start, end = _noun_after(folded, number) or _words_before(folded, times, number, after_last)
        listed = index and folded[after_last : number.start].strip() in LIST_MARKS
        nouns.append(nouns[-1] if start == end and listed else text[start:end])
    return nouns


def _noun_after(folded, number):
    """Return the span of the noun that a count stands before, or None."""
    if number.kind not in COUNTED_AFTER or fold(number.unit) in OWN_NOUN:
        return None
    match = _NOUN_AFTER.match(folded, number.end, number.end + AFTER)
    if not match:
        return None
    start, end = match.span(match.lastindex)
    noun = folded[start:end].rstrip("的")
    return start + noun.rfind("的") + 1, start + len(noun)


def _words_before(folded, times, number, after_last):
    """Return the span of the words before a number that are neither a time nor a linking verb."""
    start, end = max(after_last, number.start - BEFORE), number.start
    end = start + len(_LINKING.sub("", folded[start:end]))
    first, last = (bisect_right(times, place, key=lambda time: time.end) for place in (start, end))
    for time in reversed(times[first:last]):
        if time.end < end:
            start = _AFTER_A_TIME.match(folded, time.end).end()
            break
        end = max(start, time.start)
        end = start + len(folded[start:end].rstrip("在于"))
    words = _WORDS_BEFORE.search(folded, start, end)
    return words.span() if words else (end, end)
