"""07 Explore: widgets, each with the same numbers as a plain table for readers who have none."""

from helpers.explore.one_figure import vary
from helpers.explore.table_filter import explore

__all__ = [
    "explore",
    "vary",
]
