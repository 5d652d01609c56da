"""Notebook 07 as a page of its own, in Voilà, set up as `make dashboard` does."""

import os
from importlib.util import find_spec

import pytest

from helpers.article import companion, read_article
from helpers.base import ROOT
from helpers.checks import run_checks
from helpers.explore.dial import prepare
from helpers.lesson import lay_out
from helpers.table import tabulate

from .conftest import server

SHOWN = """() => [document.querySelector('.nr-dial input[type=text]').value,
    document.querySelector('.nr-dial .nr-said').textContent,
    document.querySelectorAll('.nr-dial tbody tr').length]"""
CODE = "() => document.querySelectorAll('.jp-InputArea-editor, .highlight').length"


@pytest.fixture
def dashboard(tmp_path, monkeypatch):
    """Return the address of a student's notebook 07 in Voilà."""
    if not find_spec("voila") and not os.environ.get("COURSE_BROWSER"):
        pytest.skip("Voilà is not installed: make dashboard does it")
    home = tmp_path / "home"
    home.mkdir()
    notebook = lay_out(tmp_path) / "07_explore.ipynb"
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(ROOT / "helpers" / "explore"))
    with server(["voila", str(notebook), "--no-browser"], home, "/voila/static/voila.js") as address:
        yield address


def test_the_dial_works_without_a_line_of_code_in_sight(dashboard, open_page):
    page = open_page(dashboard)
    dial = page.locator(".nr-dial")
    dial.locator("tbody tr").first.wait_for()
    assert page.evaluate(CODE) == 0
    article = read_article()
    table, plan = tabulate(article, companion(article, "coding.csv")), companion(article, "checks.yaml")
    before = run_checks(table, plan)
    for figure in ("unstarred_villages", "tongrentang_tax"):  # the second one is asked of the kernel
        truth = prepare(table, figure, before, plan)
        dial.locator("select").select_option(figure)
        page.wait_for_function("() => !document.querySelector('.nr-dial input[type=range]').disabled")
        handle = dial.locator("input[type=range]")
        for key, at in (("Home", 0), ("End", -1), ("ArrowLeft", -2)):
            handle.press(key)
            stop = truth["stops"][at]
            assert page.evaluate(SHOWN) == [stop["text"], stop["said"], len(stop["rows"])], (figure, key)
