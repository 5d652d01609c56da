"""Words that say how near a number is."""

import pytest

from helpers.base import RULES
from helpers.extract import explain_hedge, lexicon
from helpers.extract.find import find_numbers


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("约350个", "about"),
        ("不得超过3个", "at_most"),
        ("上百个", "at_least"),
        ("400多万元", "more_than_within_step"),
        ("五十万元(含)以上", "at_least"),
        ("数以万计", "at_least"),
        ("好几百人", "tens_of"),
        ("街上3人", "exactly"),
        ("最近3人", "exactly"),
        ("近三场", "exactly"),
        ("近四十场", "nearly"),
        ("找不到一个人", "exactly"),
        ("不到一个月", "under"),
        ("三千来人", "about"),
        ("身家过亿", "over"),
        ("下了大半个月", "more_than_within_step"),
        ("小半年", "nearly"),
        ("他大3岁", "exactly"),
    ],
)
def test_rule(text, rule):
    assert find_numbers(text)[0].rule == rule


def test_each_rule_in_use_is_explained_and_computed():
    used = {row["rule"] for row in lexicon.word_list("hedges.csv")} - {""}
    assert used == set(lexicon.hedge_rules())
    assert used < set(RULES)


@pytest.mark.parametrize("rule", lexicon.hedge_rules().values(), ids=lambda rule: rule["rule"])
def test_a_rule_has_words_in_both_languages_and_a_source(rule):
    assert "" not in rule.values()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_hedge_is_explained(language):
    assert explain_hedge("約350個", language) == lexicon.hedge_rules()["about"][language]
    assert explain_hedge("350個", language) == ""
    assert explain_hedge("湖", language) == ""


def hedged(text):
    """Return hedge and rule of each number of a text."""
    return [(number.hedge, number.rule) for number in find_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "船上十名水手", "線上百萬名觀眾", "手上十餘處燙傷",
        "全鎮建成十座水塔", "完成百畝補植", "教師組成百人樂團", "續約兩年", "解約2個月後", "中超16隊",
        "英超20队", "走近百年老店", "會員人數千余人", "企業總數百餘家",
        "團隊突破8項工藝難題", "破3宗竊案", "打破30項紀錄", "滿300減50", "5元起步", "裝滿三百箱", "打滿五盤",
        "走过半个世纪",
    ],
)  # fmt: skip
def test_the_sign_belongs_to_another_word(text):
    hedges = [hedge for hedge, _ in hedged(text)]
    assert hedges != []
    assert [hedge for hedge in hedges if hedge not in ("", "余", "餘")] == []


@pytest.mark.parametrize(
    ("text", "hedge", "rule"),
    [
        ("存款不得低於五十萬元", "不得低於", "at_least"),
        ("水溫不應低於20度", "不應低於", "at_least"),
        ("面積不少于80畝", "不少于", "at_least"),
        ("不能少於三人", "不能少於", "at_least"),
        ("利率不得高於4%", "不得高於", "at_most"),
        ("每日不可超過兩小時", "不可超過", "at_most"),
        ("誤差沒有超過2%", "沒有超過", "at_most"),
        ("支出未超過80萬元", "未超過", "at_most"),
        ("销量破百万", "破", "over"),
        ("人民币升破7元", "升破", "over"),
        ("指数跌破3000点", "跌破", "under"),
        ("产值突破了20亿元", "突破了", "over"),
        ("来客超過了500人", "超過了", "over"),
        ("至少有30人", "至少有", "at_least"),
        ("差不多有两万人", "差不多有", "about"),
        ("其中超三成", "超", "over"),
        ("種了四十畝有餘", "有餘", "more_than_within_step"),
        ("每晚899元起，", "起", "at_least"),
        ("票價HK$300起", "起", "at_least"),
        ("每坪60萬起，", "起", "at_least"),
        ("最高罰款5萬元，最高5萬元", "最高", "at_most"),
        ("票價最低3元", "最低", "at_least"),
        ("年滿60歲", "年滿", "at_least"),
        ("月薪過萬元", "過", "over"),
        ("年過七十的農民", "過", "over"),
        ("門店6000+家", "+", "at_least"),
        ("閱讀量20萬+", "+", "at_least"),
        ("年薪30萬元+", "+", "at_least"),
        ("濕度≥60%", "≥", "at_least"),
        ("孔徑<3毫米", "<", "under"),
        ("誤差小於等於3%", "小於等於", "at_most"),
        ("年紀五十出頭", "出頭", "over"),
        ("增長一倍還不止，", "還不止", "over"),
        ("三百人不止的隊伍", "不止", "over"),
        ("三百人還多；", "還多", "more_than_within_step"),
        ("三百人不到", "不到", "under"),
        ("老人七十好幾", "好幾", "more_than_within_step"),
        ("十數名工人", "數", "more_than_within_step"),
        ("二十數人", "數", "more_than_within_step"),
        ("住戶過半贊成", "過", "over"),
        ("逾半住戶", "逾", "over"),
        ("近半學員", "近", "nearly"),
        ("滿座率100%左右", "左右", "about"),
        ("正負10%", "正負", "either_way"),
        ("±0.5毫米", "±", "either_way"),
        ("±0.5毫米以內", "以內", "either_way"),
    ],
)
def test_hedge_and_rule(text, hedge, rule):
    assert hedged(text)[-1] == (hedge, rule)


def test_a_hedge_that_stands_last_is_none_where_the_clause_goes_on():
    assert hedged("三百人不到場，三百元還多次被退，三百人不止來過") == [("", "exactly")] * 3


def test_or_more_and_or_less_are_two_bounds():
    assert hedged("兩年以上七年以下") == [("以上", "at_least"), ("以下", "at_most")]


@pytest.mark.parametrize("text", ["逾半", "近半", "過半"])
def test_a_hedged_half_is_a_share_without_unit(text):
    (number,) = find_numbers(f"{text}住戶贊成")
    assert (str(number.value), number.unit, number.kind) == ("0.5", "", "share")


def test_most_of_half_a_year_is_less_than_a_year():
    assert [str(one.interval) for one in find_numbers("等了大半年，另有半年多")] == ["(1/2, 1)"] * 2


@pytest.mark.parametrize("text", ["大半居民", "最大半径", "大半年轻人", "去年大半年报", "她比你大半年"])
def test_most_of_something_is_no_number(text):
    assert [one for one in find_numbers(text) if one.role == "statistic"] == []
