"""Progress: how many are done, how fast, and how long it will take; a bar on a terminal, lines in a log."""

import sys
import time
from contextlib import contextmanager

ON_A_TERMINAL = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}, {rate_noinv_fmt}]"
SECONDS = 30  # between two lines of a log
IN_A_LOG = "{n_fmt} of {total_fmt}{unit}, {rate_noinv_fmt}, {remaining} left"
FOUND = "{n_fmt}{unit} found, {rate_noinv_fmt}"  # where nobody knows yet how many there are


@contextmanager
def progress(total, unit, stream=None):
    """Show how far a long work has come; yield a function that is told of every step.

    Parameters
    ----------
    total : int or None
        How many there are to do; None while they are counted.
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
        known = total is not None
        shown = {"unit": f" {unit}", "dynamic_ncols": True, "smoothing": 0.05, "leave": known}
        with tqdm(total=total, file=stream, bar_format=ON_A_TERMINAL if known else FOUND, **shown) as bar:
            yield bar.update
        return
    yield in_lines(total, unit, stream)


def in_lines(total, unit, stream, now=time.monotonic):
    """Return a function that is told of every step and writes a line to a log every half a minute.

    Examples
    --------
    >>> clock = iter([0, 40])
    >>> done = in_lines(1000, "articles", sys.stdout, lambda: next(clock))
    >>> done(200)
    200 of 1000 articles, 5.00 articles/s, 02:40 left
    """
    from tqdm import tqdm

    begin = last = now()
    count = 0
    style = FOUND if total is None else IN_A_LOG

    def done(more):
        nonlocal last, count
        count += more
        present = now()
        if present - last >= SECONDS:
            last = present
            words = tqdm.format_meter(count, total, last - begin, unit=f" {unit}", bar_format=style)
            print(" ".join(words.split()), file=stream, flush=True)

    return done
