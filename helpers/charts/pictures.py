"""How a finished chart leaves the computer: PNG and SVG with alt text inside, and the notebook's output."""

import html
import io
from base64 import b64encode

import numpy as np
import pandas as pd

from helpers.base import NO_MATH, TAGS, in_xml, label, short
from helpers.style import house_style
from helpers.table import first_rows

SCALE = 2  # pixels of a PNG for each CSS pixel
CARD = "box-sizing:border-box;height:auto;align-self:flex-start;border-radius:4px;background:white"
MARGIN = 8  # CSS pixels of the card around a chart
ROWS = 40  # of the data beside a chart
NARROWEST = 320  # CSS pixels: where two charts have less each, the second goes below


def alt_text(figure, language=""):
    """Return a chart's alt text: kind, data, reason, then where the data are.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        A chart made by `draw` or `draw_intervals`.
    language : str
        ``en`` or ``zh``; empty for the language of the chart.

    Notes
    -----
    The order follows https://nightingaledvs.com/writing-alt-text-for-data-visualization/.
    """
    return figure.record["alt"][language or figure.record["language"]]


def png(figure):
    """Return the chart as PNG bytes at twice the screen's pixels, with title and alt text inside."""
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    if record := getattr(figure, "record", None):
        about.add_itxt("Title", record["title"], TAGS[record["language"]])
        for each in sorted(TAGS, key=record["language"].__eq__):  # who keeps one description keeps the last
            about.add_itxt("Description", alt_text(figure, each), TAGS[each])
    return _packed(_pixels(figure), about)


def _pixels(figure):
    """Return the colours of a figure, one number a pixel, row by row."""
    high, wide = (int(one * 100 * SCALE) for one in (figure.get_figheight(), figure.get_figwidth()))
    drawn = _bytes(figure, format="rgba", dpi=100 * SCALE)
    return np.frombuffer(drawn, "<u4", high * wide).reshape(high, wide)


def _packed(picture, about=None):
    """Return PNG bytes in the 256 commonest colours: flat charts need no more, at half the size."""
    from PIL import Image

    pixels = picture.ravel()
    starts = np.r_[0, np.flatnonzero(pixels[1:] != pixels[:-1]) + 1]  # of runs of one colour: far fewer
    lengths = np.diff(starts, append=pixels.size)
    which, colours = pd.factorize(pixels[starts], sort=True)  # what np.unique gives, without sorting all
    commonest = np.argsort(-np.bincount(which, weights=lengths), kind="stable")[:256]
    colours = colours.view(np.uint8).reshape(-1, 4)[:, :3].astype(float)
    kept = colours[commonest]
    # The square of the distance, without that of the colour itself, which is the same to all.
    nearest = (np.square(kept).sum(axis=1) - 2 * colours @ kept.T).argmin(axis=1).astype(np.uint8)
    few = Image.fromarray(np.repeat(nearest[which], lengths).reshape(picture.shape))
    few.putpalette(kept.astype(np.uint8).tobytes())
    stream = io.BytesIO()
    few.save(stream, "png", pnginfo=about, compress_level=4)
    return stream.getvalue()


def svg(figure):
    """Return the chart as SVG bytes: glyphs as outlines, title and description for screen readers."""
    text = _bytes(figure, format="svg", metadata={"Date": None, "Creator": None}).decode("utf-8")
    record, own = figure.record, figure.record["language"]
    name = f"{record['id']}-{own}"  # ids of its own: several charts may stand in one page
    said = f' role="img" lang="{TAGS[own]}" aria-labelledby="{name}-title {name}-desc"'
    words = f'\n <title id="{name}-title">{_in_xml(record["title"])}</title>'
    for each in sorted(TAGS, key=own.__ne__):
        mark = f' id="{name}-desc"' if each == own else ""
        words += f'\n <desc{mark} lang="{TAGS[each]}">{_in_xml(alt_text(figure, each))}</desc>'
    end = text.index(">", text.index("<svg "))
    return (text[:end] + said + ">" + words + text[end + 1 :]).encode("utf-8")


def _in_xml(text):
    return html.escape(in_xml(text))


def _bytes(figure, **options):
    with house_style(getattr(figure, "record", {}).get("language", "en")):
        stream = io.BytesIO()
        figure.savefig(stream, **options)
    return stream.getvalue()


def show(*figures):
    """Show a chart in the notebook with its alt text and data; several stand side by side if there is room.

    A picture stands in HTML, for JupyterLab passes over the alt text of a bare PNG. It is an output of its
    own, so that the words below it can be compared as text.
    """
    from IPython.display import HTML, display

    pictures = f'<div style="display:flex;flex-wrap:wrap;gap:1em">{"".join(map(_picture, figures))}</div>'
    words = " ".join(_alt(figure) for figure in figures)
    display({"text/html": pictures, "text/plain": words}, raw=True)
    display(HTML(f"<div {NO_MATH}>{''.join(map(_words, figures))}</div>"))


def _picture(figure):
    """Return a chart as HTML: no wider than it was drawn, on a white card also where the page is dark."""
    wide = round(figure.get_figwidth() * 100) + 2 * MARGIN
    style = f"{CARD};padding:{MARGIN}px;flex:1 1 {NARROWEST}px;min-width:0;max-width:min(100%,{wide}px)"
    return picture_html(figure, _alt(figure), f'width="{wide}" style="{style}"')


def picture_html(figure, alt, size):
    """Return a figure as an image in HTML.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    alt : str
        As text: it is escaped here.
    size : str
        The other attributes of the image, as HTML.
    """
    return image_html(b64encode(png(figure)).decode("ascii"), alt, size)


def image_html(source, alt, size):
    """Return a PNG in base 64 as `picture_html` returns a figure.

    Examples
    --------
    >>> image_html("iVBORw", "Seven bars.", 'width="375"')
    '<img src="data:image/png;base64,iVBORw" alt="Seven bars." width="375">'
    """
    return f'<img src="data:image/png;base64,{source}" alt="{html.escape(alt)}" {size}>'


def _alt(figure):
    if hasattr(figure, "record"):
        return alt_text(figure)
    return "A chart without alt text: who can't see it learns nothing from it."


def _words(figure):
    if not hasattr(figure, "record"):
        return f"<p>{html.escape(_alt(figure))}</p>"
    spoken = html.escape(label("chart.alt_text", figure.record["language"]))
    return f"<p><b>{spoken}</b> {html.escape(alt_text(figure))}</p>{data_table(figure)}"


def embed(figure, folder=""):
    """Return the HTML that shows a saved chart on another page: picture, alt text, source line.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    folder : str
        Where the picture lies, as the page counts it; with a stroke at its end.
    """
    record = figure.record
    picture, alt, source = (
        html.escape(text) for text in (f"{folder}{record['id']}.png", alt_text(figure), record["source"])
    )
    return (
        f'<figure lang="{TAGS[record["language"]]}">\n'
        f'<img src="{picture}" alt="{alt}" style="max-width: 100%; height: auto">\n'
        f"<figcaption>{source}</figcaption>\n</figure>\n"
    )


def data_table(figure):
    """Return what a chart shows as an HTML table that opens at a click.

    Its numbers have as many digits as a reader wants; the file of the data has them all.
    """
    language = figure.record["language"]
    data = _without_row_numbers(figure.record["data"]).reset_index(drop=True)
    summary = html.escape(label("chart.data_table", language))
    return (
        f'<details style="margin-bottom:1em"><summary>{summary}</summary>'
        f"{first_rows(data, ROWS, label('chart.rows', language), language, short)}</details>"
    )


def _without_row_numbers(data):
    """Return the data without ids that only count rows (s001): they say nothing to who reads a chart."""
    if "id" not in data or not data["id"].str.fullmatch(r"s\d{3,}").all():
        return data
    return data.drop(columns="id")
