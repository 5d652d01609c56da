"""Every number of a text: value, unit, hedge, role, interval. The sentences are made up."""

import csv
import hashlib
import os
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import lexicon
from helpers.extract import find_numbers
from helpers.files import ROOT
from helpers.intervals import RULES
from helpers.labels import label

# ruff: noqa: E501 (a sentence and what it states stand on one line)
ROLES = {"statistic", "duration", "date", "ordinal", "name", "rhetorical", "indefinite"}
# Each sentence with its statistics: printed=value, or printed=value~upper.
SENTENCES = """
今年上半年，全市實現生產總值1.23萬億元，同比增長5.8%，比全國高0.3個百分點。|1.23萬億元=1230000000000 5.8%=5.8 0.3個百分點=0.3
全省粮食总产量达到六百三十二点五亿斤，连续十年稳定在六百亿斤以上。|六百三十二点五亿斤=63250000000 六百亿斤以上=60000000000
截至30日12时，地震已造成3人死亡、27人受伤，1.2万余人紧急转移。|3人=3 27人=27 1.2万余人=12000
一死三傷|一=1 三=3
恒生指數收報18,382.06點，下跌234.98點，大市成交逾1,000億元。|18,382.06點=18382.06 234.98點=234.98 逾1,000億元=100000000000
台股下跌127點，收在16,573點，三大法人合計賣超85.3億元。|127點=127 16,573點=16573 85.3億元=8530000000
中華隊以5比3擊敗韓國隊，主投6局，送出7次三振，失2分。|5比3=5~3 6局=6 7次=7 2分=2
客场2：1战胜对手，另一场3-1取胜；小將以21:15、18:21力克對手。|2：1=2~1 3-1=3~1 21:15=21~15 18:21=18~21
他以9秒83夺冠。|9秒83=9.83
最高气温35℃，最低气温零下3度，偏北风3到4级，浪高7—9米。|35℃=35 零下3度=-3 3到4级=3~4 7—9米=7~9
有期徒刑三年，緩刑四年，罰金人民幣五萬元。|三年=3 四年=4 人民幣五萬元=50000
三分之二以上的受訪者支持，兩成三反對，千分之三沒有意見，一半棄權。|三分之二以上=0.666666666667 兩成三=23 千分之三=3 一半=0.5
工期由30天減到5天，审批时限压缩七成半。|30天=30 5天=5 七成半=75
产量翻了两番，收入翻一番，成本是原来的三倍。|翻了两番=4 翻一番=2 三倍=3
房價每坪約65萬元，總價1,800萬至2,500萬元。|約65萬元=650000 1,800萬至2,500萬元=18000000~25000000
三地各有30、27、35個項目入選，其中有三、四百人參加。|三地=3 30=30 27=27 35個=35 三、四百人=300~400
近千名志愿者走访了上万户居民、数十家企业和十几所学校。|近千名=1000 上万户=10000 数十家=10 十几所=10
约有二三十人，七八个是学生，三五百块就够。|约有二三十人=20~30 七八个=7~8 三五百块=300~500
该基金規模US$500萬，另有€30萬捐款和港币两千九百六十元。|US$500萬=5000000 €30萬=300000 港币两千九百六十元=2960
男女比例为105.07∶100，三次产业占比为5.1:40.2:54.7。|105.07∶100=105.07~100 5.1=5.1 40.2=40.2 54.7=54.7
开销123元1角1分，时租5元/小时，均价8.32元/股。|123元1角1分=123.11 5元/小时=5 8.32元/股=8.32
发电8.9万亿千瓦时，装机3万千瓦，重25千克。|8.9万亿千瓦时=8900000000000 3万千瓦=30000 25千克=25
他花了三年半时间，完成2.6万次实验；3个多小时后明火扑灭。|三年半=3.5 2.6万次=26000
水庫蓄水率僅剩7成5，雨量達200至350毫米，七旬老翁獲救。|7成5=75 200至350毫米=200~350 七旬=7
第24届冬奥会设7个大项；政协九届一次会议闭幕，连续办了三届。|7个=7 三届=3
他今年18岁，身高1米72，血压正常，体重从55公斤减到50公斤。|18岁=18 1米72=1.72 55公斤=55 50公斤=50
失業率升至3.0%，增长-3.8%，另有負1.5%。|3.0%=3.0 -3.8%=-3.8 負1.5%=-1.5
大陸三千人、隊伍五百名，內陸國家不計。|三千人=3000 五百名=500
产业占三成，二三十万人受益，唯一一所学校有一百零二名学生。|三成=30 二三十万人=200000~300000 一所=1 一百零二名=102
一輛巴士撞上救護車一輛，一名司機受傷，造成一人死亡。|一輛=1 一人=1
"""
NO_STATISTIC = [
    "进一步统一思想，一定要一直坚持，一些地方一度停滞，下一步一起努力。",
    "2023年8月30日18:05，去年底，上半年，80年代，二〇二三年，9月3日至5日，星期三，民國112年。",
    "第三名，第13版，二十大，三楼，3号线，九段，一等奖，第一时间，前20，三级医院。",
    "“两新”组织，十四五规划，百年老店，市、区两级，五一，两岸，COVID-19，iPhone 17，G20，5G，PM2.5。",
    "有1分勁兒，能發揮出1.5還是0.5。",
    "一名老人走进一家商店，买了一个包。",
    "三年来，过去五年，三个月后，十年前，今后3年，近两年。",
    "三亚和四川的百姓，大陆的队伍，百货商店，零部件，万一，十分，千万别。",
    "拨打12345热线，电话010-12345678，证号110101199001011234，乘坐G101次列车和209/210次列车。",
    "四面八方、三番五次、千方百计、五花八门、一举两得。",
    "《2019年三十六计》写到“三讲”和“两降两升”。",
    "沒有數字的句子，一一說明，幾句話，多年來，雙方。",
    "",
]


def statistics(text):
    """Return the statistics of a text."""
    return [number for number in find_numbers(text) if number.role == "statistic"]


def told(number):
    """Return a number as the table above writes it."""
    return number.printed, number.value, number.upper


def cases():
    """Yield sentence and expected statistics."""
    for line in SENTENCES.strip().splitlines():
        sentence, _, coded = line.rpartition("|")
        wanted = []
        for item in coded.split():
            printed, _, values = item.rpartition("=")
            value, _, upper = values.partition("~")
            wanted.append((printed, Decimal(value), Decimal(upper) if upper else None))
        yield pytest.param(sentence, wanted, id=sentence[:12])


@pytest.mark.parametrize(("sentence", "wanted"), list(cases()))
def test_statistics_of_a_sentence(sentence, wanted):
    assert [told(number) for number in statistics(sentence)] == wanted


@pytest.mark.parametrize("sentence", NO_STATISTIC)
def test_sentences_without_a_statistic(sentence):
    assert [number.printed for number in statistics(sentence)] == []


@pytest.mark.parametrize(
    ("text", "role", "printed"),
    [
        ("上世紀80年代初期建成", "date", "上世紀80年代初期"),
        ("今年上半年", "date", "今年上半年"),
        ("2023年08月30日08:45", "date", "2023年08月30日08:45"),
        ("第 13 版", "ordinal", "第 13 版"),
        ("三年來", "duration", "三年"),
        ("一名老人", "indefinite", "一名"),
        ("“兩新”組織", "name", "兩新"),
        ("百年老店", "name", "百年老店"),
        ("有1分勁兒", "rhetorical", "1分"),
        ("近五年", "duration", "近五年"),
    ],
)
def test_role_and_span(text, role, printed):
    assert [(number.role, number.printed) for number in find_numbers(text)] == [(role, printed)]


@pytest.mark.parametrize(
    ("text", "unit", "hedge"),
    [
        ("400多萬元", "元", "多"),
        ("1600余名", "名", "余"),
        ("約350個", "個", "約"),
        ("百分之八十點二", "%", ""),
        ("８３％", "%", ""),
        ("兩個多月共", "個月", "多"),
        ("0.5個百分點", "個百分點", ""),
        ("逾新臺幣28億元", "元", "逾"),
        ("數百億元", "元", "數"),
        ("10℃以上", "℃", "以上"),
        ("1000萬人左右", "人", "左右"),
        ("不得超過三成", "%", "不得超過"),
        ("$30", "$", ""),
        ("至少3000多名", "名", "至少…多"),
        ("三部門", "", ""),
    ],
)
def test_unit_and_hedge_as_printed(text, unit, hedge):
    number = find_numbers(text)[0]
    assert (number.unit, number.hedge) == (unit, hedge)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("共有350个", "count"), ("9.54億元", "money"), ("佔70%", "share"), ("年均300余場次", "rate"),
        ("比例為1∶3", "ratio"), ("700多畝", "area"), ("156萬噸", "mass"), ("長3公里", "length"),
        ("由30天減到5天", "time"), ("增加了80個", "change"), ("下降5%", "change"), ("77比73獲勝", "score"),
        ("今年24歲", "age"), ("時速120公里", "rate"), ("三分之一", "share"), ("3倍", "ratio"),
    ],
)  # fmt: skip
def test_kind(text, kind):
    assert statistics(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("68143個", "[68143, 68143]"),
        ("9.54億元", "[953500000, 954500000]"),
        ("80.2%", "[1603/20, 321/4]"),
        ("70%", "[139/2, 141/2]"),
        ("三成", "[25, 35]"),
        ("1600余名", "(1600, 1700)"),
        ("400多萬元", "(4000000, 5000000)"),
        ("約350個", "[345, 355]"),
        ("逾三千戶", "(3000, ∞)"),
        ("不足5000元", "(−∞, 5000)"),
        ("至少11人", "[11, ∞)"),
        ("三分之一", "[1/3, 1/3]"),
        ("3至5人", "[3, 5]"),
        ("數十家", "[20, 100)"),
        ("零下50多度", "(-60, -50)"),
        ("低於-3℃", "(−∞, -3)"),
        ("5比3獲勝", "[5, 5]"),
        ("翻兩番", "[4, 4]"),
    ],
)
def test_interval(text, interval):
    assert repr(statistics(text)[0].interval) == interval


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_every_number_stands_in_the_text(text):
    check_spans(text)


PIECES = [
    "1", "一", "百", "分之", "萬", "億", "多", "余", "幾", "半", "年", "月", "日", "點", ":", "-", "—", "至", "%", "％", "個", "約",
    "第", "1,1", ".", "·", "，", "(", "“", "《", "A", " ", "\n", "\u3000", "零", "下", "元", "角", "成", "翻", "番", "比", "/", "陸", "兩",
    "\ud800", "\x00", "𠮷", "３", "千", "克", "US$", "負", "以上", "星期", "十三五", "３０", "2023", "倍", "以", "上",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=600, deadline=None)
def test_every_number_stands_in_a_text_full_of_signs(text):
    check_spans(text)


def check_spans(text):
    """Check spans, order, roles and intervals of all numbers of a text."""
    end = 0
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.printed != ""
        assert end <= number.start < number.end <= len(text)
        assert number.role in ROLES
        assert (number.kind != "") == (number.role == "statistic")
        assert number.value.is_finite()
        if number.role == "statistic":
            assert number.interval is not None
            label(f"kind.{number.kind}")
        end = number.end


@pytest.mark.parametrize("sign", ["1", "一", "多", "1,1,1,", "((((", "百分之", "半", "万", "1.", "第"])
def test_hostile_text_takes_time_in_step_with_its_length(sign):
    def seconds(length):
        text = sign * (length // len(sign))
        best = 1.0
        for _ in range(3):
            start = time.process_time()
            find_numbers(text)
            best = min(best, time.process_time() - start)
        return best

    find_numbers(sign * 10)
    assert seconds(200_000) < 20 * seconds(20_000) + 0.05


def test_a_long_run_of_digits_is_no_number():
    assert find_numbers("1" * 100_000) == []
    assert statistics("1," * 1000) == []


def test_words_units_and_hedges_have_reasons_and_rules():
    for row in lexicon._rows("words.csv"):
        assert row["reason"], row
        assert row["role"] in ROLES - {"statistic"} | {""}, row
    for row in lexicon._rows("hedges.csv"):
        assert row["rule"] in RULES, row
        assert row["reason"], row
    for row in lexicon._rows("units.csv"):
        assert row["english"], row
        assert (row["factor"] == "") == (row["si"] == ""), row
        label(f"kind.{row['kind']}")


def test_no_word_or_unit_stands_twice():
    for name, column in (("words.csv", "word"), ("units.csv", "unit")):
        counts = Counter(lexicon.fold(row[column]) for row in lexicon._rows(name))
        assert [word for word, count in counts.items() if count > 1] == []


def coded(name):
    """Return the rows of a coding file of the course."""
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_course(text):
    """Check that a text of the course article has the coded numbers and no others."""
    numbers = find_numbers(text)
    found = [number.printed for number in numbers if number.role == "statistic"]
    assert found == [row["printed"] for row in coded("coding.csv")]
    others = [(number.printed, number.role) for number in numbers if number.role != "statistic"]
    assert others == [(row["printed"], row["role"]) for row in coded("numbers.csv")]


def test_the_retelling():
    check_course((ROOT / "data" / "article.txt").read_bytes().decode("utf-8"))


@pytest.mark.skipif(
    "COURSE_ORIGINAL" not in os.environ, reason="needs COURSE_ORIGINAL, the path of the original"
)
def test_the_original():
    content = Path(os.environ["COURSE_ORIGINAL"]).read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith("c973cad4")
    check_course(content.decode("utf-8"))
