"""The playground: each number of a sentence is explained, each sign that is none too, and nothing is lost."""

import pytest

from helpers.base import ROOT, list_rows
from helpers.explore.playground import MOST, read, show_playground
from helpers.extract import find_numbers

EXAMPLES = list_rows(ROOT / "helpers" / "explore" / "examples.csv")
SENTENCES = [row["sentence"] for row in EXAMPLES]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "text", [*SENTENCES, "", "\n", "No number.", "有3個湖\nThere are three lakes and 20 dogs."]
)
def test_every_number_has_a_row_and_the_pieces_are_the_text(text, language):
    found = read(text, language)
    assert "".join(words for words, _ in found["pieces"]) == text
    marked = [(words, at) for words, at in found["pieces"] if at >= 0]
    assert [at for _, at in marked] == list(range(len(found["rows"])))
    assert [words for words, _ in marked] == [row[0] for row in found["rows"]]
    numbers = [one.printed for one in find_numbers(text)]
    assert [row[0] for row in found["rows"] if row[1] not in ("no number", "不是數字")] == numbers
    assert all(row[1] and row[4] for row in found["rows"])


def test_the_examples_show_every_role_but_one():
    roles = {one.role for text in SENTENCES for one in find_numbers(text)}
    assert {"statistic", "date", "duration", "ordinal", "name", "indefinite"} <= roles
    assert any(row[1] == "no number" for text in SENTENCES for row in read(text)["rows"])
    assert len({row["en"] for row in EXAMPLES}) == len({row["zh"] for row in EXAMPLES}) == len(EXAMPLES)


def test_rows_say_unit_hedge_and_range():
    rows = {row[0]: row[1:] for text in SENTENCES for row in read(text)["rows"]}
    assert rows["1600余人"][::3] == ["statistic", "more than 1,600, less than 1,700"]
    assert rows["1600余人"][1] == "人 (person)"
    assert rows["80.2%"] == [
        "statistic",
        "%",
        "none; rounded, so half a unit of its last printed place either way",
        "80.15 to 80.25",
    ]
    assert rows["24個"] == ["statistic", "個 (general counter)", "", "exactly 24"]
    assert read("她跑了1分53秒。")["rows"][0][2] == "分 (minute)"
    assert rows["百年老店"][0] == "name"
    assert rows["百年老店"][3].startswith("It is part of a name")


def test_what_is_not_read_is_said():
    assert read("有3個湖\nThere are three lakes.")["said"].endswith("was not read.")
    assert read("沒有。")["said"].startswith("No number was found")
    assert read("")["said"] == ""


def test_a_long_text_is_refused_in_words_and_signs_that_no_page_holds_are_left_out():
    with pytest.raises(ValueError, match=f"more than {MOST} signs"):
        read("3" * (MOST + 1))
    assert read("有3\x00個\ud800湖")["pieces"] == [["有", -1], ["3個", 0], ["湖", -1]]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_paper_a_sentence_is_text(monkeypatch, language):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda one, **kept: shown.append(one))
    show_playground(language, "<script>alert(1)</script>HK$100億")
    widget, paper = shown
    assert "<script>" not in paper.data
    assert "HK$100億" in paper.data and 'class="mathjax_ignore' in paper.data
    widget.asked = {"n": 1, "text": SENTENCES[0]}
    assert widget.answered == read(SENTENCES[0], language) | {"n": 1}
    widget.asked = {"n": 2, "text": "3" * (MOST + 1)}
    assert str(MOST) in widget.answered["error"]
