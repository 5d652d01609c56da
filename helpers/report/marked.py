"""The text of an article with its numbers marked: whole, with its English version, or a few words round each.

A paragraph is a list of pieces: the words, the role of a number (or ""), and the id of a statistic (or "").
"""

from bisect import bisect_left
from collections import defaultdict

from helpers.extract import quoted_in
from helpers.table import exact, words_around

POINTS = "百分點", "百分点"


def marked(article, table, others, language):
    """Return the paragraphs, cut into plain text, statistics (with their id) and other numbers.

    Parameters
    ----------
    article : Article
    table : DataFrame
    others : list of Number
        The numbers that are not in the table.
    language : {"en", "zh"}
        The English version stands beside the text for who reads English.
    """
    found = [(row.start, row.end, "statistic", row.id) for row in table.itertuples()]
    found = sorted(found + [(one.start, one.end, one.role, "") for one in others])
    starts = [start for start, *_ in found]
    rows = {row["id"]: row for row in table.to_dict("records")}
    paragraphs = []
    for paragraph in article.paragraphs:
        inside = found[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        spans = [(start - paragraph.start, end - paragraph.start, *what) for start, end, *what in inside]
        text = article.text[paragraph.start : paragraph.end]
        english = paragraph.english if language == "en" else ""
        told = _in_english(english, [rows[figure] for *_, figure in spans if figure]) if english else []
        paragraphs.append(
            {"heading": paragraph.heading, "pieces": _cut(text, spans), "english": _cut(english, told)}
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


def _in_english(text, rows):
    """Return the places of statistics in the English version of their paragraph.

    A value that the paragraph has as often as its English is matched in order; any other is left unmarked,
    for a wrong link is worse than none.
    """
    numbers, wanted = defaultdict(list), defaultdict(list)
    for one in quoted_in(text):
        if one.role == "statistic":
            numbers[one.value, one.measure == "points"].append(one)
    for row in rows:
        if (value := exact(row["value"])) is not None:
            wanted[abs(value), row["unit"].endswith(POINTS)].append(row["id"])
    pairs = [
        (one.start, one.end, "statistic", figure)
        for key, ids in wanted.items()
        if len(ids) == len(numbers[key])
        for one, figure in zip(numbers[key], ids, strict=True)
    ]
    return _apart(sorted(pairs))


def _apart(spans):
    """Return the places that begin after the one before has ended."""
    kept = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
