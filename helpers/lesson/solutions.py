"""A solution, once it has been tried for."""

from helpers.lesson.editions import key
from helpers.lesson.key import carried
from helpers.lesson.record import entries, keep, last

TRY = """No answer of yours to {id} is kept yet. Try first: a wrong one is enough.
solution("{id}", now=True) shows it all the same."""


def solution(exercise_id, now=False):
    """Print a solution of an exercise, if an answer to it has been tried.

    An open exercise has a solution too: its number is one more than that of the last before it.

    Parameters
    ----------
    exercise_id : str
        Such as ``"4.1"``.
    now : bool
        Show it without a try.

    Raises
    ------
    ValueError
        If there is no solution of that number.

    Examples
    --------
    >>> solution("0.3", now=True)
    solution_0_3 = (statistics["hedge"] != "").sum()
    answer("0.3", solution_0_3, source)
    """
    wanted = str(exercise_id)
    solutions = (carried() or key())["solutions"]
    if wanted not in solutions:
        raise ValueError(f"There is no solution {wanted}. There are: {', '.join(solutions)}.")
    if not now and not last(entries(), "answer", exercise=wanted):
        print(TRY.format(id=wanted))
        return
    keep("solution", exercise=wanted)
    print(solutions[wanted])
