"""What may stand between who speaks and the word of speech, or before who speaks: when, where, to whom."""

from functools import cache

from helpers.article.words import BLANK, HAN, by_begin, ending, longest_at, signs_of
from helpers.base import LazyPattern

_DATE = r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|\(?[一二三四五六日]\)"
_OCCASION = "[^,]{1,24}?(?:上|中|时|后|前|期间|里|内|会|间|下)"
_DEALING = "(?:[在于]|对(?!外|方)|向|跟|同|就(?!业)|针对|透过|通过|随着)[^,]{1,24}?"
_WHILE = (
    "接受[^,]{0,24}?(?:采访|访问|专访|访谈|查询|提问|联访|堵访|媒体)(?:时|后|中)?"
    "|(?:出席|主持|回应|回复|谈及|谈到|提及|提到|受访|回顾|总结|展望|介绍|解释|解读|分析|被问)[^,]{0,24}?(?:时|后)"
)
_WIRE = r"(?:\d{1,2}月)?\d{1,2}日(?:综合)?电"
_OPENED = LazyPattern("[在于对向跟同就针透通随接出主回谈提受总展介解分被]")  # what the longer ones begin with
_LONG = LazyPattern(f"{_DEALING}|{_WHILE}")
_DATED = LazyPattern(rf"{_DATE}|[{HAN}]{{2,3}}{_WIRE}")
_DATE_ENDS = frozenset("月日)电")
_WIRED = LazyPattern(rf"[{HAN}]{{2,8}}{_WIRE}")
_LEAD = LazyPattern(rf"{_DATE}|[在于]{_OCCASION}|根?据|依据?|按照?|{BLANK}")
_PUBLISHED = LazyPattern(
    f"{_DATE}|发布|发表|公布|公开|披露|出具|提供|刊发|刊登|的|之|最新|统计|调查|监测|{BLANK}"
)
_WHEN = LazyPattern(rf"[^,]{{2,16}}?[时后]|[{HAN}]{{1,4}}地")


def gaps(text, start, end):
    """Return the places from which on all may stand between who speaks and a word of speech, and its own.

    A word or a phrase before a place that is known to be one leads to the next; each is asked once.

    Examples
    --------
    >>> gaps("局长林志明昨天在会上", 0, 10)
    [5, 7, 10]
    """
    opened, found = [sign.start() for sign in _OPENED.finditer(text, start, end)], [end]
    for last in found:
        sign, begins = text[last - 1 : last], []
        if sign in signs_of("beside", -1):
            begins += _words_to(text, start, last)
        if sign in _DATE_ENDS:
            begins += _matching(_DATED, text, range(max(start, last - 12), last), last)
        elif last > start and (sign == "," or sign == BLANK or sign.isspace()):
            begins.append(last - 1)
        if opened:
            begins += _matching(_LONG, text, opened, last)
        if begins:
            found += set(begins).difference(found)
    return sorted(found)


def _words_to(text, start, end):
    """Return the places from which one word that parts nothing reaches to another."""
    return [end - len(word) for word in ending(text, end, "beside") if text.endswith(word, start, end)]


def _matching(pattern, text, places, end):
    """Return the places from which a pattern reaches to another."""
    fits = pattern.fullmatch
    return [place for place in places if place < end and fits(text, place, end)]


def whens(text, start, found):
    """Yield the places from which on the words before a gap only say when, the last first.

    質詢時, 看過之後在臉書上: what says when, and what may stand between it and the word of speech.

    Examples
    --------
    >>> list(whens("局长林志明看过之后", 0, gaps("局长林志明看过之后", 0, 9)))
    [6, 5, 4, 3, 2, 1]
    """
    ends = {place for place in found if place > start and text[place - 1] in "时后地"}
    for place in range(max(ends) - 2, start, -1) if ends else ():
        match = _WHEN.match(text, place, found[-1])
        if match and match.end() in ends:
            yield place


def lead(text, start, end):
    """Return where the words end that only say when or where, or that a source follows: 昨天, 在會上, 據.

    Examples
    --------
    >>> lead("昨天在会上局长林志明", 0, 10)
    5
    """
    place, wired, begins = start, text.find("电", start, end) >= 0, _lead_begins()
    while place < end and (wired or text[place] in begins or text[place].isdecimal()):
        last = _after(text, place, end, wired)
        if last == place:
            break
        place = last
    return place


@cache
def _lead_begins():
    """Return the signs with which a word or a phrase begins that only says when or where."""
    return frozenset(by_begin("beside")) | frozenset(f"(一二三四五六日在于据根依按{BLANK}")


def _after(text, place, end, wired):
    """Return where a word or phrase ends that only says when or where; the place itself if none is there."""
    match = _WIRED.match(text, place, end) if wired else None
    word = "" if match else longest_at(text, place, end, "beside")
    match = match or (None if word else _LEAD.match(text, place, end))
    return match.end() if match else place + len(word)


def published(text, start, end):
    """Yield the places at which a word stands that may part a body from what it publishes.

    Examples
    --------
    >>> list(published("统计局昨天发布的数据", 0, 10))
    [0, 3, 5, 7, 8]
    """
    last = start
    for place in range(start, end):
        if place >= last:
            word = longest_at(text, place, end, "beside")
            match = None if word else _PUBLISHED.match(text, place, end)
            word = word or longest_at(text, place, end, "documents")
            last = match.end() if match else place + len(word)
            if last > place:
                yield place
