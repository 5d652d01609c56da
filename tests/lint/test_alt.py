"""What an alt text lacks is asked for, one sentence a fault."""

import pytest

from helpers.charts import draw
from helpers.lint.alt import lint_alt


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("36 statistics, drawn to show their size. Data: table.", "No kind"),
        ("Dot plot of 36 statistics. Data: table.", "No reason"),
        ("Dot plot of 36 statistics, drawn to show their size.", "No place of the data"),
        ("Dot plot of statistics, drawn to show their size. Data: table.", "No number of the title"),
        ("An image of a dot plot of 36, drawn to show sizes. Data: table.", "word for a picture"),
        ("Dot plot of 36, drawn to show sizes. Data: table. " + "and so on " * 30, "Too long"),
        ("bar show data 36", "No place of the data"),
        ("bars show data: 36", "Too short"),
        ("橫條圖顯示36項資料", "Too short"),
        ("這個圖代表36項，比較重要的都在", "No place of the data"),
        ("這條消息用來看36項統計數字，見附表", "No kind"),
    ],
)
def test_alt_text_of_students(course, text, fault):
    article, tables, _ = course
    figure = draw("how_big_they_are", tables["en"], article=article)
    (only,) = lint_alt(text, figure)
    assert fault in only


def test_a_blank_alt_text_is_answered(course):
    article, tables, _ = course
    assert len(lint_alt(..., draw("how_big_they_are", tables["en"], article=article))) == 4
