"""A document of a word processor is read as its text, in order; what is none is refused in words."""

from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from helpers.article import documents
from helpers.article.documents import text_of_docx


@pytest.fixture
def document(tmp_path):
    made = Document()
    made.add_paragraph("全縣有3個湖。")
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "湖", "3個"
    made.add_paragraph("島\t5個")
    path = tmp_path / "story.docx"
    made.save(path)
    return path


def test_paragraphs_and_tables_come_in_order(document):
    assert text_of_docx(document) == "全縣有3個湖。\n湖\t3個\n島\t5個"


def test_a_tracked_change_reads_as_accepted(tmp_path):
    made = Document()
    paragraph = made.add_paragraph("有")
    for tag, part in (("ins", "<w:t>3個</w:t>"), ("del", "<w:delText>9個</w:delText>")):
        words = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{part}</w:r></w:{tag}>'
        paragraph._element.append(parse_xml(words))
    made.save(tmp_path / "story.docx")
    assert text_of_docx(tmp_path / "story.docx") == "有3個"


@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04 broken"])
def test_what_is_no_document_is_refused(tmp_path, content):
    path = tmp_path / "story.docx"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"story\.docx is no \.docx document"):
        text_of_docx(path)


def test_another_archive_is_refused(tmp_path):
    path = tmp_path / "story.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    with pytest.raises(ValueError, match=r"is no \.docx document"):
        text_of_docx(path)


def test_what_would_unpack_without_end_is_refused(document, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST", 100)
    with pytest.raises(ValueError, match="too large to be a text"):
        text_of_docx(document)
