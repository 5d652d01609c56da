"""What a student's copy of the course carries instead of readable answers: one file, encoded.

Encoded, not encrypted: it protects from a glance, not from a reader who wants to know.
"""

import base64
import json
import zlib
from pathlib import Path

KEY = ".answers"  # beside the notebooks; file lists leave out what begins with a dot


def encoded(key):
    """Return a key, a dictionary, as one line of signs.

    Examples
    --------
    >>> "subdistricts" in encoded({"solutions": {"4.1": "by_id.loc['subdistricts']"}})
    False
    """
    plain = json.dumps(key, ensure_ascii=False, sort_keys=True).encode("utf-8")
    return base64.b85encode(zlib.compress(plain, 9)).decode("ascii") + "\n"


def decoded(line):
    """Return the key that a line holds.

    Raises
    ------
    ValueError
        If it is no such line.

    Examples
    --------
    >>> decoded(encoded({"solutions": {"4.1": "1 + 1"}}))
    {'solutions': {'4.1': '1 + 1'}}
    """
    try:
        return json.loads(zlib.decompress(base64.b85decode(line.strip())))
    except (ValueError, zlib.error):
        raise ValueError(
            f"The file {KEY} beside the notebooks is damaged. `make lab` writes it anew, and nothing else."
        ) from None


def carried():
    """Return the key of the student's copy in which this kernel runs; None anywhere else.

    Examples
    --------
    >>> carried()
    """
    return decoded((Path.cwd() / KEY).read_text(encoding="ascii", errors="replace")) if is_copy() else None


def is_copy():
    """Tell whether this kernel runs in a student's copy: only there is work kept.

    Examples
    --------
    >>> is_copy()
    False
    """
    return (Path.cwd() / KEY).is_file()
