"""Numbers, intervals, days and counts in words, as tables, charts, widgets and the report print them.

Whoever prints one of these asks here, so that (3000, ∞) reads alike wherever it stands. The words are
rows of ``labels.csv`` whose keys begin with ``interval.`` and ``period.``.
"""

from calendar import month_name
from decimal import Decimal
from math import floor, log10

from helpers.base.labels import label

DIGITS = 4  # of a result of arithmetic: enough for print
ENDLESS = 6  # decimals of an end that never ends, as a third


def number(value):
    """Return a number as it is printed: thousands separated, no trailing zeros but those of a Decimal.

    Examples
    --------
    >>> number(58718.0), number(80.2), number(9.27e9), number(0.1 + 0.2), number(-0.5)
    ('58,718', '80.2', '9,270,000,000', '0.3', '−0.5')
    >>> number(Decimal("18.10"))
    '18.10'
    """
    decimal = value if isinstance(value, Decimal) else Decimal(f"{float(value):.15g}")
    return f"{decimal:,f}".replace("-", "−")


def short(value):
    """Return a number with as many digits as a reader wants: two decimals, two digits below one.

    Examples
    --------
    >>> short(0.666666666667), short(1234.567), short(58718.0)
    ('0.67', '1,234.57', '58,718')
    """
    return number(round(value, 2) if abs(value) >= 1 else float(f"{value:.2g}"))


class Counted(int):
    """A count that a label puts into words: ``{n:# figure|# figures}``, the form for one first.

    A form for two may stand between the two: ``{n:in|both in|all in}``.

    Examples
    --------
    >>> "{n:# figure is|# figures are} hedged".format(n=Counted(1))
    '1 figure is hedged'
    >>> ["{n:one row|# rows}, {n}".format(n=Counted(n)) for n in (0, 1, 1200)]
    ['0 rows, 0', 'one row, 1', '1,200 rows, 1,200']
    """

    def __format__(self, forms):
        forms = (forms or "#").split("|")
        return forms[min(self, len(forms)) - 1].replace("#", number(self))  # of none: as of many


def decimals(interval, value=None):
    """Return with how many decimals the ends of an interval are shown: as many as they have.

    Beside the `value` of a result no more than give it four digits.

    Examples
    --------
    >>> from helpers.base.intervals import Interval
    >>> decimals(Interval(Decimal("80.15"), Decimal("80.25"))), decimals(Interval(1, 3) / 3)
    (2, 6)
    >>> decimals(Interval(1, 3) / 3, value=0.5)
    4
    """
    ends = [end for end in (interval.low, interval.high) if end is not None]
    whole = (places for places in range(ENDLESS) if all((end * 10**places).denominator == 1 for end in ends))
    needed = next(whole, ENDLESS)
    return needed if value is None else min(needed, _for_digits(value))


def _for_digits(value):
    return max(0, DIGITS - 1 - floor(log10(abs(value)))) if value else 0


def result(value):
    """Return a result of arithmetic with at most four digits, or all those of a larger whole number.

    Examples
    --------
    >>> result(5942.307), result(18.0293), result(5.0)
    ('5,942', '18.03', '5')
    """
    return number(round(value, _for_digits(value)))


def between(interval, places=None, language="en"):
    """Return an interval as a table or a chart prints it: rounded outwards, one number if it is exact.

    `places` are decimals; None: as many as its ends have.

    Examples
    --------
    >>> from helpers.base.intervals import Interval
    >>> between(Interval(1600, 1700, False, False)), between(Interval(3000, None, False))
    ('1,600–1,700', 'more than 3,000')
    >>> between(Interval(-1, 1)), between(Interval(-1, 1), language="zh")
    ('−1 to 1', '−1至1')
    """
    places = decimals(interval) if places is None else places
    if interval.exact:
        return number(Decimal(round(interval.low * 10**places)).scaleb(-places))
    low, high = interval.outwards(places)
    if low is None or high is None:
        return _ends(interval, places, language)
    if low < 0:  # a dash would read as a minus sign
        return label("interval.to", language).format(low=number(low), high=number(high))
    return f"{number(low)}–{number(high)}"


def allowed(interval, places=None, language="en"):
    """Say in full which values an interval allows, ends that are not reached included.

    Examples
    --------
    >>> from helpers.base.intervals import Interval, exactly
    >>> cadres = Interval(1600, 1700, False, False)
    >>> allowed(cadres), allowed(cadres, language="zh")
    ('more than 1,600, less than 1,700', '超過1,600、不到1,700')
    >>> allowed(exactly(3), language="zh"), allowed(exactly(1) / 3), allowed(Interval(70, None))
    ('正好3', 'exactly 1/3', '70 or more')
    """
    places = decimals(interval) if places is None else places
    if interval.exact:
        low = interval.outwards(places)[0]
        low = number(low) if low == interval.low else str(interval.low)  # a third has no last decimal
        return label("interval.exactly", language).format(low=low)
    if interval.low_closed and interval.high_closed:
        low, high = map(number, interval.outwards(places))
        return label("interval.to", language).format(low=low, high=high)
    return _ends(interval, places, language)


def _ends(interval, places, language):
    """Return what each end says, one after the other: more than 1,600, less than 1,700."""
    low, high = interval.outwards(places)
    said = []
    if low is not None:
        form = label("interval.at_least" if interval.low_closed else "interval.more_than", language)
        said.append(form.format(low=number(low)))
    if high is not None:
        form = label("interval.at_most" if interval.high_closed else "interval.less_than", language)
        said.append(form.format(high=number(high)))
    return label("comma", language).join(said) if said else label("interval.any", language)


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


def period(first, last, language="en"):
    """Return the first and the last ISO day of a figure as they are read; either may be empty.

    Examples
    --------
    >>> period("2022-01-01", "2022-12-31"), period("", "2022-12-31", "zh"), period("", "")
    ('1 January 2022 to 31 December 2022', '至2022年12月31日止', 'no date')
    """
    if first and last:
        start, end = day(first, language), day(last, language)
        return start if start == end else label("period.span", language).format(start=start, end=end)
    if first:
        return label("period.from", language).format(day=day(first, language))
    if last:
        return label("period.until", language).format(day=day(last, language))
    return label("period.none", language)


def in_sentence(name):
    """Return a row's name as it stands inside a sentence.

    Examples
    --------
    >>> in_sentence("Social organisations"), in_sentence("社會組織")
    ('social organisations', '社會組織')
    """
    return name[:1].lower() + name[1:]
