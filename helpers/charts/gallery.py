"""The charts of the course: drawn from the tables, in one house style, with their alt text.

What each chart shows is in `course_charts` and `generic_charts`, how it looks in `house`, how it is
saved and shown in `pictures`, what `lint` wants in `lint`. This module puts them together.
"""

import json

from helpers.base import LANGUAGES, day, label, resolve, write_whole
from helpers.charts.any_article import how_big_they_are, intervals, where_the_numbers_are
from helpers.charts.course import (
    coverage_bars,
    coverage_dots,
    coverage_rates,
    firm_rights,
    organisations_pair,
)
from helpers.charts.frame import frame
from helpers.charts.limits import hedged_figures, rounding_bounds, universe_bounds
from helpers.charts.pictures import alt_text, png, show, svg
from helpers.lint import lint, lint_alt
from helpers.style import WIDTHS, house_style
from helpers.table import FORMULA

_CHARTS = {
    chart.__name__: chart
    for chart in (
        coverage_bars,
        coverage_dots,
        coverage_rates,
        firm_rights,
        hedged_figures,
        organisations_pair,
        universe_bounds,
        rounding_bounds,
        where_the_numbers_are,
        how_big_they_are,
    )
}
CHARTS = tuple(_CHARTS)

# What notebooks need, so that one import serves.
__all__ = ["CHARTS", "alt_text", "draw", "draw_all", "draw_intervals", "lint", "lint_alt", "png"]
__all__ += ["save_charts", "show"]


def draw_all(table, checks=None, language="en", article=None, width="slide"):
    """Yield every chart that a table allows: all for the course's, two or three for any other.

    Parameters are those of `draw`.
    """
    for chart in CHARTS if len(table) else ():
        try:
            sketch, words = _said(chart, table, checks, language, article)
        except ValueError:  # the table lacks what the chart shows
            continue
        yield _dressed(chart, sketch, words, language, width)


def draw(chart, table, checks=None, language="en", article=None, width="slide"):
    """Return one chart as a matplotlib Figure in house style, with its alt text.

    Parameters
    ----------
    chart : str
        One of `CHARTS`.
    table : pandas.DataFrame
        The statistics, from `helpers.table.tabulate`.
    checks : pandas.DataFrame, optional
        The audited bounds, from `helpers.checks.run_checks`; some charts need them.
    language : str
        ``en`` or ``zh``.
    article : helpers.article.Article, optional
        For the source line, and for the numbers that are no statistics.
    width : str
        ``slide`` (8 inches) or ``phone`` (3.75).
    """
    if chart not in _CHARTS:
        raise ValueError(f"No chart is called {chart!r}. Choose one of: {', '.join(CHARTS)}.")
    for given, known in ((language, LANGUAGES), (width, WIDTHS)):
        if given not in known:
            raise ValueError(f"No chart is drawn in {given!r}. Choose one of: {', '.join(known)}.")
    if table.empty:
        raise ValueError("The table has no row, so there is nothing to draw.")
    sketch, words = _said(chart, table, checks, language, article)
    return _dressed(chart, sketch, words, language, width)


def draw_intervals(rows, title, subtitle="", note="", source="", language="en", width="slide"):
    """Return a figure of labelled intervals, an end filled where it is allowed and hollow where not.

    Parameters
    ----------
    rows : pandas.DataFrame or list of dict
        label, low, high, low_closed, high_closed (NaN: no end on that side), and, if wanted, text:
        what to print instead of the two ends.
    title, subtitle, note, source : str
        The words round the chart; the subtitle names measure, unit, place and date.
    """
    said = {each: intervals(rows, each) for each in LANGUAGES}
    words = {}
    for each in LANGUAGES:
        alt = label("chart.intervals.alt", each).format(title=title, **said[each].fields)
        line = label("chart.source", each).format(source=source) if source else ""
        words[each] = {"title": title, "subtitle": subtitle, "note": note, "source": line, "alt": alt}
    return _dressed("intervals", said[language], words, language, width)


def _said(chart, table, checks, language, article):
    """Return the sketch in one language and the words in both: the alt text is wanted in either."""
    said = {each: _CHARTS[chart](table, checks, each, article) for each in LANGUAGES}
    return said[language], {each: _words(chart, said[each], article, each) for each in LANGUAGES}


def _words(chart, sketch, article, language):
    def text(part):
        return label(f"chart.{chart}.{part}", language).format(**sketch.fields).strip()

    source = label("chart.source", language).format(source=_source(chart, article, language))
    if outside := sketch.fields.get("outside_source"):
        source += label("chart.outside_source", language).format(outside)
    alt = label("chart.alt_data", language).format(alt=text("alt"), file=f"{chart}.csv")
    words = {"title": text(f"title{sketch.form}"), "subtitle": text("subtitle"), "note": text("note")}
    return words | {"source": source, "alt": alt}


def _source(chart, article, language):
    if article is None:
        return label("chart.source_table", language)
    iso = article.metadata.get("date")
    date = day(iso, language) if iso else ""
    if article.course:
        # The places are those of the file at hand, which may retell what was printed.
        key = "chart.source_places" if chart == "where_the_numbers_are" else "chart.source_course"
        return label(key, language).format(date=date, file=article.metadata["file"])
    return ", ".join(filter(None, (article.metadata.get("title"), date, article.metadata.get("file"))))


def _dressed(chart, sketch, words, language, width):
    with house_style(language):
        figure, axes, middles = frame(words[language], sketch.names, sketch.heights, language, width)
        sketch.paint(axes, middles)
        axes.get_xticklabels()  # made now, in this style, whoever draws the figure later
    own = {key: words[language][key] for key in ("title", "subtitle", "note", "source")}
    alt = {each: words[each]["alt"] for each in words}
    figure.record = {"id": chart, "language": language, "alt": alt, "data": sketch.data} | own
    return figure


def _harmless(cell):
    """Keep a spreadsheet from running a cell that an article wrote."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(tuple(FORMULA)) else cell


def save_charts(table, folder, checks=None, language="en", article=None):
    """Save every chart the table allows in `folder`, with its data and ``manifest.json``; return the list.

    For each chart: SVG and PNG at the width of a slide, and the data as CSV, all named by its id.
    """
    folder, manifest = resolve(folder), []
    for figure in draw_all(table, checks, language, article):
        files, chart = {}, figure.record["id"]
        for kind, save in (("svg", svg), ("png", png)):
            files[kind] = f"{chart}.{kind}"
            write_whole(folder / files[kind], save(figure))
        record = figure.record
        data = record["data"].map(_harmless)
        write_whole(folder / f"{chart}.csv", data.to_csv(index=False, lineterminator="\n"))
        manifest.append(
            {"id": chart, "title": record["title"], "alt": record["alt"], "files": files}
            | {"data": f"{chart}.csv", "source": record["source"], "language": language}
        )
    write_whole(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    return manifest
