"""Parts: the articles in batches, a file of numbers and one of articles for each, and the tables over all.

Where a batch ends depends on the articles in it, so a new file among a thousand changes one batch. A part has
the name of its batch's key: what it was made from, and by which reader. Only whole files are written, and a
part that nothing asks for goes after the tables over all are there.
"""

import csv
import hashlib
import importlib.metadata
import json
from collections import Counter
from contextlib import contextmanager
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path

import helpers
from helpers.base import ELSEWHERE, find, in_words, list_rows, relative, shown, whole, writable, write_whole
from helpers.batch.disk import clear, held
from helpers.batch.sources import in_store, without_password
from helpers.table import written_cell

MOST_ARTICLES = 1024  # of a batch; on average it has a quarter
MOST_BYTES = 4 * 2**20
ROWS_OF_A_GROUP = 2**16  # of a Parquet file over all
CLAIM = "extract.json"
TABLES = ("numbers", "articles")
READER = ("base", "article", "extract", "table")  # the packages that decide what is in a row
LIBRARIES = (
    "charset-normalizer",
    "lxml",
    "opencc",
    "pyarrow",
    "pycld2",
    "pypdf",
    "python-docx",
    "trafilatura",
)


def batches_of(items):
    """Yield lists of articles; the checksum of an article says whether a batch ends with it.

    Examples
    --------
    >>> from helpers.batch.sources import Item
    >>> [len(batch) for batch in batches_of([Item("a"), Item("b")])]
    [2]
    """
    batch, size = [], 0
    for item in items:
        batch.append(item)
        size += len(item.data)
        if _ends(item) or len(batch) == MOST_ARTICLES or size >= MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _ends(item):
    """Of the name too: a thousand copies of one article would else end no batch, or each one."""
    return hashlib.sha256(f"{item.id} {item.sha256}".encode()).digest()[0] == 0


def key_of(batch, version):
    """Return the name of a batch's part: what is in it, and the reader.

    Examples
    --------
    >>> from helpers.batch.sources import Item
    >>> [key_of([Item(name)], "1") == key_of([Item("a")], "1") for name in ("a", "b")]
    [True, False]
    """
    given = [[item.source, item.key, item.sha256, item.title, item.date, item.encoding] for item in batch]
    return hashlib.sha256(json.dumps([version, given]).encode("utf-8")).hexdigest()[:32]


@cache
def reader_version():
    """Return a checksum of all that decides what a row says: code, lists, libraries."""
    house = Path(helpers.__file__).parent
    files = [path for package in READER for path in (house / package).rglob("*") if path.is_file()]
    files += [house / "batch" / name for name in ("columns.csv", "rows.py", "parts.py")]
    total = hashlib.sha256()
    for path in sorted(files):
        if path.suffix != ".pyc":
            total.update(path.relative_to(house).as_posix().encode() + b"\0" + path.read_bytes())
    for name in LIBRARIES:
        total.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    return total.hexdigest()


@cache
def columns_of(table):
    """Return the types of a table's columns by name, from ``columns.csv``.

    Examples
    --------
    >>> list(columns_of("errors"))
    ['article', 'source', 'key', 'error']
    """
    rows = list_rows(Path(__file__).with_name("columns.csv"))
    return {row["name"]: row["type"] for row in rows if row["table"] == table}


def schema_of(*tables):
    """Return the columns of tables, one after the other, as Arrow has them."""
    import pyarrow

    return pyarrow.schema({name: kind for table in tables for name, kind in columns_of(table).items()})


def parquet(rows, *tables):
    """Return rows, each a mapping, as the bytes of a Parquet file: the same rows, the same bytes.

    The columns are those of `tables`: in a part, an article that was not read stands beside the others.
    """
    import pyarrow

    buffer = BytesIO()
    with _writer(buffer, schema_of(*tables)) as writer:
        writer.write_table(pyarrow.Table.from_pylist(rows, writer.schema))
    return buffer.getvalue()


def _writer(file, schema):
    from pyarrow.parquet import ParquetWriter

    return ParquetWriter(file, schema, compression="zstd", version="2.6", write_page_index=False)


def part(folder, table, key):
    """Return the path of a batch's part of a table.

    Examples
    --------
    >>> part(Path("results"), "numbers", "ab12").as_posix()
    'results/numbers/ab12.parquet'
    """
    return Path(folder) / table / f"{key}.parquet"


def is_done(folder, key):
    """Tell whether a batch was read."""
    return all(part(folder, table, key).exists() for table in TABLES)


def write_part(folder, key, numbers, articles):
    """Write what was read of a batch; only with both parts is it done."""
    write_whole(part(folder, "numbers", key), numbers)
    write_whole(part(folder, "articles", key), articles)


@contextmanager
def own_folder(output, sources, listed=""):
    """Hold a folder for the results of some sources, so that nobody else writes there, and give its path.

    What a killed start has left half written is removed.

    Raises
    ------
    ValueError
        If it is held, holds other things, or can't be written; the message says what to do.
    """
    folder = writable(output)
    claim = {"sources": [_from(source, folder) for source in sources], "from": _from(listed, folder)}
    _require_ours(folder, claim)
    with held(folder), in_words(folder):
        if not (folder / CLAIM).exists():
            write_whole(folder / CLAIM, json.dumps(claim, ensure_ascii=False, indent=1) + "\n")
        clear(folder)
        for place in (folder, *(folder / table for table in TABLES)):
            for half in place.glob(".*.*.*"):
                half.unlink()
        yield folder


def _from(source, folder):
    """Return a source as the results name it, so that both may move together; standard input is no file."""
    if in_store(source):
        return without_password(source)
    return source if source in ("", "-") else relative(find(source), folder)


def _require_ours(folder, claim):
    """Refuse a folder that holds the numbers of other sources, or somebody's files."""
    if theirs := _claim_in(folder):
        if theirs != claim:
            raise ValueError(f"{shown(folder)} holds the numbers of {_names(theirs)}. {ELSEWHERE}")
        return
    others = folder.iterdir() if folder.is_dir() else ()
    if foreign := min((path.name for path in others if not path.name.startswith(".")), default=""):
        words = f"holds files that are no results of extract, such as {foreign}"
        raise ValueError(f"{shown(folder)} {words}. {ELSEWHERE}")


def _claim_in(folder):
    """Return what a folder's results were read from; None if no start of ours has claimed it."""
    try:
        claim = json.loads((folder / CLAIM).read_text(encoding="utf-8"))
        return {"sources": claim["sources"], "from": claim["from"]}
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _names(claim):
    """Return in words what a folder's results were read from.

    Examples
    --------
    >>> _names({"sources": ["../news", "../more"], "from": ""})
    '../news and 1 more'
    """
    listed = {"": [], "-": ["a list from standard input"]}.get(claim["from"], [f"the list {claim['from']}"])
    first, *others = [*claim["sources"], *listed]
    return f"{first} and {len(others)} more" if others else first


def write_tables(folder, keys, with_csv=False):
    """Write the tables over all batches, in the order of the sources; then parts that nothing asks for go.

    Parameters
    ----------
    folder : Path
    keys : sequence of str
        Of the batches, in order.
    with_csv : bool
        Write ``numbers.csv`` too. Where it is there already, it is written anew in any case.

    Returns
    -------
    Counter
        ``articles`` that were read, ``errors`` of those that were not, ``numbers``, and ``statistics``
        among them.
    """
    counts = Counter()
    with whole(folder / "articles.parquet") as file, _writer(file, schema_of("articles")) as writer:
        for table in _groups(_tables(folder, "articles", keys, "read")):
            writer.write_table(table)
            counts["articles"] += table.num_rows
            counts.update({name: sum(table[name].to_pylist()) for name in ("numbers", "statistics")})
    counts["errors"] = _write_csv(
        folder / "errors.csv", "errors", _tables(folder, "articles", keys, "unread")
    )
    if with_csv or (folder / "numbers.csv").exists():
        _write_csv(folder / "numbers.csv", "numbers", _tables(folder, "numbers", keys))
    asked = set(keys)
    for path in (path for table in TABLES for path in (folder / table).glob("*.parquet")):
        if path.stem not in asked:
            path.unlink()
    return counts


def _tables(folder, table, keys, which=""):
    """Yield the parts of a table in order; of articles those that were read, or those that were not."""
    import pyarrow.compute as compute
    from pyarrow.parquet import read_table

    for key in keys:
        rows = read_table(part(folder, table, key), partitioning=None, use_threads=False)
        if which:
            failed = compute.not_equal(rows["error"], "")
            rows = rows.filter(failed if which == "unread" else compute.invert(failed))
        yield rows.select(list(columns_of(_NAMES.get(which, table))))


_NAMES = {"read": "articles", "unread": "errors"}


def _groups(tables):
    """Yield tables of many rows made of tables of few: a group of rows costs a reader one look."""
    from pyarrow import concat_tables

    held, rows = [], 0
    for table in tables:
        held.append(table)
        rows += table.num_rows
        if rows >= ROWS_OF_A_GROUP:
            yield concat_tables(held).combine_chunks()
            held, rows = [], 0
    if held:
        yield concat_tables(held).combine_chunks()


def _write_csv(path, table, tables):
    """Write tables as one CSV file, no cell of which a spreadsheet runs; return how many rows it has."""
    fields = [{"type": _IN_CSV[kind]} for kind in columns_of(table).values()]
    count = 0
    with whole(path) as file, TextIOWrapper(file, encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns_of(table))
        for rows in tables:
            count += rows.num_rows
            for row in zip(*(column.to_pylist() for column in rows.columns), strict=True):
                writer.writerow(map(_cell, row, fields))
    return count


_IN_CSV = {"string": "string", "int64": "integer", "float64": "number", "bool": "boolean"}


def _cell(cell, field):
    return "" if cell is None else written_cell(cell, field)
