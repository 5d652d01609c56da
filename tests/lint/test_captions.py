"""The words round a chart: what counts as a title, a unit, a source."""

import pytest
from matplotlib.figure import Figure

from helpers.lint.captions import source_faults, title_faults, unit_faults
from helpers.lint.texts import looked_at


@pytest.fixture
def figure():
    figure = Figure(figsize=(6, 4))
    figure.add_axes((0.2, 0.25, 0.7, 0.55)).bar([0, 1], [98, 99])
    return figure


LONG = " ".join(["word"] * 25)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (lambda figure: figure.axes[0].set_title("A finding", loc="left"), None),
        (lambda figure: figure.axes[0].set_title("A finding", loc="right"), None),
        (lambda figure: figure.suptitle("A finding"), None),
        (lambda figure: figure.text(0.1, 0.9, "A finding", size=15), None),
        (lambda figure: figure.text(0.1, 0.9, "As small as the rest", size=10), "No title"),
        (lambda figure: figure.text(0.1, 0.05, "Large, but below", size=15), "No title"),
        (lambda figure: figure.suptitle(" "), "No title"),
        (lambda figure: figure.suptitle("A finding").set_visible(False), "No title"),
        (lambda figure: (figure.suptitle("Short"), figure.axes[0].set_title(LONG)), "has 25 words"),
    ],
)
def test_what_is_a_title(figure, said, fault):
    said(figure)
    found = title_faults(looked_at(figure))
    assert fault in found[0] if fault else found == []


def ticks(form):
    return lambda figure: figure.axes[0].yaxis.set_major_formatter(form)


NAMES = ["9 stalls", "12 stalls"]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (lambda figure: figure.axes[0].set_ylabel("tonnes"), True),
        (lambda figure: figure.supylabel("tonnes"), True),
        (lambda figure: figure.axes[0].set_ylabel(" "), False),
        (lambda figure: figure.axes[0].set_ylabel("tonnes").set_visible(False), False),
        (lambda figure: figure.text(0.1, 0.9, "Production, tonnes, 2022"), True),
        (lambda figure: figure.text(0.1, 0.05, "Made in tonnes of haste"), False),
        (lambda figure: figure.text(0.1, 0.9, "The finding", size=15), False),
        (lambda figure: figure.axes[0].bar_label(figure.axes[0].containers[0]), False),
        (ticks("{x:.0f} tonnes"), True),
        (ticks("{x:.0f} km"), True),
        (ticks("{x:.0f}%"), True),
        (ticks("${x:.0f}"), True),
        (ticks("{x:.0f} million tonnes"), True),
        (ticks("{x:.0f} million"), False),
        (ticks("{x:.0f}k"), False),
        (ticks("{x:.0e}"), False),
        (ticks("20{x:.0f}年"), False),
        (lambda figure: figure.axes[0].set_yscale("log"), False),
        (lambda figure: figure.axes[0].barh(NAMES, [1, 2]), False),
    ],
)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_what_names_a_unit(figure, said, named):
    said(figure)
    assert (unit_faults(looked_at(figure)) == []) == named


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Source: me", True),
        ("Sources: me and you", True),
        ("Data: People’s Daily", True),
        ("Note: rounded. Source: me", True),
        ("SOURCE: «me»", True),
        ("來源：人民日報", True),
        ("資料來源：人民日報", True),
        ("数据来源：人民日报", True),
        ("注：四捨五入。資料：人民日報", True),
        ("Source:", False),
        ("Source: ...", False),
        ("Sourced nobody knows where", False),
        ("Source of the finding: none", False),
        ("Resource: me", False),
        ("來源不明", False),
    ],
)
def test_what_is_a_source_line(figure, line, found):
    figure.text(0.1, 0.05, line)
    assert (source_faults(looked_at(figure)) == []) == found
