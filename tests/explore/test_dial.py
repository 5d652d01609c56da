"""What the dial prepares: the same as every check run anew, whatever is typed answered in words."""

import pytest

from helpers.checks import run_checks, with_value, worth_varying
from helpers.explore import dial, show_dial
from helpers.explore.dial import at_value, objections, prepare, state_of

CHECKS = "data/checks.yaml"


@pytest.fixture(scope="module")
def before(table):
    return run_checks(table, CHECKS)


def test_each_stop_says_what_all_checks_say_of_the_changed_table(table, before):
    for figure in worth_varying(table, CHECKS)["id"]:
        shown = prepare(table, figure, before, CHECKS)
        stop = shown["stops"][-1]
        every = run_checks(with_value(table, figure, stop["value"]), CHECKS)
        found = {row.question: row.verdict for row in every.itertuples()}
        assert {row[0]: row[2] for row in stop["rows"]} == {row[0]: found[row[0]] for row in stop["rows"]}
        assert shown["stops"][shown["printed_at"]]["value"] == table.set_index("id").loc[figure, "value"]
        assert all(not row[3] for row in shown["stops"][shown["printed_at"]]["rows"])
        assert shown["low_at"] <= shown["printed_at"] <= shown["high_at"]


def test_a_figure_without_checks_runs_none(table, before, monkeypatch):
    ran = []
    monkeypatch.setattr(dial, "run_checks", lambda *given: ran.append(given))
    shown = prepare(table, "volunteer_share", before, CHECKS)
    assert ran == [] and {stop["said"] for stop in shown["stops"]} == {"No check rests on this figure."}


@pytest.mark.parametrize("typed", ["abc", "1e999", "nan", "", "9" * 400, "<b>1</b>"])
def test_nonsense_is_answered_in_words(table, before, typed):
    with pytest.raises(ValueError, match="is not a number"):
        at_value(table, "unstarred_villages", typed, before, CHECKS)


def test_an_objection_shows_the_checks_it_changes(table):
    found = objections(table, CHECKS)
    assert found and all(len(one["before"]["rows"]) == len(one["after"]["rows"]) > 0 for one in found)
    assert any(row[3] for one in found for row in one["after"]["rows"])
    assert not any(row[3] for one in found for row in one["before"]["rows"])


def test_an_article_without_checks(small):
    first = prepare(small, small["id"][0], run_checks(small), None, "zh")
    state = state_of(small, first, None, "zh")
    assert state["objections"] == [] and state["prepared"]["stops"][0]["rows"] == []


def test_text_from_an_article_is_never_markup_on_paper(hostile, monkeypatch):
    shown = []
    monkeypatch.setattr(dial, "show_widget", lambda *given: shown.append(given))
    show_dial(hostile, CHECKS)
    name, _, paper, language, _ = shown[0]
    assert (name, language) == ("dial", "en")
    assert "<script" not in paper and "&lt;script" in paper
