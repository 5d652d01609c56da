"""Checks on a table of statistics: declared in a file, judged, and put into words in two languages.

What a checks file may hold is in `checks_file`, how a check is judged in `verdict`. The order of the
verdicts and what each lets one print are in ``verdicts.csv``.
"""

import re
from decimal import Decimal
from math import nan

import pandas as pd

from helpers.base import label
from helpers.checks.checks_file import read_plan, verdicts
from helpers.checks.expressions import compute, parse
from helpers.checks.verdict import figure, judge
from helpers.table import empty_table, row_interval

_BLANK = r"\{(?P<name>\w+)(?:\.(?P<part>low|high|result|value|about))?(?:\*(?P<times>\d+))?\}"


def run_checks(table, checks=None, language="en"):
    """Return one row a check: its question, result, verdict, conditions and what may be printed.

    Parameters
    ----------
    table : DataFrame
        From `helpers.table.tabulate`.
    checks : str or Path, optional
        A checks file. None: no rows.
    language : str
        ``en`` or ``zh``.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> table = tabulate(read_article(), "data/coding.csv")
    >>> run_checks(table, "data/checks.yaml").set_index("check").loc["sum_of_units", "value"]
    np.float64(80293.0)
    """
    empty = empty_table("checks")
    if checks is None:
        return empty
    plan = read_plan(checks)
    known = judge(plan, table)
    rows = [_row(check, known, plan, language) for check in plan["checks"]]
    return pd.DataFrame(rows, columns=empty.columns).astype(empty.dtypes.to_dict())


def evaluate(expression, table):
    """Return the interval of an expression over the ids of a table; unlike units are refused.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> table = tabulate(read_article(), "data/coding.csv")
    >>> evaluate("100 * tongrentang_tax / tongrentang_output", table).text(2)
    '17.96–18.10'
    """
    quantities = {row["id"]: figure(row, None).quantity for row in table.to_dict("records")}
    result = compute(parse(expression), quantities)
    if result.trips:
        raise ValueError(f"These do not go together: {_reasons(result.trips, 'en')}.")
    return result.interval


def interval_table(intervals, places=0, language="en"):
    """Return intervals by name as a table to read or to draw: label, low, high, their closing, text.

    Examples
    --------
    >>> from helpers.base import Interval
    >>> interval_table({"cadres": Interval(1600, 1700, False, False)})["text"].tolist()
    ['1,600–1,700']
    """
    rows = [
        {
            "label": name,
            "low": nan if one.low is None else float(one.low),
            "high": nan if one.high is None else float(one.high),
            "low_closed": one.low_closed,
            "high_closed": one.high_closed,
            "text": one.text(places, language),
        }
        for name, one in intervals.items()
    ]
    return pd.DataFrame(rows)


def bounds_of(results, checks, places=0, language="en"):
    """Return the bounds of some checks, in this order, as a table to read or to draw."""
    rows = results.set_index("check").loc[checks].to_dict("records")
    return interval_table({row["question"]: row_interval(row) for row in rows}, places, language)


def rebut(table, checks, language="en"):
    """Run each objection of a checks file; return the checks whose verdict or result it changes.

    An objection drops an assumption (``without``), puts another figure or reading in the place of one
    (``instead``) or gives a figure another date (``dated``).

    Returns
    -------
    DataFrame
        objection, check, verdict, becomes, result, result_becomes.
    """
    columns = ["objection", "check", "verdict", "becomes", "result", "result_becomes"]
    if checks is None:
        return pd.DataFrame(columns=columns, dtype="str")
    plan = read_plan(checks)
    before = judge(plan, table)
    rows = []
    for swap in plan["rebuttals"]:
        after = judge(plan, table, swap)
        for check in plan["checks"]:
            was, now = before[check["id"]], after[check["id"]]
            results = [_result(check, finding, language) for finding in (was, now)]
            if was.verdict != now.verdict or results[0] != results[1]:
                words = [label(f"verdict.{finding.verdict}", language) for finding in (was, now)]
                rows.append([_said(swap["objection"], language), check["id"], *words, *results])
    return pd.DataFrame(rows, columns=columns, dtype="str")


def _row(check, known, plan, language):
    """Return a check as a row of the table, with its sentences filled in."""
    finding = known[check["id"]]
    interval = finding.quantity.interval if finding.quantity else None
    low, high = (interval.low, interval.high) if interval else (None, None)
    publish, not_publish = (_said(check.get(field, ""), language) for field in ("publish", "not_publish"))
    if finding.verdict != check["verdict"]:  # written for another outcome: say only what this one lets us say
        publish = verdicts()[finding.verdict][f"publish_{language}"]
        if finding.reasons:
            publish += f" ({_reasons(finding.reasons, language, plan['universes'])})"
    return {
        "check": check["id"],
        "group": _said(check["group"], language),
        "question": _said(check["question"], language),
        "expression": _written(check),
        "value": float(finding.quantity.value) if finding.quantity else nan,
        "low": nan if low is None else float(low),
        "high": nan if high is None else float(high),
        "low_closed": bool(interval and interval.low_closed),
        "high_closed": bool(interval and interval.high_closed),
        "unit": _said(check.get("unit", ""), language),
        "verdict": finding.verdict,
        "assumptions": "; ".join(_said(plan["assumptions"][key], language) for key in finding.assumptions),
        "publish": _filled(publish, check, known, plan, language),
        "not_publish": _filled(not_publish, check, known, plan, language),
        "inputs": "; ".join(finding.inputs),
    }


def _said(words, language):
    """Return words in a language; one text alone serves both."""
    return words[language] if isinstance(words, dict) else str(words)


def _written(check):
    comparison = f" {check['relation']} {check['compare'][check['relation']]}" if check["relation"] else ""
    return f"{check.get('expression', '')}{comparison}"


def _reasons(reasons, language, universes=None):
    """Return what stopped a check: the guard and what it met."""
    universes = universes or {}
    told = []
    for guard, what in reasons:
        parts = [_said(universes.get(part, part), language) for part in what.split(" / ") if part]
        told.append(": ".join([label(f"guard.{guard}", language), *filter(None, [" / ".join(parts)])]))
    return "; ".join(dict.fromkeys(told))


def _result(check, finding, language):
    """Return a result as it is printed, its bounds outwards; a dash if there is none."""
    if finding.quantity is None:
        return "–"
    return finding.quantity.interval.text(check.get("places", 0), language)


def _filled(sentence, check, known, plan, language):
    """Put numbers where a sentence has {result}, {low}, {high}, {value}, {about}, or {name.low} of another.

    {about} keeps two digits; {low*100} is a hundred times as much, for what one language counts in 萬 and
    the other in millions. A sentence that needs a number that is not there is not printed at all.
    """
    by_id = {one["id"]: one for one in plan["checks"]}

    def number(match):
        name, part = match["name"], match["part"] or ""
        if name in ("result", "low", "high", "value", "about"):
            name, part = check["id"], name
        finding = known.get(name)
        if finding is None or finding.quantity is None:
            raise LookupError
        times = int(match["times"] or 1)
        places = 0 if match["times"] else by_id.get(name, {}).get("places", 0)
        interval, value = finding.quantity.interval * times, float(finding.quantity.value * times)
        if part == "result":
            return interval.text(places, language)
        if part == "about":
            return f"{int(Decimal(f'{value:.1e}')):,}"
        if part in ("low", "high"):
            return f"{interval.outwards(places)[part == 'high']:,}"
        return f"{value:,.{places}f}"

    try:
        return re.sub(_BLANK, number, sentence)
    except LookupError:
        return ""
