"""A folder to write into: tried by writing, and what its disk says in the reader's words."""

import errno
import tempfile
from contextlib import contextmanager

from helpers.base.files import for_terminal, is_file, require_utf8, resolve

ELSEWHERE = "Name another folder with --output."
_FULL = "The disk is full: {} can't be written on. Make room and give the same command; it goes on from here."
_OF_THE_DISK = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "A file in {} is larger than this account may write (ulimit -f). Ask who runs this machine.",
    errno.EACCES: "{} can't be written by this account. {}",
    errno.EPERM: "{} can't be written by this account. {}",
    errno.EROFS: "{} lies on a disk that can't be written. {}",
    errno.ENOENT: "{} was removed while it was written. Give the same command again.",
    errno.ENOTDIR: "{} is a file, or lies in one. {}",
    errno.EEXIST: "A file stands where {} needs a folder. Move it, or name another folder with --output.",
    errno.EISDIR: "A folder stands where {} needs a file. Move it, or name another folder with --output.",
    errno.ENAMETOOLONG: "The name of {} is longer than this disk allows. {}",
}
ENOUGH = 2**16  # bytes: a full disk takes a few, where the end of a file has room left


@contextmanager
def in_words(folder, elsewhere=ELSEWHERE):
    """Turn an error of the disk into words for the reader, with the folder and where else to go.

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
        raise OSError(known.format(for_terminal(folder), elsewhere)) from None


def writable(output, elsewhere=ELSEWHERE):
    """Make a folder for results and write into it; return its path.

    Raises
    ------
    OSError, ValueError
        If that can't be; the message says why, and what to do.
    """
    if not str(output).strip():
        raise ValueError("The name after --output is empty. Give a folder for the results, such as results.")
    folder = resolve(output)
    require_utf8(folder, elsewhere)
    if any(map(is_file, (folder, *folder.parents))):
        raise ValueError(f"{for_terminal(folder)} is a file, or lies in one. {elsewhere}")
    with in_words(folder, elsewhere):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileNotFoundError:  # what the system says of /proc, and Windows of a disk that isn't there
            raise OSError(errno.EROFS, "no folder can be made") from None
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            if file.write(bytes(ENOUGH)) < ENOUGH:
                raise OSError(errno.ENOSPC, "full")
    return folder
