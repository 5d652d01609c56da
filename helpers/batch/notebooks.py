"""Notebooks through papermill, a few at a time, each in a kernel of its own."""

import os
import sys
import tempfile
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from logging import CRITICAL, getLogger
from pathlib import Path
from urllib.parse import quote

from helpers.article import read_article
from helpers.base import ROOT, find, in_words, notebook_format, relative, write_whole
from helpers.batch.disk import ASIDE, scratch
from helpers.batch.kernels import kernels, kill_all
from helpers.batch.results import named_notebooks, stamp
from helpers.batch.schedule import Stopped, interrupts
from helpers.lesson import PARAMETERS, open_prose, relinked, stays

# Threads, not processes: the work is done in the kernels, and papermill is imported only once. Two
# kernels took 10.5 s for ten small notebooks on two cores, one 15.4 s, three 12.4 s.
KERNELS = 2
# A cell of the course takes a second or two. Without a limit, one lost reply would stall a run for ever.
CELL_TIMEOUT = 120
WIDGET = "application/vnd.jupyter.widget-view+json"
INJECTED = "injected-parameters"  # papermill's name for the cell of what it was given; its id is chance
DIED = "because its kernel died; it may have run out of memory"
STOPPING = "Stopping: the notebooks that run are finished first. Ctrl-C once more stops at once."


@dataclass(frozen=True)
class Job:
    """A notebook to be run: on which article (empty: the course's own), with what, into which folder."""

    notebook: Path
    source: str
    given: dict
    folder: Path

    @property
    def name(self):
        """What the job is called where it is told of."""
        return _in_place(f"{self.folder.name}/{self.notebook.stem}", self.folder)


def store(names=()):
    """Run notebooks of the course in place and store what they show; return the status.

    This is how an author renews the stored outputs, which the tests compare with what a run shows.

    Parameters
    ----------
    names : sequence of str
        What `named_notebooks` knows: ``03``, ``03_tabulate``, a path. None: all ten.
    """
    return store_notebooks(named_notebooks(names))


def store_notebooks(paths):
    """Run notebooks in place, two at a time; one that fails is named and left as it was. See `store`."""
    with kernels(len(paths)) as kernel, ThreadPoolExecutor(KERNELS) as pool:
        outcomes = list(pool.map(partial(_store_one, kernel), paths))
    for path, message in zip(paths, outcomes, strict=True):
        print(message or f"{path.stem} is stored", file=sys.stderr if message else sys.stdout)
    return int(any(outcomes))


def _store_one(clean_kernel, path):
    nbformat = notebook_format()
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = nbformat.read(path, 4)
    notebook.metadata.pop("widgets", None)
    try:
        with tempfile.TemporaryDirectory() as profile:
            NotebookClient(
                notebook,
                timeout=CELL_TIMEOUT,
                record_timing=False,
                resources={"metadata": {"path": str(path.parent)}},
                **clean_kernel(profile),
            ).execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return f"{path.stem} is left as it was: {error}"
    # The version of Python differs from machine to machine.
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = _joined(_lasting(cell.outputs))
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    write_whole(path, nbformat.writes(notebook, indent=1).rstrip("\n") + "\n")
    return ""


def _lasting(outputs):
    """Return outputs without live widgets: what they show ends with their kernel; its paper form stays."""
    return [output for output in outputs if WIDGET not in output.get("data", {})]


def require_the_parameters(notebook):
    """Papermill only warns of a parameter that a notebook doesn't have, so ask first."""
    notebook_format()  # before papermill imports it
    import papermill

    declared = set(papermill.inspect_notebook(str(notebook)))
    if odd := declared.symmetric_difference(PARAMETERS):
        raise ValueError(
            f"{notebook.name} must declare exactly the five parameters of the course in one cell tagged "
            f"'parameters'. Missing or unknown: {', '.join(sorted(odd))}."
        )


def run_notebooks(jobs, at_a_time=KERNELS, timeout=CELL_TIMEOUT):
    """Run notebooks, a few at a time; yield each job with "" or what stopped it, as they end.

    Raises
    ------
    Stopped
        After Ctrl-C, when those that ran have been yielded. A second Ctrl-C is a KeyboardInterrupt.
    """
    with (
        interrupts(STOPPING) as stop,
        kernels(len(jobs)) as kernel,
        ThreadPoolExecutor(at_a_time) as pool,
    ):
        futures = {pool.submit(_unless, stop, kernel, job, timeout): job for job in jobs}
        left = set(futures)
        try:
            while left:
                done, left = wait(left, timeout=1, return_when=FIRST_COMPLETED)
                for future in done:
                    if future.result() is not None:
                        yield futures[future], future.result()
        except BaseException:
            _end(left)
            raise
        if any(future.result() is None for future in futures):
            raise Stopped("Stopped. The same command goes on from here.")


def _unless(stop, *what):
    """Run one notebook as `_execute` does, or return None if somebody pressed Ctrl-C before."""
    return None if stop.is_set() else _execute(*what)


def _end(futures):
    """End the kernels of notebooks that run, and with them the threads that wait for them."""
    left = {future for future in futures if not future.cancel()}
    while left:
        kill_all()
        left = wait(left, timeout=0.2).not_done


def _execute(clean_kernel, job, timeout):
    """Run one notebook and write it whole; return "" or what stopped it."""
    nbformat = notebook_format()
    import papermill
    from nbclient.exceptions import CellTimeoutError

    getLogger("traitlets").setLevel(CRITICAL)  # what a kernel ends with is told with its notebook, in words
    here = job.folder / "notebooks"
    notebook = published(nbformat.read(job.notebook, 4), read_article(job.source), job.given, here)
    error, executed = "", None
    with scratch(job.folder.parent) as there:
        draft = there / job.notebook.name
        try:
            here.mkdir(parents=True, exist_ok=True)
            executed = papermill.execute_notebook(
                notebook,
                str(draft).replace("{", "{{").replace("}", "}}"),  # papermill fills in parameters there
                _parameters(job, here),
                progress_bar=False,
                request_save_on_cell_execute=False,  # it would cost as much as half the runs
                record_timing=False,  # a result tells nothing of the clock
                execution_timeout=timeout,
                # The kernel runs where its notebook will lie: there its paths and links hold.
                resources={"metadata": {"path": str(here)}},
                **clean_kernel(there),
            )
        except papermill.PapermillExecutionError as stop:
            first_line = next(iter(str(stop.evalue).splitlines()), "")
            error = f"in cell [{stop.exec_count}]: {stop.ename}: {without_paths(first_line)}"
        except CellTimeoutError as stop:
            error = f"because a cell took longer than {timeout} seconds: {_preview(stop)}"
        except (RuntimeError, OSError) as stop:  # a kernel that ends or does not start, a disk that is full
            why = without_paths(next(iter(str(stop).splitlines()), type(stop).__name__))
            error = DIED if why.startswith("Kernel died") else f"because {why}"
        if not executed and draft.exists():  # an error stopped it: what ran before is there
            executed = nbformat.read(draft, 4)
        if executed:
            with in_words(job.folder):
                words = nbformat.writes(stamp(_clean(executed))) + "\n"
                write_whole(here / job.notebook.name, _in_place(words, job.folder))
    return error


def _in_place(text, folder):
    """Return a text with the name that a folder will have: until its results are whole, it has another."""
    name = folder.name
    return text.replace(name[: len(ASIDE) + 9], "") if name.startswith(ASIDE) else text


def _parameters(job, here):
    """Return the five parameters of a notebook that lies in a folder."""
    files = {"article": job.source, "coding": job.given["coding"], "checks": job.given["checks"]}
    paths = {name: path and relative(find(path), here) for name, path in files.items()}
    return job.given | paths | {"output": relative(job.folder, here)}


def published(notebook, article, given, folder):
    """Return a notebook without the cells that would step aside, its links as they lead from `folder`.

    Prose that has what it needs becomes plain Markdown: the executed copy has neither gaps nor scaffolding.
    """
    files = {"coding": given["coding"], "checks": given["checks"]}
    notebook.cells = [cell for cell in notebook.cells if stays(cell.source, article, **files)]
    home = quote(relative(ROOT, folder))
    for cell in notebook.cells:
        open_prose(cell)
        if cell.cell_type == "markdown":
            cell.source = relinked(cell.source, home)
        elif cell.cell_type == "code":
            cell.outputs = []  # as they are stored: papermill would copy the pictures before it drops them
    return notebook


def _preview(stop):
    """Return the first line of the cell that ran out of time; the message quotes it between two rulers."""
    quoted = [line for line in str(stop).splitlines() if line.strip("- ")]
    start = next((at for at, line in enumerate(quoted) if "preview" in line), -1)
    return without_paths(quoted[start + 1])


def _clean(notebook):
    """Take out of a notebook what differs from run to run, or tells of this machine.

    That is papermill's clock and paths and the id of its cell, the chunks of a stream, and the paths of
    tracebacks and warnings.
    """
    for part in (notebook, *notebook.cells):
        part.metadata.pop("papermill", None)
    for cell in notebook.cells:
        if INJECTED in cell.metadata.get("tags", ()):
            cell.id = INJECTED
        if cell.cell_type == "code":
            cell.outputs = _joined(_lasting(cell.outputs))
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = without_paths(output.text)
            elif output.output_type == "error":
                output.evalue = without_paths(output.evalue)
                output.traceback = [without_paths(line) for line in output.traceback]
    return notebook


def _joined(outputs):
    """Join neighbouring chunks of one stream: where a kernel cuts what it prints is chance."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output.output_type == "stream" and output.name == last.get("name"):
            last.text += output.text
        else:
            joined.append(output)
    return joined


def without_paths(text):
    """Return a text without the folders of this machine, so that results tell nothing of it."""
    folders = {str(ROOT), sys.prefix, sys.base_prefix, tempfile.gettempdir(), str(Path.home())}
    for folder in sorted(folders, key=len, reverse=True):
        text = text.replace(folder + os.sep, "")
    return text
