"""Judging: what a check comes to when its figures, conditions and comparisons have been weighed.

A check never ends better than its weakest link: the figures it uses, the checks it builds on, what
stands in its way and the guards it meets. Where a guard refuses, there is no result, unless
the check names an assumption that goes past that guard; then the finding carries the assumption.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import isnan

from helpers.base import ROUNDING, exact_number, rounded
from helpers.checks.compare import AGREEMENT, outcome
from helpers.checks.expressions import compute, names, parse
from helpers.checks.quantity import Quantity
from helpers.checks.verdict import best_for, guards, verdicts_to, worst
from helpers.table import exact, row_interval, sign_of

# What is read of a row of the table.
READ = ("id", "value", "upper", "low", "high", "low_closed", "high_closed", "unit", "status", "kind")
READ += ("direction", "from", "to")
UNKNOWN = ("", "")  # the dates of a figure that has none
# The file was tried on other numbers when it was read: only a division, or the size of a result, can fail.
FAILURES = {ValueError: "nought", OverflowError: "size"}


@dataclass(frozen=True)
class Finding:
    """A figure, an outside fact or a check, as far as it could be computed; `reasons` say why not."""

    quantity: Quantity | None
    verdict: str
    inputs: tuple = ()
    assumptions: tuple = ()
    reasons: tuple = ()
    dates: tuple = UNKNOWN


def judge(declared, table, swap=None):
    """Return every figure, fact, derived result and check of a checks file by name, as a finding.

    Parameters
    ----------
    declared : dict
        From `helpers.checks.checks_file.read_checks_file`.
    table : DataFrame
    swap : dict, optional
        A rebuttal: what to judge differently this time.
    """
    swap = {"instead": {}, "dated": {}, "without": (), "rounding": "half"} | (swap or {})
    known = _printed(declared, table, swap)
    assumptions = {key: one for key, one in declared["assumptions"].items() if key not in swap["without"]}
    derived = {name: _swapped(name, entry, swap) for name, entry in declared["derived"].items()}
    for name, entry in derived.items():
        known[name] = _finding(entry, known, assumptions)
    checks = {check["id"]: _swapped(check["id"], check, swap) for check in declared["checks"]}
    return known | {name: _finding(check, known, assumptions) for name, check in checks.items()}


def _printed(declared, table, swap):
    """Return the figures and facts as findings, each its own only input."""
    read = [name for name in READ if name in table]
    columns = (table[name].tolist() for name in read)  # a fifth of what DataFrame.to_dict takes
    rows = {row[0]: dict(zip(read, row, strict=True)) for row in zip(*columns, strict=True)}
    known = {
        name: figure(rows.get(name), counts, swap["rounding"]) for name, counts in declared["figures"].items()
    }
    known |= {name: _fact(*fact) for name, fact in declared["facts"].items()}
    for name, day in swap["dated"].items():
        known[name] = replace(known[name], dates=(str(day), str(day)))
    known |= {name: _reading(words, known) for name, words in swap["instead"].items() if name in known}
    return {name: replace(finding, inputs=(name,)) for name, finding in known.items()}


def _swapped(name, entry, swap):
    instead = swap["instead"]
    return entry | {"tree": parse(str(instead[name]))} if name in instead else entry


def figure(row, counts, rounding="half"):
    """Return a row of the table as a finding; no row, or an empty one, is missing and never nought.

    A change that is a fall has a minus.
    """
    if row is None or isnan(row["value"]):
        return Finding(None, guards()["missing"])
    counts = counts if isinstance(counts, dict) else {"counts": counts or ""}
    quantity = Quantity(
        _allowed(row, rounding),
        exact(row["value"]),
        ((row["unit"], 1),) if row["unit"] else (),
        change=row["kind"] == "change",
        **counts,
    )
    quantity = -quantity if sign_of(row) < 0 else quantity
    dates = (row["from"], row["to"])
    return Finding(quantity, best_for(row["status"]), dates=dates if all(dates) else UNKNOWN)


def _allowed(row, rounding):
    """Return what a row allows if its figure was rounded this way; the table has half a step."""
    interval = row_interval(row)
    if rounding == "half" or row["status"] != "rounded" or not isnan(row["upper"]):
        return interval
    return ROUNDING[rounding](exact(row["value"]), interval.high - interval.low)


def _fact(row, step):
    """Return a row of ``context.csv`` as a finding, rounded to the step that the checks file states."""
    if row is None:
        return Finding(None, guards()["missing"])
    value = exact_number(row["value"])
    unit = ((row["unit"], 1),) if row["unit"] else ()
    quantity = Quantity(rounded(value, exact_number(step) if step else 0), value, unit)
    return Finding(quantity, best_for(row.get("confidence", "good")), dates=(row["date"], row["date"]))


def _reading(expression, known):
    """Return what stands instead of a figure: another figure with its dates, or another reading of it."""
    tree = parse(str(expression))
    used = [known[name] for name in names(tree)]
    if any(finding.quantity is None for finding in used):
        return Finding(None, guards()["missing"])
    try:
        quantity = compute(tree, {name: known[name].quantity for name in names(tree)})
    except tuple(FAILURES) as error:
        return Finding(None, guards()[FAILURES[type(error)]])
    return Finding(
        quantity,
        worst(finding.verdict for finding in used),
        dates=used[0].dates if used else UNKNOWN,
    )


def _finding(entry, known, assumptions):
    """Compute a derived result or a check, let it meet the guards, and judge it by its weakest link."""
    used = {name: known[name] for name in _used(entry)}
    own = [key for key in entry.get("assumptions", []) if key in assumptions]
    links = _links(entry, used, own, assumptions)
    if reasons := _missing(entry, own, known, links):
        return _stopped(links, reasons)
    if entry["tree"] is None or any(finding.quantity is None for finding in used.values()):
        return _stopped(links)
    try:
        result, other = _results(entry, used)
    except tuple(FAILURES) as error:
        return _stopped(links, [(FAILURES[type(error)], "")])
    passed = _passed(own, assumptions)
    trips = result.trips | _trips_beside(result, other) | _trips_of_dates(used, known, links.inputs)
    if stopped := sorted(trip for trip in trips if trip[0] not in passed):
        return _stopped(links, stopped)
    return _weighed(entry, links, result, other)


def _used(entry):
    trees = [entry["tree"], entry.get("other")]
    return list(dict.fromkeys(name for tree in trees if tree is not None for name in names(tree)))


def _links(entry, used, own, assumptions):
    """Return what an entry rests on, as a finding without a result: the best that it can be.

    A number derived from inexact figures is as bounded as they are; whether figures agree is not. An
    assumption counts here only where it stands in the way: a condition changes no verdict.
    """
    found = used.values()
    carried = _each_once(*(finding.assumptions for finding in found), own)
    fine = verdicts_to("print") if entry.get("relation") == AGREEMENT else ()
    links = [finding.verdict for finding in found if finding.verdict not in fine]
    return Finding(
        None,
        worst(links + [assumptions[key]["verdict"] for key in carried if "verdict" in assumptions[key]]),
        _each_once(*(finding.inputs for finding in found)),
        carried,
        _each_once(*(finding.reasons for finding in found)),
    )


def _each_once(*groups):
    return tuple(dict.fromkeys(one for group in groups for one in group))


def _missing(entry, own, known, links):
    """Return the figures that are not there, or that neither expression nor condition is left."""
    if entry["tree"] is None and not own:
        return [("missing", "")]
    return [("missing", name) for name in links.inputs if known[name].quantity is None]


def _stopped(links, reasons=()):
    """Return what is left where a guard refuses: no result, and why."""
    gates = [guards()[guard] for guard, _ in reasons]
    return replace(links, verdict=worst([links.verdict, *gates]), reasons=_each_once(links.reasons, reasons))


def _passed(own, assumptions):
    return {guard for key in own for guard in assumptions[key].get("passes", [])}


def _results(entry, used):
    """Return the result of an entry and what it is compared with, if it is."""
    quantities = tuple((name, finding.quantity) for name, finding in used.items())
    result = _computed(entry["tree"], quantities)
    return result, None if entry.get("other") is None else _computed(entry["other"], quantities)


@lru_cache(maxsize=1 << 12)  # where one figure moves, or an objection is heard, most results stay as they are
def _computed(tree, quantities):
    return compute(tree, dict(quantities))


def _weighed(entry, links, result, other):
    """Return the finished finding: no better than what it rests on and than what it comes to."""
    try:
        interval = result.interval.whole() if entry.get("whole") else result.interval
    except ValueError:  # half a village: no whole number lies in it
        return replace(links, verdict=worst([links.verdict, "does-not-add-up"]))
    found = outcome(interval, entry.get("relation", ""), other.interval if other else None)
    result = replace(result, interval=interval, trips=frozenset())
    return replace(links, quantity=result, verdict=worst([links.verdict, found]), reasons=())


def _trips_beside(result, other):
    return frozenset() if other is None else (result - other).trips


def _trips_of_dates(used, known, inputs):
    """Return the trip of dates; figures that a derived result has brought together are not asked again."""
    settled = any(set(inputs) <= set(finding.inputs) for finding in used.values())
    return set() if settled else _date_trips([known[name].dates for name in inputs])


def _date_trips(dates):
    """Return a trip if figures are not of one date; no date is unknown, and the unknown equals nothing."""
    found = set(dates)
    if len(dates) < 2 or (UNKNOWN not in found and (len(found) == 1 or _level_and_flow(found))):
        return set()
    return {("dates", " / ".join(sorted(_period(*pair) for pair in found)))}


def _level_and_flow(found):
    """Say whether a level meets the flow of the period that it ends: nothing else of two dates may meet."""
    levels = [first == last for first, last in found]
    return sorted(levels) == [False, True] and len({last for _, last in found}) == 1


def _period(first, last):
    return "?" if not last else last if first == last else f"{first}–{last}"
