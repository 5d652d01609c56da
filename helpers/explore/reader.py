"""The reader: an article with its numbers marked by role; each opens a card of what is known of it."""

from bisect import bisect_left, bisect_right
from html import escape

import pandas as pd

from helpers.article import sentences_around
from helpers.base import NO_MATH, allowed, decimals, label, number, period
from helpers.charts import with_unit
from helpers.checks import run_checks, verdicts, verdicts_to
from helpers.explore.widget import show_widget
from helpers.extract import counterparts, explain_hedge, find_numbers, unit_in_english
from helpers.table import row_interval, row_names, show_table

WORDS = [
    "article",
    "card",
    "checks",
    "conditions",
    "heading",
    "may",
    "may_not",
    "next",
    "no_checks",
    "none",
    "place",
    "previous",
    "result",
    "roles",
    "said",
]
ON_PAPER = ["allows", "unit", "who", "when"]
PERCENT = ("%", "％")


def show_reader(article, table, checks=None, language="en"):
    """Show an article, Chinese and English beside each other, with its numbers marked; each opens a card.

    Parameters
    ----------
    article : Article
    table : DataFrame
        From `tabulate`, of this article.
    checks : str or Path, optional
        A checks file. None: the cards name no checks.
    language : {"en", "zh"}
    """
    found = cards(article, table, checks, language)
    state = {
        "labels": {word: label(f"reader.{word}", language) for word in WORDS},
        "roles": roles(found),
        "paragraphs": paragraphs(article, found),
        "cards": found,
    }
    show_widget("reader", state, _on_paper(state, language), language)


def cards(article, table, checks=None, language="en"):
    """Return a card for each number of an article, in the order of the text.

    Returns
    -------
    list of dict
        start, printed, role, word (the role in words), sentence (what stands before the number in it, the
        number, what stands after), facts: a list of key, name and words; checks: a list of question,
        verdict, result and may (of what may be printed), said (of what may not), may_not, conditions.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> article = read_article()
    >>> found = cards(article, tabulate(article, "data/coding.csv"), "data/checks.yaml")
    >>> card = next(card for card in found if card["printed"] == "1600余名")
    >>> card["word"], [words for _, _, words in card["facts"]][1:3]
    ('statistic', ['more than 1,600, less than 1,700', '名 (person)'])
    """
    names = dict(zip(table["start"], row_names(table, language), strict=True))
    rows = {row["start"]: row for row in table.to_dict("records")}
    notes, judged = table.attrs.get("coded", {}), _judged(table, checks, language)
    found = []
    for one in find_numbers(article.text):
        row = rows.get(one.start)
        role = "statistic" if row else "dropped" if one.role == "statistic" else one.role
        card = {"start": one.start, "printed": one.printed, "role": role, "checks": []}
        card["word"] = label(f"role.{role}", language)
        card["sentence"] = _in_its_sentence(article, one)
        if row is None:
            card["facts"] = [_fact("why", label(f"why.{role}", language), language)]
        else:
            row = row | {"name": names[one.start], "note": notes.get(row["id"], "")}
            card["facts"] = facts(row, language)
            card["checks"] = judged.get(row["id"], [])
        found.append(card)
    return found


def facts(row, language="en"):
    """Return what is known of a statistic: key, name and words of each thing that the table has.

    Parameters
    ----------
    row : dict
        Of the table, with a name from `row_names` and a note, which may be empty.
    """
    said = {
        "what": label("list", language).join(filter(None, (row["name"], row["holder"]))),
        "allows": allowed(row_interval(row), language=language) + _other_side(row),
        "unit": with_gloss(row["unit"], language, row["kind"]),
        "hedge": hedge_in_words(row["printed"], row["hedge"], row["status"], language),
        "who": _who(row, language),
        "when": _when(row, language),
        "note": row["note"],
    }
    return [_fact(key, words, language) for key, words in said.items() if words]


def _fact(key, words, language):
    return [key, label(f"reader.{key}", language), words]


def with_gloss(unit, language="en", kind=""):
    """Return a unit, on an English page with its English name.

    Examples
    --------
    >>> with_gloss("畝"), with_gloss("畝", "zh"), with_gloss("%")
    ('畝 (mu)', '畝', '%')
    """
    english = unit_in_english(unit, kind) if language == "en" and unit not in PERCENT else ""
    return f"{unit} ({english})" if english else unit


def hedge_in_words(printed, hedge, status, language="en"):
    """Return a hedge with what it allows, or that a number is rounded; empty if it is exact.

    Examples
    --------
    >>> hedge_in_words("近300人", "近", "hedged", "zh")
    '近：未到該數，相差至多末位非零數字的半個單位，也至多為該數的十分之一'
    >>> hedge_in_words("9.54億元", "", "rounded")
    'none; rounded, so half a unit of its last printed place either way'
    """
    if hedge:
        return hedge + label("report.colon", language) + explain_hedge(printed, language)
    return label("reader.rounded", language) if status == "rounded" else ""


def _other_side(row):
    """Return the second number of a score or a ratio: 9 : 6."""
    if row["kind"] not in ("score", "ratio") or row["unit"] or row["upper"] != row["upper"]:
        return ""
    return f" : {number(row['upper'])}"


def _who(row, language):
    """Return who says a number, and in which words. Who is only near it in the text has not said it."""
    if row["speaker_basis"] == "adjacent":
        return label("report.basis_adjacent", language).format(row["speaker"])
    if row["speaker_basis"] not in ("indirect", "direct"):
        return row["speaker"]
    basis = label(f"report.basis_{row['speaker_basis']}", language)
    return label("list", language).join((row["speaker"], basis))


def _when(row, language):
    when, dated = period(row["from"], row["to"], language), row["date_basis"].replace(" ", "_")
    if dated in ("", "none"):
        return when
    basis = label(f"report.date_{dated}", language)
    return label("table.named", language).format(when, basis)


def _in_its_sentence(article, found):
    """Return what stands before a number in its sentence, the number, and what stands after."""
    spans = sentences_around(article, found.start)
    start, end = spans[bisect_right(spans, (found.start, len(article.text))) - 1]
    before, after = article.text[start : found.start], article.text[found.end : max(end, found.end)]
    return [before.lstrip(), found.printed, after.rstrip()]


def _judged(table, checks, language):
    """Return what the checks say, by the id of each figure on which they rest; what may be printed first.

    No result stands beside a refusal, and what may not be printed is called so.
    """
    ranks, may = {name: row["rank"] for name, row in verdicts().items()}, verdicts_to("print")
    judged = {}
    results = run_checks(table, checks, language)
    places = results.attrs.get("places", {})
    for check in sorted(results.to_dict("records"), key=lambda check: ranks[check["verdict"]]):
        printable = check["verdict"] in may
        shown = {
            "question": check["question"],
            "verdict": label(f"verdict.{check['verdict']}", language),
            "result": _result(check, places.get(check["check"]), language) if printable else "",
            "may": check["publish"] if printable else "",
            "said": "" if printable else check["publish"],
            "may_not": check["not_publish"],
            "conditions": [one for one in check["assumptions"].split("; ") if one],
        }
        for figure in filter(None, check["inputs"].split("; ")):
            judged.setdefault(figure, []).append(shown)
    return judged


def _result(check, places, language):
    """Return the ends of a result with its unit, rounded outwards; empty if it has none."""
    if check["value"] != check["value"]:  # NaN
        return ""
    interval = row_interval(check)
    places = decimals(interval, check["value"]) if places is None else places
    return with_unit(allowed(interval, places, language), check["unit"], language)


def roles(found):
    """Return role, its words and how many numbers have it, the commonest first.

    Examples
    --------
    >>> roles([{"role": "date", "word": "date"}, {"role": "date", "word": "date"}])
    [['date', 'date', 2]]
    """
    counts = {}
    for card in found:
        counts.setdefault(card["role"], [card["role"], card["word"], 0])[2] += 1
    return sorted(counts.values(), key=lambda one: (one[0] != "statistic", -one[2]))


def paragraphs(article, found):
    """Return the paragraphs, each text cut into pieces: the words and, of a number, the place of its card.

    An English number is marked where it is that of the Chinese paragraph beyond doubt, and else left plain.

    Returns
    -------
    list of dict
        heading; chinese and english, lists of words and place, -1 for what is no marked number.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> article = read_article()
    >>> cut = paragraphs(article, cards(article, tabulate(article)))
    >>> [words for one in cut for words, place in one["english"] if place >= 0][-4:]
    ['58,718', '6,799', '30 August 2023', '13']
    """
    starts, numbers = [card["start"] for card in found], find_numbers(article.text)
    cut = []
    for one in article.paragraphs:
        places = range(bisect_left(starts, one.start), bisect_left(starts, one.end))
        chinese = [
            (found[at]["start"] - one.start, found[at]["start"] - one.start + len(found[at]["printed"]), at)
            for at in places
        ]
        told = counterparts(one.english, [numbers[at] for at in places])
        english = [(start, end, places[at]) for start, end, at in told]
        cut.append(
            {
                "heading": one.heading,
                "chinese": _pieces(one.text, chinese),
                "english": _pieces(one.english, english),
            }
        )
    return cut


def _pieces(text, marks):
    """Cut a text at the marks: start, end and place of each."""
    pieces, done = [], 0
    for start, end, place in marks:
        pieces += [[text[done:start], -1], [text[start:end], place]]
        done = end
    return [piece for piece in [*pieces, [text[done:], -1]] if piece[0]]


def _on_paper(state, language):
    """Return the marked article and a table of the statistics, as HTML."""
    found = state["cards"]
    names = {key: label(f"reader.{key}", language) for key in ON_PAPER}
    rows = [
        {label("reader.printed", language): card["printed"]}
        | {name: _said(card, key) for key, name in names.items()}
        for card in found
        if card["role"] == "statistic"
    ]
    text = "".join(_paragraph_on_paper(one, found) for one in state["paragraphs"])
    table = show_table(pd.DataFrame(rows)).data if rows else ""
    # The class keeps the dollar signs of an article from being read as mathematics.
    return f"<div {NO_MATH}>{text}{table}</div>"


def _said(card, key):
    return next((words for one, _, words in card["facts"] if one == key), "")


def _paragraph_on_paper(paragraph, found):
    marked = ("".join(_piece(*piece, found) for piece in paragraph[text]) for text in ("chinese", "english"))
    chinese, english = marked
    tag = "b" if paragraph["heading"] else "span"
    shown = f'<p lang="zh"><{tag}>{chinese}</{tag}></p>'
    return shown + (f'<p lang="en">{english}</p>' if english else "")


def _piece(words, place, found):
    if place < 0:
        return escape(words)
    shown = f"<u>{escape(words)}</u><small>[{escape(found[place]['word'])}]</small>"
    return f"<b>{shown}</b>" if found[place]["role"] == "statistic" else shown
