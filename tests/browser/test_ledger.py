"""The ledger as a page shows it, held against the table; by keyboard; with an article that would act."""

import pytest

from helpers.article import companion, read_article
from helpers.explore.ledger import COLUMNS, FILTERS, choices, listed_rows
from helpers.table import tabulate

from .conftest import typeset

ARTICLES = ["data/article.txt", "data/articles/travel.txt"]
CELLS = """
from helpers.article import companion, read_article
from helpers.explore import show_ledger
from helpers.table import tabulate
article = read_article({path!r})
table = tabulate(article, companion(article, "coding.csv"), "en")
handed = []
kept = [dict(what="diary", text="Ask again.")]
show_ledger(table, article, "en", kept, lambda *what, **more: handed.append(more) or 1)
"""
# Everything that a reader can sort by, filter by and open, and what then stands in the page.
ALL = """() => {
    const root = document.querySelector('.nr-ledger');
    const text = (one) => [...one.cells].map((cell) => cell.textContent);
    const rows = () => [...root.querySelectorAll('tbody tr')].map(text);
    const said = () => root.querySelector('.nr-said').textContent;
    const sorts = () => [...root.querySelectorAll('th')].map((head) => head.getAttribute('aria-sort'));
    const found = { first: rows(), sorted: {}, filtered: {}, places: [] };
    for (const head of root.querySelectorAll('th > button')) {
        head.click();
        if (sorts()[head.closest('th').cellIndex] !== 'ascending') head.click();
        const up = rows(), sort = sorts();
        head.click();
        found.sorted[head.textContent] = [up, sort, rows(), sorts()];
    }
    root.querySelector('th > button').click();
    for (const select of root.querySelectorAll('select')) {
        const name = root.querySelector(`label[for=${select.id}]`).textContent;
        for (const option of select.options) {
            select.value = option.value;
            select.dispatchEvent(new Event('change'));
            (found.filtered[name] ??= []).push([option.value, rows().map((row) => row[0]), said()]);
        }
        select.selectedIndex = 0;
        select.dispatchEvent(new Event('change'));
    }
    const place = root.querySelector('.nr-place');
    for (const button of root.querySelectorAll('td > button')) {
        button.click();
        const [sentence, english] = ['zh-Hant', 'en'].map((tag) => place.querySelector(`p[lang=${tag}]`));
        const there = [sentence.textContent, place.querySelector('mark').textContent, english.textContent,
            document.activeElement === place, button.getAttribute('aria-expanded')];
        place.querySelector('button:last-of-type').click();
        found.places.push([...there, document.activeElement === button, place.hidden]);
    }
    return found;
}"""
HEADS = {
    "printed": "As printed",
    "value": "Value",
    "subject": "What is counted",
    "kind": "Kind",
    "speaker": "Speaker",
    "date": "Date",
    "section": "Section",
}


def cells(row):
    return [*row["cells"].values(), ""]


@pytest.mark.parametrize("path", ARTICLES)
def test_every_row_sort_and_filter_is_that_of_the_table(run_cells, path):
    article = read_article(path)
    rows = listed_rows(tabulate(article, companion(article, "coding.csv")), article)
    page = run_cells(CELLS.format(path=path))
    page.locator(".nr-ledger tbody tr").first.wait_for()
    found = page.evaluate(ALL)
    assert found["first"] == [cells(row) for row in rows]
    for name, head in HEADS.items():
        is_sorted(rows, name, *found["sorted"][head])
    for name in FILTERS:
        is_filtered(rows, name, found["filtered"].get(HEADS[name], []))
    for row, (sentence, marked, english, *rest) in zip(rows, found["places"], strict=True):
        assert (sentence, marked) == ("".join(row["place"]), row["cells"]["printed"])
        assert english == row["english"]
        assert rest == [True, "true", True, True]  # focus there, said to be open, focus back, closed


def is_sorted(rows, name, up, sort, down, turned):
    assert up == [cells(row) for row in sorted(rows, key=lambda row: row["order"][name])]
    assert down == [cells(row) for row in sorted(rows, key=lambda row: -row["order"][name])]
    at = COLUMNS.index(name)
    assert (sort[at], turned[at]) == ("ascending", "descending")
    assert sort.count(None) == len(COLUMNS) - 1


def is_filtered(rows, name, tried):
    offered = [value for value, _ in choices(rows, name)]
    assert [value for value, *_ in tried] == (["", *offered] if len(offered) > 1 else [])
    for value, shown, said in tried:
        left = [row["cells"]["printed"] for row in rows if value in ("", row["cells"][name])]
        assert shown == left and said == f"{len(left)} of {len(rows)} statistics"


def test_by_keyboard_to_a_place_with_a_question_and_back(run_cells):
    page = run_cells(CELLS.format(path=ARTICLES[0]), "print(handed)")
    page.locator(".nr-ledger input[type=search]").press_sequentially("arable")
    assert page.locator(".nr-ledger .nr-said").text_content() == "1 of 36 statistics"
    page.locator(".nr-ledger td > button").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Measured by whom, and jj dd?")  # letters that are commands of the notebook
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /is kept/.test(document.querySelector('.nr-ledger .nr-said').textContent)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "700多畝"
    row = page.locator(".nr-ledger tbody tr").all_text_contents()
    assert len(row) == 1 and row[0].endswith("Question: Measured by whom, and jj dd?")
    assert page.locator(".jp-Notebook .jp-Cell").count() == 2
    page.evaluate("window.jupyterapp.commands.execute('notebook:move-cursor-down')")
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-cell')")
    page.get_by_text("'text': 'Measured by whom, and jj dd?'").wait_for()
    # On paper the whole table stands open, and the live widget does not.
    page.emulate_media(media="print")
    paper = page.evaluate(
        """() => { const table = document.querySelector('details.on-paper table');
            return [table.rows.length, table.getBoundingClientRect().height > 500,
                table.checkVisibility({contentVisibilityAuto: true}),
                getComputedStyle(document.querySelector('.nr-ledger')).display] }"""
    )
    assert paper == [37, True, True, "none"]


def test_an_article_that_would_act_is_inert(run_cells, lab):
    text = "圖書館<script>alert(1)</script>去年借出<img src=x onerror=alert(2)>圖書約12000冊。\n\n"
    text += "另撥HK$100億元買書，還撥HK$200億元買報，$x_1$有9000冊。\n"
    (lab[0] / "hostile.txt").write_text(text, encoding="utf-8")
    page = run_cells(CELLS.format(path=str(lab[0] / "hostile.txt")))
    page.locator(".nr-ledger tbody tr").first.wait_for()
    page.locator(".nr-ledger td > button").nth(1).click()
    typeset(page)
    shown = page.evaluate(
        """() => [document.querySelector('.nr-place p').textContent,
            document.querySelectorAll('.jp-OutputArea mjx-container, .jp-OutputArea .MathJax').length,
            document.querySelectorAll('.nr script, .nr img, .on-paper script, .on-paper img').length]"""
    )
    assert shown == ["另撥HK$100億元買書，還撥HK$200億元買報，$x_1$有9000冊。", 0, 0]
