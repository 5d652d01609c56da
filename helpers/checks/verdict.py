"""Judging: what a check comes to when its figures, conditions and comparisons have been weighed.

A check never ends better than its weakest link: the figures it uses, the checks it builds on, the
assumptions it rests on and the guards it meets. Where a guard refuses, there is no result, unless
the check names an assumption that goes past that guard; then the finding carries the assumption.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import isnan

from helpers.base import rounded
from helpers.checks.checks_file import guards, verdicts
from helpers.checks.expressions import Quantity, compute, names, parse
from helpers.table import exact, row_interval

UNKNOWN = ("", "")  # the dates of a figure that has none


@dataclass(frozen=True)
class Finding:
    """A figure, an outside fact or a check, as far as it could be computed; `reasons` say why not."""

    quantity: Quantity | None
    verdict: str
    inputs: tuple = ()
    assumptions: tuple = ()
    reasons: tuple = ()
    dates: tuple = UNKNOWN


def judge(plan, table, swap=None):
    """Return every figure, fact and check of a plan by name, as a finding."""
    swap = swap or {}
    rows = {row["id"]: row for row in table.to_dict("records")}
    known = {name: figure(rows.get(name), counts) for name, counts in plan["figures"].items()}
    known |= {name: _fact(*fact) for name, fact in plan["facts"].items()}
    for name, day in swap.get("dated", {}).items():
        known[name] = replace(known[name], dates=(str(day), str(day)))
    instead = swap.get("instead", {})
    read = {name: _reading(instead[name], known) for name in instead if name in known}
    known = {name: replace(finding, inputs=(name,)) for name, finding in (known | read).items()}
    for check in plan["checks"]:
        if check["id"] in instead:
            check = check | {"tree": parse(str(instead[check["id"]]))}
        known[check["id"]] = _finding(check, known, plan["assumptions"], swap.get("without", ()))
    return known


def figure(row, counts):
    """Return a row of the table as a finding; no row, or an empty one, is missing and never nought."""
    if row is None or isnan(row["value"]):
        return Finding(None, guards()["missing"])
    counts = counts if isinstance(counts, dict) else {"counts": counts or ""}
    quantity = Quantity(
        row_interval(row),
        exact(row["value"]),
        ((row["unit"], 1),) if row["unit"] else (),
        change=row["kind"] == "change",
        **counts,
    )
    dates = (row["from"], row["to"])
    return Finding(quantity, _at_best(row["status"]), dates=dates if all(dates) else UNKNOWN)


def _at_best(word):
    """Return the best verdict that a figure of this status, or a fact this sure, allows."""
    found = [name for name, costs in verdicts().items() if word in costs["inputs"].split()]
    return found[0] if found else "not-supportable"


def _fact(row, step):
    """Return a row of ``context.csv`` as a finding, rounded to the step that the checks file states."""
    if row is None:
        return Finding(None, guards()["missing"])
    value = Fraction(row["value"])
    unit = ((row["unit"], 1),) if row["unit"] else ()
    quantity = Quantity(rounded(value, Fraction(str(step or 0))), value, unit)
    return Finding(quantity, _at_best(row.get("confidence", "good")), dates=(row["date"], row["date"]))


def _reading(expression, known):
    """Return what stands instead of a figure: another figure with its dates, or another reading of it."""
    tree = parse(str(expression))
    used = [known[name] for name in names(tree)]
    if any(finding.quantity is None for finding in used):
        return Finding(None, guards()["missing"])
    quantity = compute(tree, {name: known[name].quantity for name in names(tree)})
    return Finding(
        quantity,
        _worst(["consistent", *(finding.verdict for finding in used)]),
        dates=used[0].dates if used else UNKNOWN,
    )


def _finding(check, known, assumptions, dropped):
    """Compute one check, let it meet the guards, and judge it by its weakest link."""
    trees = [tree for tree in (check["tree"], check["other"]) if tree is not None]
    used = {name: known[name] for tree in trees for name in names(tree)}
    inputs = tuple(dict.fromkeys(name for finding in used.values() for name in finding.inputs))
    own = [key for key in check.get("assumptions", []) if key not in dropped]
    carried = tuple(dict.fromkeys([*(key for finding in used.values() for key in finding.assumptions), *own]))
    links = [finding.verdict for finding in used.values()] + [assumptions[key]["verdict"] for key in carried]
    passed = {guard for key in own for guard in assumptions[key].get("passes", [])}

    def refused(*reasons):
        gates = [guards()[guard] for guard, _ in reasons]
        told = [one for finding in used.values() for one in finding.reasons] + list(reasons)
        return Finding(None, _worst(links + gates), inputs, carried, tuple(dict.fromkeys(told)))

    missing = [("missing", name) for name in inputs if known[name].quantity is None]
    if missing:
        return refused(*missing)
    if check["tree"] is None or any(finding.quantity is None for finding in used.values()):
        return refused()
    quantities = {name: finding.quantity for name, finding in used.items()}
    try:
        result = compute(check["tree"], quantities)
        other = None if check["other"] is None else compute(check["other"], quantities)
    except ValueError:  # the file was tried on other numbers when it was read: only a division can fail
        return refused(("nought", ""))
    trips = result.trips | (set() if other is None else (result - other).trips)
    # Figures that a check above has already brought together are not asked for their dates again.
    settled = any(set(inputs) <= set(finding.inputs) for finding in used.values())
    trips |= set() if settled else _date_trips([known[name].dates for name in inputs])
    stopped = sorted(trip for trip in trips if trip[0] not in passed)
    if stopped:
        return refused(*stopped)
    if check.get("whole"):
        result = replace(result, interval=result.interval.whole())
    outcome = _outcome(result.interval, check["relation"], other.interval if other else None)
    return Finding(replace(result, trips=frozenset()), _worst([*links, outcome]), inputs, carried)


def _worst(found):
    return max(found, key=lambda verdict: verdicts()[verdict]["rank"])


def _date_trips(dates):
    """Return a trip if figures are not of one date.

    Levels need the same day and flows the same period; a level may meet the flow of the period that
    it ends. No date is unknown, and the unknown equals nothing.
    """
    found = set(dates)
    if len(dates) < 2 or (len(found) == 1 and UNKNOWN not in found):
        return set()
    levels = {pair for pair in found if pair[0] == pair[1]}
    one_of_each = len(levels) == 1 and len(found) == 2 and UNKNOWN not in found
    if one_of_each and len({last for _, last in found}) == 1:
        return set()
    return {("dates", " / ".join(sorted(_period(*pair) for pair in found)))}


def _period(first, last):
    return "?" if not last else last if first == last else f"{first}–{last}"


def _outcome(interval, relation, other):
    """Say what a result, or its comparison, comes to before its conditions are weighed."""
    if not relation:
        return "consistent" if interval.exact else "bounded"
    if relation == "equals":
        if not interval.meets(other):
            return "does-not-add-up"
        return "consistent" if interval.exact and other.exact else "bounded"
    margin = other - interval if relation == "below" else interval - other
    if margin.low is not None and margin.low >= 0 and 0 not in margin:
        return "consistent"
    return "not-supportable" if margin.high is not None and margin.high <= 0 else "undefined"
