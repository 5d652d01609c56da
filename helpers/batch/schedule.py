"""Work in batches, done by processes of this machine or by a cluster; what is done comes back at once.

A worker has one batch at a time, and gets the next when whoever asked is through with what came back: it is
written by then. So a start that is killed loses at most one batch a worker.
"""

import contextlib
import os
import signal
import threading

from helpers.batch.processes import Lost, Raised, processes

__all__ = ["LOCAL", "Lost", "Stopped", "work"]

LOCAL = "local"
_NO_MORE = object()
STOPPING = "Stopping: what is in work is finished first. Ctrl-C once more stops at once."


class Stopped(Exception):
    """Somebody pressed Ctrl-C: what was in work is finished, and the rest was not begun."""


def work(function, batches, jobs=1, scheduler=LOCAL):
    """Call a function with each batch in other processes; yield ``(batch, outcome)`` as they come.

    Parameters
    ----------
    function : callable
        Of a module, so that a worker can import it; it takes a batch.
    batches : iterable
        Of what `pickle` can send. It is read as far as there is work for somebody, and one batch further.
        An empty one is passed over: so Ctrl-C is heard while only such come.
    jobs : int
        Worker processes. One is a process of its own too: what kills it doesn't kill the run.
    scheduler : str
        ``local``: this machine. Or the address of a Dask scheduler, ``tcp://…``: its workers, all of them.

    Yields
    ------
    tuple
        A batch, and what `function` returned; or `Lost`, if its worker died over it twice.

    Raises
    ------
    Stopped
        After Ctrl-C, when all that was in work has been yielded. A second Ctrl-C is a KeyboardInterrupt.
    Exception
        What `function` raises is raised here.

    Examples
    --------
    >>> list(work(sum, [[1, 2], [3, 4]]))
    [([1, 2], 3), ([3, 4], 7)]
    """
    with interrupts(STOPPING) as stop, _team(function, jobs, scheduler) as team:
        yield from _as_they_come(iter(batches), team, stop)


def _team(function, jobs, scheduler):
    if scheduler == LOCAL:
        return processes(function, jobs)
    from helpers.batch.cluster import cluster  # Dask is an extra

    return cluster(function, scheduler)


def _as_they_come(batches, team, stop):
    """Keep the team busy; the next batch is made ready while nobody waits for it."""
    in_work, number, ready = {}, 0, _next(batches, stop)
    while True:
        while ready is not _NO_MORE and not stop.is_set() and len(in_work) < team.size:
            in_work[number] = ready
            team.hand_out(number, ready)
            number, ready = number + 1, _next(batches, stop)
        if in_work:
            for done, outcome in team.receive().items():
                yield in_work.pop(done), _returned(outcome)
        elif ready is not _NO_MORE:
            raise Stopped("Stopped. The same command goes on from here.")
        else:
            return


def _next(batches, stop):
    """Return the next batch that is not empty; after Ctrl-C an empty one, that is not handed out."""
    batch = ()
    while not batch and not stop.is_set():
        batch = next(batches, _NO_MORE)
    return batch


def _returned(outcome):
    if isinstance(outcome, Raised):
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
