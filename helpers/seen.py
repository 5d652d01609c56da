"""What a reader sees on a finished figure: its texts, its marks, and the colours behind them."""

from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgb

RULE = "rule"  # the gid of lines that are part of the paper, not of the data


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


def texts(figure):
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


def behind(figure, text, box):
    """Return the colour under a text: its own box, a legend, a patch, the axes or the figure."""
    own = text.get_bbox_patch()
    if own is not None:
        return to_rgb(own.get_facecolor())
    middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for axes in figure.axes:
        legend = axes.get_legend()
        if legend and text in legend.get_texts():
            return to_rgb(legend.get_frame().get_facecolor())
        if axes.bbox.contains(*middle):
            under = [patch for patch in axes.patches if patch.contains_point(middle)]
            return to_rgb(under[-1].get_facecolor() if under else axes.get_facecolor())
    return to_rgb(figure.get_facecolor())


def over(colour, alpha, ground):
    """Return what a colour looks like over another."""
    alpha = 1 if alpha is None else alpha
    return tuple(alpha * c + (1 - alpha) * g for c, g in zip(to_rgb(colour), to_rgb(ground), strict=True))


def marks(axes):
    """Yield the look, the colour and the colour of the outline (or None) of each mark of some axes."""
    ground = axes.get_facecolor()
    for patch in axes.patches:
        face = over(patch.get_facecolor(), patch.get_facecolor()[3], ground)
        edge = over(patch.get_edgecolor(), None, ground)
        outlined = patch.get_linewidth() and patch.get_edgecolor()[3] and edge != face
        look = (type(patch).__name__, patch.get_hatch(), bool(outlined))
        yield look, face, edge if outlined else None
    for line in axes.lines:
        if line.get_gid() != RULE:
            look = ("line", line.get_marker(), str(line.get_linestyle()), line.get_linewidth())
            yield look, over(line.get_color(), line.get_alpha(), ground), None
    for group in axes.collections:
        if isinstance(group, PathCollection | LineCollection) and group.get_gid() != RULE:
            lines = isinstance(group, LineCollection)
            shape = "lines" if lines else str(group.get_paths()[0].vertices.shape)
            look = (shape, *map(float, group.get_linewidth()[:1]))
            for colour in group.get_color() if lines else group.get_facecolor():
                yield look, over(colour[:3], colour[3], ground), None


def dots(figure):
    """Yield the middle of each dot, in pixels."""
    for axes in figure.axes:
        for line in axes.lines:
            if line.get_marker() not in ("None", None, "", " "):
                yield from line.get_transform().transform(line.get_xydata())
        for group in axes.collections:
            if isinstance(group, PathCollection):
                yield from group.get_offset_transform().transform(group.get_offsets())
