"""Precision and recall: counted over finds and over coded statistics, whatever touches what."""

import math

import pandas as pd
import pytest

from helpers.extract.scoring import compare_finds, find_pattern, place_coding, score

TEXT = "2023年,約350個湖,400多萬元,第3個島"
CODING = pd.DataFrame(
    {
        "printed": ["2023年", "約350個", "400多萬元", "第3個"],
        "role": ["date", "statistic", "statistic", "ordinal"],
        "value": [float("nan"), 350, 4000000, 3],
    }
)


def test_a_form_is_placed_in_the_order_of_the_text():
    placed = place_coding(CODING, TEXT)
    assert [TEXT[row.start : row.end] for row in placed.itertuples()] == list(CODING["printed"])
    assert place_coding(CODING[:0], TEXT).empty


def test_a_form_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="第3個 isn't in the text after 0"):
        place_coding(CODING[3:], "無")


def test_only_a_statistic_with_its_value_is_right():
    finds = find_pattern(r"\d+", TEXT)
    pairs = compare_finds(finds, place_coding(CODING, TEXT))
    assert dict(zip(pairs["printed"], pairs["right"], strict=True)) == {
        "2023年": False,  # a date
        "約350個": True,  # touched, not covered
        "400多萬元": False,  # its scale is lost
        "第3個": False,  # the value is right, the role isn't
    }
    assert score(finds, place_coding(CODING, TEXT)) == {"precision": 1 / 4, "recall": 1 / 2}


def test_two_finds_of_one_statistic_count_once_for_recall():
    finds = pd.DataFrame({"start": [6, 7], "end": [9, 10], "value": [350, 350]})
    assert score(finds, place_coding(CODING, TEXT)) == {"precision": 1, "recall": 1 / 2}


def test_nothing_to_score_is_no_number():
    placed = place_coding(CODING, TEXT)
    assert math.isnan(score(find_pattern("x", TEXT), placed)["precision"])
    assert score(find_pattern("x", TEXT), placed)["recall"] == 0
    assert math.isnan(score(find_pattern(r"\d+", TEXT), placed[:1])["recall"])
