"""The lists of the article package: one row a word, and each word once."""

import re

import pytest

from helpers.article.words import LISTS, all_han, any_of, words_in
from helpers.base import fold, list_rows

NAMES = sorted(path.stem for path in LISTS.glob("*.csv"))


def test_the_lists_are_those_that_are_explained():
    explained = re.findall(r"^\| `(\w+)\.csv`", (LISTS / "README.md").read_text(encoding="utf-8"), re.M)
    assert sorted(explained) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_no_two_rows_of_a_list_fold_to_one(name):
    words = [row["word"] for row in list_rows(LISTS / f"{name}.csv")]
    assert words
    assert sorted({fold(word) for word in words}) == sorted(fold(word) for word in words)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_explained(name):
    line = re.search(rf"^\| `{name}\.csv`.*$", (LISTS / "README.md").read_text(encoding="utf-8"), re.M)[0]
    assert [column for column in list_rows(LISTS / f"{name}.csv")[0] if f"`{column}`" not in line] == []


@pytest.mark.parametrize("name", ["families", "posts", "bodies"])
def test_every_word_is_found_in_either_script(name):
    pattern = re.compile(any_of(name))
    words = [fold(row["word"]) for row in list_rows(LISTS / f"{name}.csv")]
    assert [word for word in words if not pattern.fullmatch(word)] == []


def test_a_document_has_a_name_in_chinese():
    assert [word for word in words_in("documents") if not all_han(word)] == []


@pytest.mark.parametrize(
    ("text", "found"), [("稱今年", True), ("稱“", True), ("稱號", False), ("指數", False)]
)
def test_a_word_may_not_stand_before_some_signs(text, found):
    assert bool(re.match(any_of("speech"), fold(text))) is found


def test_a_group_of_a_list_is_a_part_of_it():
    assert re.fullmatch(any_of("families", "two characters"), "欧阳")
    assert not re.fullmatch(any_of("families", "two characters"), "王")
