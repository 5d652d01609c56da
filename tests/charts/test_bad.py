"""The bad examples have the faults that they are there for, and say that they are bad."""

import pytest

from helpers.charts.bad import REPAIRS, draw_bad
from helpers.charts.gallery import CHARTS
from helpers.lint import lint

FAULTS = {
    "pie_of_non_parts": "A pie says",
    "log_bars": "on a log scale",
    "one_stack": "Colour is the only code",
    "bare_hedges": "No unit",
    "truncated_pair": "start at 67,400, not at zero",
    "missing_base": "No unit",
    "dual_axis": "Two scales",
    "false_precision": "No unit",
    "colour_alone": "Colour is the only code",
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("example", REPAIRS)
def test_bad_examples_say_so_and_lint_sees_it(course, example, language):
    article, tables, checks = course
    figure = draw_bad(example, tables[language], checks[language], language, article)
    assert figure.record["title"]
    assert {"en": "Bad example", "zh": "反面例子"}[language] in figure.get_suptitle()
    assert any(FAULTS[example] in fault for fault in lint(figure))


def test_bad_examples_are_never_saved():
    assert not set(REPAIRS) & set(CHARTS)
    assert set(REPAIRS.values()) <= set(CHARTS)
