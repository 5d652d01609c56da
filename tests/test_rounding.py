"""A result reads alike wherever it stands: sentence, card, document, chart, and the file of the checks."""

import csv
import re
from io import StringIO
from math import isnan

import pytest
from docx import Document

from helpers.article import companion, read_article
from helpers.charts import alt_text, draw
from helpers.checks import run_checks
from helpers.report import write_report
from helpers.table import csv_text, tabulate

ARTICLES = [("", "en"), ("population", "zh"), ("prices", "en"), ("travel", "zh")]
CHART = "what_the_checks_allow"
NUMBER = re.compile(r"(?<![\d.])[−-]?\d(?:[\d,]*\d)?(?:\.\d+)?")
CARD = re.compile(r'id="check-(\w+)".*?</article>', re.DOTALL)
RESULT = re.compile(r"<p class=\"quiet\">[^<]*<b>([^<]*)</b>")
NEAR = 0.02  # a part of a number by which no rounding in a sentence moves it
ROUNDER = r"(?:about|over|nearly|more than|約|近|逾|超過)\s*{}"  # a sentence may say less, and says so


def numbers(text):
    return set(NUMBER.findall(text))


def amount(printed):
    return float(printed.replace(",", "").replace("−", "-"))


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda pair: "".join(pair))
def found(request, tmp_path_factory):
    """Return language, article, table, checks, and the result on each card of the report, with the folder."""
    name, language = request.param
    article = read_article(f"data/articles/{name}.txt" if name else "")
    table = tabulate(article, companion(article, "coding.csv"), language)
    checks = run_checks(table, companion(article, "checks.yaml"), language)
    folder = tmp_path_factory.mktemp("report")
    page = write_report(article, table, checks, folder, language).read_text(encoding="utf-8")
    cards = {card[1]: RESULT.search(card[0]) for card in CARD.finditer(page)}
    return language, article, table, checks, {key: one[1] for key, one in cards.items() if one}, folder


def test_a_sentence_has_no_other_rounding_of_its_result(found):
    _, _, table, checks, cards, _ = found
    printed = set(table["value"])
    assert cards
    for check in checks[checks["check"].isin(cards)].to_dict("records"):
        others = numbers(check["publish"]) - numbers(cards[check["check"]])
        odd = [said for said in others if amount(said) not in printed and _is_near(amount(said), check)]
        told = [said for said in odd if re.search(ROUNDER.format(re.escape(said)), check["publish"])]
        assert odd == told, (check["check"], check["publish"])


def _is_near(said, check):
    """Tell whether a number may be a result of a check, or an end of its bounds, rounded in another way."""
    ends = [check[name] for name in ("value", "low", "high") if not isnan(check[name])]
    return any(abs(said - end) < NEAR * abs(end) for end in ends)


def test_a_chart_says_a_result_as_its_card_does(found):
    language, article, table, checks, cards, _ = found
    for check, card in cards.items():
        figure = draw(CHART, table, checks[checks["check"] == check], language, article, "phone")
        own = numbers(card)
        assert numbers(figure.record["title"]) & own, (check, figure.record["title"], card)
        said = figure.record["title"].partition("allow ")[2] or figure.record["title"].partition("容許")[2]
        assert numbers(said) <= own, (check, said, card)


def test_several_in_one_chart_are_said_as_on_their_cards(found):
    language, article, table, checks, cards, _ = found
    figure = draw(CHART, table, checks, language, article, "phone")
    data, alt = figure.record["data"], alt_text(figure)
    for row in data.head(3).to_dict("records"):
        said = alt.partition(row["question"])[2].partition(";")[0]
        ends = {one for one in numbers(cards[row["check"]]) if one in numbers(said)}
        assert ends, (row["check"], said, cards[row["check"]])


def test_the_document_has_the_results_of_the_cards(found):
    *_, cards, folder = found
    text = "\n".join(one.text for one in Document(folder / "report.docx").paragraphs)
    assert [card for card in cards.values() if not re.search(rf"[:：] ?{re.escape(card)}$", text, re.M)] == []


def test_the_file_of_the_checks_rounds_to_what_is_shown(found):
    *_, checks, cards, _ = found
    rows = {row["check"]: row for row in csv.DictReader(StringIO(csv_text(checks, "checks")))}
    for check, card in cards.items():
        value = NUMBER.search(card)[0]
        places = len(value.partition(".")[2])
        assert f"{float(rows[check]['value']):,.{places}f}".replace("-", "−") == value, (check, card)
