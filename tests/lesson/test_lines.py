"""Lines of code to put in order: shown as they are stored, read however their letters are typed."""

import pytest

from helpers.lesson import exercises
from helpers.lesson.lines import letters, show_lines

LINES = {"a": "print(total)", "b": "for one in table:", "c": "    total += one", "d": "total = 0"}


@pytest.fixture
def made_up(monkeypatch):
    one = {"id": "t.1", "kind": "order", "expected": "d b c a", "lines": LINES}
    monkeypatch.setattr(exercises, "exercises", lambda: {"t.1": one, "t.2": {"id": "t.2", "expected": 1}})


def test_lines_are_shown_with_their_letters_and_indents(made_up, capsys):
    show_lines("t.1")
    assert capsys.readouterr().out.splitlines() == [
        "a  print(total)",
        "b  for one in table:",
        "c      total += one",
        "d  total = 0",
        "Each line is needed once.",
    ]


def test_an_exercise_without_lines_says_so(made_up):
    with pytest.raises(ValueError, match=r"t\.2 has no lines"):
        show_lines("t.2")


@pytest.mark.parametrize(
    "given",
    ["d b c a", "dbca", "D, B, C, A", ["d", "b", "c", "a"], "(d) (b) (c) (a)", "d → b → c → a", "ｄｂｃａ"],
)
def test_an_order_is_read_however_it_is_typed(given):
    assert letters(given, LINES) == ["d", "b", "c", "a"]


@pytest.mark.parametrize("given", ["", "first the total", 4, None, [1, 2], "total = 0"])
def test_what_names_no_letters_is_no_order(given):
    assert letters(given, LINES) is None
