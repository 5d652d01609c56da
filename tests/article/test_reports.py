"""Quotations, sentences and the words that say whose they are."""

from dataclasses import replace

from helpers.article import read_article, speaker_of
from helpers.article.reports import (
    BLANK,
    QUOTE,
    Frame,
    clauses,
    flat,
    frames,
    hints,
    quotations,
    sentences,
    without,
)


def test_a_quotation_in_a_quotation_is_part_of_it():
    text = '他说「一『二』三」,她说"四"。'
    found = quotations(text, 0, len(text))
    assert [text[one.start : one.end] for one in found] == ["「一『二』三」", '"四"']


def test_text_without_its_quotations_keeps_every_place():
    text = "他说「一。二」,好。"
    view = without(text, quotations(text, 0, len(text)))
    assert view == f"他说{QUOTE * 5},好。"


def test_marks_of_a_few_words_part_nothing_but_a_quotation_does():
    assert flat("“蓝鲸”公司") == f"{BLANK}蓝鲸{BLANK}公司"
    assert flat("他说:“蓝鲸”。") == "他说:“蓝鲸”。"


def test_a_frame_reaches_from_its_clause_to_its_word_of_speech():
    text = "昨天局长林志明说,好。"
    found = frames(text, clauses(text, 0, hints(text)), {})
    assert [(frame.start, text[frame.start : frame.end]) for frame in found] == [(0, "昨天局长林志明说")]
    assert isinstance(found[0], Frame)


def test_a_quotation_and_the_words_after_it_are_one_sentence():
    text = "“一。二。”局长林志明说。三。“四。”五。"
    quoted = quotations(text, 0, len(text))
    view = without(text, quoted)
    spans = sentences(text, view, 0, len(text), quoted, frames(view, clauses(view, 0, hints(view)), {}))
    assert [text[start:end] for start, end in spans] == ["“一。二。”局长林志明说。", "三。", "“四。”", "五。"]


def test_what_stands_in_no_paragraph_of_an_article_made_by_hand_is_nobody_s_word():
    """Marks, words of speech and colons stand before, between and behind those that it has."""
    article = read_article()
    lines = (
        "她表示:“好。”",
        "局长林志明说,有3个湖。",
        "他说,“有4个。",
        "局长周建国说,有5个。",
        "据国家统计局:“有6个",
    )
    text = "\n".join(lines)
    ends = [sum(len(line) + 1 for line in lines[:n]) - 1 for n in range(1, 6)]
    first, second = (
        replace(article.paragraphs[0], start=ends[n] - len(lines[n]), end=ends[n], text=lines[n])
        for n in (1, 3)
    )
    for paragraphs, spoke in (
        ((first, second), {"3": "林志明", "4": "", "5": "周建国", "6": ""}),
        ((first,), {"3": "林志明", "4": "", "5": "", "6": ""}),
        ((), dict.fromkeys("3456", "")),
    ):
        made = replace(article, text=text, paragraphs=paragraphs)
        assert {number: speaker_of(made, text.index(number))[0] for number in "3456"} == spoke
