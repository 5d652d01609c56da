"""Nouns of a clause."""

import pytest

from helpers.base import fold
from helpers.extract import find_numbers
from helpers.table.phrases import (
    LONGEST,
    items_of,
    noun_after,
    noun_before,
    run_before,
    tail_start,
)
from helpers.table.segments import words_of


def words(text):
    folded = fold(text)
    return words_of(folded, 0, len(folded))


def before(text):
    """Return the noun that the end of a clause leaves for a number after it."""
    clause, folded = words(text), fold(text)
    end = tail_start(clause.letters)
    span = noun_before(folded, clause, run_before(clause.letters, end), end)
    return text[slice(*span)] if span else ""


def after(text):
    """Return the noun after the number that a text begins with."""
    number, folded = find_numbers(text)[0], fold(text)
    span = noun_after(folded, words_of(folded, number.end, len(folded)), number, False, False)
    return text[slice(*span)] if span else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("產值與上年相比增加", "產值"),
        ("失業率由", "失業率"),
        ("佔總收入的比重達", ""),
        ("學費支出佔總收入的比重達", "學費支出"),
        ("公司回購股份", "回購股份"),
        ("公司回購", ""),
        ("浪費了", ""),
        ("年出生率為", "出生率"),
        ("支付的賠償金約為", "賠償金"),
        ("「簡約公屋」約有", "簡約公屋"),
        ("總數的", ""),
        ("他們", ""),
        ("", ""),
    ],
)
def test_the_noun_before_a_number(text, expected):
    assert before(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12個行業增加值增長", "行業"),
        ("3名學校的教師", "教師"),
        ("3個縣的農民", "縣"),
        ("10例流感併發重症病例。", "重症病例"),
        ("6名被困工人,", "工人"),
        ("3名學生確診。", "學生"),
        ("4家工廠和學校", "工廠"),
        ("2名女子誤入陷阱", "女子"),
        ("5個", ""),
        ("5次參加", ""),
    ],
)
def test_the_noun_after_a_number(text, expected):
    assert after(text) == expected


def test_a_long_phrase_keeps_its_end():
    text = "全國重點城市大型工業企業平均每月產品銷售收入為"
    assert text.endswith(before(text) + "為")
    assert 2 <= len(before(text)) <= LONGEST


def test_a_list_has_items_or_one_measure():
    def items(text):
        return [text[slice(*span)] for span in items_of(fold(text), words(text), 0, len(words(text).letters))]

    assert items("汽車、手機和電腦") == ["汽車", "手機", "電腦"]
    assert items("蔬菜和水果價格") == ["價格"]
    assert items("價格") == []
