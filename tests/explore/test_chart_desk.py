"""What the desk offers, what it draws, and what it says of that."""

import base64
import csv
import json

import pytest

from helpers.charts import groups_on_one_axis
from helpers.explore import chart_desk
from helpers.explore.chart_desk import pictures, show_chart_desk


@pytest.fixture
def shown(caught):
    return caught(chart_desk)


@pytest.fixture(scope="module")
def people(table):
    return next(group for group in groups_on_one_axis(table) if group.key == "count|名||")


def test_the_first_chart_is_honest_and_on_paper(table, shown):
    show_chart_desk(table)
    state, paper, _ = shown[0]
    json.dumps(state)
    (chart,) = state["first"]["charts"]
    assert chart["honest"] and state["first"]["said"] == "lint finds no fault."
    assert f'src="data:image/png;base64,{chart["picture"]}"' in paper
    assert chart["alt"].replace("’", "&#x27;")[:40] in paper
    assert "mathjax_ignore" in paper and "<table" in paper


def test_the_first_chart_is_drawn_once_for_page_and_paper(table, shown, monkeypatch):
    drawn = []
    monkeypatch.setattr(chart_desk, "png", lambda figure: drawn.append(figure) or b"")
    show_chart_desk(table)
    assert len(drawn) == 1


def test_settings_are_answered_once_and_alike(table, shown, monkeypatch):
    show_chart_desk(table)
    answer = shown[0][2]
    drawn = []
    monkeypatch.setattr(chart_desk, "png", lambda figure: drawn.append(figure) or b"")
    settings = {"group": "count|名||", "chart_language": "zh", "shape": "cut", "no_hedge": True}
    one, two = (answer({"n": n, "settings": dict(settings)}) for n in (1, 2))
    assert one == two and len(drawn) == 2  # the misleading and the honest one
    assert [chart["honest"] for chart in one["charts"]] == [False, True]
    assert {chart["tag"] for chart in one["charts"]} == {"zh-Hant"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "lint finds no fault."),
        ({"shape": "cut"}, "lint finds 1 fault: The bars start at 990, not at zero."),
        ({"shape": "log", "scale": "log"}, "lint finds 1 fault: The bars stand on a log scale"),
        ({"shape": "pie"}, "lint finds 1 fault: A pie says"),
        ({"no_hedge": True}, "lint finds no fault.\nWhat lint cannot see: the words that hedge a number"),
        (
            {"base": "first_secretaries", "no_base": True},
            "lint finds no fault.\nWhat lint cannot see: nothing says what the percentages are of",
        ),
    ],
)
def test_lint_speaks_and_what_it_cannot_see_is_said(people, settings, said):
    found = pictures(people, None, "en", "en", **settings)
    assert found["said"].startswith(said)
    assert [chart["honest"] for chart in found["charts"]] == [False, True][-1 if not settings else 0 :]
    for chart in found["charts"]:
        assert base64.b64decode(chart["picture"]).startswith(b"\x89PNG")
        assert chart["alt"].startswith("Bad example, ") is not chart["honest"]


def test_data_of_the_bare_chart_have_no_hedge(people):
    false, true = pictures(people, None, "en", "en", no_hedge=True)["charts"]
    printed = [[row["printed"] for row in csv.DictReader(one["data"].splitlines())] for one in (false, true)]
    assert printed == [["1600名", "1100名"], ["1600余名", "1100余名"]]


def test_only_what_a_group_allows_is_offered(table, shown):
    show_chart_desk(table)
    groups = {group["key"]: group for group in shown[0][0]["groups"]}
    assert groups["count|名||"]["hedged"] and not groups["count|項||"]["hedged"]
    assert groups["share|%||"]["bases"] == [] and len(groups["count|個||"]["bases"]) == 14


def test_a_table_without_a_pair_says_so(small, shown, capsys):
    show_chart_desk(small)
    assert "none can stand on one axis" in capsys.readouterr().out
    assert shown == []


def test_a_shape_that_nobody_knows_is_named(people):
    with pytest.raises(ValueError, match="cut, log, pie"):
        pictures(people, None, "en", "en", shape="cake")


def test_text_from_an_article_is_never_markup(hostile, shown):
    show_chart_desk(hostile)
    assert "<script" not in shown[0][1]
