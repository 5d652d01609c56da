"""Lines of text: every sign has a glyph, lines break where they may."""

import pytest
import rjieba
from opencc import OpenCC

from helpers.article import read_article
from helpers.base import fold, list_rows
from helpers.style.house import house_style
from helpers.style.typeset import WHOLE, balanced, clean, inches, pieces, wrapped


def level_one(encoding, first, last):
    """Return the signs of a double-byte encoding whose lead bytes lie between two."""
    pairs = ((lead, trail) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    signs = (bytes(pair).decode(encoding, "ignore") for pair in pairs)
    return "".join(sign for sign in signs if len(sign) == 1 and "一" <= sign <= "鿿")


@pytest.mark.parametrize(
    "signs", [level_one("big5", 0xA4, 0xC6), level_one("gb2312", 0xB0, 0xF7)], ids=["Big5 level 1", "GB 2312"]
)
def test_traditional_and_simplified_have_glyphs(signs):
    assert len(signs) > 5000
    assert clean(signs) == signs


def test_the_article_has_glyphs_in_either_script():
    text = " ".join(read_article().text.split())
    assert "□" not in clean(text) + clean(OpenCC("t2s").convert(text))


def test_what_no_font_has_becomes_a_box():
    assert clean("a\ue000b\x07c\u200bd\te") == "a□bcd e"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_wrapped_lines_fit_and_lose_nothing(language):
    text = (
        "Non-public enterprises（非公企業），58,718個，2022年12月31日。A-very-long-word-that-has-to-break "
        * 3
    )
    with house_style(language):
        for width in (0.8, 1.5, 4):
            lines = wrapped(text, width, 9).split("\n")
            assert all(inches(line, 9) <= width for line in lines)
            assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
            assert not [line for line in lines if line[0] in "，。）" or line[-1] == "（"]


def test_dates_and_counts_stay_whole():
    with house_style("zh"):
        pieces = "\n".join(wrapped("統" * n + "2022年58,718個", 1, 9) for n in range(12))
    assert "2022年" in pieces
    assert all(part not in pieces for part in ("2022\n年", "58,718\n個", "2\n", "8,\n"))
    with house_style("zh"):
        pieces = "\n".join(wrapped("統" * n + "2022年6月30日第13版", 1.2, 9) for n in range(12))
    assert pieces.count("2022年6月30日") == pieces.count("第13版") == 12


SENTENCE = "單位總數可能的範圍（標注為個數），非公企業的統計數字在天津「截至目前」已經公布，覆蓋率：80.2%。"


@pytest.mark.parametrize("width", [0.7, 1, 1.24, 2, 3.45])
def test_chinese_breaks_between_words(width):
    with house_style("zh"):
        lines = [line for n in range(9) for line in wrapped("統" * n + SENTENCE, width, 9).split("\n")]
    for word in [
        "單位",
        "總數",
        "範圍",
        "標注",
        "非公企業",
        "統計數字",
        "天津",
        "截至",
        "目前",
        "公布",
        "覆蓋率",
        "80.2%",
    ]:
        assert sum(line.count(word) for line in lines) == 9, word
    assert not [line for line in lines if line[0] in "）」，：。的" or line[-1] in "（「"]


def test_a_number_stays_with_what_is_counted_and_a_bracket_with_its_word():
    text = "trips (去年出國1894萬人次), p. 13, 400多萬元, 30 August 2023"
    kept = [piece for piece in pieces(text) if not piece.isspace()]
    assert kept == ["trips", "(去年", "出國", "1894萬人次),", "p. 13,", "400多萬元,", "30 August 2023"]


@pytest.mark.parametrize("row", list_rows(WHOLE), ids=lambda row: row["term"])
def test_a_term_is_kept_whole_in_either_script_and_the_list_needed(row):
    term = row["term"]
    assert pieces(f"有{term}在")[1] == term
    assert fold(term) in pieces(fold(f"有{term}在"))
    assert len(rjieba.cut(fold(term))) > 1
    assert row["why"]


@pytest.mark.parametrize("text", ["）" * 40, "（" * 40, "企" * 40, "的" * 40, "W" * 40, "（）" * 20])
def test_what_has_no_word_fits_all_the_same(text):
    with house_style("zh"):
        lines = wrapped(text, 0.5, 9).split("\n")
    assert "".join(lines) == text
    assert all(len(line) <= 8 for line in lines)


def test_too_long_is_cut_with_a_sign():
    with house_style():
        lines = wrapped("word " * 50, 1, 9, lines=3).split("\n")
        assert len(lines) == 3
        assert lines[-1].endswith("…")
        assert inches(lines[-1], 9) <= 1


def test_a_cut_falls_between_words():
    with house_style():
        assert wrapped("cadres drawn from city and district", 1.2, 9, lines=1) == "cadres drawn from…"
        assert wrapped("incomprehensibilities", 0.8, 9, lines=1).endswith("…")


def test_balanced_breaks_between_clauses():
    with house_style("zh"):
        text = "來源：《人民日報》2023年8月30日第13版；表格由本課程編製"
        assert balanced(text, 3.45, 9).split("\n")[0].endswith("；")


def test_balanced_needs_no_more_lines():
    text = "If both figures count alike, there are 58,718 to 73,260 enterprises in all"
    with house_style():
        greedy, even = (way(text, 6, 15, weight="bold").split("\n") for way in (wrapped, balanced))
        assert len(greedy) == len(even)
        assert min(map(len, even)) > min(map(len, greedy))


def test_balanced_breaks_no_word_for_the_sake_of_balance():
    with house_style():
        assert balanced("Public bodies, institutions", 1, 10) == "Public bodies,\ninstitutions"
