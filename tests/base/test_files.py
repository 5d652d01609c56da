"""Paths count from where the caller stands, and a file is written whole or not at all."""

import os
import stat

import pytest

from helpers.base.files import ROOT, find, resolve, searched, shown, write_whole


def test_a_file_to_write_counts_from_where_the_caller_stands(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert resolve("data/coding.csv") == tmp_path / "data" / "coding.csv"
    assert resolve(ROOT / "a.txt") == ROOT / "a.txt"


def test_a_file_to_read_is_looked_for_there_and_then_in_the_course(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert find("data/coding.csv") == ROOT / "data" / "coding.csv"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "coding.csv").write_text("", encoding="utf-8")
    assert find("data/coding.csv") == tmp_path / "data" / "coding.csv"
    assert find("data/none.csv") == tmp_path / "data" / "none.csv"
    assert find(ROOT / "data" / "coding.csv") == ROOT / "data" / "coding.csv"


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (ROOT, " Looked in the course's folder."),
        (ROOT / "notebooks", " Looked in the folder where this runs, notebooks, and in the course's folder."),
    ],
)
def test_where_a_file_was_looked_for_is_said_without_a_path_of_this_machine(monkeypatch, folder, words):
    monkeypatch.chdir(folder)
    assert searched("none.csv") == words
    assert searched(folder / "none.csv") == ""


def test_outside_the_course_the_folder_has_its_bare_name(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert searched("none.csv").startswith(f" Looked in the folder where this runs, {tmp_path.name}, and")


def test_no_absolute_path_is_shown(tmp_path):
    assert shown("data/coding.csv") == "data/coding.csv"
    assert shown(tmp_path / "a.txt") == "a.txt"


def test_a_way_up_and_down_again_leads_to_the_same_place(tmp_path):
    assert resolve("notebooks/../data/coding.csv") == ROOT / "data" / "coding.csv"
    assert shown(ROOT / ".." / "elsewhere" / "a.txt") == "a.txt"


def test_only_a_home_is_taken_for_one():
    assert resolve("~nobody of that name.txt").parent == ROOT
    assert resolve("~/a.txt").name == "a.txt"
    assert not resolve("~/a.txt").is_relative_to(ROOT)


def test_a_name_that_is_no_utf8_is_shown_so_that_it_can_be_written():
    assert shown(os.fsdecode(b"story\xff.txt")).encode("utf-8") == b"story?.txt"


def test_a_name_can_not_move_the_cursor_or_begin_a_line():
    assert shown("a\nb\x1b[2J\u202etxt.exe") == "a b [2J txt.exe"


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "new" / "a.txt"
    assert write_whole(path, "一\n") == path
    write_whole(path, b"\x00\r\n")
    assert path.read_bytes() == b"\x00\r\n"


@pytest.mark.parametrize(("umask", "file", "folder"), [(0o077, 0o600, 0o700), (0, 0o666, 0o777)])
def test_who_may_read_a_new_file_says_the_umask_and_an_old_one_keeps_its_mode(tmp_path, umask, file, folder):
    path = tmp_path / "new" / "a.txt"
    before = os.umask(umask)
    try:
        write_whole(path, "one")
        assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [file, folder]
        path.chmod(0o640)
        write_whole(path, "two")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, "old")
    with pytest.raises(TypeError):
        write_whole(path, 5)
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
