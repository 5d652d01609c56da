"""08 Write the story, 09 Another article: the report, a folder of results, and the course run on articles.

What a report says is worked out once, in `page`, and written as a page and as a document; `metadata`
tells it to networks and search engines. A command is a function here: `run` and `store` in `runner`,
`draft`, and `check` in `draft_check`.
"""

from helpers.report.draft import draft
from helpers.report.draft_check import check, check_draft, draft_report, read_draft
from helpers.report.page import write_report
from helpers.report.runner import run, store

__all__ = [
    "check",
    "check_draft",
    "draft",
    "draft_report",
    "read_draft",
    "run",
    "store",
    "write_report",
]
