"""Saved web pages: the article's text without what stands around it, and what the page says of it."""

import codecs
import re

from helpers.article.documents import Extracted
from helpers.base import LazyPattern, encoding_of, limits

HEAD = 4096  # bytes in which a page declares its encoding
_DECLARED = LazyPattern(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SOURCE = LazyPattern(r"(?:來源|来源)\s*[:：]\s*(?:<[^>]{0,200}>\s*)*([^\s<>|]{2,30})")
_AUTHOR = LazyPattern(
    r"<meta\s(?:name|property)=[\"'](?:article:)?author[\"']\scontent=[\"']([^\"'<>:/]{1,40})[\"']",
    re.IGNORECASE,
)
# Encodings under the names that pages use, read by the larger set that holds them.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "x-gbk": "gb18030"}
# Codecs of Python's own, which no page is in; the time of punycode grows with the square.
_NO_CHARSET = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
# What stands at the foot of a page, where its class says so by a word that the library doesn't know.
_FOOT = ["//*[@class='foot' or @id='foot' or @class='bottom' or @class='copyright']"]
# A news item in Chinese is shorter than the library expects of a page's text.
_SHORTEST = {"MIN_EXTRACTED_SIZE": "50", "MIN_OUTPUT_SIZE": "1"}


def text_of_page(data, declared="", link=""):
    """Return the article of a web page: its title, then its paragraphs, without navigation and comments.

    The text is found by trafilatura (https://trafilatura.readthedocs.io).

    Parameters
    ----------
    data : bytes
    declared : str
        The encoding that the server names; it wins over that of the page.
    link : str
        Where the page comes from.

    Returns
    -------
    Extracted

    Raises
    ------
    ValueError
        If no article is found in it.
    """
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    for name, value in _SHORTEST.items():
        config.set("DEFAULT", name, value)
    page = decoded_page(data, declared)
    _require_few_attributes(page)
    found = trafilatura.bare_extraction(
        _without_layout(page),
        url=link or None,
        config=config,
        include_comments=False,
        with_metadata=True,
        prune_xpath=_FOOT,
    )
    body = _lines(found.text) if found and found.text else []
    if not body:
        raise ValueError("no article was found in this web page; copy the article's text into a file")
    title = (found.title or "").strip()
    text = "\n".join(body if not title or body[0] == title else [title, *body])
    return Extracted(
        text, title, found.date or "", found.author or _first(_AUTHOR, page), _source(found, page)
    )


def _require_few_attributes(page):
    """Refuse a page with an element of so many attributes that its parser takes time with their square."""
    for found in _TAG.finditer(page):
        attributes = found["attributes"] or found["of_text"] or ""
        if len(attributes) > limits.ATTRIBUTES and len(_ATTRIBUTE.findall(attributes)) > limits.ATTRIBUTES:
            most = f"{limits.ATTRIBUTES:,} attributes"
            raise ValueError(f"it has an element with more than {most}; copy the article's text into a file")


# As the standard has them (https://html.spec.whatwg.org/#tokenization); each sign is looked at once.
_ONE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+)?+"""
_ALL = rf"(?:[\s/]++|{_ONE})*+"
_ATTRIBUTE = LazyPattern(_ONE)
_TAG = LazyPattern(
    rf"<!--(?:-?>|.*?--!?>|.*)|<(script|style)\b(?P<of_text>{_ALL})>(?:.*?</\1|.*)"
    rf"|<[a-z][^\s/>]*+(?P<attributes>{_ALL})",
    re.IGNORECASE | re.DOTALL,
)


def decoded_page(data, declared=""):
    """Return a page as text: by its byte order mark, as the server says, as the page says, or as it looks.

    Examples
    --------
    >>> decoded_page('<meta charset="gb2312"><p>有3个湖'.encode("gb18030"))
    '<meta charset="gb2312"><p>有3个湖'
    """
    stated = _DECLARED.search(data[:HEAD])
    names = [declared, stated[1].decode("ascii") if stated else ""]
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for name in names if not marked else []:
        try:
            codec = codecs.lookup(_WIDER.get(name.lower(), name.lower())).name
            if codec not in _NO_CHARSET:
                return data.decode(codec)
        except (LookupError, ValueError):  # declared wrongly, as happens
            continue
    return data.decode(encoding_of(data) or "utf-8", errors="replace")


def _without_layout(page):
    """Return an old page with the cells of its tables as blocks, and the gaps between lines as paragraphs.

    Where a page has no paragraph at all, tables lay it out.
    """
    if re.search(r"(?i)<(?:p|article)[\s>]", page) or not re.search(r"(?i)<table", page):
        return page
    page = re.sub(r"(?i)<(/?)(?:table|tbody|tr|td|th)\b[^>]{0,300}>", r"<\1div>", page)
    return re.sub(r"(?i)(?:<br\s*/?>\s*){2,}", "</p><p>", page)


def _lines(text):
    """Return the lines of what was found; a row of a table is a line of its cells."""
    lines = (re.sub(r"^\|\s*|\s*\|\s*$", "", line.strip()) for line in text.splitlines())
    rows = (re.sub(r"\s*\|\s*", "\t", line) for line in lines)
    return [line for line in rows if line and not re.fullmatch(r"[-\s\t:]*", line)]


def _source(found, page):
    named = found.sitename if found.sitename and found.sitename != found.hostname else ""
    return named or _first(_SOURCE, page) or found.hostname or ""


def _first(pattern, page):
    match = pattern.search(page)
    return match[1].strip() if match else ""
