"""Rows: what a worker reads in a batch of articles, one row a number and one an article."""

import time
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from helpers.article import text_in
from helpers.base import script_of
from helpers.batch.parts import key_of, parquet, reader_version
from helpers.extract import directions_of, find_numbers
from helpers.table import status_of

MEASURED = ("statistic", "duration")  # a date, a name or an ordinal allows no more than it says
MOST_PLACES = 40  # of a number that a newspaper prints


@dataclass(frozen=True)
class Read:
    """A batch as read: both parts as the bytes of their files, and the seconds that each article took."""

    numbers: bytes
    articles: bytes
    seconds: tuple


def read_batch(batch, version, key=""):
    """Read a batch of articles; one that can't be read has the reason in its row.

    Parameters
    ----------
    batch : sequence of Item
    version : str
        Of the reader that is wanted; a machine of a cluster may have another.
    key : str
        The name of its part, where it is not that of these articles.

    Returns
    -------
    Read

    Examples
    --------
    >>> from helpers.batch.sources import Item
    >>> read_batch([Item("a", data="全鎮有3個湖。".encode())], reader_version()).numbers[:4]
    b'PAR1'
    """
    if version != reader_version():
        raise ValueError(
            "A worker has another version of this course, or of a library, than the machine that asks. "
            "Install the same on both."
        )
    key = key or key_of(batch, version)
    numbers, articles, seconds = [], [], []
    for item in batch:
        begin = time.perf_counter()
        rows, article = _read(item)
        numbers += rows
        articles.append(article | {"part": key})
        seconds.append((item.id, time.perf_counter() - begin))
    return Read(parquet(numbers, "numbers"), parquet(articles, "articles", "errors"), tuple(seconds))


def _read(item):
    """Return the rows of an article's numbers, and its own."""
    about = {"article": item.id, "source": item.source, "key": item.key, "sha256": item.sha256}
    if item.error:
        return [], about | {"error": item.error}
    try:
        read = text_in(item.data, item.id, item.encoding)
        numbers = find_numbers(read.text)
        rows = _numbers_of(item, read.text, numbers)
    except ValueError as error:
        return [], about | {"error": str(error)}
    except Exception as error:  # a fault of the reader must not stop a hundred thousand others
        name = type(error).__name__
        return [], about | {"error": f"The reader broke off ({name}). Please report it with the article."}
    counted = {"numbers": len(rows), "statistics": sum(number.role == "statistic" for number in numbers)}
    said = {
        "title": item.title or read.title,
        "date": item.date or read.date,
        "script": script_of(read.text),
        "characters": len(read.text),
        "error": "",
    }
    return rows, about | said | counted


def _numbers_of(item, text, numbers):
    statistics = [number for number in numbers if number.role == "statistic"]
    directions = dict(zip((one.start for one in statistics), directions_of(text, statistics), strict=True))
    about = {"article": item.id, "sha256": item.sha256}
    return [about | _row(number, directions.get(number.start, "")) for number in numbers]


def _row(number, direction):
    """Return what the columns of the table of numbers say of one number."""
    row = {
        "start": number.start,
        "end": number.end,
        "printed": number.printed,
        "value": _float(number.value),
        "upper": _float(number.upper),
        "unit": number.unit,
        "hedge": number.hedge,
        "role": number.role,
        "kind": number.kind,
        "direction": direction,
        "value_exact": exactly(number.exact or number.value),
        "upper_exact": exactly(number.upper),
    }
    if number.role not in MEASURED:
        return row
    allowed = number.interval
    return row | {
        "low": _float(allowed.low),
        "high": _float(allowed.high),
        "low_closed": allowed.low_closed,
        "high_closed": allowed.high_closed,
        "status": status_of(number),
        "low_exact": exactly(allowed.low),
        "high_exact": exactly(allowed.high),
    }


def _float(value):
    return None if value is None else float(value)


def exactly(value):
    """Return a number as text without a loss: in decimals, or as a fraction where these never end.

    Examples
    --------
    >>> exactly(Decimal("4E+6")), exactly(Fraction(5, 4)), exactly(Fraction(1, 3)), exactly(None)
    ('4000000', '1.25', '1/3', '')
    """
    if isinstance(value, Fraction):
        return _fraction(value)
    return "" if value is None else f"{value:f}"


def _fraction(value):
    sign, (numerator, denominator) = int(value < 0), abs(value).as_integer_ratio()
    for places in range(MOST_PLACES):
        if 10**places % denominator == 0:
            digits = tuple(map(int, str(numerator * 10**places // denominator)))
            return f"{Decimal((sign, digits, -places)):f}"
    return str(value)
