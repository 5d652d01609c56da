"""Kernels that are copies of one process: as clean as new ones, ended like them, new where there is none."""

import os
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.base import ROOT
from helpers.batch.kernels import CAN_COPY, ENOUGH, Copy, clean_kernel
from helpers.batch.notebooks import Job, run_notebooks

from .files import NOTHING, notebook, printed

# What a notebook could tell of how it was started, and what the one before it may have left.
LOOK = """
import os, sys, threading
import pandas as pd
from pathlib import Path
print(Path.cwd().name, sys.path, sys.argv[1], sys.modules["__main__"].__name__, "LEFT" in os.environ)
print(os.environ["MPLBACKEND"], pd.get_option("display.max_columns"), os.environ.get("OPENBLAS_NUM_THREADS"))
print(sorted(type(one).__name__ for one in threading.enumerate()), hasattr(os, "left"))
os.left = os.environ["LEFT"] = "left"
"""
COPIED = "print(os.getsid(0) == os.getpid(), os.getppid(), len(os.listdir(f'/proc/{os.getppid()}/task')))"


def ran(folder, count, *cells):
    """Run some notebooks of the same cells one after the other; return what each printed, as lines."""
    cells = [(cell, []) for cell in cells]
    names = [f"{n:02}_same" for n in range(count)]
    jobs = [Job(notebook(folder, name, *cells), "", NOTHING, folder / "out" / str(count)) for name in names]
    assert [error for _, error in run_notebooks(jobs, 1)] == [""] * count
    return [printed(job.folder / "notebooks" / job.notebook.name).splitlines() for job in jobs]


@pytest.mark.skipif(not CAN_COPY, reason="only Linux tells when a process that another has started ends")
def test_a_copy_finds_what_a_new_kernel_finds_and_nothing_of_the_one_before(tmp_path):
    (new,) = ran(tmp_path, 1, LOOK)
    copies = ran(tmp_path, ENOUGH, LOOK, COPIED)
    assert [copy[:3] for copy in copies] == [new] * ENOUGH
    (source,) = {copy[3] for copy in copies}
    leads_a_session, pid, threads = source.split()
    assert leads_a_session == "True", "Ctrl-C in a terminal is not for it"
    assert threads == "1", "what is copied has no other thread"
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)  # it has ended with the run


def test_where_there_is_nothing_to_copy_a_kernel_starts_anew(tmp_path):
    def ended(**asked):
        raise ConnectionError

    one = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")])
    NotebookClient(one, **clean_kernel(ended, tmp_path)).execute()
    assert one.cells[0].outputs[0].data["text/plain"] == "42"


@pytest.mark.skipif(not CAN_COPY, reason="only Linux tells when a process that another has started ends")
def test_a_copy_is_asked_beside_a_thousand_open_files():
    """As when many notebooks run at a time."""
    code = (
        "import os, resource as r; r.setrlimit(r.RLIMIT_NOFILE, (1200, r.getrlimit(r.RLIMIT_NOFILE)[1]));"
        "from helpers.batch.kernels import Copy; many = [os.dup(1) for _ in range(1100)];"
        "print(Copy(os.getpid()).poll())"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT) == "None\n"


@pytest.mark.skipif(not CAN_COPY, reason="only Linux tells when a process that another has started ends")
def test_a_copy_is_asked_and_ended_like_a_process_of_one_s_own():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        copy = Copy(process.pid)
        assert copy.poll() is None
        copy.kill()
        assert (copy.wait(), process.wait()) == (0, -9)
    copy.kill()  # whoever stops a run may find a kernel that has just ended
    with pytest.raises(ProcessLookupError):
        Copy(process.pid)
