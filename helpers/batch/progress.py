"""Progress: how many are done, how fast, and how long it will take; a bar on a terminal, lines in a log."""

import sys
import time
from contextlib import contextmanager

SECONDS = 30  # between two lines of a log
IN_A_LOG = "{n_fmt} of {total_fmt} {unit}, {rate_fmt}, {remaining} left"


@contextmanager
def progress(total, unit, stream=None):
    """Show how far a long work has come; yield a function that is told of every step.

    Parameters
    ----------
    total : int
        How many there are to do.
    unit : str
        What they are: ``articles``.
    stream : file, optional
        Default: standard error.

    Examples
    --------
    >>> with progress(2, "articles", sys.stdout) as done:
    ...     done(1)
    """
    from tqdm import tqdm

    stream = stream or sys.stderr
    if stream.isatty():
        with tqdm(total=total, unit=f" {unit}", file=stream, dynamic_ncols=True, smoothing=0.05) as bar:
            yield bar.update
        return
    yield _lines(total, unit, stream, tqdm.format_meter)


def _lines(total, unit, stream, format_meter, now=time.monotonic):
    """Return the function that writes a line to a log every half a minute."""
    begin = last = now()
    count = 0

    def done(more):
        nonlocal last, count
        count += more
        if now() - last >= SECONDS:
            last = now()
            words = format_meter(count, total, last - begin, unit=unit, bar_format=IN_A_LOG)
            print(words, file=stream, flush=True)

    return done
