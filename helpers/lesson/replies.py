"""The replies to kinds of wrong answers, the same for all exercises: each a question that leads on.

A rule is a small function of what is expected, what was given and the entry of the exercise. It returns its
question, or nothing where its kind of mistake was not made. A new kind is a new rule in ``RULES``.
"""

from fractions import Fraction

from helpers.lesson.comparing import are_ends, end_states, found_in, same, steps_up_to
from helpers.lesson.readings import HUGE, MANY, NESTED, WHOLE_TABLE, is_day

TELLING_FACTORS = (100, 1000, 10000, 10**8)  # per cent, a thousand, 萬, 億
ROUGHLY = Fraction(1, 100)  # an inverted quotient is recognised by two digits
FAR = Fraction(1, 16)  # rounding that moves a number by more is another number
ENDS = {
    "inside": "too narrow, so that values are shut out that are allowed. "
    "Which printed figures, at which of their ends, set it?",
    "outside": "too wide, so that values are let in that cannot be. "
    "Which printed figures, at which of their ends, set it?",
    "rounded": "rounded inwards, so that values are shut out that are allowed. "
    "Which way does an end round so that nothing is lost?",
}
TOO_LARGE = {
    WHOLE_TABLE: "Which single value, or which column, answers the question?",
    HUGE: "What was multiplied with itself, or too often?",
    MANY: "Which few of them answer the question?",
    NESTED: "Which of the values inside answers the question?",
}
COMMA = "A comma makes two values of a number such as 1,234. How is it written without?"
SHOWN = 20  # signs of what stands for the letter of a line
LONG = 1000  # a whole number below it is not rounded: it is another


def reply(expected, value, entry):
    """Return the question for the kind of mistake that an answer shows; "" if it shows none of them.

    Examples
    --------
    >>> reply(Fraction(5), Fraction(-5), {})
    'The size is right, the sign is not. Where does the minus come from?'
    """
    return next(filter(None, (rule(expected, value, entry) for rule in RULES)), "")


def choices(expected, value, entry):
    """Ask for one of the options.

    Examples
    --------
    >>> choices("value", Fraction(5900), {"choices": {"low": "", "value": ""}})
    'A number is no choice here. The choices are low, value. Which one fits best?'
    """
    if "choices" not in entry:
        return ""
    said = "A number is no choice here. " if isinstance(value, Fraction) else ""
    return f"{said}The choices are {', '.join(map(str, entry['choices']))}. Which one fits best?"


def too_large(expected, value, entry):
    """Ask for less than a table, a number of hundreds of digits, or a list that nobody reads through.

    Examples
    --------
    >>> too_large(Fraction(3), "a whole table", {})
    'That is a whole table. Which single value, or which column, answers the question?'
    >>> too_large([Fraction(3)], ["a number of more than 300 digits"], {})
    'That is a number of more than 300 digits. What was multiplied with itself, or too often?'
    """
    parts = value if isinstance(value, list) else [value]
    said = [f"That is {one}. {TOO_LARGE[one]}" for one in parts if isinstance(one, str) and one in TOO_LARGE]
    return said[0] if said else ""


def endless(expected, value, entry):
    """Ask how something that is no number came about."""
    if isinstance(value, float):
        return (
            "That is no finite number. Was something divided by zero, such as the count of a misspelt word?"
        )
    if isinstance(value, list) and any(isinstance(one, float) for one in value):
        return (
            "No number came out where one should stand. What on the way lets none through: a name, a date, "
            "an assumption?"
        )
    return ""


def code(expected, value, entry):
    """Ask to take code out of its quotes.

    Examples
    --------
    >>> code(Fraction(3), "len(source.text)", {})
    'That is code in quotes, so it is only text. What does it give without the quotes?'
    """
    is_line = isinstance(value, str) and "\n" not in value
    if is_line and isinstance(expected, Fraction) and {"(", ")"} <= set(value):
        return "That is code in quotes, so it is only text. What does it give without the quotes?"
    return ""


def lines_wanted(expected, value, entry):
    """Ask about lines of code in another order, as far as they show a kind.

    Examples
    --------
    >>> entry = {"lines": dict.fromkeys("abcd")}
    >>> lines_wanted(["c", "a", "b"], ["c", "x", "b"], entry)
    'There is no line x. Which letters stand before the lines?'
    >>> lines_wanted(["c", "a", "b"], ["c", "a", "d", "b"], entry)
    'That is more lines than are needed. Which one does nothing for the question?'
    """
    if "lines" not in entry:
        return ""
    if not isinstance(value, list):
        return (
            'The answer is the letters of the lines in their order, in quotes, such as "b a". '
            "Which comes first?"
        )
    odd = _strange(value, entry["lines"])
    if odd:
        said = odd if len(odd) <= SHOWN else f"{odd[:SHOWN]} …"
        return f"There is no line {said}. Which letters stand before the lines?"
    if len(set(value)) < len(value):
        return "A line stands there twice. Which of its two places is the right one?"
    asked = [
        (
            value == expected[::-1],
            "That is the order backwards. Which line needs nothing that another makes?",
        ),
        (len(value) < len(expected), "Lines are missing. What does each line need that must stand above it?"),
        (
            len(value) > len(expected),
            "That is more lines than are needed. Which one does nothing for the question?",
        ),
        (
            set(value) != set(expected),
            "One of these lines is not needed, and one that is needed is left out. Which does not do "
            "what it says?",
        ),
        (
            value[0] == expected[0],
            "The beginning is right. Which names does each of the other lines use, and which line "
            "makes them?",
        ),
    ]
    last = "The right lines in another order. Which of them can run first, before any other has run?"
    return next((says for fits, says in asked if fits), last)


def _strange(value, lines):
    """Return the first part of a list that is the letter of no line, or nothing."""
    names = [one if one and isinstance(one, str) else "of that kind" for one in value] or ["of that kind"]
    return next((name for name in names if name not in lines), "")


def several(expected, value, entry):
    """Ask for a list where one is expected, and for one value where a list was given."""
    if isinstance(expected, list) and not isinstance(value, list):
        if _has_two_ends(expected, entry) and isinstance(value, Fraction):
            return "That is one value, as if the printed figures were exact. Which two ends do they allow?"
        return f"The answer has {len(expected)} parts, in square brackets. Which are they?"
    if isinstance(value, list) and not isinstance(expected, list):
        if isinstance(expected, Fraction) and _cut_by_commas(value):
            return COMMA
        return "That is a list. Which single value answers the question?"
    return ""


def _cut_by_commas(value):
    """Tell whether a list may be one number with commas between its thousands."""
    return _are_whole(value) and len(value) > 1 and all(one == 0 or one >= LONG / 10 for one in value[1:])


def _are_whole(value):
    return all(isinstance(one, Fraction) and one.denominator == 1 and 0 <= one < LONG for one in value)


def kind_of_value(expected, value, entry):
    """Ask for a number, a day or a word where something else was given.

    Examples
    --------
    >>> kind_of_value("2023-01-01", "last year", {})
    'A day is written with its year, month and day, such as "1999-12-31". Which day is it?'
    >>> kind_of_value("name", Fraction(3), {})
    'That is a number. The answer is a word, in quotes. Which one is it?'
    """
    asked = [
        (
            isinstance(expected, Fraction) and not isinstance(value, Fraction),
            "The answer is a number, and that is none. Which number would you give?",
        ),
        (
            is_day(expected) and not is_day(value),
            'A day is written with its year, month and day, such as "1999-12-31". Which day is it?',
        ),
        (
            isinstance(expected, str) and isinstance(value, Fraction),
            "That is a number. The answer is a word, in quotes. Which one is it?",
        ),
        (
            isinstance(expected, str) and isinstance(value, bool),
            "The answer is a word, in quotes, and not a yes or no. Which one is it?",
        ),
    ]
    return next((says for fits, says in asked if fits), "")


def commas(expected, value, entry):
    """Ask for the numbers of a list without a comma between their thousands, or before their decimals.

    Examples
    --------
    >>> commas([Fraction(1101), Fraction(1199)], [[Fraction(1), Fraction(101)], Fraction(1199)], {})
    'A comma makes two values of a number such as 1,234. How is it written without?'
    >>> commas([Fraction("1.4"), Fraction(2)], [Fraction(1), Fraction(4), Fraction(2), Fraction(0)], {})
    'A comma parts two values. How is a decimal written, with a point?'
    """
    if not (_are_lists(expected, value) and all(isinstance(one, Fraction) for one in expected)):
        return ""
    if any(isinstance(one, list) and _cut_by_commas(one) for one in value):
        return COMMA
    decimals = any(one.denominator > 1 for one in expected)
    if decimals and len(value) == 2 * len(expected) and _are_whole(value):
        return "A comma parts two values. How is a decimal written, with a point?"
    return ""


def parts(expected, value, entry):
    """Say how many parts of a list are right, where some are missing or too many.

    Examples
    --------
    >>> parts([1, 2, 3], [1, 2], {}), parts([1, 2], [1, 2, 3], {})
    ('What you give belongs. Which are missing?', 'Not all that you give belongs. Which are too many?')
    >>> parts([1, 2, 3], [3, 4], {}), parts([1, 2, 3], [4, 5], {})
    ('Right so far: 1 of 2. Which of the 3 parts are missing?', 'The answer has 3 parts. Which are they?')
    """
    if not _are_lists(expected, value) or len(expected) == len(value):
        return ""
    found = len(found_in(expected, value, {**entry, "ordered": False}))
    if not found or entry.get("kind") == "judge":
        return f"The answer has {len(expected)} parts. Which are they?"
    if found == len(value):
        return "What you give belongs. Which are missing?"
    if found == len(expected):
        return "Not all that you give belongs. Which are too many?"
    return f"Right so far: {found} of {len(value)}. Which of the {len(expected)} parts are missing?"


def order(expected, value, entry):
    """Ask for the order of right parts.

    Examples
    --------
    >>> order([1, 2], [2, 1], {"ordered": True})
    'The right values in reverse. Which of them comes first?'
    """
    in_any_order = {**entry, "ordered": False}
    if not _are_lists(expected, value) or not same(expected, value, in_any_order):
        return ""
    if same(expected, value, entry):  # ends rounded inwards by less than a tolerance
        return ""
    if entry.get("kind") == "judge":  # true and false in another order are other judgements
        return ""
    if same(expected[::-1], value, entry):
        return "The right values in reverse. Which of them comes first?"
    return "The right values in another order. Which of them comes first?"


def scale_in_list(expected, value, entry):
    """Name the factor by which one part of a list, or each of them, is off.

    Examples
    --------
    >>> two = [Fraction(4000000), Fraction(9)]
    >>> scale_in_list(two, [Fraction(400), Fraction(9)], {})
    'The first is off by a factor of exactly 10,000. Where did a scale or a unit get lost?'
    """
    if not _are_lists(expected, value) or len(expected) != len(value):
        return ""
    pairs = enumerate(zip(expected, value, strict=True))
    off = {place: _factor(*pair) for place, pair in pairs if not same(*pair, entry)}
    factors = set(off.values())
    if len(factors) != 1 or not factors <= set(TELLING_FACTORS):
        return ""
    which = _which(list(off), len(expected))
    return f"{which} off by a factor of exactly {int(factors.pop()):,}. Where did a scale or a unit get lost?"


def _which(places, count):
    """Say which parts of a list stand at these places.

    Examples
    --------
    >>> _which([0], 3), _which([2], 3), _which([1], 3), _which([0, 1], 3), _which([0, 1, 2], 3)
    ('The first is', 'The last is', 'One in the middle is', 'Some parts are', 'Each part is')
    """
    if count == 1:
        return "That is"
    named = {0: "The first is", count - 1: "The last is"}
    if len(places) == 1:
        return named.get(places[0], "One in the middle is")
    return "Each part is" if len(places) == count else "Some parts are"


def point(expected, value, entry):
    """Ask for two ends where a rounded figure was taken for exact.

    Examples
    --------
    >>> point([Fraction(34), Fraction(37)], [Fraction(35), Fraction(35)], {"kind": "bounds"})
    'Both ends are the same, as if the printed figures were exact. What do they allow at least, and at most?'
    """
    if _has_two_ends(expected, entry) and are_ends(value) and value[0] == value[1]:
        return (
            "Both ends are the same, as if the printed figures were exact. "
            "What do they allow at least, and at most?"
        )
    return ""


def ends(expected, value, entry):
    """Say of two ends whether they shut out or let in too much.

    Examples
    --------
    >>> two, entry = [Fraction("34.0909"), Fraction("36.9318")], {"kind": "bounds", "outwards": True}
    >>> ends(two, [Fraction("34.1"), Fraction("36.9")], entry)  # doctest: +ELLIPSIS
    'Both ends: rounded inwards, so that values are shut out that are allowed. Which way ...?'
    >>> ends(two, [Fraction(30), Fraction(37)], entry)  # doctest: +ELLIPSIS
    'The lower end: too wide, so that values are let in that cannot be. Which printed figures, ...?'
    >>> ends(two, [Fraction(37), Fraction(33)], entry)
    'The first of the two is the larger. Which end stands first, and is each in the unit that is asked for?'
    """
    if not (_has_two_ends(expected, entry) and are_ends(value)):
        return ""
    if None not in value and value[0] > value[1]:
        return (
            "The first of the two is the larger. Which end stands first, and is each in the unit that is "
            "asked for?"
        )
    states = end_states(expected, value, entry)
    off = set(states) - {"right"}
    if len(off) != 1:
        return ""
    which = (
        "Both ends" if len(set(states)) == 1 else "The lower end" if states[1] == "right" else "The upper end"
    )
    state = off.pop()
    return f"{which}: {ENDS['rounded' if state == 'inside' and _by_rounding(expected, value) else state]}"


def _by_rounding(expected, value):
    """Tell whether ends lie so near to the right ones that rounding moved them."""
    if None in expected or None in value:
        return False
    near = (expected[1] - expected[0]) / 10
    return all(abs(one - other) <= near for one, other in zip(expected, value, strict=True))


def sign(expected, value, entry):
    """Ask for the sign, where the size is right."""
    if _are_numbers(expected, value) and value == -expected:
        where = "does the minus come from" if value < 0 else "did the minus go"
        return f"The size is right, the sign is not. Where {where}?"
    return ""


def factor(expected, value, entry):
    """Name the factor by which a number is off.

    Examples
    --------
    >>> factor(Fraction(852, 1000), Fraction(852, 10), {"tolerance": 0.001})
    'You are off by a factor of exactly 100. Is it a unit, a scale or a percentage?'
    """
    if not _are_numbers(expected, value):
        return ""
    bigger = value > expected
    for one in TELLING_FACTORS:
        if same(expected, value / one if bigger else value * one, entry):
            return f"You are off by a factor of exactly {one:,}. Is it a unit, a scale or a percentage?"
    return ""


def inverted(expected, value, entry):
    """Ask what stands above the line, where a quotient was turned over.

    Examples
    --------
    >>> inverted(Fraction(4, 5), Fraction(5, 4), {})
    'That is the quotient upside down. Which of the two belongs above the line?'
    """
    if not _are_numbers(expected, value) or abs(expected - value) <= ROUGHLY:
        return ""
    if abs(expected * value - 1) < ROUGHLY:
        return "That is the quotient upside down. Which of the two belongs above the line?"
    return ""


def left_over(expected, value, entry):
    """Ask for the other part of a whole.

    Examples
    --------
    >>> left_over(Fraction(852, 1000), Fraction(148, 1000), {})
    'That is what is left to the whole. Which of the two parts is asked for?'
    """
    if not _are_numbers(expected, value) or expected.denominator == 1:
        return ""
    if any(same(whole - expected, value, entry) for whole in (1, 100)):
        return "That is what is left to the whole. Which of the two parts is asked for?"
    return ""


def rounded(expected, value, entry):
    """Ask for more digits, where the answer is rounded or cut off too early.

    Examples
    --------
    >>> rounded(Fraction(852, 1000), Fraction(85, 100), {})
    'That comes near, and is rounded further than the question allows. What do you get with every digit?'
    >>> rounded(Fraction(36), Fraction(40), {}) or rounded(Fraction(852, 1000), Fraction(86, 100), {})
    ''
    """
    if not _are_numbers(expected, value) or (expected.denominator == 1 and abs(expected) < LONG):
        return ""
    step = next((one for one in steps_up_to(abs(value)) if (value / one).denominator == 1), None)
    off = abs(expected - value)
    cut = abs(value) < abs(expected) and off < (step or 0)
    if step and (off <= step / 2 or cut) and off <= abs(expected) * FAR:
        return (
            "That comes near, and is rounded further than the question allows. What do you get "
            "with every digit?"
        )
    return ""


def _are_numbers(expected, value):
    return isinstance(expected, Fraction) and isinstance(value, Fraction) and expected != 0 != value


def _are_lists(expected, value):
    return isinstance(expected, list) and isinstance(value, list)


def _has_two_ends(expected, entry):
    return (entry.get("kind") == "bounds" or "outwards" in entry) and are_ends(expected)


def _factor(expected, value):
    return max(value / expected, expected / value) if _are_numbers(expected, value) else 0


# The first that fits is asked.
RULES = [
    choices,
    too_large,
    endless,
    code,
    lines_wanted,
    several,
    kind_of_value,
    commas,
    parts,
    order,
    scale_in_list,
    point,
    ends,
    sign,
    factor,
    inverted,
    left_over,
    rounded,
]
