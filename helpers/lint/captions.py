"""The words round a chart: its title, its unit and its source line.

Title and source follow the Office for National Statistics' guidance on chart text
(https://service-manual.ons.gov.uk/data-visualisation/guidance/chart-text).
"""

import re

from helpers.base import LazyPattern, label
from helpers.lint.marks import panels

TITLE_WORDS = 15
# A Chinese character says about as much as 0.6 of an English word, so 15 words are some 25 characters;
# a number, whatever its digits, counts as one. 28 leaves a little room.
TITLE_CHARACTERS = 28
HAN = LazyPattern(r"[⺀-⿕〇㐀-鿿]")  # without 「」 and 。
_SOURCE = LazyPattern(r"(\b(sources?|data)|來源|来源|資料|资料|數據|数据)\s*[:：]\W*\w", re.IGNORECASE)
# A number with the word for what is counted; million and 萬 say how many, 年 says when. Nothing is given
# back (++, ?+, *+), or the m of million would be taken for metres.
_COUNTED = LazyPattern(
    r"\W*[\d.,]++(e\W?\d+)?+\s*+(million|billion|trillion|thousand|([KkMBT]|[mbt]n)\b|[萬万億亿兆])?+\s*"
    r"(?![年月日])[^\W\d]"
    r"|\W*[\d.,]+\s*([%‰]|°\s?[CF])|\W*[$€£¥]\s*\d"
)


def _headings(look):
    """Return the titles of a figure: those that are called so, else the largest text above the charts."""
    named = _names_of_titles(look.figure)
    if called := [text for text, _ in look.texts if text.get_gid() == "title" or text.get_text() in named]:
        return called
    above = _above(look)
    others = [text.get_size() for text, _ in look.texts if text not in above]
    largest = max(above, key=lambda text: text.get_size(), default=None)
    return [largest] if above and largest.get_size() > max(others, default=0) else []


def _names_of_titles(figure):
    """Return what the titles of a figure and of its charts say: matplotlib gives words, not the text."""
    every = [sheet.get_suptitle() for sheet in (figure, *figure.subfigs)]
    every += [axes.get_title(loc=loc) for axes in panels(figure) for loc in ("left", "center", "right")]
    return {said for said in every if said.strip()}


def _above(look):
    """Return the texts above all charts that are tied to no number."""
    top = max((axes.bbox.y1 for axes in panels(look.figure)), default=0)
    free = set(look.figure.texts)
    for axes in panels(look.figure):
        free |= {text for text in axes.texts if text.get_transform() == axes.transAxes}
    return [text for text, box in look.texts if text in free and box.y0 >= top]


def unit_faults(look):
    """Return a fault if nothing says what is counted."""
    if any(says(look) for says in _SAY_THE_UNIT):
        return []
    return [label("lint.no_unit", look.language)]


def _subtitle(look):
    """Tell whether a text above the charts, or the record of one of ours, says more than the title."""
    record = getattr(look.figure, "record", {})
    return bool(record.get("subtitle") or set(_above(look)) - set(_headings(look)))


def _axis_label(look):
    """Tell whether the label of an axis of numbers, or of all upright axes together, is there to be read."""
    axes = [axis for one in panels(look.figure) for axis in (one.xaxis, one.yaxis) if not _of_names(axis)]
    labels = [axis.label for axis in axes]
    of_all = look.figure.get_supylabel()
    return any(text in labels or text.get_text() == of_all for text, _ in look.texts)


def _of_names(axis):
    """Tell whether an axis holds names, as that of the bars: its label says what they are, not how many."""
    said = [one.get_text() for one in axis.get_ticklabels()]
    return axis.have_units() or (any(said) and not any(re.search(r"\d", text) for text in said))


def _numbers_with_units(look):
    """Tell whether the numbers along an axis carry their unit, as in 40% or 2 tonnes."""
    rulers = (axis for axes in panels(look.figure) for axis in (axes.xaxis, axes.yaxis))
    numbers = (one for axis in rulers if not axis.have_units() for one in axis.get_ticklabels())
    return any(_COUNTED.match(one.get_text()) for one in numbers)


_SAY_THE_UNIT = (_subtitle, _axis_label, _numbers_with_units)


def title_faults(look):
    """Return a fault if there is no title, or a title too long to be read at a glance."""
    headings = _headings(look)
    if not headings:
        return [label("lint.no_title", look.language)]
    lines = [text.get_text() for text in headings if text.get_gid() == "title"]  # of one title
    titles = [" ".join(lines)] if lines else [text.get_text() for text in headings]
    return [fault for said in titles for fault in _too_long(said, look.language)][:1]


def _too_long(said, language):
    if HAN.search(said) and len(HAN.findall(said)) * 2 > len(said.split()):
        signs = len(re.findall(rf"{HAN.pattern}|[^\s⺀-鿿，：；！？（）]+", said))
        if signs > TITLE_CHARACTERS:
            return [label("lint.long_zh", language).format(n=signs, most=TITLE_CHARACTERS)]
        return []
    words = len(said.split())
    said = label("lint.long_en", language).format(n=words, most=TITLE_WORDS)
    return [said] if words > TITLE_WORDS else []


def source_faults(look):
    """Return a fault if no text names a source."""
    named = any(_SOURCE.search(text.get_text()) for text, _ in look.texts)
    return [] if named else [label("lint.no_source", look.language)]
