"""Documents of a word processor and PDFs: their text, and what they say of themselves."""

import re
import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from logging import CRITICAL, getLogger

from helpers.base import limits

ENDS_A_PARAGRAPH = "。！？!?；;：:”」』"
SHORT_LINE = 0.8  # of a page's usual line: the last line of a paragraph is shorter
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".bin", ".odttf")
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}

_PARTS = " | ".join(f".//w:r/w:{tag}[not(ancestor::*[local-name()='Fallback'])]" for tag in ("t", *BREAKS))


@dataclass(frozen=True)
class Extracted:
    """The text of a file that is more than text, and what it says of itself; ``""`` where it says nothing."""

    text: str
    title: str = ""
    date: str = ""
    author: str = ""
    source: str = ""


def text_of_docx(data):
    """Return what a .docx document holds: its paragraphs and the rows of its tables in order, one a line.

    Headers, footers, footnotes and comments are left out, and so is what tracked changes deleted.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Extracted
        No date: the day a file was made is not when an article appeared.

    Raises
    ------
    ValueError
        If it is no such document, or a very large one.
    """
    import docx

    _require_small(data)
    try:
        document = docx.Document(BytesIO(data))
        lines = [line for part in document.iter_inner_content() for line in _lines_of(part)]
        # The style of each paragraph would be looked up in the list of all styles.
        titles = {style.style_id for style in document.styles if style.name == "Title"}
        titled = (part.text for part in document.paragraphs if part._p.style in titles and part.text.strip())
        properties = document.core_properties
        title = next(titled, properties.title or "")
        return Extracted("\n".join(lines), title.strip(), author=properties.author or "")
    except Exception as error:  # what each library below lets through where bytes are not what they should be
        raise ValueError("it is no .docx document; open it in a word processor and save it again") from error


def text_of_pdf(data):
    """Return the text of a PDF, its lines joined to paragraphs.

    A line ends a paragraph if it ends like a sentence and is shorter than the usual line of its page.
    Lines that hold a page's number alone are left out.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Extracted
        No date: the day a file was made is not when an article appeared.

    Raises
    ------
    ValueError
        If it can't be read, asks for a password or has no text.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    # It tells a terminal of each thing that is odd in a file, and names it as the file does.
    getLogger("pypdf").setLevel(CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else _pages_of(reader)
        about = {} if locked else reader.metadata or {}
    except TooMuch as error:
        raise ValueError(f"it {error}; save the pages of the article alone") from None
    except DependencyError:  # to read what is locked in this way, pypdf needs one more package
        raise ValueError("it is locked; save it without protection") from None
    except Exception as error:  # as above
        raise ValueError("it is a PDF that can't be read; save it anew from its program") from error
    if locked:
        raise ValueError("it asks for a password; save it without one")
    paragraphs = [paragraph for page in pages for paragraph in joined(page.splitlines())]
    if not paragraphs:
        raise ValueError("it is a PDF without text, such as a scan; have its text recognised first")
    return Extracted("\n".join(paragraphs), _said(about, "/Title"), author=_said(about, "/Author"))


class TooMuch(Exception):
    """A document holds more than an article can have: it says what of."""


def _pages_of(reader):
    """Return the text of each page, if what draws them all is no more than draws an article."""
    if len(reader.pages) > limits.PDF_PAGES:
        raise TooMuch(f"has more than {limits.PDF_PAGES:,} pages")
    size, known = 0, {}
    for page in reader.pages:
        content = page.get_contents()
        if content is not None:
            size += _bytes_that_draw(content, page, known, limits.PDF_BYTES - size)
    return [_in_whole_signs(page.extract_text()) for page in reader.pages]


def _bytes_that_draw(content, owner, known, most):
    """Return how many bytes draw a page, or what a page draws by its name, as often as it does so.

    What is drawn by name may draw something by name in turn: so a few bytes can stand for a billion.
    """
    from pypdf.generic import ContentStream

    size = len(content.get_data())
    drawn = _drawn_by_name(owner)
    for operands, operator in content.operations if drawn and size <= most else ():
        one = drawn.get(operands[0]) if operator == b"Do" and operands else None
        if one and id(one) not in known:
            known[id(one)] = 0  # so long as it is looked at: what draws itself is left out
            known[id(one)] = _bytes_that_draw(ContentStream(one, None), one, known, most)
        size += known.get(id(one), 0)
        if size > most:
            break
    if size > most:
        raise TooMuch(f"is drawn by more than {limits.PDF_BYTES // limits.MB} MB")
    return size


def _drawn_by_name(owner):
    """Return what a page, or something drawn by name, may draw by name; pictures apart."""
    from pypdf.generic import StreamObject

    named = _of(_of(owner, "/Resources"), "/XObject")
    found = {name: _of(named, name) for name in named}
    return {
        name: one
        for name, one in found.items()
        if isinstance(one, StreamObject) and one.get("/Subtype") == "/Form"
    }


def _of(mapping, name):
    """Return what stands in a PDF under a name, wherever it does; {} where there is nothing."""
    found = mapping.get(name)
    return found.get_object() if found is not None else {}


def joined(lines):
    """Return the paragraphs that the lines of a page make.

    Examples
    --------
    >>> joined(["縣圖書館去年借出圖書一萬二", "千冊，比前年多。", "館長說明年更多。今年", "- 3 -"])
    ['縣圖書館去年借出圖書一萬二千冊，比前年多。', '館長說明年更多。今年']
    """
    from statistics import median

    lines = [line.strip() for line in lines]
    lines = [line for line in lines if line and not re.fullmatch(r"[-–—\s]*\d{1,4}[-–—\s]*", line)]
    usual = median(map(len, lines)) if lines else 0
    paragraphs, open_ = [], False
    for line in lines:
        if not open_:
            paragraphs.append([])
        paragraphs[-1].append(line)
        ends = line.endswith(tuple(ENDS_A_PARAGRAPH)) and len(line) < usual
        open_ = not ends and len(line) >= SHORT_LINE * usual  # a title or a byline is much shorter
    return list(map(_glued, paragraphs))


def _glued(lines):
    """Return lines as one text; only words in Latin script have a space between them."""
    apart = [
        " " if one[-1].isascii() and one[-1].isalpha() and two[0].isascii() and two[0].isalpha() else ""
        for one, two in pairwise(lines)
    ]
    return "".join(map("".join, zip(lines, [*apart, ""], strict=True)))


def _lines_of(block):
    """Yield the lines of a paragraph, or of a table: a row a line, its cells apart."""
    if not hasattr(block, "rows"):
        yield from _text_of(block._element).splitlines()
        return
    for row in block.rows:
        # The library gives a cell once for each column that it says it spans, however many that are.
        cells = [" ".join(map(_text_of, cell.p_lst)) for cell in row._tr.tc_lst]
        yield "\t".join(filter(None, cells))


def _text_of(paragraph):
    """Return the text of a paragraph with what tracked changes added: python-docx leaves that out."""
    return "".join(BREAKS.get(part.tag.rpartition("}")[2], part.text) or "" for part in _parts()(paragraph))


@cache
def _parts():
    from docx.oxml.ns import nsmap
    from lxml.etree import XPath

    return XPath(_PARTS, namespaces={"w": nsmap["w"]})


def _said(about, key):
    return _in_whole_signs(str(about.get(key) or "")).strip()


def _in_whole_signs(text):
    """Return a text with halves of a sign joined, and a mark for one that stands alone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _require_small(data):
    """Refuse what would unpack to more than a document holds: a few bytes can stand for gigabytes."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (NotImplementedError, zipfile.BadZipFile) as error:
        raise ValueError("it is a damaged archive") from error
    xml = [part for part in parts if not part.filename.lower().endswith(_PICTURES)]
    for what, counted, most in (("", parts, limits.UNPACKED_BYTES), (" of text", xml, limits.XML_BYTES)):
        if sum(part.file_size for part in counted) > most:
            raise ValueError(f"it would unpack to more than {most // limits.MB} MB{what}")
