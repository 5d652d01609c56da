"""Sources: what is an article, in which order, under which id; what can't be read is said of its row."""

import gzip
import io
import json
import os
import sys
import tracemalloc
from collections import Counter
from datetime import date
from pathlib import Path

import fsspec
import pyarrow
import pytest
from fsspec.spec import AbstractBufferedFile
from pyarrow.parquet import write_table

from helpers.base import limits
from helpers.batch.parts import own_folder
from helpers.batch.sources import articles_in, files_of, require

TEXT = "縣圖書館去年借出圖書12000冊。"


def lay(folder, *names, text=TEXT):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def json_lines(path, *rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path.name


def ids(*given, **options):
    return [item.id for item in articles_in(given, **options)]


def errors(*given, **options):
    return {item.id: item.error for item in articles_in(given, **options) if item.error}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_folder_is_read_by_name_with_all_folders_in_it(tmp_path):
    lay(tmp_path, "news/b.txt", "news/B.html", "news/a/2.docx", "news/a/10.pdf", "news/c.md")
    there = ["news/B.html", "news/a/10.pdf", "news/a/2.docx", "news/b.txt", "news/c.md"]
    assert ids("news") == ids("news/") == there
    assert ids(str(tmp_path / "news")) == [f"{tmp_path.as_posix()}/{name}" for name in there]


def test_what_a_folder_holds_besides_is_left_out_and_counted(tmp_path):
    lay(tmp_path, "a.txt", "a.en.txt", "b.en.txt", "a.coding.csv", ".hidden.txt", ".git/c.txt", "out/d.txt")
    left_out = Counter()
    assert ids(".", without=tmp_path / "out", left_out=left_out) == ["a.txt", "b.en.txt"]
    assert left_out == {"hidden": 2, "no article": 2}


def test_a_link_to_a_folder_above_is_not_followed(tmp_path):
    lay(tmp_path, "news/a.txt")
    try:
        (tmp_path / "news" / "loop").symlink_to(tmp_path / "news", target_is_directory=True)
    except OSError:  # Windows asks for a right to make one
        return
    assert ids("news") == ["news/a.txt"]


def test_a_file_named_alone_is_an_article_whatever_its_name(tmp_path):
    lay(tmp_path, "story", "notes.log")
    assert ids("story", "notes.log") == ["story", "notes.log"]


def test_a_pattern_fits_files_and_folders(tmp_path):
    lay(tmp_path, "2024/10.txt", "2024/9.txt", "2023/x/1.txt", "2023/x/notes.csv")
    assert ids("20*/*.txt") == ["2024/10.txt", "2024/9.txt"]
    assert ids("202?") == ids("20*/**") == ["2023/x/1.txt", "2024/10.txt", "2024/9.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    lay(tmp_path, "story[1].txt", "story1.txt")
    assert ids("story[1].txt") == ["story[1].txt"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("none.txt", "There is no file none.txt"),
        ("none*.txt", "No article fits the pattern none"),
        ("empty", "The folder empty holds no article: no file that ends in .txt"),
        ("https://example.org/story", "is a link. Save the page"),
        ("", "One SOURCE is an empty name"),
        ("news.csv", "news.csv is a table. Give a .jsonl or .parquet file, an article a row"),
        ("news\\a.txt", "Write / between its folders."),
    ],
)
def test_a_source_that_gives_nothing_is_refused_in_words(source, words, tmp_path):
    (tmp_path / "empty").mkdir()
    lay(tmp_path, "news.csv")
    with pytest.raises((ValueError, FileNotFoundError), match=words.replace(".", r"\.")):
        require([source])


def test_a_list_names_sources_and_a_line_that_gives_nothing_stops_no_other(tmp_path, monkeypatch):
    lay(tmp_path, "a.txt", "news/b.txt", "c.txt")
    (tmp_path / "list").write_text("a.txt\nnone.txt\n\n  news\nhttps://example.org/\nc.txt", "utf-8-sig")
    assert ids(listed="list") == ["a.txt", "none.txt", "news/b.txt", "https://example.org/", "c.txt"]
    assert list(errors(listed="list")) == ["none.txt", "https://example.org/"]
    (tmp_path / "empty").write_text("\n \n", encoding="utf-8")
    for listed, words in (
        ("empty", "The list empty names no source"),
        ("none", "The list none can't be read: No"),
    ):
        with pytest.raises(ValueError, match=words):
            require([], listed)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"c.txt\na.txt")))
    assert ids(listed="-") == ["c.txt", "a.txt"]
    (tmp_path / "list").write_bytes(b"a" * 200_000)
    with pytest.raises(ValueError, match="The list list has a line that is longer than any path"):
        ids(listed="list")
    (tmp_path / "list").write_bytes("圖書館.txt".encode("big5"))
    with pytest.raises(ValueError, match="The list list is not in UTF-8"):
        ids(listed="list")


def test_folders_that_lie_in_a_ring_or_a_thousand_deep_come_to_an_end(tmp_path):
    lay(tmp_path, "a.txt", "news/b.txt", "news/2024/c.txt", "news/.hidden/d.txt")
    for name in ("round", "again"):  # a pattern that followed both would go round 2 to the 40th times
        (tmp_path / "news" / name).symlink_to(tmp_path, target_is_directory=True)
    assert ids("news/**/*.txt") == ids("**/news/**") == ["news/2024/c.txt", "news/b.txt"]
    assert ids("**") == ["a.txt", "news/2024/c.txt", "news/b.txt"]
    deep = Path("deep")
    for _ in range(1100):
        deep.mkdir()
        deep /= "d"
    lay(tmp_path, deep.parent / "e.txt")
    assert [name[-8:] for name in (*ids("deep"), *ids("deep/**/e.txt"))] == ["/d/e.txt"] * 2
    (deep.parent / "e.txt").unlink()
    os.removedirs(deep.parent)  # pytest could not
    with pytest.raises(FileNotFoundError, match="There is no file nnn"):
        require(["n" * 300 + ".txt"])


def test_a_name_that_a_row_has_twice_is_refused(tmp_path):
    (tmp_path / "news.jsonl").write_text('{"text": "一", "text": "二"}\n{"text": "三"}', encoding="utf-8")
    said = "news.jsonl, line 1, is no JSON: a name is there twice. Correct the line."
    assert errors("news.jsonl") == {"news.jsonl#1": said}


def test_the_rows_of_json_lines_are_articles(tmp_path):
    row = {"id": 17, "text": TEXT, "title": "借書", "date": "2024-01-31T08:00:00Z", "url": "left out"}
    source = json_lines(tmp_path / "news.jsonl", row, {"text": TEXT, "title": None, "date": "last week"})
    first, second = articles_in([source])
    assert (first.id, first.key, first.title, first.date) == ("news.jsonl#17", "17", "借書", "2024-01-31")
    assert (second.id, second.title, second.date) == ("news.jsonl#2", "", "")
    assert first.data.decode("utf-8") == TEXT


def test_a_line_that_can_t_be_read_is_an_error_with_its_number(tmp_path):
    lines = ['{"text": "一"}', '{"text": ', "", "[1]", '{"text": 7}', '{"id": "a", "text": " "}', "[" * 9999]
    lines += ['{"text": "\\ud800"}', '{"text": "二"}']
    (tmp_path / "news.jsonl").write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}')
    said = errors("news.jsonl")
    assert ids("news.jsonl") == [f"news.jsonl#{key}" for key in (1, 2, 4, 5, "a", 7, 8, 9, 10)]
    assert [name.partition("#")[2] for name in said] == ["2", "4", "5", "a", "7", "8", "10"]
    assert said["news.jsonl#2"].startswith("news.jsonl, line 2, is no JSON: Expecting value.")
    assert said["news.jsonl#a"].startswith("news.jsonl, line 6, has no text.")


def test_a_line_or_a_file_larger_than_an_article_is_not_taken_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    json_lines(tmp_path / "news.jsonl", {"text": "長" * 1000}, {"text": TEXT})
    lay(tmp_path, "book.txt", text="長" * 1000)
    said = errors("news.jsonl", "book.txt")
    assert list(said) == ["news.jsonl#1", "book.txt"]
    assert all("an article has less" in words for words in said.values())
    assert ids("news.jsonl")[1] == "news.jsonl#2"


def test_a_pattern_deeper_than_any_folder_is_refused_in_words(tmp_path):
    (tmp_path / "list.txt").write_text(f"{'*/' * 2000}\n{'[' * 50_000}\n", encoding="utf-8")
    deep, long = (found.error for found in articles_in([], "list.txt"))
    assert "names folders deeper than any lie" in deep
    assert "is longer than any path" in long and len(long) < 200


def test_the_rows_of_parquet_are_articles(tmp_path):
    columns = {"id": ["x", None, "z"], "text": [TEXT, TEXT, None], "date": [date(2024, 1, 31), None, None]}
    write_table(pyarrow.table(columns | {"other": [1, 2, 3]}), tmp_path / "news.parquet")
    first, second, third = articles_in(["news.parquet"])
    assert (first.id, first.date) == ("news.parquet#x", "2024-01-31")
    assert (second.id, second.error) == ("news.parquet#2", "")
    assert third.error.startswith("news.parquet, row 3, has no text")


def test_an_id_that_a_gap_in_its_column_has_made_a_float_is_the_whole_number_it_was(tmp_path):
    write_table(pyarrow.table({"id": [7.0, None, 1.0], "text": [TEXT] * 3}), tmp_path / "news.parquet")
    assert ids("news.parquet") == ["news.parquet#7", "news.parquet#2", "news.parquet#1"]


def test_a_cell_of_parquet_that_python_has_no_value_for_is_empty_and_stops_no_row(tmp_path):
    days = pyarrow.array([2**31 - 1, -(2**31), 19753], pyarrow.int32()).cast(pyarrow.date32())
    write_table(pyarrow.table({"text": [TEXT] * 3, "date": days}), tmp_path / "days.parquet")
    times = pyarrow.array([0], pyarrow.timestamp("s", "Nowhere/City"))
    write_table(pyarrow.table({"text": [TEXT], "date": times}), tmp_path / "zone.parquet")
    found = list(articles_in(["days.parquet", "zone.parquet"]))
    assert [(item.error, item.date) for item in found] == [("", ""), ("", ""), ("", "2024-01-31"), ("", "")]
    twice = pyarrow.Table.from_arrays([pyarrow.array([TEXT])] * 2, names=["text", "text"])
    write_table(twice, tmp_path / "twice.parquet")
    assert errors("twice.parquet") == {
        "twice.parquet": "twice.parquet has the column text twice. Keep one of the two."
    }


def test_a_parquet_file_that_can_t_be_read_is_an_error(tmp_path):
    write_table(pyarrow.table({"body": [TEXT]}), tmp_path / "other.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and no more")
    said = errors("other.parquet", "broken.parquet")
    assert said["other.parquet"] == "other.parquet has no column text. Name the column so."
    assert said["broken.parquet"].endswith("Look at it, or leave it out.")


def test_rows_may_be_packed(tmp_path):
    rows = "".join(f'{{"text": "{TEXT}", "id": {number}}}\n' for number in range(300)).encode()
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(rows))
    (tmp_path / "half.ndjson.gz").write_bytes(gzip.compress(rows, 0)[:-900])
    (tmp_path / "none.jsonl.gz").write_bytes(rows)
    assert ids("news.jsonl.gz") == [f"news.jsonl.gz#{number}" for number in range(300)]
    assert {item.data.decode() for item in articles_in(["news.jsonl.gz"])} == {TEXT}
    said = errors(".")
    assert list(said) == ["half.ndjson.gz", "none.jsonl.gz"]
    assert all("Look at it, or leave it out." in words for words in said.values())


class Ranged(AbstractBufferedFile):
    """A file as most stores give one, piece by piece, and not one in memory, which can do more."""

    def _fetch_range(self, start, end):
        return self.fs.cat_file(self.path, start, end)


@pytest.fixture
def store(monkeypatch):
    """An object store in this process, with two articles as files and two as rows."""
    store = fsspec.filesystem("memory")
    row = json.dumps({"text": TEXT}).encode() + b"\n"
    given = {"a.txt": TEXT.encode(), "a.en.txt": b"The same.", "more/b.jsonl": row, "x": b""}
    given |= {"more/.c.txt": b"Hidden.", ".d/e.txt": b"Hidden."}
    given["more/c.jsonl.gz"] = gzip.compress(row)
    store.pipe({f"/desk/{name}": data for name, data in given.items()})
    monkeypatch.setattr(type(store), "_open", lambda self, path, mode="rb", **_: Ranged(self, path, mode))
    yield store
    store.rm("/desk", recursive=True)


def test_an_object_store_is_read_as_a_folder_is(store):
    there = ["memory://desk/a.txt", "memory://desk/more/b.jsonl#1", "memory://desk/more/c.jsonl.gz#1"]
    left_out = Counter()
    items = list(articles_in(["memory://desk"], left_out=left_out))
    assert [item.id.replace(":///", "://") for item in items] == there
    assert {item.data.decode() for item in items} == {TEXT}
    assert left_out == {"no article": 2, "hidden": 2}
    assert [one.replace(":///", "://") for one in ids("memory://desk/*/*.jsonl*", "memory://desk/a.txt")] == [
        *there[1:],
        there[0],
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("memory://none/a.txt", "memory://none/a.txt can't be read: .* Check the address, and who may read"),
        ("memory://desk/*.parquet", "memory://desk/.*parquet can't be read: .* Check the address"),
        ("nowhere://desk", "nowhere://desk can't be read: Protocol not known"),
        ("s3://desk", "s3://desk needs fsspec, and the package for this kind of store: Install s3fs"),
    ],
)
def test_an_object_store_that_gives_nothing_is_refused_in_words(source, words, store):
    with pytest.raises(ValueError, match=words):
        require([source])


def test_the_password_in_an_address_is_kept_nowhere(tmp_path):
    address = "nowhere://desk:secret@example.org/news"
    (tmp_path / "list").write_text(address, encoding="utf-8")
    (item,) = articles_in([], "list")
    assert item.id == "nowhere://desk@example.org/news"
    assert "secret" not in item.error
    with own_folder(tmp_path / "out", [address]) as folder:
        assert "secret" not in (folder / "extract.json").read_text(encoding="utf-8")


def test_a_pipe_is_an_error_and_not_waited_for(tmp_path):
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "a.txt")
        assert errors("a.txt") == {"a.txt": "a.txt: it is a pipe or a device. Look at it, or leave it out."}


def test_an_id_that_is_there_twice_is_read_once(tmp_path):
    lay(tmp_path, "a.txt")
    json_lines(tmp_path / "one.jsonl", {"id": "x", "text": TEXT}, {"id": "x", "text": "別的"})
    json_lines(tmp_path / "two.jsonl", {"id": "x", "text": TEXT})
    items = list(articles_in(["a.txt", "one.jsonl", "two.jsonl", "*.txt"]))
    there = ["a.txt", "one.jsonl#x", "one.jsonl#x", "two.jsonl#x", "a.txt"]
    assert [item.id for item in items] == there
    assert [bool(item.error) for item in items] == [False, False, True, False, True]
    assert items[2].error.startswith("one.jsonl#x is there twice; only the first is read.")


def test_a_file_that_can_t_be_opened_is_an_error(tmp_path, monkeypatch):
    lay(tmp_path, "a.txt", "b.txt")
    opened = type(tmp_path).open

    def refuse(path, *given):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *given)

    monkeypatch.setattr(type(tmp_path), "open", refuse)
    assert list(errors("a.txt", "b.txt")) == ["a.txt"]
    assert "may not be read by this account" in errors(".")["a.txt"]


def test_a_table_of_rows_is_read_as_a_stream(tmp_path):
    """Twenty megabytes of articles; what is held at once is a small part of that, and not more for more."""
    row = {"text": TEXT * 60}
    json_lines(tmp_path / "news.jsonl", *[row] * 4000)
    table = pyarrow.table({"text": [row["text"]] * 4000, "id": [str(number) for number in range(4000)]})
    write_table(table, tmp_path / "news.parquet", compression="none", use_dictionary=False)
    del table
    size = (tmp_path / "news.jsonl").stat().st_size
    for source in ("news.jsonl", "news.parquet"):
        arrow = pyarrow.total_allocated_bytes()
        tracemalloc.start()
        most = 0
        for _ in articles_in([source]):
            most = max(most, pyarrow.total_allocated_bytes() - arrow)
        python = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert max(python, most) < size / 2


def test_files_alone_are_there_for_a_run(tmp_path):
    lay(tmp_path, "a.txt", "news/b.txt")
    json_lines(tmp_path / "c.jsonl", {"text": TEXT})
    there = [(found.name, found.path.name) for found in files_of(["."])]
    assert there == [("a.txt", "a.txt"), ("c.jsonl", "c.jsonl"), ("news/b.txt", "b.txt")]


def test_a_file_of_rows_without_one_is_named(tmp_path):
    (tmp_path / "news.jsonl").write_text("\n", encoding="utf-8")
    (only,) = articles_in([str(tmp_path / "news.jsonl")])
    assert only.error.endswith("news.jsonl has no article: no row is in it. Export it anew.")


def test_a_source_in_a_folder_that_is_shut_is_refused_in_words(tmp_path, monkeypatch):
    def shut(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", shut)
    with pytest.raises(ValueError, match=r"^story\.txt may not be read by this account\. Copy it"):
        next(articles_in([str(tmp_path / "story.txt")]))
