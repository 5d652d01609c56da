"""Bounds as a table keep their order, their open ends, and print outwards."""

import pandas as pd

from helpers.base import Interval, exactly
from helpers.checks.bounds import bounds_of, ends, interval_table


def test_bounds_to_draw_keep_their_order_and_print_outwards(course):
    checks = course[2]["en"]
    drawn = bounds_of(checks, ["tax_share", "units_without_own"], 2, "zh")
    assert drawn["text"].tolist() == ["17.96–18.10", "12,150.00或以上"]
    assert drawn["label"].iloc[0] == "How large is the tax compared with the output value?"
    assert pd.isna(drawn["high"].iloc[1])
    assert drawn["high_closed"].tolist() == [True, False]


def test_intervals_by_name():
    drawn = interval_table({"few": exactly(3), "many": Interval(3, 9, False, False)})
    assert drawn["label"].tolist() == ["few", "many"]
    assert drawn[["low_closed", "high_closed"]].to_numpy().tolist() == [[True, True], [False, False]]


def test_no_interval_has_no_ends():
    none = ends(None)
    assert pd.isna([none["low"], none["high"]]).all()
    assert [none["low_closed"], none["high_closed"]] == [False, False]
