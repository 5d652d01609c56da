"""How far two pictures differ, and what nbval leaves out: the pictures that a notebook stores.

Pictures are compared by the mean colour of tiles of 4 by 4 pixels, and the tile that differs most counts,
so that what is wrong in one small place isn't lost in the white of the rest. Measured, of 255: a chart that
didn't change 0; all its text moved by a tenth of a pixel up to 10; the gridlines gone 12; one digit of the
smallest text another 37; the hatch gone 87; a diamond gone 245. Another machine has the same text, for
matplotlib brings FreeType along and the lock pins it: a tenth of a pixel is left for rounding.
"""

import base64
import io
import re

import numpy as np
from PIL import Image

from helpers.charts import CHARTS, SCALE

IN_HTML = re.compile(r'src="data:image/png;base64,([^"]+)"')
TILE, LIMIT = 4, 10
OF_OTHERS = {"changes_by_direction"}  # what the course's article holds too little for
OF_THE_COURSE = tuple(chart for chart in CHARTS if chart not in OF_OTHERS)


def on_screen(png):
    """Return what a reader gets, at the size of a screen."""
    with Image.open(io.BytesIO(png)) as picture:
        return picture.convert("RGB").reduce(SCALE)


def difference(one, two):
    """Return by how much the tile differs that differs most; another size is another chart."""
    if one.size != two.size:
        return 255
    means = [np.asarray(picture.reduce(TILE), dtype=int) for picture in (one, two)]
    return int(np.abs(means[0] - means[1]).max())


def stale_pictures(stored, drawn):
    """Return what is wrong with the pictures that a cell stores, beside those that its run drew, or "".

    Parameters
    ----------
    stored, drawn : list
        The outputs of the cell, as a notebook holds them.
    """
    old, new = _pictures(stored), _pictures(drawn)
    if len(old) != len(new):
        return f"It stores {len(old)} pictures and draws {len(new)}."
    distances = [difference(*pair) for pair in zip(old, new, strict=True)]
    wrong = [number for number, distance in enumerate(distances, 1) if distance > LIMIT]
    return f"Picture {wrong[0]} of {len(old)} looks different now." if wrong else ""


def _pictures(outputs):
    held = [output["data"] for output in outputs if "data" in output]
    encoded = [one for data in held for one in [data.get("image/png"), *IN_HTML.findall(_html(data))] if one]
    return [on_screen(base64.b64decode(text)) for text in encoded]


def _html(data):
    return "".join(data.get("text/html", ""))
