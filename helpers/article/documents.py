"""Documents of a word processor and PDFs: their text, and what they say of themselves."""

import logging
import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median

from helpers.base import limits

ENDS_A_PARAGRAPH = "。！？!?；;：:”」』"
SHORT_LINE = 0.8  # of a page's usual line: the last line of a paragraph is shorter
# What the libraries let through where bytes of a document are not what they should be.
_DAMAGED = (AttributeError, LookupError, RuntimeError, TypeError, ValueError, zipfile.BadZipFile, zlib.error)
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
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    _require_small(data)
    try:
        document = docx.Document(BytesIO(data))
        lines = [line for part in document.iter_inner_content() for line in _lines_of(part)]
        titled = [
            part.text for part in document.paragraphs if part.style.name == "Title" and part.text.strip()
        ]
        properties = document.core_properties
        title = titled[0] if titled else properties.title or ""
        return Extracted("\n".join(lines), title.strip(), author=properties.author or "")
    except (*_DAMAGED, OpcError, XMLSyntaxError) as error:
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
    from pypdf.errors import DependencyError, PyPdfError

    # It warns on the terminal, with what the file has written for names of fonts, escape sequences too.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages]
        about = {} if locked else reader.metadata or {}
    except DependencyError:  # to read what is locked in this way, pypdf needs one more package
        raise ValueError("it is locked; save it without protection") from None
    except (PyPdfError, *_DAMAGED) as error:
        raise ValueError("it is a PDF that can't be read; save it anew from its program") from error
    if locked:
        raise ValueError("it asks for a password; save it without one")
    paragraphs = [paragraph for page in pages for paragraph in joined(page.splitlines())]
    if not paragraphs:
        raise ValueError("it is a PDF without text, such as a scan; have its text recognised first")
    return Extracted("\n".join(paragraphs), _said(about, "/Title"), author=_said(about, "/Author"))


def joined(lines):
    """Return the paragraphs that the lines of a page make.

    Examples
    --------
    >>> joined(["縣圖書館去年借出圖書一萬二", "千冊，比前年多。", "館長說明年更多。今年", "- 3 -"])
    ['縣圖書館去年借出圖書一萬二千冊，比前年多。', '館長說明年更多。今年']
    """
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
        yield from _text_of(block).splitlines()
        return
    for row in block.rows:
        cells = [" ".join(map(_text_of, cell.paragraphs)) for cell in row.cells]
        yield "\t".join(dict.fromkeys(cells))  # a cell that spans two is given twice


def _text_of(paragraph):
    """Return the text of a paragraph with what tracked changes added: python-docx leaves that out."""
    return "".join(
        BREAKS.get(part.tag.rpartition("}")[2], part.text) for part in paragraph._element.xpath(_PARTS)
    )


def _said(about, key):
    return str(about.get(key) or "").strip()


def _require_small(data):
    """Refuse what would unpack to more than a document holds: a few bytes can stand for gigabytes."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (NotImplementedError, zipfile.BadZipFile) as error:
        raise ValueError("it is a damaged archive") from error
    if size > limits.UNPACKED_BYTES:
        raise ValueError(f"it would unpack to more than {limits.UNPACKED_BYTES // limits.MB} MB")
