"""Every check that has a result can be drawn: alone in its unit, several in per cent of their results."""

from itertools import cycle

import pandas as pd
import pytest

from helpers.charts.check_bounds import MOST, has_results
from helpers.charts.gallery import draw
from helpers.charts.pictures import alt_text
from helpers.lint import lint, lint_alt

CHART = "what_the_checks_allow"


def test_every_check_of_the_course_can_be_drawn_alone(course):
    article, tables, checks = course
    ids = checks["en"].loc[checks["en"]["value"].notna(), "check"]
    assert len(ids) > 60
    for check, language in zip(ids, cycle(["en", "zh"])):
        one = checks[language][checks[language]["check"] == check]
        figure = draw(CHART, tables[language], one, language, article, "phone")
        assert lint(figure) + lint_alt(alt_text(figure), figure) == [], check


def test_the_widest_come_first(drawn):
    data = drawn(CHART).record["data"]
    room = ((data["high"] - data["low"]) / data["value"]).abs().fillna(float("inf"))
    assert len(data) == MOST
    assert room.is_monotonic_decreasing
    assert data["verdict"].isin(["consistent", "bounded"]).all()


@pytest.mark.parametrize(
    ("language", "mark"),
    [("en", "Not for publication (not-supportable): "), ("zh", "不可刊登（不足以支持）：")],
)
def test_a_result_that_may_not_be_published_says_so_in_the_picture(course, language, mark):
    one = course[2][language].set_index("check", drop=False).loc[["firms_naive"]]
    figure = draw(CHART, course[1][language], one, language, course[0], "phone")
    assert figure.record["title"].startswith(mark)
    assert alt_text(figure).count(mark[-5:-2]) >= 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_nobody_has_reviewed_says_so_in_the_picture(course, language):
    checks = course[2][language].assign(drafted=True)
    figure = draw(CHART, course[1][language], checks, language, course[0], "phone")
    mark = {"en": "drafted, not reviewed", "zh": "草擬，未經審核"}[language]
    assert mark in figure.record["title"]
    assert alt_text(figure).count(mark) == 3
    assert lint(figure) + lint_alt(alt_text(figure), figure) == []


def rows(*results):
    """Return results of checks: value, low, high."""
    columns = ["value", "low", "high"]
    known = {"unit": "", "verdict": "bounded", "low_closed": True, "high_closed": True}
    table = pd.DataFrame(results, columns=columns, dtype=float).assign(**known)
    names = [f"check_{at}" for at in range(len(table))]
    return table.assign(check=names, question=[f"How many in {name}?" for name in names])


def test_a_fall_has_its_ends_the_right_way_round(course):
    falls = rows((-10, -11, -10), (20, 19, 24))
    axes = draw(CHART, course[1]["en"], falls).axes[0]
    ends = sorted(float(line.get_xdata()[0]) for line in axes.lines if line.get_marker() == "o")
    assert ends == pytest.approx([-5, 0, 10, 20])


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        (None, "No check has a result"),
        (rows((float("nan"),) * 3), "No check has a result"),
        (rows((1, 1, 1), (2, 2, 2)), "has room"),
        (rows((1, 1, 1)), ""),
        (rows((0, 0, 0)), ""),
        (rows((1, 0, float("nan")), (2, 2, 2)), ""),
    ],
)
def test_what_it_needs(checks, said):
    assert said in has_results(None, checks)
    assert bool(said) == bool(has_results(None, checks))
