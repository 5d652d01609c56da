"""Common ground: files, words in two languages, exact intervals, one script. Imports no other package.

Add here only what at least two other packages use, and what knows nothing of articles.
A word for tables, charts, widgets or the report is a row of ``labels.csv``, here or in the package that
says it; how a number, an interval, a day or a count is put is in `wording`.
"""

from helpers.base.datapackage import fingerprint, refresh
from helpers.base.files import (
    ROOT,
    decoded,
    encoding_of,
    find,
    for_terminal,
    is_link,
    list_rows,
    read_yaml,
    relative,
    resolve,
    searched,
    shown,
    write_whole,
)
from helpers.base.folding import fold, script_of
from helpers.base.intervals import ROUNDING, RULES, Interval, exactly, hull, rounded
from helpers.base.labels import LANGUAGES, TAGS, label, listed
from helpers.base.language import is_foreign, main_language, only_chinese
from helpers.base.markup import NO_MATH, NUMBER_CELL, TEXT_CELL, cell_of, table_of
from helpers.base.signs import columns_of, in_xml, printable
from helpers.base.wording import Counted, allowed, day, decimals, in_sentence, number, period, result, short

__all__ = [
    "LANGUAGES",
    "NO_MATH",
    "NUMBER_CELL",
    "ROOT",
    "ROUNDING",
    "RULES",
    "TAGS",
    "TEXT_CELL",
    "Counted",
    "Interval",
    "allowed",
    "cell_of",
    "columns_of",
    "day",
    "decimals",
    "decoded",
    "encoding_of",
    "exactly",
    "find",
    "fingerprint",
    "fold",
    "for_terminal",
    "hull",
    "in_sentence",
    "in_xml",
    "is_foreign",
    "is_link",
    "label",
    "list_rows",
    "listed",
    "main_language",
    "number",
    "only_chinese",
    "period",
    "printable",
    "read_yaml",
    "refresh",
    "relative",
    "resolve",
    "result",
    "rounded",
    "script_of",
    "searched",
    "short",
    "shown",
    "table_of",
    "write_whole",
]
