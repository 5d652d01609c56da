"""Word lists as data."""

from collections import Counter

import pytest

from helpers.base import RULES, fold
from helpers.extract import lexicon
from helpers.table import schema

KINDS = schema()["kind"]["constraints"]["enum"]


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
        row = lexicon.unit_named(printed)
        assert (row["english"], row["kind"]) == (english, kind)
        assert float(row["factor"]) == pytest.approx(factor)


def test_there_are_several_hundred_units():
    assert len(lexicon.units()) > 500
    assert lexicon.unit_named("no such unit") is None


def test_the_longest_unit_wins():
    assert lexicon.unit_at(fold("5個百分點"), 1) == ("个百分点", 1, 5)


def test_a_unit_is_none_inside_another_word():
    assert lexicon.unit_at("3台湾", 1)[0] == ""
    assert lexicon.unit_at("5kmh", 1)[0] == ""


def test_words_are_found_by_the_sign_beside_their_numeral():
    for key, entries in lexicon.words().items():
        assert len(key) == 2
        assert all(word[max(at - 1, 0) : max(at - 1, 0) + 2] == key for at, word, _ in entries)


LISTS = {
    "units.csv": "unit",
    "counted_nouns.csv": "noun",
    "hedges.csv": "word",
    "hedge_rules.csv": "rule",
    "words.csv": "word",
    "reasons.csv": "reason",
    "moves.csv": "word",
}
ROLES = {"date", "ordinal", "name", ""}  # those that a word of a list can have


def entries(name):
    """Return what each row of a list is about, folded; a hedge with its position."""
    rows = lexicon.word_list(name)
    return [(fold(row[LISTS[name]]), row.get("position", "")) for row in rows]


@pytest.mark.parametrize("name", LISTS)
def test_no_two_rows_fold_to_one(name):
    assert [entry for entry, count in Counter(entries(name)).items() if count > 1] == []


def test_a_noun_is_no_unit_too():
    assert set(entries("units.csv")).isdisjoint(entries("counted_nouns.csv"))
    assert lexicon.counted_nouns() == {noun for noun, _ in entries("counted_nouns.csv")}


@pytest.mark.parametrize("name", LISTS)
def test_the_columns_of_each_list_are_explained_beside_it(name):
    guide = (lexicon.LISTS / "README.md").read_text(encoding="utf-8")
    section = guide.partition(f"## `{name}`")[2].partition("\n## ")[0]
    assert [column for column in lexicon.word_list(name)[0] if f"**{column}**" not in section] == []


def test_each_reason_is_explained_and_used():
    reasons = {row["reason"]: row for row in lexicon.word_list("reasons.csv")}
    assert {row["reason"] for row in lexicon.word_list("words.csv")} == set(reasons)
    assert {row["role"] for row in reasons.values()} == ROLES
    assert [row for row in reasons.values() if not row["explanation"] or not row["example"]] == []


def test_the_examples_of_a_reason_have_it():
    given = {row["word"]: row["reason"] for row in lexicon.word_list("words.csv")}
    for row in lexicon.word_list("reasons.csv"):
        for word in row["example"].split(", "):
            assert given[word] == row["reason"]


def test_hedges_have_a_place_and_a_rule():
    for row in lexicon.word_list("hedges.csv"):
        assert row["position"] in ("before", "negation", "between", "after", "last"), row
        assert row["rule"] in RULES or row["position"] == "negation", row


def test_units_have_an_english_name_a_kind_and_a_whole_conversion():
    for row in lexicon.units().values():
        assert row["english"], row
        assert (row["factor"] == "") == (row["si"] == ""), row
        assert row["kind"] in KINDS, f"units.csv, {row['unit']}: no kind {row['kind']!r}. There are: {KINDS}"


def test_a_unit_has_an_english_name_in_either_script():
    assert lexicon.unit_in_english("畝") == lexicon.unit_in_english("亩") == "mu"
    assert lexicon.unit_in_english("口") == "mouth"
    assert lexicon.unit_in_english("no such unit") == ""


def test_another_sense_is_that_of_a_unit_whose_own_kind_is_another():
    for row in lexicon.word_list("other_senses.csv"):
        assert lexicon.unit_named(row["unit"])["kind"] != row["kind"] in KINDS, row
        assert lexicon.unit_in_english(row["unit"], row["kind"]) == row["english"]
        assert lexicon.unit_in_english(row["unit"]) == lexicon.unit_in_english(row["unit"], "change")


def test_moves_have_a_direction_and_a_use():
    uses = {"verb", "object", "level_of", "level", "noun", "than", "same", "against"}
    for word, row in lexicon.moves().items():
        assert row["direction"] in schema()["direction"]["constraints"]["enum"], word
        assert row["use"], word
        assert uses.issuperset(row["use"]), word
        assert [longer for longer in row["unless"] if word not in longer or word == longer] == [], word
