"""A checks file that is wrong is told so, in words that help to mend it."""

from decimal import Decimal

import pytest
import yaml

from helpers.base import ROOT, rounded
from helpers.checks.checks_file import guards, read_plan, verdicts
from helpers.checks.verdict import judge
from helpers.table import empty_table

ASSUMPTIONS = {"apart": {"passes": ["overlap"], "verdict": "consistent", "en": "apart", "zh": "分開"}}


def plan_file(folder, check, **parts):
    """Write a checks file of one check: the fields given, and what every check has."""
    basic = {"id": "c", "group": "g", "question": "q", "verdict": "consistent", "publish": "It is {result}."}
    figures = dict.fromkeys(["parts", "more", "total"])
    plan = {"figures": figures, "assumptions": ASSUMPTIONS} | parts | {"checks": [basic | check]}
    path = folder / "checks.yaml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


BROKEN = [
    ("checks: [\n- id", "line 2"),
    ("- a list", "needs a list called checks"),
    ("checks: []", "needs a list called checks"),
    ("nonsense: 1\nchecks: [{id: a}]", "unknown field 'nonsense'"),
    ("figures: [a, b]\nchecks: [{id: a}]", "write figures as name"),
    ("figures: {a: things}\nchecks: [{id: a}]", "unknown universe 'things'"),
    ("checks: [{id: a}]", "check a: the field group is missing"),
    ("checks: [word]", "check 1: write it as fields"),
    ("assumptions: {a: }\nchecks: [{id: a}]", "assumption a: write it as fields"),
    ("assumptions: {a: {passes: dates}}\nchecks: [{id: a}]", r"passes is 'dates'. Write a list"),
    ("universes: {a: }\nchecks: [{id: a}]", "universe a: give the words"),
    ("figures: {a: [b]}\nchecks: [{id: a}]", "figure a: unknown universe"),
    ("figures: {a: {share_of: [b]}}\nchecks: [{id: a}]", "share_of is .*Write one word"),
    ("facts: {a: some}\nchecks: [{id: a}]", "fact a: 'some' is no step"),
    ("checks: !!python/object/apply:os.getcwd []", "Can't read checks.yaml, line 1"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_file_is_told_what_is_wrong(tmp_path, text, message):
    path = tmp_path / "checks.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_plan(path)


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ({"expression": "parts + typo"}, "unknown name 'typo' in the expression"),
        ({"expression": "parts", "verdict": "fine"}, "unknown verdict 'fine'. There are: consistent"),
        ({"expression": "parts", "assumptions": ["hope"]}, "unknown assumption 'hope'"),
        ({"expression": "parts", "expresion": "x"}, "unknown field 'expresion'"),
        ({"expression": "parts", "compare": {"like": "more"}}, "compare takes one of equals, below, above"),
        ({"expression": "parts", "id": "total"}, "stands twice"),
        ({"expression": "parts", "question": {"en": "Only English?"}}, "as en and as zh"),
        ({"expression": "parts +"}, "Can't read the expression"),
        ({"expression": "share(parts)"}, "share in an expression takes another number of arguments"),
        ({"expression": "parts / (more - more)"}, "Can't divide by 0"),
        ({"expression": "parts.value"}, "An expression may hold only"),
        ({}, "give an expression"),
        ({"expression": None}, "the field expression is empty"),
        ({"expression": "parts", "assumptions": None}, "the field assumptions is empty"),
        ({"expression": "parts", "assumptions": "apart"}, "assumptions is 'apart'. Write a list"),
        ({"expression": "parts", "compare": "equals more"}, "compare is 'equals more'. Write name"),
        ({"expression": "parts", "compare": {"equals": None}}, "compare holds something"),
        ({"expression": "parts", "verdict": ["bounded"]}, "verdict is .*Write one word"),
        ({"expression": "parts", "id": 7}, "id is 7. Write one word"),
        ({"expression": "parts", "id": '"><script>'}, "an id has letters, digits and _ only"),
        ({"expression": "parts", "places": "two"}, "places is 'two'. Write a whole number"),
        ({"expression": "parts", "places": 99}, "places is 99. Write 0 to 12"),
        ({"expression": "parts", "whole": "no"}, "whole is 'no'. Write true or false"),
        ({"expression": "parts", "publish": ["one"]}, "give the words as en and as zh"),
        ({"expression": "parts", "publish": "It is {reslut}."}, "publish has a blank for {reslut}"),
        ({"expression": "parts * 1e99 * 1e99"}, "the result is too large"),
        ({"expression": "-" * 2000 + "parts"}, "may have 500 characters"),
    ],
)
def test_a_broken_check_is_told_what_is_wrong(tmp_path, check, message):
    with pytest.raises(ValueError, match=message):
        read_plan(plan_file(tmp_path, check))


def test_a_wrong_guard_or_rebuttal_is_told(tmp_path):
    wrong = {"a": {"passes": ["luck"], "verdict": "bounded", "en": "a", "zh": "甲"}}
    with pytest.raises(ValueError, match="unknown guard 'luck'"):
        read_plan(plan_file(tmp_path, {"expression": "parts"}, assumptions=wrong))
    with pytest.raises(ValueError, match="rebuttal r: unknown name 'typo'"):
        swap = {"id": "r", "objection": "o", "instead": {"typo": "parts"}}
        read_plan(plan_file(tmp_path, {"expression": "parts"}, rebuttals=[swap]))
    with pytest.raises(ValueError, match="rebuttal r: unknown name 'c'"):
        swap = {"id": "r", "objection": "o", "instead": {"parts": "c"}}  # the check comes after its figure
        read_plan(plan_file(tmp_path, {"expression": "parts"}, rebuttals=[swap]))
    with pytest.raises(ValueError, match="rebuttal r: unknown name 'c'"):
        swap = {"id": "r", "objection": "o", "dated": {"c": "2022-12-31"}}
        read_plan(plan_file(tmp_path, {"expression": "parts"}, rebuttals=[swap]))


@pytest.mark.parametrize(
    ("swap", "message"),
    [
        ("word", "rebuttal 1: write it as fields"),
        ({"id": "r", "without": ["apart"]}, "rebuttal r: give the words"),
        ({"id": "r", "objection": "o", "without": "apart"}, "without is 'apart'. Write a list"),
        ({"id": "r", "objection": "o", "instead": ["parts"]}, "instead is .*Write name"),
        ({"id": "r", "objection": "o", "instead": {"parts": None}}, "instead holds something"),
        ({"id": "r", "objection": "o", "dated": {"parts": "soon"}}, "parts is dated 'soon'. Write a day"),
    ],
)
def test_a_broken_rebuttal_is_told_what_is_wrong(tmp_path, swap, message):
    with pytest.raises(ValueError, match=message):
        read_plan(plan_file(tmp_path, {"expression": "parts"}, rebuttals=[swap]))


def test_the_file_of_the_course_needs_no_reader_of_yaml_in_c():
    text = (ROOT / "data" / "checks.yaml").read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader)["checks"]


def test_a_fact_may_be_rounded_to_a_decimal_step(tmp_path):
    (tmp_path / "context.csv").write_bytes("\ufeffid,value,unit,date\nrain,5.5,mm,2022\n".encode())
    plan = read_plan(plan_file(tmp_path, {"expression": "rain"}, facts={"rain": 0.1}))
    assert judge(plan, empty_table())["rain"].quantity.interval == rounded(Decimal("5.5"), Decimal("0.1"))


def test_no_file_and_no_text(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no checks file nowhere\.yaml"):
        read_plan(tmp_path / "nowhere.yaml")
    (tmp_path / "latin.yaml").write_bytes("checks: é".encode("latin-1"))
    with pytest.raises(ValueError, match=r"latin\.yaml is not UTF-8"):
        read_plan(tmp_path / "latin.yaml")
    (tmp_path / "context.csv").write_bytes("id,value,unit,date\na,5,公噸,2022\n".encode("big5"))
    with pytest.raises(ValueError, match=r"context\.csv is not UTF-8"):
        read_plan(plan_file(tmp_path, {"expression": "parts"}))


def test_a_fact_without_a_number_is_told(tmp_path):
    context = tmp_path / "context.csv"
    context.write_text("id,value,unit,date\nregister,many,個,2022-12-31\n", encoding="utf-8")
    with pytest.raises(ValueError, match="fact register: 'many' is no number"):
        read_plan(plan_file(tmp_path, {"expression": "register"}, facts={"register": None}))
    context.write_text("id,value\nregister,5\n", encoding="utf-8")
    with pytest.raises(ValueError, match="fact register: the column unit is missing"):
        read_plan(plan_file(tmp_path, {"expression": "register"}, facts={"register": None}))


def test_the_file_of_the_course_uses_all_that_it_declares():
    plan = read_plan(ROOT / "data" / "checks.yaml")
    used = {key for check in plan["checks"] for key in check.get("assumptions", [])}
    assert used == set(plan["assumptions"])
    text = (ROOT / "data" / "checks.yaml").read_text(encoding="utf-8")
    for name in [*plan["figures"], *plan["facts"], *plan["universes"]]:
        assert text.count(name) > 1, f"{name} is declared and never used"


def test_the_order_of_verdicts():
    assert [row["rank"] for row in verdicts().values()] == list(range(1, 8))
    assert [*verdicts()][:: len(verdicts()) - 1] == ["consistent", "not-applicable"]
    assert set(guards()) == {"dates", "units", "universe", "overlap", "nought", "missing"}
