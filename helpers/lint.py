"""What breaks the contract of a chart: a reader of finished figures, its own rules and its own words.

Contrast follows WCAG 2.2 (text 4.5:1, marks 3:1), title and source the Office for National
Statistics' guidance on chart text (https://service-manual.ons.gov.uk/data-visualisation/guidance/chart-text).
"""

import re
import warnings
from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.patches import Wedge

from helpers.house import house_style, number
from helpers.seen import behind, contrast, dots, marks, over, texts

TITLE_WORDS = 15
# A Chinese character says about as much as 0.6 of an English word, so 15 words are some 25 characters;
# a number, whatever its digits, counts as one. 28 leaves a little room.
TITLE_CHARACTERS = 28
SMALLEST = 9
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3
SLACK = 2  # pixels by which boxes may touch: they include the space above capitals

ALT_WORDS, ALT_CHARACTERS = 80, 160
# https://nightingaledvs.com/writing-alt-text-for-data-visualization/
_ALT = (
    (r"chart|plot|bars?\b|圖|图|條|条", "No kind: what sort of chart is it?"),
    (r"\bshow|compare|\bsee\b|用來|用来|顯示|显示|比較|比较", "No reason: what is the chart drawn to show?"),
    (r"\.csv|\bdata\b|table|資料|资料|數據|数据|表", "No place of the data: where can the numbers be read?"),
)
_HAN = re.compile(r"[⺀-鿿]")
_SOURCE = re.compile(r"^\s*(source|來源|来源)", re.IGNORECASE)


def lint(figure):
    """Return what breaks the contract of a chart, one sentence a fault; an empty list is a clean chart.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Any figure, made by this course or not.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> figure = Figure()
    >>> bars = figure.add_subplot().bar(["a", "b"], [98, 99])
    >>> figure.axes[0].set_ylim(97, 100)
    (97.0, 100.0)
    >>> lint(figure)[0]
    'The bars start at 97, not at zero.'
    """
    faults = _missing_glyphs(figure)
    words = texts(figure)
    for rule in (
        _bars,
        _two_scales,
        _slices,
        _unit,
        _title,
        _source,
        _size,
        _contrast,
        _colour_alone,
        _overlap,
    ):
        faults += rule(figure, words)
    return list(dict.fromkeys(faults))


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
    faults = [fault for pattern, fault in _ALT if not re.search(pattern, text, re.IGNORECASE)]
    numbers = re.findall(r"\d(?:[\d,.]*\d)?", figure.record["title"])
    if numbers and not any(number in text for number in numbers):
        faults.append(f"No number of the title: should a listener hear {_some(numbers)}?")
    if re.match(r"\s*(an? |the )?(image|picture|photo)|一[張幅]圖片", text, re.IGNORECASE):
        faults.append("It begins with the word for a picture, which a screen reader says anyway.")
    if len(re.findall(r"[⺀-鿿]", text)) > ALT_CHARACTERS or len(text.split()) > ALT_WORDS:
        faults.append("Too long to listen to: the rest belongs in the table.")
    return faults


def _missing_glyphs(figure):
    if not hasattr(figure.canvas, "get_renderer"):
        FigureCanvasAgg(figure)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if hasattr(figure, "record"):
            with house_style(figure.record["language"]):
                figure.canvas.draw()
        else:
            figure.canvas.draw()
    missing = {
        found.group(1) for one in caught if (found := re.search(r"Glyph \d+ \((.*?)\)", str(one.message)))
    }
    return [f"A glyph is missing from the font: {', '.join(sorted(missing))}."] if missing else []


def _bar_groups(figure):
    for axes in figure.axes:
        for group in axes.containers:
            if isinstance(group, BarContainer) and len(group):
                yield axes, group, group.orientation == "horizontal"


def _bars(figure, words):
    faults = []
    for axes, _, lying in _bar_groups(figure):
        low, high = sorted(axes.get_xlim() if lying else axes.get_ylim())
        scale = axes.get_xscale() if lying else axes.get_yscale()
        if scale != "linear":
            faults.append("The bars stand on a log scale, which has no zero: their lengths mean nothing.")
        elif low > 0:
            faults.append(f"The bars start at {number(round(low, 6))}, not at zero.")
        elif high < 0:
            faults.append(f"The bars end at {number(round(high, 6))}, not at zero.")
    return faults


def _two_scales(figure, words):
    for one, two in combinations(figure.axes, 2):
        if one.get_position().bounds == two.get_position().bounds and one.axison and two.axison:
            return ["Two scales share one chart: where the lines cross is the designer's choice."]
    return []


def _slices(figure, words):
    if any(isinstance(patch, Wedge) for axes in figure.axes for patch in axes.patches):
        return [
            "A pie says that its slices are all the parts of one whole. Are they? Lengths compare better."
        ]
    return []


def _unit(figure, words):
    record = getattr(figure, "record", {})
    if record.get("subtitle"):
        return []
    named = any(axes.get_xlabel() or axes.get_ylabel() for axes in figure.axes)
    return [] if named else ["No unit: neither a subtitle nor the label of an axis says what is counted."]


def _title(figure, words):
    titles = [text for text, _ in words if text.get_gid() == "title"] or [figure._suptitle]
    titles += [axes.title for axes in figure.axes]
    said = next((title.get_text() for title in titles if title is not None and title.get_text()), "")
    if not said:
        return ["No title."]
    if _HAN.search(said) and len(_HAN.findall(said)) * 2 > len(said.split()):
        signs = len(re.findall(r"[⺀-鿿]|[^\s⺀-鿿，。：；、！？「」『』（）《》]+", said))
        return (
            [f"The title has {signs} characters, more than {TITLE_CHARACTERS}."]
            if signs > TITLE_CHARACTERS
            else []
        )
    words = len(said.split())
    return [f"The title has {words} words, more than {TITLE_WORDS}."] if words > TITLE_WORDS else []


def _source(figure, words):
    return [] if any(_SOURCE.match(text.get_text()) for text, _ in words) else ["No source line."]


def _size(figure, words):
    small = min((text.get_size() for text, _ in words), default=SMALLEST)
    return [f"Text of {small:g} points, smaller than {SMALLEST}."] if small < SMALLEST else []


def _contrast(figure, words):
    pale, faint = {}, {}
    for text, box in words:
        ground = behind(figure, text, box)
        ratio = contrast(over(text.get_color(), text.get_alpha(), ground), ground)
        if ratio < TEXT_CONTRAST:
            pale.setdefault(ratio, []).append(_quoted(text))
    for axes in figure.axes:
        ground = axes.get_facecolor()
        for _, colour, edge in marks(axes):
            ratio = max(contrast(shade, ground) for shade in (colour, edge) if shade is not None)
            if ratio < MARK_CONTRAST:
                faint.setdefault(ratio, []).append(to_hex(colour))
    return _lowest("Text", TEXT_CONTRAST, pale) + _lowest("Marks", MARK_CONTRAST, faint)


def _lowest(kind, least, found):
    if not found:
        return []
    ratio = min(found)
    return [f"{kind} of contrast {ratio:.1f}:1, less than {least}:1: {_some(found[ratio])}."]


def _some(names):
    """Return the first of some names and how many more there are."""
    names = list(dict.fromkeys(names))
    return names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def _colour_alone(figure, words):
    for axes in figure.axes:
        colours = {}
        for look, colour, _ in marks(axes):
            if look[0] != "Wedge":
                colours.setdefault(look, set()).add(to_hex(colour))
        if any(len(shades) > 1 for shades in colours.values()):
            return ["Colour is the only code: give each kind a shape, a hatch or a place of its own as well."]
    return []


def _overlap(figure, words):
    pairs, cut, covering = [], [], []
    for (one, box), (two, other) in combinations(words, 2):
        wide = min(box.x1, other.x1) - max(box.x0, other.x0)
        high = min(box.y1, other.y1) - max(box.y0, other.y0)
        if wide > SLACK and high > SLACK:
            pairs.append(f"{_quoted(one)} and {_quoted(two)}")
    middles = list(dots(figure))
    page = figure.bbox.padded(1)
    for text, box in words:
        if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1)):
            cut.append(_quoted(text))
        if any(box.padded(-SLACK).contains(*dot) for dot in middles):
            covering.append(_quoted(text))
    said = (("Text overlaps", pairs), ("Text is cut off at the edge", cut), ("Text covers a mark", covering))
    return [f"{fault}: {_some(names)}." for fault, names in said if names]


def _quoted(text):
    return f"“{text.get_text().split(chr(10))[0]}”"


RULES = _bars, _two_scales, _slices, _unit, _title, _source, _size, _contrast, _colour_alone, _overlap
