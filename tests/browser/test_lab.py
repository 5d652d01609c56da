"""The student's edition in JupyterLab: every notebook opens, runs and shows what a reader can use."""

import pytest
from axe_playwright_python import base as axe

from helpers.lesson import course_notebooks, lay_out
from helpers.lesson.copies import COPY

from .conftest import RULES, run_notebook, typeset

NAMES = [path.name for path in course_notebooks()]
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
# Every widget of the notebook that is shown is there.
LOADED = """() => {
    const panel = window.jupyterapp.shell.currentWidget.content
    const outputs = panel.widgets.flatMap(cell => cell.model.toJSON().outputs ?? [])
    const widgets = outputs.filter(one => one.data?.['application/vnd.jupyter.widget-view+json'])
    return panel.node.querySelectorAll('.nr').length === widgets.length }"""
AUDIT = """async rules => (await axe.run({ include: [['.jp-Notebook .jp-OutputArea-output']] },
        { runOnly: rules, resultTypes: ['violations'] })).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`))"""
MONEY = "政府撥款HK$100億，另撥HK$200億，共3000人，\\(x^2\\)及$$y$$。"
HOSTILE = """
from helpers.article import read_article
from helpers.extract import find_numbers
from helpers.lesson import show_numbers, show_paragraphs, show_place
from helpers.table import show_table, tabulate
article = read_article({path!r})
table = tabulate(article)
display(show_paragraphs(article), show_numbers(article, find_numbers(article.text)))
display(show_place(article, table.iloc[0]), show_table(table.assign(subject=article.text)[["subject"]]))
"""


@pytest.fixture(scope="module")
def copied(lab):
    """Lay out a student's copy where JupyterLab finds it."""
    lay_out(lab[0])


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_opens_runs_and_has_no_fault(lab_page, copied, name):
    page, said = lab_page
    run_notebook(page, f"{COPY}/{name}")
    page.wait_for_function(LOADED)
    typeset(page)
    found = page.evaluate(FAULTS)
    assert found == {"run": True, "wrong": [], "unread": [], "nameless": [], "mathematics": []}
    page.evaluate(axe.AXE_SCRIPT)
    assert page.evaluate(AUDIT, RULES) == []
    assert said == []


def test_a_slip_in_the_first_cell_is_told_in_one_line(run_cells):
    page = run_cells("language = en", own_kernel=True)
    told = page.locator(".jp-OutputArea-output").text_content()
    assert "Traceback" not in told and told.startswith("en is not a name that this notebook knows.")


def test_money_in_an_article_is_no_mathematics(run_cells, lab):
    story = lab[0] / "money.txt"
    story.write_text(MONEY, encoding="utf-8")
    page = run_cells(HOSTILE.format(path=str(story)))
    typeset(page)
    found = page.evaluate(FAULTS)
    assert (found["wrong"], found["mathematics"]) == ([], [])
    shown = page.locator(".jp-OutputArea-output").all_text_contents()
    assert shown and [text for text in shown if "HK$100億" not in text or "HK$200億" not in text] == []


def test_the_list_of_files_has_room_for_names(lab_page, copied):
    page, _ = lab_page
    page.evaluate("window.jupyterapp.shell.expandLeft()")
    page.evaluate(f"window.jupyterapp.commands.execute('filebrowser:open-path', {{ path: '{COPY}' }})")
    names = page.locator(".jp-DirListing-itemText span")
    page.wait_for_function("() => document.querySelectorAll('.jp-DirListing-itemText').length > 9")
    cut = names.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    )
    assert cut == []
