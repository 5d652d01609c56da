"""The results of one article: all of them, the reasons why there are none, and what is told beside."""

import json
from datetime import date

import docx
import html5lib
import pytest
import yaml

from helpers.batch.results import RESULTS
from helpers.batch.write import Task, make_results

from .files import text_file

HOSTILE = '=1+1\x1b[2J\n\u202e</script><img src=x onerror="hit()">'
SHOWN = '=1+1 [2J </script><img src=x onerror="hit()">'
PAGE = "https://example.org/story?a=1&b=2"
WITHOUT_NOTEBOOKS = [name for name in RESULTS if not name.startswith("notebooks/")]


def task(source, folder, **more):
    given = {"language": "en", "coding": "", "checks": "", "text": True} | more
    return Task(str(source), folder, **given)


def test_an_article_gets_all_its_results_and_they_are_counted(tmp_path):
    source = text_file(tmp_path, "library.txt")
    beside = yaml.safe_dump({"title": HOSTILE, "date": date(2024, 5, 7), "source": PAGE, "file": "rows#1"})
    text_file(tmp_path, "library.article.yaml", beside)
    (made,) = make_results([task(source, tmp_path / "out")])
    assert (made.error, made.statistics, made.verdicts, made.said) == ("", 2, (), ())
    assert (made.title, made.date) == (SHOWN, "2024-05-07")
    assert [name for name in WITHOUT_NOTEBOOKS if not (tmp_path / "out" / name).stat().st_size] == []
    assert (tmp_path / "out" / "charts" / "manifest.json").exists()
    assert_known_of_it(tmp_path / "out")


def assert_known_of_it(folder):
    """What is known of the article stands in every result, as text; its page alone is linked."""
    report = (folder / "report.html").read_text(encoding="utf-8")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(report)
    shown = "".join(tree.find("body").itertext())
    assert all(words in shown for words in (SHOWN, "7 May 2024", PAGE, "rows#1"))
    assert not [image for image in tree.iter("img") if image.get("src") == "x"]
    assert PAGE in [link.get("href") for link in tree.iter("a")]
    document = docx.Document(folder / "report.docx")
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(words in written for words in (SHOWN, "7 May 2024", PAGE))
    (source,) = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["sources"]
    assert (source["title"], source["published"], source["path"]) == (SHOWN, "2024-05-07", PAGE)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "bad.txt is empty"),
        (b"\x89PNG\r\n\x1a\n\xff", "no text at all"),
        ("圖書館很安靜。\n".encode(), "number"),
    ],
)
def test_what_is_wrong_with_an_article_is_told_of_that_article_alone(tmp_path, data, words):
    (tmp_path / "bad.txt").write_bytes(data)
    bad, missing = make_results([task(tmp_path / name, tmp_path / "out") for name in ("bad.txt", "no.txt")])
    assert words in bad.error
    assert "There is no file no.txt" in missing.error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("companion", ["coding", "checks"])
def test_a_companion_that_is_not_there_is_named(tmp_path, companion):
    given = {companion: "nowhere.file"}
    (made,) = make_results([task(text_file(tmp_path, "library.txt"), tmp_path / "out", **given)])
    assert "nowhere.file" in made.error


def test_a_wrong_file_about_the_report_is_told_before_anything_is_written(tmp_path):
    text_file(tmp_path, "story.report.yaml", "autor: me\n")
    (made,) = make_results([task(text_file(tmp_path, "story.txt"), tmp_path / "out")])
    assert "autor" in made.error
    assert not (tmp_path / "out").exists()


def test_a_mistake_of_the_course_s_own_stops_one_article(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("helpers.batch.write.tabulate", broken)
    (made,) = make_results([task(text_file(tmp_path, "library.txt"), tmp_path / "out")])
    assert made.error.startswith("library.txt: the course itself failed on it (ZeroDivisionError: by nought)")


def test_an_error_of_the_disk_is_no_fault_of_the_article(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("helpers.batch.write.write_table", full)
    with pytest.raises(OSError, match="No space"):
        make_results([task(text_file(tmp_path, "library.txt"), tmp_path / "out")])


def test_lines_in_another_language_are_counted(tmp_path):
    text = "縣圖書館去年借出圖書12000冊。\n" * 9 + "He said that 300 people came.\n" * 2
    (made,) = make_results([task(text_file(tmp_path, "library.txt", text), tmp_path / "out")])
    assert made.said == ("library: lines in another language, not read: 2",)
