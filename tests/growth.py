"""How the work of each part grows with the text: python -m tests.growth [TIMES ...].

Counts the calls of each part on the practice text and on so many copies of it (2, 4, 8), each with a number
of its own, and prints how many times as many there are as for one. Linear is at most as many as there are
copies; what is done once, whatever the length, makes it less. Calls are the same on any machine.
"""

import sys
import tempfile
from pathlib import Path

import pandas as pd

from helpers.article import read_article
from helpers.base import ROOT, write_whole
from helpers.charts import draw_all
from helpers.checks import run_checks
from helpers.extract import find_numbers
from helpers.lesson import show_numbers
from helpers.report import check_draft, write_report
from helpers.table import tabulate
from tests.work import calls

TEXT = (ROOT / "data" / "second_text.txt").read_text(encoding="utf-8")
CHECK = (
    "- {{id: c{0}, group: g, question: q, verdict: bounded, "
    "publish: 'It is {{result}}.', expression: s{0:03} + s{0:03}}}\n"
)


class Grown:
    """The practice text so many times over, with its table, a check for each row, and their verdicts."""

    def __init__(self, times, folder):
        self.folder = Path(folder, str(times))
        text = "\n".join(TEXT.replace("320", str(320 + copy)) for copy in range(times))
        self.article = read_article(write_whole(self.folder / "story.txt", text))
        self.table = tabulate(self.article)
        checks = "".join(CHECK.format(at) for at in range(1, len(self.table) + 1))
        figures = ", ".join(self.table["id"])
        self.plan = write_whole(self.folder / "checks.yaml", f"figures: {{{figures}}}\nchecks:\n{checks}")
        self.checks = run_checks(self.table, self.plan)


PARTS = {
    "reader": lambda grown: find_numbers(grown.article.text),
    "table": lambda grown: tabulate(read_article(grown.folder / "story.txt")),
    "checks": lambda grown: run_checks(grown.table, grown.plan),
    "display": lambda grown: show_numbers(grown.article, find_numbers(grown.article.text)),
    "draft check": lambda grown: check_draft(TEXT, grown.article, grown.table, grown.checks),
    "charts": lambda grown: list(draw_all(grown.table, grown.checks, "en", grown.article)),
    "report": lambda grown: write_report(grown.article, grown.table, grown.checks, grown.folder),
}


def growth(names, times):
    """Return for each part how many times as many calls it takes for each length of the text as for once."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            PARTS[name](Grown(1, folder))  # what is read once and kept
        counted = {
            length: {name: calls(PARTS[name], grown) for name in names}
            for length in (1, *times)
            for grown in [Grown(length, folder)]
        }
    return pd.DataFrame({length: pd.Series(counted[length]) / pd.Series(counted[1]) for length in times})


if __name__ == "__main__":
    print(growth(list(PARTS), [int(one) for one in sys.argv[1:]] or [2, 4, 8]).round(2).to_string())
