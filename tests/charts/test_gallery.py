"""Every chart, in both languages and both widths: clean, deterministic, for every eye."""

import html
import io
import json
import re
from functools import cache
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from colorspacious import deltaE
from daltonlens import simulate
from matplotlib.artist import setp
from matplotlib.colors import to_hex, to_rgb
from PIL import Image

from helpers.base import TAGS
from helpers.charts.bad import draw_bad
from helpers.charts.gallery import draw, save_charts
from helpers.charts.pictures import SCALE, alt_text, png, svg
from helpers.lint import contrast, drawn_marks, lint, lint_alt
from helpers.style import BLUE, RUST
from tests.pictures import OF_THE_COURSE

picture_of = cache(png)  # each figure is drawn once, and nobody changes it afterwards

each_chart = pytest.mark.parametrize("chart", OF_THE_COURSE)
each_language = pytest.mark.parametrize("language", ["en", "zh"])
each_width = pytest.mark.parametrize("width", ["slide", "phone"])


@each_width
@each_language
@each_chart
def test_lint_has_nothing_to_say(drawn, chart, language, width):
    assert lint(drawn(chart, language, width)) == []


@each_language
@each_chart
def test_alt_text_is_complete_and_in_every_file(drawn, chart, language):
    figure = drawn(chart, language)
    alt = alt_text(figure)
    assert lint_alt(alt, figure) == []
    with Image.open(io.BytesIO(picture_of(figure))) as picture:
        assert picture.text["Description"] == alt
        assert picture.size == (1600, int(figure.get_figheight() * 200))
    drawing = svg(figure).decode("utf-8")
    assert 'role="img"' in drawing
    assert f'<title id="{chart}-{language}-title">' in drawing
    for each, tag in TAGS.items():  # own last in the PNG, first in the SVG
        assert f'lang="{tag}">{html.escape(alt_text(figure, each))}</desc>' in drawing


@each_chart
def test_alt_text_is_the_same_in_either_chart(drawn, chart):
    """Both languages say the same numbers, whichever the chart is drawn in; glosses and subjects differ."""
    english, chinese = drawn(chart, "en").record["alt"], drawn(chart, "zh").record["alt"]
    if chart in ("hedged_figures", "shares_of_a_whole", "largest_of_one_unit", "largest_of_another_unit"):
        for language in TAGS:
            said = [re.findall(r"\d[\d,.]*", alt[language]) for alt in (english, chinese)]
            assert said[0] == said[1] != []
    elif chart != "what_the_checks_allow":  # its questions are in one language
        assert english == chinese


@each_chart
def test_the_same_bytes_every_time_and_nothing_global_changes(course, drawn, chart):
    article, tables, checks = course
    first, before = drawn(chart), dict(mpl.rcParams)
    second = draw(chart, tables["en"], checks["en"], "en", article)
    assert picture_of(first) == png(second)
    drawing = svg(first)
    assert drawing == svg(second)
    assert b"dc:date" not in drawing
    assert dict(mpl.rcParams) == before


def test_the_paper_is_white_and_the_marks_have_their_colour(drawn):
    picture = Image.open(io.BytesIO(picture_of(drawn("coverage_bars")))).convert("RGB")
    colours = {colour for _, colour in sorted(picture.getcolors(10**6), reverse=True)[:3]}
    assert (255, 255, 255) in colours
    assert tuple(round(255 * part) for part in to_rgb(BLUE)) in colours


# Nearer than this, in CAM02-UCS, colours count as alike. The course's nearest two are 23 apart in the
# simulations (grey and blue, tritan); the nearest two of matplotlib's petroff6, made to be told apart,
# 15; those of its default colours, 2.
APART = 20
PAPER = 4.5  # contrast of a mark with the paper: WCAG asks for 3 of marks, and for this of text


def in_grey(colours):
    return np.asarray(Image.fromarray(colours).convert("L").convert("RGB"))


def in_eyes(deficiency):
    return lambda colours: simulate.Simulator_Machado2009().simulate_cvd(colours, deficiency, severity=1.0)


VIEWS = {each.name.lower(): in_eyes(each) for each in simulate.Deficiency} | {"grey": in_grey}


def part(picture, box):
    """Return the part of a picture that a box of its figure covers."""
    left, right, low, high = (SCALE * end for end in (box.x0, box.x1, box.y0, box.y1))
    return picture.crop((left, picture.height - high, right, picture.height - low))


def kinds(figure):
    """Return the palette of the picture, and of each kind of mark its look and the places of its colours."""
    found = set()
    with Image.open(io.BytesIO(picture_of(figure))) as picture:
        palette = np.array(picture.getpalette(), dtype=np.uint8).reshape(1, -1, 3)
        for axes in figure.axes:
            counts = part(picture, axes.bbox).histogram()
            for mark in drawn_marks(axes):
                colours = [colour for colour in (mark.colour, mark.edge) if colour is not None]
                look = mark.look, mark.width if mark.look[0] == "lines" else None  # of strokes breadth counts
                found.add((look, *(place(palette, counts, colour) for colour in colours)))
    return palette, found


def place(palette, counts, colour):
    """Return where in the palette a colour of the marks is; the picture must show it."""
    far = np.abs(palette[0] - 255 * np.array(colour)).max(axis=1)
    assert far.min() < 1
    assert counts[far.argmin()] > 100
    return far.argmin()


def alike(figure):
    """Return what can't be told apart in the picture: the view, and two colours or a colour and paper.

    A picture of ours is its palette, so whoever simulates the palette has simulated each pixel. In grey
    two colours may be alike if shape or hatch differ.
    """
    palette, found = kinds(figure)
    names = [to_hex(colour / 255) for colour in palette[0]]
    faults = set()
    for view, see in VIEWS.items():
        viewed = see(palette)[0].astype(float)
        for _, *places in found:
            if max(contrast(tuple(viewed[one] / 255), "white") for one in places) < PAPER:
                faults.add((view, names[places[0]], "paper"))
        for (look, one, *_), (other, two, *_) in combinations(found, 2):
            near = deltaE(viewed[one], viewed[two], input_space="sRGB255", uniform_space="CAM02-UCS") < APART
            if one != two and near and (view != "grey" or look == other):
                faults.add((view, *sorted((names[one], names[two]))))
    return faults


@each_width
@each_chart
def test_marks_are_told_apart_by_every_eye_and_in_grey(drawn, chart, width):
    assert alike(drawn(chart, "en", width)) == set()


def test_the_hatch_shows_in_grey(drawn):
    """In grey the bars of patents and certificates are alike but for the hatch: it must be in the picture."""
    figure = drawn("firm_rights")
    spread = {}
    with Image.open(io.BytesIO(picture_of(figure))).convert("L") as grey:
        for bar in figure.axes[0].patches:
            filling = part(grey, bar.get_window_extent().padded(-1))
            spread.setdefault(bool(bar.get_hatch()), []).append(np.std(filling))
    assert max(spread[False]) < 1
    assert min(spread[True]) > 30


def test_eyes_that_mix_up_colours_are_simulated(course):
    """The dots of the bad example differ in colour alone: red and green, blue and violet."""
    article, tables, checks = course
    found = alike(draw_bad("colour_alone", tables["en"], checks["en"], "en", article))
    assert {("deutan", "#2ca02c", "#d62728"), ("protan", "#1f77b4", "#9467bd")} <= found
    assert ("grey", "#1f77b4", "#8c564b") in found
    assert ("deutan", "#ff7f0e", "paper") in found


@pytest.mark.parametrize(
    ("chart", "spoil"),
    [
        ("firm_rights", lambda axes: setp(axes.patches, hatch="")),
        ("universe_bounds", lambda axes: setp(axes.lines, marker="o")),
    ],
)
def test_colours_without_hatch_or_shape_are_alike_in_grey(course, chart, spoil):
    article, tables, checks = course
    figure = draw(chart, tables["en"], checks["en"], "en", article)
    spoil(figure.axes[0])
    assert alike(figure) == {("grey", BLUE, RUST)}


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
    with pytest.raises(ValueError, match=r"drawn in 'fr'\. Choose one of: en, zh"):
        draw("coverage_bars", tables["en"], language="fr")
    with pytest.raises(ValueError, match=r"drawn in 'tablet'\. Choose one of: slide, phone"):
        draw("coverage_bars", tables["en"], width="tablet")
    with pytest.raises(ValueError, match="no row"):
        draw("how_big_they_are", tables["en"][:0])
    with pytest.raises(ValueError, match="the course's own article"):
        draw("coverage_bars", tables["en"][:5])
    with pytest.raises(ValueError, match="run the checks first"):
        draw("universe_bounds", tables["en"])
    with pytest.raises(ValueError, match="No bad example"):
        draw_bad("worst", tables["en"], checks["en"])


@pytest.fixture(scope="module")
def saved(course, tmp_path_factory):
    """Return the folder of the saved charts, and the manifest."""
    article, tables, checks = course
    folder = tmp_path_factory.mktemp("charts")
    return folder, save_charts(tables["zh"], folder, checks["zh"], "zh", article)


def files_of(entry):
    return [*entry["files"].values(), entry["data"]]


def test_the_manifest_names_every_file_and_no_other(saved):
    folder, manifest = saved
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8")) == manifest
    assert [entry["id"] for entry in manifest] == list(OF_THE_COURSE)
    listed = {name for entry in manifest for name in files_of(entry)}
    assert {path.name for path in folder.iterdir()} == listed | {"manifest.json"}


@pytest.mark.parametrize("place", range(len(OF_THE_COURSE)), ids=OF_THE_COURSE)
def test_a_saved_chart_has_its_words_and_files(saved, place):
    folder, manifest = saved
    entry = manifest[place]
    assert set(entry) == {"id", "title", "language", "alt", "files", "data", "source"}
    assert set(entry["alt"]) == {"en", "zh"}
    assert "2023年8月30日" in entry["source"]
    assert [name for name in files_of(entry) if not name.startswith(entry["id"])] == []
    assert [name for name in files_of(entry) if (folder / name).stat().st_size == 0] == []
