"""Memory while very many articles are read: what the process that leads and the one that reads hold.

usage: python -m tests.memory FILE.jsonl GIGABYTES [--real]

The file is read under as many names as make so many gigabytes. Without --real the
articles are not looked into: all else, from the file to the tables over all, is as it always is.
"""

import sys
import tempfile
import threading
from importlib import import_module
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import psutil

from helpers.batch import extract, rows

EVERY = 60  # seconds between two lines
MB = 2**20


def find_nothing(batch, version, key=""):
    """Read a batch as if there were no word in any of its articles."""
    rows.text_in = lambda *_: SimpleNamespace(text="", title="", date="")
    return rows.read_batch(batch, version, key)


def watch(out, done):
    """Print what the processes hold, and in the end the most of each."""
    leads, most = psutil.Process(), {}
    print("seconds batches | MB and processor seconds of each process, the one that leads first", flush=True)
    for second in count(1):
        ended = done.wait(1)
        cells = []
        for process in [leads, *leads.children()]:
            try:
                spent, held = process.cpu_times(), process.memory_info().rss / MB
            except psutil.Error:
                continue
            most[process.pid] = max(held, most.get(process.pid, 0))
            cells.append(f"{held:.0f} MB {spent.user + spent.system:.0f} s")
        if ended or second % EVERY == 0:
            batches = sum(1 for _ in (out / "articles").glob("*.parquet"))
            print(f"{second:7} {batches:7} | {' | '.join(cells)}", flush=True)
        if ended:
            print("most", " | ".join(f"{held:.0f} MB" for held in most.values()))
            return


def main(source, gigabytes, real=False):
    """Read so many gigabytes of articles."""
    if not real:
        import_module("helpers.batch.extract").read_batch = find_nothing
    with tempfile.TemporaryDirectory() as folder:
        news, out, done = Path(folder, "news"), Path(folder, "out"), threading.Event()
        news.mkdir()
        source = Path(source).resolve(strict=True)
        for number in range(round(gigabytes * 1e9 / source.stat().st_size)):
            (news / f"{number:05}.jsonl").symlink_to(source)
        watching = threading.Thread(target=watch, args=(out, done))
        watching.start()
        try:
            extract([str(news)], out)
        finally:
            done.set()
            watching.join()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), real="--real" in sys.argv)
