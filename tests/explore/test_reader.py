"""Cards: one a number, with what the table and the checks say of it; nothing refused stands as printable."""

import pytest

from helpers.article import companion, read_article
from helpers.base import ROOT
from helpers.checks import run_checks, verdicts_to
from helpers.explore.reader import cards, paragraphs, roles, show_reader
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


@pytest.mark.parametrize("path", ARTICLES)
def test_a_card_names_each_check_on_its_figure_and_what_may_be_printed(path):
    _, table, rules, found = made(path)
    results = run_checks(table, rules).to_dict("records")
    ids = dict(zip(table["start"], table["id"], strict=True))
    seen = 0
    for card in found:
        own = [one for one in results if ids.get(card["start"]) in one["inputs"].split("; ")]
        assert sorted(check["question"] for check in card["checks"]) == sorted(one["question"] for one in own)
        by_question = {one["question"]: one for one in own}
        for check in card["checks"]:
            one = by_question[check["question"]]
            printable = one["verdict"] in verdicts_to("print")
            assert (check["may"], check["said"]) == (
                (one["publish"], "") if printable else ("", one["publish"])
            )
            assert check["may_not"] == one["not_publish"]
            assert bool(check["result"]) == (printable and one["value"] == one["value"])
            seen += 1
        refused = ["may" in check and not check["may"] for check in card["checks"]]
        assert refused == sorted(refused), "what may be printed stands first"
    assert seen >= len(results) - sum(not one["inputs"] for one in results) > 0


def test_words_of_one_card():
    *_, found = made(ARTICLES[0])
    card = next(card for card in found if card["printed"] == "450件")
    facts = {key: words for key, _, words in card["facts"]}
    assert facts["allows"] == "exactly 450"
    assert "Jiang Haoran" in facts["who"] and "does not say" in facts["who"]
    assert facts["when"] == "30 June 2022 (stated)"
    rounded = next(card for card in found if card["printed"] == "9.54億元")
    facts = {key: words for key, _, words in rounded["facts"]}
    assert facts["allows"] == "953,500,000 to 954,500,000"
    assert facts["unit"] == "元 (yuan)"
    assert facts["hedge"].startswith("none; rounded")


def test_a_statistic_that_a_person_left_out_says_so():
    article = read_article()
    table = tabulate(article, "data/coding.csv")
    found = cards(article, table[table["printed"] != "450件"])
    card = next(card for card in found if card["printed"] == "450件")
    assert (card["role"], card["facts"][0][0], card["checks"]) == ("dropped", "why", [])
    assert roles(found)[0][0] == "statistic"
    assert sum(count for *_, count in roles(found)) == len(found)


@pytest.mark.parametrize(("path", "statistics"), [*zip(ARTICLES, [36, 26, 30, 27], strict=True)])
def test_the_pieces_are_the_text_and_the_english_is_marked(path, statistics):
    article, _, _, found = made(path)
    cut = paragraphs(article, found)
    for one, shown in zip(article.paragraphs, cut, strict=True):
        assert "".join(words for words, _ in shown["chinese"]) == one.text
        assert "".join(words for words, _ in shown["english"]) == one.english
    chinese = [place for one in cut for words, place in one["chinese"] if place >= 0]
    assert chinese == list(range(len(found)))
    english = [place for one in cut for words, place in one["english"] if place >= 0]
    assert len(set(english)) == len(english)
    assert sum(found[place]["role"] == "statistic" for place in english) == statistics


def test_without_checks_a_card_has_none():
    course = read_article()
    assert not any(card["checks"] for card in cards(course, tabulate(course)))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_paper_the_article_is_text(tmp_path, monkeypatch, language):
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    article = read_article(tmp_path / "hostile.txt")
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
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
