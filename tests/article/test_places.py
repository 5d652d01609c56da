"""A place described is a place found again."""

import re
import textwrap
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from helpers.article.places import LONGEST, SHORTEST, context, contexts, find_again
from helpers.article.reading import read_article
from helpers.table import tabulate
from tests.original import EACH_TEXT

TEXT = "社區有18個種類的服務點。全市有58718個企業,城南有450個車位,城北也有450個車位,城東没有。"


def places():
    return [match.span() for match in re.finditer(r"\d+個", TEXT)]


def test_the_printed_form_alone_is_not_enough():
    assert TEXT.count("18個") == 2
    assert find_again(TEXT, "18個") is None


def test_there_are_four_places():
    assert len(places()) == 4


@pytest.mark.parametrize(("start", "end"), places())
def test_each_place_is_found_again(start, end):
    prefix, suffix = context(TEXT, start, end)
    assert find_again(TEXT, TEXT[start:end], prefix, suffix) == (start, end)


def test_a_context_grows_until_it_is_alone():
    text = "甲" * 40 + "3個" + "乙" * 40 + "甲" * 20 + "3個" + "乙" * 20
    prefix, suffix = context(text, 40, 42)
    assert text.count(prefix + "3個" + suffix) == 1
    assert len(prefix) > SHORTEST


def test_a_context_has_an_end_even_where_nothing_tells_places_apart():
    text = "甲3" * 5000
    prefix, suffix = context(text, 5001, 5002)
    assert max(len(prefix), len(suffix)) <= LONGEST


def test_a_number_that_has_gone_is_not_found_inside_another():
    prefix, suffix = context(TEXT, 3, 6)
    assert find_again(TEXT.replace("有18個種類", "有許多種類"), "18個", prefix, suffix) is None


@pytest.mark.parametrize("source", EACH_TEXT)
def test_every_statistic_is_found_in_a_text_wrapped_anew(source):
    table = tabulate(read_article(source))
    text = read_article(source).text
    wrapped = "\n".join(textwrap.wrap(text, 17, replace_whitespace=False, drop_whitespace=False))
    for row in table.itertuples():
        start, end = find_again(wrapped, row.printed, row.prefix, row.suffix)
        assert "".join(wrapped[start:end].split()) == row.printed
        assert len("".join(wrapped[:start].split())) == len("".join(text[: row.start].split()))


@pytest.mark.parametrize("source", EACH_TEXT)
def test_every_statistic_is_found_in_simplified_script(source):
    article = read_article(source)
    simplified = OpenCC("t2s").convert(article.text)
    assert len(simplified) == len(article.text)
    for row in tabulate(article).itertuples():
        assert find_again(simplified, row.printed, row.prefix, row.suffix, simplified=True) == (
            row.start,
            row.end,
        )


@pytest.mark.parametrize("source", EACH_TEXT)
def test_every_statistic_is_found_in_a_normalised_copy(source):
    article = read_article(source)
    clean = normalize("NFKC", article.text)
    rows = list(tabulate(article).itertuples())
    places = [find_again(clean, row.printed, row.prefix, row.suffix) for row in rows]
    assert [clean[start:end] for start, end in places] == [row.printed for row in rows]
    assert [start for start, _ in places] == sorted(start for start, _ in places)
    assert places[-1] != (rows[-1].start, rows[-1].end)


@given(st.text(alphabet="甲乙3個 \n", max_size=60), st.data())
def test_what_is_found_has_the_printed_form(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    printed = text[start:end].strip()
    if printed:
        start = text.index(printed, start)
        found = find_again(text, printed, *context(text, start, start + len(printed)))
        if found is not None:  # nothing may tell places apart
            assert "".join(text[slice(*found)].split()) == "".join(printed.split())


def test_all_places_of_a_long_text_are_found():
    text = "".join(f"這裡有{n % 7}個湖,那裡有{n}個島。\n" for n in range(4000))
    spans = [match.span() for match in re.finditer(r"\d+個", text)]
    around = contexts(text, spans)
    described = [(text[slice(*span)], *beside) for span, beside in zip(spans, around, strict=True)]
    wrapped = text.replace("湖", "湖\n")
    found = [find_again(wrapped, *one) for one in described]
    assert [wrapped[slice(*span)] for span in found] == [one[0] for one in described]


def test_places_told_together_are_told_as_one_by_one():
    text = (TEXT + "\n") * 5 + "又" * 200
    spans = [match.span() for match in re.finditer(r"\d+個", text)]
    assert contexts(text, spans) == [context(text, *span) for span in spans]
