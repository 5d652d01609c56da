"""Folding: one script, one width, and every place stays."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from helpers.base import folding
from helpers.base.folding import fold, script_of, write_simplified


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


def test_folding_keeps_every_sign_of_unicode_one_sign():
    signs = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(fold(signs)) == len(signs)


def test_both_scripts_fold_to_one():
    assert fold("後萬億個餘隻週幾") == "后万亿个余只周几"


def test_the_script_is_that_of_most_signs_that_tell():
    assert script_of("縣圖書館去年借出圖書,說是「图」") == "Hant"
    assert script_of("县图书馆去年借出图书,說") == "Hans"
    assert script_of("") == script_of("12 345, 三人") == ""


def test_the_list_of_simplified_signs_is_what_opencc_makes_of_each(tmp_path, monkeypatch):
    listed = folding.SIMPLIFIED.read_text(encoding="utf-8")
    monkeypatch.setattr(folding, "SIMPLIFIED", tmp_path / "simplified.csv")
    write_simplified()
    assert folding.SIMPLIFIED.read_text(encoding="utf-8") == listed, "Run make data."
