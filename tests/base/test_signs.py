"""Signs that nobody asked for are taken out where they would do harm, and width is counted in columns."""

import pytest

from helpers.base.signs import columns_of, in_xml, printable


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x9b", "\n", "\u2028", "\u202e", "\ufeff"])
def test_a_terminal_gets_nothing_to_obey(sign):
    assert printable(f"3個{sign}湖") == "3個 湖"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_xml_gets_nothing_that_it_cannot_hold(sign):
    assert in_xml(f"3個{sign}湖\t\n") == "3個湖\t\n"


def test_a_chinese_sign_is_two_columns_wide():
    assert [columns_of(text) for text in ("", "abc", "湖", "３", "3個湖")] == [0, 3, 2, 2, 5]
