"""The people of a text: who is named with evidence, by which shorter forms, and where."""

import re
from functools import cache

from helpers.article.names import BLANK, HAN, NOBODY, PERSON, Named, is_name, patterns
from helpers.article.words import any_of

LENGTHS = (3, 2, 4)  # of a Chinese name, the commonest first


def with_posts(text):
    """Return by name the people named after a post in folded text, wherever the name is sure.

    Which characters are the name shows where a word of speech follows, or where three of them stand again
    after a mark, or before one.

    Examples
    --------
    >>> sorted(with_posts("书记高桂琴说,市长王文和村长林一平到了。林一平也说。"))
    ['林一平', '高桂琴']
    """
    alone, speak, posts = set(), set(), list(patterns()["posts"].finditer(text))
    heads = {word[:2] for post in posts for word in _readings(text, post.end())}  # no other is asked for
    for place in _beginnings().finditer(text):
        if text[place.end() : place.end() + 2] not in heads:
            continue
        for word in _readings(text, place.end()):
            alone.add(word)
            speak |= {word} if _says().match(text, place.end() + len(word)) else set()
    found = {}
    for post in posts:
        word = _best(text, post.end(), alone, speak)
        if word and word not in found:
            found[word] = Named(
                PERSON, post.end(), post.end() + len(word), (_post_start(text, post), post.end())
            )
    return found


@cache
def _beginnings():
    """Return the pattern of the places where a name may begin without a post: after a mark."""
    return re.compile(rf"(?<![{HAN}])(?=[{HAN}])")


def _readings(text, place):
    """Return what could be a name right at a place: Chinese ones, and foreign ones by their sounds."""
    words = [text[place : place + length] for length in LENGTHS]
    sounds = patterns()["sounds"].match(text, place)
    return {word for word in words if is_name(word)} | ({sounds[0]} if sounds else set())


def _best(text, place, alone, speak):
    """Return the reading of a name at a place that has most evidence, or "".

    Parameters
    ----------
    alone, speak : set
        What could be a name and stands elsewhere after a mark; and there before a word of speech.
    """
    counts = {}
    for word in _readings(text, place):
        end = place + len(word)
        speech = word in speak or bool(_says().match(text, end))
        closed = len(word) == 3 and is_name(word) and not re.match(rf"[{HAN}]", text[end : end + 1])
        again = (len(word) > 2 and word in alone) or "·" in word
        if speech or closed or again:
            counts[word] = (speech, closed, again, len(word) == 3, len(word))
    return max(sorted(counts), key=counts.get, default="")


@cache
def _says():
    """Return the pattern of a word of speech, and what may stand before it."""
    return re.compile(rf"(?:{any_of('beside')}|{BLANK})*{patterns()['speech'].pattern}|:[“「『\"]")


def _post_start(text, post):
    """Return where the words for a post begin: after a mark, 的, or what only says when."""
    run = re.search(rf"[{HAN}\d、·A-Za-z{BLANK}]*$", text[max(0, post.start() - 40) : post.start()])[0]
    start = post.start() - len(run)
    start += run.rfind("的") + 1
    return patterns()["lead"].match(text, start, post.start()).end()


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


def mentions(text, known):
    """Return where people are named in a text, and whom the words mean, in order.

    What stands after a post, or where a sentence begins, and could be a name counts too, as somebody: two
    could then be meant by 他.
    """
    found = {}
    for after in (*patterns()["posts"].finditer(text), *re.finditer(r"^|[。!?\n”」] *", text)):
        if _readings(text, after.end()):
            found[after.end()] = Named(NOBODY, after.end(), after.end())
    firsts = re.compile(f"[{re.escape(''.join(sorted({form[0] for form in known})))}]" if known else "(?!)")
    lengths = sorted({len(form) for form in known}, reverse=True)
    for match in firsts.finditer(text):
        words = (text[match.start() : match.start() + length] for length in lengths)
        one = next((known[word] for word in words if word in known), None)
        if one:
            found[match.start()] = one
    return sorted(found.items(), key=lambda item: item[0])
