"""04 Check the arithmetic, 05 Find the limits: relations between the figures of a table.

The checks themselves are data (``data/checks.yaml``; its head explains each field), and so is what a verdict
lets one print (``verdicts.csv``, explained in `verdict`). A function for expressions is an entry of
``FUNCTIONS`` in `expressions`, a rule for checks files one of ``RULES`` in `rules`.
"""

from helpers.checks.bounds import bounds_of, interval_table
from helpers.checks.draft import draft_checks
from helpers.checks.rebuttals import rebut
from helpers.checks.run import evaluate, run_checks, without_figures
from helpers.checks.verdict import verdicts, verdicts_to
from helpers.checks.what_if import (
    figure_to_vary,
    moves,
    resting_on,
    stress_range,
    with_value,
    worth_varying,
)

__all__ = [
    "bounds_of",
    "draft_checks",
    "evaluate",
    "figure_to_vary",
    "interval_table",
    "moves",
    "rebut",
    "resting_on",
    "run_checks",
    "stress_range",
    "verdicts",
    "verdicts_to",
    "with_value",
    "without_figures",
    "worth_varying",
]
