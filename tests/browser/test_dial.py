"""The dial as a page shows it, held against what the kernel says of each figure."""

import pytest

from helpers.article import companion, read_article
from helpers.checks import worth_varying
from helpers.explore.dial import prepare
from helpers.table import tabulate

ARTICLES = ["data/article.txt", "data/articles/travel.txt"]
CELLS = """
from helpers.article import companion, read_article
from helpers.explore import show_dial
from helpers.table import tabulate
article = read_article({path!r})
table = tabulate(article, companion(article, "coding.csv"), {language!r})
show_dial(table, companion(article, "checks.yaml"), {language!r})
"""


def shown(page):
    """Return what the dial shows: the value typed, how many flipped, and the rows."""
    page.wait_for_function("() => !document.querySelector('.nr-dial [aria-busy], .nr-dial[aria-busy]')")
    rows = page.locator(".nr-dial tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return (
        page.locator(".nr-dial input[type=text]").input_value(),
        page.locator(".nr-said").text_content(),
        rows,
    )


def expected(stop):
    rows = [[q, r, f"{old} → {now} (flipped)" if old else now] for q, r, now, old in stop["rows"]]
    return stop["text"], stop["said"], rows


@pytest.mark.parametrize("path", ARTICLES)
def test_every_figure_at_every_stop_shows_what_the_kernel_says(run_cells, path):
    article = read_article(path)
    table, rules = tabulate(article, companion(article, "coding.csv")), companion(article, "checks.yaml")
    page = run_cells(CELLS.format(path=path, language="en"))
    for figure in worth_varying(table, rules)["id"]:
        truth = prepare(table, figure, rules)
        page.locator(".nr-dial select").select_option(figure)
        page.wait_for_function(
            "text => document.querySelector('.nr-dial .nr-words').textContent.includes(text)",
            arg=truth["allowed"],
        )
        assert shown(page) == expected(truth["stops"][truth["printed_at"]])
        page.locator(".nr-dial input[type=range]").focus()
        page.keyboard.press("Home")
        for stop in truth["stops"]:
            assert shown(page) == expected(stop), (figure, stop["text"])
            page.keyboard.press("ArrowRight")
