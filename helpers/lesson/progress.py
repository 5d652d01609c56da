"""What is done and what is open, notebook by notebook."""

from html import escape

from helpers.base import NUMBER_CELL, TEXT_CELL, cell_of, table_of
from helpers.lesson.exercises import exercises
from helpers.lesson.key import carried
from helpers.lesson.record import entries, kept_here
from helpers.lesson.screen import display

BAR = 10  # signs


def progress():
    """Show for each notebook how many exercises are done, which were tried and which are open.

    It reads the record, so a kernel that starts anew knows what was done before.
    """
    if not kept_here():
        return
    table = done_and_open(exercises(), entries(), list(carried()["cells"]))
    display(*shown(table))


def done_and_open(asked, found, notebooks):
    """Return a row for each notebook: its name, and the ids of its exercises done, tried and open.

    Parameters
    ----------
    asked : iterable of str
        The ids of all exercises.
    found : list of dict
        The entries of the record.
    notebooks : list of str
        The names of the notebooks; the two digits at their head are those of their exercises.

    Examples
    --------
    >>> found = [{"what": "answer", "exercise": "1.1", "right": True}]
    >>> found += [{"what": "answer", "exercise": "1.2", "right": False}]
    >>> done_and_open(["1.1", "1.2", "1.3"], found, ["01_read_the_source"])
    [('01_read_the_source', ['1.1'], ['1.2'], ['1.3'])]
    """
    state = {}
    for entry in found:
        if entry["what"] == "answer" and state.get(entry.get("exercise")) != "done":
            state[entry.get("exercise")] = "done" if entry.get("right") is True else "tried"
    return [(name, *_sorted(_of(name, asked), state)) for name in notebooks]


def _of(notebook, asked):
    return [one for one in asked if one.partition(".")[0].zfill(2) == notebook[:2]]


def _sorted(own, state):
    return [[one for one in own if state.get(one, "open") == wanted] for wanted in ("done", "tried", "open")]


def bar(part, whole):
    """Return a bar of ten signs; it is full only if all is done, and empty only if nothing is.

    Examples
    --------
    >>> bar(0, 7), bar(1, 70), bar(6, 7), bar(7, 7)
    ('░░░░░░░░░░', '█░░░░░░░░░', '████████░░', '██████████')
    """
    filled = BAR * part // whole if whole else 0
    return ("█" * max(filled, min(part, 1))).ljust(BAR, "░")


def shown(rows):
    """Return the rows of `done_and_open` and their sum, as HTML and as text."""
    cells = [
        (name, len(done), len(done + tried + left), ", ".join(tried), ", ".join(left))
        for name, done, tried, left in rows
    ]
    cells.append(("all", sum(row[1] for row in cells), sum(row[2] for row in cells), "", ""))
    words = ("notebook", "done", "bar", "tried, not yet right", "open")
    styles = (TEXT_CELL, NUMBER_CELL, TEXT_CELL, TEXT_CELL, TEXT_CELL)
    head = "".join(cell_of(word, "col", style) for word, style in zip(words, styles, strict=True))
    html = "".join(
        f"<tr>{cell_of(escape(name), 'row')}{cell_of(f'{done} of {whole}', style=NUMBER_CELL)}"
        f'<td aria-hidden="true">{bar(done, whole)}</td>{cell_of(escape(tried))}{cell_of(escape(left))}</tr>'
        for name, done, whole, tried, left in cells
    )
    text = "\n".join(
        f"{name:<26}{bar(done, whole)} {done} of {whole}"
        + (f"  tried: {tried}" if tried else "")
        + (f"  open: {left}" if left else "")
        for name, done, whole, tried, left in cells
    )
    return table_of(f"<caption>Exercises</caption><tr>{head}</tr>{html}"), text
