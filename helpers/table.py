"""The table: one row a statistic, from the text and, where there is one, from a hand coding."""

import re
import warnings
from fractions import Fraction
from math import isnan

import pandas as pd

from helpers.coding import IN_TWO_LANGUAGES, compare_coding, occurrences, read_coding
from helpers.extract import find_numbers
from helpers.intervals import Interval
from helpers.labels import label
from helpers.periods import dates_of
from helpers.schema import empty_table, read_table, schema, table_errors, write_table
from helpers.selectors import context
from helpers.speakers import named_people, speaker_of

__all__ = ["read_table", "row_interval", "tabulate", "write_table"]

# Units that name what they count: the noun stands before the number, not after it.
OWN_NOUN = {"人", "人次", "戶", "户", "歲", "岁"}
COUNTED_AFTER = {"count", "change", "rate", "area", "mass", "length"}
_NOUN_AFTER = re.compile(
    r"(?:進行|进行|的)?([\u4e00-\u9fff“”]{2,20}?)(?=[^\u4e00-\u9fff“”]|$|和|與|与|及|以及|並|并|共(?=\d))"
)
_NOUN_BEFORE = re.compile(r"([\u4e00-\u9fff]{2,})$")
_LINKING = re.compile(
    r"(?:分別|分别|累計|累计|數量|数量)?(?:達到|达到|為|为|達|达|有|是|約|约|共|僅|仅|只|隻|實現|实现|的)*$"
)


def tabulate(article, coding=None, language="en"):
    """Return one row for each statistic of an article, in the order of the text.

    Parameters
    ----------
    article : Article
    coding : str or Path, optional
        A hand coding. Where it has no row for a number, and without one, the id is s001, s002, …
        and the other columns hold what the text itself says, in its own words, or nothing.
    language : str
        ``en`` or ``zh``: the language of subject, holder and speaker.

    Returns
    -------
    DataFrame
        The columns of the schema in ``helpers/datapackage.json``.

    Raises
    ------
    ValueError
        If the article has no number that is a statistic.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> table = tabulate(read_article(), "data/coding.csv").set_index("id")
    >>> table.loc["tongrentang_tax", ["unit", "speaker_basis", "from"]].tolist()
    ['元', 'indirect', '2022-01-01']
    """
    numbers = find_numbers(article.text)
    coded = read_coding(coding)
    _warn_of_missed(numbers, coded)
    people = named_people(article)
    keys = occurrences(numbers)
    rows = []
    for key, number in zip(keys, numbers, strict=True):
        if number.role == "statistic" or key in coded:
            position = len(rows) + 1
            rows.append(_row(article, number, coded.get(key), position, people, language))
    if not rows:
        found = (
            f"the {len(numbers)} found are dates, names and the like" if numbers else "none was found at all"
        )
        raise ValueError(
            f"{article.metadata['file']} has no number that is a statistic: {found}. Try another article."
        )
    table = pd.DataFrame(rows, columns=list(schema())).astype(empty_table().dtypes.to_dict())
    table.attrs["source"] = {
        "title": article.metadata["title"] or article.metadata["file"],
        "file": article.metadata["file"],
        "published": article.metadata["date"],
        "sha256": article.sha256,
    }
    errors = table_errors(table)
    if errors:
        raise ValueError("The coding does not fit the schema:\n" + "\n".join(errors))
    return table


def row_interval(row):
    """Return the exact interval of a row: floats of the table back to fractions, open ends kept.

    Examples
    --------
    >>> row_interval({"low": 1600.0, "high": 1700.0, "low_closed": False, "high_closed": False})
    (1600, 1700)
    """
    return Interval(
        _exact(row["low"]), _exact(row["high"]), bool(row["low_closed"]), bool(row["high_closed"])
    )


def _row(article, number, coded, position, people, language):
    prefix, suffix = context(article.text, number.start, number.end)
    section = next((one.section for one in article.paragraphs if one.start <= number.start < one.end), 0)
    bounds = number.interval
    row = {
        "printed": number.printed,
        "start": number.start,
        "end": number.end,
        "prefix": prefix,
        "suffix": suffix,
        "value": float(number.value),
        "upper": _float(number.upper),
        "low": _float(bounds.low),
        "high": _float(bounds.high),
        "low_closed": bounds.low_closed,
        "high_closed": bounds.high_closed,
        "unit": number.unit,
        "hedge": number.hedge,
        "status": _status(number),
        "section": section,
    }
    return row | (
        _from_coding(coded, language) if coded else _from_text(article, number, position, people, language)
    )


def _from_coding(coded, language):
    row = {name: coded[name] for name in ("id", "kind", "speaker_basis", "from", "to", "date_basis")}
    return row | {name: coded[f"{name}_{language}"] for name in IN_TWO_LANGUAGES}


def _from_text(article, number, position, people, language):
    speaker, basis = speaker_of(article, number.start, people)
    first, last, date_basis = dates_of(article, number.start, number.end)
    return {
        "id": f"s{position:03d}",
        "kind": number.kind or "count",
        "subject": _noun_counted(article.text, number),
        "holder": "",
        "speaker": speaker or label("table.paper", language),
        "speaker_basis": basis,
        "from": first,
        "to": last,
        "date_basis": date_basis,
    }


def _noun_counted(text, number):
    """Return the noun that the text puts after a count (1600余名|干部), else the words before the number."""
    if number.kind in COUNTED_AFTER and number.unit not in OWN_NOUN:
        after = _NOUN_AFTER.match(text[number.end : number.end + 24])
        if after:
            return after.group(1).split("的")[-1]
    before = text[max(0, number.start - 20) : number.start]
    shorter = _LINKING.sub("", before)
    noun = _NOUN_BEFORE.search(shorter)
    return noun.group(1) if noun else ""


def _status(number):
    if number.interval.low is None and number.interval.high is None:
        return "undefined"
    if number.hedge:
        return "hedged"
    return "exact" if number.interval.exact else "rounded"


def _warn_of_missed(numbers, coded):
    """Say aloud which rows of a coding fit no number: nothing is dropped in silence."""
    compared = compare_coding(numbers, coded)
    lost = compared[(compared["result"] == "missed by the machine") & (compared["role"] == "")]
    if len(lost):
        names = ", ".join(f"{row.id} ({row.printed})" for row in lost.itertuples())
        warnings.warn(f"No number of the text fits these rows of the coding: {names}.", stacklevel=3)


def _float(value):
    return float("nan") if value is None else float(value)


def _exact(value):
    return None if isnan(value) else Fraction(str(float(value))).limit_denominator(10**6)
