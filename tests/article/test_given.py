"""What is known of an article beside its text: it holds before what the text says, and is one clean line."""

import pytest

from helpers.article import read_about, read_article
from helpers.article.given import given_of

TEXT = "市場的消息\n2023年1月2日\n全縣有圖書館3座。\n"


def article(folder, lines=""):
    (folder / "story.txt").write_text(TEXT, encoding="utf-8")
    (folder / "story.article.yaml").write_text(lines, encoding="utf-8")
    return read_article(folder / "story.txt")


def test_it_holds_before_what_the_text_says(tmp_path):
    said = 'title: "縣報"\ndate: 2024-05-07\nsource: https://example.org/a\nfile: news.jsonl#17\n'
    known = article(tmp_path, said).metadata
    assert [known[name] for name in ("title", "date", "source", "file")] == [
        "縣報",
        "2024-05-07",
        "https://example.org/a",
        "news.jsonl#17",
    ]
    assert read_about(article(tmp_path, said))["source"] == "https://example.org/a"


def test_what_it_leaves_out_the_text_says(tmp_path):
    for lines in ("", "title:\nsource: ''\n"):
        known = article(tmp_path, lines).metadata
        assert (known["title"], known["date"], known["file"]) == ("市場的消息", "2023-01-02", "story.txt")


def test_the_report_s_own_file_names_another_source(tmp_path):
    (tmp_path / "story.report.yaml").write_text("source: the desk\n", encoding="utf-8")
    assert read_about(article(tmp_path, "source: https://example.org/a\n"))["source"] == "the desk"


def test_a_title_is_one_line_and_not_longer_than_a_title(tmp_path):
    words = r'title: "\e[2J縣報\u202e\n  第二行"'
    assert article(tmp_path, words).metadata["title"] == "[2J縣報 第二行"
    assert len(article(tmp_path, f"title: {'長' * 5000}").metadata["title"]) == 120


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    with pytest.raises(ValueError) as told:
        article(tmp_path, "titel: a\ntitle: 12\ndate: May\nsource: [a]\n")
    for words in ("story.article.yaml", "'titel' is not known", "title is 12", "date is 'May'", "source is"):
        assert words in str(told.value)
    with pytest.raises(ValueError, match="has no lines like “title: …”"):
        article(tmp_path, "- one\n")
    assert given_of(tmp_path / "none.article.yaml") == {}
