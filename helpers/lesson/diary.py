"""The data diary: what was done, what was found, what stays open."""

from html import escape

from helpers.lesson.record import cell, entries, keep, kept_here
from helpers.lesson.screen import display

BLANK = "Still blank. Write in place of the dots, in quotes, then run again."


def diary(text=None):
    """Keep an entry of the diary; without a text, show all entries.

    Run again with another text, a cell's entry takes the place of its earlier one.

    Parameters
    ----------
    text : str, optional
        ``...`` stands for an entry still to be written.

    Examples
    --------
    >>> diary(...)
    Still blank. Write in place of the dots, in quotes, then run again.
    """
    if text is None:
        display(*shown(written(entries())))
    elif text is ... or not str(text).strip():
        print(BLANK)
    elif kept_here() and keep("diary", text=str(text).strip(), cell=cell()):
        print("Kept. diary() shows all entries.")


def written(found):
    """Return the entries of the diary that stand: of each cell, the last.

    Examples
    --------
    >>> found = [{"what": "diary", "cell": one[:-1], "text": one[-1]} for one in ("aA", "bB", "aC", "D")]
    >>> [entry["text"] for entry in written(found)]
    ['B', 'C', 'D']
    """
    standing = {}
    for number, entry in enumerate(found):
        if entry["what"] == "diary":
            place = (entry.get("notebook"), entry["cell"]) if entry.get("cell") else number
            standing.pop(place, None)
            standing[place] = entry
    return list(standing.values())


def shown(found):
    """Return entries of the diary as HTML and as text; what a student wrote is escaped."""
    if not found:
        return "<p>The diary is empty.</p>", "The diary is empty."
    heads = [" ".join(filter(None, [entry.get("at", "")[:10], entry.get("notebook", "")])) for entry in found]
    texts = [entry.get("text", "") for entry in found]
    html = "".join(
        f'<dt><b>{escape(head)}</b></dt><dd style="white-space:pre-wrap">{escape(text)}</dd>'
        for head, text in zip(heads, texts, strict=True)
    )
    plain = "\n".join(f"{head}: {text}" for head, text in zip(heads, texts, strict=True))
    return f"<dl>{html}</dl>", plain
