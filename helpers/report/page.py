"""The report: one HTML page in which every number comes from the table and links to its place."""

import base64
import re
from bisect import bisect_left
from collections import Counter
from fractions import Fraction
from functools import partial
from math import floor, log10
from pathlib import Path

from helpers.base import TAGS, label, resolve, write_whole
from helpers.charts import alt_text, data_table, draw_all, png
from helpers.checks import verdicts, verdicts_to
from helpers.extract import find_numbers
from helpers.table import row_interval

SECTIONS = ("checks", "statistics", "charts", "method", "text")
# A result of arithmetic is shown with this many digits: enough for print, and its ends round outwards.
DIGITS = 4
SCALES = {"": 1, "million": 10**6, "billion": 10**9, "萬": 10**4, "億": 10**8}
_IN_DRAFT = re.compile(r"(?P<number>\d(?:[\d,]*\d)?(?:\.\d+)?)(?:\s*(?P<scale>million|billion|萬|億))?")
SAID = {"indirect", "direct", "adjacent"}


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
        A relative path counts from the repository's root.
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
    others = [number for number in find_numbers(article.text) if number.start not in listed]
    page = environment.get_template("report.html.j2").render(
        t=lambda key: say(f"report.{key}"),
        tag=TAGS[language],
        sections=SECTIONS,
        article=article,
        glance=at_a_glance(table, checks),
        checks=_checks(checks, places, say),
        no_checks=checks.empty,
        rows=[_row(row, say) for row in table.to_dict("records")],
        charts=_charts(article, table, checks, language),
        exclusions=_exclusions(others, say),
        hedges=_hedges(table, say),
        headlines=_headlines(checks),
        verdicts=[(say(f"verdict.{key}"), sum(checks["verdict"] == key)) for key in verdicts()],
        questions=_questions(table, checks, places, say),
        paragraphs=_marked(article, table, others, language),
    )
    return write_whole(resolve(folder) / "report.html", page)


def untraced(draft, table, checks):
    """Return the numbers of a draft that stand neither in the table nor in the result of a check.

    A number may be rounded: 5,900 is traced to 5,942. A whole one of a single digit (3, 100) must be
    the figure itself. Years of the table's dates are known too.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.checks import run_checks
    >>> from helpers.table import tabulate
    >>> table = tabulate(read_article(), "data/coding.csv")
    >>> untraced("In 2022 it had 68,143, or 5 per cent more.", table, run_checks(table))
    ['5']
    """
    columns = [frame[name] for frame in (table, checks) for name in ("value", "low", "high")]
    known = {abs(value) for column in columns for value in column if value == value}
    known |= {float(day[:4]) for name in ("from", "to") for day in table[name] if day}
    return [match[0] for match in _IN_DRAFT.finditer(draft) if not _traced(match, known)]


def _traced(match, known):
    digits, scale = match["number"].replace(",", ""), SCALES[match["scale"] or ""]
    value, decimals = float(digits) * scale, len(digits.partition(".")[2])
    step = 10**-decimals
    while not decimals and digits.endswith("0") and len(digits) > 2:
        digits, step = digits[:-1], step * 10
    slack = step * scale / 2 if decimals or len(digits.strip("0")) > 1 else 0
    return any(abs(value - one) <= slack * (1 + 1e-9) for one in known)


def allowed_in_words(interval, language="en", places=None):
    """Say in words which values an interval allows; `places` decimals round outwards, none are needed.

    Examples
    --------
    >>> from helpers.base import Interval
    >>> allowed_in_words(Interval(1600, 1700, False, False))
    'more than 1,600, less than 1,700'
    >>> allowed_in_words(Interval(3, 3), "zh"), allowed_in_words(Interval(70, None))
    ('正好3', '70 or more')
    """
    low, high = interval.outwards(_places(interval) if places is None else places)
    lower = "least" if interval.low_closed else "more"
    upper = "most" if interval.high_closed else "less"
    if low is None or high is None:
        form = "any" if low == high else upper if low is None else lower
    elif interval.exact:
        form, low = "exactly", low if low == interval.low else interval.low  # a third has no last decimal
    else:
        form = f"{lower}_{upper}"
    return label(f"report.{form}", language).format(low=_number(low), high=_number(high))


def _places(interval):
    """Return how many decimals show both ends exactly; six where they never end."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    whole = (places for places in range(6) if all((end * 10**places).denominator == 1 for end in ends))
    return next(whole, 6)


def _number(value):
    if value is None:
        return ""
    return str(value) if isinstance(value, Fraction) else f"{value:,}"


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
    value, interval = check["value"], row_interval(check)
    places = max(0, DIGITS - 1 - floor(log10(abs(value)))) if value else 0
    bounds = allowed_in_words(interval, language, min(places, _places(interval)))
    bounds = "" if interval.exact else f" ({bounds})"
    number = f"{value:,.{places}f}"
    number = number.rstrip("0").rstrip(".") if places else number
    return f"{number}{bounds} {check['unit']}".rstrip()


def _parts(joined):
    return [part for part in joined.split("; ") if part]


def _figures(ids, places):
    return [(one, places[one]) for one in ids if one in places]


def _row(row, say):
    first, last = row["from"], row["to"]
    if first and last:
        date = first if first == last else say("report.span").format(start=first, end=last)
    elif first or last:
        date = say("report.from_day" if first else "report.to_day").format(day=first or last)
    else:
        date = say("report.no_date")
    basis = row["date_basis"].replace(" ", "_")
    allows = allowed_in_words(row_interval(row), say.keywords["language"])
    if row["kind"] in ("score", "ratio") and not row["unit"] and row["upper"] == row["upper"]:
        allows += f" : {row['upper']:,g}"
    return {
        "id": row["id"],
        "printed": row["printed"],
        "subject": row["subject"],
        "holder": row["holder"],
        "allows": allows,
        "unit": row["unit"],
        "speaker": row["speaker"],
        "speaker_basis": say(f"report.basis_{row['speaker_basis']}") if row["speaker_basis"] in SAID else "",
        "date": date,
        "date_basis": say(f"report.date_{basis}") if basis not in ("", "none") else "",
    }


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
    roles = Counter(number.role for number in others)
    return [
        (say(f"role.{role}"), count, list(dict.fromkeys(one.printed for one in others if one.role == role)))
        for role, count in roles.most_common()
    ]


def _hedges(table, say):
    """Return how each hedge, and rounding, was read, with the first number that shows it."""
    read = {}
    for row in table[table["status"] != "exact"].to_dict("records"):
        name = row["hedge"] or say("report.rounding")
        words = allowed_in_words(row_interval(row), say.keywords["language"])
        read.setdefault(name, (name, row["printed"], words))
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
    marks = [(row.start, row.end, "statistic", row.id) for row in table.itertuples()]
    marks = sorted(marks + [(one.start, one.end, one.role, "") for one in others])
    starts = [mark[0] for mark in marks]
    paragraphs = []
    for paragraph in article.paragraphs:
        pieces, done = [], paragraph.start
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        for start, end, role, figure in marks[first:last]:
            pieces += [(article.text[done:start], "", ""), (article.text[start:end], role, figure)]
            done = end
        pieces.append((article.text[done : paragraph.end], "", ""))
        english = paragraph.english if language == "en" else ""
        paragraphs.append({"heading": paragraph.heading, "pieces": pieces, "english": english})
    return paragraphs
