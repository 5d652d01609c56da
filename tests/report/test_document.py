"""The report as a document: the same words, pictures with alt text, hostile text inert, the same bytes."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from helpers.article import read_article
from helpers.checks import run_checks
from helpers.report.page import write_report
from helpers.table import tabulate

HOSTILE = 'A<script>alert(1)</script>"><img onerror=1> =1+1 \x0b'


@pytest.fixture(scope="module", params=["en", "zh"])
def written(request, course, tmp_path_factory):
    article, tables, checks = course
    folder = tmp_path_factory.mktemp("document")
    write_report(article, tables[request.param], checks[request.param], folder, request.param)
    return tables[request.param], checks[request.param], folder / "report.docx"


def words(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_it_says_what_the_page_says(written):
    table, checks, path = written
    said = words(Document(path))
    shown = checks[checks["verdict"] != "not-applicable"]
    assert [sentence for sentence in shown["publish"] if sentence not in said] == []
    assert [printed for printed in table["printed"] if printed not in said] == []
    assert len(Document(path).tables[0].rows) == 1 + len(table)


def test_every_sentence_that_may_not_be_published_says_so(written):
    lines = [paragraph.text for paragraph in Document(written[2]).paragraphs]
    shown = written[1][written[1]["verdict"] != "not-applicable"]
    marks = "May not be published: ", "不可刊登："
    for sentence in shown["not_publish"]:
        assert any(mark + sentence in lines for mark in marks), sentence


def test_every_picture_has_its_alt_text(written):
    shapes = Document(written[2]).inline_shapes
    assert len(shapes) > 10
    for shape in shapes:
        assert len(shape._inline.docPr.get("descr")) > 40
        assert shape.width <= 4.2 * 914400 and shape.height <= 8.0 * 914400


def test_nothing_of_the_template_is_left(written):
    known = Document(written[2]).core_properties
    assert "python-docx" not in f"{known.author}{known.comments}{known.title}"
    assert known.created.year == known.modified.year == 2000
    assert {part.date_time[0] for part in ZipFile(written[2]).infolist()} == {1980}


def test_the_same_bytes_and_hostile_text_is_text(tmp_path):
    (tmp_path / "a.txt").write_text("縣圖書館有座位35個，借出圖書120冊。\n", encoding="utf-8")
    article = read_article(tmp_path / "a.txt")
    table = tabulate(article).assign(subject=HOSTILE, speaker=HOSTILE, speaker_basis="direct")
    (tmp_path / "about.yaml").write_text(f"author: '{HOSTILE[:-1]}'\n", encoding="utf-8")
    for folder in "ab":
        write_report(article, table, run_checks(table), tmp_path / folder, about=tmp_path / "about.yaml")
    one, other = ((tmp_path / folder / "report.docx").read_bytes() for folder in "ab")
    assert one == other
    assert HOSTILE[:-1] in words(Document(BytesIO(one)))
    assert b"<script" not in ZipFile(BytesIO(one)).read("word/document.xml")


def test_a_long_line_about_the_author_is_cut_in_the_properties_alone(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("全縣有350個廠房。", encoding="utf-8")
    (tmp_path / "story.report.yaml").write_text(f"author: {'desk ' * 100}", encoding="utf-8")
    article = read_article(story)
    table = tabulate(article)
    write_report(article, table, run_checks(table, None), tmp_path / "report")
    document = Document(tmp_path / "report" / "report.docx")
    assert len(document.core_properties.author) == 255
    assert any(len(paragraph.text) > 400 for paragraph in document.paragraphs)


def test_pages_are_numbered_and_no_row_stands_alone(written):
    paper = Document(written[2])
    assert 'w:instr="PAGE"' in paper.sections[0].footer._element.xml
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in paper.tables[0].rows]
    assert [place for place, one in enumerate(kept) if one] == [0, len(kept) - 2]
    assert "w:tblHeader" in paper.tables[0].rows[0]._tr.xml


def test_the_method_note_names_the_article_and_a_result_has_its_own_line(written):
    lines = [paragraph.text for paragraph in Document(written[2]).paragraphs]
    assert any("天津" in line and "data/article.txt" in line and "2,452" in line for line in lines)
    assert [
        line
        for line in lines
        if re.match(r"(Result of the numbers as printed: |按所載數字計算的結果：).", line)
    ]


def test_it_stands_in_the_order_of_the_page_and_findings_have_their_charts(written):
    paper = Document(written[2])
    page = written[2].with_name("report.html").read_text(encoding="utf-8")
    heads = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]
    assert heads == re.findall(r"<h2 id=[^>]*>([^<]*)</h2>", page)
    first = [one for one in paper.paragraphs if one.style.name == "Heading 1" or "w:drawing" in one._p.xml]
    assert [one.text for one in first[:7]] == [heads[0], *[""] * 5, heads[1]]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("65 歲 (year of age) or more", "20% or more")), ("zh", ("65歲或以上", "20%或以上"))],
)
def test_the_unit_stands_behind_the_digits(tmp_path, language, said):
    (tmp_path / "a.txt").write_text("65歲以上長者有30個團體，需求強了至少2成。\n", encoding="utf-8")
    article = read_article(tmp_path / "a.txt")
    table = tabulate(article, None, language)
    write_report(article, table, run_checks(table), tmp_path, language)
    page = re.sub("<[^>]+>", "", (tmp_path / "report.html").read_text(encoding="utf-8")).replace("\xa0", " ")
    paper = words(Document(tmp_path / "report.docx"))
    for one in said:
        assert one in page and one in paper
    assert f"2成 → {said[1]}" in page  # in the method note
