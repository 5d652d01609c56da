"""The rows of the ledger, how they rank, what was kept of them, and the whole table on paper."""

import json

import pytest

from helpers.article import read_article
from helpers.explore import ledger
from helpers.explore.ledger import choices, listed_rows, noted, show_ledger, standing
from helpers.table import tabulate


@pytest.fixture(scope="module")
def article():
    return read_article()


@pytest.fixture
def shown(caught):
    return caught(ledger)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_row_stands_at_its_place(table, article, language):
    for row, place in zip(table.to_dict("records"), listed_rows(table, article, language), strict=True):
        before, printed, after = place["place"]
        assert printed == row["printed"] == place["cells"]["printed"]
        assert before + printed + after in article.text
        assert article.text[row["start"] - len(before) : row["start"]] == before
        assert place["english"]


def test_without_the_article_a_row_has_the_words_around(table):
    row = listed_rows(table)[0]
    assert row["place"] == [table["prefix"][0], table["printed"][0], table["suffix"][0]]
    assert row["english"] == ""


def test_ranks_follow_days_and_compare_values_within_a_unit(table):
    rows = listed_rows(table)
    by_value = sorted(rows, key=lambda row: row["order"]["value"])
    ids = [row["id"] for row in by_value]
    money = table[table["kind"] == "money"].sort_values("value")["id"]
    assert [id for id in ids if id in set(money)] == list(money)
    assert ids.index(money.iloc[-1]) - ids.index(money.iloc[0]) == len(money) - 1
    dates = choices(rows, "date")
    assert (
        dates[-1] == ["no date", "no date"] and len(dates) == table[["from", "to"]].drop_duplicates().shape[0]
    )
    assert [row["order"]["printed"] for row in rows] == [*range(len(rows))]


def test_a_section_has_its_heading(table, article):
    for language in ("en", "zh"):
        values = choices(listed_rows(table, article, language), "section", article, language)
        assert [value for value, _ in values] == ["1", "2", "3"]
        assert all(words.startswith(f"{value} ") and len(words) > 3 for value, words in values)
    assert choices(listed_rows(table), "section") == [["1", "1"], ["2", "2"], ["3", "3"]]


def test_what_was_kept_stands_at_its_row(table):
    kept = [
        {"what": "answer", "notebook": "02", "exercise": "2.1", "given": "9.54億元"},
        {"what": "answer", "notebook": "02", "exercise": "2.1", "given": "92.7億元"},
        {"what": "diary", "notebook": "02", "cell": "a", "text": "Ask about work_teams."},
        {"what": "question", "row": "villages_none", "text": "gone"},
        {"what": "question", "row": "work_teams", "text": "Since when?"},
        {"what": "solution", "exercise": "2.1"},
    ]
    notes, others = noted(table, standing(kept))
    assert notes["golden_bridge_revenue"] == ["Answer 2.1: 92.7億元"]
    assert notes["tongrentang_output"] == []  # the earlier try, and 9.54億元 is no part of 92.7億元
    assert notes["work_teams"] == ["Diary: Ask about work_teams.", "Question: Since when?"]
    assert others == ["Question: gone"]
    assert sum(map(len, notes.values())) == 3


def test_a_question_is_handed_on_and_comes_back(table, shown):
    handed = []
    show_ledger(table, keep=lambda what, **fields: handed.append((what, fields)) or True)
    state, _, answer = shown[0]
    json.dumps(state)
    found = answer({"row": "work_teams", "question": " Since when? "})
    assert handed == [("question", {"row": "work_teams", "text": "Since when?"})]
    assert found["safe"] and found["notes"]["work_teams"] == ["Question: Since when?"]
    with pytest.raises(ValueError, match="Write a question first"):
        answer({"row": "work_teams", "question": "  "})
    with pytest.raises(LookupError, match="no_such_row"):
        answer({"row": "no_such_row", "question": "?"})
    show_ledger(table)
    assert shown[1][2]({"row": "work_teams", "question": "?"})["safe"] is False


@pytest.mark.parametrize("language", ["en", "zh"])
def test_paper_has_the_whole_table_and_nothing_acts(hostile, shown, language):
    kept = [{"what": "diary", "text": "<img src=x onerror=alert(2)>"}]
    show_ledger(hostile, None, language, kept)
    state, paper, _ = shown[0]
    assert paper.count("<tr") == len(hostile) + 1
    assert "<script" not in paper and "<img" not in paper and "onerror" in paper
    assert "mathjax_ignore" in paper
    assert len(state["counts"]) == len(hostile) + 1


def test_counts_are_words_for_every_number(small, shown):
    show_ledger(small)
    assert shown[0][0]["counts"] == [f"{n} of 2 statistics" for n in range(3)]
    show_ledger(tabulate(read_article())[:0])
    assert shown[1][0]["counts"] == ["0 of 0 statistics"]
