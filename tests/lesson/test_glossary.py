"""The glossary: every term in two languages, found by each of its names, and the page in step."""

from collections import Counter

import pandas as pd
import pytest

from helpers.base import ROOT
from helpers.lesson import explain
from helpers.lesson import glossary as module
from helpers.lesson.glossary import PAGE, by_name, names_of, page, shown, terms


def test_forty_to_sixty_terms_each_with_all_it_needs():
    assert 40 <= len(terms()) <= 60
    for row in terms():
        assert [
            name for name in ("term", "chinese", "meaning", "meaning_zh") if not row[name].strip()
        ] == [], row
        assert row["meaning"].endswith(".") and row["meaning_zh"].endswith("。"), row["term"]
        assert not set("|<>") & set("".join(row.values())), "these would break the page"
    assert len({row["term"] for row in terms()}) == len(terms())


def test_no_name_stands_for_two_terms():
    names = Counter(name.casefold() for row in terms() for name in names_of(row))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    "name", ["base", "BASE ", "denominator", "基數", "個", "gè", "ge", "名", "項", "件", "wan", "億"]
)
def test_a_term_is_found_by_its_names(capsys, name):
    explain(name)
    assert "The glossary has no" not in capsys.readouterr().out


def test_a_term_that_is_not_there_is_met_with_the_nearest(capsys):
    explain("percentige point")
    assert "Is percentage point meant?" in capsys.readouterr().out
    explain("zzzz")
    assert capsys.readouterr().out == "The glossary has no 'zzzz'. explain() shows all terms.\n"


def test_every_unit_of_the_course_is_glossed(course):
    table = course[1]["en"]
    assert isinstance(table, pd.DataFrame)
    assert [unit for unit in set(table["unit"]) - {"%"} if unit not in by_name()] == []


def test_in_chinese_it_answers_in_chinese(monkeypatch, capsys):
    monkeypatch.setattr(module, "parameters", lambda: {"language": "zh"})
    explain("base")
    assert capsys.readouterr().out.startswith("base 基數：百分比")


def test_all_terms_are_shown_escaped():
    html, text = shown([{"term": "<b>", "chinese": "基", "meaning": "a & b"}])
    assert "<b>" not in html and "a &amp; b" in html
    assert text == "<b> 基: a & b"


def test_the_page_is_made_from_the_file():
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page(), "run `make data`"
