"""Numbers, days and names in words, as tables, charts, widgets and the report print them."""

from calendar import month_name
from decimal import Decimal


def number(value):
    """Return a number as the charts print it: thousands separated, no trailing zeros.

    Examples
    --------
    >>> number(58718.0), number(80.2), number(9.27e9), number(0.1 + 0.2), number(-0.5)
    ('58,718', '80.2', '9,270,000,000', '0.3', '−0.5')
    """
    return f"{Decimal(f'{float(value):.15g}'):,f}".replace("-", "−")


def day(iso, language="en"):
    """Return an ISO day or month as it is read.

    Examples
    --------
    >>> day("2022-06-30"), day("2022-06-30", "zh"), day("2021-05")
    ('30 June 2022', '2022年6月30日', 'May 2021')
    """
    year, month, *days = map(int, iso.split("-"))
    if language == "zh":
        return f"{year}年{month}月" + "".join(f"{one}日" for one in days)
    return " ".join(map(str, [*days, month_name[month], year]))


def in_sentence(name):
    """Return a row's name as it stands inside a sentence.

    Examples
    --------
    >>> in_sentence("Social organisations"), in_sentence("社會組織")
    ('social organisations', '社會組織')
    """
    return name[:1].lower() + name[1:]
