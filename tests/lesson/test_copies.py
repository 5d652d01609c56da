"""The student's copy: laid out once, never overwritten, set aside with its date, opened in JupyterLab."""

import json
import os
import re
import signal
import subprocess
import sys
from threading import Event
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from helpers.base import ROOT, relative
from helpers.lesson import course_notebooks, lab, lay_out, set_aside
from helpers.lesson.copies import COPY, free
from helpers.lesson.editions import is_prose, read_notebook
from helpers.lesson.key import KEY, decoded
from helpers.lesson.record import RECORD


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    """Return a folder with a student's copy, for tests that change nothing in it."""
    return lay_out(tmp_path_factory.mktemp("course"))


def test_all_notebooks_and_the_key_are_there(laid_out):
    names = sorted(path.name for path in laid_out.iterdir())
    assert names == [KEY, *(path.name for path in course_notebooks())]
    assert decoded((laid_out / KEY).read_text(encoding="ascii"))["solutions"]


def test_links_lead_to_files(laid_out):
    for path in laid_out.glob("*.ipynb"):
        words = "\n".join(cell.source for cell in read_notebook(path).cells if is_prose(cell))
        links = re.findall(r"\]\(([^)#:]+)\)", words)
        assert [link for link in links if not (laid_out / link).exists()] == []


def test_a_copy_lies_as_deep_as_the_notebooks():
    """So a link holds in both, and a student's reads as the course has it."""
    assert relative(ROOT, ROOT / COPY) == relative(ROOT, ROOT / "notebooks") == ".."


def test_what_a_student_typed_is_kept_and_what_is_missing_comes_back(tmp_path):
    folder = lay_out(tmp_path)
    first, second, *_ = sorted(folder.glob("*.ipynb"))
    first.write_text("typed", encoding="utf-8")
    second.unlink()
    (folder / KEY).write_text("damaged", encoding="ascii")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    lay_out(tmp_path)
    assert first.read_text(encoding="utf-8") == "typed"
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert second.exists() and decoded((folder / KEY).read_text(encoding="ascii"))


def test_where_the_notebooks_were_taken_away_the_copy_stays(tmp_path, monkeypatch):
    (tmp_path / COPY).mkdir()
    (tmp_path / COPY / KEY).write_text("as it is", encoding="ascii")
    monkeypatch.setattr("helpers.lesson.copies.course_notebooks", list)
    lay_out(tmp_path)
    assert (tmp_path / COPY / KEY).read_text(encoding="ascii") == "as it is"


def test_set_aside_twice_a_day_keeps_both_with_their_records(tmp_path):
    kept = []
    for text in ("one", "two"):
        (tmp_path / COPY).mkdir()
        (tmp_path / COPY / "00_start_here.ipynb").write_text(text, encoding="utf-8")
        (tmp_path / "output").mkdir(exist_ok=True)
        (tmp_path / "output" / RECORD).write_text(text, encoding="utf-8")
        kept.append(set_aside(tmp_path))
    assert not (tmp_path / COPY).exists() and not (tmp_path / "output" / RECORD).exists()
    assert [re.sub(r"\d{4}-\d\d-\d\d", "DAY", path.name) for path in kept] == [f"{COPY}-DAY", f"{COPY}-DAY-2"]
    for path, text in zip(kept, ("one", "two"), strict=True):
        assert {file.read_text(encoding="utf-8") for file in path.iterdir()} == {text}
        assert len(list(path.iterdir())) == 2
    assert set_aside(tmp_path) is None


def test_free_finds_the_next_name(tmp_path):
    for name in ("a", "a-2", "a-3"):
        (tmp_path / name).mkdir()
    assert free(tmp_path / "a").name == "a-4" and free(tmp_path / "b").name == "b"


def test_git_ignores_copies_old_and_new():
    asked = [f"{COPY}/00_start_here.ipynb", f"{COPY}-2026-11-26-2/.answers", "notebooks/00_start_here.ipynb"]
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", *asked], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode == 128:
        pytest.skip("git is not at hand, or this is no clone")
    assert done.stdout.split() == asked[:2]


def got(address):
    """Return what a server on this machine sends; it says its address a moment before it listens."""
    for _ in range(100):
        try:
            return build_opener(ProxyHandler({})).open(address, timeout=60).read().decode("utf-8")
        except URLError:
            Event().wait(0.3)
    raise AssertionError(f"no reply from {address}")


def test_jupyterlab_opens_at_the_root_without_news_or_answers(tmp_path):
    """As `make author` does, for real: the page is there, and what its browser is told."""
    code = (
        "import sys; from helpers.base import ROOT; from helpers.lesson import lab; "
        "lab(ROOT / 'notebooks', ['--no-browser', '--port=0', '--IdentityProvider.token=', '--allow-root'])"
    )
    clean = dict(
        os.environ, HOME=str(tmp_path), JUPYTER_CONFIG_DIR=str(tmp_path), JUPYTER_DATA_DIR=str(tmp_path)
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code], env=clean, stderr=subprocess.PIPE, encoding="utf-8"
    )
    try:
        told = (re.search(r"http://127\.0\.0\.1:\d+/\S*", line) for line in server.stderr)
        address = next(found[0] for found in told if found)
        base = address.partition("/lab")[0]
        assert address.endswith("/lab/tree/notebooks/00_start_here.ipynb")
        assert "JupyterLab" in got(address)
        listed = got(f"{base}/api/contents/data")
        assert "article.txt" in listed and "exercises.yaml" not in listed
        settings = got(f"{base}/lab/api/settings/@jupyterlab/apputils-extension:notification")
        assert json.loads(settings)["schema"]["properties"]["fetchNews"]["default"] == "false"
        assert json.loads(got(f"{base}/api/contents/README.md"))["type"] == "file"
        kernel = json.loads(got(f"{base}/api/kernelspecs"))["kernelspecs"]["python3"]["spec"]
        assert "helpers.lesson.slips" in kernel["argv"][-1]
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=60)


def test_more_options_reach_jupyterlab(monkeypatch, capsys):
    given = []
    monkeypatch.setattr("jupyterlab.labapp.main", given.extend)
    monkeypatch.setenv("JUPYTER_PATH", "elsewhere")
    lab(ROOT / "notebooks", ["--no-browser"])
    assert given[-1] == "--no-browser" and f"--ServerApp.root_dir={ROOT}" in given
    assert os.environ["JUPYTER_PATH"].endswith(os.pathsep + "elsewhere")
    assert "opens notebooks/00_start_here.ipynb" in capsys.readouterr().out
