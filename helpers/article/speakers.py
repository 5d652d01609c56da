"""Who speaks in an article, with which post, and whose word stands behind a number."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache

import pandas as pd

from helpers.article.sentences import sentences_around
from helpers.article.words import any_of
from helpers.base import fold

PAPER, DIRECT, INDIRECT, ADJACENT = "paper", "direct", "indirect", "adjacent"


@cache
def _patterns():
    """Return by name what is looked for in folded text; the words are those of ``lists/``."""
    speech = any_of("speech")
    name = rf"(?P<name>(?P<family>{any_of('families')})[\u4e00-\u9fff]{{1,2}})"
    soon = rf"[\u4e00-\u9fff]{{0,6}}?(?:{speech})"
    unnamed = rf"(?P<who>[\u4e00-\u9fff、“”]{{0,30}}(?:{any_of('bodies')}))"
    patterns = {
        "named": rf"(?P<post>[\u4e00-\u9fff、·]{{0,40}}(?:{any_of('posts')})){name}",
        "any name": f"(?={name})",
        "unnamed": rf"(?:^|[,。;!?”」\s])据?{unnamed}{soon}(?=[,:“「。])",
        "speech": speech,
        "speech soon": rf"{soon}(?P<opens>[,:])?",
    }
    return {use: re.compile(pattern) for use, pattern in patterns.items()}


def named_people(article):
    """Return one row for each person named with a post: name, post, whether the text reports what they say.

    A name is a family name with one or two characters after a post (黨委書記高桂琴). Which of the two
    it has shows where a word of speech follows or the same characters stand again. People named
    without a post are not found, and a role without a name (a person in charge) is no named person.

    Returns
    -------
    DataFrame
        name, post, start (of the first mention with a post), speaks.

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> people = named_people(read_article())
    >>> people.loc[people["name"] == "高桂琴", "speaks"].item()
    True
    """
    folded, found = article.folded, {}
    stands = Counter(_names_in(folded))
    for match in _patterns()["named"].finditer(folded):
        name = _name(folded, match, stands)
        if name and name not in found:
            start = match.start("name")
            post = _post(article.text[slice(*match.span("post"))])
            found[name] = (article.text[start : start + len(name)], post, start, bool(_says(name, folded)))
    return pd.DataFrame(found.values(), columns=["name", "post", "start", "speaks"])


def speaker_of(article, start, people=None):
    """Return who says the number at a place, and on what basis we say so.

    ``direct``: inside quotation marks, in a sentence that names who speaks. ``indirect``: the sentence
    itself reports a speaker. ``adjacent``: the sentence before, in the same paragraph, opens a report
    (某人說,…) that may go on: the text does not say that the number is theirs. ``paper``: none of
    these, so the paper itself says it; the speaker is then "".

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> article = read_article()
    >>> speaker_of(article, article.text.index("9.54億元"))
    ('高桂琴', 'indirect')
    """
    people = named_people(article) if people is None else people
    spans = sentences_around(article, start)
    here = bisect_right(spans, (start, len(article.text))) - 1
    who = _reported(article, spans[here], people, opening=False)
    if who:
        return who, DIRECT if _in_quotation(article.text[spans[here][0] : start]) else INDIRECT
    who = _reported(article, spans[here - 1], people, opening=True) if here else ""
    return (who, ADJACENT) if who else ("", PAPER)


def _in_quotation(before):
    """Say whether a quotation is open after these words of a sentence."""
    return before.count("“") + before.count("「") > before.count("”") + before.count("」")


def _names_in(folded):
    """Return all that could be a name in a folded text, in each of its readings."""
    return [name for match in _patterns()["any name"].finditer(folded) for name in _readings(match)]


@lru_cache(maxsize=8)
def _places(names):
    """Return by folded name which row of the people it has."""
    return {fold(name): place for place, name in enumerate(names)}


def _readings(match):
    """Return the readings of a name: one character after the family name, or two."""
    return {match["name"], match["name"][: len(match["family"]) + 1]}


def _name(text, match, stands):
    """Choose between the readings of a name; one that stands alone is no name.

    A reading counts if a word of speech follows it or if it stands at least twice.
    """
    counts = {}
    for reading in _readings(match):
        speech = bool(_patterns()["speech"].match(text, match.start("name") + len(reading)))
        if speech or stands[reading] > 1:
            counts[reading] = (speech, stands[reading], len(reading))
    return max(counts, key=counts.get, default="")


def _post(post):
    """Cut a post to its last clause; the marks of a list (書記、董事長) belong to it."""
    return post.split("的")[-1]


def _says(name, text):
    """Return the match of a word of speech after a name, or None."""
    soon, at = _patterns()["speech soon"], text.find(name)
    while at >= 0:
        if match := soon.match(text, at + len(name)):
            return match
        at = text.find(name, at + 1)
    return None


def _reported(article, span, people, opening):
    """Return who is reported in a sentence; `opening`: only by a report that may go on after it."""
    sentence, places = article.folded[slice(*span)], _places(tuple(people["name"].tolist()))
    for name in sorted(places.keys() & _names_in(sentence), key=places.get):
        match = _says(name, sentence)
        if match and (match["opens"] or not opening):
            return people["name"].iloc[places[name]]
    match = _patterns()["unnamed"].search(sentence)
    if match and (not opening or sentence[match.end() : match.end() + 1] in (",", ":")):
        return article.text[span[0] + match.start("who") : span[0] + match.end("who")]
    return ""
