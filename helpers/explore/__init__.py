"""07 Explore: widgets, each with the same numbers as a plain table for readers who have none."""

from helpers.explore.chart_desk import show_chart_desk
from helpers.explore.dial import show_dial
from helpers.explore.ledger import show_ledger

__all__ = [
    "show_chart_desk",
    "show_dial",
    "show_ledger",
]
