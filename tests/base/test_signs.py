"""Signs that nobody asked for are taken out where they would do harm, and width is counted in columns."""

import pytest

from helpers.base.signs import brief, columns_of, in_html, in_xml, printable, seen


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x9b", "\n", "\u2028", "\u202e", "\ufeff"])
def test_a_terminal_gets_nothing_to_obey(sign):
    assert printable(f"3個{sign}湖") == "3個 湖"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_xml_gets_nothing_that_it_cannot_hold(sign):
    assert in_xml(f"3個{sign}湖\t\n") == "3個湖\t\n"


def test_what_nobody_sees_is_left_out_and_what_turns_writing_round_stays():
    assert seen("3\u00ad\u200b5\u2060萬\ufeff") == ("35萬", [0, 3, 5])
    assert seen("\u202e35")[0] == "\u202e35"
    assert list(seen("35萬")[1]) == [0, 1, 2]


def test_a_chinese_sign_is_two_columns_wide():
    assert [columns_of(text) for text in ("", "abc", "湖", "３", "3個湖")] == [0, 3, 2, 2, 5]


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x0b", "\x7f", "\x9b", "\ud800", "\ufdd0", "\ufffe", "\U0001ffff"]
)
def test_html_gets_a_mark_for_what_it_cannot_hold(sign):
    assert in_html(f"3個{sign}湖\t\r\n") == "3個\ufffd湖\t\r\n"


class Shut:
    def __repr__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    "value",
    [10**5000, Shut(), "x" * 10**6, b"x" * 10**6, range(10**12), [[["x" * 999] * 99] * 99] * 99, {1: {2: 3}}],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_a_value_in_a_message_is_short(value):
    assert len(brief(value)) < 500
