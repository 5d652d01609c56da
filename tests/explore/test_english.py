"""An English number is marked where it is that of the Chinese paragraph beyond doubt, and nowhere else."""

import pytest

from helpers.explore.english import marked_in_english


def words(english, *printed):
    marks = marked_in_english(english, list(zip(printed, range(9), strict=False)))
    return [(english[start:end], printed[place]) for start, end, place in marks]


@pytest.mark.parametrize(
    ("english", "printed", "expected"),
    [
        ("954 million yuan", ["9.54億元"], [("954 million", "9.54億元")]),
        ("0.954 billion yuan", ["9.54億元"], [("0.954 billion", "9.54億元")]),
        ("954 million yuan", ["9.55億元"], []),
        ("954 yuan", ["9.54億元"], []),
        ("1,600 of 16,001 or 1600.5", ["1600余名"], [("1,600", "1600余名")]),
        ("80.2 per cent of 80.2", ["80.2%"], [("80.2 per cent", "80.2%")]),
        ("80.2 of them", ["80.2%"], []),
        ("in 2022 and by 30 June 2022", ["2022年6月30日", "2022年"], None),
        ("30 people on 30 June", ["6月30日", "30人"], None),
        ("3 to 5 people", ["3至5人"], []),  # a range has two numbers
        ("3 boats and 3 cars", ["3條船"], []),  # which one?
        ("the 1980s, the 13th", ["80年代", "第13"], []),
        ("COVID-19, A380, v1.2.3", ["19人", "380人", "2人"], []),
        ("0.5 of it", ["今年上半年"], []),
    ],
)
def test_what_is_marked(english, printed, expected):
    if expected is None:  # two numbers, the other way round
        assert [chinese for _, chinese in words(english, *printed)] == printed[::-1]
    else:
        assert words(english, *printed) == expected


def test_equal_numbers_are_matched_in_their_order():
    assert marked_in_english("3 cars, then 3 boats", [("3輛", 5), ("3條", 6)]) == [(0, 1, 5), (13, 14, 6)]


@pytest.mark.parametrize("text", ["9" * 100_000, "1,000" * 20_000, "30 June " * 12_000, "2023年" * 20_000])
def test_hostile_text_takes_no_long_time_and_raises_nothing(text):
    assert isinstance(marked_in_english(text, [("2023年13月99日", 0), ("9.54億元", 1)]), list)
