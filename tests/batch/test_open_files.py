"""A run whose notebooks need more open files than are allowed has more allowed, or says what to do."""

import subprocess
import sys

import pytest

from helpers.base import ROOT
from helpers.batch.open_files import EACH, KERNEL, STARTER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it sets no such limit")


def after(limit, code):
    """Return what code prints in a process with a limit, as `ulimit` sets it."""
    shell = f"ulimit {limit} && exec {sys.executable} -c '{code}'"
    return subprocess.run(["sh", "-c", shell], cwd=ROOT, capture_output=True, text=True)


def test_a_run_that_may_not_open_enough_files_says_so_before_it_makes_anything(tmp_path):
    run = f'from helpers.batch import run; run(["data/article.txt"], "{tmp_path / "out"}", notebooks="01,02")'
    said = after("-n 64", run).stderr
    assert "Notebooks, 2 at a time, need 128 open files, and 64 are allowed here." in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("at_a_time", "needed"), [(1, KERNEL), (20, STARTER + 20 * EACH)])
def test_as_many_are_allowed_as_are_needed_where_the_system_lets_it(at_a_time, needed):
    ask = "from helpers.batch.open_files import require_open_files as ask; import resource as r; "
    ask += f"ask({at_a_time}); print(r.getrlimit(r.RLIMIT_NOFILE)[0])"
    assert int(after("-S -n 100", ask).stdout) == needed
    assert int(after("-S -n 900", ask).stdout) == 900
