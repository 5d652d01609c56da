"""What the teacher's edition says beside the notebooks: under each heading, and after each solution.

The notes of steps are data, in ``data/teaching.yaml``; those of exercises are made of their
entries in ``data/exercises.yaml``.
"""

import re
from difflib import get_close_matches
from functools import cache

from helpers.article import read_article
from helpers.base import ROOT, LazyPattern, read_yaml
from helpers.lesson.exercises import expected, steps

TEACHING = "data/teaching.yaml"
HEADING = LazyPattern(r"^##? (\S.*)$", re.M)  # a notebook's title is its first step
PARTS = {"ask": "Ask the room", "watch": "Look out for", "cut": "Short of time"}
KIND_WORDS = {
    "choose": "One of lettered options.",
    "judge": "True or false.",
    "value": "A number, a word, a day or a list that is worked out.",
    "bounds": "Two ends.",
    "complete": "A gap in code; a worked example stands before it.",
    "order": "Lines of code to put in order.",
    "write": "Code, a filter, a sentence or a check of one's own.",
}


@cache
def teaching():
    """Return the notes of ``data/teaching.yaml``: notebook → heading → minutes and words.

    Raises
    ------
    ValueError
        Which step is not as the head of the file says.

    Examples
    --------
    >>> sorted(teaching()["00_start_here"]["The map"])
    ['ask', 'cut', 'minutes', 'watch']
    """
    return read((ROOT / TEACHING).read_text(encoding="utf-8"))


def read(text):
    """Return the notes that a text in YAML holds; see `teaching`.

    Examples
    --------
    >>> read("03_tabulate: {Tidy: {minutes: nine}}")
    Traceback (most recent call last):
    ValueError: In data/teaching.yaml, 'Tidy' of 03_tabulate needs whole minutes, ask, watch, cut.
    """
    notes = read_yaml(text, TEACHING)
    for notebook, entries in notes.items():
        for heading, entry in entries.items():
            words = entry if isinstance(entry, dict) else {}
            if set(words) != {"minutes", *PARTS} or not isinstance(words["minutes"], int):
                needed = f"whole minutes, {', '.join(PARTS)}"
                raise ValueError(f"In {TEACHING}, {heading!r} of {notebook} needs {needed}.")
    return notes


def require_headings(notes, found):
    """Raise a ValueError if there are notes for a heading that a notebook hasn't got.

    Examples
    --------
    >>> require_headings({"Tidy up": {}}, ["Tidy", "Publish it"])
    Traceback (most recent call last):
    ValueError: data/teaching.yaml has notes for 'Tidy up', which is no heading. Is 'Tidy' meant?
    """
    for heading in notes:
        if heading not in found:
            near = get_close_matches(heading, found, 1)
            meant = f" Is {near[0]!r} meant?" if near else ""
            raise ValueError(f"{TEACHING} has notes for {heading!r}, which is no heading.{meant}")


def headings(source):
    r"""Return the headings of steps in the source of a cell of prose.

    Examples
    --------
    >>> headings("%%only course\n%%markdown\n## Tidy\n\nOne row.\n\n### Aside\n\n## Publish it")
    ['Tidy', 'Publish it']
    """
    return HEADING.findall(source)


def with_notes(source, notes):
    r"""Return the source of a cell of prose with the note of each step under its heading.

    Examples
    --------
    >>> print(with_notes("## Tidy\n\nOne row.", {"Tidy": {"minutes": 9, "ask": "Why?"}}))
    ## Tidy
    <BLANKLINE>
    > **For the teacher, 9 minutes.**
    >
    > *Ask the room:* Why?
    <BLANKLINE>
    One row.
    """
    return HEADING.sub(
        lambda found: f"{found[0]}\n\n{step_note(notes[found[1]])}" if found[1] in notes else found[0], source
    )


def step_note(step):
    """Return the note of a step as a blockquote.

    Examples
    --------
    >>> print(step_note({"minutes": 1, "cut": "Leave it out."}))
    > **For the teacher, 1 minute.**
    >
    > *Short of time:* Leave it out.
    """
    minutes = f"{step['minutes']} minute{'s' * (step['minutes'] != 1)}"
    words = [f"*{label}:* {step[part].strip()}" for part, label in PARTS.items() if part in step]
    return "\n>\n".join(f"> {line}" for line in [f"**For the teacher, {minutes}.**", *words])


def exercise_note(exercise):
    """Return what a teacher may expect of an exercise: wrong answers, how each is met, and the hints.

    Examples
    --------
    >>> exercise = {"id": "9.9", "kind": "value", "wrong": [{"expected": 4, "says": "All four?"}]}
    >>> print(exercise_note(exercise | {"otherwise": "Which?", "hint": ["Count.", "Count rows."]}))
    > **For the teacher: exercise 9.9.** A number, a word, a day or a list that is worked out.
    >
    > Wrong answers to expect, and the reply to each:
    >
    > - `4`: All four?
    > - anything else: Which?
    >
    > Hints, one a call:
    >
    > 1. Count.
    > 2. Count rows.
    """
    right = exercise.get("expected")
    wrong = [(_given(one), one["says"]) for one in exercise.get("wrong", [])]
    wrong += [(letter, says) for letter, says in exercise.get("choices", {}).items() if letter != right]
    lines = [f"- `{given}`: {says.replace('{given}', 'this')}" for given, says in wrong]
    lines += [f"- anything else: {exercise['otherwise']}"] if "otherwise" in exercise else []
    hints = [f"{number}. {words}" for number, words in enumerate(steps(exercise), 1)]
    head = f"**For the teacher: exercise {exercise['id']}.** {KIND_WORDS[exercise['kind']]}"
    parts = [head + _also_right(exercise), "", "Wrong answers to expect, and the reply to each:", "", *lines]
    return "\n".join(f"> {line}".rstrip() for line in [*parts, "", "Hints, one a call:", "", *hints])


def _given(wrong):
    """Return a wrong answer as a student would give it on the course's own article."""
    value = expected(wrong, read_article())
    return ", ".join(map(_typed, value)) if isinstance(value, list | tuple) else _typed(value)


def _typed(value):
    """Return a value as one types it: a whole number without a point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _also_right(exercise):
    also = ", ".join(f"`{one}`" for one in exercise.get("also", []))
    outwards = " Ends rounded outwards are right, inwards wrong." if exercise.get("outwards") else ""
    return f"{outwards} Right as well: {also}." if also else outwards
