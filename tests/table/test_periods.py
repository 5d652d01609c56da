"""The days for which a number holds, and on what basis."""

import pytest
from opencc import OpenCC

from helpers.article import read_article
from helpers.table.periods import between, dates_of, numbers_of, times_of

DATELINE = "某報 2024年3月15日 09:00\n\n"


def dates(tmp_path, story, dateline=DATELINE):
    path = tmp_path / "story.txt"
    path.write_text(dateline + story + "\n", encoding="utf-8")
    article = read_article(path)
    return dates_of(article, article.text.index("77"))


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("去年全縣建成77個車站。", ("2023-01-01", "2023-12-31", "stated")),
        ("去年上半年全縣建成77個車站。", ("2023-01-01", "2023-06-30", "stated")),
        ("今年2月全縣建成77個車站。", ("2024-02-01", "2024-02-29", "stated")),
        ("前年第三季度全縣建成77個車站。", ("2022-07-01", "2022-09-30", "stated")),
        ("2021年5月6日,全縣建成77個車站。", ("2021-05-06", "2021-05-06", "stated")),
        ("二〇二一年,全縣建成77個車站。", ("2021-01-01", "2021-12-31", "stated")),
        ("截至2022年底,全縣有77個車站。", ("2022-12-31", "2022-12-31", "stated")),
        ("截至2022年6月,全縣有77個車站。", ("2022-06-30", "2022-06-30", "stated")),
        ("截至去年末,全縣有77個車站。", ("2023-12-31", "2023-12-31", "stated")),
        ("截至目前,全縣有77個車站。", ("2024-03-15", "2024-03-15", "stated as now")),
        ("现在,全县有77個车站。", ("2024-03-15", "2024-03-15", "stated as now")),
        ("截至2022年底,全縣變了。車站有77個。", ("2022-12-31", "2022-12-31", "inherited")),
        ("局長2021年到任。車站有77個。", ("", "", "none")),
        ("全縣有77個車站,去年翻修。", ("", "", "none")),
        ("車站比2021年多77個。", ("", "", "none")),
        ("2021年以來,年均建成77個車站。", ("", "", "none")),
        ("截至2022年底,全縣變了。\n車站有77個。", ("", "", "none")),
        ("0000年1月,全縣有77個車站。", ("", "", "none")),
    ],
)
def test_dates_stand_on_what_the_text_says(tmp_path, story, expected):
    assert dates(tmp_path, story) == expected


def test_without_a_date_of_publication_a_relative_year_stays_open(tmp_path):
    assert dates(tmp_path, "去年全縣建成77個車站。", dateline="") == ("", "", "none")
    assert dates(tmp_path, "目前全縣有77個車站。", dateline="") == ("", "", "none")
    assert dates(tmp_path, "今年以來全縣建成77個車站。", dateline="") == ("", "", "none")
    assert dates(tmp_path, "第三季度全縣建成77個車站。", dateline="") == ("", "", "none")


def test_without_a_date_of_publication_a_year_still_says_its_days(tmp_path):
    whole = ("2022-01-01", "2022-12-31", "stated")
    assert dates(tmp_path, "2022年全縣建成77個車站。", dateline="") == whole
    half = ("2022-01-01", "2022-06-30", "stated")
    assert dates(tmp_path, "2022年,上半年全縣建成77個車站。", dateline="") == half
    assert dates(tmp_path, "2021年以來全縣建成77個車站。", dateline="") == ("", "", "none")


AUGUST, NOVEMBER, FEBRUARY = (f"某報 {day} 09:00\n\n" for day in ("2023年8月30日", "2023-11-20", "2024.2.5"))
EMPTY = "", "", "none"
BY_DAY_OF_PUBLICATION = [
    # time, in an article of 30 August 2023, of 20 November 2023, of 5 February 2024
    ("今年", ("2023-01-01", "2023-08-30"), ("2023-01-01", "2023-11-20"), ("2024-01-01", "2024-02-05")),
    (
        "今年前三季度",
        ("2023-01-01", "2023-08-30"),
        ("2023-01-01", "2023-09-30"),
        ("2024-01-01", "2024-02-05"),
    ),
    ("今年1至9月,", ("2023-01-01", "2023-08-30"), ("2023-01-01", "2023-09-30"), ("2024-01-01", "2024-02-05")),
    ("前9個月,", ("2023-01-01", "2023-08-30"), ("2023-01-01", "2023-09-30"), ("2024-01-01", "2024-02-05")),
    ("今年以來,", ("2023-01-01", "2023-08-30"), ("2023-01-01", "2023-11-20"), ("2024-01-01", "2024-02-05")),
    ("2023年上半年", *[("2023-01-01", "2023-06-30")] * 3),
    ("第三季度,", ("2023-07-01", "2023-08-30"), ("2023-07-01", "2023-09-30"), EMPTY),
    ("第四季度,", EMPTY, ("2023-10-01", "2023-11-20"), EMPTY),
    (
        "去年第三季度",
        ("2022-07-01", "2022-09-30"),
        ("2022-07-01", "2022-09-30"),
        ("2023-07-01", "2023-09-30"),
    ),
    ("本年度", ("2023-01-01", "2023-08-30"), ("2023-01-01", "2023-11-20"), ("2024-01-01", "2024-02-05")),
    ("上年", ("2022-01-01", "2022-12-31"), ("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31")),
    ("上個月", ("2023-07-01", "2023-07-31"), ("2023-10-01", "2023-10-31"), ("2024-01-01", "2024-01-31")),
    ("昨天", ("2023-08-29", "2023-08-29"), ("2023-11-19", "2023-11-19"), ("2024-02-04", "2024-02-04")),
    ("截至今年9月底,", EMPTY, ("2023-09-30", "2023-09-30"), EMPTY),
    ("截至今年8月,", ("2023-08-30", "2023-08-30"), ("2023-08-31", "2023-08-31"), EMPTY),
    ("到2023年,", EMPTY, EMPTY, ("2023-12-31", "2023-12-31")),
    ("到2025年,", EMPTY, EMPTY, EMPTY),
    ("明年", EMPTY, EMPTY, EMPTY),
    ("2021年5月至今,", *[("2021-05-01", last) for last in ("2023-08-30", "2023-11-20", "2024-02-05")]),
    ("2021年至2022年,", *[("2021-01-01", "2022-12-31")] * 3),
    ("2016—2020年,", *[("2016-01-01", "2020-12-31")] * 3),
    ("今年5月6日至8日,", ("2023-05-06", "2023-05-08"), ("2023-05-06", "2023-05-08"), EMPTY),
    ("2023年2月30日,", EMPTY, EMPTY, EMPTY),
    ("2022年年初", EMPTY, EMPTY, EMPTY),
    ("截至2022年初,", *[("2022-01-01", "2022-01-01")] * 3),
    ("2020年前,", EMPTY, EMPTY, EMPTY),
    ("上世紀80年代,", EMPTY, EMPTY, EMPTY),
]


@pytest.mark.parametrize(("time", "august", "november", "february"), BY_DAY_OF_PUBLICATION)
@pytest.mark.parametrize("script", ["t2s", "s2t"])
def test_a_period_ends_by_the_day_of_publication(tmp_path, time, august, november, february, script):
    story = OpenCC(script).convert(f"{time}全縣建成77個車站。")
    found = [dates(tmp_path, story, dateline) for dateline in (AUGUST, NOVEMBER, FEBRUARY)]
    assert found == [one if one == EMPTY else (*one, "stated") for one in (august, november, february)]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("去年,車站變了。上半年建成77個。", ("2022-01-01", "2022-06-30", "stated")),
        ("2021年的第三季度建成77個。", ("2021-07-01", "2021-09-30", "stated")),
        ("前年增加不多,今年1月開工,5月建成77個。", ("2023-05-01", "2023-05-31", "stated")),
        ("今年產值比去年高,第二季度建成77個。", ("2023-04-01", "2023-06-30", "stated")),
        ("去年12月開工,5月建成77個。", EMPTY),
        ("局長2021年到任。上半年建成77個。", EMPTY),
        ("民國110年開工,5月建成77個。", EMPTY),
        ("今年,車站變了。5日建成77個。", EMPTY),
        ("去年,車站變了。三年來建成77個。", EMPTY),
        ("去年,車站變了。每天18:05有77班。", ("2022-01-01", "2022-12-31", "inherited")),
        ("自去年以來,車站變了。建成77個。", ("2022-01-01", "2023-08-30", "inherited")),
        ("字樣出現在門口,有77個。", EMPTY),
    ],
)
def test_a_time_without_a_year_takes_the_one_that_is_spoken_of_or_none(tmp_path, story, expected):
    assert dates(tmp_path, story, AUGUST) == expected


def test_times_rest_on_the_dates_that_the_reader_found():
    text = read_article().text
    dated = [(number.start, number.end) for number in numbers_of(text) if number.role == "date"]
    times = times_of(text)
    assert len(dated) == 7
    assert [
        span for span in dated if not any(one.start <= span[0] and span[1] <= one.end for one in times)
    ] == []


def test_times_between_two_places_lie_between_them():
    times = times_of("去年有3個,今年有5個,目前有7個")
    assert between(times, 0, 9) == times[:2]
    assert between(times, 1, 16) == times[1:3]
    assert between(times, 3, 7) == ()
