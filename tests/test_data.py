"""The data of the course: complete, described, in step, and fair to the people in it."""

import csv
import hashlib
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.base import ROOT, fingerprint, refresh
from helpers.extract import find_numbers
from tests.original import ORIGINAL, needs_original

DATA = ROOT / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]
SCALES = {"": 1, "萬": 10**4, "million": 10**6, "億": 10**8, "billion": 10**9}

each_text = pytest.mark.parametrize(
    "path",
    [str(DATA / "article.txt"), pytest.param(ORIGINAL, marks=needs_original)],
    ids=["retelling", "original"],
)


def text_of(path):
    return (ROOT / path).read_bytes().decode("utf-8")


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(name):
    return [line.strip() for line in text_of(DATA / name).splitlines() if line.strip()]


def key(row):
    return row["printed"], int(row["occurrence"])


def finds(path):
    """Return each number of a text by printed form and occurrence, in text order."""
    seen, found = Counter(), {}
    for number in find_numbers(text_of(path)):
        seen[number.printed] += 1
        found[number.printed, seen[number.printed]] = number
    return found


# The package


def test_every_file_is_described_and_nothing_else():
    described = [resource["path"] for resource in PACKAGE["resources"]]
    files = (path.relative_to(DATA) for path in DATA.rglob("*") if path.is_file())
    present = {path.as_posix() for path in files if not path.name.startswith(".")}
    assert sorted(described) == sorted(present - {"datapackage.json"})


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda resource: resource["path"])
def test_sizes_and_checksums_are_those_of_the_files(resource):
    recorded = {name: resource[name] for name in ("bytes", "hash")}
    assert recorded == fingerprint(DATA / resource["path"]), "changed: run refresh() of helpers.datapackage"


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda resource: resource["path"])
def test_each_description_is_complete(resource):
    wanted = {"name", "title", "description", "format", "mediatype", "encoding", "licenses"}
    assert wanted <= set(resource)
    if resource["format"] == "csv":
        with (DATA / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["type"] and field["description"] for field in resource["schema"]["fields"])


def test_the_package_is_valid():
    from frictionless import validate

    report = validate(str(DATA / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []


def test_a_wrong_cell_is_noticed(tmp_path):
    """The schema bites: an unknown kind, a date that is none and a second row with the same id."""
    from frictionless import validate

    (tmp_path / "articles").mkdir()
    for resource in PACKAGE["resources"]:
        (tmp_path / resource["path"]).write_bytes((DATA / resource["path"]).read_bytes())
    (tmp_path / "datapackage.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    table = rows("coding.csv")
    table[0]["kind"], table[1]["from"], table[2]["id"] = "colour", "last year", table[3]["id"]
    with (tmp_path / "coding.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)
    refresh(tmp_path / "datapackage.json")
    report = validate(str(tmp_path / "datapackage.json"))
    errors = {tuple(error) for error in report.flatten(["rowNumber", "type"])}
    assert {(2, "constraint-error"), (3, "type-error"), (5, "primary-key")} <= errors


@needs_original
def test_the_original_is_known_by_its_checksum():
    source = PACKAGE["sources"][0]
    content = Path(ORIGINAL).read_bytes()
    assert source["sha256"] == hashlib.sha256(content).hexdigest()
    assert (source["bytes"], source["characters"]) == (len(content), len(content.decode("utf-8")))


# The coding fits both texts


def test_coding_has_36_statistics_with_dates_that_match_their_basis():
    table = rows("coding.csv")
    assert len(table) == 36
    for row in table:
        assert bool(row["from"]) == bool(row["to"]) == (row["date_basis"] != "none"), row["id"]
        assert row["from"] <= row["to"], row["id"]


@each_text
def test_coding_and_numbers_are_every_number_of_the_text(path):
    coded = {key(row): "statistic" for row in rows("coding.csv")}
    others = {key(row): row["role"] for row in rows("numbers.csv")}
    assert {name: number.role for name, number in finds(path).items()} == coded | others


@each_text
@pytest.mark.parametrize("name", ["coding.csv", "numbers.csv"])
def test_rows_stand_in_the_order_of_the_text(path, name):
    found = finds(path)
    starts = [found[key(row)].start for row in rows(name)]
    assert starts == sorted(starts)


@each_text
def test_values_are_those_that_the_reader_finds(path):
    found = finds(path)
    for row in rows("numbers.csv"):
        if row["value"]:
            assert found[key(row)].value == Decimal(row["value"]), row


@needs_original
def test_both_texts_print_the_same_numbers_in_the_same_order():
    retelling, original = (
        [(number.printed, number.role, number.value) for number in find_numbers(text_of(path))]
        for path in (DATA / "article.txt", ORIGINAL)
    )
    assert retelling == original


# The two languages are in step


def english_numbers(line):
    for number, month in enumerate(MONTHS, 1):
        line = re.sub(rf"(\d) {month}\b", rf"\1 {number}", line)
    line = re.sub(r"\b19(\d0)s\b", r"\1", line)
    pattern = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: (million|billion))?")
    return Counter(
        Decimal(digits.replace(",", "")) * SCALES[scale] for digits, scale in pattern.findall(line)
    )


def chinese_numbers(line):
    pattern = re.compile(r"(\d+(?:\.\d+)?)多?([萬億]?)")
    return Counter(Decimal(digits) * SCALES[scale] for digits, scale in pattern.findall(line))


def test_each_paragraph_has_its_english_with_the_same_figures():
    chinese, english = lines("article.txt"), lines("article.en.txt")
    assert len(chinese) == len(english)
    assert [chinese_numbers(line) for line in chinese] == [english_numbers(line) for line in english]


def test_hedges_are_kept_in_english():
    words = {"多": "more than|-odd", "余": "more than", "約": "about"}
    numbers = [number for number in find_numbers(text_of(DATA / "article.txt")) if number.hedge]
    assert len(numbers) == 7
    english = dict(zip(lines("article.txt"), lines("article.en.txt"), strict=True))
    pairs = [(number, chinese) for number in numbers for chinese in english if number.printed in chinese]
    assert {number.printed for number, _ in pairs} == {number.printed for number in numbers}
    for number, chinese in pairs:
        assert re.search(words[number.hedge], english[chinese]), number.printed


@pytest.mark.parametrize("name", ["article.txt", "article.en.txt"])
def test_three_sections_with_a_heading_that_ends_in_a_dash(name):
    headings = [number for number, line in enumerate(lines(name)) if line.endswith("—")]
    assert len(headings) == 3
    assert headings == [n for n, line in enumerate(lines("article.txt")) if line.endswith("——")]


# Fair to the people in it


@pytest.mark.parametrize(("name", "longest"), [("article.txt", 6), ("article.en.txt", 24)])
def test_quotation_marks_enclose_names_and_terms_only(name, longest):
    """Nobody is quoted in words that we wrote: no quotation is a sentence or follows a reporting verb."""
    text = text_of(DATA / name)
    assert not re.search(r"[「」『』\"‘]", text)
    assert text.count("“") == text.count("”")
    quoted = re.findall(r"“(.*?)”", text, re.S)
    assert quoted
    assert [words for words in quoted if len(words) > longest or re.search(r"[,。!?:;﹔.]", words)] == []
    assert not re.search(r"(?:說|介紹|表示|認為|強調|解釋|道|said|added|stressed)\s*[,:，：]?\s*“", text)


def test_the_retelling_says_at_its_head_what_it_is():
    assert "不是原文" in lines("article.txt")[1]
    assert "not the original" in lines("article.en.txt")[1]


def test_the_odd_characters_of_the_web_copy_are_there():
    text = text_of(DATA / "article.txt")
    assert [mark for mark in "后余裡﹔…干范隻証斗系佔注准" if mark not in text] == []
    assert "\u3000" not in text and not re.search("[，：；？！（）]", text)
    assert all(line.startswith("  ") for line in text.splitlines()[5:] if line)


@needs_original
def test_no_sentence_of_the_original_is_here():
    """No run of 16 characters in common, in either script, but names with posts and lists of figures."""
    from opencc import OpenCC

    fold = OpenCC("t2s").convert

    def runs(text):
        text = fold(text)
        every = {text[i : i + 16] for i in range(len(text) - 15)}
        return {run for run in every if not re.search(r"有限公司|党委书记|(?:\d.*){3}", run)}

    original = {run for run in runs(text_of(ORIGINAL)) if len(re.findall("[\u4e00-\u9fff]", run)) >= 8}
    assert len(original) > 1000
    for resource in PACKAGE["resources"]:
        assert runs(text_of(DATA / resource["path"])) & original == set(), resource["path"]


# The outside facts


def test_outside_facts_bear_on_statistics_of_the_article():
    known = {row["id"] for row in rows("coding.csv")}
    facts = rows("context.csv")
    bears_on = {figure for row in facts for figure in row["bears_on"].split()}
    assert bears_on
    assert bears_on - known == set()
    assert all("not re-verified here" in row["note"].lower() for row in facts)


def test_outside_facts_are_never_statistics_of_the_article():
    assert {row["id"] for row in rows("coding.csv")} & {row["id"] for row in rows("context.csv")} == set()
