"""What is shown on the screen: everything there, in step, and escaped."""

import re

from helpers.article import read_article
from helpers.extract import find_numbers
from helpers.lesson.display import show_numbers, show_paragraphs, show_place
from helpers.table import show_table, tabulate
from tests.work import calls

HOSTILE = "標題 <script>alert(1)</script>\n\n某縣有3個<b>湖</b>,5個島。\n"


def story(folder):
    path = folder / "story.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    return read_article(path)


def test_each_paragraph_stands_beside_its_english():
    article = read_article()
    shown = show_paragraphs(article, 7, 9).data
    assert shown.count("<tr>") == 2
    assert shown.index(article.paragraphs[7].text) < shown.index(article.paragraphs[7].english[:20])
    assert re.search(r'<th scope="row" style="width:2em[^>]*>7</th>', shown)
    assert 'lang="zh"' in shown and 'lang="en"' in shown


def test_without_english_there_is_one_column(tmp_path):
    shown = show_paragraphs(story(tmp_path)).data
    assert 'lang="en"' not in shown
    assert shown.count("<tr>") == 2


def test_nothing_in_a_text_acts_as_html(tmp_path):
    article = story(tmp_path)
    table = tabulate(article)
    shown = show_paragraphs(article).data + show_place(article, table.iloc[0]).data + show_table(table).data
    assert "<script" not in shown
    assert "<b>" not in shown
    assert shown.count("<table") == shown.count("mathjax_ignore") == 3, "dollars would be mathematics"
    assert "&lt;b&gt;" in shown


def test_the_number_is_marked_in_its_place(tmp_path):
    article = story(tmp_path)
    rows = tabulate(article)
    assert "某縣有<mark><u>3個</u></mark>" in show_place(article, rows.iloc[0]).data
    assert "<mark><u>5個</u></mark>島" in show_place(article, rows.iloc[1]).data


def test_every_number_is_shown_with_its_role_and_nothing_else_changes(tmp_path):
    article = story(tmp_path)
    numbers = find_numbers(article.text)
    shown = show_numbers(article, numbers, "zh").data
    assert shown.count("<u>") == len(numbers) > 1
    assert "<mark><b><u>3個</u></b></mark><small>[統計數字]</small></span>&lt;b&gt;湖" in shown
    assert "<script" not in shown


def test_a_part_of_the_article_is_counted_like_a_slice(tmp_path):
    article = story(tmp_path)
    numbers = find_numbers(article.text)
    shown = show_numbers(article, numbers, first=-1).data
    assert shown.count("<tr>") == 1
    assert "島" in shown
    assert "島" not in show_numbers(article, numbers, last=1).data


def test_the_work_of_showing_grows_with_the_length(tmp_path):
    def work(count):
        path = tmp_path / "long.txt"
        path.write_text("這裡有3個湖。\n" * count, encoding="utf-8")
        article = read_article(path)
        return calls(show_numbers, article, find_numbers(article.text))

    first, second, third = work(10), work(210), work(410)
    assert third - second < 1.3 * (second - first)  # each the work of two hundred sentences
