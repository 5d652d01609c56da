"""Who is named right before a word of speech."""

import pytest

from helpers.article.names import BODY, NOBODY, PERSON, PRONOUN, SAME, is_name, subject


@pytest.mark.parametrize(
    ("before", "kind", "who"),
    [
        ("局长林志明昨天", PERSON, "林志明"),
        ("林志明局长在会上", PERSON, "林志明"),
        ("昨天林志明", PERSON, "林志明"),
        ("前锋哈利·凯恩赛后", PERSON, "哈利·凯恩"),
        ("国家统计局23日", BODY, "国家统计局"),
        ("国家统计局昨天发布的数据", BODY, "国家统计局"),
        ("位于台北的卫生研究院", BODY, "卫生研究院"),
        ("交通局有关负责人", BODY, "交通局有关负责人"),
        ("昨天他", PRONOUN, "他"),
        ("同时", SAME, "同时"),
        ("研究", NOBODY, "研究"),
        ("记者向局长林志明", NOBODY, "记者"),
    ],
)
def test_who_stands_before_a_word_of_speech(before, kind, who):
    found = subject(before, 0, len(before), {})
    assert (found.kind, before[found.start : found.end]) == (kind, who)


@pytest.mark.parametrize("before", ["说明会", "全部", "可以", "老人", "林志明的太太"])
def test_other_words_name_no_one(before):
    assert subject(before, 0, len(before), {}) is None


@pytest.mark.parametrize("word", ["王小明", "欧阳娜娜", "司徒华", "林郑月娥", "岸田文雄", "尹锡悦"])
def test_names_are_names(word):
    assert is_name(word)


@pytest.mark.parametrize("word", ["方面", "高兴", "张贴", "于是", "董事长", "王教练", "李的"])
def test_other_words_are_no_names(word):
    assert not is_name(word)
