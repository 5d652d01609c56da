"""Directions: whether a figure went up, went down or stayed, as far as the words beside it say.

The words are rows of ``lists/moves.csv``. The move that stands nearest in a number's own clause decides; one
that belongs to another number does not reach. A level has the direction of the change that is told of it
right after: 利潤3億元,按年跌5%. What a noun of change measures has the direction of the noun, whatever became
of it: 跌幅收窄至3% is a fall. By how much it moved has that of the verb, and of a fall nobody can say
(跌幅收窄2個百分點): empty. The first figure of 由30天減到5天 is where the move began, and has none.
"""

import re
from functools import cache

from helpers.base import fold, fold_whole
from helpers.extract import lexicon

AHEAD, BEHIND = 28, 24  # characters on either side that are looked at
_CUT = ",。;:!?、()\n"
_CUTS = re.compile(f"[{_CUT}]")
_HAN = r"\u3400-\u9fff“”「」"
_LISTED = frozenset(("、", "和", "及", "与", "或", "以及", ",", "、约", "和约"))
_LINK = (
    "(?:了|去|掉|则|负|达到?|约|近|逾|超过?|仅|只|均|都|也|分别"
    "|都是|均为|均是|高达|多达|幅度|接近|大约|平均|一度)"
)
_TO = r"(?:到了?|至|为|成)"
_TIME = r"[年月季周期日天初末底前今后旬]"
_SAME_AS = rf"(?:比|较|与|跟|和|同)[^{_CUT}]{{1,24}}?"
_PERIOD = r"(?:同比|环比|按[年月季周]|[年月季周]|相比)"
_MUCH = r"(?:大幅度?|小幅|显著|明显|[略微稍大急劲骤猛锐暴再则亦也更已还又仍均净]|分别|轻微|进一步|持续)"
_APART = re.compile(
    rf"(?:[{_HAN}]{{0,8}}(?:\([^()\n]{{0,12}}\))?[,、](?:其中)?)?(?:{_SAME_AS}|{_PERIOD})?{_MUCH}*"
)
_FROM = re.compile(rf"(?:比(?<![同环]比)|较|优于|高于|低于|逊于|由|从|自|相比|去年同期)[^{_CUT}]{{0,20}}$")
_PEAK = re.compile("[高低][点位]|峰值|[新历][高低]")  # 6265億元,較高點跌53%: not since a period
_NOT_A_PART = "(?![至到为来由源归])"  # 六成的增長來自出口 is a share of it
_GOES_ON = frozenset(("至", "到", ",至", "到了", "或", "或约", ",达", ",达到"))  # 跌2%至180點, 跌200點或2%
_NOT = ("不", "未", "没", "没有", "无", "勿")
_IN_PER_CENT = frozenset(("%", "‰", "个百分点", "百分点", "倍", "点", "个点", "基点", "个基点"))


@cache
def _patterns():
    """Return the patterns by name; made when a text first needs them."""
    noun, verb = lexicon.move_words("noun"), lexicon.move_words("verb", "level")
    same, than, level_of, against = map(lexicon.move_words, ("same", "than", "level_of", "against"))
    to = rf"(?P<to>{_TO}(?:[^{_CUT}]{{0,12}}(?:{_TIME}|目前|现在)的)?)?"
    gap = rf"(?:[{_HAN}]{{0,3}}?|(?:由|从|较|比|同比|环比|按)[^{_CUT}]{{0,16}}?)"
    patterns = {
        "any": "|".join(lexicon.moves()),
        "of_a_noun": rf"(?P<noun>{noun}){gap}(?P<move>{verb}){_LINK}*{to}{_LINK}*$",
        "noun": rf"(?P<move>{noun})(?:{_LINK}|{_TO}|[是有在])*$",
        "verb": rf"(?P<move>{verb}){_LINK}*{to}{_LINK}*$",
        "object": rf"(?P<move>{lexicon.move_words('object')})了?[{_HAN}A-Za-z]{{1,12}}?{to}{_LINK}*$",
        "level_of": rf"(?P<move>{level_of})了?[{_HAN}A-Za-z]{{1,12}}?(?P<to>{_TO}){_LINK}*$",
        "than": rf"[比较与跟和][^{_CUT}]{{0,18}}?{_TIME}[^{_CUT}]{{0,8}}?(?P<move>{than})[了出]?$",
        "same": rf"(?P<move>{same})[于在为]?$",
        "noun_after": rf"(?:的[{_HAN}]{{0,4}}?(?P<move>{noun}|{_long(verb)})|(?P<bare>{noun})){_NOT_A_PART}",
        "same_after": rf"[{_HAN}]{{0,8}}?[,、]?(?:{_SAME_AS}|{_PERIOD}|大致|基本|维持)?(?P<move>{same})",
        "verb_next": rf"的?(?:{verb})",
        "verb_after": rf"的?(?:有所?|{_MUCH})*(?P<move>{verb})(?=[{_CUT}]|$)",
        "move_after": rf",(?:{_SAME_AS}|{_PERIOD}){_MUCH}*(?P<move>{_long(verb)})了?(?=[{_CUT}]|$)",
        "against": rf"(?:[{_HAN}]{{0,8}}[,、])?(?:并|且|远|{_MUCH})*(?P<move>{against})"
        rf"[^{_CUT}]{{0,12}}?{_TIME}[^{_CUT}]{{0,8}}?的$",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def _long(words):
    return "|".join(word for word in words.split("|") if len(word) > 1)


def stands(folded, match, name="move"):
    """Return whether a word of moves.csv is one where it was found: not in 漲跌幅, nor after 不."""
    start, word = match.start(name), match[name]
    if folded.endswith(_NOT, max(0, start - 2), start):
        return False
    return lexicon.stands(folded, start, word, lexicon.moves()[word]["unless"])


def _move(name, folded, start, end):
    """Return the first match of a pattern between two places whose word stands; None if there is none."""
    pattern = _patterns()[name]
    match = pattern.search(folded, start, end)
    while match and not stands(folded, match):
        match = pattern.search(folded, match.start("move") + 1, end)
    return match


def _ahead(folded, first, number):
    """Return the direction of the move before a number and where the move starts; None if none reaches it."""
    start = max(first, number.start - AHEAD)
    for cut in _CUTS.finditer(folded, start, number.start):
        start = cut.end()
    if not _patterns()["any"].search(folded, start, number.start):
        return None
    if match := _move("of_a_noun", folded, start, number.start):
        noun, verb = (lexicon.moves()[match[name]]["direction"] for name in ("noun", "move"))
        direction = noun if match["to"] else "" if noun == "down" else verb
        return (direction, match.start()) if stands(folded, match, "noun") else None
    for name in "noun", "verb", "than", "same", "object", "level_of":
        if match := _move(name, folded, start, number.start):
            return lexicon.moves()[match["move"]]["direction"], match.start()
    return None


def _behind(folded, number, after):
    """Return the direction of 5%的降幅, 5%增長 and 5%,與上年持平; None if nothing after a number says it."""
    end = min(after, number.end + BEHIND)
    match = _patterns()["noun_after"].match(folded, number.end, end)
    if match:
        name = "move" if match["move"] else "bare"
        if (name == "move" or fold(number.unit) in _IN_PER_CENT) and stands(folded, match, name):
            return lexicon.moves()[match[name]]["direction"]
    for name in "same_after", "move_after", "against":  # 5%,與上年持平; 5%,同比增長; 5%,高於去年的3%
        match = _patterns()[name].match(folded, number.end, after if name == "against" else end)
        if match and stands(folded, match):
            return lexicon.moves()[match["move"]]["direction"]
    return None


def is_base(folded, first, start, end):
    """Return whether a number is what a move began from or what is set beside a figure.

    Examples
    --------
    >>> text = "较去年的30个增加5个"
    >>> is_base(text, 0, 4, 7), is_base(text, 7, 9, 11)
    (True, False)
    """
    if not _FROM.search(folded, max(first, start - BEHIND), start):
        return False
    return bool(_patterns()["verb_next"].match(folded, end) or folded[start - 1] == "的")


def directions_of(text, numbers):
    """Return for each of some numbers of a text up, down, level, or "" where its neighbours do not say.

    Examples
    --------
    >>> from helpers.extract import find_numbers
    >>> for text in ("增長3.1%、5.2%和下降1.2%", "由30天減到5天", "利潤3億元,按年跌5%", "下降的同時,賣出3輛"):
    ...     print(directions_of(text, find_numbers(text)))
    ['up', 'up', 'down']
    ['', 'down']
    ['down', 'down']
    ['']
    """
    folded, found, told = fold_whole(text), [], []
    for index, number in enumerate(numbers):
        first = numbers[index - 1].end if index else 0
        after = numbers[index + 1].start if index + 1 < len(numbers) else len(folded)
        own = _own(folded, first, number, after)
        if own is None and index:
            own = _carried(folded[first : number.start], numbers[index - 1], number, told[-1])
        told.append(own)
        found.append(own[0] if own else "")
        if not own:
            own = _of_a_base(folded, first, number, after)
        if own and own[1] is not None:
            _give_back(folded, numbers, found, index, *own)
    return found


def _own(folded, first, number, after):
    """Return the direction that a number has by its own sign or words and where they start, or None."""
    if number.value < 0 and fold(number.unit) in _IN_PER_CENT and not _is_compared(folded, first, number):
        return "down", None
    if number.printed.startswith("翻"):
        return "up", None
    hedge = number.hedge and lexicon.moves().get(fold(number.hedge).rstrip("了"))
    if hedge and "level" in hedge["use"]:  # 突破3萬億
        return hedge["direction"], None
    ahead = _ahead(folded, first, number)
    if ahead:
        return ahead
    behind = _behind(folded, number, after)
    return behind and (behind, None)


def _is_compared(folded, first, number):
    """Return whether words before a number say that it is what a move began from: 由30天, 較去年的30天."""
    return bool(_FROM.search(folded, max(first, number.start - BEHIND), number.start))


def _carried(between, last, number, told):
    """Return the direction of the number before in a list, 增長3%、5%, or on the way to it, 跌2%至180點."""
    if not told:
        return None
    listed = between.rstrip("负") in _LISTED and fold(last.unit) == fold(number.unit) and between != ","
    return (told[0], None) if listed or between in _GOES_ON else None


def _of_a_base(folded, first, number, after):
    """Return the direction of what is set beside a number and where it begins: 較上季的3億元擴大."""
    if not _is_compared(folded, first, number):
        return None
    match = _patterns()["verb_after"].match(folded, number.end, min(after, number.end + 8))
    return match and (lexicon.moves()[match["move"]]["direction"], match.start())


def _give_back(folded, numbers, found, index, direction, place):
    """Give the level whose move is told after it the direction of the move: 利潤3億元,按年跌5%."""
    for before in range(index, max(-1, index - 3), -1):
        level = numbers[before]
        if level.end > place or not _APART.fullmatch(folded, level.end, place):
            continue
        if _PEAK.search(folded, level.end, place):
            continue
        if not _FROM.search(folded, max(0, level.start - BEHIND), level.start):
            found[before] = found[before] or direction
            return
