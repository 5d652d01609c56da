"""What a reader sees on a finished figure: its texts, where they stand, and the colours behind them."""

import re
import warnings
from collections import Counter
from contextlib import nullcontext
from math import fsum
from typing import NamedTuple

import numpy as np
from matplotlib.axis import Axis
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from matplotlib.table import Cell
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from helpers.style import house_style


def contrast(one, two):
    """Return the contrast ratio of two colours, 1 to 21, by WCAG 2.2.

    Examples
    --------
    >>> round(contrast("black", "white")), round(contrast("orange", "white"), 2)
    (21, 1.97)
    """
    dark, light = sorted(_luminance(colour) for colour in (one, two))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return fsum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def blended(colour, alpha, ground):
    """Return what a colour looks like over another; without `alpha`, the colour's own counts.

    Examples
    --------
    >>> blended("black", 0.5, "white"), blended((0, 0, 0, 0.25), None, "white")
    ((0.5, 0.5, 0.5), (0.75, 0.75, 0.75))
    """
    *colour, alpha = to_rgba(colour, alpha)
    return tuple(alpha * c + (1 - alpha) * g for c, g in zip(colour, to_rgb(ground), strict=True))


def picture(figure, renderer):
    """Return what is drawn except the texts, as rows of pixels."""
    renderer.draw_text = renderer.draw_tex = lambda *args, **kwargs: None
    # A text with an outline is drawn as a shape, so its outline is taken off for the moment.
    outlines = [(text, text.get_path_effects()) for text in figure.findobj(Text) if text.get_path_effects()]
    try:
        for text, _ in outlines:
            text.set_path_effects([])
        figure.draw(renderer)
    finally:
        for text, effects in outlines:
            text.set_path_effects(effects)
    pixels = np.asarray(renderer.buffer_rgba())
    if pixels[..., 3].min() < 255:  # on white, whoever looks at it
        alpha = pixels[..., 3:].astype(int)
        pixels = (pixels * alpha + 255 * (255 - alpha)) // 255
    return pixels[..., :3]


def behind(pixels, box):
    """Return the colours behind the middle of a box and how many of the points looked at have each.

    The middle, because a box includes the space above capitals and below the line.
    """
    inset = min(box.width, box.height) / 4
    top, bottom = (round(len(pixels) - edge) for edge in (box.y1 - inset, box.y0 + inset))
    left, right = round(box.x0 + inset), round(box.x1 - inset)
    step = max(1, (right - left) // 20)
    points = pixels[max(top, 0) : max(bottom, top + 1, 0), max(left, 0) : max(right, left + 1, 0) : step]
    counted = Counter(map(tuple, points.reshape(-1, 3).tolist()))
    return {tuple(part / 255 for part in colour): count for colour, count in counted.items()}


class _Strokes(RendererBase):
    """A renderer that draws nothing and keeps the colours of the lines that it is asked for."""

    def __init__(self):
        super().__init__()
        self.colours = []

    def draw_path(self, gc, path, transform, rgbFace=None):
        self.colours.append(gc.get_rgb())


def halo(text):
    """Return the colour of the outline round a text as the only one behind it; nothing if it has none."""
    strokes = _Strokes()
    pen = strokes.new_gc()
    pen.set_foreground(text.get_color())
    for effect in text.get_path_effects():
        if isinstance(effect, Stroke):  # what colour it has is known only by letting it draw
            effect.draw_path(strokes, pen, Path([(0, 0), (1, 0)]), IdentityTransform(), None)
    own = blended(text.get_color(), None, "white")
    return {colour: 1 for colour in strokes.colours if contrast(colour, own) > 1.1}


def visible_texts(figure, renderer=None):
    """Return the texts of a drawn figure, each with its box in pixels; who drew it knows the boxes."""
    renderer = renderer or figure.canvas.get_renderer()
    found = dict.fromkeys([*figure.texts, *_texts(figure)])
    shown = [text for text in found if text.get_visible() and text.get_text().strip()]
    shown = [text for text in shown if to_rgba(text.get_color(), text.get_alpha())[3]]
    boxes = [(text, text.get_window_extent(renderer)) for text in shown]
    return [(text, box) for text, box in boxes if np.isfinite(box.extents).all()]


def _texts(artist):
    if not artist.get_visible():
        return
    if isinstance(artist, Text):
        yield artist
    for child in _parts(artist):
        yield from _texts(child)


def _parts(artist):
    """Return the children of an artist that are drawn with it."""
    if isinstance(artist, Cell):
        return [artist.get_text()]
    if isinstance(artist, Axis):
        low, high = sorted(artist.get_view_interval())
        ticks = [*artist.get_major_ticks(), *artist.get_minor_ticks()]
        ticks = [tick for tick in ticks if low <= tick.get_loc() <= high]
        names = [tick.label1 for tick in ticks] + [tick.label2 for tick in ticks]
        return [artist.label, artist.get_offset_text(), *names]
    if not getattr(artist, "axison", True):
        return [child for child in artist.get_children() if not isinstance(child, Axis)]
    return artist.get_children()


class Look(NamedTuple):
    """A figure as the rules read it."""

    figure: Figure
    texts: list  # of the texts, each with its box
    pixels: np.ndarray  # all that is drawn except the texts
    missing: set  # of characters that no font has
    language: str  # in which faults are said


def looked_at(figure, language="en"):
    """Return a figure as the rules read it, drawn once; a chart of this course in its own style."""
    renderer = RendererAgg(*figure.bbox.size, figure.dpi)
    own = house_style(figure.record["language"]) if hasattr(figure, "record") else nullcontext()
    with own, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        pixels = picture(figure, renderer)
        words = visible_texts(figure, renderer)
    missing = [re.match(r"Glyph (\d+) ", str(one.message)) for one in caught]
    return Look(figure, words, pixels, {chr(int(found[1])) for found in missing if found}, language)
