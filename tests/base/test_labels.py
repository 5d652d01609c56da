"""Labels: every key once, in both languages, used somewhere; every key used exists; errors say what to do."""

import ast
import re
from itertools import product

import pytest

from helpers.base import LANGUAGES, ROOT, list_rows
from helpers.base.labels import label, label_files
from helpers.charts import CHARTS, SHAPES
from helpers.charts.bad import REPAIRS
from helpers.charts.course import RATES
from helpers.charts.limits import ROUNDED
from helpers.checks import verdicts
from helpers.explore.chart_desk import DESK
from helpers.explore.dial import WORDS as DIAL
from helpers.explore.ledger import KEPT, LEDGER
from helpers.explore.playground import WORDS as PLAYGROUND
from helpers.explore.reader import ON_PAPER
from helpers.explore.reader import WORDS as READER
from helpers.report.draft_check import FINE, TRACES
from helpers.report.page import DATA, MADE_BY, SECTIONS
from helpers.table import schema

ROWS = [row for path in label_files() for row in list_rows(path)]
KEYS = [row["key"] for row in ROWS]
BOUNDS = [*RATES, *ROUNDED]
FIGURES = [row["id"] for row in list_rows(ROOT / "data" / "coding.csv")]
HOW_MANY = ("none", "some", "all")
GLANCE = ("statistics", "exact", "rounded", "hedged", "undated", "checks")
# A key that the code puts together, and the values of each of its blanks.
COMPUTED = {
    "kind.{}": [schema()["kind"]["constraints"]["enum"]],
    "role.{}": [("statistic", "date", "duration", "ordinal", "name", "rhetorical", "indefinite", "dropped")],
    "verdict.{}": [verdicts()],
    "guard.{}": [[guard for row in verdicts().values() for guard in row["guards"].split()]],
    "chart.{}": [[one for one in FIGURES if f"chart.{one}" in KEYS]],  # short names of figures
    "chart.{}.{}": [CHARTS, ("title", "subtitle", "note", "alt")],
    "chart.hedged_figures.{}": [("title_one", "title_endless")],
    "chart.what_the_checks_allow.{}": [("title_one", "title_not")],
    "check.{}": [
        (*FINE, *TRACES, "condition", "not_supportable", "nowhere", "direction", "unit", "up", "down")
    ],
    "chart.how_big_they_are.{}": [("title_one", "title_unit", "title_level", "title_below")],
    "chart.changes_by_direction.{}": [("title_up", "title_down")],
    "chart.shares_of_a_whole.{}": [("title_tie", "title_level")],
    "chart.largest_of_{}_unit.title_tie": [("one", "another")],
    "chart.where_the_numbers_are.{}": [
        ["one", "one_alone", "section_some", "section_all", "section_even"]
        + [f"{part}_{many}" for part in ("statistics", "half", "half_alone") for many in HOW_MANY]
    ],
    "chart.ranked.{}": [("all", "some", "sure", "printed")],
    "chart.changes.{}": [("up", "down")],
    "chart.changes.most_{}": [("one", "up", "down")],
    "chart.{}_unit": [BOUNDS],
    "chart.{}_name": [BOUNDS],
    "chart.universe_bounds.{}": [("within", "beyond")],
    "chart.bad.{}.title": [REPAIRS],
    "chart.bad.{}.alt": [REPAIRS],
    "explore.{}": [(*DIAL, "allowed", "not_allowed")],
    "widget.{}": [("failed", "restarted", "silent", "waiting")],
    "reader.{}": [[*READER, *ON_PAPER, "what", "hedge", "note", "why"]],
    "playground.{}": [PLAYGROUND],
    "why.{}": [("date", "duration", "ordinal", "name", "rhetorical", "indefinite", "dropped")],
    "chart.one_axis.{}": [("up", "down")],
    "chart.one_axis.title{}": [("", "_tie")],
    "chart.one_axis.alt_{}": [(*SHAPES, "bars", "dots")],
    "desk.{}": [DESK],
    "desk.in_{}": [LANGUAGES],
    "ledger.{}": [LEDGER],
    "lint.log_{}": [("bar", "area")],
    "lint.start_{}": [("bar", "area")],
    "lint.end_{}": [("bar", "area")],
    "lint.cut_{}": [("bar", "area")],
    "ledger.said_{}": [KEPT],
    "report.{}": [[*SECTIONS, *MADE_BY, *(f"{count}_count" for count in GLANCE)]],
    "report.data_{}": [DATA],
    "report.means_{}": [[one for one in verdicts() if one != "not-applicable"]],
    "report.basis_{}": [("indirect", "direct", "adjacent")],
    "report.date_{}": [("stated", "inherited", "stated_as_now")],
    "report.direction_{}": [("up", "down", "level")],
    "report.coded_{}": [("none", "some", "all")],
}
# The charts put the form of a sketch behind a title: `chart.{}.{}` in the code stands for these as well.
BY_FORM = (
    "chart.hedged_figures.{}",
    "chart.how_big_they_are.{}",
    "chart.what_the_checks_allow.{}",
    "chart.changes_by_direction.{}",
    "chart.shares_of_a_whole.{}",
    "chart.largest_of_{}_unit.title_tie",
)


def asked(node):
    """Return the keys that an argument of `label` may be; what is computed in it is a blank."""
    if isinstance(node, ast.IfExp):
        return asked(node.body) + asked(node.orelse)
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return ["".join(parts)]
    assert isinstance(node, ast.Constant), f"{ast.unparse(node)}: write the key where the label is asked for"
    return [node.value]


def keys_in_code():
    found = set()
    for path in (ROOT / "helpers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"label", "say"}:
                found |= set(asked(node.args[0]))
    return found


def keys_in_notebooks():
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "notebooks").glob("*.ipynb"))
    return set(re.findall(r'\blabel\(\\"([\w.-]+)\\"', text))


def keys_in_the_template():
    """Return what the report's template asks for: `t("key")`, or a key in a list that it goes through."""
    text = (ROOT / "helpers" / "report" / "report.html.j2").read_text(encoding="utf-8")
    calls = re.findall(r"\bt\([^()]*\)|for key in \([^()]*\)", text)
    return {f"report.{key}" for key in re.findall(r"[\"'](\w+)[\"']", " ".join(calls))}


def filled(template):
    return {template.format(*values) for values in product(*COMPUTED[template])}


def test_every_key_stands_once():
    assert sorted({key for key in KEYS if KEYS.count(key) > 1}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_says_something(language):
    assert [row["key"] for row in ROWS if not row[language].strip()] == []


def test_every_label_used_exists_and_every_label_is_used():
    code = keys_in_code()
    computed = {key for key in code if "{}" in key}
    assert computed | set(BY_FORM) == set(COMPUTED)
    used = (code - computed) | keys_in_notebooks() | keys_in_the_template()
    used |= {key for template in COMPUTED for key in filled(template)}
    assert sorted(used - set(KEYS)) == []
    assert sorted(set(KEYS) - used) == []


@pytest.mark.parametrize("kind", schema()["kind"]["constraints"]["enum"])
def test_every_kind_is_translated(kind):
    assert label(f"kind.{kind}", "zh") != label(f"kind.{kind}", "en")


def test_an_unknown_key_or_language_is_named():
    with pytest.raises(KeyError, match=r"has a row with the key 'kind\.colour'"):
        label("kind.colour")
    with pytest.raises(KeyError, match="en, zh"):
        label("kind.count", "fr")


def test_chinese_labels_have_full_width_marks():
    """But for what stands in braces, {n:one|# many}, and the list that is data."""
    said = {row["key"]: re.sub(r"\{\w*:", "{", row["zh"]) for row in ROWS if row["key"] != "chart.magnitudes"}
    half = re.compile(r"[㐀-鿿」』）][,;:?!()]|[,;:?!(][㐀-鿿「『（]|\}[,;(]|[,;(] ?\{")
    assert {key: words for key, words in said.items() if half.search(words)} == {}
