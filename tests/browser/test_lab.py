"""The student's edition in JupyterLab: every notebook opens, runs and shows what a reader can use."""

import pytest
from axe_playwright_python import base as axe

from helpers.lesson import course_notebooks, lay_out
from helpers.lesson.copies import COPY

from .conftest import READY, RULES, watched, write_cells

NAMES = [path.name for path in course_notebooks()]
OPEN = "path => { window.jupyterapp.commands.execute('docmanager:open', { path }) }"
OPENED = f"""path => {{ const panel = window.jupyterapp.shell.currentWidget
    return panel?.context?.path === path && panel.context.isReady && ({READY})() }}"""
RUN = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"
CLOSE = """async () => {
    const panel = window.jupyterapp.shell.currentWidget
    if (!panel?.context?.save) return
    await panel.context.save()
    await panel.sessionContext.shutdown()
    panel.dispose() }"""
# What a reader would stumble on in the notebook that is shown.
FAULTS = """() => {
    const panel = window.jupyterapp.shell.currentWidget.content
    const cells = panel.widgets.map(cell => cell.model.toJSON())
    const outputs = cells.flatMap(cell => cell.outputs ?? [])
    const found = query => [...panel.node.querySelectorAll(query)]
    return {
        run: cells.filter(cell => cell.outputs).every(cell => cell.execution_count),
        wrong: outputs.filter(one => one.output_type === 'error' || one.name === 'stderr'),
        unread: found('.jp-OutputArea-output').map(one => one.textContent)
            .filter(text => /Error displaying widget|Loading widget|Javascript Error/.test(text)),
        nameless: found('.jp-OutputArea img').filter(one => !one.alt.trim())
            .map(one => one.outerHTML.slice(0, 80)),
        mathematics: found('.jp-OutputArea :is(mjx-container, .MathJax)').map(one => one.textContent),
    } }"""
AUDIT = """async rules => (await axe.run({ include: [['.jp-Notebook .jp-OutputArea-output']] },
        { runOnly: rules, resultTypes: ['violations'] })).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`))"""
MONEY = "政府撥款HK$100億，另撥HK$200億，共3000人，\\(x^2\\)及$$y$$。"
HOSTILE = """
from pathlib import Path
from helpers.article import read_article
from helpers.extract import find_numbers
from helpers.lesson import show_numbers, show_paragraphs, show_place
from helpers.table import show_table, tabulate
Path("money.txt").write_text({text!r}, encoding="utf-8")
article = read_article("money.txt")
table = tabulate(article)
display(show_paragraphs(article), show_numbers(article, find_numbers(article.text)))
display(show_place(article, table.iloc[0]), show_table(table.assign(subject=article.text)[["subject"]]))
"""


@pytest.fixture(scope="module")
def bench(chromium, lab):
    """Return one page for all notebooks of a student's copy, and what its console says."""
    root, address = lab
    lay_out(root)
    said = []
    with watched(chromium) as opened:
        page = opened()
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.goto(f"{address}/lab?reset", wait_until="domcontentloaded")
        page.wait_for_function("() => window.jupyterapp?.restored && window.jupyterapp.shell")
        page.evaluate("() => window.jupyterapp.restored.then(() => null)")
        yield page, said


@pytest.fixture
def one(bench):
    """Return the page and what its console says; what is open in it is closed after the test."""
    page, said = bench
    said.clear()
    yield page, said
    page.evaluate(CLOSE)


def run(page, path):
    """Open a notebook in the page, run all of it, and return what is at fault."""
    page.evaluate(OPEN, path)
    page.wait_for_function(OPENED, arg=path)
    page.evaluate(RUN)
    page.wait_for_function(READY)
    return page.evaluate(FAULTS)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_opens_runs_and_has_no_fault(one, name):
    page, said = one
    found = run(page, f"{COPY}/{name}")
    assert found == {"run": True, "wrong": [], "unread": [], "nameless": [], "mathematics": []}
    page.evaluate(axe.AXE_SCRIPT)
    assert page.evaluate(AUDIT, RULES) == []
    assert said == []


def test_money_in_an_article_is_no_mathematics(one, lab):
    page, _ = one
    found = run(page, write_cells(lab[0], "money", HOSTILE.format(text=MONEY)))
    assert (found["wrong"], found["mathematics"]) == ([], [])
    shown = page.locator(".jp-OutputArea-output").all_text_contents()
    assert shown and [text for text in shown if "HK$100億" not in text or "HK$200億" not in text] == []


def test_the_list_of_files_has_room_for_names(bench):
    page, _ = bench
    page.evaluate(f"window.jupyterapp.commands.execute('filebrowser:open-path', {{ path: '{COPY}' }})")
    names = page.locator(".jp-DirListing-itemText span")
    page.wait_for_function("() => document.querySelectorAll('.jp-DirListing-itemText').length > 9")
    cut = names.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    )
    assert cut == []
