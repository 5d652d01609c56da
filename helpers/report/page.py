"""The report: what it says, from the table and the checks, as a page and as a document of the same.

On the page every number comes from the table and links to its place.
"""

import base64
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from helpers.article import foreign_lines, link_to, read_about
from helpers.base import (
    TAGS,
    Counted,
    allowed,
    day,
    decimals,
    label,
    number,
    period,
    resolve,
    result,
    write_whole,
)
from helpers.charts import alt_text, data_table, draw_all, embed, png
from helpers.checks import verdicts, verdicts_to
from helpers.extract import explain_hedge, find_numbers
from helpers.report.document import document
from helpers.report.metadata import social, structured
from helpers.style import PALETTE
from helpers.table import row_interval, row_names, words_around

SECTIONS = ("checks", "drafted", "statistics", "charts", "method", "text")
SAID = {"indirect", "direct"}
DATED = {"stated", "inherited", "stated_as_now"}
PERCENT = ("%", "％")
MADE_BY = ("author", "contact", "corrections", "licence")


def write_report(article, table, checks, folder, language="en", text=True, about=""):
    """Write ``report.html`` and ``report.docx`` into `folder`; return the path of the page.

    The page is one file: the checks with what may and may not be published, the statistics with
    what each printed form allows, the charts, the method note, and the text with its numbers marked.
    The document says the same. The picture that a network shows with a link, and those of the snippets
    for other pages, are files that `save_charts` writes into ``charts`` beside the report.

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
    view = _view(article, table, checks, language, text, read_about(article, about))
    folder = resolve(folder)
    write_whole(folder / "report.docx", document(view, language))
    return write_whole(folder / "report.html", _page(view))


def _page(view):
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
    environment.tests["chinese"] = re.compile("[㐀-鿿]").search
    return environment.get_template("report.html.j2").render(view, link_to=link_to, number=number)


def _view(article, table, checks, language, text, about):
    """Return all that the report says, by the names that the page and the document use."""
    say = partial(label, language=language)
    places = dict(zip(table["id"], table["printed"], strict=True))
    listed = set(table["start"])
    others = [_as_other(one) for one in find_numbers(article.text) if one.start not in listed]
    published = _published(article, language)
    heading = article.metadata["title"] or say("report.untitled")
    title = say("report.title") + say("report.colon") + heading
    glance = at_a_glance(table, checks)
    description = say("report.description").format(**{key: Counted(count) for key, count in glance})
    # The charts name what the file of this report names, wherever it lies.
    sourced = replace(article, path=None, metadata=article.metadata | {"source": about["source"]})
    charts = _charts(sourced if about["source"] else article, table, checks, language)
    whole = text and about["text"]
    return {
        "t": lambda key: say(f"report.{key}"),
        "tag": TAGS[language],
        "palette": PALETTE,
        "title": title,
        "heading": heading,
        "description": description,
        "social": social(title, description, charts, language),
        "structured": structured(title, description, article, about, language),
        "about": about,
        "made_by": _made_by(about),
        "published": published,
        "source": _source(article, published, say),
        "lines": _lines(article, published, about, say),
        "sections": _sections(checks),
        "article": article,
        "glance": [(number(count), say(f"report.{key}").format(n=Counted(count))) for key, count in glance],
        "checks": _checks(checks[~checks["drafted"]], places, say),
        "drafted": _checks(checks[checks["drafted"]], places, say),
        "no_checks": _no_checks(checks, say),
        "none_run": checks.empty,
        "rows": _rows(table, say),
        "charts": charts,
        "extraction": [say("report.extraction_rule"), _coded(table, say)],
        "exclusions": _exclusions(others, say),
        "foreign": foreign_lines(article),
        "hedges": _hedges(table, say),
        "headlines": _headlines(checks),
        "verdicts": [(say(f"verdict.{key}"), sum(checks["verdict"] == key)) for key in verdicts()],
        "questions": _questions(table, checks, places, say),
        "whole": whole,
        "paragraphs": _marked(article, table, others, language) if whole else _snippets(table),
    }


def _sections(checks):
    """Return the keys of the headings, that of drafted checks only where there are any."""
    return [key for key in SECTIONS if key != "drafted" or checks["drafted"].any()]


def _published(article, language):
    published = article.metadata.get("date")
    return day(published, language) if published else ""


def _made_by(about):
    return [(name, about[name]) for name in MADE_BY if about[name]]


def _lines(article, published, about, say):
    """Return the lines under the title: when it was published, of which file this is, by whom."""
    said = [f"{say('report.published_on')} {published}"] if published else []
    said.append(f"{say('report.file')} {article.metadata['file']}")
    return [" · ".join(said), *([about["author"]] if about["author"] else [])]


def _source(article, published, say):
    """Return the line of the method note on the article: title, day of publication, file and its length."""
    known = article.metadata
    file = f"{say('report.file')} {known['file']}, {number(known['characters'])} {say('report.characters')}"
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


def _headlines(checks):
    """Return the first sentence that may be printed of each group of reviewed checks, with its check."""
    printable = checks[checks["verdict"].isin(verdicts_to("print")) & ~checks["drafted"]]
    printable = printable.drop_duplicates("group")
    return list(zip(printable["check"], printable["publish"], strict=True))


def _checks(checks, places, say):
    """Return group and checks of each group; one without its figures is only counted, in the method note."""
    groups, decimals_said = {}, checks.attrs.get("places", {})
    for check in checks[checks["verdict"] != "not-applicable"].to_dict("records"):
        shown = {
            "id": check["check"],
            "question": check["question"],
            "verdict": say(f"verdict.{check['verdict']}"),
            "result": _result(check, decimals_said.get(check["check"]), say.keywords["language"]),
            "publish": check["publish"],
            "said_as": _said_as(check, say),
            "not_publish": check["not_publish"],
            "assumptions": _parts(check["assumptions"]),
            "inputs": _figures(_parts(check["inputs"]), places),
        }
        groups.setdefault(check["group"], []).append(shown)
    return list(groups.items())


def _no_checks(checks, say):
    """Return the line that stands where there is no reviewed check to show."""
    if checks.empty:
        return say("report.no_checks")
    return say("report.only_drafted" if checks["drafted"].all() else "report.not_testable")


def _said_as(check, say):
    """Return what the sentence of a check is: one that may be published, or as yet a proposal."""
    return say("report.proposed" if check["drafted"] else "report.publish")


def _result(check, places, language):
    """Return the value of a check with its bounds: 5,942 (5,920 to 5,965) 元/噸, 24.4% (24.3 to 24.5%).

    They have as many decimals as in the sentences of the check, unless that would leave nought.
    """
    if check["value"] != check["value"]:  # NaN
        return ""
    interval, value = row_interval(check), result(check["value"])
    if places is None or not round(check["value"], places):
        places = decimals(interval, check["value"])
    else:
        value = number(Decimal(f"{check['value']:.{places}f}"))
    bounds, unit = allowed(interval, places, language), check["unit"]
    if interval.exact:
        return with_unit(value, unit)
    if unit in PERCENT:
        return f"{value}{unit} ({bounds}{unit})"
    return with_unit(f"{value} ({bounds})", unit)


def with_unit(words, unit):
    """Return a number and its unit, with a blank between unless it is per cent.

    Examples
    --------
    >>> with_unit("24.4", "%"), with_unit("30", "個"), with_unit("30", "")
    ('24.4%', '30 個', '30')
    """
    return f"{words}{unit}" if unit in PERCENT else f"{words} {unit}".rstrip()


def _parts(joined):
    return [part for part in joined.split("; ") if part]


def _figures(ids, places):
    return [(one, places[one]) for one in ids if one in places]


def _rows(table, say):
    """Return what each row of the table says in words, by the name of its cell."""
    names, notes = row_names(table, say.keywords["language"]), table.attrs.get("coded", {})
    rows = zip(table.to_dict("records"), names, strict=True)
    return [_row(row, name, notes.get(row["id"], ""), say) for row, name in rows]


def _row(row, name, note, say):
    language, dated = say.keywords["language"], row["date_basis"].replace(" ", "_")
    who, basis = _who(row, say)
    return {key: row[key] for key in ("id", "printed", "holder", "unit")} | {
        "name": name,
        "note": note,
        "direction": say(f"report.direction_{row['direction']}") if row["direction"] else "",
        "gap": "" if row["unit"] in PERCENT else " ",
        "allows": allowed(row_interval(row), language=language) + _other_side(row),
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
    return [
        {
            "id": figure.record["id"],
            "alt": alt_text(figure),
            "png": png(figure),
            "table": data_table(figure),  # escaped there
            "embed": embed(figure, "charts/"),
        }
        for figure in draw_all(table, checks, language, article, width="phone")
    ]


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
        read.setdefault(name, (name, row["printed"], words, explain_hedge(row["printed"], language)))
    return list(read.values())


def _questions(table, checks, places, say):
    """Return the questions to send, each with the figures it is about."""
    asked = [
        (check["question"], _figures(_parts(check["inputs"]), places))
        for check in checks[checks["verdict"].isin(verdicts_to("ask"))].to_dict("records")
    ]
    undated = table[(table["from"] == "") & (table["to"] == "")]
    for key, rows in (("base", table[table["kind"] == "share"]), ("date", undated)):
        if len(rows):
            asked.append((say(f"report.ask_{key}"), _figures(rows["id"], places)))
    return asked


def _marked(article, table, others, language):
    """Return the paragraphs, cut into plain text, statistics (with their id) and other numbers."""
    found = [(row.start, row.end, "statistic", row.id) for row in table.itertuples()]
    found = sorted(found + [(one.start, one.end, one.role, "") for one in others])
    starts = [start for start, *_ in found]
    paragraphs = []
    for paragraph in article.paragraphs:
        pieces, done = [], paragraph.start
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        for start, end, role, figure in found[first:last]:
            pieces += [(article.text[done:start], "", ""), (article.text[start:end], role, figure)]
            done = end
        pieces.append((article.text[done : paragraph.end], "", ""))
        english = paragraph.english if language == "en" else ""
        paragraphs.append({"heading": paragraph.heading, "pieces": pieces, "english": english})
    return paragraphs


def _snippets(table):
    """Return for each number the few words round it, cut like a paragraph: no more of a text is needed."""
    paragraphs = []
    for row in table.to_dict("records"):
        before, printed, after = words_around(row)
        pieces = [(before, "", ""), (printed, "statistic", row["id"]), (after, "", "")]
        paragraphs.append({"heading": False, "pieces": pieces, "english": ""})
    return paragraphs
