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

from helpers.base import ROOT, read_yaml
from helpers.lesson.expected import fact
from helpers.lesson.key import carried, is_copy
from helpers.lesson.only import lacks
from helpers.lesson.parameters import files_now
from helpers.lesson.record import keep_answer

EXERCISES = "data/exercises.yaml"
BLANK = 'Still blank. Put your answer in place of ..., then run again. Does hint("{id}") help?'
MOST_DIGITS = 300
WIDTH = 88  # characters a line: a notebook on a projector shows that many without breaking a word
WHOLE_TABLE = "a whole table"
TELLING_FACTORS = (100, 1000, 10000, 10**8)  # per cent, a thousand, 萬, 億
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
    right, words = respond(exercise_id, given, article)
    keep_answer(exercise_id, given, right)
    print(fill(words, WIDTH, break_on_hyphens=False))


def hint(exercise_id):
    """Print the hint of an exercise.

    Examples
    --------
    >>> hint("1.1")  # doctest: +ELLIPSIS
    Hint: ...
    """
    print(fill(f"Hint: {_exercise(exercise_id)['hint']}", WIDTH, break_on_hyphens=False))


def respond(exercise_id, given, article):
    """Return whether an answer is right, and the response to it; a response to a wrong one is a question.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> respond("1.1", None, read_article())  # doctest: +ELLIPSIS
    (False, 'Your answer is None, which is nothing. ...?')
    """
    exercise = _exercise(exercise_id)
    if question := _no_answer(exercise, given, article):
        return False, question
    expected = _plain(_expected(exercise, article))
    value = _unpacked(_plain(given), expected)
    if not _same(expected, value, exercise):
        return False, _filled(_question(exercise, expected, value, article), expected, value)
    meaning = exercise["right"] if "right" in exercise else exercise["choices"][exercise["expected"]]
    return True, f"Right. {_filled(meaning, expected, value)}"


def _no_answer(exercise, given, article):
    """Return the question for what can't be judged at all, or nothing."""
    parts = given if isinstance(given, list | tuple) else [given]
    if any(part is ... for part in parts):
        return BLANK.format(id=exercise["id"])
    if exercise.get("course") and lacks(["course"], article, *files_now(article)):
        return "This exercise is about the course's own article. What would the same question be for yours?"
    if given is None:
        return "Your answer is None, which is nothing. Does the last line give a value, or only print one?"
    return ""


def _unpacked(value, expected):
    """Take a list of one for what it holds, where no list is expected."""
    alone = isinstance(value, list) and len(value) == 1 and not isinstance(expected, list)
    return value[0] if alone else value


@cache
def exercises():
    """Return the exercises of ``data/exercises.yaml`` by id; where it was taken away, of a student's copy."""
    file = ROOT / EXERCISES
    taken_away = is_copy() and not file.is_file()
    text = carried()["exercises"] if taken_away else file.read_text(encoding="utf-8")
    listed = read_yaml(text, EXERCISES)
    return {exercise["id"]: exercise for exercise in listed}


def _exercise(exercise_id):
    if str(exercise_id) not in exercises():
        raise ValueError(f"There is no exercise {exercise_id}. There are: {', '.join(exercises())}.")
    return exercises()[str(exercise_id)]


def _expected(entry, article):
    return fact(entry["fact"], article) if "fact" in entry else entry["expected"]


def _plain(value):
    """Bring an answer to None, bool, Fraction, text or a list of these; NaN and infinity stay floats.

    Examples
    --------
    >>> _plain(("1,234", 0.1, Decimal("NaN"), None))
    [Fraction(1234, 1), Fraction(1, 10), nan, None]
    """
    return next(read(value) for fits, read in _KINDS if fits(value))


def _is_interval(value):
    return hasattr(value, "low") and hasattr(value, "high") and not _is_table(value)


def _is_table(value):
    return hasattr(value, "columns")


def _column(table):
    """Take a table of one column for a list; more are no answer."""
    return _plain(table.iloc[:, 0]) if table.shape[1] == 1 else WHOLE_TABLE


def _is_endless(value):
    if isinstance(value, Decimal):
        return not value.is_finite()
    return isinstance(value, float) and not math.isfinite(value)


# What an answer may be, and how it is read: the first kind that fits.
_KINDS = [
    (_is_interval, lambda value: [_plain(value.low), _plain(value.high)]),
    (_is_table, _column),
    (lambda value: hasattr(value, "tolist"), lambda value: _plain(value.tolist())),  # numpy and pandas
    (lambda value: hasattr(value, "isoformat"), lambda value: value.isoformat()[:10]),
    (lambda value: value is None or isinstance(value, bool), lambda value: value),
    (_is_endless, float),
    (lambda value: isinstance(value, float), lambda value: Fraction(repr(value))),  # as written, in decimals
    (lambda value: isinstance(value, Real | Decimal), Fraction),
    (lambda value: isinstance(value, str), lambda value: _number_or_text(value)),
    (lambda value: isinstance(value, Iterable), lambda value: [_plain(item) for item in value]),
    (lambda value: True, str),
]


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
        return _same_lists(expected, value, exercise)
    if isinstance(expected, Fraction) and isinstance(value, Fraction):
        slack = Fraction(str(exercise.get("tolerance", 0))) + NEARLY * max(1, abs(expected))
        return abs(expected - value) <= slack
    return type(expected) is type(value) and expected == value


def _same_lists(expected, value, exercise):
    """Compare part by part; where the order does not count, each part is used up once."""
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
    """Return the question for an answer of the wrong kind, size or sign; None if it is none of these.

    Examples
    --------
    >>> _kind_question(Fraction(5), Fraction(-5))
    'The size is right, the sign is not. Which of the two comes first?'
    """
    asked = (ask(expected, value) for fits, ask in _KIND_QUESTIONS if fits(expected, value))
    return next(asked, None)


def _numbers(expected, value):
    return isinstance(expected, Fraction) and isinstance(value, Fraction) and expected != 0 != value


def _factor(expected, value):
    return max(value / expected, expected / value)


# When a question is asked, and what it says: the first that fits.
_KIND_QUESTIONS = [
    (
        lambda expected, value: value == WHOLE_TABLE,
        lambda expected, value: (
            "That is a whole table. Which single value, or which column, answers the question?"
        ),
    ),
    (
        lambda expected, value: isinstance(expected, list) and not isinstance(value, list),
        lambda expected, value: f"The answer has {len(expected)} parts, in square brackets. Which are they?",
    ),
    (
        lambda expected, value: isinstance(value, list) and not isinstance(expected, list),
        lambda expected, value: f"That is a list of {len(value)}. Which single value answers the question?",
    ),
    (
        lambda expected, value: isinstance(expected, list) and len(expected) != len(value),
        lambda expected, value: (
            f"You give {len(value)} and the answer has {len(expected)}. Which are missing, or too many?"
        ),
    ),
    (
        lambda expected, value: isinstance(expected, Fraction) and not isinstance(value, Fraction),
        lambda expected, value: "The answer is a number, and that is none. Which number would you give?",
    ),
    (
        lambda expected, value: _numbers(expected, value) and value == -expected,
        lambda expected, value: "The size is right, the sign is not. Which of the two comes first?",
    ),
    (
        lambda expected, value: _numbers(expected, value) and _factor(expected, value) in TELLING_FACTORS,
        lambda expected, value: (
            f"You are off by a factor of exactly {int(_factor(expected, value)):,}. "
            "Is it a unit, a scale or a percentage?"
        ),
    ),
]


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
        return _digits(value)
    return str(value) or "nothing"


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
