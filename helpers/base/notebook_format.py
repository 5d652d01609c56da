"""The library that reads and writes notebooks, imported without what it never needs."""

import sys
from functools import cache

NEVER_NEEDED = "rfc3987_syntax"


@cache
def notebook_format():
    """Return the module ``nbformat``, which takes two seconds to import, or with this a fifth of one.

    The library jsonschema, which it imports, asks for a checker of addresses in any script (``iri``), and
    that compiles 38 grammars before anybody has asked for one. No notebook holds such an address, and
    jsonschema does without where the checker is not installed.

    Examples
    --------
    >>> notebook_format().v4.new_notebook()["nbformat"]
    4
    """
    there = NEVER_NEEDED in sys.modules
    sys.modules.setdefault(NEVER_NEEDED, None)  # as if it were not installed
    import nbformat

    if not there:
        del sys.modules[NEVER_NEEDED]
    return nbformat
