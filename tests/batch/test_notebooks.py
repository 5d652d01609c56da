"""The runner: what runs, what is refused, what fails, and the whole course on other texts."""

import csv
import re
import sys

import nbformat
import pytest

from helpers.__main__ import main
from helpers.article import read_article
from helpers.base import ROOT
from helpers.batch.notebooks import published, run, run_notebooks, store_notebooks, without_paths
from helpers.batch.results import RESULTS
from helpers.checks import run_checks
from helpers.lesson import course_notebooks
from helpers.table import read_table, tabulate
from tests.original import ORIGINAL

PARAMETERS = 'article = ""\ncoding = ""\nchecks = ""\nlanguage = "en"\noutput = ""'
NOTHING = {"language": "en", "coding": "", "checks": ""}
# Own sentences: two numbers, no coding.
TEXT = "縣圖書館去年借出圖書12000冊。\n\n館員說,今年新增座位35個。\n"


def notebook(folder, name, *cells, parameters=PARAMETERS):
    new = nbformat.v4.new_notebook()
    new.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    new.cells = [nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})]
    for source, tags in cells:
        new.cells.append(nbformat.v4.new_code_cell(source, metadata={"tags": tags}))
    nbformat.write(new, folder / f"{name}.ipynb")
    return folder / f"{name}.ipynb"


def text_file(folder, name, text=TEXT):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def printed(path):
    cells = nbformat.read(path, 4).cells
    return "".join(out.get("text", "") for cell in cells for out in cell.get("outputs", []))


def test_one_passes_and_one_fails_side_by_side(tmp_path, capsys):
    notebooks = [
        notebook(
            tmp_path,
            "01_good",
            ("print(language, bool(output))", []),
            ("%%only course\nprint('ours')", ["course"]),
        ),
        notebook(
            tmp_path, "02_bad", ("from helpers.article import read_article\nread_article('no.txt')", [])
        ),
    ]
    article = text_file(tmp_path, "library.txt")
    given = NOTHING | {"language": "zh"}
    status = run_notebooks(notebooks, [article], tmp_path / "out", given)
    out, err = capsys.readouterr()
    results = tmp_path / "out" / "library" / "notebooks"

    assert status == 1
    assert r"\"/" not in (results / "01_good.ipynb").read_text(encoding="utf-8"), "an absolute path"
    assert "1 of 2 notebooks failed" in out and "library" in out
    assert "02_bad failed in cell [3]: FileNotFoundError: There is no file no.txt" in err
    assert sorted(path.name for path in results.iterdir()) == ["01_good.ipynb", "02_bad.ipynb"]
    assert printed(results / "01_good.ipynb").startswith("zh ")
    assert "print('ours')" not in (results / "01_good.ipynb").read_text(encoding="utf-8")
    failed = (results / "02_bad.ipynb").read_text(encoding="utf-8")
    assert "FileNotFoundError" in failed
    assert str(ROOT) not in err + failed
    assert '"papermill"' not in failed


def test_a_notebook_that_stalls_is_given_up(tmp_path, capsys):
    """Whichever cell it is: on a busy machine the first may take as long."""
    slow = notebook(tmp_path, "01_slow", ("import time", []), ("time.sleep(60)", []))
    assert run_notebooks([slow], [""], tmp_path / "out", NOTHING, timeout=3) == 1
    told = r"01_slow failed because a cell took longer than 3 seconds: (article =|import time|time\.sleep)"
    assert re.search(told, capsys.readouterr().err)
    assert not list(tmp_path.glob("out/*/notebooks/*"))


def test_the_course_article_keeps_its_own_cells(tmp_path):
    begin = ("from helpers.lesson import begin\nbegin()", [])
    ours = notebook(tmp_path, "01_ours", begin, ("%%only course\nprint('ours')", ["course"]))
    assert run_notebooks([ours], [""], tmp_path / "out", NOTHING) == 0
    assert printed(tmp_path / "out" / "article" / "notebooks" / "01_ours.ipynb") == "ours\n"


@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_gets_a_bar_and_a_log_gets_lines(tmp_path, capsys, monkeypatch, terminal):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    quick = notebook(tmp_path, "01_quick", ("print(1)", []))
    assert run_notebooks([quick], [""], tmp_path / "out", NOTHING) == 0
    err = capsys.readouterr().err
    assert ("100%" in err) == terminal
    assert ("1/1 article/01_quick" in err) == (not terminal)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "There is no file bad.txt"),
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\xff", "no text at all"),
        ("圖書館很安靜。\n".encode(), "number"),
    ],
)
def test_a_bad_article_is_refused_before_any_kernel(tmp_path, capsys, data, words):
    if data is not None:
        (tmp_path / "bad.txt").write_bytes(data)
    broken = notebook(tmp_path, "01_never", ("raise SystemError('a kernel ran')", []))
    assert run_notebooks([broken], [str(tmp_path / "bad.txt")], tmp_path / "out", NOTHING) == 1
    err = capsys.readouterr().err
    assert words in err
    assert "a kernel ran" not in err
    assert not (tmp_path / "out").exists()


def test_two_files_of_one_stem_and_a_bad_one(tmp_path, capsys):
    """The bad one is named, the others run, and neither overwrites the other or keeps old results."""
    articles = [
        text_file(tmp_path / "a", "story.txt"),
        text_file(tmp_path / "b", "Story.txt", TEXT + "另有3名志願者。\n"),
        text_file(tmp_path / "c", "empty.txt", ""),
        text_file(tmp_path / "a", "story.txt"),
    ]
    source = "from helpers.article import read_article\nprint(len(read_article(article).text))"
    counting = notebook(tmp_path, "01_count", (source, []))
    assert run_notebooks([counting], articles, tmp_path / "out", NOTHING) == 1
    assert "empty.txt is empty" in capsys.readouterr().err
    folders = sorted((tmp_path / "out").iterdir())
    assert [folder.name[:-8].casefold() for folder in folders] == ["story-", "story-"]
    counts = {printed(folder / "notebooks" / "01_count.ipynb") for folder in folders}
    assert counts == {f"{len(TEXT)}\n", f"{len(TEXT) + 9}\n"}


def test_a_folder_of_somebody_else_is_refused_before_anything_runs(tmp_path):
    theirs = tmp_path / "library" / "report.html"
    theirs.parent.mkdir()
    theirs.with_name("notes.txt").write_text("the reader's own", encoding="utf-8")
    theirs.write_text("the reader's own", encoding="utf-8")
    with pytest.raises(ValueError, match=r"library holds files .* such as notes\.txt"):
        run_notebooks([], [text_file(tmp_path, "library.txt")], tmp_path, NOTHING)
    assert theirs.read_text(encoding="utf-8") == "the reader's own"


def test_a_run_without_text_writes_the_reports_without_it(tmp_path):
    article = text_file(tmp_path, "library.txt")
    assert run_notebooks([], [article], tmp_path / "out", NOTHING, text=False) == 0
    report = (tmp_path / "out" / "library" / "report.html").read_text(encoding="utf-8")
    assert "12000冊" in report and TEXT.splitlines()[0] not in report
    assert (tmp_path / "out" / "library" / "report.docx").exists()


def test_a_wrong_file_about_the_report_is_told_before_any_kernel(tmp_path, capsys, monkeypatch):
    def wrong(article):
        raise ValueError("story.report.yaml: The line 'autor' is not known.")

    monkeypatch.setattr("helpers.batch.notebooks.read_about", wrong)
    assert run_notebooks([], [text_file(tmp_path, "library.txt")], tmp_path / "out", NOTHING) == 1
    assert "Not run: story.report.yaml: The line 'autor'" in capsys.readouterr().err


def test_a_notebook_must_have_the_five_parameters(tmp_path):
    """Papermill would only warn, and run on the course's own article instead."""
    four = notebook(tmp_path, "01_four", parameters='article = ""\ncoding = ""\nchecks = ""\nlanguage = "en"')
    with pytest.raises(ValueError, match=r"01_four\.ipynb .* output"):
        run_notebooks([four], [""], tmp_path / "out", NOTHING)


def test_paths_of_this_machine_are_cut():
    where = ROOT / "helpers" / "article" / "reading.py"
    assert without_paths(f"File {where}, line 3") == "File helpers/article/reading.py, line 3"


def require_results(folder):
    assert [name for name in RESULTS if not (folder / name).stat().st_size] == []
    assert list((folder / "charts").glob("*.svg"))
    assert (folder / "charts" / "manifest.json").exists()


def verdicts(folder):
    with (folder / "checks.csv").open(encoding="utf-8", newline="") as file:
        return {row["check"]: row["verdict"] for row in csv.DictReader(file)}


def test_the_whole_course_in_chinese(tmp_path, capsys):
    """The one run of all ten through papermill: on the original where it is at hand.

    It has the figures of the retelling, in its order, and so the same table and verdicts.
    """
    assert run([ORIGINAL] if ORIGINAL else [], tmp_path, "zh") == 0, capsys.readouterr().err
    (folder,) = tmp_path.iterdir()
    require_results(folder)
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "notebooks").glob("*.ipynb")}
    assert sorted(texts) == [path.name for path in course_notebooks()]
    assert [name for name, text in texts.items() if re.search(r'[\s"(]/(?:home|root|tmp|Users)/', text)] == []
    assert "可以刊登" in (folder / "report.html").read_text(encoding="utf-8")
    retelling = tabulate(read_article(), "data/coding.csv", "zh")
    columns = ["id", "printed", "value", "unit", "hedge", "subject", "low", "high"]
    assert read_table(folder / "statistics.csv")[columns].equals(retelling[columns])
    assert len(retelling) == 36
    assert "茶棚村常住人口" in set(retelling["subject"])
    expected = run_checks(retelling, "data/checks.yaml", "zh")
    assert verdicts(folder) == dict(zip(expected["check"], expected["verdict"], strict=True))


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


def test_paths_count_from_where_the_executed_notebook_lies(tmp_path, monkeypatch):
    """So whoever opens it there and runs it again gets the same."""
    text_file(tmp_path / "desk", "library.txt")
    monkeypatch.chdir(tmp_path / "desk")
    here = notebook(tmp_path, "01_here", ("from pathlib import Path\nprint(Path(output).resolve().name)", []))
    assert run_notebooks([here], ["library.txt"], tmp_path / "out", NOTHING) == 0
    executed = tmp_path / "out" / "library" / "notebooks" / "01_here.ipynb"
    injected = nbformat.read(executed, 4).cells[1].source
    assert 'article = "../../../desk/library.txt"' in injected
    assert 'output = ".."' in injected
    assert printed(executed) == "library\n"


def test_where_a_kernel_cuts_a_stream_is_not_kept(tmp_path):
    slowly = "import time\nfor n in range(3):\n    print(n, flush=True)\n    time.sleep(0.3)"
    quick = notebook(tmp_path, "01_quick", (slowly, []))
    assert run_notebooks([quick], [""], tmp_path / "out", NOTHING) == 0
    executed = nbformat.read(tmp_path / "out" / "article" / "notebooks" / "01_quick.ipynb", 4)
    assert [output.text for output in executed.cells[-1].outputs] == ["0\n1\n2\n"]


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
    with pytest.raises(ValueError, match=r"no notebook 30\. There are: 00_start_here, "):
        main(["store", "30"])


def test_paths_of_the_command_line_count_from_where_the_reader_stands(tmp_path, monkeypatch, capsys):
    text_file(tmp_path, "library.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("helpers.batch.notebooks.course_notebooks", list)
    assert main(["run", "library.txt", "missing.txt", "--output", "out"]) == 1
    shown = capsys.readouterr()
    assert "There is no file missing.txt" in shown.err
    assert "Results: out" in shown.out


def test_a_coding_or_checks_file_that_is_not_there_is_named_before_any_kernel(tmp_path, capsys):
    text_file(tmp_path, "library.txt")
    for option in ("--coding", "--checks"):
        arguments = [
            "run",
            str(tmp_path / "library.txt"),
            option,
            "nowhere.file",
            "--output",
            str(tmp_path / "o"),
        ]
        assert main(arguments) == 1
        assert "nowhere.file" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_an_output_that_is_a_file_is_refused_in_words(tmp_path):
    (tmp_path / "taken").write_text("here first", encoding="utf-8")
    with pytest.raises(ValueError, match="taken is a file, or lies in one"):
        run_notebooks([], [""], tmp_path / "taken", {"language": "en", "coding": "", "checks": ""})
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "here first"
