"""The plan of a run: every article that is asked for once, its folder, its key, or the reason why not."""

from pathlib import Path

import fsspec
import pytest

from helpers.batch.plan import Asked, pieces, plan
from helpers.lesson import course_notebooks

from .files import NOTHING, TEXT, text_file


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


def test_nothing_at_all_is_refused(tmp_path):
    with pytest.raises(ValueError, match="There is no article in what was named"):
        planned([], tmp_path / "out", text_file(tmp_path, "list", "\n"))
