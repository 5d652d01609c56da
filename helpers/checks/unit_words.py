"""The unit of a drafted result in two languages: 億元 beside million yuan, and the division for it."""

import re

from helpers.base import LazyPattern
from helpers.extract import unit_in_english

# From which size on, what the expression is divided by, its word in Chinese and in English, and how a
# sentence in English tells it: a hundred million is no word of English.
SCALES = (
    (10**8, " / 100000000", "億", "hundred million ", "{result*100} million"),
    (10**7, " / 10000", "萬", "ten thousand ", "{result*10000}"),
    (0, "", "", "", "{result}"),
)
_HEAD = LazyPattern(
    r"(?P<head>.+?)(?P<rest> (?:an?|of|per|for|batted|by|to|in|handled|used|given|treated|visited|held)\b.*)?"
)
# Already of several (dots), an abbreviation (mg), or a word that does not change.
_ONE_FORM = LazyPattern(
    r".*[^su]s|[^aeiouy]+|.*hertz|.*feet|yuan|renminbi|yen|won|baht|rand|mu|jin|liang|ping|jia|kyat|sterling|aircraft"
    r"|horsepower|fish"
)
_IRREGULAR = {"person": "people", "foot": "feet", "penny": "pence", "child": "children"}
_SIBILANT = LazyPattern(r"(?:s|x|ch|sh)$")


def unit_words(unit, value, kind=""):
    """Return what stands in a draft for a unit: alone (`unit_en`), scaled, and with its result (`amount_en`).

    Examples
    --------
    >>> words = unit_words("元", 9.6e9)
    >>> words["scaled"], words["amount_zh"], words["amount_en"]
    (' / 100000000', '{result}億元', '{result*100} million yuan')
    >>> unit_words("冊", 300)["amount_en"], unit_words("", 300)["amount_en"]
    ('{result} volumes', '{result}')
    """
    scaled, zh, en, told = next(scale for least, *scale in SCALES if value >= least)
    english = in_english(unit, kind)
    return {
        "unit_zh": unit,
        "unit_en": english,
        "scaled": scaled,
        "scaled_unit_zh": f"{zh}{unit}",
        "scaled_unit_en": f"{en}{english}".strip(),
        "amount_zh": f"{{result}}{zh}{unit}",
        "amount_en": f"{told} {english}".strip(),
    }


def in_english(unit, kind=""):
    """Return a unit in English, as several are called; as printed, if no list has it.

    Examples
    --------
    >>> [in_english(unit) for unit in ("元", "美元", "人", "人次", "元整", "no such unit")]
    ['yuan', 'US dollars', 'people', 'visits', 'yuan', 'no such unit']
    """
    name = re.sub(r" \(.*| or .*| exactly$", "", unit_in_english(unit, kind))
    if not name or name[0].isdigit():
        return unit
    parts = _HEAD.fullmatch(name)
    *before, last = parts["head"].split(" ")
    return " ".join([*before, _several(last)]) + (parts["rest"] or "")


def _several(word):
    if word in _IRREGULAR or _ONE_FORM.fullmatch(word):
        return _IRREGULAR.get(word, word)
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if _SIBILANT.search(word) else f"{word}s"
