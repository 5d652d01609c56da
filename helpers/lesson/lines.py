"""Lines of code to be put in order (a Parsons problem): how they are shown, and how an order is read.

Source of the form: Dale Parsons and Patricia Haden, "Parson's programming puzzles", 2006.
"""

import re
from unicodedata import normalize

from helpers.lesson.exercises import exercise

FILLERS = {"and", "then"}


def show_lines(exercise_id):
    """Print the lines of an exercise, each with its letter, in the order in which they are stored.

    Raises
    ------
    ValueError
        If the exercise has no lines.
    """
    entry = exercise(exercise_id)
    if "lines" not in entry:
        raise ValueError(f"Exercise {exercise_id} has no lines to put in order.")
    print(*shown(entry), sep="\n")


def shown(entry):
    """Return the rows that `show_lines` prints.

    Examples
    --------
    >>> shown({"expected": "b a", "lines": {"a": "print(total)", "b": "total = 2", "c": "total + 2"}})
    ['a  print(total)', 'b  total = 2', 'c  total + 2', 'Lines needed: 2 of 3.']
    """
    lines = entry["lines"]
    count = len(letters(entry["expected"], lines))
    needed = "Each line is needed once." if count == len(lines) else f"Lines needed: {count} of {len(lines)}."
    return [*(f"{letter}  {line}" for letter, line in lines.items()), needed]


def letters(given, lines):
    """Return the letters that an answer names in their order, or None if it is something else.

    Examples
    --------
    >>> lines = dict.fromkeys("abcd")
    >>> letters("C, a -> d (b)", lines), letters("cad", lines)
    (['c', 'a', 'd', 'b'], ['c', 'a', 'd'])
    >>> letters(["a", "x"], lines), letters(3, lines)
    (['a', 'x'], None)
    """
    parts = given if isinstance(given, list | tuple) else [given]
    if not all(isinstance(part, str) for part in parts):
        return None
    words = re.findall(r"[a-z]+", normalize("NFKC", " ".join(parts)).casefold())
    words = [word for word in words if word not in FILLERS]
    together = len(words) == 1 and set(words[0]) <= set(lines)
    found = list(words[0]) if together else words
    return found if found and all(len(one) == 1 for one in found) else None
