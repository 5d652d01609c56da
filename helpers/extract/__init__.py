"""02 Extract the numbers: every number of a text, with its value, unit, hedge and role.

The word lists are data, in ``lists/``: a unit, a hedge or a word that is no quantity is a row there.
What a list can't say is a small named rule in a table of its kind, with an example.
"""

from helpers.extract.counterparts import counterparts
from helpers.extract.directions import directions_of, is_base
from helpers.extract.find import Number, explain_hedge, find_numbers
from helpers.extract.lexicon import move_words, unit_in_english
from helpers.extract.quoted import (
    Quoted,
    chinese_numbers,
    currencies_in,
    currencies_used,
    has_condition,
    quoted_in,
    scale_of,
    step_of,
)
from helpers.extract.scoring import compare_finds, find_pattern, place_coding, score
from helpers.extract.times import times_in

__all__ = [
    "Number",
    "Quoted",
    "chinese_numbers",
    "compare_finds",
    "counterparts",
    "currencies_in",
    "currencies_used",
    "directions_of",
    "explain_hedge",
    "find_numbers",
    "find_pattern",
    "has_condition",
    "is_base",
    "move_words",
    "place_coding",
    "quoted_in",
    "scale_of",
    "score",
    "step_of",
    "times_in",
    "unit_in_english",
]
