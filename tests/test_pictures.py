"""A stored picture that the code no longer draws is noticed, by the comparison and in a run of nbval."""

import base64
import io
import subprocess
import sys

import nbformat
import pytest
from PIL import Image, ImageDraw

from helpers.base import ROOT
from helpers.batch.notebooks import store_notebooks
from tests.pictures import stale_pictures


def picture(width=80, dot=None):
    """Return an output of a cell: a white picture with a dot, or none, of 8 by 8 pixels."""
    drawn = Image.new("RGB", (width, 80), "white")
    if dot:
        ImageDraw.Draw(drawn).rectangle((dot, dot, dot + 7, dot + 7), fill="black")
    file = io.BytesIO()
    drawn.save(file, "png")
    return nbformat.v4.new_output(
        "display_data", {"image/png": base64.b64encode(file.getvalue()).decode("ascii")}
    )


def in_html(output):
    """Return an output that shows the same picture as `show` of the course does."""
    html = f'<img src="data:image/png;base64,{output["data"]["image/png"]}" alt="A dot.">'
    return nbformat.v4.new_output("display_data", {"text/html": html})


TEXT = nbformat.v4.new_output("stream", text="12\n")


@pytest.mark.parametrize(
    ("stored", "drawn", "wrong"),
    [
        ([TEXT, picture(dot=8)], [picture(dot=8), TEXT], ""),
        ([TEXT], [TEXT], ""),
        ([picture(dot=8)], [picture(dot=16)], "Picture 1 of 1"),
        ([in_html(picture(dot=8))], [in_html(picture(dot=8))], ""),
        ([picture(), in_html(picture(dot=8))], [picture(), in_html(picture())], "Picture 2 of 2"),
        ([picture(), picture(dot=8)], [picture(), picture()], "Picture 2 of 2"),
        ([picture()], [picture(width=81)], "Picture 1 of 1"),
        ([picture()], [TEXT], "stores 1 pictures and draws 0"),
        ([], [picture(), picture()], "stores 0 pictures and draws 2"),
    ],
)
def test_a_picture_that_differs_is_named(stored, drawn, wrong):
    assert (stale_pictures(stored, drawn) == "") == (wrong == "")
    assert wrong in stale_pictures(stored, drawn)


def test_nbval_fails_where_the_stored_picture_is_another(tmp_path):
    notebook = nbformat.v4.new_notebook()
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    source = 'from PIL import Image\nImage.new("RGB", (80, 80), "white")'
    notebook.cells = [nbformat.v4.new_code_cell(source), nbformat.v4.new_code_cell(source)]
    path = tmp_path / "01_white.ipynb"
    nbformat.write(notebook, path)
    assert store_notebooks([path]) == 0
    notebook = nbformat.read(path, 4)
    notebook.cells[1].source = source.replace("white", "black")
    nbformat.write(notebook, path)
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "conftest", str(path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120)
    assert "1 failed, 1 passed" in run.stdout
    assert "Picture 1 of 1 looks different now" in run.stdout
