"""The playground as a page shows it: what is typed is read as the kernel reads it, and does nothing else."""

import pytest

from helpers.base import ROOT, list_rows
from helpers.explore.playground import MOST, read

from .conftest import typeset

EXAMPLES = [row["sentence"] for row in list_rows(ROOT / "helpers" / "explore" / "examples.csv")]
CELL = "from helpers.explore import show_playground\nshow_playground({language!r})"
HOSTILE = "<script>window.hit=1</script><img src=x onerror=window.hit=2>共HK$100億，另$x^2$撥HK$200億\\(y\\)"
SHOWN = """() => ({
    text: document.querySelector('.nr-read')?.textContent ?? '',
    rows: [...document.querySelectorAll('.nr-playground tbody tr')].map(
        row => [...row.cells].map(cell => cell.textContent)),
    said: document.querySelector('.nr-playground output').textContent,
})"""


def shown(page, said):
    """Return what the page shows once it says what it should."""
    page.wait_for_function(
        "said => document.querySelector('.nr-playground output')?.textContent === said", arg=said
    )
    return page.evaluate(SHOWN)


def truth(text, language):
    found = read(text, language)
    words = "".join(words + (found["rows"][at][1] if at >= 0 else "") for words, at in found["pieces"])
    return {"text": words, "rows": found["rows"], "said": found["said"]}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_typed_is_read_at_once_as_the_kernel_reads_it(run_cells, language):
    page = run_cells(CELL.format(language=language))
    field = page.locator(".nr-playground textarea")
    field.wait_for()
    assert shown(page, truth(EXAMPLES[0], language)["said"]) == truth(EXAMPLES[0], language)
    buttons = page.locator(".nr-playground button")
    assert buttons.count() == len(EXAMPLES)
    for at, sentence in reversed(list(enumerate(EXAMPLES))):
        buttons.nth(at).focus()
        page.keyboard.press("Enter")
        expected = truth(sentence, language)
        page.wait_for_function(
            "text => document.querySelector('.nr-read')?.textContent === text", arg=expected["text"]
        )
        assert shown(page, expected["said"]) == expected
    # By keyboard: letters that are commands of the notebook elsewhere are text here.
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("約350畝aabbxdd")
    expected = truth("約350畝aabbxdd", language)
    page.wait_for_function(
        "text => document.querySelector('.nr-read')?.textContent === text", arg=expected["text"]
    )
    assert shown(page, expected["said"]) == expected
    assert page.locator(".jp-Notebook .jp-Cell").count() == 1
    # Hostile text, a text too long, and none.
    field.fill(HOSTILE)
    expected = truth(HOSTILE, language)
    page.wait_for_function(
        "text => document.querySelector('.nr-read')?.textContent === text", arg=expected["text"]
    )
    typeset(page)
    assert page.evaluate(SHOWN) == expected
    assert page.evaluate("() => window.hit ?? null") is None
    assert page.locator(".jp-OutputArea :is(script, img, mjx-container)").count() == 0
    field.fill("3" * (MOST + 1))
    with pytest.raises(ValueError, match=str(MOST)) as refused:
        read("3" * (MOST + 1), language)
    page.wait_for_function(
        "words => document.querySelector('.nr-playground output').textContent.endsWith(words)",
        arg=str(refused.value),
    )
    assert page.evaluate(SHOWN)["rows"] == [], "nothing of the sentence before stays"
    field.fill("")
    assert shown(page, "") == {"text": "", "rows": [], "said": ""}


def test_on_a_phone_no_row_is_cut(run_cells):
    page = run_cells(CELL.format(language="en"), width=390, height=844)
    page.locator(".nr-playground tbody tr").first.wait_for()
    page.wait_for_function(
        "() => { const box = document.querySelector('.nr-playground .nr-scroll');"
        " return box.clientWidth > 200 && box.scrollWidth <= box.clientWidth }"
    )
    cell = (
        "getComputedStyle(document.querySelector('.nr-playground tbody td:last-child'), '::before').content"
    )
    assert "What it allows" in page.evaluate(cell)
