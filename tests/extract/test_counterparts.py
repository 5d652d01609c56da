"""An English number is marked where it is that of the Chinese paragraph beyond doubt, and nowhere else."""

import pytest

from helpers.extract import counterparts, find_numbers


def words(english, *printed):
    numbers = find_numbers("，".join(printed))
    return [
        (english[start:end], numbers[place].printed) for start, end, place in counterparts(english, numbers)
    ]


@pytest.mark.parametrize(
    ("english", "printed", "expected"),
    [
        ("954 million yuan", ["9.54億元"], [("954 million yuan", "9.54億元")]),
        ("0.954 billion yuan", ["9.54億元"], [("0.954 billion yuan", "9.54億元")]),
        ("954 million yuan", ["9.55億元"], []),
        ("954 yuan", ["9.54億元"], []),
        ("1,600 of 16,001 or 1600.5", ["1600余名"], [("1,600", "1600余名")]),
        ("80.2 per cent of 80.2", ["80.2%"], [("80.2 per cent", "80.2%")]),
        ("80.2 of them", ["80.2%"], []),
        ("in 2022 and by 30 June 2022", ["2022年6月30日", "2022年"], None),
        ("30 people on 30 June", ["6月30日", "30人"], None),
        ("3 to 5 people", ["3至5人"], [("3 to 5", "3至5人")]),
        ("3 people, then 5", ["3至5人"], []),
        ("by 9 votes to 6", ["9比6"], [("9 votes to 6", "9比6")]),
        ("In December, and in May 2023", ["2023年5月", "12月"], None),
        ("two thirds, thirty-five per cent", ["三成五", "三分之二"], None),
        ("3 boats and 3 cars", ["3條船"], []),  # which one?
        ("the 1980s, the 13th", ["80年代", "第13"], [("1980s", "80年代"), ("13th", "第13")]),
        ("on page 13", ["第13版"], [("13", "第13版")]),
        ("13 people on page 13", ["第13版"], []),
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
    assert counterparts("3 cars, then 3 boats", find_numbers("3輛，3條")) == [(0, 1, 0), (13, 14, 1)]


@pytest.mark.parametrize("text", ["9" * 100_000, "1,000" * 20_000, "30 June " * 12_000, "2023年" * 20_000])
def test_hostile_text_takes_no_long_time_and_raises_nothing(text):
    assert isinstance(counterparts(text, find_numbers("2023年13月99日，9.54億元")), list)
