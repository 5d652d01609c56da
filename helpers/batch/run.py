"""The course's results for each of many articles, and its notebooks where they are asked for.

Results are made aside, in processes of their own, and moved to their folder when they are whole; notebooks
run there. What is there is kept: a second start does what is missing.
"""

import os
import re
import sys
from contextlib import closing, contextmanager, suppress

from helpers.base import for_terminal, in_words, limits, printable, writable
from helpers.batch.disk import LOCK, clear, held
from helpers.batch.index import INDEX, write_index
from helpers.batch.notebooks import KERNELS, Job, require_the_parameters, run_notebooks
from helpers.batch.open_files import require_open_files
from helpers.batch.plan import COURSE_ARTICLE, Asked, pieces, plan
from helpers.batch.progress import progress
from helpers.batch.records import (
    claim,
    is_run,
    is_whole,
    note_notebook,
    put_in_place,
    record_of,
    records_in,
)
from helpers.batch.results import named_notebooks, require_own
from helpers.batch.schedule import Lost, Stopped, work
from helpers.batch.write import Made, Task, make_results

LOG = "run.log"
LOST = "{}: making its results ended the process that made them ({}). Please report it with the article."


def run(
    articles=(),
    output="output",
    language="en",
    coding="",
    checks="",
    text=True,
    notebooks="",
    jobs=0,
    listed="",
    own_network=False,
):
    """Make the course's results for each article; return 0 if all went well, else 1.

    Parameters
    ----------
    articles : sequence of str
        Files, folders, patterns, links; relative ones count from where the caller stands, then from the
        course's folder. None: the course's own.
    output : str
        The folder for the results, from where the caller stands: one folder in it for each article.
    language : {"en", "zh"}
        Of labels, tables, charts and the report.
    coding, checks : str
        Files to use with these articles instead of the course's own, or of none.
    text : bool
        False: the results are without the texts of the articles, and so without notebooks, which show them.
    notebooks : str
        ``none``, ``all``, or some: ``06,08``. Empty: all for the course's own article, none for others.
    jobs : int
        Articles that are worked on at a time, and notebooks. 0: one a core, and two notebooks.
    listed : str
        A file that names more articles, one a line.
    own_network : bool
        Whether links may lead to this machine, or to an address of its own network.
    """
    if not text and notebooks not in ("", "none"):
        raise ValueError("The notebooks show an article's text: --without-text goes with --notebooks none.")
    if not 0 <= jobs <= limits.JOBS:
        raise ValueError(
            f"--jobs is how many articles or notebooks at a time: 1 or more, and at most {limits.JOBS}."
        )
    chosen = () if notebooks == "none" or not text else tuple(_chosen(notebooks))
    given = {"language": language, "coding": coding, "checks": checks}
    asked = Asked(given, chosen, notebooks != "", text, jobs, own_network=own_network)
    return run_articles(articles, output, asked, listed)


def _chosen(notebooks):
    return named_notebooks([] if notebooks in ("", "all") else re.split(r"[,\s]+", notebooks.strip(", ")))


def run_articles(articles, output, asked, listed=""):
    """Make what is asked for on each of `articles`, in folders of `output`; see `run`."""
    for notebook in asked.notebooks:
        require_the_parameters(notebook)
    folder = writable(output)
    with held(folder), in_words(folder), _nothing_left(folder):
        entries, refused = plan(pieces(articles, listed, folder), folder, asked)
        _require_one(asked, max(len(articles), len(entries) + len(refused)))
        if count := sum(len(asked.notebooks_for(one)) for one in entries):
            require_open_files(min(count, asked.jobs or KERNELS))
        _clear(folder, entries, asked)
        try:
            with _log(folder) as tell:
                for words in refused.values():
                    tell(f"Not run: {words}")
                whole = _all_made(entries, refused, folder, asked, tell)
        except Stopped:
            print("Stopped. What is finished is kept; the same command goes on from here.", file=sys.stderr)
            whole = False
        finally:
            _clear(folder, entries, asked)
        names = [entry.shown for entry in entries]
        write_index(folder, names, refused, asked.given["language"])
        _say(entries, refused, folder, asked)
    return 0 if whole and not refused else 1


def _clear(output, entries, asked):
    """Take away what stopped runs have left, but for notebooks that have run and from which this goes on."""
    kept = {one.aside for one in entries if asked.by_notebooks(one) and record_of(one.aside).get("notebooks")}
    clear(output, kept)


def _require_one(asked, count):
    if count > 1 and (asked.given["coding"] or asked.given["checks"]):
        raise ValueError(
            "--coding and --checks go with one ARTICLE. For several, put beside each a file of its name: "
            "story.coding.csv and story.checks.yaml for story.txt."
        )


@contextmanager
def _log(folder):
    """Give a function that tells a line to whoever watches, and in the log."""
    from tqdm import tqdm

    with (folder / LOG).open("a", encoding="utf-8", buffering=1) as log:

        def tell(line="", stream=None):
            line = printable(line)
            tqdm.write(line, file=stream or sys.stderr)
            print(line, file=log)

        tell.log = log
        yield tell


def _all_made(entries, refused, output, asked, tell):
    """Make what is missing, results and then notebooks; return whether all is there."""
    missing = [one for one in entries if not is_whole(record_of(one.folder), one.key, one.folder)]
    _say_what_is_there(len(entries), len(missing), "articles", tell)
    waiting = {one.folder for one in missing if asked.by_notebooks(one)}
    read = _made(missing, waiting, refused, asked, tell)
    there = [one for one in entries if one.shown not in refused]
    all_ran = _notebooks_ran(there, read, refused, asked, tell)
    # Where a notebook failed, what it would have written is made without it.
    _made([one for one in there if one.folder in read and record_of(one.aside)], (), refused, asked, tell)
    return all_ran


def _say_what_is_there(all_of_them, missing, what, tell):
    if missing < all_of_them:
        tell(f"{all_of_them - missing:,} of {all_of_them:,} {what} are there; {missing:,} to run.")


def _made(missing, waiting, refused, asked, tell):
    """Make results aside and move them to their folder; read only those that are waiting for notebooks.

    What came of these is returned; what can't be made is put among the refused, with the reason.
    """
    free, read = [], {}
    for entry in missing:
        if error := _not_ours(entry.folder):
            _refuse(entry, error, refused, tell)
        else:
            free.append(entry)
    folders = [None if one.folder in waiting else one.aside for one in free]
    given = asked.given | {"text": asked.text}
    tasks = {
        Task(one.source, at, **given, shown=one.shown): one for one, at in zip(free, folders, strict=True)
    }
    if not free:
        return read
    with (
        _progress(len(free), "articles", tell) as done,
        closing(_worked(free, waiting, zip(tasks), asked)) as outcomes,
    ):
        for (task,), outcome in outcomes:
            entry = tasks[task]
            made = _come(entry, outcome, tell)
            if made.error:
                _refuse(entry, made.error, refused, tell)
            elif entry.folder in waiting:
                read[entry.folder] = made
            else:
                _put_in_place(entry, made)
            done()
    return read


def _worked(entries, waiting, batches, asked):
    """Yield each batch of one task with its outcome; they are done in other processes.

    The course's own article is known to do no harm: where it is only read, for its notebooks, no process has
    to start for that.
    """
    if all(one.course and one.folder in waiting for one in entries):
        return ((one, make_results(one)) for one in batches)
    return work(make_results, batches, max(1, min(asked.jobs or os.cpu_count() or 1, len(entries))))


def _refuse(entry, error, refused, tell):
    refused[entry.shown] = error
    tell(f"Not run: {error}")


def _come(entry, outcome, tell):
    """Return what came of an article, and tell what is to be told of it."""
    if isinstance(outcome, Lost):
        return Made(LOST.format(entry.shown or COURSE_ARTICLE, outcome.why))
    (made,) = outcome
    for line in made.said:
        tell(line)
    return made


def _put_in_place(entry, made):
    with in_words(entry.folder):
        put_in_place(entry.aside, entry.folder, entry.sha256, entry.key, made)


@contextmanager
def _progress(total, unit, tell):
    """Show how far it is, on the terminal and in the log; give a function that is called at each step."""
    with progress(total, unit) as shown, progress(total, unit, tell.log) as logged:

        def step():
            shown(1)
            logged(1)

        yield step


def _notebooks_ran(entries, read, refused, asked, tell):
    """Run the notebooks that have not run; return whether all have.

    Those of an article that was only read run aside, and write its results; it is in place when all have run.
    """
    asides, jobs, wanted = {}, [], 0
    for entry in entries:
        folder = entry.folder
        if folder in read:
            asides[entry.aside] = entry
            folder = entry.aside
            claim(folder, entry.sha256)
            _finish(entry, read, asked)
        missing = _not_run(entry, folder, asked) if folder.exists() else []
        wanted += len(asked.notebooks_for(entry))
        if error := _not_ours(entry.folder) if missing else "":
            _refuse(entry, error, refused, tell)
            continue
        # The longest stand last in the course. Begun first, none is left to run alone.
        jobs += [Job(one, entry.source, asked.given, folder) for one in reversed(missing)]
    if not jobs:
        return True
    _say_what_is_there(wanted, len(jobs), "notebooks", tell)
    failed = 0
    with _progress(len(jobs), "notebooks", tell) as done:
        for job, error in run_notebooks(jobs, asked.jobs or KERNELS, asked.timeout):
            note_notebook(job.folder, job.notebook, error)
            done()
            failed += bool(error)
            tell(f"{job.name} failed {error}" if error else f"{job.name} ran")
            if job.folder in asides:
                _finish(asides[job.folder], read, asked)
    return not failed


def _not_run(entry, folder, asked):
    record = record_of(folder)
    return [one for one in asked.notebooks_for(entry) if not is_run(record, one, folder)]


def _finish(entry, read, asked):
    """Put the results that notebooks wrote in place, if all have run."""
    if not _not_run(entry, entry.aside, asked):
        _put_in_place(entry, read[entry.folder])


def _not_ours(folder):
    try:
        require_own(folder)
    except ValueError as error:
        return str(error)
    return ""


def _say(entries, refused, output, asked):
    """Say what there is in the end: of one article in its folder, of many on the page over all."""
    asked_for = len({one.shown for one in entries} | set(refused))
    entries = [one for one in entries if record_of(one.folder).get("key") == one.key]
    if len(entries) == asked_for == 1:
        (one,) = entries
        outcome = _notebooks_said(entries, asked) or "table, checks, charts and report are there"
        print(f"{one.folder.name}: {outcome}. Results: {for_terminal(one.folder)}")
    elif entries:
        count = f"{len(entries):,} of {asked_for:,} articles are there"
        outcome = "; ".join(filter(None, [count, _notebooks_said(entries, asked)]))
        print(f"{outcome}. Results: {for_terminal(output / INDEX)}")


def _notebooks_said(entries, asked):
    """Return how many notebooks of what was asked for have run or failed, in words; "" of none."""
    noted = []
    for entry in entries:
        known = record_of(entry.folder)["notebooks"]
        noted += [known[one.stem] for one in asked.notebooks_for(entry) if one.stem in known]
    failed = sum(bool(one["failed"]) for one in noted)
    if failed:
        return f"{failed} of {len(noted)} notebooks failed"
    return f"{len(noted)} notebooks ran" if noted else ""


@contextmanager
def _nothing_left(folder):
    """Take away the folder of a run that has made nothing, however it ends, if nothing else is in it."""
    try:
        yield
    finally:
        if folder.is_dir() and not records_in(folder):
            for name in (LOG, LOCK):
                (folder / name).unlink(missing_ok=True)
            with suppress(OSError):
                folder.rmdir()
