"""The page over all articles in a browser: sorted, searched, by keyboard, without script, in either theme."""

import pytest
from axe_playwright_python import base as axe

from helpers.base import write_whole
from helpers.batch.index import page as index_page

from .conftest import RULES

AUDIT = """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`))"""
NAMES = "() => [...document.querySelectorAll('tbody tr')].filter(row => row.checkVisibility())\
    .map(row => row.cells[0].textContent)"
HOSTILE = 'z<img src=x onerror="window.hit = 1">'


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    def record(title, date, statistics, **verdicts):
        known = {"title": title, "date": date, "statistics": statistics, "verdicts": verdicts}
        return {"sha256": "1", "key": "k", "notebooks": {}} | known

    records = {
        "lakes": record("湖泊調查", "2024-05-02", 9, consistent=2),
        "roads": record("", "2023-11-30", 110, bounded=1),
        HOSTILE: record(HOSTILE, "", 27),
    }
    text = index_page(records, {"empty.txt": "empty.txt is empty. Save the article's text in it."})
    return write_whole(tmp_path_factory.mktemp("index") / "index.html", text).as_uri()


def test_rows_are_sorted_and_searched_by_keyboard(address, open_page):
    page = open_page(address)
    page.keyboard.press("Tab")
    page.keyboard.type("2024 湖")
    assert page.evaluate(NAMES) == ["湖泊調查lakes"]
    assert page.locator("output").inner_text() == "rows shown: 1"
    for _ in range(2):
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
    statistics = page.get_by_role("button", name="Statistics")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert statistics.evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate(NAMES)[0] == "roads"
    assert page.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert page.evaluate(NAMES) == ["湖泊調查lakes", HOSTILE * 2, "roads", "empty.txt"]
    page.get_by_role("button", name="Date").click()
    assert page.evaluate(NAMES)[:2] == ["roads", "湖泊調查lakes"]
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0


def test_a_search_knows_both_scripts_and_both_widths(address, open_page):
    page = open_page(address)
    for asked in ("湖泊调查", "ＬＡＫＥＳ　泊調"):
        page.locator("#search").fill(asked)
        assert page.evaluate(NAMES) == ["湖泊調查lakes"], asked


def test_axe_finds_nothing_in_either_theme_at_either_width(address, open_page):
    page = open_page(address)
    page.evaluate(axe.AXE_SCRIPT)
    for theme, width in [("light", 1280), ("dark", 390)]:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(AUDIT, RULES) == [], (theme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_it_is_a_table(address, open_page):
    page = open_page(address, java_script_enabled=False)
    assert page.locator("tbody tr").count() == 4
    assert not page.locator("input").is_visible()
    assert page.locator("thead button").count() == 0
