"""A folder for results, held by one start."""

import os

import pytest
from filelock import FileLock

from helpers.batch.disk import LOCK, clear, held, scratch


def test_the_second_start_is_refused_and_hears_who_holds_the_folder(tmp_path):
    words = rf"{tmp_path} is being written by another start \(process {os.getpid()} on .* since 20.*\)\. Wait"
    with held(tmp_path), pytest.raises(ValueError, match=words), held(tmp_path):
        pass
    with held(tmp_path):
        (tmp_path / LOCK).unlink()
    assert list(tmp_path.iterdir()) == [], "a run that has made nothing takes it away itself"


def test_a_holder_that_can_t_be_read_is_only_not_named(tmp_path):
    with FileLock(tmp_path / LOCK):
        for words in (b"", b"\xff"):
            (tmp_path / LOCK).write_bytes(words)
            with pytest.raises(ValueError, match=r"by another start\. Wait until it ends"), held(tmp_path):
                pass


def test_what_a_killed_start_leaves_lies_among_the_results_and_the_next_one_takes_it_away(tmp_path):
    results, there = tmp_path / "results", tmp_path / "results" / "story"
    with scratch(results) as killed, scratch(results) as kept:
        (killed / "profile").mkdir()
        there.mkdir()
        clear(results, {kept})
        assert sorted(results.iterdir()) == [kept, there]
    assert list(results.iterdir()) == [there]
