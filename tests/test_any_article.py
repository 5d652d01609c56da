"""Every notebook under plain papermill, as a newsroom runs it: on a bare article, from another folder."""

import csv
import re

import nbformat
import papermill
import pytest

from helpers.base import ROOT
from helpers.batch.results import RESULTS
from helpers.table import read_table

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# Own sentences: two numbers, no hedge, no section, no English, no coding, no checks.
TEXT = "縣圖書館去年借出圖書12000冊。\n\n館員說,今年新增座位35個。\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder outside the course with a text in it, where the kernels run."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "library.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_a_bare_article_from_another_folder(path, folder, monkeypatch):
    monkeypatch.chdir(folder)
    out = folder / path.name
    papermill.execute_notebook(
        str(path),
        str(out),
        {"article": "library.txt", "output": "results", "artcle": "misspelt"},
        progress_bar=False,
        request_save_on_cell_execute=False,
    )
    cells = nbformat.read(out, 4).cells
    shown = "".join(output.get("text", "") for cell in cells for output in cell.get("outputs", []))
    assert "There is no parameter artcle" in shown
    require_no_heading_over_nothing(cells)
    require_right_solutions(cells)


# Own sentences and an own check, which rests on no figure that may be varied.
HEDGED = "館裡有約200個座位。去年借出圖書12000冊,還回11000冊。\n"
CHECKS = """
figures: {s002, s003}
checks:
  - id: still_out
    group: {en: Books, zh: 圖書}
    question: {en: How many books are still out?, zh: 還有多少冊未還？}
    expression: s002 - s003
    unit: {en: books, zh: 冊}
    verdict: consistent
    publish: {en: "{value} books are still out.", zh: "還有{value}冊未還。"}
"""


@pytest.mark.parametrize("path", NOTEBOOKS[5:9], ids=lambda path: path.stem)
def test_a_notebook_runs_with_checks_of_the_reader_s_own(path, folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "books.txt").write_text(HEDGED, encoding="utf-8")
    (folder / "books.yaml").write_text(CHECKS, encoding="utf-8")
    given = {"article": "books.txt", "checks": "books.yaml", "output": "books"}
    out = folder / f"books-{path.name}"
    papermill.execute_notebook(str(path), str(out), given, progress_bar=False)
    cells = nbformat.read(out, 4).cells
    require_no_heading_over_nothing(cells)
    require_right_solutions(cells)
    resting = [cell for cell in cells if "value_after" in cell.source]
    tables = [output["data"]["text/html"] for cell in resting for output in cell.outputs]
    assert [table.count("<tr>") for table in tables] == [1] * len(resting), "a row of no check"


def require_right_solutions(cells):
    """What a solution says that did not step aside is that it is right: answers are of the article given."""
    solutions = [cell for cell in cells if "solution" in cell.metadata.get("tags", [])]
    solved = [cell for cell in solutions if "answer(" in cell.source]
    said = {cell.id: "".join(output.get("text", "") for output in cell.outputs) for cell in solved}
    assert [one for one, text in said.items() if not re.search(r"^(Right\.|Steps aside)", text, re.M)] == []


def require_no_heading_over_nothing(cells):
    """After a heading comes, on the page, something other than the end or a heading as high."""
    pages = [one for cell in cells for one in _on_the_page(cell)]
    levels = [_heading_at_the_end(one) for one in pages]
    for level, following in zip(levels, [*pages[1:], "# end"], strict=True):
        first = following.lstrip().split("\n")[0]
        opened = len(first) - len(first.lstrip("#"))
        assert not (level and opened and opened <= level), f"a heading over nothing, before {first!r}"


def _on_the_page(cell):
    """Return what a reader reads of a cell: its Markdown, or its code unless that has stepped aside."""
    if cell.cell_type == "markdown":
        return [cell.source]
    prose = [
        output["data"]["text/markdown"]
        for output in cell.outputs
        if "text/markdown" in output.get("data", {}) and "%%markdown" in cell.source
    ]
    aside = any(output.get("text", "").startswith("Steps aside") for output in cell.outputs)
    return prose if "%%markdown" in cell.source or aside else ["code"]


def _heading_at_the_end(words):
    last = words.rstrip().split("\n")[-1]
    return len(last) - len(last.lstrip("#")) if last.startswith("#") else 0


def test_together_they_leave_the_results_that_a_newsroom_needs(folder):
    """It stands last: the notebooks above have written them."""
    results = folder / "results"
    wanted = [name for name in RESULTS if not name.startswith("notebooks/")]
    assert [name for name in wanted if not (results / name).stat().st_size] == []
    assert list((results / "charts").glob("*.svg"))
    assert read_table(results / "statistics.csv")["printed"].tolist() == ["12000冊", "35個"]
    with (results / "checks.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == []
