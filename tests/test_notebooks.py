"""Every notebook keeps to the anatomy that a class relies on. nbval runs them; this reads them."""

import ast
import re
from pathlib import Path

import nbformat
import papermill
import pytest

from helpers.base import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PARAMETERS = {"article": "", "coding": "", "checks": "", "language": "en", "output": ""}
NAMES = [
    "00_start_here",
    "01_read_the_source",
    "02_extract_the_numbers",
    "03_tabulate",
    "04_check_the_arithmetic",
    "05_find_the_limits",
    "06_draw_the_charts",
    "07_explore",
    "08_write_the_story",
    "09_another_article",
]

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def tags(cell):
    return cell.metadata.get("tags", [])


def prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def test_all_ten_are_there():
    assert [path.stem for path in NOTEBOOKS] == NAMES


@each_notebook
def test_stored_executed_in_order_without_an_error(path):
    """nbval compares nothing where nothing is stored, so everything must be."""
    cells = code_cells(read(path))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert [cell.source for cell in cells for out in cell.outputs if out.output_type == "error"] == []
    assert any(cell.outputs for cell in cells)


@each_notebook
def test_the_same_five_parameters(path):
    found = papermill.inspect_notebook(path)
    assert {name: eval(p["default"], {}) for name, p in found.items()} == PARAMETERS


@each_notebook
def test_valid_and_clean(path):
    notebook = read(path)
    nbformat.validate(notebook)
    stored = nbformat.writes(notebook)
    assert re.findall(r"/(?:home|root|tmp|Users|work)/\w+|[A-Z]:\\\\Users", stored) == []
    assert re.findall(r"object at 0x|ipykernel_\d", stored) == []
    assert "widgets" not in notebook.metadata
    assert not [c for c in notebook.cells if "execution" in c.metadata], "stored with timings"


@each_notebook
def test_nothing_that_can_hang(path):
    source = "\n".join(cell.source for cell in code_cells(read(path)))
    assert re.findall(r"\binteract(?:ive|_manual)?\(|\bOutput\(", source) == []


@each_notebook
def test_short_steps(path):
    """One action a cell. The parameters, the imports and exercises that hold a sheet to fill are longer."""
    cells = [
        c
        for c in code_cells(read(path))
        if "parameters" not in tags(c) and not c.source.startswith(("from", "import"))
    ]
    lengths = [len([line for line in cell.source.splitlines() if line.strip()]) for cell in cells]
    assert max(lengths) <= 16
    assert sum(length <= 5 for length in lengths) >= 0.8 * len(lengths)


@each_notebook
def test_anatomy(path):
    text = prose(read(path))
    assert text.startswith("# ")
    assert re.search(r"\d+ minutes", text)
    for part in (
        "question",
        "Objectives",
        "Needs",
        "Predict",
        "Exercise",
        "Key points",
        "Discuss",
        "Diary",
        "Next",
    ):
        assert re.search(part, text, re.I), f"{path.stem} has no part called {part!r}"


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Digits that claim nothing: code, links, names of notebooks, minutes, exercises, list and table numbers.
FURNITURE = re.compile(
    r"```.*?```|`[^`]*`|\]\([^)]*\)|https?://\S+|\d\d_\w+|notebooks? \d\d(?:(?:, | and | to )\d\d)*"
    r"|\d+ minutes|exercises? \d\.\d+|^\s*\d+\. |\|\s*\d+\s*(?=\|)",
    re.S | re.M | re.I,
)


@each_notebook
def test_prose_holds_only_numbers_that_the_article_prints(path):
    """Any other number is computed and printed by code, so that no typed number can go stale."""
    texts = [(ROOT / "data" / name).read_text(encoding="utf-8") for name in ("article.txt", "article.en.txt")]
    printed = {number.replace(",", "") for text in texts for number in NUMBER.findall(text)}
    typed = {number.replace(",", "") for number in NUMBER.findall(FURNITURE.sub(" ", prose(read(path))))}
    assert typed - printed == set()


def names(cells, context):
    """Return the names that cells bind (``ast.Store``) or read (``ast.Load``), comprehensions aside."""
    nodes = [node for cell in cells for node in ast.walk(ast.parse(cell.source))]
    local = {
        node.target.id for node in nodes if isinstance(node, ast.comprehension) and hasattr(node.target, "id")
    }
    found = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    return found - local


@each_notebook
def test_course_cells_hold_nothing_that_other_cells_need(path):
    """The runner drops the cells tagged `course` for another article; what is left must stand by itself."""
    cells = code_cells(read(path))
    course = [cell for cell in cells if "course" in tags(cell)]
    others = [cell for cell in cells if "course" not in tags(cell)]
    only_in_course = names(course, ast.Store) - names(others, ast.Store)
    assert only_in_course & names(others, ast.Load) == set()


@each_notebook
def test_solutions_are_folded_and_overwrite_no_answer(path):
    cells = [cell for cell in code_cells(read(path)) if "solution" in tags(cell)]
    assert cells, "no exercise has a solution"
    unfolded = [cell.id for cell in cells if not cell.metadata.get("jupyter", {}).get("source_hidden")]
    assert unfolded == [], "collapse these solutions: View, Collapse Selected Code"
    assert all(cell.source.startswith("#") for cell in cells), "JupyterLab shows a folded cell's first line"
    students = [cell for cell in code_cells(read(path)) if "solution" not in tags(cell)]
    assert names(cells, ast.Store) & names(students, ast.Store) == set()


@each_notebook
def test_links_lead_to_files(path):
    links = re.findall(r"\]\(([^)#:]+)\)", prose(read(path)))
    assert [link for link in links if not (Path(path).parent / link).exists()] == []


def test_readme_map_and_heads_say_the_same():
    """The question and the minutes of each notebook stand in three places, to the letter."""
    row = re.compile(r"^\| \[?(\d\d_\w+)(?:\]\([^)]*\))? \| (.+?) \| (\d+) \|$", re.M)
    heads = {}
    for path in NOTEBOOKS:
        head = read(path).cells[0].source
        question = re.search(r"^\*\*The reporter's question\.\*\* (.+)$", head, re.M)
        minutes = re.search(r"^\*\*(\d+) minutes\*\*, about half of it exercises\.$", head, re.M)
        heads[path.stem] = (question and question[1], minutes and minutes[1])
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for text in (readme, prose(read(NOTEBOOKS[0]))):
        assert {name: (question, minutes) for name, question, minutes in row.findall(text)} == heads


@each_notebook
def test_the_last_line_leads_on(path):
    """Each notebook ends with the question of the next one."""
    number = NOTEBOOKS.index(path)
    if number + 1 < len(NOTEBOOKS):
        following = NOTEBOOKS[number + 1]
        question = re.search(r"question\.\*\* (.+)$", read(following).cells[0].source, re.M)
        assert question
        last = read(path).cells[-1].source.splitlines()[-1]
        assert last == f"**Next:** [{following.stem}]({following.name}). {question[1]}"
