"""What is known of an article beside its text: a file beside it, ``story.article.yaml`` for ``story.txt``.

Each line may be left out; then that holds which the text, or the page, says of itself::

    title: 鎮上的湖多了一個
    date: 2024-05-07
    source: https://example.org/story
    file: news.jsonl#17

``date`` is the day on which the article appeared, ``source`` where it stands or who published it, ``file``
what the results call it. A run writes such a file for each row of JSON Lines or Parquet, and for each link.
"""

from datetime import date

from helpers.base import brief, first_of, is_file, limits, printable, read_yaml, resolve, shown, text_given


def given_of(path):
    """Return what the file beside an article says of it: a line of text by name, and nothing that is empty.

    Parameters
    ----------
    path : Path
        Of that file; it need not be there.

    Raises
    ------
    ValueError
        With all that is wrong in the file.

    Examples
    --------
    >>> given_of("data/story.article.yaml")
    {}
    """
    found = lines_in(path, KNOWN) if is_file(path) else {}
    # A title is one line, whatever its cell holds, and a sign that turns writing round has no place in it.
    lines = {name: " ".join(printable(str(value or "")).split()) for name, value in found.items()}
    return {name: line for name, line in lines.items() if line}


def lines_in(path, known):
    """Return the lines of a small file in YAML, if each is known and holds what it may.

    Parameters
    ----------
    path : str or Path
    known : dict
        By the name of a line a function that tells whether a value is right, and what to write if not.
    """
    path = resolve(path)
    found = read_yaml(text_given(path, "file", limits.YAML_BYTES), shown(path))
    if found and not isinstance(found, dict):
        raise ValueError(f"{shown(path)} has no lines like “{next(iter(known))}: …”. Write one a line.")
    if faults := [*_faults(found or {}, known)]:
        raise ValueError(f"{shown(path)}: " + " ".join(first_of(faults)))
    return found or {}


def _faults(found, known):
    """Yield all that is wrong with the lines of a file."""
    for name, value in found.items():
        if name not in known:
            yield f"The line {brief(name)} is not known. Use: {', '.join(known)}."
            continue
        holds, advice = known[name]
        if not holds(value):
            yield f"{name} is {brief(value)}. {advice}"


def is_text(value):
    """Tell whether a line holds text, or nothing."""
    return isinstance(value, str | None)


TEXT = is_text, "Put it in quotation marks."
DAY = (lambda value: value is None or type(value) is date), "Write a day: 2024-05-07."
KNOWN = {"title": TEXT, "date": DAY, "source": TEXT, "file": TEXT}
