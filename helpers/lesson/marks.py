"""Marks, for a teacher who gives them: a test file for each exercise, as the autograder Otter reads them.

Source of the form: https://otter-grader.readthedocs.io, "Exception-Based Format".
"""

import ast

from helpers.base import write_whole
from helpers.lesson.editions import course_notebooks, is_prose, read_notebook
from helpers.lesson.only import HEAD

TEST = """from otter.test_files import test_case

OK_FORMAT = False
name = "{exercise}"
points = 1


@test_case()
def test_is_right(env):
    from helpers.lesson.quiz import respond

    right, words = respond("{exercise}", eval({given!r}, env), eval({article!r}, env))
    assert right, words
"""


def write_tests(folder):
    """Write the test files of each notebook into a folder of its name; return the paths.

    They hold no answer: each asks `respond`, as the notebook does.
    """
    return [
        write_whole(folder / path.stem / f"q{exercise.replace('.', '_')}.py", TEST.format_map(asked))
        for path in course_notebooks()
        for asked in questions(read_notebook(path))
        for exercise in [asked["exercise"]]
    ]


def questions(notebook):
    r"""Return what the cells of a notebook hand to `answer`: the exercise, and two expressions.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> questions(new_notebook(cells=[new_code_cell('mine = ...\nanswer("3.1", [mine, 2], source)')]))
    [{'exercise': '3.1', 'given': '[mine, 2]', 'article': 'source'}]
    """
    asked = {}
    for cell in notebook.cells:
        if (
            "answer(" in cell.source
            and not is_prose(cell)
            and "solution" not in cell.metadata.get("tags", [])
        ):
            asked |= {one["exercise"]: one for one in map(_asked, _calls(HEAD.sub("", cell.source)))}
    return list(asked.values())


def _calls(source):
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "answer"]


def _asked(call):
    exercise, given, article = call.args
    return {"exercise": exercise.value, "given": ast.unparse(given), "article": ast.unparse(article)}
