"""06 Draw the charts: one house style, an alt text in two languages, the data beside each picture.

A chart is a function that returns a `Sketch`, its words in ``labels.csv``, and an entry in ``GALLERY``:
`contract` says what it is given, what it may need and how it says that it does not apply to a table.
"""

from helpers.charts.bad import draw_bad
from helpers.charts.check_bounds import CLOSE, at_the_unit, result_and_bounds, with_unit
from helpers.charts.gallery import CHARTS, data_file, draw, draw_all, draw_intervals, save_charts
from helpers.charts.one_axis import SHAPES, draw_on_one_axis, groups_on_one_axis
from helpers.charts.pictures import (
    SCALE,
    alt_text,
    data_table,
    embed,
    image_html,
    picture_html,
    png,
    show,
    svg,
)

__all__ = [
    "CHARTS",
    "CLOSE",
    "SCALE",
    "SHAPES",
    "alt_text",
    "at_the_unit",
    "data_file",
    "data_table",
    "draw",
    "draw_all",
    "draw_bad",
    "draw_intervals",
    "draw_on_one_axis",
    "embed",
    "groups_on_one_axis",
    "image_html",
    "picture_html",
    "png",
    "result_and_bounds",
    "save_charts",
    "show",
    "svg",
    "with_unit",
]
