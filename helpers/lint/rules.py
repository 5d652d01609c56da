"""What breaks the contract of a chart: a reader of finished figures, its own rules and its own words.

Contrast follows WCAG 2.2: text 4.5:1, marks 3:1.
"""

import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise

import numpy as np
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Wedge

from helpers.base import number
from helpers.lint.captions import HAN, source, title, unit
from helpers.lint.marks import crosses, dots, is_second_ruler, legends, lengths, marks, panels, paper
from helpers.lint.texts import behind, contrast, halo, looked_at, over

SMALLEST = 9
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3
SLACK = 2  # pixels by which boxes may touch: they include the space above capitals
CELL = 64  # pixels: only texts in the same cell of the page are compared
WIDER = 1.4  # a line so many times as wide as another looks different

ALT_WORDS, ALT_CHARACTERS = 80, 160
# https://nightingaledvs.com/writing-alt-text-for-data-visualization/
_ALT = (
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
ALT_LEAST, ALT_LEAST_CHARACTERS = 7, 15


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
    if not isinstance(figure, Figure):
        raise TypeError(
            f"lint reads a whole Figure, not {type(figure).__name__}. For axes, give lint(axes.figure)."
        )
    look = looked_at(figure)
    return list(dict.fromkeys(fault for rule in RULES for fault in rule(look)))


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
    faults = [fault for pattern, fault in _ALT if not re.search(pattern, text, re.IGNORECASE)]
    numbers = re.findall(r"\d(?:[\d,.]*\d)?", figure.record["title"])
    if numbers and not any(number in text for number in numbers):
        faults.append(f"No number of the title: should a listener hear {' or '.join(numbers)}?")
    if re.match(r"\s*(an? |the )?(image|picture|photo)|一[張幅]圖片", text, re.IGNORECASE):
        faults.append("It begins with the word for a picture, which a screen reader says anyway.")
    if len(HAN.findall(text)) > ALT_CHARACTERS or len(text.split()) > ALT_WORDS:
        faults.append("Too long to listen to: the rest belongs in the table.")
    if not faults and len(text.split()) < ALT_LEAST and len(HAN.findall(text)) < ALT_LEAST_CHARACTERS:
        faults.append("Too short: what would a listener still have to ask?")
    return faults


def _glyphs(look):
    # □ is what the house style writes for a character without a glyph.
    missing = look.missing | {"□" for text, _ in look.texts if "□" in text.get_text()}
    named = [one if one.isprintable() else f"U+{ord(one):04X}" for one in sorted(missing)]
    return [f"A glyph is missing from the font: {', '.join(named)}."] if named else []


def _bars(look):
    faults = []
    for axes in panels(look.figure):
        for kind, lying, ends in lengths(axes):
            if ends := [pair for pair in ends if np.isfinite(pair).all()]:
                scale = axes.get_xscale() if lying else axes.get_yscale()
                limits = sorted(axes.get_xlim() if lying else axes.get_ylim())
                faults += _lengths_read(kind, ends, scale, *limits)
    return faults


def _lengths_read(kind, ends, scale, low, high):
    """Return the faults of bars or areas on one ruler, which goes from `low` to `high`."""
    bases = {base for base, _ in ends}
    slack = (high - low) / 1000
    # Bars that begin in different places, as on a calendar, are not read from zero.
    if 0 in bases or (len(bases) == 1 and (len(ends) > 1 or kind == "area")):
        if scale != "linear":
            return [f"The {kind}s stand on a log scale, which has no zero: their lengths mean nothing."]
        if low > 0 and min(bases) <= low + slack:
            return [f"The {kind}s start at {number(round(low, 6))}, not at zero."]
        if high < 0 and max(bases) >= high - slack:
            return [f"The {kind}s end at {number(round(high, 6))}, not at zero."]
    every = [end for pair in ends for end in pair]
    for reach, edge in ((max(every), high), (min(every), low)):
        if abs(reach - (low + high) / 2) > (high - low) / 2 + slack:
            one = {"bar": "A bar", "area": "An area"}[kind]
            reach, edge = number(round(reach, 6)), number(round(edge, 6))
            return [f"{one} is cut off: it reaches {reach}, but the axis ends at {edge}."]
    return []


def _two_scales(look):
    shown = [axes for axes in panels(look.figure) if axes.axison]
    rulers = [(axes, child) for axes in shown for child in axes.child_axes if is_second_ruler(child)]
    places = Counter(_place(axes) for axes in shown)
    if any(count > 1 for count in places.values()) or any(_of_its_own(*pair) for pair in rulers):
        return ["Two scales share one chart: where the lines cross is the designer's choice."]
    return []


def _place(axes):
    return tuple(axes.get_position().bounds)


def _of_its_own(axes, ruler):
    """Tell whether a second ruler is more than the first in another unit: then zero and double stay so."""
    upright = len(ruler.yaxis.get_majorticklocs()) > 0
    values = np.linspace(*(axes.get_ylim() if upright else axes.get_xlim()), 5)
    pairs = np.outer(values, ruler._functions[0](values))  # as in a table of two units, rows match columns
    return not np.allclose(pairs, pairs.T, rtol=0, atol=1e-6 * np.abs(pairs).max())


def _slices(look):
    if any(isinstance(patch, Wedge) for axes in look.figure.axes for patch in axes.patches):
        return [
            "A pie says that its slices are all the parts of one whole. Are they? Lengths compare better."
        ]
    return []


def _size(look):
    small = min((text.get_size() for text, _ in look.texts), default=SMALLEST)
    return [f"Text of {small:g} points, smaller than {SMALLEST}."] if small < SMALLEST else []


def _contrast(look):
    pale, faint = {}, {}
    for text, box in look.texts:
        if (ratio := _least_contrast(text, halo(text) or behind(look.pixels, box))) < TEXT_CONTRAST:
            pale.setdefault(ratio, []).append(_quoted(text))
    for axes in panels(look.figure):
        ground = paper(axes)
        for mark in marks(axes):
            ratio = max(contrast(shade, ground) for shade in (mark.colour, mark.edge) if shade is not None)
            if ratio < MARK_CONTRAST:
                faint.setdefault(ratio, []).append(to_hex(mark.colour))
    return _lowest("Text", TEXT_CONTRAST, pale) + _lowest("Marks", MARK_CONTRAST, faint)


def _least_contrast(text, grounds):
    """Return the contrast of a text where a third of it or more stands out too little, else 21."""
    low = Counter()
    for ground, points in grounds.items():
        ratio = contrast(over(text.get_color(), text.get_alpha(), ground), ground)
        if ratio < TEXT_CONTRAST:
            low[ratio] += points
    return low.most_common(1)[0][0] if low.total() * 3 >= max(sum(grounds.values()), 1) else 21


def _lowest(kind, least, found):
    if not found:
        return []
    ratio = min(found)
    return [f"{kind} of contrast {ratio:.1f}:1, less than {least}:1: {_some(found[ratio])}."]


def _some(names):
    """Return the first of some names and how many more there are."""
    names = list(dict.fromkeys(names))
    return names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def _colour_alone(look):
    kinds = defaultdict(set)
    for axes in panels(look.figure):
        for mark in marks(axes):
            if mark.look[0] != "Wedge":
                kinds[_place(axes), mark.look].add((mark.width, to_hex(mark.colour)))
    for seen in kinds.values():
        for (thin, one), (wide, other) in pairwise(sorted(seen)):
            if one != other and wide <= WIDER * thin:
                return [
                    "Colour is the only code: give each kind a shape, a hatch or a place of its own as well."
                ]
    return []


def _overlap(look):
    pairs, cut, covering = [], [], []
    for (one, box), (two, other) in neighbours(look.texts, max(look.figure.bbox.size)):
        wide = min(box.x1, other.x1) - max(box.x0, other.x0)
        high = min(box.y1, other.y1) - max(box.y0, other.y0)
        if wide > SLACK and high > SLACK:
            pairs.append(f"{_quoted(one)} and {_quoted(two)}")
    middles = _middles(look)
    page = look.figure.bbox.padded(1)
    for text, box in look.texts:
        if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1)):
            cut.append(_quoted(text))
        # A number inside a bubble covers nothing.
        if _holds(box, middles[middles[:, 2] < box.height]):
            covering.append(_quoted(text))
    said = (("Text overlaps", pairs), ("Text is cut off at the edge", cut), ("Text covers a mark", covering))
    return [f"{fault}: {_some(names)}." for fault, names in said if names]


def neighbours(words, most):
    """Return the pairs of texts that share a cell of the page, `most` pixels long: far fewer than all."""
    cells = defaultdict(list)
    for n, (_, box) in enumerate(words):
        left, low, right, high = (int(edge // CELL) for edge in np.clip(box.extents, 0, most))
        for column in range(left, right + 1):
            for row in range(low, high + 1):
                cells[column, row].append(n)
    near = {pair for cell in cells.values() for pair in combinations(cell, 2)}
    return [(words[one], words[two]) for one, two in sorted(near)]


def _middles(look):
    """Return a row for each dot: its middle and its breadth, in pixels."""
    return np.array([*dots(look.figure)]).reshape(-1, 3)


def _holds(box, places):
    """Tell whether a box holds one of some places, beyond the pixels by which it may touch."""
    low, high = box.min + SLACK, box.max - SLACK
    return bool(((low <= places[:, :2]) & (places[:, :2] <= high)).all(axis=1).any())


def _legend(look):
    middles = _middles(look)
    for box in legends(look.figure):
        if crosses(look.figure, box.padded(-SLACK)) or _holds(box, middles):
            return ["The legend covers a mark."]
    return []


def _quoted(text):
    return f"“{text.get_text().strip().split(chr(10))[0]}”"


RULES = (
    _glyphs,
    _bars,
    _two_scales,
    _slices,
    unit,
    title,
    source,
    _size,
    _contrast,
    _colour_alone,
    _overlap,
    _legend,
)
