import multiprocessing
import subprocess
import sys

import pytest

from helpers.base import ROOT
from helpers.batch.processes import Lost
from helpers.batch.schedule import work
from tests.batch.tasks import deadly, notes, slow, wait_until, wrong


@pytest.mark.parametrize(
    ("end", "words"), [("killed", "it was killed (SIGKILL)"), ("gone", "ended with status 3")]
)
def test_a_batch_that_kills_its_worker_is_given_up_after_two_tries(tmp_path, end, words):
    batches = [(tmp_path, name, end if name == "d" else "") for name in "abcdefg"]
    come = work(deadly, batches, jobs=1 + (end == "killed"))
    outcomes = {name: outcome for (_, name, _), outcome in come}
    lost = outcomes.pop("d")
    assert isinstance(lost, Lost)
    assert words in lost.why
    assert outcomes == {name: name.upper() for name in "abcefg"}
    assert sorted(notes(tmp_path)) == sorted("abcddefg"), "no other batch is begun twice"


def test_workers_that_are_killed_in_mid_run_lose_nothing(tmp_path):
    """Two that have begun are killed, so a third does the rest."""
    done, killed = [], []
    for _, number in work(slow, ((tmp_path, number, 0.02) for number in range(30)), jobs=2):
        done.append(number)
        if number in {3, 9}:
            begun = {*notes(tmp_path)} - {*killed}
            worker = next(each for each in multiprocessing.active_children() if str(each.pid) in begun)
            killed.append(str(worker.pid))
            worker.kill()
    assert sorted(done) == [*range(30)]
    assert len({*notes(tmp_path)} - {*killed}) > 0


def test_an_error_comes_to_the_caller_in_its_turn():
    done = []
    with pytest.raises(ValueError, match="two is wrong") as raised:
        done += [done.append(outcome) for _, outcome in work(wrong, [4, 1, 2, 5])]
    assert done == [4, 1]
    assert "tasks.py" in raised.value.__notes__[0]


def test_an_error_that_cannot_be_sent_is_told():
    with pytest.raises(RuntimeError, match="three is wrong"):
        list(work(wrong, [3]))


def test_workers_that_cannot_begin_are_told():
    def unknown_to_a_worker(batch):
        return batch

    with pytest.raises((AttributeError, RuntimeError)):
        list(work(unknown_to_a_worker, [1]))


def test_who_wants_no_more_leaves_no_process(tmp_path):
    results = work(slow, ((tmp_path, number, 60 * number) for number in range(9)), jobs=2)
    assert next(results)[1] == 0
    wait_until(lambda: len(notes(tmp_path)) == 2)
    results.close()
    assert multiprocessing.active_children() == []


def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    """They hold its standard output: the end of that is the end of the last of them."""
    lines = [
        "import pathlib, sys",
        "from helpers.batch.schedule import work",
        "from tests.batch.tasks import slow",
        "for _ in work(slow, [(pathlib.Path(sys.argv[1]), 1, 600)] * 4): pass",
    ]
    command = [sys.executable, "-c", "\n".join(lines), str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        wait_until(lambda: len(notes(tmp_path)) == 1)
        process.kill()
        assert process.communicate(timeout=30) == (b"", None)


def test_even_the_first_worker_begins_with_ctrl_c_blocked():
    """In a new interpreter: Python starts a process of its own along with the first worker."""
    code = "from helpers.batch.schedule import work\nfrom tests.batch.tasks import blocked\n"
    code += "print(dict(work(blocked, ['one'])))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.stdout, done.stderr) == ("{'one': True}\n", "")
