"""Work counted instead of timed: the same on any machine, however busy it is."""

import sys


def calls(function, *given):
    """Return how many functions, in Python and in C, are called while a function runs.

    What a regular expression or a copy does inside one call is not counted; `make bench` times that.
    """
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        function(*given)
    finally:
        sys.setprofile(None)
    return count
