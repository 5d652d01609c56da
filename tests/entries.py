# ruff: noqa: E501, lists of hostile values
"""What takes in what somebody wrote, each with hostile inputs by chance and what holds of any of them.

An entry is tried by two functions: one makes an input from a source of chance, one gives it in and returns what
is wrong with what comes back. Fine is a result, or an error in the reader's words. What broke a rule once, or
leads into a corner, lies in ``tests/corpus/``, an input a file; it is tried as it is, and changed by chance.
"""

import itertools
import math
import warnings
import zipfile
from decimal import Decimal
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from helpers.article import read_article
from helpers.base import ROOT, Interval
from helpers.checks import draft_checks, evaluate, rebut, run_checks
from helpers.lesson.exercises import exercises
from helpers.lesson.quiz import respond
from helpers.report import check_draft, draft_report, read_draft
from helpers.table import draft_coding, read_coding, table_errors, tabulate
from tests import sentences
from tests.article.pages import pages
from tests.checks.checks_files import SMALL as CHECKED

CORPUS = ROOT / "tests" / "corpus"
BETWEEN = "\n=====\n"  # the two texts of an input
SMALL = CHECKED.assign(upper=math.nan, value=CHECKED["value"].where(CHECKED["id"] != "late"))  # one is empty

LONGEST = 20_000  # signs of what is said of one input: a line for each thing that is wrong
NUMBERS = [
    "0", "1", "-1", "7", "0.5", "35/3", "1/0", "1e400", "1e999999999", "-1e-999999999", "9" * 500, "1_0",
    "nan", "五",
]  # fmt: skip
NAMES = [
    "parts", "more", "total", "rate", "money", "anything", "roughly", "undated", "late", "d0", "d1",
    "c1", "typo", "f", "people",
]  # fmt: skip
SIGNS = [
    *"+-*/(),. ",
    "**",
    "//",
    "[",
    "]",
    ":=",
    " if ",
    "lambda:",
    "'",
    "\\",
    "\0",
    "\ud800",
    "@",
    "=",
    "\n",
    "{",
    "}",
]
FUNCTIONS = [
    f"{name}("
    for name in ("sum", "share", "growth", "per", "min", "max", "at_least", "within", "between", "open")
]

CHECKS = """universes: {units: {en: units, zh: 單位}, people: p}
figures: {parts: units, more: units, total: units, people: people, money: , rate: {share_of: units}, roughly: units, late: units}
facts: {f: 10}
assumptions:
  apart: {passes: [overlap], en: apart, zh: 分開}
  like: {passes: [units, universe], verdict: undefined, en: alike, zh: 同類, covers: [apart]}
derived:
  d0: {expression: parts / more, assumptions: [apart], places: 1}
  d1: {expression: d0 * d0 + f}
checks:
- &c {id: c1, group: g, question: q, verdict: bounded, publish: 'It is {result}.', expression: parts + more, whole: true}
- {<<: *c, id: c2, compare: {equals: total}, assumptions: [like], publish: '{d0.low} to {high*100}, {conditions}'}
- {<<: *c, id: d1b, expression: at_least(d1), not_publish: '{high}', places: 2, unit: {en: u, zh: 單}}
rebuttals:
- {id: r, objection: o, without: [apart], instead: {parts: more / 2}, dated: {more: 2022-12-31}, rounding: down}
"""
FACTS = "id,value,unit,date,confidence\nf,5,個,2022-12-31,good\ng,1e3,名,2021,low\n"
YAML = [*"[]{}:,&*?|>-!#%@`\"'\n \t", "- ", ": ", "? ", "*c", "&c ", "<<: *c", "!!int ", "!!python/name:os ", "!!timestamp ", "---\n", "[" * 60,
    "1:1:1", "2023-02-31", "yes", "null", "~", ".inf", ".nan", "0x7", "checks:\n", "figures: ", "{value}", "{low*1000}", "{", "\x01",
    "\ud800", "\u2028", "publish: x", "id: c1", "expression: "]  # fmt: skip
CODING = (ROOT / "data" / "coding.csv").read_text(encoding="utf-8").splitlines(keepends=True)[:5]
CSV = [*",;\t\"'\n\r= ", '""', "\r\n", "id", "printed", "keep", "no", "occurrence", "1", "0", "²", "9" * 5000, "2023-02-31", "2023/2/31",
    "\x1b", "\u2028", "\ufeff", "x" * 999, "count", "direction,direction", "\ud800", "\0"]  # fmt: skip


@cache
def corpus(name):
    """Return the inputs of an entry that lie in the corpus, by the names of their files."""
    return {path.stem: read_input(name, path.read_bytes()) for path in sorted((CORPUS / name).glob("*"))}


def read_input(name, data):
    """Return an input of an entry as its file has it: of a page its bytes, of an answer the exercise before it."""
    if name == "pages":
        return data
    text = data.decode("utf-8", "surrogatepass")
    return tuple(text.split(" ", 1)) if name == "answers" else text


def _base(name, chance, *others):
    """Return what an input is made from: mostly one of the texts given, else one of the corpus."""
    return (
        chance.choice(list(corpus(name).values()) or others)
        if chance.random() < 0.3
        else chance.choice(others)
    )


def _mutated(text, pieces, chance):
    """Return a text with one to six pieces put in, left out, doubled or exchanged, most in the place of a word."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        end = at + chance.choice([0, 0, 1, 2, 5, 20])
        put = chance.choice([chance.choice(pieces), text[:0], text[at:end] * 2, chance.choice(pieces) * 3])
        text = text[:at] + put + text[end:]
    return text


def make_sentence(chance):
    """Return a sentence full of numbers."""
    return (
        _mutated(_base("reader", chance, ""), sentences.PIECES, chance)
        if chance.random() < 0.2
        else sentences.made(chance)
    )


def try_sentence(text):
    """Find the numbers of a text."""
    return next(iter(sentences.faults(text)), "")


LINES = ["雲渚鎮的舊市集要不要搬", "2024年5月6日", "其中", "一、舊址", "陳阿明說,", "記者從鎮公所獲悉,", "另據縣統計局的數字,",
    "去年", "截至2023年底,", "今年前三個月,", "共", "比前年增加", "下降到", "“", "”", "The town has 3 lakes.", "原標題:", "#", "\t", "\r\n",
    "\x1b[31m", "\u202e", "=1+1", "'", "\ufeff"]  # fmt: skip


def make_story(chance):
    """Return an article of a few lines."""
    kept = _base("table", chance, "", "", "", "")
    if kept:
        return _mutated(kept, [*sentences.PIECES, *LINES], chance)
    lines = [
        "".join([chance.choice(LINES), make_sentence(chance), chance.choice("。。,\n；")])
        for _ in range(chance.randint(1, 5))
    ]
    return chance.choice(["雲渚縣圖書館的一年\n", "", "\n\n"]) + "".join(lines) + "全鎮有3個湖。"


def try_story(text):
    """Make the table of an article, with the coding and the questions that it is drafted, too."""
    path = _file("story.txt", text)
    try:
        article = read_article(path)
        table = tabulate(article)
    except ValueError as error:
        return _said(error, "story")
    cut = [article.text[start:end] for start, end in zip(table["start"], table["end"], strict=True)]
    if table["printed"].tolist() != cut:
        return "has a row that is not what the text has there"
    if table_errors(table):
        return f"has a table that breaks its schema: {table_errors(table)[0]}"
    return _refused_draft(article, table) if len(text) % 8 == 0 else ""  # it takes six times as long


def _refused_draft(article, table):
    """Return what the course says against a coding and questions that it has written itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            if not tabulate(article, _file("story.coding.csv", draft_coding(article))).equals(table):
                return "has another table with its own coding"
            questions = draft_checks(table, article)
            if questions:
                run_checks(table, _file("story.checks.yaml", questions))
        except (UserWarning, ValueError) as error:
            return f"is refused with what was drafted for it: {error}"
    return ""


def make_expression(chance):
    """Return arithmetic, mostly sound, with signs in it that are none."""
    if chance.random() < 0.5:
        return "".join(chance.choices([*NAMES, *NUMBERS, *SIGNS, *FUNCTIONS], k=chance.randint(1, 20)))
    words = _base("expressions", chance, *NAMES)
    for _ in range(chance.randint(0, 12)):
        other = chance.choice([*NAMES[:8], *NUMBERS[:6], words[:200]])
        form = chance.choice(
            ["{0} + {1}", "({0}) * ({1})", "share({0}, {1})", "-({0})", "({0}) / ({1})", "max({0}, {1})"]
        )
        words = form.format(words, other)
    return words


def try_expression(expression):
    """Work an expression out over a small table."""
    try:
        found = evaluate(expression, SMALL)
    except (ValueError, OverflowError) as error:
        return _said(error)
    return "" if len(found.text(2)) < LONGEST else "gives a result that is too long"


def make_checks(chance):
    """Return a checks file and, after a line, its facts."""
    values = [*NUMBERS, *NAMES]
    text, _, facts = _base("checks", chance, CHECKS + BETWEEN + FACTS).partition(BETWEEN)
    if chance.random() < 0.3:
        facts = _mutated(facts, [*CSV, *NUMBERS], chance)
    if chance.random() < 0.3:  # an expression for another
        place = chance.choice(["parts + more", "d0 * d0 + f", "more / 2"])
        return text.replace(place, make_expression(chance)) + BETWEEN + facts
    return _mutated(text, [*YAML, *values, chance.choice(CHECKS.split("\n"))], chance) + BETWEEN + facts


def try_checks(texts):
    """Run the checks of a file, and its objections."""
    text, _, facts = texts.partition(BETWEEN)
    path = _file("checks.yaml", text)
    _file("context.csv", facts)
    try:
        results = run_checks(SMALL, path, "en")
        objections = rebut(SMALL, path, "zh")
    except ValueError as error:
        return _said(error, "checks.yaml", "context.csv")
    if (results["publish"] == "").any():
        return "has a check that says nothing"
    return "" if len(results.to_string()) + len(objections.to_string()) < 10 * LONGEST else "says too much"


def make_coding(chance):
    """Return the text of a coding."""
    rows = [CODING[0], *chance.sample(CODING[1:], chance.randint(1, 4))]
    return _mutated(_base("coding", chance, "".join(rows)), CSV, chance)


def try_coding(text):
    """Read a coding."""
    try:
        coding = read_coding(_file("story.coding.csv", text))
    except ValueError as error:
        return _said(error, "story.coding.csv")
    return "" if len({row["id"] for row in coding.values()}) == len(coding) else "has two rows of one id"


STORY = """雲渚縣圖書館的一年

2024年5月6日

雲渚縣圖書館去年借出圖書1.2萬冊,比前年增加8.5%,其中兒童讀物占三成。館長林若水說,座位有240個,讀者多了約三分之一。

購書經費350萬元,人均4至6元。
"""
DRAFT = [
    "The library of Yunzhu lent 12,000 books last year, 8.5% more than the year before.",
    "Its budget fell to 3.5 million yuan (4 to 6 each), says Lin Ruoshui on 6 May 2024.",
    "About a third more readers share two hundred and forty seats; 30 per cent of the loans are for children.",
    "圖書館有240個座位,讀者多了三分之一左右。",
]
TOLD = [*"0123456789.,%-()/ ", "a third", "two-thirds", "half a million", "dozen", "hundred", " and ", "twenty-", "thousand", "million", "bn",
    " per cent", " percentage points", "about ", "fewer than ", "at least ", "rose ", "fell by ", "yuan", "£", "¥", "$", "−", "–", " to ", "if ",
    "1,2,3", "1.2.3", "1e9", "2024-05-06", "6 May", "’", "twice", "tenfold", "\n\n", "\x1b[2J", "\u202e", "\ufeff", "| ", "**", "\x00"]  # fmt: skip


def make_draft(chance):
    """Return a draft in English and Chinese."""
    kept = _base("drafts", chance, *DRAFT)
    text = " ".join([kept, *chance.sample(DRAFT, chance.randint(0, 1))])
    return _mutated(text, [*TOLD, *TOLD, *sentences.WORDS, *sentences.NUMERALS], chance)


def try_draft(text):
    """Check a draft against an article."""
    article, table, results = _story()
    try:
        draft = read_draft(_file("draft.txt", text))
    except ValueError as error:
        return _said(error, "draft.txt")
    language = ("en", "zh")[len(text) % 2]
    rows = check_draft(draft, article, table, results, language)
    there = [draft[at : at + len(number)] for number, at in zip(rows["number"], rows["place"], strict=True)]
    if rows["number"].tolist() != there:
        return "has a number that the draft does not have there"
    report = draft_report(rows, "draft.txt", "story.txt", language)
    if not all(sign.isprintable() or sign in "\n\u3000" for sign in report):
        return f"says what a terminal would obey: {report!a}"
    return "" if all(rows["words"]) else "has a finding without words"


@cache
def _story():
    article = read_article(_file("library.txt", STORY))
    table = tabulate(article)
    results = run_checks(table, _file("library.checks.yaml", draft_checks(table, article)))
    return article, table, results.astype(object)  # pandas takes long to give Arrow's texts one by one


TAGS = [b"<p>", b"</p>", b"<br>", b"<div class='foot'>", b"</div>", b"<table><tr><td>", b"</table>", b"<article>", b"<!--", b"-->", b"<![CDATA[",
    b"<script>", b"</script>", b"<meta charset='gb2312'>", b"<meta charset='\xff'>", b"<title>", b"</title>", b"&#0;", b"&#xD800;", b"&#1114112;", b"&amp;",
    b"\0", b"\xff\xfe", b"\x1b", b"\x80", b"<a href='http://[' >", b"<svg onload=x>", b"<html lang='zh'>", b"<base href='//x'>", b'"', b"<", b">",
    "2024年2月31日".encode(), "全鎮有3個湖。".encode(), "來源:".encode(), b"<time datetime='9999-99-99'>", b"<p>" * 200, b"<div>" * 3000]  # fmt: skip
PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length 71>> stream
BT /F 12 Tf 50 700 Td <5168933E670933500B6E56> Tj 0 -14 Td (3 lakes) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /UniCNS-UTF16-H /DescendantFonts [6 0 R]>> endobj
6 0 obj <</Type /Font /Subtype /CIDFontType0 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (CNS1) /Supplement 0>>>> endobj
trailer <</Root 1 0 R /Info <</Title (A) /Author (B)>>>>
"""
OBJECTS = [b"1 0 R", b"2 0 R", b"3 0 R", b"4 0 R", b"<<", b">>", b"[", b"]", b"(", b")", b"/Length -1", b"/Count 999999999", b"/Filter /FlateDecode", b"/Kids", b"/Encrypt",
    b"/Prev 0", b"null", b"endobj", b"stream", b"startxref\n0\n%%EOF", b"99999999999999999999", b"-1", b"\xff", b"%", b"q " * 99, b"/ToUnicode 4 0 R", b"Tj", b"TJ", b"Do", b"'"]  # fmt: skip
PARTS = [b"<w:p>", b"</w:p>", b"<w:r>", b"<w:t>", b"</w:t>", b"<w:tbl>", b"</w:tbl>", b"<w:tc>", b"<w:tr>", b"<w:gridSpan w:val='9'/>", b"<w:vMerge/>", b"<w:br/>", b"<w:tab/>", b"&x;",
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"w:val='", b"'", b"\0", b"\xff", b"<w:pStyle w:val='Title'/>", b"<w:ins>", b"<w:del>", b"<!--", "全鎮有3個湖。".encode()]  # fmt: skip
PACKINGS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


def make_page(chance):
    """Return the bytes of a web page, of a PDF or of a document of a word processor."""
    kind = chance.randrange(6)
    if kind == 0:
        return _mutated(PDF, OBJECTS, chance)
    if kind == 1:
        return _packed(
            {
                name: _mutated(data, PARTS, chance) if name == "word/document.xml" else data
                for name, data in _unpacked().items()
            }
        )
    if kind == 2:
        packed = _packed(_unpacked(), chance.choice(PACKINGS))
        return _mutated(packed, [b"PK\x03\x04", b"PK\x01\x02", b"\0", b"\xff" * 4], chance)
    return _mutated(_base("pages", chance, *_pages()), TAGS, chance)


@cache
def _pages():
    return [page.data for page in pages()]


@cache
def _unpacked():
    """Return the parts of a small document by name."""
    document, file = docx.Document(), BytesIO()
    document.add_paragraph("雲渚縣圖書館有座位240個。")
    document.add_table(1, 2).cell(0, 0).text = "3個"
    document.save(file)
    with zipfile.ZipFile(file) as parts:
        return {
            name: parts.read(name)
            for name in parts.namelist()
            if "theme" not in name and "thumbnail" not in name
        }


def _packed(parts, how=zipfile.ZIP_STORED):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return file.getvalue()


def try_page(data):
    """Read an article out of a page or a document."""
    try:
        article = read_article(_file("page.html", data))
    except ValueError as error:
        return _said(error, "page.html")
    lines = [article.text[one.start : one.end] for one in article.paragraphs]
    if lines != [one.text for one in article.paragraphs]:
        return "has a paragraph that is not what the text has there"
    return "has a title of several lines" if "\n" in article.metadata["title"] else ""


class Shut:
    """An object whose maker forbids what is asked of it."""

    def __repr__(self):
        raise RuntimeError

    __str__ = __eq__ = __len__ = __float__ = __iter__ = __repr__
    __hash__ = None


MADE = [
    lambda chance: chance.choice([10**5000, -(10**400), 0, 1, -1, True, None, ..., 3j, math.nan, math.inf, 1e308, 5e-324]),
    lambda chance: Decimal(chance.choice(["1e999999999", "-1e-999999999", "NaN", "sNaN", "-Infinity", "0.1", "1e299"])),
    lambda chance: Fraction(chance.randint(-(10**9), 10**9), chance.choice([1, 3, 7**2000, 10**5])),
    lambda chance: chance.choice([itertools.count(), itertools.repeat("a"), range(10**12), iter([3, 4]), bytes(99)]),
    lambda chance: chance.choice([Shut(), int, len, {"a": 1}, {1, 2}, object(), NotImplemented]),
    lambda chance: chance.uniform(-1e6, 1e6),
    lambda chance: "".join(chance.choices([*NUMBERS, *NAMES, *SIGNS, *YAML, "億", "%", "2023-01-01", "a b"], k=chance.randint(0, 9))),
    lambda chance: chance.choice(["9" * 10**5, "3," * 10**5, "_" * 10**5, "\ufdfa" * 10**4, "a " * 10**5]) if chance.random() < 0.02 else "b",
    lambda chance: Interval(*sorted(chance.choices([-(10**5000), -1, 0, Fraction(1, 3), 10**12, 10**5000], k=2))),
    lambda chance: [made_by(chance) for _ in range(chance.randint(0, 4))],
    lambda chance: _nested(chance.randint(2, 9), 9) if chance.random() < 0.02 else [],
]  # fmt: skip


def _nested(depth, times):
    """Return lists in lists, the same one many times over."""
    return [1] if not depth else [_nested(depth - 1, times)] * times


def made_by(chance):
    """Return something that may stand as an answer."""
    return chance.choice(MADE)(chance)


def make_answer(chance):
    """Return the id of an exercise and an answer."""
    return chance.choice(list(exercises())), made_by(chance)


def try_answer(asked):
    """Respond to an answer about the course's article."""
    right, words = respond(*asked, _course())
    return "" if words and len(words) < LONGEST else f"is {right} and says {len(words)} signs"


@cache
def _course():
    return read_article()


def _said(error, *names):
    words = str(error)
    if len(words) > LONGEST:
        return f"is told in {len(words)} signs"
    if "traceback" in words.lower() or "errno" in words.lower():
        return f"is told in the words of Python: {words}"
    return "" if not names or any(name in words for name in names) else f"is told without the file: {words}"


@cache
def _folder():
    return TemporaryDirectory()


def _file(name, text):
    path = Path(_folder().name) / name
    path.unlink(missing_ok=True)  # a file that is cut short and filled again is written through to the disk
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return path


# By name: what makes an input, and what tries it.
ENTRIES = {
    "reader": (make_sentence, try_sentence),
    "table": (make_story, try_story),
    "coding": (make_coding, try_coding),
    "checks": (make_checks, try_checks),
    "expressions": (make_expression, try_expression),
    "drafts": (make_draft, try_draft),
    "pages": (make_page, try_page),
    "answers": (make_answer, try_answer),
}
