"""Numerals: from signs to values. Arabic, Chinese and mixed, in either script, with scales.

Read from folded text (`helpers.base.folding`).
"""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from helpers.base import LazyPattern, limits

_SIGNS = ["零〇", "一壹幺", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
DIGITS = {sign: value for value, signs in enumerate(_SIGNS) for sign in signs}
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_WORTH = TENS | SCALES
_LONE = frozenset("123456789")
FORMAL = "壹贰叁肆伍陆柒捌玖拾"  # on cheques and contracts; 陆 and 伍 are also words, so never alone
_D = "".join(sign for sign in DIGITS if sign not in FORMAL)
_U = "".join(sign for sign in (*TENS, *SCALES) if sign not in FORMAL)
HAN = _D + _U  # every sign of a common Chinese numeral, folded


_SECTION = rf"(?:[0-9],[0-9]{{3}}|[0-9]{{1,4}})(?:\.[0-9]{{1,8}})?(?![年0-9])(?:[{_U}][{HAN}]{{0,9}})?"
_POINT = rf"点(?:[{_D}]{{1,20}}(?![{_D}十廿卅百千半刻整钟]|(?<=[零〇].)分)[万亿兆]{{0,2}}|[0-9]{{1,9}})"
# 三.三二%, 二・九万人: a dot for 点, where what follows can be no next item of a list.
_DOTS = ".·"  # folded
_DOT = rf"[{_DOTS}][{_D}]{{1,8}}(?:[万亿兆]{{1,2}}|(?=%|个?百分|倍|元|度|级|公[里斤顷尺吨分]|美元|港元))"
_DOTTED = LazyPattern(rf"(?<=[{HAN}])[{_DOTS}](?=[{_D}])")
_BLANK = r"[ \u202f]"
# 12 345例, 10 000-12 000元: what is counted follows, and no other number stands before a blank.
_THOUSANDS = (
    rf"(?<=[1-9])(?<![0-9.,:/][0-9])(?<![0-9]{_BLANK}[0-9])(?:(?<!-[0-9])|(?<={_BLANK}[0-9]{{3}}-[0-9]))"
    rf"[0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}}){{1,6}}"
    r"(?=(?:\.[0-9]{1,8})?(?: ?[%\u3400-\u9fff]|[-~][1-9][0-9]{0,2}[ \u202f]))"
)
_LOWER = r" (?:[0-9],[0-9]{3}|[0-9]{1,4})(?:\.[0-9]{1,8})? ?"  # 3 兆 4,740.51 亿: a lower scale after a blank
_COUNTED = "个名人岁户万元斤天里家亩块公多只条张件头次种位吨米套辆台棵年平"
# The first sign says which kind of numeral it is, and no part can match in two ways: time grows with length.
NUMERAL = LazyPattern(
    rf"[0-9{HAN}{FORMAL}几数半](?:"
    rf"(?<=[0-9])(?:{_THOUSANDS}|[0-9]{{0,2}}(?:[,，][0-9]{{3}}){{1,6}}(?![0-9])|[0-9]*)(?:[.·][0-9]+)?"
    rf"(?:(?: ?[万亿兆]|个亿(?![吨千立级])|(?<![0-9]{{3}})[百千仟佰])[{HAN}]{{0,12}}(?:{_SECTION}){{0,3}}"
    rf"(?:(?<=兆){_LOWER}亿)?(?:(?<=亿){_LOWER}万)?)?"
    rf"|(?<=[{HAN}])[{HAN}]*(?:{_POINT}|{_DOT}|个亿(?![吨千立级]))?"
    rf"|(?<=[{FORMAL}])(?:(?=[{FORMAL}零{_U}])[{HAN}{FORMAL}]*)?"
    rf"|(?<=[几数])[十百千万亿]{{1,3}}"
    rf"|(?<=半)(?=[个年天月小公斤两米亩杯碗瓶吨里周圈分秒成数番])"
    rf"|(?<=[过逾近超]半)(?![百场程决山夜空信途路径岛导道生世辈晌月日票]))"
    rf"(?:((?<=[0{_U}])[多余]|[多余](?=[百千万亿兆])|(?<=[十廿卅])(?:[几来]|数(?![据字学码量目值额控十]))|(?<=[百千万0])来(?=[{_COUNTED}]))"
    rf" ?([百千万亿兆]{{1,3}})?)?"
)
_TOKEN = LazyPattern(rf"[0-9](?:[0-9,，]|{_BLANK}(?=[0-9]{{3}}))*(?:[.·][0-9]+)?|[{HAN}{FORMAL}点]")

_PARTED = LazyPattern(rf"[,，]|{_BLANK}")  # what parts the thousands
_PLACED = LazyPattern(rf"(?:^|(?<=[万亿兆]))[{_D}]{{3,}}(?=[万亿兆]|$)")  # 四万七七〇九 is 47,709


class Numeral(NamedTuple):
    """A numeral read: the value, the other end if it names two, the place of its last printed digit."""

    value: Decimal
    upper: Decimal | None
    place: Decimal
    rounded: bool


def plain(number):
    """Return a Decimal without exponent or needless noughts if it is whole, else as it is.

    Examples
    --------
    >>> plain(Decimal("9.54") * 10**8)
    Decimal('954000000')
    """
    return Decimal(int(number)) if number == number.to_integral_value() else number


@lru_cache(maxsize=1 << 15)
def numeral(signs):
    """Read one folded numeral; None if the signs make no number.

    Examples
    --------
    >>> [int(numeral(signs).value) for signs in ("三百二十万零五", "1亿2300万", "二〇二三", "两万五")]
    [3200005, 123000000, 2023, 25000]
    >>> [str(end) for end in numeral("十七八万")[:2]]
    ['170000', '180000']
    >>> str(numeral("三点五").value), str(numeral("1.2万亿").value)
    ('3.5', '1200000000000')
    """
    if len(signs) > limits.NUMERAL_SIGNS or sum(sign in SCALES for sign in signs) > limits.NUMERAL_SCALES:
        return None
    if signs.isascii():
        decimals = len(signs.partition(".")[2])
        return Numeral(Decimal(_PARTED.sub("", signs)), None, Decimal(1).scaleb(-decimals), decimals > 0)
    if signs == "半":
        return Numeral(Decimal("0.5"), None, Decimal("0.5"), False)
    tokens = _tokens(signs)
    if not tokens:
        return None
    for i in range(len(tokens) - 1):
        if _names_two(tokens, i):
            low, high = (_one_number(tokens[:cut] + tokens[cut + 1 :]) for cut in (i + 1, i))
            return low and high and low._replace(upper=high.value)
    return _one_number(tokens)


def _tokens(signs):
    """Return the parts of a numeral: each Chinese sign, and each run of digits without its commas."""
    placed = _PLACED.sub(_digits, _DOTTED.sub("点", signs))
    return [_PARTED.sub("", token).replace("·", ".") for token in _TOKEN.findall(placed)]


def _digits(match):
    return "".join(str(DIGITS[sign]) for sign in match[0])


def _names_two(tokens, i):
    """Two digits side by side name a range if they are neighbours or 三五, and nothing else is spelt out."""
    low, high = DIGITS.get(tokens[i]), DIGITS.get(tokens[i + 1])
    if (
        not low
        or not high
        or (high - low != 1 and (low, high) != (3, 5))
        or tokens[i : i + 2] == ["二", "两"]
    ):
        return False
    return "点" not in tokens and (len(tokens) == 2 or any(t in TENS or t in SCALES for t in tokens))


def _one_number(tokens):
    """Read tokens that name one number."""
    if "点" in tokens:
        tokens = _with_point(tokens)
        if not tokens:
            return None
    if all(token in DIGITS for token in tokens):
        return Numeral(Decimal("".join(str(DIGITS[token]) for token in tokens)), None, Decimal(1), False)
    value = _by_scales(_last_digit_in_full(tokens))
    return None if value is None else Numeral(plain(Decimal(value)), None, *_place(tokens))


def _last_digit_in_full(tokens):
    """Return tokens whose last digit has the place it is spoken without: 两万五 and 2万5 are 25,000."""
    worth = _WORTH.get(tokens[-2], 0) if len(tokens) > 1 else 0
    last = DIGITS.get(tokens[-1]) or (int(tokens[-1]) if tokens[-1] in _LONE else None)
    return [*tokens[:-1], str(last * worth // 10)] if last and worth >= 100 else tokens


def _by_scales(tokens):
    """Add up tokens, closed from the left by scales: 1亿2300万 is 亿 once and 万 2,300 times."""
    total = biggest = start = 0
    for end, token in enumerate(tokens):
        if token not in SCALES:
            continue
        section, scale = _below_scales(tokens[start:end]), SCALES[token]
        if section is None:
            return None
        if not section:
            total = (total or 1) * scale
        elif scale > biggest:
            total = (total + section) * scale
        else:
            total += section * scale
        biggest, start = max(biggest, scale), end + 1
    rest = _below_scales(tokens[start:])
    return None if rest is None else total + rest


def _below_scales(tokens):
    """Add up tokens without a scale: 三百二十五 is 325; None if two digits stand side by side."""
    total, number = 0, None
    for token in tokens:
        if token in TENS:
            worth = TENS[token]
            total += worth if number is None or worth in (20, 30) else (number or 1) * worth
            number = None
        elif number:
            return None
        else:
            number = DIGITS[token] if token in DIGITS else Decimal(token)
    return total + (number or 0)


def _with_point(tokens):
    """Return tokens in which a number spelt with 点 is one token; none if it makes no number."""
    point = tokens.index("点")
    whole = _one_number(tokens[:point])
    if whole is None:
        return []
    end = point + 1
    while end < len(tokens) and tokens[end] not in _WORTH:
        end += 1
    decimals = "".join(str(DIGITS.get(token, token)) for token in tokens[point + 1 : end])
    return [f"{whole.value}.{decimals}", *tokens[end:]]


def _place(tokens):
    """Return the unit of the last printed place, and whether the numeral is a rounded one."""
    place, end = Decimal(1), len(tokens)
    while end and tokens[end - 1] in SCALES:
        end -= 1
        place *= SCALES[tokens[end]]
    while end > 1 and tokens[end - 1] in TENS and tokens[0][0].isascii():
        end -= 1
        place *= TENS[tokens[end]]
    decimals = len(tokens[end - 1].partition(".")[2]) if end else 0
    return place.scaleb(-decimals), place > 1 or decimals > 0
