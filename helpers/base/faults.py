"""Many faults at once: the first are told, and how many more there are; nobody reads twenty thousand."""

from itertools import islice

from helpers.base import limits


def first_of(faults):
    """Return the first of many faults; a last line counts those that are not told.

    Parameters
    ----------
    faults : iterable of str

    Examples
    --------
    >>> first_of(["line 2: the id is empty."])
    ['line 2: the id is empty.']
    >>> first_of(f"line {number}: the id is empty." for number in range(2, 20_002))[-1]
    'and 19,980 more.'
    """
    faults = iter(faults)
    told = list(islice(faults, limits.FAULTS))
    more = sum(1 for _ in faults)
    return [*told, f"and {more:,} more."] if more else told
