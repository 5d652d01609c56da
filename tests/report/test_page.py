"""The report: every number linked both ways, valid and accessible HTML, hostile text, same bytes."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from docx import Document

from helpers.article import read_article
from helpers.base import listed
from helpers.charts import save_charts
from helpers.checks import run_checks
from helpers.report.page import at_a_glance, write_report
from helpers.table import tabulate, write_table

HALF = re.compile(r".*[㐀-鿿」』）]\s?[,;:?!()].*|.*[,;:?!(]\s?[㐀-鿿「『（].*")
VOID = {"meta", "img", "br", "link", "input", "hr"}
TEXT = """縣圖書館去年借出圖書12000冊。

館員說,<script>alert()</script>今年新增座位35個 & 書架8個,提案以9比6通過。
"""


class Page(HTMLParser):
    """Collects what the tests ask for, and refuses tags that do not close in order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.marks, self.text = [], [], {}, ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for tag, attributes in self.open:
            if tag == "mark" and "id" in attributes:
                self.marks[attributes["id"]] = self.marks.get(attributes["id"], "") + data

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def course():
    article = read_article()
    table = tabulate(article, "data/coding.csv")
    return article, table, run_checks(table, "data/checks.yaml")


@pytest.fixture(scope="module", params=["en", "zh"])
def page(request, course, tmp_path_factory):
    article = course[0]
    table = tabulate(article, "data/coding.csv", request.param)
    checks = run_checks(table, "data/checks.yaml", request.param)
    path = write_report(article, table, checks, tmp_path_factory.mktemp("report"), request.param)
    return request.param, path.read_text(encoding="utf-8")


def small(tmp_path, text=TEXT, language="en"):
    (tmp_path / "library.txt").write_text(text, encoding="utf-8")
    article = read_article(tmp_path / "library.txt")
    table = tabulate(article, None, language)
    return write_report(article, table, run_checks(table), tmp_path, language).read_text(encoding="utf-8")


def test_every_statistic_is_linked_to_its_place_and_back(page, course):
    parsed = Page(page[1])
    ids = Counter(attributes["id"] for _, attributes in parsed.tags if "id" in attributes)
    targets = {link["href"][1:] for link in parsed.all("a") if link["href"].startswith("#")}
    assert max(ids.values()) == 1
    assert targets - set(ids) == set()
    for row in course[1].itertuples():
        assert parsed.marks[f"at-{row.id}"] == row.printed
        assert {f"row-{row.id}", f"at-{row.id}"} <= targets


def test_structure_that_a_screen_reader_needs(page):
    language, text = page
    parsed = Page(text)
    levels = [int(tag[1]) for tag, _ in parsed.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert parsed.all("html")[0]["lang"] == {"en": "en", "zh": "zh-Hant"}[language]
    assert parsed.all("caption") and all("scope" in cell for cell in parsed.all("th"))
    assert parsed.all("img") and all(image["alt"].strip() for image in parsed.all("img"))
    named = [section["aria-labelledby"] for section in parsed.all("section")]
    assert named
    assert set(named) - {attributes.get("id") for _, attributes in parsed.tags} == set()


def test_the_html_keeps_to_the_standard(page, tmp_path):
    import html5lib

    for text in (page[1], small(tmp_path)):
        html5lib.HTMLParser(strict=True).parse(text)


def test_beside_chinese_words_stand_full_width_marks(page, course):
    """In all that is ours: not in the article, nor in its title."""
    ours = page[1].partition('<section aria-labelledby="text">')[0].replace(course[0].metadata["title"], "")
    ours = re.sub(r"<(style|script|pre)\b.*?</\1>", "", ours, flags=re.DOTALL)
    said = [re.sub("<[^>]*>", "", ours), *(image["alt"] for image in Page(page[1]).all("img"))]
    assert page[0] == "en" or [half[0] for one in said for half in HALF.finditer(one)] == []


def test_the_order_of_a_story(page):
    """Findings, numbers, checks, what is open, method, text; the document in the same order."""
    headings = re.findall(r'<h2 id="(\w+)">', page[1])
    assert headings == ["findings", "statistics", "checks", "open", "method", "text"]
    assert page[1].count('<div class="finding">') == 5


def test_no_result_stands_beside_a_refusal_and_it_is_not_headed_to_be_published(page, course):
    words = {"en": ("Result of the numbers", "May be published"), "zh": ("按所載數字計算的結果", "可以刊登")}
    refused = course[2][course[2]["verdict"].isin(["not-supportable", "undefined", "inconsistent-dates"])]
    for check in refused["check"]:
        card = re.search(rf'<article class="check" id="check-{check}".*?</article>', page[1], re.DOTALL)[0]
        assert not any(f"{one}:" in card or f">{one}<" in card for one in words[page[0]]), check


def test_units_have_an_english_word_for_who_reads_english(page, course):
    glosses = re.findall(r'<span lang="zh">([^<]+)</span> \(([^)<]+)\)', page[1])
    assert (len(glosses) > 30) == (page[0] == "en")
    if page[0] == "en":
        assert {unit for unit, _ in glosses} == set(course[1]["unit"]) - {"%"}


def test_the_title_is_in_the_language_of_the_page_and_nothing_stands_for_what_is_missing(page, tmp_path):
    title = {"en": "Tianjin: local governance, led by Party-building", "zh": "天津:黨建引領之下的基層治理"}
    assert re.search(r"<h1[^>]*>([^<]+)</h1>", page[1])[1] == title[page[0]]
    bare = small(tmp_path, "3個人。\n")
    assert not re.search(r"Untitled|Unknown|\bNaN\b|\bn/a\b", Page(bare).text)


def test_the_log_of_corrections_the_day_and_the_version(tmp_path):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "library.report.yaml").write_text(
        "date: 2024-05-07\nversion: '2'\ncorrected: ['8 May 2024: <b>a rate</b>']\n", encoding="utf-8"
    )
    text = small(tmp_path)
    assert "7 May 2024 · Version 2" in text and "<li>8 May 2024: &lt;b&gt;a rate&lt;/b&gt;</li>" in text
    lines = [one.text for one in Document(tmp_path / "report.docx").paragraphs]
    assert "8 May 2024: <b>a rate</b>" in lines


def test_one_file_that_asks_nothing_of_the_network(page):
    parsed = Page(page[1])
    assert all(image["src"].startswith("data:image/png;base64,") for image in parsed.all("img"))
    assert all(link["href"].startswith(("#", "data:text/csv;", "report.docx")) for link in parsed.all("a"))
    assert parsed.all("script") == [{"type": "application/ld+json"}]
    assert not parsed.all("link") and "@import" not in page[1]


def test_the_page_says_what_each_check_lets_one_print(page, course):
    text = Page(page[1]).text
    if page[0] == "en":
        shown = course[2][course[2]["verdict"] != "not-applicable"]
        assert [sentence for sentence in shown["publish"] if sentence not in text] == []
        assert course[0].sha256 in text


def test_the_counts_at_a_glance(course):
    assert dict(at_a_glance(*course[1:])) == {
        "statistics_count": 36,
        "exact_count": 22,
        "rounded_count": 7,
        "hedged_count": 7,
        "undated_count": 12,
        "checks_count": (course[2]["verdict"] != "not-applicable").sum(),
    }


def test_the_same_article_gives_the_same_bytes(course, tmp_path):
    one, other = (write_report(*course, tmp_path / name).read_bytes() for name in "ab")
    assert one == other
    assert (tmp_path / "a" / "report.docx").read_bytes() == (tmp_path / "b" / "report.docx").read_bytes()


def test_whatever_a_run_leaves_is_the_same_the_second_time(tmp_path):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    article = read_article(tmp_path / "library.txt")
    for folder in (tmp_path / "a", tmp_path / "b"):
        table = tabulate(article)
        write_table(table, folder, run_checks(table))
        save_charts(table, folder / "charts", article=article)
        write_report(article, table, run_checks(table), folder)
    left = {path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file()}
    assert {"statistics.csv", "statistics.xlsx", "report.html", "report.docx"} <= {str(one) for one in left}
    assert [
        one for one in left if (tmp_path / "a" / one).read_bytes() != (tmp_path / "b" / one).read_bytes()
    ] == []


def test_text_from_an_article_is_never_markup(tmp_path):
    text = small(tmp_path)
    assert "<script>" not in text
    assert "<script>alert()</script>" in Page(text).text


def test_what_the_newsroom_says_is_printed_and_nothing_in_its_place(tmp_path):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    article, about = read_article(tmp_path / "library.txt"), tmp_path / "about.yaml"
    table = tabulate(article)
    about.write_text("corrections: desk@example.org\nsource: https://example.org/a\n", encoding="utf-8")
    page = Page(write_report(article, table, run_checks(table), tmp_path, about=about).read_text("utf-8"))
    assert {"mailto:desk@example.org", "https://example.org/a"} <= {link["href"] for link in page.all("a")}
    bare = small(tmp_path)
    assert "Corrections to: desk@example.org" in page.text and "Corrections to" not in bare
    assert "Newsroom" not in bare and "not coded" not in bare


@pytest.mark.parametrize("by", ["the caller", "the newsroom"])
def test_without_the_text_there_are_only_a_few_words_round_each_number(tmp_path, by):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    article, about = read_article(tmp_path / "library.txt"), tmp_path / "about.yaml"
    about.write_text("text: false\n", encoding="utf-8")
    given = {"text": False} if by == "the caller" else {"about": about}
    table = tabulate(article)
    page = Page(write_report(article, table, run_checks(table), tmp_path, **given).read_text("utf-8"))
    assert set(page.marks.values()) == {"12000冊", "35個", "8個", "9比6"}
    assert "縣圖書館去年借出圖書12000冊。" not in page.text
    assert "not reprinted" in page.text
    document = Document(tmp_path / "report.docx")
    assert "縣圖書館去年借出圖書12000冊。" not in "".join(one.text for one in document.paragraphs)


def test_who_stands_near_a_number_has_not_said_it(tmp_path):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    article = read_article(tmp_path / "library.txt")
    table = tabulate(article).assign(
        speaker="Wang", speaker_basis=["direct", "adjacent", "paper", "adjacent"]
    )
    text = write_report(article, table, run_checks(table), tmp_path).read_text(encoding="utf-8")
    said = re.findall(r'data-label="Who says so: ">(.*?)</td>', text)
    assert said[0].startswith("Wang<br>") and "direct speech" in said[0]
    assert "no speaker is named in the sentence; the nearest is Wang" in said[1]
    assert not said[1].startswith("Wang")


def test_no_row_is_called_by_its_number(tmp_path):
    text = small(tmp_path)
    assert not re.search(r">\s*s\d{3}\s*<", text)
    assert len(re.findall(r'role="rowheader"><b>(?:<span lang="zh">)?[^<]+', text)) == 4


@pytest.mark.parametrize(("language", "words"), [("en", "No checks were run"), ("zh", "沒有做任何查核")])
def test_an_article_without_coding_or_checks(tmp_path, language, words):
    text = small(tmp_path, language=language)
    assert words in text
    assert "9 : 6" in text
    assert set(Page(text).marks.values()) == {"12000冊", "35個", "8個", "9比6"}


def test_checks_that_need_other_figures_are_not_shown_as_nought(tmp_path):
    (tmp_path / "library.txt").write_text(TEXT, encoding="utf-8")
    article = read_article(tmp_path / "library.txt")
    table = tabulate(article)
    every = run_checks(table, "data/checks.yaml")
    checks = every[every["verdict"] == "not-applicable"]
    text = Page(write_report(article, table, checks, tmp_path).read_text(encoding="utf-8")).text
    assert "the figures that the checks need are not in this article" in text
    assert f"not-applicable: {len(checks)}" in text


DRAFTED = """
figures: {s001: }
checks:
  - {id: tables, group: Seats, question: How many tables?, expression: s001 / 5, verdict: consistent,
     drafted: DRAFTED, publish: "{value} tables of five.", not_publish: "{value} tables."}
"""


@pytest.mark.parametrize(
    ("drafted", "among", "said_as"),
    [
        ("true", 0, "Proposed, not reviewed: not for publication: "),
        ("false", 1, "May be published: "),
    ],
)
def test_what_nobody_has_reviewed_does_not_stand_among_what_may_be_published(
    tmp_path, drafted, among, said_as
):
    (tmp_path / "library.txt").write_text("縣圖書館有座位35個。\n", encoding="utf-8")
    (tmp_path / "checks.yaml").write_text(DRAFTED.replace("DRAFTED", drafted), encoding="utf-8")
    article = read_article(tmp_path / "library.txt")
    table = tabulate(article)
    checks = run_checks(table, tmp_path / "checks.yaml")
    html = write_report(article, table, checks, tmp_path).read_text(encoding="utf-8")
    lines = [paragraph.text for paragraph in Document(tmp_path / "report.docx").paragraphs]
    glance, rest = html.split('<h2 id="checks">')
    assert rest.split("</section>")[0].count("7 tables of five.") == among
    assert glance.count("7 tables of five.") == lines.count("7 tables of five.") == among
    assert html.count('<h2 id="drafted">') == html.count('href="#drafted"') == 1 - among
    assert html.count("7 tables of five.") == 1 + among
    assert f"{said_as}7 tables of five." in lines
    assert html.count("No check has been reviewed yet") == 1 - among


def test_every_sentence_that_may_not_be_published_says_so(page, course):
    parsed = Page(page[1]).text
    words = {"en": "May not be published", "zh": "不可刊登"}[page[0]]
    assert parsed.count(words) >= (course[2]["verdict"] != "not-applicable").sum()
    marked = re.findall(r'<dt class="not">([^<]*)</dt><dd class="not">', page[1])
    assert set(marked) == {words}


CODING = """id,printed,occurrence,kind,subject_zh,subject_en,holder_zh,holder_en,speaker_zh,speaker_en,\
speaker_basis,from,to,date_basis,direction,note
lent,12000冊,1,count,借書,loans,,,報紙,the paper,paper,,,none,down,Renewals <b>count</b> too.
"""


@pytest.mark.parametrize(
    ("language", "none", "some", "way"),
    [
        ("en", "no coding by hand", "of 1 of 4 statistics", "down"),
        ("zh", "沒有人工編碼", "4條統計數字中有1條", "降"),
    ],
)
def test_whose_words_they_are_the_way_and_the_note(tmp_path, language, none, some, way):
    assert none in small(tmp_path, language=language)
    (tmp_path / "coding.csv").write_text(CODING, encoding="utf-8")
    article = read_article(tmp_path / "library.txt")
    table = tabulate(article, tmp_path / "coding.csv", language)
    text = write_report(article, table, run_checks(table), tmp_path, language).read_text(encoding="utf-8")
    assert some in text and none not in text
    assert f'<b>12000冊</b></a> <span class="quiet">{way}</span>' in text
    assert "Renewals &lt;b&gt;count&lt;/b&gt; too." in text
    cells = Document(tmp_path / "report.docx").tables[0].rows[1].cells
    assert cells[0].text.endswith("Renewals <b>count</b> too.") and cells[1].text == listed(
        ["12000冊", way], language
    )


def test_no_blank_stands_before_per_cent(page):
    text = Page(page[1]).text
    assert "0.90%" in text and not re.search(r"[0-9] [%％]", text)


def test_a_result_is_rounded_as_in_its_sentence(page):
    """Where a sentence gives a range, its ends are those in the brackets of the result, digit for digit."""
    ranges = 0
    for card in re.findall(r'<article class="check".*?</article>', page[1], re.DOTALL):
        sentence = re.search(r"<dt>(?:May be published|可以刊登)</dt><dd>(.*?)</dd>", card)
        ends = re.search(r"<b>[^<]*[(（]([^<]*?)[)）]", card)
        if sentence and ends and re.search(r"\d%? ?(?:to|至) ?\d", sentence[1]):
            ranges += 1
            said = set(re.findall(r"[\d,]*\d(?:\.\d+)?", sentence[1]))
            assert set(re.findall(r"[\d,]*\d(?:\.\d+)?", ends[1])) <= said, sentence[1]
    assert ranges > 15
