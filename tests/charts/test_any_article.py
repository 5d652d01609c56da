"""The charts for any article: one number or three hundred, any unit, any label."""

import re

import pandas as pd
import pytest

from helpers.article import read_article
from helpers.charts.any_article import DOTS, numbers_in_place
from helpers.charts.gallery import draw, draw_all, draw_intervals
from helpers.charts.pictures import alt_text, svg
from helpers.lint import lint, lint_alt
from helpers.table import tabulate

GENERIC = ("where_the_numbers_are", "how_big_they_are")
UNITS = ["元", "個", "%", "$_x\\", "", "很長很長很長很長很長的單位", "\ue000", *(f"u{n}" for n in range(20))]
HOSTILE = "$x^2$ \\frac{1}{2} a_b & <b>bold</b> 很長的名稱 臺灣台湾后後 " * 5


def any_table(size):
    rows = []
    for n in range(size):
        value = round(10 ** (n * 7.3 % 15 - 2), 2) * (-1) ** (n % 7 == 6)
        named = {
            "id": f"s{n + 1:03}",
            "printed": f"{value}",
            "unit": UNITS[n % len(UNITS)],
            "subject": HOSTILE,
            "hedge": "",
            "kind": "score",
            "direction": "",
            "upper": float("nan"),
        }
        place = {"start": n * 9, "end": n * 9 + 5, "section": n * 3 // size}
        ends = {"value": value, "low": value, "high": value, "low_closed": True, "high_closed": True}
        rows.append(named | place | ends)
    return pd.DataFrame(rows)


@pytest.mark.parametrize("width", ["slide", "phone"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [1, 2, 5, 300])
@pytest.mark.parametrize("chart", GENERIC)
def test_generic_charts_hold_for_any_text(chart, size, language, width):
    table = any_table(size)
    assert tuple(figure.record["id"] for figure in draw_all(table)) == GENERIC
    figure = draw(chart, table, language=language, width=width)
    assert lint(figure) == []
    assert lint_alt(alt_text(figure), figure) == []
    assert svg(figure) == svg(draw(chart, table, language=language, width=width))


def test_a_long_name_stands_whole_on_a_phone_in_two_lines():
    table = any_table(2).assign(unit=["名", "個"], subject="cadres drawn from city and district bodies")
    figure = draw("how_big_they_are", table, width="phone")
    names = [text.get_text() for text in figure.axes[0].texts]
    assert [name.count("\n") for name in names] == [1, 1] and "…" not in "".join(names)
    assert lint(figure) == []


@pytest.mark.parametrize("width", ["slide", "phone"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_words_of_a_long_ruler_keep_apart(language, width):
    table = any_table(2).assign(value=[3e-6, 1e22], unit="個")
    assert lint(draw("how_big_they_are", table, language=language, width=width)) == []


def test_what_is_off_the_ruler_is_said_and_sets_no_end():
    figure = draw("how_big_they_are", any_table(3).assign(value=[-12.5, 7.0, 90.0], high=[-12.5, 7.0, 90.0]))
    assert "from 7 to 90" in alt_text(figure)
    assert figure.record["title"] == "In their own units, 2 of 3 statistics are below 10, the largest 90"
    assert "zero and not on the ruler: 1" in alt_text(figure)
    assert "zero and not on the ruler: 1" in figure.record["note"]


@pytest.mark.parametrize(
    ("high", "closed", "words"),
    [
        (1000.0, False, "all 4 statistics are below 1,000"),
        (1000.0, True, "3 of 4 statistics are below 1,000"),
        (float("nan"), False, "3 of 4 statistics are below 1,000"),
    ],
)
def test_what_may_reach_a_line_is_not_below_it(high, closed, words):
    """900多 ends before 1,000; 逾900 has no end."""
    high, closed = [150.0, 200.0, 300.0, high], [True, True, True, closed]
    table = any_table(4).assign(value=[150.0, 200.0, 300.0, 900.0], high=high, high_closed=closed)
    assert words in draw("how_big_they_are", table).record["title"]


def test_what_stands_before_the_first_heading_is_no_section():
    table = any_table(9).assign(section=0)
    assert "section" not in draw("where_the_numbers_are", table).record["title"]


def test_a_hedge_without_an_end_is_drawn_as_an_arrow():
    table = any_table(2).assign(hedge="逾", high=float("nan"), high_closed=False, low_closed=False)
    figure = draw("hedged_figures", table)
    assert figure.record["title"].endswith("one side has no end")
    assert "more than 0.01" in alt_text(figure)
    assert {line.get_marker() for line in figure.axes[0].lines} >= {"o", ">"}
    assert lint(figure) == []


@pytest.mark.parametrize(
    ("low", "high", "words"), [(0.9, 1.0, "about 10% below"), (1.0, 1.25, "about 25% above")]
)
def test_the_most_room_may_lie_on_either_side(low, high, words):
    table = any_table(2).assign(hedge="近", value=1.0, low=low, high=high)
    assert words in draw("hedged_figures", table).record["title"]


def test_no_interval_is_told():
    with pytest.raises(ValueError, match="no interval"):
        draw_intervals([], "Nothing")


def test_many_hedges_show_the_widest():
    table = any_table(300).assign(hedge="約", high=lambda rows: rows["value"] + 1)
    figure = draw("hedged_figures", table)
    assert len(figure.record["data"]) == 12
    assert lint(figure) == lint_alt(alt_text(figure), figure) == []


def test_nothing_above_zero_is_said():
    figure = draw("how_big_they_are", any_table(1).assign(value=0.0, printed="0"))
    assert "below zero and not on the ruler" in figure.record["note"]


def test_a_label_is_never_mathematics():
    rows = [{"label": "$a$ \\alpha", "low": 1, "high": 2, "low_closed": True, "high_closed": False}]
    figure = draw_intervals(rows, "A title of $5 and $6", "measure, unit", source="me")
    assert lint(figure) == []
    assert figure.axes[0].get_yticklabels()[0].get_text() == "$a$ \\alpha"


def test_intervals_show_which_end_belongs():
    nothing = float("nan")
    rows = [
        {"label": "both", "low": 1, "high": 2, "low_closed": True, "high_closed": False},
        {"label": "no end", "low": 1, "high": nothing, "low_closed": False, "high_closed": False},
        {"label": "no beginning", "low": nothing, "high": 5, "low_closed": False, "high_closed": True},
    ]
    figure = draw_intervals(rows, "Three ranges", "measure, unit", source="me")
    filled = [(one.get_marker(), one.get_markerfacecolor() != "white") for one in figure.axes[0].lines]
    assert filled == [("o", True), ("o", False), ("o", False), (">", True), ("<", True), ("o", True)]
    assert "more than 1" in alt_text(figure)
    assert "5或以下" in alt_text(figure, "zh")


@pytest.fixture
def charts(tmp_path):
    """Return a function that draws every chart of a short text and returns the figures by id."""

    def drawn(text, language="en", alone=False):
        (tmp_path / "short.txt").write_text(text, encoding="utf-8")
        article = read_article(tmp_path / "short.txt")
        table = tabulate(article, None, language)
        figures = draw_all(table, None, language, None if alone else article)
        return {figure.record["id"]: figure for figure in figures}

    return drawn


ONE = "縣圖書館新增座位35個。\n"
DATED = "2023年8月，縣圖書館新增座位35個。\n"
TWO = "縣圖書館新增座位35個。縣裡新增書架80個。\n"
SAME = "縣圖書館新增座位35個。\n\n縣裡有居民35名。\n"
THIRDS = "縣裡三分之二的居民參加。縣圖書館新增座位35個。縣裡還有書架100個。\n"
LATE = "2023年8月5日，縣裡開會，大家說了許多話，也都很高興。縣裡新增書架80個，新增座位35個。\n"
APART = "一、開頭\n\n縣圖書館新增座位35個。\n\n二、後來\n\n縣裡新增書架80個。\n"
TOGETHER = "一、開頭\n\n縣裡新增座位35個，新增書架80個，新增燈90盞。\n\n二、後來\n\n縣裡沒有別的。\n"
UNEVEN = "一、開頭\n\n縣裡新增座位35個，新增書架80個。\n\n二、後來\n\n縣裡新增燈90盞。\n"
ALONE = "一、開頭\n\n縣裡新增座位35個。\n\n二、後來\n\n縣裡沒有別的。\n"
NONE_OF_THEM = "2023年8月5日，第三屆大會在二樓開。\n"
HEDGED = "縣圖書館有座位約12000個。\n"
ENDLESS = "縣圖書館有座位逾3000個。\n"
TITLES = [
    ("where_the_numbers_are", ONE, "The text has one number: 35個", "全文只有一個數字：35個"),
    (
        "where_the_numbers_are",
        DATED,
        "1 of 2 numbers is a statistic, in the second half",
        "2個數字中有1個是統計數字，在後半",
    ),
    (
        "where_the_numbers_are",
        TWO,
        "Each of 2 numbers is a statistic, 1 of them in the first half",
        "2個數字全是統計數字，前半有1個",
    ),
    (
        "where_the_numbers_are",
        LATE,
        "2 of 3 numbers are statistics, both in the second half",
        "3個數字中有2個是統計數字，都在後半",
    ),
    (
        "where_the_numbers_are",
        APART,
        "2 of 4 numbers are statistics, no two in one section",
        "4個數字中有2個是統計數字，沒有兩個在同一節",
    ),
    (
        "where_the_numbers_are",
        TOGETHER,
        "3 of 5 numbers are statistics, all in section 1",
        "5個數字中有3個是統計數字，都在第1節",
    ),
    (
        "where_the_numbers_are",
        UNEVEN,
        "3 of 5 numbers are statistics; 2 of these stand in section 1",
        "5個數字中有3個是統計數字，其中2個在第1節",
    ),
    (
        "where_the_numbers_are",
        ALONE,
        "1 of 3 numbers is a statistic, in section 1",
        "3個數字中有1個是統計數字，在第1節",
    ),
    ("how_big_they_are", ONE, "The text has one statistic: 35個", "全文只有一個統計數字：35個"),
    ("how_big_they_are", TWO, "2 statistics in one unit, from 35 to 80", "2個統計數字，同一單位，從35到80"),
    ("how_big_they_are", SAME, "2 statistics, each of them 35", "2個統計數字，都是35"),
    (
        "how_big_they_are",
        THIRDS,
        "In their own units, 2 of 3 statistics are below 100, the largest 100",
        "各按其單位，3個統計數字中2個小於100，最大的是100個",
    ),
    (
        "hedged_figures",
        HEDGED,
        "The one hedged figure, 約12000個, allows 11,500–12,500",
        "唯一的約數「約12000個」容許11,500–12,500",
    ),
    (
        "hedged_figures",
        ENDLESS,
        "The one hedged figure, 逾3000個, allows more than 3,000",
        "唯一的約數「逾3000個」容許超過3,000",
    ),
]
TEXTS = [ONE, DATED, TWO, SAME, THIRDS, LATE, APART, TOGETHER, UNEVEN, ALONE, HEDGED, ENDLESS]


@pytest.mark.parametrize(("chart", "text", "english", "chinese"), TITLES)
def test_titles_of_short_texts(charts, chart, text, english, chinese):
    titles = [charts(text, language)[chart].record["title"] for language in ("en", "zh")]
    assert titles == [english, chinese]


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        (ONE, "The table has one statistic: 35個", "表中只有一個統計數字：35個"),
        (TWO, "1 of 2 statistics stands in the first half", "2個統計數字，前半有1個"),
        (LATE, "Both statistics stand in the second half", "2個統計數字都在後半"),
    ],
)
def test_titles_where_only_the_table_is_known(charts, text, english, chinese):
    figures = [charts(text, language, alone=True) for language in ("en", "zh")]
    assert [each["where_the_numbers_are"].record["title"] for each in figures] == [english, chinese]


def test_numbers_that_are_no_statistics_are_told(tmp_path):
    """A table may come from another text, as after a sentence was taken out."""
    (tmp_path / "short.txt").write_text(NONE_OF_THEM, encoding="utf-8")
    article = read_article(tmp_path / "short.txt")
    figures = [draw("where_the_numbers_are", any_table(1), None, each, article) for each in ("en", "zh")]
    titles = [figure.record["title"] for figure in figures]
    assert titles == ["None of 3 numbers is a statistic", "3個數字都不是統計數字"]


def test_the_table_says_which_numbers_are_statistics(course):
    """A coding may add a number that the machine takes for a date, and leave out one that it found."""
    article, tables, _ = course
    table = tables["en"]
    before = numbers_in_place(table, article)
    year = before[before["role"] == "date"].iloc[0]
    added = table.iloc[:1].assign(start=year["start"], printed=year["printed"])
    after = numbers_in_place(pd.concat([added, table.iloc[2:]]), article)
    assert after["role"].value_counts()["statistic"] == len(table) - 1
    assert after["role"].value_counts()["date"] == before["role"].value_counts()["date"] - 1
    assert len(after) == len(before) - 2


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("text", TEXTS)
def test_short_texts_break_no_rule_and_count_nothing_wrongly(charts, text, language):
    figures = charts(text, language)
    assert {"where_the_numbers_are", "how_big_they_are"} <= set(figures)
    for figure in figures.values():
        assert lint(figure) == lint_alt(alt_text(figure), figure) == []
        words = " ".join(
            [*(figure.record[key] for key in ("title", "subtitle", "note")), alt_text(figure, "en")]
        )
        assert not re.search(r"\b1 (statistics|numbers|units|figures|rows)\b|\d\.\d{5}", words)


def test_one_is_told_as_one_in_the_alt_text(charts):
    figures = charts(HEDGED)
    assert "Strip chart of one number, 約12000個, along" in alt_text(figures["where_the_numbers_are"])
    assert "Dot plot of one statistic, 約12000個, on a log scale, 1 unit" in alt_text(
        figures["how_big_they_are"]
    )
    assert "of 1 hedged figure (約12000個 11,500–12,500) among 1 statistic," in alt_text(
        figures["hedged_figures"]
    )
    assert figures["hedged_figures"].record["subtitle"].startswith("What the hedged figure allows")


def test_a_little_room_is_not_nothing():
    table = any_table(2).assign(hedge="余", value=1000.0, low=1000.0, high=1000.8)
    assert "about 0.08% above" in draw("hedged_figures", table).record["title"]


def test_a_chart_of_twenty_thousand_dots_draws_a_summary_and_says_so():
    rows = pd.DataFrame({"value": [100.0 + n * 7919 % 90000 for n in range(20_000)]})
    rows = rows.assign(upper=float("nan"), low=rows["value"], high=rows["value"], high_closed=True)
    rows = rows.assign(id="s001", printed="100", subject="", unit="個")
    for size, summed in ((DOTS, False), (len(rows), True)):
        figure = draw("how_big_they_are", rows[:size], width="phone")
        marks = figure.axes[0]
        assert bool(marks.patches) == summed == (not marks.lines)
        assert ("columns" in figure.record["note"]) == ("columns" in figure.record["alt"]["en"]) == summed
        assert len(marks.patches) < 100
        assert lint(figure) == []
