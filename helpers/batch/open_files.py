"""How many files notebooks hold open at a time: more are allowed where that is possible, else it is said.

Each kernel speaks through five channels, and each channel is several open files. A kernel that gets none does
not start, and tells nobody: a run would wait a minute for it, and lose its notebook.
"""

import sys

# As counted on Linux, with some to spare: in a kernel; in who starts kernels; and there for each that runs.
KERNEL, STARTER, EACH = 128, 48, 32


def require_open_files(at_a_time):
    """Have so many files allowed as so many notebooks at a time need.

    Raises
    ------
    ValueError
        If this machine or this account allows fewer; the message says what to do.
    """
    if sys.platform == "win32":  # it sets no such limit
        return
    from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit, setrlimit

    allowed, most = getrlimit(RLIMIT_NOFILE)
    needed = max(KERNEL, STARTER + EACH * at_a_time)
    if allowed == RLIM_INFINITY or allowed >= needed:
        return
    if most != RLIM_INFINITY and most < needed:
        raise ValueError(_words(at_a_time, needed, most))
    setrlimit(RLIMIT_NOFILE, (needed, most))


def _words(at_a_time, needed, most):
    """Say how many files may be open, and what to do.

    Examples
    --------
    >>> _words(2, 128, 64).partition(". ")[2]
    'Have more allowed (ulimit -n 128), or leave the notebooks out: --notebooks none.'
    >>> _words(8, 304, 256).partition(". ")[2]
    'Have more allowed (ulimit -n 304), or run fewer at a time: --jobs 6.'
    """
    fewer = (most - STARTER) // EACH if most >= KERNEL else 0
    other = f"run fewer at a time: --jobs {fewer}" if fewer else "leave the notebooks out: --notebooks none"
    return (
        f"Notebooks, {at_a_time} at a time, need {needed:,} open files, and {most:,} are allowed here. "
        f"Have more allowed (ulimit -n {needed}), or {other}."
    )
