"""The people of a text: with evidence, whole, and never part of a word."""

import pytest

from helpers.article.names import NOBODY, PERSON, Named
from helpers.article.people import known_forms, mentioned, with_posts
from helpers.article.reading import read_article
from helpers.article.speakers import named_people
from helpers.article.words import words_in


def named_in(folder, text):
    path = folder / "passage.txt"
    path.write_text("街上的消息\n\n" + text + "\n", encoding="utf-8")
    return named_people(read_article(path))["name"].tolist()


def test_a_name_is_found_after_each_post_of_the_list():
    assert all("高桂琴" in with_posts(f"{post}高桂琴说,") for post in words_in("posts"))


@pytest.mark.parametrize(
    "text",
    [
        "他高興地說，方面都好。於是說，張貼告示。任何人都說，馬上就好。",
        "各方面表示，江蘇省說，田徑隊說，高層也說，黃金公司說。",
        "主任方面表示，隊長高興地說，教練任命他。專家普遍認為，經理尚未說明。",
        "董事長說，總經理也說，發言人回應說。",
        "左投王牌說。先發左投戰力好，先發左投戰績好。",
    ],
)
def test_part_of_a_word_is_no_name(tmp_path, text):
    assert named_in(tmp_path, text) == []


def test_a_name_is_never_cut_or_run_into_a_post(tmp_path):
    text = (
        "局長王大同今天說，好。王小明副署長說，好。局長李文和站長林正到了。李文還說，好。歐陽向東對記者說，好。"
        "林正就此回應說，好。主席張三豐副教授說，好。"
    )
    names = ["王大同", "王小明", "李文", "林正", "歐陽向東", "張三豐"]
    assert named_in(tmp_path, text) == names


def test_a_part_that_two_share_means_nobody():
    people = {
        "哈利·凯恩": Named(PERSON, 0, 5),
        "玛丽·凯恩": Named(PERSON, 9, 14),
        "汤姆·李德": Named(PERSON, 20, 25),
    }
    assert sorted(known_forms(people)) == ["哈利·凯恩", "李德", "汤姆·李德", "玛丽·凯恩"]


def test_somebody_after_a_post_is_a_mention_too():
    one = Named(PERSON, 2, 5)
    text, known = "局长林一平和站长王小明到了,林一平走了", {"林一平": one}
    assert mentioned(text, known, 0, len(text)) == {one, Named(NOBODY, 8, 8)}
    assert mentioned(text, known, 14, len(text)) == {one}


def test_where_a_sentence_begins_somebody_may_be_named():
    text = "到了。 王小明走了"
    assert mentioned(text, {}, 4, len(text)) == {Named(NOBODY, 4, 4)}
