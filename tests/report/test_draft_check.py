"""A draft beside its article: each kind of slip is named, what is right is let pass, scripts get a status."""

from itertools import product

import pandas as pd
import pytest
from docx import Document

from helpers.__main__ import main
from helpers.article import companion, read_article
from helpers.base import LANGUAGES, ROOT
from helpers.checks import run_checks
from helpers.report.draft_check import check_draft, draft_report, read_draft
from helpers.table import tabulate

ARTICLES = "article", "articles/population", "articles/prices", "articles/travel"


@pytest.fixture
def checked(course):
    article, tables, checks = course
    return lambda draft: check_draft(draft, article, tables["en"], checks["en"])


@pytest.mark.parametrize(
    ("draft", "finding"),
    [
        ("It has 68,143 organisations.", "exact"),
        ("全市有68143個黨組織。", "exact"),
        ("More than 400 people live there.", "exact"),
        ("Some 400 people live there.", "exact"),
        ("超過400人。", "exact"),
        ("An output of 954 million yuan.", "exact"),
        ("It was 2022.", "exact"),
        ("On 30 August.", "exact"),
        ("In the 1980s.", "exact"),
        ("It has 68,000 organisations.", "rounded"),
        ("It has nearly 70,000 organisations.", "rounded"),
        ("黨組織近7萬個。", "rounded"),
        ("A rate of 80 percent.", "rounded"),
        ("It grew by 0.9 per cent.", "worked_out"),
        ("If no village is counted again, there are 1,250 villages.", "worked_out"),
        ("如果沒有村重複，共1250個村。", "worked_out"),
        ("It has 69,000 organisations.", "rounding"),
        ("A rate of 84%.", "rounding"),
        ("覆蓋率84%。", "rounding"),
        ("An output of 9.54 billion yuan.", "scale"),
        ("產值9.54萬元。", "scale"),
        ("An output of 95 billion yuan.", "scale"),
        ("A rate of 80.2 percentage points.", "measure"),
        ("覆蓋率80.2個百分點。", "measure"),
        ("400 people live there.", "hedge"),
        ("有400人。", "hedge"),
        ("Nearly 400 people live there.", "hedge"),
        ("Nearly 68,000 organisations.", "hedge"),  # there are more
        ("There are 1,250 villages.", "condition"),
        ("共有1250個村。", "condition"),
        ("It has 12 dragons.", "nowhere"),
        ("On 31 August.", "nowhere"),
        ("有37條龍。", "nowhere"),
        ("An output of 954 million US dollars.", "unit"),
        ("An output of HK$954 million.", "unit"),
        ("產值9.54億美元。", "unit"),
        ("產值9.54億元。", "exact"),
    ],
)
def test_each_finding(checked, draft, finding):
    found = checked(draft)
    assert found["finding"].tolist() == [finding]
    assert found["traced"].tolist() == [finding in ("exact", "rounded", "worked_out")]
    assert found["words"].str.len().all()
    assert not found["words"].str.contains("[{}]").any()


STORY = """全縣產量下降8.6%，收入增長12.4%，人口增長率為負0.4%。\
出口3億美元，補貼2億元。茶農占24.4%，漁民占32.1%。設站9.7萬個，平均每站9.8公頃。
"""


@pytest.fixture(scope="module")
def beside_story(tmp_path_factory):
    path = tmp_path_factory.mktemp("story") / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    article = read_article(path)
    table = tabulate(article)
    return lambda draft: check_draft(draft, article, table, pd.DataFrame())


@pytest.mark.parametrize(
    ("draft", "finding"),
    [
        ("Output fell by 8.6%.", "exact"),
        ("A figure of 8.6%.", "exact"),  # silence is fine
        ("Output rose by 8.6%.", "direction"),
        ("An 8.6% increase in output.", "direction"),
        ("Output was up 9%.", "direction"),
        ("產量上升8.6%。", "direction"),
        ("產量下跌8.6%。", "exact"),
        ("Income dropped 12.4 per cent.", "direction"),
        ("Output did not rise by 8.6%.", "exact"),
        ("Costs rose, and output by 8.6%.", "exact"),
        ("The population grew by 0.4%.", "direction"),
        ("人口增長0.4%。", "direction"),
        ("The population fell 0.4%.", "exact"),
        ("A growth rate of −0.4%.", "exact"),
        ("A growth rate of minus 0.4%.", "exact"),
        ("Exports of 300 million dollars.", "exact"),
        ("Exports of US$300 million.", "exact"),
        ("Exports of 300 million yuan.", "unit"),
        ("出口3億元。", "unit"),
        ("Subsidies of 200 million dollars.", "unit"),
        ("Subsidies of 200 million yuan.", "exact"),
        ("出口3億港元。", "unit"),
        ("About a quarter of them grow tea.", "rounded"),
        ("Nearly a quarter are tea growers.", "rounded"),
        ("Nearly a third of them fish.", "rounded"),
        ("Over a third of them fish.", "hedge"),  # there are fewer
        ("About a fifth of them grow tea.", "nowhere"),
        ("About ten of them.", "nowhere"),
        ("每站十公頃。", "nowhere"),
    ],
)
def test_direction_currency_and_fractions(beside_story, draft, finding):
    assert beside_story(draft)["finding"].tolist() == [finding]


def test_the_direction_and_the_unit_of_the_article_are_told(beside_story):
    words = beside_story("Output rose by 8.6%. Exports of 300 million yuan.")["words"].tolist()
    assert words == [
        "the other way round: the article says it fell: 8.6% (s001)",
        "another unit: the article has 3億美元 (s004)",
    ]


def test_hong_kong_dollars_are_yuan_of_an_article_that_names_the_place(tmp_path):
    for place, finding in ("香港", "exact"), ("全縣", "unit"):
        path = tmp_path / "story.txt"
        path.write_text(f"{place}的小店去年共賣出茶葉300萬元。\n", encoding="utf-8")
        article = read_article(path)
        found = check_draft("It was HK$3 million.", article, tabulate(article), pd.DataFrame())
        assert found["finding"].tolist() == [finding]


def test_a_condition_is_quoted_with_the_sentence_that_may_be_printed(checked):
    words = checked("There are 1,250 villages.")["words"].item()
    assert "no village is of two" in words
    assert "1,245 to 1,255 villages" in words


def test_the_right_rounding_is_told(checked):
    assert "rounds to 85" in checked("A rate of 84%.")["words"].item()


def test_the_translation_of_an_article_is_traced(course):
    """The English of both course texts, number by number; what is left over is known."""
    article, tables, checks = course
    draft = (ROOT / "data" / "article.en.txt").read_text(encoding="utf-8")
    found = check_draft(draft, article, tables["en"], checks["en"])
    assert len(found) > 50
    assert found.loc[~found["traced"], "number"].tolist() == []


@pytest.mark.parametrize("name", ["second_text", *ARTICLES])
def test_no_translation_says_another_direction_or_currency(name):
    article = read_article(ROOT / "data" / f"{name}.txt")
    draft = (ROOT / "data" / f"{name}.en.txt").read_text(encoding="utf-8")
    found = check_draft(draft, article, tabulate(article, companion(article, "coding.csv")), pd.DataFrame())
    assert found["traced"].mean() > 0.9
    assert not set(found["finding"]) & {"direction", "unit"}


# Numbers that are neither in the article nor a result, and pass as part of the whole sentence alone.
ONLY_IN_ITS_SENTENCE = {
    "the range of a hedge (5 off at most) is an assumption": {
        "villages", "villages_share", "secretaries_a_village", "cadres_a_village", "unstarred_share",
        "villages_any_overlap",
    },
    "a count from outside, with its date": {
        "firms_against_2021", "social_against_2021", "villages_against_2020",
        "demonstration_villages_planned", "weak_villages_planned",
    },
    "a small word counts what is compared (seven kinds, two parts, the two years)": {
        "sum_of_units", "under_16", "births_before", "weight_of_food", "weight_of_goods", "six_markets",
        "males_and_females", "town_and_country", "rate_of_births",
    },
    "a bound or a round number beside the result (less than half, fewer than one)": {
        "firms_without_own", "less_than_half", "secretaries_a_village_wide",
        "secretaries_unstarred_weak", "secretaries_full_overlap",
    },
    "its verdict lets no number stand without the sentence": {
        "teams_fit", "secretaries_fit", "share_of_korea",
    },
    "the year of the calendar of Taiwan (114年)": {"cost_of_all_trips"},
}  # fmt: skip


@pytest.fixture(scope="module", params=product(ARTICLES, LANGUAGES), ids="-".join)
def published(request):
    """The sentences of the checks of one article in one language, each read as a draft."""
    name, language = request.param
    article = read_article(ROOT / "data" / f"{name}.txt")
    table = tabulate(article, companion(article, "coding.csv"), language)
    checks = run_checks(table, companion(article, "checks.yaml"), language)
    return {
        row.check: check_draft(row.publish, article, table, checks, language) for row in checks.itertuples()
    }


def test_every_published_sentence_is_traced(published):
    """What the checks print themselves, in the language of the draft, is fine by the same rules."""
    lost = {check: found.loc[~found["traced"], "number"].tolist() for check, found in published.items()}
    assert sum(map(len, published.values())) > 10
    assert {check: numbers for check, numbers in lost.items() if numbers} == {}


def test_few_numbers_of_a_published_sentence_need_the_whole_of_it(published):
    whole = {check for check, found in published.items() if "published" in set(found["finding"])}
    assert whole <= set().union(*ONLY_IN_ITS_SENTENCE.values())


def test_a_result_is_read_on_the_scale_of_its_unit():
    article = read_article(ROOT / "data" / "article.txt")
    table = tabulate(article, companion(article, "coding.csv"))
    checks = run_checks(table, companion(article, "checks.yaml"))
    one = checks.iloc[[0]].assign(
        check="income",
        value=11735.0,
        low=11593.0,
        high=11877.0,
        verdict="bounded",
        assumptions="",
        publish="",
    )
    for unit, draft in [
        ("million yuan", "It was 11,593 to 11,877 million yuan, or 11.7 billion yuan."),
        ("百萬元", "收入115.93億至118.77億元，約117億元。"),
    ]:
        found = check_draft(draft, article, table, one.assign(unit=unit))
        assert found["finding"].tolist() == ["worked_out"] * 3
        assert not check_draft(draft, article, table, one.assign(unit="yuan"))["traced"].any()
        assert not check_draft(draft, article, table, one.assign(unit="million US dollars"))["traced"].any()


def test_the_sentence_of_a_drafted_check_is_none_that_may_be_printed(course):
    article, tables, checks = course
    sentence = checks["en"].set_index("check").loc["firms_against_2021", "publish"]
    for drafted, findings in (False, {"published"}), (True, {"nowhere"}):
        found = check_draft(sentence, article, tables["en"], checks["en"].assign(drafted=drafted))
        assert set(found.loc[found["number"] == "61,903", "finding"]) == findings


def test_a_sentence_of_a_check_passes_only_as_a_whole(checked):
    sentence = "An outside count of 61,903 firms in May 2021, by a narrower definition"
    assert checked(sentence + ".")["finding"].tolist()[0] == "nowhere"


def test_the_report_is_sorted_as_the_draft_and_shows_the_sentence(checked):
    draft = "It has 12 dragons. It has 68,143 organisations."
    lines = draft_report(checked(draft), "draft.txt", "story.txt").splitlines()
    assert lines[0] == "draft.txt beside story.txt: 2 numbers, 1 to look at"
    assert [line.split()[0] for line in lines[2::2]] == ["LOOK", "ok"]
    assert lines[3].strip() == "It has 12 dragons."


def test_a_terminal_obeys_no_draft(checked):
    draft = "It has 12\x1b[2J dragons\x9b. It has 68,143\x07 organisations."
    report = draft_report(checked(draft), "draft.txt", "story.txt")
    assert all(line.isprintable() for line in report.splitlines())


def test_a_draft_without_numbers(checked):
    assert draft_report(checked("Nothing."), "draft.txt", "story.txt") == (
        "draft.txt has no number that could be traced."
    )


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("全縣有農戶1,200戶，其中種茶的約300戶。\n", encoding="utf-8")
    return path


def saved(folder, name, text):
    path = folder / name
    if path.suffix == ".docx":
        document = Document()
        document.add_paragraph(text)
        document.save(path)
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.docx"])
@pytest.mark.parametrize(("text", "status"), [("1,200 farms, about 300 of tea.", 0), ("1,300 farms.", 1)])
def test_a_script_gets_a_status(story, tmp_path, name, text, status, capsys):
    path = saved(tmp_path, name, text)
    assert main(["check", str(path), "--article", str(story)]) == status
    assert f"{name} beside story.txt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "There is no draft none.txt"),
        ("draft.pdf", b"%PDF-", "can't be read as a draft"),
        ("draft.txt", b"1,200\xff\x00\x01", "not UTF-8 text"),
        ("draft.docx", b"nothing", "a damaged archive"),
    ],
)
def test_bad_input_has_a_status_of_its_own(story, tmp_path, name, content, message, capsys):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path), "--article", str(story)]) == 2
    assert message in capsys.readouterr().err


def test_a_broken_coding_beside_the_story_is_bad_input(story, tmp_path, capsys):
    (tmp_path / "story.coding.csv").write_text("id,printed\na,b\n", encoding="utf-8")
    path = saved(tmp_path, "draft.txt", "1,200 farms")
    assert main(["check", str(path), "--article", str(story)]) == 2
    assert "lacks the column" in capsys.readouterr().err


def test_chinese_words_for_a_chinese_desk(story, tmp_path, capsys):
    path = saved(tmp_path, "draft.txt", "有300戶種茶。")
    assert main(["check", str(path), "--article", str(story), "--language", "zh"]) == 1
    said = capsys.readouterr().out
    assert "缺少約數字眼" in said and "（s002）" in said


def test_a_byte_order_mark_is_no_part_of_the_draft(tmp_path):
    assert read_draft(saved(tmp_path, "draft.txt", "\ufeffA draft")) == "A draft"
