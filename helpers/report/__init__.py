"""08 Write the story: the report, and what a desk does with it.

What a report says is worked out once, in `page`, and written as a page and as a document; `metadata`
tells it to networks and search engines. A command is a function here: `draft`, and `check` in
`draft_check`.
"""

from helpers.report.draft import draft
from helpers.report.draft_check import check, check_draft, draft_report, read_draft
from helpers.report.page import write_report

__all__ = [
    "check",
    "check_draft",
    "draft",
    "draft_report",
    "read_draft",
    "write_report",
]
