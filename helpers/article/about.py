"""What a newsroom says of its report: a small file beside the story, ``story.report.yaml`` for ``story.txt``.

Each line may be left out, and what is left out is not printed::

    author: Data desk of the County Times
    contact: data@example.org
    corrections: corrections@example.org
    source: https://example.org/story
    licence: CC BY 4.0
    text: false

``contact`` and ``corrections`` are an address of mail or of a page, ``source`` is where the article stands.
``text: false`` leaves the article's text out of the report, for texts that may not be published again.
"""

import re
from urllib.parse import urlsplit

from helpers.article.reading import companion
from helpers.base import decoded, is_link, read_yaml, resolve, shown

LINES = ("author", "contact", "corrections", "source", "licence")
LONGEST = 40  # characters of a link in the source line of a chart
_PAGE = re.compile(r"https?://[^\s\"'<>\\]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def read_about(article, given=""):
    """Return what the file beside an article says of the report: a text for each line, and whether `text`.

    Parameters
    ----------
    article : Article
    given : str or Path, optional
        Another file than the one beside the article.

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
    if not path or not (given or path.is_file()):
        return dict.fromkeys(LINES, "") | {"text": True}
    path = resolve(path)
    if not path.is_file():
        raise FileNotFoundError(f"There is no file {shown(path)}. Leave it out, or check the spelling.")
    found = read_yaml(decoded(path.read_bytes(), path), shown(path))
    if found and not isinstance(found, dict):
        raise ValueError(f"{shown(path)} has no lines like “author: Data desk”. Write one a line.")
    found = found or {}
    if faults := [*_faults(found)]:
        raise ValueError(f"{shown(path)}: " + " ".join(faults))
    return {name: found.get(name) or "" for name in LINES} | {"text": found.get("text", True)}


def source_line(article, published=""):
    """Return what a chart names as its source: title and day, and where the article stands.

    That is the line ``source`` of the file beside it, else the page it was read from; of a link too long
    for a line of a chart its host. The name of a file says something only to who has the file.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> source_line(read_article("data/articles/prices.txt"))
    '內地上月物價按年下跌0.3% 豬肉拖低指數'
    """
    known, file = article.metadata, article.metadata.get("file", "")
    stands = read_about(article)["source"] or known.get("source") or (file if is_link(file) else "")
    if is_link(stands) and len(stands) > LONGEST:
        stands = urlsplit(stands).hostname or ""
    return ", ".join(filter(None, (known.get("title"), published, stands)))


def _faults(found):
    """Yield all that is wrong with the lines of a file."""
    known = (*LINES, "text")
    for name, value in found.items():
        if name not in known:
            yield f"The line {name!r} is not known. Use: {', '.join(known)}."
        elif name == "text" and not isinstance(value, bool):
            yield f"text is {value!r}. Write true or false."
        elif name != "text" and not isinstance(value, str | None):
            yield f"{name} is {value!r}. Put it in quotation marks."


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
