"""Groups that can stand on one axis, their honest charts, and what the others get wrong."""

import pytest

from helpers.article import companion, read_article
from helpers.charts.one_axis import MOST, SHAPES, draw_on_one_axis, groups_on_one_axis
from helpers.charts.pictures import alt_text
from helpers.lint import lint, lint_alt
from helpers.table import tabulate

FAULTS = {"cut": "not at zero", "log": "on a log scale", "pie": "A pie says"}


@pytest.fixture(scope="module", params=["data/article.txt", "data/articles/travel.txt"])
def read(request):
    article = read_article(request.param)
    return article, {lang: tabulate(article, companion(article, "coding.csv"), lang) for lang in ("en", "zh")}


def test_a_group_has_one_kind_one_unit_and_one_direction(read):
    _, tables = read
    groups = groups_on_one_axis(tables["en"])
    assert len(groups) >= 4
    for group in groups:
        assert group.rows["kind"].nunique() == group.rows["unit"].nunique() == 1
        assert group.rows["value"].nunique() > 1
        if group.key.startswith("change"):
            assert group.rows["direction"].nunique() == 1
    assert [group.key for group in groups] == [group.key for group in groups_on_one_axis(tables["zh"], "zh")]


def test_two_currencies_do_not_share_an_axis(read):
    table = read[1]["zh"].iloc[:4].copy()
    table["kind"], table["unit"], table["upper"] = "money", "元", float("nan")
    table["value"] = [1.0, 2.0, 3.0, 4.0]
    table["printed"] = ["1元", "2元", "新台幣3元", "新台幣4元"]
    assert [len(group.rows) for group in groups_on_one_axis(table)] == [2, 2]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_the_honest_chart_of_every_group_is_clean(read, language, scale):
    article, tables = read
    for group in groups_on_one_axis(tables[language], language):
        for base in ["", *group.rows["id"][:: len(group.rows) - 1]] if group.sizes else [""]:
            figure = draw_on_one_axis(group, language, article, scale, base)
            assert lint(figure) + lint_alt(alt_text(figure), figure) == [], (group.key, base)
            assert len(figure.record["data"]) == min(len(group.rows), MOST)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_misleads_has_its_fault_and_says_that_it_is_bad(read, shape):
    article, tables = read
    for group in groups_on_one_axis(tables["en"]):
        figure = draw_on_one_axis(group, "en", article, shape=shape)
        assert any(FAULTS[shape] in fault for fault in lint(figure))
        assert figure.record["subtitle"].startswith("Bad example, not for print: ")
        assert alt_text(figure).startswith("Bad example, not for print: ")


@pytest.fixture(scope="module")
def groups():
    """Return the groups of the course's article by key."""
    table = tabulate(read_article(), "data/coding.csv")
    return {group.key: group for group in groups_on_one_axis(table)}


def test_percentages_keep_the_hedges_of_both_numbers(groups):
    group = groups["count|名||"]
    figure = draw_on_one_axis(group, base="first_secretaries")
    row = figure.record["data"].iloc[0]
    assert row["low"] == pytest.approx(100 * 1600 / 1200) and row["high"] == pytest.approx(100 * 1700 / 1100)
    assert "1100余名" in figure.record["subtitle"]
    bare = draw_on_one_axis(group, base="first_secretaries", no_hedge=True, no_base=True)
    row = bare.record["data"].iloc[0]
    assert row["low"] == row["high"] == pytest.approx(100 * 1600 / 1100)
    assert (
        bare.record["subtitle"].startswith("Bad example, not for print: In %, ") and bare.record["note"] == ""
    )


def test_shares_have_bases_of_their_own(groups):
    group = groups["share|%||"]
    assert "base of its own" in draw_on_one_axis(group).record["note"]
    assert "base" not in draw_on_one_axis(group, no_base=True).record["note"]


def test_an_end_that_is_missing_goes_to_the_edge(read):
    group = groups_on_one_axis(read[1]["en"])[0]
    rows = group.rows.copy()
    rows.loc[rows["value"].idxmax(), ["hedge", "low", "high"]] = ["逾", rows["value"].max(), float("nan")]
    rows.loc[rows["value"].idxmin(), ["hedge", "low", "high"]] = ["不到", float("nan"), rows["value"].min()]
    for scale in ("linear", "log"):
        assert lint(draw_on_one_axis(group._replace(rows=rows), scale=scale)) == []
