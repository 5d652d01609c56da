"""The table of exercises is current, and has each of them once."""

import nbformat
import pytest

from helpers.base import ROOT
from helpers.lesson import course_notebooks
from helpers.lesson.editions import read_notebook
from helpers.lesson.exercise_table import OPEN, PAGE, listed, page, questions, table
from helpers.lesson.exercises import exercises


@pytest.fixture(scope="module")
def all_listed():
    return [one for path in course_notebooks() for one in listed(read_notebook(path))]


def test_the_page_is_current():
    """`make data` writes it."""
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page()


def test_each_exercise_is_there_once(all_listed):
    marked = [one["id"] for one in all_listed if one["kind"] != OPEN]
    assert sorted(marked) == sorted(exercises())


def test_each_has_a_step_and_asks_something(all_listed):
    assert [one for one in all_listed if not one["step"] or len(one["asks"].split()) < 2] == []


def test_the_step_is_the_heading_above_and_another_articles_question_is_left_out():
    cells = [
        "## One\n\n**Exercise 9.9.** How many?\n\n## Two",
        "**Exercise (all yours).** Write.",
        "%%only other\n%%markdown\n**Exercise 9.8.** How much?",
    ]
    new = [nbformat.v4.new_markdown_cell, nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell]
    notebook = nbformat.v4.new_notebook(cells=[make(cell) for make, cell in zip(new, cells, strict=True)])
    found = [(one["id"], one["step"], one["asks"], one["course"]) for one in listed(notebook)]
    assert found == [("9.9", "One", "How many?", False), ("", "Two", "Write.", False)]


def test_options_and_later_exercises_are_no_part_of_a_question():
    words = "**Exercise 9.4 (open).** Which?\n- **a** One.\n\n**Predict. Exercise 9.5 (faded).** Fill in."
    assert questions(words) == [("9.4", "Which?"), ("9.5", "Fill in.")]


def test_a_bar_does_not_break_a_row():
    assert table(["a"], [["x | y"]])[-1] == "| x \\| y |"
