"""Sources: files, folders, patterns, lists, JSON Lines and Parquet as one stream of articles to read.

Nothing is held but what is being read, so a source may be larger than the memory. The order is the same on
every machine: sources as they are named, a folder by the names in it, a file by its rows. What can't be
read is an article too, with the reason: it becomes a row of ``errors.csv`` and stops nothing.
"""

import gzip
import hashlib
import json
import os
import sqlite3
import sys
from collections import Counter
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from glob import escape, glob
from io import BufferedReader
from itertools import takewhile
from math import isnan
from pathlib import Path, PurePosixPath

from helpers.base import SHUT, LazyPattern, brief, find, in_utf8, is_link, limits, searched, shown

# What a folder is searched for; tables of rows besides.
ARTICLES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
OTHER_TABLES = (".csv", ".tsv", ".json", ".xlsx", ".xls")  # of articles perhaps, and never one article
AS_LINES = "Give a .jsonl or .parquet file, an article a row with its text under the name text."
PATTERN = "*?["
TRANSLATION = ".en.txt"  # beside an article in Chinese
ROWS_AT_ONCE = 8  # of a Parquet file: a long text that all rows share has a few bytes there
BUFFER = 2**20  # bytes of each column of it, and of any other file: an article a look takes twice as long
BLOCK = 4 * BUFFER  # that a store sends ahead: with its own 50 MB, each jump in a Parquet file costs as much
NO_PARQUET = "Parquet files need pyarrow. Run make batch, or pip install -e .[batch], and try again."


@dataclass(frozen=True)
class Found:
    """A file among the sources: its name as given, where it lies, or why it can't be read.

    `store` is the object store in which it lies, and None on this machine.
    """

    name: str
    path: Path | PurePosixPath | None = None
    error: str = ""
    store: object = None

    def opened(self):
        """Open it to read its bytes."""
        if self.store:
            # A store's own file reads no line of at most so many bytes.
            return BufferedReader(self.store.open(str(self.path), "rb", block_size=BLOCK), BUFFER)
        if self.path.exists() and not self.path.is_file():
            raise ValueError("it is a pipe or a device")
        return self.path.open("rb", BUFFER)


@dataclass(frozen=True)
class Item:
    """An article before it is read: its bytes, and what a row says of it, or why there is none.

    `id` is the name of the file as given, and for a row of a file also its `key`, after ``#``. `stands` is
    where it was published, an address or a name.
    """

    source: str
    key: str = ""
    data: bytes = b""
    title: str = ""
    date: str = ""
    stands: str = ""
    encoding: str = ""  # of the bytes, where it is known
    error: str = ""
    sha256: str = ""

    @property
    def id(self):
        """What the article is called in every table."""
        return f"{self.source}#{self.key}" if self.key else self.source


def articles_in(sources, listed="", without=None, left_out=None):
    """Yield every article of some sources as an `Item`, in order.

    An id that was there before is an error of its row: the first keeps it.

    Parameters
    ----------
    sources : sequence of str
        Files, folders (with all folders in them) and patterns, here or in an object store (``s3://…``).
    listed : str or Path
        A file that names more of these, one a line; ``-`` is standard input.
    without : Path, optional
        A folder that is passed over: that of the results.
    left_out : Counter, optional
        Counts what a folder holds that is no article.

    Examples
    --------
    >>> [item.id for item in articles_in(["data/article.txt"])]
    ['data/article.txt']
    """
    return articles_of(files_of(sources, listed, without, left_out))


def articles_of(files):
    """Yield every article of some files, each a `Found`; see `articles_in`."""
    # The ids that were there lie on the disk where they are many: a set of them would grow with the source.
    with closing(sqlite3.connect("", check_same_thread=False)) as ids:
        ids.execute("create table ids (id text primary key) without rowid")
        for found in files:
            for item in _articles_of(found):
                yield item if item.error or _is_new(ids, item.id) else unread(item, _TWICE.format(item.id))


_TWICE = "{} is there twice; only the first is read. Give each row its own id, and name each file once."


def files_of(sources, listed="", without=None, left_out=None):
    """Yield every file of some sources as a `Found`, in order; see `articles_in`.

    Raises
    ------
    ValueError, FileNotFoundError
        If one of `sources` is not there or holds no article. Of a line of a list that is an error of
        its own.

    Examples
    --------
    >>> [found.name for found in files_of(["data/article*.txt"])]
    ['data/article.txt']
    """
    left_out = Counter() if left_out is None else left_out
    for source in sources:
        yield from _files_of_one(source, without, left_out)
    for source in lines_of(listed) if listed else ():
        try:
            yield from _files_of_one(source, without, left_out)
        except (OSError, ValueError) as error:
            yield Found(in_utf8(without_password(source)), error=str(error))


def require(sources, listed=""):
    """Refuse sources that are not there or hold no article, and a list that names none; the message says why.

    Examples
    --------
    >>> require(["data/article.txt", "data/articles"])
    """
    for source in sources:
        next(_files_of_one(source, None, Counter()), None)
    if listed and next(lines_of(listed), None) is None:
        raise ValueError(f"The list {Path(listed).name} names no source.")


def _files_of_one(source, without, left_out):
    if not source:
        raise ValueError("One SOURCE is an empty name. Leave it out, or give the path of a file or folder.")
    if is_link(source):
        raise ValueError(
            f"{without_password(source)} is a link. Save the page, or what it leads to, and give that file."
        )
    if in_store(source):
        return _not_empty(
            _files_in_store(source, left_out), f"{without_password(source)} holds no article: {_KINDS}."
        )
    path = find(source)
    if _is_folder(path):
        found = _files_in(path, _slashed(source), without, left_out)
        return _not_empty(found, f"The folder {shown(path)} holds no article: {_KINDS}.")
    if os.path.lexists(path):
        if path.suffix.lower() in OTHER_TABLES:
            raise ValueError(f"{shown(path)} is a table. {AS_LINES}")
        return iter([Found(_slashed(source), path)])
    if set(source) & set(PATTERN):
        found = _files_like(source, without, left_out)
        return _not_empty(found, f"No article fits the pattern {source}.{searched(source)}")
    spelling = "Write / between its folders." if "\\" in source else "Check the spelling."
    raise FileNotFoundError(f"There is no file {shown(path)}. {spelling}{searched(source)}")


def _is_folder(path):
    try:
        return path.is_dir()
    except PermissionError:  # it lies in a folder that is shut
        raise ValueError(SHUT.format(shown(path))) from None
    except OSError:  # its name is longer than any file's
        return False


_KINDS = "no file that ends in " + ", ".join((*ARTICLES, ".jsonl, .ndjson (or these with .gz) or .parquet"))


def in_store(source):
    """Tell whether a source lies in an object store.

    Examples
    --------
    >>> in_store("s3://desk/news/*.jsonl"), in_store("news/*.jsonl")
    (True, False)
    """
    return "://" in source


def without_password(source):
    """Return a source as it may be shown and kept, without the password that an address may have in it.

    Examples
    --------
    >>> without_password("ftp://desk:secret@example.org/news"), without_password("abfs://news@desk/a.txt")
    ('ftp://desk@example.org/news', 'abfs://news@desk/a.txt')
    """
    return _PASSWORD.sub(r"\1", source)


_PASSWORD = LazyPattern(r"(?<=://)([^/:@]*):[^/@]*(?=@)")


def _files_in_store(url, left_out):
    """Yield the articles of an object store by name; fsspec knows s3://, gs://, abfs://, hdfs:// and more."""
    named = without_password(url)
    try:
        from fsspec.core import url_to_fs

        store, place = url_to_fs(url)
        paths = [PurePosixPath(name) for name in _names_in_store(store, place)]
    except ImportError as error:
        raise ValueError(f"{named} needs fsspec, and the package for this kind of store: {error}.") from None
    except Exception as error:  # each kind of store has errors of its own
        raise ValueError(f"{named} can't be read: {_first_line(error)}.{_STORE}") from None
    there, above = set(paths), _parts_above(place)
    for path in paths:
        if any(part.startswith(".") for part in path.parts[above:]):
            left_out["hidden"] += 1
        elif path == PurePosixPath(place) or _is_article(path, left_out, there.__contains__):
            yield Found(in_utf8(store.unstrip_protocol(str(path))), path, store=store)


_STORE = " Check the address, and who may read there."


def _names_in_store(store, place):
    """Return the names of all files that a place in a store holds, in order: one look for each folder."""
    if store.isfile(place):
        return [place]
    found = store.glob(place, detail=True) if set(place) & set(PATTERN) else {place: {"type": "directory"}}
    names = {name for name, about in found.items() if about["type"] != "directory"}
    for name in found.keys() - names:
        names.update(store.find(name))
    if not names:
        raise FileNotFoundError("nothing is there")
    return sorted(names)


def _parts_above(place):
    """Return how many parts of a place are named as they are, and not by a pattern.

    Examples
    --------
    >>> _parts_above("desk/news"), _parts_above("desk/news/*/a.txt")
    (2, 2)
    """
    return sum(1 for _ in takewhile(lambda part: not set(part) & set(PATTERN), PurePosixPath(place).parts))


def _not_empty(found, message):
    """Return an iterator that has something in it, or raise a ValueError."""
    first = next(found, None)
    if first is None:
        raise ValueError(message)
    return _again(first, found)


def _again(first, others):
    yield first
    yield from others


def _files_like(pattern, without, left_out):
    """Yield what a pattern fits, from where the caller stands; folders with all that is in them."""
    if len(pattern) > limits.PATTERN_SIGNS:
        raise ValueError(f"The pattern {brief(pattern)} is longer than any path.")
    try:
        names = _names_like(os.path.expanduser(pattern))  # noqa: PTH111
    except RecursionError:
        raise ValueError(f"The pattern {brief(pattern)} names folders deeper than any lie.") from None
    for name in sorted(names, key=lambda name: Path(name).parts):
        path = find(name)
        if not path.is_dir():
            yield from [Found(_slashed(name), path)] if _is_article(path, left_out) else []
        elif "**" not in pattern:  # which fits all that is in a folder as well
            yield from _files_in(path, _slashed(name), without, left_out)


_ANY_FOLDER = LazyPattern(r"(?:^|(?<=/))\*\*(?:/\*\*)*(?:/|$)")


def _names_like(pattern):
    """Return the names that a pattern fits; ``**`` leads through no link to a folder, since it may lead back.

    Examples
    --------
    >>> sorted(_names_like("data/**/article.*")), sorted(_names_like("data/article.txt"))
    (['data/article.en.txt', 'data/article.txt'], ['data/article.txt'])
    """
    found = _ANY_FOLDER.search(pattern)
    if not found:
        return set(glob(pattern))  # noqa: PTH207
    names, rest = set(), pattern[found.end() :] or "*"
    waiting = glob(pattern[: found.start()]) if found.start() else ["."]  # noqa: PTH207
    while waiting:
        folder = waiting.pop()
        names |= _names_like(f"{escape(folder)}/{rest}")
        waiting += [str(path) for path in _shown_in(folder) if _leads_into(path)]
    return names


def _shown_in(folder):
    """Return what a folder holds that is not hidden; nothing of a file, or of a folder that is shut."""
    try:
        return [path for path in Path(folder).iterdir() if not path.name.startswith(".")]
    except OSError:
        return []


def _leads_into(path):
    """Tell whether a path is a folder, and no link to one; of what can't be looked at it is not known."""
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114


def _files_in(folder, name, without, left_out):
    """Yield the articles of a folder and of the folders in it, by name; links to folders are not followed."""
    waiting = [(folder, name)]  # the next one last; folders may lie deeper in each other than calls can
    while waiting:
        path, name = waiting.pop()
        if path.name.startswith(".") and path != folder:
            left_out["hidden"] += 1
        elif path == folder or _leads_into(path):
            try:
                inside = sorted(path.iterdir(), key=lambda one: one.name) if path != without else []
            except OSError as error:
                yield Found(name, error=f"The folder {name} can't be read: {_first_line(error)}.")
                continue
            before = "" if name == "." else f"{name}/"
            waiting += [(one, before + one.name) for one in reversed(inside)]
        elif not os.path.isdir(path) and _is_article(path, left_out):  # noqa: PTH112
            yield Found(in_utf8(name), path)


def _is_article(path, left_out, exists=Path.exists):
    """Tell whether a file is of a kind that is read; the English version of an article is not."""
    name = path.name.lower()
    translation = name.endswith(TRANSLATION) and exists(_translated(path))
    if name.endswith((*ARTICLES, *ROWS)) and not translation:
        return True
    left_out["no article"] += 1
    return False


def _translated(path):
    return path.with_name(path.name[: -len(TRANSLATION)] + ".txt")


def _slashed(name):
    """Return a name as given, with one kind of slash and none at its end."""
    return in_utf8(Path(name).as_posix())


def lines_of(listed):
    """Yield the sources that a list names, one a line; ``-`` is standard input."""
    try:
        with nullcontext(sys.stdin.buffer) if listed == "-" else Path(listed).open("rb") as file:
            while line := file.readline(limits.SOURCE_BYTES + 1):
                if len(line) > limits.SOURCE_BYTES:
                    raise ValueError(f"The list {shown(listed)} has a line that is longer than any path.")
                yield from filter(None, [line.decode("utf-8-sig").strip()])
    except OSError as error:
        raise ValueError(f"The list {shown(listed)} can't be read: {_first_line(error)}.") from None
    except UnicodeDecodeError:
        raise ValueError(
            f"The list {shown(listed)} is not in UTF-8. Save it as UTF-8 and try again."
        ) from None


def _articles_of(found):
    """Yield the articles of one file: the file itself, or its rows."""
    if found.error:
        return iter([unread(Item(found.name), found.error)])
    name = found.path.name.lower()
    rows = next((rows for end, rows in ROWS.items() if name.endswith(end)), _whole_file)
    return _stopping(found, rows)


def _stopping(found, rows):
    """Yield the articles of a file; where it can't be read on, the last one says why."""
    empty = True
    try:
        for item in rows(found):
            empty = False
            yield item
        if empty:
            yield unread(Item(found.name), f"{found.name} has no article: no row is in it. Export it anew.")
    except PermissionError:
        yield unread(Item(found.name), SHUT.format(found.name))
    except Exception as error:  # of the disk, of what packed it, of an object store
        yield unread(Item(found.name), f"{found.name}: {_first_line(error)}. Look at it, or leave it out.")


def _first_line(error):
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return (words.strip().splitlines() or [type(error).__name__])[0].rstrip(".")


def _whole_file(found):
    """Yield the one article that a file is."""
    item = Item(found.name)
    with found.opened() as file:
        data = file.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        yield unread(item, _too_large(found.name))
    else:
        yield replace(item, data=data, sha256=hashlib.sha256(data).hexdigest())


def _too_large(name):
    most = f"{limits.FILE_BYTES // limits.MB} MB; an article has less"
    return f"{name} has more than {most}. Cut it into its articles."


def _rows_of_lines(found):
    """Yield the articles of a JSON Lines file, an object a line (https://jsonlines.org), packed or not."""
    with found.opened() as opened:
        file = gzip.GzipFile(fileobj=opened) if found.path.name.lower().endswith(".gz") else opened
        line = 0
        while row := file.readline(limits.FILE_BYTES + 1):
            line += 1
            if len(row) > limits.FILE_BYTES:
                while row and not row.endswith(b"\n"):
                    row = file.readline(limits.FILE_BYTES)
                yield unread(Item(found.name, str(line)), _too_large(f"{found.name}, line {line},"))
            elif row.strip():
                yield _of_json(found.name, row, line)


def _each_name_once(pairs):
    """Make an object of its names and values; of two values of one name the last would win in silence."""
    row = dict(pairs)
    if len(row) < len(pairs):
        raise json.JSONDecodeError("a name is there twice", "", 0)
    return row


def _of_json(source, line, number):
    where = f"{source}, line {number}"
    try:
        row = json.loads(line, object_pairs_hook=_each_name_once)
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", "") or "it can't be read"
        return unread(Item(source, str(number)), f"{where}, is no JSON: {problem}. Correct the line.")
    if not isinstance(row, dict):
        return unread(Item(source, str(number)), f"{where}, is no object with a text. Correct the line.")
    return _of_row(source, row, number, where)


def _rows_of_parquet(found):
    """Yield the articles of a Parquet file, a few rows at once."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise ValueError(NO_PARQUET) from None
    # Without a buffer Arrow takes a whole group of rows into memory.
    with found.opened() as opened, ParquetFile(opened, pre_buffer=False, buffer_size=BUFFER) as file:
        names = file.schema_arrow.names
        columns = [name for name in FIELDS if name in names]
        if "text" not in columns:
            yield unread(Item(found.name), f"{found.name} has no column text. Name the column so.")
            return
        if twice := [name for name in columns if names.count(name) > 1]:
            yield unread(
                Item(found.name), f"{found.name} has the column {twice[0]} twice. Keep one of the two."
            )
            return
        batches = file.iter_batches(ROWS_AT_ONCE, columns=columns, use_threads=False)
        rows = (_cells(batch, place) for batch in batches for place in range(batch.num_rows))
        for number, row in enumerate(rows, 1):
            yield _of_row(found.name, row, number, f"{found.name}, row {number}")


def _cells(batch, place):
    """Return a row by column; where Python has no value for a cell, as for a day in the year 99999, None."""
    return {name: _value(cells[place]) for name, cells in zip(batch.schema.names, batch.columns, strict=True)}


def _value(cell):
    try:
        return cell.as_py()
    except (ValueError, OverflowError, LookupError):  # a day out of range, a time of a zone that nobody knows
        return None


FIELDS = ("id", "text", "title", "date", "url", "source")  # of a row
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ROWS = dict.fromkeys(_LINES, _rows_of_lines) | {".parquet": _rows_of_parquet}


def _of_row(source, row, number, where):
    """Return the article of a row: its `text`, and the other `FIELDS` where it has them."""
    key, text = _word(row.get("id")) or str(number), row.get("text")
    if not isinstance(text, str) or not text.strip():
        return unread(Item(source, key), f"{where}, has no text. Put the article's text under the name text.")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        why = f"{where}, has half of a sign, which can't be written. Export it anew."
        return unread(Item(source, key), why)
    return Item(
        source,
        key,
        data,
        title=_word(row.get("title")),
        date=_day(row.get("date")),
        stands=_word(row.get("url")) or _word(row.get("source")),
        encoding="utf-8",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _word(value):
    """Return a cell as a word; a column of whole numbers with a gap in it comes as floats.

    Examples
    --------
    >>> _word(" a1 "), _word(17), _word(17.0), _word(1.5), _word(float("nan")), _word(None)
    ('a1', '17', '17', '1.5', '', '')
    """
    if isinstance(value, float):
        value = "" if isnan(value) else int(value) if value.is_integer() else value
    return in_utf8(value).strip() if isinstance(value, str | int | float) else ""


_DAY = LazyPattern(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


def _day(value):
    """Return the ISO day that a cell begins with, text or date, or "".

    Examples
    --------
    >>> _day("2024-01-31T08:00:00Z"), _day(date(2024, 1, 31)), _day("last week")
    ('2024-01-31', '2024-01-31', '')
    >>> _day("2024年1月31日"), _day("2024/1/31 08:00"), _day("20240131")
    ('2024-01-31', '2024-01-31', '2024-01-31')
    """
    words = str(value or "").lstrip()
    try:
        parts = _DAY.match(words)
        day = date(*map(int, parts.groups())) if parts else date.fromisoformat(words[:10])
        return day.isoformat()
    except ValueError:
        return ""


def unread(item, error):
    """Return an article that can't be read, with the reason; its checksum is that of the reason.

    Examples
    --------
    >>> unread(Item("a", data=b"text"), "It is no text.").data
    b''
    """
    checksum = hashlib.sha256(error.encode("utf-8")).hexdigest()
    return replace(item, data=b"", error=error, sha256=checksum)


def _is_new(ids, name):
    """Tell whether an id was not there before, and remember it."""
    # Its text, and no checksum of it: ids that come one after the other then lie side by side on the disk.
    return ids.execute("insert or ignore into ids values (?)", (name,)).rowcount == 1
