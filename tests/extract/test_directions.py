"""Whether a figure went up, went down or stayed, in sentences of our own."""

import pytest
from opencc import OpenCC

from helpers.extract import directions_of, find_numbers
from tests.work import calls

UP, DOWN, LEVEL, NONE = "up", "down", "level", ""
SENTENCES = [
    # before its number
    ("產量同比增長3.1%。", [UP]),
    ("產量同比下降1.2%。", [DOWN]),
    ("開支較去年減少3成。", [DOWN]),
    ("股價跌幅達5%。", [DOWN]),
    ("失業率升至5.2%。", [UP]),
    ("成本降低了3個百分點。", [DOWN]),
    ("用時由30天減到5天。", [NONE, DOWN]),
    ("占比從2019年的30%升至2023年的45%。", [NONE, UP]),
    ("銷售年增5%,出口月減3%。", [UP, DOWN]),
    ("租金按年挫2.5%。", [DOWN]),
    ("全市新增就業28萬人。", [UP]),
    ("全年減少支出3億元。", [DOWN]),
    ("門檻提高標準至3萬元。", [UP]),
    ("央行下調利率25個基點。", [DOWN]),
    ("經濟成長2.5%,投資衰退1%。", [UP, DOWN]),
    ("營收翻了一番。", [UP]),
    ("市值突破3萬億元。", [UP]),
    ("指數跌破18000點。", [DOWN]),
    ("不降反升3%。", [UP]),
    # after it
    ("這是5%的降幅。", [DOWN]),
    ("全年有3%的增長。", [UP]),
    ("錄得一成跌幅。", [DOWN]),
    ("帶來1.2個百分點的升幅。", [UP]),
    ("10%的年均增速。", [UP]),
    # a noun of change and what became of it
    ("降幅收窄至3%。", [DOWN]),
    ("跌幅擴大至5%。", [DOWN]),
    ("增速放緩至5%。", [UP]),
    ("漲幅比上月回落0.3個百分點。", [DOWN]),
    ("增速較上季加快0.2個百分點。", [UP]),
    ("降幅收窄3個百分點。", [NONE]),
    # lists and ways
    ("產量分別增長3.1%、5.2%和下降1.2%。", [UP, UP, DOWN]),
    ("產量分別增長3%、5%和8%。", [UP, UP, UP]),
    ("股價跌2%至18元。", [DOWN, DOWN]),
    ("產量增加3萬輛,售出5萬輛。", [UP, NONE]),
    # a minus
    ("產量同比-1.2%。", [DOWN]),
    ("經濟負增長1.2%。", [DOWN]),
    ("增速為負1.2%。", [DOWN]),
    ("氣溫-8℃。", [NONE]),
    # a level that is set against an earlier one, or moved
    ("陽性率為12%,高於前一周錄得的9%。", [UP, NONE]),
    ("有3宗入院個案,低於上月的5宗。", [DOWN, NONE]),
    ("覆蓋率為3%,高於全國平均的2%。", [NONE, NONE]),
    ("遊客75萬人次,較前年的64萬人次有所增長。", [UP, NONE]),
    ("營收3億元,同比下降。", [DOWN]),
    ("營收3億元,增長的同時成本5億元。", [NONE, NONE]),
    ("市值6000億元,較去年高點跌去53%。", [NONE, DOWN]),
    ("支持率與上月相若。民望升3點或5%,達44%。", [UP, UP, UP]),
    ("利潤下降至負3億元及負5億元。", [DOWN, DOWN]),
    ("漲幅則為3%。", [UP]),
    ("指數跌穿18000點。", [DOWN]),
    # a level whose change is told after it
    ("純利52億元,按年跌55%。", [DOWN, DOWN]),
    ("收入2000億元(人民幣,下同),升10.5%。", [UP, UP]),
    ("月薪37213元,較前年的37807元減少594元、衰退1.57%。", [DOWN, NONE, DOWN, DOWN]),
    ("毛利率59%,優於預期的55%,較上季升2個百分點。", [NONE, NONE, UP]),
    ("虧損157億元,較上季虧損147億元擴大。", [UP, NONE]),
    ("市場12個,營業額3.5億元,增長8%。", [NONE, UP, UP]),
    # level
    ("利率維持3%不變。", [LEVEL]),
    ("失業率為3%,與上月持平。", [LEVEL]),
    ("失業率持平於3%。", [LEVEL]),
    # beside another time, not beside another place
    ("遊客比去年多3萬人。", [UP]),
    ("用水較上月少三成。", [DOWN]),
    ("本市比鄰市高3個百分點。", [NONE]),
    # no move
    ("價格下降的同時,銷量達3萬輛。", [NONE]),
    ("增值稅3%,減排5%。", [NONE, NONE]),
    ("增加值3億元。", [NONE]),
    ("上升空間達5%。", [NONE]),
    ("漲跌幅5%。", [NONE]),
    ("六成的增長來自出口,60%的增長來自東部。", [NONE, NONE]),
    ("少年3名,跌倒5次,升級3款。", [NONE, NONE, NONE]),
    ("三天未增加1人。", [NONE, NONE]),
    ("增長的5個行業。", [NONE]),
    ("晉升3級。", [NONE]),
]


def statistics(text):
    return [number for number in find_numbers(text) if number.role == "statistic"]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
@pytest.mark.parametrize("script", ["s2t", "t2s"])
def test_the_words_beside_a_number_say_where_it_went(text, expected, script):
    text = OpenCC(script).convert(text)
    assert directions_of(text, statistics(text)) == expected


@pytest.mark.parametrize("unit", ["增長3.1%、", "減少開支和別的東西", "較去年的3億元減少5億元,", "5%的"])
def test_work_grows_with_the_length(unit):
    def work(count):
        text = unit * count
        numbers = find_numbers(text)
        return calls(directions_of, text, numbers)

    work(10)  # lists are read once
    first, second, third = work(10), work(110), work(210)
    assert third - second < 1.2 * (second - first) + 10
