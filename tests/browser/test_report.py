"""The report as a browser shows it and prints it: accessible, in view, whole on paper, and inert."""

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from axe_playwright_python import base as axe
from pypdf import PdfReader

from helpers.report import write_report
from helpers.table import csv_text

from .conftest import RULES

AUDIT = """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`))"""
OPEN = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
PHONE = (390, 844)
PRINTED = (695, 900)  # the width of the text on A4, in CSS pixels
MOST_SCREENS, MOST_PAGES = 30, 25
MARGIN, FOOT = 45, 60  # points: under the text of a page, where its number is; of its last lines
# Follow a link to each of some places; return those whose middle, or the lines round it, is out of view.
ASTRAY = """async places => {
    const missed = []
    for (const place of places) {
        location.hash = ''
        location.hash = place
        await new Promise(requestAnimationFrame)
        const box = document.getElementById(place).getBoundingClientRect()
        if (!box.height || box.top < ROOM || box.top > innerHeight - ROOM) missed.push([place, box.top])
    }
    return missed }"""
# What stands beyond the edge of the page, or is shown in another shape than its own.
CUT = """() => [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect(), shape = one.naturalWidth / one.naturalHeight
    const squashed = one.naturalWidth && Math.abs(box.width / box.height - shape) > .02
    const beyond = box.right > innerWidth + 1 || (box.left < -1 && box.right > 0)
    return one.checkVisibility() && box.width && (beyond || squashed)
}).map(one => one.outerHTML.slice(0, 80))"""


def _packed(text):
    """Return a text without blanks and ligatures: how a PDF cuts its lines says nothing."""
    return re.sub(r"\s", "", normalize("NFKC", text))


@pytest.fixture(scope="module", params=["en", "zh"])
def report(request, course, tmp_path_factory):
    """Return the language, the table, the checks and the address of the report of the course's article."""
    article, tables, checks = course
    table, found = tables[request.param], checks[request.param]
    path = write_report(article, table, found, tmp_path_factory.mktemp("report"), request.param)
    return request.param, table, found, path.as_uri()


def test_axe_finds_nothing_in_either_theme_at_either_width(report, open_page):
    page = open_page(report[3])
    page.evaluate(axe.AXE_SCRIPT)
    page.evaluate(OPEN)
    # Only words differ between the languages, so each theme meets each width in one of them.
    chosen = {"en": [("light", 1280), ("dark", 390)], "zh": [("dark", 1280), ("light", 390)]}
    for theme, width in chosen[report[0]]:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(AUDIT, RULES) == [], (theme, width)


def test_a_reader_on_a_phone_gets_to_the_end(report, open_page):
    page = open_page(report[3], *PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST_SCREENS * PHONE[1]
    assert page.evaluate(CUT) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("size", [(1280, 800), PHONE])
def test_a_link_lands_with_its_sentence_in_view_and_opens_what_is_folded(report, open_page, size):
    _, table, checks, address = report
    page = open_page(address, *size)
    places = [f"at-{one}" for one in table["id"]]
    assert page.evaluate(ASTRAY.replace("ROOM", "100"), places) == []
    shown = checks[checks["verdict"] != "not-applicable"]["check"]
    places = [f"row-{one}" for one in table["id"]] + [f"check-{one}" for one in shown]
    assert page.evaluate(ASTRAY.replace("ROOM", "0"), places) == []


def test_paper_has_all_that_is_folded_and_nothing_is_cut(report, open_page):
    language, _, checks, address = report
    page = open_page(address)
    pictures = page.locator("img").count()
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) <= MOST_PAGES
    assert sum(len(sheet.images) for sheet in pdf.pages) == pictures  # one cut in two would count twice
    text = _packed("".join(sheet.extract_text() for sheet in pdf.pages))
    latin = [
        re.findall(r"[\d,.]*\d%?", one) for one in checks[checks["verdict"] != "not-applicable"]["publish"]
    ]
    assert [one for numbers in latin for one in numbers if one not in text] == []
    if language == "en":
        questions = checks[checks["verdict"] != "not-applicable"]["question"]
        assert [one for one in questions if _packed(one) not in text] == []
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(dict(zip(("width", "height"), PRINTED, strict=True)))
    assert page.evaluate(CUT) == []
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_no_page_of_paper_ends_with_a_heading(report, open_page):
    page = open_page(report[3])
    openings = page.locator("h2, h3, h4, summary, .verdict > p")
    headings = {_packed(one) for one in openings.all_text_contents()}
    feet = [_foot(sheet) for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    assert any(feet)
    assert [foot for foot in feet if foot in headings] == []


def _foot(sheet):
    """Return the lowest line of a page above its number, packed; "" if it stands further up."""
    lines = {}

    def read(text, at, moved, *_):
        height = round(at[1] * moved[4] + at[3] * moved[5] + at[5])
        lines[height] = lines.get(height, "") + _packed(text)

    sheet.extract_text(visitor_text=read)
    low = [height for height, text in lines.items() if text and MARGIN < height < MARGIN + FOOT]
    return lines[min(low)] if low else ""


def test_the_data_are_downloaded_from_the_page_itself(report, open_page):
    _, table, checks, address = report
    page = open_page(address)
    for name, frame in (("statistics", table), ("checks", checks)):
        with page.expect_download() as told:
            page.locator(f"a[download='{name}.csv']").click()
        assert Path(told.value.path()).read_text(encoding="utf-8") == csv_text(frame, name)
