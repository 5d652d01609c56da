"""What a number counts, as far as its neighbours in the text tell: a noun after it, or words before it."""

import re

# Units that name what they count: the noun stands before the number, not after it.
OWN_NOUN = {"人", "人次", "戶", "户", "歲", "岁"}
COUNTED_AFTER = {"count", "change", "rate", "area", "mass", "length"}
LIST_MARKS = {"、", "和", "及", "與", "与", ",", "，", "、約", "和約"}

_HAN = "[\u4e00-\u9fff“”]"
_NOUN_AFTER = re.compile(
    rf"(?:進行|进行|的)?(?:({_HAN})(?=[^\u4e00-\u9fff]|$|[和與与])"
    rf"|({_HAN}{{2,20}}?)(?=[^\u4e00-\u9fff“”]|$|和|與|与|及|以及|並|并|共(?=\d)))"
)
_WORDS_BEFORE = re.compile(r"([\u4e00-\u9fff]{2,})$")
_LINKING = re.compile(
    r"(?:分別|分别|累計|累计|數量|数量|達到|达到|高達|高达|已經|已经|實現|实现|總計|总计|共計|共计|"
    r"升至|降至|[為为達达有是約约共計计僅仅只隻已的])+$"
)
_WHEN = re.compile(r"^(?:年度?|月份?|日|去年|今年|前年|目前|現在|现在|昨天|今天)+")


def nouns_counted(text, numbers):
    """Return for each number the words that say what it counts; "" where its neighbours don't.

    A count takes the noun after it (1600余名|干部), any other number the words before it. A number in
    a list that has none of its own (80.2%、84.6%) takes those of the one before it. No dictionary and no
    grammar stand behind this: it is a first guess for a person to correct.

    Examples
    --------
    >>> from helpers.extract import find_numbers
    >>> text = "某縣有3個湖和5個島,覆蓋率分別為80.2%、84.6%。"
    >>> nouns_counted(text, find_numbers(text))
    ['湖', '島', '覆蓋率', '覆蓋率']
    """
    nouns = []
    for index, number in enumerate(numbers):
        after_last = numbers[index - 1].end if index else 0
        noun = _noun(text, number, after_last)
        if not noun and index and text[after_last : number.start].strip() in LIST_MARKS:
            noun = nouns[-1]
        nouns.append(noun)
    return nouns


def _noun(text, number, after_last):
    if number.kind in COUNTED_AFTER and number.unit not in OWN_NOUN:
        after = _NOUN_AFTER.match(text, number.end, number.end + 24)
        if after:
            return (after[1] or after[2]).rstrip("的").split("的")[-1]
    before = _LINKING.sub("", text[max(after_last, number.start - 20) : number.start])
    words = _WORDS_BEFORE.search(before)
    return _WHEN.sub("", words[1]) if words else ""
