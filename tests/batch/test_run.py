"""The command run: what is refused, what is kept, what a second start does, and the whole course."""

import csv
import os
import re
import signal
import subprocess
import sys

import pytest

from helpers.__main__ import main
from helpers.article import read_article
from helpers.base import ROOT, writable
from helpers.batch.disk import ASIDE, LOCK, held
from helpers.batch.notebooks import run_notebooks
from helpers.batch.plan import Asked
from helpers.batch.records import is_run, is_whole, key_of, record_of, records_in
from helpers.batch.results import RESULTS
from helpers.batch.run import run, run_articles
from helpers.batch.schedule import Lost, Stopped
from helpers.batch.write import Made
from helpers.checks import run_checks
from helpers.lesson import course_notebooks
from helpers.table import read_table, tabulate
from tests.original import ORIGINAL

from .files import NOTHING, TEXT, notebook, printed, text_file

RUN = sys.modules["helpers.batch.run"]  # its face shows a function of that name


@pytest.fixture
def quick(monkeypatch):
    """Let results be one file, made at once; return the articles that they were made of, by name."""
    made = []

    def make(tasks):
        (task,) = tasks
        article = read_article(task.source)
        if task.folder:
            made.append(article.name)
            text_file(task.folder, "report.html", article.text)
        return [Made(title=article.text[:5], statistics=2)]

    def work(function, batches, jobs):
        for batch in batches:
            yield batch, make(batch)

    monkeypatch.setattr(RUN, "work", work)
    return made


def started(articles, output, *notebooks, given=NOTHING, **more):
    return run_articles(articles, output, Asked(given, notebooks, **more))


def reports(output):
    return {path.parent.name: path.read_text(encoding="utf-8") for path in output.glob("[!.]*/report.html")}


def test_a_second_start_does_what_is_missing_and_says_how_much(tmp_path, quick, capsys):
    articles = [text_file(tmp_path, f"{name}.txt", TEXT + f"{name}\n") for name in "abc"]
    assert started(articles[:2], tmp_path / "out") == 0
    assert started(articles, tmp_path / "out") == 0
    assert quick == ["a", "b", "c"]
    assert "2 of 3 articles are there; 1 to run." in capsys.readouterr().err
    (tmp_path / "out" / "b" / "report.html").unlink()
    assert started(articles, tmp_path / "out") == 0
    assert quick == ["a", "b", "c", "b"]
    assert started(articles, tmp_path / "out", given=NOTHING | {"language": "zh"}) == 0
    assert len(quick) == 7
    log = (tmp_path / "out" / "run.log").read_text(encoding="utf-8")
    assert "2 of 3 articles are there; 1 to run." in log


def test_another_article_of_the_same_name_gets_a_folder_of_its_own(tmp_path, quick):
    """At once or later: each keeps its results. The same article twice is done once."""
    first = text_file(tmp_path / "a", "story.txt")
    second = text_file(tmp_path / "b", "Story.txt", TEXT + "另有3名志願者。\n")
    third = text_file(tmp_path / "c", "story.txt", TEXT + "另有4名志願者。\n")
    assert started([first, second, first], tmp_path / "out") == 0
    before = reports(tmp_path / "out")
    assert [re.sub("-.{8}$", "-sum", name) for name in sorted(before, key=str.lower)] == [
        "story",
        "Story-sum",
    ]
    assert started([third], tmp_path / "out") == 0
    after = reports(tmp_path / "out")
    assert before.items() <= after.items()
    assert {text.count("4名") for text in after.values()} == {0, 1}
    assert started([third, second, first], tmp_path / "out") == 0
    assert len(quick) == 3


def test_a_folder_that_another_start_writes_is_refused_and_untouched(tmp_path, quick):
    article = text_file(tmp_path, "story.txt")
    with held(writable(tmp_path / "out")), pytest.raises(ValueError, match="being written by another start"):
        started([article], tmp_path / "out")
    assert quick == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == [LOCK]
    assert started([article], tmp_path / "out") == 0


def test_a_killed_run_has_left_whole_results_and_is_finished(tmp_path, monkeypatch, quick):
    """`a` was finished, `b` was being written, `c` was never begun."""
    articles = [text_file(tmp_path, f"{name}.txt", TEXT + f"{name}\n") for name in "abc"]
    made = RUN.work

    def stopped(function, batches, jobs):
        yield from made(function, [next(batches)], jobs)
        half = next(batches)
        text_file(half[0].folder, "statistics.csv", "half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(RUN, "work", stopped)
        with pytest.raises(KeyboardInterrupt):
            started(articles, tmp_path / "out")
    assert list(reports(tmp_path / "out")) == ["a"]
    assert started(articles, tmp_path / "out") == 0
    assert quick == ["a", "b", "c"]
    assert sorted(reports(tmp_path / "out")) == ["a", "b", "c"]
    assert [path.name for path in (tmp_path / "out").rglob("statistics.csv")] == []


def test_an_article_that_kills_its_process_is_named_and_the_others_are_done(tmp_path, monkeypatch, capsys):
    articles = [text_file(tmp_path, f"{name}.txt", TEXT + f"{name}\n") for name in "ab"]

    def dying(function, batches, jobs):
        yield next(batches), Lost("it was killed")
        batch = next(batches)
        text_file(batch[0].folder, "report.html", "b")
        yield batch, [Made(title="b")]

    monkeypatch.setattr(RUN, "work", dying)
    assert started(articles, tmp_path / "out") == 1
    assert list(reports(tmp_path / "out")) == ["b"]
    told = "a.txt: making its results ended the process that made them (it was killed)"
    assert told in capsys.readouterr().err
    assert told in (tmp_path / "out" / "errors.csv").read_text(encoding="utf-8")
    assert told in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_stopped_run_says_how_many_of_all_are_there(tmp_path, monkeypatch, capsys):
    articles = [text_file(tmp_path, f"{name}.txt", f"全鎮有{name}個湖。") for name in "345"]

    def stopped(function, batches, jobs):
        batch = next(batches)
        text_file(batch[0].folder, "report.html", "made")
        yield batch, [Made()]
        raise Stopped

    monkeypatch.setattr(RUN, "work", stopped)
    assert started(articles, tmp_path / "out") == 1
    assert "1 of 3 articles are there. Results: " in capsys.readouterr().out


def test_folders_lists_and_rows_are_articles_too(tmp_path, quick):
    text_file(tmp_path / "desk" / "deep", "one.txt")
    text_file(tmp_path / "desk", "table.csv", "no article")
    text_file(tmp_path, "rows.jsonl", '{"id": "x/1", "text": "全縣有農戶1,200戶。"}\n{"id": "y"}\n')
    listed = text_file(tmp_path, "list.txt", f"{tmp_path / 'rows.jsonl'}\n")
    asked = Asked(NOTHING)
    assert run_articles([str(tmp_path / "desk")], tmp_path / "out", asked, listed) == 1
    assert sorted(reports(tmp_path / "out")) == ["one", "rows-x-1"]
    kept = tmp_path / "out" / "rows-x-1" / "source.txt"
    assert kept.read_text(encoding="utf-8") == "全縣有農戶1,200戶。"
    assert run_articles([str(tmp_path / "desk")], tmp_path / "out", asked, listed) == 1
    assert quick == ["one", "source"]


def test_a_bad_article_is_refused_before_any_kernel_and_leaves_nothing(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.txt")
    broken = notebook(tmp_path, "01_never", ("raise SystemError('a kernel ran')", []))
    for name, words in (
        ("no.txt", "There is no file no.txt"),
        ("pipe.txt", "pipe.txt is a pipe or a device"),
    ):
        assert started([str(tmp_path / name)], tmp_path / "out", broken) == 1
        err = capsys.readouterr().err
        assert f"Not run: {words}" in err
        assert "a kernel ran" not in err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_else_is_refused(tmp_path, quick, capsys):
    theirs = tmp_path / "library" / "report.html"
    text_file(theirs.parent, "notes.txt", "the reader's own")
    text_file(theirs.parent, "report.html", "the reader's own")
    assert started([text_file(tmp_path, "library.txt")], tmp_path) == 1
    assert re.search(r"library holds files .* such as notes\.txt", capsys.readouterr().err)
    assert theirs.read_text(encoding="utf-8") == "the reader's own"


def test_notebooks_run_where_the_results_are_and_only_those_that_are_missing(tmp_path, quick, capsys):
    good = notebook(tmp_path, "01_good", ("print(article)", []))
    bad = notebook(tmp_path, "02_bad", ("from pathlib import Path\nPath('there').read_text()", []))
    article = text_file(tmp_path, "library.txt")
    assert started([article], tmp_path / "out", good, bad) == 1
    shown = capsys.readouterr()
    assert "library: 1 of 2 notebooks failed. Results: " in shown.out
    assert "library/02_bad failed in cell [3]: FileNotFoundError" in shown.err
    assert "library/01_good ran" in shown.err
    folder = tmp_path / "out" / "library"
    assert "02_bad failed" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    before = (folder / "notebooks" / "01_good.ipynb").stat().st_mtime_ns
    text_file(folder / "notebooks", "there", "now")
    assert started([article], tmp_path / "out", good, bad) == 0
    assert "1 of 2 notebooks are there; 1 to run." in capsys.readouterr().err
    assert (folder / "notebooks" / "01_good.ipynb").stat().st_mtime_ns == before
    assert printed(folder / "notebooks" / "01_good.ipynb") == "../../../library.txt\n"
    assert quick == ["library"]


WRITES = """from pathlib import Path
print(Path("../../library/report.html").read_text(), Path(output).resolve().name)
Path(output, "report.html").write_text("by a notebook")"""


@pytest.fixture
def all_of_them(tmp_path, monkeypatch, quick):
    """Let the course be two notebooks, the first of which writes the results; an earlier result is there."""
    course = [
        notebook(tmp_path, "01_good", (WRITES, [])),
        notebook(tmp_path, "02_next", ("print(language)", [])),
    ]
    monkeypatch.setattr("helpers.batch.plan.course_notebooks", lambda: course)
    article = text_file(tmp_path, "library.txt")
    assert started([article], tmp_path / "out") == 0
    text_file(tmp_path / "out" / "library", "report.html", "earlier")
    quick.clear()
    return article, course


def test_notebooks_write_the_results_aside_and_a_stopped_run_goes_on(
    tmp_path, monkeypatch, all_of_them, quick
):
    article, course = all_of_them
    folder, given = tmp_path / "out" / "library", NOTHING | {"language": "zh"}

    def stopped(jobs, *more):
        yield from run_notebooks(jobs[:1], *more)
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(RUN, "run_notebooks", stopped)
        assert started([article], tmp_path / "out", *course, given=given) == 1
    assert reports(tmp_path / "out") == {"library": "earlier"}
    assert not (folder / "notebooks").exists()
    assert list(records_in(tmp_path / "out")) == ["library"]
    assert started([article], tmp_path / "out", *course, given=given) == 0
    assert "1 of 2 notebooks are there; 1 to run." in (tmp_path / "out" / "run.log").read_text("utf-8")
    assert reports(tmp_path / "out") == {"library": "by a notebook"}
    assert printed(folder / "notebooks" / "01_good.ipynb") == "earlier library\n"
    assert is_whole(record_of(folder), record_of(folder)["key"], folder)
    assert (hidden(tmp_path / "out"), quick) == ([".lock"], [])


def test_what_a_notebook_that_failed_would_have_written_is_made_without_it(
    tmp_path, all_of_them, quick, capsys
):
    article, (good, _) = all_of_them
    bad = notebook(tmp_path, "02_next", ("1 / 0", []))
    given = NOTHING | {"language": "zh"}
    assert started([article], tmp_path / "out", good, bad, given=given) == 1
    shown = capsys.readouterr()
    assert "library/02_next failed in cell [3]: ZeroDivisionError" in shown.err
    assert "library: 1 of 2 notebooks failed. Results: " in shown.out
    assert reports(tmp_path / "out") == {"library": TEXT}
    names = [path.name for path in (tmp_path / "out" / "library" / "notebooks").iterdir()]
    assert sorted(names) == ["01_good.ipynb", "02_next.ipynb"]
    assert (hidden(tmp_path / "out"), quick) == ([".lock"], ["library"])


def test_a_terminal_gets_a_bar_of_the_articles(tmp_path, quick, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert started([text_file(tmp_path, "library.txt")], tmp_path / "out") == 0
    assert "1/1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "course", "others"),
    [("", 10, 0), ("none", 0, 0), ("all", 10, 10), ("06,08", 2, 2), ("3", 1, 1)],
)
def test_which_notebooks_run(monkeypatch, asked, course, others):
    seen = []
    monkeypatch.setattr(RUN, "run_articles", lambda *given: seen.append(given[2]) or 0)
    assert main(["run", "--notebooks", asked]) == 0

    class Entry:
        course = True

    assert len(seen[0].notebooks_for(Entry)) == course
    Entry.course = False
    assert len(seen[0].notebooks_for(Entry)) == others


@pytest.mark.parametrize("jobs", ["-1", "501"])
def test_a_number_of_jobs_that_no_machine_can_have_is_refused(jobs):
    with pytest.raises(ValueError, match="1 or more, and at most 500"):
        main(["run", "--jobs", jobs])


def test_a_run_without_text_has_no_notebooks_which_show_it(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="--without-text goes with --notebooks none"):
        run(text=False, notebooks="08")
    seen = []
    monkeypatch.setattr(RUN, "run_articles", lambda *given: seen.append(given[2]) or 0)
    assert main(["run", "--without-text"]) == 0
    assert (seen[0].notebooks, seen[0].text) == ((), False)


def test_paths_of_the_command_line_count_from_where_the_reader_stands(tmp_path, monkeypatch, capsys, quick):
    text_file(tmp_path, "library.txt")
    monkeypatch.chdir(tmp_path)
    assert main(["run", "library.txt", "missing.txt", "--output", "out"]) == 1
    shown = capsys.readouterr()
    assert "There is no file missing.txt" in shown.err
    assert "1 of 2 articles are there. Results: out" in shown.out


def test_ctrl_c_ends_after_the_notebooks_that_run(tmp_path):
    """Once: what runs is finished and noted, the rest is not begun; the second start goes on."""
    go = tmp_path / "go"
    wait = f"import pathlib, time\nwhile not pathlib.Path({str(go)!r}).exists():\n    time.sleep(0.1)"
    cells = {"00_quick": "1", "01_waits": wait, "02_not_begun": "1"}
    paths = [str(notebook(tmp_path, name, (cell, []))) for name, cell in cells.items()]
    code = f"""
import sys
from pathlib import Path
from helpers.batch.notebooks import Job, run_notebooks
out = Path({str(tmp_path / "out")!r})
jobs = [Job(Path(one), "", {NOTHING}, out) for one in {paths}]
try:
    print("begun", flush=True)
    for job, error in run_notebooks(jobs, 1):
        print(job.notebook.stem, error, flush=True)
except BaseException as stop:
    print(type(stop).__name__, flush=True)
"""
    running = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert running.stdout.readline() == "begun\n"
    assert running.stdout.readline() == "00_quick \n"  # the second has begun by then
    running.send_signal(signal.SIGINT)
    assert "Ctrl-C once more stops at once" in next(filter(str.strip, running.stderr))
    go.touch()
    out, _ = running.communicate(timeout=60)
    assert out.split("\n") == ["01_waits ", "Stopped", ""]


def require_results(folder):
    assert [name for name in RESULTS if not (folder / name).stat().st_size] == []
    assert list((folder / "charts").glob("*.svg"))
    assert (folder / "charts" / "manifest.json").exists()


def verdicts(folder):
    with (folder / "checks.csv").open(encoding="utf-8", newline="") as file:
        return {row["check"]: row["verdict"] for row in csv.DictReader(file)}


def results_in(output):
    """Return the bytes of all results but notebooks, by folder and by name."""
    return {
        folder: {name: (output / folder / name).read_bytes() for name in record["files"]}
        for folder, record in records_in(output).items()
    }


def hidden(folder):
    return sorted(path.name for path in folder.glob(".*"))


def test_the_whole_course_in_chinese(tmp_path, capsys):
    """The one run of all ten through papermill: on the original where it is at hand.

    It has the figures of the retelling, in its order, and so the same table and verdicts. The notebooks write
    all results; what is made without notebooks, elsewhere, is the same bytes.
    """
    articles = [ORIGINAL] if ORIGINAL else []
    assert run(articles, tmp_path / "direct", "zh", notebooks="none") == 0, capsys.readouterr().err
    assert run(articles, tmp_path / "out", "zh") == 0, capsys.readouterr().err
    ((name, direct),) = results_in(tmp_path / "direct").items()
    assert results_in(tmp_path / "out") == {name: direct}
    folder = tmp_path / "out" / name
    assert hidden(folder.parent) == [".lock"]
    require_results(folder)
    require_all_notebooks(folder)
    require_the_table_of_the_retelling(folder)


def require_all_notebooks(folder):
    assert all(is_run(record_of(folder), one, folder) for one in course_notebooks())
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "notebooks").glob("*.ipynb")}
    assert sorted(texts) == [path.name for path in course_notebooks()]
    assert [name for name, text in texts.items() if ASIDE in text] == []
    assert [name for name, text in texts.items() if re.search(r'[\s"(]/(?:home|root|tmp|Users)/', text)] == []


def require_the_table_of_the_retelling(folder):
    assert "可以刊登" in (folder / "report.html").read_text(encoding="utf-8")
    retelling = tabulate(read_article(), "data/coding.csv", "zh")
    columns = ["id", "printed", "value", "unit", "hedge", "subject", "low", "high"]
    assert read_table(folder / "statistics.csv")[columns].equals(retelling[columns])
    assert len(retelling) == 36
    assert "茶棚村常住人口" in set(retelling["subject"])
    expected = run_checks(retelling, "data/checks.yaml", "zh")
    assert verdicts(folder) == dict(zip(expected["check"], expected["verdict"], strict=True))


def test_a_run_that_makes_nothing_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="can't be read: No such file"):
        run(listed="no list", output="out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="can't be read: No such file"):
        run(listed="no list", output="out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_coding_that_may_not_be_read_is_named_and_not_the_folder(tmp_path, monkeypatch):
    def shut(_):
        raise PermissionError(13, "Permission denied")

    coding = tmp_path / "story.coding.csv"
    coding.write_text("id", encoding="utf-8")
    monkeypatch.setattr("pathlib.Path.read_bytes", shut)
    with pytest.raises(ValueError, match=r"^story\.coding\.csv may not be read by this account"):
        key_of(tmp_path / "story.txt", "", {"language": "en", "coding": "", "checks": ""}, True)
