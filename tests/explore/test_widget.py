"""What all widgets share: an answer to each question, a paper form, nothing that a terminal would repeat."""

import IPython.display
import pytest

from helpers.explore.widget import NO_ERROR, live, show_widget


def test_a_question_is_answered_with_its_number():
    widget = live("dial", {}, lambda asked: {"twice": 2 * asked["one"]})
    widget.asked = {"n": 7, "one": 3}
    assert widget.answered == {"n": 7, "twice": 6}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (ValueError("Type digits."), "Type digits."),
        (KeyError("x"), "KeyError ('x')"),
        (OSError(), "OSError ()"),
    ],
)
def test_what_goes_wrong_is_the_answer(wrong, said):
    def answer(_):
        raise wrong

    widget = live("dial", {}, answer)
    widget.asked = {"n": 1}
    assert widget.answered == {"n": 1, "error": said}


def test_the_paper_form_stands_open_after_the_widget(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda one, **how: shown.append((one, how)))
    show_widget("dial", {"a": 1}, "<p>paper</p>", "zh")
    (widget, how), (paper, _) = shown
    assert widget.state["a"] == 1 and widget.state["language"] == "zh-Hant"
    assert how == {"exclude": ["text/plain"]}
    assert paper.data.startswith('<details open class="on-paper" lang="zh-Hant">')
    assert paper.data.endswith(f"<p>paper</p></details>{NO_ERROR}")
