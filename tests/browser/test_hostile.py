"""Hostile text in every output at once: read back by a parser it is text, and in a browser nothing runs.

One article has all payloads in its sentences, a table of it has them in every column of words.
"""

import csv
import json
import re
from functools import cache
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import html5lib
import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from helpers.article import read_article
from helpers.base import in_html, in_xml, printable, read_yaml, write_whole
from helpers.batch.index import page as index_page
from helpers.batch.write import write_results
from helpers.checks import draft_checks, run_checks
from helpers.explore import chart_desk, dial, ledger, playground, reader
from helpers.extract import find_numbers
from helpers.lesson import show_numbers, show_paragraphs, show_place
from helpers.report.draft_check import check_draft, draft_report
from helpers.table import FORMULA, draft_coding, one_line, table_html, tabulate, written_cell
from tests.payloads import PAYLOADS

ALL = list(PAYLOADS.values())
IN_A_FILE = [one for one in ALL if "\0" not in one]  # what holds a nought is no text
WIDGETS = (chart_desk, dial, ledger, playground, reader)
CHECKS = """figures: {s002, s003}
checks:
- {id: sum, group: g, question: %s, unit: u, verdict: bounded, expression: s002 + s003, publish: %s}
"""
# What a page of ours has none of, but for the one script of the index, and the report's words for machines.
ACTIVE = "script iframe object embed base form link audio video template use animate math frame"
ADDRESSES = "src srcset href action data ping poster background formaction xlink:href"

OPEN = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
SLIPPED = """() => {
    for (const [name, text] of [['script', 'window.__ran = 1'], ['style', 'body { display: none }']]) {
        const one = document.createElement(name)
        one.textContent = text
        document.body.append(one)
    }
    const image = document.createElement('img')
    image.setAttribute('onerror', 'window.__ran = 1')
    image.src = 'data:,'
    document.body.append(image)
    return new Promise(resolve => image.addEventListener('error', resolve)) }"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a folder with all results of the article, the article, its table and its checks."""
    folder = tmp_path_factory.mktemp("hostile")
    story = folder / "story.txt"
    counted = {at: f"{at}個" for at in range(300, 400, 4)}  # a few: each number is looked for in every chart
    lines = [f"{one}，館裡有{counted.get(at, '')}座位。" for at, one in enumerate(IN_A_FILE, 301)]
    story.write_text("\n".join([PAYLOADS["image"], *lines, ""]), encoding="utf-8", newline="")
    said = json.dumps(PAYLOADS["end of a script"])
    write_whole(
        folder / "story.report.yaml",
        f"author: {said}\ncorrected: [{said}]\nsource: {PAYLOADS['address of a script']}\n",
    )
    said = tuple(json.dumps(before + PAYLOADS["svg"]) for before in ("", "{value} "))
    checks = write_whole(folder / "story.checks.yaml", CHECKS % said)
    article = read_article(story)
    table = tabulate(article)
    words = {
        name: [ALL[(at + shift) % len(ALL)] for at in range(len(table))]
        for shift, name in enumerate(("subject", "holder", "speaker"))
    }
    table = table.assign(**words, speaker_basis="direct")
    verdicts = run_checks(table, checks)
    write_results(article, table, verdicts, folder / "out")
    record = {"sha256": "1", "key": "k", "date": "", "statistics": 1, "verdicts": {}}
    noted = {
        f"n{at}": record | {"title": one, "notebooks": {one: {"failed": one}}} for at, one in enumerate(ALL)
    }
    write_whole(folder / "out" / "index.html", index_page(noted, dict(zip(ALL, ALL, strict=True))))
    return folder / "out", article, table, verdicts, checks


@pytest.fixture(scope="module")
def widgets(made):
    """Return the state and the paper form of each widget."""
    _, article, table, _, checks = made
    shown = {}
    with pytest.MonkeyPatch.context() as patch:
        for one in WIDGETS:
            patch.setattr(
                one, "show_widget", lambda name, state, paper, *_: shown.update({name: (state, paper)})
            )
        chart_desk.show_chart_desk(table, article)
        dial.show_dial(table, checks)
        ledger.show_ledger(table, article, kept=[{"what": "diary", "text": one} for one in ALL])
        playground.show_playground(text=article.text[:200])
        reader.show_reader(article, table, checks)
    return shown


def words_of(text):
    """Return a text as a page shows it: blanks are one, and what HTML can't hold has a mark in its place."""
    return " ".join(in_html(text).replace("\x0c", " ").split())


@cache
def parsed(html):
    """Return HTML as a browser reads it; its pictures are left out, as they are long."""
    return html5lib.parse(
        re.sub(r'(="data:(?:image|text/csv)[^"]*base64,)[^"]*', r"\1", html), namespaceHTMLElements=False
    )


def require_inert(html, scripts=0):
    """Parse HTML as a browser does; return its text. It has no element or attribute that acts."""
    tree = parsed(html)
    elements = [one for one in tree.iter() if isinstance(one.tag, str)]
    active = [one.tag for one in elements if one.tag.rpartition("}")[2] in ACTIVE.split()]
    assert active == ["script"] * scripts
    for one in elements:
        assert [
            name
            for name in one.attrib
            if name.startswith("on") or (name in ("srcdoc", "style") and "url(" in one.attrib[name])
        ] == []
        where = [one.attrib[name].strip() for name in one.attrib if name in ADDRESSES.split()]
        assert [
            link for link in where if re.match(r"(?i)\s*(java\s*script|data:text/html|https?:|//)", link)
        ] == []
        assert one.tag != "meta" or one.attrib.get("http-equiv", "").lower() != "refresh"
    return words_of("".join(tree.find("body").itertext()))


def lines_of(payload):
    return [words_of(line) for line in re.split(r"[\r\n]+", payload) if words_of(line)]


def require_all(text, payloads, said=words_of):
    text = said(text)
    assert [one for one in payloads for line in lines_of(one) if said(line) not in text] == []


def test_the_report_is_text(made):
    page = (made[0] / "report.html").read_text(encoding="utf-8")
    text = require_inert(page, scripts=1)
    require_all(text, IN_A_FILE)
    tree = parsed(page)
    said = json.loads(tree.find(".//script").text)
    tags = {one.get("property"): one.get("content") for one in tree.iter("meta")}
    assert said["name"] == tags["og:title"] == tree.find(".//title").text
    assert PAYLOADS["image"] in said["name"] and said["creditText"] == PAYLOADS["end of a script"]


def test_the_page_over_all_is_text(made):
    require_all(
        require_inert((made[0] / "index.html").read_text(encoding="utf-8"), scripts=1), map(printable, ALL)
    )


def test_the_document_is_text(made):
    data = (made[0] / "report.docx").read_bytes()
    paper = Document(BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(one.text for one in paper.paragraphs), *cells])
    require_all(
        text, [in_xml(one) for one in IN_A_FILE], lambda one: words_of(in_xml(one)).replace("\ufffd", "")
    )
    with ZipFile(BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
        links = "".join(
            archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".rels")
        )
    ElementTree.fromstring(xml)
    assert not re.search(r"<w:(instrText|fldSimple|hyperlink|object)\b", xml) and "External" not in links


def test_the_tables_are_text(made):
    folder, _, table, *_ = made
    for name in ("statistics.csv", "checks.csv"):
        rows = list(csv.reader(StringIO((folder / name).read_text(encoding="utf-8"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        numeric = re.compile(r"-?[\d.e+-]+")
        assert [
            cell
            for row in rows
            for cell in row
            if cell.startswith(tuple(FORMULA)) and not numeric.fullmatch(cell)
        ] == []
    with (folder / "statistics.csv").open(encoding="utf-8", newline="") as file:
        assert [row["subject"] for row in csv.DictReader(file)] == [
            written_cell(one, {"type": "string"}) for one in table["subject"]
        ]


def test_the_workbook_is_text(made):
    folder, _, table, *_ = made
    sheet = load_workbook(folder / "statistics.xlsx")["statistics"]
    first, *rows = sheet.iter_rows()
    column = [cell.value for cell in first].index("subject")
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "b"}
    told = [row[column].value or "" for row in rows]
    assert told == [one_line(in_xml(one)) for one in table["subject"]]
    with ZipFile(folder / "statistics.xlsx") as archive:
        assert not any(
            b"<f>" in archive.read(name) or b"External" in archive.read(name) for name in archive.namelist()
        )


def test_the_charts_and_what_they_say_are_text(made):
    charts = made[0] / "charts"
    kinds = {path.suffix for path in charts.iterdir()}
    assert {".svg", ".png", ".html", ".csv", ".json"} <= kinds
    for path in charts.glob("*.svg"):
        for one in ElementTree.parse(path).iter():
            assert one.tag.rpartition("}")[2] not in {
                "script",
                "foreignObject",
                "image",
                "a",
                "animate",
                "set",
            }
            assert not [
                name for name, value in one.attrib.items() if name.startswith("on") or "//away" in value
            ]
    for path in charts.glob("*.embed.html"):
        require_inert(path.read_text(encoding="utf-8"))
    for path in charts.glob("*.png"):
        with Image.open(path) as image:
            assert all(
                isinstance(one, str) and not re.search("[\x00-\x08\x1b]", one)
                for one in image.info.values()
                if not isinstance(one, tuple)
            )
    assert len(json.loads((charts / "manifest.json").read_text(encoding="utf-8"))) == len(
        [*charts.glob("*.svg")]
    )


@pytest.mark.parametrize("name", ["chart_desk", "dial", "ledger", "playground", "reader"])
def test_a_widget_holds_text(widgets, name):
    state, paper = widgets[name]
    json.dumps(state, allow_nan=False).encode("utf-8")
    require_inert(paper)


def test_what_a_notebook_shows_is_text(made):
    _, article, table, *_ = made
    numbers = find_numbers(article.text)
    shown = [show_paragraphs(article).data, show_numbers(article, numbers).data, table_html(table)]
    require_all(next(map(require_inert, shown)), IN_A_FILE)
    for html in shown[1:]:
        require_inert(html)
    require_inert("".join(show_place(article, row).data for row in table[::9].to_dict("records")))


def test_a_draft_is_rows_and_yaml(made):
    _, article, table, *_ = made
    rows = list(csv.reader(StringIO(draft_coding(article), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(tuple(FORMULA))] == []
    found = read_yaml(draft_checks(table, article), "story.checks.yaml")
    assert set(found) <= {"universes", "figures", "facts", "assumptions", "derived", "checks", "rebuttals"}
    assert all(isinstance(one["expression"], str) for one in found["checks"])


def test_what_a_terminal_is_told_moves_nothing(made):
    _, article, table, verdicts, _ = made
    obeyed = [one for one in IN_A_FILE if one != printable(one)]
    draft = "".join(f"{one} has 9,999 books. " for one in obeyed)
    told = draft_report(check_draft(draft, article, table, verdicts), "a", "b")
    assert not set(told) & set("\x00\x07\x08\x1b\x7f\x9b\x9c\x90\r\u202e\u2066")


def test_in_a_browser_nothing_runs_and_nothing_is_asked_for(made, widgets, open_page):
    folder, article, table, *_ = made
    parts = [paper for _, paper in widgets.values()]
    parts += [
        show_paragraphs(article).data,
        show_numbers(article, find_numbers(article.text)).data,
        table_html(table),
    ]
    parts += [
        path.read_text(encoding="utf-8").replace('src="', 'alt="')
        for path in sorted((folder / "charts").glob("*.embed.html"))
    ]
    write_whole(folder / "parts.html", f"<!DOCTYPE html><meta charset=utf-8><title>x</title>{''.join(parts)}")
    page, asked, said = open_page(), [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: said.append(one.text))
    for name in ("report.html", "index.html", "parts.html"):
        address = (folder / name).as_uri()
        asked.clear()
        page.goto(address, wait_until="load")
        page.evaluate(OPEN)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        assert page.evaluate("window.__ran") is None
        assert [one for one in asked if not one.startswith(("data:", address))] == []
        assert page.locator("[onerror], [onload], [onfocus], iframe, object, base, form").count() == 0
        assert said == [], "the page's own policy stops nothing of its own"
        if name != "parts.html":  # should something slip through all the same
            page.evaluate(SLIPPED)
            page.evaluate("() => new Promise(requestAnimationFrame)")
            assert page.evaluate("window.__ran") is None
            assert page.evaluate("getComputedStyle(document.body).display") == "block"
            assert sum("Content Security Policy" in one for one in said) >= len(
                ("script", "style", "handler")
            )
            said.clear()
