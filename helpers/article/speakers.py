"""Who speaks in an article, with which post, and whose word stands behind a number."""

from bisect import bisect_right
from functools import lru_cache
from itertools import chain

import pandas as pd

from helpers.article.names import NOBODY, PERSON
from helpers.article.people import known_forms, with_posts, without_parts
from helpers.article.reports import START, flat, frames, passages, reports_of

PAPER = "paper"


def named_people(article):
    """Return one row for each person named: name, post, whether the text reports what they say.

    A name counts with evidence: a post before or after it (黨委書記高桂琴, 高桂琴書記), or a word of speech
    right after it, and a family name or the sounds of a foreign one. A role without a name (a person in
    charge) is no named person.

    Returns
    -------
    DataFrame
        name, post ("" if none is given), start (of the first mention with that evidence), speaks.

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> people = named_people(read_article())
    >>> people.loc[people["name"] == "高桂琴", "speaks"].item()
    True
    """
    people, _, _, framed = _analysed(article)
    speak = {frame.who.start for frame in framed if frame.who.kind == PERSON}
    rows = [
        (article.text[one.start : one.end], article.text[slice(*one.post)], one.start, one.start in speak)
        for one in people
    ]
    return pd.DataFrame(rows, columns=["name", "post", "start", "speaks"])


def reports_in(article):
    """Return what an article reports as somebody's word: reports in plain words, and quotations.

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> told, quoted = reports_in(read_article())
    >>> len(told) > 5, len(quoted) > 0
    (True, True)
    """
    return _analysed(article)[1:3]


def speaker_of(article, start, reports=None):
    """Return who says the number at a place, and on what basis we say so.

    ``direct``: in a quotation, and the words before or after it say whose it is. ``indirect``: the sentence
    itself reports a speaker. ``adjacent``: a sentence before, in the same paragraph, opens a report, and
    this one begins as one that goes on (其中, 公司): the text does not say that the number is theirs.
    ``paper``: none of these, or two could be meant, so the paper itself says it; the speaker is then "".
    A speaker is a person or a body (國家統計局), as the text names them where it says most.

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> article = read_article()
    >>> speaker_of(article, article.text.index("9.54億元"))
    ('高桂琴', 'indirect')
    """
    told, quoted = reports_in(article) if reports is None else reports
    for reports in quoted, told:
        place = bisect_right(reports, start, key=START) - 1
        report = reports[place] if place >= 0 else None
        if report and start < report.end:
            named = report.who.kind != NOBODY
            return (article.text[report.who.start : report.who.end], report.basis) if named else ("", PAPER)
    return "", PAPER


@lru_cache(maxsize=4)
def _analysed(article):
    """Return the people of an article, its reports, its quotations, and the words that say whose they are."""
    text = flat(article.folded)
    view, cited, asked = passages(article, text)
    people = with_posts(text)
    known = known_forms(people)
    found = {place: frames(view, clauses, known) for place, clauses in asked.items()}
    for frame in chain.from_iterable(found.values()):
        _take_in(people, text, frame.who)
    people = without_parts(people)
    before, known = known, known_forms(people)
    # Elsewhere the frames are what they were: no name can stand there that is now known otherwise.
    differ = {name[0] for name, one in {*before.items()} ^ {*known.items()}}
    for place, clauses in asked.items() if differ else ():
        one = article.paragraphs[place]
        if clauses and not differ.isdisjoint(view[one.start : one.end]):
            found[place] = frames(view, clauses, known)
    told, quoted, framed = reports_of(text, view, article.paragraphs, cited, found, known)
    return sorted(people.values(), key=START), told, quoted, framed


def _take_in(people, text, who):
    """Add a person who speaks, if the name is not there, or there without a post."""
    if who.kind == PERSON:
        name = text[who.start : who.end]
        if name not in people or who.post > people[name].post == (0, 0):
            people[name] = who
