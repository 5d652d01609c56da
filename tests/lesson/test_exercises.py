"""The entries of the exercises: well formed, answered in many ways, fair, and in step with the notebooks."""

import json
import math
import re
from collections import Counter
from fractions import Fraction

import pytest

from helpers.article import read_article
from helpers.base import ROOT, read_yaml
from helpers.lesson import exercises as exercises_module
from helpers.lesson.comparing import steps_up_to
from helpers.lesson.exercises import EXERCISES, KINDS, exercise, exercises, expected, rights, steps
from helpers.lesson.lines import letters
from helpers.lesson.quiz import respond
from helpers.lesson.readings import readings

ARTICLE = read_article()
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIELDS = {"id", "kind", "course", "expected", "fact", "also", "tolerance", "ordered", "outwards"}
FIELDS |= {"choices", "lines", "right", "wrong", "otherwise", "hint"}
FEWEST = 4  # typical wrong answers with a reply of their own
OF_THE_ENGINE = 2  # of these at most
each_entry = pytest.mark.parametrize("one", exercises().values(), ids=list(exercises()))
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def of_kind(kind):
    return [one for one in exercises().values() if one.get("kind") == kind]


def wanted(one):
    """Return what an entry expects, as an answer is read."""
    value = expected(one, ARTICLE)
    return readings(value, value, one)[0]


def own_replies(one):
    """Return the questions that an entry has for known wrong answers."""
    chosen = [says for letter, says in one.get("choices", {}).items() if letter != one["expected"]]
    return [says.strip() for says in [*chosen, *(wrong["says"] for wrong in one.get("wrong", []))]]


# What a kind of entry has to have.
SHAPES = {
    "choose": lambda one: len(one["choices"]) >= 3,
    "judge": lambda one: set(map(type, statements(one))) == {bool},
    "value": lambda one: "lines" not in one,
    "bounds": lambda one: len(wanted(one)) == 2 and (one.get("ordered") or one.get("outwards")),
    "complete": lambda one: "lines" not in one,
    "order": lambda one: len(one["lines"]) >= 3 and "lines" in one,
    "write": lambda one: "lines" not in one,
}


def statements(one):
    value = wanted(one)
    return value if isinstance(value, list) else [value]


@each_entry
def test_each_entry_is_well_formed(one):
    assert set(one) <= FIELDS
    assert re.fullmatch(r"\d\.\d+", one["id"])
    assert ("expected" in one) != ("fact" in one)
    assert one["kind"] in KINDS
    assert SHAPES[one["kind"]](one)
    assert ("right" in one and "otherwise" in one) or one["expected"] in one["choices"]


def test_each_kind_has_its_shape():
    assert list(SHAPES) == list(KINDS)


@each_entry
def test_a_hint_has_three_steps(one):
    assert len({step.strip() for step in steps(one)}) == 3


@each_entry
def test_every_reply_to_a_wrong_answer_asks(one):
    questions = [*own_replies(one), *([one["otherwise"].strip()] if "otherwise" in one else [])]
    assert [says for says in questions if not says.endswith("?")] == []


@each_entry
def test_the_expected_answers_are_right_and_the_known_wrong_ones_get_their_own_reply(one):
    for value in rights(one, ARTICLE):
        right, text = respond(one["id"], value, ARTICLE)
        assert right, text
        assert "{" not in text
    for wrong in one.get("wrong", []):
        right, text = respond(one["id"], expected(wrong, ARTICLE), ARTICLE)
        assert not right, (wrong, "is the right answer too")
        assert text.partition("{")[0].startswith(wrong["says"].strip().partition("{")[0]), text
        assert "{" not in text.replace(wrong["says"], "")


def mistakes(value, one):
    """Return mistakes of the kinds that are answered for all exercises."""
    if "choices" in one:
        return [3, "no such option"]
    if isinstance(value, list):
        numeric = bool(value) and all(isinstance(part, Fraction) for part in value)
        scaled = [value[0] * 100, *value[1:]] if numeric else value[:1]
        middle = [sum(value) / len(value)] * len(value) if numeric else value[1:]
        return [value[::-1], value[:-1], [*value, *value], scaled, middle, "something else"]
    if isinstance(value, Fraction):
        return [-value, value * 100, 1 / value if value else [value], "many", [value, value]]
    return [3, True] if isinstance(value, str) else [[value, value]]


def engine_replies(one):
    answers = [respond(one["id"], given, ARTICLE) for given in mistakes(wanted(one), one)]
    return {says for right, says in answers if not right} - {one.get("otherwise", "").strip()}


@each_entry
def test_at_least_four_typical_wrong_answers_have_a_reply_of_their_own(one):
    own = {*own_replies(one)} - {one.get("otherwise", "").strip()}
    engine = engine_replies(one)
    assert [says for says in engine if not says.endswith("?")] == []
    assert len(own) + min(OF_THE_ENGINE, len(engine - own)) >= FEWEST


def spellings(value):
    """Return the ways in which a number may be printed."""
    if not isinstance(value, Fraction):
        return {str(value)}
    digits = f"{float(value):.12g}" if value.denominator != 1 else str(value.numerator)
    return {digits, f"{value.numerator:,}" if value.denominator == 1 else digits}


def holds(text, value):
    """Tell whether a text prints a value, and not as a part of another."""
    return any(re.search(rf"(?<![\w.,]){re.escape(one)}(?![\w]|[.,]\d)", text) for one in spellings(value))


def gives_away(text, one):
    """Tell whether a text holds the answer to an entry."""
    telling = next(tells for fits, tells in TELLING if fits(one))
    return telling(text, wanted(one), one)


def tells_order(text, value, one):
    found = re.findall(r"\b[a-z](?:[ ,]+[a-z]\b){2,}", text)
    return any(letters(each, one["lines"]) == value for each in found) or f'"{"".join(value)}"' in text


def tells_option(text, value, one):
    """A letter is told where it is called the answer, a word where no other option stands in the text."""
    if len(str(value)) == 1:
        called = rf"(?i)\b(?:option|letter|answer|sentence|choose|take) [\"(]?{value}\b|\"{value}\""
        return bool(re.search(called, text))
    return holds(text, value) and not any(holds(text, other) for other in one["choices"] if other != value)


def tells_judgement(text, value, one):
    return bool(re.search(r"\b(?:is|are) (?:true|false)\.", text))


def tells_all_parts(text, value, one):
    parts = value if isinstance(value, list) else [value]
    return bool(parts) and all(holds(text, part) for part in parts)


# Which entries there are, and what tells their answer: the first that fits.
TELLING = [
    (lambda one: "lines" in one, tells_order),
    (lambda one: "choices" in one, tells_option),
    (lambda one: one.get("kind") == "judge", tells_judgement),
    (lambda one: True, tells_all_parts),
]


@each_entry
def test_no_reply_and_no_hint_holds_the_answer(one):
    texts = [*own_replies(one), one.get("otherwise", ""), *steps(one), *engine_replies(one)]
    assert [text for text in texts if gives_away(text, one)] == []


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("It is 1,234, isn't it?", {"expected": 1234}),
        ("Take 1.4 and 2.", {"expected": [1.4, 2]}),
        ("Option b says so.", {"expected": "b", "choices": {"a": "", "b": ""}}),
        ("You want the column value.", {"expected": "value", "choices": {"low": "", "value": ""}}),
        ("First c, a, b.", {"expected": "c a b", "lines": dict.fromkeys("abc")}),
    ],
)
def test_an_answer_that_is_given_away_is_found(text, one):
    assert gives_away(text, one)
    assert not gives_away("Which 12,340 rows, which 14 or 20, which low, value, which b or c?", one)


def test_the_right_letters_are_spread():
    found = Counter(one["expected"] for one in of_kind("choose") if len(one["expected"]) == 1)
    assert max(found.values()) <= 0.4 * found.total(), found
    assert set(found) >= {"a", "b", "c", "d"}


def test_about_half_of_what_is_to_be_judged_is_false():
    found = Counter(value for one in of_kind("judge") for value in statements(one))
    assert 1 / 3 <= found[False] / found.total() <= 2 / 3, found


def rounded(ends, step, inwards):
    """Return two ends, each rounded to a step."""
    low, high = ends
    up = [math.ceil(low / step) * step, math.ceil(high / step) * step]
    down = [math.floor(low / step) * step, math.floor(high / step) * step]
    return [up[0], down[1]] if inwards else [down[0], up[1]]


@pytest.mark.parametrize(
    "one", [one for one in exercises().values() if "outwards" in one], ids=lambda one: one["id"]
)
def test_ends_of_a_result_are_rounded_outwards_never_inwards(one):
    ends = wanted(one)
    step = steps_up_to(ends[1] - ends[0])[1]  # a digit more than the widest
    given = rounded(ends, step, inwards=False)
    assert respond(one["id"], given, ARTICLE)[0]
    given = rounded(ends, step, inwards=True)
    right, said = respond(one["id"], given, ARTICLE)
    assert right == (given == ends)
    assert right or said.endswith("?")


@each_notebook
def test_each_notebook_has_a_pair_to_complete_and_lines_to_put_in_order(path):
    if path.stem.startswith("00"):
        return
    kinds = {one.get("kind") for one in exercises().values() if one["id"][0] == str(int(path.stem[:2]))}
    assert kinds >= {"complete", "order"}


def test_an_unknown_exercise_is_named_with_those_of_its_notebook():
    with pytest.raises(ValueError, match=r"no exercise 7\.77\. There are: 7\.1, 7\.2, "):
        exercise("7.77")
    with pytest.raises(ValueError, match="no exercise 77"):
        exercise(77)


def test_a_number_in_place_of_an_id_is_taken_where_it_means_one_exercise_only(monkeypatch):
    monkeypatch.setattr(
        exercises_module, "exercises", lambda: {"1.1": {"id": "1.1"}, "1.2": {"id": "1.2"}, "1.10": {}}
    )
    assert exercise(1.2)["id"] == "1.2"
    with pytest.raises(ValueError, match=r'stands in quotes: "1\.1" or "1\.10"'):
        exercise(1.1)


def cells(path):
    """Return the code cells of a notebook: source, tags, what is printed below."""
    found = [
        cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
    ]
    return [
        (
            "".join(cell["source"]),
            cell["metadata"].get("tags", []),
            "".join("".join(out.get("text", "")) for out in cell["outputs"]),
        )
        for cell in found
    ]


def asked_in(source):
    return re.findall(r"\banswer\(\"([^\"]+)\"", source)


def used(path):
    return [one for source, *_ in cells(path) for one in asked_in(source)]


@each_notebook
def test_a_notebook_uses_its_own_exercises_and_all_of_them(path):
    assert set(used(path)) == {one for one in exercises() if one.split(".")[0] == str(int(path.stem[:2]))}


def test_the_numbers_of_exercises_run_without_gap_or_double():
    """n.1, n.2, … each once, in the order in which the notebook first asks for them."""
    numbers = {}
    for one in read_yaml((ROOT / EXERCISES).read_text(encoding="utf-8"), EXERCISES):
        notebook, _, number = one["id"].partition(".")
        numbers.setdefault(int(notebook), []).append(int(number))
    for notebook, found in numbers.items():
        assert found == list(range(1, len(found) + 1)), f"notebook {notebook}: a number is left out or double"
    assert [int(path.stem[:2]) for path in NOTEBOOKS if used(path)] == sorted(numbers)


@each_notebook
def test_a_notebook_asks_in_the_order_of_the_numbers(path):
    asked = list(dict.fromkeys(used(path)))
    assert asked == sorted(asked, key=lambda one: int(one.partition(".")[2]))


@each_notebook
def test_each_published_solution_passes_its_own_check(path):
    """In a cell tagged `solution`, or worked in its own cell. What is stored is what a run prints: nbval."""
    solved = set()
    for source, tags, printed in cells(path):
        asked = asked_in(source)
        right = len(re.findall(r"^Right\. ", printed, re.M)) == len(asked)
        if "solution" in tags:
            assert right, printed
        solved.update(asked if right else [])
    assert solved == set(used(path))


each_order = pytest.mark.parametrize("one", of_kind("order"), ids=lambda one: one["id"])


def notebook_of(one):
    (path,) = [path for path in NOTEBOOKS if path.stem.startswith(one["id"].split(".")[0].zfill(2))]
    return cells(path)


@each_order
def test_the_solution_of_an_order_holds_its_lines_in_their_order(one):
    found = [source for source, tags, _ in notebook_of(one) if "solution" in tags]
    (solution,) = [source for source in found if one["id"] in asked_in(source)]
    needed = letters(one["expected"], one["lines"])
    assert "\n".join(one["lines"][letter] for letter in needed) in solution
    unused = [line for letter, line in one["lines"].items() if letter not in needed]
    assert not set(unused) & set(solution.splitlines())


@each_order
def test_the_lines_are_shown_before_their_order_is_asked_for(one):
    sources = [source for source, *_ in notebook_of(one)]
    shown = [place for place, source in enumerate(sources) if f'show_lines("{one["id"]}")' in source]
    asked = [place for place, source in enumerate(sources) if one["id"] in asked_in(source)]
    assert shown
    assert shown[0] < asked[0]
