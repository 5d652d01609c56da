"""A table on the screen: nothing in it is cut short, and nothing in it can act as HTML or as mathematics.

`dress_tables` makes this the look of every table of a notebook, whoever made it.
"""

from decimal import Decimal
from html import escape
from numbers import Number

import pandas as pd
from IPython import get_ipython
from IPython.display import HTML

from helpers.base import NUMBER_CELL, TEXT_CELL, Counted, cell_of, label, result, table_of
from helpers.extract import unit_in_english

ROWS = 60  # of a table that nobody asked to see whole
UNIT, PRINTED, VALUE, KIND = "unit", "printed", "value", "kind"  # columns
DECIMALS = 6  # of a value; one with more is the result of a division that never ends
_LONGEST_UNIT = 6  # characters


def show_table(frame):
    """Show a table whole: long texts wrapped and none cut short, large numbers grouped, nothing for NaN.

    Examples
    --------
    >>> import pandas as pd
    >>> shown = show_table(pd.DataFrame({"printed": ["<b>3萬個</b>"], "value": [30000.0]})).data
    >>> "&lt;b&gt;" in shown, ">30,000<" in shown
    (True, True)
    """
    return HTML(table_html(frame, _language()))


def dress_tables(shell):
    """Let a notebook show each table as `show_table` does, up to sixty rows; a Series is a table too."""
    html = shell.display_formatter.formatters["text/html"]
    html.for_type(pd.DataFrame, _plainly_shown)
    html.for_type(pd.Series, lambda series: _plainly_shown(_as_frame(series)))


def _plainly_shown(frame):
    language = _language()
    return first_rows(frame, ROWS, label("table.rows", language), language)


def first_rows(frame, most, more, language="en", said=None):
    """Return the first rows of a table as HTML, with a line that says how many there are and where.

    Parameters
    ----------
    frame, language, said
        As in `table_html`.
    most : int
        How many rows to show.
    more : str
        That line, with blanks for the rows ``shown`` and for ``all``.

    Examples
    --------
    >>> shown = first_rows(pd.DataFrame({"printed": ["3個"] * 9}), 2, "{shown} of {all} rows.")
    >>> shown.count("3個"), shown.count("<p>2 of 9 rows.</p>")
    (2, 1)
    """
    html = table_html(frame.head(most), language, said)
    if len(frame) <= most:
        return html
    return f"{html}<p>{more.format(shown=most, all=Counted(len(frame)))}</p>"


def table_html(frame, language="en", said=None):
    """Return a table as HTML: text left, numbers right, missing values empty, units with a word of English.

    The row labels of pandas stand at the left if they mean something: if they have a name, or are no whole
    numbers.

    Parameters
    ----------
    frame : DataFrame
    language : {"en", "zh"}
        Of the reader: who reads Chinese needs no gloss.
    said : callable, optional
        How a float is put into words, if not with all its digits.

    Examples
    --------
    >>> frame = pd.DataFrame({"unit": ["個"]}, index=["s001"])
    >>> "<small>general counter</small>" in table_html(frame), "<small>" in table_html(frame, "zh")
    (True, False)
    """
    labels = _labels(frame)
    columns = labels + [(_text(name), list(frame.iloc[:, at])) for at, name in enumerate(frame)]
    kinds = ["row"] * len(labels) + ["td"] * frame.shape[1]
    styles = [NUMBER_CELL if _are_numbers(cells) else TEXT_CELL for _, cells in columns]
    measures = [str(kind) for kind in dict(columns).get(KIND, [""] * len(frame))]
    written = [
        [_written(cell, name, language, said, kind) for cell, kind in zip(cells, measures, strict=True)]
        for name, cells in columns
    ]
    heads = [escape(name) for name, _ in columns]
    head = _row(heads, ["col" if name else "td" for name in heads], styles) if any(heads) else ""
    body = "".join(_row(row, kinds, styles) for row in zip(*written, strict=True))
    return table_of(f"<thead>{head}</thead><tbody>{body}</tbody>") + _units_below(columns, language)


def _row(contents, kinds, styles):
    return f"<tr>{''.join(map(cell_of, contents, kinds, styles))}</tr>"


def _as_frame(series):
    """Return a Series as a table; the number of the row that it was is no head for its column."""
    return series.to_frame(series.name if isinstance(series.name, str) else "")


def _labels(frame):
    """Return head and values of each level of row labels; none if they only count the rows.

    Where the columns have a name too, the last head says which of the two goes down and which across.
    """
    index, across = frame.index, _text(tuple(name for name in frame.columns.names if name is not None))
    if index.name is None and pd.api.types.is_integer_dtype(index.dtype):
        return []
    heads = ["" if name is None else _text(name) for name in index.names]
    if across:
        heads[-1] = f"{heads[-1]} ↓ {across} →".lstrip()
    return [(head, list(index.get_level_values(level))) for level, head in enumerate(heads)]


def _text(name):
    """Return the name of a column; of several levels, one after the other."""
    return ", ".join(map(str, name)) if isinstance(name, tuple) else str(name)


def _are_numbers(cells):
    """Tell whether a column holds numbers, apart from cells without anything."""
    held = [cell for cell in cells if not _is_missing(cell) and cell != ""]
    return bool(held) and all(isinstance(cell, Number) and not isinstance(cell, bool) for cell in held)


def _is_missing(cell):
    return pd.api.types.is_scalar(cell) and pd.isna(cell)


def _written(cell, column, language, said, kind):
    """Return a cell as HTML; `kind` is what the number of its row measures."""
    if _is_missing(cell):
        return ""
    if isinstance(cell, float | Decimal):
        return (said or (_in_short if column == VALUE else _in_full))(cell)
    text = escape(str(cell))
    gloss = escape(_gloss(str(cell), kind)) if column == UNIT and language == "en" else ""
    return f"{text} <small>{gloss}</small>" if gloss else text


def _in_full(number):
    """Return a float with all its digits but the noise: whole numbers have fifteen, others twelve."""
    digits = 15 if float(number).is_integer() else 12
    return f"{Decimal(f'{float(number):.{digits}g}'):,f}"


def _in_short(value):
    """Return a value in full, one that never ends as a result is printed: the ends beside it are not rounded.

    Examples
    --------
    >>> _in_short(0.666666666667), _in_short(1234567890.12), _in_short(80.2)
    ('0.6667', '1,234,567,890.12', '80.2')
    """
    full = _in_full(value)
    return result(float(value)) if len(full.partition(".")[2]) > DECIMALS else full


def _gloss(unit, kind=""):
    """Return a unit in English; empty for what is written in Latin letters or signs, and for no unit."""
    return "" if unit.isascii() else unit_in_english(unit, kind)


def _units_below(columns, language):
    """Return a line that glosses the units at the end of printed forms, where no column has them."""
    held = dict(columns)
    if language != "en" or UNIT in held or PRINTED not in held:
        return ""
    if any(str(name).startswith("role") for name in held):  # not all are statistics: 大 in 二十大 is no unit
        return ""
    units = {unit: _gloss(unit) for printed in held[PRINTED] if (unit := _unit_at_the_end(str(printed)))}
    said = [f"{escape(unit)} {escape(gloss)}" for unit, gloss in units.items()]
    return (
        f"<p><small>{label('table.units', language).format(units='; '.join(said))}</small></p>"
        if said
        else ""
    )


def _unit_at_the_end(printed):
    """Return the longest unit with a gloss with which a printed form ends, or ``""``.

    Examples
    --------
    >>> _unit_at_the_end("300余場次"), _unit_at_the_end("9.54億元"), _unit_at_the_end("80.2%")
    ('場次', '元', '')
    """
    tails = (printed[-length:] for length in range(min(_LONGEST_UNIT, len(printed)), 0, -1))
    return next(filter(_gloss, tails), "")


def _language():
    """Return the language of the notebook that runs."""
    shell = get_ipython()
    return "zh" if shell and shell.user_ns.get("language") == "zh" else "en"
