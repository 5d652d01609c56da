"""Labels: digits without a unit that name a thing, as in 电话12345, 麒麟990. Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract.reading import after, before, first_answer, is_han
from helpers.extract.years import looks_like_a_year

_LABEL = LazyPattern(
    r"(?:电话|热线|专线|拨打|[请可直速]拨|致电|传真|编号|代码|代号|邮编|编码|号码|账号|帐号|卡号|车牌|证号|文号|尾号|型号|微信|QQ"
    r"|ISBN|No\.?|附件|附录|航班|图|表|例|注|款型|版本|频道"
    r"|小米|红米|荣耀|一加|魅族|真我|天玑|骁龙|麒麟|昇腾|鲲鹏|鸿蒙|安卓|文心|豆包|极氪"
    r"|千问|混元|马自达|[歼轰]|红旗|东风|巨浪|鹰击|霹雳|雄风|天弓|米格|爱国者"
    r"|[编代尾]号[为是]|[号代]码[为是])[: ]{0,2}$|[A-Za-z]{2} $|/[A-Z] $"
)
_MEASURE = LazyPattern(r"(?<![A-Za-z])(?:AQI|BMI|CI|CPI|GDP|HR|IQ|OR|PMI|PPI|RR|VIX) $")
_LATIN = LazyPattern(r" ?-?([A-Za-z]{1,12})")
_OF_A_NAME = LazyPattern(
    r" [0-9]{1,2}[A-Za-z]|舰\)|式(?:步枪|冲锋枪|手枪|机枪|坦克|火炮|自行|榴弹|狙击|战机)"
    r"|价(?:肺炎|HPV|疫苗|宫颈|流感|轮状|人乳头)|国[债开](?![^\W0-9])|农发"
    r"|分球|[风水震]灾|惨案|专线|报案|反诈|大楼|人力|官方|官网|网站|客户端|芯片|处理器"
    r"|时代|无铅|集团|科技|公司|世界杯|奥运|亚运|全运会|欧洲杯|亚洲杯|[”」』]号|号?[汽柴]油|系列|平台|机型|手机|客机|战机|战斗机|轰炸机|直升机|步枪|坦克|导弹|工程|热线|中学|小学|医院|钻井队"
)
_DAY = LazyPattern(r"(?:1[0-2]|[1-9])·(?:[12][0-9]|3[01]|[1-9])")
# Three or four digits without a unit are a quantity after one of these, a model or a code after another sign.
_TELLS = frozenset(
    "为达至到是报约共有了超近得升降加少增减数值率量额分模度过逾于在以比和与及、,。;:占距每仅只均计余多收失第被剩"
    "长重高宽深涨跌破满价薪费租中投进取输赢胜负平等给钟时秒天月周开收出补缴扣奖罚赔捐借贷付赚挣欠花卖买售省砍"
)
_TELLS_BEFORE_LATIN = _TELLS - frozenset("和与、")
_TO_CALL = LazyPattern(
    "1(?:10|14|19|2[02]|823|2110|2123|23(?:06|15|19|20|28|33|45|48|69|88))|9(?:11|99|95|5598)"
)
_CALLED = LazyPattern(
    "指挥|[接出处]警|报警|急救|救护|救援|调度|平台|中心|热线|电话|举报|投诉|咨询|民警|巡警|警务|服务|消防|台(?!风)"
)
_QUAKES = ("地震", "大地震")


def after_a_label(folded, reading):
    """拨打12345, 编号 83, 图1: a word before says that a code follows."""
    return bool(_LABEL.search(folded, max(0, reading.start - 6), reading.start))


def after_a_measure(folded, reading):
    """AQI 300, 95%CI 0.71～0.95: Latin letters that name what is measured."""
    return bool(_MEASURE.search(folded, max(0, reading.start - 5), reading.start))


def with_letters(folded, reading):
    """驾驶3Series: letters run on; 达500 Tops has a unit that no list knows, 3万App a scale."""
    latin = _LATIN.match(folded, reading.end)
    if not latin or len(reading.signs) > 4 or not reading.signs.isdecimal():
        return False
    return len(latin[1]) == 1 or before(folded, reading) not in _TELLS_BEFORE_LATIN


def before_letters(folded, reading):
    """达500 Tops: a quantity, whatever else it looks like."""
    return bool(_LATIN.match(folded, reading.end))


def lone_building(folded, reading):
    """2大楼: so many buildings; 101大楼 is one of them."""
    return len(reading.signs) == 1 and folded.startswith("大楼", reading.end)


def before_a_name(folded, reading):
    """990芯片, 88中学: a word after says what bears the number."""
    return bool(_OF_A_NAME.match(folded, reading.end))


def number_to_call(folded, reading):
    """119指挥中心, 120急救: the number that one calls."""
    return bool(_TO_CALL.fullmatch(reading.signs)) and bool(_CALLED.match(folded, reading.end))


def day_by_its_date(folded, reading):
    """3·15晚会: a day known by its date."""
    return bool(_DAY.fullmatch(reading.signs)) and is_han(after(folded, reading))


def no_plain_digits(folded, reading):
    """约320, 3.5, 20至30: codes are neither hedged nor broken."""
    return not reading.signs.isdecimal() or bool(reading.hedges) or reading.upper is not None


def code_of_a_share(folded, reading):
    """腾讯(0700): a share by its code; (2023) is a year."""
    brackets = before(folded, reading) == "(" and after(folded, reading) == ")"
    return brackets and 4 <= len(reading.signs) <= 6 and not looks_like_a_year(reading.signs)


def joined_by_a_dash(folded, reading):
    """歼-20: a model."""
    first = reading.first
    return folded[first - 1 : first] == "-" and reading.value > 0 and is_han(folded[first - 2 : first - 1])


def with_a_leading_nought(folded, reading):
    """007: nobody counts so."""
    return reading.signs[0] == "0" and len(reading.signs) > 1


def _short(reading):
    return len(reading.signs) in (3, 4) and not looks_like_a_year(reading.signs)


def model_by_number(folded, reading):
    """麒麟980的性能: three or four digits after a sign that tells no quantity."""
    sign = before(folded, reading)
    if after(folded, reading) in ("号", "路"):  # 弥敦道673号, 公交633路 are in a row
        return False
    return _short(reading) and is_han(sign) and sign not in _TELLS


def quake_by_its_date(folded, reading):
    """921地震: a quake by month and day."""
    return _short(reading) and folded.startswith(_QUAKES, reading.end)


def too_long_to_count(folded, reading):
    """20190906: eight digits without a comma or a unit."""
    return len(reading.signs) >= 8


LABELS = (
    (after_a_measure, False),
    (after_a_label, True),
    (with_letters, True),
    (before_letters, False),
    (lone_building, False),
    (before_a_name, True),
    (number_to_call, True),
    (day_by_its_date, True),
    (no_plain_digits, False),
    (code_of_a_share, True),
    (joined_by_a_dash, True),
    (with_a_leading_nought, True),
    (model_by_number, True),
    (quake_by_its_date, True),
    (too_long_to_count, True),
)


def is_label(folded, reading):
    """Return whether a number in digits names a thing; with a unit it never does.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("编号 83", "921地震", "达500 Tops"):
    ...     print(text, is_label(text, quantity_at(text, NUMERAL.search(text))))
    编号 83 True
    921地震 True
    达500 Tops False
    """
    return reading.bare and first_answer(LABELS, folded, reading, False)
