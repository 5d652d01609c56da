"""The findings: those that the newsroom names, else those of the checks and charts, never a refusal."""

import pandas as pd
import pytest

from helpers.checks import verdicts_to
from helpers.report.findings import MOST, choose

CHARTS = [
    {"id": "bars", "shows": {"a", "b"}},
    {"id": "rates", "shows": {"gap", "sum"}},
    {"id": "all", "shows": set()},
]


def checks(*rows):
    names = ("check", "group", "verdict", "inputs", "drafted")
    frame = pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows], columns=names)
    return frame.astype({"drafted": bool}).assign(publish="It may be said.")


def ids(pairs):
    return [(check and check["check"], chart and chart["id"]) for check, chart in pairs]


ROWS = checks(
    ("no", "Sums", "not-supportable", "a; b", False),
    ("machine", "Sums", "consistent", "a; b", True),
    ("alone", "Sums", "bounded", "x", False),
    ("sum", "Sums", "consistent", "x; y", False),
    ("share", "Parts", "bounded", "a; b", False),
    ("late", "Days", "consistent", "z", False),
)


def test_one_of_each_group_those_with_a_chart_first_then_the_others_then_what_charts_say():
    assert ids(choose(ROWS, CHARTS, {})) == [
        ("sum", "rates"),
        ("share", "bars"),
        ("late", None),
        ("alone", None),
        (None, "all"),
    ]


def test_the_newsroom_names_them_and_a_refusal_is_none():
    named = {"late": "", "share": "bars", "no": "rates", "machine": "", "gone": "all"}
    assert ids(choose(ROWS, CHARTS, named))[:2] == [("late", None), ("share", "bars")]
    assert ids(choose(ROWS, CHARTS, named))[2:] == [(None, "rates"), (None, "all")]


def test_without_checks_charts_speak_and_without_charts_nothing_does():
    assert ids(choose(checks(), CHARTS, {})) == [(None, "bars"), (None, "rates"), (None, "all")]
    assert choose(checks(), [], {"gone": "bars"}) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_findings_of_the_course_are_there_each_with_its_chart(course, drawn, language):
    from helpers.article import read_about
    from helpers.charts import CHARTS as NAMES

    found = course[2][language].set_index("check")
    named = read_about(course[0])["findings"]
    assert len(named) == MOST and set(filter(None, named.values())) <= set(NAMES)
    assert set(found.loc[list(named), "verdict"]) <= set(verdicts_to("print"))
