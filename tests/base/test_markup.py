"""HTML in a notebook: each table guarded against MathJax, words whole, texts wrapped."""

import re

from helpers.base.markup import NO_MATH, NUMBER_CELL, TEXT_CELL, cell_of, table_of


def test_a_table_is_guarded_and_can_be_scrolled():
    html = table_of("<tr></tr>")
    assert html.startswith(f"<div {NO_MATH}") and {"mathjax_ignore", "tex2jax_ignore"} <= set(
        re.findall(r"\w+", NO_MATH)
    )
    assert 'tabindex="0"' in html and "overflow-x:auto" in html


def test_words_do_not_break_and_texts_do():
    assert "nowrap" in cell_of("2022-06-30") and "nowrap" in cell_of("個 <small>household</small>")
    assert "nowrap" not in cell_of("a sentence of several words") + cell_of("1,600", style=NUMBER_CELL)


def test_a_head_says_what_it_is_the_head_of_and_a_text_its_language():
    assert cell_of("id", "col").startswith('<th scope="col"') and cell_of("s001", "row").endswith("</th>")
    assert cell_of("湖", language="zh") == f'<td lang="zh" style="{TEXT_CELL}">湖</td>'
