"""04 Check the arithmetic, 05 Find the limits: relations between the figures of a table.

The checks themselves are data (``data/checks.yaml``), and so is what a verdict lets one print
(``verdicts.csv``). A function for expressions is an entry of ``FUNCTIONS`` in `expressions`.
"""

from helpers.checks.checks_file import YAML_LOADER, verdicts
from helpers.checks.run import bounds_of, evaluate, interval_table, rebut, run_checks
from helpers.checks.what_if import figure_to_vary, moves, stress_range, with_value, worth_varying

__all__ = [
    "YAML_LOADER",
    "bounds_of",
    "evaluate",
    "figure_to_vary",
    "interval_table",
    "moves",
    "rebut",
    "run_checks",
    "stress_range",
    "verdicts",
    "with_value",
    "worth_varying",
]
