"""How much there is to read in each notebook, and how hard it is: `python -m tests.reading`.

Words are those of prose, without code, links' addresses and cells for other articles. A stretch is what
stands between two exercises; what an exercise says in its own cell belongs to none. The levels are the school
years of Flesch and Kincaid and of the automated readability index, as `readability` computes them. Both are
made for English without formulas: compare notebooks with each other, not with a book.
"""

import re
from itertools import pairwise

from readability import getmeasures

from helpers.article import read_article
from helpers.lesson import course_notebooks, stays
from helpers.lesson.editions import is_prose, read_notebook
from helpers.lesson.exercise_table import MARK, listed

MOST_WORDS = 500
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
LINK = re.compile(r"\]\([^)]*\)")
HEAD = re.compile(r"\A%%only .*\n%%markdown\n")
NO_SENTENCE = re.compile(r"^(?:#|\||\s*$)")  # headings and tables
SENTENCE_END = re.compile(r"(?<=[.?!:])[*_)]*\s+")


def prose(notebook):
    """Return the words of each cell of prose that the course's article has."""
    cells = [cell for cell in notebook.cells if is_prose(cell) and stays(cell.source, read_article())]
    return [LINK.sub("]", FENCE.sub("", HEAD.sub("", cell.source))) for cell in cells]


def count(words):
    """Return how many words a text has; one in Chinese counts as one."""
    return len(WORD.findall(words))


def stretches(cells):
    """Return the words between exercises, one count a stretch: from the start, between two, to the end."""
    found = [0]
    for words in cells:
        places = [*(mark.start() for mark in MARK.finditer(words)), len(words)]
        found[-1] += count(words[: places[0]])
        found += [count(after_question(words[start:end])) for start, end in pairwise(places)]
    return found


def after_question(words):
    """Return what follows an exercise in its cell, from the next heading on."""
    return [*re.split(r"^(?=##? )", words, maxsplit=1, flags=re.M), ""][1]


def levels(cells):
    """Return the school years of a text by Flesch and Kincaid and by the automated readability index."""
    lines = [line for words in cells for line in words.splitlines() if not NO_SENTENCE.match(line)]
    sentences = [one for line in lines for one in SENTENCE_END.split(line) if count(one) > 1]
    text = "\n".join(" ".join(re.findall(r"[A-Za-z]+(?:['’-][A-Za-z]+)*", one)) + " ." for one in sentences)
    grades = getmeasures(text, lang="en")["readability grades"]
    return grades["Kincaid"], grades["ARI"]


def row(path):
    """Return what `main` prints of a notebook."""
    notebook = read_notebook(path)
    cells = prose(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and not is_prose(cell)]
    given = [cell for cell in code if "solution" not in cell.metadata.get("tags", [])]
    between = stretches(cells)
    return [sum(map(count, cells)), len(given), len(listed(notebook)), max(between), *levels(cells)]


def main():
    """Print a line a notebook."""
    print(f"{'notebook':<26}{'words':>7}{'code':>6}{'exercises':>11}{'stretch':>9}{'Kincaid':>9}{'ARI':>6}")
    for path in course_notebooks():
        words, code, exercises, longest, kincaid, ari = row(path)
        print(f"{path.stem:<26}{words:>7}{code:>6}{exercises:>11}{longest:>9}{kincaid:>9.1f}{ari:>6.1f}")


if __name__ == "__main__":
    main()
