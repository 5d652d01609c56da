"""The statistics as a workbook: what is text stays text, a number is a number, each column explained.

A spreadsheet that opens a CSV file guesses: 3-1 becomes a day, 10.3% a tenth. In a workbook each cell
says what it is, so nothing is guessed and no formula runs.
"""

from io import BytesIO
from math import isnan

from helpers.base import MADE, columns_of, in_xml
from helpers.table.schema import one_line, schema

NARROWEST, WIDEST = 6, 40  # characters of a column
LONGEST = 32_767  # of a cell; a spreadsheet cuts what is longer, and says nothing
NOTE = {
    "name": "note",
    "type": "string",
    "description": "What the coding says that a reader has to know before using the figure.",
}
DICTIONARY = ("name", "type", "description")


def workbook(table, resource="statistics"):
    """Return a table as the bytes of an .xlsx file: the rows, and on a second sheet what each column means.

    Examples
    --------
    >>> from helpers.table.schema import empty_table
    >>> workbook(empty_table())[:2]
    b'PK'
    """
    import xlsxwriter

    stream, fields = BytesIO(), schema(resource)
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": MADE, "title": resource})
    notes = table.attrs.get("coded", {})
    if any(notes.values()):  # no column of the table: a coding has them beside it
        fields = fields | {NOTE["name"]: NOTE}
        table = table.assign(note=[notes.get(one, "") for one in table["id"]])
    rows = table[list(fields)].itertuples(index=False, name=None)
    _sheet(book, resource, list(fields), [field["type"] for field in fields.values()], rows)
    meanings = [[field[name] for name in DICTIONARY] for field in fields.values()]
    _sheet(book, "data dictionary", DICTIONARY, ["string"] * len(DICTIONARY), meanings)
    book.close()
    return stream.getvalue()


def _sheet(book, name, header, types, rows):
    """Write one sheet: its header stays in sight, its text is kept from being taken for anything else."""
    sheet, bold, text = book.add_worksheet(name), book.add_format({"bold": True}), book.add_format()
    text.set_num_format("@")  # stays text when somebody edits it
    # In full, not as 2.99E+11; of a whole number the point would stay behind, and an offset is no amount.
    forms = {"string": text, "date": text, "integer": book.add_format({"num_format": "0"})}
    whole, parts = (book.add_format({"num_format": form}) for form in ("#,##0", "#,##0.##########"))
    widths = [columns_of(column) + 1 for column in header]
    for column, title in enumerate(header):
        sheet.write_string(0, column, title, bold)
    count = 0
    for count, cells in enumerate(rows, 1):
        for column, (cell, kind) in enumerate(zip(cells, types, strict=True)):
            form = forms.get(kind) or (whole if float(cell).is_integer() else parts)
            widths[column] = max(widths[column], _write(sheet, count, column, cell, kind, form))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(header) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{count + 1}"})


def _write(sheet, row, column, cell, kind, form):
    """Write one cell as what its column is; return its width."""
    if kind == "boolean":
        sheet.write_boolean(row, column, bool(cell))
        return NARROWEST
    if kind in ("number", "integer"):
        if isnan(cell):
            return 0
        sheet.write_number(row, column, cell, form)
        return len(f"{cell:,.10f}".rstrip("0")) + 1
    cell = one_line(in_xml(cell))
    cell = cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…"
    if cell:
        sheet.write_string(row, column, cell, form)
    return columns_of(cell) + 1
