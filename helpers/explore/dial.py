"""The dial: move one figure, or drop one assumption, and see which verdicts flip."""

from fractions import Fraction
from functools import cache
from html import escape
from math import isfinite

import pandas as pd

from helpers.base import Counted, allowed, decimals, label, number
from helpers.charts import picture_html, with_unit
from helpers.checks import (
    figure_to_vary,
    rebut,
    resting_on,
    run_checks,
    stress_range,
    with_value,
    worth_varying,
)
from helpers.explore.picture import what_follows
from helpers.explore.widget import show_widget
from helpers.table import row_interval, show_table

WORDS = [
    "as_printed",
    "assumptions",
    "figures",
    "flipped",
    "heading",
    "highest",
    "lowest",
    "move",
    "objected",
    "question",
    "result",
    "type",
    "value",
    "verdict",
]


def show_dial(table, checks=None, language="en", figure=""):
    """Show a dial for one figure at a time, and what follows from each of its values.

    Parameters
    ----------
    table : DataFrame
        From `tabulate`.
    checks : str or Path, optional
        A checks file. None: the dial only says which values the printed form allows.
    language : {"en", "zh"}
    figure : str
        The id to start with; empty: the inexact figure on which most checks rest.
    """
    chosen = figure or figure_to_vary(table, checks)
    before = run_checks(table, checks, language)

    @cache
    def prepared(figure):
        return prepare(table, figure, before, checks, language)

    def answer(asked):
        if "value" in asked:
            return at_value(table, asked["figure"], asked["value"], before, checks, language)
        return {"prepared": prepared(asked["figure"])}

    first = prepared(chosen)
    paper = _on_paper(table, chosen, first, checks, language)
    show_widget("dial", state_of(table, first, checks, language), paper, language, answer)


def state_of(table, first, checks, language="en"):
    """Return what the module of the dial shows; `first` is the figure that it starts with, prepared."""
    figures = worth_varying(table, checks).itertuples(index=False)
    return {
        "labels": {word: label(f"explore.{word}", language) for word in WORDS},
        "figures": [[row.id, f"{row.printed}  {row.subject}".strip()] for row in figures],
        "prepared": first,
        "objections": objections(table, checks, language),
    }


def prepare(table, figure, before, checks, language="en"):
    """Return what a figure's dial shows at each of its stops, ready for the page.

    The stops are the values of `stress_range`, the printed value and the ends of what it allows; `before`
    is what `run_checks` gives for the table as printed.

    Returns
    -------
    dict
        figure, allowed (words), printed_at, low_at, high_at (which stop), stops: a list of
        dicts as of `at_value`.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> table = tabulate(read_article(), "data/coding.csv")
    >>> before = run_checks(table, "data/checks.yaml")
    >>> dial = prepare(table, "unstarred_villages", before, "data/checks.yaml")
    >>> [stop["text"] for stop in dial["stops"]][:3], dial["stops"][dial["printed_at"]]["text"]
    (['300', '310', '320'], '350')
    """
    row = _row(table, figure)
    values = stops(row)
    interval = row_interval(row)
    at = {value: place for place, value in enumerate(values)}
    return {
        "figure": figure,
        "allowed": label("explore.prints", language).format(
            printed=row["printed"], allowed=allowed(interval, language=language)
        ),
        "printed_at": at[row["value"]],
        "low_at": at.get(row["low"], 0),
        "high_at": at.get(row["high"], len(values) - 1),
        "stops": [at_value(table, figure, value, before, checks, language) for value in values],
    }


def stops(row):
    """Return the values at which a dial stops, in order: even steps, the printed value, the ends allowed.

    Examples
    --------
    >>> stops({"value": 350.0, "low": 345.0, "high": 355.0, "low_closed": True, "high_closed": True})[4:8]
    [340.0, 345.0, 350.0, 355.0]
    """
    ends = [row[name] for name in ("value", "low", "high")]
    return sorted({*stress_range(row), *(end for end in ends if end == end)})


def at_value(table, figure, value, before, checks, language="en"):
    """Return what one value of a figure leads to, beside the checks of the table as printed, `before`.

    Returns
    -------
    dict
        value, text, words (is it allowed), said (how many verdicts flipped), rows: for each check that rests
        on the figure and has a result, a list of question, result, verdict and, if it flipped, the verdict
        as printed; flipped ones come first.

    Raises
    ------
    ValueError
        If the value is no number.
    """
    row = _row(table, figure)
    value = read_value(value, language)
    inside = Fraction(str(value)) in row_interval(row)
    words = label("explore.allowed" if inside else "explore.not_allowed", language)
    words = words.format(printed=row["printed"], value=number(value))
    rows = _judged(table, figure, value, before, checks, language)
    return {"value": value, "text": number(value), "words": words, **counted(rows, language)}


def _judged(table, figure, value, before, checks, language):
    """Return question, result, verdict and, if it flipped, the old one, of each check that has a result."""
    rests = resting_on(figure, before)
    if rests.empty:  # nothing to run
        return []
    now = run_checks(with_value(table, figure, value), checks, language, set(rests["check"]))
    rows, read = [], ["question", "value", "low", "high", "low_closed", "high_closed", "unit", "verdict"]
    for one, was, old in zip(now[read].to_dict("records"), rests["value"], rests["verdict"], strict=True):
        if isfinite(one["value"]) or isfinite(was):
            verdicts = [label(f"verdict.{verdict}", language) for verdict in (one["verdict"], old)]
            flipped = verdicts[1] if one["verdict"] != old else ""
            rows.append([one["question"], _result(one, language), verdicts[0], flipped])
    return rows


def counted(rows, language="en"):
    """Return rows with those that flipped first, and how many did in words.

    Examples
    --------
    >>> counted([["a", "", "bounded", ""], ["b", "", "bounded", "consistent"]])["said"]
    '1 of 2 verdicts flipped'
    """
    flipped = [row for row in rows if row[3]]
    said = label("explore.flips", language).format(flipped=Counted(len(flipped)), total=Counted(len(rows)))
    return {
        "said": said if rows else label("explore.no_checks", language),
        "rows": flipped + [row for row in rows if not row[3]],
    }


def read_value(value, language="en"):
    """Return a value that was typed as a float.

    Raises
    ------
    ValueError
        If it is no number, or larger than any that is printed.

    Examples
    --------
    >>> read_value("1,200"), read_value(0.5)
    (1200.0, 0.5)
    """
    typed = str(value).replace(",", "").replace("，", "").strip().removesuffix("%")
    try:
        number = float(typed)
    except ValueError:
        number = float("nan")
    if not abs(number) < 1e18:
        raise ValueError(label("explore.not_a_number", language).format(typed=str(value)[:40]))
    return number


def objections(table, checks, language="en"):
    """Return the objections of a checks file, each with the checks that it changes, before and after.

    Returns
    -------
    list of dict
        objection (its words); before and after, dicts of words, said and rows as in `at_value`.
    """
    changed = rebut(table, checks, language)
    questions = run_checks(table, checks, language).set_index("check")["question"]
    found = []
    for words, rows in changed.groupby("objection", sort=False):
        rows = rows.assign(
            question=rows["check"].map(questions),
            old=rows["verdict"].mask(rows["verdict"] == rows["becomes"], ""),
        )
        before = rows.assign(old="")[["question", "result", "verdict", "old"]].values.tolist()
        after = rows[["question", "result_becomes", "becomes", "old"]].values.tolist()
        found.append(
            {"objection": words, "before": counted(before, language), "after": counted(after, language)}
        )
    return found


def _row(table, figure):
    return table[table["id"] == figure].iloc[0].to_dict()


def _result(check, language):
    """Return the ends of a result with its unit, rounded outwards at four digits; empty if it has none."""
    if check["value"] != check["value"]:  # NaN
        return ""
    interval = row_interval(check)
    return with_unit(interval.text(decimals(interval, check["value"]), language), check["unit"], language)


def _on_paper(table, figure, dial, checks, language):
    """Return picture and table of the dial at the printed value, as HTML."""
    row = _row(table, figure)
    printed = dial["stops"][dial["printed_at"]]
    words = dial["allowed"]
    if row["subject"]:
        words = label("explore.about", language).format(subject=row["subject"], words=words)
    drawn = what_follows(table, row, checks, language)
    image = picture_html(drawn, words, 'style="max-width:100%;width:640px"')
    words = escape(words)
    if not printed["rows"]:
        return f"<p>{words}</p>{image}<p>{escape(label('explore.no_checks', language))}</p>"
    results = pd.DataFrame(
        [one[:3] for one in printed["rows"]],
        columns=[label(f"explore.{name}", language) for name in ("question", "result", "verdict")],
    )
    return f"<p>{words}</p>{image}{show_table(results).data}"
