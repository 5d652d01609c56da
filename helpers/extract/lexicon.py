"""Word lists as data: units, hedges, and words in which a numeral is no quantity."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from helpers.base import LazyPattern, fold, list_rows
from helpers.extract.numerals import HAN

# Words of a match: beside them 21:14 and 6-4 are scores.
SPORT = LazyPattern(
    r"比分|力克|战平|击败|领先|落后|不敌|逆转|淘汰|晋级|横扫|扳平|平局|[第一二两三四五1-7]局|过关(?!斩)|苦战|直落"
    r"|胜(?![利任地])|负(?![责担债面荷])|赢(?!利)|(?<![运传])输(?![入出送血电液水])"
)


LISTS = Path(__file__).parent / "lists"


def word_list(name):
    """Return the rows of a list in ``lists/``, such as ``units.csv``."""
    return list_rows(LISTS / name)


@cache
def units():
    """Return units and counted nouns by their folded name: rows of units.csv and counted_nouns.csv.

    `unit` and `unless` are folded too, `latin` is whether the name ends in a letter.
    """
    rows = {}
    for row in [*word_list("units.csv"), *_nouns_as_units()]:
        name = fold(row["unit"])
        rows[name] = row | {
            "unit": name,
            "unless": fold(row["unless"]),
            "latin": name[-1].isascii() and name[-1].isalnum(),
        }
    return rows


def _nouns_as_units():
    return [
        {"unit": row["noun"], "kind": "count", "factor": "", "si": ""} | row
        for row in word_list("counted_nouns.csv")
    ]


@cache
def counted_nouns():
    """Return the folded nouns that are counted without a measure word, as in 三部门."""
    return frozenset(fold(row["noun"]) for row in word_list("counted_nouns.csv"))


def unit_named(printed):
    """Return what the lists say of a unit as printed, in either script; None if it is not there.

    Examples
    --------
    >>> unit_named("畝")["english"], unit_named("亩")["kind"]
    ('mu', 'area')
    """
    return units().get(fold(printed))


@cache
def _other_senses():
    """Return the rows of other_senses.csv by folded unit and kind."""
    return {(fold(row["unit"]), row["kind"]): row for row in word_list("other_senses.csv")}


def unit_in_english(printed, kind=""):
    """Return the English name of a unit as printed, in either script; empty if no list has it.

    Examples
    --------
    >>> unit_in_english("畝"), unit_in_english("口"), unit_in_english("no such unit")
    ('mu', 'mouth', '')
    >>> unit_in_english("分"), unit_in_english("分", "time")  # a point, and that of 1分53秒
    ('point', 'minute')
    """
    row = _other_senses().get((fold(printed), kind)) or unit_named(printed)
    return row["english"].partition(",")[0] if row else ""


def kind(unit):
    """Return the kind of a folded unit; empty if there is none."""
    row = units().get(unit)
    return row["kind"] if row else ""


@cache
def unit_lengths():
    """Return the lengths of units by their first two signs or their only one, longest first."""
    lengths = defaultdict(set)
    for name in units():
        lengths[name[:2]].add(len(name))
    return {signs: sorted(found, reverse=True) for signs, found in lengths.items()}


def unit_at(folded, place):
    """Return the folded unit that stands at a place, its start and its end; an empty unit if none does.

    Examples
    --------
    >>> unit_at("3平方米", 1), unit_at("3台湾", 1)
    (('平方米', 1, 4), ('', 1, 1))
    """
    at = place + 1 if folded[place : place + 1] == " " else place
    lengths, rows = unit_lengths(), units()
    for signs in (folded[at : at + 2], folded[at : at + 1]):
        for length in lengths.get(signs, ()):
            row = rows.get(folded[at : at + length])
            if row:
                end = at + len(row["unit"])
                after = folded[end : end + 1]
                latin = row["latin"] and after.isascii() and after.isalnum()
                if not latin and (not after or after not in row["unless"]):
                    return row["unit"], at, end
    return "", place, place


@cache
def hedges(*positions):
    """Return the rules of hedges.csv by folded word, of those in one of some positions."""
    rows = word_list("hedges.csv")
    return {fold(row["word"]): row["rule"] for row in rows if row["position"] in positions}


@cache
def hedge_rules():
    """Return the rows of hedge_rules.csv by rule: what each allows, in both languages, and its source."""
    return {row["rule"]: row for row in word_list("hedge_rules.csv")}


@cache
def hedge_ends():
    """Return the last signs of the hedges that stand before a number."""
    return frozenset(word[-1] for word in hedges("before"))


@cache
def hedge_starts():
    """Return the first signs of the hedges that stand after a number, and of what may come between."""
    return frozenset(word[0] for word in hedges("after", "last")) | {"计", "("}


@cache
def moves():
    """Return the rows of moves.csv by folded word, the longest first; `use` and `unless` are lists."""
    rows = {
        fold(row["word"]): row | {"use": row["use"].split(), "unless": fold(row["unless"]).split()}
        for row in word_list("moves.csv")
    }
    return dict(sorted(rows.items(), key=lambda item: -len(item[0])))


def move_words(*uses):
    """Return a pattern of the words of moves.csv that are used in one of these ways, the longest first.

    Examples
    --------
    >>> move_words("same")
    '持平|不变|相若'
    """
    return "|".join(word for word, row in moves().items() if not set(uses).isdisjoint(row["use"]))


def stands(folded, start, word, longer):
    """Return whether a word that was found at a place is itself, and in none of some longer words.

    Examples
    --------
    >>> stands("过去年", 1, "去年", ["过去年"]), stands("在去年", 1, "去年", ["过去年"])
    (False, True)
    """
    for phrase in longer:
        first = start - phrase.index(word)
        if first >= 0 and folded.startswith(phrase, first):
            return False
    return True


def word_ahead(folded, place):
    """Return whether a listed word begins with the numeral at a place: 二手 in 1000万二手房."""
    listed = words().get(folded[place : place + 2], ())
    return any(not at and len(word) > 1 and folded.startswith(word, place) for at, word, _ in listed)


@cache
def words():
    """Return words by two signs at their first numeral: {key: [(offset of the numeral, word, role)]}.

    The key is the numeral and the sign before it, or after it if the word begins with the numeral.
    """
    found, roles = defaultdict(list), {row["reason"]: row["role"] for row in word_list("reasons.csv")}
    for row in word_list("words.csv"):
        word, reason = fold(row["word"]), row["reason"]
        if reason not in roles:
            raise ValueError(
                f"words.csv, {row['word']}: no reason {reason!r}. There are: {', '.join(roles)}."
            )
        at = next(i for i, sign in enumerate(word) if sign in HAN + "半几" or sign.isdigit())
        found[word[max(at - 1, 0) : max(at - 1, 0) + 2]].append((at, word, roles[reason]))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[1]))
    return dict(found)
