"""The report: what it says, from the table and the checks, as a page and as a document of the same.

On the page every number comes from the table and links to its place.
"""

import base64
import re
from collections import Counter
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from helpers.article import foreign_lines, link_to, read_about
from helpers.base import (
    TAGS,
    Counted,
    allowed,
    day,
    hash_of,
    in_html,
    label,
    number,
    period,
    resolve,
    write_whole,
)
from helpers.charts import (
    CLOSE,
    alt_text,
    at_the_unit,
    data_table,
    draw,
    draw_all,
    embed,
    png,
    result_and_bounds,
    with_unit,
)
from helpers.checks import verdicts, verdicts_to
from helpers.extract import explain_hedge, find_numbers, unit_in_english
from helpers.report.asking import SAID, to_ask
from helpers.report.document import document
from helpers.report.findings import choose
from helpers.report.marked import marked, snippets
from helpers.report.metadata import social, structured
from helpers.style import DARK, PALETTE
from helpers.table import csv_text, row_interval, row_names

SECTIONS = ("findings", "statistics", "checks", "drafted", "open", "method", "text")
DATED = {"stated", "inherited", "stated_as_now"}
MADE_BY = ("author", "contact", "date", "version", "corrections", "licence")
DATA = ("statistics", "checks")


def write_report(article, table, checks, folder, language="en", text=True, about=""):
    """Write ``report.html`` and ``report.docx`` into `folder`; return the path of the page.

    The page is one file: five findings, the statistics with what each printed form allows, the checks by
    verdict with what may and may not be published, what is open and whom to ask, the method note, and the
    text with its numbers marked. The document says the same in the same order. The picture that a network
    shows with a link, and those of the snippets for other pages, are files that `save_charts` writes into
    ``charts`` beside the report.

    Parameters
    ----------
    article : Article
    table : DataFrame
        From `tabulate`.
    checks : DataFrame
        From `run_checks`; it may have no row.
    folder : str or Path
        A relative path counts from where the caller stands.
    language : {"en", "zh"}
    text : bool
        False for a text that may not be published again: then each number stands with a few words.
    about : str or Path, optional
        Who made the report and whom to write to, see `about`; else the file beside the article.

    Notes
    -----
    The parts of the method note are those that newsrooms publish with their data work: source,
    extraction, exclusions, hedges, checks, open questions, corrections.
    """
    view = _view(article, table, checks, language, text, read_about(article, about, language))
    folder = resolve(folder)
    write_whole(folder / "report.docx", document(view, language))
    return write_whole(folder / "report.html", _page(view))


def _page(view):
    return in_html(_template().render(view, link_to=link_to, number=number))


@cache
def _template():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["base64"] = lambda data: base64.b64encode(data).decode("ascii")
    environment.filters["markup"] = Markup
    environment.filters["hash_of"] = hash_of
    environment.tests["chinese"] = re.compile("[㐀-鿿]").search
    return environment.get_template("report.html.j2")


def _view(article, table, checks, language, text, about):
    """Return all that the report says, by the names that the page and the document use."""
    say = partial(label, language=language)
    listed, numbers = set(table["start"]), find_numbers(article.text)
    others = [_as_other(one) for one in numbers if one.start not in listed]
    story = _story(article, table, checks, about, say)
    whole = text and about["text"]
    view = (
        {"t": lambda key: say(f"report.{key}"), "tag": TAGS[language], "palette": PALETTE, "dark": DARK}
        | {"article": article, "about": about, "whole": whole}
        | story
        | _head(article, about, at_a_glance(table, checks), story, say)
        | _judged(table, checks, say)
        | _method(article, table, checks, others, say)
        | {"paragraphs": marked(article, table, numbers, language) if whole else snippets(table)}
    )
    skipped = [key for key in ("findings", "drafted") if not view[key]]
    return view | {"sections": [key for key in SECTIONS if key not in skipped]}


def _head(article, about, glance, story, say):
    """Return what the head of the report says of it, to readers, search engines and networks."""
    from importlib.metadata import version  # which brings the reading of mail along

    language = say.keywords["language"]
    published = _day(article.metadata.get("date"), language)
    heading, original = _heading(article, language)
    title = say("report.title") + (say("report.colon") + heading if heading else "")
    description = say("report.description").format(**{key: Counted(count) for key, count in glance})
    charts = [one["chart"] for one in story["findings"] if one["chart"]] + story["charts"]
    saved = [one for one in charts if one["embed"]]
    return {
        "title": title,
        "heading": heading,
        "original": original,
        "description": description,
        "social": social(title, description, saved, language),
        "structured": structured(title, description, article, about, language),
        "glance": [(number(count), say(f"report.{key}").format(n=Counted(count))) for key, count in glance],
        "lines": _lines(article, published, about, say),
        "source": _source(article, published, say),
        "made_by": _made_by(about, language),
        "made_with": say("report.made_with").format(version=version("numbers-on-the-record")),
    }


def _story(article, table, checks, about, say):
    """Return the findings and their charts, the other charts, and the rows of the table."""
    # The charts name what the file of this report names, wherever it lies.
    if about["source"] not in ("", article.metadata["source"]):
        article = replace(article, path=None, metadata=article.metadata | {"source": about["source"]})
    language = say.keywords["language"]
    charts = _charts(article, table, checks, language)
    chosen = [
        (check, chart or _own_chart(check, table, checks, language, article))
        for check, chart in choose(checks, charts, about["findings"])
    ]
    others = [chart for chart in charts if all(chart is not shown for _, shown in chosen)]
    return {
        "findings": [_finding(check, chart, table, checks, say) for check, chart in chosen],
        "charts": others,
        "more_charts": say("report.more_charts").format(n=Counted(len(others))),
        "rows": _rows(table, say),
    }


def _judged(table, checks, say):
    """Return the checks by verdict, reviewed and drafted, and what is open."""
    reviewed, drafted = checks[~checks["drafted"]], checks[checks["drafted"]]
    return {
        "checks": _by_verdict(reviewed, table, checks.attrs, say),
        "drafted": _by_verdict(drafted, table, checks.attrs, say),
        "no_checks": _no_checks(checks, say),
        "none_run": checks.empty,
        "open": to_ask(table, checks, say.keywords["language"]),
        "refused": say("verdict.not-supportable"),
        "not_concluded": _not_concluded(reviewed, say),
        "verdicts": [(say(f"verdict.{key}"), sum(checks["verdict"] == key)) for key in verdicts()],
    }


def _method(article, table, checks, others, say):
    """Return what the method note says beside the counts of verdicts."""
    return {
        "extraction": [say("report.extraction_rule"), _coded(table, say)],
        "exclusions": _exclusions(others, say),
        "foreign": foreign_lines(article),
        "hedges": _hedges(table, say),
        "downloads": _downloads(table, checks, say),
    }


def _heading(article, language):
    """Return the title in the language of the page, and the title as printed where that is another."""
    title = article.metadata["title"]
    first = next((one for one in article.paragraphs if one.text == title), None)
    english = first.english if title and first and language == "en" else ""
    return (english, title) if english else (title, "")


def _day(iso, language):
    return day(iso, language) if iso else ""


def _made_by(about, language):
    said = about | {"date": _day(about["date"], language)}
    return [(name, said[name]) for name in MADE_BY if said[name]]


def _lines(article, published, about, say):
    """Return the lines under the title: when it was published, of which file this is; by whom, and when."""
    said = [f"{say('report.published_on')} {published}"] if published else []
    said.append(f"{say('report.file')} {article.metadata['file']}")
    made = [_day(about["date"], say.keywords["language"])]
    made += [f"{say('report.version')} {about['version']}"] if about["version"] else []
    made = " · ".join(filter(None, [about["author"], *made]))
    return [" · ".join(said), *([made] if made else [])]


def _source(article, published, say):
    """Return the line of the method note on the article: title, day of publication, file and its length."""
    known = article.metadata
    length = f"{number(known['characters'])} {say('report.characters')}"
    file = f"{say('report.file')} {known['file']}{say('clauses')}{length}"
    day_said = f"{say('report.published_on')} {published}" if published else ""
    return " · ".join(filter(None, (known["title"], day_said, file)))


def _coded(table, say):
    """Say whose words who, what and when are: those of a coding, or what the machine read in the text."""
    coded = sum(table["id"].isin(table.attrs.get("coded", {})))
    form = "none" if not coded else "all" if coded == len(table) else "some"
    return say(f"report.coded_{form}").format(coded=number(coded), n=number(len(table)))


def _as_other(found):
    """Return a number that is not in the table; a statistic is there unless a coding dropped it."""
    return replace(found, role="dropped") if found.role == "statistic" else found


def at_a_glance(table, checks):
    """Return the key and the number of each count at the head of the report."""
    counts = {
        "statistics_count": len(table),
        "exact_count": (table["status"] == "exact").sum(),
        "rounded_count": (table["status"] == "rounded").sum(),
        "hedged_count": (table["status"] == "hedged").sum(),
        "undated_count": ((table["from"] == "") & (table["to"] == "")).sum(),
        "checks_count": (checks["verdict"] != "not-applicable").sum(),
    }
    return [(key, int(count)) for key, count in counts.items()]


def _finding(check, chart, table, checks, say):
    """Return a finding: the sentence of a check, its conditions in it, or else what a chart says."""
    if check:
        return _check(check, table, checks.attrs, say) | {"chart": chart}
    return {"id": "", "question": chart["title"], "verdict": "", "chart": chart} | {
        "publish": say("report.not_checked"),
        "inputs": [],
    }


def _by_verdict(checks, table, known, say):
    """Return each verdict with its checks, the best first; one without its figures is only counted."""
    groups = []
    for key in verdicts():
        rows = checks[checks["verdict"] == key].to_dict("records")
        if rows and key != "not-applicable":
            members = [_check(check, table, known, say) for check in rows]
            counted = say("report.checks_in").format(n=Counted(len(rows)))
            heads = {"key": key, "name": say(f"verdict.{key}"), "counted": counted}
            groups.append(heads | {"means": say(f"report.means_{key}"), "members": members})
    return groups


def _check(check, table, known, say):
    """Return a check as it is shown. Beside a refusal stands no result: it would be printed all the same."""
    prints, language = check["verdict"] in verdicts_to("print"), say.keywords["language"]
    places, printed = known.get("places", {}), dict(zip(table["id"], table["printed"], strict=True))
    return {
        "id": check["check"],
        "group": check["group"],
        "question": check["question"],
        "verdict": say(f"verdict.{check['verdict']}"),
        "result": _result(check, places.get(check["check"]), language) if prints else "",
        "publish": check["publish"],
        "said_as": _said_as(check, prints, say),
        "not_publish": check["not_publish"],
        "assumptions": _parts(check["assumptions"]),
        "inputs": [(one, printed[one]) for one in _parts(check["inputs"]) if one in printed],
    }


def _not_concluded(checks, say):
    """Return the line on what can't be concluded from the text, whoever is asked; "" if there is nothing."""
    count = sum(checks["verdict"] == "not-supportable")
    return say("report.not_concluded").format(n=Counted(count)) if count else ""


def _downloads(table, checks, say):
    """Return the files of data that the page carries: name, words and bytes."""
    given = {"statistics": table, "checks": checks}
    return [
        (f"{name}.csv", say(f"report.data_{name}"), csv_text(given[name], name).encode("utf-8"))
        for name in DATA
        if len(given[name])
    ]


def _no_checks(checks, say):
    """Return the line that stands where there is no check that may be published."""
    if checks.empty:
        return say("report.no_checks")
    return say("report.only_drafted" if checks["drafted"].all() else "report.not_testable")


def _said_as(check, prints, say):
    """Return what the sentence of a check is: to be published, all that can be said, or only a proposal."""
    if check["drafted"]:
        return say("report.proposed")
    return say("report.publish") if prints else say("report.instead")


def _result(check, places, language):
    """Return the result of a check with its unit and its bounds: 5,942 yuan per tonne (5,920 to 5,965)."""
    if check["value"] != check["value"]:  # NaN
        return ""
    unit = check["unit"]
    value, bounds = result_and_bounds(check, places, language)
    said = with_unit(value, unit, language)
    if not bounds:
        return said
    beside = with_unit(bounds, unit) if unit in CLOSE else bounds
    return label("report.with_bounds", language).format(said, beside)


def _parts(joined):
    return [part for part in joined.split("; ") if part]


def _rows(table, say):
    """Return what each row of the table says in words, by the name of its cell."""
    names, notes = row_names(table, say.keywords["language"]), table.attrs.get("coded", {})
    rows = zip(table.to_dict("records"), names, strict=True)
    return [_row(row, name, notes.get(row["id"], ""), say) for row, name in rows]


def _row(row, name, note, say):
    language, dated = say.keywords["language"], row["date_basis"].replace(" ", "_")
    who, basis = _who(row, say)
    allows = allowed(row_interval(row), language=language) + _other_side(row)
    allows, or_more = at_the_unit(allows) if row["unit"] else (allows, "")
    return {key: row[key] for key in ("id", "printed", "holder", "unit")} | {
        "name": name,
        "note": note,
        "direction": say(f"report.direction_{row['direction']}") if row["direction"] else "",
        "gap": "" if row["unit"] in CLOSE or language == "zh" else " ",
        "gloss": ""
        if language == "zh" or row["unit"].isascii()
        else unit_in_english(row["unit"], row["kind"]),
        "allows": allows,
        "or_more": or_more,
        "who": who,
        "basis": basis,
        "date": period(row["from"], row["to"], language),
        "date_basis": say(f"report.date_{dated}") if dated in DATED else "",
    }


def _who(row, say):
    """Return who says a number, and in which words. Who is only near it in the text has not said it."""
    if row["speaker_basis"] == "adjacent":
        return "", say("report.basis_adjacent").format(row["speaker"])
    basis = say(f"report.basis_{row['speaker_basis']}") if row["speaker_basis"] in SAID else ""
    return row["speaker"], basis


def _other_side(row):
    """Return the second number of a score or a ratio: 9 : 6."""
    if row["kind"] not in ("score", "ratio") or row["unit"] or row["upper"] != row["upper"]:
        return ""
    return f" : {number(row['upper'])}"


def _charts(article, table, checks, language):
    """Return the charts in their narrow form, whose words stay readable on a phone and beside each other."""
    figures = draw_all(table, checks, language, article, width="phone")
    return [_chart(figure) | {"embed": embed(figure, "charts/")} for figure in figures]


def _own_chart(check, table, checks, language, article):
    """Return the chart of what one check allows, if that is a range; it is no file, so nobody embeds it."""
    if check["low"] == check["high"]:
        return None
    rows = checks[checks["check"] == check["check"]]
    return _chart(draw("what_the_checks_allow", table, rows, language, article, "phone")) | {"embed": ""}


def _chart(figure):
    return {
        "id": figure.record["id"],
        "title": figure.record["title"],
        "shows": _shown(figure.record["data"]),
        "alt": alt_text(figure),
        "png": png(figure),
        "table": data_table(figure),  # escaped there
    }


def _shown(data):
    """Return the ids of figures and checks that a chart shows."""
    return {one for name in ("id", "check") if name in data for one in data[name]}


def _exclusions(others, say):
    """Return role, count and printed forms of the numbers that are no statistics, commonest role first."""
    roles = Counter(one.role for one in others)
    return [
        (say(f"role.{role}"), count, list(dict.fromkeys(one.printed for one in others if one.role == role)))
        for role, count in roles.most_common()
    ]


def _hedges(table, say):
    """Return how each hedge, and rounding, was read: the first number that shows it, and the rule."""
    read, language = {}, say.keywords["language"]
    for row in table[table["status"] != "exact"].to_dict("records"):
        name = row["hedge"] or say("report.rounding")
        words = allowed(row_interval(row), language=language)
        words = with_unit(words, row["unit"]) if row["unit"] in CLOSE else words
        read.setdefault(name, (name, row["printed"], words, explain_hedge(row["printed"], language)))
    return list(read.values())
