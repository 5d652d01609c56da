"""The plan of a run: every article that is asked for once, its folder, its key, or the reason why not."""

import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import fsspec
import pytest

from helpers.article import read_article
from helpers.batch.plan import Asked, pieces, plan
from helpers.lesson import course_notebooks

from .files import NOTHING, TEXT, text_file

PLAN = import_module("helpers.batch.plan")


def planned(articles, output, listed="", **asked):
    output.mkdir(exist_ok=True)
    return plan(pieces(articles, listed, output), output, Asked(NOTHING, **asked))


def test_files_folders_lists_and_rows_have_a_folder_each(tmp_path):
    text_file(tmp_path / "desk" / "deep", "one.txt")
    text_file(tmp_path / "desk", "table.csv", "no article")
    rows = text_file(tmp_path, "rows.jsonl", '{"id": "x/1", "text": "全縣有農戶1,200戶。"}\n{"id": "y"}\n')
    entries, refused = planned(
        [str(tmp_path / "desk")], tmp_path / "out", text_file(tmp_path, "list", rows + "\n")
    )
    assert [entry.folder.name for entry in entries] == ["one", "rows-x-1"]
    assert [name.rpartition("#")[2] for name in refused] == ["y"]
    assert "has no text" in next(iter(refused.values()))


def test_one_name_of_two_articles_is_two_folders_and_one_article_twice_is_one(tmp_path):
    paths = [text_file(tmp_path / folder, "story.txt", f"全鎮有{folder}個湖。") for folder in "345"]
    entries, _ = planned([*paths, paths[0]], tmp_path / "out")
    assert [entry.folder.name for entry in entries] == [
        "story",
        *(f"story-{entry.sha256[:8]}" for entry in entries[1:]),
    ]
    assert len({entry.key for entry in entries}) == 3


@pytest.mark.parametrize(("source", "said"), [("missing.txt", "There is no file"), ("empty", "no article")])
def test_what_can_t_be_read_is_told_by_its_name(source, said, tmp_path):
    (tmp_path / "empty").mkdir()
    entries, refused = planned([str(tmp_path / source)], tmp_path / "out")
    assert entries == []
    assert said in refused[str(tmp_path / source)]


def test_a_file_in_a_folder_that_may_be_listed_and_not_entered_stops_no_other(tmp_path, monkeypatch):
    text_file(tmp_path / "desk" / "shut", "a.txt")
    text_file(tmp_path / "desk", "b.txt")
    known = Path.stat

    def stat(path, **given):
        if path.parent.name == "shut":
            raise PermissionError(13, "Permission denied")
        return known(path, **given)

    monkeypatch.setattr(Path, "stat", stat)
    entries, refused = planned([str(tmp_path / "desk")], tmp_path / "out")
    assert [entry.folder.name for entry in entries] == ["b"]
    (why,) = refused.values()
    assert why.startswith("a.txt may not be read by this account")


def test_notebooks_write_results_only_where_all_are_run_and_nothing_is_there(tmp_path):
    all_of_them = tuple(course_notebooks())
    (entry,), _ = planned([text_file(tmp_path, "story.txt")], tmp_path / "out")
    assert Asked(NOTHING, all_of_them).by_notebooks(entry)
    assert not Asked(NOTHING, all_of_them[:-1]).by_notebooks(entry)
    assert not Asked(NOTHING, all_of_them, others=False).by_notebooks(entry)


def test_what_lies_in_an_object_store_is_kept_beside_its_results(tmp_path):
    store = fsspec.filesystem("memory")
    store.pipe("/plan/one.md", TEXT.encode())
    try:
        (entry,), refused = planned(["memory://plan"], tmp_path / "out")
    finally:
        store.rm("/plan", recursive=True)
    kept = tmp_path / "out" / "one" / "source.md"
    assert (entry.folder, Path(entry.source), refused) == (kept.parent, kept, {})
    assert kept.read_text(encoding="utf-8") == TEXT


ROW = {"id": "7", "text": TEXT, "title": "館", "date": "2024-05-07", "url": "https://example.org/7"}


def one_row(tmp_path, row):
    rows = text_file(tmp_path, "rows.jsonl", json.dumps(row) + "\n")
    (entry,), refused = planned([rows], tmp_path / "out")
    assert refused == {}
    return entry


def test_what_a_row_says_beside_its_text_is_known_of_the_article(tmp_path):
    known = read_article(one_row(tmp_path, ROW).source).metadata
    assert {name: known[name] for name in ("title", "date", "source", "file")} == {
        "title": "館",
        "date": "2024-05-07",
        "source": "https://example.org/7",
        "file": "rows.jsonl#7",
    }


def test_another_title_day_or_address_is_another_result_in_the_same_folder(tmp_path):
    changed = [{"title": "樓"}, {"date": "2024-05-08"}, {"url": "", "source": "縣報"}, {"title": None}]
    entries = [one_row(tmp_path, ROW | change) for change in ({}, *changed, {})]
    assert len({entry.folder for entry in entries}) == 1
    assert len({entry.key for entry in entries[:-1]}) == len(entries) - 1
    assert entries[0].key == entries[-1].key


def test_what_nobody_would_call_a_title_or_an_address_is_none(tmp_path):
    known = read_article(one_row(tmp_path, ROW | {"title": "長" * 3000, "url": {"a": 1}}).source).metadata
    assert (known["title"], known["source"]) == ("", "")


def test_a_coding_beside_what_is_kept_is_not_taken_for_it(tmp_path):
    kept = Path(one_row(tmp_path, ROW).source)
    for name in ("source.coding.csv", "source.article.md"):
        text_file(kept.parent, name, "no article")
    assert Path(one_row(tmp_path, ROW).source) == kept


def test_what_a_link_gave_keeps_its_address(tmp_path, monkeypatch):
    link, kept = "https://example.org/story", text_file(tmp_path, "fetched.txt")
    there = read_article(kept)
    at = replace(there, metadata=there.metadata | {"file": link})
    monkeypatch.setattr(PLAN, "read_article", lambda *_: at)
    monkeypatch.setattr(PLAN, "keep", lambda _, folder, __: Path(text_file(folder, "source.txt")))
    for given in ([[link], ""], [[], text_file(tmp_path, "list", f"{link}\n")]):
        (entry,), _ = planned(given[0], tmp_path / "out", given[1])
        known = read_article(entry.source).metadata
        assert (known["source"], known["file"]) == (link, link)


def test_nothing_at_all_is_refused(tmp_path):
    with pytest.raises(ValueError, match="There is no article in what was named"):
        planned([], tmp_path / "out", text_file(tmp_path, "list", "\n"))
