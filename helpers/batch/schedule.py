"""Work that is handed out: batches through worker processes of this machine, and what comes back, in order.

A thread stands beside each worker process, hands it one batch at a time and starts another when it dies. So it
is known which batch a worker died over, and no other batch is touched. `concurrent.futures.ProcessPoolExecutor`
ends every worker when one dies, doesn't say over what, and leaves its workers behind when it is killed itself.
"""

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass

LOCAL = "local"
TRIES = 2  # how often a worker may die over a batch before it is given up
STARTS = 3  # how often in a row a worker may die before it begins
WAITING = 4  # how many times as many batches as are in work may wait for one that takes long
# The same on every system; and no half copy of a process whose libraries have started threads.
PROCESSES = multiprocessing.get_context("spawn")
STOPPING = "Stopping: what is in work is finished first. Ctrl-C once more stops at once."


class Stopped(Exception):
    """Somebody pressed Ctrl-C: what was in work is finished, and the rest was not begun."""


@dataclass(frozen=True)
class Lost:
    """What comes back for a batch that was given up, because its worker died over it each time."""

    why: str


@dataclass(frozen=True)
class _Raised:
    error: Exception


@dataclass(frozen=True)
class _Team:
    """Who does the work: `hand_out` gives them a batch, `receive` waits a while for (number, outcome)."""

    hand_out: Callable
    receive: Callable
    size: Callable


def work(function, batches, jobs=1, scheduler=LOCAL, ahead=2):
    """Call a function with each batch in other processes; yield ``(batch, outcome)`` in the order of the batches.

    Parameters
    ----------
    function : callable
        Of a module, so that a worker can import it; it takes a batch.
    batches : iterable
        Of what `pickle` can send. It is read only as far as there is work for somebody.
    jobs : int
        Worker processes. One is a process of its own too: what kills it doesn't kill the run.
    scheduler : str
        ``local``.
    ahead : int
        How many batches are handed out for each worker.

    Yields
    ------
    tuple
        A batch, and what `function` returned; or `Lost`, if its worker died over it twice.

    Raises
    ------
    Stopped
        After Ctrl-C, when all that was in work has been yielded. A second Ctrl-C is a KeyboardInterrupt.
    Exception
        What `function` raises is raised here, when it is the turn of its batch.

    Examples
    --------
    >>> list(work(sum, [[1, 2], [3, 4]]))
    [([1, 2], 3), ([3, 4], 7)]
    """
    with interrupts(STOPPING) as stop, _processes(function, jobs) as team:
        yield from _in_order(iter(batches), team, ahead, stop)


def _in_order(batches, team, ahead, stop):
    """Keep the team busy, and yield what comes back in the order in which it was taken."""
    taken, outcomes, turn, more = {}, {}, 0, True
    while True:
        while more and not stop.is_set() and _has_room(taken, outcomes, team.size() * ahead):
            try:
                batch = next(batches)
            except StopIteration:
                more = False
                break
            number = turn + len(taken)
            taken[number] = batch
            team.hand_out(number, batch)
        if turn in outcomes:
            yield taken.pop(turn), _returned(outcomes.pop(turn))
            turn += 1
        elif taken:
            outcomes.update(team.receive())
        elif more:
            raise Stopped("Stopped. The same command goes on from here.")
        else:
            return


def _has_room(taken, outcomes, most):
    """Tell whether another batch may be taken: a few are in work, and a slow one holds up only so many."""
    return len(taken) - len(outcomes) < most and len(taken) < most * WAITING


def _returned(outcome):
    if isinstance(outcome, _Raised):
        raise outcome.error
    return outcome


@contextlib.contextmanager
def interrupts(words):
    """Give what tells that Ctrl-C was pressed. Pressed again, it interrupts as it always does."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def interrupted(*_):
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        # Not print: the program may be in the midst of printing.
        os.write(2, f"\n{words}\n".encode())

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _processes(function, jobs):
    """Give a team of worker processes on this machine, each with a thread beside it."""
    todo, done, crew = queue.SimpleQueue(), queue.SimpleQueue(), _Crew(function)
    threads = [threading.Thread(target=_tend, args=(crew, todo, done), daemon=True) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    try:
        yield _Team(lambda *task: todo.put(task), lambda: _received(done), lambda: jobs)
    except BaseException:
        crew.kill()
        raise
    finally:
        for _ in threads:
            todo.put(None)
        for thread in threads:
            thread.join()


def _received(done):
    """Wait a second at most: on Windows, Ctrl-C is not seen while one waits."""
    with contextlib.suppress(queue.Empty):
        number, outcome = done.get(timeout=1)
        if number is None:
            raise outcome
        return {number: outcome}
    return {}


class _Crew:
    """The worker processes of a run, so that all of them can be ended."""

    def __init__(self, function):
        self.function = function
        self.workers = set()
        self.over = False
        self.lock = threading.Lock()

    def start(self):
        """Return a new process and the way to it, once it is ready."""
        for _ in range(STARTS):
            ours, theirs = PROCESSES.Pipe()
            process = PROCESSES.Process(target=_serve, args=(theirs, self.function), daemon=True)
            with self.lock:
                if self.over:
                    raise EOFError
                process.start()
                self.workers.add(process)
            theirs.close()
            try:
                ours.recv_bytes()
                return process, ours
            except (EOFError, OSError):
                why = self.end(process, ours)
        raise RuntimeError(f"A worker process ends before it begins: {why}. Its own words may stand above.")

    def end(self, process, way):
        """Wait for a process that has ended or will; return what its end looks like."""
        way.close()
        process.join()
        with self.lock:
            self.workers.discard(process)
        return _ended(process.exitcode)

    def kill(self):
        with self.lock:
            self.over = True
            for process in self.workers:
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


def _tend(crew, todo, done):
    """Hand one batch after the other to a worker; when it dies, start another and try once more."""
    # A process starts with what its parent's thread blocks: Ctrl-C goes to every process of a terminal.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    worker = None
    try:
        for number, batch in iter(todo.get, None):
            sent = pickle.dumps(batch)
            for _ in range(TRIES):
                worker = worker or crew.start()
                try:
                    worker[1].send_bytes(sent)
                    outcome = pickle.loads(worker[1].recv_bytes())
                    break
                except (EOFError, OSError):
                    outcome = Lost(f"its worker process died {TRIES} times: {crew.end(*worker)}")
                    worker = None
                    if crew.over:
                        return
            done.put((number, outcome))
    except Exception as error:
        done.put((None, error))
    finally:
        if worker:
            crew.end(*worker)


def _serve(way, function):
    """Do what comes, in a process of its own, until nobody is there who wants it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    way.send_bytes(b"ready")
    with contextlib.suppress(EOFError, OSError):
        while True:
            way.send_bytes(_outcome(function, way.recv_bytes()))


def _end_with_parent():
    multiprocessing.parent_process().join()
    os._exit(1)


def _outcome(function, sent):
    """Return what a function returns or raises, ready to be sent."""
    try:
        return pickle.dumps(function(pickle.loads(sent)))
    except Exception as error:
        return pickle.dumps(_Raised(_sendable(error)))


def _sendable(error):
    """Return an error with its traceback as a note; one that can't be sent is told in a plain one."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(traceback.format_exc(limit=-1))
    return error
