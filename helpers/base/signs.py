"""The signs of a text: those that a terminal obeys, those that XML can't hold, and how wide they are."""

from reprlib import Repr
from unicodedata import east_asian_width

from helpers.base.patterns import LazyPattern

_OBEYED = LazyPattern("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_TURNS = "\u202a-\u202e\u2066-\u2069"  # writing round, so that a reader sees 53 where the text has 35
# Places where a line may break or may not, joints, marks of direction.
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_NO_XML = LazyPattern(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff{_TURNS}]")
_NO_HTML = LazyPattern(
    f"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_TURNS}"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_BRIEF = Repr()
_BRIEF.maxlevel = 2
_BRIEF.maxstring = _BRIEF.maxlong = _BRIEF.maxother = 60


def brief(value):
    r"""Return a value as a message shows it: as code would, on one line, and short however large it is.

    Examples
    --------
    >>> brief("2023-02-31"), brief([1] * 9), len(brief("1\n" * 999))
    ("'2023-02-31'", '[1, 1, 1, 1, 1, 1, ...]', 60)
    """
    try:
        return printable(_BRIEF.repr(value))
    except Exception:  # of a number of thousands of digits, or of an object whose maker forbids it
        return f"this {type(value).__name__}"


def printable(text):
    r"""Return a text with a blank for each sign that a terminal obeys, ends a line or turns writing round.

    Examples
    --------
    >>> printable("story\x1b[2J.txt"), printable("one\ntwo")
    ('story [2J.txt', 'one two')
    """
    return _OBEYED.sub(" ", text)


def seen(text):
    r"""Return a text without the signs that nobody sees, and the place in it of each sign that is left.

    Pages and word processors put them between digits too. Those that turn writing round stay: what
    they do is seen.

    Examples
    --------
    >>> seen("3\u200b5萬")
    ('35萬', [0, 2, 3])
    """
    if not any(sign in text for sign in _UNSEEN):
        return text, range(len(text))
    places = [place for place, sign in enumerate(text) if sign not in _UNSEEN]
    return "".join([text[place] for place in places]), places


def in_utf8(text):
    r"""Return a text with a question mark for each sign of it that UTF-8 can't hold, as of a broken name.

    Examples
    --------
    >>> in_utf8("story\udcff.txt")
    'story?.txt'
    """
    return str(text).encode("utf-8", "replace").decode("utf-8")


def in_xml(text):
    r"""Return a text without the signs that XML can't hold (https://www.w3.org/TR/xml/#charsets).

    Those that turn writing round go too: a word processor would obey them.

    Examples
    --------
    >>> in_xml("story\x1b, line\n")
    'story, line\n'
    """
    return _NO_XML.sub("", text)


def in_html(text):
    r"""Return a text with a mark for each sign that HTML can't hold, or that turns writing round.

    They are its control characters and what is no character (https://infra.spec.whatwg.org/#code-points).

    Examples
    --------
    >>> in_html("story\x1b[2J,\x85 line\n")
    'story�[2J,� line\n'
    >>> in_html("\u202e53\u202c")
    '�53�'
    """
    return _NO_HTML.sub("\ufffd", text)


def columns_of(text):
    """Return how wide a text is in columns of a terminal or a sheet: a Chinese sign takes two.

    Examples
    --------
    >>> columns_of("3個湖")
    5
    """
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
