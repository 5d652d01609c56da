"""What a printed number allows: intervals in exact rational arithmetic."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Interval:
    """A set of rational numbers between two ends; ``None`` is an unbounded end."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True
