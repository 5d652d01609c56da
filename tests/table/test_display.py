"""A table on the screen: whole, and for people."""

from decimal import Decimal

import pandas as pd

from helpers.table.display import show_table


def test_a_table_is_shown_whole():
    long = "字" * 500
    assert long in show_table(pd.DataFrame({"text": [long]})).data


def test_numbers_are_shown_for_people():
    frame = pd.DataFrame({"value": [9.54e8, 0.1 + 0.2, float("nan")], "start": [2238, 0, 1]})
    shown = show_table(frame).data
    assert all(f">{said}</td>" in shown for said in ("954,000,000", "0.3", "", "2238"))
    assert ">4,000,000</td>" in show_table(pd.DataFrame({"value": [Decimal("4E+6")]})).data


def test_a_whole_number_is_shown_whole():
    frame = pd.DataFrame({"value": [48_123_456_789_012.0, 100 / 3, 5.29971e13]})
    shown = show_table(frame).data
    said = ("48,123,456,789,012", "33.3333333333", "52,997,100,000,000")
    assert all(f">{one}</td>" in shown for one in said)
