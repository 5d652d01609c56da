"""No notebook has a long stretch without an exercise; `python -m tests.reading` prints the figures."""

import pytest

from helpers.lesson import course_notebooks
from helpers.lesson.editions import read_notebook
from tests.reading import MOST_WORDS, count, levels, main, prose, stretches

each_notebook = pytest.mark.parametrize("path", course_notebooks(), ids=lambda path: path.stem)


@each_notebook
def test_no_long_stretch_without_an_exercise(path):
    """The stretches are in the order of the notebook: the first one ends at its first exercise."""
    words = stretches(prose(read_notebook(path)))
    assert {place: many for place, many in enumerate(words) if many > MOST_WORDS} == {}


def test_a_stretch_ends_at_an_exercise_and_begins_after_its_cell_or_at_the_next_heading():
    cells = [
        "# A title\n\nTwo words.",
        "**Exercise 1.1.** Not counted.\n\n- **a.** Nor this.\n\n## One\n\nTwo.",
    ]
    cells += ["Three, 1,600 words?", "And **Predict, then run. Exercise 1.2 (faded).** No."]
    assert stretches(cells) == [4, 6, 0]


def test_words_of_either_script_count_and_code_does_not():
    assert count("The sum of 1,600余名 isn't 9.54億元 — is it?") == 8


def test_longer_sentences_of_longer_words_are_harder():
    easy = levels(["The cat sat. It was good. We saw it."])
    hard = levels(
        ["Institutional considerations notwithstanding, administrative simplification requires coordination."]
    )
    assert easy < hard
    assert levels(
        ["The cat sat.\n\n| Institutional considerations |\n\n## Administrative simplification"]
    ) == levels(["The cat sat."])


def test_the_command_prints_a_line_a_notebook(capsys):
    main()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [path.stem for path in course_notebooks()]
    assert {len(line.split()) for line in lines} == {7}
