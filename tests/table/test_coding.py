"""The hand coding: read with care, joined by printed form and occurrence, nothing dropped in silence."""

import csv

import pytest

from helpers.article import read_article
from helpers.base import limits
from helpers.extract import find_numbers
from helpers.table.coding import compare_coding, occurrences, read_coding
from helpers.table.rows import tabulate

HEAD = (
    "id,printed,occurrence,kind,subject_zh,subject_en,holder_zh,holder_en,speaker_zh,speaker_en,"
    "speaker_basis,from,to,date_basis,note\n"
)
STORY = "某縣有3個湖和5個島,第一個湖有3個島。\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return read_article(path)


def coded(folder, *rows, head=HEAD):
    path = folder / "coding.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


LAKES = "lakes,3個,1,count,湖,lakes,某縣,the county,報紙,the paper,paper,,,none,"
LAKE_ISLANDS = (
    "lake_islands,3個,2,count,湖裡的島,islands in the lake,某縣,the county,報紙,the paper,paper,,,none,"
)


def test_the_same_printed_form_is_told_apart_by_occurrence(story, tmp_path):
    table = tabulate(story, coded(tmp_path, LAKE_ISLANDS, LAKES))
    assert table["id"].tolist() == ["lakes", "s002", "lake_islands"]
    assert table["start"].is_monotonic_increasing
    assert tabulate(story, tmp_path / "coding.csv", "zh")["subject"].tolist()[0] == "湖"


def test_what_the_coder_left_out_stays_in_the_table(story, tmp_path):
    coding = read_coding(coded(tmp_path, LAKES, LAKE_ISLANDS))
    compared = compare_coding(find_numbers(story.text), coding)
    assert compared.loc[compared["printed"] == "5個", "result"].tolist() == ["left out by the coder"]


def test_what_the_machine_missed_is_said_aloud(story, tmp_path):
    path = coded(tmp_path, LAKES, LAKE_ISLANDS.replace("3個,2", "9個,1"))
    compared = compare_coding(find_numbers(story.text), read_coding(path))
    assert compared.loc[compared["id"] == "lake_islands", "result"].tolist() == ["missed by the machine"]
    with pytest.warns(UserWarning, match="lake_islands") as warned:
        table = tabulate(story, path)
    assert warned[0].filename == "coding.csv"
    assert "lake_islands" not in table["id"].tolist()


def test_a_number_that_only_the_coder_takes_for_a_statistic_is_in_the_table(story, tmp_path):
    other = next(number for number in find_numbers(story.text) if number.role != "statistic")
    row = f"one,{other.printed},1,count,一,one,,,報紙,the paper,paper,,,none,"
    assert "one" in tabulate(story, coded(tmp_path, row))["id"].tolist()


def test_occurrences_count_every_find(story):
    numbers = find_numbers(story.text)
    keys = occurrences(numbers)
    assert len(set(keys)) == len(numbers)
    assert [key for key in keys if key[0] == "3個"] == [("3個", 1), ("3個", 2)]


def test_the_course_coding_matches_every_statistic():
    compared = compare_coding(find_numbers(read_article().text), read_coding("data/coding.csv"))
    assert compared["result"].value_counts().to_dict() == {"matched": 36}


@pytest.mark.parametrize(
    ("rows", "head", "message"),
    [
        ([LAKES, LAKES], HEAD, "line 3: 'lakes' .* is there twice"),
        ([LAKES, LAKE_ISLANDS.replace(",2,", ",1,")], HEAD, "is there twice"),
        ([LAKES.replace(",1,", ",x,")], HEAD, "line 2: occurrence is 'x'"),
        ([LAKES], HEAD.replace("kind", "sort"), "lacks the column 'kind'"),
        ([LAKES], HEAD.replace("subject_en", "topic"), "lacks the column 'subject_en'"),
        ([LAKES + ",surplus"], HEAD, "line 2: more or fewer cells"),
        (["lakes,3個"], HEAD, "line 2: more or fewer cells"),
        ([], HEAD, "has no row"),
        ([LAKES.replace(",1,", ",²,")], HEAD, "line 2: occurrence is '²'"),
        ([LAKES.replace(",1,", ",0,")], HEAD, "line 2: occurrence is '0'"),
        ([LAKES.removeprefix("lakes")], HEAD, "line 2: the id is empty"),
        ([LAKES], HEAD.replace("note", "id"), "has the column 'id' twice"),
        ([LAKES], HEAD.replace("note", "direction,direction"), "has the column 'direction' twice"),
        ([LAKES], HEAD.replace("note", "keep,keep"), "has the column 'keep' twice"),
        ([LAKES.replace(",1,", f",{'1' * 5000},")], HEAD, "line 2: occurrence is '1"),
        ([LAKES.replace("報紙", "報" * 200000)], HEAD, "Is a quotation mark not closed"),
    ],
)
def test_a_broken_coding_is_refused_with_the_line(tmp_path, rows, head, message):
    csv.field_size_limit(131072)  # the usual one; some libraries raise it for all
    with pytest.raises(ValueError, match=message):
        read_coding(coded(tmp_path, *rows, head=head))


def test_a_coding_that_breaks_the_schema_is_refused(story, tmp_path):
    with pytest.raises(ValueError, match="column kind: 'colour' is not one of"):
        tabulate(story, coded(tmp_path, LAKES.replace("count", "colour")))


def test_a_missing_coding_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no coding file nowhere\.csv"):
        read_coding(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])  # the second is Excel's Unicode text
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_coding_saved_by_a_spreadsheet_serves(tmp_path, mark, encoding):
    path = tmp_path / "coding.csv"
    rows = f"{HEAD}{LAKES}\n{',' * 14}\n".replace(",", mark).replace("\n", "\r\n")
    path.write_bytes(rows.encode(encoding))
    assert read_coding(path)["3個", 1]["speaker_zh"] == "報紙"
    assert len(read_coding(path)) == 1


@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
def test_a_coding_in_another_encoding_is_refused_in_words(tmp_path, encoding):
    path = tmp_path / "coding.csv"
    path.write_bytes(f"{HEAD}{LAKES}\n".encode(encoding))
    with pytest.raises(ValueError, match=r"coding\.csv is not UTF-8 text"):
        read_coding(path)


def test_a_coding_that_is_no_file_or_too_large_is_told(tmp_path, monkeypatch):
    for name, message in [("/dev/zero", "is a pipe or a device"), (tmp_path, "is a folder")]:
        with pytest.raises(ValueError, match=message):
            read_coding(name)
    with pytest.raises(FileNotFoundError, match="There is no coding file n"):
        read_coding(tmp_path / ("n" * 300))
    monkeypatch.setattr(limits, "TABLE_BYTES", 10)
    with pytest.raises(ValueError, match=r"coding\.csv has more than 0 MB"):
        read_coding(coded(tmp_path, LAKES))


def test_what_is_wrong_with_a_coding_names_the_file(story, tmp_path):
    late = LAKES.replace("paper,,,none", "paper,2022-12-31,2022-01-01,stated")
    with pytest.raises(ValueError, match=r"coding\.csv does not fit the table:\nRow lakes: from is after to"):
        tabulate(story, coded(tmp_path, late))
