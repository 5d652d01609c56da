"""Signs by which most places of a text are passed over before a pattern is asked: all it can match has them.

They are kept by hand beside the patterns. What a pattern can begin or end with, and what it cannot do
without, is read from the pattern itself, so that an alternative whose signs are missing is named.
"""

import re
from re import _constants as op
from re import _parser as parser

import pytest

from helpers.article import between, reports
from helpers.extract import compounds, prefixes, times
from helpers.table import dating

ANY = "\0"  # stands for every sign that a class does not list
AROUND = op.AT, op.ASSERT, op.ASSERT_NOT  # take no sign
REPEATS = op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT


def tree(pattern):
    """Return what a pattern is made of, as `re` reads it."""
    signs, flags = pattern._made_of if hasattr(pattern, "_made_of") else (pattern.pattern, pattern.flags)
    return list(parser.parse(signs, flags))


def listed(members):
    """Return the signs of a class; of one that is given by what is not in it, `ANY`."""
    signs = set()
    for kind, value in members:
        if kind is op.LITERAL:
            signs.add(chr(value))
        elif kind is op.RANGE:
            signs |= {chr(one) for one in range(value[0], value[1] + 1)}
        else:
            signs.add(ANY)
    return signs


def inside(kind, value):
    """Return the alternatives that a part of a pattern stands for, each a list of parts."""
    if kind is op.BRANCH:
        return [list(one) for one in value[1]]
    return [list(value[3] if kind is op.SUBPATTERN else value)]  # else an atomic group


def edges(parts, count, step=1):
    """Return the first signs of all that can match, so many or all of a shorter one; by step −1 the last."""
    found = {""}
    for kind, value in parts[::step]:
        if kind not in AROUND:
            found = joined(found, edges_of(kind, value, count, step), count, step)
    return found


def edges_of(kind, value, count, step):
    """Return those of one part."""
    if kind is op.LITERAL:
        return {chr(value)}
    if kind is op.IN:
        return listed(value)
    if kind in (op.NOT_LITERAL, op.ANY):
        return {ANY}
    if kind in REPEATS:
        return repeated(*value, count, step)
    return {edge for one in inside(kind, value) for edge in edges(one, count, step)}


def repeated(least, most, parts, count, step):
    once, held = edges(list(parts), count, step), {""}
    found = set() if least else {""}
    for turn in range(1, min(most, least + count) + 1):
        held = joined(held, once, count, step)
        found |= held if turn >= least else set()
    return found


def joined(before, more, count, step):
    whole = {left for left in before if len(left) == count}
    pairs = ((left, right) for left in before - whole for right in more)
    return whole | {(left + right)[:count] if step == 1 else (right + left)[-count:] for left, right in pairs}


def needs(parts, signs):
    """Return whether all that can match has one of some signs in it."""
    for kind, value in parts:
        if kind is op.LITERAL:
            has = chr(value) in signs
        elif kind is op.IN:
            has = listed(value) <= signs
        elif kind in REPEATS:
            has = value[0] > 0 and needs(list(value[2]), signs)
        elif kind in (*AROUND, op.NOT_LITERAL, op.ANY):
            has = False
        else:
            has = all(needs(one, signs) for one in inside(kind, value))
        if has:
            return True
    return False


BEGIN = [
    (times._BEYOND, times._BEGINS),
    (times._PART, times._PARTS_BEGIN),
    (times._TAIL, times._TAILS_BEGIN),
    (times._HALF_OF_IT, times._HALVES_BEGIN),
    (times._YEARS, times._YEARS_BEGIN),
    (times._EDGE, times._EDGES_BEGIN),
    (times._OF_THE_REPUBLIC, times._REPUBLIC_BEGINS),
    (compounds._RANGE, compounds.JOINTS),
    (reports._SOURCE, reports._SOURCES),
    (between._LONG, listed(tree(between._OPENED)[0][1])),
]
END = [
    (times._TERM, times._TERM_OF_DAYS_ENDS),
    (times._MONTHS_OF_A_TERM, times._TERM_ENDS),
    (prefixes._CURRENCY, prefixes._CURRENCY_END),
    (between._DATED, between._DATE_ENDS),
]


@pytest.mark.parametrize(
    ("pattern", "signs", "step"), [*((*one, 1) for one in BEGIN), *((*one, -1) for one in END)]
)
def test_what_a_pattern_begins_or_ends_with_is_among_its_signs(pattern, signs, step):
    """Nothing at all may be matched, too: a place that is passed over stays where it is."""
    assert edges(tree(pattern), 1, step) - {""} - set(signs) == set()


def test_what_stands_second_in_a_time_without_numerals_is_among_the_second_signs():
    """But for 昨, which may stand alone, and for 首元个月, which nobody writes."""
    begun = edges(tree(times._BEYOND), 2) - {"昨", "首元"}
    assert {two for two in begun if two[1:] not in set(times._SECOND)} == set()


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (times._SEASON, times._ABOUT),
        (times._GAMES, times._ABOUT),
        (times._CLOCK, times._CLOCK_SIGNS),
        (times._HOURS, times._CLOCK_SIGNS),
        (dating._TOP, dating._OF_ANOTHER),
        (dating._AGAINST, dating._OF_ANOTHER),
        (dating._VALUE_BEFORE, dating._OF_ANOTHER),
        (dating._RISEN, dating._OF_ANOTHER),
    ],
)
def test_a_pattern_cannot_do_without_the_signs_that_are_asked_for_first(pattern, signs):
    assert needs(tree(pattern), set(signs))


def test_what_leads_a_part_of_the_year_ends_in_one_of_its_last_signs():
    """But for the blank behind it, which is passed over before."""
    ends = {end.rstrip(" ")[-1:] for end in edges(tree(times._lead()), 2, -1)}
    assert ends - set(times._LEADS) == set()


@pytest.mark.parametrize(
    "pattern",
    [
        "春天|[一二]月",
        "[^春]天",
        "春?天",
        "(?=春)天",
        "(?:春|夏){0,2}天",
        "[春夏]|天.",
        "(?>春|天)节",
        "[春天]节",
    ],
)
def test_a_pattern_that_can_do_without_a_sign_is_found_out(pattern):
    """Another alternative, a class of what it does not list, what may be missing, what is only looked at."""
    made = tree(re.compile(pattern))
    assert not needs(made, set("春夏"))
    assert not edges(made, 1) <= set("春夏")


def test_edges_are_those_of_all_that_can_match():
    made = tree(re.compile("第 ?[一二]|昨(?!天)周?|Q{2,3}"))
    assert edges(made, 2) == {"第 ", "第一", "第二", "昨", "昨周", "QQ"}
    assert edges(tree(re.compile("(?:ab|c)d?e*")), 2, -1) == {"ab", "bd", "be", "c", "cd", "ce", "de", "ee"}
