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
        ("前一段。 ", " 湖", ("", "3個", " 湖")),
        ("共有 ", " 湖", ("共有 ", "3個", "")),
        ("a lead of ", " is enough", ("of ", "3個", " is")),
        ("縣志首次記", " 【記者報導】", ("縣志首次記", "3個", "")),
        ("大湖 33.4（", "）小湖", ("大湖 33.4 ", "3個", "")),
    ],
)
def test_the_words_of_the_clause(prefix, suffix, expected):
    assert around(prefix, suffix) == expected


def test_a_number_in_a_table_of_lines_has_the_name_of_its_line():
    assert around("2. 南岸　", "　16　7", "28") == ("南岸 ", "28", "")
    assert around("2. 南岸　28　16　", "　5　55", "7") == ("南岸 … ", "7", "")
    assert around("　東城　6　+", " 南岸", "5%") == ("東城 … ", "5%", "")
    assert around("教科文　111.3　104.2　+", " 社會", "6.8%") == ("…教科文 … ", "6.8%", "")
    assert around("111.3　104.2　", "　98", "97") == ("", "97", "")  # the name lies before what is kept


def test_half_of_a_number_is_no_number():
    before, _, after = around("較114年度的287億元增加", "而歲計賸餘有6億3,600萬元")
    assert before == "…的287億元增加" and after == "而歲計賸餘有…"
    assert around("46.2億元，其中", "")[0] == "其中"
    assert around("7億元的收入增", "")[0] == "億元的收入增"  # of 287億元 the prefix may have kept this


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
