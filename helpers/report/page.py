"""The report: one HTML page in which every number comes from the table and links to its place."""

import base64
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

from helpers.article import foreign_lines
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
from helpers.charts import alt_text, data_table, draw_all, png
from helpers.checks import verdicts, verdicts_to
from helpers.extract import explain_hedge, find_numbers
from helpers.style import PALETTE
from helpers.table import row_interval

SECTIONS = ("checks", "statistics", "charts", "method", "text")
SAID = {"indirect", "direct", "adjacent"}
DATED = {"stated", "inherited", "stated_as_now"}


def write_report(article, table, checks, folder, language="en"):
    """Write ``report.html`` into `folder` and return its path.

    One self-contained page: the checks with what may and may not be published, the statistics with
    what each printed form allows, the charts, the method note, and the text with its numbers marked.

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

    Notes
    -----
    The parts of the method note are those that newsrooms publish with their data work: source,
    extraction, exclusions, hedges, checks, open questions, corrections.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    say = partial(label, language=language)
    places = dict(zip(table["id"], table["printed"], strict=True))
    listed = set(table["start"])
    others = [_as_other(one) for one in find_numbers(article.text) if one.start not in listed]
    published = article.metadata.get("date")
    page = environment.get_template("report.html.j2").render(
        t=lambda key: say(f"report.{key}"),
        tag=TAGS[language],
        number=number,
        palette=PALETTE,
        published=day(published, language) if published else "",
        sections=SECTIONS,
        article=article,
        glance=[
            (number(count), say(f"report.{key}").format(n=Counted(count)))
            for key, count in at_a_glance(table, checks)
        ],
        checks=_checks(checks, places, say),
        no_checks=checks.empty,
        rows=[_row(row, say) for row in table.to_dict("records")],
        charts=_charts(article, table, checks, language),
        exclusions=_exclusions(others, say),
        foreign=foreign_lines(article),
        hedges=_hedges(table, say),
        headlines=_headlines(checks),
        verdicts=[(say(f"verdict.{key}"), sum(checks["verdict"] == key)) for key in verdicts()],
        questions=_questions(table, checks, places, say),
        paragraphs=_marked(article, table, others, language),
    )
    return write_whole(resolve(folder) / "report.html", page)


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
    """Return the first sentence that may be printed of each group of checks, with its check."""
    printable = checks[checks["verdict"].isin(verdicts_to("print"))].drop_duplicates("group")
    return list(zip(printable["check"], printable["publish"], strict=True))


def _checks(checks, places, say):
    """Return group and checks of each group; one without its figures is only counted, in the method note."""
    groups = {}
    for check in checks[checks["verdict"] != "not-applicable"].to_dict("records"):
        shown = {
            "id": check["check"],
            "question": check["question"],
            "verdict": say(f"verdict.{check['verdict']}"),
            "result": _result(check, say.keywords["language"]),
            "publish": check["publish"],
            "not_publish": check["not_publish"],
            "assumptions": _parts(check["assumptions"]),
            "inputs": _figures(_parts(check["inputs"]), places),
        }
        groups.setdefault(check["group"], []).append(shown)
    return list(groups.items())


def _result(check, language):
    """Return the value of a check with its bounds: 5,942 (5,920 to 5,965) 元/噸."""
    if check["value"] != check["value"]:  # NaN
        return ""
    interval = row_interval(check)
    bounds = allowed(interval, decimals(interval, check["value"]), language)
    bounds = "" if interval.exact else f" ({bounds})"
    return f"{result(check['value'])}{bounds} {check['unit']}".rstrip()


def _parts(joined):
    return [part for part in joined.split("; ") if part]


def _figures(ids, places):
    return [(one, places[one]) for one in ids if one in places]


def _row(row, say):
    """Return what a row of the table says in words, by the name of its cell."""
    language, dated = say.keywords["language"], row["date_basis"].replace(" ", "_")
    said = {name: row[name] for name in ("id", "printed", "subject", "holder", "unit", "speaker")}
    return said | {
        "allows": allowed(row_interval(row), language=language) + _other_side(row),
        "speaker_basis": say(f"report.basis_{row['speaker_basis']}") if row["speaker_basis"] in SAID else "",
        "date": period(row["from"], row["to"], language),
        "date_basis": say(f"report.date_{dated}") if dated in DATED else "",
    }


def _other_side(row):
    """Return the second number of a score or a ratio: 9 : 6."""
    if row["kind"] not in ("score", "ratio") or row["unit"] or row["upper"] != row["upper"]:
        return ""
    return f" : {number(row['upper'])}"


def _charts(article, table, checks, language):
    """Return the charts in their narrow form, whose words stay readable on a phone and beside each other."""
    from markupsafe import Markup

    return [
        {
            "alt": alt_text(figure),
            "png": base64.b64encode(png(figure)).decode("ascii"),
            "table": Markup(data_table(figure)),  # escaped by pandas
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
