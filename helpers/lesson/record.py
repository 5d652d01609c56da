"""What a student has done: one line of JSON for each answer, diary entry and solution asked for.

Kept only in a student's copy of the notebooks (see `key.is_copy`), so that running the course, its tests or a
teacher's notebook leaves no trace. Nothing personal, and nothing leaves the machine.
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from IPython import get_ipython

from helpers.base import limits
from helpers.lesson.key import is_copy
from helpers.lesson.readings import MANY, NESTED, is_blank, plain

RECORD = "my_work.jsonl"
NOT_A_COPY = "This is no student's copy of the notebooks, so nothing is kept. `make lab` opens one."
TEXTS = ("at", "what", "notebook", "exercise", "given", "cell", "text")
LONGEST = 300  # signs of an answer: more is a table printed by mistake


def kept_here():
    """Tell whether work is kept where this runs; if not, print why."""
    if not is_copy():
        print(NOT_A_COPY)
    return is_copy()


def record():
    """Return the path of the record: in the folder ``output`` beside the student's copy that runs."""
    return Path.cwd().parent / "output" / RECORD


def keep(what, **fields):
    """Append one entry to the record, with its time and its notebook; return whether it is kept.

    An answer that says the same as the one before it is no new attempt.
    """
    if not is_copy():
        return False
    entry = {"what": what, "notebook": _notebook(), **fields}
    if entry in [_without_time(one) for one in last(entries(), what, **_of(entry))]:
        return True
    return append([{"at": datetime.now(UTC).isoformat(timespec="seconds"), **entry}])


def keep_answer(exercise, given, right):
    """Keep an answer, unless it is still blank."""
    if not is_blank(given):
        keep("answer", exercise=str(exercise), given=written(given), right=bool(right))


def written(given):
    """Return an answer as text; a column or a number of pandas as what it holds.

    Examples
    --------
    >>> import pandas as pd
    >>> written(pd.Series([2.61])), written("b"), written([pd.Series([4]).max(), "one"])
    ('2.61', 'b', "[4, 'one']")
    >>> written(10**5000)
    'int'
    """
    if plain(given) in (MANY, NESTED):
        return type(given).__name__
    try:
        return str(_values(given))[:LONGEST]
    except Exception:  # thousands of digits, or an object whose maker forbids it
        return type(given).__name__


def _values(given):
    if getattr(given, "size", 0) > limits.ANSWER_ITEMS:
        return type(given).__name__
    held = given.tolist() if hasattr(given, "tolist") else given
    if isinstance(held, list | tuple):
        held = [one.tolist() if hasattr(one, "tolist") else one for one in held[: limits.ANSWER_ITEMS]]
        held = held[0] if hasattr(given, "tolist") and len(held) == 1 else held
    return held[:LONGEST] if isinstance(held, str) else held


def append(lines):
    """Append entries to the record in one piece; where that can't be done, say why and return False."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    try:
        record().parent.mkdir(parents=True, exist_ok=True)
        # One write at the end of the file: two notebooks at once don't cut into each other's lines.
        with record().open("ab+", buffering=0) as file:
            file.write((_mended(file) + text).encode("utf-8", "replace"))
    except OSError as error:
        print(f"Not kept in {RECORD}: {error.strerror or error}.")
        return False
    return True


def entries():
    """Return the entries of the record in their order; a line that is damaged is passed over."""
    return parsed(record().read_bytes()) if is_copy() and record().is_file() else []


def parsed(data):
    r"""Return the entries that lines of JSON hold; a line that holds none is passed over.

    Examples
    --------
    >>> parsed(b'{"at": "2026", "what": "diary", "text": "One."}\n{"at": "20\n[]\n')
    [{'at': '2026', 'what': 'diary', 'text': 'One.'}]
    """
    found = (_entry(line) for line in data.decode("utf-8", "replace").split("\n"))
    return [entry for entry in found if entry]


def last(found, what, **fields):
    """Return the last entry of a kind with these fields, in a list; an empty one if there is none.

    Examples
    --------
    >>> found = [{"what": "answer", "exercise": "1.1", "right": right} for right in (False, True)]
    >>> last(found, "answer", exercise="1.1"), last(found, "diary")
    ([{'what': 'answer', 'exercise': '1.1', 'right': True}], [])
    """
    wanted = {"what": what, **fields}
    return [one for one in found if wanted.items() <= one.items()][-1:]


def _of(entry):
    """Return the fields that say what an entry is about: what is said of it may change."""
    return {name: entry[name] for name in ("exercise", "cell") if name in entry}


def _without_time(entry):
    return {name: value for name, value in entry.items() if name != "at"}


def _entry(line):
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    sound = isinstance(entry, dict) and "what" in entry
    return entry if sound and all(isinstance(entry.get(name, ""), str) for name in TEXTS) else None


def _mended(file):
    """Return the line break that the file lacks at its end, where a machine stopped in mid-line."""
    if not file.seek(0, os.SEEK_END):
        return ""
    file.seek(-1, os.SEEK_END)
    return "" if file.read(1) == b"\n" else "\n"


def _notebook():
    """Return the name of the notebook that runs, as Jupyter tells its kernel; "" if it doesn't."""
    return Path(os.environ.get("JPY_SESSION_NAME", "")).stem


def cell():
    """Return the id of the cell that runs, as JupyterLab tells it; "" if it doesn't."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return str((parent or {}).get("metadata", {}).get("cellId", ""))
