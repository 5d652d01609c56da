"""The table: one row a statistic, from the text and, where there is one, from a hand coding."""

import warnings
from fractions import Fraction
from math import isnan

from helpers.article import contexts, paragraph_at, reports_in, speaker_of
from helpers.base import LANGUAGES, Interval, Kept, first_of, is_link, label, shown
from helpers.extract import directions_of
from helpers.table.coding import (
    IN_TWO_LANGUAGES,
    OPTIONAL,
    kept,
    occurrences,
    read_coding,
    unmatched,
)
from helpers.table.dating import dates_of
from helpers.table.periods import numbers_of
from helpers.table.schema import cell_errors, columns_of, frame_of, one_line, read_table, write_table
from helpers.table.subjects import nouns_counted

__all__ = ["read_table", "row_interval", "tabulate", "write_table"]


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
        The columns of the schema in ``helpers/table/datapackage.json``; in its ``attrs`` the source,
        and by id the notes of the rows that were coded.

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
    numbers = numbers_of(article.text)
    coded = read_coding(coding)
    if coded:
        _warn_of_missed(numbers, coded, coding)
    found = [
        (number, coded.get(key))
        for key, number in zip(occurrences(numbers), numbers, strict=True)
        if number.role == "statistic" or key in coded
    ]
    if not any(_in_table(row) for _, row in found):
        raise ValueError(_nothing_found(article, numbers, coded))
    columns = columns_of(_rows(article, found, language))
    if coding:  # what the text alone gives fits by the way it is made; tests hold it
        _check(columns, coding)
    table = frame_of(columns)
    table.attrs["source"] = Kept(_source_of(article))
    table.attrs["coded"] = Kept(_notes(coded.values(), language))
    return table


def _source_of(article):
    """Return the article as a data package names a source; a path is that of a page."""
    known = article.metadata
    source = {
        "title": known["title"] or known["file"],
        "file": known["file"],
        "published": known["date"],
        "sha256": article.sha256,
    }
    stands = known["source"]
    return source | ({"path" if is_link(stands) else "publisher": stands} if stands else {})


def _rows(article, found, language):
    """Return the rows of numbers and what a coding has for each, in the order of the text.

    What a text says is read unless the coding has every number: then nothing of it would be left.
    """
    numbers = [number for number, _ in found]
    coded = [_from_coding(row, language) if row else {} for _, row in found]
    in_text = [{}] * len(found) if all(coded) else _from_text(article, numbers, language)
    directions = directions_of(article.text, numbers)
    around = contexts(article.text, [(number.start, number.end) for number in numbers])
    return [
        {**_from_number(article, number, *beside), "direction": direction, **said, **by_hand}
        for (number, row), beside, direction, said, by_hand in zip(
            found, around, directions, in_text, coded, strict=True
        )
        if _in_table(row)
    ]


def _check(columns, coding):
    """Raise a ValueError unless the cells of each column fit the schema, whatever a coding says."""
    if errors := cell_errors(columns):
        raise ValueError(f"{shown(coding)} does not fit the table:\n" + "\n".join(first_of(errors)))


def sign_of(row):
    """Return the sign of a row in arithmetic: -1 of a change that is a fall, 1 of all else.

    The table has every figure as printed: a fall of 1.2% is 1.2 with the direction ``down``. A level
    (降至5%) has no sign of its own, and what is printed with a minus has it already.

    Examples
    --------
    >>> fall = {"kind": "change", "direction": "down", "value": 1.2}
    >>> sign_of(fall), sign_of(fall | {"kind": "share"}), sign_of(fall | {"value": -1.2})
    (-1, 1, 1)
    """
    return -1 if row["kind"] == "change" and row["direction"] == "down" and row["value"] > 0 else 1


def signed_value(row):
    """Return the value of a row with its sign: a fall of 1.2% is -1.2.

    Examples
    --------
    >>> signed_value({"kind": "change", "direction": "down", "value": 1.2})
    -1.2
    """
    return sign_of(row) * row["value"]


def row_interval(row):
    """Return the exact interval of a row: floats of the table back to fractions, open ends kept.

    Examples
    --------
    >>> row_interval({"low": 1600.0, "high": 1700.0, "low_closed": False, "high_closed": False})
    (1600, 1700)
    """
    return Interval(exact(row["low"]), exact(row["high"]), bool(row["low_closed"]), bool(row["high_closed"]))


def exact(value):
    """Return the fraction that a float of the table stands for; None for NaN.

    Examples
    --------
    >>> exact(80.2), exact(1 / 3)
    (Fraction(401, 5), Fraction(1, 3))
    """
    if isnan(value):
        return None
    decimal = Fraction(str(float(value)))
    return decimal if decimal.denominator <= 10**9 else decimal.limit_denominator(10**6) or decimal


def status_of(number):
    """Return how far the value of a number is known: exact, rounded, hedged or undefined.

    Examples
    --------
    >>> from helpers.extract import find_numbers
    >>> [status_of(number) for number in find_numbers("3個湖,約350畝,佔80.2%")]
    ['exact', 'hedged', 'rounded']
    """
    if number.interval.low is None and number.interval.high is None:
        return "undefined"
    if number.hedge:
        return "hedged"
    return "exact" if number.interval.exact else "rounded"


def _from_number(article, number, prefix, suffix):
    """Return what the number is, what it allows and where it stands, between a prefix and a suffix."""
    bounds = number.interval
    low = _float(bounds.low)
    return {
        "printed": number.printed,
        "start": number.start,
        "end": number.end,
        "prefix": one_line(prefix),  # `find_again` passes over white space
        "suffix": one_line(suffix),
        "value": float(number.value),
        "upper": _float(number.upper),
        "low": low,
        "high": low if bounds.exact else _float(bounds.high),
        "low_closed": bounds.low_closed,
        "high_closed": bounds.high_closed,
        "unit": number.unit,
        "hedge": number.hedge,
        "status": status_of(number),
        "section": paragraph_at(article, number.start).section,
    }


def _from_coding(coded, language):
    row = {name: coded[name] for name in ("id", "kind", "speaker_basis", "from", "to", "date_basis")}
    row |= {name: coded[name] for name in OPTIONAL if name in coded}
    return row | {name: _in_language(coded, name, language) for name in IN_TWO_LANGUAGES}


def _in_language(coded, name, language):
    """Return the words of a coding in a language; where it has none, those of the other."""
    words = [coded[f"{name}_{each}"] for each in (language, *LANGUAGES)]
    return next(filter(None, words), "")


def _in_table(coded):
    """Say whether a number is in the table: one that was not coded stays, a coding may drop one."""
    return coded is None or kept(coded)


def _notes(coded, language):
    """Return by id the note of each row of a coding that is kept: what a reader has to know of the figure.

    A coding may have it in a language of its own (``note_zh``); where it has not, ``note`` serves.
    """
    return {row["id"]: row.get(f"note_{language}") or row.get("note", "") for row in coded if kept(row)}


def _from_text(article, numbers, language):
    """Return for each number what the text itself says about it; "" where it says nothing."""
    reports = reports_in(article)
    subjects = nouns_counted(article.text, numbers)
    paper = label("table.paper", language)
    rows = []
    for position, (number, subject) in enumerate(zip(numbers, subjects, strict=True), 1):
        speaker, basis = speaker_of(article, number.start, reports)
        first, last, date_basis = dates_of(article, number.start)
        rows.append(
            {
                "id": f"s{position:03d}",
                "kind": number.kind or "count",
                "subject": subject,
                "holder": "",
                "speaker": speaker or paper,
                "speaker_basis": basis,
                "from": first,
                "to": last,
                "date_basis": date_basis,
            }
        )
    return rows


def _nothing_found(article, numbers, coded):
    if any(not kept(row) for row in coded.values()):
        return (
            f"The coding of {article.metadata['file']} keeps no row. Write yes under keep for one at least."
        )
    found = f"the {len(numbers)} found are dates, names and the like" if numbers else "none was found at all"
    return f"{article.metadata['file']} has no number that is a statistic: {found}. Try another article."


def _warn_of_missed(numbers, coded, path):
    """Say aloud which rows of a coding fit no number: nothing is dropped in silence."""
    missed = unmatched(numbers, coded)
    names = ", ".join(first_of(f"{row['id']} ({printed})" for (printed, _), row in missed)).rstrip(".")
    if names:
        words = f"No number of the text fits these rows of the coding: {names}."
        # Told of the coding file; the place of the call would be a cell, with the number of a process.
        warnings.warn_explicit(words, UserWarning, shown(path), 1)


def _float(value):
    return float("nan") if value is None else float(value)
