"""All exercises as a page: what each asks, of which kind it is, in which step it stands.

It is made from the notebooks, which ask, and ``data/exercises.yaml``, which answers. An exercise without an
entry there is the open one at the end of a notebook.
"""

import re
from collections import Counter

from helpers.article import read_article
from helpers.base import ROOT, LazyPattern, write_whole
from helpers.lesson.editions import course_notebooks, is_prose, read_notebook
from helpers.lesson.exercises import EXERCISES, KINDS, exercises
from helpers.lesson.notes import headings
from helpers.lesson.only import HEAD, stays

PAGE = "docs/exercises.md"
MARK = LazyPattern(r"\*\*(?:[^*\n]*\W)?Exercise(?: (\d\.\d+))?(?: \([^)\n]*\))?\.\*\*")
SENTENCE_END = LazyPattern(r"(?<=[.?])[*_]*\s+(?=[\"“*`A-Z0-9一-龥])")
OPEN = "open"
HEAD_OF_PAGE = f"""# Exercises

Made from the notebooks and `{EXERCISES}` by `make data`. The head of that file explains the kinds;
*open* is an exercise that no program marks. *Course* means that it asks about the course's own article and
steps aside on another one.
"""


def listed(notebook):
    """Return the exercises of a notebook in its order, as the course's article has them.

    Returns
    -------
    list of dict
        With ``id`` (empty where a notebook gives none), ``kind``, ``step`` (the heading above), ``course``
        (whether it steps aside on another article) and ``asks``.
    """
    found, step = [], ""
    for cell in notebook.cells:
        if is_prose(cell) and stays(cell.source, read_article()):
            for part in re.split(r"^(?=##? )", cell.source, flags=re.M):
                step = (headings(part) or [step])[0]
                found += [
                    {"id": one, "step": step, "asks": asks} | of_entry(one, "course" in needs(cell))
                    for one, asks in questions(part)
                ]
    return found


def questions(words):
    """Return the exercises in a piece of prose: id, and what is asked in one sentence.

    Examples
    --------
    >>> questions("**Predict, then run. Exercise 1.1.** Guess: how many? Run.")
    [('1.1', 'Guess: how many?')]
    >>> questions("**Exercise 1.9 (all yours).** Choose a row. Read it.")
    [('1.9', 'Choose a row.')]
    """
    marks = list(MARK.finditer(words))
    ends = [*(mark.start() for mark in marks), len(words)][1:]
    return [(mark[1] or "", in_short(words[mark.end() : end])) for mark, end in zip(marks, ends, strict=True)]


def in_short(words):
    r"""Return of the first paragraph its first sentence and, where another asks, the first that does.

    Examples
    --------
    >>> in_short(" A piece such as `a?` is optional. What is left? And why?\n\nMore.")
    'A piece such as `a?` is optional. What is left?'
    >>> in_short("You know one. The other is hidden. Which is it?")
    'You know one. … Which is it?'
    """
    paragraph = " ".join(words.strip().split("\n\n")[0].split("\n- ")[0].split())
    first, *others = SENTENCE_END.split(paragraph)
    if first == "True or false?":
        return " ".join([first, *others[:1]])
    asks = next((place for place, one in enumerate(others) if one.endswith("?")), None)
    if first.endswith("?") or asks is None:
        return first
    return f"{first}{' …' if asks else ''} {others[asks]}"


def needs(cell):
    """Return what a cell says that it needs of an article."""
    head = HEAD.match(cell.source)
    return head[1].split() if head else []


def of_entry(one, course):
    """Return the kind of an exercise, and whether it is for the course's article alone."""
    entry = exercises().get(one)
    if entry is None:
        return {"kind": OPEN, "course": course}
    return {"kind": entry["kind"], "course": entry.get("course", False)}


def page():
    """Return all exercises as a page in Markdown: how many of each kind, then one by one."""
    found = {path.stem: listed(read_notebook(path)) for path in course_notebooks()}
    kinds = [*KINDS, OPEN]
    rows = [[f"[{stem}](#{stem})", *counts(asked, kinds)] for stem, asked in found.items()]
    rows.append(["all", *counts([one for asked in found.values() for one in asked], kinds)])
    lines = [HEAD_OF_PAGE, *table(["notebook", *kinds, "all", "on any article"], rows)]
    for stem, asked in found.items():
        rows = [
            [one["id"], one["kind"], "course" if one["course"] else "any", one["step"], one["asks"]]
            for one in asked
        ]
        lines += ["", f"## {stem}", "", *table(["exercise", "kind", "article", "step", "asks"], rows)]
    return "\n".join(lines) + "\n"


def counts(asked, kinds):
    """Return how many exercises there are of each kind, of all kinds, and for any article.

    Examples
    --------
    >>> counts([{"kind": "value", "course": False}, {"kind": "value", "course": True}], ["value", "order"])
    [2, 0, 2, 1]
    """
    of_kind = Counter(one["kind"] for one in asked)
    return [*(of_kind[kind] for kind in kinds), len(asked), sum(not one["course"] for one in asked)]


def table(head, rows):
    r"""Return the lines of a table in Markdown.

    Examples
    --------
    >>> table(["a", "b"], [[1, "x | y"]])
    ['| a | b |', '|---|---|', '| 1 | x \\| y |']
    """
    cells = [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    return (
        [f"| {' | '.join(row)} |" for row in [head]]
        + ["|" + "---|" * len(head)]
        + [f"| {' | '.join(row)} |" for row in cells]
    )


def write_exercise_table():
    """Write the page of all exercises; see `page`."""
    return write_whole(ROOT / PAGE, page())
