"""Charts of bounds draw what the checks found, and say under which condition."""

import pytest

from helpers.article import read_article
from helpers.charts.gallery import draw
from helpers.charts.pictures import alt_text
from helpers.table import tabulate


def test_the_findings_are_computed(drawn):
    titles = {
        chart: drawn(chart).record["title"]
        for chart in ("hedged_figures", "universe_bounds", "rounding_bounds")
    }
    assert "58,718 to 73,260" in titles["universe_bounds"]
    assert "4.3–4.5" in titles["rounding_bounds"]
    assert "33%" in titles["hedged_figures"]


def test_outside_facts_lie_where_they_should(drawn):
    data = drawn("universe_bounds").record["data"].set_index("id")
    firms, social = data.loc["firms_union"], data.loc["social_union"]
    assert firms["low"] <= firms["outside"] == 61903 <= firms["high"]
    assert social["outside"] == 5994 < social["low"]


def test_a_listener_hears_which_outside_fact_lies_where(drawn):
    assert "outside count 61,903 (May 2021) within it" in alt_text(drawn("universe_bounds"))
    assert "5,994（2021年5月）在範圍外" in alt_text(drawn("universe_bounds", "zh"))


def test_the_condition_stands_in_the_note(drawn):
    assert drawn("universe_bounds").record["note"].startswith("Condition:")
    assert drawn("universe_bounds", "zh").record["note"].startswith("條件：")
    assert "news.72177.com" in drawn("universe_bounds").record["source"]


def test_a_title_of_bounds_states_its_condition(drawn):
    assert drawn("universe_bounds").record["title"].startswith("If count and rate describe the same firms")
    assert drawn("universe_bounds", "zh").record["title"].startswith("若計數與覆蓋率指同一批非公企業")
    assert "1 of 2 inside its range" in drawn("universe_bounds").record["note"]


def test_bounds_are_those_of_the_checks(drawn, course):
    _, _, checks = course
    audit = checks["en"].set_index("check")
    for chart in ("universe_bounds", "rounding_bounds"):
        for row in drawn(chart).record["data"].to_dict("records"):
            if row["id"] in audit.index:
                assert (row["low"], row["high"]) == tuple(audit.loc[row["id"], ["low", "high"]])


def test_rounding_is_printed_outwards(drawn):
    alt = alt_text(drawn("rounding_bounds"))
    assert "17.96–18.10%" in alt
    assert "5,920–5,965 yuan" in alt


def test_hedged_ends_are_open_and_about_is_closed(drawn):
    data = drawn("hedged_figures").record["data"].set_index("id")
    assert len(data) == 7
    assert not data.loc["seconded_cadres", ["low_closed", "high_closed"]].any()
    assert data.loc["unstarred_villages", ["low_closed", "high_closed"]].all()


def test_without_the_checks_there_are_no_bounds(course):
    _, tables, checks = course
    with pytest.raises(ValueError, match="run the checks first"):
        draw("rounding_bounds", tables["en"])
    without = checks["en"][checks["en"]["check"] != "tax_share"]
    with pytest.raises(ValueError, match="'tax_share'"):
        draw("rounding_bounds", tables["en"], without)


def of(sentence, folder, language="zh"):
    (folder / "a.txt").write_text(sentence, encoding="utf-8")
    article = read_article(folder / "a.txt")
    return draw("hedged_figures", tabulate(article, None, language), None, language, article)


def test_what_a_hedged_percentage_allows_has_its_sign(tmp_path):
    figure = of("漲幅超過七成，其中近三成是老人。\n", tmp_path)
    assert "（超過70%）" in figure.record["title"] and "近三成 27–30%" in alt_text(figure)


def test_an_age_group_does_not_stand_before_what_has_no_end(tmp_path):
    figure = of("70歲以上的老人投入逾300萬元。\n", tmp_path)
    assert list(figure.record["data"]["printed"]) == ["逾300萬元", "70歲以上"]


def test_the_spread_about_a_mean_is_no_hedge(tmp_path):
    figure = of("體重約60公斤，年齡61.4±7.2歲。\n", tmp_path)
    assert list(figure.record["data"]["printed"]) == ["約60公斤"]
