"""Every number of a text: value, unit, hedge, role, interval. The sentences are made up."""

import csv
import hashlib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.base import ROOT, RULES, fold, label
from helpers.extract import lexicon
from helpers.extract.find import find_numbers
from tests.original import ORIGINAL, needs_original
from tests.work import calls

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
樓價逾500萬至1000萬二手住宅售出4宗，甲、乙、丙等三大船廠，17人傷 2大樓傾斜。|逾500萬至1000萬=5000000~10000000 4宗=4 三=3 17人=17 2=2
一輛巴士撞上救護車一輛，一名司機受傷，造成一人死亡。|一輛=1 一人=1
車禍造成一死三傷，另有兩人命危。|一=1 三=3 兩人=2
本季21勝9敗，勝率七成，近10場8勝2負。|21勝=21 9敗=9 七成=70 10場=10 8勝=8 2負=2
她以6-4、7-5擊敗頭號種子，耗時1小時52分鐘。|6-4=6~4 7-5=7~5 1小時=1 52分鐘=52
央行宣布下調存款準備金率0.5個百分點，加息25個基點。|0.5個百分點=0.5 25個基點=25
被告被判處有期徒刑三年六個月，並處罰金人民幣五萬元，賠償12萬元。|三年=3 六個月=6 人民幣五萬元=50000 12萬元=120000
當地測得7.3級地震，震源深度10公里，餘震達200多次。|7.3級=7.3 10公里=10 200多次=200
已接種第三劑者達1200萬人，累計施打4,560萬劑次。|1200萬人=12000000 4,560萬劑次=45600000
每10萬人有23.5人患病，每千人床位6.5張。|10萬人=100000 23.5人=23.5 千人=1000 6.5張=6.5
房屋面積35坪，開價2,580萬元，每坪73.7萬元。|35坪=35 2,580萬元=25800000 73.7萬元=737000
候選人甲獲12萬3456票，得票率51.2%，投票率六成八。|12萬3456票=123456 51.2%=51.2 六成八=68
百分之六十五點三的人贊成，百分之十二反對，千分之五棄權。|百分之六十五點三=65.3 百分之十二=12 千分之五=5
工业产值达到二百一十三亿，比计划超额百分之八，人均收入１２００元。|二百一十三亿=21300000000 百分之八=8 １２００元=1200
營收創新高，達3億，獲利5000萬，市占率逾四成。|3億=300000000 5000萬=50000000 逾四成=40
五成以上受訪者不滿，不足三成支持，近九成民眾知情。|五成以上=50 不足三成=30 近九成=90
该校计划招生3200人，其中理科2100人，女生占四成五。|3200人=3200 2100人=2100 四成五=45
姚明得到27分12个篮板，火箭102比98险胜。|27分=27 12个=12 102比98=102~98
列車時速350公里，全程票價553元，比原來快了40分鐘。|350公里=350 553元=553 40分鐘=40
會議於9時30分開始，歷時2小時，16人發言。|2小時=2 16人=16
人民幣兌美元中間價報7.1012，較前一日升35點。|7.1012=7.1012 35點=35
黃金每盎司報2,035.6美元，比特幣突破6萬美元大關。|2,035.6美元=2035.6 突破6萬美元=60000
三名男子和一名女子被捕，其中一人為主謀，兩人在逃。|三名=3 一名=1 一人=1 兩人=2
全国共有耕地18.65亿亩，粮食亩产387公斤，总产6.9亿吨。|18.65亿亩=1865000000 387公斤=387 6.9亿吨=690000000
她用了三天三夜走完120里山路，背了50斤粮食。|三天=3 三夜=3 120里=120 50斤=50
该药每日3次，每次2片，疗程7天，有效率达92.5%。|3次=3 2片=2 7天=7 92.5%=92.5
影片片長148分鐘，評分8.9分，獲11項提名，奪得4獎。|148分鐘=148 8.9分=8.9 11項=11 4=4
晶片採用5奈米製程，功耗降低30%，延遲僅20ms，頻寬達1.2TB/s。|5奈米=5 30%=30 20ms=20 1.2TB/s=1.2
企业从500家减少到320家，减少36%，职工由三万人降至一万八千人。|500家=500 320家=320 36%=36 三万人=30000 一万八千人=18000
两国签署五项协议，双方贸易额三年内将达五十亿美元。|五项=5 五十亿美元=5000000000
公司今年首季淨利2.3億，每股盈餘1.25元，毛利率42.1%，年減5.3%。|2.3億=230000000 1.25元=1.25 42.1%=42.1 5.3%=5.3
他一年賺一百萬，三年存了50萬，買下一間20坪的房子。|一百萬=1000000 50萬=500000 20坪=20
經常性薪資為四萬六七一二元，年增百分之二點○五，總薪資五萬八○三元。|四萬六七一二元=46712 百分之二點○五=2.05 五萬八○三元=50803
十人中有七人表示支持，每三人就有一人失眠。|十人=10 七人=7 三人=3 一人=1
黨內初選五人角逐，一人退選。|五人=5 一人=1
全年旅客吞吐量首次突破5000萬人次大关，同比增两位数。|突破5000萬人次=50000000
1998年全国有1/3的国有企业亏损，三成职工下岗。|1/3=0.333333333333 三成=30
受災群眾數以萬計，損失數以億計。|數以萬計=10000 數以億計=100000000
三家店鋪、三間房屋、五家渠道商受影響，兩高校關閉，八鄉鎮淹水。|三家=3 三間=3 五家=5 兩=2 八=8
他單場拿下25分、10籃板、8助攻，命中率五成三。|25分=25 10=10 8=8 五成三=53
高爾夫名將打出66桿，低於標準桿6桿，領先2桿。|66桿=66 6桿=6 2桿=2
道瓊工業指數收盤上漲123.45點或0.4%，報34567.8點。|123.45點=123.45 0.4%=0.4 34567.8點=34567.8
失業人數為48.9萬，較上月增加1.2萬，失業率3.67%。|48.9萬=489000 1.2萬=12000 3.67%=3.67
每公斤12元的白菜，漲到一公斤20元，一斤也要10元。|12元=12 一公斤=1 20元=20 一斤=1 10元=10
学校有36个班、1800名学生，教师123人，生师比15：1。|36个=36 1800名=1800 123人=123 15：1=15~1
全市共有公交车3200辆，线路210条，日客运量达180万人次。|3200辆=3200 210条=210 180万人次=1800000
专家组5人赴灾区，携带药品3吨、帐篷2000顶、棉被5000床。|5人=5 3吨=3 2000顶=2000 5000床=5000
該案由陪審團9人一致裁定罪成，入獄25年，不得假釋期15年。|9人=9 25年=25 15年=15
檢方求刑10年，一審判8年，二審改判6年半定讞，併科罰金200萬。|10年=10 8年=8 6年半=6.5 200萬=2000000
男子酒測值達每公升0.85毫克，被罰12萬，吊扣駕照2年。|0.85毫克=0.85 12萬=120000 2年=2
颱風距離花蓮東南方320公里，時速18公里，七級風暴風半徑200公里，中心氣壓955百帕。|320公里=320 18公里=18 七級=7 200公里=200 955百帕=955
雨量最大的是阿里山520毫米，其次為三地門410.5毫米。|520毫米=520 410.5毫米=410.5
空氣品質指標AQI達158，PM2.5濃度每立方米75微克，紫外線指數11。|158=158 75微克=75 11=11
凌晨3時24分發生5.8級地震，震央位於北緯23.5度、東經121.2度，深度15.6公里。|5.8級=5.8 23.5度=23.5 121.2度=121.2 15.6公里=15.6
她體重由80公斤減至52公斤，減了28公斤，腰圍縮小20厘米。|80公斤=80 52公斤=52 28公斤=28 20厘米=20
这本书共320页，定价45元，首印3万册，已再版5次。|320页=320 45元=45 3万册=30000 5次=5
门票每张80元，学生半价，60岁以上老人免费，1.2米以下儿童免票。|80元=80 60岁以上=60 1.2米以下=1.2
我国人均水资源占有量仅为世界平均水平的四分之一，约2200立方米。|四分之一=0.25 约2200立方米=2200
农村居民恩格尔系数为55.1%，基尼系数0.47，平均预期寿命70.8岁。|55.1%=55.1 0.47=0.47 70.8岁=70.8
截止目前,捐款已达一亿二千万元,捐物折款三百余万元。|一亿二千万元=120000000 三百余万元=3000000
今年夏粮总产1.1亿吨，比上年减产一成，单产下降二成五。|1.1亿吨=110000000 一成=10 二成五=25
机构改革后，部委由40个减为29个，人员精简一半，处级干部分流三成多。|40个=40 29个=29 一半=0.5 三成多=30
某厂3个月生产彩电12万台，产值过亿元，利税一千五百万元，职工每人发奖金200元。|12万台=120000 过亿元=100000000 一千五百万元=15000000 200元=200
中国队连扳三局，以15:8、15:10、15:12胜出，总分3:2。|三局=3 15:8=15~8 15:10=15~10 15:12=15~12 3:2=3~2
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
    "该校高三2班、初一3班和六年级4班学生参加，家住3单元502室。",
    "他在A组第一轮，B组2号种子，身披10号球衣，4号位，0号队员。",
    "市一中、二中、三中和北京八中、第二医院的师生；一院、二附院。",
    "十一届三中全会以来，“一五”计划，“七五”期间，“八五”攻关项目。",
    "三峡工程、二滩电站、三江平原、五丈原、四平路1239号。",
    "国务院令第123号，国发〔1998〕23号文件，京政发[2001]5号。",
    "一辆奔驰S600和宝马X5、波音747、空客A380、歼-20、东风-41、神舟五号、嫦娥3号、长征二号F。",
    "晚7点半，上午9:00-11:30，5月1日至7日，8日晚，12日凌晨2时。",
    "一国两制、三个有利于、四项基本原则、五讲四美、两手抓、三农。",
    "他说了一番话，一边走一边看，一口气跑完，一席话，一阵风，一番努力，一把抓住，一头撞上。",
    "一位专家、一家企业、一个月、一段时间、一次会议、一份报告、一条路、一支队伍。",
    "两人世界、三口之家、百年一遇、千载难逢、十年树木、一日千里、万里长城。",
    "近年来、多年前、几天后、半年来、三天两头、一两天内、十几年间、上世纪九十年代。",
    "农历八月十五、腊月廿三、正月初五、三伏天、二十四节气、九九重阳。",
    "第3届、第十届、首届、上一届、第5次会议、一届二次会议、九届人大。",
    "图1、表2、注3、附件4、例5；1. 总则 2. 目标 （3）措施 ④ 一、概况 二、方法 （三）结论",
    "文章第5页、第二章第三节、第12条第1款、第三百二十条。",
    "30日电、新华社北京5月3日电、本报讯（记者张三）。",
    "3·15晚会、“9·11”事件、“5·12”地震、“8·19”讲话、1·20惨案。",
    "1小时后，两小时前，24小时内，三天里，五分钟后，当天下午，一周内，两周前。",
    "2008年北京奥运会、1998赛季、2019-2020赛季、98世界杯、02版、16版。",
    "三年级学生、二年级、大三学生、高二女生、四年制本科、九年义务教育。",
    "两国元首、两国关系、两岸关系、两党制、三国演义、三方会谈、两地同步。",
    "十堰、九江、六安、四平、三亚、二连浩特、百色、万州、千岛湖、五台山、八宝山、七台河、双十一。",
    "北纬38度线，三八线，二战，一战，冷战，“一二·九”运动。",
    "这一切，每一个，另一方面，任何一种，同一天，某一年，哪一位，头一回，第一次，又一次。",
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
        ("9/21", "date", "9/21"),
        ("第二公園", "ordinal", "第二"),
        ("歼-20", "name", "20"),
        ("兩國元首", "name", "兩國元首"),
        ("世界排名12位", "ordinal", "12位"),
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
def test_hostile_text_takes_work_in_step_with_its_length(sign):
    find_numbers(sign * 10)
    first, second, third = (calls(find_numbers, sign * count) for count in (100, 1100, 2100))
    assert third - second <= 1.3 * (second - first)  # each the work of a thousand signs


def test_a_long_run_of_digits_is_no_number():
    assert find_numbers("1" * 100_000) == []
    assert statistics("1," * 1000) == []


def test_words_units_and_hedges_have_reasons_and_rules():
    for row in lexicon.word_list("words.csv"):
        assert row["reason"], row
        assert row["role"] in ROLES - {"statistic"} | {""}, row
    for row in lexicon.word_list("hedges.csv"):
        assert row["rule"] in RULES, row
        assert row["reason"], row
    for row in lexicon.word_list("units.csv"):
        assert row["english"], row
        assert (row["factor"] == "") == (row["si"] == ""), row
        label(f"kind.{row['kind']}")


def test_no_word_or_unit_stands_twice():
    for name, column in (("words.csv", "word"), ("units.csv", "unit")):
        counts = Counter(fold(row[column]) for row in lexicon.word_list(name))
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


@needs_original
def test_the_original():
    content = Path(ORIGINAL).read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith("c973cad4")
    check_course(content.decode("utf-8"))


def test_a_range_on_a_measured_scale_is_a_range_and_a_score_is_none():
    warmer, score = find_numbers("氣溫回升6～12℃。主隊以3:1獲勝。")
    assert (warmer.interval.low, warmer.interval.high) == (6, 12)
    assert score.interval.exact
    assert (score.value, score.upper) == (3, 1)
