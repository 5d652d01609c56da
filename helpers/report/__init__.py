"""08 Write the story, 09 Another article: the report, a folder of results, and the course run on articles."""

from helpers.report.page import write_report
from helpers.report.runner import run, store
from helpers.report.tracing import untraced

__all__ = [
    "run",
    "store",
    "untraced",
    "write_report",
]
