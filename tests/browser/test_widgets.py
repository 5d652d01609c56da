"""What holds for all five widgets: axe finds nothing, and control, answer and verdict fit one screen."""

import pytest
from axe_playwright_python import base as axe

from .conftest import RULES, set_theme, settled

# The five widgets one below the other, each in its own language.
CELL = """
from helpers.article import companion, read_article
from helpers.explore import show_chart_desk, show_dial, show_ledger, show_playground, show_reader
from helpers.table import tabulate
article = read_article("data/article.txt")
coding, checks = companion(article, "coding.csv"), companion(article, "checks.yaml")
tables = {{language: tabulate(article, coding, language) for language in ("en", "zh")}}
reader, playground, dial, desk, ledger = {languages!r}
show_reader(article, tables[reader], checks, reader)
show_playground(playground)
show_dial(tables[dial], checks, dial)
show_chart_desk(tables[desk], article, desk)
show_ledger(tables[ledger], article, ledger)
"""
# In use: a chart that misleads, a row opened, a number chosen, a figure moved.
BEGIN = """() => {
    const act = (query, at, value, event) => {
        const control = document.querySelectorAll(query)[at]
        control.value = value
        control.dispatchEvent(new Event(event)) }
    act('.nr-desk select', 4, 'cut', 'change')
    act('.nr-dial input[type=range]', 0, 0, 'input')
    document.querySelectorAll('.nr-ledger td > button')[3].click() }"""
BEGUN = """() => document.querySelectorAll('.nr-desk figure img').length === 2
    && document.querySelector('.nr-reader .nr-card h3')
    && document.querySelector('.nr-playground tbody tr')"""
AUDIT = """async rules => (await axe.run({ include: [['.jp-OutputArea-output']] },
        { runOnly: rules, resultTypes: ['violations'] })).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`))"""
SIZES = [(1280, 800), (1024 * 2 // 3, 800 * 2 // 3), (390, 844)]  # the second: 1024 at 150 %
# The last of what has to be in view together with the top of a widget.
LAST = {
    "reader": [".nr-card dd", 2],
    "playground": ["tbody td", 4],
    "dial": ["tbody tr", 1],
    "desk": ["figure:not(.nr-other) img", 0],
    "ledger": ["tbody tr", 0],
}
# The widgets of which it stands too low, or that are too wide: by how much, and how wide.
FIT = """last => Object.entries(last).flatMap(([name, [query, at]]) => {
    const root = document.querySelector(`.nr-${name}`)
    const panel = document.querySelector('.jp-WindowedPanel-outer')
    const end = root.querySelectorAll(query)[at].getBoundingClientRect().bottom
    const below = end - root.getBoundingClientRect().top - panel.clientHeight
    const scroll = root.querySelector('.nr-scroll')
    const cut = ['dial', 'ledger'].includes(name) && scroll.scrollWidth > scroll.clientWidth
    const wide = root.scrollWidth > root.clientWidth
    return below > 0 || cut || wide ? [[name, below, root.scrollWidth, cut]] : [] })"""
# How far above the end of an opened row the button stands that keeps a question.
KEEP = """() => {
    const place = document.querySelector('.nr-place').getBoundingClientRect()
    return place.bottom - document.querySelector('.nr-place button').getBoundingClientRect().bottom }"""


def begun(page):
    page.wait_for_function("() => document.querySelector('.nr-ledger td > button')")
    page.evaluate(BEGIN)
    page.wait_for_function(BEGUN)
    return page


def test_axe_finds_nothing_in_either_theme_at_either_width(run_cells):
    page = begun(run_cells(CELL.format(languages=["en", "zh", "zh", "zh", "en"])))
    page.evaluate(axe.AXE_SCRIPT)
    for theme in ("Light", "Dark"):
        set_theme(page, theme)
        for width, height in (SIZES[0], SIZES[-1]):
            settled(page, width, height)
            assert page.evaluate(AUDIT, RULES) == [], (theme, width)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_control_answer_and_verdict_fit_one_screen(run_cells, language):
    page = begun(run_cells(CELL.format(languages=[language] * 5)))
    for width, height in SIZES:
        settled(page, width, height)
        assert page.evaluate(FIT, LAST) == [], (width, height)
        assert page.evaluate(KEEP) >= 0, (width, height)
        # Of two charts that have no room beside each other one is shown, and a button shows the other.
        shown = page.locator(".nr-desk figure").evaluate_all("all => all.map(one => one.checkVisibility())")
        assert shown == [True, width > SIZES[-1][0]]
    page.locator(".nr-either button").nth(1).press("Enter")
    assert not page.locator(".nr-desk figure").nth(0).is_visible()
    assert page.locator(".nr-desk figure").nth(1).is_visible()
