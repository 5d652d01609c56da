"""The numbers of many articles: read once, in batches, on every core; a second start does what is missing."""

import csv
import shutil
import sys
from collections import Counter
from contextlib import closing, contextmanager
from functools import partial

from helpers.base import limits, shown
from helpers.batch.disk import scratch
from helpers.batch.parts import (
    batches_of,
    is_done,
    key_of,
    own_folder,
    reader_version,
    write_part,
    write_tables,
)
from helpers.batch.progress import progress
from helpers.batch.rows import read_batch
from helpers.batch.schedule import Lost, Stopped, work
from helpers.batch.sources import NO_PARQUET, articles_in, require, unread

SHEET_ROWS = 2**20 - 1  # that a spreadsheet shows, below the names of the columns
LOST = "It can't be read: {}. Please report it with the article."


def extract(sources, output, listed="", with_csv=False, jobs=1, scheduler="local"):
    """Write the numbers of every article of some sources to a folder; return 0 if one at least was read.

    Parameters
    ----------
    sources : sequence of str
        Files, folders, patterns; relative ones count from where the caller stands.
    output : str
        The folder for the results.
    listed : str
        A file that names more sources, one a line; ``-`` is standard input.
    with_csv : bool
        Write ``numbers.csv`` too.
    jobs : int
        How many processes read.
    scheduler : str
        ``local``, or the address of a Dask scheduler.
    """
    _require_pyarrow()
    if not sources and not listed:
        raise ValueError("There is no SOURCE. Name a file, a folder or a pattern, or a list with --from.")
    if not 1 <= jobs <= limits.JOBS:
        raise ValueError(f"--jobs is how many processes read: 1 or more, and at most {limits.JOBS}.")
    require(sources, "" if listed == "-" else listed)
    with own_folder(output, sources, listed) as folder, _list(listed, folder) as names:
        given = partial(articles_in, sources, names, folder)
        missing = _survey(given, folder)
        try:
            keys = _read_missing(given, folder, missing, partial(work, jobs=jobs, scheduler=scheduler))
        except Stopped:
            print(f"Stopped. What was read is kept in {shown(folder)}; the same command goes on.")
            return 1
        counts = write_tables(folder, keys, with_csv)
    failed = f", {counts['errors']:,} not: see errors.csv" if counts["errors"] else ""
    print(f"{_articles(counts['articles'])} read{failed}.")
    print(f"{counts['numbers']:,} numbers, {counts['statistics']:,} of them statistics: {shown(folder)}")
    if with_csv and counts["numbers"] > SHEET_ROWS:
        print(f"numbers.csv has more rows than a spreadsheet shows, {SHEET_ROWS:,}.")
    return 0 if counts["articles"] else 1


def _require_pyarrow():
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise ValueError(NO_PARQUET) from None


@contextmanager
def _list(listed, folder):
    """Give the path of the list; standard input is kept for the while, as the list is read twice."""
    if listed != "-":
        yield listed
        return
    with scratch(folder) as there:
        path = there / "standard input"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield path


def _survey(given, folder):
    """Say how many articles there are and how many of them were read before; return how many are missing."""
    left_out, found = Counter(), Counter()
    with progress(None, "articles") as seen:
        for batch in batches_of(given(left_out=left_out)):
            found[is_done(folder, key_of(batch, reader_version()))] += len(batch)
            seen(len(batch))
    for what, count in sorted(left_out.items()):
        print(f"Left out in folders: {count:,} {_LEFT_OUT[what]}.", file=sys.stderr)
    be = "is" if found.total() == 1 else "are"
    all_of_them = _articles(found.total())
    print(f"{found[True]:,} of {all_of_them} {be} there, {found[False]:,} to read.", file=sys.stderr)
    return found[False]


_LEFT_OUT = {"hidden": "hidden", "no article": "of another kind than an article"}


def _articles(count):
    return f"{count:,} article{'s' * (count != 1)}"


def _read_missing(given, folder, missing, working):
    """Read the batches that are not there and write their parts; return the keys of all, in order."""
    version, keys = reader_version(), []
    read = partial(read_batch, version=version)

    def to_read():
        for batch in batches_of(given()):
            keys.append(key_of(batch, version))
            yield [] if is_done(folder, keys[-1]) else batch

    with progress(missing, "articles") as done, closing(working(read, to_read())) as outcomes:
        for batch, outcome in outcomes:
            if isinstance(outcome, Lost):
                outcome = _without_poison(batch, outcome.why, read, working)
            write_part(folder, key_of(batch, version), outcome.numbers, outcome.articles)
            _log(folder, outcome.seconds)
            done(len(batch))
    return keys


def _without_poison(batch, why, read, working):
    """Read a batch that ended its process twice without the articles that do so alone; else without any."""
    lost = {}
    if len(batch) > 1:
        alone = working(read, [[item] for item in batch])
        lost = {item.id: outcome.why for (item,), outcome in alone if isinstance(outcome, Lost)}
    key = key_of(batch, read.keywords["version"])
    for given_up in (lost, dict.fromkeys((item.id for item in batch), why)):
        marked = [
            unread(item, LOST.format(given_up[item.id])) if item.id in given_up else item for item in batch
        ]
        ((_, outcome),) = working(partial(read, key=key), [marked])
        if not isinstance(outcome, Lost):
            return outcome
    raise OSError(f"The processes that read end at once ({why}). Look at this machine's memory.")


def _log(folder, seconds):
    """Add to the log how long each article took: it differs from start to start, so no table has it."""
    with (folder / "times.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((name, f"{time:.4f}") for name, time in seconds)
