"""HTML in a notebook: one look for every table, and the text of an article as text.

JupyterLab, nbconvert and websites read dollar signs as mathematics: HK$100億 and HK$200億 would lose both.
Styles stand in each cell, for JupyterLab takes style sheets out of a notebook that isn't trusted yet.
"""

from base64 import b64encode
from hashlib import sha256

from helpers.base.patterns import LazyPattern

NO_MATH = 'class="mathjax_ignore tex2jax_ignore"'  # as MathJax 3 and 4, and 2, read it
TEXT_CELL = "text-align:left;vertical-align:baseline"
NUMBER_CELL = "text-align:right;vertical-align:baseline"
_TABLE = "font-variant-numeric:tabular-nums;border-spacing:1em .3em"  # where no style sheet makes room
_TAG = LazyPattern("<[^>]*>")
_WORD = 16  # a cell of up to this many characters is a word or a date: it does not break at its hyphens


def hash_of(text):
    """Return a script or a style as the policy of a page names it: all others do nothing there.

    Source: https://www.w3.org/TR/CSP3/#grammardef-hash-source.

    Examples
    --------
    >>> hash_of("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def table_of(rows, style=_TABLE):
    """Return rows of HTML as a table that is never wider than its place: what is wider can be scrolled.

    Examples
    --------
    >>> table_of("<tr><td>3</td></tr>").count("mathjax_ignore")
    1
    """
    return f'<div {NO_MATH} tabindex="0" style="overflow-x:auto"><table style="{style}">{rows}</table></div>'


def cell_of(content, kind="td", style=TEXT_CELL, language=""):
    """Return a cell of HTML: ``td``, or the head of a ``row`` or a ``col``; with the language of its text.

    Examples
    --------
    >>> cell_of("2023-08-30")
    '<td style="text-align:left;vertical-align:baseline;white-space:nowrap">2023-08-30</td>'
    >>> cell_of("3", "row", NUMBER_CELL)
    '<th scope="row" style="text-align:right;vertical-align:baseline">3</th>'
    """
    if 1 < len(_TAG.sub("", content)) <= _WORD and style == TEXT_CELL:
        style = f"{style};white-space:nowrap"
    name, scope = ("td", "") if kind == "td" else ("th", f' scope="{kind}"')
    lang = f' lang="{language}"' if language else ""
    return f'<{name}{scope}{lang} style="{style}">{content}</{name}>'
