"""What a run starts from and what it leaves: the notebooks of the course, a folder of results.

A run stamps each notebook that it leaves. Only a stamped notebook that nobody has changed since is an
earlier result, and only such a result is ever taken away.
"""

import hashlib
import json
from pathlib import Path

from helpers.base import ROOT, shown

RESULTS = ("notebooks/my_checks.yaml", "statistics.csv", "datapackage.json", "checks.csv", "report.html")
STAMP = "numbers_on_the_record"


def course_notebooks():
    """Return the notebooks of the course in their order.

    Examples
    --------
    >>> course_notebooks()[0].stem
    '00_start_here'
    """
    return sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


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


def clear(folder):
    """Remove the results of an earlier run, so that none of them can pass for one of the next.

    What else lies in the folder stays.

    Parameters
    ----------
    folder : Path
        Of one article; it need not exist.
    """
    for path in earlier_results(folder):
        path.unlink()


def require_own(folder):
    """Refuse a folder that is no place for results: the course's own, or one that holds somebody's files.

    Raises
    ------
    ValueError
        It names one of the files and says what to do.
    """
    if ROOT.resolve().is_relative_to(folder.resolve()):
        raise ValueError(
            f"The folder {folder.resolve().name} is the course itself or holds it. "
            "Name another folder with --output."
        )
    if folder.is_file():
        raise ValueError(f"{shown(folder)} is a file. Name another folder with --output.")
    for path in _with_our_names(folder / "notebooks"):
        if not _is_stamped(path):
            raise ValueError(
                f"{shown(path)} was not left there by a run, or was changed since. "
                "Move it somewhere else, or name another folder with --output."
            )
    results = earlier_results(folder)
    if any(path.suffix == ".ipynb" for path in results):
        return
    others = (path for path in folder.rglob("[!.]*") if path.is_file() and path not in results)
    if foreign := min(others, default=None):
        raise ValueError(
            f"{shown(folder)} holds files that are no results of this course, such as {foreign.name}. "
            "Name another folder with --output."
        )


def earlier_results(folder):
    """Return the set of the files in a folder that a run has written: notebooks, charts and tables."""
    found = {path for path in _with_our_names(folder / "notebooks") if _is_stamped(path)}
    if not found and not _is_our_package(folder / "datapackage.json"):
        return set()
    found |= {folder / "charts" / name for name in _listed(folder / "charts" / "manifest.json")}
    found |= {folder / name for name in RESULTS}
    return {path for path in found if path.is_file()}


def _with_our_names(folder):
    paths = (folder / one.name for one in course_notebooks())
    return [path for path in paths if path.is_file()]


def _is_our_package(path):
    """Tell whether notebooks that were run by hand left their table here."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))["name"] == "numbers-on-the-record"
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
