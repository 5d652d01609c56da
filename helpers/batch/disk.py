"""A folder for results, held by one start."""

import os
import platform
import shutil
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.base import ELSEWHERE, for_terminal, in_words

LOCK = ".lock"
ASIDE = ".unfinished-"  # how the name begins of what a start makes there and takes away again


@contextmanager
def held(folder):
    """Hold a folder until the block ends, so that no other start writes there.

    Raises
    ------
    ValueError
        If another start holds it; the message says which. It is not waited for: whoever starts two by
        mistake, or every hour from a list of jobs, hears of it at once.
    """
    from filelock import FileLock, Timeout

    path = folder / LOCK
    with in_words(folder):
        try:
            lock = FileLock(path, timeout=0).acquire()
        except Timeout:
            words = f"{for_terminal(folder)} is being written by another start{_holder(path)}."
            raise ValueError(f"{words} Wait until it ends. {ELSEWHERE}") from None
    with lock:
        _note(path, f"process {os.getpid()} on {platform.node()} since {datetime.now():%Y-%m-%d %H:%M}")
        try:
            yield
        finally:
            _note(path, "")


def _note(path, words):
    # Windows lets nobody write there, and it is only a help. A file that is gone stays gone.
    with suppress(OSError), path.open("r+", encoding="utf-8") as file:
        file.truncate()
        file.write(words)


def _holder(path):
    try:
        words = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        words = ""
    return f" ({words})" if words else ""


@contextmanager
def scratch(folder):
    """Give an empty folder among results for the while; if it is left there, the next start takes it away."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=ASIDE, dir=folder) as path:
        yield Path(path)


def clear(folder, kept=()):
    """Take away what stopped starts have left in a folder that is held, but for what is to be kept."""
    for left in set(folder.glob(f"{ASIDE}*")) - set(kept):
        shutil.rmtree(left, ignore_errors=True)
