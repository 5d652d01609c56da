"""The gallery: which charts there are and what each needs; how one is drawn, said in words and saved.

What a chart is, and how to add one, is written in `contract`.
"""

import json

from helpers.article import source_line
from helpers.base import LANGUAGES, ROOT, day, label, resolve, write_whole
from helpers.charts.any_article import how_big_they_are, intervals, where_the_numbers_are
from helpers.charts.check_bounds import has_results, what_the_checks_allow
from helpers.charts.contract import Chart, has_bounds, has_days, has_figures, missing
from helpers.charts.course import (
    CERTIFICATES,
    COVERED,
    PATENTS,
    RATES,
    YEAR,
    coverage_bars,
    coverage_dots,
    coverage_rates,
    firm_rights,
    organisations_pair,
)
from helpers.charts.findings import (
    changes_by_direction,
    has_another_unit,
    has_changes,
    has_one_unit,
    has_shares,
    largest_of_another_unit,
    largest_of_one_unit,
    shares_of_a_whole,
)
from helpers.charts.frame import frame
from helpers.charts.limits import (
    BOUNDED,
    ROUNDED,
    UNIVERSES,
    has_hedge,
    hedged_figures,
    rounding_bounds,
    universe_bounds,
)
from helpers.charts.pictures import embed, png, svg
from helpers.style import WIDTHS, house_style
from helpers.table import FORMULA, one_line

GALLERY = (
    Chart(coverage_bars, (has_figures(*COVERED), has_days(*COVERED))),
    Chart(coverage_dots, (has_figures(*COVERED), has_days(*COVERED))),
    Chart(coverage_rates, (has_figures(*RATES), has_days(*RATES))),
    Chart(firm_rights, (has_figures(*PATENTS, *CERTIFICATES), has_days(*PATENTS))),
    Chart(hedged_figures, (has_hedge,)),
    Chart(organisations_pair, (has_figures(*YEAR), has_days(*YEAR, ends=("from", "to")))),
    Chart(
        universe_bounds,
        (
            has_figures(*BOUNDED, *RATES),
            has_days(*BOUNDED, *RATES),
            has_bounds(*(check for _, check, _ in UNIVERSES)),
        ),
    ),
    Chart(
        rounding_bounds,
        (
            has_figures(*BOUNDED, *RATES),
            has_days(*BOUNDED, *RATES),
            has_bounds(*ROUNDED),
        ),
    ),
    Chart(changes_by_direction, (has_changes,)),
    Chart(shares_of_a_whole, (has_shares,)),
    Chart(largest_of_one_unit, (has_one_unit,)),
    Chart(largest_of_another_unit, (has_another_unit,)),
    Chart(what_the_checks_allow, (has_results,)),
    Chart(where_the_numbers_are),
    Chart(how_big_they_are),
)
BY_NAME = {chart.sketch.__name__: chart for chart in GALLERY}
CHARTS = tuple(BY_NAME)


def draw_all(table, checks=None, language="en", article=None, width="slide"):
    """Yield every chart that a table allows: all for the course's, two or three for any other.

    Parameters are those of `draw`.
    """
    _require_known(language, width)
    for name, chart in BY_NAME.items():
        if not missing(chart.needs, table, checks):
            yield _drawn(name, table, checks, language, article, width)


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

    Raises
    ------
    ValueError
        If there is no such chart, language or width, or the table lacks what the chart needs; it says what.
    """
    if chart not in BY_NAME:
        raise ValueError(f"No chart is called {chart!r}. Choose one of: {', '.join(CHARTS)}.")
    _require_known(language, width)
    if lacks := missing(BY_NAME[chart].needs, table, checks):
        raise ValueError(lacks)
    return _drawn(chart, table, checks, language, article, width)


def _require_known(language, width):
    for given, known in ((language, LANGUAGES), (width, WIDTHS)):
        if given not in known:
            raise ValueError(f"No chart is drawn in {given!r}. Choose one of: {', '.join(known)}.")


def _drawn(chart, table, checks, language, article, width):
    sketch, words = _said(chart, table, checks, language, article)
    return dressed(chart, sketch, words, language, width)


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
    return dressed("intervals", said[language], words, language, width)


def _said(chart, table, checks, language, article):
    """Return the sketch in one language and the words in both: the alt text is wanted in either."""
    said = {each: BY_NAME[chart].sketch(table, checks, each, article) for each in LANGUAGES}
    return said[language], {each: _words(chart, said[each], article, each) for each in LANGUAGES}


def _words(chart, sketch, article, language):
    def text(part):
        template = label(f"chart.{chart}.{part}", language)
        try:
            return template.format(**sketch.fields).strip()
        except KeyError as blank:
            known = ", ".join(sketch.fields)
            raise KeyError(f"chart.{chart}.{part} asks for {blank}; the fields are {known}.") from None

    source = label("chart.source", language).format(source=source_of(article, language))
    if outside := sketch.fields.get("outside_source"):
        source += label("chart.outside_source", language).format(outside)
    alt = label("chart.alt_data", language).format(alt=text("alt"), file=f"{chart}.csv")
    words = {"title": text(f"title{sketch.form}"), "subtitle": text("subtitle"), "note": text("note")}
    return words | {"source": source, "alt": alt}


def source_of(article, language):
    """Return the source as a reader names it: who published it and when, never a file."""
    if article is None:
        return label("chart.source_table", language)
    iso = article.metadata.get("date")
    date = day(iso, language) if iso else ""
    ours = bool(article.path) and article.path.is_relative_to(ROOT / "data")
    if article.course:
        said = label("chart.source_retold" if ours else "chart.source_course", language)
        return said.format(date=date)
    named = source_line(article, date, language) or label("chart.source_untitled", language)
    return label("chart.source_practice", language).format(named) if ours else named


def dressed(chart, sketch, words, language, width):
    """Return a sketch as a figure in house style, with its words round it and its record."""
    with house_style(language):
        figure, axes, middles = frame(words[language], sketch.names, sketch.heights, width)
        sketch.paint(axes, middles)
        axes.get_xticklabels()  # made now, in this style, whoever draws the figure later
    own = {key: words[language][key] for key in ("title", "subtitle", "note", "source")}
    alt = {each: words[each]["alt"] for each in words}
    figure.record = {"id": chart, "language": language, "alt": alt, "data": sketch.data} | own
    return figure


def _harmless(cell):
    """Keep a spreadsheet from running a cell that an article wrote, or from ending a row in it."""
    if not isinstance(cell, str):
        return cell
    return f"'{one_line(cell)}" if cell.startswith(tuple(FORMULA)) else one_line(cell)


def data_file(figure):
    """Return what a chart shows as the text of a CSV file."""
    return figure.record["data"].map(_harmless).to_csv(index=False, lineterminator="\n")


def save_charts(table, folder, checks=None, language="en", article=None):
    """Save every chart the table allows in `folder`, with its data and ``manifest.json``; return the list.

    For each chart: SVG and PNG at the width of a slide, the HTML that shows it on another page, and
    the data as CSV, all named by its id.
    """
    folder, manifest = resolve(folder), []
    for figure in draw_all(table, checks, language, article):
        files, chart = {}, figure.record["id"]
        for kind, save in (("svg", svg), ("png", png), ("embed.html", embed)):
            files[kind] = f"{chart}.{kind}"
            write_whole(folder / files[kind], save(figure))
        record = figure.record
        write_whole(folder / f"{chart}.csv", data_file(figure))
        manifest.append(
            {"id": chart, "title": record["title"], "alt": record["alt"], "files": files}
            | {"data": f"{chart}.csv", "source": record["source"], "language": language}
        )
    write_whole(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    return manifest
