"""The people of a text: who is named with evidence, by which shorter forms, and where."""

import re
from functools import cache, lru_cache

from helpers.article.between import lead
from helpers.article.names import (
    NOBODY,
    PERSON,
    Named,
    before_a_name,
    is_name,
    name_begins,
    post_before,
    sounds_at,
)
from helpers.article.words import (
    BLANK,
    HAN,
    a_post,
    all_han,
    ending,
    longest_at,
    signs_of,
    starting,
    words_in,
)
from helpers.base import LazyPattern

LENGTHS = (3, 2, 4)  # of a Chinese name, the commonest first
NEAR = 8  # characters: no post is longer, and few overlap
_UNPARTED = LazyPattern(rf"[{HAN}\d、·A-Za-z{BLANK}]*$")
_OPENED = LazyPattern("[。!?\n”」] *")


def with_posts(text):
    """Return by name the people named after a post in folded text, wherever the name is sure.

    Which characters are the name shows where a word of speech follows, or where three of them stand again
    after a mark, or before one.

    Examples
    --------
    >>> sorted(with_posts("书记高桂琴说,市长王文和村长林一平到了。林一平也说。"))
    ['林一平', '高桂琴']
    """
    alone, speak = set(), set()
    after = _posts_before_names(text)
    heads = {word[:2] for *_, words in after for word in words}  # no other is asked for
    for begin in _alone().finditer(text) if heads else ():
        place = begin.start()
        if text[place : place + 2] not in heads:
            continue
        for word in _readings(text, place):
            alone.add(word)
            if says(text, place + len(word)):
                speak.add(word)
    found = {}
    for start, end, words in after:
        word = _best(text, end, words, alone, speak)
        if word and word not in found:
            found[word] = Named(PERSON, end, end + len(word), (_post_start(text, start), end))
    return found


@cache
def _alone():
    """Return the pattern of a sign with which a name may begin, with no character before it."""
    return re.compile(f"[{re.escape(''.join(sorted(name_begins())))}](?<![{HAN}].)")


def _posts_before_names(text):
    """Return start and end of each post of a text before what could be a name, and the readings of that."""
    found = []
    for match in before_a_name().finditer(text):
        end = match.end()
        if ending(text, end, "posts"):
            words = _readings(text, end)
            start = _post_that_ends(text, end) if words else None
            if start is not None:
                found.append((start, end, words))
    return found


def _post_that_ends(text, end):
    """Return where the post begins that ends at a place, or None if one that began before goes on."""
    start = post_before(text, 0, end)
    if start is None:
        return None
    place = start if text[start - 1 : start + 1] not in _inside_posts() else max(0, end - NEAR)
    while place < end:
        post = longest_at(text, place, end + NEAR, "posts")
        if place + len(post) >= end:
            return place if place + len(post) == end else None
        place += len(post) or 1
    return None


@cache
def _inside_posts():
    """Return each two signs that follow each other in a post: elsewhere none goes on across a place."""
    return frozenset(word[place : place + 2] for word in words_in("posts") for place in range(len(word) - 1))


def _readings(text, place):
    """Return what could be a name right at a place: Chinese ones, and foreign ones by their sounds."""
    words = set()
    if text[place : place + 1] in signs_of("families"):
        words.update(filter(is_name, [text[place : place + length] for length in LENGTHS]))
    if text[place : place + 1] in signs_of("transliteration"):
        words |= {sounds_at(text, place, len(text))} - {""}
    return words


def _best(text, place, words, alone, speak):
    """Return the reading of a name at a place that has most evidence, or "".

    Parameters
    ----------
    words : set
        The readings.
    alone, speak : set
        What could be a name and stands elsewhere after a mark; and there before a word of speech.
    """
    counts = {}
    for word in words:
        end = place + len(word)
        speech = word in speak or says(text, end)
        closed = len(word) == 3 and not all_han(text[end : end + 1]) and is_name(word)
        again = (len(word) > 2 and word in alone) or "·" in word
        if speech or closed or again:
            counts[word] = (speech, closed, again, len(word) == 3, len(word))
    return max(sorted(counts), key=counts.get) if counts else ""


def says(text, place):
    """Say whether a word of speech stands at a place, or after what may stand beside it, or a quotation does.

    Examples
    --------
    >>> says("昨天说", 0), says(":“好", 0), says("说明会", 0), says("到了", 0)
    (True, True, True, False)
    """
    if text.startswith(":", place):
        return text.startswith(("“", "「", "『", '"'), place + 1)
    places, seen = [place], {place}
    for place in places:
        if longest_at(text, place, len(text), "speech"):
            return True
        for word in (BLANK, *starting(text, place, "beside")):
            end = place + len(word)
            if end not in seen and text.startswith(word, place):
                places.append(end)
                seen.add(end)
    return False


def _post_start(text, post):
    """Return where the words for a post begin: after a mark, 的, or what only says when."""
    run = _UNPARTED.search(text, max(0, post - 40), post)[0]
    start = post - len(run) + run.rfind("的") + 1
    return lead(text, start, post)


def known_forms(people):
    """Return by each form of a name who is meant: the name, and the part of a foreign one that stands alone.

    A part that two people share means nobody.

    Examples
    --------
    >>> sorted(known_forms({"哈利·凯恩": Named(PERSON, 2, 7)}))
    ['凯恩', '哈利·凯恩']
    """
    forms = {}
    for name, one in people.items():
        for form in {name, *_parts(name)}:
            forms.setdefault(form, set()).add(one)
    return {form: ones.pop() for form, ones in forms.items() if len(ones) == 1}


def without_parts(people):
    """Return the people without those whose name is a part of another's: 凱恩 beside 哈利·凱恩.

    Examples
    --------
    >>> sorted(without_parts({"凯恩": None, "哈利·凯恩": None}))
    ['哈利·凯恩']
    """
    parts = {part for name in people for part in _parts(name)}
    return {name: one for name, one in people.items() if name not in parts}


@lru_cache(maxsize=1000)
def _parts(name):
    """Return by which parts of a name a person may be called: Kane, 凱恩, 平野."""
    parts = [part for part in name.replace(" ", "·").split("·")[1:] if len(part) > 1][-1:]
    family = longest_at(name, 0, len(name), "families", "Japanese") if len(name) > 3 else ""
    return (*parts, family) if len(family) > 1 else tuple(parts)


def mentioned(text, known, first, last):
    """Return who is named between two places of a text, the first where a clause begins.

    What stands after a post, or where a sentence begins, and could be a name counts too, as somebody: two
    could then be meant by 他.

    Examples
    --------
    >>> one = Named(PERSON, 2, 5)
    >>> mentioned("局长林一平到了,林一平走了", {"林一平": one}, 0, 13) == {one}
    True
    """
    found = {}
    for place in _after_a_post_or_mark(text, first, last):
        if first <= place < last and _readings(text, place):
            found[place] = Named(NOBODY, place, place)
    lengths = sorted({len(form) for form in known}, reverse=True)
    for sign in {form[0] for form in known}.intersection(text[first:last]):
        place = text.find(sign, first, last)
        while place >= 0:
            one = next((known[form] for form in _forms(text, place, lengths) if form in known), None)
            if one:
                found[place] = one
            place = text.find(sign, place + 1, last)
    return set(found.values())


def _forms(text, place, lengths):
    """Yield the words of some lengths that begin at a place."""
    for length in lengths:
        yield text[place : place + length]


def _after_a_post_or_mark(text, first, last):
    """Yield the places between two others where a name may begin: after a post, or with a sentence."""
    begin = first
    while begin and text[begin - 1] == " ":
        begin -= 1
    if not begin:
        yield 0
    for pattern, start in ((a_post(), first), (_OPENED, max(0, begin - 1))):
        for match in pattern.finditer(text, start, last):
            yield match.end()
