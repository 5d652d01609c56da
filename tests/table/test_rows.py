"""The table: one row a statistic, what the text allows, what a coding adds."""

import csv
from fractions import Fraction

import pandas as pd
import pytest

from helpers.article import read_article
from helpers.base import ROOT
from helpers.extract import find_numbers
from helpers.table.rows import row_interval, sign_of, signed_value, tabulate
from helpers.table.schema import schema, table_errors
from tests.original import EACH_TEXT
from tests.work import calls

STORY = """市場消息
2024年5月6日 09:30

截至去年底,全市有12個市場,營業額達3.5億元,同比增長8.2%。市場局局長李明說,今年再建3個。約20至30家攤位空著。

一、往后

每年有三成五的攤位換人。
"""


def coded():
    with (ROOT / "data" / "coding.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def article_of(folder, text):
    path = folder / "story.txt"
    path.write_text(text, encoding="utf-8")
    return read_article(path)


@pytest.fixture
def story(tmp_path):
    return tabulate(article_of(tmp_path, STORY)).set_index("printed", drop=False)


@pytest.mark.parametrize("source", EACH_TEXT)
def test_the_course_table_has_the_coded_rows_in_order(source):
    article = read_article(source)
    table = tabulate(article, "data/coding.csv")
    assert table["id"].tolist() == [row["id"] for row in coded()]
    assert table["printed"].tolist() == [row["printed"] for row in coded()]
    assert [article.text[row.start : row.end] for row in table.itertuples()] == table["printed"].tolist()
    assert list(table) == list(schema())
    assert table_errors(table) == []


def test_a_number_that_a_coding_leaves_to_the_text_changes_no_other_row(tmp_path):
    left, *rest = coded()
    path = tmp_path / "coding.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, left)
        writer.writeheader()
        writer.writerows(rest)
    whole, part = (tabulate(read_article(), coding) for coding in ("data/coding.csv", path))
    assert part["id"].tolist() == ["s001", *whole["id"][1:]]
    pd.testing.assert_frame_equal(part[1:], whole[1:])


def test_what_a_coding_has_for_every_number_is_not_read_from_the_text(tmp_path):
    alone, by_hand = (article_of(tmp_path, f"{read_article().text}\n{turn}\n") for turn in ("甲", "乙"))
    tabulate(read_article())  # word lists and patterns are made once
    assert calls(tabulate, by_hand, "data/coding.csv") < calls(tabulate, alone)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_subjects_holders_and_speakers_are_in_the_language(language):
    table = tabulate(read_article(), "data/coding.csv", language)
    for name in "subject", "holder", "speaker":
        assert table[name].tolist() == [row[f"{name}_{language}"] for row in coded()]


def test_a_note_is_in_the_language_of_the_table_or_as_it_stands(tmp_path):
    article = read_article()
    for language, name in ("en", "note"), ("zh", "note_zh"):
        notes = tabulate(article, "data/coding.csv", language).attrs["coded"]
        assert notes == {row["id"]: row[name] for row in coded()}
    text = (ROOT / "data" / "coding.csv").read_text(encoding="utf-8").replace("note_zh", "remark")
    (tmp_path / "own.csv").write_text(text, encoding="utf-8")
    notes = tabulate(article, tmp_path / "own.csv", "zh").attrs["coded"]
    assert notes == {row["id"]: row["note"] for row in coded()}


def test_both_languages_have_the_same_numbers():
    one, other = (
        tabulate(read_article(), "data/coding.csv", language).drop(columns=["subject", "holder", "speaker"])
        for language in ("en", "zh")
    )
    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("source", EACH_TEXT)
def test_without_a_coding_the_rows_are_numbered(source):
    table = tabulate(read_article(source))
    assert table["id"].tolist() == [f"s{number:03d}" for number in range(1, 37)]
    assert set(table["holder"]) == {""}
    assert table_errors(table) == []


def test_what_the_text_itself_allows(story):
    assert story.loc["12個", "subject"] == "市場"
    assert story.loc["3.5億元", ["subject", "value", "unit"]].tolist() == ["營業額", 350_000_000, "元"]
    assert story.loc["12個", ["from", "to", "date_basis"]].tolist() == ["2023-12-31", "2023-12-31", "stated"]
    assert story.loc["3個", ["speaker", "speaker_basis", "from"]].tolist() == [
        "李明",
        "indirect",
        "2024-01-01",
    ]
    assert story.loc["12個", ["speaker", "speaker_basis"]].tolist() == ["the paper", "paper"]
    assert story.loc["三成五", ["section", "date_basis", "value"]].tolist() == [1, "none", 35]


def test_status_says_how_the_bounds_are_known(story):
    assert story.loc["12個", "status"] == "exact"
    assert story.loc["3.5億元", "status"] == "rounded"
    assert story["status"].str.fullmatch("exact|rounded|hedged|undefined").all()


@pytest.mark.parametrize("source", EACH_TEXT)
def test_rounded_are_the_shares_and_what_has_a_scale(source):
    table = tabulate(read_article(source), "data/coding.csv").set_index("printed")
    rounded = table.index[table["status"] == "rounded"].tolist()
    assert rounded == ["70%", "80.2%", "84.6%", "9.54億元", "1.72億元", "156萬噸", "92.7億元"]
    assert table["status"].value_counts().to_dict() == {"exact": 22, "hedged": 7, "rounded": 7}


def test_a_list_shares_its_noun(tmp_path):
    table = tabulate(article_of(tmp_path, "企業和學校覆蓋率分別為80.2%、84.6%。\n"))
    assert table["subject"].tolist() == ["覆蓋率"] * 2


def test_an_interval_comes_back_exactly():
    for number, (_, row) in zip(
        [one for one in find_numbers(read_article().text) if one.role == "statistic"],
        tabulate(read_article()).iterrows(),
        strict=True,
    ):
        assert row_interval(row) == number.interval


def test_an_unbounded_end_and_a_third_come_back():
    row = {"low": 1 / 3, "high": float("nan"), "low_closed": True, "high_closed": False}
    assert row_interval(row).low == Fraction(1, 3)
    assert row_interval(row).high is None


def test_the_source_travels_with_the_table():
    article = read_article()
    assert tabulate(article).attrs["source"]["sha256"] == article.sha256


@pytest.mark.parametrize("text", ["沒有數字的一段話。\n", "2023年8月30日,第三次會議。\n"])
def test_an_article_without_a_statistic_is_refused(tmp_path, text):
    with pytest.raises(ValueError, match=r"story\.txt has no number that is a statistic"):
        tabulate(article_of(tmp_path, text))


def test_two_numbers_are_enough(tmp_path):
    table = tabulate(article_of(tmp_path, "某縣有3個湖和5個島。\n"))
    assert table[["printed", "subject"]].values.tolist() == [["3個", "湖"], ["5個", "島"]]


@pytest.mark.parametrize(
    "unit",
    [
        "局長林志明說,去年新增{n}輛公車,佔3.5%。",
        "新增{n}輛公車和一些別的東西,",
        "“有{n}個站。”局長說,",
        "書記王{sign}說有{n}個站。",
    ],
    ids=["sentences", "no full stop", "quotations", "names"],
)
def test_work_grows_with_the_length_even_of_a_single_paragraph(tmp_path, unit):
    def work(count):
        text = "".join(unit.format(n=n, sign=chr(0x4E00 + n)) for n in range(10, 10 + count))
        return calls(tabulate, article_of(tmp_path, text))

    work(10)  # lists are read once
    first, second, third = work(10), work(110), work(210)
    assert third - second < 1.5 * (second - first)  # each a hundred sentences; 1.3 where each has a name


FALLS = "產量同比增長3.1%、5.2%和下降1.2%,占比降至35%,增速為-2%。\n"


def test_a_change_has_a_direction_and_a_sign_and_stands_as_printed(tmp_path):
    table = tabulate(article_of(tmp_path, FALLS))
    assert table["kind"].tolist() == ["change", "change", "change", "share", "change"]
    assert table["direction"].tolist() == ["up", "up", "down", "down", "down"]
    assert table["value"].tolist() == [3.1, 5.2, 1.2, 35, -2]
    assert [signed_value(row) for _, row in table.iterrows()] == [3.1, 5.2, -1.2, 35, -2]
    assert [sign_of(row) for _, row in table.iterrows()] == [1, 1, -1, 1, 1]


def test_a_coding_may_have_a_direction_and_decides_then(tmp_path):
    article = article_of(tmp_path, "產量下降1.2%,銷量增長3%。\n")
    head = (
        "id,printed,occurrence,kind,direction,subject_zh,subject_en,holder_zh,holder_en,speaker_zh,speaker_en,"
        "speaker_basis,from,to,date_basis\n"
    )
    path = tmp_path / "coding.csv"

    def directions(text):
        path.write_text(text, encoding="utf-8")
        return tabulate(article, path)["direction"].tolist()

    row = "output,1.2%,1,change,{},產量,output,,,報紙,the paper,paper,,,none\n"
    assert directions(head + row.format("up")) == ["up", "up"]
    assert directions(head + row.format("")) == ["", "up"]
    assert directions(head.replace("direction,", "") + row.replace("{},", "")) == ["down", "up"]
    with pytest.raises(ValueError, match="line 2, column direction: 'fell' is not one of: up, down, level"):
        directions(head + row.format("fell"))


@pytest.mark.parametrize("source", EACH_TEXT)
def test_the_course_article_tells_three_moves(source):
    table = tabulate(read_article(source), "data/coding.csv").set_index("printed")
    moved = table["direction"][table["direction"] != ""]
    assert moved.to_dict() == dict.fromkeys(["80個", "68143個", "610個"], "up")


def test_eight_times_the_text_takes_eight_times_the_work(tmp_path):
    articles = []
    for copies in (10, 80):
        lines = (f"全縣去年有{n}個湖,比前年增長{n % 90 + 1}%。" for n in range(copies))
        path = tmp_path / f"{copies}.txt"
        path.write_text("".join(lines) + "\n", encoding="utf-8")
        articles.append(read_article(path))
    tabulate(read_article())  # word lists and patterns are made once
    few, many = (calls(tabulate, article) for article in articles)
    assert many < 8 * few * 2


def test_a_table_takes_few_times_the_work_of_its_numbers(tmp_path):
    text = read_article().text * 5
    articles = [article_of(tmp_path, f"{text}\n{turn}\n") for turn in range(2)]
    tabulate(articles[0])
    assert calls(tabulate, articles[1]) < 5 * calls(find_numbers, articles[1].text)
