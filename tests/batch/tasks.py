"""What the workers of the tests do with a batch, and processes of a cluster on this machine."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading

from helpers.base import ROOT


def pause(seconds):
    """Do nothing for a while."""
    threading.Event().wait(seconds)


def note(folder, text):
    """Leave a line for the test that looks on."""
    with (folder / "notes.txt").open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")


def notes(folder):
    """Return the lines that were left."""
    path = folder / "notes.txt"
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def squared(batch):
    """Return the squares; some take longer, so that later ones are done first."""
    pause(0.02 if batch[0] % 7 == 0 else 0)
    return [each**2 for each in batch]


def who(_):
    """Return the process that does the work."""
    return os.getpid()


def blocked(_):
    """Tell whether Ctrl-C was blocked from the beginning of this process."""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def deadly(batch):
    """Note the name of the batch; end this process over one that says so."""
    folder, name, end = batch
    note(folder, name)
    if end:
        end_by = {"killed": lambda: os.kill(os.getpid(), signal.SIGKILL), "gone": lambda: os._exit(3)}
        end_by[end]()
    return name.upper()


def slow(batch):
    """Note the process, take a while, return the number."""
    folder, number, seconds = batch
    note(folder, os.getpid())
    pause(seconds)
    return number


def patient(batch):
    """Wait over 0 until the test says that it may go on; return the number."""
    folder, number = batch
    wait_until(lambda: number or "go" in notes(folder))
    return number


def wrong(batch):
    """Raise an error over 2, and over 3 one that can't be sent."""
    if batch == 2:
        raise ValueError("two is wrong")
    if batch == 3:
        raise _Unsendable("three", "is wrong")
    return batch


class _Unsendable(Exception):
    def __init__(self, number, words):
        super().__init__(f"{number} {words}")


def wait_until(true):
    """Wait until something is so; what never is fails after a minute."""
    for _ in range(1200):
        if true():
            return
        pause(0.05)
    raise AssertionError("it never was so")


@contextlib.contextmanager
def dask(part, *options):
    """Run a scheduler or a worker in a process of its own; end it when it is no longer wanted."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options, "--host", "127.0.0.1"]
    with subprocess.Popen([*command, "--no-dashboard"], cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()  # the workers of a nanny that is gone end by themselves


@contextlib.contextmanager
def dask_scheduler(folder):
    """Run a scheduler; give its process and its address."""
    file = folder / "scheduler.json"
    with dask("scheduler", "--port", "0", "--scheduler-file", str(file)) as process:
        wait_until(lambda: file.exists() and file.read_text(encoding="utf-8").endswith("}"))
        yield process, json.loads(file.read_text(encoding="utf-8"))["address"]
