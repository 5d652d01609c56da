"""Numbers of a draft, in English and in Chinese: value, step, hedge, measure and role."""

from fractions import Fraction

import pytest

from helpers.extract import has_condition, quoted_in


def read(text):
    return [(one.printed, float(one.value), one.hedge, one.measure) for one in quoted_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has 68,143 groups.", [("68,143", 68143, "", "")]),
        ("worth 4.3 million yuan", [("4.3 million yuan", 4.3e6, "", "money")]),
        ("a US$2bn plan", [("a US$2bn", 2e9, "", "money")]),
        ("nearly two thousand people", [("nearly two thousand", 2000, "below", "")]),
        ("twenty-one of them", [("twenty-one", 21, "", "")]),
        ("80.2 percent, 84.6%", [("80.2 percent", 80.2, "", "percent"), ("84.6%", 84.6, "", "percent")]),
        ("up 1.5 percentage points", [("1.5 percentage points", 1.5, "", "points")]),
        ("a third of them", [("a third", 1 / 3, "", "part")]),
        ("two-thirds, half of all", [("two-thirds", 2 / 3, "", "part"), ("half", 0.5, "", "part")]),
        ("more than 400 people", [("more than 400", 400, "above", "")]),
        ("700-odd mu", [("700-odd", 700, "above", "")]),
        ("3,000+ or 50 or so", [("3,000+", 3000, "above", ""), ("50 or so", 50, "about", "")]),
        ("some 350 villages", [("some 350", 350, "about", "")]),
        ("20 to 30 per cent", [("20", 20, "", "percent"), ("30 per cent", 30, "", "percent")]),
        ("4.5 to 5.2 million", [("4.5", 4.5e6, "", ""), ("5.2 million", 5.2e6, "", "")]),
        ("約350個村，近2000人", [("約350個", 350, "about", ""), ("近2000人", 2000, "below", "")]),
        ("4500萬至5200萬元", [("4500萬至5200萬元", v, "", "money") for v in (4.5e7, 5.2e7)]),
        ("One of the first secretaries, a few hundred, in the first half, on the third", []),
        ("1. A list\n2) https://example.org/2023/08 [x](y/4)", []),
        ("at 08:45", []),
        ("two thirds live there", [("two thirds", 2 / 3, "", "part")]),
        ("3 to 4 yuan", [("3", 3, "", "money"), ("4 yuan", 4, "", "money")]),
        ("a nine-month wait, a 12-week course, the twenty-one-day rule", []),
        ("a 60-year-old", [("a 60", 60, "", "")]),
        ("−3.1 to −2.9%", [("3.1", 3.1, "", "percent"), ("2.9%", 2.9, "", "percent")]),
        ("a fifth more", [("a fifth", 0.2, "", "part")]),
        ("自然增加為負5929人", [("負5929人", 5929, "", "")]),
        ("", []),
    ],
)
def test_what_is_read(text, found):
    assert [(printed, pytest.approx(value), *rest) for printed, value, *rest in found] == read(text)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("In 2022, on 30 August 2023", [("year", 2022), ("day", 830), ("year", 2023)]),
        ("August 30th", [("day", 830)]),
        ("the 1980s, the 20th congress", [("date", 80), ("ordinal", 20)]),
        ("about 2,000 in all, $2000", [("statistic", 2000), ("statistic", 2000)]),
        ("2023年8月30日，6月", [("year", 2023), ("day", 830), ("month", 6)]),
        ("90年代，第20屆", [("date", 90), ("ordinal", 20)]),
        ("三年來有3個", [("duration", 3), ("statistic", 3)]),
        ("百年老店裡一名老人", []),
    ],
)  # fmt: skip
def test_roles(text, roles):
    assert [(one.role, one.value) for one in quoted_in(text)] == roles


@pytest.mark.parametrize(
    "text",
    ["Über 400 of 3,000 people.\n約400人", "\ufeff近2000人, 4.3 million yuan, a third", "a 400\r\nb 5%"],
)
def test_a_number_stands_where_it_says(text):
    found = quoted_in(text)
    assert found
    assert [text[one.start : one.end] for one in found] == [one.printed for one in found]


def test_the_step_is_that_of_the_last_digit():
    steps = [one.step for one in quoted_in("5,900; 5.90 million; 9.5; 20; two thousand")]
    assert steps == [100, 10000, Fraction(1, 10), 10, 1000]


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("If no village is counted twice, it is 5.", True),
        ("如果沒有重複，共5個。", True),
        ("Different gifts for 5.", False),
        ("若干個村，共5個。", False),
    ],
)
def test_conditions(sentence, there):
    assert has_condition(sentence) == there


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("It rose 5%, fell by 3 per cent and stood at 9%.", ["up", "down", ""]),
        ("a drop of 5 to 6%", ["down", "down"]),
        ("a 5% fall, 4 per cent higher", ["down", "up"]),
        ("It fell from 9% to 5%", ["", ""]),
        ("Women made up 5%, up to 9%", ["", ""]),
        ("It hasn't grown by 5%", [""]),
        ("由9%下降到5%", ["", "down"]),
    ],
)
def test_directions(text, directions):
    assert [one.direction for one in quoted_in(text)] == directions


def test_a_small_word_of_number_has_no_step():
    assert [one.step for one in quoted_in("ten; twelve; nine per cent; 10; thirteen")] == [0, 0, 1, 10, 1]
