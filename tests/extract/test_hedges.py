"""Words that say how near a number is."""

import pytest

from helpers.base import RULES
from helpers.extract import explain_hedge, lexicon
from helpers.extract.find import find_numbers


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("约350个", "about"),
        ("不得超过3个", "at_most"),
        ("上百个", "at_least"),
        ("400多万元", "more_than_within_step"),
        ("五十万元(含)以上", "at_least"),
        ("数以万计", "at_least"),
        ("好几百人", "tens_of"),
        ("街上3人", "exactly"),
        ("最近3人", "exactly"),
        ("近三场", "exactly"),
        ("近四十场", "nearly"),
    ],
)
def test_rule(text, rule):
    assert find_numbers(text)[0].rule == rule


def test_each_rule_in_use_is_explained_and_computed():
    used = {row["rule"] for row in lexicon.word_list("hedges.csv")} - {""}
    assert used == set(lexicon.hedge_rules())
    assert used < set(RULES)


@pytest.mark.parametrize("rule", lexicon.hedge_rules().values(), ids=lambda rule: rule["rule"])
def test_a_rule_has_words_in_both_languages_and_a_source(rule):
    assert "" not in rule.values()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_hedge_is_explained(language):
    assert explain_hedge("約350個", language) == lexicon.hedge_rules()["about"][language]
    assert explain_hedge("350個", language) == ""
    assert explain_hedge("湖", language) == ""
