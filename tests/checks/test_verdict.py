"""The verdicts are ranked, and each guard, status and use has its place among them."""

from helpers.checks.verdict import best_for, guards, verdicts, verdicts_to, worst


def test_the_order_of_verdicts():
    assert [row["rank"] for row in verdicts().values()] == list(range(1, 8))
    assert [*verdicts()][:: len(verdicts()) - 1] == ["consistent", "not-applicable"]


def test_each_guard_leads_to_one_verdict():
    assert sorted(guards()) == ["dates", "missing", "nought", "overlap", "units", "universe"]
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
