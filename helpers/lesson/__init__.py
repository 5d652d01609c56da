"""What every notebook needs: the article on the screen, exercises that answer, a student's own work.

An exercise is an entry of ``data/exercises.yaml``, its answer a literal there or a fact of `expected`. A kind
of mistake is a rule of `replies`, a slip of the keyboard one of `slips`. What a cell may need of an article
(``%%only course``) is an entry of ``NEEDS`` in `only`. A term of the glossary is a row of
``data/glossary.csv``. What students and teachers get is cut by `editions`; a teacher's notes on a step are an
entry of ``data/teaching.yaml``.
"""

from helpers.lesson.copies import lab, lay_out, set_aside
from helpers.lesson.diary import diary
from helpers.lesson.display import show_numbers, show_paragraphs, show_place
from helpers.lesson.editions import course_notebooks, make_editions, open_prose, relinked
from helpers.lesson.exercise_table import write_exercise_table
from helpers.lesson.glossary import explain, write_glossary
from helpers.lesson.hand_in import hand_in, restore
from helpers.lesson.lines import show_lines
from helpers.lesson.marks import write_tests
from helpers.lesson.only import PROSE, begin, stays
from helpers.lesson.parameters import PARAMETERS
from helpers.lesson.progress import progress
from helpers.lesson.quiz import answer, hint
from helpers.lesson.solutions import solution

__all__ = [
    "PARAMETERS",
    "PROSE",
    "answer",
    "begin",
    "course_notebooks",
    "diary",
    "explain",
    "hand_in",
    "hint",
    "lab",
    "lay_out",
    "make_editions",
    "open_prose",
    "progress",
    "relinked",
    "restore",
    "set_aside",
    "show_lines",
    "show_numbers",
    "show_paragraphs",
    "show_place",
    "solution",
    "stays",
    "write_exercise_table",
    "write_glossary",
    "write_tests",
]
