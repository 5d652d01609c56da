"""Exercises that answer: a right answer gets its meaning, a wrong one a question that leads on.

The exercises are data, in ``data/exercises.yaml``; what they expect is a literal there or a fact
computed from the article given (``helpers/lesson/expected.py``), so the answers are right for any article.
"""

import math
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from numbers import Real
from textwrap import fill
from unicodedata import normalize

import yaml

from helpers.base import ROOT
from helpers.checks import YAML_LOADER
from helpers.lesson.expected import fact

EXERCISES = "data/exercises.yaml"
BLANK = 'Still blank. Put your answer in place of ..., then run again. Does hint("{id}") help?'
MOST_DIGITS = 300
WIDTH = 88  # characters a line: a notebook on a projector shows that many without breaking a word
NEARLY = Fraction(1, 10**9)  # floats such as 0.1 + 0.2 miss their decimal by less than this


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
    >>> answer("1.1", ..., read_article())  # doctest: +ELLIPSIS
    Still blank. ...
    """
    print(fill(respond(exercise_id, given, article)[1], WIDTH, break_on_hyphens=False))


def hint(exercise_id):
    """Print the hint of an exercise.

    Examples
    --------
    >>> hint("1.1")  # doctest: +ELLIPSIS
    Hint: ...
    """
    print(fill(f"Hint: {_exercise(exercise_id)['hint']}", WIDTH, break_on_hyphens=False))


def respond(exercise_id, given, article):
    """Return whether an answer is right, and the response to it; a response to a wrong one is a question."""
    exercise = _exercise(exercise_id)
    if given is ... or (isinstance(given, list | tuple) and any(part is ... for part in given)):
        return False, BLANK.format(id=exercise_id)
    if exercise.get("course") and not article.course:
        return (
            False,
            "This exercise is about the course's own article. What would the same question be for yours?",
        )
    if given is None:
        return (
            False,
            "Your answer is None, which is nothing. Does the last line give a value, or only print one?",
        )
    expected = _plain(_expected(exercise, article))
    value = _plain(given)
    if isinstance(value, list) and len(value) == 1 and not isinstance(expected, list):
        value = value[0]
    if _same(expected, value, exercise):
        meaning = exercise["right"] if "right" in exercise else exercise["choices"][exercise["expected"]]
        return True, f"Right. {_filled(meaning, expected, value)}"
    return False, _filled(_question(exercise, expected, value, article), expected, value)


@cache
def exercises():
    """Return the exercises of ``data/exercises.yaml`` by id."""
    listed = yaml.load((ROOT / EXERCISES).read_text(encoding="utf-8"), Loader=YAML_LOADER)
    return {exercise["id"]: exercise for exercise in listed}


def _exercise(exercise_id):
    if str(exercise_id) not in exercises():
        raise ValueError(f"There is no exercise {exercise_id}. There are: {', '.join(exercises())}.")
    return exercises()[str(exercise_id)]


def _expected(entry, article):
    return fact(entry["fact"], article) if "fact" in entry else entry["expected"]


def _plain(value):
    """Bring an answer to None, bool, Fraction, text or a list of these; NaN and infinity stay floats."""
    if hasattr(value, "low") and hasattr(value, "high") and not hasattr(value, "columns"):
        return [_plain(value.low), _plain(value.high)]
    if hasattr(value, "columns"):  # a DataFrame: one column is a list, more are no answer
        return _plain(value.iloc[:, 0]) if value.shape[1] == 1 else "a whole table"
    if hasattr(value, "tolist"):  # numpy and pandas
        value = value.tolist()
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, float) and not math.isfinite(value):
        return value
    if isinstance(value, Decimal) and not value.is_finite():
        return float(value)
    if isinstance(value, float):
        return Fraction(repr(value))  # the decimal as written, without the noise of binary
    if isinstance(value, Real | Decimal):
        return Fraction(value)
    if isinstance(value, str):
        return _number_or_text(value)
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    return str(value)


def _number_or_text(text):
    """Read "1,234", "１２３" and "70%" as numbers; other text is compared without case."""
    text = normalize("NFKC", text).strip()
    try:
        number = Decimal(text.removesuffix("%").replace(",", "").replace(" ", ""))
        # Written out, 1e999999999 would fill the memory; it is the answer to nothing.
        return text.casefold() if abs(number.adjusted()) > MOST_DIGITS else Fraction(number)
    except (InvalidOperation, OverflowError, ValueError):
        return {"true": True, "yes": True, "false": False, "no": False}.get(text.casefold(), text.casefold())


def _same(expected, value, exercise):
    if isinstance(expected, list) and isinstance(value, list):
        if len(expected) != len(value):
            return False
        if exercise.get("ordered"):
            return all(_same(one, other, exercise) for one, other in zip(expected, value, strict=True))
        rest = list(value)
        for one in expected:
            match = next((index for index, other in enumerate(rest) if _same(one, other, exercise)), None)
            if match is None:
                return False
            rest.pop(match)
        return True
    if isinstance(expected, Fraction) and isinstance(value, Fraction):
        slack = Fraction(str(exercise.get("tolerance", 0))) + NEARLY * max(1, abs(expected))
        return abs(expected - value) <= slack
    return type(expected) is type(value) and expected == value


def _question(exercise, expected, value, article):
    """Return the question for this very wrong value, else for its kind, else the general one."""
    for wrong in exercise.get("wrong", []):
        if _same(_plain(_expected(wrong, article)), value, exercise):
            return wrong["says"]
    choices = {str(key).casefold(): says for key, says in exercise.get("choices", {}).items()}
    if choices:
        return choices.get(str(value), f"The choices are {', '.join(choices)}. Which one fits best?")
    if isinstance(value, float):
        return "That is no finite number. Did something go missing or get divided by zero on the way?"
    return _kind_question(expected, value) or exercise["otherwise"]


def _kind_question(expected, value):
    if value == "a whole table":
        return "That is a whole table. Which single value, or which column, answers the question?"
    if isinstance(expected, list) and not isinstance(value, list):
        return f"The answer has {len(expected)} parts, in square brackets. Which are they?"
    if isinstance(value, list) and not isinstance(expected, list):
        return f"That is a list of {len(value)}. Which single value answers the question?"
    if isinstance(expected, list) and len(expected) != len(value):
        return f"You give {len(value)} and the answer has {len(expected)}. Which are missing, or too many?"
    if isinstance(expected, Fraction) and not isinstance(value, Fraction):
        return "The answer is a number, and that is none. Which number would you give?"
    if isinstance(expected, Fraction) and expected and value == -expected:
        return "The size is right, the sign is not. Which of the two comes first?"
    if isinstance(expected, Fraction) and expected and value:
        ratio = max(value / expected, expected / value)
        if ratio in (100, 1000, 10000, 10**8):
            return (
                f"You are off by a factor of exactly {int(ratio):,}. Is it a unit, a scale or a percentage?"
            )
    return None


def _filled(text, expected, value):
    """Put the two values where a text says {expected} or {given}."""
    return text.strip().replace("{expected}", _shown(expected)).replace("{given}", _shown(value))


def _shown(value):
    if isinstance(value, list):
        *first, last = [_shown(item) for item in value] or ["nothing"]
        return f"{', '.join(first)} and {last}" if first else last
    if value is None:
        return "no end"
    if isinstance(value, Fraction):
        return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.6g}"
    return str(value)
