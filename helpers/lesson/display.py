"""The article on the screen: paragraphs with their English beside them, a number marked in its place.

Text from an article is escaped, so nothing in it can act as HTML.
"""

from bisect import bisect_left
from html import escape

from IPython.display import HTML

from helpers.article import paragraph_at
from helpers.base import TEXT_CELL, cell_of, label, table_of

_TABLE = "table-layout:fixed;width:100%;border-collapse:collapse"
_TEXT = f"{TEXT_CELL};line-height:1.6;overflow-wrap:anywhere"  # Chinese has no spaces to break at


def show_paragraphs(article, first=0, last=None):
    """Show paragraphs `first` up to `last` (left out, as in a slice): number, text, English if there is one.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> shown = show_paragraphs(read_article(), 0, 1)
    >>> shown.data.count("<tr>")
    1
    """
    chosen = list(enumerate(article.paragraphs))[slice(first, last)]
    rows = "".join(_row(number, one, escape(one.text)) for number, one in chosen)
    return HTML(table_of(rows, _TABLE))


def show_place(article, row):
    """Show the paragraph of a row of the table, its number marked and underlined, and the English.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> article = read_article()
    >>> start = article.text.index("9.54億元")
    >>> "<mark><u>9.54億元</u></mark>" in show_place(article, {"start": start, "end": start + 6}).data
    True
    """
    one = paragraph_at(article, row["start"])
    number = article.paragraphs.index(one)
    pieces = (
        article.text[one.start : row["start"]],
        article.text[row["start"] : row["end"]],
        article.text[row["end"] : one.end],
    )
    before, marked, after = map(escape, pieces)
    return HTML(table_of(_row(number, one, f"{before}<mark><u>{marked}</u></mark>{after}"), _TABLE))


def show_numbers(article, numbers, language="en", first=0, last=None):
    """Show paragraphs with every number underlined and its role in words; statistics are marked and bold.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.extract import find_numbers
    >>> article = read_article()
    >>> shown = show_numbers(article, find_numbers(article.text)).data
    >>> "<mark><b><u>9.54億元</u></b></mark><small>[statistic]</small>" in shown
    True
    """
    rows, starts = [], [number.start for number in numbers]
    for position, one in list(enumerate(article.paragraphs))[slice(first, last)]:
        text, place = "", one.start
        for number in numbers[bisect_left(starts, one.start) : bisect_left(starts, one.end)]:
            text += escape(article.text[place : number.start]) + _marked(number, language)
            place = number.end
        rows.append(_row(position, one, text + escape(article.text[place : one.end])))
    return HTML(table_of("".join(rows), _TABLE))


def _marked(number, language):
    printed = f"<u>{escape(number.printed)}</u>"
    if number.role == "statistic":
        printed = f"<mark><b>{printed}</b></mark>"
    role = escape(label(f"role.{number.role}", language))
    return f'<span style="white-space:nowrap">{printed}<small>[{role}]</small></span>'


def _row(number, paragraph, text):
    cells = cell_of(str(number), "row", f"width:2em;{_TEXT}") + cell_of(text, style=_TEXT, language="zh")
    if paragraph.english:
        cells += cell_of(escape(paragraph.english), style=_TEXT, language="en")
    return f"<tr>{cells}</tr>"
