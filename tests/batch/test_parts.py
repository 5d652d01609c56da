"""Parts: where a batch ends, what a folder holds and for whom, files whole or not at all, one order."""

import csv
import errno
import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow.parquet import ParquetFile, read_table

from helpers.base import ROOT, list_rows
from helpers.batch import parts as module
from helpers.batch.parts import (
    CLAIM,
    batches_of,
    columns_of,
    is_done,
    key_of,
    own_folder,
    parquet,
    part,
    reader_version,
    schema_of,
    write_part,
    write_tables,
)
from helpers.batch.sources import Item


def items(*names):
    return [Item(str(name), sha256=str(name), data=b"1234567890") for name in names]


def keys(them):
    return [key_of(batch, "1") for batch in batches_of(them)]


def number(article, printed, **said):
    return {"article": article, "printed": printed, "value": 3.0, "role": "statistic"} | said


def about(name, key, error="", **said):
    return {
        "article": name,
        "source": name,
        "error": error,
        "part": key,
        "numbers": 1,
        "statistics": 1,
    } | said


def lay(folder, key, *articles, numbers=()):
    write_part(folder, key, parquet(numbers, "numbers"), parquet(articles, "articles", "errors"))


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("place", [0, 2000, 4999])
def test_a_new_article_changes_one_batch(place):
    them = items(*range(5000))
    before, after = keys(them), keys([*them[:place], *items("new"), *them[place:]])
    assert len(before) > 10
    assert len(set(before) - set(after)) <= 1
    assert len(set(after) - set(before)) <= 2


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(1, 5), st.integers(10, 50))
def test_no_article_is_lost_and_no_batch_too_large(names, most, size):
    them = items(*names)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_ARTICLES", most)
        patch.setattr(module, "MOST_BYTES", size)
        batches = list(batches_of(them))
    assert [item for batch in batches for item in batch] == them
    assert all(0 < len(batch) <= min(most, -(-size // 10)) for batch in batches)


def test_a_thousand_copies_of_one_article_are_batches_too():
    them = [Item(str(name), sha256="the same") for name in range(3000)]
    assert 3 < len(keys(them)) < 300


@pytest.mark.parametrize("change", ["source", "key", "sha256", "title", "date"])
def test_a_key_says_all_that_a_row_depends_on(change):
    one, other = Item("a"), Item(**({"source": "a"} | {change: "b"}))
    assert key_of([one], "1") != key_of([other], "1")
    assert key_of([one], "1") != key_of([one], "2")


def test_the_version_of_the_reader_changes_with_its_code_and_its_libraries(tmp_path, monkeypatch):
    before = reader_version()
    reader_version.cache_clear()
    monkeypatch.setattr(module, "READER", ("base", "article", "extract"))
    fewer = reader_version()
    reader_version.cache_clear()
    monkeypatch.setattr(module.importlib.metadata, "version", lambda name: "0")
    other = reader_version()
    reader_version.cache_clear()
    assert len({before, fewer, other}) == 3


def test_every_column_is_explained_once():
    rows = list_rows(ROOT / "helpers" / "batch" / "columns.csv")
    assert len({(row["table"], row["name"]) for row in rows}) == len(rows)
    page = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    assert [row["name"] for row in rows if f"| `{row['name']}` | {row['meaning']} |" not in page] == []


def test_a_part_has_the_columns_that_are_declared_and_nothing_that_varies():
    data = parquet([number("a", "3個")], "numbers")
    assert data == parquet([number("a", "3個")], "numbers")
    assert read_table(BytesIO(data)).schema.equals(schema_of("numbers"), check_metadata=True)
    assert list(columns_of("numbers"))[:2] == ["article", "sha256"]


def test_a_batch_is_done_with_both_of_its_parts(tmp_path):
    lay(tmp_path, "k", about("a", "k"))
    assert is_done(tmp_path, "k")
    part(tmp_path, "numbers", "k").unlink()
    assert not is_done(tmp_path, "k")


def test_the_tables_over_all_are_in_the_order_of_the_sources(tmp_path):
    lay(tmp_path, "k2", about("a", "k2"), about("b", "k2", "It is empty."), numbers=[number("a", "3個")])
    lay(tmp_path, "k1", about("c", "k1", title="借書"), numbers=[number("c", "5個"), number("c", "6個")])
    counts = write_tables(tmp_path, ["k2", "k1"], with_csv=True)
    assert counts == {"articles": 2, "errors": 1, "numbers": 2, "statistics": 2}
    articles = read_table(tmp_path / "articles.parquet")
    assert articles.column_names == list(columns_of("articles"))
    assert articles["article"].to_pylist() == ["a", "c"]
    assert list_rows(tmp_path / "errors.csv") == [
        {"article": "b", "source": "b", "key": "", "error": "It is empty."}
    ]
    assert [row["printed"] for row in list_rows(tmp_path / "numbers.csv")] == ["3個", "5個", "6個"]


def test_many_small_parts_are_few_groups_of_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "ROWS_OF_A_GROUP", 3)
    for key in "abcdefg":
        lay(tmp_path, key, about(key, key))
    write_tables(tmp_path, "abcdefg")
    file = ParquetFile(tmp_path / "articles.parquet")
    assert [file.metadata.row_group(one).num_rows for one in range(file.num_row_groups)] == [3, 3, 1]


def test_tables_without_a_row_have_their_columns(tmp_path):
    write_tables(tmp_path, [], with_csv=True)
    assert read_table(tmp_path / "articles.parquet").column_names == list(columns_of("articles"))
    assert (tmp_path / "numbers.csv").read_text("utf-8") == ",".join(columns_of("numbers")) + "\n"


def test_parts_that_nothing_asks_for_go_last(tmp_path, monkeypatch):
    lay(tmp_path, "old", about("a", "old"))
    lay(tmp_path, "new", about("a", "new"))
    monkeypatch.setattr(module, "_write_csv", lambda *given: (_ for _ in ()).throw(OSError(errno.ENOSPC, "")))
    with pytest.raises(OSError):
        write_tables(tmp_path, ["new"])
    assert is_done(tmp_path, "old")
    monkeypatch.undo()
    write_tables(tmp_path, ["new"])
    assert not part(tmp_path, "numbers", "old").exists() and not part(tmp_path, "articles", "old").exists()


def test_a_csv_that_was_asked_for_once_never_gets_old(tmp_path):
    lay(tmp_path, "k", about("a", "k"), numbers=[number("a", "3個")])
    write_tables(tmp_path, ["k"])
    assert not (tmp_path / "numbers.csv").exists()
    write_tables(tmp_path, ["k"], with_csv=True)
    write_tables(tmp_path, [])
    assert list_rows(tmp_path / "numbers.csv") == []


@pytest.mark.parametrize("hostile", ["=1+1", "＝cmd", "+3", "-3", "@x", "\tx", "'x"])
def test_no_cell_of_a_csv_file_runs(hostile, tmp_path):
    rows = [number("a", hostile, unit='個,"\r\n個')]
    lay(tmp_path, "k", about("a", "k"), about(hostile, "k", hostile), numbers=rows)
    write_tables(tmp_path, ["k"], with_csv=True)
    (row,) = list_rows(tmp_path / "numbers.csv")
    assert row["printed"].startswith("'") and row["unit"] == '個," 個'
    (row,) = list_rows(tmp_path / "errors.csv")
    assert row["article"].startswith("'") and row["error"].startswith("'")
    with (tmp_path / "numbers.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == len((tmp_path / "numbers.csv").read_bytes().splitlines()) == 2


def test_a_folder_belongs_to_its_sources(tmp_path):
    out = tmp_path / "out"
    with own_folder(out, [str(tmp_path / "news")], "-"):
        claim = json.loads((out / CLAIM).read_text(encoding="utf-8"))
    assert claim == {"sources": ["../news"], "from": "-"}
    with own_folder(out, [str(tmp_path / "news")], "-"):
        pass
    for sources, listed in (([str(tmp_path / "other")], "-"), ([str(tmp_path / "news")], "")):
        with (
            pytest.raises(ValueError, match=r"out holds the numbers of \.\./news and 1 more\. Name another"),
            own_folder(out, sources, listed),
        ):
            pass


def test_a_folder_that_is_moved_with_its_sources_stays_theirs(tmp_path):
    (tmp_path / "a").mkdir()
    with own_folder(tmp_path / "a" / "out", [str(tmp_path / "a" / "news")]):
        pass
    (tmp_path / "a").rename(tmp_path / "b")
    with own_folder(tmp_path / "b" / "out", [str(tmp_path / "b" / "news")]):
        pass


def test_a_folder_of_somebody_s_files_is_refused_and_untouched(tmp_path):
    (tmp_path / "thesis.txt").write_text("x", encoding="utf-8")
    with (
        pytest.raises(ValueError, match=r"no results of extract, such as thesis\.txt"),
        own_folder(tmp_path, []),
    ):
        pass
    assert files(tmp_path) == ["thesis.txt"]


@pytest.mark.parametrize("claim", ["", "[]", '{"sources": []}', "null"])
def test_a_claim_that_is_none_of_ours_is_somebody_s_file(claim, tmp_path):
    (tmp_path / CLAIM).write_text(claim, encoding="utf-8")
    with pytest.raises(ValueError, match=r"such as extract\.json"), own_folder(tmp_path, []):
        pass
    assert files(tmp_path) == [CLAIM]


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "out", tmp_path / "out" / "more"):
        with pytest.raises(ValueError, match="is a file, or lies in one"), own_folder(folder, []):
            pass


def test_an_empty_name_is_no_folder():
    with pytest.raises(ValueError, match="The name after --output is empty"), own_folder("", []):
        pass


def test_a_folder_that_is_being_written_is_left_alone(tmp_path):
    with (
        own_folder(tmp_path, []),
        pytest.raises(ValueError, match="being written by another start"),
        own_folder(tmp_path, []),
    ):
        pass
    with own_folder(tmp_path, []):
        pass


def test_what_a_killed_start_left_half_written_is_removed(tmp_path):
    with own_folder(tmp_path, []):
        lay(tmp_path, "k", about("a", "k"))
    whole = files(tmp_path)
    halves = [".numbers.csv.half", "numbers/.k2.parquet.ab_c1", "articles/.k2.parquet.x", ".extract.json.q"]
    for name in halves:
        (tmp_path / name).write_bytes(b"PAR1")
    with own_folder(tmp_path, []):
        assert files(tmp_path) == whole


def test_a_table_is_whole_or_not_there(tmp_path):
    lay(tmp_path, "k", about("a", "k"))
    write_tables(tmp_path, ["k"])
    before = (tmp_path / "articles.parquet").read_bytes()
    with pytest.raises(FileNotFoundError):
        write_tables(tmp_path, ["k", "gone"])
    assert (tmp_path / "articles.parquet").read_bytes() == before
    assert [name for name in files(tmp_path) if name.startswith(".")] == []
