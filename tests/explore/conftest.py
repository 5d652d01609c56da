"""What the tests of the widgets need: tables, and what is shown, caught."""

import pytest

from helpers.article import read_article
from helpers.table import tabulate

TEXT = "縣圖書館去年借出圖書約12000冊。\n\n館員說,今年新增座位35個。\n"


@pytest.fixture(scope="module")
def table():
    return tabulate(read_article(), "data/coding.csv")


@pytest.fixture
def small(tmp_path):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    return tabulate(read_article(tmp_path / "library.txt"))


@pytest.fixture
def hostile(table):
    copy = table.copy()
    copy["subject"] = copy["printed"] = "<script>alert(1)</script>"
    return copy


@pytest.fixture
def caught(monkeypatch):
    """Return a function that keeps what a module would show: state, paper form and what answers the page."""

    def catch(module):
        shown = []
        monkeypatch.setattr(
            module,
            "show_widget",
            lambda name, state, on_paper, language, answer=None: shown.append((state, on_paper, answer)),
        )
        return shown

    return catch
