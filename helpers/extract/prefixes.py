"""What stands before a numeral and belongs to its value: a minus sign, a currency. Read from folded text."""

from decimal import Decimal

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.numerals import HAN
from helpers.extract.reading import is_han

_MINUS_ENDS = frozenset(" 负下-")
_BEFORE_MINUS = frozenset("在于近逾超长降升幅为达是率至跌涨到约了(,。:;~\n \t、")
_BEFORE_LOSS = frozenset("正净惜告")  # 正负10%, and 净负6球 is lost
_MEASURED = frozenset("速益温额利润值仅")  # what ends the name of a measure: 增速-3%, 收益-0.15元
_BELOW_NOUGHT = frozenset("%‰℃°")
_NEVER_BELOW = ("time", "length", "mass", "area")  # 京津-3.5小时 has a dash
_CURRENCY = LazyPattern(
    r"(?:人民币|美元|美金|港币|港元|新?台币|日元|日币|欧元|英镑|澳门币|澳门元|新加坡元|新元|马币|令吉|卢布|韩元|澳元|加元"
    r"|RMB|RM|USD|HKD|CNY|EUR|MOP|TWD|US\$|HK\$|NT\$|A\$|S\$|C\$|[$¥€£]) ?$"
)
_CURRENCY_END = frozenset("币元金镑吉布$¥€£BDYRPM ")


def minus_before(folded, start):
    """Return how many signs before a place say minus: 负3, 零下3, -3 after a word that leads to a number.

    Examples
    --------
    >>> [minus_before(text, text.index("3")) for text in ("负3", "零下3度", "低于-3", "2-3")]
    [1, 2, 1, 0]
    """
    sign = folded[start - 1 : start]
    if sign == " ":
        return 2 if folded[start - 2 : start - 1] == "负" else 0
    if sign == "下":
        return 2 if folded.startswith("零下", start - 2) else 0
    if sign == "-":
        return int(
            start < 2
            or folded[start - 2] in _BEFORE_MINUS
            or folded[start - 2] in _MEASURED
            or folded.endswith("温度", 0, start - 1)
        )
    return int(sign == "负" and folded[start - 2 : start - 1] not in _BEFORE_LOSS)


def minus_after_a_noun(folded, reading):
    """Return whether a dash after a noun is a minus: 张家口-25.8℃, 预算-1.2亿元; 歼-20 and 5元-3元 have none.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("张家口-25.8℃", "歼-20", "麒麟-990"):
    ...     print(int(quantity_at(text, NUMERAL.search(text)).value))
    -25
    20
    990
    """
    dash = reading.start - 1
    if dash < 1 or folded[dash] != "-" or not is_han(folded[dash - 1]) or _after_a_number(folded, dash):
        return False
    if reading.unit in _BELOW_NOUGHT:
        return True
    kind = lexicon.kind(reading.unit)
    return kind == "money" or ("." in reading.signs and kind not in _NEVER_BELOW)


def _after_a_number(folded, dash):
    """Return whether a number with its unit, or without one, ends where a dash stands: 5元-3元."""
    for unit in range(dash, max(dash - 4, 0), -1):
        sign = folded[unit - 1]
        if (sign.isdecimal() or sign in HAN) and (unit == dash or lexicon.unit_at(folded, unit)[2] == dash):
            return True
    return False


def _negate(reading):
    """Turn a reading round; the lower end of 零下3到5度 is the greater number."""
    reading.value = -reading.value
    reading.exact = reading.exact and -reading.exact
    if reading.upper is not None:
        reading.upper = -reading.upper
        if reading.form != "ratio" and reading.upper < reading.value:
            reading.value, reading.upper = reading.upper, reading.value


def _read_currency(folded, reading):
    """Take the currency before a number: 人民币3000元, HK$300; in NT$500起 起 is no unit, it says from."""
    money = _CURRENCY.search(folded, max(0, reading.start - 4), reading.start)
    if not money or reading.form == "ratio":
        return
    if reading.unit == "起":
        reading.end, reading.unit = reading.unit_places[0][0], ""
    if not reading.unit:
        reading.unit = money[0].strip()
        reading.unit_places = [(money.start(), money.start() + len(reading.unit))]
    reading.start = money.start()


_BEFORE_AVERAGE = frozenset("率至到为达")


def _read_average(folded, reading):
    """Read a rate of baseball that goes without its nought: 打击率.310, 升至.287."""
    if (
        folded[reading.start - 2 : reading.start - 1] in _BEFORE_AVERAGE
        and len(reading.signs) == 3
        and reading.bare
    ):
        reading.start, reading.place, reading.rounded = reading.start - 1, Decimal("0.001"), True
        reading.value *= reading.place


def read_prefixes(folded, reading):
    """Take the minus sign or the currency before a numeral into its reading; 翻 has no minus."""
    sign = folded[reading.start - 1 : reading.start]
    if sign in _MINUS_ENDS and not reading.doubled:
        minus = minus_before(folded, reading.start) or minus_after_a_noun(folded, reading)
        if minus:
            reading.start -= minus
            _negate(reading)
    if sign == "." and reading.signs.isdecimal() and reading.upper is None:
        _read_average(folded, reading)
    if sign and sign in _CURRENCY_END:
        _read_currency(folded, reading)
