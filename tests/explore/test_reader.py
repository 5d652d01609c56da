"""Cards: one a number, with what the table and the checks say of it; nothing refused stands as printable."""

import pytest

from helpers.article import companion, read_article
from helpers.base import ROOT
from helpers.checks import run_checks, verdicts_to
from helpers.explore.reader import cards, paragraphs, roles, show_reader, with_gloss
from helpers.extract import find_numbers
from helpers.table import tabulate

ARTICLES = ["data/article.txt", *(f"data/articles/{name}.txt" for name in ("population", "prices", "travel"))]
HOSTILE = "撥款HK$100億，另撥HK$200億，<script>alert(1)</script>共3000人。\n"


def made(path, language="en"):
    article = read_article(path)
    table = tabulate(article, companion(article, "coding.csv"), language)
    checks = companion(article, "checks.yaml")
    return article, table, checks, cards(article, table, checks, language)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", ARTICLES)
def test_every_number_has_a_card_in_its_sentence(path, language):
    article, table, _, found = made(path, language)
    assert [card["printed"] for card in found] == [one.printed for one in find_numbers(article.text)]
    assert [card["printed"] for card in found if card["role"] == "statistic"] == list(table["printed"])
    for card in found:
        before, printed, after = card["sentence"]
        assert printed == card["printed"]
        assert "".join(card["sentence"]) in article.text
        assert article.text[: card["start"]].endswith(before)
        assert "\n" not in before + after
        keys = {key for key, _, _ in card["facts"]}
        assert {"what", "allows", "when"} <= keys if card["role"] == "statistic" else keys == {"why"}
        assert all(name and words for _, name, words in card["facts"])


def card_of(check):
    """Return what a card should say of a check."""
    printable = check["verdict"] in verdicts_to("print")
    publish = check["publish"]
    return {
        "may": publish if printable else "",
        "said": "" if printable else publish,
        "may_not": check["not_publish"],
        "result": printable and check["value"] == check["value"],
    }


@pytest.mark.parametrize("path", ARTICLES)
def test_a_card_names_each_check_on_its_figure_and_what_may_be_printed(path):
    _, table, rules, found = made(path)
    results = run_checks(table, rules).set_index("question", drop=False).to_dict("index")
    ids = dict(zip(table["start"], table["id"], strict=True))
    named = set()
    for card in found:
        own = {key for key, one in results.items() if ids.get(card["start"]) in one["inputs"].split("; ")}
        assert {check["question"] for check in card["checks"]} == own
        named |= own
        for check in card["checks"]:
            said = {key: check[key] for key in ("may", "said", "may_not")} | {"result": bool(check["result"])}
            assert said == card_of(results[check["question"]])
        refused = [not check["may"] for check in card["checks"]]
        assert refused == sorted(refused), "what may be printed stands first"
    figures = set(table["id"])
    assert named == {key for key, one in results.items() if figures & set(one["inputs"].split("; "))} != set()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "450件",
            {
                "what": "software copyright registration certificates; Cashway Fintech",
                "allows": "exactly 450",
                "unit": "件 (piece or case)",
                "when": "30 June 2022 (stated)",
            },
        ),
        (
            "9.54億元",
            {
                "allows": "953,500,000 to 954,500,000",
                "unit": "元 (yuan)",
                "hedge": "none; rounded, so half a unit of its last printed place either way",
                "who": "Gao Guiqin (Party secretary); reported speech",
            },
        ),
    ],
)
def test_words_of_a_card(printed, expected):
    *_, found = made(ARTICLES[0])
    card = next(card for card in found if card["printed"] == printed)
    assert {key: words for key, _, words in card["facts"] if key in expected} == expected


def test_a_card_names_the_unit_by_what_its_number_measures():
    assert with_gloss("分", "en", "time") == "分 (minute)"
    assert with_gloss("分") == "分 (point)"


def test_a_statistic_that_a_person_left_out_says_so():
    article = read_article()
    table = tabulate(article, "data/coding.csv")
    found = cards(article, table[table["printed"] != "450件"])
    card = next(card for card in found if card["printed"] == "450件")
    assert (card["role"], card["facts"][0][0], card["checks"]) == ("dropped", "why", [])
    assert roles(found)[0][0] == "statistic"
    assert sum(count for *_, count in roles(found)) == len(found)


def places(cut, text):
    return [place for one in cut for _, place in one[text] if place >= 0]


@pytest.mark.parametrize("path", ARTICLES)
def test_the_pieces_are_the_text(path):
    article, _, _, found = made(path)
    cut = paragraphs(article, found)
    for one, shown in zip(article.paragraphs, cut, strict=True):
        assert "".join(words for words, _ in shown["chinese"]) == one.text
        assert "".join(words for words, _ in shown["english"]) == one.english
    assert places(cut, "chinese") == list(range(len(found)))


@pytest.mark.parametrize("path", ARTICLES)
def test_every_statistic_is_marked_once_in_the_english(path):
    article, _, _, found = made(path)
    marked = places(paragraphs(article, found), "english")
    assert len(set(marked)) == len(marked)
    statistics = {place for place, card in enumerate(found) if card["role"] == "statistic"}
    assert statistics and statistics <= set(marked)


def test_without_checks_a_card_has_none():
    course = read_article()
    assert not any(card["checks"] for card in cards(course, tabulate(course)))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_paper_the_article_is_text(tmp_path, monkeypatch, language):
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    article = read_article(tmp_path / "hostile.txt")
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda one, **kept: shown.append(one))
    show_reader(article, tabulate(article), language=language)
    widget, paper = shown
    assert widget.state["cards"][0]["printed"] == "HK$100億"
    assert "<script>" not in paper.data
    assert "&lt;script&gt;" in paper.data
    assert 'class="mathjax_ignore' in paper.data
    assert paper.data.count("3000人</u>") == 1


def test_the_module_holds_no_way_to_write_html():
    for name in ("reader.js", "playground.js", "common.js"):
        code = (ROOT / "helpers" / "explore" / name).read_text(encoding="utf-8")
        assert not any(
            way in code for way in ("innerHTML", "insertAdjacentHTML", "outerHTML", "document.write")
        )
