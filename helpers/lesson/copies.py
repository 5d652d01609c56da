"""The student's own copy of the notebooks: laid out once, never overwritten, opened in JupyterLab."""

import os
from datetime import date
from pathlib import Path

from helpers.base import ROOT, write_whole
from helpers.lesson.editions import course_notebooks, key, read_notebook, student, write_notebook
from helpers.lesson.key import KEY, encoded
from helpers.lesson.record import RECORD

COPY = "my_notebooks"  # as deep as notebooks/, so that every link holds in both
FIRST = "00_start_here.ipynb"


def lay_out(root=ROOT):
    """Lay out the student's copy and return its folder; a notebook that is there stays as it is.

    Where the notebooks themselves were taken away, the copy is all there is, and stays as it is too.
    """
    folder, notebooks = Path(root) / COPY, course_notebooks()
    for path in notebooks:
        if not (folder / path.name).exists():
            write_notebook(folder / path.name, student(read_notebook(path)))
    if notebooks:
        write_whole(folder / KEY, encoded(key()))
    return folder


def set_aside(root=ROOT):
    """Give the student's copy a dated name, the record of its answers with it; return where it is, or None.

    Examples
    --------
    >>> set_aside(ROOT / "no such folder")
    """
    folder, kept = Path(root) / COPY, Path(root) / "output" / RECORD
    if not folder.exists():
        return None
    aside = free(folder.with_name(f"{COPY}-{date.today().isoformat()}"))
    folder.rename(aside)
    if kept.exists():
        kept.rename(aside / RECORD)
    return aside


def free(path):
    """Return the path, with a number after its name if the name is taken."""
    tried = (path.with_name(f"{path.name}-{number}") for number in range(2, 10**6))
    return path if not path.exists() else next(one for one in tried if not one.exists())


def lab(folder, options=()):
    """Open JupyterLab on the first notebook of a folder; all of the course's folder is in its list of files.

    Parameters
    ----------
    folder : Path
        The student's copy, or the notebooks themselves for an author.
    options : sequence of str
        More options for JupyterLab, such as ``--no-browser``.
    """
    from jupyterlab.labapp import main

    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [KERNELS, os.environ.get("JUPYTER_PATH")]))
    first = (Path(folder) / FIRST).relative_to(ROOT).as_posix()
    print(f"JupyterLab opens {first}. To stop it, press Ctrl and C here, twice.")
    main([*LAB, f"--ServerApp.root_dir={ROOT}", f"--LabApp.default_url=/lab/tree/{first}", *options])


# `kernels` in it: a kernel that tells a slip in one line from its first cell on, see `slips`.
KERNELS = str(Path(__file__).parent)
# `overrides.json` beside this file: no news, no look for updates, Markdown is shown and not edited, and the
# list of files has room for their names.
# What holds answers in clear is left out of the list of files, where a glance would find it.
LAB = [
    f"--LabApp.app_settings_dir={Path(__file__).parent}",
    *(f"--ContentsManager.hide_globs={name}" for name in ("exercises.yaml", "__pycache__", "*~")),
]
