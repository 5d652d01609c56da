"""The verdicts, best first, and what each lets one print: the one reader of ``verdicts.csv``.

Its columns
    verdict      the name; its words in tables and the report are ``verdict.<name>`` of labels.csv
    rank         1 is the best; a check is no better than the highest rank that it meets
    inputs       the status of a figure, or the confidence of an outside fact, that allows a number derived
                 from it this at best; whether figures agree may be consistent all the same
    guards       the guards that lead here when no assumption goes past them
    use          what a report does with it: ``print`` it, ``ask`` about it, or (empty) neither
    publish_en   the sentence for a check that came out otherwise than its own was written for
    publish_zh   the same in Chinese
"""

from functools import cache
from pathlib import Path

from helpers.base import list_rows


@cache
def verdicts():
    """Return the verdicts by name, best first, each with its row."""
    rows = list_rows(Path(__file__).with_name("verdicts.csv"))
    return {row["verdict"]: row | {"rank": int(row["rank"])} for row in rows}


@cache
def guards():
    """Return the verdict that each guard leads to.

    Examples
    --------
    >>> guards()["dates"]
    'inconsistent-dates'
    """
    return {guard: name for name, row in verdicts().items() for guard in row["guards"].split()}


def verdicts_to(use):
    """Return the verdicts whose checks are for one use in a report: to ``print`` or to ``ask`` about.

    Examples
    --------
    >>> verdicts_to("print")
    ['consistent', 'bounded']
    """
    return [name for name, row in verdicts().items() if row["use"] == use]


def best_for(word):
    """Return the best verdict that a figure of this status, or a fact this sure, allows.

    Examples
    --------
    >>> best_for("exact"), best_for("hedged"), best_for("a rumour")
    ('consistent', 'bounded', 'not-supportable')
    """
    found = [name for name, row in verdicts().items() if word in row["inputs"].split()]
    return found[0] if found else "not-supportable"


def worst(found):
    """Return the worst of some verdicts; of none, the best there is.

    Examples
    --------
    >>> worst(["bounded", "undefined", "consistent"]), worst([])
    ('undefined', 'consistent')
    """
    rank = {name: row["rank"] for name, row in verdicts().items()}
    return max(found, key=rank.get, default=min(rank, key=rank.get))
