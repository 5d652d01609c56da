"""Common ground: files, words in two languages, exact intervals, one script. Imports no other package.

Add here only what at least two other packages use, and what knows nothing of articles.
A word for tables, charts, widgets or the report is a row of ``labels.csv``, here or in the package that
says it; how a number, an interval, a day or a count is put is in `wording`.
"""

from helpers.base import limits
from helpers.base.csv_file import by_column, csv_rows, list_cells, list_rows, mark_of
from helpers.base.datapackage import fingerprint, refresh
from helpers.base.disk import ELSEWHERE, in_words, writable
from helpers.base.exact import exact_number
from helpers.base.faults import first_of
from helpers.base.files import (
    MADE,
    ROOT,
    SHUT,
    bytes_given,
    decoded,
    encoding_of,
    find,
    for_terminal,
    is_file,
    is_link,
    relative,
    require_utf8,
    resolve,
    searched,
    shown,
    take_place,
    text_given,
    whole,
    write_whole,
)
from helpers.base.folding import fold, fold_whole, script_of, write_simplified
from helpers.base.intervals import ROUNDING, RULES, Interval, exactly, hull, power_of_two, rounded
from helpers.base.kept import Kept
from helpers.base.labels import LANGUAGES, TAGS, label, listed
from helpers.base.language import is_foreign, main_language, only_chinese
from helpers.base.markup import NO_MATH, NUMBER_CELL, TEXT_CELL, cell_of, hash_of, table_of
from helpers.base.notebook_format import notebook_format
from helpers.base.patterns import LazyPattern
from helpers.base.signs import brief, columns_of, in_html, in_utf8, in_xml, printable, seen
from helpers.base.wording import Counted, allowed, day, decimals, in_sentence, number, period, result, short
from helpers.base.yaml_file import read_yaml

__all__ = [
    "ELSEWHERE",
    "LANGUAGES",
    "MADE",
    "NO_MATH",
    "NUMBER_CELL",
    "ROOT",
    "ROUNDING",
    "RULES",
    "SHUT",
    "TAGS",
    "TEXT_CELL",
    "Counted",
    "Interval",
    "Kept",
    "LazyPattern",
    "allowed",
    "brief",
    "by_column",
    "bytes_given",
    "cell_of",
    "columns_of",
    "csv_rows",
    "day",
    "decimals",
    "decoded",
    "encoding_of",
    "exact_number",
    "exactly",
    "find",
    "fingerprint",
    "first_of",
    "fold",
    "fold_whole",
    "for_terminal",
    "hash_of",
    "hull",
    "in_html",
    "in_sentence",
    "in_utf8",
    "in_words",
    "in_xml",
    "is_file",
    "is_foreign",
    "is_link",
    "label",
    "limits",
    "list_cells",
    "list_rows",
    "listed",
    "main_language",
    "mark_of",
    "notebook_format",
    "number",
    "only_chinese",
    "period",
    "power_of_two",
    "printable",
    "read_yaml",
    "refresh",
    "relative",
    "require_utf8",
    "resolve",
    "result",
    "rounded",
    "script_of",
    "searched",
    "seen",
    "short",
    "shown",
    "table_of",
    "take_place",
    "text_given",
    "whole",
    "writable",
    "write_simplified",
    "write_whole",
]
