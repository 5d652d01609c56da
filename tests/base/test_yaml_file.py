"""YAML that somebody wrote: nothing is lost in silence, no text stops the interpreter or fills the memory."""

import pytest
import yaml

from helpers.base import ROOT, limits
from helpers.base.yaml_file import read_yaml


def bomb(item, many=9, deep=9):
    """Return lines in which each anchor names the one before it so many times."""
    lines = ["a0: &a0 " + item]
    for level in range(1, deep):
        lines.append(f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * many) + "]")
    return "\n".join(lines)


def merged(many=9, deep=9):
    """Return the same of merges."""
    lines = ["a0: &a0 {k: 1}"]
    for level in range(1, deep):
        lines.append(f"a{level}: &a{level} {{<<: [" + ", ".join([f"*a{level - 1}"] * many) + "]}")
    return "\n".join(lines)


@pytest.mark.parametrize("path", sorted((ROOT / "data").glob("*.yaml")), ids=lambda path: path.name)
def test_the_course_reads_as_yaml_itself_reads_it(path):
    text = path.read_text(encoding="utf-8")
    assert read_yaml(text, path.name) == yaml.safe_load(text)


def test_a_merge_may_be_given_anew_and_itself_be_merged():
    text = "a: &a {x: 1, y: 1}\nb: &b {<<: *a, x: 2}\nc: {<<: *b, y: 3}\nd: {<<: [*a, *b]}"
    assert read_yaml(text, "a.yaml") == yaml.safe_load(text)
    assert read_yaml(text, "a.yaml")["c"] == {"x": 2, "y": 3}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: 2\na: 3",
        "a: 1\nb: 2\n'a': 3",
        'b: {\na: 1,\n"a": 2}',
        "b:\n- a: 1\n  a: 1",
        "1: a\nb: c\n01: d",
        "true: a\n\nyes: b",
        "a: &a {x: 1}\nb: {<<: *a,\n<<: *a}",
        "a: 1\nb: 1\n? a\n: 1",
    ],
)
def test_two_fields_of_one_name_are_told_with_both_lines(text):
    with pytest.raises(ValueError, match=r"Can't read a\.yaml, line \d: .+ stands in line \d already"):
        read_yaml(text, "a.yaml")


@pytest.mark.parametrize("item", ["[", "{a: ", "- ", "? ", "- - ", "[{a: ", "a:\n "])
@pytest.mark.parametrize("close", ["", "1"])
def test_entries_too_deep_are_told(item, close):
    text = "".join(" " * n + "a:\n" for n in range(200)) if item == "a:\n " else item * 100_000
    with pytest.raises(ValueError, match=r"Can't read a\.yaml, line \d+: .+ deep\. Take some out"):
        read_yaml(text + close, "a.yaml")


@pytest.mark.parametrize(
    "text",
    [bomb("[x, x, x, x]"), bomb("x" * 10_000, 9, 6), bomb("{x: y}", 99, 6), merged(), merged(40, 6)],
    ids=range(5),
)
def test_what_fills_the_memory_when_written_out_is_told(text):
    with pytest.raises(ValueError, match=r"Can't read a\.yaml, line \d+: with its aliases written out"):
        read_yaml(text, "a.yaml")


@pytest.mark.parametrize("text", ["a: &a [*a]", "a: &a {b: *a}", "&a [[*a]]", "a: &a\n  b:\n  - <<: *a"])
def test_what_holds_itself_is_told(text):
    with pytest.raises(ValueError, match=r"\*a stands inside what it names"):
        read_yaml(text, "a.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 2023-02-31", "'2023-02-31' looks like a day and is none"),
        ("\na: 2023-13-45", "line 2: '2023-13-45' looks like a day"),
        ("a: !!timestamp soon", "'soon' looks like a day"),
        ("a: !!int x", "'x' looks like a number"),
        ("a: !!float x", "'x' looks like a number"),
        ("a: " + "9" * 10_000, "looks like a number"),
        ("a: " + "1:" * 90_000 + "1", "looks like a number|line 1"),
        ("a: !!bool x", "'x' looks like something else"),
        ("a: !!binary é", "line 1"),
        ("a: !!omap x", "line 1"),
        ("[a]: b", "the name of a field is a list"),
        ("{a: b}: c", "the name of a field is a list"),
        ("a\n\nb: \x01", r"line 3: the sign U\+0001"),
        ("a: \x85\ud800", r"the sign U\+D800"),
        ("a: 1\n---\na: 2", "line 2"),
        ("a: *b", "line 1"),
        ("a: &a 1\nb: &a 2", "line"),
        ("a: b: c", "line 1"),
        ("a: %", "line 1"),
    ],
    ids=lambda value: value[:20],
)
def test_what_can_not_be_read_is_told_with_its_line(text, message):
    with pytest.raises(ValueError, match=rf"Can't read a\.yaml.*{message}") as told:
        read_yaml(text, "a.yaml")
    assert len(str(told.value)) < 300


def test_a_text_that_is_too_long_is_told(monkeypatch):
    monkeypatch.setattr(limits, "YAML_BYTES", 10)
    with pytest.raises(ValueError, match=r"a\.yaml has more than"):
        read_yaml("a: 1234567890", "a.yaml")


@pytest.mark.parametrize("reader", ["C", "Python"])
def test_an_escape_that_is_half_of_a_sign_is_refused(reader, monkeypatch):
    if reader == "Python":
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    with pytest.raises(ValueError, match=r"Can't read a\.yaml, line 2: (found invalid Uni|\\ud800 is half)"):
        read_yaml('a: 1\nb: "\\ud800"', "a.yaml")
