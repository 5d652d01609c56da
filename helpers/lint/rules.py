"""What breaks the contract of a chart: a reader of finished figures, its own rules and its own words.

Contrast follows WCAG 2.2: text 4.5:1, marks 3:1.
"""

from collections import Counter, defaultdict
from itertools import combinations, pairwise

import numpy as np
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Wedge

from helpers.base import label, number
from helpers.lint.captions import source_faults, title_faults, unit_faults
from helpers.lint.marks import crosses, dots, drawn_marks, is_second_ruler, legends, lengths, panels, paper
from helpers.lint.texts import behind, blended, contrast, halo, looked_at

SMALLEST = 9
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3
SHARE = 1000  # of a ruler: what lies nearer to its end lies at its end
SLACK = 2  # pixels by which boxes may touch: they include the space above capitals
CELL = 64  # pixels: only texts in the same cell of the page are compared
WIDER = 1.4  # a line so many times as wide as another looks different


def lint(figure, language="en"):
    """Return what breaks the contract of a chart, one sentence a fault; an empty list is a clean chart.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Any figure, made by this course or not.
    language : {"en", "zh"}
        Of the sentences.

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
    look = looked_at(figure, language)
    return list(dict.fromkeys(fault for rule in RULES for fault in rule(look)))


def _glyphs(look):
    # □ is what the house style writes for a character without a glyph.
    missing = look.missing | {"□" for text, _ in look.texts if "□" in text.get_text()}
    named = [one if one.isprintable() else f"U+{ord(one):04X}" for one in sorted(missing)]
    listed = label("comma", look.language).join(named)
    return [label("lint.glyph", look.language).format(listed)] if named else []


def _bars(look):
    faults = []
    for axes in panels(look.figure):
        for kind, lying, ends in lengths(axes):
            if ends := [pair for pair in ends if np.isfinite(pair).all()]:
                scale = axes.get_xscale() if lying else axes.get_yscale()
                limits = sorted(axes.get_xlim() if lying else axes.get_ylim())
                faults += _lengths_read(kind, ends, scale, *limits, look.language)
    return faults


def _lengths_read(kind, ends, scale, low, high, language):
    """Return the faults of bars or areas on one ruler, which goes from `low` to `high`."""
    bases = {base for base, _ in ends}
    # Bars that begin in different places, as on a calendar, are not read from zero.
    from_zero = 0 in bases or (len(bases) == 1 and (len(ends) > 1 or kind == "area"))
    off = _off_zero(kind, bases, scale, low, high, language) if from_zero else []
    return off or _cut_off(kind, ends, low, high, language)


def _off_zero(kind, bases, scale, low, high, language):
    """Return a fault if what is read from zero does not begin there."""
    if scale != "linear":
        return [label(f"lint.log_{kind}", language)]
    slack = (high - low) / SHARE
    if low > 0 and min(bases) <= low + slack:
        return [label(f"lint.start_{kind}", language).format(number(round(low, 6)))]
    if high < 0 and max(bases) >= high - slack:
        return [label(f"lint.end_{kind}", language).format(number(round(high, 6)))]
    return []


def _cut_off(kind, ends, low, high, language):
    """Return a fault if a bar or an area goes on where the ruler has ended."""
    every = [end for pair in ends for end in pair]
    for reach, edge in ((max(every), high), (min(every), low)):
        if abs(reach - (low + high) / 2) > (high - low) * (1 / 2 + 1 / SHARE):
            reach, edge = number(round(reach, 6)), number(round(edge, 6))
            return [label(f"lint.cut_{kind}", language).format(reach=reach, edge=edge)]
    return []


def _two_scales(look):
    shown = [axes for axes in panels(look.figure) if axes.axison]
    places = Counter(_place(axes) for axes in shown)
    if max(places.values(), default=0) > 1 or any(_has_ruler_of_its_own(axes) for axes in shown):
        return [label("lint.two_scales", look.language)]
    return []


def _place(axes):
    return tuple(axes.get_position().bounds)


def _has_ruler_of_its_own(axes):
    """Tell whether a second ruler is more than the first in another unit: then zero and double stay so."""
    return any(not _proportional(axes, ruler) for ruler in axes.child_axes if is_second_ruler(ruler))


def _proportional(axes, ruler):
    upright = len(ruler.yaxis.get_majorticklocs()) > 0
    first, second = (axes.yaxis, ruler.yaxis) if upright else (axes.xaxis, ruler.xaxis)
    values = np.linspace(*first.get_view_interval(), 5)
    # The second ruler writes its numbers where the first has its own, so each names the same places.
    others = second.get_transform().inverted().transform(first.get_transform().transform(values))
    pairs = np.outer(values, others)  # as in a table of two units, rows match columns
    return np.allclose(pairs, pairs.T, rtol=0, atol=1e-6 * np.abs(pairs).max())


def _slices(look):
    if any(isinstance(patch, Wedge) for axes in look.figure.axes for patch in axes.patches):
        return [label("lint.pie", look.language)]
    return []


def _size(look):
    small = min((text.get_size() for text, _ in look.texts), default=SMALLEST)
    said = label("lint.small", look.language).format(size=f"{small:g}", least=SMALLEST)
    return [said] if small < SMALLEST else []


def _contrast(look):
    pale, faint = {}, {}
    for text, box in look.texts:
        if (ratio := _least_contrast(text, halo(text) or behind(look.pixels, box))) < TEXT_CONTRAST:
            pale.setdefault(ratio, []).append(_quoted(text, look))
    for axes in panels(look.figure):
        ground = paper(axes)
        for mark in drawn_marks(axes):
            ratio = max(contrast(shade, ground) for shade in (mark.colour, mark.edge) if shade is not None)
            if ratio < MARK_CONTRAST:
                faint.setdefault(ratio, []).append(to_hex(mark.colour))
    faults = _lowest(label("lint.pale", look.language), TEXT_CONTRAST, pale, look.language)
    return faults + _lowest(label("lint.faint", look.language), MARK_CONTRAST, faint, look.language)


def _least_contrast(text, grounds):
    """Return the contrast of a text where a third of it or more stands out too little, else 21."""
    low = Counter()
    for ground, points in grounds.items():
        ratio = contrast(blended(text.get_color(), text.get_alpha(), ground), ground)
        if ratio < TEXT_CONTRAST:
            low[ratio] += points
    return low.most_common(1)[0][0] if low.total() * 3 >= max(sum(grounds.values()), 1) else 21


def _lowest(fault, least, found, language):
    if not found:
        return []
    ratio = min(found)
    return [_worded(fault, found[ratio], language, ratio=f"{ratio:.1f}", least=least)]


def _worded(fault, names, language, **more):
    """Return a fault in words, with the first of some names and how many more there are."""
    first, *others = dict.fromkeys(names)
    some = label("lint.more", language).format(first, len(others)) if others else first
    return fault.format(some, **more)


def _colour_alone(look):
    kinds = defaultdict(set)
    for axes in panels(look.figure):
        for mark in drawn_marks(axes):
            if mark.look[0] != "Wedge":
                kinds[_place(axes), mark.look].add((mark.width, to_hex(mark.colour)))
    for shades in kinds.values():
        for (thin, one), (wide, other) in pairwise(sorted(shades)):
            if one != other and wide <= WIDER * thin:
                return [label("lint.colour_alone", look.language)]
    return []


def _overlap(look):
    pairs, cut, covering = [], [], []
    for (one, box), (two, other) in neighbours(look.texts, max(look.figure.bbox.size)):
        wide = min(box.x1, other.x1) - max(box.x0, other.x0)
        high = min(box.y1, other.y1) - max(box.y0, other.y0)
        if wide > SLACK and high > SLACK:
            pairs.append(label("lint.both", look.language).format(_quoted(one, look), _quoted(two, look)))
    middles = _middles(look)
    page = look.figure.bbox.padded(1)
    for text, box in look.texts:
        if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1)):
            cut.append(_quoted(text, look))
        # A number inside a bubble covers nothing.
        if _holds(box, middles[middles[:, 2] < box.height]):
            covering.append(_quoted(text, look))
    said = (
        (label("lint.overlap", look.language), pairs),
        (label("lint.edge", look.language), cut),
        (label("lint.covering", look.language), covering),
    )
    return [_worded(fault, names, look.language) for fault, names in said if names]


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
            return [label("lint.legend", look.language)]
    return []


def _quoted(text, look):
    return label("lint.quoted", look.language).format(text.get_text().strip().split("\n")[0])


RULES = (
    _glyphs,
    _bars,
    _two_scales,
    _slices,
    unit_faults,
    title_faults,
    source_faults,
    _size,
    _contrast,
    _colour_alone,
    _overlap,
    _legend,
)
