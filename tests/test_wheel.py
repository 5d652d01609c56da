"""What is installed from the wheel, without the checkout, reads, tabulates, checks, draws and reports."""

import json
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest

from helpers.base import ROOT

# Run by the new environment's Python, in a folder that holds the course's data and nothing of its code.
ELSEWHERE = """
import json
import sys
from pathlib import Path

import helpers
from helpers.article import read_article
from helpers.charts import draw, png
from helpers.checks import run_checks
from helpers.extract import find_numbers
from helpers.report import write_report
from helpers.table import tabulate

data = Path("data").resolve()
article = read_article(data / "article.txt")
table = tabulate(article, data / "coding.csv")
checks = run_checks(table, data / "checks.yaml")
story = data / "story.txt"
story.write_text("縣圖書館去年借出圖書12000冊。\\n\\n館員說,今年新增座位35個。\\n", encoding="utf-8")
story = read_article(story)
rows = tabulate(story)
told = {
    "from the wheel": Path(helpers.__file__).is_relative_to(sys.prefix),
    "numbers": [number.printed for number in find_numbers("這裡有3個湖。")],
    "printed": table["printed"].tolist(),
    "verdicts": checks["verdict"].tolist(),
    "chart": png(draw("how_big_they_are", table, checks, "en", article))[1:4].decode("ascii"),
    "report": write_report(story, rows, run_checks(rows), data.parent / "report").name,
}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy, since it is written beside what it packs."""
    folder = tmp_path_factory.mktemp("wheel")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in ("pyproject.toml", project["readme"], *project["license-files"]):
        copy(ROOT / name, folder)
    copytree(ROOT / "helpers", folder / "helpers", ignore=ignore_patterns("__pycache__"))
    build = "from flit_core.buildapi import build_wheel; build_wheel('.')"
    subprocess.run([sys.executable, "-c", build], cwd=folder, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_packages(wheel):
    files = {path for path in (ROOT / "helpers").rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert {path.suffix for path in files} > {".py", ".csv", ".j2", ".mplstyle"}
    packed = [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("helpers/")]
    assert sorted(packed) == sorted(path.relative_to(ROOT).as_posix() for path in files)


def test_the_reader_runs_from_the_wheel_alone(wheel, tmp_path, course):
    """The new environment has our package; what that needs comes from the one that runs the tests.

    The report is on another story: a chart of the course reads outside facts that are no part of the wheel.
    """
    venv.create(tmp_path / "new", with_pip=False)
    base = {"base": str(tmp_path / "new"), "platbase": str(tmp_path / "new")}
    paths = sysconfig.get_paths(vars=base)
    python = Path(paths["scripts"]) / Path(sys.executable).name
    install = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, wheel], check=True, capture_output=True, timeout=120)
    (Path(paths["purelib"]) / "needs.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    copytree(ROOT / "data", tmp_path / "data")
    run = subprocess.run(
        [python, "-c", ELSEWHERE], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120
    )
    assert run.returncode == 0, run.stderr
    _, tables, checks = course
    assert json.loads(run.stdout) == {
        "from the wheel": True,
        "numbers": ["3個"],
        "printed": tables["en"]["printed"].tolist(),
        "verdicts": checks["en"]["verdict"].tolist(),
        "chart": "PNG",
        "report": "report.html",
    }
