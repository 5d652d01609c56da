"""The record: whole lines, nothing kept outside a copy, damage passed over."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import numpy as np
import pytest

from helpers.article import read_article
from helpers.lesson import answer
from helpers.lesson import record as module
from helpers.lesson.record import append, cell, entries, keep, keep_answer, kept_here, record

ARTICLE = read_article()


def what_is_kept():
    return [(one["exercise"], one["given"], one["right"]) for one in entries()]


def test_an_answer_is_kept_with_its_time_in_one_line(copy):
    answer("1.1", 38, ARTICLE)
    (line,) = record().read_text(encoding="utf-8").splitlines()
    kept = json.loads(line)
    assert kept.pop("at").endswith("+00:00")
    assert kept == {"what": "answer", "notebook": "", "exercise": "1.1", "given": "38", "right": False}
    assert record() == copy.parent / "output" / "my_work.jsonl"


def test_outside_a_copy_nothing_is_kept(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    answer("1.1", 38, ARTICLE)
    assert not kept_here() and entries() == []
    assert list(tmp_path.rglob("*")) == [] and not record().exists()
    assert "no student's copy" in capsys.readouterr().out


@pytest.mark.parametrize("blank", [..., [...], (1, ...)])
def test_a_blank_is_no_attempt(copy, blank):
    keep_answer("1.1", blank, False)
    assert entries() == []


def test_the_same_answer_again_is_no_new_attempt(copy):
    for given in (38, 38, 36, 38):
        keep_answer("1.1", given, given == 36)
        keep_answer("1.2", np.int64(5), True)
    assert [one for one in what_is_kept() if one[0] == "1.1"] == [
        ("1.1", "38", False),
        ("1.1", "36", True),
        ("1.1", "38", False),
    ]
    assert [one for one in what_is_kept() if one[0] == "1.2"] == [("1.2", "5", True)]


def test_a_whole_table_given_by_mistake_is_cut(copy):
    keep_answer("1.1", "x" * 10**6, False)
    assert len(what_is_kept()[0][1]) == 300


def test_a_line_cut_short_spoils_neither_its_neighbours_nor_the_next(copy):
    keep_answer("1.1", 1, False)
    with record().open("ab") as file:
        file.write(b'{"at": "2026-11-26", "what": "ans')
    keep_answer("1.1", 2, False)
    assert [given for _, given, _ in what_is_kept()] == ["1", "2"]


@pytest.mark.parametrize(
    "line", ["[]", "1", '{"what": 3}', '{"exercise": "1.1"}', '{"what": "diary", "text": []}', "\udc80"]
)
def test_a_line_that_is_no_entry_is_passed_over(copy, line):
    record().parent.mkdir()
    record().write_bytes(line.encode("utf-8", "surrogateescape") + b"\n")
    assert entries() == []


def test_two_notebooks_at_once_keep_every_line(copy):
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda number: keep("diary", text=f"{number} " + "字" * 500, cell=str(number)), range(80)
            )
        )
    assert sorted(int(one["text"].split()[0]) for one in entries()) == list(range(80))


def test_where_nothing_can_be_written_the_reply_still_comes(copy, capsys):
    (copy.parent / "output").write_text("a file, no folder", encoding="utf-8")
    assert not append([{"what": "diary"}])
    answer("1.1", 36, ARTICLE)
    assert "Not kept in my_work.jsonl" in capsys.readouterr().out


def test_the_notebook_and_the_cell_are_those_that_jupyter_names(copy, monkeypatch):
    monkeypatch.setitem(os.environ, "JPY_SESSION_NAME", "my_notebooks/03_tabulate.ipynb")
    shell = SimpleNamespace(get_parent=lambda: {"metadata": {"cellId": "03-007"}})
    monkeypatch.setattr(module, "get_ipython", lambda: shell)
    keep("diary", text="One.", cell=cell())
    assert (entries()[0]["notebook"], entries()[0]["cell"]) == ("03_tabulate", "03-007")
    monkeypatch.setattr(module, "get_ipython", lambda: None)
    assert cell() == ""
