"""What docs/ says of checks is so: its file runs, its examples come out, nothing is left out."""

import re

import pytest

from helpers.article import read_article
from helpers.base import ROOT
from helpers.checks.compare import RELATIONS
from helpers.checks.expressions import FUNCTIONS, compute, parse
from helpers.checks.rules import FIELDS, PARTS
from helpers.checks.run import run_checks
from helpers.checks.sentences import PARTS as RESULTS
from helpers.checks.verdict import guards, verdicts
from helpers.table import tabulate

TEXT = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(\w+)` \| [^|]+ \| `([^`]+)` \| ([^|]+) \|$", TEXT, re.MULTILINE)
CODED = (
    "id,printed,occurrence,kind,subject_zh,subject_en,holder_zh,holder_en,speaker_zh,speaker_en,"
    "speaker_basis,from,to,date_basis\n"
    'all_farms,"1,200戶",1,count,農戶,farms,,,,,paper,,,none\n'
    "tea_farms,300戶,1,count,茶農,tea farms,,,,,paper,,,none\n"
    "tea_share,25%,1,share,比重,share,,,,,paper,,,none\n"
)


@pytest.mark.parametrize(("name", "example", "gives"), EXAMPLES)
def test_an_example_gives_what_is_written(name, example, gives):
    assert example.startswith(f"{name}(")
    amount = compute(parse(example), {})
    assert amount.interval.text(None) == gives


def test_every_function_has_an_example():
    assert sorted(name for name, *_ in EXAMPLES) == sorted(FUNCTIONS)


@pytest.mark.parametrize(
    "words",
    [
        PARTS,
        FIELDS["check"][0] | FIELDS["check"][1],
        guards(),
        verdicts(),
        RELATIONS,
        RESULTS,
        *FIELDS["assumption"],
    ],
)
def test_nothing_is_left_out(words):
    assert [word for word in words if f"`{word}`" not in TEXT and f"`{{{word}}}`" not in TEXT] == []


def test_the_file_runs(tmp_path):
    story, coding, checks = (
        tmp_path / name for name in ("story.txt", "story.coding.csv", "story.checks.yaml")
    )
    story.write_text("全縣有農戶1,200戶，其中種茶的300戶，佔25%。\n", encoding="utf-8")
    coding.write_text(CODED, encoding="utf-8")
    checks.write_text(re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)[1], encoding="utf-8")
    result = run_checks(tabulate(read_article(story), coding), checks).iloc[0]
    assert (result["verdict"], result["value"]) == ("consistent", 25)
    sentence = "If all three figures are of one day, 25.0% of the 1,200 farms grow tea."
    assert result["publish"] == sentence


def test_the_course_has_as_many_checks_as_it_says(course):
    assert f"with {len(course[2]['en'])} of them" in TEXT


BLANKS = re.findall(r"^\| (`\{.+?\}`) \| .+? \| ([\d.,–]+(?:, [\d.,]+)?) \|$", TEXT, re.MULTILINE)
BLANKS = [(re.findall(r"`(\{.+?\})`", blanks), printed) for blanks, printed in BLANKS]
SALES = "公司營業收入96.2億元，同比下降12.5%。\n"


@pytest.mark.parametrize(("blanks", "printed"), BLANKS)
def test_a_blank_prints_what_is_written(blanks, printed, tmp_path):
    """A fall counts with a minus, so the formula is that of a rise."""
    story, checks = tmp_path / "story.txt", tmp_path / "story.checks.yaml"
    story.write_text(SALES, encoding="utf-8")
    words = ", ".join(blanks).split(", {name.low}")[0].replace("{name}", "{s001}")
    checks.write_text(
        f"""
figures: {{s001: , s002: }}
assumptions: {{same: {{passes: [dates], en: same, zh: same}}}}
checks:
  - {{id: one, group: g, question: q, verdict: bounded, places: 1, assumptions: [same],
     expression: s001 / 100000000 / (1 + s002 / 100), publish: "{words}; {{conditions}}"}}
""",
        encoding="utf-8",
    )
    assert run_checks(tabulate(read_article(story)), checks).iloc[0]["publish"] == f"{printed}; same"


def test_all_blanks_are_tried():
    assert len(BLANKS) == 6
