"""On a real cluster: a scheduler and two workers, each a process of its own, on the loopback interface."""

import os
import signal

import pytest
from distributed import Client

from helpers.batch import cluster
from helpers.batch.processes import Lost
from helpers.batch.schedule import work
from tests.batch.tasks import dask, dask_scheduler, deadly, notes, slow, squared, who

BATCHES = [[number, number + 1] for number in range(40)]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    with dask_scheduler(tmp_path_factory.mktemp("dask")) as (process, address):
        yield process, address


@pytest.fixture(scope="module")
def address(scheduler, tmp_path_factory):
    """Of a scheduler with two workers. They come up while the first test waits for them."""
    folder = str(tmp_path_factory.mktemp("workers"))
    with (
        dask("worker", scheduler[1], "--nworkers", "2", "--nthreads", "1", "--local-directory", folder),
        Client(scheduler[1], set_as_default=False) as client,
    ):
        client.wait_for_workers(2, timeout=60)
        yield scheduler[1]


def kill_a_worker(address):
    """As a machine of the cluster does that fails; its nanny starts another."""
    with Client(address, set_as_default=False) as client:
        os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)


def test_nobody_at_the_address_is_one_line():
    with pytest.raises(ConnectionError, match=r"^No Dask scheduler answers at tcp://127.0.0.1:9\. "):
        list(work(squared, BATCHES, scheduler="tcp://127.0.0.1:9"))


def test_a_cluster_without_workers_is_one_line(scheduler, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECTING", 1)
    with pytest.raises(ConnectionError, match="has no worker"):
        list(work(squared, BATCHES, scheduler=scheduler[1]))


def test_the_same_comes_back_from_a_cluster(address):
    come = sorted(work(squared, iter(BATCHES), scheduler=address))
    assert come == [(batch, squared(batch)) for batch in BATCHES]


def test_other_versions_are_refused(address, monkeypatch):
    monkeypatch.setattr(cluster, "version", lambda: "of tomorrow")
    with pytest.raises(ValueError, match=r"^The worker tcp://\S+ has another version .* docs/cluster\.md"):
        list(work(squared, BATCHES, scheduler=address))


def test_a_worker_that_joins_late_is_asked_too(address, monkeypatch):
    monkeypatch.setattr(cluster, "_require_the_same", lambda *_: None)
    monkeypatch.setattr(cluster, "version", lambda: "of tomorrow")
    with pytest.raises(ValueError, match=r"^The worker tcp://\S+ has another version"):
        list(work(squared, BATCHES, scheduler=address))


def test_workers_that_are_killed_in_mid_run_lose_nothing(address, tmp_path):
    done = []
    for _, number in work(slow, ((tmp_path, number, 0.1) for number in range(16)), scheduler=address):
        done.append(number)
        if number in {3, 9}:
            kill_a_worker(address)
    assert sorted(done) == [*range(16)]


def test_a_batch_that_kills_its_worker_is_given_up_after_two_tries(address, tmp_path):
    """Dask alone would try four times, and blame what waited in the same worker."""
    batches = [(tmp_path, name, "killed" if name == "d" else "") for name in "abcdefg"]
    outcomes = {name: outcome for (_, name, _), outcome in work(deadly, batches, scheduler=address)}
    assert outcomes.pop("d") == Lost(cluster.DIED)
    assert outcomes == {name: name.upper() for name in "abcefg"}
    assert notes(tmp_path).count("d") == 2


def test_a_scheduler_that_is_killed_is_one_line(scheduler, address):
    with pytest.raises(ConnectionError, match=r"^The scheduler at \S+ was lost\. .* goes on from there\.$"):
        for count, _ in enumerate(work(who, ([number] for number in range(9999)), scheduler=address)):
            if count == 5:
                scheduler[0].kill()
