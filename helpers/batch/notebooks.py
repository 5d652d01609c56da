"""The whole course on one article or on many: every notebook through papermill, two at a time."""

import os
import sys
import tempfile
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from helpers.article import Article, companion, foreign_lines, keep, read_about, read_article
from helpers.base import ROOT, find, for_terminal, is_link, relative, resolve, shown, write_whole
from helpers.batch.results import clear, named_notebooks, require_own, stamp
from helpers.lesson import PARAMETERS, course_notebooks, open_prose, relinked, stays
from helpers.report import write_report

# Threads, not processes: the work is done in the kernels, and papermill is imported only once. Two
# kernels took 10.5 s for ten small notebooks on two cores, one 15.4 s, three 12.4 s.
KERNELS = 2
# A cell of the course takes a second or two. Without a limit, one lost reply would stall a run for ever.
CELL_TIMEOUT = 120
# What a kernel says of its own wiring is not for readers; the errors of cells come another way.
QUIET_KERNEL = ["--log-level=50"]
WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class _Job:
    notebook: Path
    article: Article
    given: dict
    parameters: dict
    folder: Path


def run(articles=(), output="output", language="en", coding="", checks="", text=True):
    """Run the whole course on each article; return 0 if all went well, else 1.

    Parameters
    ----------
    articles : sequence of str
        Paths of articles; relative ones count from where the caller stands, then from the course's folder.
        None: the course's own.
    output : str
        The folder for the results, from where the caller stands: one folder in it for each article.
    language : {"en", "zh"}
        Of labels, tables, charts and the report.
    coding, checks : str
        Files to use with these articles instead of the course's own, or of none.
    text : bool
        False: the reports are without the texts of the articles; the executed notebooks show them.
    """
    given = {"language": language, "coding": coding, "checks": checks}
    return run_notebooks(course_notebooks(), articles or [""], resolve(output), given, text=text)


def run_notebooks(notebooks, articles, output, given, timeout=CELL_TIMEOUT, text=True):
    """Run `notebooks` on each of `articles` into folders of `output`; see `run`.

    An article that can't be used is refused before any kernel starts; a notebook that fails does
    not stop the others. Both are named, and make the status 1.
    """
    _require_a_folder(output)
    for notebook in notebooks:
        _require_the_parameters(notebook)
    accepted, refused = _accept(articles, given)
    for _, _, name in accepted:
        require_own(output / name)
    for message in refused:
        print(message, file=sys.stderr)
    jobs = [job for one in accepted for job in _jobs(notebooks, *one, output, given)]
    failed = _run_all(jobs, timeout)
    if not text:
        _without_text(accepted, output, given)
    for _, _, name in accepted:
        count = sum(job.folder.parent.name == name for job in failed)
        outcome = (
            f"{count} of {len(notebooks)} notebooks failed" if count else f"{len(notebooks)} notebooks ran"
        )
        print(f"{name}: {outcome}. Results: {for_terminal(output / name)}")
    return 1 if refused or failed else 0


def _without_text(accepted, output, given):
    """Write the reports anew: the five parameters of the notebooks know nothing of texts."""
    from helpers.checks import run_checks
    from helpers.table import tabulate

    language = given["language"]
    for _, article, name in accepted:
        table = tabulate(article, companion(article, "coding.csv", given["coding"]), language)
        checks = run_checks(table, companion(article, "checks.yaml", given["checks"]), language)
        write_report(article, table, checks, output / name, language, text=False)


def _require_a_folder(output):
    if any(folder.is_file() for folder in (output, *output.parents)):
        raise ValueError(f"{shown(output)} is a file, or lies in one. Name a folder for the results.")


def _jobs(notebooks, source, article, name, output, given):
    """Clear the folder of one article for its results, and return what is to run there."""
    folder = output / name
    clear(folder)
    here = folder / "notebooks"
    # What a link gives is kept, so that it is fetched once and a notebook can be run again.
    text = keep(source, folder) if is_link(source) else source
    files = {"article": text, "coding": given["coding"], "checks": given["checks"]}
    parameters = given | {name: path and relative(find(path), here) for name, path in files.items()}
    parameters["output"] = relative(folder, here)
    return [_Job(notebook, article, given, parameters, here) for notebook in notebooks]


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
    with ThreadPoolExecutor(KERNELS) as pool:
        outcomes = list(pool.map(_store_one, paths))
    for path, message in zip(paths, outcomes, strict=True):
        print(message or f"{path.stem} is stored", file=sys.stderr if message else sys.stdout)
    return int(any(outcomes))


def _store_one(path):
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = nbformat.read(path, 4)
    notebook.metadata.pop("widgets", None)
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        record_timing=False,
        extra_arguments=QUIET_KERNEL,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
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


def _require_the_parameters(notebook):
    """Papermill only warns of a parameter that a notebook doesn't have, so ask first."""
    import papermill

    declared = set(papermill.inspect_notebook(str(notebook)))
    if odd := declared.symmetric_difference(PARAMETERS):
        raise ValueError(
            f"{notebook.name} must declare exactly the five parameters of the course in one cell tagged "
            f"'parameters'. Missing or unknown: {', '.join(sorted(odd))}."
        )


def _accept(articles, given):
    """Return (source, article, folder name) of each article that can be used, and why others can't."""
    from helpers.checks import run_checks, without_figures
    from helpers.table import tabulate

    accepted, refused = {}, []
    for source in articles:
        try:
            article = read_article(source)
            with warnings.catch_warnings(record=True) as said:
                warnings.simplefilter("always")
                table = tabulate(
                    article, companion(article, "coding.csv", given["coding"]), given["language"]
                )
            for warning in said:
                print(f"{warning.filename}: {warning.message}", file=sys.stderr)
            checks = companion(article, "checks.yaml", given["checks"])
            run_checks(table, checks, given["language"])
            read_about(article)
            for line in without_figures(table, checks):
                print(f"{article.name}, {line}", file=sys.stderr)
            if unread := foreign_lines(article):
                print(f"{article.name}: lines in another language, not read: {unread}", file=sys.stderr)
            accepted[article.name, article.sha256] = (source, article)
        except (OSError, ValueError) as error:
            refused.append(f"Not run: {error}")
    # Two files of the same stem are told apart by their content; upper case is no difference on Windows.
    stems = Counter(name.casefold() for name, _ in accepted)
    named = [
        (source, article, name if stems[name.casefold()] == 1 else f"{name}-{sha256[:8]}")
        for (name, sha256), (source, article) in accepted.items()
    ]
    return named, refused


def _run_all(jobs, timeout):
    """Run the jobs, two at a time, with a progress bar; return those that failed."""
    from tqdm import tqdm

    failed = []
    terminal = sys.stderr.isatty()
    with (
        tqdm(total=len(jobs), unit=" notebooks", disable=not terminal, leave=False) as bar,
        ThreadPoolExecutor(KERNELS) as pool,
    ):
        futures = {pool.submit(_execute, job, timeout): job for job in jobs}
        try:
            for done, future in enumerate(as_completed(futures), 1):
                job, error = futures[future], future.result()
                name = f"{job.folder.parent.name}/{job.notebook.stem}"
                bar.set_description_str(name, refresh=False)
                bar.update()
                if error:
                    failed.append(job)
                    bar.write(f"{name} failed {error}", file=sys.stderr)
                elif not terminal:
                    print(f"{done}/{len(jobs)} {name}", file=sys.stderr, flush=True)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return failed


def _execute(job, timeout):
    """Run one notebook and write it whole; return "" or what stopped it."""
    import nbformat
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    notebook = published(nbformat.read(job.notebook, 4), job.article, job.given, job.folder)
    error = ""
    with tempfile.TemporaryDirectory() as scratch:
        draft = Path(scratch) / job.notebook.name
        try:
            job.folder.mkdir(parents=True, exist_ok=True)
            papermill.execute_notebook(
                notebook,
                str(draft),
                job.parameters,
                progress_bar=False,
                request_save_on_cell_execute=False,  # it would cost as much as half the runs
                execution_timeout=timeout,
                extra_arguments=QUIET_KERNEL,
                # The kernel runs where its notebook will lie: there its paths and links hold.
                resources={"metadata": {"path": str(job.folder)}},
            )
        except papermill.PapermillExecutionError as stop:
            first_line = next(iter(str(stop.evalue).splitlines()), "")
            error = f"in cell [{stop.exec_count}]: {stop.ename}: {without_paths(first_line)}"
        except CellTimeoutError as stop:
            error = f"because a cell took longer than {timeout} seconds: {_preview(stop)}"
        except DeadKernelError:
            error = "because its kernel died; it may have run out of memory"
        except (RuntimeError, OSError) as stop:  # a kernel that does not start, a disk that is full
            error = f"because {without_paths(next(iter(str(stop).splitlines()), type(stop).__name__))}"
        if draft.exists():
            executed = nbformat.read(draft, 4)
            write_whole(job.folder / job.notebook.name, nbformat.writes(stamp(_clean(executed))) + "\n")
    return error


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
    return notebook


def _preview(stop):
    """Return the first line of the cell that ran out of time; the message quotes it between two rulers."""
    quoted = [line for line in str(stop).splitlines() if line.strip("- ")]
    start = next((at for at, line in enumerate(quoted) if "preview" in line), -1)
    return without_paths(quoted[start + 1])


def _clean(notebook):
    """Take out of a notebook what differs from run to run, or tells of this machine.

    That is papermill's clock and paths, the chunks of a stream, and the paths of tracebacks and warnings.
    """
    for part in (notebook, *notebook.cells):
        part.metadata.pop("papermill", None)
        part.metadata.pop("execution", None)
    for cell in notebook.cells:
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
