"""What all widgets share: the paper form, the protocol, and that nothing fails in silence."""

import IPython.display
import pytest

from helpers.explore.widget import HERE, live, show_widget


def ask(widget, **question):
    widget.asked = question
    return widget.answered


def test_an_answer_carries_the_number_of_its_question():
    widget = live("dial", {}, lambda asked: {"twice": 2 * asked["value"]})
    assert ask(widget, n=1, value=4) == {"twice": 8, "n": 1}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [(ValueError("no number"), "no number"), (KeyError("cow"), "cow"), (TypeError(), "TypeError")],
)
def test_what_goes_wrong_is_said_in_the_answer(wrong, words):
    def answer(asked):
        raise wrong

    found = ask(live("dial", {}, answer), n=7)
    assert found["n"] == 7 and words in found["error"]


@pytest.mark.parametrize(
    ("language", "words", "tag"), [("en", "No controls", "en"), ("zh", "控制項", "zh-Hant")]
)
def test_the_paper_form_follows_the_widget_and_is_open(monkeypatch, language, words, tag):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    show_widget("dial", {"figures": []}, "<table></table>", language)
    widget, paper = shown
    assert widget.state["language"] == tag
    assert paper.data.startswith("<details open")
    assert words in paper.data and paper.data.endswith("<table></table></details>")


def test_each_module_shows_text_as_text():
    """Text of an article must not become HTML, whatever it holds."""
    for module in HERE.glob("*.js"):
        code = module.read_text(encoding="utf-8")
        assert "innerHTML" not in code and "outerHTML" not in code and "insertAdjacentHTML" not in code, (
            module
        )
