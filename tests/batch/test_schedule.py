import signal
import subprocess
import sys
import threading

import pytest

from helpers.base import ROOT
from helpers.batch.schedule import STOPPING, Stopped, work
from tests.batch.tasks import notes, slow, squared, who

BATCHES = [[number, number + 1] for number in range(40)]
EXPECTED = [(batch, [each**2 for each in batch]) for batch in BATCHES]


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_everything_comes_back_in_order_however_many_work(jobs):
    assert list(work(squared, iter(BATCHES), jobs)) == EXPECTED


def test_no_batch_is_no_work():
    assert list(work(squared, [])) == []


def test_batches_are_taken_as_there_is_work():
    """A source without an end, of which one batch takes long: what waits for it is bounded."""
    taken = []

    def source():
        while True:
            taken.append(len(taken))
            yield [0 if len(taken) == 1 else 1]

    results = work(squared, source(), jobs=2, ahead=1)
    for _ in range(20):
        next(results)
        before = len(taken)
    results.close()
    assert 20 < before <= 20 + 2 * 4


def test_ctrl_c_finishes_what_is_in_work(capfd):
    taken, done = [], []
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(Stopped, match="same command"):
        for batch, _ in work(squared, (taken.append(batch) or batch for batch in BATCHES * 99)):
            done.append(batch)
            if len(done) == 5:
                signal.raise_signal(signal.SIGINT)
    assert done == taken
    assert 5 < len(done) <= 5 + 2 * 4
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
        "        if batch[1] in range(3):",
        "            continue",
        "        os.killpg(0, signal.SIGINT)",
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
    assert len(notes(tmp_path)) == 5


def test_work_of_a_thread_leaves_ctrl_c_alone_and_one_job_is_a_process_of_its_own():
    results = []
    thread = threading.Thread(target=lambda: results.extend(work(who, [1])))
    thread.start()
    thread.join()
    ((_, process),) = results
    assert process != who(1)
