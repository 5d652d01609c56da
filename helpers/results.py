"""What a run starts from and what it leaves: the notebooks of the course, a folder of results."""

import json
from pathlib import Path

from helpers.files import ROOT, shown

RESULTS = ("notebooks/my_checks.yaml", "statistics.csv", "datapackage.json", "checks.csv", "report.html")


def course_notebooks():
    """Return the notebooks of the course in their order.

    Examples
    --------
    >>> course_notebooks()[0].stem
    '00_start_here'
    """
    return sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


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
    """Refuse a folder that holds somebody's files and no notebook that a run has left there.

    Raises
    ------
    ValueError
        It names one of the files and says what to do.
    """
    if folder.is_file():
        raise ValueError(f"{shown(folder)} is a file. Name another folder with --output.")
    results = earlier_results(folder)
    if any(path.parent == folder / "notebooks" for path in results):
        return
    others = (path for path in folder.rglob("[!.]*") if path.is_file() and path not in results)
    if foreign := min(others, default=None):
        raise ValueError(
            f"{shown(folder)} holds files that are no results of this course, such as {foreign.name}. "
            "Name another folder with --output."
        )


def earlier_results(folder):
    """Return the set of the files in a folder that a run has written: notebooks, charts and tables."""
    found = {folder / "notebooks" / one.name for one in course_notebooks()}
    found |= {folder / "charts" / name for name in _listed(folder / "charts" / "manifest.json")}
    found |= {folder / name for name in RESULTS}
    return {path for path in found if path.is_file()}


def _listed(manifest):
    """Return the names of the files of a manifest of charts, and its own."""
    try:
        charts = json.loads(manifest.read_text(encoding="utf-8"))
        names = [Path(name).name for one in charts for name in (*one["files"].values(), one["data"])]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # none, or not one of ours
        return []
    return [manifest.name, *names]
