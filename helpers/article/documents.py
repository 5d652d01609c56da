"""Documents of a word processor as plain text."""

from zipfile import BadZipFile, ZipFile

from helpers.base import shown

LARGEST = 50_000_000  # bytes: a text is smaller, and what is packed into an archive may be far larger
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}

_PARTS = " | ".join(f".//w:r/w:{tag}[not(ancestor::*[local-name()='Fallback'])]" for tag in ("t", *BREAKS))


def text_of_docx(path):
    """Return the text of a .docx file: its paragraphs and the rows of its tables in order, one a line.

    Headers, footers, footnotes and comments are left out, and so is what tracked changes deleted.

    Parameters
    ----------
    path : str or Path

    Raises
    ------
    ValueError
        If the file is no such document, or is far too large to be a text.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from docx import Document
    >>> with TemporaryDirectory() as folder:
    ...     document = Document()
    ...     _ = document.add_paragraph("全縣有3個湖。")
    ...     document.save(f"{folder}/story.docx")
    ...     text_of_docx(f"{folder}/story.docx")
    '全縣有3個湖。'
    """
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        document = Document(str(path)) if _unpacked(path) <= LARGEST else None
    except (BadZipFile, OpcError, KeyError, ValueError, XMLSyntaxError):
        raise ValueError(
            f"{shown(path)} is no .docx document, or is damaged. Save it again from a word processor."
        ) from None
    if document is None:
        raise ValueError(
            f"{shown(path)} is too large to be a text. Copy the text into a document of its own."
        )
    return "\n".join(line for block in document.iter_inner_content() for line in _lines_of(block))


def _unpacked(path):
    """Return how many bytes of XML an archive holds: a small one may unpack to gigabytes."""
    with ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))


def _lines_of(block):
    """Yield the lines of a paragraph, or of a table: a row a line, its cells apart."""
    if not hasattr(block, "rows"):
        yield _text_of(block)
        return
    for row in block.rows:
        yield "\t".join(" ".join(map(_text_of, cell.paragraphs)) for cell in row.cells)


def _text_of(paragraph):
    """Return the text of a paragraph with what tracked changes added: python-docx leaves that out."""
    return "".join(
        BREAKS.get(part.tag.rpartition("}")[2], part.text) for part in paragraph._element.xpath(_PARTS)
    )
