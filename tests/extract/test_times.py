"""Dates and clock times by their form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from helpers.base import fold
from helpers.extract import lexicon
from helpers.extract.find import find_numbers
from helpers.extract.numerals import NUMERAL
from helpers.extract.times import date_at, times_in

# ruff: noqa: E501 (many short cases stand on a line)
DATES = """
2023年08月30日08:45|2008年10月08日 10:59|上世紀80年代初期|2022年底|1998年|二〇二三年八月|九八年|97年7月|民國112年
公元163年|2016—2020年|1-9月|11月底|前三季度|5至8日|28日晚8時30分|五時三十二分|12时48分|三点半|18:05|2023-08-30
今年前三季度|今年前三季|今年首十個月|今年1至9月|前9個月|前2个季度|第三季度|本年度第二季度|上年1月|上個月5日|去年四季度初
2021年前两个季度|2023年首9個月|1967年前两月|2023 年 8 月 30 日|20世纪|二十世纪九十年代|一季度|5月12日14时28分04秒|12月25日
下周一|本週四|星期二晚上8点|周二至五|每周一、三、五|周六日|初七|臘月初八|八月初五|光緒二十四年|令和5年|西元79年
112學年度|112年度|110年底|113年第一季|105至110年度|2024/25賽季|2023-24年度|2021-22至2025-26年度|二00二年|二OO八年八月
2024至25財政年度|八月十六|元月5日|2025年元月一日|二、三季度|三月三|七月半|太平興國四年|24/25财年|去年第4季|平成三十一年四月|光緒二十四年八月初六
"""
NO_DATES = "三年来|30年|3.5年|3:1|100日元|3号线|三月龄|2000年历史|涨3点|八点建议|3时代|9·11|25个|1500年的历史|监禁14日|第三季|前三名|三个月|开业前三个月|第三个月|四季|每周三次|本周五家|四周三天|初三学生|年初五家|七日内|为期10日|之日起三十日|第12日|8号台风|人民路8号|第三点|强调两点|三日后|徒刑4月|掛八號|信義道7號|7號航站樓|得請十日|“海洋四号”|90年纪念|一日票|廿四味|一日三餐|哈弗H6月销|〔2024〕5号|零点几|1:30的师生比"


AFTER_A_YEAR = """
初|初期|中期|末|末期|底|春|夏天|秋季|冬|前后|前夕|上半年|下半年|上半叶|度|度第三季度|第三季|前三季度|头两个月|前5月|三季度|1—9月|10月份|Q3|3Q
8月|8月上旬|8月中旬|8月下旬|8月底|8月5日|8月5至8日|8月廿三日|8月5日凌晨3时|8月5日早8点|8月5日午间1点半|8月5日深夜十一时三刻|8月5日18:05
"""
NO_NUMERALS = """
本周|上上周五|下周|近日|近期|近三年|过去两年|最近三个月|报告期内|同期,|首季营收|首两个月营收|Q3营收|2Q营收|上季|该季|当季度|前一周|截至下午4时|全年|今(5日)|昨
春节|农历新年|新年|除夕|元旦|清明节|五一|劳动节|端午|中秋|国庆|“十一”|圣诞节|感恩节|复活节|黄金周|双十一|双11|小长假|长假|暑假|寒假|节假|假期|春运|暑运|暑期|旺季|淡季
首三天|前一天|上一届|去一轮|前季增长|本赛季|今季|生涯|当时|届时|那时|彼时|那年|后来|此后|其后|此前|早前|往年|历年|以往|年内|以来|今夏|周末|翌日|隔天|期间|本季度|第8周
2023Q3|3Q23|第三财季|2023财年|该财政年度|本年度
"""


def date_of(text):
    """Return the date of which the first numeral of a text is part, or None."""
    folded = fold(text)
    match = NUMERAL.search(folded)
    span = date_at(folded, *match.span())
    return span and text[slice(*span)]


@pytest.mark.parametrize("text", DATES.strip().replace("\n", "|").split("|"))
def test_the_whole_expression_is_the_date(text):
    assert date_of(text) == text


def listed(texts):
    return texts.strip().replace("\n", "|").split("|")


def test_whatever_may_follow_a_year_is_part_of_the_date():
    assert [text for text in listed(AFTER_A_YEAR) if date_of(f"2023年{text}") != f"2023年{text}"] == []


def test_each_word_that_is_a_time_without_a_numeral_is_one():
    assert [text for text in listed(NO_NUMERALS) if not times(text)] == []


@pytest.mark.parametrize("text", NO_DATES.split("|"))
def test_no_date(text):
    assert date_of(text) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("315年建立都城", "315年"),
        ("756年爆發那場之亂", "756年"),
        ("公元8年至23年", "公元8年"),
        ("25年營收將翻倍", "25年"),
        ("22-24年淨利潤", "22-24年"),
        ("預計前三季度盈利", "前三季度"),
        ("目前三季度已過", "三季度"),
        ("累計前2月出口", "前2月"),
        ("合计首4月进口", "首4月"),
        ("目前3月份訂單", "3月份"),
        ("下午三四點放學", "三四點"),
    ],
)
def test_what_stands_beside_it_makes_a_year_or_a_quarter_of_it(text, printed):
    assert date_of(text) == printed


def test_a_year_after_one_of_an_era_is_of_the_era_too():
    numbers = find_numbers("公元8年至23年")
    assert [(number.printed, number.role) for number in numbers] == [("公元8年", "date"), ("23年", "date")]


@pytest.mark.parametrize("text", ["112年度", "光緒二十四年", "八月初五", "2024/25賽季", "113年第一季"])
def test_of_another_calendar_no_day_of_ours_is_told(text):
    (time,) = times(text)
    assert not time.known


def test_noughts_typed_as_letters_are_noughts():
    assert said("二OO八年") == {"year": 2008}
    assert said("二00二年") == {"year": 2002}


def test_a_date_ends_where_another_word_begins():
    assert date_of("2000年來") == "2000年"
    assert date_of("1998年至2003年") == "1998年"
    assert date_of("2008年北京奥运会") == "2008年"


def test_a_score_is_no_time():
    assert date_of("21:15取胜") is None
    assert date_of("21:15出发") == "21:15"
    assert date_of("18:05運輸部門負責人") == "18:05"
    assert date_of("以21:19、14:21") is None
    assert date_of("以2:03:12率先衝線") == "2:03:12"
    assert date_of("可以9:00入場") == "9:00"


def test_a_ratio_is_no_time():
    assert date_of("床位與護士之比為1:12") is None
    assert date_of("美元兌日元 1:52.3") is None
    assert date_of("消毒液按1:50稀释") is None
    assert date_of("师生比由1:18降至1:12") is None
    assert date_of("师生比不低于1:18") is None
    assert date_of("比赛1:20开始") == "1:20"
    assert date_of("兑奖时间 9:30") == "9:30"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("今年前三季度產值增長", "今年前三季度"),
        ("据了解，第三季度订单多", "第三季度"),
        ("去年四季度開工", "去年四季度"),
        ("前9个月客流大", "前9个月"),
        ("全市在前11個月增長", "前11個月"),
    ],
)
def test_a_part_of_the_year_is_one_number_of_role_date(text, printed):
    assert [(number.printed, number.role) for number in find_numbers(text)] == [(printed, "date")]


def times(text):
    dates = [(number.start, number.end) for number in find_numbers(text) if number.role == "date"]
    return times_in(fold(text), dates)


def said(text):
    """Return what the one time of a text says, as far as it says anything."""
    (time,) = times(text)
    empty = {"year": None, "last_year": None, "relative": None, "months": None, "days": None, "edge": ""}
    return {name: getattr(time, name) for name, nothing in empty.items() if getattr(time, name) != nothing}


SAID = [
    ("二〇二三年", {"year": 2023}),
    ("2016—2020年", {"year": 2016, "last_year": 2020}),
    ("2016-20年", {"year": 2016, "last_year": 2020}),
    ("今年", {"relative": ("year", 0)}),
    ("本年", {"relative": ("year", 0)}),
    ("去年", {"relative": ("year", -1)}),
    ("上年", {"relative": ("year", -1)}),
    ("前年", {"relative": ("year", -2)}),
    ("上個月", {"relative": ("month", -1)}),
    ("上個月5日", {"relative": ("month", -1), "days": (5, 5)}),
    ("昨天上午9點", {"relative": ("day", -1)}),
    ("目前", {"relative": ("day", 0)}),
    ("現如今", {"relative": ("day", 0)}),
    ("2022年8月", {"year": 2022, "months": (8, 8)}),
    ("今年1至9月", {"relative": ("year", 0), "months": (1, 9)}),
    ("5、6月份", {"months": (5, 6)}),
    ("第三季度", {"months": (7, 9)}),
    ("一季度", {"months": (1, 3)}),
    ("今年前三季度", {"relative": ("year", 0), "months": (1, 9)}),
    ("前兩個季度", {"months": (1, 6)}),
    ("前9個月", {"months": (1, 9)}),
    ("今年首十個月", {"relative": ("year", 0), "months": (1, 10)}),
    ("上半年", {"months": (1, 6)}),
    ("去年下半年", {"relative": ("year", -1), "months": (7, 12)}),
    ("2023年首季", {"year": 2023, "months": (1, 3)}),
    ("2023年全年", {"year": 2023, "months": (1, 12)}),
    ("2021年12月廿五日", {"year": 2021, "months": (12, 12), "days": (25, 25)}),
    ("2023-08-30", {"year": 2023, "months": (8, 8), "days": (30, 30)}),
    ("2023年08月30日08:45", {"year": 2023, "months": (8, 8), "days": (30, 30)}),
    ("8月1至20日", {"months": (8, 8), "days": (1, 20)}),
    ("去年底", {"relative": ("year", -1), "edge": "end"}),
    ("2022年年末", {"year": 2022, "edge": "end"}),
    ("今年年初", {"relative": ("year", 0), "edge": "beginning"}),
    ("昨晚", {"relative": ("day", -1)}),
    ("上週五", {"relative": ("week", -1), "days": (5, 5)}),
    ("本週", {"relative": ("week", 0)}),
    ("星期三", {"relative": ("week", None), "days": (3, 3)}),
    ("上周日", {"relative": ("week", -1), "days": (7, 7)}),
    ("近十年來", {"relative": ("years", -10)}),
    ("過去三個月", {"relative": ("months", -3)}),
    ("去年同期", {"relative": ("year", -1)}),
    ("報告期內", {"relative": ("same", 0)}),
    ("民國112年", {"year": 2023}),
    ("1月11日", {"months": (1, 1), "days": (11, 11)}),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text for text, _ in SAID])
@pytest.mark.parametrize("script", ["t2s", "s2t"])
def test_a_time_says_what_it_says_in_either_script(text, expected, script):
    text = OpenCC(script).convert(text)
    assert said(text) == expected
    (time,) = times(text)
    assert (time.start, time.end, time.known) == (0, len(text), True)


@pytest.mark.parametrize(
    "text",
    (
        *("80年代", "二十世紀", "5月上旬", "97年7月", "2022年春", "5、8月", "9至2月", "第8周", "正月十五"),
        *(
            "本年度",
            "2022/23年度",
            "2023財年",
            "112學年度",
            "當年",
            "次年",
            "2020年前",
            "2019年起",
            "0000年1月",
            "2023年8个月",
        ),
    ),
)
def test_what_can_not_be_placed_is_a_time_of_which_nothing_is_known(text):
    assert {time.known for time in times(text)} == {False}


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("截至去年底", ("until",)),
        ("到2025年", ("by",)),
        ("今年以來", ("since",)),
        ("2021年至今", ("since",)),
        ("2020年來，", ("since",)),
        ("2020年前", ("open",)),
        ("比2021年", ("compared",)),
        ("與去年", ("compared",)),
        ("每年5月", ("yearly",)),
        ("由2019年", ("from",)),
        ("去年同期", ("same",)),
        ("截至9月底止", ("until", "until")),
    ],
)
def test_the_words_beside_a_time_belong_to_it(text, limits):
    (time,) = times(text)
    assert (time.start, time.end, time.limits) == (0, len(text), limits)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("過去年輕人多", []),
        ("字樣出現在門口", []),
        ("三年前年產不高", []),
        ("不同年級", []),
        ("受到去年影響", ["去年"]),
        ("2021年至今年,", ["2021年至今年"]),
        ("去年前往", ["去年"]),
        ("營業到18:05", []),
        ("9—18時營業", []),
        ("昨天18時", ["昨天18時"]),
    ],
)
def test_longer_words_and_hours_are_no_times(text, found):
    assert [text[time.start : time.end] for time in times(text)] == found


def test_a_range_does_not_go_on_in_the_next_paragraph():
    assert len(times("2024年2月5日\n到2023年,有3個")) == 2


def test_a_range_of_two_times_is_one():
    (time,) = times("2021年5月至2023年8月")
    assert (time.year, time.months, time.upto.year, time.upto.months) == (2021, (5, 5), 2023, (8, 8))


@given(st.text(alphabet="今去前年上半第三季度0259月日至到以來截目現在初底、 個,", max_size=40))
def test_times_stand_in_order_and_apart(text):
    places = [place for time in times(text) for place in (time.start, time.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_no_two_rows_of_the_list_fold_to_one():
    words = [row["word"] for row in lexicon.word_list("times.csv")]
    assert sorted({fold(word) for word in words}) == sorted(fold(word) for word in words)


def test_what_is_no_time_holds_the_word():
    rows = lexicon.word_list("times.csv")
    assert [row["word"] for row in rows if any(row["word"] not in one for one in row["unless"].split())] == []


def test_each_row_of_the_list_is_of_a_known_kind():
    kinds = {"year", "month", "day", "now", "part", "edge", "yearly", "era", "calendar", "before", "after"}
    kinds |= {"borne", "address"}
    rows = lexicon.word_list("times.csv")
    assert {row["says"] for row in rows} == kinds
    values = {row["value"] for row in rows if row["says"] in ("before", "after")}
    assert values == {"until", "by", "compared", "since", "open", "from", "same"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("台灣101年5月有3人", [2012]),
        ("民國99年有3人", [2010]),
        ("101年5月有3人", [None]),
    ],
)
def test_a_year_of_the_republic_is_one_of_ours_where_the_text_speaks_of_taiwan(text, years):
    assert [time.year for time in times(text)] == years


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("第三季營收增加", "第三季"),
        ("112年經濟成長率", "112年"),
        ("下周一起施行", "下周一"),
        ("晚上七、八點", "七、八點"),
    ],
)
def test_a_time_is_told_by_what_stands_beside_it(text, printed):
    assert [number.printed for number in find_numbers(text) if number.role == "date"] == [printed]


def test_a_programme_is_in_no_quarter():
    assert date_of("《歌手》第三季收益高") is None
    assert date_of("每周五起事故") is None
    assert date_of("过了112年") is None


def test_a_quarter_without_a_year_is_one_where_business_is_spoken_of():
    assert [time.months for time in times("首季營收增加,Q3營收減少,第四季持平")] == [(1, 3), (7, 9), (10, 12)]
    assert [time.months for time in times("第三季播出,Q3大廳")] == []


@pytest.mark.parametrize(
    "text",
    [
        "节假期间",
        "报告期内",
        "同期,",
        "翌日",
        "隔年",
        "届时",
        "头3天",
        "双十一",
        "Q1",
        "2023财年",
        "1Q24",
        "2023 会计年度",
        "二〇二三财年",
        "三财季",
        "年内",
    ],
)
def test_a_time_that_no_number_tells_begins_with_a_sign_that_is_looked_for(text):
    assert times_in(text + ",营收增长3%", [])[0].start == 0
