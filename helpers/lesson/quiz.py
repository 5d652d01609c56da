"""Exercises that answer: a right answer gets its meaning, a wrong one a question that leads on.

What is asked is read by `exercises`, an answer by `readings`; `comparing` says whether the two are the same,
and `replies` has the questions for kinds of mistakes.
"""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import partial
from textwrap import fill

from helpers.lesson.comparing import is_right, same
from helpers.lesson.exercises import exercise, expected, rights, steps
from helpers.lesson.only import lacks
from helpers.lesson.parameters import files_now
from helpers.lesson.readings import held, is_blank, plain, readings
from helpers.lesson.record import keep_answer
from helpers.lesson.replies import reply

BLANK = 'Exercise {id}: your answer goes in place of the gap. hint("{id}") gives a way to start.'
WIDTH = 88  # characters a line: a notebook on a projector shows that many without breaking a word
MOST_SHOWN, MOST_SIGNS = 40, 300  # values of a list and signs of a text that a response repeats
WHOLE = 0.5  # a tolerance from which a whole number will do
_shown_steps = Counter()  # of hints, by exercise, while this kernel runs


def answer(exercise_id, given, article):
    """Print a short response to an answer.

    Parameters
    ----------
    exercise_id : str
        Such as ``"1.2"``.
    given : object
        A number in any type, text, a list, an interval; ``...`` stands for a blank.
    article : Article
        What the exercise is about.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> answer("1.1", ..., read_article())
    Exercise 1.1: your answer goes in place of the gap. hint("1.1") gives a way to start.
    """
    given = held(given)
    right, words = respond(exercise_id, given, article)
    keep_answer(exercise_id, given, right)
    print(fill(words, WIDTH, break_on_hyphens=False))


def hint(exercise_id):
    """Print the next step of the hint of an exercise; after the last, the last once more.

    Examples
    --------
    >>> hint("1.1")  # doctest: +ELLIPSIS
    Hint ... of ...: ...
    """
    entry = exercise(exercise_id)
    said = steps(entry)
    step = min(_shown_steps[entry["id"]], len(said) - 1)
    _shown_steps[entry["id"]] += 1
    print(fill(f"Hint {step + 1} of {len(said)}: {said[step]}", WIDTH, break_on_hyphens=False))


def respond(exercise_id, given, article):
    """Return whether an answer is right, and the response to it; a response to a wrong one is a question.

    Raises
    ------
    ValueError
        If there is no such exercise, or what should be the article is none.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> respond("1.1", None, read_article())  # doctest: +ELLIPSIS
    (False, 'Your answer is None, which is nothing. ...?')
    """
    entry = exercise(exercise_id)
    if not hasattr(article, "paragraphs"):
        raise ValueError('The last of the three is the article, without quotes: answer("1.1", ..., source).')
    given = held(given)
    if said := _unanswered(entry, given, article):
        return False, said
    wanted, read = [readings(one, one, entry)[0] for one in rights(entry, article)], plain(given)
    for one in wanted:
        for value in readings(given, one, entry, read):
            if is_right(one, value, entry):
                meaning = entry["right"] if "right" in entry else entry["choices"][entry["expected"]]
                return True, f"Right. {_filled(meaning, wanted[0], value, entry)}"
    value = readings(given, wanted[0], entry, read)[0]
    question = _question(entry, wanted[0], partial(readings, given, entry=entry, value=read), article)
    return False, _filled(question, wanted[0], value, entry)


def _unanswered(entry, given, article):
    """Return what is said of what can't be judged at all, or nothing."""
    if is_blank(given):
        return BLANK.format(id=entry["id"])
    if entry.get("course") and lacks(["course"], article, *files_now(article)):
        return "This exercise is about the course's own article. What would the same question be for yours?"
    if given is None:
        return "Your answer is None, which is nothing. Does the last line give a value, or only print one?"
    parts = given if isinstance(given, list | tuple) else [given]
    if any(callable(one) and not hasattr(one, "tolist") for one in parts):
        return "That is a function which has not run. Do round brackets () belong behind its name?"
    return ""


def _question(entry, wanted, readings_for, article):
    """Return the question for this very wrong answer, else for its kind, else the general one."""
    for wrong in entry.get("wrong", []):
        known = expected(wrong, article)
        known = readings(known, known, entry)[0]
        values = readings_for(known)
        if any(same(known, value, {**entry, **wrong}) for value in values):
            return wrong["says"]
    value = readings_for(wanted)[0]
    if isinstance(value, str) and value in entry.get("choices", {}):
        return entry["choices"][value]
    return reply(wanted, value, entry) or entry["otherwise"]


def _filled(text, wanted, value, entry):
    """Put the two values where a text says {expected} or {given}, whole if the answer may be.

    Examples
    --------
    >>> _filled("About {expected}.", Fraction(100, 3), Fraction(33), {"tolerance": 0.5})
    'About 33.'
    """
    if entry.get("tolerance", 0) >= WHOLE:
        wanted, value = (
            Fraction(round(one)) if isinstance(one, Fraction) else one for one in (wanted, value)
        )
    return text.strip().replace("{expected}", _shown(wanted)).replace("{given}", _shown(value))


def _shown(value):
    if isinstance(value, list):
        shown = value if len(value) <= MOST_SHOWN else [*value[:MOST_SHOWN], "others"]
        *first, last = [_shown(item) for item in shown] or ["nothing"]
        return f"{', '.join(first)} and {last}" if first else last
    if value is None:
        return "no end"
    if isinstance(value, Fraction):
        return _digits(value)
    return str(value)[:MOST_SIGNS] or "nothing"


def _digits(value):
    """Return a number plainly: whole from a million on, else with six digits.

    Examples
    --------
    >>> _digits(Fraction(529971 * 10**8 + 1)), _digits(Fraction(10**14, 3)), _digits(Fraction(2, 3))
    ('52,997,100,000,001', '33,333,333,333,333', '0.666667')
    """
    if value.denominator == 1 or abs(value) >= 10**6:
        return f"{round(value):,}"
    return f"{Decimal(f'{float(value):.6g}'):,f}"
