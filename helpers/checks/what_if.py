"""What if one number were different: set a figure, and see what the checks make of it."""

from fractions import Fraction
from math import floor, log10

import pandas as pd

from helpers.checks.run import run_checks
from helpers.table import row_interval

STEPS = 10  # values to try on the way: enough to see a verdict flip, few enough for the arrow keys


def with_value(table, figure, value):
    """Return a copy of the table in which one figure is exactly `value`.

    Examples
    --------
    >>> table = pd.DataFrame({"id": ["villages"], "value": [350.0], "low": [345.0], "high": [355.0],
    ...                       "low_closed": [True], "high_closed": [True]})
    >>> with_value(table, "villages", 300).loc[0, ["value", "low", "high"]].tolist()
    [300.0, 300.0, 300.0]
    """
    here = table["id"] == figure
    numbers = {name: table[name].mask(here, float(value)) for name in ("value", "low", "high")}
    return table.assign(**numbers, **{name: table[name] | here for name in ("low_closed", "high_closed")})


def stress_range(row):
    """Return the values to try for one figure, as a list of floats in even steps.

    A hedge has no standard width, so the range is wide: half a unit of the first digit either way,
    and all that the printed form allows (`data/coding_guide.md` says how hedges are read).

    Examples
    --------
    >>> row = {"value": 350.0, "low": 345.0, "high": 355.0, "low_closed": True, "high_closed": True}
    >>> stress_range(row)[0], stress_range(row)[1], stress_range(row)[-1]
    (300.0, 310.0, 400.0)
    """
    value, allowed = Fraction(str(row["value"])), row_interval(row)
    half = Fraction(10) ** floor(log10(abs(value))) / 2 if value else Fraction(1, 2)
    low = min(end for end in (value - half, allowed.low) if end is not None)
    high = max(end for end in (value + half, allowed.high) if end is not None)
    return [float(low + (high - low) * step / STEPS) for step in range(STEPS + 1)]


def moves(table, figure, checks=None, language="en"):
    """Return what each check that rests on a figure gives for each value to try.

    Returns
    -------
    DataFrame
        figure (its value), then the columns of `run_checks`; no row if no check rests on it.
    """
    steps = stress_range(table[table["id"] == figure].iloc[0])
    rests = set(resting_on(figure, run_checks(table, checks, language))["check"])
    tried = [
        run_checks(with_value(table, figure, value), checks, language, rests).assign(figure=value)
        for value in steps
    ]
    every = pd.concat(tried, ignore_index=True)
    first = ["figure", *every.columns.drop("figure")]
    return every.loc[every["value"].notna(), first].reset_index(drop=True)


def resting_on(figure, results):
    """Return the rows of a table of checks that rest on a figure.

    Examples
    --------
    >>> results = pd.DataFrame({"check": ["sum", "share"], "inputs": ["men; women", "women; people"]})
    >>> resting_on("men", results)["check"].tolist()
    ['sum']
    """
    rests = results["inputs"].map(lambda inputs: figure in inputs.split("; "))
    return results[rests.astype(bool)]


def figure_to_vary(table, checks=None):
    """Return the id of the inexact figure on which most checks rest; without checks, of the first one.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> figure_to_vary(tabulate(read_article(), "data/coding.csv"), "data/checks.yaml")
    'unstarred_villages'
    """
    return worth_varying(table, checks)["id"].iloc[0]


def worth_varying(table, checks):
    """Return the inexact figures, or all if there is none; those on which most checks rest come first."""
    inexact = table[(table["status"] != "exact") & (table["value"] != 0)]
    chosen = inexact if len(inexact) else table
    inputs = "; ".join(run_checks(table, checks)["inputs"]).split("; ")
    order = sorted(chosen.index, key=lambda at: (-inputs.count(chosen.at[at, "id"]), at))
    return chosen.loc[order]
