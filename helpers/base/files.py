"""Paths as the caller means them; text read as UTF-8; files written whole or not at all."""

import os
import stat
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from helpers.base import limits
from helpers.base.signs import in_utf8, printable

MADE = datetime(2000, 1, 1)  # of a file that says when it was made: the same content gives the same bytes
ROOT = Path(__file__).resolve().parents[2]
SHUT = "{} may not be read by this account. Copy it to a folder of yours."
NAME_SHOWN = 120  # signs of a file's name in a message
PATH_SHOWN = 500  # of a path; what is longer is no path, but what somebody has put in its place


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


def is_file(path):
    """Tell whether there is a file at a path; a name too long for any, or a folder that is shut, has none.

    Examples
    --------
    >>> is_file(ROOT / "data" / "coding.csv"), is_file(ROOT / ("n" * 300))
    (True, False)
    """
    try:
        return Path(path).is_file()
    except OSError:
        return False


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
    words = in_utf8(words)  # a name that is no UTF-8 could not be written
    return printable(words if len(words) <= PATH_SHOWN else f"{words[:PATH_SHOWN]}…")


def require_utf8(path, advice):
    """Raise a ValueError with some advice if a path is no UTF-8: results note where things lie."""
    if str(path) != os.fsencode(path).decode("utf-8", "replace"):
        raise ValueError(f"The path of {shown(path)} has signs that can't be written. {advice}")


def for_terminal(path):
    """Return a path as it counts from where the caller stands, if it lies there, to be typed or opened.

    Examples
    --------
    >>> for_terminal(Path.cwd() / "output" / "article") == str(Path("output/article"))
    True
    """
    return printable(str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path))


def is_link(path):
    """Return whether a path is a link to the web.

    Examples
    --------
    >>> is_link("https://example.org/story"), is_link("data/article.txt"), is_link("file:///story.txt")
    (True, False, False)
    """
    return str(path).lower().startswith(("http://", "https://"))


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
    """Return bytes as text, in UTF-8 or the encoding they are found to be in; nothing else is changed.

    Raises
    ------
    ValueError
        That says of the file at `path` what is wrong, if they are no text.

    Examples
    --------
    >>> decoded("有3個湖".encode("utf-8"), "story.txt")
    '有3個湖'
    """
    encoding = encoding_of(data)
    if not encoding:
        raise ValueError(
            f"{shown(path)} is not UTF-8 text, nor clearly Chinese in another encoding, or no text at all. "
            "Open it in a text editor, save it as UTF-8 and try again."
        )
    return data.decode(encoding)


def encoding_of(data):
    """Return the encoding of a text, or "" if none is clear: UTF-8, else what the bytes look like.

    Another encoding than UTF-8 is found by charset-normalizer, and counts only if what is read by it has as
    many of the commonest Chinese characters as a text has: the wrong one gives rare ones.

    Examples
    --------
    >>> text = "圖書館去年借出的書比前年多了百分之八,館長說這是因為新書多。"
    >>> [encoding_of(text.encode(name)) for name in ("utf-8", "big5", "utf-16", "utf-16-be")]
    ['utf_8', 'big5hkscs', 'utf_16', 'utf_16_be']
    """
    if _reads_as(data, "utf_8"):
        return "utf_8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # its mark: Excel's Unicode text, in any language
        return "utf_16" if _reads_as(data, "utf_16") else ""
    # UTF-16 without a mark at its head: one of its two orders gives common signs, the other none.
    for name in ("utf_16_le", "utf_16_be"):
        if _reads_as(data, name) and _is_common(data.decode(name)):
            return name
    from charset_normalizer import from_bytes

    # What most texts in Chinese are in, where they are not in UTF-8.
    found = from_bytes(data, cp_isolation=list(_ENCODINGS)).best()
    name = _ENCODINGS.get(found.encoding, "") if found else ""
    return name if name and _reads_as(data, name) and _is_common(data.decode(name)) else ""


# As charset-normalizer names them, and the larger set by which each is read.
_ENCODINGS = {
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp950": "cp950",
    "utf_16": "utf_16",
    "utf_16_le": "utf_16_le",
    "utf_16_be": "utf_16_be",
}
_COMMON = frozenset("的一是在不了有人這这中大國国為为上個个年月日我他到說说們们以會会")
_COMMON_SHARE = 1 / 50  # of the characters; in news about one in ten


def _reads_as(data, name):
    try:
        return "\0" not in data.decode(name)
    except UnicodeDecodeError:
        return False


def _is_common(text):
    return sum(sign in _COMMON for sign in text) >= max(1, len(text) * _COMMON_SHARE)


def bytes_given(path, kind, most):
    """Return the bytes of a file that somebody gives, or say in the reader's words why not.

    Parameters
    ----------
    path : str or Path
        A relative one is looked for as `find` does.
    kind : str
        What it is, such as ``"checks file"``.
    most : int
        Bytes; a file that has more is refused.

    Raises
    ------
    FileNotFoundError, ValueError
        If there is no such file, it may not be read, is none, or is too large.

    Examples
    --------
    >>> bytes_given("data/coding.csv", "coding file", 10**6)[:11]
    b'id,printed,'
    """
    looked, path = searched(path), find(path)
    name = shown(path)[:NAME_SHOWN]
    try:
        with _opened(path, name, kind) as file:
            data = file.read(most + 1)
    except PermissionError:
        raise ValueError(SHUT.format(name)) from None
    except OSError:  # there is none, or its name is longer than any file's
        raise FileNotFoundError(
            f"There is no {kind} {name}. Check the spelling, or leave it out.{looked}"
        ) from None
    if len(data) > most:
        raise ValueError(
            f"{name} has more than {most // limits.MB} MB. A {kind} has less: is it another file?"
        )
    return data


def _opened(path, name, kind):
    """Open a file to read its bytes, if it is one: a pipe or a device may have no end."""
    if "\0" in str(path):
        raise FileNotFoundError
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ValueError(f"{name} is a folder. Give the path of one {kind}.")
    if not stat.S_ISREG(mode):
        raise ValueError(f"{name} is a pipe or a device. Give the path of one {kind}.")
    return path.open("rb")


def text_given(path, kind, most):
    """Return the text of a file that somebody gives, without a byte order mark; see `bytes_given`.

    Examples
    --------
    >>> text_given("data/coding.csv", "coding file", 10**6)[:11]
    'id,printed,'
    """
    return decoded(bytes_given(path, kind, most), find(path)).removeprefix("\ufeff")


def write_whole(path, content):
    """Write `content` (str as UTF-8, or bytes) to `path` whole or not at all; return the path.

    Folders are made. See `whole`.
    """
    path = resolve(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
    return path


@contextmanager
def whole(path):
    """Give a file to write bytes into; when the block has ended well, it is at `path`.

    Until then it has another name in the same folder, so a reader never meets half a file.
    """
    half = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with half.open("xb") as file:
            yield file
        take_place(half, path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def take_place(new, path):
    """Move a new file to where another one may lie, and give it the mode of that; else the umask holds."""
    with suppress(OSError):  # there is none, or its disk knows no modes
        new.chmod(stat.S_IMODE(path.stat().st_mode) & 0o777)
    new.replace(path)
