"""A place in a text, so described that it is found again: the words printed, and those around them.

These are the W3C's selectors (Web Annotation Data Model, https://www.w3.org/TR/annotation-model/):
a quotation with its prefix and suffix, and a start and end that count code points, the end excluded.
"""

from functools import lru_cache

ENOUGH = 4  # characters around a place that must agree
SHORTEST, LONGEST = 16, 128  # characters of prefix and suffix: enough to tell places apart, then all there is


def context(text, start, end):
    """Return a prefix and a suffix that together with ``text[start:end]`` stand in the text only once.

    Examples
    --------
    >>> context("有18個種類,58718個企業", 1, 4)
    ('有', '種類,58718個企業')
    """
    return contexts(text, [(start, end)])[0]


def contexts(text, spans):
    """Return the `context` of each of some places; the text is looked through once for all of them.

    Examples
    --------
    >>> contexts("有18個種類,58718個企業", [(1, 4), (7, 13)])
    [('有', '種類,58718個企業'), ('有18個種類,', '企業')]
    """
    last = len(text) - LONGEST
    inner = {
        (start, end) for start, end in spans if start >= LONGEST and end <= last and end - start <= LONGEST
    }
    lengths = dict.fromkeys(inner, SHORTEST) | _longer(text, {text[start:end] for start, end in inner})
    found = []
    for start, end in spans:
        length = lengths[start, end] if (start, end) in inner else _length(text, start, end)
        found.append((text[max(0, start - length) : start], text[end : end + length]))
    return found


def _length(text, start, end):
    """Return how long prefix and suffix of a place have to be, one place at a time: long, or cut short."""
    length = SHORTEST
    while length < LONGEST:
        quotation = text[max(0, start - length) : end + length]
        if text.find(quotation, text.find(quotation) + 1) < 0:
            break
        length *= 2
    return length


def _longer(text, forms):
    """Return by start and end the length for each place of those of some forms that stand more than once."""
    lengths = {}
    for form, places in _places(text, forms).items():
        if len(places) > 1:
            for place, length in _told_apart(text, len(form), places):
                lengths[place, place + len(form)] = length
    return lengths


def _places(text, forms):
    """Return for each of some forms where it begins in a text.

    Numbers begin with few signs, and each is looked for: a pattern of all is new to almost every article.
    """
    sizes = {}
    for form in forms:
        sizes.setdefault(form[:2], set()).add(len(form))
    places = {form: [] for form in forms}
    for first in {form[0] for form in forms}:
        place = text.find(first)
        while place >= 0:
            pair = text[place : place + 2]
            for signs in {first, pair} if first in sizes else (pair,):
                for size in sizes.get(signs, ()):
                    if (form := text[place : place + size]) in places:
                        places[form].append(place)
            place = text.find(first, place + 1)
    return places


def _told_apart(text, size, places):
    """Yield each of some places of one form with the length at which no other has the same around it."""
    length, groups = SHORTEST, [places]
    while length < LONGEST and groups:
        alike = {}
        for number, group in enumerate(groups):
            for place in group:
                around = text[max(0, place - length) : place + size + length]
                alike.setdefault((number, around), []).append(place)
        yield from ((group[0], length) for group in alike.values() if len(group) == 1)
        groups = [group for group in alike.values() if len(group) > 1]
        length *= 2
    yield from ((place, LONGEST) for group in groups for place in group)


def find_again(text, printed, prefix="", suffix="", simplified=False):
    r"""Return start and end of a described place in another copy of the text, or None.

    White space is passed over, so a text that was wrapped anew or indented still serves. Where the
    words around have changed, the place that agrees with most of them counts, if there is just one.

    Parameters
    ----------
    text : str
        The other copy.
    printed, prefix, suffix : str
        The place, as the table has it.
    simplified : bool
        Whether the copy is in Simplified script; the description is converted first.

    Examples
    --------
    >>> find_again("有18個\n種類,58718個企業", "18個", prefix="有", suffix="種類,")
    (1, 4)
    >>> find_again("有18個種類,58718個企業", "3個") is None
    True
    """
    if simplified:
        printed, prefix, suffix = _simplified(printed, prefix, suffix)
    squeezed, places = _without_space(text)
    before, wanted, after = _squeezed(prefix), _squeezed(printed), _squeezed(suffix)
    at = squeezed.find(before + wanted + after)
    if at < 0 or squeezed.find(before + wanted + after, at + 1) >= 0 or not before + after:
        at = _best(squeezed, before, wanted, after)
    else:
        at += len(before)
    return None if at is None else (places[at], places[at + len(wanted) - 1] + 1)


def _best(squeezed, before, wanted, after):
    """Return the one place whose neighbours agree most with those described, or None."""
    scores, start = {}, squeezed.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        ahead = squeezed[max(0, start - len(before)) : start]
        scores[start] = _common(ahead[::-1], before[::-1]) + _common(squeezed[end : end + len(after)], after)
        start = squeezed.find(wanted, start + 1)
    best = max(scores.values(), default=0)
    winners = [start for start, score in scores.items() if score == best]
    return winners[0] if len(winners) == 1 and best >= min(ENOUGH, len(before + after)) else None


@lru_cache(maxsize=4)
def _without_space(text):
    """Return a text without its white space, and where each of the rest stood."""
    return _squeezed(text), [place for place, mark in enumerate(text) if not mark.isspace()]


def _squeezed(text):
    return "".join(text.split())


def _common(one, other):
    """Count how many characters two texts share from their start."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count


def _simplified(*texts):
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    return [convert(text) for text in texts]
