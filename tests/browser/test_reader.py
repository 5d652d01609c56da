"""The reader as a page shows it, held against the cards of the kernel; by mouse, by keyboard, on a phone."""

import pytest

from helpers.article import companion, read_article
from helpers.explore.reader import cards, paragraphs
from helpers.extract import find_numbers
from helpers.table import tabulate

from .conftest import typeset

ARTICLES = ["data/article.txt", "data/articles/travel.txt"]
CELLS = """
from helpers.article import companion, read_article
from helpers.explore import show_reader
from helpers.table import tabulate
article = read_article({path!r})
table = tabulate(article, companion(article, "coding.csv"), {language!r})
show_reader(article, table, companion(article, "checks.yaml"), {language!r})
"""
HOSTILE = """
from helpers.article import read_article
from helpers.explore import show_reader
from helpers.table import tabulate
article = read_article({path!r})
show_reader(article, tabulate(article))
"""
LINE = "政府撥款HK$100億，另撥HK$200億，<img src=x onerror='window.hit = 2'>共3000人，另有$x^2$及\\(y\\)。"
TEXT = f"新聞稿<script>window.hit = 1</script>與數字\n\n{LINE}</p></section>\n"
# Open every number with its own button, and collect the card and what the live region says.
EVERY = """() => [...document.querySelectorAll('.nr-reader p[lang=zh] .nr-mark')].map(mark => {
    mark.click();
    const card = document.querySelector('.nr-card');
    const text = query => [...card.querySelectorAll(query)].map(one => one.textContent);
    return {
        printed: mark.querySelector('span').textContent, word: mark.querySelector('small').textContent,
        sentence: card.querySelector('p').textContent, names: text('dt'), facts: text('dd'),
        checks: [...card.querySelectorAll('details')].map(one => [
            one.querySelector('summary').firstChild.textContent, one.querySelector('.nr-verdict').textContent,
            [...one.querySelectorAll('p')].map(line => line.textContent)]),
        said: document.querySelector('.nr-reader output').textContent,
        pressed: document.querySelectorAll('p[lang=zh] .nr-mark[aria-pressed=true]').length,
        stops: document.querySelectorAll('.nr-mark[tabindex="0"]').length,
    };
})"""
FOCUSED = "() => document.activeElement.querySelector('span')?.textContent"
# Where the number stands that has the focus, its card, and what may be seen of them.
PLACES = """() => {
    const box = one => one.getBoundingClientRect().toJSON();
    const article = document.querySelector('.nr-article'), card = document.querySelector('.nr-card');
    return { article: box(article), card: box(card), mark: box(document.activeElement),
             within: article.contains(card), wide: document.querySelector('.nr-reader').scrollWidth,
             room: document.querySelector('.nr-reader').clientWidth };
}"""


def lines(check):
    """Return what a check says on its card, line by line."""
    said = [
        ("Result", check["result"]),
        ("May be printed", check["may"]),
        ("What can be said", check["said"]),
        ("May not be printed", check["may_not"]),
        ("Only if", "; ".join(check["conditions"])),
    ]
    return [f"{name}: {words}" for name, words in said if words]


def expected(card, n, total):
    """Return what the page should show of a card."""
    return {
        "printed": card["printed"],
        "word": card["word"],
        "sentence": "".join(card["sentence"]),
        "names": [name for _, name, _ in card["facts"]],
        "facts": [words for *_, words in card["facts"]],
        "checks": [[one["question"], one["verdict"], lines(one)] for one in card["checks"]],
        "said": f"{card['printed']}: {card['word']}, {n} of {total} shown",
        "pressed": 1,
        "stops": 1,
    }


# Its card stands where the width of the reader wants it.
PLACED = """() => {
    const reader = document.querySelector('.nr-reader'), wide = reader?.clientWidth
    const within = reader?.querySelector('.nr-article .nr-card') !== null
    return wide && reader.querySelector('.nr-card h3') && within === wide < 700 }"""


def begin(page):
    """Put the whole reader on the screen, and the focus on the number whose card it shows."""
    page.wait_for_function(PLACED)
    page.locator(".nr-reader").evaluate("one => one.scrollIntoView()")
    page.locator(".nr-mark[tabindex='0']").focus()


@pytest.mark.parametrize("path", ARTICLES)
def test_every_number_opens_the_card_that_the_kernel_made(run_cells, path):
    article = read_article(path)
    table = tabulate(article, companion(article, "coding.csv"))
    truth = cards(article, table, companion(article, "checks.yaml"))
    page = run_cells(CELLS.format(path=path, language="en"))
    page.locator(".nr-reader .nr-card h3").wait_for()
    assert page.evaluate(EVERY) == [expected(card, n, len(truth)) for n, card in enumerate(truth, 1)]
    english = page.locator(".nr-reader p[lang=en] .nr-mark span").all_text_contents()
    assert english == [
        words for one in paragraphs(article, truth) for words, place in one["english"] if place >= 0
    ]
    page.locator(".on-paper:not([open])").wait_for(state="attached")


def test_the_keyboard_goes_from_number_to_number_and_the_card_stays_in_view(run_cells):
    article = read_article(ARTICLES[0])
    printed = [one.printed for one in find_numbers(article.text)]
    page = run_cells(CELLS.format(path=ARTICLES[0], language="en"))
    begin(page)
    page.keyboard.press("Home")
    seen = []
    for _ in printed:
        seen.append(page.evaluate(FOCUSED))
        places = page.evaluate(PLACES)
        mark, view, card = places["mark"], places["article"], places["card"]
        assert view["top"] <= mark["top"] < mark["bottom"] <= view["bottom"] + 1
        assert 0 <= card["top"] < card["bottom"] <= 800
        page.keyboard.press("ArrowRight")
    assert seen == printed
    assert page.evaluate(FOCUSED) == printed[-1], "it stops at the last"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == printed[-2]
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "nr-card"
    assert page.locator(".jp-Notebook .jp-Cell").count() == 1, "no key made or deleted a cell"


def test_only_the_roles_that_were_chosen_are_marked(run_cells):
    article = read_article(ARTICLES[0])
    dates = [one.printed for one in find_numbers(article.text) if one.role == "date"]
    page = run_cells(CELLS.format(path=ARTICLES[0], language="en"))
    begin(page)
    for box in page.locator(".nr-roles input:not([value=date])").all():
        box.focus()
        page.keyboard.press("Space")
    assert page.locator(".nr-reader p[lang=zh] .nr-mark span").all_text_contents() == dates
    # The number before was the first statistic; the next date took its place.
    assert page.locator(".nr-card h3").text_content() == f"{dates[1]} date"
    page.get_by_role("button", name="Next", exact=True).click()
    assert page.locator(".nr-card h3").text_content() == f"{dates[2]} date"
    page.locator(".nr-roles input[value=date]").uncheck()
    assert page.locator(".nr-card").is_hidden()
    assert page.locator(".nr-reader output").text_content().startswith("No number of a chosen role")


def test_on_a_phone_the_card_opens_under_its_paragraph_in_view(run_cells):
    page = run_cells(CELLS.format(path=ARTICLES[0], language="zh"), width=390, height=844)
    begin(page)
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        places = page.evaluate(PLACES)
        assert places["within"] and places["wide"] <= places["room"]
        mark, card, view = places["mark"], places["card"], places["article"]
        assert view["top"] <= mark["top"] < mark["bottom"] <= card["top"], "the number is not under its card"
        assert card["bottom"] <= view["bottom"] + 1 and card["bottom"] - card["top"] >= 60
        assert page.evaluate(
            "() => document.querySelector('.nr-card').parentElement.contains(document.activeElement)"
        )


def test_an_article_does_nothing_and_its_dollars_stay(run_cells, lab):
    story = lab[0] / "hostile.txt"
    story.write_text(TEXT, encoding="utf-8")
    page = run_cells(HOSTILE.format(path=str(story)))
    page.locator(".nr-reader .nr-card h3").wait_for()
    page.locator(".on-paper").evaluate("one => { one.open = true }")
    typeset(page)
    assert page.evaluate("() => window.hit ?? null") is None
    assert page.locator(".jp-OutputArea mjx-container").count() == 0
    assert page.locator(".jp-OutputArea :is(script, img)").count() == 0
    for place in (".nr-article", ".on-paper"):
        shown = page.locator(place).first.evaluate(
            "one => { const copy = one.cloneNode(true);"
            " copy.querySelectorAll('small, .nr-card').forEach(word => word.remove());"
            " return copy.textContent }"
        )
        assert LINE in shown
