"""A team of worker processes on this machine: a thread beside each hands it one batch at a time.

So it is known which batch a worker died over, and no other batch is touched by that. A team, here and on a
cluster, takes what is pickled, and gives back what `outcome` pickled, or `Lost`.
"""

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import traceback
from dataclasses import dataclass
from multiprocessing import resource_tracker

TRIES = 2  # how often a worker may die over a batch before it is given up
STARTS = 3  # how often in a row a worker may die before it begins
# The same on every system; and no half copy of a process whose libraries have started threads.
PROCESSES = multiprocessing.get_context("spawn")
CAN_BLOCK = hasattr(signal, "pthread_sigmask")  # not on Windows


@dataclass(frozen=True)
class Lost:
    """What comes back for a batch that was given up, because its worker died over it each time."""

    why: str


@dataclass(frozen=True)
class Raised:
    """What comes back for a batch over which the function raised an error."""

    error: Exception


@contextlib.contextmanager
def processes(function, jobs):
    """Give a team of worker processes on this machine; see `helpers.batch.schedule.work`."""
    if CAN_BLOCK:
        # Python starts it along with the first worker, and unblocks Ctrl-C in the thread that does so.
        resource_tracker.ensure_running()
    crew = Crew(function, jobs)
    threads = [threading.Thread(target=crew.tend, daemon=True) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    try:
        yield crew
    except BaseException:
        crew.kill()
        raise
    finally:
        for _ in threads:
            crew.todo.put(None)
        for thread in threads:
            thread.join()


class Crew:
    """Worker processes, and what they have to do and have done."""

    def __init__(self, function, jobs):
        self.function = function
        self.size = jobs
        self.todo = queue.SimpleQueue()
        self.done = queue.SimpleQueue()
        self.running = set()
        self.over = False
        self.lock = threading.Lock()

    def hand_out(self, number, batch):
        """Let the first worker that is free have a batch."""
        self.todo.put((number, batch))

    def receive(self):
        """Return what came back, by number; wait a second at most, as Windows sees no Ctrl-C meanwhile."""
        try:
            number, outcome = self.done.get(timeout=1)
        except queue.Empty:
            return {}
        if number is None:
            raise outcome
        return {number: outcome}

    def tend(self):
        """Hand one batch after the other to a worker; when it dies, start another and try once more."""
        # A process starts with what the thread blocks that starts it: Ctrl-C goes to all of a terminal.
        if CAN_BLOCK:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        worker = None
        try:
            for number, batch in iter(self.todo.get, None):
                outcome, worker = self._done_by(worker, pickle.dumps(batch))
                self.done.put((number, outcome))
        except Exception as error:
            self.done.put((None, error))
        finally:
            if worker:
                self._end(*worker)

    def _done_by(self, worker, sent):
        """Return the outcome of a batch, and the worker that is there after it, if any."""
        for _ in range(TRIES):
            worker = worker or self._start()
            try:
                worker[1].send_bytes(sent)
                return pickle.loads(worker[1].recv_bytes()), worker
            except (EOFError, OSError):
                end = self._end(*worker)
                worker = None
        return Lost(f"its worker process died {TRIES} times; the last time {end}"), None

    def _start(self):
        """Return a new process and the way to it, once it is ready."""
        for _ in range(STARTS):
            ours, theirs = PROCESSES.Pipe()
            process = PROCESSES.Process(target=_serve, args=(theirs, self.function), daemon=True)
            with self.lock:
                if self.over:
                    raise RuntimeError("The work is over.")
                process.start()
                self.running.add(process)
            theirs.close()
            try:
                ours.recv_bytes()
                return process, ours
            except (EOFError, OSError):
                end = self._end(process, ours)
        raise RuntimeError(f"Worker processes end before they begin: {end}.")

    def _end(self, process, way):
        """Wait for a process that has ended or is about to; return how it ended, in words."""
        way.close()
        process.join()
        with self.lock:
            self.running.discard(process)
        return _ended(process.exitcode)

    def kill(self):
        """End all workers at once."""
        with self.lock:
            self.over = True
            for process in self.running:
                process.kill()


def _ended(status):
    """Put the end of a process in words.

    Examples
    --------
    >>> _ended(1)
    'it ended with status 1'
    >>> _ended(-11)
    'it crashed (SIGSEGV)'
    """
    if status >= 0:
        return f"it ended with status {status}"
    if status == -9:
        return "it was killed (SIGKILL), which a machine does when its memory is full"
    return f"it crashed ({signal.Signals(-status).name})"


def _serve(way, function):
    """Do what comes, in a process of its own, until nobody is there who wants it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    way.send_bytes(b"ready")
    with contextlib.suppress(EOFError, OSError):
        while True:
            way.send_bytes(outcome_of(function, way.recv_bytes()))


def _end_with_parent():
    multiprocessing.parent_process().join()
    os._exit(1)


def outcome_of(function, sent):
    """Return what a function returns or raises, ready to be sent."""
    try:
        return pickle.dumps(function(pickle.loads(sent)))
    except Exception as error:
        return pickle.dumps(Raised(_sendable(error)))


def _sendable(error):
    """Return an error with its traceback as a note; one that can't be sent is told in a plain one."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(traceback.format_exc(limit=-1))
    return error
