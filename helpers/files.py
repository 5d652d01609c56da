"""Paths from the repository's root, and files written whole or not at all."""

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def resolve(path):
    """Return an absolute path without ``..``; a relative one counts from the repository's root.

    Examples
    --------
    >>> resolve("notebooks/../data/coding.csv").relative_to(ROOT).as_posix()
    'data/coding.csv'
    """
    # Path.expanduser would stop at ~draft.txt, taking it for somebody's home.
    return Path(os.path.normpath(ROOT / os.path.expanduser(path)))  # noqa: PTH111


def shown(path):
    """Return a path as readers see it: from the root, or the bare name if it lies elsewhere.

    Examples
    --------
    >>> shown(ROOT / "data" / "coding.csv")
    'data/coding.csv'
    >>> shown("/somewhere/else/story.txt")
    'story.txt'
    """
    path = resolve(path)
    words = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return words.encode("utf-8", "replace").decode("utf-8")  # a name that is no UTF-8 could not be written


def write_whole(path, content):
    """Write `content` (str as UTF-8, or bytes) to `path` whole or not at all; return the path.

    Folders are made. The bytes go to a temporary file in the same folder that then takes the
    place of the old one, so a reader never meets half a file.
    """
    path = resolve(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path
