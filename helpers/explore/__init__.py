"""07 Explore: widgets, each with the same numbers as a plain table for readers who have none.

A widget is a Python file that prepares and answers, and an ES module of the same name that shows; what all
share is in `widget`.
"""

from helpers.explore.chart_desk import show_chart_desk
from helpers.explore.dial import show_dial
from helpers.explore.ledger import show_ledger
from helpers.explore.playground import show_playground
from helpers.explore.reader import show_reader

__all__ = [
    "show_chart_desk",
    "show_dial",
    "show_ledger",
    "show_playground",
    "show_reader",
]
