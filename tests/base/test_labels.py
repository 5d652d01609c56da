"""Labels: every key once, both languages filled, errors that say what to do."""

import csv

import pytest

from helpers.base.files import ROOT
from helpers.base.labels import label
from helpers.table import schema


def rows():
    with (ROOT / "helpers" / "base" / "labels.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_key_stands_once_and_says_something():
    keys = [row["key"] for row in rows()]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert [row["key"] for row in rows() if not (row["en"] + row["zh"]).strip()] == []


@pytest.mark.parametrize("kind", schema()["kind"]["constraints"]["enum"])
def test_every_kind_has_a_label(kind):
    assert label(f"kind.{kind}", "en")
    assert label(f"kind.{kind}", "zh") != label(f"kind.{kind}", "en")


def test_an_unknown_key_or_language_is_named():
    with pytest.raises(KeyError, match=r"has a row with the key 'kind\.colour'"):
        label("kind.colour")
    with pytest.raises(KeyError, match="en, zh"):
        label("kind.count", "fr")
