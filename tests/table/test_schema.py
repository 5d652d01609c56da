"""One schema: its errors in plain words, the same bytes, the same table on reading."""

import csv
import json
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.article import find_again, read_article
from helpers.checks import run_checks
from helpers.table.rows import row_interval, tabulate
from helpers.table.schema import (
    FORMULA,
    csv_text,
    empty_table,
    one_line,
    read_cell,
    read_table,
    schema,
    table_errors,
    write_table,
    written_cell,
)
from tests.original import EACH_TEXT


@pytest.fixture(scope="module")
def table():
    return tabulate(read_article(), "data/coding.csv")


@pytest.mark.parametrize("source", EACH_TEXT)
@pytest.mark.parametrize("coding", [None, "data/coding.csv"])
def test_reading_back_gives_the_same_table(source, coding, tmp_path):
    table = tabulate(read_article(source), coding)
    write_table(table, tmp_path)
    again = read_table(tmp_path)
    pd.testing.assert_frame_equal(table, again)
    assert again.attrs["source"] == table.attrs["source"]
    assert [row_interval(row) for _, row in again.iterrows()] == [
        row_interval(row) for _, row in table.iterrows()
    ]


def test_the_same_article_gives_the_same_bytes(tmp_path):
    for folder in "ab":
        write_table(tabulate(read_article(), "data/coding.csv"), tmp_path / folder)
    for name in "statistics.csv", "statistics.xlsx", "datapackage.json":
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert str(tmp_path) not in (tmp_path / "a" / "datapackage.json").read_text(encoding="utf-8")


def test_the_package_is_valid_for_frictionless(table, tmp_path):
    from frictionless import validate

    report = validate(str(write_table(table, tmp_path)))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert (
        json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"][0]["bytes"] > 0
    )


@pytest.mark.parametrize("name", ["statistics.csv", "statistics.xlsx"])
def test_a_changed_byte_breaks_the_package(table, tmp_path, name):
    from frictionless import validate

    package = write_table(table, tmp_path)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[:-1] + b" ")
    assert not validate(str(package)).valid


def test_checks_are_described_if_given(table, tmp_path):
    checks = empty_table("checks")
    write_table(table, tmp_path, checks)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in package["resources"]] == [
        "statistics.csv",
        "statistics.xlsx",
        "checks.csv",
    ]
    pd.testing.assert_frame_equal(read_table(tmp_path, "checks"), checks)


@pytest.mark.parametrize("start", FORMULA.replace("\r", "").replace("\n", ""))
def test_no_cell_can_become_a_formula(table, tmp_path, start):
    table = table.copy()
    table["suffix"] = start + "SUM(A1)"
    write_table(table, tmp_path)
    with (tmp_path / "statistics.csv").open(encoding="utf-8", newline="") as file:
        assert {row["suffix"] for row in csv.DictReader(file)} == {f"'{start}SUM(A1)"}
    pd.testing.assert_frame_equal(read_table(tmp_path), table)


@given(st.text())
def test_every_text_comes_back_on_one_line(text):
    field = {"name": "suffix", "type": "string"}
    written = written_cell(text, field)
    assert not written.startswith(tuple(FORMULA))
    assert len(written.splitlines()) <= 1
    assert read_cell(written, field, "a.csv", 2) == one_line(text)


def test_a_row_is_one_line_and_its_place_is_found_again(tmp_path):
    text = "甲鄉有湖3個\r\n\r\n乙鄉有島3個\n丙鄉\u2028有山3個\n\n"
    (tmp_path / "three.txt").write_bytes(text.encode("utf-8"))
    table = tabulate(read_article(tmp_path / "three.txt"))
    written = csv_text(table)
    assert len(written.splitlines()) == 1 + len(table) == 4
    write_table(table, tmp_path)
    pd.testing.assert_frame_equal(read_table(tmp_path), table)
    for row in table.itertuples():
        assert find_again(text, row.printed, row.prefix, row.suffix) == (row.start, row.end)


@given(st.floats(allow_infinity=False, allow_nan=False))
def test_every_number_comes_back(number):
    field = {"name": "value", "type": "number"}
    again = read_cell(written_cell(number, field), field, "a.csv", 2)
    assert again == number


def test_no_number_comes_back_as_none():
    field = {"name": "value", "type": "number"}
    assert math.isnan(read_cell(written_cell(math.nan, field), field, "a.csv", 2))


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("value", "12,5", "Row chapeng_residents, column value: '12,5' is no number"),
        ("value", None, None),
        ("printed", "", "column printed: it is empty and must not be"),
        ("kind", "colour", "'colour' is not one of: count, money"),
        ("from", "2022", "'2022' is no day. Write it like 2022-12-31"),
        ("from", "2022-02-30", "is no day"),
        ("from", "", None),
        ("start", -1, "-1 is below 0"),
        ("start", 1.5, "1.5 is no whole number"),
        ("low_closed", "maybe", "'maybe' is neither True nor False"),
        ("id", "Tax 2022", "has other characters than"),
        ("id", "weak_villages", "Two rows have the id weak_villages"),
        ("low", 10**12, "low is above high"),
        ("unit", 5, "5 is no text"),
    ],
)
def test_each_error_is_said_in_words(table, column, value, message):
    spoiled = table.astype(object)
    spoiled.loc[0, column] = value
    errors = table_errors(spoiled)
    if message is None:
        assert errors == []
    else:
        assert len(errors) == 1
        assert message in errors[0]


def test_missing_and_surplus_columns_are_named(table):
    assert table_errors(table.drop(columns="unit")) == ["The column unit is missing. Put it back."]
    assert "population is not in the schema" in table_errors(table.assign(population=1))[0]


def test_a_broken_table_is_not_written(table, tmp_path):
    with pytest.raises(ValueError, match="column kind"):
        write_table(table.assign(kind="colour"), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_cell_spoiled_in_the_file_is_named(table, tmp_path):
    write_table(table, tmp_path)
    path = tmp_path / "statistics.csv"
    path.write_bytes(path.read_bytes().replace(b"172000000", b"a lot"))
    with pytest.raises(ValueError, match="column value: 'a lot' is no number"):
        read_table(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("a lot,", "1,2,"), encoding="utf-8")
    with pytest.raises(ValueError, match="more or fewer cells"):
        read_table(tmp_path)
    with pytest.raises(FileNotFoundError, match="no table"):
        read_table(tmp_path / "nowhere")


def test_the_schema_has_the_columns_of_the_design():
    first = "id printed start end prefix suffix value upper low high low_closed high_closed unit hedge status"
    then = "kind direction subject holder speaker speaker_basis from to date_basis section"
    assert " ".join(schema()) == f"{first} {then}"


@pytest.mark.parametrize("source", EACH_TEXT)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_checks_of_the_course_keep_to_their_schema(source, language, tmp_path):
    from frictionless import validate

    table = tabulate(read_article(source), "data/coding.csv", language)
    checks = run_checks(table, "data/checks.yaml", language)
    assert table_errors(checks, "checks") == []
    assert validate(str(write_table(table, tmp_path, checks))).valid
    pd.testing.assert_frame_equal(read_table(tmp_path, "checks"), checks, check_dtype=False)
