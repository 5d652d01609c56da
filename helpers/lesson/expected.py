"""Facts that exercises ask for, each computed from the article given, its coding and its checks."""

import re
from functools import lru_cache
from math import nan
from unicodedata import normalize

from helpers.checks import run_checks
from helpers.extract import find_numbers
from helpers.lesson.parameters import files_now
from helpers.table import exact, row_interval, tabulate

DIGITS = r"\d+"
DECIMALS = r"\d+(?:\.\d+)?"


def fact(name, article):
    """Return the fact with this name: a word, and what it asks for after spaces.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> article = read_article()
    >>> fact("characters", article) == len(article.text)
    True
    """
    files = files_now(article)
    return _fact(name, article, *files, *map(_age, files))


@lru_cache(500)
def _fact(name, article, *files_and_ages):
    """Return a fact of an article with these files; for each answer several are looked at."""
    word, *rest = name.split()
    if word not in FACTS:
        raise ValueError(f"There is no fact {word!r}. There are: {', '.join(FACTS)}.")
    return FACTS[word](article, *rest)


def table_of(article, coding):
    """Return the table of an article, with the coding at a path or with none; not to be changed."""
    return _tabulated(article, coding, _age(coding))


def checks_of(article, coding, checks):
    """Return the checks at a path, or none, as run on the table of an article; see `table_of`."""
    return _checked(article, coding, checks, _age(coding), _age(checks))


@lru_cache(8)
def _tabulated(article, coding, age):
    return tabulate(article, coding)


@lru_cache(8)
def _checked(article, coding, checks, *ages):
    return run_checks(table_of(article, coding), checks).set_index("check")


def _age(path):
    """Return when a file was last changed: a reader may write its next row while the notebook is open."""
    return path and path.exists() and path.stat().st_mtime_ns


def _table(article):
    return table_of(article, files_now(article)[0])


def _checks(article):
    return checks_of(article, *files_now(article))


def _rows(article, column, *cells):
    return int(_table(article)[column].isin(cells or [""]).sum())


def _days(article, first, last, back="0"):
    """Return two days of the year of publication, or so many years back; empty if no date is stated."""
    year = article.metadata["date"][:4]
    return [f"{int(year) - int(back)}-{day}" for day in (first, last)] if year else ["", ""]


def _percent(article, part, whole):
    of = fact(whole, article)
    return 100 * fact(part, article) / of if of else nan


def _values_outside(article):
    """Count the statistics whose value as printed their own interval rules out."""
    finds = (number for number in find_numbers(article.text) if number.role == "statistic")
    return sum(number.value not in number.interval for number in finds)


def _numbers(article, role=""):
    return sum(not role or number.role == role for number in find_numbers(article.text))


def _starts(article, string):
    return [match.start() for match in re.finditer(re.escape(string), article.text)]


def _paragraph(article, index, less="0"):
    """Return the start and the end of a paragraph; where there is no last but one, -2 is the first."""
    one = article.paragraphs[int(index) :][0]
    return [one.start, one.end - int(less)]


def _wide(article, times):
    """Count the statistics whose highest value allowed is more than so many times the lowest."""
    table = _table(article)
    return int((table["high"] > float(times) * table["low"]).sum())


def _figure(article, figure, column="value"):
    return _table(article).set_index("id").loc[figure, column]


def _interval(article, figure):
    row = _table(article).set_index("id").loc[figure]
    return [row["low"], row["high"]]


def _quotients(article, above, below, *ends):
    """Return the quotient of two figures for each pair of ends, such as ``low/high``."""
    rows = _table(article).set_index("id").loc[[above, below]].to_dict("records")
    above, below = (vars(row_interval(row)) | {"value": exact(row["value"])} for row in rows)
    return [above[one] / below[other] for one, other in (pair.split("/") for pair in ends)]


def _levels(article):
    """Count the statistics of one day, the day on which most periods end."""
    table = _table(article)
    return int((_ending(table)["from"] == _ending(table)["to"]).sum())


def _ending(table):
    dated = table[table["to"] != ""]
    return dated[dated["to"].isin(dated["to"].mode()[:1])]


def _lasting(article):
    """Count the statistics whose period is longer than a day."""
    table = _table(article)
    return int((table["from"] < table["to"]).sum())


def _kept(article, *condition):
    """Return the ids of the rows that a condition keeps, in the words of ``DataFrame.query``."""
    return _table(article).query(" ".join(condition), engine="python")["id"].tolist()


def _two_ends(article, column):
    """Return a cell of the first check, else statistic, that has two different ends; else of the first."""
    tables = _checks(article), _table(article)
    apart = [rows[rows["low"] < rows["high"]] for rows in tables]
    return next(rows for rows in [*apart, tables[-1]] if len(rows)).iloc[0][column]


def _shortest(article, digits=""):
    """Round that result to so many digits, or to the fewest with which it lies between its ends."""
    value, low, high = (_two_ends(article, column) for column in ("value", "low", "high"))
    tries = [float(f"{value:.{count}g}") for count in ([digits] if digits else range(1, 10))]
    return tries[0] if digits else next((one for one in tries if low <= one <= high), value)


def _fullest(article, role=""):
    """Count the numbers, or those of one role, of the paragraph with the most statistics, the first such."""
    starts = _table(article)["start"]
    most = max(article.paragraphs, key=lambda one: starts.between(one.start, one.end).sum())
    return sum(not role or number.role == role for number in find_numbers(most.text))


def _check(article, check, column="value"):
    return _checks(article).loc[check, column]


def _check_bounds(article, check):
    return [_check(article, check, "low"), _check(article, check, "high")]


FACTS = {
    "characters": lambda article: len(article.text),
    "characters_nfkc": lambda article: len(normalize("NFKC", article.text)),
    "paragraph": _paragraph,  # paragraph -1: start and end of the last; paragraph -1 1: its end one less
    "bytes": lambda article, parts="1": article.metadata["bytes"] / int(parts),  # bytes 3: a third of them
    "paragraphs": lambda article, less="0": len(article.paragraphs) - int(less),  # paragraphs 1: one less
    "sections": lambda article: article.paragraphs[-1].section,
    "publication_date": lambda article: article.metadata["date"],
    "finds": lambda article, pattern: len(re.findall(pattern, article.text)),  # of a pattern without spaces
    "digit_runs": lambda article: len(re.findall(DIGITS, article.text)),
    "arabic_numbers": lambda article: len(re.findall(DECIMALS, article.text)),
    "distinct_arabic_numbers": lambda article: len(set(re.findall(DECIMALS, article.text))),
    "occurrences": lambda article, string: article.text.count(string),  # occurrences 450
    "start": lambda article, string, nth="1": _starts(article, string)[int(nth) - 1],  # start 450 2
    "starts": _starts,  # starts 450: every place
    "numbers": _numbers,  # numbers, or numbers date: of one role
    "statistics": lambda article: _numbers(article, "statistic"),
    "no_statistics": lambda article: _numbers(article) - _numbers(article, "statistic"),
    "rows": lambda article: len(_table(article)),  # of the table: a coding may drop some
    "rows_with": _rows,  # rows_with status hedged rounded: with one of these in a column; none named: empty
    "hedged": lambda article: len(_table(article)) - _rows(article, "hedge"),
    "dated": lambda article: len(_table(article)) - _rows(article, "from"),
    "undated": lambda article: _rows(article, "from"),
    "inexact": lambda article: int((_table(article)["low"] != _table(article)["high"]).sum()),
    "wide": _wide,  # wide 1.1: whose highest value allowed is more than 1.1 times the lowest
    "narrow": lambda article, times: len(_table(article)) - _wide(article, times),
    "digits_of_the_largest": lambda article: len(str(int(_table(article)["value"].max()))),
    "days": _days,  # days 01-01 06-30: of the year of publication; days 01-01 06-30 1: of the year before
    "largest": lambda article, parts="1": float(_table(article)["value"].max()) / int(parts),  # 365: a part
    "percent": _percent,  # percent undated rows: one fact by another
    "values_outside": _values_outside,
    "values_inside": lambda article: _numbers(article, "statistic") - _values_outside(article),
    "levels": _levels,
    "ending": lambda article: len(_ending(_table(article))),  # on the day on which most periods end
    "lasting": _lasting,
    "kept": _kept,  # kept status == 'hedged': ids
    "two_ends": _two_ends,  # two_ends low: of the first result whose ends differ
    "shortest": _shortest,  # that result in the fewest digits between its ends; shortest 2: in two
    "fullest": _fullest,  # fullest, or fullest statistic: of one role
    "figure": _figure,  # figure tongrentang_tax value: a cell of the table
    "interval": _interval,  # interval tongrentang_tax: its two ends
    "quotients": _quotients,  # quotients tongrentang_tax tongrentang_output low/high high/low
    "check": _check,  # check growth value: a cell of the checks
    "check_bounds": _check_bounds,  # check_bounds growth: its two ends
}
