"""What breaks the contract of a chart: a reader of finished figures, its own rules and its own words.

Contrast follows WCAG 2.2 (text 4.5:1, marks 3:1), title and source the Office for National
Statistics' guidance on chart text (https://service-manual.ons.gov.uk/data-visualisation/guidance/chart-text).
"""

import re
import warnings
from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.container import BarContainer
from matplotlib.patches import Wedge

from helpers.house import house_style, number

TITLE_WORDS = 15
# A Chinese character says about as much as 0.6 of an English word, so 15 words are some 25 characters;
# a number, whatever its digits, counts as one. 28 leaves a little room.
TITLE_CHARACTERS = 28
SMALLEST = 9
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3
SLACK = 2  # pixels by which boxes may touch: they include the space above capitals
RULE = "rule"  # the gid of lines that are part of the paper, not of the data

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
    texts = _texts(figure)
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
        faults += rule(figure, texts)
    return list(dict.fromkeys(faults))


def contrast(one, two):
    """Return the contrast ratio of two colours, 1 to 21, by WCAG 2.2.

    Examples
    --------
    >>> round(contrast("black", "white")), round(contrast("#e69f00", "white"), 2)
    (21, 2.25)
    """
    dark, light = sorted(_luminance(colour) for colour in (one, two))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


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


def _texts(figure):
    """Return the texts that are drawn, each with its box in pixels."""
    found = list(figure.texts) + ([figure._suptitle] if figure._suptitle else [])
    for axes in figure.axes:
        found += [*axes.texts, axes.title, axes._left_title, axes._right_title]
        for axis, name in ((axes.xaxis, "x"), (axes.yaxis, "y")):
            if axis.get_visible() and axes.axison:
                found += [axis.label, axis.get_offset_text()]
                low, high = sorted(getattr(axes, f"get_{name}lim")())
                ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
                found += [t.label1 for t in ticks if t.label1.get_visible() and low <= t.get_loc() <= high]
                found += [t.label2 for t in ticks if t.label2.get_visible() and low <= t.get_loc() <= high]
        if legend := axes.get_legend():
            found += legend.get_texts()
    renderer = figure.canvas.get_renderer()
    shown = [text for text in dict.fromkeys(found) if text.get_visible() and text.get_text().strip()]
    return [(text, text.get_window_extent(renderer)) for text in shown]


def _bar_groups(figure):
    for axes in figure.axes:
        for group in axes.containers:
            if isinstance(group, BarContainer) and len(group):
                yield axes, group, group.orientation == "horizontal"


def _bars(figure, texts):
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


def _two_scales(figure, texts):
    for one, two in combinations(figure.axes, 2):
        if one.get_position().bounds == two.get_position().bounds and one.axison and two.axison:
            return ["Two scales share one chart: where the lines cross is the designer's choice."]
    return []


def _slices(figure, texts):
    if any(isinstance(patch, Wedge) for axes in figure.axes for patch in axes.patches):
        return [
            "A pie says that its slices are all the parts of one whole. Are they? Lengths compare better."
        ]
    return []


def _unit(figure, texts):
    record = getattr(figure, "record", {})
    if record.get("subtitle"):
        return []
    named = any(axes.get_xlabel() or axes.get_ylabel() for axes in figure.axes)
    return [] if named else ["No unit: neither a subtitle nor the label of an axis says what is counted."]


def _title(figure, texts):
    titles = [text for text, _ in texts if text.get_gid() == "title"] or [figure._suptitle]
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


def _source(figure, texts):
    return [] if any(_SOURCE.match(text.get_text()) for text, _ in texts) else ["No source line."]


def _size(figure, texts):
    small = min((text.get_size() for text, _ in texts), default=SMALLEST)
    return [f"Text of {small:g} points, smaller than {SMALLEST}."] if small < SMALLEST else []


def _contrast(figure, texts):
    faults = []
    for text, box in texts:
        behind = _behind(figure, text, box)
        ratio = contrast(_over(text.get_color(), text.get_alpha(), behind), behind)
        if ratio < TEXT_CONTRAST:
            faults.append(f"Text of contrast {ratio:.1f}:1, less than {TEXT_CONTRAST}:1: {_quoted(text)}.")
    for axes in figure.axes:
        ground = axes.get_facecolor()
        for _, colour, edge in _marks(axes):
            ratio = max(contrast(shade, ground) for shade in (colour, edge) if shade is not None)
            if ratio < MARK_CONTRAST:
                shade = to_hex(colour)
                faults.append(f"Marks of contrast {ratio:.1f}:1, less than {MARK_CONTRAST}:1 ({shade}).")
    return faults


def _behind(figure, text, box):
    """Return the colour under the middle of a text: its own box, a patch, the axes or the figure."""
    own = text.get_bbox_patch()
    if own is not None and own.get_alpha() != 0:
        return to_rgb(own.get_facecolor())
    middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for axes in figure.axes:
        for patch in reversed(axes.patches):
            if patch.get_visible() and patch.contains_point(middle):
                return to_rgb(patch.get_facecolor())
        if axes.axison and axes.patch.contains_point(middle):
            return to_rgb(axes.get_facecolor())
    return to_rgb(figure.get_facecolor())


def _over(colour, alpha, ground):
    alpha = 1 if alpha is None else alpha
    return tuple(alpha * c + (1 - alpha) * g for c, g in zip(to_rgb(colour), to_rgb(ground), strict=True))


def _marks(axes):
    """Yield the look, the colour and the colour of the outline (or None) of each mark of some axes."""
    ground = axes.get_facecolor()
    for patch in axes.patches:
        drawn = patch.get_linewidth() and patch.get_edgecolor()[3]
        edge = _over(patch.get_edgecolor(), None, ground) if drawn else None
        look = (type(patch).__name__, patch.get_hatch(), edge is not None)
        yield look, _over(patch.get_facecolor(), patch.get_facecolor()[3], ground), edge
    for line in axes.lines:
        if line.get_gid() != RULE:
            look = ("line", line.get_marker(), str(line.get_linestyle()), line.get_linewidth())
            yield look, _over(line.get_color(), line.get_alpha(), ground), None
    for group in axes.collections:
        if isinstance(group, PathCollection | LineCollection) and group.get_gid() != RULE:
            lines = isinstance(group, LineCollection)
            shape = "lines" if lines else str(group.get_paths()[0].vertices.shape)
            look = (shape, *map(float, group.get_linewidth()[:1]))
            for colour in group.get_color() if lines else group.get_facecolor():
                yield look, _over(colour[:3], colour[3], ground), None


def _colour_alone(figure, texts):
    for axes in figure.axes:
        colours = {}
        for look, colour, _ in _marks(axes):
            if look[0] != "Wedge":
                colours.setdefault(look, set()).add(to_hex(colour))
        if any(len(shades) > 1 for shades in colours.values()):
            return ["Colour is the only code: give each kind a shape, a hatch or a place of its own as well."]
    return []


def _overlap(figure, texts):
    faults = []
    for (one, box), (two, other) in combinations(texts, 2):
        wide = min(box.x1, other.x1) - max(box.x0, other.x0)
        high = min(box.y1, other.y1) - max(box.y0, other.y0)
        if wide > SLACK and high > SLACK:
            faults.append(f"Text overlaps: {_quoted(one)} and {_quoted(two)}.")
    for text, box in texts:
        if box.x0 < -1 or box.y0 < -1 or box.x1 > figure.bbox.x1 + 1 or box.y1 > figure.bbox.y1 + 1:
            faults.append(f"Text is cut off at the edge: {_quoted(text)}.")
        if any(box.padded(-SLACK).contains(*dot) for dot in _dots(figure)):
            faults.append(f"Text covers a mark: {_quoted(text)}.")
    return faults


def _dots(figure):
    for axes in figure.axes:
        for line in axes.lines:
            if line.get_marker() not in ("None", None, "", " "):
                yield from line.get_transform().transform(line.get_xydata())
        for group in axes.collections:
            if isinstance(group, PathCollection):
                yield from group.get_offset_transform().transform(group.get_offsets())


def _quoted(text):
    return f"“{text.get_text().split(chr(10))[0]}”"


RULES = _bars, _two_scales, _slices, _unit, _title, _source, _size, _contrast, _colour_alone, _overlap
