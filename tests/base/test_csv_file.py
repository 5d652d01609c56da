"""CSV that somebody wrote: no row or column of it is lost in silence."""

import csv

import pytest

from helpers.base import ROOT, limits
from helpers.base.csv_file import by_column, csv_rows


@pytest.mark.parametrize("folder", ["helpers", "data"])
def test_no_comma_cuts_a_text_of_the_course_s_own(folder):
    paths = list((ROOT / folder).rglob("*.csv"))
    assert paths
    for path in paths:
        head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
        assert [(path.name, row) for row in rows if len(row) != len(head)] == []


@pytest.mark.parametrize("text", ["id,a,id\n1,2,3\n", "a,a\n", '"x y",b,"x y"\n1,2,3\n'])
def test_two_columns_of_one_name_are_refused(text):
    with pytest.raises(ValueError, match=r"list\.csv has the column '.+' twice"):
        csv_rows(text, "list.csv")


def test_a_spreadsheet_may_leave_columns_without_a_name():
    assert csv_rows("id,,\na,,\n,,\n", "list.csv") == [(2, {"id": "a", "": ""})]


def test_lines_are_those_of_the_file():
    rows = csv_rows('id,note\r\na,"one\r\ntwo\u2028three"\r\n\r\nb,\r\n', "list.csv")
    assert [(line, row["id"]) for line, row in rows] == [(3, "a"), (5, "b")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('id\n"' + "a" * 200_000, r"list\.csv, line 2:.*Is a quotation mark not closed"),
        ("id\n" + "a\n" * 12, r"list\.csv has more than 10 rows"),
        (",".join(map(str, range(200_000))), r"list\.csv has more than 1,000 columns in its first line"),
    ],
)
def test_what_is_too_long_is_told(monkeypatch, text, message):
    csv.field_size_limit(131072)  # the usual one; some libraries raise it for all
    monkeypatch.setattr(limits, "TABLE_ROWS", 10)
    with pytest.raises(ValueError, match=message):
        csv_rows(text, "list.csv")


def test_two_rows_of_one_id_are_refused():
    with pytest.raises(ValueError, match=r"^line 9: the id 'a' stands in line 2 already"):
        by_column([("line 2", {"id": "a"}), ("line 5", {"id": "b"}), ("line 9", {"id": "a"})], "id")
