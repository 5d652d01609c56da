"""06 Draw the charts: one house style, an alt text in two languages, the data beside each picture.

A chart is a function that returns a `Sketch`; list it in `gallery`, and write its words in the labels.
"""

from helpers.charts.bad import draw_bad
from helpers.charts.gallery import CHARTS, draw, draw_all, draw_intervals, save_charts
from helpers.charts.pictures import SCALE, alt_text, data_table, png, show, svg

__all__ = [
    "CHARTS",
    "SCALE",
    "alt_text",
    "data_table",
    "draw",
    "draw_all",
    "draw_bad",
    "draw_intervals",
    "png",
    "save_charts",
    "show",
    "svg",
]
