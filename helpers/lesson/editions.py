"""Two editions, cut from the one source: a student's without solutions, a teacher's with the `notes`.

nbconvert takes out what is tagged. Two tags decide: ``solution``, and ``predicted`` for a cell whose output
would give an answer away; `tag_predicted` finds these, and an author may tag one that it misses.
"""

import hashlib
import re
from pathlib import Path
from urllib.parse import quote

from helpers.article import read_article
from helpers.base import ROOT, LazyPattern, notebook_format, relative, write_whole
from helpers.lesson.exercises import EXERCISES, exercises
from helpers.lesson.key import KEY, encoded
from helpers.lesson.notes import exercise_note, headings, require_headings, teaching, with_notes
from helpers.lesson.only import PROSE, stays

PREDICT = LazyPattern(r"\bPredict\b")
ASKS = LazyPattern(r"^(?:answer|hint|diary|progress|solution|hand_in)\(", re.M)  # what each student sees anew
ANSWERED = LazyPattern(r"^answer\(\"(\d+\.\d+)\"", re.M)
HEADS = LazyPattern(r"(?:%%only .*\n|# One solution.*\n)*")
UP = LazyPattern(r"(?<=\]\()\.\.(?=/)")  # the start of a link that leads out of the notebook's folder


def course_notebooks():
    """Return the notebooks of the course in their order.

    Examples
    --------
    >>> course_notebooks()[0].stem
    '00_start_here'
    """
    return sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def make_editions(output=ROOT / "output"):
    """Write both editions into folders of `output`, replacing those there; return the two folders.

    Parameters
    ----------
    output : Path
        Gets a folder ``student``, which holds the encoded answers as well, and a folder ``teacher``.
    """
    folders = [Path(output) / "student", Path(output) / "teacher"]
    for path in course_notebooks():
        write_notebook(folders[0] / path.name, student(read_notebook(path)))
        write_notebook(folders[1] / path.name, teacher(read_notebook(path), teaching().get(path.stem, {})))
    write_whole(folders[0] / KEY, encoded(key()))
    return folders


def read_notebook(path):
    """Return a notebook as nbformat reads it."""
    return notebook_format().read(path, 4)


def write_notebook(path, notebook):
    """Write a notebook whole, its links as they lead from there."""
    home = quote(relative(ROOT, path.parent))
    for cell in filter(is_prose, notebook.cells):
        cell.source = relinked(cell.source, home)
        for output in cell.get("outputs", []):
            for kind, text in output.get("data", {}).items():
                output.data[kind] = relinked(text, home) if isinstance(text, str) else text
    return write_whole(path, notebook_format().writes(notebook, indent=1).rstrip("\n") + "\n")


def relinked(text, home):
    """Return Markdown whose links begin at `home`, the way to the repository's root, instead of ``..``.

    Examples
    --------
    >>> relinked("[README](../README.md), [next](01_read_the_source.ipynb)", "../..")
    '[README](../../README.md), [next](01_read_the_source.ipynb)'
    """
    return UP.sub(lambda _: home, text)


def student(notebook):
    """Return the notebook without solutions and without what spoils a prediction or an answer."""
    from nbconvert.preprocessors import TagRemovePreprocessor

    tag_predicted(notebook.cells)
    cut = TagRemovePreprocessor(remove_cell_tags={"solution"}, remove_all_outputs_tags={"predicted"})
    notebook, _ = cut.preprocess(notebook, {})
    notebook.cells = for_the_course(notebook.cells)
    for cell in notebook.cells:
        for counted in (cell, *cell.get("outputs", [])):
            if "execution_count" in counted:
                counted["execution_count"] = None
    return notebook


def for_the_course(cells):
    """Return the cells without prose for other articles, the rest of the prose as plain Markdown.

    A class reads the course's article.
    """
    course = read_article()
    read = [cell for cell in cells if not is_prose(cell) or stays(cell.source, course)]
    for cell in read:
        open_prose(cell)
    return read


def open_prose(cell):
    r"""Make plain Markdown of prose with a head ``%%only``; other cells stay as they are.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell
    >>> cell = new_code_cell("%%only course\n%%markdown\nFour villages.")
    >>> open_prose(cell)
    >>> cell.cell_type, cell.source
    ('markdown', 'Four villages.')
    """
    head, mark, words = cell.source.partition(f"\n{PROSE}\n")
    if mark and head.startswith("%%only "):
        cell.update(cell_type="markdown", source=words)
        cell.metadata.pop("jupyter", None)
        del cell["outputs"], cell["execution_count"]


def teacher(notebook, steps):
    """Return the notebook with its solutions open and with notes: of each step, and after each solution.

    Parameters
    ----------
    notebook : NotebookNode
    steps : dict
        The notes of its steps by heading; see `notes.teaching`.
    """
    new_markdown_cell = notebook_format().v4.new_markdown_cell
    read, cells = for_the_course(notebook.cells), []
    prose = "\n\n".join(cell.source for cell in read if cell.cell_type == "markdown")
    require_headings(steps, headings(prose))
    for cell in read:
        cells.append(cell)
        if cell.cell_type == "markdown":
            cell.source = with_notes(cell.source, steps)
        if "solution" in cell.metadata.get("tags", []):
            cell.metadata.pop("jupyter", None)
            cells += [
                new_markdown_cell(exercise_note(exercises()[one]), id=f"note-{one.replace('.', '-')}")
                for one in ANSWERED.findall(cell.source)
            ]
    notebook.cells = cells
    return notebook


def tag_predicted(cells):
    """Tag the cells whose outputs tell too much: from a prediction or an answer on, up to the next prose.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_markdown_cell
    >>> cells = [new_markdown_cell("**Predict, then run.** How many?"), new_code_cell("len(text)")]
    >>> cells += [new_markdown_cell("So many."), new_code_cell("text[0]")]
    >>> tag_predicted(cells)
    >>> [cell.metadata.get("tags") for cell in cells]
    [None, ['predicted'], None, None]
    """
    spoils = False
    for cell in cells:
        if is_prose(cell):
            spoils = bool(PREDICT.search(cell.source))
        else:
            spoils = spoils or bool(ASKS.search(cell.source))
            if spoils:
                cell.metadata["tags"] = [*cell.metadata.get("tags", []), "predicted"]


def is_prose(cell):
    """Tell whether a cell holds words to read, with or without a head ``%%only``."""
    return cell.cell_type == "markdown" or f"\n{PROSE}\n" in cell.source


def key():
    """Return what a student's copy carries, encoded, in place of what it must not show; see `key.encoded`.

    That is the text of the exercises, the solutions by exercise, and a checksum of each cell as handed out,
    so that `hand_in` can tell what a student has changed.
    """
    notebooks = {path.stem: read_notebook(path) for path in course_notebooks()}
    solved = {}
    for stem, notebook in notebooks.items():
        solved |= solutions(notebook, stem[:2].lstrip("0") or "0")
    handed_out = {stem: student(notebook) for stem, notebook in notebooks.items()}
    cells = {stem: {cell.id: checksum(cell) for cell in one.cells} for stem, one in handed_out.items()}
    return {"exercises": (ROOT / EXERCISES).read_text(encoding="utf-8"), "solutions": solved, "cells": cells}


def checksum(cell):
    """Return a short checksum of a cell's source."""
    return hashlib.sha256(cell.source.strip().encode("utf-8")).hexdigest()[:12]


def solutions(notebook, number):
    r"""Return the solutions of a notebook by exercise.

    One that no `answer` checks belongs to the open exercise at the end: its number is one more than the last.

    Examples
    --------
    >>> from types import SimpleNamespace as Cell
    >>> first = Cell(source='# One solution\nmine = 6 * 7\nanswer("4.1", mine, source)')
    >>> last = Cell(source="# One solution\nprint(1)")
    >>> for cell in (first, last):
    ...     cell.metadata = {"tags": ["solution"]}
    >>> solutions(Cell(cells=[first, last]), "4")
    {'4.1': 'mine = 6 * 7\nanswer("4.1", mine, source)', '4.2': 'print(1)'}
    """
    solved, last = {}, 0
    for cell in notebook.cells:
        if "solution" in cell.metadata.get("tags", []):
            found = ANSWERED.findall(cell.source)
            name = found[0] if found else f"{number}.{last + 1}"
            last = int(name.partition(".")[2])
            solved[name] = "\n\n".join(filter(None, [solved.get(name), HEADS.sub("", cell.source, count=1)]))
    return solved
