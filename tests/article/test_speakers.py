"""Who speaks, and on what basis a number is theirs."""

from pathlib import Path

import pytest
from opencc import OpenCC

from helpers.article.reading import read_article
from helpers.article.speakers import named_people, speaker_of
from helpers.base import list_rows
from tests.original import EACH_TEXT
from tests.work import calls

CASES = list_rows(
    Path(__file__).with_name("speaker_cases.csv")
)  # a row: one passage, one number, whose it is

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
        ("44個", ("", "paper")),
        ("55個", ("", "paper")),
        ("66個", ("交通局負責人", "indirect")),
        ("77個", ("交通部", "indirect")),
        ("88個", ("", "paper")),
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


def article_of(folder, text):
    path = folder / "passage.txt"
    path.write_text("街上的消息\n\n" + text.replace("\\n", "\n\n") + "\n", encoding="utf-8")
    return read_article(path)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_whose_word_a_number_is(tmp_path, case):
    article = article_of(tmp_path, case["text"])
    assert speaker_of(article, article.text.index(case["printed"])) == (case["speaker"], case["basis"])


@pytest.mark.parametrize("script", ["t2s", "s2t"])
@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_whose_word_it_is_in_the_other_script(tmp_path, case, script):
    other = OpenCC(script).convert
    article = article_of(tmp_path, other(case["text"]))
    found = speaker_of(article, article.text.index(other(case["printed"])))
    assert found == (other(case["speaker"]), case["basis"])


@pytest.mark.parametrize(
    "unit",
    [
        "局長林志明說，去年有{n}家。",
        "局長林志明昨天在會上對記者就此事表示，去年有{n}家，",
        "「去年有{n}家。」",
        "他說{n}家",
        "教練{sign}{sign}·{sign}{sign}說，有{n}個。",
        "國家統計局的的的的的",
        "（（「「",
        "王",
        "A B C·D·",
    ],
    ids=[
        "reports",
        "no full stop",
        "quotations",
        "pronouns",
        "names",
        "bodies",
        "open marks",
        "families",
        "Latin",
    ],
)
def test_work_grows_with_the_length(tmp_path, unit):
    def work(count):
        text = "".join(unit.format(n=n, sign=chr(0x4E00 + n)) for n in range(10, 10 + count))
        article = article_of(tmp_path, text)
        return calls(lambda: [speaker_of(article, place) for place in range(0, len(article.text), 50)])

    work(10)  # lists are read once
    first, second, third = work(20), work(220), work(420)
    assert third - second < 1.5 * (second - first)
