"""Documents: their text in order, in paragraphs, and words for what can't be read."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from matplotlib.figure import Figure
from pypdf import PdfReader, PdfWriter

from helpers.article.documents import joined, text_of_docx, text_of_pdf
from helpers.article.reading import read_article
from helpers.base import limits
from helpers.style import house_style

LINES = ["縣圖書館去年借出圖書一萬二千冊，其中兒童讀", "物占三成。", "館方打算明年再添60個座位。"]


def a_docx():
    document = docx.Document()
    document.add_heading("縣圖書館的一年", 0)
    document.add_paragraph("縣圖書館去年借出圖書1萬2千冊,館長說比前年多。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "座位", "240個"
    document.add_paragraph("館方打算明年再添60個座位。")
    document.core_properties.author = "周小雨"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def a_pdf(lines):
    file = BytesIO()
    with house_style():
        figure = Figure(figsize=(8, 5))
        for at, line in enumerate(lines):
            figure.text(0.05, 0.9 - 0.08 * at, line, fontsize=14)
        figure.savefig(file, format="pdf")
    return file.getvalue()


def test_a_document_is_read_in_order_with_its_tables():
    read = text_of_docx(a_docx())
    assert read.text.splitlines() == [
        "縣圖書館的一年",
        "縣圖書館去年借出圖書1萬2千冊,館長說比前年多。",
        "座位\t240個",
        "館方打算明年再添60個座位。",
    ]
    assert (read.title, read.author, read.date) == ("縣圖書館的一年", "周小雨", "")


def test_a_tracked_change_reads_as_accepted():
    made, file = docx.Document(), BytesIO()
    paragraph = made.add_paragraph("有")
    for tag, part in (("ins", "<w:t>3個</w:t>"), ("del", "<w:delText>9個</w:delText>")):
        words = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{part}</w:r></w:{tag}>'
        paragraph._element.append(parse_xml(words))
    made.save(file)
    assert text_of_docx(file.getvalue()).text == "有3個"


def test_the_lines_of_a_pdf_are_joined_to_paragraphs():
    assert text_of_pdf(a_pdf(LINES)).text.splitlines() == [LINES[0] + LINES[1], LINES[2]]


@pytest.mark.parametrize(("name", "data"), [("story.docx", a_docx), ("story.pdf", lambda: a_pdf(LINES))])
def test_a_document_is_an_article(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data())
    article = read_article(path)
    assert "60個座位" in article.text
    assert article.name == "story"
    assert len(article.metadata["text_sha256"]) == 64


def test_numbers_of_pages_are_left_out_and_words_kept_apart():
    assert joined(["3", "The library lent", "books", "- 12 -", ""]) == ["The library lent books"]


def test_ten_thousand_lines_are_joined_in_one_go():
    assert len(joined(["館長說明年會更多一些今年"] * 10_000)[0]) == 120_000


def locked(data):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def a_bomb():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (limits.UNPACKED_BYTES + 1))
    return file.getvalue()


def an_archive():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("story.txt", "有3個湖")
    return file.getvalue()


def damaged(data):
    """Return a document with other bytes where the first of its parts is packed."""
    start = data.index(b".xml") + 8
    return data[:start] + b"\xff" * 20 + data[start + 20 :]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("story.docx", a_bomb, "unpack to more than 200 MB"),
        ("story.docx", an_archive, r"no \.docx document"),
        ("story.docx", lambda: damaged(a_docx()), r"no \.docx document"),
        ("story.docx", lambda: b"PK\x03\x04 and no more", "a damaged archive"),
        ("story.pdf", lambda: locked(a_pdf(LINES)), "asks for a password"),
        ("story.pdf", lambda: a_pdf([]), "a PDF without text, such as a scan"),
        ("story.pdf", lambda: b"%PDF-1.7 and no more", "a PDF that can't be read"),
        ("story.doc", lambda: b"\xd0\xcf\x11\xe0", "an old word processor"),
        ("story.rtf", lambda: rb"{\rtf1 3}", "a rich-text document"),
    ],
)
def test_what_can_not_be_read_is_refused_in_words(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data())
    with pytest.raises(ValueError, match=words) as error:
        read_article(path)
    assert str(error.value).startswith(name)


def test_what_pypdf_has_against_a_damaged_pdf_reaches_no_terminal(caplog):
    with pytest.raises(ValueError, match="can't be read"):
        text_of_pdf(b"%PDF-1.4 no end")
    assert caplog.records == []
