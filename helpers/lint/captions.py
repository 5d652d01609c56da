"""The words round a chart: its title, its unit and its source line.

Title and source follow the Office for National Statistics' guidance on chart text
(https://service-manual.ons.gov.uk/data-visualisation/guidance/chart-text).
"""

import re

from helpers.lint.marks import panels

TITLE_WORDS = 15
# A Chinese character says about as much as 0.6 of an English word, so 15 words are some 25 characters;
# a number, whatever its digits, counts as one. 28 leaves a little room.
TITLE_CHARACTERS = 28
HAN = re.compile(r"[⺀-⿕〇㐀-鿿]")  # without 「」 and 。
_SOURCE = re.compile(r"(\b(sources?|data)|來源|来源|資料|资料|數據|数据)\s*[:：]\W*\w", re.IGNORECASE)
# A number with the word for what is counted; million and 萬 say how many, 年 says when. Nothing is given
# back (++, ?+, *+), or the m of million would be taken for metres.
_COUNTED = re.compile(
    r"\W*[\d.,]++(e\W?\d+)?+\s*+(million|billion|trillion|thousand|([KkMBT]|[mbt]n)\b|[萬万億亿兆])?+\s*"
    r"(?![年月日])[^\W\d]"
    r"|\W*[\d.,]+\s*([%‰]|°\s?[CF])|\W*[$€£¥]\s*\d"
)


def _headings(look):
    """Return the titles of a figure: those that are called so, else the largest text above the charts."""
    shown = [text for text, _ in look.texts]
    called = [text for text in shown if text.get_gid() == "title"]
    called += [sheet._suptitle for sheet in (look.figure, *look.figure.subfigs)]
    for axes in panels(look.figure):
        called += [axes.title, axes._left_title, axes._right_title]
    if called := [text for text in called if text in shown]:
        return called
    above = _above(look)
    others = [text.get_size() for text in shown if text not in above]
    largest = max(above, key=lambda text: text.get_size(), default=None)
    return [largest] if above and largest.get_size() > max(others, default=0) else []


def _above(look):
    """Return the texts above all charts that are tied to no number."""
    top = max((axes.bbox.y1 for axes in panels(look.figure)), default=0)
    free = set(look.figure.texts)
    for axes in panels(look.figure):
        free |= {text for text in axes.texts if text.get_transform() == axes.transAxes}
    return [text for text, box in look.texts if text in free and box.y0 >= top]


def unit(look):
    """Return a fault if nothing says what is counted."""
    shown = [text for text, _ in look.texts]
    rulers = [axis for axes in panels(look.figure) for axis in (axes.xaxis, axes.yaxis)]
    labels = [axis.label for axis in rulers if not _of_names(axis)]
    labels.append(look.figure._supylabel)
    record = getattr(look.figure, "record", {})
    subtitle = record.get("subtitle") or set(_above(look)) - set(_headings(look))
    if subtitle or any(text in shown for text in labels) or _counted(look):
        return []
    return ["No unit: neither a subtitle nor the label of an axis says what is counted."]


def _of_names(axis):
    """Tell whether an axis holds names, as that of the bars: its label says what they are, not how many."""
    said = [one.get_text() for one in axis.get_ticklabels()]
    return axis.have_units() or (any(said) and not any(re.search(r"\d", text) for text in said))


def _counted(look):
    """Tell whether the numbers along an axis carry their unit, as in 40% or 2 tonnes."""
    for axes in panels(look.figure):
        for axis in (axes.xaxis, axes.yaxis):
            if not axis.have_units() and any(_COUNTED.match(one.get_text()) for one in axis.get_ticklabels()):
                return True
    return False


def title(look):
    """Return a fault if there is no title, or a title too long to be read at a glance."""
    headings = _headings(look)
    if not headings:
        return ["No title."]
    return [fault for text in headings for fault in _too_long(text.get_text())][:1]


def _too_long(said):
    if HAN.search(said) and len(HAN.findall(said)) * 2 > len(said.split()):
        signs = len(re.findall(rf"{HAN.pattern}|[^\s⺀-鿿，：；！？（）]+", said))
        if signs > TITLE_CHARACTERS:
            return [f"The title has {signs} characters, more than {TITLE_CHARACTERS}."]
        return []
    words = len(said.split())
    return [f"The title has {words} words, more than {TITLE_WORDS}."] if words > TITLE_WORDS else []


def source(look):
    """Return a fault if no text names a source."""
    return [] if any(_SOURCE.search(text.get_text()) for text, _ in look.texts) else ["No source line."]
