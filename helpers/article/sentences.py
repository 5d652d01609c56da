"""Sentences of a paragraph; a quotation and the words that say whose it is are one sentence."""

import re
from functools import cache, lru_cache

from helpers.article.reading import paragraph_at
from helpers.article.words import any_of
from helpers.base import LazyPattern

LONGEST = 1000  # characters: what goes on without a full stop is cut, or every look at it would take long

_SENTENCE = LazyPattern(rf"[^。!?]{{0,{LONGEST}}}[。!?]+[”’」』)]*|[^。!?]{{1,{LONGEST}}}")


@cache
def _attribution():
    """Return the pattern of the words after a quotation that say whose it is: 縣長林一平說."""
    return re.compile(rf"[\u4e00-\u9fff、]{{2,40}}?(?:{any_of('speech')})")


def sentences_around(article, place):
    """Return start and end of each sentence of the paragraph in which a place lies.

    Examples
    --------
    >>> from helpers.article.reading import read_article
    >>> article = read_article()
    >>> spans = sentences_around(article, article.text.index("68143個"))
    >>> [article.text[start : start + 2] for start, end in spans]
    ['截至', '黨的']
    """
    paragraph, known = paragraph_at(article, place), _known(article.folded)
    within = paragraph.start, paragraph.end
    if within not in known:
        known[within] = _spans(article.folded, *within)
    return known[within]


@lru_cache(maxsize=8)
def _known(folded):
    """Return where the sentences of a text are kept, by start and end of their paragraph."""
    return {}


def _spans(folded, first, last):
    spans = []
    for match in _SENTENCE.finditer(folded, first, last):
        start, end = match.span()
        near = spans and folded[start - 1] in "”’」』" and end - spans[-1][0] <= LONGEST
        if near and _attribution().match(folded, start, last):
            start, _ = spans.pop()
        spans.append((start, end))
    return tuple(spans)
