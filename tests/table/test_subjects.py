"""What a number counts, by its neighbours."""

import pytest

from helpers.extract import find_numbers
from helpers.table.subjects import nouns_counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抽調1600余名干部,去了那裡。", ["干部"]),
        ("有100個示范村、800個弱村和約350個無星村。", ["示范村", "弱村", "無星村"]),
        ("某縣有3個湖和5個島。", ["湖", "島"]),
        ("常住人口400多人,很少。", ["常住人口"]),
        ("舉辦3次公益活動。", ["公益活動"]),
        ("覆蓋率分別為80.2%、84.6%。", ["覆蓋率", "覆蓋率"]),
        ("去年,產值達9.54億元,稅收1.72億元。", ["產值", "稅收"]),
        ("200多畝的耕地。", ["耕地"]),
        ("企业达到5000家。", ["企业"]),
        ("5個。", [""]),
        ("1978年錄取人數約40萬,今年報名人數已達570萬。", ["錄取人數", "報名人數"]),
        ("公司去年的產值為9.54億元,與上年相比淨增3億元。", ["產值", "淨增"]),
        ("企業今年前三季度銷售額為8000萬元。", ["銷售額"]),
        ("企业在2021年达到77家。", ["企业"]),
        ("全縣人口目前約5萬人。", ["全縣人口"]),
        ("工廠轉型,5年來投入600萬元。", ["投入"]),
        ("出現在現場的有30人。", ["出現在現場"]),
        ("免稅的270條占條目的83%。", ["占條目", "占條目"]),
    ],
)
def test_the_noun_is_found_beside_the_number(text, expected):
    assert nouns_counted(text, [one for one in find_numbers(text) if one.role == "statistic"]) == expected
