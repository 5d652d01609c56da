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
         "sum(12個, 8個, 15個) equals 35個", 35, "consistent"),
        ("全縣有學校60所，包括小學40所、中學20所。", "total",
         "sum(40所, 20所) equals 60所", 60, "consistent"),
        ("建成水池12個、水塔8個，共30個。", "total",
         "sum(12個, 8個) equals 30個", 20, "does-not-add-up"),
        ("有農戶1200戶，其中種茶的300戶，佔25%。", "printed_share",
         "share(300戶, 1200戶) equals 25%", 25, "consistent"),
        ("有農戶1200戶，其中種茶的300戶，佔35%。", "printed_share",
         "share(300戶, 1200戶) equals 35%", 25, "does-not-add-up"),
        ("有農戶1200戶，其中種茶的300戶。", "share", "share(300戶, 1200戶)", 25, "consistent"),
        ("茶園由2000畝增至2500畝。", "two_levels",
         "100 * 2500畝 / 2000畝 - 100", 25, "consistent"),
        ("茶園由2000畝增至2500畝，增長25%。", "printed_growth",
         "100 * 2500畝 / 2000畝 - 100 equals 25%", 25, "consistent"),
        ("失業者由400人降至300人，下降25%。", "printed_growth",
         "100 * 300人 / 400人 - 100 equals 25%", -25, "consistent"),
        ("覆蓋率由70%升至80%。", "points", "80% - 70%", 10, "bounded"),
        ("比上年增加80個，合作社達到480個。", "level_and_change",
         "growth(480個, 80個)", 20, "consistent"),
        ("比上年減少20個，工廠剩180個。", "level_and_change",
         "growth(180個, 20個)", -10, "consistent"),
        ("生產汽車110輛，同比增長10%。", "before", "110輛 / (1 + 10% / 100)", 100, "bounded"),
        ("生產汽車90輛，同比下降10%。", "before", "90輛 / (1 + 10% / 100)", 100, "bounded"),
        ("稅收90億元，同比下降10%。", "before",
         "90億元 / 100000000 / (1 + 10% / 100)", 100, "bounded"),
        ("書店2024年售書42.1萬冊，較2023年的38.5萬冊增加9.4%。", "printed_growth",
         "100 * 42.1萬冊 / 38.5萬冊 - 100 equals 9.4%", 9.350649, "consistent"),
        ("產茶比前年的400噸減少10%，達到360噸。", "printed_growth",
         "100 * 360噸 / 400噸 - 100 equals 10%", -10, "consistent"),
        ("全村400人，耕地700畝。", "per_head", "per(700畝, 400人)", 1.75, "consistent"),
        ("甲廠生產60噸，乙廠生產20噸。", "times", "per(60噸, 20噸)", 3, "consistent"),
    ],
)  # fmt: skip
def test_what_belongs_together_is_asked(tmp_path, story, kind, expression, value, verdict):
    found = {row["check"].rpartition("_")[0]: row for row in drafted(tmp_path, story)}
    assert found[kind]["expression"] == expression
    assert found[kind]["value"] == pytest.approx(value)
    assert found[kind]["verdict"] == verdict


def test_what_a_machine_proposes_is_marked_until_somebody_has_reviewed_it(tmp_path):
    found = drafted(tmp_path, "有農戶1200戶，其中種茶的300戶。")
    assert [row["drafted"] for row in found] == [True]
    path = tmp_path / "story.checks.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    drafted: true\n", ""), encoding="utf-8")
    table = tabulate(read_article(tmp_path / "story.txt"))
    assert run_checks(table, path)["drafted"].tolist() == [False]


@pytest.mark.parametrize(
    "story",
    [
        "處十萬元以下罰款，情節嚴重的處二十萬元以上罰款。",  # bounds of the law are no quantities
        "比分是3比1。",
        "有農戶1200戶，種茶的300畝。",
        "水塔8個，占3成。",
        "甲廠生產20噸，乙廠生產21噸。",  # about the same
        "書店售書較2023年的38.5萬冊增加9.4%。",  # the level after it is not told
        "工廠比上年的400個增加80個。",
        "公司總市值780億元，發行價每股7.81元。",  # a total and the price of one
        "每股股息0.5元，每手股價20元，全年分紅300萬元。",
        "投資900萬元，門票50元。",
        "甲公司淨利潤12億元，乙公司淨虧損3億元。",
    ],
)  # fmt: skip
def test_what_does_not_is_not(tmp_path, story):
    asked = [row["check"] for row in drafted(tmp_path, story)]
    assert [one for one in asked if not one.startswith("per_head")] == []


@pytest.mark.parametrize(
    ("story", "question_en", "question_zh", "publish_en", "publish_zh"),
    [
        ("稅收90億元，同比下降10%。", "before it fell by 10% to 90億元", "減少10%而為90億元",
         "million yuan before", "億元。"),
        ("捐款收入9000萬美元，同比下降10%。", "before it fell by 10%", "減少10%",
         "US dollars before", "萬美元。"),
        ("生產汽車110輛，同比增長10%。", "before it rose by 10%", "增加10%", "vehicles before", "輛。"),
        ("茶園由2500畝減至2000畝。", "did it fall from 2500畝", "減少了百分之多少", "−20", "−20"),
        ("失業者由400人降至300人，下降25%。", "a fall of 25%?", "是否減少25%", "−25", "−25"),
        ("比上年減少20個，工廠剩180個。", "It fell by 20個 to 180個", "減少20個而為180個", "a fall of 20個",
         "減少20個"),
    ],
)  # fmt: skip
def test_a_question_says_where_it_went_and_in_what_unit(
    tmp_path, story, question_en, question_zh, publish_en, publish_zh
):
    rows = drafted(tmp_path, story)
    table = tabulate(read_article(tmp_path / "story.txt"))
    chinese = run_checks(table, tmp_path / "story.checks.yaml", "zh").to_dict("records")
    asked = {"en": rows[0]["question"], "zh": chinese[0]["question"]}
    told = {"en": rows[0]["publish"], "zh": chinese[0]["publish"]}
    assert question_en in asked["en"]
    assert question_zh in asked["zh"]
    assert publish_en in told["en"]
    assert publish_zh in told["zh"]
    assert "元 " not in told["en"].split(" means ")[-1]
    assert "  " not in told["en"] + told["zh"]
    assert "百萬" not in told["zh"]


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
