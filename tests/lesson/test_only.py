"""Cells that step aside: which, what they say, and that nothing else about a cell changes."""

import sys
from types import SimpleNamespace

import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.ultratb import FormattedTB

from helpers.article import read_article
from helpers.base import ROOT
from helpers.lesson.only import AT_HAND, NEEDS, begin, lacks, read_head, stays
from helpers.lesson.parameters import files_of

# Own sentences.
BARE = "館裡有20個座位。\n"
HEDGED = "館裡有約20個座位。\n"
DATED = "館裡2023年有20個座位。\n"
HEADED = "館裡很安靜。\n座位\n館裡有20個座位。\n人人有座。\n"


def article(folder, text):
    (folder / "story.txt").write_text(text, encoding="utf-8")
    return read_article(folder / "story.txt")


@pytest.fixture
def shell(monkeypatch):
    """Return a stand-in for a notebook: its names, and how it reads cells."""
    manager = TransformerManager()
    shell = SimpleNamespace(
        user_ns={"In": [], "language": "en"},
        input_transformers_cleanup=manager.cleanup_transforms,
        InteractiveTB=FormattedTB(),
        SyntaxTB=FormattedTB(),
        display_formatter=DisplayFormatter(),
    )
    shell.transform = manager.transform_cell
    for module in ("only", "parameters"):
        monkeypatch.setattr(sys.modules[f"helpers.lesson.{module}"], "get_ipython", lambda: shell)
    return shell


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (BARE, {"other", "unchecked"}),
        (HEDGED, {"other", "unchecked", "hedges"}),
        (HEADED, {"other", "unchecked", "sections"}),
        (DATED, {"other", "unchecked", "dates"}),
    ],
)
def test_each_need_of_a_bare_text(tmp_path, text, met):
    source = article(tmp_path, text)
    assert {need for need in NEEDS if not lacks([need], source, None, None)} == met


def test_the_course_article_has_all_but_what_others_have():
    course = read_article()
    assert [need for need in NEEDS if lacks([need], course, *files_of(course))] == ["other", "unchecked"]


def test_with_a_coding_of_the_reader_s_own_the_course_s_cells_step_aside():
    """They name rows by the ids of the course's coding."""
    assert not stays("%%only course", read_article(), coding="data/second_text.csv")
    assert stays("%%only other", read_article(), checks="data/second_text.csv")


def test_all_needs_must_be_met_and_the_first_that_is_not_is_said(tmp_path):
    source = article(tmp_path, HEDGED)
    assert lacks(["hedges", "coding", "checks"], source, None, None) == "nobody has coded this article"
    assert lacks(["hedges", "other"], source, None, None) == ""


def test_a_need_that_is_not_there_is_named():
    with pytest.raises(ValueError, match=r"no need 'curse' for %%only\. There are: course, other"):
        lacks(["curse"], read_article(), None, None)


def test_a_cell_that_stays_is_read_as_if_the_head_were_not_there(shell):
    begin()
    assert shell.transform("%%only course\nx = 1\nx") == "\nx = 1\nx\n"
    assert shell.transform("x = 1") == "x = 1\n"
    prose = shell.transform("%%only course\n%%markdown\nIts **title**")
    assert prose == "get_ipython().run_cell_magic('markdown', '', 'Its **title**\\n')\n"


def test_code_steps_aside_with_a_line_and_prose_without(shell):
    begin()
    shell.user_ns["source"] = read_article(ROOT / "data" / "second_text.txt")
    said = shell.transform("%%only course\nraise SystemError")
    assert said == (
        'print("Steps aside: this is about the course\'s own article, as the course has coded it.")\n'
    )
    assert shell.transform("%%only course\n%%markdown\nIts **title**") == ""
    assert shell.transform("%%only other\n1 + 1") == "\n1 + 1\n"


def test_only_the_first_line_of_a_cell_is_a_head():
    lines = ["x = '''\n", "%%only course\n", "'''\n"]
    assert read_head(lines) == lines
    assert read_head([]) == []


def test_to_begin_twice_is_to_begin_once(shell, capsys):
    begin()
    begin()
    assert shell.input_transformers_cleanup.count(read_head) == 1
    assert capsys.readouterr().out == ""


def test_from_then_on_every_table_looks_alike(shell):
    frame = pd.DataFrame({"unit": ["個"]})
    before = shell.display_formatter.format(frame)[0]
    begin()
    after = shell.display_formatter.format(frame)[0]
    assert "<small>general counter</small>" in after["text/html"] and "<small>" not in before["text/html"]
    assert after["text/plain"] == before["text/plain"]


def test_begin_names_unknown_parameters_and_stops_at_a_bad_language(shell, capsys):
    shell.user_ns["In"] = ["", "# Parameters\nouput = 'x'\n"]
    begin()
    assert "no parameter ouput, so it changes nothing. Is output meant?" in capsys.readouterr().out
    shell.user_ns["language"] = "fr"
    with pytest.raises(ValueError, match="no language 'fr'"):
        begin()


def test_what_a_student_asks_for_is_at_hand_and_hides_no_name(shell):
    shell.user_ns["progress"] = "mine"
    begin()
    assert shell.user_ns["progress"] == "mine"
    assert [name for name in AT_HAND if name != "progress" and not callable(shell.user_ns[name])] == []
