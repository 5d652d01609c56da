"""Who is named before a word of speech: a person, a body, or somebody named before (他); in folded text."""

import re
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from helpers.article.between import gaps, lead, published, whens
from helpers.article.words import (
    BLANK,
    HAN,
    a_post,
    all_han,
    ending,
    longest_at,
    signs_of,
    words_in,
)
from helpers.base import LazyPattern

PERSON, BODY, PRONOUN, SAME, NOBODY = "person", "body", "pronoun", "same", "nobody"
LONGEST = 60  # characters before a word of speech that are looked at

# Characters that are in no given name, or so rarely that they rather are words of their own.
_FUNCTION = frozenset(
    "姓氏的了是在和与及或也还又就都而但则并被把对从说称指问这那某们个为以因所将已曾仍再"
    "更副总且即却很不没有会部署厅处"
)
_ONE, _TWO = "one character", "two characters"
_ASKS = LazyPattern("记者|媒体|外界")
_AND = LazyPattern("[、和与及跟暨]")
_TO_SOMEBODY = LazyPattern(rf"(?:^|[^针面])(?:对(?!外)|向|跟|被|问|让|请)[{HAN}]{{0,14}}$")
_LATIN = LazyPattern(r"[A-Z][A-Za-z.'&-]*(?: [A-Z][A-Za-z.'&-]*){0,3}$")
_FOREIGN = LazyPattern(rf"(?P<first>[{HAN}]{{1,9}})(?:·[{HAN}A-Za-z.]{{1,9}}){{1,3}}$")
_RANKS = (
    *("副", "总", "前", "首席", "执行", "高级", "助理", "署理"),
    *("候任", "代理", "代", "原", "资深", "荣誉", "联席", "常务"),
)
_OF_A_BODY = ("有关", "相关", "主要", "新闻", "官方")
_IN_BODY = LazyPattern(rf"[{HAN}A-Za-z0-9、·&.\-{BLANK}]*")
_IN_DOCUMENT = LazyPattern(rf"[{HAN}A-Za-z0-9、·&.\-{BLANK}\d《》“”%()]{{0,40}}")
_CAPITALS = LazyPattern("[A-Z]{2,}$")
_PRONOUNS = ("他", "她", "其", "对方", "后者")
_THIS = ("该", "上述", "这名", "这位")


class Named(NamedTuple):
    """Somebody named in a text: what kind, and where the name and the post stand."""

    kind: str
    start: int = 0
    end: int = 0
    post: tuple[int, int] = (0, 0)


def subject(text, start, end, known):
    """Return who does what the word of speech at a place says, by the words before it, or None.

    What may stand between the two (昨天, 在記者會上, 對媒體) is passed over; anything else is evidence
    against. The shortest reading of the words before is tried first: 王小明|還|說, never 王小明還|說.

    Parameters
    ----------
    text : str
        Folded text.
    start, end : int
        Where the clause begins, and where its word of speech does.
    known : dict
        Names that are known to be people, by what they are called.

    Examples
    --------
    >>> text = "局长林志明昨天说"
    >>> who = subject(text, 0, 7, {})
    >>> who.kind, text[who.start : who.end], text[slice(*who.post)]
    ('person', '林志明', '局长')
    """
    start = max(start, end - LONGEST)
    places = gaps(text, start, end)
    if places[0] == start:
        return Named(SAME, start, end)
    for place in chain(places, whens(text, start, places)):
        who = _named(text, start, place, known)
        if who:
            return _whole(text, start, place, known, who) if place + 1 in places else who
    return None


def _whole(text, start, place, known, who):
    """Return the name with the sign after it if that is part of it: 王大同今天說; nobody if 於 may be."""
    longer = _named(text, start, place + 1, known) if text[place] in "同向于" else None
    if not longer or longer.kind != PERSON or who.kind != PERSON or longer.end - longer.start != 3:
        return who
    sure = text[place] != "于" or text[longer.start : longer.end] in known
    return longer if sure else Named(NOBODY, who.start, who.end)


@lru_cache(maxsize=4000)
def is_name(word):
    """Say whether a word can be the name of a person, and is neither another word nor a post.

    Examples
    --------
    >>> is_name("王小明"), is_name("方面"), is_name("董事长"), is_name("王教练")
    (True, False, False, False)
    """
    if word[:1] not in signs_of("families") or not _is_formed(word):
        return False
    no_name = longest_at(word, 0, len(word), "no_names", "begins like a name")
    return not no_name and post_before(word, 0, len(word)) is None


def _is_formed(word):
    """Say whether a word is a family name, or two, and a given name of one or two characters."""
    families = _families()
    if families.get(word[0]) in (_ONE, "Korean") and _is_given(word[1:]):
        return True
    for size in (1, 2, 3):
        group = families.get(word[:size])
        if group == "Japanese" and len(word) <= size + 3 and all_han(word[size:]):
            return True
        if group == _TWO and _is_given(word[size:]):
            return True
    two = families.get(word[0]) == families.get(word[1:2]) == _ONE
    return two and len(word) == 4 and _is_given(word[2:])


@cache
def _families():
    """Return the group of each family name."""
    return {
        word: group for group in (_ONE, _TWO, "Korean", "Japanese") for word in words_in("families", group)
    }


def _is_given(word):
    """Say whether a word can be a given name: one or two characters, and none that rather is a word."""
    return len(word) <= 2 and all_han(word) and _FUNCTION.isdisjoint(word)


def _is_plain(word):
    """Say whether a word is a Chinese name of three or four characters."""
    families = _families()
    if families.get(word[:2]) == _TWO:
        return _is_given(word[2:])
    return len(word) == 3 and families.get(word[0]) == _ONE and _is_given(word[1:])


def post_before(text, start, end):
    """Return where the longest post begins that ends at a place, or None."""
    for post in ending(text, end, "posts"):
        if text.endswith(post, start, end):
            return end - len(post)
    return None


def _named(text, start, end, known):
    """Return who stands at the end of these words, by the first rule that knows."""
    while end > start and text[end - 1] == BLANK:
        end -= 1
    for rule in _rules_of(text[end - 1]) if end > start else ():
        who = rule(text, start, end, known)
        if who:
            return known.get(text[who.start : who.end], who) if who.kind == PERSON else who
    return None


def _reporter(text, start, end, known):
    """記者 asks; who answers stands elsewhere."""
    if not _ASKS.search(text, max(start, end - 8), end):
        return None
    begin = max(lead(text, start, end), end - 8)
    return Named(NOBODY, start, end) if _ASKS.search(text, begin, end) and end - begin < 8 else None


class Titled(NamedTuple):
    """A name before a post: where it begins, its family name ends, it ends, and the post begins."""

    first: int
    family: int
    last: int
    post: int


def _titled(text, start, end, known):
    """王小明副主任, 林醫師: the post after the name."""
    begins = _ranked_posts(text, max(start, end - 14), end)
    name = _before_posts(text, max(start, end - 14), begins)
    if not name or longest_at(text, name.first, len(text), "no_names", "begins like a name"):
        return None
    first, family, last, post = name
    if not _may_begin(text, start, first):
        return None
    if family < last:
        return Named(PERSON, first, last, (post, end))
    return _with_that_post(text, text[first:last], text[post:end], known) or Named(PERSON, first, end)


def _before_posts(text, start, begins):
    """Return the name before one of some posts, or None: the earliest, a Chinese one first, the longest."""
    found = []
    for post in begins:
        last = post
        while last > start and text[last - 1] == BLANK:
            last -= 1
        for first in range(max(start, last - 6), last):
            if text[first] in signs_of("families"):
                names = _family_names(text, first, last)
                found += [(first, japanese, -family, -last, post) for family, japanese in names]
    if not found:
        return None
    first, _, family, last, post = min(found)
    return Titled(first, -family, -last, post)


def _ranked_posts(text, start, end):
    """Return the places from which on words are a post, or ranks and a post."""
    found = [end - len(post) for post in ending(text, end, "posts") if text.endswith(post, start, end)]
    for place in found:
        if text.endswith(_RANKS, start, place):
            ranked = {place - len(rank) for rank in _RANKS if text.endswith(rank, start, place)}
            found += ranked.difference(found)
    return found


def _family_names(text, first, last):
    """Yield where each family name ends that words begin with, or are, and whether it is Japanese."""
    families = _families()
    for end in range(first + 1, min(first + 3, last) + 1):
        group, given = families.get(text[first:end]), text[end:last]
        if group == "Japanese":
            if len(given) <= 3 and all_han(given):
                yield end, True
        elif group not in (None, "Korean") and (not given or _is_given(given)):
            yield end, False


def _with_that_post(text, family, post, known):
    """Return who is meant by 王董事長: the one of that family name who has that post; nobody if two have."""
    meant = {one for name, one in known.items() if name.startswith(family) and post in text[slice(*one.post)]}
    return Named(NOBODY) if len(meant) > 1 else next(iter(meant), None)


def _with_post(text, start, end, known):
    """局長林志明, 主帥瓜迪奧拉: the post before the name."""
    near = max(start, end - 9)
    if not before_a_name().search(text, near, end):
        return None
    begins = {sign.end() for sign in before_a_name().finditer(text, near, end)}
    for length in (3, 2, 4, 5, 6, 7, 8):
        first = end - length
        if first not in begins or post_before(text, start, first) is None:
            continue
        if is_name(text[first:end]) or len(sounds_at(text, first, end)) == length:
            return _if_subject(text, start, first, end, known)
    return None


@cache
def before_a_name():
    """Return the pattern of the last sign of a post before one with which a name may begin."""
    ends, begins = (re.escape("".join(sorted(signs))) for signs in (signs_of("posts", -1), name_begins()))
    return re.compile(f"[{ends}](?=[{begins}])")


@cache
def name_begins():
    """Return the signs with which a name begins, a Chinese one or the sounds of a foreign one."""
    return signs_of("families") | signs_of("transliteration")


def sounds_at(text, place, end):
    """Return the foreign name at a place that is written by its sounds, four parts of eight signs at most.

    Examples
    --------
    >>> sounds_at("哈利·凯恩说", 0, 6), sounds_at("瓜迪奥拉说", 0, 5), sounds_at("拉开", 0, 2)
    ('哈利·凯恩', '瓜迪奥拉', '')
    """
    near, parts = text[place : min(end, place + 35)], []
    for part in near[: len(near) - len(near.lstrip(_sounds()))].split("·")[:4]:
        if not part or (parts and len(parts[-1]) > 8):
            break
        parts.append(part[:9])
    if len(parts) < 2:
        return parts[0][:8] if parts and len(parts[0]) > 1 else ""
    return "·".join(parts)[: sum(map(len, parts[:-1])) + len(parts) - 1 + 8]


@cache
def _sounds():
    """Return the signs that write the sounds of foreign names, and what parts their parts."""
    return "".join(sorted(signs_of("transliteration"))) + "·"


def _if_subject(text, start, first, end, known):
    """Return the person whose name stands there, unless somebody speaks to them or with them."""
    before = post_before(text, start, first)
    begin = _post_begins(text, start, first)
    left = text[start : first if before is None else before]
    if _TO_SOMEBODY.search(left) or _joined(text, start, first, known):
        return Named(NOBODY, first, end)
    return Named(PERSON, first, end, (begin, first))


def _post_begins(text, start, first):
    """Return where the words for a post begin: after a mark, 的, or what only says when."""
    begin = lead(text, start, first)
    return max(begin, text.rfind("的", begin, first) + 1)


def _joined(text, start, first, known):
    """Say whether another person stands before a name, and they speak together: 王小明、副局長李大華."""
    for sign in _AND.finditer(text, start + 2, first):
        words = (text[max(start, sign.start() - size) : sign.start()] for size in (2, 3, 4))
        if any(word in known or (len(word) > 2 and is_name(word)) for word in words):
            return True
    return False


def _foreign(text, start, end, known):
    """哈利·凱恩, after a post, a body or nothing."""
    match = _FOREIGN.search(text, start, end) if text.find("·", start, end) >= 0 else None
    if not match:
        return None
    first, last = match.start(), match.end("first")
    for post in a_post().finditer(text, start, last - 1):
        first = max(first, post.end())
    if first == match.start():
        first = last
        while first > match.start() and text[first - 1] in signs_of("transliteration"):
            first -= 1
        first = min(first, last - 1)
    return _if_subject(text, start, first, end, known)


def _latin(text, start, end, known):
    """Tim Cook; whether a person or a firm, the name is theirs."""
    match = _LATIN.search(text, start, end)
    if not match or not _may_begin(text, start, match.start()):
        return None
    return Named(PERSON if " " in match[0] else BODY, match.start(), end)


def _known(text, start, end, known):
    """凱恩, a name alone: of somebody whom the text names with better evidence elsewhere."""
    for first in range(max(start, end - 8), end - 1) if known else ():
        if text[first:end] in known and _may_begin(text, start, first):
            return known[text[first:end]]
    return None


def _may_begin(text, start, first):
    """Say whether a subject can begin here: nothing stands before, or a mark, 的, a post, a body."""
    if first == start or text[first - 1] in f"的、{BLANK}" or lead(text, start, first) == first:
        return True
    before = max(start, first - 20)
    if _TO_SOMEBODY.search(text[before:first]):
        return False
    if post_before(text, before, first) is not None:
        return True
    return any(_body_begins(text, before, place) for place in _role_begins(text, before, first))


def _pronoun(text, start, end, known):
    """他, 其, 對方, 該局長: somebody named before."""
    first = _pronoun_begins(text, max(start, end - 10), end)
    return Named(PRONOUN, first, end) if first is not None and _may_begin(text, start, first) else None


def _pronoun_begins(text, start, end):
    """Return where words begin that stand for a name, or None: 他, 對方, 該局長."""
    if text.endswith(_PRONOUNS, start, end):
        return end - (2 if text.endswith(_PRONOUNS[-2:], start, end) else 1)
    places = [end - len(post) for post in ending(text, end, "posts") if text.endswith(post, start, end)]
    begins = [place - len(this) for place in places for this in _THIS if text.endswith(this, start, place)]
    return min(begins, default=None)


def _document(text, start, end, known):
    """國家統計局發布的數據: whose document it is."""
    last = end - text.endswith("的", start, end)
    words = [word for word in ending(text, last, "documents") if text.endswith(word, start, last)]
    if not words or not _IN_DOCUMENT.fullmatch(text, start, last - len(words[0])):
        return None
    begin = lead(text, start, end)
    for place in published(text, begin + 1, end):
        who = _body(text, begin, place, known)
        if who:
            return who
    return Named(NOBODY, start, end)


def _body(text, start, end, known):
    """國家統計局, 交通局負責人: a body, or a role of one."""
    if not _may_be_body(text, end):
        return None
    first = lead(text, start, end)
    role = _role_of_body(text, first, end)
    if role is None:
        first = max(text.rfind("的", first, end) + 1, first)
        role = _role_of_body(text, first, end)
    if role is None or _no_body(text[first:role].strip(BLANK)):
        return None
    begin, covered = first, text[end : end + 1] == BLANK
    if covered:
        begin = max(begin, text.rfind(BLANK, begin, end) + 1)
    if role == end:
        begin = max(begin, text.rfind("的", begin, end) + 1)
    while text[begin] == BLANK:
        begin += 1
    return Named(BODY, begin, end)


def _may_be_body(text, end):
    """Say whether a body or a role of one may end at a place: 局, 負責人, WHO."""
    return ending(text, end, "bodies") or ending(text, end, "roles") or text[end - 1 : end].isascii()


def _role_of_body(text, first, end):
    """Return where the role of a body begins, the end if none does, or None if the words are no body.

    The name of a body begins as late as it can; up to 30 signs may stand before what it ends in.
    """
    if not _IN_BODY.fullmatch(text, first, end):
        return None
    found = [
        (begin, role)
        for role in _role_begins(text, first, end)
        for begin in _body_begins(text, first, role)
        if begin <= first + 30
    ]
    return max(found)[1] if found else None


def _body_begins(text, start, end):
    """Return the places from which on words are what the name of a body ends in: 局, 委員會, WHO."""
    words = ending(text, end, "bodies")
    found = [end - len(word) for word in words if text.endswith(word, start, end)]
    letters = _CAPITALS.search(text, max(start, end - 8), end)
    return [*found, *range(letters.start(), end - 1)] if letters else found


def _role_begins(text, start, end):
    """Return the places from which on words may be a role of a body (的有關負責人), the end among them."""
    places = [end - len(word) for word in ending(text, end, "roles") if text.endswith(word, start, end)]
    for place in places:
        places += [place - 2] if text[max(start, place - 2) : place] in _OF_A_BODY else []
    return [end, *places, *(place - 1 for place in places if text.endswith("的", start, place))]


def _no_body(words):
    """Say whether words end like a body and are none: 記者會, 全部; or only join one (以及公司)."""
    if len(words) < 2 or words in words_in("no_names") or _TO_SOMEBODY.search(words[:3]):
        return True
    return words.endswith(words_in("no_names", "ends like a body"))


def _bare(text, start, end, known):
    """王小明, alone before the word of speech: three characters at least."""
    families = _families()
    two = families.get(text[end - 3 : end - 1]) or families.get(text[end - 4 : end - 2])
    if two != _TWO and families.get(text[end - 3 : end - 2]) != _ONE:
        return None
    first = lead(text, start, end)
    word = text[first:end]
    return Named(PERSON, first, end) if _is_plain(word) and is_name(word) else None


_RULES = (_reporter, _titled, _with_post, _known, _foreign, _latin, _pronoun, _document, _body, _bare)


@lru_cache(maxsize=1000)
def _rules_of(sign):
    """Return the rules that may know somebody whose name, post or document ends in a sign, in order."""
    of_posts, ascii, han = signs_of("posts", -1), sign.isascii(), all_han(sign)
    may = {
        _titled: sign in of_posts,
        _with_post: han,
        _latin: ascii,
        _pronoun: sign in of_posts | {word[-1] for word in _PRONOUNS},
        _document: sign in signs_of("documents", -1) | {"的"},
        _body: ascii or sign in signs_of("bodies", -1) | signs_of("roles", -1),
        _bare: han,
    }
    return tuple(rule for rule in _RULES if may.get(rule, True))
