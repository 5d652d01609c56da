"""What holds of the numbers of any string: places, order, roles, ends, values; and no exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import fuzz
from tests.entries import ENTRIES


@given(st.lists(st.sampled_from(fuzz.PIECES), max_size=24).map("".join))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_a_text_of_pieces_breaks_no_rule(text):
    assert fuzz.faults(text)[1] == []


@given(st.sampled_from(fuzz.SENTENCES), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_mutated_sentence_breaks_no_rule(sentence, chance):
    assert fuzz.faults(fuzz.mutated(sentence, chance))[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "全縣有三點5多百個湖", "三分之10000億億", "好幾0個湖", "－壹貳", "兆千分之5～萬", "近零度",
        "翻兩三番", "翻1.5番", "幾百分之零", "€90—5", "±€3:1", "–千分之三五十", "零下10至5度", "數十至11人",
        "翻三分之一十番", "翻幾一一番", "翻數拾壹番半", "±3:1和正負佰天", "廿數十三五兩",
        "幾\u3000十三五萬至零1", "數負百分之零下成8小時", "半數千分之零下",
        "一到万块億億分", "二三元億億毛",
    ],
)  # fmt: skip
def test_a_string_that_broke_one_once_breaks_none(text):
    assert fuzz.faults(text)[1] == []


def test_the_command_reads_mutated_sentences(capsys):
    assert fuzz.main(300) == 0
    assert capsys.readouterr().out.startswith("300 sentences, ")


@pytest.mark.parametrize("entry", ENTRIES)
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_what_somebody_wrote_ends_in_a_result_or_in_words(entry, chance):
    make, tried = ENTRIES[entry]
    assert tried(make(chance)) == ""
