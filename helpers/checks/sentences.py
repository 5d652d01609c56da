"""The words of a check: its sentences with their numbers and conditions put in, and why it was stopped.

A blank is ``{value}``, ``{low}``, ``{high}``, ``{result}`` or ``{about}`` (see `about`) of the check itself,
``{name}`` or ``{name.low}`` of a figure, a fact or a derived result, and ``{low*100}`` for a hundred times
as much: what one language counts in 萬 the other counts in millions. ``{conditions}`` is what the check
rests on.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from helpers.base import LazyPattern, decimals, exactly, label, listed
from helpers.checks.verdict import verdicts_to

MOST_DIGITS = 15  # of a number with a point, as computers have it
BLANK = LazyPattern(
    r"\{(?P<name>\w+)(?:\.(?P<part>low|high|result|value|about))?(?:\*(?P<times>\d{1,12}))?\}"
)
NO_RESULT = "–"
MINUS = "−"  # a hyphen would break from its number at the end of a line
# A part of a result: the quantity, the decimals, the language -> how it is printed.
PARTS = {
    "value": lambda amount, places, language: f"{float(amount.value):,.{places}f}".replace("-", MINUS),
    "low": lambda amount, places, language: _end(amount.interval.outwards(places)[0]),
    "high": lambda amount, places, language: _end(amount.interval.outwards(places)[1]),
    "result": lambda amount, places, language: amount.interval.text(places, language),
    "about": lambda amount, places, language: about(amount.interval, amount.value),
}


def about(interval, value):
    """Return a result in two digits, or in as many as it takes to stay within what the figures allow.

    Where its own interval excludes the value as printed, the middle of the interval stands for it.

    Examples
    --------
    >>> from helpers.base import Interval, exactly
    >>> about(Interval(5920, 5965), 5942), about(exactly(5942), 5942)
    ('5,940', '5,900')
    >>> about(Interval(1600, 1700, False), 1600)
    '1,650'
    """
    if value not in interval and None not in (interval.low, interval.high):
        value = (interval.low + interval.high) / 2
    for digits in range(1, MOST_DIGITS):
        rounded = Decimal(f"{float(value):.{digits}e}")
        if interval.exact or Fraction(rounded) in interval:
            return f"{rounded:,f}".replace("-", MINUS)
    raise LookupError


def said(words, language):
    """Return words in a language; one text alone serves both.

    Examples
    --------
    >>> said({"en": "units", "zh": "單位"}, "zh"), said("GRIM", "zh")
    ('單位', 'GRIM')
    """
    return str(words[language] if isinstance(words, dict) else words)


def written(check):
    """Return the expression of a check, and what it is compared with, as they stand in the file.

    Examples
    --------
    >>> written({"expression": "men + women", "relation": "equals", "compare": {"equals": "people"}})
    'men + women equals people'
    """
    comparison = f" {check['relation']} {check['compare'][check['relation']]}" if check["relation"] else ""
    return f"{check.get('expression', '')}{comparison}"


def reasons(finding_reasons, language, universes=None):
    """Return what stopped a check: the guard and what it met.

    Examples
    --------
    >>> reasons([("units", "名 / 個"), ("nought", "")], "en")
    'units differ: 名 / 個; the divisor may be nought'
    """
    told = (_reason(guard, what, language, universes or {}) for guard, what in finding_reasons)
    return listed(dict.fromkeys(told), language)


def _reason(guard, what, language, universes):
    met = " / ".join(said(universes.get(part, part), language) for part in what.split(" / "))
    stopped = label(f"guard.{guard}", language)
    return label("guard.met", language).format(stopped, met) if met else stopped


def result(finding, places, language):
    """Return a result as it is printed, its bounds outwards; a dash if there is none."""
    return finding.quantity.interval.text(places, language) if finding.quantity else NO_RESULT


def conditions(finding, assumptions, language, number=lambda blank: blank[0]):
    """Return what a finding rests on as part of a sentence: a clause for each assumption, in their order.

    An assumption that another one of them covers goes without saying. `number` fills a blank of a clause;
    where it can't, the assumption stands in its own words, which have none.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> assumptions = {"day": {"en": "both are of one day"}, "apart": {"en": "none is counted twice"}}
    >>> conditions(SimpleNamespace(assumptions=["apart", "day"]), assumptions, "en")
    'both are of one day and none is counted twice'
    """
    held = [key for key in assumptions if key in finding.assumptions]
    covered = {key for one in held for key in assumptions[one].get("covers", [])}
    *first, last = [_clause(assumptions[key], language, number) for key in held if key not in covered]
    joined = label("comma", language).join(first)
    return f"{joined}{label('condition.last', language)}{last}" if first else last


def _clause(assumption, language, number):
    own = said(assumption, language)
    if "clause" not in assumption:
        return own
    try:
        return BLANK.sub(number, said(assumption["clause"], language))
    except LookupError:
        return own


def with_conditions(sentence, finding, language):
    """Return a sentence with a blank for its conditions: none may be printed without what it rests on.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> counted = SimpleNamespace(verdict="consistent", assumptions=["apart"])
    >>> with_conditions("They add up to 42.", counted, "en")
    'They add up to 42. This holds if {conditions}.'
    >>> with_conditions("If {conditions}, they add up to 42.", counted, "en")
    'If {conditions}, they add up to 42.'
    """
    said_already = "{conditions}" in sentence or not finding.assumptions
    if said_already or finding.verdict not in verdicts_to("print"):
        return sentence
    return sentence + label("condition.holds", language)


def filled(sentence, check, known, declared, language):
    """Return a sentence of a check with its blanks filled in.

    One that needs a number that is not there, or an end that is unbounded, is not printed at all.

    Parameters
    ----------
    sentence : str
    check : dict
    known : dict
        The findings by name, from `helpers.checks.judge.judge`.
    declared : dict
        From `helpers.checks.checks_file.read_checks_file`.
    language : str

    Returns
    -------
    str
    """
    own = known[check["id"]]

    def number(match):
        name, part = match["name"], match["part"] or "value"
        if name == "conditions":
            return conditions(own, declared["assumptions"], language, number)
        if name in PARTS:
            return _printed(own, check.get("places", 0), name, match["times"], language)
        derived = declared["derived"].get(name)  # a figure or a fact has its own decimals
        places = derived.get("places", 0) if derived else None
        return _printed(known.get(name), places, part, match["times"], language)

    try:
        return BLANK.sub(number, sentence)
    except LookupError:
        return ""


def _printed(finding, places, part, times, language):
    """Return one part of a finding, with `places` or as many decimals as it has; many times it has none."""
    if finding is None or finding.quantity is None:
        raise LookupError
    amount = finding.quantity
    if times:
        amount = replace(amount, interval=amount.interval * int(times), value=amount.value * int(times))
    places = decimals(exactly(amount.value)) if places is None else places
    return PARTS[part](amount, 0 if times else places, language)


def _end(end):
    if end is None:
        raise LookupError
    return f"{end:,}".replace("-", MINUS)
