"""Patterns that are asked only where a simpler one says that they may match."""

import re

import pytest

from helpers.extract.matching import matches_led


@pytest.mark.parametrize("text", ["", "ab", "aab", "abab", "xabaabx", "aaab", "b" * 9])
def test_finds_what_a_search_finds(text):
    pattern = re.compile("a(?:ba)?b?")
    led = matches_led(text, re.compile("a"), pattern)
    assert [match.span() for match in led] == [match.span() for match in pattern.finditer(text)]


def test_what_stands_before_a_place_is_seen():
    assert [m.start() for m in matches_led("xab ab", re.compile("a"), re.compile("(?<!x)ab"))] == [4]
