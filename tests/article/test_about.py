"""The small file beside a story: what it says is read, what is wrong with it is told at once."""

import pytest

from helpers.article import read_article
from helpers.article.about import LINES, link_to, read_about, source_line


def about(tmp_path, text, language="en"):
    (tmp_path / "story.report.yaml").write_text(text, encoding="utf-8")
    return read_about(read_article(), tmp_path / "story.report.yaml", language)


def test_without_a_file_nothing_is_known():
    said = read_about(read_article("data/articles/travel.txt"))
    assert said == dict.fromkeys(LINES, "") | {"text": True, "findings": {}, "corrected": None}


def test_the_report_has_a_day_a_version_findings_and_a_log(tmp_path):
    said = about(tmp_path, "date: 2024-05-07\nversion: '2'\nfindings: {growth: , tax: bars}\ncorrected: []\n")
    assert (said["date"], said["version"]) == ("2024-05-07", "2")
    assert (said["findings"], said["corrected"]) == ({"growth": "", "tax": "bars"}, [])
    for wrong in ("date: May", "version: 2", "findings: [growth]", "findings: {a: 1}", "corrected: none"):
        with pytest.raises(ValueError, match=f"{wrong.partition(':')[0]} is .*Write|Put"):
            about(tmp_path, wrong)


def test_what_is_left_out_is_empty(tmp_path):
    said = about(tmp_path, "author: 縣報數據組\ntext: false\ncontact:\n")
    assert (said["author"], said["contact"], said["text"]) == ("縣報數據組", "", False)
    assert about(tmp_path, "")["text"] is True


def test_an_author_is_named_in_the_language_of_the_page(tmp_path):
    both = "author: {en: Data desk, zh: 數據組}\n"
    assert [about(tmp_path, both, one)["author"] for one in ("en", "zh")] == ["Data desk", "數據組"]
    assert about(tmp_path, "author: {en: Data desk}\n", "zh")["author"] == "Data desk"
    for wrong in ("{fr: Bureau}", "{en: 1}", "[Data desk]"):
        with pytest.raises(ValueError, match=r"author is .* Write a text in quotation marks, or two"):
            about(tmp_path, f"author: {wrong}\n")


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    with pytest.raises(ValueError) as told:
        about(tmp_path, "autor: me\ntext: perhaps\ncontact: 12\n")
    for words in ("'autor' is not known", "text is 'perhaps'", "contact is 12", "story.report.yaml"):
        assert words in str(told.value)
    with pytest.raises(ValueError, match="has no lines like"):
        about(tmp_path, "- one\n- two\n")
    with pytest.raises(FileNotFoundError, match=r"There is no file gone\.yaml"):
        read_about(read_article(), tmp_path / "gone.yaml")


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", ""),
        ('https://example.org/"><script>', ""),
        ("desk@example.org?subject=<b>", ""),
        ("the desk", ""),
    ],
)
def test_only_pages_and_mail_are_linked(value, address):
    assert link_to(value) == address


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("", "雲溪縣公報, 6 May 2024"),
        ("source: https://example.org/a", "雲溪縣公報, 6 May 2024, https://example.org/a"),
        (f"source: https://example.org/{'a' * 60}", "雲溪縣公報, 6 May 2024, example.org"),
    ],
)
def test_a_chart_names_where_the_article_stands_and_no_file_of_ones_own(tmp_path, line, named):
    (tmp_path / "story.txt").write_text("雲溪縣公報\n全縣有圖書館3座。\n", encoding="utf-8")
    (tmp_path / "story.report.yaml").write_text(f"{line}\n", encoding="utf-8")
    assert source_line(read_article(tmp_path / "story.txt"), "6 May 2024") == named
