"""Font files read from memory: before 3.12 matplotlib fetches each glyph from the file, anew each time.

Some ten short reads a glyph were a third of the time of a chart. Delete this file when matplotlib 3.12 is the
oldest that is allowed: it reads so itself, https://github.com/matplotlib/matplotlib/pull/32064.
"""

from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path


class Mapped(mmap):
    """A file in memory that is called by its path, as matplotlib needs it to write a PDF."""

    path = ""

    def __str__(self):
        return self.path


def mapped(path):
    """Return a file as it lies in memory."""
    with Path(path).open("rb") as file:
        found = Mapped(file.fileno(), 0, access=ACCESS_READ)
    found.path = path
    return found


@contextmanager
def fonts_in_memory():
    """Have the fonts that matplotlib opens inside a ``with`` block read from memory.

    Where a block is open already, here or in another thread, nothing is done: the first to open it closes it.
    """
    from matplotlib import ft2font

    own = ft2font.FT2Font
    if not isinstance(own, type):
        yield
        return

    def opened(file, **given):
        return own(mapped(file) if isinstance(file, str) else file, **given)

    ft2font.FT2Font = opened
    try:
        yield
    finally:
        ft2font.FT2Font = own
