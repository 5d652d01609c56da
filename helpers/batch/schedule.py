"""Work in batches, done by processes of this machine or by a cluster; what comes back is in order."""

import contextlib
import os
import signal
import threading

from helpers.batch.processes import Lost, Raised, processes

__all__ = ["LOCAL", "Lost", "Stopped", "work"]

LOCAL = "local"
WAITING = 4  # how many times as many batches as are in work may wait for one that takes long
STOPPING = "Stopping: what is in work is finished first. Ctrl-C once more stops at once."


class Stopped(Exception):
    """Somebody pressed Ctrl-C: what was in work is finished, and the rest was not begun."""


def work(function, batches, jobs=1, scheduler=LOCAL, ahead=2):
    """Call a function with each batch in other processes; yield ``(batch, outcome)``, in order.

    Parameters
    ----------
    function : callable
        Of a module, so that a worker can import it; it takes a batch.
    batches : iterable
        Of what `pickle` can send. It is read only as far as there is work for somebody.
    jobs : int
        Worker processes. One is a process of its own too: what kills it doesn't kill the run.
    scheduler : str
        ``local``: this machine. Or the address of a Dask scheduler, ``tcp://…``: its workers, all of them.
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
    with interrupts(STOPPING) as stop, _team(function, jobs, scheduler) as team:
        yield from _in_order(iter(batches), team, ahead, stop)


def _team(function, jobs, scheduler):
    if scheduler == LOCAL:
        return processes(function, jobs)
    from helpers.batch.cluster import cluster  # Dask is an extra

    return cluster(function, scheduler)


def _in_order(batches, team, ahead, stop):
    """Keep the team busy, and yield what comes back in the order in which it was taken."""
    taken, outcomes, turn, more = {}, {}, 0, True
    while True:
        while more and not stop.is_set() and _has_room(taken, outcomes, team.size * ahead):
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
