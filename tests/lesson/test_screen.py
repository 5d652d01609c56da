"""What is shown can be read with and without HTML."""

from helpers.lesson.screen import display


def test_both_forms_are_sent(monkeypatch, capsys):
    display("<p>One.</p>", "One.")
    assert capsys.readouterr().out == "One.\n"
    sent = []
    monkeypatch.setattr("helpers.lesson.screen.get_ipython", lambda: True)
    monkeypatch.setattr("helpers.lesson.screen.into_notebook", lambda data, raw: sent.append((data, raw)))
    display("<p>One.</p>", "One.")
    assert sent == [({"text/html": "<p>One.</p>", "text/plain": "One."}, True)]
