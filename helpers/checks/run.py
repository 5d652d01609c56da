"""Checks on a table of statistics: declared in a file, judged, and put into words in two languages.

What a checks file may hold is in `checks_file`, how a check is judged in `judge`, what its sentences
say in `sentences`. The order of the verdicts and what each lets one print are in ``verdicts.csv``.
"""

from math import nan

from helpers.base import Kept, label
from helpers.checks.bounds import ends
from helpers.checks.checks_file import read_checks_file
from helpers.checks.expressions import compute, names, parse
from helpers.checks.judge import figure, judge
from helpers.checks.rules import lacking
from helpers.checks.sentences import filled, reasons, said, with_conditions, written
from helpers.checks.verdict import verdicts
from helpers.table import empty_table, table_of


def run_checks(table, checks=None, language="en", only=None):
    """Return one row a check: its question, result, verdict, conditions and what may be printed.

    Parameters
    ----------
    table : DataFrame
        From `helpers.table.tabulate`.
    checks : str or Path, optional
        A checks file. None: no rows.
    language : str
        ``en`` or ``zh``.
    only : collection of str, optional
        The ids of the checks to run. None: all.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> table = tabulate(read_article(), "data/coding.csv")
    >>> run_checks(table, "data/checks.yaml").set_index("check").loc["sum_of_units", "value"]
    np.float64(80293.0)
    """
    if checks is None:
        return empty_table("checks")
    declared = read_checks_file(checks, table["id"])
    if only is not None:
        declared = declared | {"checks": [check for check in declared["checks"] if check["id"] in only]}
    known = judge(declared, table)
    results = table_of([_row(check, known, declared, language) for check in declared["checks"]], "checks")
    # With how many decimals the sentences of each check print its result.
    results.attrs["places"] = Kept({check["id"]: check.get("places", 0) for check in declared["checks"]})
    return results


def without_figures(table, checks=None):
    """Return a line for each check that lacks a figure, unless it was written for that (``not-applicable``).

    Parameters
    ----------
    table : DataFrame
    checks : str or Path, optional

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> table = tabulate(read_article(), "data/coding.csv")
    >>> without_figures(table, "data/checks.yaml")
    []
    >>> table = table[table["id"] != "tongrentang_tax"]
    >>> without_figures(table, "data/checks.yaml")[0].partition(";")[0]
    'check tax_share: the table has no tongrentang_tax'
    """
    if checks is None:
        return []
    ids = list(table["id"])
    declared = read_checks_file(checks, ids)
    known = judge(declared, table)
    gone = set(declared["figures"]) - set(ids)
    lines = []
    for check in declared["checks"]:
        finding = known[check["id"]]
        names = [name for name in finding.inputs if name in gone]
        if names and finding.verdict != check["verdict"]:
            lines.append(f"check {check['id']}: {lacking(', '.join(names), ids)}")
    return lines


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
    tree = parse(str(expression))
    rows = table[table["id"].isin(names(tree))].to_dict("records")
    quantities = {row["id"]: figure(row, None).quantity for row in rows}
    if empty := [name for name, quantity in quantities.items() if quantity is None]:
        raise ValueError(f"The table has no value for {', '.join(empty)}.")
    result = compute(tree, quantities)
    if result.trips:
        raise ValueError(f"These do not go together: {reasons(result.trips, 'en')}.")
    return result.interval


def _row(check, known, declared, language):
    """Return a check as a row of the table, with its sentences filled in."""
    finding = known[check["id"]]
    assumptions = [said(declared["assumptions"][key], language) for key in finding.assumptions]
    not_publish = said(check.get("not_publish", ""), language)
    return {
        "check": check["id"],
        "group": said(check["group"], language),
        "question": said(check["question"], language),
        "expression": written(check),
        "value": float(finding.quantity.value) if finding.quantity else nan,
        **ends(finding.quantity and finding.quantity.interval),
        "unit": said(check.get("unit", ""), language),
        "verdict": finding.verdict,
        "assumptions": "; ".join(assumptions),
        "publish": _publish(check, finding, known, declared, language),
        "not_publish": filled(not_publish, check, known, declared, language),
        "inputs": "; ".join(finding.inputs),
        "drafted": check.get("drafted", False),
    }


def _publish(check, finding, known, declared, language):
    """Return the sentence of a check with its blanks filled in, or that of its verdict in its place.

    A check's own is not printed if it was written for another verdict, or needs an end that is not set.
    """
    sentence = verdicts()[finding.verdict][f"publish_{language}"]
    with_why = label("table.named", language).format
    if finding.verdict == check["verdict"]:
        own = with_conditions(said(check["publish"], language), finding, language)
        if own := filled(own, check, known, declared, language):
            return own
        sentence = with_why(sentence, label("sentence.without", language))
    elif why := reasons(finding.reasons, language, declared["universes"]):
        return with_why(filled(sentence, check, known, declared, language), why)  # which may hold braces
    return filled(with_conditions(sentence, finding, language), check, known, declared, language)
