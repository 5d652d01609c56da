"""Paths count from the root, and a file is written whole or not at all."""

import stat

import pytest

from helpers.files import ROOT, resolve, shown, write_whole


def test_relative_paths_count_from_the_root(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert resolve("data/coding.csv") == ROOT / "data" / "coding.csv"
    assert resolve(tmp_path / "a.txt") == tmp_path / "a.txt"


def test_no_absolute_path_is_shown(tmp_path):
    assert shown("data/coding.csv") == "data/coding.csv"
    assert shown(tmp_path / "a.txt") == "a.txt"


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "new" / "a.txt"
    assert write_whole(path, "一\n") == path
    write_whole(path, b"\x00\r\n")
    assert path.read_bytes() == b"\x00\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, "old")
    with pytest.raises(TypeError):
        write_whole(path, 5)
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
