"""The indefinite 一: whether it means a (一名老人) or counts one (一死三伤). Read from folded text."""

from helpers.base import LazyPattern
from helpers.extract import lexicon
from helpers.extract.kinds import measured_kind
from helpers.extract.reading import any_holds, around, before, is_han

_TALLIED = frozenset("死伤亡胜负平男女金银铜")
_PERSONS = ("人", "例")
_CASUALTY = LazyPattern(r"死|伤|遇难|身亡|失踪|丧生|罹难|不治|下落|感染|确诊")
_EACH = LazyPattern(r"每[^,。]{1,8}有$")
_OTHERS = LazyPattern(r"[二两三四五六七八九十百千0-9][人名位个][^。\n]*$")
_ONLY = LazyPattern(
    r"(?:仅有?|只有|共有?|至少|唯一|另有|致|造成|其中|各有?|(?:合?并|[缩减降])[成为至到]|相差?|只差)$"
)
_WORTH = LazyPattern(r"[^,。;]{0,8}(?:相当于|等于|抵得上|折合)")
_AND_ONE = LazyPattern(r"[二两三四五六七八九十百千万0-9]([^,。;、0-9二两三四五六七八九十]{1,9})[和与及、]$")
_ROOMS = frozenset("厅卫厨房室")
_OTHER_ROOMS = LazyPattern("[一二两三四五六0-9][室厅房]$")
_THINGS = frozenset("辆支把台架艘枚张份套部件头只匹座栋间具名例宗起批箱袋瓶条顶人男女")
_END_OF_ITEM = LazyPattern(r"[，。、；,;)）.和及与]|$")
_NOT_NOUN = frozenset("的这那每某同另又上下第了着过有是成作为出起到在给把用像如当首哪前后各单最")


def tallied(folded, reading):
    """一死三伤, 一胜: an entry of a tally."""
    return reading.unit in _TALLIED


def casualty(folded, reading):
    """一人死亡, 一例确诊: a person in a report of harm."""
    return reading.unit in _PERSONS and bool(_CASUALTY.search(around(folded, reading, 8, 6)))


def one_of_each(folded, reading):
    """每三人就有一人: so many of so many."""
    start = reading.start
    return reading.unit in _PERSONS and bool(_EACH.search(folded, max(0, start - 10), start))


def one_of_several(folded, reading):
    """五名被告中,一人无罪: others were counted before."""
    start = reading.start
    return reading.unit in _PERSONS and bool(_OTHERS.search(folded, max(0, start - 30), start))


def of_a_flat(folded, reading):
    """三室一厅: the rooms of a flat."""
    return reading.unit in _ROOMS and bool(
        _OTHER_ROOMS.search(folded, max(0, reading.start - 3), reading.start)
    )


def only_one(folded, reading):
    """只有一名, 造成一人: a word before says that it was counted."""
    return bool(_ONLY.search(folded, max(0, reading.start - 4), reading.start))


def worth(folded, reading):
    """一袋米相当于: one of them is measured."""
    return bool(_WORTH.match(folded, reading.end))


def and_one(folded, reading):
    """三名男子和一名女子: the same unit was counted before it."""
    others = _AND_ONE.search(folded, max(0, reading.start - 16), reading.start)
    return bool(others and others[1].startswith(reading.unit))


def after_its_noun(folded, reading):
    """救护车一辆: the noun comes first and the item ends here."""
    sign = before(folded, reading)
    noun = is_han(sign) and sign not in _NOT_NOUN
    return noun and reading.unit in _THINGS and bool(_END_OF_ITEM.match(folded, reading.end))


def physical(folded, reading):
    """每一立方米, 一升汽油: a unit that has a size in SI units measures."""
    row = lexicon.units().get(reading.unit)  # a currency before a number may be none of the list
    return bool(row and row["factor"])


COUNTS_ONE = (
    physical,
    tallied,
    casualty,
    one_of_each,
    one_of_several,
    of_a_flat,
    only_one,
    worth,
    and_one,
    after_its_noun,
)


def is_indefinite(folded, reading):
    """Return whether 一 with a measure word means a.

    Examples
    --------
    >>> from helpers.extract.numerals import NUMERAL
    >>> from helpers.extract.quantities import quantity_at
    >>> for text in ("一名老人", "只有一名", "一死三伤"):
    ...     print(text, is_indefinite(text, quantity_at(text, NUMERAL.search(text))))
    一名老人 True
    只有一名 False
    一死三伤 False
    """
    one = reading.signs == "一" and reading.value > 0 and reading.upper is None
    if not one or reading.bare or reading.hedges or reading.exact:  # 一又三分之二个
        return False
    return measured_kind(reading) in ("count", "score") and not any_holds(COUNTS_ONE, folded, reading)
