"""The marked text: every statistic at its place, in the English version too, and no wrong link."""

import pytest

from helpers.article import companion, read_article
from helpers.extract import find_numbers
from helpers.report.marked import marked, snippets
from helpers.table import tabulate


def pieces(paragraphs, language):
    return [piece for one in paragraphs for piece in one[language]]


def of(path, language="en"):
    article = read_article(path) if path else read_article()
    table = tabulate(article, companion(article, "coding.csv"), language)
    return article, table, marked(article, table, find_numbers(article.text), language)


@pytest.mark.parametrize(
    "path", ["", "data/articles/travel.txt", "data/articles/prices.txt", "data/articles/population.txt"]
)
def test_every_statistic_is_marked_in_both_languages_in_order(path):
    article, table, paragraphs = of(path)
    chinese = [(text, figure) for text, _, figure in pieces(paragraphs, "pieces") if figure]
    assert chinese == list(zip(table["printed"], table["id"], strict=True))
    english = [figure for _, _, figure in pieces(paragraphs, "english") if figure]
    assert sorted(english) == sorted(table["id"])
    for paragraph, shown in zip(article.paragraphs, paragraphs, strict=True):
        assert "".join(text for text, _, _ in shown["pieces"]) == paragraph.text
        assert "".join(text for text, _, _ in shown["english"]) == paragraph.english


def test_what_english_puts_otherwise_is_not_marked():
    _, table, paragraphs = of("data/second_text.txt")
    english = {figure for _, _, figure in pieces(paragraphs, "english") if figure}
    unmarked = set(table[~table["id"].isin(english)]["printed"])
    assert unmarked == {"三四百", "八折"}  # three or four hundred; twenty per cent off


def test_who_reads_chinese_gets_no_english():
    assert pieces(of("", "zh")[2], "english") == []


def test_a_few_words_round_each_number():
    _, table, _ = of("")
    assert [one["pieces"][1][0] for one in snippets(table)] == list(table["printed"])
