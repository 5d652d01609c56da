"""What an alt text still lacks, whoever wrote it.

The order kind, data, reason, place follows https://nightingaledvs.com/writing-alt-text-for-data-visualization/.
"""

import re

from helpers.base import LazyPattern
from helpers.lint.captions import HAN

MOST_WORDS, MOST_CHARACTERS = 80, 160
LEAST_WORDS, LEAST_CHARACTERS = 7, 15
_WANTED = (
    (
        r"\b(chart|plot|graph|histogram|map|pie|bar|line|dot)s?\b|圖|图|[長长橫横直兩两][條条]",
        "No kind: what sort of chart is it?",
    ),
    (
        r"\bshow|\bcompar|\bsee\b|用來|用来|顯示|显示|比較|比较",
        "No reason: what is the chart drawn to show?",
    ),
    (
        r"\.csv|\bdata:|\bdata\b.* (in|at|from|below|under|beside)\b|\btable\b"
        "|資料|资料|數據|数据|表格|列表|[附下見见]表",
        "No place of the data: where can the numbers be read?",
    ),
)
_OPENING = LazyPattern(r"\s*(an? |the )?(image|picture|photo)|一[張幅]圖片", re.IGNORECASE)


def lint_alt(text, figure):
    """Return what an alt text for a chart still lacks: kind, data, reason, and where the data are.

    Parameters
    ----------
    text : str
        An alt text, by anybody.
    figure : matplotlib.figure.Figure
        The chart it is for, made by `helpers.charts.draw`.
    """
    text = "" if text is ... else text
    if not isinstance(text, str):
        raise TypeError(f"An alt text is text in quotes, not {text!r}.")
    faults = [fault for pattern, fault in _WANTED if not re.search(pattern, text, re.IGNORECASE)]
    faults += _no_number_of(figure.record["title"], text)
    if _OPENING.match(text):
        faults.append("It begins with the word for a picture, which a screen reader says anyway.")
    words, characters = len(text.split()), len(HAN.findall(text))
    if words > MOST_WORDS or characters > MOST_CHARACTERS:
        faults.append("Too long to listen to: the rest belongs in the table.")
    if not faults and words < LEAST_WORDS and characters < LEAST_CHARACTERS:
        faults.append("Too short: what would a listener still have to ask?")
    return faults


def _no_number_of(title, text):
    """Return a fault if the title has numbers and the alt text none of them."""
    numbers = re.findall(r"\d(?:[\d,.]*\d)?", title)
    if not numbers or any(number in text for number in numbers):
        return []
    return [f"No number of the title: should a listener hear {' or '.join(dict.fromkeys(numbers))}?"]
