"""Notebooks through papermill: which kernel runs them, what stops one, what a copy holds."""

import json
import re
import sys

import nbformat
import pytest

from helpers.__main__ import main
from helpers.article import read_article
from helpers.base import ROOT
from helpers.batch.kernels import ENOUGH
from helpers.batch.notebooks import (
    Job,
    published,
    require_the_parameters,
    run_notebooks,
    store_notebooks,
    without_paths,
)
from helpers.lesson import course_notebooks

from .files import NOTHING, PARAMETERS, notebook, printed, text_file


def run(folder, *notebooks, source="", given=NOTHING, **more):
    """Run notebooks into a folder; return what stopped each of them, by name."""
    jobs = [Job(one, source, given, folder) for one in notebooks]
    return {job.notebook.stem: error for job, error in run_notebooks(jobs, **more)}


def test_one_passes_and_one_fails_side_by_side(tmp_path):
    good = notebook(
        tmp_path,
        "01_good",
        ("print(language, bool(output))", []),
        ("%%only course\nprint('ours')", ["course"]),
    )
    lines = "from helpers.article import read_article\nread_article('no.txt')"
    bad = notebook(tmp_path, "02_bad", (lines, []))
    article = text_file(tmp_path, "library.txt")
    stopped = run(tmp_path / "library", good, bad, source=article, given=NOTHING | {"language": "zh"})
    results = tmp_path / "library" / "notebooks"
    assert stopped["01_good"] == ""
    assert stopped["02_bad"].startswith("in cell [3]: FileNotFoundError: There is no file no.txt")
    assert r"\"/" not in (results / "01_good.ipynb").read_text(encoding="utf-8"), "an absolute path"
    assert sorted(path.name for path in results.iterdir()) == ["01_good.ipynb", "02_bad.ipynb"]
    assert printed(results / "01_good.ipynb").startswith("zh ")
    assert "print('ours')" not in (results / "01_good.ipynb").read_text(encoding="utf-8")
    failed = (results / "02_bad.ipynb").read_text(encoding="utf-8")
    assert "FileNotFoundError" in failed
    assert str(ROOT) not in stopped["02_bad"] + failed
    assert '"papermill"' not in failed


def test_a_notebook_that_stalls_is_given_up(tmp_path):
    """Whichever cell it is: on a busy machine the first may take as long."""
    slow = notebook(tmp_path, "01_slow", ("import time", []), ("time.sleep(60)", []))
    told = r"because a cell took longer than 3 seconds: (article =|import time|time\.sleep)"
    assert re.match(told, run(tmp_path / "out", slow, timeout=3)["01_slow"])
    assert not list(tmp_path.glob("out/notebooks/*"))


@pytest.mark.parametrize("count", [1, ENOUGH])
def test_a_profile_of_the_user_s_that_cannot_be_written_is_no_hindrance(count, tmp_path, monkeypatch):
    """To a kernel that is new, and to one that is a copy: no system makes a folder of so long a name."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / ("profile" * 50)))
    some = [notebook(tmp_path, f"{n:02}_some", ("print(6 * 7)", [])) for n in range(count)]
    assert set(run(tmp_path / "out", *some).values()) == {""}


def test_the_kernel_is_this_environment_s_with_a_clean_profile(tmp_path, monkeypatch):
    """Neither another ``python3`` nor a start-up file of the user's has a say; the course's own cells run."""
    spec = tmp_path / "share" / "kernels" / "python3"
    spec.mkdir(parents=True)
    poisoned = {"argv": ["false", "{connection_file}"], "display_name": "Python 3", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(poisoned), encoding="utf-8")
    started = text_file(tmp_path / "home" / "profile_default" / "startup", "00.py", "print = None\n")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "share"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONSTARTUP", started)
    begin = ("from helpers.lesson import begin\nbegin()", [])
    ours = ("%%only course\nimport sys\nprint(sys.executable)", ["course"])
    one = notebook(tmp_path, "01_where", begin, ours)
    assert run(tmp_path / "out", one) == {"01_where": ""}
    # The path of this machine is cut from what is kept.
    shown = printed(tmp_path / "out" / "notebooks" / "01_where.ipynb")
    assert shown == without_paths(f"{sys.executable}\n")
    assert store_notebooks([one]) == 0
    assert printed(one) == f"{sys.executable}\n"


def test_paths_count_from_where_the_executed_notebook_lies(tmp_path, monkeypatch):
    """So whoever opens it there and runs it again gets the same; a stream is kept in one piece."""
    text_file(tmp_path / "desk", "library.txt")
    monkeypatch.chdir(tmp_path / "desk")
    where = "from pathlib import Path\nprint(Path(output).resolve().name)"
    slowly = "import time\nfor n in range(3):\n    print(n, flush=True)\n    time.sleep(0.3)"
    here = notebook(tmp_path, "01_here", (where, []), (slowly, []))
    assert run(tmp_path / "out" / "library", here, source="library.txt") == {"01_here": ""}
    executed = nbformat.read(tmp_path / "out" / "library" / "notebooks" / "01_here.ipynb", 4)
    assert 'article = "../../../desk/library.txt"' in executed.cells[1].source
    assert 'output = ".."' in executed.cells[1].source
    assert executed.cells[1].id == "injected-parameters", "else no two runs are alike"
    assert [[one.text for one in cell.outputs] for cell in executed.cells[2:]] == [
        ["library\n"],
        ["0\n1\n2\n"],
    ]


def test_a_notebook_must_have_the_five_parameters(tmp_path):
    """Papermill would only warn, and run on the course's own article instead."""
    four = notebook(tmp_path, "01_four", parameters=PARAMETERS.replace('\noutput = ""', ""))
    with pytest.raises(ValueError, match=r"01_four\.ipynb .* output"):
        require_the_parameters(four)


def test_paths_of_this_machine_are_cut():
    where = ROOT / "helpers" / "article" / "reading.py"
    assert without_paths(f"File {where}, line 3") == "File helpers/article/reading.py, line 3"


def test_a_published_copy_has_neither_gaps_nor_scaffolding(tmp_path):
    """What steps aside is gone, prose is Markdown, and links lead to the course from where the copy lies."""
    cells = [
        "%%only course\n%%markdown\n## Ours\n\n[data](../data/README.md), [next](02_next.ipynb)",
        "%%only course\nprint('ours')",
        "%%only other\n%%markdown\n## Theirs",
    ]
    source = nbformat.read(notebook(tmp_path, "01_ours", *((cell, ["course"]) for cell in cells)), 4)
    folder = ROOT / "output" / "a b" / "notebooks"
    _, prose, code = published(source, read_article(), NOTHING, folder).cells
    assert code.source == cells[1]
    assert prose.cell_type == "markdown"
    assert prose.source == "## Ours\n\n[data](../../../data/README.md), [next](02_next.ipynb)"
    nbformat.validate(source)
    second = read_article("data/second_text.txt")
    source = nbformat.read(tmp_path / "01_ours.ipynb", 4)
    assert [cell.source for cell in published(source, second, NOTHING, folder).cells[1:]] == ["## Theirs"]


def test_store_runs_in_place_twice_alike_and_leaves_a_broken_notebook_as_it_was(tmp_path, capsys):
    good = notebook(tmp_path, "01_good", ("import ipywidgets\nipywidgets.IntSlider(value=3)", []))
    bad = notebook(tmp_path, "02_bad", ("1 / 0", []))
    before = bad.read_bytes()
    assert store_notebooks([good, bad]) == 1
    assert bad.read_bytes() == before
    assert "02_bad is left as it was" in capsys.readouterr().err
    once = good.read_bytes()
    assert store_notebooks([good]) == 0
    assert good.read_bytes() == once
    cells = nbformat.read(good, 4).cells
    assert [cell.execution_count for cell in cells] == [1, 2]
    assert cells[1].outputs == []  # a live widget ends with its kernel
    assert "widgets" not in nbformat.read(good, 4).metadata
    assert not any("execution" in cell.metadata for cell in cells)


def test_store_takes_names_of_the_course_s_notebooks(monkeypatch):
    asked = []
    monkeypatch.setattr("helpers.batch.notebooks.store_notebooks", lambda paths: asked.extend(paths) or 0)
    assert main(["store", "03", "notebooks/00_start_here.ipynb"]) == 0
    assert [path.stem for path in asked] == ["03_tabulate", "00_start_here"]
    assert main(["store"]) == 0
    assert asked[2:] == course_notebooks()
    with pytest.raises(ValueError, match=r"no notebook '30'\. There are: 00_start_here, "):
        main(["store", "30"])
