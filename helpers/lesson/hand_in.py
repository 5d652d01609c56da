"""Hand in: one page for a teacher to read, and one file that brings the work back on another machine."""

import io
import re
import zipfile
from base64 import b64decode
from binascii import Error as NotBase64
from datetime import date
from html import escape, unescape
from pathlib import Path

from helpers.base import LazyPattern, find, notebook_format, relative, searched, shown, write_whole
from helpers.lesson.copies import free
from helpers.lesson.diary import written
from helpers.lesson.editions import checksum, read_notebook
from helpers.lesson.exercises import exercises
from helpers.lesson.key import carried
from helpers.lesson.record import RECORD, append, entries, kept_here, parsed, record
from helpers.lesson.screen import display

PAGE, PACKED = "hand_in.html", "my_work.zip"
TEMPLATE = Path(__file__).with_name("hand_in.html.j2")
MOST_BYTES = 100 * 10**6  # of the work when unpacked: more is no student's
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)  # what nbformat meets in other files
NAMES = LazyPattern(rf"{re.escape(RECORD)}|[^/\\:]+\.ipynb")  # plain names: none leads out of the folder
SHOWN_BY_COURSE = LazyPattern(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]*)"')
LONGEST = 4000  # signs of what a cell printed


def hand_in():
    """Write a page with the answers, the diary and the cells changed, and a file for `restore`.

    Both lie in the folder ``output`` beside the student's copy. What a notebook holds counts as last saved.
    """
    if not kept_here():
        return
    page = write_whole(record().with_name(PAGE), page_of(entries(), changed_cells(Path.cwd())))
    packed = write_whole(record().with_name(PACKED), pack(Path.cwd()))
    names = [(relative(path, Path.cwd()), shown(path)) for path in (page, packed)]
    links = [f'<a href="{escape(link)}" download>{escape(name)}</a>' for link, name in names]
    display(
        f"<p>To hand in: {links[0]}. To go on elsewhere: {links[1]}, there with <code>restore</code>. "
        "They hold what was saved when this cell ran.</p>",
        f"To hand in: {names[0][1]}. To go on elsewhere: {names[1][1]}, there with restore.",
    )


def page_of(found, changed):
    """Return the page: self-contained HTML, in which all that a student wrote is escaped.

    Parameters
    ----------
    found : list of dict
        The entries of the record.
    changed : dict
        Of each notebook, the cells that a student changed or added; see `changed_cells`.
    """
    from jinja2 import Environment

    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        TEMPLATE.read_text(encoding="utf-8")
    )
    answers = [row_of(one, found) for one in exercises()]
    done = sum(row["right"] for row in answers)
    return template.render(
        day=date.today().isoformat(),
        done=done,
        whole=len(answers),
        answers=[row for row in answers if row["tries"]],
        diary=written(found),
        changed=changed,
    )


def row_of(exercise, found):
    """Return what the record says of an exercise: how often it was tried, when, and the answer.

    That is the last right one or, where none is right yet, the last.

    Examples
    --------
    >>> found = [{"what": "answer", "exercise": "1.1", "right": day == 2, "given": str(day),
    ...          "at": f"2026-11-0{day}T10:00"} for day in (1, 2, 3)]
    >>> row = row_of("1.1", found)
    >>> row["tries"], row["right"], row["given"], row["first"], row["solution"]
    (3, True, '2', '2026-11-01 10:00', False)
    """
    own = [entry for entry in found if entry.get("exercise") == exercise]
    tries = [entry for entry in own if entry["what"] == "answer"]
    right = [entry for entry in tries if entry.get("right") is True]
    times = [entry.get("at", "")[:16].replace("T", " ") for entry in tries]
    return {
        "exercise": exercise,
        "tries": len(tries),
        "right": bool(right),
        "given": (right or tries)[-1].get("given", "") if tries else "",
        "first": min(times, default=""),
        "last": max(times, default=""),
        "solution": any(entry["what"] == "solution" for entry in own),
    }


def changed_cells(folder):
    """Return, by notebook, the cells that differ from those handed out, with what they printed and drew."""
    handed_out = {name: one for cells in carried()["cells"].values() for name, one in cells.items()}
    changed = {}
    for path in sorted(folder.glob("*.ipynb")):
        cells = [
            _as_shown(cell)
            for cell in _cells(path)
            if cell.source.strip() and handed_out.get(cell.get("id")) != checksum(cell)
        ]
        changed |= {path.stem: cells} if cells else {}
    return changed


def _cells(path):
    try:
        return read_notebook(path).cells
    except UNREADABLE:
        print(f"{path.name} can't be read as a notebook, so nothing of it is on the page.")
        return []


def _as_shown(cell):
    outputs = cell.get("outputs", [])
    printed = "".join(output.get("text", "") for output in outputs)
    printed += "".join(
        output.get("data", {}).get("text/plain", "") for output in outputs if "text" not in output
    )
    pictures = [picture for output in outputs for picture in _pictures(output)]
    return {
        "source": cell.source,
        "printed": "" if pictures else printed[:LONGEST],
        "pictures": pictures,
    }


def _pictures(output):
    """Return the PNGs of an output, in HTML or bare, each in base 64 with its alt text."""
    data = output.get("data", {})
    found = SHOWN_BY_COURSE.findall("".join(data.get("text/html", "")))
    bare = "".join(data.get("image/png", "")).replace("\n", "")
    alt = output.get("metadata", {}).get("image/png", {}).get("alt", "A chart without an alt text.")
    pictures = [*((picture, unescape(words)) for picture, words in found), (bare, str(alt))]
    return [{"data": picture, "alt": words} for picture, words in pictures if _is_base64(picture)]


def _is_base64(text):
    try:
        return bool(b64decode(text, validate=True))
    except NotBase64:
        return False


def pack(folder):
    """Return the bytes of a ZIP with the notebooks of a folder and the record."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.glob("*.ipynb")):
            file.write(path, path.name)
        if record().exists():
            file.write(record(), RECORD)
    return packed.getvalue()


def restore(path):
    """Bring back the work that `hand_in` has packed: the notebooks as they were, the record.

    A notebook here that differs is kept in a folder with today's date before the other takes its place.

    Parameters
    ----------
    path : str
        Of the file, such as ``"../my_work.zip"``.

    Raises
    ------
    ValueError
        If it is no such file, and says why.
    """
    if not kept_here():
        return
    files = unpacked(path)
    known = entries()
    new = [entry for entry in parsed(files.pop(RECORD, b"")) if entry not in known]
    aside = free(Path.cwd().with_name(f"{Path.cwd().name}-{date.today().isoformat()}"))
    here = {file.name: file.read_bytes() for file in Path.cwd().glob("*.ipynb")}
    for name, data in files.items():
        if here.get(name, data) != data:
            write_whole(aside / name, here[name])
        write_whole(Path.cwd() / name, data)
    append(new)
    print(f"{len(files)} notebooks and {len(new)} entries of the record are back.")
    if aside.exists():
        print(f"What was here is kept in {shown(aside)}.")
    print("A notebook that is open: choose File, then Reload Notebook from Disk.")


def unpacked(path):
    """Return the files of a packed work by name: notebooks that can be read, and the record; no others.

    Raises
    ------
    ValueError
        If there is no such file, or it holds something else.
    """
    file = find(path)
    if not file.is_file():
        raise ValueError(f"There is no file {shown(path)}.{searched(path)}")
    try:
        with zipfile.ZipFile(file) as packed:
            size = sum(one.file_size for one in packed.infolist())
            names = [name for name in packed.namelist() if NAMES.fullmatch(name)] if size < MOST_BYTES else []
            files = {name: packed.read(name) for name in names}
    except zipfile.BadZipFile:
        files = {}
    if not files:
        raise ValueError(f"{shown(path)} holds no work. Is it the file {PACKED} that hand_in() has written?")
    for name in files.keys() - {RECORD}:
        _require_a_notebook(name, files[name])
    return files


def _require_a_notebook(name, data):
    nbformat = notebook_format()
    try:
        nbformat.validate(nbformat.reads(data.decode("utf-8"), 4))
    except (*UNREADABLE, nbformat.ValidationError):
        raise ValueError(f"{name} in this file is damaged. Nothing was restored.") from None
