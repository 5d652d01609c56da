"""03 Tabulate: one row a statistic, from the text and, where there is one, from a hand coding.

A column is a field of ``datapackage.json``, filled in `rows`; the schema is tested on every table.
Which date a number has is found in `dating` (its days in `periods`), what it counts in `subjects` (the
words of a clause in `segments`, the noun in `phrases`); the words that these know are rows in ``lists/``.
"""

from helpers.table.coding import compare_coding, read_coding
from helpers.table.display import dress_tables, first_rows, show_table, table_html
from helpers.table.draft import draft_coding
from helpers.table.names import row_names, words_around
from helpers.table.rows import exact, row_interval, sign_of, signed_value, status_of, tabulate
from helpers.table.schema import (
    FORMULA,
    csv_text,
    empty_table,
    one_line,
    read_table,
    schema,
    table_errors,
    table_of,
    write_table,
    written_cell,
)

__all__ = [
    "FORMULA",
    "compare_coding",
    "csv_text",
    "draft_coding",
    "dress_tables",
    "empty_table",
    "exact",
    "first_rows",
    "one_line",
    "read_coding",
    "read_table",
    "row_interval",
    "row_names",
    "schema",
    "show_table",
    "sign_of",
    "signed_value",
    "status_of",
    "table_errors",
    "table_html",
    "table_of",
    "tabulate",
    "words_around",
    "write_table",
    "written_cell",
]
