"""Every chart, in both languages and both widths, looks as it did when somebody last looked at it.

After a change, look at the chart in both languages and both widths; then store how it looks::

    python -m tests.test_baseline how_big_they_are

Without a name all charts are stored anew.
"""

import re
import sys
from functools import cache

import pytest
from matplotlib.artist import setp
from PIL import Image

from helpers.article import companion, read_article
from helpers.base import LANGUAGES, ROOT
from helpers.charts import draw, png
from helpers.checks import run_checks
from helpers.style import BLUE, RUST, WIDTHS
from helpers.table import tabulate
from tests.pictures import LIMIT, OF_THE_COURSE, difference, on_screen

BASELINE = ROOT / "tests" / "baseline"


def store(charts):
    """Draw some charts of the course, or all if none is named, and store how they look."""
    if unknown := [chart for chart in charts if chart not in OF_THE_COURSE]:
        raise SystemExit(f"No chart is called {unknown[0]!r}. Choose some of: {', '.join(OF_THE_COURSE)}.")
    article = read_article()
    for old in () if charts else BASELINE.glob("*.webp"):
        old.unlink()
    for language in LANGUAGES:
        table = tabulate(article, companion(article, "coding.csv"), language)
        checks = run_checks(table, companion(article, "checks.yaml"), language)
        for chart in charts or OF_THE_COURSE:
            for width in WIDTHS:
                picture = look(draw(chart, table, checks, language, article, width))
                path = file(chart, language, width)
                picture.save(path, lossless=True)
                print(path.relative_to(BASELINE.parent))


def look(figure):
    return on_screen(png(figure))


@pytest.fixture(scope="session")
def looked_at(drawn):
    """Return a function that looks at a chart of the course, once."""
    return cache(lambda *chart: look(drawn(*chart)))


def file(chart, language, width):
    return BASELINE / f"{chart}.{language}.{width}.webp"  # lossless, in colour, a third of a PNG's size


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", OF_THE_COURSE)
def test_the_charts_look_as_they_did_when_looked_at(looked_at, chart, language, width):
    path = file(chart, language, width)
    assert path.exists(), f"look at the chart, then store how it looks: python -m tests.test_baseline {chart}"
    with Image.open(path) as known:
        assert difference(looked_at(chart, language, width), known.convert("RGB")) <= LIMIT


def test_every_baseline_belongs_to_a_chart():
    wanted = {file(chart, each, width) for chart in OF_THE_COURSE for each in LANGUAGES for width in WIDTHS}
    assert set(BASELINE.glob("*.webp")) == wanted


def lines(axes, marker):
    return [line for line in axes.lines if line.get_marker() == marker]


# What is wrong, the chart, and how to make it so.
WRONG = {
    "hollow ends are filled": ("hedged_figures", lambda axes: setp(lines(axes, "o"), markerfacecolor=BLUE)),
    "diamonds are gone": ("universe_bounds", lambda axes: setp(lines(axes, "D"), visible=False)),
    "diamonds stand inside": ("universe_bounds", lambda axes: setp(lines(axes, "D"), xdata=[112])),
    "diamonds are dots": ("universe_bounds", lambda axes: setp(lines(axes, "D"), marker="o")),
    "a bar is gone": ("coverage_bars", lambda axes: setp(axes.patches[2], visible=False)),
    "a bar is too long": ("coverage_bars", lambda axes: setp(axes.patches[1], width=25_000)),
    "a bar has another colour": ("coverage_bars", lambda axes: setp(axes.patches[1], facecolor=RUST)),
    "a rate is a point less": ("coverage_rates", lambda axes: setp(axes.patches[0], width=83.6)),
    "the hatch is gone": ("firm_rights", lambda axes: setp(axes.patches, hatch="")),
    "the gridlines are gone": ("coverage_bars", lambda axes: axes.grid(False)),
    "every value is 99,999": ("coverage_bars", lambda axes: setp(axes.texts, text="99,999")),
    "one digit is another": ("coverage_bars", lambda axes: setp(axes.texts[1], text="9,177")),
    "the title has other numbers": ("firm_rights", lambda axes: other_numbers(axes.figure.texts[0])),
    "the source has other numbers": ("firm_rights", lambda axes: other_numbers(axes.figure.texts[-1])),
    "only statistics are left": (
        "where_the_numbers_are",
        lambda axes: setp(axes.collections[1:], visible=False),
    ),
}


def other_numbers(text):
    text.set_text(re.sub(r"\d", lambda digit: str(9 - int(digit[0])), text.get_text()))


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_chart_looks_different(course, looked_at, wrong):
    """The comparison is known to be able to fail; one width will do, for a tile is as large in either."""
    article, tables, checks = course
    chart, spoil = WRONG[wrong]
    figure = draw(chart, tables["en"], checks["en"], "en", article, "phone")
    spoil(figure.axes[0])
    assert difference(look(figure), looked_at(chart, "en", "phone")) > LIMIT


def test_only_the_charts_named_are_stored_anew(monkeypatch, tmp_path):
    monkeypatch.setattr(sys.modules[__name__], "BASELINE", tmp_path)
    (tmp_path / "another.en.slide.webp").write_bytes(b"")
    store(["organisations_pair"])
    stored = {path.name for path in tmp_path.iterdir()}
    named = {file("organisations_pair", each, width).name for each in LANGUAGES for width in WIDTHS}
    assert stored == named | {"another.en.slide.webp"}
    for name in named:
        with Image.open(tmp_path / name) as new, Image.open(ROOT / "tests" / "baseline" / name) as old:
            assert difference(new.convert("RGB"), old.convert("RGB")) <= LIMIT


def test_a_chart_that_is_not_there_is_told():
    with pytest.raises(SystemExit, match="No chart is called 'pie'"):
        store(["pie"])


if __name__ == "__main__":
    store(sys.argv[1:])
