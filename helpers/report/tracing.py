"""Tracing a draft: which of its numbers stand nowhere in the table or in the result of a check."""

import re

SCALES = {"": 1, "million": 10**6, "billion": 10**9, "萬": 10**4, "億": 10**8}
_IN_DRAFT = re.compile(r"(?P<number>\d(?:[\d,]*\d)?(?:\.\d+)?)(?:\s*(?P<scale>million|billion|萬|億))?")


def untraced(draft, table, checks):
    """Return the numbers of a draft that stand neither in the table nor in the result of a check.

    A number may be rounded: 5,900 is traced to 5,942. A whole one of a single digit (3, 100) must be
    the figure itself. Years of the table's dates are known too.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.checks import run_checks
    >>> from helpers.table import tabulate
    >>> table = tabulate(read_article(), "data/coding.csv")
    >>> untraced("In 2022 it had 68,143, or 5 per cent more.", table, run_checks(table))
    ['5']
    """
    known = _values(table) | _values(checks) | _years(table)
    return [match[0] for match in _IN_DRAFT.finditer(draft) if not _traced(match, known)]


def _values(rows):
    """Return the size of every value and bound; a change may be told without its sign."""
    return {*abs(rows[["value", "low", "high"]].to_numpy(dtype=float)).ravel()}


def _years(table):
    days = {*table["from"], *table["to"]} - {""}
    return {float(day[:4]) for day in days}


def _traced(match, known):
    digits, scale = match["number"].replace(",", ""), SCALES[match["scale"] or ""]
    value, decimals = float(digits) * scale, len(digits.partition(".")[2])
    step = 10**-decimals
    while not decimals and digits.endswith("0") and len(digits) > 2:
        digits, step = digits[:-1], step * 10
    slack = step * scale / 2 if decimals or len(digits.strip("0")) > 1 else 0
    return any(abs(value - one) <= slack * (1 + 1e-9) for one in known)
