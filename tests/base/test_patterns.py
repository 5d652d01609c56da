"""Patterns that are compiled when they are first asked."""

import gc
import importlib
import pkgutil
import re

import pytest

import helpers
from helpers.base import LazyPattern


def test_a_pattern_is_compiled_once_and_only_when_it_is_asked(monkeypatch):
    compiled = []
    monkeypatch.setattr(
        re, "compile", lambda *made_of, make=re.compile: compiled.append(made_of) or make(*made_of)
    )
    pattern = LazyPattern("[a-z]+", re.IGNORECASE)
    assert compiled == []
    assert [pattern.search("3 Lakes")[0], pattern.sub("x", "3 Lakes")] == ["Lakes", "3 x"]
    assert compiled == [("[a-z]+", re.IGNORECASE)]


def test_what_a_pattern_does_not_have_is_told_as_ever():
    with pytest.raises(AttributeError, match="no attribute 'searches'"):
        LazyPattern("x").searches("x")


def test_no_pattern_of_the_course_is_malformed():
    for module in pkgutil.walk_packages(helpers.__path__, "helpers."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [one for one in gc.get_objects() if isinstance(one, LazyPattern)]
    assert len(patterns) > 100
    for pattern in patterns:
        assert pattern.pattern
