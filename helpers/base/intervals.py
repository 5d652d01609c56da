"""What a printed number allows: intervals in exact rational arithmetic.

An end is closed (its value is allowed), open (it is not) or unbounded (``None``). Arithmetic gives
the smallest interval that holds every result, and open ends stay open. One warning: a figure that
stands twice in an expression counts as two figures, so the result is never too narrow but may be
too wide. Write expressions in which each hedged or rounded figure stands once.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from math import ceil, floor, inf
from numbers import Rational

from helpers.base.wording import between


@dataclass(frozen=True, repr=False)
class Interval:
    """The numbers between two ends; ``None`` is an unbounded end and always open.

    Examples
    --------
    >>> tax = Interval(Fraction("1.715"), Fraction("1.725"))
    >>> output = Interval(Fraction("9.535"), Fraction("9.545"))
    >>> (100 * tax / output).text(2)
    '17.96–18.10'
    >>> 1700 in Interval(1600, 1700, False, False)
    False
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self):
        low, high = self.low, self.high
        _settle(self, "low", low)
        _settle(self, "high", high)
        alone = low is high and self.low_closed and self.high_closed
        if alone or low is None or high is None or self.low < self.high:
            return
        if self.low > self.high or not (self.low_closed and self.high_closed):
            raise ValueError(f"No number lies in {self!r}. Give the lower end first.")

    def __repr__(self):
        left = "[" if self.low_closed else "("
        right = "]" if self.high_closed else ")"
        low = "−∞" if self.low is None else str(self.low)
        high = "∞" if self.high is None else str(self.high)
        return f"{left}{low}, {high}{right}"

    def __contains__(self, value):
        value = _fraction(value)
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def __neg__(self):
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_closed, self.low_closed)

    def __add__(self, other):
        (a, a_closed), (b, b_closed) = _ends(self)
        (c, c_closed), (d, d_closed) = _ends(other)
        return _from_ends((a + c, a_closed and c_closed), (b + d, b_closed and d_closed))

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        return _spanning(_product(one, two) for one in _ends(self) for two in _ends(other))

    def __truediv__(self, other):
        return self * _reciprocal(other if isinstance(other, Interval) else exactly(other))

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return _reciprocal(self) * other

    @property
    def exact(self):
        """Whether only one number is allowed."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    def outwards(self, places=0):
        """Return both ends as Decimals rounded away from the middle, ``None`` for an unbounded one."""
        scale = 10**places
        low = None if self.low is None else Decimal(floor(self.low * scale)).scaleb(-places)
        high = None if self.high is None else Decimal(ceil(self.high * scale)).scaleb(-places)
        return low, high

    def text(self, places=0, language="en"):
        """Return the interval as it is printed: rounded outwards, one number if it is exact.

        `places` are decimals; None: as many as the ends have.

        Examples
        --------
        >>> Interval(Fraction(1400, 3), Fraction(1600, 3)).text()
        '466–534'
        >>> exactly(80293).text(), Interval(12150, None).text(), Interval(None, 5, True, False).text()
        ('80,293', '12,150 or more', 'less than 5')
        """
        return between(self, places, language)

    def whole(self):
        """Return the whole numbers allowed, as a closed interval: for results that count things.

        Examples
        --------
        >>> Interval(400, 600, False, False).whole()
        [401, 599]
        """
        low = high = None
        if self.low is not None:
            low = ceil(self.low) if self.low_closed else floor(self.low) + 1
        if self.high is not None:
            high = floor(self.high) if self.high_closed else ceil(self.high) - 1
        return Interval(low, high)

    def meets(self, other):
        """Return whether some number lies in both."""
        try:
            intersection(self, other)
        except ValueError:
            return False
        return True


def _settle(interval, end, value):
    """Make an end of a new interval exact, or open if it is unbounded."""
    if value is None:
        object.__setattr__(interval, f"{end}_closed", False)
    elif type(value) is not Fraction:
        object.__setattr__(interval, end, _fraction(value))


def _fraction(value):
    """Return a Fraction of a whole number, Fraction or Decimal; a float is refused, it hides its rounding."""
    if type(value) is Fraction:
        return value
    if type(value) is Decimal:
        whole, parts = value.as_integer_ratio()
        return Fraction(whole) if parts == 1 else Fraction(whole, parts)  # the first is sooner made
    if isinstance(value, (int, Decimal, Rational)):  # the last takes longest to ask
        return Fraction(value)
    raise TypeError(f"Intervals hold exact numbers: int, Fraction or Decimal, not {value!r}.")


def _ends(value):
    interval = value if isinstance(value, Interval) else exactly(value)
    low = (-inf if interval.low is None else interval.low, interval.low_closed)
    high = (inf if interval.high is None else interval.high, interval.high_closed)
    return low, high


def _product(one, two):
    """Multiply two ends; nought times anything is nought, and is reached if the nought is."""
    (a, a_closed), (b, b_closed) = one, two
    if a == 0 or b == 0:
        return Fraction(0), (a == 0 and a_closed) or (b == 0 and b_closed)
    if inf in (abs(a), abs(b)):
        return (inf if (a > 0) == (b > 0) else -inf), False
    return a * b, a_closed and b_closed


def _spanning(ends):
    """Return the interval from the lowest of some ends to the highest; where two tie, a closed one wins."""
    ends = list(ends)
    return _from_ends(min(ends, key=lambda end: (end[0], not end[1])), max(ends))


def _from_ends(low, high):
    # Infinity is the one float among the ends: its type is asked for faster than its size.
    return Interval(*(None if type(end) is float else end for end, _ in (low, high)), low[1], high[1])


def _reciprocal(interval):
    if 0 in interval:
        raise ValueError(f"Can't divide by {interval.text()}: it may be nought.")
    if interval.low is None or interval.low < 0:
        return -_reciprocal(-interval)
    low = 0 if interval.high is None else 1 / interval.high
    high = None if interval.low == 0 else 1 / interval.low
    return Interval(low, high, interval.high_closed, interval.low_closed)


def intersection(one, two):
    """Return the numbers that lie in both; ValueError if there are none.

    Examples
    --------
    >>> intersection(Interval(0, 10), Interval(5, None, False))
    (5, 10]
    """
    low = max(_ends(one)[0], _ends(two)[0], key=lambda end: (end[0], not end[1]))
    return _from_ends(low, min(_ends(one)[1], _ends(two)[1]))


def hull(one, two):
    """Return the smallest interval that holds both."""
    return _spanning([*_ends(one), *_ends(two)])


def power_of_two(interval):
    """Return two to the power of an interval, an end that is no whole power rounded outwards.

    Examples
    --------
    >>> power_of_two(Interval(1, 3, False))
    (2, 8]
    >>> power_of_two(rounded(Decimal("1.5"), Fraction("0.1"))).text(3)
    '2.732–2.929'
    """
    low = None if interval.low is None else _two_to_the(interval.low, ROUND_FLOOR)
    high = None if interval.high is None else _two_to_the(interval.high, ROUND_CEILING)
    return Interval(low, high, interval.low_closed, interval.high_closed)


_WIDE = Context(prec=60)


def _two_to_the(power, rounding):
    if power.denominator == 1:
        return Fraction(2) ** power
    found = _WIDE.power(2, _WIDE.divide(power.numerator, power.denominator))
    return Fraction(found.quantize(Decimal("1e-12"), rounding, _WIDE))


# Rules: what a printed number allows. `value` is the number, `step` the unit of its last printed
# place when it is rounded, of its last digit that is not nought when it is hedged.


def exactly(value, step=None):
    """Allow the number alone: a whole number without hedge, scale or per cent sign."""
    end = _fraction(value)
    return Interval(end, end)


def rounded(value, step):
    """Allow what rounds to the number: half a step either way, both ends included.

    Examples
    --------
    >>> rounded(Decimal("80.2"), Fraction("0.1"))
    [1603/20, 321/4]
    """
    middle, half = _fraction(value), _fraction(step) / 2
    return Interval(middle - half, middle + half)


def rounded_down(value, step):
    """Allow what is rounded down to the number: from it to less than the next step.

    Examples
    --------
    >>> rounded_down(Decimal("80.2"), Fraction("0.1"))
    [401/5, 803/10)
    """
    return Interval(value, _fraction(value) + _fraction(step), True, False)


def cut_off(value, step):
    """Allow what is the number when its further digits are cut off: of -3.2 it may be more than -3.3.

    Examples
    --------
    >>> cut_off(Decimal("-3.2"), Fraction("0.1"))
    (-33/10, -16/5]
    """
    return rounded_down(value, step) if value >= 0 else -rounded_down(-value, step)


ROUNDING = {"half": rounded, "down": rounded_down, "cut off": cut_off}  # ways to come to a printed figure


def about(value, step):
    """Allow half a step either way, at most a tenth of the number (約).

    The word has no standard width: a convention, stated as one. The tenth is for round numbers: half a
    step of 100 would be 50.

    Examples
    --------
    >>> about(350, 10), about(100, 100)
    ([345, 355], [90, 110])
    """
    room = _room(value, step)
    return Interval(_fraction(value) - room, _fraction(value) + room)


def _room(value, step):
    half = _fraction(step) / 2
    return min(half, abs(_fraction(value)) / 10) if value else half


def more_than_within_step(value, step):
    """Allow more than the number and less than the next step (余, 多, 幾 after a round number).

    That 多 exceeds its base is usage (https://fx361.cc/page/2012/0408/20793164.shtml); the upper
    end is convention.

    Examples
    --------
    >>> more_than_within_step(1600, 100)
    (1600, 1700)
    """
    return Interval(value, _fraction(value) + _fraction(step), False, False)


def over(value, step=None):
    """Allow every larger number (逾, 超過): the text sets no upper end."""
    return Interval(value, None, False)


def at_least(value, step=None):
    """Allow the number and every larger one (以上, 至少)."""
    return Interval(value, None)


def at_most(value, step=None):
    """Allow the number and every smaller one (以內, 至多): the text sets no lower end."""
    return Interval(None, value)


def under(value, step=None):
    """Allow every smaller number (不到, 不足): the text sets no lower end."""
    return Interval(None, value, True, False)


def nearly(value, step):
    """Allow what is about the number and has not reached it (近, 將近): a convention.

    Examples
    --------
    >>> nearly(1000, 1000), nearly(350, 10)
    ([900, 1000), [345, 350))
    """
    return Interval(_fraction(value) - _room(value, step), value, True, False)


def tens_of(value, step=None):
    """Allow from twice the number to less than ten times it (數十, 幾百): a convention.

    Examples
    --------
    >>> tens_of(10)
    [20, 100)
    """
    return Interval(2 * _fraction(value), 10 * _fraction(value), True, False)


def either_way(value, step=None):
    """Allow from so much below nought to so much above it (±, 正負).

    Examples
    --------
    >>> either_way(10)
    [-10, 10]
    """
    size = abs(_fraction(value))
    return Interval(-size, size)


_RULES = (
    exactly, rounded, about, more_than_within_step, over, at_least, at_most, under, nearly, tens_of,
    either_way,
)  # fmt: skip
RULES = {rule.__name__: rule for rule in _RULES}
