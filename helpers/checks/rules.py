"""What a checks file must hold to: one rule a function, in a table by the kind of entry.

A rule takes an entry, its name and the whole file, and returns what is wrong in the reader's words, or
nothing. Everything that is wrong is told at once, but of an entry whose form is wrong only that: what it
means can't be judged.
"""

import re
from collections import Counter
from datetime import date

from helpers.base import ROUNDING, LazyPattern, brief, exact_number
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
    declared = declared | {"index": _index(declared)}
    return [
        f"{kind} {_called(name)}: {wrong}"
        for kind, name, entry in _entries(declared)
        for wrong in _wrong_with(kind, name, entry, declared)
    ]


def _index(declared):
    """Return what many rules ask of the whole file, found once: names, ids, and what rests on assumptions."""
    derived = {name: place for place, name in enumerate(declared["derived"], 1)}
    return {
        "places": derived | dict.fromkeys([*declared["figures"], *declared["facts"]], 0),
        "checks": Counter(filter(None, map(_id, declared["checks"]))),
        "rebuttals": Counter(filter(None, map(_id, declared["rebuttals"]))),
        "resting": _resting(declared["derived"]),
    }


def _called(name):
    """Return the name of an entry as a message has it: a word as it is, anything else as code."""
    return name if isinstance(name, int) or (isinstance(name, str) and name.isidentifier()) else brief(name)


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
    """Return the id of an entry, if it is a word: a list or a table of fields has no name."""
    id = entry.get("id") if isinstance(entry, dict) else None
    return id if isinstance(id, str | int | float) else None


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
    listed = ", ".join(map(brief, unknown[:FEW])) + (", …" if len(unknown) > FEW else "")
    return f"unknown field {listed}. There are: {', '.join(sorted(fields))}." if unknown else ""


def _no_empty_field(entry, name, declared):
    empty = [field for field, value in entry.items() if value is None]
    return f"the field {empty[0]} is empty. Fill it in, or take it out." if empty else ""


def _fields_in_form(entry, name, declared):
    for field, value in entry.items():
        kind, form = FORMS.get(field, (object, ""))
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            return f"{field} is {brief(value)}. Write {form}."
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


def _is_known(name, declared, above=None):
    """Say whether a name is a figure, a fact or a derived result; of derived results only those above one."""
    places = declared["index"]["places"]
    return name in places and (above not in places or places[name] < (places[above] or 1))


def _is_a_word(entry, name, declared):
    """Let what others name be called by a word: 7 and "7" would be two, and no expression has either."""
    if isinstance(name, str) and name:
        return ""
    return f"its name is {brief(name)}, which is no word. Give it a name of letters, or put it in quotes."


def _id_is_a_name(entry, name, declared):
    if str(name).isidentifier():
        return ""
    return "an id has letters, digits and _ only, so that expressions can name it."


def _id_is_its_own(entry, name, declared):
    """Let a check have the name of a derived result, and of nothing else."""
    figure_or_fact = declared["index"]["places"].get(name) == 0
    if figure_or_fact or ("id" in entry and declared["index"]["checks"][name] > 1):
        return "this id stands twice in the file. Give each thing an id of its own."
    return ""


def _only_rebuttal(entry, name, declared):
    if declared["index"]["rebuttals"][name] > 1:
        return "this id stands twice in the file. Give each rebuttal an id of its own."
    return ""


def _only_once(entry, name, declared):
    """Let a figure be no fact as well: the fact would take its place in silence."""
    if name in declared["figures"] and name in declared["facts"]:
        return "this id stands under figures and under facts. Give each thing an id of its own."
    return ""


def _known_universe(entry, name, declared):
    universe = entry.get("share_of") if isinstance(entry, dict) else entry
    if universe is None or (isinstance(universe, str) and universe in declared["universes"]):
        return ""
    return f"unknown universe {brief(universe)}. Describe it under universes, by a word, and name it here."


def _known_verdict(entry, name, declared):
    if entry["verdict"] in verdicts():
        return ""
    return f"unknown verdict {brief(entry['verdict'])}. There are: {', '.join(verdicts())}."


def _stands_in_the_way(entry, name, declared):
    """Let an assumption have a verdict only where it stops a check: a condition changes none."""
    stops = [verdict for verdict in verdicts() if verdict not in verdicts_to("print")]
    verdict = entry.get("verdict", stops[0])
    if verdict in stops:
        return ""
    if verdict in verdicts():
        return f"an assumption is a condition and changes no verdict. Take verdict: {verdict} out here."
    return f"unknown verdict {brief(verdict)}. There are: {', '.join(stops)}."


def _known_guards(entry, name, declared):
    unknown = [guard for guard in entry.get("passes", []) if guard not in guards()]
    return f"unknown guard {brief(unknown[0])}. There are: {', '.join(guards())}." if unknown else ""


def _known_assumptions(entry, name, declared):
    named = [*entry.get("assumptions", []), *entry.get("covers", []), *entry.get("without", [])]
    unknown = [key for key in named if key not in declared["assumptions"]]
    return f"unknown assumption {brief(unknown[0])}. Describe it under assumptions." if unknown else ""


# Facts: rows of context.csv, each with the step that it is rounded to.


def _fact_row(entry, name, declared):
    row, _ = entry
    missing = [field for field in ("value", "unit", "date") if row and row.get(field) is None]
    if missing:
        return f"the column {missing[0]} is missing in context.csv."
    wrong = row and _wrong_number(row["value"])
    return f"in context.csv {wrong} Write digits, without unit or comma." if wrong else ""


def _fact_date(entry, name, declared):
    """Let a fact have a day, a month, a year or none: what a spreadsheet may make of it is no date."""
    day = (entry[0] or {}).get("date") or ""
    if not day or (_FACT_DATE.fullmatch(day) and not _wrong_day(f"{day}-01-01"[:10])):
        return ""
    return (
        f"in context.csv {brief(day)} is no date. Write it like 2022-12-31, 2022-12 or 2022, or not at all."
    )


_FACT_DATE = LazyPattern(r"\d{4}(-\d\d){0,2}", re.ASCII)


def _fact_step(entry, name, declared):
    step = entry[1]
    if step is None:
        return ""
    if isinstance(step, str | int | float) and not isinstance(step, bool):
        if wrong := _wrong_number(str(step)):
            return f"{brief(step)} is no step to round to: {wrong} Write a number, or nothing."
        if exact_number(str(step)) > 0:
            return ""
    return f"{brief(step)} is no step to round to. Write a number above nought, or nothing."


def _wrong_number(text):
    """Return what is wrong with the text of a number, or nothing."""
    try:
        exact_number(text)
    except ValueError as error:
        return str(error)
    return ""


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
    above = name if "id" not in entry else None
    return _first(_expression(words, declared, above) for words in _texts(entry))


def _texts(entry):
    """Return the expression of an entry and what it is compared with, where there are any."""
    own = [entry["expression"]] if "expression" in entry else []
    return [*own, *entry.get("compare", {}).values()]


def _expression(words, declared, above=None):
    """Try an expression with other numbers, all different: what fails on these fails on any."""
    try:
        tree = parse(str(words))
        unknown = [name for name in names(tree) if not _is_known(name, declared, above)]
        if unknown:
            return _unknown_name(unknown[0], declared)
        compute(tree, {name: quantity(1000 + place**2) for place, name in enumerate(names(tree))})
    except (ValueError, OverflowError) as error:
        return str(error)
    return ""


def _unknown_name(name, declared):
    if name in declared["derived"]:
        return f"{name!r} stands further down under derived. Put it above what uses it."
    if name in declared["index"]["checks"]:
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
    there = ", ".join([*own, "the names of figures, facts and derived results"])
    for field in SENTENCES:
        for words in _texts_of(entry.get(field, "")):
            blanks = [match["name"] for match in BLANK.finditer(words)]
            unknown = [one for one in blanks if one not in own and not _is_known(one, declared)]
            if unknown:
                return f"{field} has a blank for {{{unknown[0]}}}, which is unknown. There are {there}."
            if left := _BRACES.search(BLANK.sub("", words)):
                odd = brief(left[0])
                return f"{field} has {odd}, which is no blank. Write it like {{value}} or {{low*100}}."
    return ""


_BRACES = LazyPattern(r"\{[^{}]*\}?|\}")


def _texts_of(words):
    return [str(text) for text in (words.values() if isinstance(words, dict) else [words])]


def _no_blanks(entry, name, declared):
    """Let an assumption beside a check have no braces: nothing is filled in there."""
    found = ((language, _BRACES.search(str(entry[language]))) for language in ("en", "zh"))
    return _first(
        f"{language} has {brief(odd[0])}, and no number is filled in there. Write it under clause."
        for language, odd in found
        if odd
    )


def _conditions(entry, name, declared):
    if "{conditions}" not in str(entry["publish"]) or _rests_on_something(entry, name, declared):
        return ""
    return "publish has a blank for {conditions}, and the check rests on no assumption."


def _rests_on_something(entry, name, declared):
    """Say whether a check has an assumption, of its own or through the derived results that it uses."""
    resting = declared["index"]["resting"]
    return name in resting or bool(entry.get("assumptions") or resting & _used(entry))


def _resting(derived):
    """Return the names of the derived results that rest on an assumption."""
    resting = set()
    for name, one in derived.items():
        if isinstance(one, dict) and (one.get("assumptions") or resting & _used(one)):
            resting.add(name)
    return resting


def _used(entry):
    """Return the names in the expressions of an entry; one that can't be read is told elsewhere."""
    try:
        return {name for words in _texts(entry) for name in names(parse(str(words)))}
    except (ValueError, AttributeError):
        return set()


# Rebuttals.


def _known_swaps(entry, name, declared):
    dated, instead = entry.get("dated", {}), entry.get("instead", {})
    unknown = [one for one in dated if not _is_known(one, declared) or one in declared["derived"]]
    unknown += [one for one in instead if not _is_known(one, declared)]
    if not unknown:
        return ""
    return f"unknown name {brief(unknown[0])}. There are figures, facts and derived results."


def _days(entry, name, declared):
    for figure, day in entry.get("dated", {}).items():
        if _wrong_day(day):
            return f"{figure} is dated {brief(day)}. Write a day like 2022-12-31."
    return ""


def _wrong_day(day):
    try:
        date.fromisoformat(str(day))
    except ValueError:
        return True
    return False


def _readings(entry, name, declared):
    """Let something be replaced only by what is known by then."""
    for one, words in entry.get("instead", {}).items():
        above = one if one in declared["derived"] else next(iter(declared["derived"]), None)
        if wrong := _expression(words, declared, above):
            return wrong
    return ""


def _known_rounding(entry, name, declared):
    way = entry.get("rounding", "half")
    return "" if way in ROUNDING else f"rounding is {brief(way)}. Write one of: {', '.join(ROUNDING)}."


def _fields_of_a_share(entry, name, declared):
    return _first(rule(entry, name, declared) for rule in _form("figure")) if isinstance(entry, dict) else ""


FORM = {
    "universe": [_is_a_word, _words],
    "figure": [_is_a_word, _fields_of_a_share],
    "fact": [_is_a_word],
    "assumption": [_is_a_word, *_form("assumption"), _words_beside],
    "derived": _form("derived"),
    "check": _form("check"),
    "rebuttal": _form("rebuttal"),
}
RULES = {
    "universe": [],
    "figure": [_known_universe],
    "fact": [_only_once, _fact_row, _fact_date, _fact_step],
    "assumption": [_stands_in_the_way, _known_guards, _known_assumptions, _no_blanks, _blanks],
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
    "rebuttal": [_only_rebuttal, _known_assumptions, _known_swaps, _days, _readings, _known_rounding],
}
