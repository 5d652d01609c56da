"""Rows: every number of an article with what the reader says of it; a fault is the article's own row."""

from fractions import Fraction
from io import BytesIO

import pytest
from pyarrow.parquet import read_table

from helpers.article import read_article
from helpers.base import ROOT
from helpers.batch import rows as module
from helpers.batch.parts import columns_of, key_of, reader_version
from helpers.batch.rows import exactly, read_batch
from helpers.batch.sources import Item, articles_in, unread
from helpers.extract import find_numbers
from helpers.table import tabulate

STORY = "借書\n2024年1月31日\n全鎮約350戶，佔三分之一，三年來增加400多萬元，第三名是6～12歲。"


def read(*items, key=""):
    outcome = read_batch(items, reader_version(), key)
    return [read_table(BytesIO(table)).to_pylist() for table in (outcome.numbers, outcome.articles)]


def article(text=STORY, name="a", **said):
    return Item(name, data=text.encode("utf-8"), sha256="0", **said)


def test_a_number_has_its_row_and_its_article():
    numbers, (about,) = read(article())
    printed = [number.printed for number in find_numbers(STORY)]
    assert [row["printed"] for row in numbers] == printed
    assert all(STORY[row["start"] : row["end"]] == row["printed"] for row in numbers)
    assert {row["article"] for row in numbers} == {"a"}
    assert (about["title"], about["date"], about["script"]) == ("借書", "2024-01-31", "Hant")
    assert (about["numbers"], about["characters"], about["error"]) == (len(printed), len(STORY), "")
    assert about["statistics"] == sum(row["role"] == "statistic" for row in numbers)


def test_floats_stand_beside_what_they_stand_for():
    numbers, _ = read(article())
    by_printed = {row["printed"]: row for row in numbers}
    third, money = by_printed["三分之一"], by_printed["400多萬元"]
    assert (third["value_exact"], third["low_exact"], third["kind"]) == ("1/3", "1/3", "share")
    assert (money["value"], money["value_exact"], money["direction"]) == (4e6, "4000000", "up")
    assert (money["low"], money["high"], money["low_closed"], money["status"]) == (4e6, 5e6, False, "hedged")


def test_what_measures_nothing_allows_nothing():
    numbers, _ = read(article())
    for row in numbers:
        assert (row["low_exact"] is None) == (row["role"] not in ("statistic", "duration")), row


def test_the_course_s_statistics_are_those_of_the_table():
    """The same columns say the same as `tabulate` of the same article."""
    numbers, _ = read(*articles_in([str(ROOT / "data" / "article.txt")]))
    table = tabulate(read_article()).astype(object)
    shared = [name for name in columns_of("numbers") if name in table]
    assert len(shared) == 14
    rows = [row for row in numbers if row["role"] == "statistic"]
    there = table[shared].where(table[shared].notna(), None).to_dict("records")
    assert [{name: row[name] for name in shared} for row in rows] == there


def test_what_a_row_says_of_its_article_wins():
    _, (about,) = read(article(title="別的題目", date="2024-02-01"))
    assert (about["title"], about["date"]) == ("別的題目", "2024-02-01")


def test_an_article_that_fails_is_its_own_row(monkeypatch):
    items = [article(), unread(Item("b"), "It is gone."), article("Three hundred people came to us.", "c")]
    numbers, about = read(*items, article(name="d"))
    assert {row["article"] for row in numbers} == {"a", "d"}
    assert [row["error"][:12] for row in about] == ["", "It is gone.", "c is mostly ", ""]
    monkeypatch.setattr(module, "find_numbers", lambda text: [][1])
    _, about = read(article())
    assert about[0]["error"] == "The reader broke off (IndexError). Please report it with the article."


def test_an_article_without_a_number_is_no_failure():
    numbers, (about,) = read(article("湖邊有很多鳥。"))
    assert (numbers, about["numbers"], about["statistics"], about["error"]) == ([], 0, 0, "")


def test_a_text_in_a_row_is_in_utf_8_whatever_its_markup_says():
    page = '<html><head><meta charset="gb2312"></head><body><p>全鎮有350戶，去年多了12戶。</p></body></html>'
    numbers, _ = read(article(page, encoding="utf-8"))
    assert [row["printed"] for row in numbers if row["role"] == "statistic"] == ["350戶", "12戶"]


def test_the_same_articles_are_the_same_bytes_and_carry_no_clock():
    batch = [article(), article(name="b")]
    one, two = (read_batch(batch, reader_version()) for _ in range(2))
    assert (one.numbers, one.articles) == (two.numbers, two.articles)
    assert set(read_table(BytesIO(one.numbers)).schema.metadata or ()) == set()
    assert [name for name, _ in one.seconds] == ["a", "b"]


def test_an_article_names_its_part():
    _, (about,) = read(article(), key="ab12")
    assert about["part"] == "ab12"
    _, (about,) = read(article())
    assert about["part"] == key_of([article()], reader_version())


def test_a_worker_of_another_version_reads_nothing():
    with pytest.raises(ValueError, match="another version of this course"):
        read_batch([article()], "another")


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(-7, 8), "-0.875"), (Fraction(1, 10**30), "0." + "0" * 29 + "1"), (Fraction(2, 3), "2/3")],
)
def test_a_fraction_is_written_without_a_loss(value, text):
    assert exactly(value) == text
    assert Fraction(exactly(value)) == value
