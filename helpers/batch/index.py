"""The page over all articles of a folder: a row an article, its counts, its report, and what failed."""

import csv
import io
import re
from functools import partial
from pathlib import Path
from urllib.parse import quote

from helpers.base import TAGS, Counted, day, fold, hash_of, label, printable, write_whole
from helpers.batch.records import records_in
from helpers.checks import verdicts
from helpers.style import DARK, PALETTE
from helpers.table import written_cell

INDEX = "index.html"
ERRORS = "errors.csv"
COLUMNS = ("article", "error")
TEXT = {"type": "string"}


def write_index(output, names, refused, language="en"):
    """Write ``index.html`` over all results in a folder, and ``errors.csv``; return how many there are.

    Nothing is written where there are none.

    Parameters
    ----------
    output : Path
    names : sequence of str
        What this run was given and could use: an earlier error of these is out of date.
    refused : dict
        What it could not use, each with the reason.
    language : {"en", "zh"}
    """
    records = records_in(output)
    if records:
        errors = {name: why for name, why in _errors_in(output).items() if name not in names} | refused
        errors = dict(sorted(errors.items()))
        _write_errors(output / ERRORS, errors)
        write_whole(output / INDEX, page(records, errors, language))
    return len(records)


def _errors_in(output):
    """Return the errors of earlier runs, by article."""
    try:
        with (output / ERRORS).open(encoding="utf-8", newline="") as file:
            return {
                row["article"].removeprefix("'"): row["error"].removeprefix("'")
                for row in csv.DictReader(file)
            }
    except (OSError, ValueError, LookupError, AttributeError, csv.Error):  # none, or not one of ours
        return {}


def _write_errors(path, errors):
    if not errors:
        path.unlink(missing_ok=True)
        return
    file = io.StringIO()
    rows = [COLUMNS, *([written_cell(cell, TEXT) for cell in row] for row in errors.items())]
    csv.writer(file, lineterminator="\n").writerows(rows)
    write_whole(path, file.getvalue())


def page(records, errors, language="en"):
    """Return the page: of each folder by its name what a run noted there, of each error its article."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    say = partial(label, language=language)
    rows = [_row(name, record, say) for name, record in records.items()]
    rows += [
        _empty(name) | {"problems": [say("index.not_run").format(why=why)]} for name, why in errors.items()
    ]
    troubled = sum(bool(row["problems"]) for row in rows)
    script = Path(__file__).with_name("index.js").read_text(encoding="utf-8")
    here = FileSystemLoader(Path(__file__).parent, encoding="utf-8")
    environment = Environment(loader=here, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["hash_of"] = hash_of
    environment.tests["chinese"] = re.compile("[㐀-鿿]").search
    return environment.get_template("index.html.j2").render(
        tag=TAGS[language],
        palette=PALETTE,
        dark=DARK,
        t=_words(say),
        lead=say("index.lead").format(n=Counted(sum(bool(row["report"]) for row in rows))),
        failed=say("index.failed").format(n=Counted(troubled)) if troubled else "",
        rows=rows,
        folds=folds_to("".join(f"{cell}" for row in rows for cell in row.values())),
        script=script,
    )


def folds_to(text):
    """Return each sign that folds to one of a text, with that one after it: a search knows both scripts.

    Examples
    --------
    >>> ["調调" in folds_to(text) for text in ("湖泊調查", "湖泊调查", "湖泊")]
    [True, True, False]
    """
    signs = set(fold(text.lower()))
    every = "".join(map(chr, range(0x10000)))
    pairs = zip(every, fold(every), strict=True)
    return "".join(sign + folded for sign, folded in pairs if folded in signs and folded != sign)


def _words(say):
    return {
        "title": say("index.title"),
        "search": say("index.search"),
        "shown": say("index.shown"),
        "sort": say("index.sort"),
        "article": say("index.article"),
        "date": say("index.date"),
        "statistics": say("index.statistics"),
        "checks": say("index.checks"),
        "verdicts": say("index.verdicts"),
        "problems": say("index.problems"),
    }


def _empty(name):
    row = dict.fromkeys(("report", "title", "date", "day", "statistics", "checks", "verdicts"), "")
    return row | {"name": printable(name), "problems": []}


def _row(name, record, say):
    if not record["key"]:
        return _empty(name) | {"problems": [say("index.unfinished")]}
    counts = record["verdicts"]
    shown = (f"{say(f'verdict.{one}')} {counts[one]}" for one in verdicts() if one in counts)
    failed = (
        (stem, noted["failed"]) for stem, noted in sorted(record["notebooks"].items()) if noted["failed"]
    )
    return _empty(name) | {
        "report": f"{quote(name)}/report.html",
        "title": printable(record["title"]),
        "date": record["date"],
        "day": record["date"] and day(record["date"], say.keywords["language"]),
        "statistics": record["statistics"],
        "checks": sum(counts.values()),
        "verdicts": " · ".join(shown),
        "problems": [say("index.notebook").format(name=stem, why=f"{why}.") for stem, why in failed],
    }
