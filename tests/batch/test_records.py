"""Whose a folder of results is, what its key depends on, and how new results take the place of old ones."""

import json

import pytest

from helpers.base import ROOT
from helpers.batch.records import (
    claim,
    holders_in,
    is_run,
    is_whole,
    key_of,
    note_notebook,
    place_for,
    put_in_place,
    record_of,
    records_in,
)
from helpers.batch.results import require_own
from helpers.batch.write import Made
from helpers.lesson import course_notebooks

from .files import NOTHING, text_file

ONE, OTHER = "1" * 64, "2" * 64
NOTEBOOK = course_notebooks()[3]


def made(folder, **files):
    """Return a folder aside with files in it."""
    for name, text in files.items():
        text_file(folder, name.replace("_", "."), text)
    return folder


@pytest.fixture
def placed(tmp_path):
    """Return a folder with results of one article, a notebook that ran, and a file of the reader's own."""
    folder = tmp_path / "out" / "story"
    put_in_place(
        made(tmp_path / "aside", report_html="old", checks_csv="old"), folder, ONE, "k", Made(title="T")
    )
    text_file(folder / "notebooks", NOTEBOOK.name, '{"metadata": {}, "cells": []}')
    note_notebook(folder, NOTEBOOK, "")
    text_file(folder, "notes.txt", "mine")
    return folder


def test_a_folder_belongs_to_one_article_and_another_gets_its_own(placed):
    output = placed.parent
    assert holders_in(output) == {"story": ("story", ONE)}
    holders = holders_in(output)
    assert place_for("story", ONE, output, holders) == "story"
    assert place_for("Story", ONE, output, holders) == "story"  # the same folder on Windows
    assert place_for("STORY", OTHER, output, holders) == "STORY-22222222"
    assert place_for("story", OTHER, output, holders) == "STORY-22222222"


def test_within_a_run_too_each_article_has_its_folder(tmp_path):
    holders = {}
    assert place_for("story", ONE, tmp_path, holders) == "story"
    assert place_for("story", OTHER, tmp_path, holders) == "story-22222222"
    assert place_for("story", ONE, tmp_path, holders) == "story"


def test_what_notebooks_left_by_hand_is_of_its_article(tmp_path):
    package = {"name": "numbers-on-the-record", "sources": [{"sha256": ONE}]}
    text_file(tmp_path / "story", "datapackage.json", json.dumps(package))
    assert place_for("story", OTHER, tmp_path, {}) == "story-22222222"
    assert place_for("story", ONE, tmp_path, {}) == "story"


def test_where_both_names_are_of_others_the_file_is_to_be_renamed(tmp_path):
    holders = {"story": ("story", ONE), "story-22222222": ("story-22222222", ONE)}
    with pytest.raises(ValueError, match="Rename this file"):
        place_for("story", OTHER, tmp_path, holders)


@pytest.mark.parametrize("name", ["coding.csv", "checks.yaml", "report.yaml", "article.yaml", "en.txt"])
def test_the_key_knows_what_lies_beside_the_article(tmp_path, name):
    story = tmp_path / "story.txt"
    before = key_of(story, ONE, NOTHING, True)
    assert key_of(story, ONE, NOTHING, True) == before
    text_file(tmp_path, f"story.{name}", "new")
    assert key_of(story, ONE, NOTHING, True) != before


def test_the_key_knows_the_article_and_the_parameters(tmp_path):
    checks = text_file(tmp_path, "own.yaml", "checks: []")
    story = tmp_path / "story.txt"
    keys = [
        key_of(story, ONE, NOTHING, True),
        key_of(story, OTHER, NOTHING, True),
        key_of(story, ONE, NOTHING | {"language": "zh"}, True),
        key_of(story, ONE, NOTHING, False),
        key_of(story, ONE, NOTHING | {"checks": checks}, True),
    ]
    text_file(tmp_path, "context.csv", "id,value")  # beside the checks
    keys.append(key_of(story, ONE, NOTHING | {"checks": checks}, True))
    assert len(set(keys)) == len(keys)


def test_results_are_there_when_each_of_their_files_is(placed):
    assert is_whole(record_of(placed), "k", placed)
    assert not is_whole(record_of(placed), "other", placed)
    (placed / "report.html").unlink()
    assert not is_whole(record_of(placed), "k", placed)


def test_a_notebook_is_there_when_it_ran_without_an_error(placed):
    assert is_run(record_of(placed), NOTEBOOK, placed)
    assert not is_run(record_of(placed), course_notebooks()[4], placed)
    note_notebook(placed, NOTEBOOK, "because its kernel died")
    assert not is_run(record_of(placed), NOTEBOOK, placed)


def test_new_results_take_the_place_of_the_old_and_nothing_else(placed, tmp_path):
    put_in_place(made(tmp_path / "aside", report_html="new"), placed, ONE, "next", Made())
    names = sorted(path.relative_to(placed).as_posix() for path in placed.rglob("*") if path.is_file())
    # The notebook is not stamped, so it is the reader's.
    assert names == [f"notebooks/{NOTEBOOK.name}", "notes.txt", "report.html", "run.json"]
    assert (placed / "report.html").read_text(encoding="utf-8") == "new"
    assert record_of(placed)["notebooks"] == {}


def test_a_missing_file_made_again_leaves_the_notebooks(placed, tmp_path):
    (placed / "report.html").unlink()
    put_in_place(made(tmp_path / "aside", report_html="old", checks_csv="old"), placed, ONE, "k", Made())
    assert is_run(record_of(placed), NOTEBOOK, placed)


def test_what_is_stopped_in_the_middle_is_done_again(placed, tmp_path, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    aside = made(tmp_path / "aside", report_html="new", statistics_csv="new")
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", killed)  # when the new files are there, and old ones as well
        with pytest.raises(KeyboardInterrupt):
            put_in_place(aside, placed, ONE, "next", Made())
    record = record_of(placed)
    assert (record["sha256"], record["key"]) == (ONE, "")
    assert not is_whole(record, "next", placed)
    (placed / "notebooks" / NOTEBOOK.name).unlink()
    require_own(placed)
    put_in_place(made(tmp_path / "aside", report_html="new"), placed, ONE, "next", Made())
    assert is_whole(record_of(placed), "next", placed)
    assert not (placed / "checks.csv").exists()


def test_a_claim_changes_no_record(placed):
    before = record_of(placed)
    claim(placed, OTHER)
    assert record_of(placed) == before


@pytest.mark.parametrize("text", ["", "[", "7", "{}", '{"made_by": "somebody"}'])
def test_a_file_of_that_name_that_is_no_record_is_none(tmp_path, text):
    text_file(tmp_path / "story", "run.json", text)
    assert records_in(tmp_path) == {}
    assert records_in(ROOT / "data") == {}
