"""What may stand between who speaks and a word of speech, and before who speaks."""

import pytest

from helpers.article.between import gaps, lead, published, whens


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("林志明昨天", [3, 5]),
        ("林志明在会上对媒体", [3, 6, 9]),
        ("林志明8月3日", [3, 5, 7]),
        ("林志明接受记者采访时", [3, 10]),
        ("林志明出席论坛后,", [3, 8, 9]),
        ("北京8月3日电", [0, 7]),
        ("林志明", [3]),
        ("今天", [0, 2]),
    ],
)
def test_what_may_stand_before_a_word_of_speech(text, places):
    assert gaps(text, 0, len(text)) == places


def test_many_words_that_part_nothing_are_read_once_each():
    """刚 and 刚刚 can be told apart in more ways than there are signs; each place is asked once."""
    text = "王小明" + "刚" * 50
    assert gaps(text, 0, len(text)) == [*range(3, 54)]
    assert gaps(text + "X", 0, len(text) + 1) == [54]


def test_what_only_says_when_ends_where_a_gap_begins():
    text = "王小明看过之后在脸书上"
    assert 3 in whens(text, 0, gaps(text, 0, len(text)))
    assert list(whens("王小明", 0, [3])) == []


@pytest.mark.parametrize(
    ("text", "end"),
    [("昨天在会上局长", 5), ("据局长", 1), ("新华社8月3日电局长", 8), ("8月3日局长", 4), ("局长", 0)],
)
def test_what_may_stand_before_who_speaks(text, end):
    assert lead(text, 0, len(text)) == end


def test_what_parts_a_body_from_its_document():
    assert list(published("统计局今天公布的报告", 0, 10)) == [0, 3, 5, 7, 8]
