"""A widget never stands alone: the same numbers lie folded beside it."""

import IPython.display
import pytest

from helpers.explore.beside_table import show_beside_table


@pytest.mark.parametrize(("language", "words"), [("en", "without the widget"), ("zh", "不用互動元件")])
def test_the_table_is_shown_after_the_widget(monkeypatch, language, words):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    show_beside_table("widget", "<table></table>", language)
    widget, folded = shown
    assert widget == "widget"
    assert folded.data.startswith("<details><summary>")
    assert words in folded.data
    assert folded.data.endswith("<table></table></details>")
