"""The picture for paper: a panel for what the form allows, and one a unit of what follows."""

import pytest

from helpers.explore.picture import PANELS, what_follows

CHECKS = "data/checks.yaml"


def row(table, figure):
    return table[table["id"] == figure].iloc[0].to_dict()


def test_the_stroke_stands_at_the_printed_value_in_each_panel(table):
    figure = what_follows(table, row(table, "unstarred_villages"), CHECKS, "en")
    assert len(figure.axes) == 1 + PANELS
    for axes in figure.axes:
        assert [350, 350] in [list(line.get_xdata()) for line in axes.lines]


@pytest.mark.parametrize(("language", "words"), [("en", "What the printed form allows"), ("zh", "容許範圍")])
def test_without_checks_the_band_stands_alone(small, language, words):
    figure = what_follows(small, small.iloc[0].to_dict(), None, language)
    (axes,) = figure.axes
    assert words in axes.get_title(loc="left")
    (band,) = axes.patches
    assert (band.get_x(), band.get_x() + band.get_width()) == (small.iloc[0]["low"], small.iloc[0]["high"])
