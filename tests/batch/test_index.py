"""The page over all articles: a row each, whatever a record says is text, and what failed is named."""

import csv
import json

import html5lib
import pytest

from helpers.batch.index import page, write_index
from helpers.batch.records import put_in_place, write_record
from helpers.batch.write import Made

from .files import text_file

HOSTILE = 'A</script><img src=x onerror="hit()">'


def record(**more):
    known = {
        "sha256": "1",
        "key": "k",
        "title": "",
        "date": "",
        "statistics": 2,
        "verdicts": {},
        "notebooks": {},
    }
    return known | more


def rows_of(text):
    """Return the cells of each row of the body; the page keeps to the HTML standard."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return [["".join(cell.itertext()).strip() for cell in row] for row in tree.findall(".//tbody/tr")]


@pytest.mark.parametrize(
    ("language", "day", "verdict", "failed"),
    [
        ("en", "2 May 2024", "consistent 2 · bounded 1", "Notebook 06_draw failed because its kernel died."),
        ("zh", "2024年5月2日", "相符 2 · 有範圍 1", "筆記本06_draw未完成：because its kernel died."),
    ],
)
def test_a_row_says_what_there_is_and_what_failed(language, day, verdict, failed):
    notebooks = {"03_tab": {"failed": ""}, "06_draw": {"failed": "because its kernel died"}}
    known = record(date="2024-05-02", verdicts={"bounded": 1, "consistent": 2}, notebooks=notebooks)
    text = page({"a story": known}, {}, language)
    assert rows_of(text) == [["a story", day, "2", "3", verdict, failed]]
    assert 'href="a%20story/report.html"' in text


def test_what_was_not_run_or_not_finished_has_a_row_too():
    text = page({"one": record(key="")}, {"two.txt": "two.txt is empty."})
    assert [(row[0], row[-1]) for row in rows_of(text)] == [
        ("one", "This run was stopped; the same command finishes it."),
        ("two.txt", "Not run: two.txt is empty."),
    ]
    assert "0 articles with results here" in text
    assert "2 articles have something that failed" in text


def test_a_hostile_title_name_or_error_is_text():
    notebooks = {"03": {"failed": HOSTILE}}
    text = page({HOSTILE: record(title=HOSTILE, notebooks=notebooks)}, {HOSTILE: HOSTILE})
    assert [row[0] for row in rows_of(text)] == [HOSTILE + HOSTILE, HOSTILE]
    assert "<img" not in text and text.count("</script>") == 1


def test_an_error_stays_named_until_its_article_is_done(tmp_path):
    put_in_place(
        text_file(tmp_path / "aside", "report.html", "r") and tmp_path / "aside",
        tmp_path / "a",
        "1",
        "k",
        Made(),
    )
    assert write_index(tmp_path, ["a.txt"], {"=b.txt": "is empty", "c.txt": "is empty"}) == 1
    assert write_index(tmp_path, ["c.txt"], {}) == 1
    with (tmp_path / "errors.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["article", "error"], ["'=b.txt", "is empty"]]
    assert write_index(tmp_path, ["=b.txt"], {}) == 1
    assert not (tmp_path / "errors.csv").exists()


def test_without_any_article_nothing_is_written(tmp_path):
    assert write_index(tmp_path, [], {"b.txt": "is empty"}) == 0
    assert list(tmp_path.iterdir()) == []


def test_the_page_is_of_all_records_and_the_same_twice(tmp_path):
    for name in ("b", "a"):
        write_record(tmp_path / name, record(title=name.upper()))
    assert write_index(tmp_path, [], {}) == 2
    once = (tmp_path / "index.html").read_bytes()
    assert [row[0] for row in rows_of(once.decode())] == ["Aa", "Bb"]
    write_index(tmp_path, [], {})
    assert (tmp_path / "index.html").read_bytes() == once
    assert json.loads((tmp_path / "a" / "run.json").read_text(encoding="utf-8"))["title"] == "A"
