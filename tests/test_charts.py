"""Every chart, in both languages and both widths: clean, deterministic, for every eye."""

import html
import io
import json
import warnings

import matplotlib as mpl
import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from daltonlens import simulate
from matplotlib.colors import to_rgb
from PIL import Image

from helpers.bad_charts import draw_bad
from helpers.charts import (
    CHARTS,
    alt_text,
    draw,
    lint,
    lint_alt,
    png,
    save_charts,
)
from helpers.house import BLUE, GREY, INK, RUST
from helpers.labels import TAGS
from helpers.pictures import svg
from helpers.seen import contrast

each_chart = pytest.mark.parametrize("chart", CHARTS)
each_language = pytest.mark.parametrize("language", ["en", "zh"])
each_width = pytest.mark.parametrize("width", ["slide", "phone"])


@each_width
@each_language
@each_chart
def test_lint_has_nothing_to_say(drawn, chart, language, width):
    assert lint(drawn(chart, language, width)) == []


@each_language
@each_chart
def test_no_glyph_is_missing(drawn, chart, language):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png(drawn(chart, language))


@each_language
@each_chart
def test_alt_text_is_complete_and_in_every_file(drawn, chart, language):
    figure = drawn(chart, language)
    alt = alt_text(figure)
    assert lint_alt(alt, figure) == []
    with Image.open(io.BytesIO(png(figure))) as picture:
        assert picture.text["Description"] == alt
        assert picture.size == (1600, int(figure.get_figheight() * 200))
    drawing = svg(figure).decode("utf-8")
    assert 'role="img"' in drawing
    assert f'<title id="{chart}-{language}-title">' in drawing
    for each, tag in TAGS.items():  # own last in the PNG, first in the SVG
        assert f'lang="{tag}">{html.escape(alt_text(figure, each))}</desc>' in drawing


@each_chart
def test_alt_text_is_the_same_in_either_chart(drawn, chart):
    """Both languages say the same numbers, whichever the chart is drawn in; only the glosses differ."""
    english, chinese = drawn(chart, "en"), drawn(chart, "zh")
    if chart != "hedged_figures":
        assert english.record["alt"] == chinese.record["alt"]


@each_chart
def test_the_same_bytes_every_time(course, drawn, chart):
    article, tables, checks = course
    first, second = drawn(chart), draw(chart, tables["en"], checks["en"], "en", article)
    assert png(first) == png(second)
    assert svg(first) == svg(second)
    assert b"dc:date" not in svg(first)


def test_the_paper_is_white_and_the_marks_have_their_colour(drawn):
    picture = Image.open(io.BytesIO(png(drawn("coverage_bars")))).convert("RGB")
    colours = {colour for _, colour in sorted(picture.getcolors(10**6), reverse=True)[:3]}
    assert (255, 255, 255) in colours
    assert tuple(round(255 * part) for part in to_rgb(BLUE)) in colours


@each_chart
def test_nothing_global_changes(course, chart):
    article, tables, checks = course
    before = dict(mpl.rcParams)
    png(draw(chart, tables["zh"], checks["zh"], "zh", article))
    assert dict(mpl.rcParams) == before


DEFICIENCIES = [simulate.Deficiency.PROTAN, simulate.Deficiency.DEUTAN, simulate.Deficiency.TRITAN]


def simulated(colour, deficiency):
    pixel = np.array([[[int(colour[i : i + 2], 16) for i in (1, 3, 5)]]], dtype=np.uint8)
    return simulate.Simulator_Machado2009().simulate_cvd(pixel, deficiency, severity=1.0)[0, 0] / 255


@pytest.mark.parametrize("deficiency", DEFICIENCIES, ids=lambda one: one.name.lower())
def test_colours_hold_for_colour_vision_deficiencies(deficiency):
    blue, rust = simulated(BLUE, deficiency), simulated(RUST, deficiency)
    assert min(contrast(tuple(colour), "white") for colour in (blue, rust)) >= 4.5
    assert deltaE(blue * 255, rust * 255, input_space="sRGB255", uniform_space="CAM02-UCS") > 25


def test_grey_is_enough(drawn):
    """In grey, blue and rust are alike, so what they stand for differs in hatch or shape."""
    lightness = [
        cspace_convert([int(c[i : i + 2], 16) for i in (1, 3, 5)], "sRGB255", "CAM02-UCS")[0]
        for c in (BLUE, RUST)
    ]
    assert abs(lightness[0] - lightness[1]) < 10
    bars = drawn("firm_rights").axes[0].patches
    assert len({bar.get_hatch() for bar in bars}) == 2
    marks = {line.get_marker() for line in drawn("universe_bounds").axes[0].lines} - {"None"}
    assert marks == {"o", "D"}
    assert all(contrast(colour, "white") >= 4.5 for colour in (INK, GREY, BLUE, RUST))


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(tmp_path, course):
    _, tables, _ = course
    table = tables["en"][:2].assign(subject='=HYPERLINK("evil")')
    save_charts(table, tmp_path)
    text = (tmp_path / "how_big_they_are.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK" in text
    assert ",=" not in text
    assert ',"=' not in text


def test_errors_in_the_readers_words(course):
    _, tables, checks = course
    with pytest.raises(ValueError, match="No chart is called 'pie'"):
        draw("pie", tables["en"])
    with pytest.raises(ValueError, match="no row"):
        draw("how_big_they_are", tables["en"][:0])
    with pytest.raises(ValueError, match="the course's own article"):
        draw("coverage_bars", tables["en"][:5])
    with pytest.raises(ValueError, match="run the checks first"):
        draw("universe_bounds", tables["en"])
    with pytest.raises(ValueError, match="No bad example"):
        draw_bad("worst", tables["en"], checks["en"])


def test_saved_files_and_manifest(course, tmp_path):
    article, tables, checks = course
    folder = tmp_path / "charts"
    manifest = save_charts(tables["zh"], folder, checks["zh"], "zh", article)
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8")) == manifest
    assert [entry["id"] for entry in manifest] == list(CHARTS)
    for entry in manifest:
        assert set(entry) == {"id", "title", "language", "alt", "files", "data", "source"}
        assert set(entry["alt"]) == {"en", "zh"}
        assert "2023年8月30日" in entry["source"]
        for name in (*entry["files"].values(), entry["data"]):
            assert name.startswith(entry["id"])
            assert (folder / name).stat().st_size > 0
    listed = {name for entry in manifest for name in (*entry["files"].values(), entry["data"])}
    assert {path.name for path in folder.iterdir()} == listed | {"manifest.json"}
