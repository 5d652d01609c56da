"""A solution is shown after a try, or when insisted on."""

import pytest

from helpers.lesson import solution
from helpers.lesson.record import entries, keep_answer


def test_before_a_try_it_asks_for_one(copy, capsys):
    solution("1.1")
    out = capsys.readouterr().out
    assert "Try first" in out and "now=True" in out and "paragraphs" not in out
    assert entries() == []


def test_after_a_wrong_try_it_shows_and_that_is_kept(copy, capsys):
    keep_answer("1.1", 3, False)
    solution("1.1")
    assert capsys.readouterr().out == "len(source.paragraphs)\n"
    assert [one["what"] for one in entries()] == ["answer", "solution"]


def test_a_try_at_another_exercise_does_not_count(copy, capsys):
    keep_answer("1.1", 3, False)
    solution("1.2")
    assert "Try first" in capsys.readouterr().out
    solution(1.2, now=True)
    assert capsys.readouterr().out == "print(1)\n"


def test_one_that_is_not_there_is_named(copy):
    with pytest.raises(ValueError, match=r"no solution 4.1. There are: 1.1, 1.2"):
        solution("4.1")


def test_in_the_notebooks_themselves_it_is_read_from_them(capsys):
    solution("0.5", now=True)
    assert 'number.role == "date"' in capsys.readouterr().out
