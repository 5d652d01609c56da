"""A checks file is read with the facts beside it; the course's own can lose any of its checks."""

import csv
import os
import re

import pandas as pd
import pytest
import yaml

from helpers.base import ROOT
from helpers.checks.checks_file import read_checks_file
from helpers.checks.rebuttals import rebut
from helpers.checks.run import run_checks
from tests.checks.checks_files import checks_file

TEXT = (ROOT / "data" / "checks.yaml").read_text(encoding="utf-8")
DECLARED = read_checks_file("data/checks.yaml")
IDS = [check["id"] for check in DECLARED["checks"]]


def test_no_file_and_no_text(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no checks file nowhere\.yaml"):
        read_checks_file(tmp_path / "nowhere.yaml")
    with pytest.raises(ValueError, match="is a folder"):
        read_checks_file(tmp_path)
    (tmp_path / "latin.yaml").write_bytes("checks: é".encode("latin-1"))
    with pytest.raises(ValueError, match=r"latin\.yaml is not UTF-8"):
        read_checks_file(tmp_path / "latin.yaml")
    (tmp_path / "context.csv").write_bytes("id,value,unit,date\na,5,公噸,2022\n".encode("big5"))
    with pytest.raises(ValueError, match=r"context\.csv is not UTF-8"):
        read_checks_file(checks_file(tmp_path, {"expression": "parts"}))


def test_a_check_of_the_name_of_a_derived_result_has_its_fields(tmp_path):
    derived = {"rest": {"expression": "total - undated", "assumptions": ["one_day"], "places": 1}}
    check = read_checks_file(checks_file(tmp_path, {"id": "rest"}, derived=derived))["checks"][0]
    assert {field: check[field] for field in derived["rest"]} == derived["rest"]


def test_the_file_of_the_course_needs_no_reader_of_yaml_in_c():
    assert [check["id"] for check in yaml.load(TEXT, Loader=yaml.SafeLoader)["checks"]] == IDS


def test_the_file_of_the_course_uses_all_that_it_declares():
    entries = [*DECLARED["checks"], *DECLARED["derived"].values()]
    used = {key for entry in entries for key in entry.get("assumptions", [])}
    assert used == set(DECLARED["assumptions"])
    named = [name for part in ("figures", "facts", "universes", "derived") for name in DECLARED[part]]
    assert [name for name in named if len(re.findall(rf"\b{name}\b", TEXT)) < 2] == []
    anchors = re.findall(r" &(\w+)", TEXT)
    assert [anchor for anchor in anchors if not re.search(rf"\*{anchor}\b", TEXT)] == []


def test_the_head_of_the_file_explains_every_field():
    head = TEXT[: TEXT.index("\nshared:")]
    parts = [part for part in DECLARED if not re.search(rf"^# {part} ", head, re.M)]
    entries = [*DECLARED["assumptions"].values(), *yaml.safe_load(TEXT)["checks"], *DECLARED["rebuttals"]]
    fields = {field for entry in entries for field in entry} - {"objection"}  # "its words"
    assert parts == []
    assert [field for field in sorted(fields) if not re.search(rf"^# .*\b{field}\b", head, re.M)] == []


def without(check):
    """Return the text of the course's file with one entry of its checks cut out, as a hand would."""
    head, checks = TEXT.split("\nchecks:\n")
    checks, rebuttals = checks.split("\nrebuttals:\n")
    entries = re.split(r"^(?=  - )", checks, flags=re.M)
    rest = [entry for entry in entries if not re.search(rf"^(?:  - |    )id: {check}$", entry, re.M)]
    assert len(rest) == len(entries) - 1
    return f"{head}\nchecks:\n{''.join(rest)}\nrebuttals:\n{rebuttals}"


def test_no_entry_names_a_check():
    """What checks share stands under `derived`, so that each of them can be deleted without another."""
    entries = yaml.safe_load(TEXT)
    checks = "|".join(set(IDS) - set(DECLARED["derived"]))
    written = [str(check.get(field)) for check in entries["checks"] for field in ("expression", "compare")]
    sentences = [str(check.get(field)) for check in entries["checks"] for field in ("publish", "not_publish")]
    assert len(written) == len(sentences) == 2 * len(IDS)
    assert [text for text in written if re.search(rf"\b(?:{checks})\b", text)] == []
    assert [text for text in sentences if re.search(rf"\{{(?:{checks})\b", text)] == []


@pytest.mark.parametrize("check", IDS[::9])
def test_a_check_can_be_deleted(tmp_path, course, check):
    (tmp_path / "context.csv").write_bytes((ROOT / "data" / "context.csv").read_bytes())
    path = tmp_path / "checks.yaml"
    path.write_text(without(check), encoding="utf-8")
    table, before = course[1]["en"], course[2]["en"]
    rest = before[before["check"] != check].reset_index(drop=True)
    pd.testing.assert_frame_equal(run_checks(table, path), rest)


def test_objections_do_without_any_check_too(tmp_path, course):
    path = tmp_path / "checks.yaml"
    path.write_text(without("villages"), encoding="utf-8")
    assert "villages_wide" in rebut(course[1]["en"], path)["check"].to_list()


@pytest.mark.parametrize(
    "more",
    [
        "checks: [{id: other}]",
        "figures: {more: units}",
        "universes: {units: u, people: p}",
    ],
)
def test_a_part_that_stands_twice_is_told_with_both_lines(tmp_path, more):
    path = checks_file(tmp_path, {"expression": "parts"})
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    part = more.partition(":")[0]
    with pytest.raises(ValueError, match=rf"checks\.yaml, line \d+: '{part}' stands in line \d+ already"):
        read_checks_file(path)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (
            "id,value,unit,date\na,5,個,2022\nb,5,個,2022\na,6,個,2022\n",
            "line 4: the id 'a' stands in .*line 2",
        ),
        ("id,value,value,unit,date\na,5,6,個,2022\n", "has the column 'value' twice"),
        ("id,value,unit,date\na,5,6,個,2022\n", "line 2: more cells than columns"),
        ('id,value,unit,date\na,"5' + "0" * 200_000, "line 2.*Is a quotation mark not closed"),
        ("id,value,unit,date\na,5\n", "the column unit is missing"),
        ("My facts\nid,value,unit,date\na,5,個,2022\n", "lacks the column id"),
        ("id,value,unit,date\na,5,個,45291\n", "'45291' is no date. Write it like 2022-12-31, 2022-12 or"),
        ("id,value,unit,date\na,5,個,May-21\n", "'May-21' is no date"),
        ("id,value,unit,date\na,5,個,2022-13\n", "'2022-13' is no date"),
        ("id,value,unit,date\na,5,個,2022-02-30\n", "'2022-02-30' is no date"),
    ],
    ids=["id", "column", "cells", "quote", "few", "title", "serial", "month", "thirteenth", "thirtieth"],
)
def test_a_file_of_facts_loses_nothing_in_silence(tmp_path, facts, message):
    csv.field_size_limit(131072)  # the usual one; some libraries raise it for all
    (tmp_path / "context.csv").write_text(facts, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"context\.csv.*{message}|{message}.*context\.csv"):
        read_checks_file(checks_file(tmp_path, {"expression": "a"}, facts={"a": None}))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_facts_may_be_as_a_spreadsheet_saves_it(tmp_path, mark, encoding):
    facts = "id,value,unit,date\r\na,5,km,2022/1/31\r\nb,6,km,2022-01\r\n".replace(",", mark)
    (tmp_path / "context.csv").write_bytes(facts.encode(encoding))
    path = checks_file(tmp_path, {"expression": "a"}, facts={"a": None, "b": None})
    assert [row["date"] for row, _ in read_checks_file(path)["facts"].values()] == ["2022-01-31", "2022-01"]


def test_a_file_that_is_none_is_told(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, message in [
        ("pipe.yaml", "is a pipe or a device"),
        ("n" * 300, "There is no checks file n"),
        ("a\0b", "There is no checks file"),
    ]:
        with pytest.raises((ValueError, FileNotFoundError), match=message):
            read_checks_file(tmp_path / name)
    with pytest.raises(ValueError, match="is a pipe or a device"):
        read_checks_file("/dev/zero")
