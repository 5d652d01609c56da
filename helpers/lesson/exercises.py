"""What is asked: the entries of ``data/exercises.yaml``, the steps of their hints, what each expects."""

from functools import cache

from helpers.base import ROOT, brief, by_column, read_yaml
from helpers.lesson.expected import fact
from helpers.lesson.key import carried, is_copy

EXERCISES = "data/exercises.yaml"
FEW = 20  # signs: an id has four
KINDS = ("choose", "judge", "value", "bounds", "complete", "order", "write")


@cache
def exercises():
    """Return the exercises of ``data/exercises.yaml`` by id, in the order of the notebooks.

    Where the file was taken away, they are those of the student's copy.
    """
    file = ROOT / EXERCISES
    taken_away = is_copy() and not file.is_file()
    text = carried()["exercises"] if taken_away else file.read_text(encoding="utf-8")
    listed = read_yaml(text, EXERCISES)
    return by_column([(EXERCISES, one) for one in sorted(listed, key=_place)], "id")


def _place(entry):
    return [int(part) for part in entry["id"].split(".")]


def exercise(exercise_id):
    """Return the entry of an exercise.

    Raises
    ------
    ValueError
        If there is none of that id; it names those of the same notebook.

    Examples
    --------
    >>> exercise("1.1")["fact"]
    'characters'
    """
    wanted = exercise_id if isinstance(exercise_id, str) and len(exercise_id) < FEW else brief(exercise_id)
    if isinstance(exercise_id, float) and f"{wanted}0" in exercises():  # 1.10 is 1.1 to Python
        raise ValueError(f'The number of an exercise stands in quotes: "{wanted}" or "{wanted}0".')
    if wanted not in exercises():
        own = [one for one in exercises() if one.partition(".")[0] == wanted.partition(".")[0]]
        there = (
            ", ".join(own) or f"{', '.join(sorted(exercises())[:2])} and so on, by the number of the notebook"
        )
        raise ValueError(f"There is no exercise {wanted}. There are: {there}.")
    return exercises()[wanted]


def expected(entry, article):
    """Return what an entry, or one of its known wrong answers, expects of this article.

    Examples
    --------
    >>> expected({"expected": 36}, None)
    36
    """
    return fact(entry["fact"], article) if "fact" in entry else entry["expected"]


def rights(entry, article):
    """Return all right answers of an entry, the one to be shown first.

    Examples
    --------
    >>> rights({"expected": "c a d b", "also": ["a c d b"]}, None)
    ['c a d b', 'a c d b']
    """
    return [expected(entry, article), *entry.get("also", [])]


def steps(entry):
    """Return the steps of the hint of an entry.

    Examples
    --------
    >>> steps({"hint": ["Look at the table.", "Count its rows.", "len() counts."]})[0]
    'Look at the table.'
    """
    return entry["hint"] if isinstance(entry["hint"], list) else [entry["hint"]]
