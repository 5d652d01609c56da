"""Sentences of a paragraph; a quotation and the words that say whose it is are one sentence."""

import re
from functools import lru_cache

from helpers.article.reading import paragraph_at

LONGEST = 1000  # characters: what goes on without a full stop is cut, or every look at it would take long

# Words that report speech. 稱 counts only before a mark: it also means a name or praise (稱號, 稱讚).
SPEECH = (
    "說|说|介紹|介绍|表示|指出|透露|強調|强调|認為|认为|坦言|回憶|回忆|解釋|解释|告訴|告诉|提醒"
    "|[稱称](?=[,，:：“「])"
)

_SENTENCE = re.compile(rf"[^。！？!?]{{0,{LONGEST}}}[。！？!?]+[”’」』）)]*|[^。！？!?]{{1,{LONGEST}}}")
_ATTRIBUTION = re.compile(rf"[\u4e00-\u9fff、]{{2,40}}?(?:{SPEECH})")


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
    return _spans(paragraph_at(article, place))


@lru_cache
def _spans(paragraph):
    spans = []
    for match in _SENTENCE.finditer(paragraph.text):
        start, end = match.span()
        if spans and paragraph.text[start - 1] in "”’」』" and _ATTRIBUTION.match(paragraph.text, start):
            before = spans[-1][0] - paragraph.start
            if end - before <= LONGEST:
                start = before
                spans.pop()
        spans.append((paragraph.start + start, paragraph.start + end))
    return tuple(spans)
