"""What a checks file must hold to: one rule a function, in a table by the kind of entry.

A rule takes an entry, its name and the whole file, and returns what is wrong in the reader's words, or
nothing. Everything that is wrong is told at once, but of an entry whose form is wrong only that: what it
means can't be judged.
"""

from datetime import date
from fractions import Fraction

from helpers.base import ROUNDING
from helpers.checks.compare import RELATIONS
from helpers.checks.expressions import FUNCTIONS, compute, names, parse
from helpers.checks.quantity import quantity
from helpers.checks.sentences import BLANK
from helpers.checks.sentences import PARTS as RESULTS
from helpers.checks.verdict import guards, verdicts, verdicts_to

PARTS = {
    "shared": dict,
    "universes": dict,
    "figures": dict,
    "facts": dict,
    "assumptions": dict,
    "derived": dict,
    "checks": list,
    "rebuttals": list,
}
KINDS = {
    "universes": "universe",
    "figures": "figure",
    "facts": "fact",
    "assumptions": "assumption",
    "derived": "derived",
    "checks": "check",
    "rebuttals": "rebuttal",
}
# The fields of each kind of entry: those that it must have, and those that it may have.
FIELDS = {
    "figure": ({"share_of"}, set()),
    "assumption": ({"en", "zh"}, {"verdict", "passes", "clause", "covers"}),
    "derived": ({"expression"}, {"assumptions", "places", "whole"}),
    "check": (
        {"id", "group", "question", "verdict", "publish"},
        {"expression", "unit", "places", "whole", "compare", "assumptions", "not_publish", "drafted"},
    ),
    "rebuttal": ({"id", "objection"}, {"without", "instead", "dated", "rounding"}),
}
FORMS = {
    **dict.fromkeys(["id", "verdict", "share_of", "rounding"], (str, "one word")),
    **dict.fromkeys(["assumptions", "passes", "covers", "without"], (list, "a list, such as [one, another]")),
    **dict.fromkeys(["compare", "instead", "dated"], (dict, "name: what it is")),
    "places": (int, "a whole number"),
    **dict.fromkeys(["whole", "drafted"], (bool, "true or false")),
}
WORDS = ("group", "question", "unit", "publish", "not_publish", "objection", "clause")
SENTENCES = ("publish", "not_publish", "clause")
MOST_PLACES = 12
LARGEST = 10**100
FEW = 5  # ids of a table named in a message


def parts_wrong(declared):
    """Return what is wrong with the parts of a file as a whole, or nothing.

    Examples
    --------
    >>> parts_wrong({"checks": [], "rules": {}}), parts_wrong({"figures": ["a"], "checks": ["b"]})
    (' needs a list called checks.', ': write figures as name: what it is.')
    """
    if not isinstance(declared, dict) or not declared.get("checks"):
        return " needs a list called checks."
    if unknown := _unknown(declared, PARTS):
        return f": {unknown}"
    form = {dict: "name: what it is", list: "a list, each entry after a dash"}
    wrong = [part for part, kind in PARTS.items() if not isinstance(declared.get(part) or kind(), kind)]
    return f": write {wrong[0]} as {form[PARTS[wrong[0]]]}." if wrong else ""


def wrong_in(declared):
    """Return what is wrong with the entries of a file: one line an entry, which it names.

    Examples
    --------
    >>> declared = {part: kind() for part, kind in PARTS.items()} | {"universes": {"men": None}}
    >>> wrong_in(declared)
    ['universe men: give the words as en and as zh, or one text for both.']
    """
    return [
        f"{kind} {name}: {wrong}"
        for kind, name, entry in _entries(declared)
        for wrong in _wrong_with(kind, name, entry, declared)
    ]


def _wrong_with(kind, name, entry, declared):
    """Return what is wrong with an entry: the first slip of its form, else all that its rules say."""
    if slip := _first(rule(entry, name, declared) for rule in FORM[kind]):
        return [slip]
    return [*dict.fromkeys(filter(None, (rule(entry, name, declared) for rule in RULES[kind])))]


def _entries(declared):
    """Return every entry with its kind and its name, or its number where it has none."""
    for part, kind in KINDS.items():
        for name, entry in _named(declared[part]):
            yield kind, name, entry


def _named(entries):
    if isinstance(entries, dict):
        return entries.items()
    return [(_id(entry) or number, entry) for number, entry in enumerate(entries, 1)]


def _id(entry):
    return entry.get("id") if isinstance(entry, dict) else None


def _first(told):
    return next(filter(None, told), "")


# Form: what every entry with fields is held to. An empty field is a slip.


def _form(kind):
    """Return the rules for the fields of a kind of entry."""
    needed, optional = FIELDS[kind]

    def known_fields(entry, name, declared):
        if not isinstance(entry, dict):
            return f"write it as fields, such as {sorted(needed | optional)[0]}:."
        return _unknown(entry, needed | optional)

    def no_field_missing(entry, name, declared):
        missing = sorted(needed - entry.keys())
        if len(missing) > 1:
            return f"the fields {', '.join(missing)} are missing."
        return f"the field {missing[0]} is missing." if missing else ""

    return [known_fields, _no_empty_field, _fields_in_form, no_field_missing, _words_in_both]


def _unknown(entry, fields):
    unknown = [field for field in entry if field not in fields]
    listed = ", ".join(f"{field!r}" for field in unknown)
    return f"unknown field {listed}. There are: {', '.join(sorted(fields))}." if unknown else ""


def _no_empty_field(entry, name, declared):
    empty = [field for field, value in entry.items() if value is None]
    return f"the field {empty[0]} is empty. Fill it in, or take it out." if empty else ""


def _fields_in_form(entry, name, declared):
    for field, value in entry.items():
        kind, form = FORMS.get(field, (object, ""))
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            return f"{field} is {value!r}. Write {form}."
        if not all(map(_plain, _within(value))):
            return f"{field} holds something that is neither a word nor a number."
    return ""


def _within(value):
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _plain(value):
    return value is not None and not isinstance(value, list | dict)


def _words_in_both(entry, name, declared):
    return _first(_words(entry[field], name, declared) for field in WORDS if field in entry)


def _words(words, name, declared):
    """Let one text serve both languages; else there is one for each."""
    given = words.values() if isinstance(words, dict) and words.keys() == {"en", "zh"} else [words]
    if all(isinstance(text, str | int | float) for text in given):
        return ""
    return "give the words as en and as zh, or one text for both."


def _words_beside(entry, name, declared):
    return _words({language: entry[language] for language in ("en", "zh")}, name, declared)


# Names: what an entry may be called, and what it may name.


def _names(declared, above=None):
    """Return what an expression may name: figures, facts and derived results, or only those above one."""
    derived = list(declared["derived"])
    derived = derived[: derived.index(above)] if above in derived else derived
    return [*declared["figures"], *declared["facts"], *derived]


def _id_is_a_name(entry, name, declared):
    if str(name).isidentifier():
        return ""
    return "an id has letters, digits and _ only, so that expressions can name it."


def _id_is_its_own(entry, name, declared):
    """Let a check have the name of a derived result, and of nothing else."""
    ids = [_id(check) for check in declared["checks"]]
    others = [*declared["figures"], *declared["facts"]]
    if name in others or ("id" in entry and ids.count(name) > 1):
        return "this id stands twice in the file. Give each thing an id of its own."
    return ""


def _known_universe(entry, name, declared):
    universe = entry.get("share_of") if isinstance(entry, dict) else entry
    if universe is None or (isinstance(universe, str) and universe in declared["universes"]):
        return ""
    return f"unknown universe {universe!r}. Describe it under universes."


def _known_verdict(entry, name, declared):
    if entry["verdict"] in verdicts():
        return ""
    return f"unknown verdict {entry['verdict']!r}. There are: {', '.join(verdicts())}."


def _stands_in_the_way(entry, name, declared):
    """Let an assumption have a verdict only where it stops a check: a condition changes none."""
    stops = [verdict for verdict in verdicts() if verdict not in verdicts_to("print")]
    verdict = entry.get("verdict", stops[0])
    if verdict in stops:
        return ""
    if verdict in verdicts():
        return f"an assumption is a condition and changes no verdict. Take verdict: {verdict} out here."
    return f"unknown verdict {verdict!r}. There are: {', '.join(stops)}."


def _known_guards(entry, name, declared):
    unknown = [guard for guard in entry.get("passes", []) if guard not in guards()]
    return f"unknown guard {unknown[0]!r}. There are: {', '.join(guards())}." if unknown else ""


def _known_assumptions(entry, name, declared):
    named = [*entry.get("assumptions", []), *entry.get("covers", []), *entry.get("without", [])]
    unknown = [key for key in named if key not in declared["assumptions"]]
    return f"unknown assumption {unknown[0]!r}. Describe it under assumptions." if unknown else ""


# Facts: rows of context.csv, each with the step that it is rounded to.


def _fact_row(entry, name, declared):
    row, _ = entry
    missing = [field for field in ("value", "unit", "date") if row and row.get(field) is None]
    if missing:
        return f"the column {missing[0]} is missing in context.csv."
    return "" if row is None or _is_number(row["value"]) else f"{row['value']!r} in context.csv is no number."


def _fact_step(entry, name, declared):
    step = entry[1]
    return (
        "" if _is_number(str(step or 0)) else f"{step!r} is no step to round to. Write a number, or nothing."
    )


def _is_number(text):
    try:
        Fraction(text)
    except (ValueError, ZeroDivisionError):
        return False
    return True


# Expressions, and the sentences that print what comes out.


def _places_in_range(entry, name, declared):
    places = entry.get("places", 0)
    return "" if 0 <= places <= MOST_PLACES else f"places is {places}. Write 0 to {MOST_PLACES}."


def _worked_out_once(entry, name, declared):
    """Let a check of the name of a derived result have its expression and conditions from there alone."""
    needed, optional = FIELDS["derived"]
    twice = sorted((needed | optional) & entry.keys())
    if not twice or name not in declared["derived"]:
        return ""
    return f"{name} is worked out under derived, so take {twice[0]} out here."


def _gives_something(entry, name, declared):
    if name in declared["derived"] or "expression" in entry or entry.get("assumptions"):
        return ""
    return "give an expression, or the assumptions that stand in the way of one."


def _relation(entry, name, declared):
    relations = list(entry.get("compare", {}))
    if "compare" not in entry or (len(relations) == 1 and relations[0] in RELATIONS):
        return ""
    return f"compare takes one of {', '.join(RELATIONS)}, with what to compare with."


def _expressions(entry, name, declared):
    known = _names(declared, name if "id" not in entry else None)
    return _first(_expression(words, known, declared) for words in _texts(entry))


def _texts(entry):
    """Return the expression of an entry and what it is compared with, where there are any."""
    own = [entry["expression"]] if "expression" in entry else []
    return [*own, *entry.get("compare", {}).values()]


def _expression(words, known, declared):
    """Try an expression with other numbers, all different: what fails on these fails on any."""
    try:
        tree = parse(str(words))
        unknown = [name for name in names(tree) if name not in known]
        if unknown:
            return _unknown_name(unknown[0], declared)
        found = compute(tree, {name: quantity(1000 + place**2) for place, name in enumerate(names(tree))})
    except ValueError as error:
        return str(error)
    if abs(found.value) > LARGEST:
        return "the result is too large to be a number of anything. Look at its factors."
    return ""


def _unknown_name(name, declared):
    if name in declared["derived"]:
        return f"{name!r} stands further down under derived. Put it above what uses it."
    if name in map(_id, declared["checks"]):
        return (
            f"{name!r} in the expression is a check. Put its expression and assumptions under derived, "
            "by the same name: then others can use them, and the check can go."
        )
    ids = declared.get("ids", ())
    if ids and name not in ids:
        return (
            f"unknown name {name!r} in the expression: {lacking(name, ids)}. No fact or derived result "
            f"is called so either. Functions: {', '.join(FUNCTIONS)}."
        )
    return (
        f"unknown name {name!r} in the expression. List it under figures or facts, or work it out under "
        f"derived. Functions: {', '.join(FUNCTIONS)}."
    )


def lacking(name, ids):
    """Say that a table lacks an id, and which it has.

    Examples
    --------
    >>> lacking("s099", ["s001", "s002", "s003", "s004", "s005", "s006"])
    'the table has no s099; its ids are s001, s002, s003, s004, s005 …'
    """
    few = ", ".join(ids[:FEW])
    return f"the table has no {name}; its ids are {few}{' …' if len(ids) > FEW else ''}"


def _blanks(entry, name, declared):
    """Let a sentence have blanks only for what there is: with a slip it would not be printed."""
    own = [] if "clause" in entry else [*RESULTS, "conditions"]
    for field in SENTENCES:
        blanks = [match["name"] for match in BLANK.finditer(str(entry.get(field, "")))]
        unknown = [blank for blank in blanks if blank not in [*own, *_names(declared)]]
        if unknown:
            return (
                f"{field} has a blank for {{{unknown[0]}}}, which is unknown. There are "
                f"{', '.join([*own, 'the names of figures, facts and derived results'])}."
            )
    return ""


def _conditions(entry, name, declared):
    if "{conditions}" not in str(entry["publish"]) or _rests_on_something(entry, name, declared):
        return ""
    return "publish has a blank for {conditions}, and the check rests on no assumption."


def _rests_on_something(entry, name, declared):
    """Say whether a check has an assumption, of its own or through the derived results that it uses."""
    resting = set()
    for key, one in declared["derived"].items():
        if isinstance(one, dict) and (one.get("assumptions") or resting & _used(one)):
            resting.add(key)
    return name in resting or bool(entry.get("assumptions") or resting & _used(entry))


def _used(entry):
    """Return the names in the expressions of an entry; one that can't be read is told elsewhere."""
    try:
        return {name for words in _texts(entry) for name in names(parse(str(words)))}
    except ValueError:
        return set()


# Rebuttals.


def _known_swaps(entry, name, declared):
    known = _names(declared)
    unknown = [one for one in entry.get("dated", {}) if one not in known or one in declared["derived"]]
    unknown += [one for one in entry.get("instead", {}) if one not in known]
    return f"unknown name {unknown[0]!r}. There are figures, facts and derived results." if unknown else ""


def _days(entry, name, declared):
    for figure, day in entry.get("dated", {}).items():
        try:
            date.fromisoformat(str(day))
        except ValueError:
            return f"{figure} is dated {day!r}. Write a day like 2022-12-31."
    return ""


def _readings(entry, name, declared):
    """Let something be replaced only by what is known by then."""
    for one, words in entry.get("instead", {}).items():
        known = _names(declared, one if one in declared["derived"] else next(iter(declared["derived"]), None))
        if wrong := _expression(words, known, declared):
            return wrong
    return ""


def _known_rounding(entry, name, declared):
    way = entry.get("rounding", "half")
    return "" if way in ROUNDING else f"rounding is {way!r}. Write one of: {', '.join(ROUNDING)}."


def _fields_of_a_share(entry, name, declared):
    return _first(rule(entry, name, declared) for rule in _form("figure")) if isinstance(entry, dict) else ""


FORM = {
    "universe": [_words],
    "figure": [_fields_of_a_share],
    "fact": [],
    "assumption": [*_form("assumption"), _words_beside],
    "derived": _form("derived"),
    "check": _form("check"),
    "rebuttal": _form("rebuttal"),
}
RULES = {
    "universe": [],
    "figure": [_known_universe],
    "fact": [_fact_row, _fact_step],
    "assumption": [_stands_in_the_way, _known_guards, _known_assumptions, _blanks],
    "derived": [_id_is_a_name, _id_is_its_own, _places_in_range, _known_assumptions, _expressions],
    "check": [
        _id_is_a_name,
        _id_is_its_own,
        _places_in_range,
        _known_verdict,
        _known_assumptions,
        _worked_out_once,
        _gives_something,
        _relation,
        _expressions,
        _blanks,
        _conditions,
    ],
    "rebuttal": [_known_assumptions, _known_swaps, _days, _readings, _known_rounding],
}
