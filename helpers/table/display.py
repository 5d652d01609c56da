"""A table on the screen: nothing in it is cut short, and nothing in it can act as HTML."""

from decimal import Decimal
from html import escape

from IPython.display import HTML

_CELL = "text-align:left;vertical-align:top;white-space:normal;line-height:1.6;padding:.5em .8em"
_WORD = 16  # a cell of up to this many characters is a word or a date: it does not break at its hyphens


def show_table(frame):
    """Show a table whole: long texts wrapped and none cut short, large numbers grouped, nothing for NaN.

    Examples
    --------
    >>> import pandas as pd
    >>> shown = show_table(pd.DataFrame({"printed": ["<b>3萬個</b>"], "value": [30000.0]})).data
    >>> "&lt;b&gt;" in shown, ">30,000<" in shown
    (True, True)
    """
    names = "".join(f'<th scope="col" style="{_CELL}">{escape(str(name))}</th>' for name in frame)
    rows = "".join(
        f"<tr>{''.join(_cell(_said(cell)) for cell in row)}</tr>" for row in frame.itertuples(index=False)
    )
    return HTML(f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>")


def _cell(text):
    style = _CELL.replace("normal", "nowrap") if len(text) <= _WORD else _CELL
    return f'<td style="{style}">{escape(text)}</td>'


def _said(cell):
    if not isinstance(cell, float | Decimal):
        return str(cell)
    if cell != cell:  # only NaN differs from itself
        return ""
    digits = 15 if float(cell).is_integer() else 12  # twelve hide the noise of floats
    return f"{Decimal(f'{float(cell):.{digits}g}'):,f}"
