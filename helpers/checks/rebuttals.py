"""Objections, run: which checks change when a condition falls, or a figure is read another way."""

import pandas as pd

from helpers.base import label
from helpers.checks.checks_file import read_checks_file
from helpers.checks.judge import judge
from helpers.checks.sentences import result, said

COLUMNS = ["objection", "check", "verdict", "becomes", "result", "result_becomes"]


def rebut(table, checks, language="en"):
    """Run each objection of a checks file; return the checks whose verdict or result it changes.

    An objection drops an assumption (``without``), puts another figure or reading in the place of one
    (``instead``), gives a figure another date (``dated``) or lets rounded figures come about in another
    way (``rounding``).

    Returns
    -------
    DataFrame
        objection, check, verdict, becomes, result, result_becomes.
    """
    if checks is None:
        return pd.DataFrame(columns=COLUMNS, dtype="str")
    declared = read_checks_file(checks, table["id"])
    before = _outcomes(declared, table, None, language)
    rows = []
    for swap in declared["rebuttals"]:
        after = _outcomes(declared, table, swap, language)
        for check in [check for check in before if before[check] != after[check]]:
            verdicts, results = zip(before[check], after[check], strict=True)
            rows.append([said(swap["objection"], language), check, *verdicts, *results])
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str")


def _outcomes(declared, table, swap, language):
    """Return the verdict, in words, and the printed result of each check by id."""
    known = judge(declared, table, swap)
    return {
        check["id"]: (
            label(f"verdict.{known[check['id']].verdict}", language),
            result(known[check["id"]], check.get("places", 0), language),
        )
        for check in declared["checks"]
    }
