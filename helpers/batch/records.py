"""What a run notes in each folder of results: whose they are, what they were made from, what is there.

A folder belongs to one article, known by its bytes. Another one of the same name gets a folder with the
beginning of its checksum in its name. Results have a key: article, files beside it, parameters, the course.
"""

import hashlib
import json
import re
import shutil
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

import helpers
from helpers.article import beside_article
from helpers.base import ROOT, SHUT, find, is_file, shown, take_place, write_whole
from helpers.batch.disk import ASIDE
from helpers.batch.results import RECORD, STAMP, earlier_results

BESIDE = ("coding.csv", "checks.yaml", "report.yaml", "article.yaml", "en.txt")
DECIDE = ("base", "style", "article", "extract", "table", "lint", "checks", "charts", "report")
CONTEXT = "context.csv"  # beside a checks file
_NEW = {"key": "", "files": [], "notebooks": {}}


def record_of(folder):
    """Return what a run has noted in a folder, or nothing.

    Examples
    --------
    >>> record_of(ROOT / "data")
    {}
    """
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return record if record["made_by"] == STAMP else {}
    except (OSError, ValueError, LookupError, TypeError):  # none, or not one of ours
        return {}


def write_record(folder, record):
    """Write what is known of a folder, whole."""
    words = json.dumps({"made_by": STAMP} | record, ensure_ascii=False, indent=1)
    write_whole(folder / RECORD, words + "\n")


def records_in(output):
    """Return the records of all folders of results in a folder, by name."""
    paths = (path for path in output.iterdir() if not path.name.startswith(ASIDE))
    folders = sorted(path for path in paths if path.is_dir())
    found = {folder.name: record_of(folder) for folder in folders}
    return {name: record for name, record in found.items() if record}


def holders_in(output):
    """Return whose each folder of results is: by its name in lower case, the name and the checksum.

    Upper case is no difference on Windows.
    """
    return {name.casefold(): (name, record["sha256"]) for name, record in records_in(output).items()}


def place_for(name, sha256, output, holders):
    """Return the name of the folder for the results of an article, and note it among the holders.

    Examples
    --------
    >>> holders = {"story": ("story", "0123456789")}
    >>> place_for("story", "0123456789", ROOT / "output", holders)
    'story'
    >>> place_for("Story", "abcdef0123", ROOT / "output", holders)
    'Story-abcdef01'
    """
    for wanted in (name, f"{name}-{sha256[:8]}"):
        known, holder = holders.get(wanted.casefold(), (wanted, _holder(output / wanted)))
        if holder in ("", sha256):
            holders[wanted.casefold()] = known, sha256
            return known
    raise ValueError(
        f"The folders {name} and {name}-{sha256[:8]} belong to other articles. Rename this file."
    )


def _holder(folder):
    """Return the checksum of the article whose table notebooks left in a folder, or ""."""
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        return str(package["sources"][0]["sha256"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def key_of(path, sha256, given, text):
    """Return the key of an article's results: the same key, the same bytes.

    Parameters
    ----------
    path : Path
        Where the article lies, and what goes with it.
    sha256 : str
        Of the article.
    given : dict
        The parameters language, coding, checks.
    text : bool
        Whether the report holds the text.
    """
    files = [beside_article(path, name) for name in BESIDE]
    files += [find(given[name]) for name in ("coding", "checks") if given[name]]
    files += [file.with_name(CONTEXT) for file in files if file.suffix in {".yaml", ".yml"}]
    sums = [_checksum(file) if is_file(file) else "" for file in files]
    whole = [sha256, sums, given["language"], text, course_version()]
    return hashlib.sha256(json.dumps(whole).encode("utf-8")).hexdigest()[:16]


def _checksum(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except PermissionError:
        raise ValueError(SHUT.format(shown(path))) from None


@cache
def course_version():
    """Return a checksum of all that decides what results say: code, lists, data, libraries."""
    house = Path(helpers.__file__).parent
    found = (path for package in DECIDE for path in (house / package).rglob("*"))
    files = [path for path in found if path.is_file() and path.suffix != ".pyc"]
    files.append(house / "batch" / "write.py")
    files += [path for path in (ROOT / "data").glob("*") if path.suffix in {".csv", ".yaml", ".json"}]
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    for one in requires("numbers-on-the-record"):
        if "extra ==" not in one:
            name = re.match(r"[\w.-]+", one)[0]
            total.update(f"{name} {version(name)}\n".encode())
    return total.hexdigest()


def notebook_version(path):
    """Return a checksum of a notebook of the course."""
    return _checksum(path)[:16]


def is_whole(record, key, folder):
    """Tell whether a folder holds the results of a key, all of them."""
    return record.get("key") == key and all((folder / name).is_file() for name in record["files"])


def is_run(record, notebook, folder):
    """Tell whether a folder holds a notebook of the course as it ran, without an error."""
    noted = record.get("notebooks", {}).get(notebook.stem, {})
    there = (folder / "notebooks" / notebook.name).is_file()
    return there and noted == {"version": notebook_version(notebook), "failed": ""}


def claim(folder, sha256):
    """Note whose a folder is before anything else lies there."""
    if not record_of(folder):
        write_record(folder, _NEW | {"sha256": sha256})


def aside_of(folder, key):
    """Return where the results of a key are made: beside their folder, so that from both paths lead alike.

    Examples
    --------
    >>> aside_of(ROOT / "output" / "story", "0123456789abcdef").name
    '.unfinished-01234567-story'
    """
    return folder.with_name(f"{ASIDE}{key[:8]}-{folder.name}")


def put_in_place(aside, folder, sha256, key, made):
    """Move finished results to their folder; what an earlier run left there goes, what else lies there stays.

    Until the last file is there the record has no key: a run that is stopped here is done again by the next.

    Parameters
    ----------
    aside : Path
        The folder in which the results were made, and perhaps notebooks ran; it goes.
    folder : Path
    sha256, key : str
        Of the article, of the results.
    made : Made
        What is to be noted of them.
    """
    before, ran = record_of(folder), record_of(aside).get("notebooks", {})
    same = before.get("key") == key
    earlier = set() if same else earlier_results(folder)
    write_record(aside, {})  # from here on it is no longer whole
    write_record(folder, _NEW | {"sha256": sha256})
    # What begins with a dot is half a file, of a process that was killed.
    paths = (path for path in aside.rglob("[!.]*") if path.is_file() and path.name != RECORD)
    names = sorted(path.relative_to(aside).as_posix() for path in paths)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        take_place(aside / name, folder / name)
    kept = {folder / name for name in (*names, RECORD)} | set(folder.glob("source.*"))
    for path in earlier - kept:
        path.unlink()
    shutil.rmtree(aside)
    known = {"title": made.title, "date": made.date, "statistics": made.statistics}
    known |= {
        "verdicts": dict(made.verdicts),
        "files": [name for name in names if not name.startswith("notebooks/")],
        "notebooks": (before["notebooks"] if same else {}) | ran,
    }
    write_record(folder, {"sha256": sha256, "key": key} | known)


def note_notebook(folder, notebook, error):
    """Note in a folder that a notebook has run there, or what stopped it."""
    record = record_of(folder)
    ran = record["notebooks"] | {notebook.stem: {"version": notebook_version(notebook), "failed": error}}
    write_record(folder, record | {"notebooks": dict(sorted(ran.items()))})  # which is first is chance
