"""Words of a clause, and the lists that tell their classes."""

import re

import pytest

from helpers.base import fold, list_rows
from helpers.table.segments import LETTERS, LISTS, vocabulary, words_of

NAMES = sorted(path.stem for path in LISTS.glob("*.csv"))
README = (LISTS / "README.md").read_text(encoding="utf-8")


def cut(text):
    folded = fold(text)
    words = words_of(folded, 0, len(folded))
    return [(letter, text[start:end]) for letter, start, end in zip(*words, strict=True)]


def test_the_lists_are_those_that_are_explained():
    assert sorted(re.findall(r"^\| `(\w+)\.csv`", README, re.M)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_word_stands_once(name):
    words = [fold(row["word"]) for row in list_rows(LISTS / f"{name}.csv")]
    assert len(words) > 1000
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_explained(name):
    line = re.search(rf"^\| `{name}\.csv`.*$", README, re.M)[0]
    assert [column for column in list_rows(LISTS / f"{name}.csv")[0] if f"`{column}`" not in line] == []


def test_every_class_is_used_and_explained():
    used = {row["class"] for row in list_rows(LISTS / "words.csv")}
    assert used == set(LETTERS)
    first = " ".join(re.findall(r"^\| ([^|`]+) \|", README, re.M))
    assert [name for name in LETTERS if name not in first] == []
    assert {row["class"] for row in list_rows(LISTS / "dictionary.csv")} <= set("nsgvadtfpr")


def test_the_dictionary_has_no_word_of_the_other_list():
    listed = {fold(row["word"]) for row in list_rows(LISTS / "words.csv")}
    assert [row["word"] for row in list_rows(LISTS / "dictionary.csv") if row["word"] in listed] == []
    assert listed <= vocabulary().letters.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("營業收入達到", [("h", "營業收入"), ("e", "達到")]),
        ("营业收入达到", [("h", "营业收入"), ("e", "达到")]),
        ("就業者", [("n", "就業者")]),
        ("不支持度", [("h", "不支持度")]),
        ("非食品價格", [("n", "非食品"), ("h", "價格")]),
        ("「簡約公屋」單位", [("n", "「簡約公屋」"), ("n", "單位")]),
        ("4G手機(含平板)", [("n", "4G"), ("n", "手機"), ("o", "(含平板)")]),
        ("錄取人數", [("h", "錄取人數")]),
        ("GDP和CPI", [("h", "GDP"), ("j", "和"), ("h", "CPI")]),
        ("", []),
    ],
)
def test_a_clause_is_cut_into_words(text, expected):
    assert cut(text) == expected


@pytest.mark.parametrize("text", ["銷售額同比下降了不少,但是𠮷野家除外。", "abc 12.5% ・「", "((()))「「"])
def test_words_stand_in_order_and_apart(text):
    folded = fold(text)
    words = words_of(folded, 0, len(folded))
    places = [place for span in zip(words.starts, words.ends, strict=True) for place in span]
    assert places == sorted(places)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))


@pytest.mark.parametrize("text", ["政府的公債券", "這樣的特大型城市", "收入的同比例增加"])
def test_a_clause_is_cut_alike_whatever_stands_before_it(text):
    alone = cut(text)
    assert [cut("他們去年" * count + text)[-len(alone) :] for count in range(1, 12)] == [alone] * 11
