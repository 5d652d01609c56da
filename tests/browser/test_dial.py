"""The dial as a page shows it, held against what the kernel says of each figure; by mouse and by keyboard."""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from nbconvert import HTMLExporter
from pypdf import PdfReader

from helpers.article import companion, read_article
from helpers.base import label
from helpers.checks import run_checks, worth_varying
from helpers.explore.dial import at_value, objections, prepare, state_of
from helpers.explore.widget import source_of
from helpers.table import tabulate

from .conftest import CLOSE, OPEN

ARTICLES = ["data/article.txt", "data/articles/travel.txt"]
CELLS = """
import os
os.chdir({root!r})
from helpers.article import companion, read_article
from helpers.explore import dial, show_dial
from helpers.table import tabulate
article = read_article({path!r})
table = tabulate(article, companion(article, "coding.csv"), {language!r})
show_dial(table, companion(article, "checks.yaml"), {language!r})
"""
FIRST = "unstarred_villages"
# What the dial shows: the value typed, how many flipped, what is said of the value, and the rows.
SHOWN = """() => {
    const dial = document.querySelector('.nr-dial')
    return [dial.querySelector('input[type=text]').value, dial.querySelector('.nr-said').textContent,
        dial.querySelector('.nr-words').textContent,
        [...dial.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))] }"""
# Choose each figure, and go through its stops; nothing of the figure before may be there while it is awaited.
EVERY = f"""async figures => {{
    const dial = document.querySelector('.nr-dial'), range = dial.querySelector('input[type=range]')
    const select = dial.querySelector('select'), seen = {{}}
    const act = (control, value, event) => {{
        control.value = value
        control.dispatchEvent(new Event(event)) }}
    for (const figure of figures) {{
        act(select, figure, 'change')
        const between = range.disabled ? ({SHOWN})() : null
        while (range.disabled) await new Promise(requestAnimationFrame)
        const first = ({SHOWN})()
        const places = [...Array(Number(range.max) + 1).keys()]
        const stops = places.map(at => (act(range, at, 'input'), ({SHOWN})()))
        seen[figure] = {{ between, first, stops }}
    }}
    return seen }}"""
FOCUS = """() => { const one = document.activeElement, style = getComputedStyle(one)
    return [one.type ?? one.className, style.outlineStyle, style.outlineWidth] }"""
SAVED = """() => { const { context } = window.jupyterapp.shell.currentWidget
    return context.save().then(() => context.path) }"""
BROKEN = """
def broken(*_):
    raise RuntimeError("no room")
import helpers.explore.dial as own
own.with_value = broken
"""
# A dial and, in the same cell, another one: the paper form of each comes when a file says so.
LATE = """
import time
from pathlib import Path
import IPython.display as shown
now = shown.HTML
def late(markup):
    while not Path({there!r}).exists():
        time.sleep(0.05)
    Path({there!r}).unlink()
    return now(markup)
shown.HTML = late
show_dial(table, companion(article, "checks.yaml"))
show_dial(table, companion(article, "checks.yaml"))
shown.HTML = now
"""
HOSTILE = "<img src=x onerror='window.hit = 1'>"
# A dial without a notebook: nobody answers.
ALONE = """async ([code, state]) => {
    const { default: dial } = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    const nothing = () => {}, deaf = { set: nothing, save_changes: nothing, on: nothing, off: nothing }
    const model = { ...deaf, get: name => name === 'state' ? state : {} }
    dial.render({ model, el: document.body }) }"""


def idle(page):
    page.wait_for_function("() => !document.querySelector('.nr-dial[aria-busy]')")


def rows(stop, language="en"):
    """Return the rows of a stop as the page words them."""
    word = label("explore.flipped", language)
    return [[q, r, f"{old} → {now}{word}" if old else now] for q, r, now, old in stop["rows"]]


def expected(dial, stop, language="en"):
    between = "" if language == "zh" else " "
    return [stop["text"], stop["said"], f"{dial['allowed']}{between}{stop['words']}", rows(stop, language)]


@pytest.fixture(scope="module", params=ARTICLES)
def given(request):
    article = read_article(request.param)
    plan = companion(article, "checks.yaml")
    return request.param, tabulate(article, companion(article, "coding.csv")), plan


@pytest.fixture
def dial(run_cells, request):
    """Return a function that gives the page of a dial in JupyterLab."""

    def show(path=ARTICLES[0], language="en", more="", **how):
        cell = CELLS.format(root=str(request.config.rootpath), path=path, language=language) + more
        page = run_cells(cell, **how)
        page.locator(".nr-dial tbody tr").first.wait_for()
        return page

    return show


def test_every_figure_at_every_stop_shows_what_the_kernel_says(dial, given):
    path, table, plan = given
    before = run_checks(table, plan)
    figures = list(worth_varying(table, plan)["id"])
    seen = dial(path).evaluate(EVERY, figures)
    for figure in figures:
        truth = prepare(table, figure, before, plan)
        stops = [expected(truth, stop) for stop in truth["stops"]]
        assert seen[figure]["stops"] == stops, figure
        assert seen[figure]["first"] == stops[truth["printed_at"]], figure
    awaited = [one["between"] for one in seen.values() if one["between"]]
    assert len(awaited) == len(figures) - 1  # all but the one that was there
    assert {(words, tuple(found)) for _, _, words, found in awaited} == {("", ())}


def test_by_keyboard(dial):
    """Tab goes through the controls in the order in which they stand; each shows that it has the focus."""
    page = dial()
    page.locator(".nr-dial select").select_option(FIRST)
    truth = at_stops()
    page.locator(".nr-dial select").focus()
    met = []
    for _ in range(7):
        met.append(page.evaluate(FOCUS))
        page.keyboard.press("Tab")
    names = [name for name, _, _ in met]
    assert names == ["select-one", "button", "button", "button", "text", "range", "nr-scroll"]
    assert {(style, width) for _, style, width in met} == {("solid", "3px")}
    cells = page.locator(".jp-Cell").count()
    page.locator(".nr-dial input[type=range]").focus()
    at = truth["printed_at"]
    for key, to in [("Home", 0), ("End", len(truth["stops"]) - 1), ("ArrowLeft", len(truth["stops"]) - 2)]:
        page.keyboard.press(key)
        assert page.evaluate(SHOWN) == expected(truth, truth["stops"][to]), key
    for words, to in [("lowest", truth["low_at"]), ("highest", truth["high_at"]), ("as_printed", at)]:
        page.get_by_role("button", name=label(f"explore.{words}", "en")).press("Enter")
        assert page.evaluate(SHOWN) == expected(truth, truth["stops"][to]), words
    page.locator(".nr-dial input[type=text]").focus()
    for key in "aabbddx":  # each of these does something to a cell when JupyterLab hears it
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == cells


def at_stops(figure=FIRST):
    _, table, plan = course()
    return prepare(table, figure, run_checks(table, plan), plan)


def course(language="en"):
    article = read_article()
    plan = companion(article, "checks.yaml")
    return article, tabulate(article, companion(article, "coding.csv"), language), plan


def test_a_value_may_be_typed_and_nonsense_is_answered_in_words(dial):
    page = dial()
    page.locator(".nr-dial select").select_option(FIRST)
    _, table, plan = course()
    before, truth = run_checks(table, plan), at_stops()
    box = page.locator(".nr-dial input[type=text]")

    def typed(text):
        box.fill(text)
        box.press("Enter")
        idle(page)
        return page.evaluate(SHOWN)

    for text in ("347", "1,200", "0", "-5", "345.5%", "355"):
        found = at_value(table, FIRST, text, before, plan)
        assert typed(text) == expected(truth, found), text
        assert box.get_attribute("aria-invalid") is None
    for text in ("abc", "1e999", "nan", "9" * 400, "0x15e", HOSTILE):
        words = label("explore.not_a_number", "en").format(typed=text[:40])
        said = f"{label('widget.failed', 'en')} {words}"
        assert typed(text) == [text, said, "", []]
        assert box.get_attribute("aria-invalid") == "true"
    assert page.evaluate("window.hit") is None
    page.get_by_role("button", name=label("explore.as_printed", "en")).click()
    assert page.evaluate(SHOWN) == expected(truth, truth["stops"][truth["printed_at"]])


def test_an_assumption_is_dropped_by_a_checkbox(dial):
    page = dial(language="zh")
    _, table, plan = course("zh")
    found = objections(table, plan, "zh")
    assert found
    for at, one in enumerate(found):
        page.locator(".nr-dial select").select_option(f":{at}")
        assert not page.locator(".nr-dial input[type=range]").is_visible()
        box = page.locator(".nr-dial input[type=checkbox]")
        for key, press in (("before", None), ("after", "Space"), ("before", "Space")):
            if press:
                box.press(press)
            _, said, words, shown = page.evaluate(SHOWN)
            assert (said, shown) == (one[key]["said"], rows(one[key], "zh"))
            assert words == one["objection"]
    page.locator(".nr-dial select").select_option(FIRST)
    assert page.locator(".nr-dial input[type=range]").is_visible()


def test_what_goes_wrong_in_the_kernel_is_said_in_the_widget(dial):
    page = dial(more=BROKEN, own_kernel=True)
    page.locator(".nr-dial input[type=text]").fill("347")
    page.locator(".nr-dial input[type=text]").press("Enter")
    idle(page)
    assert page.evaluate(SHOWN) == ["347", f"{label('widget.failed', 'en')} RuntimeError (no room)", "", []]


def test_where_no_answer_comes_the_widget_says_what_to_do(open_page):
    _, table, plan = course("en")
    first = prepare(table, FIRST, run_checks(table, plan), plan)
    words = {key: label(f"widget.{key}", "en") for key in ("waiting", "silent")}
    page = open_page()
    page.clock.install()
    code, _ = source_of("dial")
    page.evaluate(ALONE, [code, state_of(table, first, plan) | {"language": "en", "words": words}])
    page.locator(".nr-dial select").select_option("tongrentang_tax")
    for milliseconds, key in ((1_000, "waiting"), (20_000, "silent")):
        page.clock.fast_forward(milliseconds)
        assert page.locator(".nr-dial .nr-said").text_content() == words[key]


def test_after_a_restart_one_line_says_what_to_run(dial):
    page = dial(own_kernel=True)
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    notice = page.locator(".nr-dial > .nr-wrong")
    notice.wait_for()
    assert notice.text_content() == label("widget.restarted", "en")
    page.locator(".nr-dial select").select_option("tongrentang_tax")
    assert page.evaluate(SHOWN) == [
        "",
        "",
        "",
        [],
    ]  # nobody can say what follows, and nothing of another figure is left
    assert notice.is_visible()
    # Opened again another day: the paper form, and no error.
    path = page.evaluate(SAVED)
    page.wait_for_function(CLOSE)
    page.evaluate(OPEN, [path, True])
    page.locator("details.on-paper[open] table").wait_for()
    error = page.get_by_text("model not found")
    error.wait_for(state="attached")
    assert not error.is_visible()
    assert page.get_by_text(label("widget.run", "en")).is_visible()


def test_the_paper_form_is_folded_however_late_it_comes_and_unfolds_by_hand(run_cells, request, tmp_path):
    head = CELLS.format(root=str(request.config.rootpath), path=ARTICLES[0], language="en")
    there = tmp_path / "there"
    page = run_cells(head.rpartition("show_dial")[0] + LATE.format(there=str(there)), to_the_end=False)
    paper = page.locator("details.on-paper")
    for one in (0, 1):
        page.locator(".nr-dial").nth(one).wait_for()
        assert paper.count() == one
        there.touch()
        paper.nth(one).wait_for(state="attached")
    assert [paper.nth(one).get_attribute("open") for one in (0, 1)] == [None, None]
    paper.first.locator("summary").click()
    page.locator(".nr-dial select").first.select_option("tongrentang_tax")
    idle(page)
    assert paper.first.get_attribute("open") == ""


def test_on_paper_the_first_state_stands_open(dial, open_page, lab):
    page = dial()
    printed = at_stops()
    page.locator("details.on-paper:not([open])").wait_for(state="attached")  # beside a live widget: folded
    page.emulate_media(media="print")
    assert page.locator("details.on-paper table").is_visible() and not page.locator(".nr-dial").is_visible()
    page.emulate_media(media="screen")
    path = page.evaluate(SAVED)
    html = HTMLExporter().from_filename(str(lab[0] / path))[0]
    assert len(re.findall(r"<details [^>]*\bopen\b", html)) == 1
    (lab[0] / "paper.html").write_text(html, encoding="utf-8")
    # Without scripts, as on paper: nbconvert's own come from elsewhere.
    page = open_page((lab[0] / "paper.html").as_uri(), java_script_enabled=False)
    text = packed("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages))
    questions = [packed(row[0]) for row in rows(printed["stops"][printed["printed_at"]])]
    assert len(questions) > 10
    assert [one for one in questions if one not in text] == []


def packed(text):
    """Return a text without blanks and ligatures: how a PDF cuts its lines says nothing."""
    return re.sub(r"\s", "", normalize("NFKC", text))
