"""The workbook: text stays text, numbers are numbers, nothing runs, the same bytes whenever it is written."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from helpers.article import read_article
from helpers.table.rows import tabulate
from helpers.table.schema import schema
from helpers.table.workbook import LONGEST, WIDEST, workbook

HOSTILE = ["10.3%", "3-1", "=1+1", "+5", "-5", "@SUM(A1)", "1e5", "007", "http://a.b", "<script>", "_x000D_"]


@pytest.fixture(scope="module")
def table():
    return tabulate(read_article(), "data/coding.csv")


def opened(table):
    return load_workbook(BytesIO(workbook(table)))


def test_the_rows_come_back_as_they_are(table):
    first, *rows = opened(table)["statistics"].iter_rows(values_only=True)
    assert list(first) == [*schema(), "note"]
    assert [cells[-1] or "" for cells in rows] == list(table.attrs["coded"].values())
    assert len(rows) == 36
    for row, cells in zip(table.to_dict("records"), rows, strict=True):
        for name, cell in zip(row, cells[:-1], strict=True):
            empty = row[name] == "" or row[name] != row[name]
            assert cell is None if empty else cell == row[name], name


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(table, text):
    sheet = opened(table[:1].assign(printed=text, subject=text))["statistics"]
    for name in ("printed", "subject"):
        cell = sheet.cell(2, 1 + list(schema()).index(name))
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_what_a_cell_can_not_hold_is_left_out_and_what_is_cut_says_so(table):
    sheet = opened(table[:2].assign(subject=["a\x01\ufffe\uffffb", "湖" * (LONGEST + 9)]))["statistics"]
    told = [sheet.cell(row, 1 + list(schema()).index("subject")).value for row in (2, 3)]
    assert told == ["ab", "湖" * (LONGEST - 1) + "…"]


def test_the_second_sheet_explains_each_column(table):
    first, *rows = opened(table)["data dictionary"].iter_rows(values_only=True)
    assert first == ("name", "type", "description")
    assert [row[0] for row in rows] == [*schema(), "note"]
    assert all(row[2] for row in rows)


def test_without_notes_there_is_no_column_for_them():
    sheet = opened(tabulate(read_article()))["statistics"]
    assert [cell.value for cell in sheet[1]] == list(schema())


def test_a_large_number_is_shown_in_full(table):
    sheet = opened(table[:2].assign(value=[299100000000.0, 0.25]))["statistics"]
    column = 1 + list(schema()).index("value")
    forms = [sheet.cell(row, column).number_format for row in (2, 3)]
    assert forms == ["#,##0", "#,##0.##########"]
    assert sheet.auto_filter.ref.startswith("A1:") and sheet.auto_filter.ref.endswith("3")


def test_the_header_stays_in_sight_and_no_column_is_absurd(table):
    for sheet in opened(table):
        assert sheet.freeze_panes == "A2"
        assert all(5 < one.width < WIDEST + 2 for one in sheet.column_dimensions.values())


def test_the_same_bytes_whenever_it_is_written(table, monkeypatch):
    once = workbook(table)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert workbook(table) == once
