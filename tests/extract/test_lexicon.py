"""Word lists as data."""

import pytest

from helpers.base import fold
from helpers.extract import lexicon


@pytest.mark.parametrize(
    ("unit", "english", "kind", "factor"),
    [
        ("畝", "mu", "area", 666.6666667),
        ("斤", "jin", "mass", 0.5),
        ("里", "Chinese mile", "length", 500),
        ("公頃", "hectare", "area", 10000),
    ],
)
def test_units_have_an_english_name_and_a_factor(unit, english, kind, factor):
    for printed in (unit, fold(unit)):
        row = lexicon.unit(printed)
        assert (row["english"], row["kind"]) == (english, kind)
        assert float(row["factor"]) == pytest.approx(factor)


def test_there_are_several_hundred_units():
    assert len(lexicon.units()) > 500
    assert lexicon.unit("no such unit") is None


def test_the_longest_unit_wins():
    assert (
        lexicon.unit_at("5個百分點", 1) == ("个百分点", 1, 5)
        or lexicon.unit_at(fold("5個百分點"), 1)[0] == "个百分点"
    )


def test_a_unit_is_none_inside_another_word():
    assert lexicon.unit_at("3台湾", 1)[0] == ""
    assert lexicon.unit_at("5kmh", 1)[0] == ""


def test_words_are_found_by_the_sign_beside_their_numeral():
    for key, entries in lexicon.words().items():
        assert len(key) == 2
        assert all(word[max(at - 1, 0) : max(at - 1, 0) + 2] == key for at, word, _ in entries)
