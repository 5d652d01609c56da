import signal
import subprocess
import sys
import threading

import pytest

from helpers.base import ROOT
from helpers.batch.schedule import STOPPING, Stopped, work
from tests.batch.tasks import note, notes, patient, slow, squared, who

BATCHES = [[number, number + 1] for number in range(40)]
EXPECTED = [(batch, [each**2 for each in batch]) for batch in BATCHES]


@pytest.mark.parametrize(("jobs", "come"), [(1, list), (4, sorted)])
def test_everything_comes_back_however_many_work_and_from_one_in_order(jobs, come):
    assert come(work(squared, iter(BATCHES), jobs)) == EXPECTED


def test_what_is_done_waits_for_no_other(tmp_path):
    """The first takes for ever; with two workers all the others come back."""
    come = work(patient, ((tmp_path, number) for number in range(9)), jobs=2)
    assert [next(come)[1] for _ in range(8)] == [*range(1, 9)]
    note(tmp_path, "go")
    assert [number for _, number in come] == [0]


def test_no_batch_is_no_work():
    assert list(work(squared, [])) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_has_one_batch_until_what_came_is_dealt_with(tmp_path, jobs):
    """A source without an end: what a killed start loses is bounded, and what is read ahead is too."""
    taken = []

    def source():
        while True:
            taken.append(len(taken))
            yield tmp_path, taken[-1], 0

    results = work(slow, source(), jobs)
    for dealt_with in range(10):
        next(results)
        assert len(notes(tmp_path)) <= dealt_with + jobs
        assert len(taken) <= dealt_with + jobs + 1
    results.close()


def test_ctrl_c_finishes_what_is_in_work(capfd):
    taken, done = [], []
    batches = BATCHES * 99
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(Stopped, match="same command"):
        for batch, _ in work(squared, (taken.append(batch) or batch for batch in batches)):
            done.append(batch)
            if len(done) == 5:
                signal.raise_signal(signal.SIGINT)
    assert done == batches[:5]
    assert len(taken) == 6, "one was made ready, and not handed out"
    assert STOPPING in capfd.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_twice_ends_at_once(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        for _, number in work(slow, ((tmp_path, number, 60 * number) for number in range(9))):
            assert number == 0
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)


def test_ctrl_c_of_a_terminal_reaches_every_process_and_ends_no_worker(tmp_path):
    """Workers are interrupted while they start, too: that is when most people notice a wrong command."""
    lines = [
        "import os, pathlib, signal, sys",
        "from helpers.batch.schedule import Stopped, work",
        "from tests.batch.tasks import slow",
        "batches = ((pathlib.Path(sys.argv[1]), number, 0.1) for number in range(1000))",
        "def interrupted():",
        "    for batch in batches:",
        "        yield batch",
        "        if batch[1]:",
        "            os.killpg(0, signal.SIGINT)",
        "try:",
        "    print([number for _, number in work(slow, interrupted(), jobs=2)])",
        "except Stopped as stopped:",
        "    print(stopped)",
    ]
    command = [sys.executable, "-c", "\n".join(lines), str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, start_new_session=True
    )
    assert done.stdout == "Stopped. The same command goes on from here.\n"
    assert done.stderr.strip() == STOPPING
    assert len(notes(tmp_path)) == 2


def test_work_of_a_thread_leaves_ctrl_c_alone_and_one_job_is_a_process_of_its_own():
    results = []
    thread = threading.Thread(target=lambda: results.extend(work(who, [1])))
    thread.start()
    thread.join()
    ((_, process),) = results
    assert process != who(1)


def test_ctrl_c_is_heard_while_only_empty_batches_come():
    def empty():
        for number in range(10**6):
            if number == 9:
                signal.raise_signal(signal.SIGINT)
            assert number < 99, "it goes on through all that is there"
            yield []

    with pytest.raises(Stopped):
        list(work(sum, empty()))
