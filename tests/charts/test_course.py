"""The findings of the course's own charts are computed from the table, and from nothing else."""

from helpers.charts.course import COVERED, figures


def test_the_findings_are_computed(drawn):
    charts = "coverage_bars", "coverage_dots", "coverage_rates", "firm_rights", "organisations_pair"
    titles = {chart: drawn(chart).record["title"] for chart in charts}
    assert "6.4 times the next" in titles["coverage_bars"]
    assert "481 times" in titles["coverage_dots"]
    assert "4.4 percentage points" in titles["coverage_rates"]
    assert "558 patents and 450" in titles["firm_rights"]
    assert "610, or 0.90%" in titles["organisations_pair"]


def test_bars_start_at_zero_and_have_the_lengths_of_the_data(drawn):
    for chart in ("coverage_bars", "organisations_pair"):
        figure = drawn(chart)
        bars = figure.axes[0].containers[0]
        assert figure.axes[0].get_xlim()[0] == 0
        assert [bar.get_width() for bar in bars] == list(figure.record["data"]["value"])


def test_rates_and_their_rests_make_a_hundred(drawn):
    data = drawn("coverage_rates").record["data"]
    assert list(data["value"] + data["rest"]) == [100, 100]


def test_patents_and_certificates_are_never_added(drawn):
    record = drawn("firm_rights").record
    assert "1,008" not in " ".join([record["title"], record["note"], *record["alt"].values()])


def test_rows_come_in_the_order_asked_with_names(course):
    _, tables, _ = course
    rows = figures(tables["zh"], COVERED[::-1], "zh")
    assert list(rows["id"]) == list(COVERED[::-1])
    assert rows["name"].iloc[0] == "社會組織"
