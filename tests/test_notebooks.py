"""Every notebook keeps to the anatomy that a class relies on. nbval runs them; this reads them."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from helpers.base import ROOT
from helpers.lesson import PROSE
from helpers.lesson.only import HEAD, NEEDS
from helpers.lesson.parameters import PARAMETERS as NAMES_OF_PARAMETERS

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


def run_cells(notebook):
    """Return the cells that run, prose with a need among them."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def needs(cell):
    head = HEAD.match(cell.source)
    return head[1].split() if head else []


def body(cell):
    """Return a cell without its head: what runs, or the words of prose."""
    return HEAD.sub("", cell.source).lstrip("\n").removeprefix(f"{PROSE}\n")


def is_prose(cell):
    return cell.cell_type == "markdown" or f"\n{PROSE}\n" in cell.source


def code_cells(notebook):
    """Return the cells of code, each without its head."""
    cells = [cell.copy() for cell in run_cells(notebook) if not is_prose(cell)]
    for cell in cells:
        cell.source = body(cell)
    return cells


def tags(cell):
    return cell.metadata.get("tags", [])


def prose(notebook):
    return "\n\n".join(body(cell) for cell in notebook.cells if is_prose(cell))


def test_all_ten_are_there():
    assert [path.stem for path in NOTEBOOKS] == NAMES


@each_notebook
def test_stored_executed_in_order_without_an_error(path):
    """nbval compares nothing where nothing is stored, so everything must be."""
    cells = run_cells(read(path))
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
    """A cell may use what one with the same needs, or fewer, has made: the others may have stepped aside."""
    notebook = read(path)
    cells = list(zip(code_cells(notebook), [c for c in run_cells(notebook) if not is_prose(c)], strict=True))
    for cell, whole in cells:
        met = set(needs(whole)) | met_by(needs(whole))
        beside = [one for one, other in cells if set(needs(other)) <= met]
        made_elsewhere = names([one for one, _ in cells], ast.Store) - names(beside, ast.Store)
        assert made_elsewhere & names([cell], ast.Load) == set(), cell.id


def met_by(given):
    """The course's article meets every need but that of being another."""
    return set(NEEDS) - {"other"} if "course" in given else set()


@each_notebook
def test_needs_stand_at_the_head_and_in_the_tags(path):
    notebook = read(path)
    for cell in run_cells(notebook):
        assert ("course" in tags(cell)) == ("course" in needs(cell)), cell.id
        assert set(needs(cell)) <= set(NEEDS), cell.id
        if is_prose(cell):
            assert cell.source.splitlines()[1] == PROSE
            assert cell.metadata.get("jupyter", {}).get("source_hidden"), f"collapse the code of {cell.id}"
    assert [c.id for c in notebook.cells if c.cell_type == "markdown" and tags(c)] == [], "give it a head"


@each_notebook
def test_each_notebook_begins_and_keeps_its_parameters(path):
    """The conditions of cells and the answers of exercises look at them as they are."""
    cells = code_cells(read(path))
    (importing,) = [cell for cell in cells if re.search(r"^begin\(\)$", cell.source, re.M)]
    assert importing.source.endswith("\n\nbegin()")
    others = [cell for cell in cells if "parameters" not in tags(cell)]
    assert names(others, ast.Store) & set(NAMES_OF_PARAMETERS) == set()


@each_notebook
def test_no_heading_hangs_over_what_may_step_aside(path):
    """After a heading at the end of a cell comes one without needs, or none that the heading doesn't have."""
    cells = [cell for cell in read(path).cells if cell.source.strip()]
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        if is_prose(cell) and re.match("#+ ", body(cell).rstrip().splitlines()[-1]):
            later = cells[cells.index(following) :]
            stays = next(one for one in later if set(needs(one)) <= set(needs(cell)))
            assert not re.match("#+ ", body(stays)), f"{cell.id} may have nothing below it"


@each_notebook
def test_cells_are_in_order_for_ruff(path):
    """Ruff passes over cells with a magic that it doesn't know, so it gets them without their heads."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and HEAD.match(source):
            cell["source"] = "" if f"\n{PROSE}\n" in source else HEAD.sub("", source).lstrip("\n")
    whole = """lint.per-file-ignores = {"notebooks/*" = ["D", "E402", "B018"]}"""
    for command in (["check", "--config", whole], ["format", "--check"]):
        arguments = ["-m", "ruff", *command, "--no-cache", "--stdin-filename", f"notebooks/{path.name}", "-"]
        done = subprocess.run(
            [sys.executable, *arguments], input=json.dumps(notebook), cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr


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
