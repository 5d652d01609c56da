"""A table on the screen: whole, for people, one look for all, and nothing in it acts."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from IPython.core.interactiveshell import InteractiveShell

from helpers.table import display
from helpers.table.display import ROWS, dress_tables, show_table, table_html


@pytest.fixture
def shell():
    """Return a notebook's shell whose tables are dressed."""
    shell = InteractiveShell.instance()
    dress_tables(shell)
    yield shell
    InteractiveShell.clear_instance()


def cells(html):
    """Return the texts of a table, row by row."""
    rows = BeautifulSoup(html, "html.parser").find_all("tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


def line_below(html):
    """Return the line under a table."""
    return BeautifulSoup(html, "html.parser").find("p").get_text()


def numbers(html):
    """Return the texts of the cells that stand at the right."""
    found = BeautifulSoup(html, "html.parser").find_all(["th", "td"])
    return [cell.get_text() for cell in found if "text-align:right" in cell["style"]]


def test_a_table_is_shown_whole():
    long = "字" * 500
    assert long in show_table(pd.DataFrame({"text": [long]})).data
    assert len(cells(show_table(pd.DataFrame({"a": range(999)})).data)) == 1000
    assert len(cells(show_table(pd.DataFrame([range(99)])).data)[0]) == 99


def test_numbers_are_shown_for_people():
    frame = pd.DataFrame({"value": [9.54e8, 0.1 + 0.2, float("nan")], "start": [2238, 0, 1]})
    shown = show_table(frame).data
    assert all(f">{said}</td>" in shown for said in ("954,000,000", "0.3", "", "2238"))
    assert ">4,000,000</td>" in show_table(pd.DataFrame({"value": [Decimal("4E+6")]})).data


def test_a_whole_number_is_shown_whole():
    frame = pd.DataFrame({"value": [48_123_456_789_012.0, 5.29971e13]})
    shown = show_table(frame).data
    assert all(f">{one}</td>" in shown for one in ("48,123,456,789,012", "52,997,100,000,000"))


def test_a_value_that_never_ends_is_shown_short_and_its_ends_are_not():
    frame = pd.DataFrame({"value": [200 / 3, 80.123456], "low": [200 / 3, 80.123455]})
    assert cells(table_html(frame))[1:] == [["66.67", "66.6666666667"], ["80.123456", "80.123455"]]


def test_what_is_missing_is_empty():
    frame = pd.DataFrame({"a": [None, "x"], "b": [pd.NaT, pd.Timestamp("2023-08-30")], "c": [pd.NA, 3]})
    assert cells(table_html(frame))[1] == ["", "", ""]


def test_columns_of_numbers_stand_at_the_right_with_their_heads():
    frame = pd.DataFrame(
        {"value": [1.5, None], "n": [np.int64(3), ""], "yes": [True, False], "mixed": [3, "three"], "no": ""}
    )
    assert numbers(table_html(frame)) == ["value", "n", "1.5", "3", "", ""]


def test_labels_that_only_count_the_rows_are_left_out():
    frame = pd.DataFrame({"printed": ["a", "b"]})
    assert cells(table_html(frame[1:])) == [["printed"], ["b"]]
    assert cells(table_html(frame.set_index(pd.Index(["s001", "s002"])))) == [
        ["", "printed"],
        ["s001", "a"],
        ["s002", "b"],
    ]
    assert cells(table_html(frame.set_index(pd.Index([1, 2], name="section"))))[1] == ["1", "a"]


def test_labels_of_several_levels_stand_in_one_head():
    frame = pd.DataFrame({("from", "machine"): ["2023"], ("from", "table"): ["2022"]}, index=["s001"])
    assert cells(table_html(frame)) == [["", "from, machine", "from, table"], ["s001", "2023", "2022"]]
    counted = pd.crosstab(pd.Series(["a", "b"], name="first"), pd.Series(["x", "x"], name="second"))
    assert cells(table_html(counted))[0] == ["first ↓ second →", "x"]
    grouped = pd.DataFrame({"kind": ["count"], "unit": ["個"]}).groupby(["kind", "unit"]).size().to_frame("n")
    assert cells(table_html(grouped)) == [["kind", "unit", "n"], ["count", "個 general counter", "1"]]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"unit": ["個", "%", "", "km"], "printed": ["3個"] * 4}, ["個 general counter", "%", "", "km"]),
        ({"printed": ["1100余名", "300余場次", "2名", "80.2%"]}, ["Units: 名 person; 場次 event held."]),
        ({"subject": ["3個"]}, []),
        ({"printed": ["二十大", "3個"], "role": ["name", "statistic"]}, []),  # 大 is no unit there
        ({"unit": ["<b>"]}, ["<b>"]),
        ({"unit": ["分", "分"], "kind": ["score", "time"]}, ["分 point", "分 minute"]),
    ],
)
def test_units_are_glossed_once_where_a_table_shows_them(columns, said):
    page = BeautifulSoup(table_html(pd.DataFrame(columns)), "html.parser")
    below = [line.get_text() for line in page.find_all("p")]
    units = [row[0] for row in cells(str(page))[1:]] if "unit" in columns else []
    assert units + below == said
    assert "<small>" not in table_html(pd.DataFrame(columns), "zh")


def test_every_unit_of_the_course_has_a_gloss(course):
    table = course[1]["en"]
    shown = cells(table_html(table[["unit"]]))[1:]
    said = dict(zip(table["unit"], (row[0] for row in shown), strict=True))
    assert [unit for unit in said if said[unit] == unit] == ["%"]
    below = line_below(table_html(table[["printed"]]))
    assert [unit for unit in said if unit != "%" and said[unit] not in below] == []


def test_nothing_in_a_table_acts():
    hostile = "<script>alert(1)</script> HK$100億，另撥HK$200億"
    frame = pd.DataFrame({hostile: [hostile], "unit": [hostile]}, index=pd.Index([hostile], name=hostile))
    html = table_html(frame)
    assert "<script" not in html and html.startswith('<div class="mathjax_ignore')


def test_a_notebook_shows_every_table_like_that(shell):
    def shown(what):
        return shell.display_formatter.format(what)[0]["text/html"]

    frame = pd.DataFrame({"unit": ["個"] * (ROWS + 1)})
    assert shown(frame[:ROWS]) == show_table(frame[:ROWS]).data
    assert cells(shown(frame)) == cells(table_html(frame[:ROWS]))
    assert "The first 60 of 61 rows. show_table shows all." in shown(frame)
    assert cells(shown(pd.Series({"a": 1}, name="n"))) == [["", "n"], ["a", "1"]]
    assert cells(shown(pd.DataFrame({"a": ["x"], "b": [2]}).loc[0])) == [["a", "x"], ["b", "2"]]
    shell.user_ns["language"] = "zh"
    assert "<small>" not in shown(frame) and "共61列" in shown(frame)
    assert "<small>" not in show_table(frame).data


def test_outside_a_notebook_the_reader_reads_english(monkeypatch):
    monkeypatch.setattr(display, "get_ipython", lambda: None)
    assert "<small>general counter</small>" in show_table(pd.DataFrame({"unit": ["個"]})).data
