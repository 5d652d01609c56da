"""Sentences, and quotations that stay with their speaker."""

import pytest

from helpers.article.reading import read_article
from helpers.article.sentences import sentences_around


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲地有湖。乙地有島!丙地呢?", ["甲地有湖。", "乙地有島!", "丙地呢?"]),
        ("“我們有3個湖。”湖長林文說,水很好。第二句。", ["“我們有3個湖。”湖長林文說,水很好。", "第二句。"]),
        ("“我們有3個湖。”大家笑了。", ["“我們有3個湖。”", "大家笑了。"]),
        ("沒有句號", ["沒有句號"]),
        ("“我们有3个湖！”湖长林文说，水很好。第二句？", ["“我们有3个湖！”湖长林文说，水很好。", "第二句？"]),
        ("「我們有3個湖。」湖長林文介紹，水很好。", ["「我們有3個湖。」湖長林文介紹，水很好。"]),
    ],
)
def test_a_paragraph_is_cut_into_sentences(tmp_path, text, expected):
    path = tmp_path / "story.txt"
    path.write_text(f"標題\n{text}\n另一段。\n", encoding="utf-8")
    article = read_article(path)
    spans = sentences_around(article, article.text.index(text) + 1)
    assert [article.text[start:end] for start, end in spans] == expected


def test_the_sentences_of_every_paragraph_add_up():
    article = read_article()
    for paragraph in article.paragraphs:
        spans = sentences_around(article, paragraph.start)
        assert "".join(article.text[start:end] for start, end in spans) == paragraph.text


def test_a_paragraph_is_cut_once_however_many_places_of_it_are_asked():
    article = read_article()
    paragraph = article.paragraphs[3]
    assert sentences_around(article, paragraph.start) is sentences_around(article, paragraph.start + 5)
