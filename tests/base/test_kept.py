"""Notes that a table carries along are not copied with each of its rows."""

import pickle

import pandas as pd

from helpers.base import Kept


def test_a_table_and_its_parts_share_their_notes():
    table = pd.DataFrame({"id": ["s001", "s002"]})
    table.attrs["coded"] = notes = Kept(s001="a note")
    assert table.iloc[0].attrs["coded"] is notes
    assert table[table["id"] == "s002"].copy().attrs["coded"] is notes
    assert pickle.loads(pickle.dumps(table)).attrs == {"coded": {"s001": "a note"}}
