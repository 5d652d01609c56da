"""The people of a text: who is named with evidence, by which shorter forms, and where."""

import re
from functools import cache

from helpers.article.names import BLANK, HAN, NOBODY, PERSON, Named, ending, is_name, patterns
from helpers.article.words import any_of

LENGTHS = (3, 2, 4)  # of a Chinese name, the commonest first
NEAR = 8  # characters: no post is longer, and few overlap
_HAN = re.compile(f"[{HAN}]")
_UNPARTED = re.compile(rf"[{HAN}\d、·A-Za-z{BLANK}]*$")
_OPENED = re.compile("[。!?\n”」] *")


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
    posts = _posts_before_names(text)
    heads = {word[:2] for *_, words in posts for word in words}  # no other is asked for
    for begin in patterns()["alone"].finditer(text) if heads else ():
        place = begin.start()
        if text[place : place + 2] not in heads:
            continue
        for word in _readings(text, place):
            alone.add(word)
            speak |= {word} if _says().match(text, place + len(word)) else set()
    found = {}
    for start, end, words in posts:
        word = _best(text, end, words, alone, speak)
        if word and word not in found:
            found[word] = Named(PERSON, end, end + len(word), (_post_start(text, start), end))
    return found


def _posts_before_names(text):
    """Return start and end of each post of a text before what could be a name, and the readings of that."""
    found = []
    for match in patterns()["before a name"].finditer(text):
        end = match.end()
        words = _readings(text, end) if ending(text, end, "posts") else ()
        start = _post_that_ends(text, end) if words else None
        if start is not None:
            found.append((start, end, words))
    return found


def _post_that_ends(text, end):
    """Return where the post begins that ends at a place, or None if one that began before goes on."""
    for post in patterns()["posts"].finditer(text, max(0, end - NEAR), end + NEAR):
        if post.end() >= end:
            return post.start() if post.end() == end else None
    return None


def _readings(text, place):
    """Return what could be a name right at a place: Chinese ones, and foreign ones by their sounds."""
    words = [text[place : place + length] for length in LENGTHS]
    sounds = patterns()["sounds"].match(text, place)
    return {word for word in words if is_name(word)} | ({sounds[0]} if sounds else set())


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
        speech = word in speak or bool(_says().match(text, end))
        closed = len(word) == 3 and not _HAN.match(text, end) and is_name(word)
        again = (len(word) > 2 and word in alone) or "·" in word
        if speech or closed or again:
            counts[word] = (speech, closed, again, len(word) == 3, len(word))
    return max(sorted(counts), key=counts.get) if counts else ""


@cache
def _says():
    """Return the pattern of a word of speech, and what may stand before it."""
    return re.compile(rf"(?:{any_of('beside')}|{BLANK})*{patterns()['speech'].pattern}|:[“「『\"]")


def _post_start(text, post):
    """Return where the words for a post begin: after a mark, 的, or what only says when."""
    run = _UNPARTED.search(text, max(0, post - 40), post)[0]
    start = post - len(run) + run.rfind("的") + 1
    return patterns()["lead"].match(text, start, post).end()


def known_forms(text, people):
    """Return by each form of a name who is meant: the name, and the part of a foreign one that stands alone.

    A part that two people share means nobody.

    Examples
    --------
    >>> text = "前锋哈利·凯恩"
    >>> sorted(known_forms(text, {"哈利·凯恩": Named(PERSON, 2, 7)}))
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


def _parts(name):
    """Return by which parts of a name a person may be called: Kane, 凱恩, 平野."""
    parts = [part for part in re.split("[· ]", name)[1:] if len(part) > 1][-1:]
    family = re.match(any_of("families", "Japanese"), name)
    return {*parts, *({family[0]} if family and len(family[0]) > 1 and len(name) > 3 else ())}


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
    firsts = {form[0] for form in known}
    for place in range(first, last):
        if text[place] in firsts:
            words = (text[place : place + length] for length in lengths)
            one = next((known[word] for word in words if word in known), None)
            if one:
                found[place] = one
    return set(found.values())


def _after_a_post_or_mark(text, first, last):
    """Yield the places between two others where a name may begin: after a post, or with a sentence."""
    begin = first
    while begin and text[begin - 1] == " ":
        begin -= 1
    if not begin:
        yield 0
    for pattern, start in ((patterns()["posts"], first), (_OPENED, max(0, begin - 1))):
        for match in pattern.finditer(text, start, last):
            yield match.end()
