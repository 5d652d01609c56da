"""The signs of a text: those that a terminal obeys, those that XML can't hold, and how wide they are."""

import re
from unicodedata import east_asian_width

_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text):
    r"""Return a text with a blank for each sign that a terminal obeys, ends a line or turns writing round.

    Examples
    --------
    >>> printable("story\x1b[2J.txt"), printable("one\ntwo")
    ('story [2J.txt', 'one two')
    """
    return _OBEYED.sub(" ", text)


def in_xml(text):
    r"""Return a text without the signs that XML can't hold (https://www.w3.org/TR/xml/#charsets).

    Examples
    --------
    >>> in_xml("story\x1b, line\n")
    'story, line\n'
    """
    return _NO_XML.sub("", text)


def columns_of(text):
    """Return how wide a text is in columns of a terminal or a sheet: a Chinese sign takes two.

    Examples
    --------
    >>> columns_of("3個湖")
    5
    """
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
