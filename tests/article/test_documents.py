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


WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ONE = "<w:p><w:r><w:t>有3個湖</w:t></w:r></w:p>"
SPAN = '<w:gridSpan w:val="50000000"/>'
ENTITIES = "".join(
    f'<!ENTITY {one} "{f"&{two};" * 9}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True)
)


def a_docx_of(body, before=""):
    """Return a document with other XML in the place of its text."""
    made, file = BytesIO(), BytesIO()
    docx.Document().save(made)
    text = f"{before}<w:document {WORDS}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in given.namelist():
            packed.writestr(name, text if name == "word/document.xml" else given.read(name))
    return file.getvalue()


def cells(*properties):
    row = "".join(f"<w:tr><w:tc><w:tcPr>{one}</w:tcPr>{ONE}</w:tc></w:tr>" for one in properties)
    return f"<w:tbl>{row}</w:tbl>"


def test_a_cell_is_read_once_however_many_columns_it_says_it_spans():
    assert text_of_docx(a_docx_of(cells(SPAN))).text == "有3個湖"
    rows = (
        cells('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
        .replace(ONE, "<w:p/>", 2)
        .replace("<w:p/>", ONE, 1)
    )
    assert text_of_docx(a_docx_of(rows)).text.split() == ["有3個湖"]
    twice = text_of_docx(a_docx_of(f"<w:tbl><w:tr>{f'<w:tc>{ONE}</w:tc>' * 2}</w:tr></w:tbl>"))
    assert twice.text == "有3個湖\t有3個湖"


@pytest.mark.parametrize(
    ("body", "before"),
    [
        (ONE.replace("有", "&a;"), f"<!DOCTYPE d [{ENTITIES}<!ENTITY i 'ha'>]>"),
        ("<w:p>" * 5000 + "</w:p>" * 5000, ""),
    ],
    ids=["entities of entities", "deep"],
)
def test_what_xml_can_be_made_to_do_is_refused(body, before):
    with pytest.raises(ValueError, match=r"no \.docx document"):
        text_of_docx(a_docx_of(body, before))


def test_an_entity_of_another_file_is_not_read():
    named = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    assert text_of_docx(a_docx_of(ONE.replace("有", "&a;"), named)).text == ""


def a_raw_pdf(*objects):
    """Return a PDF of these objects; the first is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{rows}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n"
    return data + f"{end}{len(data)}\n%%EOF".encode()


def stream(content, more=""):
    return f"<<{more}/Length {len(content)}>>stream\n{content}\nendstream"


def of_pages(count, content, more="", *objects):
    """Return a PDF whose pages all are drawn by the same content."""
    kids = " ".join(f"{number} 0 R" for number in range(4 + len(objects), 4 + len(objects) + count))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R{more}>>"
    pages = f"<</Type/Pages/Count {count}/Kids[{kids}]>>"
    return a_raw_pdf("<</Type/Catalog/Pages 2 0 R>>", pages, stream(content), *objects, *[page] * count)


def form(number):
    """Return a drawing that draws the next one ten times, or the same as itself."""
    drawn = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {number} 0 R>>>>"
    return stream("/X Do " * 10, drawn)


FORMS = "/Resources<</XObject<</X 4 0 R>>>>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (of_pages(4, "q Q"), "it has more than 3 pages; save the pages of the article alone"),
        (of_pages(3, " " * 600_000), "it is drawn by more than 1 MB"),
        (of_pages(1, "/X Do", FORMS, *map(form, (5, 6, 7, 8, 9, 4))), "it is drawn by more than 1 MB"),
        (of_pages(1, "/X Do", FORMS, form(4)), "a PDF without text"),
        (
            a_raw_pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R 2 0 R]>>"),
            "can't be read",
        ),
    ],
    ids=["pages", "bytes", "drawings of drawings", "a drawing of itself", "pages of pages"],
)
def test_a_pdf_that_has_no_end_has_one(data, words, monkeypatch):
    for name, most in (("PAGES", 3), ("BYTES", 2**20)):
        monkeypatch.setattr(limits, f"PDF_{name}", most)
    with pytest.raises(ValueError, match=words):
        text_of_pdf(data)


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


def test_what_nobody_sees_in_a_document_is_not_read(tmp_path):
    made, file = docx.Document(), tmp_path / "story.docx"
    made.add_paragraph("縣圖\u200b書館去年借出圖書1萬\u20602千冊，比前\u00ad年多。")
    made.save(file)
    assert read_article(file).text == "縣圖書館去年借出圖書1萬2千冊，比前年多。"


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


def a_bomb(name="word/media/image1.png"):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * (4 * limits.MB))
        archive.writestr("word/media/image2.png", b"0")
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
        ("story.docx", a_bomb, r"unpack to more than 4 MB\."),
        ("story.docx", lambda: a_bomb("word/document.xml"), "unpack to more than 4 MB"),
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
def test_what_can_not_be_read_is_refused_in_words(tmp_path, name, data, words, monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 4 * limits.MB)
    monkeypatch.setattr(limits, "XML_BYTES", 2 * limits.MB)
    path = tmp_path / name
    path.write_bytes(data())
    with pytest.raises(ValueError, match=words) as error:
        read_article(path)
    assert str(error.value).startswith(name)


def test_what_pypdf_has_against_a_damaged_pdf_reaches_no_terminal(caplog):
    with pytest.raises(ValueError, match="can't be read"):
        text_of_pdf(b"%PDF-1.4 no end")
    assert caplog.records == []


def test_half_of_a_sign_in_a_pdf_is_marked_and_two_halves_are_one(monkeypatch):
    monkeypatch.setattr("pypdf.PageObject.extract_text", lambda _: "全鎮有3\ud800個湖\ud840\udc00。")
    assert text_of_pdf(a_pdf(LINES)).text == "全鎮有3\ufffd個湖\U00020000。"
