"""What intervals and checks allow, as tables to read or to draw."""

from math import nan

import pandas as pd

from helpers.table import row_interval


def ends(interval):
    """Return the two ends of an interval as columns of a table; none at all for no interval.

    Examples
    --------
    >>> from helpers.base import Interval
    >>> ends(Interval(1600, None, False))
    {'low': 1600.0, 'high': nan, 'low_closed': False, 'high_closed': False}
    """
    return {
        "low": nan if interval is None or interval.low is None else float(interval.low),
        "high": nan if interval is None or interval.high is None else float(interval.high),
        "low_closed": interval is not None and interval.low_closed,
        "high_closed": interval is not None and interval.high_closed,
    }


def interval_table(intervals, places=0, language="en"):
    """Return intervals by name as a table to read or to draw: label, low, high, their closing, text.

    Examples
    --------
    >>> from helpers.base import Interval
    >>> interval_table({"cadres": Interval(1600, 1700, False, False)})["text"].tolist()
    ['1,600–1,700']
    """
    rows = [
        {"label": name} | ends(one) | {"text": one.text(places, language)} for name, one in intervals.items()
    ]
    return pd.DataFrame(rows)


def bounds_of(results, checks, places=0, language="en"):
    """Return the bounds of some checks, in this order, as a table to read or to draw."""
    rows = results.set_index("check").loc[checks].to_dict("records")
    return interval_table({row["question"]: row_interval(row) for row in rows}, places, language)
