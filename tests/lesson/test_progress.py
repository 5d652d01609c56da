"""Progress: what is done stays done, each exercise counts once, the numbers stand beside the bar."""

import re

from helpers.article import read_article
from helpers.lesson import answer, progress
from helpers.lesson.exercises import exercises
from helpers.lesson.progress import bar, done_and_open, shown


def entry(exercise, right):
    return {"what": "answer", "exercise": exercise, "right": right}


def test_done_stays_done_and_a_try_is_no_more_than_that():
    found = [
        entry("1.1", True),
        entry("1.1", False),
        entry("1.2", False),
        entry("1.3", "yes"),
        {"what": "solution"},
    ]
    (row,) = done_and_open(["1.1", "1.2", "1.3", "1.4", "10.1"], found, ["01_read"])
    assert row == ("01_read", ["1.1"], ["1.2", "1.3"], ["1.4"])


def test_an_exercise_that_is_gone_counts_nowhere():
    assert done_and_open(["1.1"], [entry("9.9", True)], ["01_read"]) == [("01_read", [], [], ["1.1"])]


def test_bars_are_of_one_length_and_full_only_at_the_end():
    bars = [bar(part, 97) for part in range(98)]
    assert {len(one) for one in bars} == {10}
    assert [one for one in bars[:-1] if "░" not in one] == []
    assert [one for one in bars[1:] if "█" not in one] == []
    assert bar(0, 0) == "░" * 10


def test_the_table_has_heads_a_sum_and_words_for_the_bar():
    html, text = shown([("01_<b>", ["1.1"], ["1.2"], []), ("02_extract", [], [], ["2.1"])])
    assert html.count("<tr>") == 4 and "<b>" not in html
    assert html.count('scope="row"') == 3 and html.count('scope="col"') == 5
    assert len(re.findall(r'<td aria-hidden="true">[█░]{10}</td>', html)) == 3
    assert ">1 of 3</td>" in html and ">0 of 1</td>" in html
    assert text.splitlines()[-1].endswith("1 of 3")


def test_it_survives_a_restart(copy, capsys):
    """All it knows is in the file: what an earlier kernel has kept is there for the next."""
    answer("1.1", len(read_article().text), read_article())
    capsys.readouterr()
    progress()
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("01_read"))
    whole = sum(one.startswith("1.") for one in exercises())
    assert f"1 of {whole}" in row and "open: 1.2" in row


def test_outside_a_copy_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    progress()
    assert "`make lab` opens one" in capsys.readouterr().out
