"""Paths as the caller means them; text read as UTF-8; files written whole or not at all."""

import csv
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def resolve(path):
    """Return an absolute path without ``..``; a relative one counts from where the caller stands.

    In a notebook that is the folder in which its kernel runs.

    Examples
    --------
    >>> resolve("notebooks/../data/coding.csv").relative_to(Path.cwd()).as_posix()
    'data/coding.csv'
    """
    # Path.expanduser would stop at ~draft.txt, taking it for somebody's home.
    return Path(os.path.normpath(Path.cwd() / os.path.expanduser(path)))  # noqa: PTH111


def find(path):
    """Return the absolute path of a file to read.

    A relative one counts from where the caller stands; if there is none, from the course's folder; if there
    is none either, it is the first of the two.

    Examples
    --------
    >>> find("data/coding.csv").name, find("no such file.csv") == resolve("no such file.csv")
    ('coding.csv', True)
    """
    here = resolve(path)
    there = Path(os.path.normpath(ROOT / os.path.expanduser(path)))  # noqa: PTH111
    return next((place for place in (here, there) if os.path.lexists(place)), here)


def searched(path):
    """Say where `find` has looked for a path, without the folders of this machine; nothing if it is absolute.

    Examples
    --------
    >>> searched("story.txt").startswith(" Looked in ")
    True
    >>> searched(ROOT / "story.txt")
    ''
    """
    if Path(os.path.expanduser(path)).is_absolute():  # noqa: PTH111
        return ""
    here = Path.cwd()
    if here == ROOT:
        return " Looked in the course's folder."
    inside = here.relative_to(ROOT).as_posix() if here.is_relative_to(ROOT) else here.name
    return f" Looked in the folder where this runs, {inside}, and in the course's folder."


def shown(path):
    """Return a path as readers see it: from the root, or the bare name if it lies elsewhere.

    Examples
    --------
    >>> shown(ROOT / "data" / "coding.csv")
    'data/coding.csv'
    >>> shown("/somewhere/else/story.txt")
    'story.txt'
    """
    path = find(path)
    words = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return words.encode("utf-8", "replace").decode("utf-8")  # a name that is no UTF-8 could not be written


def relative(path, folder):
    """Return `path` as it counts from `folder`, since a notebook there shows its parameters and links.

    Examples
    --------
    >>> relative(ROOT / "data" / "article.txt", ROOT / "output" / "article")
    '../../data/article.txt'
    """
    path = Path(path)
    path = path.parent.resolve() / path.name  # a kernel is told its folder without symbolic links
    try:
        return Path(os.path.relpath(path, Path(folder).resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return str(path)


def decoded(data, path):
    """Return bytes as UTF-8 text, or a ValueError that says of the file at `path` what else they look like.

    Examples
    --------
    >>> decoded("有3個湖".encode("utf-8"), "story.txt")
    '有3個湖'
    """
    try:
        text, place = data.decode("utf-8"), data.find(b"\0")
    except UnicodeDecodeError as error:
        text, place = "", error.start
    if place >= 0:
        guess = _likely_encoding(data)
        looks = f" It looks like {guess}." if guess else " It may be in another encoding, or no text at all."
        raise ValueError(
            f"{shown(path)} is not UTF-8 text (byte {place} does not fit).{looks} "
            "Open it in a text editor, save it as UTF-8 and try again."
        )
    return text


def _likely_encoding(data):
    """Name the encoding whose reading has the most of the commonest Chinese characters."""
    noughts = sorted((data[::2].count(0), data[1::2].count(0)))
    every_second = noughts[0] == 0 and noughts[1] * 3 > len(data)  # English in UTF-16
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or every_second:
        return "UTF-16"
    common = set("的一是在不了有人這这中大國国為为上個个年月日我他到說说們们以會会")
    best, most = "", 0
    for encoding, name in (
        ("gb18030", "GB 18030 (also called GBK)"),
        ("big5", "Big5"),
        ("utf-16-le", "UTF-16"),
    ):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found = sum(character in common for character in text)
        if found > most:
            best, most = name, found
    return best


def list_rows(path):
    """Return the rows of one of the course's own lists, a CSV file in UTF-8, as dictionaries.

    Examples
    --------
    >>> list_rows(ROOT / "data" / "context.csv")[0]["unit"]
    '個'
    """
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_yaml(text, name):
    """Return what a text in YAML holds, or a ValueError that says where the file of this name is wrong.

    Examples
    --------
    >>> read_yaml("checks: [one, two]", "checks.yaml")
    {'checks': ['one', 'two']}
    """
    import yaml

    try:  # the reader in C is ten times as fast; an installation may lack it
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise ValueError(
            f"Can't read {name}{line}: {problem}. Look at the indents and quotes there."
        ) from None


def write_whole(path, content):
    """Write `content` (str as UTF-8, or bytes) to `path` whole or not at all; return the path.

    Folders are made. The bytes go to a temporary file in the same folder that then takes the
    place of the old one, so a reader never meets half a file.
    """
    path = resolve(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path
