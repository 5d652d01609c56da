"""What a row is called: its subject or the words round its number, never an id, no two alike."""

import pandas as pd
import pytest

from helpers.article import read_article
from helpers.table.names import NEAR, row_names, words_around
from helpers.table.rows import tabulate


def around(prefix, suffix, printed="3個"):
    return words_around({"prefix": prefix, "printed": printed, "suffix": suffix})


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("他說。有", "湖，很深", ("有", "3個", "湖")),
        ("這一帶的山谷裡面一共有大大小小", "湖", ("…面一共有大大小小", "3個", "湖")),
        ("", "", ("", "3個", "")),
        ("稱為「大", "湖」的地方", ("稱為大", "3個", "湖的地方")),
        ("有2座、", "。", ("有2座、", "3個", "")),
        ("前一段。 ", " 湖", ("", "3個", "湖")),
    ],
)
def test_the_words_of_the_clause(prefix, suffix, expected):
    assert around(prefix, suffix) == expected


def test_it_is_never_more_than_a_few_words():
    before, _, after = around("字" * 100, "字" * 100)
    assert len(before) == len(after) == NEAR + 1


def test_rows_of_one_subject_are_told_apart():
    same = {"subject": "湖", "from": "", "to": "", "prefix": "有", "printed": "3個", "suffix": "湖"}
    holders = pd.DataFrame([same | {"holder": "甲鄉"}, same | {"holder": "乙鄉"}])
    assert row_names(holders) == ["湖 (甲鄉)", "湖 (乙鄉)"]
    words = pd.DataFrame([same | {"holder": ""}, same | {"holder": "", "printed": "5個"}])
    assert row_names(words, "zh") == ["湖（有3個湖）", "湖（有5個湖）"]
    alike = pd.DataFrame([same | {"holder": ""}] * 2)
    assert row_names(alike) == ["湖", "湖"]


@pytest.mark.parametrize("coding", [None, "data/coding.csv"])
def test_no_name_is_an_id_or_empty(coding):
    table = tabulate(read_article(), coding)
    names = row_names(table)
    assert all(names) and not set(names) & set(table["id"])
