"""What a number does in its sentence."""

import pytest

from helpers.extract.find import find_numbers


def roles(text):
    """Return the roles of the numbers of a text."""
    return [number.role for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        (
            "statistic",
            [
                "历时三年",
                "用了3年时间",
                "缩短5天",
                "有期徒刑十年",
                "3小时",
                "不足两天",
                "工期三年",
                "租期五十年来显示",
                "300年历史",
                "服刑了五年",
            ],
        ),
        (
            "duration",
            [
                "三年来",
                "工作三年来",
                "拖延七年多来",
                "过去五年",
                "3年后",
                "近五年",
                "为期两周",
                "今后10年",
                "两年内",
                "十年间",
                "三十年",
            ],
        ),
        (
            "ordinal",
            [
                "第三名",
                "三楼",
                "3号线",
                "常昊八段",
                "二级化工企业",
                "市三级",
                "八届",
                "前20",
                "一等奖",
                "20强",
                "（一）",
            ],
        ),
        ("indefinite", ["一名老人", "一个包", "另一家", "这是一次"]),
        ("statistic", ["一人死亡", "仅一家", "救护车一辆，", "一死", "只有一名", "一公里", "一亿元", "一倍"]),
        ("statistic", ["6级地震", "风力7级", "雲林震度五級", "举办了三届"]),
    ],
)
def test_role(role, texts):
    assert {text: roles(text) for text in texts} == {text: [role] for text in texts}


@pytest.mark.parametrize(
    "text", ["一些", "千里迢迢一般", "零售", "单一", "百姓", "亿万", "三", "说三", "十分好"]
)
def test_a_sign_in_a_word_is_no_number(text):
    assert roles("他" + text + "的") == (["name"] if text == "千里迢迢一般" else [])


def test_a_figure_of_speech_spreads_over_its_sentence():
    assert roles("有1分劲儿，发挥出1.5还是0.5。获得3项") == [
        "rhetorical",
        "rhetorical",
        "rhetorical",
        "statistic",
    ]


def test_a_unit_printed_once_counts_for_a_list():
    assert [number.unit for number in find_numbers("30、27、35个")] == ["个"] * 3
