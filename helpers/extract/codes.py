"""Codes: a numeral in a chain of numbers or beside Latin letters. Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract import lexicon

_CHAIN = LazyPattern(
    r"[0-9]+(?:\.[0-9]+)?(?:[-/][0-9]+){2,}|[0-9]+(?:[.·][0-9]+){2,}|[0-9]+(?:,[0-9]+){6,}|[0-9]{2,4}-[0-9]{5,}"
    r"|[0-9]{1,4}/[0-9]{1,4}(?=次)"  # a train and its return
)
_SETS = LazyPattern(r"[0-7]-[0-7](?:\([0-9]{1,2}\))?(?:/[0-7]-[0-7](?:\([0-9]{1,2}\))?){1,4}(?![0-9/-])")
_GAMES = LazyPattern(r"[0-9]{1,2}-[0-9]{1,2}(?:/[0-9]{1,2}-[0-9]{1,2}){1,4}(?![0-9/-])")
_TEAM = LazyPattern(
    r"[0-9]{1,2}(?:[×+](?:[0-9]{1,2}|[NX](?![A-Za-z]))){1,5}(?![0-9.=×+⁰¹²³⁴⁵⁶⁷⁸⁹])|[0-9]{3,4}×[0-9]{3,4}(?![0-9.=×])"
)
_RELAY = LazyPattern(r"[2-9]×[0-9]{2,4} ?[米公]尺?(?=自由|[蛙蝶仰混]|接力|赛|[决预]赛)")
_TAIL = LazyPattern(r"[A-Za-z0-9][A-Za-z0-9.\-/]{0,40}")
_ROUND_THE_CLOCK = LazyPattern(r"(?:7×24|5×8|5×24|7×12|24×7)(?![0-9.×])")
_ROUND = LazyPattern("(?:64|32|16|8|4)进(?:32|16|8|4|2)(?![0-9.球个%])")
_STAKE = LazyPattern(r"[0-9]{1,4}\+[0-9]{1,3}(?![0-9.])(?:米|m)?")
_OF_A_LEAGUE = LazyPattern(r"(?<![A-Za-z])[A-Z]{3,}$")
_LEAGUE_UNITS = frozenset("支队家名辆架款只场轮起例座所套件")
_RINGGIT = LazyPattern("(?<![A-Za-z])RM$")
_MONEY = ("RMB", "USD", "HKD", "CNY", "EUR", "MOP", "TWD")


def chained(folded, start, end):
    """010-12345678, 192.168.1.1: a chain of numbers; 7-5/4-6 are the sets of a match."""
    chain = folded[end + 1 : end + 2].isdecimal() and _CHAIN.match(folded, start)
    return chain.span() if chain and not _sets(folded, start) else None


def _sets(folded, start):
    """7-5/4-6 in tennis; 21-18/21-15 and 11-9/11-6 where a match is spoken of."""
    if _SETS.match(folded, start):
        return True
    games = _GAMES.match(folded, start)
    return games and bool(lexicon.SPORT.search(folded, max(0, start - 30), games.end() + 24))


def team(folded, start, end):
    """3×3篮球, 1+6+N, 1920×1080, 4×100米接力: numbers that a sign joins, and no unit after them."""
    if named := _RELAY.match(folded, start) or _ROUND_THE_CLOCK.match(folded, start):
        return named.span()
    joined = _TEAM.match(folded, start)
    return joined.span() if joined and not _measured(folded, joined.end()) else None


def _measured(folded, place):
    unit = lexicon.unit_at(folded, place)[0]
    return bool(unit) and unit not in lexicon.counted_nouns()


def round_of_a_contest(folded, start, end):
    """16进8: a round of a contest."""
    found = _ROUND.match(folded, start)
    return found and found.span()


def after_letters(folded, start, end):
    """G20, K1320+500米: letters run into the numeral; those of a currency don't count."""
    if not folded[start - 1 : start].isalpha() or _RINGGIT.search(folded, max(0, start - 3), start):
        return None
    if folded[start - 3 : start] in _MONEY:
        return None
    if folded[start - 1] == "K" and (stake := _STAKE.match(folded, start)):
        return stake.span()
    if end - start < 4 and _counted_in(folded, start, end):
        return None
    return start, _TAIL.match(folded, start).end() if folded[start].isascii() else end


def _counted_in(folded, start, end):
    """NBA30队, SUV12辆: what three letters and more name is counted."""
    unit = lexicon.unit_at(folded, end)[0]
    return unit in _LEAGUE_UNITS and bool(_OF_A_LEAGUE.search(folded, max(0, start - 6), start))


def joined_to_letters(folded, start, end):
    """COVID-19, No.5, T+1: a mark joins it to a letter; 163 of an address follows @."""
    if folded[start - 1] == "@":
        return start, end
    letter = folded[start - 2 : start - 1]
    joined = folded[start - 1 : start] in "-#/_.·" and letter.isascii() and letter.isalpha()
    joined = joined or folded[start - 2 : start] == "T+"
    return (start, end) if joined else None


_BY_NEXT = {**dict.fromkeys(".,-/·", chained), **dict.fromkeys("×+", team), "进": round_of_a_contest}


def code_at(folded, start, end):
    """Return start and end of a code that the numeral is part of: COVID-19, G20; None if none is.

    Examples
    --------
    >>> code_at("电话010-12345678", 2, 5), code_at("5个", 0, 1)
    ((2, 14), None)
    """
    rule = _BY_NEXT.get(folded[end : end + 1])
    if rule and (chain := rule(folded, start, end)):
        return chain
    if start == 0 or not (folded[start - 1].isascii() or folded[start - 1] == "·"):
        return None
    return after_letters(folded, start, end) or joined_to_letters(folded, start, end)
