"""A folder for results: tried by writing, held by one start, and what its disk says in the reader's words."""

import errno
import os
import platform
import tempfile
from contextlib import contextmanager, suppress
from datetime import datetime

from helpers.base import for_terminal, resolve

LOCK = ".lock"
ELSEWHERE = "Name another folder with --output."
_FULL = "The disk is full: {} can't be written on. Make room and give the same command; it goes on from here."
_OF_THE_DISK = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: "{} can't be written by this account. " + ELSEWHERE,
    errno.EPERM: "{} can't be written by this account. " + ELSEWHERE,
    errno.EROFS: "{} lies on a disk that can't be written. " + ELSEWHERE,
    errno.ENOENT: "{} was removed while it was written. Give the same command again.",
    errno.ENOTDIR: "{} is a file, or lies in one. " + ELSEWHERE,
    errno.EEXIST: "A file stands where {} needs a folder. Move it, or name another folder with --output.",
    errno.EISDIR: "A folder stands where {} needs a file. Move it, or name another folder with --output.",
    errno.ENAMETOOLONG: "The name of {} is longer than this disk allows. " + ELSEWHERE,
}
ENOUGH = 2**16  # bytes: a full disk takes a few, where the end of a file has room left


@contextmanager
def in_words(folder):
    """Turn an error of the disk into words for the reader, with the folder where it happened.

    Examples
    --------
    >>> with in_words(resolve("results")):
    ...     raise OSError(errno.ENOTDIR, "Not a directory")
    Traceback (most recent call last):
    ...
    OSError: results is a file, or lies in one. Name another folder with --output.
    """
    try:
        yield
    except OSError as error:
        known = _OF_THE_DISK.get(error.errno)
        if not known:
            raise
        raise OSError(known.format(for_terminal(folder))) from None


def writable(output):
    """Make a folder for results and write into it; return its path.

    Raises
    ------
    OSError, ValueError
        If that can't be; the message says why, and what to do.
    """
    if not str(output).strip():
        raise ValueError("The name after --output is empty. Give a folder for the results, such as results.")
    folder = resolve(output)
    if any(path.is_file() for path in (folder, *folder.parents)):
        raise ValueError(f"{for_terminal(folder)} is a file, or lies in one. {ELSEWHERE}")
    with in_words(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileNotFoundError:  # what the system says of /proc, and Windows of a disk that isn't there
            raise OSError(errno.EROFS, "no folder can be made") from None
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            if file.write(bytes(ENOUGH)) < ENOUGH:
                raise OSError(errno.ENOSPC, "full")
    return folder


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
