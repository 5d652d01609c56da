"""A checks file that is wrong is told so, in words that help to mend it: all its entries at once."""

import pytest

from helpers.base import brief
from helpers.checks.checks_file import read_checks_file
from helpers.checks.expressions import names, parse
from helpers.checks.rules import wrong_in
from tests.checks.checks_files import checks_file
from tests.work import calls

BROKEN = [
    ("checks: [\n- id", "line 2"),
    ("- a list", "needs a list called checks"),
    ("checks: []", "needs a list called checks"),
    ("nonsense: 1\nchecks: [{id: a}]", "unknown field 'nonsense'"),
    ("figures: [a, b]\nchecks: [{id: a}]", "write figures as name"),
    ("figures: {a: things}\nchecks: [{id: a}]", "unknown universe 'things'"),
    ("checks: [{id: a}]", "check a: the fields group, publish, question, verdict are missing"),
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
        read_checks_file(path)


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ({"expression": "parts + typo"}, "unknown name 'typo' in the expression"),
        ({"expression": "parts", "verdict": "fine"}, "unknown verdict 'fine'. There are: consistent"),
        ({"expression": "parts", "assumptions": ["hope"]}, "unknown assumption 'hope'"),
        ({"expression": "parts", "expresion": "x"}, "unknown field 'expresion'"),
        ({"expression": "parts", "compare": {"like": "more"}}, "compare takes one of equals, below, above"),
        ({"expression": "parts", "id": "total"}, "check total: this id stands twice"),
        ({"expression": "parts", "question": {"en": "Only English?"}}, "as en and as zh"),
        ({"expression": "parts +"}, "Can't read the expression"),
        ({"expression": "share(parts)"}, "share in an expression takes another number of arguments"),
        ({"expression": "parts / (more - more)"}, "Can't divide by 0"),
        ({"expression": "parts.value"}, "Can't read the expression 'parts.value'. It may hold names"),
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
        read_checks_file(checks_file(tmp_path, check))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"passes": ["luck"]}, "assumption a: unknown guard 'luck'"),
        ({"en": ["a"]}, "assumption a: give the words"),
        ({"verdict": "fine"}, "assumption a: unknown verdict 'fine'. There are: does-not-add-up, undefined"),
        ({"verdict": "bounded"}, "a condition and changes no verdict. Take verdict: bounded out here"),
        ({"verdict": "consistent"}, "a condition and changes no verdict"),
        ({"covers": ["b"]}, "assumption a: unknown assumption 'b'"),
        ({"clause": {"en": "only English"}}, "assumption a: give the words as en and as zh"),
        ({"clause": "of {typo}"}, "assumption a: clause has a blank for {typo}"),
        ({"clause": "of {value}"}, "assumption a: clause has a blank for {value}"),
        ({"en": "of {parts}"}, "assumption a: en has '{parts}', and no number is filled in there"),
        ({"zh": "甲{"}, "assumption a: zh has '{', and no number"),
    ],
)
def test_a_broken_assumption_is_told_what_is_wrong(tmp_path, wrong, message):
    assumption = {"en": "a", "zh": "甲"} | wrong
    with pytest.raises(ValueError, match=message):
        read_checks_file(checks_file(tmp_path, {"expression": "parts"}, assumptions={"a": assumption}))


@pytest.mark.parametrize(
    ("derived", "check", "message"),
    [
        ({"a": "parts"}, {}, "derived a: write it as fields"),
        ({"a": {"expression": "parts", "unit": "x"}}, {}, "derived a: unknown field 'unit'"),
        ({"a": {"expression": "typo"}}, {}, "derived a: unknown name 'typo'"),
        ({"a": {"expression": "a + 1"}}, {}, "derived a: 'a' stands further down"),
        ({"a": {"expression": "b"}, "b": {"expression": "parts"}}, {}, "derived a: 'b' stands further down"),
        ({"parts": {"expression": "more"}}, {}, "derived parts: this id stands twice"),
        (
            {"a": {"expression": "parts"}},
            {"id": "a"},
            "check a: a is worked out under derived, so take expression",
        ),
    ],
)
def test_a_broken_derived_result_is_told_what_is_wrong(tmp_path, derived, check, message):
    with pytest.raises(ValueError, match=message):
        read_checks_file(checks_file(tmp_path, {"expression": "parts"} | check, derived=derived))


def test_no_check_may_be_named_by_another(tmp_path):
    with pytest.raises(ValueError, match=r"check c2: 'c1' in the expression is a check\."):
        read_checks_file(checks_file(tmp_path, {"expression": "parts"}, {"expression": "c1 / 2"}))
    with pytest.raises(ValueError, match=r"publish has a blank for \{c1\}, which is unknown"):
        check = {"expression": "more", "publish": "Not {c1}."}
        read_checks_file(checks_file(tmp_path, {"expression": "parts"}, check))


def test_conditions_need_an_assumption(tmp_path):
    check = {"expression": "rest", "publish": "If {conditions}, so.", "verdict": "bounded"}
    derived = {"rest": {"expression": "total - undated"}}
    with pytest.raises(ValueError, match="the check rests on no assumption"):
        read_checks_file(checks_file(tmp_path, check, derived=derived))
    derived["rest"]["assumptions"] = ["one_day"]
    assert read_checks_file(checks_file(tmp_path, check, derived=derived))["checks"][0]["id"] == "c1"


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    checks = [{"expression": "typo"}, {"expression": "parts"}, {"expression": "parts", "verdict": "fine"}]
    with pytest.raises(ValueError, match="check c1: unknown name 'typo'") as caught:
        read_checks_file(checks_file(tmp_path, *checks))
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["checks.yaml, check c1", "checks.yaml, check c3"]


@pytest.mark.parametrize(
    ("swap", "message"),
    [
        ("word", "rebuttal 1: write it as fields"),
        ({"id": "r", "without": ["apart"]}, "rebuttal r: the field objection is missing"),
        ({"id": "r", "objection": ["o"]}, "rebuttal r: give the words"),
        ({"id": "r", "objection": "o", "without": ["hope"]}, "unknown assumption 'hope'"),
        ({"id": "r", "objection": "o", "without": "apart"}, "without is 'apart'. Write a list"),
        ({"id": "r", "objection": "o", "instead": ["parts"]}, "instead is .*Write name"),
        ({"id": "r", "objection": "o", "instead": {"parts": None}}, "instead holds something"),
        ({"id": "r", "objection": "o", "dated": {"parts": "soon"}}, "parts is dated 'soon'. Write a day"),
        ({"id": "r", "objection": "o", "dated": {"rest": "2022-12-31"}}, "rebuttal r: unknown name 'rest'"),
        ({"id": "r", "objection": "o", "instead": {"typo": "parts"}}, "rebuttal r: unknown name 'typo'"),
        ({"id": "r", "objection": "o", "instead": {"c1": "parts"}}, "rebuttal r: unknown name 'c1'"),
        ({"id": "r", "objection": "o", "instead": {"parts": "rest"}}, "'rest' stands further down"),
        ({"id": "r", "objection": "o", "instead": {"rest": "rest + 1"}}, "'rest' stands further down"),
    ],
)
def test_a_broken_rebuttal_is_told_what_is_wrong(tmp_path, swap, message):
    derived = {"rest": {"expression": "total - more"}}
    with pytest.raises(ValueError, match=message):
        read_checks_file(checks_file(tmp_path, {"expression": "parts"}, derived=derived, rebuttals=[swap]))


def test_a_fact_without_a_number_is_told(tmp_path):
    context = tmp_path / "context.csv"
    context.write_text("id,value,unit,date\nregister,many,個,2022-12-31\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"fact register: in context\.csv 'many' is no number"):
        read_checks_file(checks_file(tmp_path, {"expression": "register"}, facts={"register": None}))
    context.write_text("id,value\nregister,5\n", encoding="utf-8")
    with pytest.raises(ValueError, match="fact register: the column unit is missing"):
        read_checks_file(checks_file(tmp_path, {"expression": "register"}, facts={"register": None}))


@pytest.mark.parametrize(
    "sentence", ["{value", "value}", "{value:.1f}", "{}", "{a b}", "{value*1" + "0" * 20 + "}", "{{value}}"]
)
@pytest.mark.parametrize("field", ["publish", "not_publish"])
def test_braces_that_are_no_blank_are_told(tmp_path, sentence, field):
    check = {"expression": "parts", "publish": "One.", field: {"en": f"It is {sentence}.", "zh": "一"}}
    with pytest.raises(ValueError, match=f"check c1: {field} has .+, which is no blank"):
        read_checks_file(checks_file(tmp_path, check))


@pytest.mark.parametrize("part", ["universes", "figures", "facts", "assumptions"])
@pytest.mark.parametrize("name", [7, 0.5, True, None, ""], ids=repr)
def test_what_others_name_is_called_by_a_word(tmp_path, part, name):
    entry = {"universes": "a", "figures": None, "facts": None, "assumptions": {"en": "a", "zh": "甲"}}[part]
    with pytest.raises(ValueError, match=rf"{part[:4]}\w* .+: its name is .+, which is no word"):
        read_checks_file(checks_file(tmp_path, {"expression": "1"}, **{part: {name: entry}}))


@pytest.mark.parametrize("universe", [7, ["a"], {"share_of": 7}, True, 2.5], ids=repr)
def test_a_universe_is_named_by_a_word(tmp_path, universe):
    with pytest.raises(ValueError, match=r"figure parts: (unknown universe|share_of is)"):
        path = checks_file(tmp_path, {"expression": "parts"}, figures={"parts": universe})
        read_checks_file(path)


@pytest.mark.parametrize("universe", [None, ["a"], {"en": "a"}, {"en": ["a"], "zh": "b"}, {}], ids=repr)
def test_a_universe_has_words(tmp_path, universe):
    with pytest.raises(ValueError, match="universe u: give the words as en and as zh"):
        read_checks_file(checks_file(tmp_path, {"expression": "1"}, figures={}, universes={"u": universe}))


@pytest.mark.parametrize(
    "step", [0, "0", "0/5", -1, "-0.5", "1/0", "1e999999999", "9" * 999, float("nan"), [1], {}, True, "",
             float("inf"), "five"],
    ids=brief,
)  # fmt: skip
def test_a_step_is_a_number_above_nought(tmp_path, step):
    with pytest.raises(ValueError, match=r"fact a: .+ is no step to round to.+Write a number") as told:
        read_checks_file(checks_file(tmp_path, {"expression": "a"}, facts={"a": step}))
    assert len(str(told.value)) < 300


@pytest.mark.parametrize(
    "value", ["1/0", "1e400", "1e999999999", "1e-999999999", "9" * 9999, "", "五"], ids=brief
)
def test_a_fact_is_a_number_of_something(tmp_path, value):
    (tmp_path / "context.csv").write_text(f"id,value,unit,date\na,{value},個,2022\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"fact a: in context\.csv .+ Write digits") as told:
        read_checks_file(checks_file(tmp_path, {"expression": "a"}, facts={"a": None}))
    assert len(str(told.value)) < 300


@pytest.mark.parametrize("form", [{"a": 1}, ["a"], None, 7, "a b"], ids=repr)
def test_an_id_is_a_word(tmp_path, form):
    with pytest.raises(ValueError, match=r"check .+: (id is|an id has|the field id is)"):
        read_checks_file(checks_file(tmp_path, {"id": form, "expression": "parts"}, {"expression": "1"}))


def test_nothing_stands_twice(tmp_path):
    one = {"expression": "parts", "id": "a"}
    with pytest.raises(ValueError, match="check a: this id stands twice"):
        read_checks_file(checks_file(tmp_path, one, one))
    swap = {"id": "r", "objection": "o"}
    with pytest.raises(ValueError, match="rebuttal r: this id stands twice"):
        read_checks_file(checks_file(tmp_path, one, rebuttals=[swap, swap]))
    with pytest.raises(ValueError, match="fact parts: this id stands under figures and under facts"):
        read_checks_file(checks_file(tmp_path, one, facts={"parts": None}))


def test_rules_take_work_in_step_with_the_checks():
    def work(count):
        derived = {f"d{n}": {"expression": f"d{n - 1} + {n}" if n else "1"} for n in range(count)}
        checks = [{"id": f"c{n}", "expression": f"d{n} + {n} / 7"} for n in range(count)]
        parts = {"universes": {}, "figures": {}, "facts": {}, "assumptions": {}, "rebuttals": []}
        for kept in (parse, names):  # what another test has read costs nothing here
            kept.cache_clear()
        return calls(wrong_in, parts | {"derived": derived, "checks": checks})

    assert work(400) < 4.4 * work(100)
