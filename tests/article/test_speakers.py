"""Who speaks, and on what basis a number is theirs."""

import pytest
from opencc import OpenCC

from helpers.article.reading import read_article
from helpers.article.speakers import named_people, speaker_of
from tests.original import EACH_TEXT

STORY = """縣裡的車站

“車站有11個。”縣長林一平說。今年再建22個。

車站站長歐陽文說,每天有33個班次。旅客還能去44個縣。

站裡有55個人。居民常去那裡。據交通局負責人介紹,明年有66個車站。

交通部發布新聞稿表示,去年有77個站。這個站獲得“先進車站”的稱號,有88個獎。
"""


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return read_article(path)


def test_people_are_named_with_their_posts(story):
    people = named_people(story)
    assert people[["name", "post", "speaks"]].values.tolist() == [
        ["林一平", "縣長", True],
        ["歐陽文", "車站站長", True],
    ]
    assert all(
        story.text.startswith(row.name_, row.start)
        for row in people.rename(columns={"name": "name_"}).itertuples()
    )


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("11個", ("林一平", "direct")),
        ("22個", ("", "paper")),
        ("33個", ("歐陽文", "indirect")),
        ("44個", ("歐陽文", "adjacent")),
        ("55個", ("", "paper")),
        ("66個", ("交通局負責人", "indirect")),
        ("77個", ("交通部", "indirect")),
        ("88個", ("交通部", "adjacent")),
    ],
)
def test_a_number_belongs_to_who_says_it(story, printed, expected):
    assert speaker_of(story, story.text.index(printed)) == expected


def test_speakers_are_the_same_in_either_script_and_stand_as_printed(tmp_path, story):
    path = tmp_path / "simplified.txt"
    path.write_text(OpenCC("t2s").convert(STORY), encoding="utf-8")
    other = read_article(path)
    people = named_people(other)
    assert people["name"].tolist() == ["林一平", "欧阳文"]
    assert people["post"].tolist() == ["县长", "车站站长"]
    for printed in ("11個", "22個", "33個", "44個", "55個", "66個", "77個", "88個"):
        who, basis = speaker_of(story, story.text.index(printed))
        here = other.text.index(printed.replace("個", "个"))
        assert speaker_of(other, here) == (OpenCC("t2s").convert(who), basis)


def test_a_name_in_two_scripts_is_one_person(tmp_path):
    path = tmp_path / "mixed.txt"
    path.write_text("縣長張文說,有3個站。县长张文说，有5个湖。\n", encoding="utf-8")
    article = read_article(path)
    assert named_people(article)["name"].tolist() == ["張文"]
    assert speaker_of(article, article.text.index("5个")) == ("張文", "indirect")


@pytest.mark.parametrize("source", EACH_TEXT)
def test_six_people_speak_in_the_course_article(source):
    people = named_people(read_article(source))
    assert people["speaks"].sum() == len(people) == 6
    assert people["post"].str.contains("書記").sum() == 5
