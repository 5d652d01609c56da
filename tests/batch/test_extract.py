"""Extraction: every article of the sources once, whatever stops a start, and the same bytes each time."""

import io
import json
import os
import signal
import subprocess
import sys
from importlib import import_module

import pyarrow
import pytest
from pyarrow.parquet import read_table, write_table

from helpers.__main__ import main
from helpers.base import ROOT, list_rows
from helpers.batch import extract
from helpers.batch.schedule import Lost, Stopped

TEXT = "縣圖書館去年借出圖書{}冊,今年增加{}冊。"
module = import_module("helpers.batch.extract")  # whose function has its name
NOT_THE_SAME = {"times.csv", ".lock"}


def in_this_process(function, batches, **_):
    for batch in filter(None, batches):
        yield batch, function(batch)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Without worker processes, whose start takes longer than all else here; one test has them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "work", in_this_process)
    monkeypatch.setattr("helpers.batch.parts.MOST_ARTICLES", 3)


def lay(folder, names, text=TEXT):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name:02}.txt").write_text(text.format(1000 + name, name), encoding="utf-8")


def results(folder):
    """Return what a start leaves, but for what is said not to be the same each time."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in NOT_THE_SAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def counted(monkeypatch):
    """Return a list that grows with each batch that is read, by the number of its articles."""
    read, sizes = module.read_batch, []

    def counting(batch, **given):
        sizes.append(len(batch))
        return read(batch, **given)

    monkeypatch.setattr(module, "read_batch", counting)
    return sizes


def test_it_leaves_the_numbers_of_every_article(tmp_path, capsys):
    lay(tmp_path / "news", range(7))
    (tmp_path / "news" / "98.txt").write_text("Three hundred people came to us today.", encoding="utf-8")
    (tmp_path / "news" / "99.txt").write_text("湖邊有很多鳥。", encoding="utf-8")
    assert main(["extract", "news", "--output", "out", "--csv"]) == 0
    out = tmp_path / "out"
    articles = read_table(out / "articles.parquet").to_pylist()
    assert [row["article"] for row in articles] == [f"news/{name:02}.txt" for name in (*range(7), 99)]
    assert [row["statistics"] for row in articles] == [2] * 7 + [0]
    assert [row["article"] for row in list_rows(out / "errors.csv")] == ["news/98.txt"]
    numbers = list_rows(out / "numbers.csv")
    assert [row["value"] for row in numbers if row["article"] == "news/03.txt"] == ["1003", "3"]
    assert sorted(read_table(out / "numbers")["printed"].to_pylist()) == sorted(
        row["printed"] for row in numbers
    )
    said = capsys.readouterr()
    assert "0 of 9 articles are there, 9 to read." in said.err
    assert "8 articles read, 1 not: see errors.csv.\n14 numbers, 14 of them statistics: out" in said.out


def test_a_second_start_reads_nothing_and_leaves_the_same(tmp_path, monkeypatch, capsys):
    lay(tmp_path / "news", range(7))
    extract(["news"], "out")
    before, sizes = results(tmp_path / "out"), counted(monkeypatch)
    assert extract(["news"], "out") == 0
    assert (sizes, results(tmp_path / "out")) == ([], before)
    assert "7 of 7 articles are there, 0 to read." in capsys.readouterr().err


def test_what_is_new_changed_or_gone_is_all_that_is_read(tmp_path, monkeypatch):
    lay(tmp_path / "news", range(40))
    extract(["news"], "out", with_csv=True)
    sizes = counted(monkeypatch)
    lay(tmp_path / "news", [39], "{}人,{}個。")
    lay(tmp_path / "news", [40])
    extract(["news"], "out")
    assert sum(sizes) <= 6
    (tmp_path / "news" / "39.txt").unlink()
    extract(["news"], "out")
    extract(["news"], "anew", with_csv=True)
    assert results(tmp_path / "out") == results(tmp_path / "anew")


def test_each_kind_of_source_gives_the_same_numbers(tmp_path):
    lay(tmp_path / "news", range(4))
    texts = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "news").iterdir())]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    (tmp_path / "news.jsonl").write_text(lines, encoding="utf-8")
    write_table(pyarrow.table({"text": texts}), tmp_path / "news.parquet")
    (tmp_path / "list").write_text("".join(f"news/{n:02}.txt\n" for n in range(4)), encoding="utf-8")
    given = {"news": "", "news/*.txt": "", "news.jsonl": "", "news.parquet": "", "": "list"}
    tables = []
    for number, (source, listed) in enumerate(given.items()):
        extract([source] if source else [], f"out{number}", listed, with_csv=True)
        rows = list_rows(tmp_path / f"out{number}" / "numbers.csv")
        tables.append([{**row, "article": ""} for row in rows])
    assert len(tables[0]) == 8
    assert all(table == tables[0] for table in tables)


def test_a_list_may_come_by_standard_input(tmp_path, monkeypatch):
    lay(tmp_path / "news", range(4))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"news/01.txt\nnews/03.txt\n")))
    assert extract([], "out", "-") == 0
    assert read_table(tmp_path / "out" / "articles.parquet").num_rows == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "There is no SOURCE"),
        (["none.txt"], r"There is no file none\.txt"),
        (["news", "--jobs", "0"], "1 or more"),
        (["news", "--jobs", "1000000"], "at most 500"),
    ],
)
def test_bad_input_is_told_before_anything_is_written(given, words, tmp_path):
    lay(tmp_path / "news", range(1))
    with pytest.raises((ValueError, FileNotFoundError), match=words):
        main(["extract", *given, "--output", "out"])
    assert not (tmp_path / "out").exists()


def test_without_pyarrow_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ValueError, match="need pyarrow"):
        extract(["news"], "out")


def test_where_no_article_can_be_read_the_status_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    assert extract(["a.txt"], "out") == 1


def test_stopped_between_two_batches_it_goes_on_from_there(tmp_path, monkeypatch, capsys):
    lay(tmp_path / "news", range(9))
    extract(["news"], "anew")

    def stopping(function, batches, **_):
        batch = next(batches)
        yield batch, function(batch)
        raise Stopped

    monkeypatch.setattr(module, "work", stopping)
    assert extract(["news"], "out") == 1
    assert "What was read is kept in out; the same command goes on." in capsys.readouterr().out
    assert not (tmp_path / "out" / "articles.parquet").exists()
    monkeypatch.setattr(module, "work", in_this_process)
    sizes = counted(monkeypatch)
    extract(["news"], "out")
    assert 0 < sum(sizes) < 9
    assert results(tmp_path / "out") == results(tmp_path / "anew")


@pytest.mark.parametrize("killers", [["03.txt"], ["03.txt", "04.txt", "08.txt"]])
def test_an_article_that_kills_its_reader_is_named_and_its_batch_is_read(killers, tmp_path, monkeypatch):
    lay(tmp_path / "news", range(9))

    def deadly(function, batches, **_):
        for batch in filter(None, batches):
            dies = any(item.data and item.id[5:] in killers for item in batch)
            yield batch, Lost("it crashed") if dies else function(batch)

    monkeypatch.setattr(module, "work", deadly)
    assert extract(["news"], "out") == 0
    errors = list_rows(tmp_path / "out" / "errors.csv")
    assert [row["article"] for row in errors] == [f"news/{name}" for name in killers]
    assert {row["error"] for row in errors} == {
        "It can't be read: it crashed. Please report it with the article."
    }
    articles = read_table(tmp_path / "out" / "articles.parquet").to_pylist()
    assert len(articles) == 9 - len(killers)
    assert all((tmp_path / "out" / "numbers" / f"{row['part']}.parquet").exists() for row in articles)
    sizes = counted(monkeypatch)
    extract(["news"], "out")
    assert sizes == [], "what was given up is not tried at each start"


def test_a_batch_that_dies_though_no_article_of_it_does_is_given_up(tmp_path, monkeypatch):
    lay(tmp_path / "news", range(2))

    def deadly(function, batches, **_):
        for batch in filter(None, batches):
            yield (
                batch,
                Lost("it was killed") if sum(bool(item.data) for item in batch) > 1 else function(batch),
            )

    monkeypatch.setattr(module, "work", deadly)
    assert extract(["news"], "out") == 1
    assert len(list_rows(tmp_path / "out" / "errors.csv")) == 2


def test_a_machine_on_which_every_reader_dies_is_not_the_article_s_fault(tmp_path, monkeypatch):
    lay(tmp_path / "news", range(2))
    monkeypatch.setattr(
        module, "work", lambda function, batches, **_: ((one, Lost("it died")) for one in batches)
    )
    with pytest.raises(OSError, match="The processes that read end at once"):
        extract(["news"], "out")


# A start that is killed in the middle of its third part, between its numbers and its articles, while one of
# its two workers is still busy with the first.
KILLED = """
import os, signal, threading
from helpers.batch import extract, parts, rows

parts.MOST_ARTICLES = 3
find = rows.find_numbers
rows.find_numbers = lambda text: threading.Event().wait(60) if "1000" in text else find(text)
write, written = parts.write_whole, []

def killing(path, content):
    written.append(path)
    if len(written) == 7:
        path.with_name(f".{path.name}.half1").write_bytes(content[:9])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(path, content)

parts.write_whole = killing
if __name__ == "__main__":
    extract(["news"], "out", jobs=2)
"""


def test_a_start_that_is_killed_loses_at_most_one_batch_a_worker(tmp_path, monkeypatch, capsys):
    """What was done while another took long is kept: the slow one waits for nobody."""
    lay(tmp_path / "news", range(12))
    extract(["news"], "anew")
    (tmp_path / "killed.py").write_text(KILLED, encoding="utf-8")
    ended = subprocess.run([sys.executable, "killed.py"], cwd=tmp_path, capture_output=True, timeout=120)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    there = len(list((tmp_path / "out" / "articles").glob("[!.]*")))
    assert there == 2
    capsys.readouterr()
    sizes = counted(monkeypatch)
    extract(["news"], "out")
    assert sum(sizes) == 12 - int(capsys.readouterr().err.partition(" of ")[0])
    assert results(tmp_path / "out") == results(tmp_path / "anew")


def test_whichever_batch_comes_first_the_bytes_are_the_same(tmp_path, monkeypatch):
    """With worker processes what is left so far is compared above: they were killed in mid-work."""
    lay(tmp_path / "news", range(12))
    extract(["news"], "anew", with_csv=True)

    def backwards(function, batches, **_):
        yield from reversed([*in_this_process(function, batches)])

    monkeypatch.setattr(module, "work", backwards)
    assert main(["extract", "news", "--output", "out", "--csv"]) == 0
    assert results(tmp_path / "out") == results(tmp_path / "anew")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no names of files that are no text")
def test_a_name_that_is_no_text_is_read_where_the_locale_knows_ascii_alone(tmp_path):
    for name in (b"story.txt", b"story\xff.txt"):
        (tmp_path / os.fsdecode(name)).write_text("全鎮有3個湖。", encoding="utf-8")
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "helpers", "extract", "*.txt", "--output", "out", "--csv", "--jobs", "1"]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | ascii_alone, capture_output=True)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, b"2 articles read.")
    rows = (tmp_path / "out" / "numbers.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.partition(",")[0] for row in rows] == ["story.txt", "story?.txt"]
    assert all("3個" in row for row in rows)
