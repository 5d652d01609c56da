"""What breaks the contract of a chart: a reader of finished figures, its own or anybody's.

A rule is a function that takes a `Look` and returns sentences; list it in ``RULES`` of `rules`.
"""

from helpers.lint.alt import lint_alt
from helpers.lint.marks import drawn_marks
from helpers.lint.rules import lint
from helpers.lint.texts import contrast, visible_texts

__all__ = [
    "contrast",
    "drawn_marks",
    "lint",
    "lint_alt",
    "visible_texts",
]
