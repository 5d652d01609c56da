"""What every notebook needs: the article on the screen, and exercises that answer.

An exercise is an entry of ``data/exercises.yaml``; what it expects is a literal or a fact of `expected`.
"""

from helpers.lesson.display import show_numbers, show_paragraphs, show_place
from helpers.lesson.quiz import answer, hint

__all__ = [
    "answer",
    "hint",
    "show_numbers",
    "show_paragraphs",
    "show_place",
]
