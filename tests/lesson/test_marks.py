"""Test files for an autograder: one for each exercise, which asks as the notebook asks."""

import sys
from types import ModuleType

import nbformat
import pytest

from helpers.article import read_article
from helpers.lesson import write_tests
from helpers.lesson.exercises import exercises
from helpers.lesson.marks import questions


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_tests(tmp_path_factory.mktemp("marks"))


def test_each_exercise_has_one(written):
    assert sorted(path.stem for path in written) == sorted(f"q{one.replace('.', '_')}" for one in exercises())
    assert {path.parent.name for path in written if path.stem == "q3_1"} == {"03_tabulate"}


def test_it_holds_nothing_of_the_exercises_file(written):
    for path in written:
        text, exercise = path.read_text(encoding="utf-8"), exercises()[path.stem[1:].replace("_", ".")]
        replies = [exercise.get("right"), exercise.get("otherwise"), *exercise.get("choices", {}).values()]
        assert [reply for reply in replies if reply and reply in text] == [], path.stem


def test_a_right_answer_passes_and_another_says_why(written, monkeypatch):
    """As Otter would run it, with a stand-in for its one import."""
    stand_in = ModuleType("otter.test_files")
    stand_in.test_case = lambda: lambda test: test
    monkeypatch.setitem(sys.modules, "otter.test_files", stand_in)
    (path,) = [path for path in written if path.stem == "q1_1"]
    held = {}
    exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), held)
    article = read_article()
    held["test_is_right"]({"my_characters": len(article.text), "source": article})
    with pytest.raises(AssertionError, match="in place of the gap"):
        held["test_is_right"]({"my_characters": ..., "source": article})


def test_heads_and_solutions_are_left_out():
    cells = [
        nbformat.v4.new_code_cell('%%only course\nmine = 1\nanswer("3.1", mine, source)'),
        nbformat.v4.new_code_cell('answer("3.1", 2, source)', metadata={"tags": ["solution"]}),
        nbformat.v4.new_code_cell('%%only course\n%%markdown\nUse `answer("3.1", …)`.'),
    ]
    (asked,) = questions(nbformat.v4.new_notebook(cells=cells))
    assert asked["given"] == "mine"
