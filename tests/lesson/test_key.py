"""What a student's copy carries: not readable at a glance, whole again when it is needed."""

from functools import cache

import pytest

from helpers.article import read_article
from helpers.lesson import answer, exercises, hint
from helpers.lesson.key import KEY, carried, decoded, encoded, is_copy


def test_it_comes_back_as_it_was():
    key = {"exercises": "- id: '5.1'\n  expected: 約350\n", "solutions": {"5.1": "1 + 1"}}
    assert decoded(encoded(key)) == key
    assert encoded(key) == encoded(dict(reversed(key.items()))), "the same key makes the same file"


def test_no_word_of_it_can_be_read():
    line = encoded({"solutions": {"5.1": "subdistricts = 122"}})
    assert "subdistricts" not in line and "122" not in line and line.isascii()


@pytest.mark.parametrize("line", ["", "no key", encoded({"a": 1})[:-9], "約"])
def test_a_damaged_one_says_what_to_do(line):
    with pytest.raises(ValueError, match=r"damaged\. `make lab` writes it anew"):
        decoded(line)


def test_only_a_copy_has_one(copy, monkeypatch):
    assert is_copy() and carried()["solutions"]["1.2"] == "print(1)"
    (copy / KEY).unlink()
    assert not is_copy() and carried() is None


def test_where_the_exercises_were_taken_away_the_copy_answers(copy, monkeypatch, capsys):
    """A teacher on a shared hub may delete what holds the answers in clear."""
    monkeypatch.setattr(exercises, "ROOT", copy)
    monkeypatch.setattr(exercises, "exercises", cache(exercises.exercises.__wrapped__))
    answer("1.1", 36, read_article())
    hint("1.1")
    assert capsys.readouterr().out == "Right. 36.\nHint 1 of 1: Count.\n"
    (copy / KEY).unlink()
    exercises.exercises.cache_clear()
    with pytest.raises(FileNotFoundError, match=r"exercises\.yaml"):
        hint("1.1")
