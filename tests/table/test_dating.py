"""Which of the times of a text a number has."""

import pytest
from opencc import OpenCC

from helpers.article import read_article
from helpers.table.dating import dates_of
from tests.work import calls

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
    ("前9個月,", EMPTY, ("2023-01-01", "2023-09-30"), EMPTY),  # of a year that is not over
    ("今年以來,", ("2023-01-01", "2023-08-30"), ("2023-01-01", "2023-11-20"), ("2024-01-01", "2024-02-05")),
    ("2023年上半年", *[("2023-01-01", "2023-06-30")] * 3),
    ("第三季度,", ("2023-07-01", "2023-08-30"), ("2023-07-01", "2023-09-30"), EMPTY),
    ("第四季度,", EMPTY, ("2023-10-01", "2023-11-20"), ("2023-10-01", "2023-12-31")),
    (
        "去年第三季度",
        ("2022-07-01", "2022-09-30"),
        ("2022-07-01", "2022-09-30"),
        ("2023-07-01", "2023-09-30"),
    ),
    ("本年度", EMPTY, EMPTY, EMPTY),  # it may begin in April or September
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
        ("民國110年開工,5月建成77個。", ("2021-05-01", "2021-05-31", "stated")),
        ("今年,車站變了。5日建成77個。", EMPTY),
        ("去年,車站變了。三年來建成77個。", EMPTY),
        ("去年,車站變了。每天18:05有77班。", ("2022-01-01", "2022-12-31", "inherited")),
        ("自去年以來,車站變了。建成77個。", ("2022-01-01", "2023-08-30", "inherited")),
        ("字樣出現在門口,有77個。", EMPTY),
    ],
)
def test_a_time_without_a_year_takes_the_one_that_is_spoken_of_or_none(tmp_path, story, expected):
    assert dates(tmp_path, story, AUGUST) == expected


WEEK = "某報 2024年1月20日 09:00\n\n"  # a Saturday
DAY = "2024-01-19"
GRAMMAR = [
    # days beside publication
    ("昨天有77例。", (DAY, DAY, "stated")),
    ("1月11日至17日,新增77例。", ("2024-01-11", "2024-01-17", "stated")),
    ("12月28日,新增77例。", ("2023-12-28", "2023-12-28", "stated")),
    ("截至19日12時,累計77例。", (DAY, DAY, "stated")),
    ("上周五新增77例。", ("2024-01-12", "2024-01-12", "stated")),
    ("週五新增77例。", (DAY, DAY, "stated")),
    ("上週新增77例。", ("2024-01-08", "2024-01-14", "stated")),
    ("本週新增77例。", ("2024-01-15", "2024-01-20", "stated")),
    ("上月底有77人。", ("2023-12-31", "2023-12-31", "stated")),
    ("近十年投入77億元。", ("2014-01-20", "2024-01-20", "stated")),
    ("過去三個月裁員77人。", ("2023-10-20", "2024-01-20", "stated")),
    ("1至11月出口77億元。", ("2023-01-01", "2023-11-30", "stated")),
    ("國內昨新增77例。", (DAY, DAY, "stated")),
    ("今(20)日新增77例。", ("2024-01-20", "2024-01-20", "stated as now")),
    ("下周一將有77人。", EMPTY),
    ("1月1日至18日,酒飲料賣出77箱。", ("2024-01-01", "2024-01-18", "stated")),
    ("截至去年9月底止六個月盈利77億元。", ("2023-04-01", "2023-09-30", "stated")),
    ("截至2023年12月31日止年度盈利77億元。", ("2023-01-01", "2023-12-31", "stated")),
    ("截至去年11月底的3個月,銷量升77%。", ("2023-09-01", "2023-11-30", "stated")),
    ("截至1月6日一星期有77宗。", EMPTY),
    # when it was said, written, begun
    ("統計局17日公布,失業率為77%。", EMPTY),
    ("統計局17日公布數據顯示,去年12月失業率為77%。", ("2023-12-01", "2023-12-31", "stated")),
    ("新華社北京1月17日電(記者李明)全國新增77人。", EMPTY),
    ("(中央社記者王小明台北16日電)衛福部今天公布,上週新增77例。", ("2024-01-08", "2024-01-14", "stated")),
    ("公司2020年成立,員工77人。", EMPTY),
    ("公司成立於2015年,員工77人。", EMPTY),
    ("這是2020年以來最高的,共77人。", EMPTY),
    ("17日,比賽在廣州舉行,主隊得77分。", ("2024-01-17", "2024-01-17", "stated")),
    # several times
    ("2021年為3%,2022年升至77%。", ("2022-01-01", "2022-12-31", "stated")),
    ("2021年為77%,2022年升至3%。", ("2021-01-01", "2021-12-31", "stated")),
    ("占比由2019年的77%升至2023年的85%。", ("2019-01-01", "2019-12-31", "stated")),
    ("占比由2019年的30%升至2023年的77%。", ("2023-01-01", "2023-12-31", "stated")),
    ("2023年占比由77%升至85%。", EMPTY),
    ("2022年,出口由上年12月下降3%轉為增長77%。", ("2022-01-01", "2022-12-31", "stated")),
    ("去年月薪為85元,較2020年的77元增加8元。", ("2020-01-01", "2020-12-31", "stated")),
    ("今年銷量增5%,高於去年的增長77%。", ("2023-01-01", "2023-12-31", "stated")),
    ("去年月薪為85元,較2020年的8元增加77元。", ("2023-01-01", "2023-12-31", "stated")),
    ("全省有77人(2022年),另有3人。", ("2022-01-01", "2022-12-31", "stated")),
    ("去年上半年3億元,下半年77億元。", ("2023-07-01", "2023-12-31", "stated")),
    # what points back
    ("2023年第三季營收5億元,上年同期77億元。", ("2022-07-01", "2022-09-30", "stated")),
    ("2023年第三季營收5億元,去年同期3億元;利潤77億元。", ("2023-07-01", "2023-09-30", "stated")),
    ("2023年第三季營收5億元,較上季的77億元增加。", ("2023-04-01", "2023-06-30", "stated")),
    ("第四季營收5億元,去年為77億元。", ("2022-10-01", "2022-12-31", "stated")),
    ("截至去年9月底止第三季純利5億元。\n期內收入77億元。", ("2023-07-01", "2023-09-30", "stated")),
    ("去年同期為77億元。", EMPTY),
    (
        "去年首兩個月營收3億元,好過前年首兩個月的2億元。\n期內支出77億元。",
        ("2023-01-01", "2023-02-28", "stated"),
    ),
    ("前年營收3億元,去年營收2億元。\n期內支出77億元。", EMPTY),
    # what is nobody's year
    ("2022/23年度盈利77億元。", EMPTY),
    ("本年度收到77份申請。", EMPTY),
    ("今年第8周新增77例。", EMPTY),
    ("第3周(1月14日至20日)新增77例。", ("2024-01-14", "2024-01-20", "stated")),
    # plans
    ("預計今年增長77%。", EMPTY),
    ("預計2025年增長77%。", EMPTY),
    ("預計去年第四季營收77億元。", ("2023-10-01", "2023-12-31", "stated")),
    ("去年達到中位數,但可能再多77分。", EMPTY),
    # what earlier sentences leave
    ("去年營收5億元,增3%。成本77億元。", ("2023-01-01", "2023-12-31", "inherited")),
    ("局長介紹,去年1月份至2月份,全市變了。車站有77個。", ("2023-01-01", "2023-02-28", "inherited")),
    ("2021年為3%,2022年為5%。另有77人。", EMPTY),
    ("去年營收5億元。他2020年到過這裡。成本77億元。", EMPTY),
    ("去年營收5億元。\n成本77億元。", EMPTY),
]


@pytest.mark.parametrize(("story", "expected"), GRAMMAR)
@pytest.mark.parametrize("script", ["t2s", "s2t"])
def test_the_grammar_around_a_number_says_which_time_it_has(tmp_path, story, expected, script):
    assert dates(tmp_path, OpenCC(script).convert(story), WEEK) == expected


def test_a_dateline_with_its_year_is_the_day_of_publication_where_the_head_has_none(tmp_path):
    story = "新華社北京2024年1月17日電(記者李明)昨天全國新增77人,多於前一天,這是記者從有關部門得知的。"
    assert dates(tmp_path, story, "") == ("2024-01-16", "2024-01-16", "stated")


@pytest.mark.parametrize("unit", ["去年3個,", "期內3億元。", "由去年的3個增至5個、", "9日他說有3個;"])
def test_work_grows_with_the_length(tmp_path, unit):
    def work(count):
        path = tmp_path / "story.txt"
        path.write_text(DATELINE + unit * count + "\n", encoding="utf-8")
        article = read_article(path)
        place = article.text.rindex("3")
        dates_of(article, place)  # the numbers of a text are read once
        return calls(dates_of, article, place)

    assert work(220) < 1.5 * work(120) + 100
