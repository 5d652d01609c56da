"""One article: its text exactly as read, its paragraphs, and where it comes from."""

import hashlib
import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from helpers.article.documents import Extracted, text_of_docx, text_of_pdf
from helpers.article.given import given_of
from helpers.article.links import fetched
from helpers.article.pages import text_of_page
from helpers.base import (
    ROOT,
    SHUT,
    LazyPattern,
    decoded,
    find,
    fold,
    fold_whole,
    is_file,
    is_foreign,
    is_link,
    limits,
    main_language,
    require_utf8,
    resolve,
    searched,
    seen,
    shown,
    text_given,
    write_whole,
)

COURSE_ARTICLE = "data/article.txt"
SENTENCE_END = "。!?….;﹔:,、"  # folded, like all that is looked for here
QUOTES_AND_BRACKETS = "”’」』)》\"'"
HEADING_LENGTH = 20
SUBHEADING_LENGTH = 40
TITLE_LENGTH = 120
NAME_LENGTH = 60  # characters of a folder's name: even in Chinese short enough for every file system

_DATE = LazyPattern(r"([12]\d{3})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)")
_TITLE = LazyPattern(r"^\ufeff?(?:原标题|标题|题目|Title)\s*:\s*([^\r\n]+)", re.MULTILINE)
_NUMBERED_HEADING = LazyPattern(r"^(?:#{1,4}\s|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))")
_WEB_PAGE = rb"<!--|<!doctype|<\?xml|<(?:html|head|body|meta|div|article|section|p)[\s>]"
# How a file that is more than plain text begins, what reads it, and the end of its name.
_MORE_THAN_TEXT = (
    (LazyPattern(_WEB_PAGE, re.IGNORECASE), text_of_page, ".html"),
    (LazyPattern(rb"%PDF-"), text_of_pdf, ".pdf"),
    (LazyPattern(rb"PK\x03\x04"), text_of_docx, ".docx"),
)
_NO_TEXT = {
    "a rich-text document": LazyPattern(rb"\{\\rtf"),
    "a document of an old word processor": LazyPattern(rb"\xd0\xcf\x11\xe0"),
}
_HEAD = 4096  # bytes that tell what a file is


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``article.text[start:end] == text``, without the indent."""

    start: int
    end: int
    text: str
    section: int
    heading: bool
    english: str = ""


@dataclass(frozen=True)
class Article:
    """An article as read; offsets count the code points of ``text``."""

    text: str
    paragraphs: tuple[Paragraph, ...] = field(hash=False)  # many, and the text tells articles apart
    metadata: dict = field(hash=False)
    sha256: str
    name: str
    course: bool
    path: Path | None = field(default=None, repr=False, compare=False)  # where its companions lie

    @cached_property
    def folded(self):
        """The text in one script and one width, sign for sign: what words are looked for in."""
        return fold_whole(self.text)

    @cached_property
    def starts(self):
        """Where each paragraph begins."""
        return [one.start for one in self.paragraphs]


def read_article(source="", own_network=False):
    """Read an article: plain text, a saved web page, a .docx, a PDF with text, or a link to one of these.

    Plain text is decoded and nothing else: no newline is translated and no character is folded, so
    that every offset counts code points of the text as it was saved. Of a page or a document the text
    is what was taken out of it, without the signs that nobody sees, and offsets count code points of
    that. The checksum is of the bytes that were read; that of the text stands in the metadata. What a
    file beside the article says of it holds before what it says of itself, see `given`.

    Parameters
    ----------
    source : str or Path
        A file, or a link (``https://…``); a relative path counts from where the caller stands, then from
        the course's folder. Empty: the course's own.
    own_network : bool
        Whether a link may lead to this machine, or to an address of its own network.

    Returns
    -------
    Article

    Raises
    ------
    FileNotFoundError, ValueError
        If there is no such file or page, or no text in it that can be read; the message says what to do.

    Examples
    --------
    >>> article = read_article()
    >>> first = article.paragraphs[0]
    >>> article.text[first.start:first.end] == first.text
    True
    """
    if is_link(source):
        answer = fetched(str(source), own_network)
        path, data, shown_as = None, answer.data, answer.link
        read = text_in(data, shown_as, answer.encoding, answer.link)
    else:
        path = find(source or ROOT / COURSE_ARTICLE)
        data, shown_as = _bytes_of(path, searched(source or path)), shown(path)
        read = text_in(data, shown_as)
    text = read.text
    sha256 = hashlib.sha256(data).hexdigest()
    name, course = name_of(path or Path(f"{_stem(shown_as)}.html"), sha256)
    metadata = {
        "title": read.title,
        "date": read.date,
        "author": read.author,
        "source": read.source,
        "file": shown_as,
        "bytes": len(data),
        "characters": len(text),
        "byte_order_mark": text.startswith("\ufeff"),
        "text_sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
    }
    given = given_of(beside_article(path, "article.yaml")) if path else {}
    metadata |= given | ({"title": _short(given["title"])} if "title" in given else {})
    return Article(text, _paragraphs(text, path), metadata, sha256, name, course, path)


def text_in(data, name, encoding="", link=""):
    r"""Return the text in the bytes of an article with its title and its day, as far as they are known.

    Parameters
    ----------
    data : bytes
        What a file holds: plain text, a web page, a .docx or a PDF.
    name : str
        What the messages call it.
    encoding : str
        Of a web page, as whoever sent it says.
    link : str
        Where it comes from.

    Returns
    -------
    Extracted

    Raises
    ------
    ValueError
        If there is no text in it that can be read; the message says what to do.

    Examples
    --------
    >>> text_in("全鎮有3個湖\n全鎮有3個湖,去年多了一個。".encode("utf-8"), "story.txt").title
    '全鎮有3個湖'
    """
    read = _extracted(data, name, encoding, link)
    if len(read.text) > limits.TEXT_SIGNS:
        most = f"{limits.TEXT_SIGNS:,} characters; an article has fewer"
        raise ValueError(f"{name} has more than {most}. Cut it into several files.")
    if next(_lines(read.text), None) is None:
        raise ValueError(f"{name} is empty. Save the article's text in it and try again.")
    _require_chinese(read.text, name)
    title = _short(read.title) or _title(read.text)
    return replace(read, title=title, date=read.date or _publication_date(read.text))


def name_of(path, sha256):
    """Return the name of an article's results, and whether it is the course's own.

    Examples
    --------
    >>> name_of(Path("desk/My story.txt"), "0123456789")
    ('My-story', False)
    """
    course = path == ROOT / COURSE_ARTICLE or sha256 == _hash_of_the_original()
    return _name(path.stem, sha256, course), course


def keep(link, folder, own_network=False):
    """Fetch what a link leads to and keep it in a folder, as it came; return its path there."""
    data = fetched(str(link), own_network).data
    content = _beginning(data)
    suffix = next((suffix for sign, _, suffix in _MORE_THAN_TEXT if sign.match(content)), ".txt")
    return write_whole(Path(folder) / f"source{suffix}", data)


def foreign_lines(article):
    """Return how many lines of an article are in another language than Chinese: their numbers are not read.

    Examples
    --------
    >>> foreign_lines(read_article())
    0
    """
    return sum(is_foreign(line) for _, _, line in _lines(article.text))


def companion(article, name, given=""):
    """Return the path of a file that goes with `article`, or None.

    A path that is `given` wins; then a file beside the article that has its name: ``story.coding.csv``
    for ``story.txt``. The course's own file serves the course article alone.

    Examples
    --------
    >>> companion(read_article(), "coding.csv").name
    'coding.csv'
    """
    if given:
        return find(given)
    beside = article.path and beside_article(article.path, name)
    if beside and is_file(beside):
        return beside
    return ROOT / "data" / name if article.course else None


def beside_article(path, name, folder=None):
    """Return where a file that goes with the article at `path` lies: beside it, or in another folder.

    Examples
    --------
    >>> beside_article(ROOT / "story.txt", "checks.yaml").name
    'story.checks.yaml'
    """
    path = Path(path)
    return (Path(folder) if folder else path.parent) / f"{path.stem}.{name}"


def results_folder(article, output=""):
    """Return the folder for the results of `article`; none is made.

    A relative `output` counts from where the caller stands.

    Examples
    --------
    >>> results_folder(read_article()).relative_to(ROOT).as_posix()
    'output/article'
    """
    return resolve(output) if output else ROOT / "output" / article.name


def paragraph_at(article, place):
    """Return the paragraph in which a place of the text lies, or the one before it.

    Examples
    --------
    >>> article = read_article()
    >>> paragraph_at(article, article.paragraphs[3].start + 2) == article.paragraphs[3]
    True
    """
    return article.paragraphs[max(0, bisect_right(article.starts, place) - 1)]


def _bytes_of(path, looked):
    require_utf8(path, "Rename the file or folder.")
    try:
        if path.is_dir():
            raise ValueError(f"{shown(path)} is a folder. Give the path of one text file.")
        if path.exists() and not path.is_file():
            raise ValueError(
                f"{shown(path)} is a pipe or a device, and no file. Save what comes from it, and give that."
            )
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except PermissionError:
        raise ValueError(SHUT.format(shown(path))) from None
    except OSError:  # there is none, or its name is longer than any file's
        words = f"There is no file {_short(shown(path))}. Check the spelling.{looked}"
        raise FileNotFoundError(words) from None
    if len(data) > limits.FILE_BYTES:
        most = f"{limits.FILE_BYTES // limits.MB} MB; an article has less"
        raise ValueError(f"{shown(path)} has more than {most}. Save its text alone and give that file.")
    return data


def _extracted(data, shown_as, encoding="", link=""):
    """Return the text in some bytes: decoded, or taken out of a page or document."""
    content = _beginning(data)
    for kind, sign in _NO_TEXT.items():
        if sign.match(content):
            raise ValueError(f"{shown_as} is {kind}. Save it as .docx or as plain text and give that file.")
    reader = next((reader for sign, reader, _ in _MORE_THAN_TEXT if sign.match(content)), None)
    if not reader:
        return Extracted(decoded(data, shown_as))
    try:
        read = text_of_page(data, encoding, link) if reader is text_of_page else reader(data)
    except ValueError as error:
        raise ValueError(f"{shown_as}: {error}.") from error
    return replace(read, text=seen(read.text)[0], title=seen(read.title)[0])


def _beginning(data):
    # A page in UTF-16 has a nought beside every sign of its markup.
    return data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip()


def _require_chinese(text, shown_as):
    """Refuse a text that is mostly in another language, or in none."""
    language = main_language(text)
    if language == "Chinese":
        return
    found = f"is mostly in {language}" if language else "has no Chinese in it"
    raise ValueError(
        f"{shown_as} {found}. The course reads Chinese, Traditional or Simplified: "
        "give it a Chinese text, such as the original of a translation."
    )


def _short(words):
    return words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1] + "…"


def _hash_of_the_original():
    """Return the checksum that data/datapackage.json records for the original, or ""."""
    package = ROOT / "data" / "datapackage.json"
    if not package.exists():
        return ""
    sources = json.loads(package.read_text(encoding="utf-8")).get("sources", [])
    return next((source["sha256"] for source in sources if "sha256" in source), "")


def _stem(link):
    """Return the last word of a link's path, or the site."""
    parts = urlsplit(link)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    return Path(last).stem if last else parts.hostname


def _name(stem, sha256, course):
    name = re.sub(r"\W+", "-", stem)[:NAME_LENGTH].strip("-_") or "text"
    # Only the course's own text is called "article": another article.txt must not share its results.
    return f"{name}-{sha256[:8]}" if name == "article" and not course else name


def _lines(text):
    """Yield start, end and text of each line that has one, without the white space around it."""
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group().strip(" \t\u3000\u00a0\ufeff")
        if line:
            start = match.start() + match.group().index(line)
            yield start, start + len(line), line


def _ends_like_a_sentence(folded):
    return folded.rstrip(QUOTES_AND_BRACKETS).endswith(tuple(SENTENCE_END))


def _heading_flags(lines):
    """Say of each folded line whether it is a section heading.

    A heading is a short line that ends like no sentence and stands between two that do, ends in a
    dash (強隊伍——) or starts with a number in the manner of 一、; a short line of the same kind
    right after a heading belongs to it. A dateline is none.
    """
    body = [number for number, line in enumerate(lines) if _ends_like_a_sentence(line)]
    flags = []
    for number, line in enumerate(lines):
        follows = bool(flags) and flags[-1]
        longest = SUBHEADING_LENGTH if follows else HEADING_LENGTH
        between = bool(body) and body[0] < number < body[-1]
        plain = len(line) <= longest and not _ends_like_a_sentence(line) and not _day_of(line)
        flags.append(plain and (follows or between or _looks_like_a_heading(line)))
    return flags


def _looks_like_a_heading(folded):
    return folded.endswith("--") or bool(_NUMBERED_HEADING.match(folded))


def _paragraphs(text, path):
    lines = list(_lines(text))
    flags = _heading_flags([fold(line) for _, _, line in lines])
    english = _english(path, len(lines))
    paragraphs, section = [], 0
    for number, ((start, end, line), heading) in enumerate(zip(lines, flags, strict=True)):
        if heading and not (number and flags[number - 1]):
            section += 1
        paragraphs.append(Paragraph(start, end, line, section, heading, english[number]))
    return tuple(paragraphs)


def _english(path, count):
    """Return the paragraphs of NAME.en.txt beside NAME.txt if they keep step, else empty ones."""
    beside = path and path.with_name(f"{path.stem}.en.txt")
    there = beside and is_file(beside)
    text = text_given(beside, "English version", limits.FILE_BYTES) if there else ""
    lines = [line for _, _, line in _lines(text)]
    return lines if len(lines) == count else [""] * count


def _title(text):
    """Return the title where the text states one (原標題:…), else its first line if it reads like one."""
    stated = _TITLE.search(fold(text))
    if stated:
        return _short(text[slice(*stated.span(1))].strip())
    first, *others = [line for _, _, line in _lines(text)]
    plain = "。" not in first and not _ends_like_a_sentence(fold(first))
    return first if others and plain and len(first) <= SUBHEADING_LENGTH else ""


def _publication_date(text):
    """Return the ISO day of the first dateline, or ""."""
    days = (_day_of(line) for _, _, line in _lines(fold(text)))
    return next(filter(None, days), "")


def _day_of(line):
    """Return the ISO day of a dateline: a full date in a short line that is no sentence, else ""."""
    match = _DATE.search(line)
    if not match or len(line) > SUBHEADING_LENGTH or _ends_like_a_sentence(line):
        return ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:  # the 31st of February
        return ""
