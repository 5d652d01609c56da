"""What a text leaves open, and whom to ask: each question with its figures, under who said them."""

from helpers.base import label
from helpers.checks import verdicts_to

SAID = {"indirect", "direct"}


def to_ask(table, checks, language):
    """Return who is to be asked, with the questions for each and the figures of each question.

    Whom a text reports as the speaker of a figure is asked about it; of all others its publisher is.

    Parameters
    ----------
    table, checks : DataFrame
    language : {"en", "zh"}

    Returns
    -------
    list of (str, list of (question, check or "", list of (id, printed)))
        The publisher first, then speakers in the order of the text.
    """
    publisher = label("report.publisher", language)
    who = {row["id"]: _speaker(row, publisher) for row in table.to_dict("records")}
    printed = dict(zip(table["id"], table["printed"], strict=True))
    asked = {one: {} for one in (publisher, *who.values())}
    for question, check, figures in _questions(table, checks, language):
        for person in dict.fromkeys(who[one] for one in figures) or [publisher]:
            own = [(one, printed[one]) for one in figures if who[one] == person]
            asked[person][question, check] = own
    return [
        (person, [(*question, figures) for question, figures in questions.items()])
        for person, questions in asked.items()
        if questions
    ]


def _speaker(row, publisher):
    return row["speaker"] if row["speaker_basis"] in SAID and row["speaker"] else publisher


def _questions(table, checks, language):
    """Yield question, check and ids of figures: of checks that wait for an answer, of shares, of days."""
    ids = set(table["id"])
    for check in checks[checks["verdict"].isin(verdicts_to("ask"))].to_dict("records"):
        figures = [one for one in check["inputs"].split("; ") if one in ids]
        yield check["question"], check["check"], figures
    shares, undated = table["kind"] == "share", (table["from"] == "") & (table["to"] == "")
    if shares.any():
        yield label("report.ask_base", language), "", list(table.loc[shares, "id"])
    if undated.any():
        yield label("report.ask_date", language), "", list(table.loc[undated, "id"])
