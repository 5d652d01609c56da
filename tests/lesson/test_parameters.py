"""The five parameters: where they are read, what is wrong with them, which files they stand for."""

from types import SimpleNamespace

import pytest

from helpers.article import read_article
from helpers.base import ROOT
from helpers.lesson.parameters import PARAMETERS, files_of, matter, objections, parameters

GIVEN = dict.fromkeys(PARAMETERS, "") | {"language": "en"}


def notebook(monkeypatch, **names):
    shell = SimpleNamespace(user_ns=names, input_transformers_cleanup=[])
    monkeypatch.setattr("helpers.lesson.parameters.get_ipython", lambda: shell)


def test_parameters_are_those_of_the_notebook_as_they_are_now(monkeypatch):
    assert set(parameters().values()) == {""}
    notebook(monkeypatch, coding="mine.csv", language="zh", checks=None, other=3)
    assert parameters() == {"article": "", "coding": "mine.csv", "checks": "", "language": "zh", "output": ""}


def test_a_notebook_is_about_the_article_that_it_has_read_or_will_read(monkeypatch):
    second = read_article(ROOT / "data" / "second_text.txt")
    assert matter()[0].course
    notebook(monkeypatch, article="data/second_text.txt")
    assert matter() == (second, None, None)
    notebook(monkeypatch, source=second, coding="data/second_text.csv")
    assert matter() == (second, ROOT / "data" / "second_text.csv", None)
    notebook(monkeypatch, source="somebody's own variable")
    assert matter()[0].course


def test_files_that_are_given_win():
    course = read_article()
    assert files_of(course, checks="data/context.csv")[1] == ROOT / "data" / "context.csv"
    assert [path.name for path in files_of(course)] == ["coding.csv", "checks.yaml"]


@pytest.mark.parametrize(
    ("cells", "unknown"),
    [
        (["", "article = 'a'\nartcle = 'b'"], []),  # a cell of the notebook's own
        (['# Parameters\narticle = "a"\noutput = "b"\n'], []),
        (
            ["# Parameters\nchekcs = 1"],
            ["There is no parameter chekcs, so it changes nothing. Is checks meant?"],
        ),
        (
            ["# Parameters\nzz = {'article': 2}"],
            [f"There is no parameter zz, so it changes nothing. There are: {', '.join(PARAMETERS)}."],
        ),
    ],
)
def test_a_parameter_that_papermill_was_given_and_nobody_knows_is_named(cells, unknown):
    assert objections(GIVEN, cells) == (unknown, [])


@pytest.mark.parametrize(("name", "value"), [("language", "ZH"), ("article", 2024)])
def test_a_value_that_can_not_be_used_is_named(name, value):
    unknown, (wrong,) = objections(GIVEN | {name: value}, [])
    assert unknown == []
    assert repr(value) in wrong


def test_a_notebook_whose_settings_have_not_been_run_says_which_cell_to_run():
    assert objections(GIVEN | {"language": ""}, []) == (
        [],
        ["The settings are missing. Run the cell above this one first, then this one again."],
    )
