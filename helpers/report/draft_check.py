"""A draft beside its article: where each of its numbers comes from, and what got lost on the way."""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import isnan

import pandas as pd

from helpers.article import companion, read_article, text_of_docx
from helpers.base import (
    Counted,
    LazyPattern,
    bytes_given,
    columns_of,
    decoded,
    find,
    is_file,
    label,
    limits,
    listed,
    number,
    printable,
    searched,
    shown,
)
from helpers.checks import run_checks, verdicts_to
from helpers.extract import (
    Quoted,
    chinese_numbers,
    currencies_in,
    currencies_used,
    find_numbers,
    has_condition,
    quoted_in,
    scale_of,
    step_of,
)
from helpers.table import tabulate

COLUMNS = ["number", "finding", "traced", "words", "source", "sentence", "place"]
COUNTED = "statistic", "duration"
FINE = "exact", "rounded", "worked_out", "published"
TOLD = "exact", "rounded", "hedge"  # what is compared with the words beside it as well
SUFFIXES = ".txt", ".md", ".docx"
POWERS = [Fraction(10) ** power for power in (*range(1, 10), *range(-9, 0))]
LARGE = 1000  # the unit of a last digit that comes from a word: million, 萬
NEAR = Fraction(1, 20)  # one digit is a fair rounding of what is so near to it: 6,000 for 5,942

_SENTENCE = LazyPattern(r"(?:[^.。!?！？\r\n]|[.](?!\s|$))+(?:[.。!?！？]+[”’」』)）]*)?", re.MULTILINE)


def read_draft(path):
    """Return the text of a draft: plain text or Markdown in UTF-8, or a .docx document.

    Raises
    ------
    FileNotFoundError, ValueError
        In the reader's words.
    """
    looked, path = searched(path), find(path)
    if not is_file(path):
        raise FileNotFoundError(f"There is no draft {shown(path)}. Check the spelling.{looked}")
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(f"{shown(path)} can't be read as a draft. Save it as one of: {', '.join(SUFFIXES)}.")
    data = bytes_given(path, "draft", limits.FILE_BYTES)
    if path.suffix.lower() == ".docx":
        try:
            return text_of_docx(data).text
        except ValueError as error:
            raise ValueError(f"{shown(path)}: {error}.") from error
    return decoded(data, path).removeprefix("\ufeff")


def check(draft, story, coding="", checks="", language="en", own_network=False):
    """Read a draft against an article and print what was found; return 0 if every number is traced, else 1.

    Parameters
    ----------
    draft, story : str or Path
    coding, checks : str or Path
        Empty: the files beside the article that have its name, if there are any.
    language : {"en", "zh"}
    own_network : bool
        Whether a link may lead to this machine, or to an address of its own network.
    """
    text, article = read_draft(draft), read_article(story, own_network)
    table = tabulate(article, companion(article, "coding.csv", coding), language)
    results = run_checks(table, companion(article, "checks.yaml", checks), language)
    found = check_draft(text, article, table, results, language)
    print(draft_report(found, shown(draft), article.metadata["file"], language))
    return int(not found["traced"].all())


def check_draft(draft, article, table, checks, language="en"):
    """Trace each number of a draft to its place in the article, or to the check that worked it out.

    Parameters
    ----------
    draft : str
        The text, in Chinese, English or both.
    article : Article
    table : DataFrame
        From `tabulate`.
    checks : DataFrame
        From `run_checks`; it may have no row.
    language : {"en", "zh"}

    Returns
    -------
    DataFrame
        One row a number, in the order of the draft: number, finding, traced, words, source (the
        printed form, or the id of the check), sentence, place. The finding is exact, rounded,
        worked_out or published (the sentence is one that a check lets print), all of which are
        traced; or direction, unit, rounding, scale, measure, hedge, condition, not_supportable,
        nowhere.

    Notes
    -----
    Only numbers are compared, with the direction and the currency right beside them: a right number in
    a wrong sentence is found by whoever reads both.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.checks import run_checks
    >>> from helpers.table import tabulate
    >>> article = read_article()
    >>> table = tabulate(article, "data/coding.csv")
    >>> draft = "It has 68,143 organisations, some 400 people and 12 dragons."
    >>> check_draft(draft, article, table, run_checks(table))["finding"].tolist()
    ['exact', 'exact', 'nowhere']
    """
    known, sentences = _each_once(_known(article, table)), _sentences(draft)
    of_value, starts = _by_value(known), [start for start, *_ in sentences]
    every = checks.to_dict("records")
    results = [row for row in every if not isnan(row["value"])]
    reviewed = [row for row in every if not row["drafted"]]
    published = {sentence: row for row in reviewed for sentence in _sentences_of(row["publish"])}
    rows = []
    for one in _with_measures(quoted_in(draft), draft):
        _, sentence, conditioned = sentences[bisect_right(starts, one.start) - 1]
        finding, source, fields = _traced(one, known, of_value, results, conditioned)
        if finding not in FINE and sentence in published:
            finding, source, fields = "published", published[sentence]["check"], published[sentence]
        words = label(f"check.{finding}", language).format(**_in_words(fields, language))
        rows.append((one.printed, finding, finding in FINE, words, source, sentence, one.start))
    return pd.DataFrame(rows, columns=COLUMNS)


def draft_report(found, draft, article, language="en"):
    """Return what `check_draft` found as plain text for a terminal, in the order of the draft.

    Neither text is trusted: what a terminal would obey is left out.

    Examples
    --------
    >>> row = ("12", "nowhere", False, "nowhere in the article", "", "It has 12 dragons.", 7)
    >>> print(draft_report(pd.DataFrame([row], columns=COLUMNS), "draft.txt", "story.txt"))
    draft.txt beside story.txt: 1 number, 1 to look at
    <BLANKLINE>
    LOOK  12  nowhere in the article
              It has 12 dragons.
    """
    if found.empty:
        return label("check.none", language).format(draft=draft)
    counts = {"n": Counted(len(found)), "wrong": Counted((~found["traced"]).sum())}
    lines = [label("check.head", language).format(draft=draft, article=article, **counts), ""]
    wide = max(map(columns_of, found["number"]))
    for row in found.itertuples():
        mark = label("check.ok" if row.traced else "check.look", language)
        lines.append(f"{_padded(mark, 4)}  {_padded(row.number, wide)}  {row.words}")
        lines.append(" " * (wide + 8) + row.sentence)
    return "\n".join(map(printable, lines))


def _padded(text, wide):
    return text + " " * (wide - columns_of(text))


def _sentences(draft):
    """Return the sentences of a draft: where each begins, its words, whether it has a condition."""
    found = [(match.start(), " ".join(match[0].split())) for match in _SENTENCE.finditer(draft)]
    return [(start, words, has_condition(words)) for start, words in found]


def _sentences_of(text):
    return [" ".join(match[0].split()) for match in _SENTENCE.finditer(text)]


def _with_measures(numbers, draft):
    """Return numbers, those of a range in brackets with the measure before it: 4.4% (4.3 to 4.5).

    Examples
    --------
    >>> draft = "It rose 4.4% (4.3 to 4.5) in 3 towns."
    >>> [one.measure for one in _with_measures(quoted_in(draft), draft)]
    ['percent', 'percent', 'percent', '']
    """
    found, last, inside = [], None, False
    for one in numbers:
        between = draft[last.end : one.start].strip(" −-") if last else ""
        inside = between in ("(", "（") or (inside and between in ("", "to", "and", "–"))
        taken = inside and not one.measure and last.measure in ("percent", "points")
        last = replace(one, measure=last.measure, kind=last.kind) if taken else one
        found.append(last)
    return found


# What the article has, and how a number of the draft compares with it.


def _known(article, table):
    """Return the numbers of the article, those of names and dates as well, each with the id of its row."""
    ids = dict(zip(table["start"], table["id"], strict=True))
    moved = dict(zip(table["start"], table["direction"].mask(table["value"] < 0, "down"), strict=True))
    counted, named, used = _numbers_of(article.text)
    known = []
    for one in counted:
        told = replace(one, direction=moved.get(one.start, one.direction))
        if len(one.currencies) > 1:
            told = replace(told, currencies=one.currencies & used)
        known.append((told, ids.get(one.start, "")))
    known += [(one, "") for one in named]
    known += [
        (replace(one, value=one.value // 100, role="month"), "") for one, _ in known if one.role == "day"
    ]
    for day in sorted({*table["from"], *table["to"], article.metadata.get("date", "")} - {""}):
        year, month, date = (*map(int, day.split("-")), 0, 0)[:3]
        parts = ("year", year), ("month", month), ("day", month * 100 + date)
        known += [(Quoted(0, 0, day, Fraction(value), role=role), "") for role, value in parts]
    return known


@lru_cache(maxsize=4)  # who writes checks sentence after sentence against one article
def _numbers_of(text):
    """Return the numbers of an article that count or date something, the others, and what 元 may mean."""
    named = [_named(one) for one in find_numbers(text) if one.role in ("name", "rhetorical")]
    return tuple(chinese_numbers(text)), tuple(named), currencies_used(text)


def _each_once(known):
    """Return the numbers that differ in more than their place, each as it stands first."""
    first = {}
    for one, row in known:
        first.setdefault(replace(one, start=0, end=0, printed=""), (one, row))
    return list(first.values())


def _by_value(known):
    """Return the known numbers by value, also by that of a part: 33.3% may be a third."""
    found = defaultdict(list)
    for one, row in known:
        for value in {one.value, one.value / 100}:
            found[value].append((one, row))
    return found


def _named(one):
    """Return a number that counts nothing, such as 十三五: only itself can be quoted from it."""
    return Quoted(one.start, one.end, one.printed, Fraction(one.value), role="name")


def _traced(one, known, of_value, results, conditioned):
    """Return finding, source and what its words need for one number: the first trace that holds."""
    exact = _by_traces(one, _alike(one, of_value.get(one.value, ())), ("exact",))
    if exact and exact[0] == "exact":
        return exact  # as most are, so that few are compared with all
    alike, worked_out = _alike(one, known), _worked_out(one, results, conditioned)
    return (
        _as_told(one, alike, worked_out)
        or _by_traces(one, [(other, row) for other, row in known if _is_no_count(one, other)], ("exact",))
        or worked_out
        or _by_traces(one, alike, ("rounding", "scale"))
        or _by_traces(one, known, ("measure",))
        or ("nowhere", "", {})
    )


def _alike(one, known):
    return [pair for pair in known if _comparable(one, pair[0])]


def _as_told(one, alike, worked_out):
    """Return the trace to a number of the article; a check goes before one that is told otherwise there."""
    found = _by_traces(one, alike, TOLD)
    otherwise = found and found[0] not in TOLD
    return worked_out if otherwise and worked_out and worked_out[0] in FINE else found


def _by_traces(one, known, findings):
    for finding in findings:
        met = [(other, row) for other, row in known if TRACES[finding](one, other)]
        if met:
            other, row = min(met, key=lambda pair: _unlike(one, pair[0]))
            against = _against(one, other) if finding in TOLD else ""
            return against or finding, other.printed, _fields(one, other, row)
    return None


def _unlike(one, other):
    """Return what a trace is the worse for: nought is another number of the same measure, told alike."""
    return bool(_against(one, other)), one.measure != other.measure


def _against(one, other):
    """Return what a draft says against the article beside a number: another currency, or the other way."""
    if one.currencies and other.currencies and not one.currencies & other.currencies:
        return "unit"
    return "direction" if {one.direction, other.direction} == {"up", "down"} else ""


def _is_no_count(one, other):
    return one.role in COUNTED and not one.measure and other.role in ("name", "ordinal")


def _comparable(one, other):
    """Say whether two numbers may be the same: dates with dates, per cent with per cent, money with money."""
    if one.role not in COUNTED or other.role not in COUNTED:
        return one.role == other.role or (one.role, other.role) == ("year", "statistic")
    if one.language == "zh" and one.kind != other.kind:
        return False
    if one.measure == "part":  # a third may be 三分之一, or 33.3%
        return other.measure in ("part", "percent")
    marked = {"percent", "points", "part"}
    if one.measure in marked or other.measure in marked:
        return one.measure == other.measure
    return not (one.measure == "money" and not other.measure)


def _value(one, other):
    """Return the value of a number of the draft on the scale of the other: a third is 33.3 of per cent."""
    return one.value * 100 if (one.measure, other.measure) == ("part", "percent") else one.value


def _is_exact(one, other):
    if _value(one, other) != other.value:
        return False
    return one.hedge == other.hedge or (one.hedge == "about" and bool(other.hedge))


def _is_rounded(one, other):
    """Say whether a number is the other one, fairly rounded, and on the side that its hedge says."""
    value, gap = _value(one, other), other.value - _value(one, other)
    if one.hedge in ("below", "above"):
        right_side = gap < 0 if one.hedge == "below" else gap > 0
        return right_side and not other.hedge and (abs(gap) < one.step or _is_fraction_of(one, other))
    return (not other.hedge or one.hedge == "about") and _fits(one, other) and value != 0


def _fits(one, other):
    """Say whether a number may be the other one rounded to its last digit above nought."""
    value = _value(one, other)
    slack = one.step / 2 or (value / 50 if other.measure == "percent" else 0)  # a third: 33%, 33.5%
    if _is_fraction_of(one, other):
        return True
    if one.value == one.step * int(one.value / one.step if one.step else 0) < 10 * one.step:
        few = one.value < 10 * one.step and one.measure not in ("percent", "points")
        slack = min(slack, one.value * NEAR) if few else slack
    return abs(other.value - value) <= slack


def _is_fraction_of(one, other):
    """Say whether a fraction with a hedge is fair for a percentage: about a quarter for 24.4%."""
    value = _value(one, other)
    fraction = (one.measure, other.measure) == ("part", "percent") and bool(one.hedge)
    return fraction and abs(other.value - value) <= value * NEAR


def _lost_hedge(one, other):
    return (_value(one, other) == other.value or _fits(one, other)) and bool(other.hedge or one.hedge)


def _is_wrongly_rounded(one, other):
    several = one.value >= 10 * one.step or one.measure == "percent"
    return several and one.step > step_of(other.value) and 0 < abs(other.value - one.value) < one.step


def _is_off_by_scale(one, other):
    """Say whether the digits are the same and the size is not; one digit alone must be of a large number."""
    if not one.step or not (one.value >= 10 * one.step or one.step >= LARGE):
        return False
    if one.value >= 100 * one.step or (one.step >= LARGE and one.value >= 10 * one.step):
        return any(_rounds_to(one, other.value * power) for power in POWERS)
    return any(one.value == other.value * power for power in POWERS)


def _rounds_to(one, value):
    return abs(value - one.value) <= one.step / 2


def _is_mixed_up(one, other):
    """Say whether per cent became percentage points, or the other way round."""
    return {one.measure, other.measure} == {"percent", "points"} and _rounds_to(one, other.value)


TRACES = {
    "exact": _is_exact,
    "rounded": _is_rounded,
    "hedge": _lost_hedge,
    "rounding": _is_wrongly_rounded,
    "scale": _is_off_by_scale,
    "measure": _is_mixed_up,
}


def _fields(one, other, row):
    """Return what the words of a finding need."""
    ratio = other.value / one.value if one.value else 0
    rounded = round(other.value / one.step) * one.step if one.step else other.value
    return {
        "printed": other.printed,
        "id": row,
        "right": number(float(rounded)),
        "factor": _factor(ratio),
        "direction": other.direction,
    }


def _factor(ratio):
    """Return how many times as large the article's number is, to the next power of ten.

    Examples
    --------
    >>> _factor(Fraction(1, 10)), _factor(Fraction(9993, 100))
    ('1/10', '×100')
    """
    if not ratio:
        return ""
    power = min(POWERS, key=lambda power: abs(ratio / power - 1))
    return f"×{number(float(power))}" if power > 1 else f"1/{number(float(1 / power))}"


def _worked_out(one, results, conditioned):
    """Return finding, source and fields if a check has the number as its result or as an end of it."""
    found = [row for row in results if _is_result(one, row)]
    printable = verdicts_to("print")
    found.sort(key=lambda row: (row["verdict"] not in printable, bool(row["assumptions"])))
    if not found or one.role != "statistic":
        return None
    row = found[0]
    if row["verdict"] not in printable:
        return "not_supportable", row["check"], row
    bare = has_condition(row["publish"]) and not conditioned
    return "condition" if bare else "worked_out", row["check"], row


def _is_result(one, row):
    """Say whether a number is the result of a check, or an end of it rounded outwards."""
    measure = _measure_of(row["unit"])
    if not _may_be_in(one, row["unit"], measure):
        return False
    whole = one.value.denominator == 1 and not 0 < one.step < 1
    if one.value < 10 and whole and not measure:  # a small number is many things
        return row["low"] == row["high"] == one.value
    scale = scale_of(row["unit"])
    value, *ends = (_exact(row[part], scale) for part in ("value", "low", "high"))
    outwards = [end for end in ends if end is not None and abs(end - one.value) < one.step]
    return abs(value - one.value) <= one.step / 2 or bool(outwards)


def _may_be_in(one, unit, measure):
    currencies = currencies_in(unit)
    if one.currencies and currencies and not one.currencies & currencies:
        return False
    return one.measure == measure or not {one.measure, measure} & {"percent", "points"}


def _exact(value, scale):
    return None if isnan(value) else abs(Fraction(str(value))) * scale


def _measure_of(unit):
    if "percentage point" in unit or "百分點" in unit:
        return "points"
    return "percent" if unit.strip() in ("%", "per cent") else ""


def _in_words(fields, language):
    """Return the fields of a check as its sentence needs them; those of a figure are words already."""
    if "check" not in fields:
        row, moved = fields.get("id"), fields.get("direction")
        said = fields | {"id": label("check.id", language).format(row) if row else ""}
        return said | {"moved": label(f"check.{moved}", language)} if moved in ("up", "down") else said
    return {
        "check": fields["check"],
        "result": number(round(fields["value"], 4)),
        "assumptions": listed(fields["assumptions"].split("; "), language),
        "publish": fields["publish"],
        "verdict": label(f"verdict.{fields['verdict']}", language),
    }
