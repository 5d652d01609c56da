"""Chance led by coverage, with atheris: `tests/fuzz.py` starts it for one entry, with options of libFuzzer.

The fuzzer changes bytes, and all that chance decides is read from them: so the inputs are those of
`tests/entries.py`, and a byte that leads into a new branch of `helpers` is kept.
"""

import random
import sys


class Led(random.Random):
    r"""A source of chance that takes it from bytes; when they are used up, the first choice is taken.

    >>> Led(b"").choice("abc"), Led(b"\x80").choice("abc"), Led(b"\xff\x80").random()
    ('a', 'c', 0.998046875)
    """

    def __init__(self, data):
        super().__init__()
        self.left = data

    def getrandbits(self, k):
        """Return so many bits."""
        size = -(-k // 8)
        taken, self.left = self.left[:size], self.left[size:]
        return int.from_bytes(taken.ljust(size, b"\0")) >> (8 * size - k)

    def random(self):
        """Return a number from 0 up to 1."""
        return self.getrandbits(16) / 2**16


def main(name, *options):
    """Try an entry until the options end it, or an input breaks a rule."""
    import atheris

    with atheris.instrument_imports(include=["helpers"]):
        from tests.entries import ENTRIES

    make, tried = ENTRIES[name]

    def try_one(data):
        given = make(Led(data))
        if fault := tried(given):
            raise AssertionError(f"An input of {name} {fault}\n{given!a}"[:9999])

    atheris.Setup([name, *options], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
