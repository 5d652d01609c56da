"""The playground: type a sentence, and see how each of its numbers is read, and what was held to be none."""

from html import escape
from pathlib import Path

import pandas as pd

from helpers.base import (
    NO_MATH,
    Counted,
    LazyPattern,
    allowed,
    in_xml,
    label,
    list_rows,
    number,
    only_chinese,
)
from helpers.explore.reader import hedge_in_words, with_gloss
from helpers.explore.widget import show_widget
from helpers.extract import find_numbers
from helpers.table import show_table

MOST = 500  # signs: a paragraph
WORDS = ["allows", "examples", "heading", "hedge", "printed", "read", "role", "sentence", "unit"]
COLUMNS = ["printed", "role", "unit", "hedge", "allows"]
_SIGNS = LazyPattern("[0-9０-９〇零一二兩两三四五六七八九十百千萬万億亿半]+")


def show_playground(language="en", text=""):
    """Show a field for a Chinese sentence, and what the course's reader makes of each number in it.

    Parameters
    ----------
    language : {"en", "zh"}
    text : str
        The sentence to begin with; empty: the first of the examples.
    """
    examples = list_rows(Path(__file__).with_name("examples.csv"))
    text = text or examples[0]["sentence"]

    def answer(asked):
        return read(asked["text"], language)

    words = {word: label(f"playground.{word}", language) for word in WORDS}
    state = {
        "labels": words | {"sentence": words["sentence"].format(most=number(MOST))},
        "examples": [[row[language], row["sentence"]] for row in examples],
        "most": MOST,
        "text": text,
        "first": read(text, language),
    }
    show_widget("playground", state, _on_paper(state), language, answer)


def read(text, language="en"):
    """Return how the numbers of a text are read.

    Returns
    -------
    dict
        pieces: the text, cut into words and the row of each number, -1 for what is none; rows: lists of
        printed form, role, unit, hedge, and what it allows or why it is no statistic; said: a line on all.

    Raises
    ------
    ValueError
        If the text is too long.

    Examples
    --------
    >>> found = read("一名老人進一步種了約350畝。")
    >>> found["said"]
    '2 numbers; 1 statistic among them'
    >>> [(printed, role) for printed, role, *_ in found["rows"]]
    [('一名', 'indefinite'), ('一', 'no number'), ('約350畝', 'statistic')]
    """
    if len(text) > MOST:
        raise ValueError(label("playground.too_long", language).format(most=number(MOST)))
    text = in_xml(text)
    numbers = find_numbers(text)
    rows = [(one.start, one.end, _row(one, language)) for one in numbers]
    rows = sorted(rows + _no_numbers(text, numbers, language))
    pieces, done = [], 0
    for at, (start, end, _) in enumerate(rows):
        pieces += [[text[done:start], -1], [text[start:end], at]]
        done = end
    return {
        "pieces": [piece for piece in [*pieces, [text[done:], -1]] if piece[0]],
        "rows": [row for *_, row in rows],
        "said": _said(text, numbers, language),
    }


def _row(one, language):
    """Return printed form, role, unit, hedge, and what a number allows or why it is no statistic."""
    role = label(f"role.{one.role}", language)
    if one.role != "statistic":
        return [one.printed, role, "", "", label(f"why.{one.role}", language)]
    status = "rounded" if one.rule == "rounded" else "exact"
    words = allowed(one.interval, language=language)
    if one.upper is not None and one.kind in ("score", "ratio") and not one.unit:
        words += f" : {number(one.upper)}"
    unit = with_gloss(one.unit, language, one.kind)
    return [one.printed, role, unit, hedge_in_words(one.printed, one.hedge, status, language), words]


def _no_numbers(text, numbers, language):
    """Return start, end and row of the signs of number that were read as part of a word: 進一步, 一些."""
    rest = list(only_chinese(text))
    for one in numbers:
        rest[one.start : one.end] = " " * (one.end - one.start)
    role, why = label("playground.no_number", language), label("playground.in_a_word", language)
    return [(*match.span(), [match[0], role, "", "", why]) for match in _SIGNS.finditer("".join(rest))]


def _said(text, numbers, language):
    """Return in a line how many numbers and statistics there are, and what was not read."""
    statistics = sum(one.role == "statistic" for one in numbers)
    counts = {"numbers": Counted(len(numbers)), "statistics": Counted(statistics)}
    said = [label("playground.found", language).format(**counts)]
    if not numbers:
        said = [label("playground.none", language)] if text.strip() else []
    if only_chinese(text) != text:
        said.append(label("playground.foreign", language))
    return " ".join(said)


def _on_paper(state):
    """Return the first sentence and the table of its numbers, as HTML."""
    first, labels = state["first"], state["labels"]
    rows = pd.DataFrame(first["rows"], columns=[labels[name] for name in COLUMNS])
    table = show_table(rows).data if first["rows"] else ""
    # The class keeps dollar signs from being read as mathematics.
    text = f'<p lang="zh">{escape(state["text"])}</p><p>{escape(first["said"])}</p>'
    return f"<div {NO_MATH}>{text}{table}</div>"
