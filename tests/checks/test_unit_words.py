"""Units of drafted results: the words fit the division, and no blank is left over."""

import pytest

from helpers.checks.unit_words import in_english, unit_words
from helpers.extract.lexicon import word_list


@pytest.mark.parametrize(
    ("unit", "value", "divided", "chinese", "english"),
    [
        ("美元", 5e8, " / 100000000", "{result}億美元", "{result*100} million US dollars"),
        ("元", 2e7, " / 10000", "{result}萬元", "{result*10000} yuan"),
        ("人", 350, "", "{result}人", "{result} people"),
        ("戶", 350, "", "{result}戶", "{result} households"),
        ("元/股", 7.8, "", "{result}元/股", "{result} yuan a share"),
        ("怪單位", 2e8, " / 100000000", "{result}億怪單位", "{result*100} million 怪單位"),
    ],
)
def test_each_language_has_its_own_scale(unit, value, divided, chinese, english):
    words = unit_words(unit, value)
    assert (words["scaled"], words["amount_zh"], words["amount_en"]) == (divided, chinese, english)


@pytest.mark.parametrize(
    ("unit", "english"), [("人份", "portions for one person"), ("架", "aircraft"), ("毫克/升", "mg a litre")]
)
def test_words_of_several(unit, english):
    assert in_english(unit) == english


def test_a_unit_has_the_words_of_what_its_number_measures():
    assert unit_words("分", 3, "time")["amount_en"] == "{result} minutes"


def test_every_unit_of_the_list_has_words_without_double_blanks():
    for row in word_list("units.csv"):
        name = in_english(row["unit"])
        assert name == " ".join(name.split()) != ""
        assert "(" not in name
