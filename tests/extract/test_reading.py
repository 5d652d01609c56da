"""Rules about readings: each says in its docstring what it is for, and the examples there hold."""

import pytest

from helpers.extract import durations, fixed_names, indefinite, kinds, labels, ordinals, roles, words, years
from helpers.extract.reading import around, before, first_answer, is_han
from tests.extract.readings import holds, readings

ANSWERED = [
    *durations.FRAMES,
    *labels.LABELS,
    *(pair for pairs in fixed_names.BY_UNIT.values() for pair in pairs),
    *(pair for pairs in kinds.BY_WORDS.values() for pair in pairs),
]
RULES = [
    *(rule for rule, _ in ANSWERED),
    *ordinals.BARE_ORDINALS,
    *(rule for rules in ordinals.ORDINALS_BY_UNIT.values() for rule in rules),
    ordinals.numbered_noun,
    *years.BARE_DATES,
    years.season,
    *indefinite.COUNTS_ONE,
    *fixed_names.ANYWHERE,
    *fixed_names.IN_DIGITS,
    fixed_names.in_a_slogan,
    fixed_names.places_together,
    fixed_names.route,
    words.sign_beside_others,
    words.nought_of_a_word,
    words.vague_scale,
    roles.is_rhetorical,
    kinds.contest,
]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.__name__}-{example}")
    for rule in dict.fromkeys(RULES)
    for example in rule.__doc__.partition(": ")[0].split(", ")
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_examples_of_a_rule_hold(rule, example):
    assert holds(rule, example)


@pytest.mark.parametrize("rule", [rule for rule, _ in roles.ROLES], ids=lambda rule: rule.__name__)
def test_a_plain_count_has_no_other_role(rule):
    assert not holds(rule, "那里有350个湖")


def test_the_first_answer_counts():
    folded, (reading,) = readings("三年来")
    yes, no = (lambda folded, reading: True), (lambda folded, reading: False)
    assert first_answer([(no, 1), (yes, 2), (yes, 3)], folded, reading, 4) == 2
    assert first_answer([(no, 1)], folded, reading, 4) == 4


def test_nothing_stands_before_the_start_of_a_text():
    folded, (reading,) = readings("350个")
    assert before(folded, reading) == ""
    assert around(folded, reading, 10, 10) == folded
    assert not is_han("")
