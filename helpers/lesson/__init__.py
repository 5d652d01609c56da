"""What every notebook needs: the article on the screen, exercises that answer, cells that step aside.

An exercise is an entry of ``data/exercises.yaml``; what it expects is a literal or a fact of `expected`.
What a cell may need of an article (``%%only course``) is an entry of ``NEEDS`` in `only`.
"""

from helpers.lesson.display import show_numbers, show_paragraphs, show_place
from helpers.lesson.only import PROSE, begin, stays
from helpers.lesson.quiz import answer, hint

__all__ = [
    "PROSE",
    "answer",
    "begin",
    "hint",
    "show_numbers",
    "show_paragraphs",
    "show_place",
    "stays",
]
