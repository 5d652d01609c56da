"""The verdicts are ranked, and each guard, status and use has its place among them."""

import re
from pathlib import Path

import pytest

from helpers.article import companion, read_article
from helpers.base import LANGUAGES, label
from helpers.checks.checks_file import read_checks_file
from helpers.checks.judge import judge
from helpers.checks.verdict import best_for, guards, verdicts, verdicts_to, worst
from helpers.table import tabulate


def test_the_order_of_verdicts():
    assert [row["rank"] for row in verdicts().values()] == list(range(1, 8))
    assert [*verdicts()][:: len(verdicts()) - 1] == ["consistent", "not-applicable"]


def test_each_guard_leads_to_one_verdict():
    assert sorted(guards()) == ["dates", "missing", "nought", "overlap", "size", "units", "universe"]
    named = [guard for row in verdicts().values() for guard in row["guards"].split()]
    assert sorted(named) == sorted(guards())


def test_every_status_of_a_figure_has_its_best():
    statuses = ("exact", "rounded", "hedged", "undefined")
    assert [best_for(status) for status in statuses] == ["consistent", "bounded", "bounded", "undefined"]


def test_a_chain_is_as_good_as_its_weakest_link():
    assert worst(verdicts()) == "not-applicable"
    assert worst([]) == "consistent"


def test_each_verdict_says_in_both_languages_what_may_be_printed():
    for row in verdicts().values():
        assert row["publish_en"].endswith(".")
        assert row["publish_zh"].endswith("。")


def test_what_a_report_prints_and_asks_about():
    assert verdicts_to("print") == ["consistent", "bounded"]
    assert verdicts_to("ask") == ["does-not-add-up", "undefined", "inconsistent-dates"]
    assert verdicts_to("") == ["not-supportable", "not-applicable"]


def test_a_number_derived_from_inexact_figures_is_never_consistent():
    """The rule, on all checks of the course and of the articles: see docs/checks.md."""
    for check, finding, statuses in judged():
        if check["relation"] != "equals" and finding.quantity is not None and statuses != {"exact"}:
            assert finding.verdict != "consistent", check["id"]


def test_figures_that_agree_may_be_consistent_and_a_condition_changes_no_verdict():
    agreed = [check["id"] for check, finding, statuses in judged() if _agrees(check, finding, statuses)]
    assert {"males_and_females", "share_of_60", "deficit_of_money"} <= set(agreed)
    conditional = [check["id"] for check, finding, _ in judged() if _holds_on_conditions(finding)]
    assert {"sum_of_units", "patents", "cost_of_all_trips"} <= set(conditional)


def _agrees(check, finding, statuses):
    return check["relation"] == "equals" and finding.verdict == "consistent" and statuses != {"exact"}


def _holds_on_conditions(finding):
    return finding.verdict == "consistent" and finding.assumptions


def judged():
    """Yield every check of the course's articles with its finding and the statuses of its figures."""
    for name in ("article", "articles/population", "articles/travel", "articles/prices"):
        article = read_article(f"data/{name}.txt")
        table = tabulate(article, companion(article, "coding.csv"))
        declared = read_checks_file(companion(article, "checks.yaml"))
        known, status = judge(declared, table), dict(zip(table["id"], table["status"], strict=True))
        for check in declared["checks"]:
            finding = known[check["id"]]
            yield check, finding, {status.get(one, "outside") for one in finding.inputs}


def test_a_verdict_has_one_spelling():
    assert [label(f"verdict.{name}", "en") for name in verdicts()] == [*verdicts()]
    assert label("verdict.not-applicable", "zh") == "不適用"


def test_the_report_says_the_same_rule_in_both_languages():
    english, chinese = (label("report.read_verdicts", language) for language in LANGUAGES)
    for words in ("at best bounded", "can be consistent", "changes no verdict"):
        assert words in english
    for name, words in ("bounded", "至多是「{}」"), ("consistent", "可以是「{}」"):
        assert words.format(label(f"verdict.{name}", "zh")) in chinese
    assert "假設不改變結論" in chinese


@pytest.mark.parametrize("place", ["docs/checks.md", "data/checks.yaml", "CONTRIBUTING.md", "README.md"])
def test_every_text_says_the_same_rule(place):
    text = " ".join(Path(place).read_text(encoding="utf-8").replace("#", " ").split())
    for said in ("at best", "bounded", "consistent", "changes no verdict"):
        assert said in text
    assert not re.search(r"hedged or assumed|not applicable", text)
