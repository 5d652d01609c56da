"""What stands before a numeral and belongs to its value: a minus sign, a currency. Read from folded text."""

import re

_MINUS_ENDS = frozenset(" 负下-")
_BEFORE_MINUS = frozenset("于近逾超长降升幅为达是率至跌涨到约了(,。:\n \t、")
_CURRENCY = re.compile(
    r"(?:人民币|美元|美金|港币|港元|新?台币|日元|日币|欧元|英镑|澳门币|澳门元|新加坡元|新元|马币|令吉|卢布|韩元|澳元|加元"
    r"|RMB|USD|HKD|CNY|EUR|MOP|TWD|US\$|HK\$|NT\$|A\$|S\$|C\$|[$¥€£]) ?$"
)
_CURRENCY_END = frozenset("币元金镑吉布$¥€£BDYRP ")


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
        return int(start < 2 or folded[start - 2] in _BEFORE_MINUS)
    return int(sign == "负")


def _negate(reading):
    reading.value = -reading.value
    reading.exact = reading.exact and -reading.exact
    reading.upper = reading.upper and -reading.upper


def _read_currency(folded, reading):
    """Take the currency before a number: 人民币3000元, HK$300; in NT$500起 起 is no unit, it says from."""
    money = _CURRENCY.search(folded, max(0, reading.start - 4), reading.start)
    if not money:
        return
    if reading.unit == "起":
        reading.end, reading.unit = reading.unit_places[0][0], ""
    if not reading.unit:
        reading.unit = money[0].strip()
        reading.unit_places = [(money.start(), money.start() + len(reading.unit))]
    reading.start = money.start()


def read_prefixes(folded, reading):
    """Take the minus sign or the currency before a numeral into its reading."""
    sign = folded[reading.start - 1 : reading.start]
    if sign in _MINUS_ENDS and (minus := minus_before(folded, reading.start)):
        reading.start -= minus
        _negate(reading)
    if sign and sign in _CURRENCY_END:
        _read_currency(folded, reading)
