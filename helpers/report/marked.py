"""The text of an article with its numbers marked: whole, with its English version, or a few words round each.

A paragraph is a list of pieces: the words, the role of a number (or ""), and the id of a statistic (or "").
"""

from bisect import bisect_left

from helpers.extract import counterparts
from helpers.table import words_around


def marked(article, table, numbers, language):
    """Return the paragraphs, cut into plain text, statistics (with their id) and other numbers.

    Parameters
    ----------
    article : Article
    table : DataFrame
    numbers : list of Number
        All numbers of the text, those in the table too.
    language : {"en", "zh"}
        The English version stands beside the text for who reads English.
    """
    starts, figures = [one.start for one in numbers], dict(zip(table["start"], table["id"], strict=True))
    paragraphs = []
    for paragraph in article.paragraphs:
        inside = numbers[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        what = [(figures.get(one.start, ""), one) for one in inside]
        what = [("statistic" if figure else one.role, figure) for figure, one in what]
        spans = [
            (one.start - paragraph.start, one.end - paragraph.start, *said)
            for one, said in zip(inside, what, strict=True)
        ]
        english = paragraph.english if language == "en" else ""
        told = [(start, end, *what[place]) for start, end, place in counterparts(english, inside)]
        paragraphs.append(
            {
                "heading": paragraph.heading,
                "pieces": _cut(paragraph.text, spans),
                "english": _cut(english, told),
            }
        )
    return paragraphs


def snippets(table):
    """Return for each number the few words round it, cut like a paragraph: no more of a text is needed."""
    paragraphs = []
    for row in table.to_dict("records"):
        before, printed, after = words_around(row)
        pieces = [(before, "", ""), (printed, "statistic", row["id"]), (after, "", "")]
        paragraphs.append({"heading": False, "pieces": pieces, "english": []})
    return paragraphs


def _cut(text, spans):
    """Return a text in pieces, a number a piece.

    Examples
    --------
    >>> _cut("3 of 12", [(0, 1, "statistic", "s001")])
    [('3', 'statistic', 's001'), (' of 12', '', '')]
    """
    pieces, done = [], 0
    for start, end, role, figure in spans:
        pieces += [(text[done:start], "", ""), (text[start:end], role, figure)]
        done = end
    return [piece for piece in (*pieces, (text[done:], "", "")) if piece[0]]
