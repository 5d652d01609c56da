"""The picture for paper: a band for what the printed form allows, one for each result."""

import pytest

from helpers.explore.picture import PANELS, what_follows

CHECKS = "data/checks.yaml"


@pytest.mark.parametrize(("figure", "results"), [("unstarred_villages", PANELS), ("volunteer_share", 0)])
def test_a_band_for_the_figure_and_for_results_of_different_units(table, figure, results):
    row = table[table["id"] == figure].iloc[0].to_dict()
    picture = what_follows(table, row, CHECKS, "en")
    titles = [axes.get_title("left") for axes in picture.axes]
    assert len(titles) == 1 + results and row["printed"] in titles[0]
