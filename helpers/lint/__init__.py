"""What breaks the contract of a chart: a reader of finished figures, its own or anybody's.

A rule is a function that takes a `Look` and returns sentences; list it in ``RULES`` of `rules`.
"""

from helpers.lint.marks import marks
from helpers.lint.rules import lint, lint_alt
from helpers.lint.texts import contrast, texts

__all__ = [
    "contrast",
    "lint",
    "lint_alt",
    "marks",
    "texts",
]
