"""What several test files need: the course's article with its tables and checks, and its charts."""

from functools import cache

import pytest

from helpers.article import companion, read_article
from helpers.charts import draw
from helpers.checks import run_checks
from helpers.table import tabulate


@pytest.fixture(scope="session")
def course():
    """Return the article, and by language its table and its checks."""
    article = read_article()
    tables = {each: tabulate(article, companion(article, "coding.csv"), each) for each in ("en", "zh")}
    plan = companion(article, "checks.yaml")
    return article, tables, {each: run_checks(tables[each], plan, each) for each in tables}


@pytest.fixture(scope="session")
def drawn(course):
    """Return a function that draws a chart of the course, once: tests that change it draw their own."""
    article, tables, checks = course

    @cache
    def draw_once(chart, language="en", width="slide"):
        return draw(chart, tables[language], checks[language], language, article, width)

    return draw_once
