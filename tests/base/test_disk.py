"""A folder to write into: tried by writing, and what the disk says in words."""

import errno
import os

import pytest

from helpers.base import in_words, writable


def test_an_output_that_is_a_file_is_refused_in_words(tmp_path):
    (tmp_path / "taken").write_text("here first", encoding="utf-8")
    for output in (tmp_path / "taken", tmp_path / "taken" / "deeper"):
        with pytest.raises(ValueError, match=r"taken.* is a file, or lies in one"):
            writable(output)
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "here first"


def test_where_no_folder_can_be_made_another_is_to_be_named(tmp_path, monkeypatch):
    """As in /proc: the system says that there is no such folder."""

    def refuse(*_, **__):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(OSError, match=r"lies on a disk that can't be written.*Name another folder"):
        writable(tmp_path / "x")


@pytest.mark.parametrize("output", ["", " "])
def test_an_output_without_a_name_is_refused(output, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="The name after --output is empty"):
        writable(output)


def test_what_is_tried_leaves_nothing(tmp_path):
    assert writable(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    assert list((tmp_path / "a" / "b").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full: results "),
        (errno.EACCES, "results can't be written by this account"),
        (errno.EROFS, "results lies on a disk that can't be written"),
        (errno.EEXIST, "A file stands where results needs a folder"),
        (errno.ENAMETOOLONG, "The name of results is longer"),
    ],
)
def test_an_error_of_the_disk_is_told_in_words(number, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(OSError, match=words) as told:
        writable("results")
    assert "Errno" not in str(told.value)


def test_another_error_stays_what_it_is(tmp_path):
    with pytest.raises(OSError, match="Interrupted"), in_words(tmp_path):
        raise OSError(errno.EINTR, "Interrupted")
