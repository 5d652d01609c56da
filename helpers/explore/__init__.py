"""07 Explore: widgets, each with the same numbers as a plain table for readers who have none."""

from helpers.explore.widgets import explore, vary

__all__ = [
    "explore",
    "vary",
]
