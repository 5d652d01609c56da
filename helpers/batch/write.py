"""The results of an article, made by the functions that the notebooks call: byte for byte the same."""

import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from helpers.article import companion, foreign_lines, read_about, read_article
from helpers.base import first_of
from helpers.charts import save_charts
from helpers.checks import run_checks, without_figures
from helpers.report import write_report
from helpers.table import tabulate, write_table

BUG = "{}: the course itself failed on it ({}). Please report it with the article."


@dataclass(frozen=True)
class Task:
    """An article to be done: its path (empty: the course's own), a folder, and what was asked for.

    Without a folder it is only read: notebooks are to write its results.
    """

    source: str
    folder: Path | None
    language: str
    coding: str
    checks: str
    text: bool
    shown: str = ""  # its name as given; what is kept of a row has another


@dataclass(frozen=True)
class Made:
    """What came of it: why nothing, or the article's title, day and counts; and what is to be told."""

    error: str = ""
    title: str = ""
    date: str = ""
    statistics: int = 0
    verdicts: tuple = ()  # of (verdict, how many)
    said: tuple = ()


def make_results(tasks):
    """Write the results of some articles; return for each what came of it.

    What is wrong with an article is told of that article; an error of the disk is raised.
    """
    return [_make(task) for task in tasks]


def _make(task):
    try:
        article, table, verdicts, said = _read(task)
    except (OSError, ValueError) as error:
        return Made(f"{error}")
    except Exception as error:
        return Made(_bug(task, error))
    try:
        if task.folder:
            write_results(article, table, verdicts, task.folder, task.language, task.text)
    except OSError:
        raise
    except Exception as error:
        return Made(_bug(task, error))
    counts = tuple(sorted(Counter(verdicts["verdict"]).items()))
    day = article.metadata["date"]
    return Made("", article.metadata["title"], day, len(table), counts, tuple(said))


def _bug(task, error):
    first = next(iter(str(error).splitlines()), "")
    return BUG.format(
        task.shown or Path(task.source).name or "article.txt", f"{type(error).__name__}: {first}"
    )


def _read(task):
    """Return an article, its table and its verdicts, and lines that its reader ought to know."""
    article = read_article(task.source)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        table = tabulate(article, companion(article, "coding.csv", task.coding), task.language)
    checks = companion(article, "checks.yaml", task.checks)
    verdicts = run_checks(table, checks, task.language)
    read_about(article)  # so that a mistake in it is told before anything is written
    said = [f"{one.filename}: {one.message}" for one in warned if issubclass(one.category, UserWarning)]
    said += [f"{article.name}, {line}" for line in first_of(without_figures(table, checks))]
    if unread := foreign_lines(article):
        said.append(f"{article.name}: lines in another language, not read: {unread}")
    return article, table, verdicts, said


def write_results(article, table, verdicts, folder, language="en", text=True):
    """Write all results of an article but the notebooks: table, workbook, verdicts, charts, report.

    Parameters
    ----------
    article : Article
    table, verdicts : DataFrame
        From `tabulate` and `run_checks`.
    folder : Path
    language : {"en", "zh"}
    text : bool
        Whether the report holds the article's text.
    """
    write_table(table, folder, verdicts)
    save_charts(table, folder / "charts", verdicts, language, article)
    write_report(article, table, verdicts, folder, language, text)
