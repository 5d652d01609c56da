"""The marks of a finished figure: what tells them apart, where they lie, what they show by their length."""

from typing import NamedTuple

import numpy as np
from matplotlib.collections import FillBetweenPolyCollection, LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.container import BarContainer
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, StepPatch

from helpers.lint.texts import blended, contrast

RULE = "rule"  # the gid of lines that are part of the paper, not of the data
_NOTHING = ("None", "none", None, "", " ")


def panels(figure):
    """Return all axes that are drawn, those inside others too, without second rulers of the same axes."""
    every = list(figure.axes)
    for axes in every:
        every += [child for child in axes.child_axes if not is_second_ruler(child) and child not in every]
    return [axes for axes in every if axes.get_visible()]


def is_second_ruler(axes):
    """Tell whether some axes came from `secondary_xaxis` or `secondary_yaxis`."""
    return hasattr(axes, "set_functions")


class Mark(NamedTuple):
    """A mark as a reader tells it from others."""

    look: tuple  # all that is not colour: kind, shape, hatch, dashes
    width: float  # of its line
    colour: tuple
    edge: tuple | None  # the colour of its outline


def of_data(axes, artist):
    """Tell whether a mark stands for data: not for a guide line, a shaded background or a hidden thing."""
    if not artist.get_visible() or artist.get_gid() == RULE or artist.get_alpha() == 0 or _is_clear(artist):
        return False
    dotted = isinstance(artist, PathCollection)
    transform = artist.get_offset_transform() if dotted else artist.get_transform()
    # A guide (axvline) or a background (axhspan) is tied to the data in one direction only.
    return all(transform.contains_branch_seperately(axes.transData))


def _is_clear(artist):
    """Tell whether a mark is there for its place alone, as the bars under those of a waterfall."""
    if isinstance(artist, Patch):
        colours = artist.get_facecolor(), artist.get_edgecolor()
    elif isinstance(artist, Line2D):
        colours = artist.get_color(), artist.get_markerfacecolor(), artist.get_markeredgecolor()
    else:
        return False
    return all(to_rgba(colour)[3] == 0 for colour in colours)


def paper(axes):
    """Return the colour on which the marks of some axes stand."""
    face = axes.get_facecolor() if axes.patch.get_visible() else (0, 0, 0, 0)
    return blended(face, None, blended(axes.figure.get_facecolor(), None, "white"))


def drawn_marks(axes):
    """Yield each mark of some axes: patches, lines, and the members of collections."""
    ground = paper(axes)
    for kind, looks in _LOOKS:
        for artist in _artists(axes, kind):
            yield from looks(axes, artist, ground)


def _artists(axes, kind):
    """Return the artists of a kind that stand for data."""
    every = (*axes.patches, *axes.lines, *axes.collections)
    return [artist for artist in every if isinstance(artist, kind) and of_data(axes, artist)]


def _patch_marks(axes, patch, ground):
    look = type(patch).__name__, patch.get_hatch()
    colours = patch.get_facecolor(), patch.get_edgecolor(), patch.get_linewidth()
    yield _outlined(look, 1, colours, None, ground)


def _line_marks(axes, line, ground):
    """Yield a line and its dots, either of which may be missing."""
    alpha, width = line.get_alpha(), line.get_linewidth()
    if line.get_linestyle() not in _NOTHING:
        yield Mark(_look(line), width, blended(line.get_color(), alpha, ground), None)
    if line.get_marker() not in _NOTHING:
        colours = line.get_markerfacecolor(), line.get_markeredgecolor(), line.get_markeredgewidth()
        yield _outlined(_look(line), width, colours, alpha, ground)


def _stroke_marks(axes, group, ground):
    look = "lines", str(group.get_linestyle()[:1])
    for colour in group.get_edgecolor():
        yield Mark(look, _width(group), blended(colour, None, ground), None)


def _dot_marks(axes, group, ground):
    look = "dots", group.get_paths()[0].vertices.tobytes()
    for colours in _by_turns(group.get_facecolor(), group.get_edgecolor()):
        yield _outlined(look, _width(group), (*colours, _width(group)), None, ground)


def _area_marks(axes, group, ground):
    """Yield an area; one along a line, as a band of uncertainty, has the look and the edge of the line."""
    if _is_background(axes, group):
        return
    along = _line_along(axes, group)
    look = "area", group.get_hatch(), _look(along) if along else None
    for colours in _by_turns(group.get_facecolor(), group.get_edgecolor()):
        mark = _outlined(look, _width(group), (*colours, _width(group)), None, ground)
        yield Mark(*mark[:3], blended(along.get_color(), None, ground)) if along else mark


_LOOKS = (
    (Patch, _patch_marks),
    (Line2D, _line_marks),
    (LineCollection, _stroke_marks),
    (PathCollection, _dot_marks),
    (FillBetweenPolyCollection, _area_marks),
)


def _width(group):
    return float(np.max(group.get_linewidth(), initial=0))


def _is_background(axes, area):
    """Tell whether a block reaches from one edge of the chart to the other, as the shade over some years."""
    box, frame = area.get_datalim(axes.transData), axes.viewLim
    if area.t_direction == "y":
        across = box.xmin <= frame.xmin and box.xmax >= frame.xmax
    else:
        across = box.ymin <= frame.ymin and box.ymax >= frame.ymax
    return across and not _standing(area)


def _by_turns(faces, edges):
    """Yield the face and the edge of each member of a collection; one edge may serve for all."""
    clear = (0, 0, 0, 0)
    for n in range(max(len(faces), len(edges))):
        yield tuple(colours[n % len(colours)] if len(colours) else clear for colours in (faces, edges))


def _outlined(look, width, colours, alpha, ground):
    """Return a mark with its outline; a hollow one has the colour of its outline."""
    face, edge, thick = colours
    face, line = blended(face, alpha, ground), blended(edge, alpha, ground)
    outlined = bool(thick) and line not in (face, ground)
    hollow = outlined and contrast(face, ground) < 1.1
    return Mark((*look, outlined, hollow), width, line if hollow else face, line if outlined else None)


def _look(line):
    return "line", line.get_marker(), str(line.get_linestyle())


def _line_along(axes, area):
    """Return the line that lies on an area, as on a band of uncertainty, or None."""
    box = area.get_datalim(axes.transData)
    for line in _artists(axes, Line2D):
        (left, low), (right, high) = line.get_path().get_extents().get_points()
        if box.contains(left, low) and box.contains(right, high):
            return line
    return None


def dots(figure):
    """Yield the middle of each dot and its breadth, all in pixels."""
    pixel = figure.dpi / 72
    for axes in panels(figure):
        for line in axes.lines:
            if _has_dots(line):
                for place in line.get_transform().transform(line.get_xydata()):
                    yield *place, line.get_markersize() * pixel
        for group in axes.collections:
            if isinstance(group, PathCollection) and group.get_visible() and len(group.get_sizes()):
                places = group.get_offset_transform().transform(group.get_offsets())
                for place, size in zip(places, np.resize(group.get_sizes(), len(places)), strict=True):
                    yield *place, size**0.5 * pixel


def _has_dots(line):
    """Tell whether each point of a line is shown by a dot."""
    return line.get_visible() and line.get_marker() not in _NOTHING and line.get_markevery() is None


def legends(figure):
    """Return the boxes of the legends, in pixels."""
    found = [*figure.legends, *(axes.get_legend() for axes in panels(figure))]
    return [one.get_frame().get_window_extent() for one in found if one is not None and one.get_visible()]


def crosses(figure, box):
    """Tell whether a line of the data runs through a box."""
    for axes in panels(figure):
        for line in axes.lines:
            if line.get_linestyle() not in _NOTHING and of_data(axes, line):
                path = line.get_transform().transform_path(line.get_path())
                if path.intersects_bbox(box, filled=False):
                    return True
    return False


def lengths(axes):
    """Yield what is read by its length: its kind, whether it lies, and the base and the tip of each piece."""
    for group in axes.containers:
        if isinstance(group, BarContainer):
            lying = group.orientation == "horizontal"
            yield "bar", lying, [_ends_of_bar(bar, lying) for bar in group if bar.get_visible()]
    for steps in _artists(axes, StepPatch):
        if ends := _ends_of_steps(steps):
            yield "area", steps.orientation == "horizontal", ends
    for area in _artists(axes, FillBetweenPolyCollection):
        yield "area", area.t_direction == "y", _standing(area)


def _ends_of_bar(bar, lying):
    box = bar.get_bbox()
    base, tip = box.intervalx if lying else box.intervaly
    return float(base), float(tip)


def _ends_of_steps(steps):
    """Return base and tip of each step that is filled down to one level."""
    values, _, base = steps.get_data()
    if not steps.get_fill() or base is None or np.ndim(base):
        return []
    return [(float(base), float(tip)) for tip in values]


def _standing(area):
    """Return the bases and the tips of the parts of an area that stand on a level, as values do."""
    turn = -1 if area.t_direction == "y" else 1
    ends = (_base_and_tip(*path.vertices.T[::turn]) for path in area.get_paths())
    return [pair for pair in ends if pair]


def _base_and_tip(along, values):
    """Return the level on which an area stands and how far it reaches; None for a band or a rectangle."""
    low, high = float(values.min()), float(values.max())
    flat = [np.ptp(along[values == level]) == np.ptp(along) for level in (low, high)]
    if flat == [True, False]:
        return low, high
    return (high, low) if flat == [False, True] else None
