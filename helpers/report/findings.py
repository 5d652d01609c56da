"""The five findings that open a report: what each says, under which condition, with the chart that shows it.

A newsroom names them in the file beside its story. Where it names none they are chosen by rule: of each
group the check with the best verdict that a chart shows; then the checks that no chart shows; then the other
checks of the groups; then what the charts say of the table, which nobody has checked, and which the report
says so of.
"""

from helpers.checks import verdicts, verdicts_to

MOST = 5


def choose(checks, charts, named):
    """Return up to five pairs of a check (a dict, or None) and of a chart (a dict, or None).

    Parameters
    ----------
    checks : DataFrame
        From `run_checks`. Only one that may be printed and that a person has reviewed can be a finding.
    charts : list of dict
        Each with its ``id``, and with ``shows``: the ids of figures and checks that are in it.
    named : dict
        The check of each finding that the newsroom names, with its chart or "".

    Examples
    --------
    >>> from helpers.checks import run_checks
    >>> choose(run_checks(None), [{"id": "big", "shows": {"s001"}}], {})
    [(None, {'id': 'big', 'shows': {'s001'}})]
    """
    printable = _printable(checks)
    by_id = {chart["id"]: chart for chart in charts}
    chosen = [(printable[check], by_id.get(chart)) for check, chart in named.items() if check in printable]
    chosen = chosen or _by_rule([*printable.values()], charts)
    shown = [chart for _, chart in chosen]
    left = [(None, chart) for chart in charts if chart not in shown]
    return [*chosen, *left][:MOST]


def _printable(checks):
    """Return the checks that may be printed by their ids, the best verdict first."""
    rank = {name: row["rank"] for name, row in verdicts().items()}
    kept = checks[
        checks["verdict"].isin(verdicts_to("print")) & ~checks["drafted"] & (checks["publish"] != "")
    ]
    rows = sorted(kept.to_dict("records"), key=lambda row: rank[row["verdict"]])
    return {row["check"]: row for row in rows}


def _by_rule(checks, charts):
    """Return one check of each group with its chart, those with a chart first; then the other checks."""
    best, used = {}, []
    for check in checks:
        if best.get(check["group"], (None, None))[1]:
            continue
        chart = _that_shows(check, [one for one in charts if one not in used])
        best.setdefault(check["group"], (check, None))
        if chart:
            used.append(chart)
            best[check["group"]] = check, chart
    first = sorted(best.values(), key=lambda pair: pair[1] is None)
    taken = {check["check"] for check, _ in first}
    return [*first, *((check, None) for check in checks if check["check"] not in taken)]


def _that_shows(check, charts):
    """Return the chart that shows a check: its result, or its figures with as few others as may be."""
    figures = {one for one in check["inputs"].split("; ") if one}
    fit = [(_fit(check["check"], figures, chart["shows"]), chart) for chart in charts]
    best = max(fit, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= 0.5 else None


def _fit(check, figures, shows):
    """Return which part of all that a check and a chart have to do with they share.

    Where the chart shows the result of the check it is one of all results and figures that are shown.

    Examples
    --------
    >>> _fit("gap", {"a", "b"}, {"a", "b", "c", "d"}), _fit("gap", {"a"}, {"gap", "other"})
    (0.5, 0.5)
    """
    if check in shows:
        return 1 / len(shows)
    return len(figures & shows) / len(figures | shows) if figures and figures <= shows else 0
