"""A team on a cluster of Dask: batches go to its workers through the scheduler, and nothing else is shared.

Dask by itself starts a task again when its worker dies, up to four times, and counts the death against
every task that waited there. So a batch tells the scheduler when it begins, and a worker does one at a time:
what is given up is what began twice and did not end.
"""

import contextlib
import hashlib
import importlib.metadata
import logging
import pickle
import queue
import socket
import threading
import uuid
from concurrent.futures import CancelledError
from functools import cache
from pathlib import Path

import helpers
from helpers.batch.parts import LIBRARIES
from helpers.batch.processes import TRIES, Lost, Raised, outcome_of

CONNECTING = 10  # seconds for an answer of the scheduler, and for a first worker
NO_WORKER = 60  # seconds without any worker, until the run ends
MOST_STARTS = 5  # how often a batch is sent whose workers die before it begins
# The scheduler and its workers don't need to agree on more.
OF_DASK = ("cloudpickle", "dask", "distributed", "msgpack", "python", "toolz", "tornado")

ONE_AT_A_TIME = threading.Lock()  # in a worker with several threads

DIED = f"its worker on the cluster died {TRIES} times"
KEPT = "What was finished is kept: the same command goes on from there."
SAME = "Install the same versions on both; docs/cluster.md says how."
OTHER = "The worker {} has another version of this course or of its libraries, or none. " + SAME


@contextlib.contextmanager
def cluster(function, address):
    """Give a team of the workers of a Dask cluster; see `helpers.batch.schedule.work`."""
    client = _connected(address)
    try:
        _require_the_same(client, address)
        yield _Workers(client, function, address)
    finally:
        client.close(timeout=2)


def _connected(address):
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ImportError:
        raise ValueError(
            f'Work on a cluster needs Dask: python -m pip install ".[cluster]". Or leave {address} out.'
        ) from None
    # What Dask says of a connection that was lost is said in one line instead.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        # A client that reaches nobody leaves a traceback behind when the program ends: knock first.
        socket.create_connection(get_address_host_port(address), CONNECTING).close()
        return Client(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, OverflowError, ValueError):
        words = "Start one, or give the address that it says it listens at."
        raise ConnectionError(f"No Dask scheduler answers at {address}. {words}") from None


@cache
def version():
    """Return a checksum of the code and the libraries that decide what comes back."""
    house = Path(helpers.__file__).parent
    total = hashlib.sha256()
    for path in sorted(house.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            total.update(path.relative_to(house).as_posix().encode() + b"\0" + path.read_bytes())
    for name in LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            total.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    return total.hexdigest()


def _require_the_same(client, address):
    """Refuse a cluster without a worker, or with a worker that may find other things."""
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
    except TimeoutError:
        raise ConnectionError(
            f"The cluster at {address} has no worker. Start some: dask worker {address} --nthreads 1"
        ) from None
    found = client.get_versions()
    ours = found["client"]["packages"]
    for place, theirs in {"the scheduler": found["scheduler"], **found["workers"]}.items():
        for name in OF_DASK:
            if theirs["packages"].get(name) != ours[name]:
                raise ValueError(
                    f"{name} is {ours[name]} here and {theirs['packages'].get(name)} on {place}. {SAME}"
                )
    for worker, theirs in client.run(_by_value("version"), on_error="return").items():
        if theirs != version():
            raise ValueError(OTHER.format(worker))


def _by_value(name):
    """Return a function of this module in a form that a scheduler can read that has not installed it."""

    def call(*given):
        import helpers.batch.cluster

        return getattr(helpers.batch.cluster, name)(*given)

    return call


class _Workers:
    """The workers of a cluster as a team: see `helpers.batch.processes.Crew`."""

    def __init__(self, client, function, address):
        self.client = client
        self.function = pickle.dumps(function)
        self.address = address
        self.run = f"numbers-{uuid.uuid4().hex}"
        self.task = _by_value("begin")
        self.sent = {}
        self.futures = {}
        self.ended = queue.SimpleQueue()
        self.deserted = 0
        self.size = 1
        self._count()

    def hand_out(self, number, batch):
        """Send a batch to the cluster."""
        self.sent[number] = pickle.dumps(batch)
        self._submit(number, 0)

    def _submit(self, number, again):
        given = (version(), self.function, self.sent[number], f"{self.run}-{number}")
        future = self.client.submit(self.task, *given, key=(self.run, number, again), pure=False)
        self.futures[number] = future
        future.add_done_callback(lambda _: self.ended.put((number, again)))

    def receive(self):
        """Return what came back, by number; wait a second at most."""
        try:
            number, again = self.ended.get(timeout=1)
        except queue.Empty:
            self._count()
            return {}
        self._count()
        outcome = self._outcome(number, again)
        if outcome is None:
            return {}
        del self.futures[number], self.sent[number]
        if isinstance(outcome[0], Lost):
            self._forget(number)
        return {number: outcome[0]}

    def _forget(self, number):
        for each in _began(f"{self.run}-{number}", self.client):
            each.clear()

    def _outcome(self, number, again):
        """Return what came of a batch in a tuple, or None if one has to wait for it once more."""
        from distributed import KilledWorker

        try:
            return (pickle.loads(self.futures[number].result(timeout=CONNECTING)),)
        except TimeoutError:  # its worker died before it gave up what it had: it is worked out anew
            self.ended.put((number, again))
        except KilledWorker:
            if _began(f"{self.run}-{number}", self.client)[-1].is_set():
                return (Lost(DIED),)  # Dask gave it up before a worker could
            if again == MOST_STARTS:
                raise RuntimeError(
                    f"Workers of {self.address} die before they begin. Their logs say why."
                ) from None
            self._submit(number, again + 1)
        except ModuleNotFoundError:
            return (Raised(ValueError(OTHER.format(f"of {self.address} that joined last"))),)
        except (OSError, CancelledError):
            raise self._lost() from None
        return None

    def _count(self):
        """See how many workers there are; they come and go."""
        if self.client.status != "running":
            raise self._lost()
        try:
            workers = len(self.client.nthreads())
        except OSError:
            raise self._lost() from None
        self.deserted = 0 if workers else self.deserted + 1
        if self.deserted > NO_WORKER:
            raise ConnectionError(f"The cluster at {self.address} has no worker left. {KEPT}")
        self.size = max(workers, 1)

    def _lost(self):
        return ConnectionError(f"The scheduler at {self.address} was lost. {KEPT}")


def begin(expected, function, sent, name):
    """Do a batch in a worker of the cluster, unless workers died over it; return the outcome, pickled."""
    from distributed import get_client, get_worker

    if version() != expected:
        return pickle.dumps(Raised(ValueError(OTHER.format(get_worker().address))))
    with ONE_AT_A_TIME:
        began = _began(name, get_client())
        fresh = next((each for each in began if not each.is_set()), None)
        if fresh is None:
            return pickle.dumps(Lost(DIED))
        fresh.set()
        outcome = outcome_of(pickle.loads(function), sent)
        for each in began:
            each.clear()
        return outcome


def _began(name, client):
    """Return the signs, kept by the scheduler, that a batch began once, twice."""
    from distributed import Event

    return [Event(f"{name}-{count}", client) for count in range(TRIES)]
