"""Saved web pages: the article and nothing else, in the encodings and shapes that news sites have."""

import pytest
from opencc import OpenCC

from helpers.article.pages import decoded_page, text_of_page
from helpers.article.reading import read_article
from helpers.base import limits
from tests.article.pages import NOISE, pages

PAGES = pages()
SIMPLIFIED = OpenCC("t2s").convert


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_article_of_a_page_is_read_and_nothing_around_it(page):
    read = text_of_page(page.data)
    lines = read.text.splitlines()
    places = [lines.index(next(line for line in lines if part in line)) for part in page.body[:4]]
    assert places == sorted(places)
    assert all(part in read.text for part in page.body)
    assert [noise for noise in NOISE if SIMPLIFIED(noise) in SIMPLIFIED(read.text)] == []
    assert lines[0] == read.title


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_says_its_title_day_author_and_source(page):
    read = text_of_page(page.data)
    assert (read.title, read.date, read.author, read.source) == (
        page.title,
        page.date,
        page.author,
        page.source,
    )


def test_a_saved_page_is_an_article(tmp_path):
    page = PAGES[0]
    path = tmp_path / "story.html"
    path.write_bytes(page.data)
    article = read_article(path)
    metadata = article.metadata
    assert [metadata[key] for key in ("title", "date", "author", "source")] == [
        page.title,
        "2024-05-06",
        "陳阿明",
        "雲渚日報",
    ]
    assert article.text == text_of_page(page.data).text
    assert all(article.text[one.start : one.end] == one.text for one in article.paragraphs)


@pytest.mark.parametrize(
    "declared", ["", "utf-8", "nonsense", "big5\0", "zlib", "idna", "punycode", "undefined", "Unicode_Escape"]
)
def test_an_encoding_declared_wrongly_does_not_stop_a_page(declared):
    text = '<meta charset="utf-8"><p>' + "圖書館去年借出的書比前年多了百分之八,館長說這是因為新書多。" * 3
    assert decoded_page(text.encode("big5"), declared) == text


def test_the_server_is_believed_before_the_page():
    text = '<meta charset="utf-8"><p>有3個湖'
    assert decoded_page(text.encode("big5"), "Big5") == text


@pytest.mark.parametrize(
    "page", ["<html></html>", "<p></p>", "<!-- -->", "<html><body><script>3</script></body>"]
)
def test_a_page_without_an_article_is_refused(tmp_path, page):
    path = tmp_path / "story.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(ValueError, match=r"story\.html: no article was found in this web page"):
        read_article(path)


@pytest.mark.parametrize(
    ("before", "refused"),
    [("", True), ("<!-->", True), ("<p a='>' b=>", True), ("<script>1<2</script>", True),
     ("<!--", False), ("<script>a<b;", False), ("<div title=\"", False),
     ("<script " + "a " * 21 + ">", True)],
)  # fmt: skip
def test_an_element_of_very_many_attributes_is_refused(before, refused, monkeypatch):
    monkeypatch.setattr(limits, "ATTRIBUTES", 20)
    text = "<p>圖書館去年借出的書比前年多了百分之八,館長說這是因為新書多。</p>" * 3
    attributes = " ".join(f"a{n}='<x'" for n in range(21))
    many = f"{before}<p {attributes}>"
    page = f"<html><body><article>{text}{many}</article></body></html>".encode()
    if refused:
        with pytest.raises(ValueError, match="an element with more than 20 attributes"):
            text_of_page(page)
    else:
        assert "百分之八" in text_of_page(page).text


def test_markup_in_a_page_is_text_and_no_markup(tmp_path):
    body = "".join(
        f"<p>圖書館的第{at}個展覽有30件展品,&lt;script&gt;alert(1)&lt;/script&gt;,館長說好。</p>"
        for at in "一二三"
    )
    path = tmp_path / "story.html"
    path.write_text(
        f"<html><body><article>{body}<script>alert(2)</script></article></body></html>", encoding="utf-8"
    )
    text = read_article(path).text
    assert "<script>alert(1)</script>" in text
    assert "alert(2)" not in text
