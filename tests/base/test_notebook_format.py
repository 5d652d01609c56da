"""Notebooks are read without a checker of addresses, which takes ten times as long to import as the rest."""

import subprocess
import sys

CODE = """
import sys
from importlib.util import find_spec
from helpers.base import notebook_format
found = notebook_format()
assert found is sys.modules["nbformat"]
print([name for name in sys.modules if name.startswith(("lark", "rfc3987_syntax"))])
assert find_spec("rfc3987_syntax")
"""


def test_nothing_is_compiled_for_it_and_the_checker_can_be_imported_all_the_same():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("[]\n", "")
