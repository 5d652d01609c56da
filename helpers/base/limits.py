"""Caps that no honest input comes near: with them every input ends, in a result or in a line that says why.

All stand here, each with its reason. A cap bounds what is read or worked out, in bytes, signs, depth or
digits, and never in seconds: the same input is refused on every machine, or on none. They are used as
``limits.NAME``, so that a test can set one lower.
"""

MB = 2**20

# Files. A whole newspaper as a PDF with its pictures has less than fifty megabytes.
FILE_BYTES = 50 * MB  # of an article, as a file or behind a link
UNPACKED_BYTES = 200 * MB  # of a packed document: a few bytes can stand for gigabytes
XML_BYTES = 20 * MB  # of text in a .docx: an empty paragraph takes six bytes, and sixty times that when read
ATTRIBUTES = 1_000  # of one element of a page; a browser's own pages have thirty
PDF_PAGES = 1_000
PDF_BYTES = 30 * MB  # that draw all pages of a PDF: one page of a newspaper has half a megabyte
TABLE_BYTES = 20 * MB  # of a coding or of facts: as many rows as TABLE_ROWS, with their notes
SOURCE_BYTES = 100_000  # of a line of a list of sources; no path and no link is as long
PATTERN_SIGNS = 4_000  # of a pattern of paths: many brackets take time with their square
YAML_BYTES = 5 * MB  # of checks or of what stands beside a report: ten thousand checks

# An article. The longest novels have three million signs, and a yearbook has a hundred thousand numbers.
TEXT_SIGNS = 10_000_000
NUMBERS = 500_000

# One number. Nothing is counted in such numbers, and a table's floats end at 10 to the 308th.
NUMERAL_SIGNS = 40  # of a number in a text, its scales apart
NUMERAL_SCALES = 8  # 萬, 億 or 兆 one upon the other
NUMBER_SIGNS = 60  # of a number in a file of facts or as a step
NUMBER_POWER = 100  # a result beyond 10 to this power is a number of nothing
RESULT_DIGITS = 1_000  # above and below the line of a fraction: the square of a square of a square has more

# An expression. The course's longest has 50 signs.
EXPRESSION_SIGNS = 500
EXPRESSION_DEPTH = 300  # a sum of so many figures; the minus before a minus before a minus goes deeper

# YAML. The course's own files are six levels deep.
YAML_DEPTH = 40  # the reader in C stops the interpreter where entries are too deep
YAML_SIGNS = 20 * MB  # with every alias written out: nine aliases of nine aliases of … fill the memory

# A table of rows. A spreadsheet holds a million; a person codes some hundreds, a machine as many as NUMBERS.
TABLE_ROWS = 500_000
TABLE_COLUMNS = 1_000  # the course's own tables have twenty

# What works at a time on one machine. None has as many cores, and each process takes memory of its own.
JOBS = 500

# What is told.
FAULTS = 20  # of a file at a time: who has mended these sees the next

# What stands as an answer in a notebook.
ANSWER_ITEMS = 20_000  # values in a list, or in one that never ends; the article has a tenth of so many words
ANSWER_PARTS = 500  # of a text that is read as a list: somebody types it, and the longest right one has ten
ANSWER_DEPTH = 8  # lists in lists
ANSWER_DIGITS = 300  # of a number, before its point or behind it
ANSWER_SIGNS = 100_000  # of a text; the article has a tenth
