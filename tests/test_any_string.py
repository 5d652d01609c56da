"""What holds of the numbers of any string: places, order, roles, ends, values; and no exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import fuzz, sentences
from tests.coverage_guided import Led
from tests.entries import ENTRIES, corpus


@given(st.lists(st.sampled_from(sentences.PIECES), max_size=24).map("".join))
@settings(max_examples=400)
def test_a_text_of_pieces_breaks_no_rule(text):
    assert sentences.faults(text) == []


@given(st.sampled_from(sentences.SENTENCES), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_a_mutated_sentence_breaks_no_rule(sentence, chance):
    assert sentences.faults(sentences.mutated(sentence, chance)) == []


def test_the_command_tries_inputs_and_stops_at_the_first_that_breaks_a_rule(capsys, monkeypatch):
    monkeypatch.setattr(fuzz.importlib.util, "find_spec", lambda name: None)
    assert fuzz.main("300", "reader") == 0
    assert "\n300 inputs of reader, no rule broken." in capsys.readouterr().out
    monkeypatch.setitem(
        ENTRIES, "reader", (lambda chance: chance.randrange(9), lambda given: "is eight" * (given == 8))
    )
    assert fuzz.main(300) == 1
    assert " of reader is eight\n8" in capsys.readouterr().out


@pytest.mark.parametrize("entry", ENTRIES)
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_what_somebody_wrote_ends_in_a_result_or_in_words(entry, chance):
    make, tried = ENTRIES[entry]
    assert tried(make(chance)) == ""


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_broke_a_rule_once_or_leads_into_a_corner_breaks_none(entry):
    tried = ENTRIES[entry][1]
    assert corpus(entry), "an entry without a corpus"
    assert {name: fault for name, given in corpus(entry).items() if (fault := tried(given))} == {}


@pytest.mark.parametrize("entry", ENTRIES)
@given(data=st.binary(max_size=400))
@settings(max_examples=10)
def test_any_bytes_lead_to_an_input(entry, data):
    make, _ = ENTRIES[entry]
    assert make(Led(data)) is not None
