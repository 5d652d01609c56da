"""07 Explore: widgets, each with the same numbers as a plain table for readers who have none."""

from helpers.explore.dial import show_dial
from helpers.explore.playground import show_playground
from helpers.explore.reader import show_reader
from helpers.explore.table_filter import explore

__all__ = [
    "explore",
    "show_dial",
    "show_playground",
    "show_reader",
]
