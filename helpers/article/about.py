"""What a newsroom says of its report: a small file beside the story, ``story.report.yaml`` for ``story.txt``.

Each line may be left out, and what is left out is not printed::

    author: Data desk of the County Times
    contact: data@example.org
    corrections: corrections@example.org
    source: https://example.org/story
    licence: CC BY 4.0
    date: 2024-05-07
    version: "2"
    text: false
    findings:
      growth: organisations_pair
      tax_share:
    corrected:
      - "8 May 2024: the rate was printed without its condition."

``author`` may be said in both languages: ``{en: Data desk, zh: 數據組}``. ``contact`` and ``corrections``
are an address of mail or of a page, ``source`` is where the article stands, if it does not say so itself;
``date`` and ``version`` are those of the report. ``text: false`` leaves the article's text out of the report,
for texts that may not be published again. ``findings`` are checks to open the report with, each with its
chart or none. ``corrected`` is the log of corrections; an empty list says that there was none.
"""

from urllib.parse import urlsplit

from helpers.article.given import DAY, TEXT, is_text, lines_in
from helpers.article.reading import companion
from helpers.base import LANGUAGES, LazyPattern, is_file, is_link, label

LINES = ("author", "contact", "corrections", "source", "licence", "date", "version")
LONGEST = 40  # characters of a link in the source line of a chart
_PAGE = LazyPattern(r"https?://[^\s\"'<>\\]+")
_MAIL = LazyPattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def read_about(article, given="", language="en"):
    """Return what the file beside an article says of the report: a text for each line, and whether `text`.

    ``findings`` is a chart or "" by check; ``corrected`` a list of texts, or None if nothing is said of it.

    Parameters
    ----------
    article : Article
    given : str or Path, optional
        Another file than the one beside the article.
    language : {"en", "zh"}
        Of what is said in both.

    Raises
    ------
    FileNotFoundError, ValueError
        With all that is wrong in the file.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> read_about(read_article())["text"]
    True
    """
    path = companion(article, "report.yaml", given)
    if not path or not (given or is_file(path)):
        return _said({}, article, language)
    return _said(lines_in(path, KNOWN), article, language)


def _said(found, article, language):
    lines = {name: _in(language, found.get(name)) for name in LINES}
    lines["source"] = lines["source"] or _stands(article)
    findings = {check: chart or "" for check, chart in (found.get("findings") or {}).items()}
    return lines | {
        "text": found.get("text", True),
        "findings": findings,
        "corrected": found.get("corrected"),
    }


def _in(language, value):
    """Return a value as text; of a text in two languages the one asked for, or else the other."""
    if isinstance(value, dict):
        value = next(filter(None, map(value.get, (language, *LANGUAGES))), "")
    return str(value or "")


def source_line(article, published="", language="en"):
    """Return what a chart names as its source: title and day, and where the article stands.

    That is the line ``source`` of the report's file, else what the article says; of a link too long for a
    line of a chart its host. The name of a file says something only to who has the file.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> source_line(read_article("data/articles/prices.txt"))
    '內地上月物價按年下跌0.3% 豬肉拖低指數'
    """
    known, where = article.metadata, read_about(article)["source"]
    if is_link(where) and len(where) > LONGEST:
        where = urlsplit(where).hostname or ""
    return label("clauses", language).join(filter(None, (known.get("title"), published, where)))


def _stands(article):
    """Return where an article stands, or who published it, as far as it says itself: an address, or words."""
    file = article.metadata.get("file", "")
    return article.metadata.get("source") or (file if is_link(file) else "")


def _is_said(value):
    """Tell whether a value is a text, or a text by language."""
    if isinstance(value, dict):
        return set(value) <= set(LANGUAGES) and all(map(is_text, value.values()))
    return is_text(value)


def _are_texts(value):
    return value is None or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _are_findings(value):
    """Tell whether a value names checks, each with a chart or none."""
    if not isinstance(value, dict):
        return value is None
    return all(isinstance(check, str) and is_text(chart) for check, chart in value.items())


# What each line may hold, and what to write where it holds something else.
KNOWN = dict.fromkeys(LINES, TEXT) | {
    "author": (_is_said, "Write a text in quotation marks, or two: {en: Data desk, zh: 數據組}."),
    "date": DAY,
    "text": (lambda value: isinstance(value, bool), "Write true or false."),
    "findings": (
        _are_findings,
        "Write the id of a check and of its chart on each line: growth: organisations_pair.",
    ),
    "corrected": (_are_texts, "Write a list of texts in quotation marks, each with its day; [] for none."),
}


def link_to(value):
    """Return the address that a line links to: of a page, or of mail; "" if it is plain words.

    Examples
    --------
    >>> link_to("desk@example.org"), link_to("https://example.org/a"), link_to("javascript:alert(1)")
    ('mailto:desk@example.org', 'https://example.org/a', '')
    """
    if _PAGE.fullmatch(value):
        return value
    return f"mailto:{value}" if _MAIL.fullmatch(value) else ""
