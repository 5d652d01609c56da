"""The charts that a desk would print: drawn where the table holds enough, true in their titles, clean."""

import pytest

from helpers.article import read_article
from helpers.charts.findings import BRIEF, brief
from helpers.charts.gallery import draw, draw_all
from helpers.charts.pictures import alt_text, png
from helpers.lint import lint, lint_alt
from helpers.table import tabulate
from tests.charts.test_any_article import HOSTILE, any_table

FINDINGS = "changes_by_direction", "shares_of_a_whole", "largest_of_one_unit", "largest_of_another_unit"
# Own sentences, about a county that does not exist.
STORY = (
    "雲溪縣統計處2024年5月6日公布，全縣稅收增長12.5%，出口下降8.4%，旅遊收入增長3%。"
    "有車家庭占62%，租屋家庭占百分之三十一。"
    "公路花費三億元，圖書館花費4200萬元，公園花費1500萬元至1800萬元。"
    "縣內有農民3200人，有教師450人，有醫師80人。\n"
)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    path = tmp_path_factory.mktemp("story") / "county.txt"
    path.write_text(STORY, encoding="utf-8")
    article = read_article(path)
    return article, {language: tabulate(article, None, language) for language in ("en", "zh")}


@pytest.mark.parametrize("width", ["slide", "phone"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_any_article_with_enough_has_four(story, language, width):
    article, tables = story
    figures = {one.record["id"]: one for one in draw_all(tables[language], None, language, article, width)}
    assert [name for name in figures if name in FINDINGS] == list(FINDINGS)
    for name in FINDINGS:
        assert lint(figures[name]) == lint_alt(alt_text(figures[name]), figures[name]) == []
        assert png(figures[name]) == png(draw(name, tables[language], None, language, article, width))


@pytest.mark.parametrize(
    ("chart", "english", "chinese"),
    [
        ("changes_by_direction", "2 rises, 1 fall; the largest, a rise: ", "2升1降，最大的是升："),
        ("shares_of_a_whole", "62%, the largest of 2 shares", "2個占比中，最大的是"),
        ("largest_of_one_unit", "三億元 (300 million), the largest of 3 figures in 元 (yuan)", "三億元"),
        ("largest_of_another_unit", "3200人, the largest of 3 figures in 人 (person)", "3200人"),
    ],
)
def test_the_title_is_the_finding(story, chart, english, chinese):
    article, tables = story
    titles = [draw(chart, tables[each], None, each, article).record["title"] for each in ("en", "zh")]
    assert english in titles[0] and chinese in titles[1]


def test_a_fall_lies_left_of_the_line_and_a_rise_right(story):
    article, tables = story
    figure = draw("changes_by_direction", tables["en"], None, "en", article)
    ends = [bar.get_width() for bar in figure.axes[0].patches]
    assert ends == [12.5, 3.0, -8.4]
    assert [text.get_text() for text in figure.axes[0].texts] == ["+12.5%", "+3%", "−8.4%"]


@pytest.mark.parametrize(("language", "words"), [("en", "出口 down 8.4%"), ("zh", "出口 降8.4%")])
def test_who_does_not_see_the_bars_is_told_the_way(story, language, words):
    article, tables = story
    assert words in alt_text(draw("changes_by_direction", tables[language], None, language, article))


def test_a_range_goes_on_in_pale(story):
    article, tables = story
    figure = draw("largest_of_one_unit", tables["en"], None, "en", article)
    pale = [(bar.get_x(), bar.get_width()) for bar in figure.axes[0].patches[3:]]
    assert pale == [(15e6, 3e6)]
    assert "a range" in figure.record["note"]


def rows(size, **columns):
    nothing = {"prefix": "", "suffix": "", "holder": "", "from": "", "to": ""}
    return any_table(size).assign(**nothing | columns)


def test_a_tie_has_no_leader():
    table = rows(4, kind="money", unit="元", value=[5.0, 9.0, 9.0, 1.0])
    title = draw("largest_of_one_unit", table).record["title"]
    assert title == "2 of 4 figures in 元 (yuan) are the largest, 9 each"
    shares = rows(2, kind="share", unit="%", value=50.0)
    assert draw("shares_of_a_whole", shares).record["title"] == "Both shares are 50%"


@pytest.mark.parametrize(
    ("high", "words"),
    [
        (60.0, ", the largest of 2 shares"),
        (float("nan"), "the largest printed of"),
        (70.0, "the largest printed of"),
    ],
)
def test_what_may_be_more_is_not_called_smaller(high, words):
    """過半 allows more than two thirds; 六成以下 does not."""
    table = rows(2, kind="share", unit="%", value=[66.7, 50.0], low=[66.65, 50.0], high=[66.75, high])
    assert words in draw("shares_of_a_whole", table).record["title"]


def test_of_a_range_both_ends_are_told_in_english():
    printed, ends = ["130億至136億元", "5億元", "3億元"], [1.36e10, float("nan"), float("nan")]
    table = rows(3, kind="money", unit="元", value=[1.3e10, 5e8, 3e8], upper=ends, printed=printed)
    figure = draw("largest_of_one_unit", table.assign(subject=["營收", "", ""]))
    assert figure.record["title"].startswith("營收: 13 billion to 13.6 billion")
    assert "130億至136億元 (13 billion to 13.6 billion)" in alt_text(figure)


def test_a_number_in_english_does_not_go_on_a_chinese_sentence():
    printed = ["約有1.2億人", "3人", "2人"]
    table = rows(3, kind="count", unit="人", value=[1.2e8, 3.0, 2.0], printed=printed, prefix="據統計，我國")
    table = table.assign(hedge=["約有", "", ""], suffix="患病", subject="")
    assert draw("largest_of_one_unit", table).record["title"].startswith("我國: about 120 million, ")
    assert "是我國約有1.2億人" in draw("largest_of_one_unit", table, language="zh").record["title"]


def test_two_currencies_are_not_compared():
    printed = ["新台幣5億元", "人民幣4000萬元", "3元", "2元", "1元"]
    table = rows(5, kind="money", unit="元", value=[5e8, 4e7, 3.0, 2.0, 1.0], printed=printed)
    assert list(draw("largest_of_one_unit", table).record["data"]["printed"]) == printed[2:]


@pytest.mark.parametrize(
    ("direction", "title"), [("up", "Both changes are rises"), ("down", "Both changes are falls")]
)
def test_all_one_way(direction, title):
    table = rows(2, kind="change", unit="%", value=[1.0, 2.0], direction=direction)
    assert draw("changes_by_direction", table).record["title"].startswith(f"{title}; the largest: ")


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "change", "unit": "%", "direction": ""},
        {"kind": "change", "unit": "個", "direction": "up"},
        {"kind": "share", "unit": "%", "value": 120.0},
        {"kind": "money", "unit": "元", "value": 3.0},
        {"kind": "count", "unit": ""},
        {"kind": "score", "unit": "分"},
    ],
)
def test_too_little_is_no_chart(columns):
    table = rows(2, **columns)
    assert not {figure.record["id"] for figure in draw_all(table)} & set(FINDINGS)
    for chart in FINDINGS:
        with pytest.raises(ValueError, match="This chart compares figures of one kind"):
            draw(chart, table)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", ["slide", "phone"])
@pytest.mark.parametrize(
    "subject", ["$x^2$ <b>bold</b> 臺灣台湾后後" * 5, "", "a very long name of a thing that is counted " * 4]
)
def test_any_words_hold(subject, language, width):
    values = [10.0**power for power in range(-2, 13)]
    ends = {"value": values, "low": values, "high": values}
    table = rows(15, kind="money", unit="萬千瓦時", subject=subject, prefix=HOSTILE, **ends)
    figure = draw("largest_of_one_unit", table, None, language, None, width)
    assert lint(figure) == []
    assert len(figure.record["data"]) == 12


def test_a_name_in_a_title_is_cut_at_a_word():
    assert brief("one two three four five six", "en") == "one two three four five…"
    assert len(brief("很長" * 20, "zh")) == BRIEF["zh"] + 1
