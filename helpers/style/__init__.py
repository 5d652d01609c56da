"""How the charts look: colours, type, the style sheet, and where a line of text breaks.

A colour is a row of ``palette.csv`` and written nowhere else; ``house.mplstyle`` holds what else matplotlib
can hold. A term that no line may break is a row of ``whole.csv``.
"""

from helpers.style.house import (
    BAND,
    BLUE,
    DARK,
    FORMS,
    GREY,
    INK,
    LEADING,
    MARGIN,
    PALE,
    PALETTE,
    RULE,
    RUST,
    SIZES,
    SMALL,
    WIDTHS,
    house_style,
)
from helpers.style.typeset import balanced, clean, inches, wrapped

__all__ = [
    "BAND",
    "BLUE",
    "DARK",
    "FORMS",
    "GREY",
    "INK",
    "LEADING",
    "MARGIN",
    "PALE",
    "PALETTE",
    "RULE",
    "RUST",
    "SIZES",
    "SMALL",
    "WIDTHS",
    "balanced",
    "clean",
    "house_style",
    "inches",
    "wrapped",
]
