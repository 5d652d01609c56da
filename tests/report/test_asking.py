"""Whom to ask: who said a figure is asked about it, who published it about the others."""

from helpers.checks import verdicts_to
from helpers.report.asking import to_ask


def test_who_said_a_figure_is_asked_about_it(course):
    table = course[1]["en"].assign(kind="share")
    asked = dict(to_ask(table, course[2]["en"], "en"))
    said = {row.printed for row in table.itertuples() if row.speaker_basis in {"direct", "indirect"}}
    publisher, *speakers = asked
    assert publisher == "Whoever published the article"
    assert set(speakers) == set(table[table["speaker_basis"] == "indirect"]["speaker"])
    about = [one for person in speakers for _, _, figures in asked[person] for _, one in figures]
    assert sorted(about) == sorted(said)
    assert not {one for _, _, figures in asked[publisher] for _, one in figures} & said


def test_every_check_that_waits_for_an_answer_is_asked(course):
    for language in ("en", "zh"):
        checks = course[2][language]
        waiting = checks[checks["verdict"].isin(verdicts_to("ask"))]
        asked = [one for _, questions in to_ask(course[1][language], checks, language) for one in questions]
        assert {check for _, check, _ in asked if check} == set(waiting["check"])


def test_nothing_is_open_where_every_figure_has_its_day(course):
    table = course[1]["en"].assign(kind="count").assign(**{"from": "2023-01-01"})
    assert to_ask(table, course[2]["en"].head(0), "en") == []
