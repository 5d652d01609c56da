"""What a run starts from and what it leaves: the notebooks of the course, a folder of results.

A run stamps each notebook that it leaves, and notes in `RECORD` what it made. Only a stamped notebook that
nobody has changed since is an earlier result, and only such a result is ever taken away.
"""

import hashlib
import json
from pathlib import Path

from helpers.base import ELSEWHERE, ROOT, brief, shown
from helpers.lesson import course_notebooks

RESULTS = (
    "notebooks/my_checks.yaml",
    "statistics.csv",
    "statistics.xlsx",
    "datapackage.json",
    "checks.csv",
    "report.html",
    "report.docx",
)
RECORD = "run.json"
ABOUT = "source.article.yaml"  # what is known of it
OF_A_LINK = "source.html", "source.pdf", "source.docx", "source.txt", ABOUT
STAMP = "numbers_on_the_record"


def named_notebooks(names):
    """Return the notebooks of the course that have one of these names, in the order given; none: all.

    Parameters
    ----------
    names : sequence of str
        Numbers, names or paths.

    Raises
    ------
    ValueError
        It says which name is of no notebook, and lists those there are.

    Examples
    --------
    >>> [path.stem for path in named_notebooks(["3", "notebooks/00_start_here.ipynb"])]
    ['03_tabulate', '00_start_here']
    """
    known = {path.stem: path for path in course_notebooks()}
    by_name = known | {stem[:2]: path for stem, path in known.items()}
    wanted = [name and Path(name).name.removesuffix(".ipynb").zfill(2) for name in names]
    if unknown := [name for name in wanted if name not in by_name]:
        raise ValueError(f"There is no notebook {brief(unknown[0])}. There are: {', '.join(known)}.")
    return [*dict.fromkeys(by_name[name] for name in wanted or known)]


def stamp(notebook):
    """Mark an executed notebook as the result of a run; a change of any cell makes the mark void.

    Examples
    --------
    >>> stamp({"metadata": {}, "cells": [{"cell_type": "code", "source": "1 + 1"}]})["metadata"]
    {'numbers_on_the_record': {'cells': 'sha256:dfe66c22ca4d'}}
    """
    notebook["metadata"][STAMP] = {"cells": _checksum(notebook)}
    return notebook


def _checksum(notebook):
    cells = [[cell["cell_type"], "".join(cell["source"])] for cell in notebook["cells"]]
    return "sha256:" + hashlib.sha256(json.dumps(cells).encode("utf-8")).hexdigest()[:12]


def _is_stamped(path):
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return notebook["metadata"][STAMP]["cells"] == _checksum(notebook)
    except (OSError, ValueError, LookupError, TypeError):  # none, or not one of ours
        return False


def require_own(folder):
    """Refuse a folder that is no place for results: the course's own, or one that holds somebody's files.

    Raises
    ------
    ValueError
        It names one of the files and says what to do.
    """
    for objection in (_is_the_course, _is_a_file, _has_a_notebook_of_theirs, _has_files_of_theirs):
        if said := objection(folder):
            raise ValueError(said)


def _is_the_course(folder):
    holds = ROOT.resolve().is_relative_to(folder.resolve())
    return holds and f"The folder {folder.resolve().name} is the course itself or holds it. {ELSEWHERE}"


def _is_a_file(folder):
    return folder.is_file() and f"{shown(folder)} is a file. {ELSEWHERE}"


def _has_a_notebook_of_theirs(folder):
    theirs = [path for path in _with_our_names(folder / "notebooks") if not _is_stamped(path)]
    return theirs and (
        f"{shown(theirs[0])} was not left there by a run, or was changed since. "
        "Move it somewhere else, or name another folder with --output."
    )


def _has_files_of_theirs(folder):
    """Files of the reader's own stay beside what a run left; without any of that, the folder is another's."""
    results = earlier_results(folder)
    if any(path.suffix == ".ipynb" or path.name == RECORD for path in results):
        return ""
    others = (path for path in folder.rglob("[!.]*") if path.is_file() and path not in results)
    foreign = min(others, default=None)
    return foreign and (
        f"{shown(folder)} holds files that are no results of this course, such as {foreign.name}. {ELSEWHERE}"
    )


def earlier_results(folder):
    """Return the set of the files in a folder that a run has written: notebooks, charts and tables."""
    found = {path for path in _with_our_names(folder / "notebooks") if _is_stamped(path)}
    noted = _says(folder / RECORD, "made_by", STAMP)
    if not found and not noted and not _says(folder / "datapackage.json", "name", "numbers-on-the-record"):
        return set()
    found |= {folder / "charts" / name for name in _listed(folder / "charts" / "manifest.json")}
    found |= {folder / name for name in (*RESULTS, *OF_A_LINK)}
    found |= {folder / RECORD} if noted else set()
    return {path for path in found if path.is_file()}


def _with_our_names(folder):
    paths = (folder / one.name for one in course_notebooks())
    return [path for path in paths if path.is_file()]


def _says(path, name, value):
    """Tell whether a file in JSON is of ours: the record of a run, or a table that notebooks left by hand."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))[name] == value
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _listed(manifest):
    """Return the names of the files of a manifest of charts, and its own."""
    try:
        charts = json.loads(manifest.read_text(encoding="utf-8"))
        names = [Path(name).name for one in charts for name in (*one["files"].values(), one["data"])]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # none, or not one of ours
        return []
    return [manifest.name, *names]
