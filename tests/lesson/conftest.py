"""A student's copy of the notebooks, empty but for its key: what is kept there, is kept beside it."""

import pytest

from helpers.lesson.key import KEY, encoded

SMALL = {
    "exercises": '- {id: "1.1", expected: 36, right: "{expected}.", otherwise: "Which?", hint: "Count."}',
    "solutions": {"1.1": "len(source.paragraphs)", "1.2": "print(1)"},
    "cells": {"01_read_the_source": {"01-001": "0" * 12}},
}


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Return the folder of a student's copy, in which the test then runs."""
    folder = tmp_path / "my_notebooks"
    folder.mkdir()
    (folder / KEY).write_text(encoded(SMALL), encoding="ascii")
    monkeypatch.chdir(folder)
    return folder
