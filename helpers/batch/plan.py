"""What a run is asked for: each article, where it is, and the folder and the key of its results."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from helpers.article import keep, name_of, read_article
from helpers.base import ROOT, in_utf8, is_file, is_link, shown, write_whole
from helpers.batch.notebooks import CELL_TIMEOUT
from helpers.batch.records import aside_of, claim, holders_in, key_of, place_for, record_of
from helpers.batch.results import ABOUT, require_own
from helpers.batch.sources import ROWS, articles_of, files_of, lines_of, without_password
from helpers.lesson import course_notebooks

COURSE_ARTICLE = "data/article.txt"
LONGEST = 2000  # signs of an address that every browser opens; what is longer is no title either


@dataclass(frozen=True)
class Piece:
    """An article as it was asked for: its name (empty: the course's own), where it is, or why it is not.

    A link has no path. A row of a file has `data`, and a path that only names it. `about` is what is known of
    both beside their text, in the words of ``story.article.yaml``.
    """

    shown: str
    path: Path | None = None
    link: str = ""
    data: bytes | None = None
    error: str = ""
    about: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """An article of a run: its name as given, its path (empty: the course's own), its folder, its key."""

    shown: str
    source: str
    folder: Path
    sha256: str
    key: str
    course: bool

    @property
    def aside(self):
        """Where its results are made."""
        return aside_of(self.folder, self.key)


@dataclass(frozen=True)
class Asked:
    """What a run is asked for: parameters, notebooks, whether articles that are not the course's get them.

    Links may lead to this machine only with `own_network`.
    """

    given: dict
    notebooks: tuple = ()
    others: bool = True
    text: bool = True
    jobs: int = 0
    timeout: int = CELL_TIMEOUT
    own_network: bool = False

    def notebooks_for(self, entry):
        """Return the notebooks that are to be run on an article."""
        return self.notebooks if entry.course or self.others else ()

    def by_notebooks(self, entry):
        """Tell whether the notebooks write an article's results: all are to be run, and nothing is there.

        What lies in the folder itself can't be read from beside it by the same path.
        """
        all_of_them = set(self.notebooks_for(entry)) >= set(course_notebooks())
        new = record_of(entry.folder).get("key") != entry.key
        return all_of_them and new and not Path(entry.source).is_relative_to(entry.folder)


def pieces(articles, listed, output):
    """Yield every article that is asked for; what lies in the folder of the results is none.

    Examples
    --------
    >>> [piece.path.name for piece in pieces(["data/article.txt"], "", ROOT / "output")]
    ['article.txt']
    """
    if not articles and not listed:
        yield Piece("", ROOT / COURSE_ARTICLE)
    for source in chain(articles, lines_of(listed) if listed else ()):
        if is_link(source):
            yield Piece(source, link=source)
            continue
        try:
            yield from _in_files(files_of([source], without=output))
        except (OSError, ValueError) as error:
            yield Piece(in_utf8(without_password(source)), error=in_utf8(error))


def _in_files(files):
    for file in files:
        rows = not file.error and file.path.name.lower().endswith(tuple(ROWS))
        if file.error or not (rows or file.store):
            yield Piece(file.name, file.path, error=file.error)
            continue
        for item in articles_of([file]):
            name = f"{file.path.stem.removesuffix('.jsonl')}-{item.key}.txt" if rows else file.path.name
            path, about = Path(name.replace("/", "-")), _said_of(item, file)
            yield Piece(item.id, path, data=item.data, error=item.error, about=about)


def _said_of(item, file):
    """Return what a row says of its article beside the text, and what the article is called."""
    name = file.path.name if file.store else shown(file.path)
    said = {"title": item.title, "date": item.date and date.fromisoformat(item.date), "source": item.stands}
    said["file"] = f"{name}#{item.key}" if item.key else name
    return {name: one for name, one in said.items() if one and len(str(one)) <= LONGEST}


def plan(found, output, asked):
    """Return what is to be there in the end, in order, and what can't be: its name and the reason."""
    holders, entries, refused = holders_in(output), {}, {}
    for piece in found:
        try:
            entry = _entry(piece, output, holders, asked)
            entries.setdefault(entry.folder, entry)
        except (OSError, ValueError) as error:
            if getattr(error, "errno", None):  # of the disk, not of the article
                raise
            refused[piece.shown] = str(error)
    if not (entries or refused):
        raise ValueError("There is no article in what was named. Look into the list, or the file of rows.")
    return list(entries.values()), refused


def _entry(piece, output, holders, asked):
    """Return an article with its folder and its key; of what has no file, one is kept in the folder."""
    if piece.error:
        raise ValueError(piece.error)
    if piece.link:
        article = read_article(piece.link, asked.own_network)
        sha256, name, course = article.sha256, article.name, article.course
        stands = article.metadata["file"]
        piece = replace(piece, about={"source": stands, "file": stands})
    else:
        data = _bytes_of(piece.path) if piece.data is None else piece.data
        sha256 = hashlib.sha256(data).hexdigest()
        name, course = name_of(piece.path, sha256)
    folder = output / place_for(name, sha256, output, holders)
    path = piece.path if piece.data is None and not piece.link else _kept(piece, folder, sha256, asked)
    key = key_of(path, sha256, asked.given, asked.text)
    return Entry(piece.shown, str(path) if piece.shown else "", folder, sha256, key, course)


def _bytes_of(path):
    if not is_file(path):
        read_article(path)  # it says why that is none
    try:
        return path.read_bytes()
    except OSError:
        read_article(path)
        raise


def _kept(piece, folder, sha256, asked):
    """Keep what a link gave, or the text of a row, so that it is there when a notebook is run again.

    What is known of it lies beside it, as of the row or the link that this start was given.
    """
    there = next((path for path in folder.glob("source.*") if path.stem == "source"), None)
    if not there:
        require_own(folder)
        claim(folder, sha256)
    _keep_about(piece.about, folder / ABOUT)
    if there:
        return there
    if piece.link:
        return keep(piece.link, folder, asked.own_network)
    return write_whole(folder / f"source{piece.path.suffix}", piece.data)


def _keep_about(about, path):
    import yaml

    words = yaml.safe_dump(about, allow_unicode=True, sort_keys=False, width=LONGEST).encode("utf-8")
    if not (path.is_file() and path.read_bytes() == words):
        write_whole(path, words)
