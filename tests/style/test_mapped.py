"""Fonts in memory: read so inside the block alone, called by their path, and good for a PDF as well."""

import io

from matplotlib import ft2font
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont

from helpers.style.house import house_style
from helpers.style.mapped import Mapped, fonts_in_memory


def test_a_font_lies_in_memory_inside_the_block_alone():
    path, own = str(findfont("DejaVu Sans")), ft2font.FT2Font
    with fonts_in_memory(), fonts_in_memory():
        found = ft2font.FT2Font(path)
    assert ft2font.FT2Font is own
    assert isinstance(found.fname, Mapped)
    assert not isinstance(own(path).fname, Mapped)
    assert str(found.fname) == path


def test_what_is_measured_is_the_same_from_memory():
    path = str(findfont("DejaVu Sans"))
    fonts = [ft2font.FT2Font(path)]
    with fonts_in_memory():
        fonts.append(ft2font.FT2Font(path))
    for font in fonts:
        font.set_size(10, 100)
    assert fonts[0].set_text("a,1").tolist() == fonts[1].set_text("a,1").tolist()
    assert fonts[0].get_width_height() == fonts[1].get_width_height()


def test_a_reader_can_save_a_chart_as_a_pdf():
    with house_style("zh"):
        figure, page = Figure(), io.BytesIO()
        figure.text(0, 0, "1 黨組織")
        figure.savefig(page, format="pdf")
    assert page.getvalue().startswith(b"%PDF")
