"""Drafted questions: the right figures together, each of which runs, and few of them."""

import pytest

from helpers.article import read_article
from helpers.checks.checks_file import read_checks_file
from helpers.checks.draft import MOST, draft_checks
from helpers.checks.run import run_checks
from helpers.table import tabulate


def drafted(folder, story):
    """Return the checks of a story by their drafted file, as rows with verdict and printed arithmetic."""
    path = folder / "story.txt"
    path.write_text(f"題目\n\n{story}\n", encoding="utf-8")
    article = read_article(path)
    table = tabulate(article)
    text = draft_checks(table, article)
    if not text:
        return []
    checks = folder / "story.checks.yaml"
    checks.write_text(text, encoding="utf-8")
    printed = dict(zip(table["id"], table["printed"], strict=True))
    rows = run_checks(table, checks).to_dict("records")
    for row in rows:
        for one, form in printed.items():
            row["expression"] = row["expression"].replace(one, form)
    return rows


@pytest.mark.parametrize(
    ("story", "kind", "expression", "value", "verdict"),
    [
        ("全縣建成水池12個、水塔8個、泵站15個，合計35個。", "total",
         "sum(12個, 8個, 15個) equals 35個", 35, "bounded"),
        ("全縣有學校60所，包括小學40所、中學20所。", "total",
         "sum(40所, 20所) equals 60所", 60, "bounded"),
        ("建成水池12個、水塔8個，共30個。", "total",
         "sum(12個, 8個) equals 30個", 20, "does-not-add-up"),
        ("有農戶1200戶，其中種茶的300戶，佔25%。", "printed_share",
         "share(300戶, 1200戶) equals 25%", 25, "bounded"),
        ("有農戶1200戶，其中種茶的300戶，佔35%。", "printed_share",
         "share(300戶, 1200戶) equals 35%", 25, "does-not-add-up"),
        ("有農戶1200戶，其中種茶的300戶。", "share", "share(300戶, 1200戶)", 25, "bounded"),
        ("茶園由2000畝增至2500畝。", "two_levels",
         "100 * 2500畝 / 2000畝 - 100", 25, "bounded"),
        ("茶園由2000畝增至2500畝，增長25%。", "printed_growth",
         "100 * 2500畝 / 2000畝 - 100 equals 25%", 25, "bounded"),
        ("失業者由400人降至300人，下降25%。", "printed_growth",
         "100 * 300人 / 400人 - 100 equals 25%", -25, "bounded"),
        ("覆蓋率由70%升至80%。", "points", "80% - 70%", 10, "bounded"),
        ("比上年增加80個，合作社達到480個。", "level_and_change",
         "growth(480個, 80個)", 20, "bounded"),
        ("比上年減少20個，工廠剩180個。", "level_and_change",
         "growth(180個, 20個)", -10, "bounded"),
        ("生產汽車110輛，同比增長10%。", "before", "110輛 / (1 + 10% / 100)", 100, "bounded"),
        ("生產汽車90輛，同比下降10%。", "before", "90輛 / (1 + 10% / 100)", 100, "bounded"),
        ("稅收90億元，同比下降10%。", "before",
         "90億元 / 1000000 / (1 + 10% / 100)", 10000, "bounded"),
        ("全村400人，耕地700畝。", "per_head", "per(700畝, 400人)", 1.75, "bounded"),
        ("甲廠生產60噸，乙廠生產20噸。", "times", "per(60噸, 20噸)", 3, "bounded"),
    ],
)  # fmt: skip
def test_what_belongs_together_is_asked(tmp_path, story, kind, expression, value, verdict):
    found = {row["check"].rpartition("_")[0]: row for row in drafted(tmp_path, story)}
    assert found[kind]["expression"] == expression
    assert found[kind]["value"] == pytest.approx(value)
    assert found[kind]["verdict"] == verdict


@pytest.mark.parametrize(
    "story",
    [
        "處十萬元以下罰款，情節嚴重的處二十萬元以上罰款。",  # bounds of the law are no quantities
        "比分是3比1。",
        "有農戶1200戶，種茶的300畝。",
        "水塔8個，占3成。",
        "甲廠生產20噸，乙廠生產21噸。",  # about the same
    ],
)  # fmt: skip
def test_what_does_not_is_not(tmp_path, story):
    asked = [row["check"] for row in drafted(tmp_path, story)]
    assert [one for one in asked if not one.startswith("per_head")] == []


@pytest.mark.parametrize("source", ["", "data/second_text.txt"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_question_runs_and_can_be_printed(source, language, tmp_path):
    article = read_article(source)
    table = tabulate(article)
    path = tmp_path / "story.checks.yaml"
    path.write_text(draft_checks(table, article), encoding="utf-8")
    results = run_checks(table, path, language)
    assert 0 < len(results) <= MOST
    assert results["value"].notna().all()
    assert results["publish"].ne("").all()
    assert not results["publish"].str.contains(r"[{}$]").any()


def test_each_is_explained_before_it_stands(tmp_path):
    article = read_article()
    lines = draft_checks(tabulate(article), article).splitlines()
    for at, line in enumerate(lines):
        if line.startswith("  - id:"):
            assert lines[at - 1].startswith("  # ")


def test_any_of_them_can_be_deleted(tmp_path):
    article = read_article()
    table = tabulate(article)
    head, *entries = draft_checks(table, article).split("  - id: ")
    path = tmp_path / "story.checks.yaml"
    for gone in range(len(entries)):
        kept = [entry for at, entry in enumerate(entries) if at != gone]
        path.write_text("  - id: ".join([head, *kept]), encoding="utf-8")
        assert len(read_checks_file(path)["checks"]) == len(kept)


def test_a_story_without_a_question_gets_no_file(tmp_path):
    assert drafted(tmp_path, "全縣有3個湖。") == []


def test_words_of_the_article_are_harmless(tmp_path):
    rows = drafted(tmp_path, '有"{value}: $unit # 湖"120個，其中"- [x]"島30個，佔25%。')
    assert [row["value"] for row in rows if row["check"] == "printed_share_1"] == [25]
