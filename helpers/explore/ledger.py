"""The ledger: the table to sort, filter and search, each row at its place, and what was kept of it."""

import re
from html import escape

import pandas as pd

from helpers.article import paragraph_at, sentences_around
from helpers.base import NO_MATH, Counted, allowed, label, number, period
from helpers.explore.widget import show_widget
from helpers.table import row_interval, show_table

COLUMNS = ("printed", "value", "subject", "kind", "speaker", "date", "section", "kept")
FILTERS = ("kind", "speaker", "date", "section")
LEDGER = (
    *COLUMNS,
    "all",
    "back",
    "heading",
    "in_text",
    "is_kept",
    "keep",
    "no_question",
    "not_kept",
    "others",
    "question",
    "search",
)
KEPT = ("answer", "diary", "question")  # the kinds of entries that are shown
LONGEST = 2000  # signs of a question


def show_ledger(table, article=None, language="en", kept=(), keep=None):
    """Show the table as a ledger: sort, filter, search; each row opens to its place in the text.

    Parameters
    ----------
    table : DataFrame
        From `tabulate`.
    article : Article, optional
        For the sentences and the English paragraphs; without it a row has the words around its number.
    language : {"en", "zh"}
    kept : list of dict
        What a student kept, as lines of ``output/my_work.jsonl``: `what` (answer, diary, question), `text` or
        `given`, and `row`, the id of the row it is about. Without `row` it stands at the rows that it names.
    keep : callable, optional
        ``keep("question", row=id, text=words)`` stores a question to the source; it returns whether it did.
    """
    kept = standing(kept)
    rows = listed_rows(table, article, language)
    notes, others = noted(table, kept, language)

    def answer(asked):
        """Take in a question, and return all notes: the page shows what the kernel has."""
        id, text = asked["row"], asked["question"].strip()[:LONGEST]
        if not text:
            raise ValueError(label("ledger.no_question", language))
        if id not in notes:
            raise LookupError(id)
        safe = bool(keep and keep("question", row=id, text=text))
        notes[id] = [*notes[id], label("ledger.said_question", language).format(text=text)]
        return {"notes": notes, "safe": safe}

    state = {
        "labels": {word: label(f"ledger.{word}", language) for word in LEDGER},
        "columns": list(COLUMNS),
        "filters": [[name, choices(rows, name, article, language)] for name in FILTERS],
        "rows": rows,
        "notes": notes,
        "others": others,
        "counts": [
            label("explore.count", language).format(shown=number(n), total=Counted(len(rows)))
            for n in range(len(rows) + 1)
        ],
    }
    show_widget("ledger", state, _on_paper(rows, notes, others, language), language, answer)


def listed_rows(table, article=None, language="en"):
    """Return each row of the table as the ledger shows it.

    Returns
    -------
    list of dict
        id; cells: the text of each column but `kept`; order: its rank when sorted by a column; allowed
        (in words); place: the sentence up to the number, the number, the rest; english: its paragraph.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> article = read_article()
    >>> row = listed_rows(tabulate(article, "data/coding.csv"), article)[23]
    >>> row["cells"]["printed"], row["cells"]["value"], row["place"][1]
    ('9.54億元', '954,000,000', '9.54億元')
    """
    rows = []
    for row in table.to_dict("records"):
        cells = {
            "printed": row["printed"],
            "value": number(row["value"])
            + (f"–{number(row['upper'])}" if row["upper"] == row["upper"] else ""),
            "subject": row["subject"],
            "kind": label(f"kind.{row['kind']}", language)
            if row["kind"]
            else label("ledger.no_kind", language),
            "speaker": row["speaker"] or label("ledger.nobody", language),
            "date": period(row["from"], row["to"], language),
            "section": str(row["section"]),
        }
        place, english = _place(row, article)
        words = allowed(row_interval(row), language=language)
        words = label("explore.prints", language).format(printed=row["printed"], allowed=words)
        rows.append({"id": row["id"], "cells": cells, "allowed": words, "place": place, "english": english})
    for row, order in zip(rows, _orders(table, rows), strict=True):
        row["order"] = order
    return rows


def _orders(table, rows):
    """Return for each row its rank by each column; values compare within one kind and unit only."""
    first = (
        table["from"].mask(table["from"] == "", table["to"]).replace("", "none")
    )  # what has none comes last
    keys = pd.DataFrame({name: [row["cells"][name].casefold() for row in rows] for name in COLUMNS[:-1]})
    keys["printed"] = table["start"].to_numpy()
    keys["value"] = list(zip(table["kind"], table["unit"], table["value"], strict=True))
    keys["date"] = list(zip(first, table["to"], strict=True))
    keys["section"] = table["section"].to_numpy()
    ranks = {}
    for name in keys:
        distinct = {key: rank for rank, key in enumerate(sorted(set(keys[name])))}
        ranks[name] = [distinct[key] for key in keys[name]]
    return pd.DataFrame(ranks).to_dict("records")


def _headings(article, language):
    """Return the name of each section: its number and its heading."""
    found = {}
    for one in article.paragraphs if article else ():
        if one.heading and one.section:
            words = one.english if language == "en" and one.english else one.text
            found.setdefault(str(one.section), f"{one.section} {words}")
    return found


def _place(row, article):
    """Return the sentence of a number in three pieces, and its paragraph in English."""
    if article is None:
        return [row["prefix"], row["printed"], row["suffix"]], ""
    start, end = row["start"], row["end"]
    spans = sentences_around(article, start)
    first, last = next((span for span in spans if span[0] <= start < span[1]), (start, end))
    text = article.text
    pieces = [text[first:start], text[start:end], text[end : max(last, end)]]
    return pieces, paragraph_at(article, start).english


def choices(rows, name, article=None, language="en"):
    """Return what a filter offers: each value of a column in its order, and its words.

    Examples
    --------
    >>> kinds = [("money", 1), ("age", 0), ("money", 1)]
    >>> choices([{"cells": {"kind": kind}, "order": {"kind": rank}} for kind, rank in kinds], "kind")
    [['age', 'age'], ['money', 'money']]
    """
    values = dict.fromkeys(row["cells"][name] for row in sorted(rows, key=lambda row: row["order"][name]))
    words = _headings(article, language) if name == "section" else {}
    return [[value, words.get(value, value)] for value in values]


def standing(kept):
    """Return the entries that stand: the last answer to an exercise, the last entry of a cell, each question.

    Examples
    --------
    >>> tries = [{"what": "answer", "exercise": "1.1", "given": given} for given in ("3", "4")]
    >>> [entry["given"] for entry in standing([*tries, {"what": "solution"}])]
    ['4']
    """
    last = {}
    for entry in kept:
        if entry.get("what") in KEPT:
            about = entry.get("exercise") or entry.get("cell") or (entry.get("row"), _text(entry))
            key = (entry["what"], entry.get("notebook"), about)
            last.pop(key, None)
            last[key] = entry
    return list(last.values())


def noted(table, kept, language="en"):
    """Return for each row what was kept of it, in words, and what was kept of none.

    Examples
    --------
    >>> table = pd.DataFrame({"id": ["a", "b"], "printed": ["10項", "210項"]})
    >>> noted(table, [{"what": "diary", "text": "Who counted 210項?"}, {"what": "diary", "text": "Why?"}])
    ({'a': [], 'b': ['Diary: Who counted 210項?']}, ['Diary: Why?'])
    """
    notes, others = {id: [] for id in table["id"]}, []
    for entry in kept:
        said = label(f"ledger.said_{entry['what']}", language)
        said = said.format(exercise=entry.get("exercise", ""), text=_text(entry))
        about = [
            id
            for id, printed in zip(table["id"], table["printed"], strict=True)
            if _names(entry, id, printed)
        ]
        for id in about:
            notes[id].append(said)
        if not about:
            others.append(said)
    return notes, others


def _text(entry):
    return str(entry.get("text") or entry.get("given") or "")


def _names(entry, id, printed):
    """Tell whether an entry is about a row: it says so, or it has the row's id or its number as printed."""
    if entry.get("row"):
        return entry["row"] == id
    whole = rf"(?<![\d.,]){re.escape(printed)}|\b{re.escape(id)}\b"
    return bool(re.search(whole, _text(entry)))


def _on_paper(rows, notes, others, language):
    """Return the whole table, and what was kept of no row, as HTML."""
    names = {name: label(f"ledger.{name}", language) for name in COLUMNS}
    kept = {id: label("list", language).join(said) for id, said in notes.items()}
    frame = pd.DataFrame(
        [[*row["cells"].values(), kept[row["id"]]] for row in rows], columns=list(names.values())
    )
    more = "".join(f"<li>{escape(one)}</li>" for one in others)
    if more:
        more = f"<p>{escape(label('ledger.others', language))}</p><ul>{more}</ul>"
    return f"<div {NO_MATH}>{show_table(frame).data}{more}</div>"
