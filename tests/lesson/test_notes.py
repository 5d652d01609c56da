"""Notes for teachers: each step has one, and they fit the notebooks."""

import re

import pytest

from helpers.article import read_article
from helpers.lesson import course_notebooks, stays
from helpers.lesson.editions import is_prose, read_notebook
from helpers.lesson.exercises import KINDS, exercises, steps
from helpers.lesson.notes import (
    KIND_WORDS,
    PARTS,
    exercise_note,
    headings,
    read,
    step_note,
    teaching,
    with_notes,
)

each_notebook = pytest.mark.parametrize("path", course_notebooks(), ids=lambda path: path.stem)


def prose(path):
    """Return the prose of a notebook as the course's article has it."""
    cells = [cell for cell in read_notebook(path).cells if is_prose(cell)]
    return "\n\n".join(cell.source for cell in cells if stays(cell.source, read_article()))


@each_notebook
def test_each_heading_has_its_notes_and_nothing_is_left_over(path):
    """After a change of a heading: change it in data/teaching.yaml too; the difference is named here."""
    assert list(teaching()[path.stem]) == headings(prose(path))


@pytest.mark.parametrize(
    "step", ["{minutes: 3, ask: Why?, watch: It is}", "3", "{minutes: 3.5, ask: a, watch: b, cut: c}"]
)
def test_a_step_that_lacks_something_is_named(step):
    with pytest.raises(ValueError, match=r"'Tidy' of 03_tabulate needs whole minutes"):
        read(f"03_tabulate: {{Tidy: {step}}}")


@each_notebook
def test_each_step_says_all_that_a_teacher_needs(path):
    for heading, step in teaching()[path.stem].items():
        assert step["minutes"] > 0, heading
        assert all(len(step[part].split()) > 2 for part in PARTS), heading
        assert "?" in step["ask"], heading


@each_notebook
def test_the_minutes_of_the_steps_are_those_of_the_notebook(path):
    minutes = re.search(r"^\*\*(\d+) minutes\*\*", prose(path), re.M)
    assert minutes
    assert sum(step["minutes"] for step in teaching()[path.stem].values()) == int(minutes[1])


def test_a_note_names_no_exercise_by_its_number():
    """A new exercise moves the numbers after it; a note stands beside its exercise anyway."""
    words = [step[part] for steps in teaching().values() for step in steps.values() for part in PARTS]
    assert words and [one for one in words if re.search(r"\b\d\.\d+\b", one)] == []


def test_no_notebook_is_without_notes_and_none_is_left_over():
    assert list(teaching()) == [path.stem for path in course_notebooks()]


def test_a_note_stands_under_its_heading_and_nowhere_else():
    steps = {"Tidy": {"minutes": 2, "ask": "Why?"}}
    source = "## Tidy\n\nOne row.\n\n## Tidy tables\n\nTwo.\n\n### Tidy\n\nThree."
    noted = with_notes(source, steps)
    assert noted == source.replace("## Tidy\n\nOne", f"## Tidy\n\n{step_note(steps['Tidy'])}\n\nOne", 1)
    assert noted.count("For the teacher") == 1


def test_a_note_names_each_wrong_choice():
    exercise = {"id": "5.1", "kind": "choose", "expected": "b", "hint": ["Look."]}
    words = exercise_note(exercise | {"choices": {"a": "Is it?", "b": "Yes.", "c": "Or?"}})
    assert [line for line in words.splitlines() if line.startswith("> - ")] == [
        "> - `a`: Is it?",
        "> - `c`: Or?",
    ]


def test_a_note_has_the_answer_of_a_fact_as_a_student_would_type_it():
    paragraphs = len(read_article().paragraphs)
    exercise = {"id": "1.1", "kind": "value", "hint": ["Count."], "otherwise": "Which?"}
    words = exercise_note(exercise | {"wrong": [{"fact": "paragraphs", "says": "{given} is what?"}]})
    assert f"> - `{paragraphs}`: this is what?" in words


def test_a_whole_number_is_shown_as_one_types_it():
    exercise = {"id": "4.1", "kind": "bounds", "hint": ["Add."], "otherwise": "Which?"}
    words = exercise_note(exercise | {"wrong": [{"expected": [68143.0, 0.5], "says": "Is it?"}]})
    assert "> - `68143, 0.5`: Is it?" in words


def test_a_note_tells_what_is_right_as_well():
    exercise = {"id": "7.3", "kind": "bounds", "outwards": True, "also": [[34, 37]], "hint": ["Look."]}
    assert exercise_note(exercise).splitlines()[0] == (
        "> **For the teacher: exercise 7.3.** Two ends. Ends rounded outwards are right, inwards wrong. "
        "Right as well: `[34, 37]`."
    )


def test_every_kind_is_explained():
    assert tuple(KIND_WORDS) == KINDS


@pytest.mark.parametrize("exercise", exercises().values(), ids=lambda exercise: exercise["id"])
def test_a_note_has_every_reply_and_every_hint(exercise):
    words = exercise_note(exercise)
    replies = [wrong["says"].replace("{given}", "this") for wrong in exercise.get("wrong", [])]
    replies += [
        says for letter, says in exercise.get("choices", {}).items() if letter != exercise["expected"]
    ]
    assert replies
    assert [reply for reply in [*replies, *steps(exercise)] if reply not in words] == []
    assert all(line.startswith(">") for line in words.splitlines())
