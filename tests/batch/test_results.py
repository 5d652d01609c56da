"""The folder of an article's results: a run takes away what a run left there, and nothing else."""

import json
from shutil import copytree

import pytest

from helpers.base import ROOT
from helpers.batch.results import RESULTS, earlier_results, require_own, stamp
from helpers.charts import save_charts
from helpers.lesson import course_notebooks


def clear(folder):
    for path in earlier_results(folder):
        path.unlink()


@pytest.fixture(scope="module")
def charts(tmp_path_factory, course):
    article, tables, checks = course
    folder = tmp_path_factory.mktemp("charts")
    save_charts(tables["en"].head(1), folder, checks["en"], "en", article)
    return folder


@pytest.fixture
def folder(tmp_path, charts):
    """Return a folder as a run leaves it, with a file of the reader's own at each level."""
    copytree(charts, tmp_path / "charts")
    (tmp_path / "notebooks").mkdir()
    for name in RESULTS:
        (tmp_path / name).write_text('{"name": "numbers-on-the-record"}', encoding="utf-8")
    for name in ("00_start_here.ipynb", "09_another_article.ipynb"):
        executed = {"metadata": {}, "cells": [{"cell_type": "code", "source": ["1 + 1\n", "2"]}]}
        (tmp_path / "notebooks" / name).write_text(json.dumps(stamp(executed)), encoding="utf-8")
    for name in ("notes.txt", "charts/mine.png", "notebooks/10_my_own.ipynb", "notebooks/.DS_Store"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    return tmp_path


def test_what_a_run_left_is_removed_and_the_rest_stays(folder):
    require_own(folder)
    clear(folder)
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert left == ["charts/mine.png", "notebooks/.DS_Store", "notebooks/10_my_own.ipynb", "notes.txt"]


def test_a_run_s_record_makes_a_folder_ours_without_notebooks(folder):
    clear(folder)
    record = folder / "run.json"
    record.write_text('{"made_by": "numbers_on_the_record"}', encoding="utf-8")
    require_own(folder)
    assert earlier_results(folder) == {record}


def test_a_folder_without_our_notebooks_is_somebody_elses(folder):
    clear(folder)
    with pytest.raises(ValueError, match=r"holds files that are no results .* Name another folder"):
        require_own(folder)


def test_what_notebooks_left_by_hand_is_ours(folder):
    for name in ("notes.txt", "charts/mine.png", "notebooks/10_my_own.ipynb"):
        (folder / name).unlink()
    for notebook in (folder / "notebooks").glob("*.ipynb"):
        notebook.unlink()
    require_own(folder)


@pytest.mark.parametrize("changed", ["a copy of the course's own", "a cell edited", "no notebook at all"])
def test_a_notebook_of_the_readers_own_under_our_name_is_refused(folder, changed):
    theirs = folder / "notebooks" / "09_another_article.ipynb"
    text = {
        "a copy of the course's own": course_notebooks()[9].read_text(encoding="utf-8"),
        "a cell edited": theirs.read_text(encoding="utf-8").replace("1 + 1", "1 + 2"),
        "no notebook at all": "[]",
    }[changed]
    theirs.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"09_another_article\.ipynb was not left there by a run"):
        require_own(folder)
    clear(folder)
    assert theirs.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("folder", [ROOT, ROOT.parent, ROOT.parent.parent, ROOT / "helpers" / ".."])
def test_the_course_and_what_holds_it_are_no_place_for_results(folder):
    with pytest.raises(ValueError, match="is the course itself or holds it"):
        require_own(folder)


def test_a_link_to_the_course_is_the_course(tmp_path):
    (tmp_path / "article").symlink_to(ROOT, target_is_directory=True)
    with pytest.raises(ValueError, match="is the course itself or holds it"):
        require_own(tmp_path / "article")


def test_files_that_only_have_our_names_stay(tmp_path):
    for name in RESULTS[1:]:
        (tmp_path / name).write_text("[]", encoding="utf-8")
    clear(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(RESULTS[1:])
    with pytest.raises(ValueError, match=r"no results of this course, such as checks\.csv"):
        require_own(tmp_path)


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    (tmp_path / "library").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="library is a file"):
        require_own(tmp_path / "library")


@pytest.mark.parametrize("listed", ["", "[", "7", "[{}]", '[{"files": {}, "data": 1}]'])
def test_a_manifest_of_another_kind_takes_nothing_away(folder, listed):
    (folder / "charts" / "manifest.json").write_text(listed, encoding="utf-8")
    clear(folder)
    assert (folder / "charts" / "mine.png").exists()
    assert (folder / "charts" / "manifest.json").exists()


def test_a_manifest_reaches_no_other_folder(folder):
    outside = folder.parent / "outside.png"
    outside.write_text("mine", encoding="utf-8")
    chart = {"files": {"png": "../../outside.png"}, "data": str(outside)}
    (folder / "charts" / "manifest.json").write_text(json.dumps([chart]), encoding="utf-8")
    clear(folder)
    assert outside.exists()
