"""How the charts look: colours, type, the style sheet, and where a line of text breaks.

A colour or a size is decided here and nowhere else; ``house.mplstyle`` holds what matplotlib can hold.
"""

from helpers.style.house import (
    BLUE,
    GREY,
    INK,
    LEADING,
    MARGIN,
    PALE,
    RULE,
    RUST,
    SIZES,
    SMALL,
    WIDTHS,
    house_style,
)
from helpers.style.typeset import balanced, clean, inches, wrapped

__all__ = [
    "BLUE",
    "GREY",
    "INK",
    "LEADING",
    "MARGIN",
    "PALE",
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
