"""Both editions: what is cut, what stays, and that all of it runs with nothing answered."""

import json
import re
from shutil import copytree

import nbformat
import pytest

from helpers.article import read_article
from helpers.base import read_yaml
from helpers.batch.notebooks import store_notebooks
from helpers.lesson import course_notebooks, make_editions, stays
from helpers.lesson.editions import ASKS, is_prose, key, read_notebook, relinked, solutions, student
from helpers.lesson.exercises import exercises
from helpers.lesson.key import KEY, decoded, encoded
from helpers.lesson.notes import headings

each_notebook = pytest.mark.parametrize("path", course_notebooks(), ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    return make_editions(tmp_path_factory.mktemp("output"))


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def worked():
    """Return the exercises that a notebook works out before the student's eyes, as its prose says."""
    words = "".join(
        cell.source for path in course_notebooks() for cell in read_notebook(path).cells if is_prose(cell)
    )
    return set(re.findall(r"Exercise (\d\.\d+) \(worked", words))


def tags(cell):
    return cell.metadata.get("tags", [])


@each_notebook
def test_the_students_has_every_cell_but_the_solutions(editions, path):
    given, source = read_notebook(editions[0] / path.name), read_notebook(path)
    nbformat.validate(given)
    kept = [cell for cell in source.cells if "solution" not in tags(cell)]
    read = [cell.id for cell in kept if not is_prose(cell) or stays(cell.source, read_article())]
    assert [cell.id for cell in given.cells] == read
    assert not [cell.id for cell in code(given) if is_prose(cell)]
    assert [cell.source for cell in code(given) if not is_prose(cell)] == [
        cell.source for cell in code(source) if "solution" not in tags(cell) and not is_prose(cell)
    ]
    assert not re.search(r"solution_\d", nbformat.writes(given))


@each_notebook
def test_the_students_has_no_output_of_an_answer_and_no_count(editions, path):
    given = read_notebook(editions[0] / path.name)
    assert {cell.execution_count for cell in code(given)} == {None}
    assert [cell.id for cell in code(given) if ASKS.search(cell.source) and cell.outputs] == []
    counted = [out for cell in code(given) for out in cell.outputs if out.get("execution_count")]
    assert counted == []


@each_notebook
def test_the_students_keeps_what_is_neither_predicted_nor_answered(editions, path):
    given = {cell.id: cell for cell in code(read_notebook(editions[0] / path.name))}
    source = [cell for cell in code(read_notebook(path)) if cell.id in given and cell.outputs]
    kept = [cell for cell in source if given[cell.id].outputs]
    assert [cell.id for cell in source if is_prose(cell) and not given[cell.id].outputs] == []
    assert kept and len(kept) < len(source), "some outputs are cut, not all"


def test_a_prediction_covers_what_follows_up_to_the_next_prose(editions):
    start = {cell.id: cell for cell in read_notebook(editions[0] / "00_start_here.ipynb").cells}
    spoilers = [name for name, cell in start.items() if "predicted" in tags(cell)]
    asked = [cell.id for cell in start.values() if "find_numbers(source.text)" in cell.source]
    assert asked and set(asked) <= set(spoilers)


def test_an_author_can_tag_what_the_rule_misses():
    cell = nbformat.v4.new_code_cell(
        "1", metadata={"tags": ["predicted"]}, outputs=[nbformat.v4.new_output("stream", text="1")]
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Words."), cell])
    assert student(notebook).cells[1].outputs == []


@each_notebook
def test_the_teachers_is_the_notebook_with_open_solutions_and_notes(editions, path):
    """Its code is the source's, cell for cell, which nbval runs."""
    given, source = read_notebook(editions[1] / path.name), read_notebook(path)
    nbformat.validate(given)
    assert not [cell.id for cell in code(given) if is_prose(cell)]
    assert [cell.source for cell in code(given)] == [
        cell.source for cell in code(source) if not is_prose(cell)
    ]
    solved = [cell for cell in code(given) if "solution" in tags(cell)]
    assert solved and [cell.id for cell in solved if "jupyter" in cell.metadata] == []
    notes = [cell for cell in given.cells if cell.id.startswith("note-")]
    assert len(notes) == len(re.findall(r'^answer\("', "\n".join(cell.source for cell in solved), re.M))
    steps = re.findall(r"^##? .+\n\n> \*\*For the teacher, ", prose(given), re.M)
    assert len(steps) == len(headings(prose(given))), "each heading has its note"


@pytest.mark.parametrize("edition", [0, 1])
def test_links_lead_on_from_where_an_edition_lies(editions, edition):
    for path in editions[edition].glob("*.ipynb"):
        words = "\n".join(cell.source for cell in read_notebook(path).cells if is_prose(cell))
        links = re.findall(r"\]\(([^)#:]+)\)", words)
        assert [link for link in links if not (path.parent / link).exists()] == []


def test_nothing_that_a_student_gets_holds_an_answer_in_clear(editions):
    handed_out = "".join(path.read_text(encoding="utf-8") for path in editions[0].iterdir())
    says = [wrong["says"] for one in exercises().values() for wrong in one.get("wrong", [])]
    rights = [one["right"] for one in exercises().values() if "right" in one]
    assert says and rights
    assert [words for words in says + rights if json.dumps(words)[1:-1] in handed_out] == []


def test_the_key_has_the_exercises_and_a_solution_for_each(editions):
    carried = decoded((editions[0] / KEY).read_text(encoding="ascii"))
    assert {one["id"] for one in read_yaml(carried["exercises"], "")} == set(exercises())
    assert set(exercises()) - set(carried["solutions"]) == worked()
    assert list(carried["cells"]) == [path.stem for path in course_notebooks()]
    assert encoded(key()) == encoded(key()), "made twice, it is the same"


def test_no_solution_says_the_head_that_only_a_notebook_reads():
    for path in course_notebooks():
        assert [
            one for one in solutions(read_notebook(path), "0").values() if one.startswith(("%%", "#"))
        ] == []


def test_links_up_are_changed_and_no_others():
    text = "[a](../data/README.md) [b](01_x.ipynb) [c](https://example.org/../d) ../e"
    assert relinked(text, "../..") == text.replace("](../", "](../../")


def run(folder):
    """Run all notebooks of a folder from top to bottom in Chinese, and return them as they ran."""
    paths = sorted(folder.glob("*.ipynb"))
    for path in paths:
        notebook = read_notebook(path)
        (settings,) = [cell for cell in notebook.cells if "parameters" in tags(cell)]
        settings.source += '\nlanguage, output = "zh", "../output/zh"'
        path.write_text(nbformat.writes(notebook), encoding="utf-8")
    assert store_notebooks(paths) == 0
    return map(read_notebook, paths)


def test_the_students_runs_to_its_end_with_nothing_answered(editions, tmp_path):
    """In a copy of its own, as a student's kernel would; `tests/browser/test_lab.py` runs it in English."""
    run(copytree(editions[0], tmp_path / "my_notebooks"))
    lines = (tmp_path / "output" / "my_work.jsonl").read_text(encoding="utf-8").splitlines()
    right = {entry["exercise"] for entry in map(json.loads, lines) if entry.get("right")}
    assert right == worked(), "only what is worked for them is kept as right"


def test_the_teachers_runs_to_its_end_and_its_solutions_are_right(editions, tmp_path):
    """In Chinese: its code is the source's, which nbval runs in English."""
    for notebook in run(copytree(editions[1], tmp_path / "teacher")):
        solved = [cell for cell in code(notebook) if "solution" in tags(cell) and "answer(" in cell.source]
        assert solved
        assert [cell.source for cell in solved if "Right." not in str(cell.outputs)] == []
