"""The three more articles: their codings fit, and their checks come out as they are written for."""

import warnings

import pytest

from helpers.article import companion, read_article
from helpers.base import LANGUAGES, ROOT
from helpers.checks import run_checks
from helpers.checks.checks_file import read_checks_file
from helpers.table import tabulate

NAMES = ("population", "prices", "travel")


def article(name):
    return read_article(ROOT / "data" / "articles" / f"{name}.txt")


def coded(name, language="en"):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a row of the coding that fits no number is warned of
        return tabulate(article(name), companion(article(name), "coding.csv"), language)


def test_there_is_no_other():
    found = (ROOT / "data" / "articles").glob("*.coding.csv")
    assert sorted(path.name.partition(".")[0] for path in found) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_statistic_is_coded_or_dropped(name):
    assert [row for row in coded(name)["id"] if row[1:].isdecimal()] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_paragraph_has_its_english_and_the_head_says_what_the_text_is(name):
    paragraphs = article(name).paragraphs
    assert all(paragraph.english for paragraph in paragraphs)
    assert "not a news report" in paragraphs[1].english
    assert "「" not in article(name).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_check_has_the_verdict_it_is_written_for(name, language):
    path = companion(article(name), "checks.yaml")
    expected = {check["id"]: check["verdict"] for check in read_checks_file(path)["checks"]}
    found = run_checks(coded(name, language), path, language)
    assert dict(zip(found["check"], found["verdict"], strict=True)) == expected
    assert (found["publish"] != "").all()
    assert (found["not_publish"] != "").all()


@pytest.mark.parametrize(("name", "expected"), [("population", 7), ("prices", 30), ("travel", 2)])
def test_the_changes_of_an_article_have_a_direction(name, expected):
    table = coded(name)
    assert (table["kind"] == "change").sum() == expected
    assert (table.loc[table["kind"] == "change", "direction"] != "").all()


@pytest.mark.parametrize("name", NAMES)
def test_the_machine_sees_no_opposite_direction(name):
    seen = tabulate(article(name)).set_index("start")["direction"]
    said = coded(name).set_index("start")["direction"]
    both = said[(said != "") & (seen[said.index] != "")]
    assert len(both) > 0
    assert both.equals(seen[both.index])
