"""Reading an article: nothing changed, everything found, errors in the reader's words."""

import hashlib
import os
from pathlib import Path

import pytest

from helpers.article.reading import companion, foreign_lines, read_article, results_folder, text_in
from helpers.base import ROOT
from tests.original import ORIGINAL, needs_original

TEXT = (
    "市場的消息\r\n2024年5月6日 09:30\r\n\r\n  這個市場有12個攤位,生意不錯。\r\n  第二段。\r\n\r\n"
    "小標題——\r\n\r\n  第三段在這裡。\r\n"
)


def saved(folder, content, name="story.txt"):
    path = Path(folder) / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_the_text_is_the_bytes_decoded_and_nothing_else(tmp_path):
    article = read_article(saved(tmp_path, TEXT))
    assert article.text == TEXT
    assert article.metadata["characters"] == len(TEXT)
    assert article.metadata["bytes"] == len(TEXT.encode("utf-8"))
    assert article.sha256 == hashlib.sha256(TEXT.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_paragraphs_stand_where_they_say(tmp_path, newline):
    text = TEXT.replace("\r\n", newline)
    article = read_article(saved(tmp_path, text))
    assert [paragraph.text for paragraph in article.paragraphs][-3:] == [
        "第二段。",
        "小標題——",
        "第三段在這裡。",
    ]
    assert all(article.text[one.start : one.end] == one.text for one in article.paragraphs)


def test_the_course_article_has_three_sections_a_title_and_a_date():
    article = read_article()
    assert article.course
    assert article.name == "article"
    assert article.metadata["date"] == "2023-08-30"
    assert article.metadata["title"] == article.paragraphs[0].text
    assert sorted({one.section for one in article.paragraphs}) == [0, 1, 2, 3]
    assert [one.text.endswith("——") for one in article.paragraphs if one.heading] == [True, False] * 3


def test_each_paragraph_of_the_course_article_has_its_english():
    article = read_article()
    assert all(one.english for one in article.paragraphs)
    assert article.paragraphs[-1].english != article.paragraphs[-2].english


def test_english_that_is_out_of_step_is_left_away(tmp_path):
    path = saved(tmp_path, TEXT)
    saved(tmp_path, "Only one paragraph.\n", "story.en.txt")
    assert {one.english for one in read_article(path).paragraphs} == {""}


def test_title_and_date_come_from_where_the_text_states_them(tmp_path):
    article = read_article(saved(tmp_path, TEXT))
    assert (article.metadata["title"], article.metadata["date"]) == ("市場的消息", "2024-05-06")


def test_a_date_in_the_story_is_no_date_of_publication(tmp_path):
    article = read_article(saved(tmp_path, "2021年5月6日,一個市場開張,有12個攤位,來的人不少。\n"))
    assert article.metadata["date"] == ""
    assert article.metadata["title"] == ""


@pytest.mark.parametrize("text", ["這裡有7頭牛", "有一行。共8頭\n第二行。\n"])
def test_a_lone_line_or_a_sentence_is_no_title(tmp_path, text):
    assert read_article(saved(tmp_path, text)).metadata["title"] == ""


def test_a_stated_original_title_wins(tmp_path):
    article = read_article(saved(tmp_path, "網站名\n原標題:市場開張\n正文在這裡。\n"))
    assert article.metadata["title"] == "市場開張"


@pytest.mark.parametrize("heading", ["一、先做什麼", "(二)再做什麼", "## 三", "結語"])
def test_headings_of_other_manners(tmp_path, heading):
    article = read_article(saved(tmp_path, f"正文開始了。\n{heading}\n正文又來了。\n"))
    assert [one.section for one in article.paragraphs] == [0, 1, 1]
    assert [one.heading for one in article.paragraphs] == [False, True, False]


def test_a_text_without_headings_is_one_section(tmp_path):
    article = read_article(saved(tmp_path, "甲地有3個湖。\n\n乙地有5個湖。\n"))
    assert {one.section for one in article.paragraphs} == {0}


def test_a_dateline_between_sentences_is_no_heading(tmp_path):
    article = read_article(saved(tmp_path, "標題\n本文是練習。\n2024年5月6日\n甲地有3個湖。\n"))
    assert {one.section for one in article.paragraphs} == {0}
    assert article.metadata["date"] == "2024-05-06"


def test_a_byte_order_mark_is_kept_and_recorded(tmp_path):
    article = read_article(saved(tmp_path, b"\xef\xbb\xbf" + "有3個湖。\n".encode()))
    assert article.metadata["byte_order_mark"]
    assert article.text.startswith("\ufeff")
    assert article.paragraphs[0].text == "有3個湖。"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "not UTF-8"),
        ("\u3000\n".encode(), "is empty"),
        ("It has 3 lakes.".encode("utf-16-le"), "nor clearly Chinese"),
        ("Él tenía 3 años.".encode("latin-1"), "nor clearly Chinese"),
        (b"\0\0\0\0", "or no text at all"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(tmp_path, content, message):
    with pytest.raises(ValueError, match=message) as error:
        read_article(saved(tmp_path, content))
    assert str(tmp_path) not in str(error.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no file nowhere\.txt"):
        read_article(tmp_path / "nowhere.txt")
    with pytest.raises(ValueError, match="is a folder"):
        read_article("data")


@pytest.mark.parametrize("dateline", ["2024-02-31", "0000-05-05", "2024年13月1日"])
def test_a_day_that_no_calendar_has_is_no_date_of_publication(tmp_path, dateline):
    assert read_article(saved(tmp_path, f"標題\n{dateline}\n正文。\n")).metadata["date"] == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no names of files that are no text")
def test_a_name_that_is_no_text_is_refused(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/story\xff.txt")
    Path(path).write_text(TEXT, encoding="utf-8")
    with pytest.raises(ValueError, match="Rename the file or folder"):
        read_article(path)


def test_a_text_given_for_a_path_is_no_file():
    with pytest.raises(FileNotFoundError, match="There is no file") as error:
        read_article("這裡有3個湖。" * 100)
    assert len(str(error.value)) < 300


def test_the_course_article_is_known_however_one_comes_to_it():
    assert read_article(ROOT / "notebooks" / ".." / "data" / "article.txt").course


@pytest.mark.parametrize("stem", ["a" * 250, "湖" * 83])
def test_the_longest_name_of_a_file_serves(tmp_path, stem):
    article = read_article(saved(tmp_path, TEXT, f"{stem}.txt"))
    assert len(f"{article.name}-{article.sha256[:8]}".encode()) < 255


def test_a_title_is_found_after_a_byte_order_mark_and_is_no_longer_than_a_title(tmp_path):
    assert read_article(saved(tmp_path, "\ufeff標題:市場開張\n正文。\n")).metadata["title"] == "市場開張"
    assert len(read_article(saved(tmp_path, f"標題:{'長' * 10**5}\n正文。\n")).metadata["title"]) == 120


def test_the_name_is_safe_for_a_folder_and_no_other_text_is_called_article(tmp_path):
    assert read_article(saved(tmp_path, TEXT, "市場 (二)?.txt")).name == "市場-二"
    other = read_article(saved(tmp_path, TEXT, "article.txt"))
    assert not other.course
    assert other.name == f"article-{other.sha256[:8]}"


def test_companions_belong_to_the_course_article_alone(tmp_path):
    other = read_article(saved(tmp_path, TEXT))
    assert companion(other, "coding.csv") is None
    assert companion(other, "coding.csv", "data/coding.csv") == ROOT / "data" / "coding.csv"
    assert companion(read_article(), "coding.csv") == ROOT / "data" / "coding.csv"


def test_a_companion_lies_beside_the_article_and_has_its_name(tmp_path):
    stories = [read_article(saved(tmp_path, TEXT, name)) for name in ("a.txt", "b.txt")]
    beside = tmp_path / "a.checks.yaml"
    beside.write_text("checks", encoding="utf-8")
    assert [companion(story, "checks.yaml") for story in stories] == [beside, None]
    assert companion(stories[0], "checks.yaml", "data/checks.yaml") == ROOT / "data" / "checks.yaml"


def test_results_go_to_the_folder_named_or_to_one_of_the_articles_own(tmp_path):
    other = read_article(saved(tmp_path, TEXT))
    assert results_folder(other) == ROOT / "output" / "story"
    assert results_folder(other, "output/else") == ROOT / "output" / "else"
    assert not results_folder(other).exists()


def test_the_folded_text_has_every_place_of_the_text():
    article = read_article()
    assert len(article.folded) == len(article.text)
    assert article.folded.startswith("天津:党建引领", article.paragraphs[0].start)
    assert article.folded is article.folded


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ("原标题：市场开张\n某报 ２０２４年５月６日", "市场开张", "2024-05-06"),
        ("標題:市場開張\n某報 2024.5.6", "市場開張", "2024-05-06"),
        ("题目：市場開張\n没有日期", "市場開張", ""),
    ],
)
def test_title_and_dateline_are_found_in_either_script_and_width(tmp_path, head, title, day):
    metadata = read_article(saved(tmp_path, f"{head}\n正文。\n")).metadata
    assert (metadata["title"], metadata["date"]) == (title, day)


@pytest.mark.parametrize("heading", ["（一）先做什么", "(一)先做什麼", "强队伍——", "強隊伍──"])
def test_a_heading_is_one_in_either_script_and_width(tmp_path, heading):
    article = read_article(saved(tmp_path, f"{heading}\n正文开始了。\n"))
    assert [one.heading for one in article.paragraphs] == [True, False]


@needs_original
def test_the_original_is_known_by_its_checksum():
    original = read_article(ORIGINAL)
    assert original.course
    assert original.metadata["characters"] == 2894
    assert original.metadata["date"] == "2023-08-30"
    assert max(one.section for one in original.paragraphs) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The county library lent 12,000 books last year. Readers ask for more of them.",
            "mostly in English",
        ),
        (
            "令和五年度県立図書館貸出冊数一万二千冊、前年度比五・三%増。利用者数三万人見込。",
            "mostly in Japanese",
        ),
        ("12 345 6,789", "has no Chinese in it"),
    ],
)
def test_a_text_in_another_language_is_refused(tmp_path, text, words):
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"story\.txt (?:is )?{words}\. The course reads Chinese"):
        read_article(path)


def test_a_mixed_text_is_read_where_it_is_chinese(tmp_path):
    path = tmp_path / "story.txt"
    lines = [
        "縣圖書館去年借出圖書12000冊,館員說今年會更多。",
        "The library lent 12,000 books last year.",
        "AI 5G",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert foreign_lines(read_article(path)) == 1


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_another_encoding_is_read_as_it_was_written(tmp_path, encoding):
    text = "縣圖書館去年借出圖書12000冊,館長說這是多年來最多的一年。\n"
    article = read_article(saved(tmp_path, text.encode(encoding)))
    assert article.text == text
    assert article.metadata["text_sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_bytes_are_read_as_the_file_would_be(tmp_path):
    article, read = read_article(saved(tmp_path, TEXT)), text_in(TEXT.encode("utf-8"), "story.txt")
    assert (read.text, read.title, read.date) == (TEXT, article.metadata["title"], article.metadata["date"])


def test_what_is_wrong_with_bytes_is_said_once():
    with pytest.raises(ValueError, match=r"^news#7 is not UTF-8 text.* try again\.$"):
        text_in(b"1,200\xff\x00\x01", "news#7")
