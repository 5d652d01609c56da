"""Directions: whether a figure went up, went down or stayed, as far as the words beside it say.

The words are rows of ``lists/moves.csv``. The move that stands nearest in a number's own clause decides; one
that belongs to another number does not reach. A level has the direction of the change that is told of it
right after: 利潤3億元,按年跌5%. What a noun of change measures has the direction of the noun, whatever became
of it: 跌幅收窄至3% is a fall. By how much it moved has that of the verb, and of a fall nobody can say
(跌幅收窄2個百分點): empty. The first figure of 由30天減到5天 is where the move began, and has none.
"""

import re
from functools import cache

from helpers.base import LazyPattern, fold, fold_whole
from helpers.extract import lexicon

AHEAD, BEHIND = 28, 24  # characters on either side that are looked at
_CUT = ",。;:!?、()\n"
_HAN = r"\u3400-\u9fff“”「」"
_LISTED = frozenset(("、", "和", "及", "与", "或", "以及", ",", "、约", "和约"))
_LINK = "(?:[了去掉则负约近逾仅只均都也]|达到?|超过?|分别|都是|均为|均是|高达|多达|幅度|接近|大约|平均|一度)"
_TO = r"(?:到了?|至|为|成)"
_TIME = r"[年月季周期日天初末底前今后旬]"
_TO_WHAT = rf"(?P<to>{_TO}(?:[^{_CUT}]{{0,12}}(?:{_TIME}|目前|现在)的)?)?"
_SAME_AS = rf"(?:[比较与跟和同][^{_CUT}]{{1,24}}?|(?:同比|环比|按[年月季周]|[年月季周]|相比))"
_MUCH = r"(?:大幅度?|小幅|显著|明显|[略微稍大急劲骤猛锐暴再则亦也更已还又仍均净]|分别|轻微|进一步|持续)"
_BESIDE = {  # the words beside a move
    "cut": LazyPattern(f"[{_CUT}]"),
    "last cut": LazyPattern(f"(?s:.*)[{_CUT}]"),
    "from": LazyPattern(
        rf"(?:比(?<![同环]比)|较|优于|高于|低于|逊于|由|从|自|相比|去年同期)[^{_CUT}]{{0,20}}$"
    ),
    # what stands between a move and its number, by the use of the move
    "noun": LazyPattern(rf"(?:{_LINK}|{_TO}|[是有在])*"),
    "verb": LazyPattern(rf"{_LINK}*{_TO_WHAT}{_LINK}*"),
    "than": LazyPattern("[了出]?"),
    "same": LazyPattern("[于在为]?"),
    "object": LazyPattern(rf"了?[{_HAN}A-Za-z]{{1,12}}?{_TO_WHAT}{_LINK}*"),
    "level_of": LazyPattern(rf"了?[{_HAN}A-Za-z]{{1,12}}?{_TO}{_LINK}*"),
    # between a noun and what became of it; before a word that compares, such as 多
    "noun to verb": LazyPattern(rf"[{_HAN}]{{0,3}}|(?:由|从|较|比|同比|环比|按)[^{_CUT}]{{0,16}}"),
    "than when": LazyPattern(rf"[比较与跟和][^{_CUT}]{{0,18}}?{_TIME}[^{_CUT}]{{0,8}}?$"),
    # what stands between a number and a move
    "same after": LazyPattern(rf"[{_HAN}]{{0,8}}?[,、]?(?:{_SAME_AS}|大致|基本|维持)?"),
    "against": LazyPattern(rf"(?:[{_HAN}]{{0,8}}[,、])?(?:并|且|远|{_MUCH})*"),
    "of when": LazyPattern(rf"[^{_CUT}]{{0,12}}?{_TIME}[^{_CUT}]{{0,8}}?的"),
    "of a base": LazyPattern(rf"的?(?:有所?|{_MUCH})*"),
    "of": LazyPattern(rf"的[{_HAN}]{{0,4}}"),
    "beside": LazyPattern(rf"(?P<as>{_SAME_AS})?{_MUCH}*"),
    "aside": LazyPattern(rf"[{_HAN}]{{0,8}}(?:\([^()\n]{{0,12}}\))?"),
}
_WAYS = "noun", "verb", "than", "same", "object", "level_of"  # uses of a move before its number, as asked
# 6265億元,較高點跌53%: not since a period
_PEAKS = "高点", "高位", "低点", "低位", "峰值", "新高", "新低", "历高", "历低"
_NOT_A_PART = "至", "到", "为", "来", "由", "源", "归"  # 六成的增長來自出口 is a share of it
_GOES_ON = frozenset(("至", "到", ",至", "到了", "或", "或约", ",达", ",达到"))  # 跌2%至180點, 跌200點或2%
_NOT = ("不", "未", "没", "没有", "无", "勿")
_IN_PER_CENT = frozenset(("%", "‰", "个百分点", "百分点", "倍", "点", "个点", "基点", "个基点"))


@cache
def _any():
    """Return a pattern of all words of moves.csv; the longest at a place is found."""
    return re.compile("|".join(lexicon.moves()))


def _moves(folded, start, end):
    """Return place, word and row of the words of moves.csv between two places; most clauses have none."""
    pattern, found = _any(), []
    match = pattern.search(folded, start, end)
    while match:
        found += _words_of(match)
        match = pattern.search(folded, match.start() + 1, end)
    return found


def _words_of(match):
    """Return place, word and row of a word of moves.csv that was found, and of those that it begins with."""
    rows = lexicon.moves()
    words = [match[0][:length] for length in range(len(match[0]), 0, -1)]
    return [(match.start(), word, rows[word]) for word in words if word in rows]


def _is_used(row, way):
    return way in row["use"] or (way == "verb" and "level" in row["use"])


def _stands(folded, place, word, row):
    """Return whether a word of moves.csv is one where it was found: not in 漲跌幅, nor after 不."""
    if folded.endswith(_NOT, max(0, place - 2), place):
        return False
    return lexicon.stands(folded, place, word, row["unless"])


def _clause_end(folded, start, end):
    """Return where the first clause ends between two places."""
    cut = _BESIDE["cut"].search(folded, start, end)
    return cut.start() if cut else end


def _ahead(folded, first, number):
    """Return the direction of the move before a number and where the move starts; None if none reaches it."""
    start, end = max(first, number.start - AHEAD), number.start
    moves = _moves(folded, start, end)
    if not moves:
        return None
    if cut := _BESIDE["last cut"].match(folded, start, end):
        start = cut.end()
        moves = [move for move in moves if move[0] >= start]
    if found := _of_a_noun(folded, moves, end):
        (place, noun, row), verb, to = found
        direction = row["direction"] if to else "" if row["direction"] == "down" else verb["direction"]
        return (direction, place) if _stands(folded, place, noun, row) else None
    found = (_used(folded, start, moves, way, end) for way in _WAYS)
    return next(filter(None, found), None)


def _of_a_noun(folded, moves, end):
    """Return the noun of a change, the row of the verb after it, and to what it moved; or None."""
    nouns = [move for move in moves if _is_used(move[2], "noun")]
    verbs = [move for move in moves if nouns and _is_used(move[2], "verb")]
    passed = 0
    for start, noun, row in nouns:
        for place, word, verb in verbs:
            if start < passed or not _parts(folded, start + len(noun), place):
                continue
            if match := _BESIDE["verb"].fullmatch(folded, place + len(word), end):
                if _stands(folded, place, word, verb):
                    return (start, noun, row), verb, match["to"]
                passed = place + 1
    return None


def _parts(folded, start, end):
    """Return whether a noun that ends at a place and a verb that begins at another are of one move."""
    return start <= end and (start == end or bool(_BESIDE["noun to verb"].fullmatch(folded, start, end)))


def _used(folded, start, moves, way, end):
    """Return the direction of the first of some moves that is used in a way, and where it starts; or None."""
    passed = -1
    for place, word, row in moves:
        if place != passed and _is_used(row, way) and _BESIDE[way].fullmatch(folded, place + len(word), end):
            than = _BESIDE["than when"].search(folded, start, place) if way == "than" else None
            if than or way != "than":
                if _stands(folded, place, word, row):
                    return row["direction"], than.start() if than else place
                passed = place
    return None


def _behind(folded, number, moves, after):
    """Return the direction of 5%的降幅, 5%增長 and 5%,與上年持平; None if nothing after a number says it.

    `moves` are those that stand not too far behind, before the place where the next number begins.
    """
    for way in (_noun_after, _level_after, _move_after) if moves else ():
        if direction := way(folded, number, moves, after):
            return direction
    return _against(folded, number, after) if folded.endswith("的", number.end, after) else None


def _noun_after(folded, number, moves, after):
    """Return the direction of 5%的年均|增速 and 5%|增長, or None."""
    of = folded.startswith("的", number.end)
    if not of and fold(number.unit) not in _IN_PER_CENT:
        return None
    for place, word, row in moves:
        noun = _is_used(row, "noun") or (of and len(word) > 1 and _is_used(row, "verb"))
        near = noun and (_BESIDE["of"].fullmatch(folded, number.end, place) if of else place == number.end)
        if near and not folded.startswith(_NOT_A_PART, place + len(word), min(after, number.end + BEHIND)):
            return row["direction"] if _stands(folded, place, word, row) else None
    return None


def _level_after(folded, number, moves, after):
    """Return the direction of 5%,與上年|持平, or None."""
    for place, word, row in moves:
        if _is_used(row, "same") and _BESIDE["same after"].fullmatch(folded, number.end, place):
            return row["direction"] if _stands(folded, place, word, row) else None
    return None


def _move_after(folded, number, moves, after):
    """Return the direction of 5%,同比|增長, or None."""
    if not folded.startswith(",", number.end):
        return None
    close = _clause_end(folded, number.end + 1, min(after, number.end + BEHIND))
    close -= folded.startswith("了", close - 1, close)
    for place, word, row in _verbs_ending(moves, close):
        beside = len(word) > 1 and _BESIDE["beside"].fullmatch(folded, number.end + 1, place)
        if beside and beside["as"]:
            return row["direction"] if _stands(folded, place, word, row) else None
    return None


def _verbs_ending(moves, end):
    """Return those of some moves that are verbs and end at a place."""
    return [move for move in moves if move[0] + len(move[1]) == end and _is_used(move[2], "verb")]


def _against(folded, number, after):
    """Return the direction of 5%,|高於|去年的 before the next number, or None."""
    for place, word, row in _moves(folded, number.end, after):
        between = _is_used(row, "against") and _BESIDE["against"].fullmatch(folded, number.end, place)
        if between and _BESIDE["of when"].fullmatch(folded, place + len(word), after):
            return row["direction"] if _stands(folded, place, word, row) else None
    return None


def is_base(folded, first, start, end):
    """Return whether a number is what a move began from or what is set beside a figure.

    Examples
    --------
    >>> text = "较去年的30个增加5个"
    >>> is_base(text, 0, 4, 7), is_base(text, 7, 9, 11)
    (True, False)
    """
    if not _is_compared(folded, first, start):
        return False
    follows = _any().match(folded, end + folded.startswith("的", end))
    verb = bool(follows) and any(_is_used(row, "verb") for _, _, row in _words_of(follows))
    return verb or folded[start - 1] == "的"


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
        moves = _moves(folded, number.end, min(after, number.end + BEHIND))
        own = _own(folded, first, number, moves, after)
        if own is None and index and told[-1]:
            own = _carried(folded[first : number.start], numbers[index - 1], number, told[-1])
        told.append(own)
        found.append(own[0] if own else "")
        if moves and not own:
            own = _of_a_base(folded, first, number, moves, after)
        if own and own[1] is not None:
            _give_back(folded, numbers, found, index, *own)
    return found


def _own(folded, first, number, moves, after):
    """Return the direction that a number has by its own sign or words and where they start, or None."""
    if (
        number.value < 0
        and fold(number.unit) in _IN_PER_CENT
        and not _is_compared(folded, first, number.start)
    ):
        return "down", None
    if number.printed.startswith("翻"):
        return "up", None
    hedge = number.hedge and lexicon.moves().get(fold(number.hedge).rstrip("了"))
    if hedge and "level" in hedge["use"]:  # 突破3萬億
        return hedge["direction"], None
    if ahead := _ahead(folded, first, number):
        return ahead
    behind = _behind(folded, number, moves, after)
    return behind and (behind, None)


def _is_compared(folded, first, start):
    """Return whether words before a number say that it is what a move began from: 由30天, 較去年的30天."""
    return bool(_BESIDE["from"].search(folded, max(first, start - BEHIND), start))


def _carried(between, last, number, told):
    """Return the direction of the number before in a list, 增長3%、5%, or on the way to it, 跌2%至180點."""
    listed = between.rstrip("负") in _LISTED and fold(last.unit) == fold(number.unit) and between != ","
    return (told[0], None) if listed or between in _GOES_ON else None


def _of_a_base(folded, first, number, moves, after):
    """Return the direction of what is set beside a number and where it begins: 較上季的3億元擴大."""
    if not _is_compared(folded, first, number.start):
        return None
    close = _clause_end(folded, number.end, min(after, number.end + 8))
    for place, _, row in _verbs_ending(moves, close):
        if _BESIDE["of a base"].fullmatch(folded, number.end, place):
            return row["direction"], number.end
    return None


def _give_back(folded, numbers, found, index, direction, place):
    """Give the level whose move is told after it the direction of the move: 利潤3億元,按年跌5%."""
    for before in range(index, max(-1, index - 3), -1):
        level = numbers[before]
        if level.end > place or not _is_apart(folded[level.end : place]):
            continue
        if not _is_compared(folded, 0, level.start):
            found[before] = found[before] or direction
            return


def _is_apart(between):
    """Return whether words part no more than a level from its move: (人民幣),其中同比; a peak is no level."""
    mark = max(between.rfind(","), between.rfind("、"))
    said = between[mark + 1 :].removeprefix("其中") if mark >= 0 else between
    if not _BESIDE["beside"].fullmatch(said) or any(peak in between for peak in _PEAKS):
        return False
    return mark <= 0 or bool(_BESIDE["aside"].fullmatch(between, 0, mark))
