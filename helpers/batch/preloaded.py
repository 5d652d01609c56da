"""A process that has imported what notebooks need; each copy of it becomes a kernel.

`helpers.batch.kernels` starts it, and asks for a copy by a line of JSON: the command of a kernel, its
environment, its folder. The process answers with the number of the copy, and ends when nobody is left to ask.
It runs no notebook itself and starts no thread, so that each copy is as clean as a process of its own.
"""

import ctypes
import gc
import json
import os
import signal
import socket
import sys
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path

END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
SELDOM = 10_000  # new objects before a copy looks for rubbish: it lives for seconds, and leaves little


def preload():
    """Import what the notebooks import, and have read what is read once: word lists, exercises, fonts."""
    gc.disable()
    import docx  # noqa: F401
    import ipykernel.debugger
    import ipykernel.ipkernel
    import ipykernel.kernelapp  # noqa: F401
    import opencc  # noqa: F401
    import pandas

    import helpers.explore
    import helpers.lint
    import helpers.report  # noqa: F401
    from helpers.article import companion, read_article
    from helpers.charts import draw, png, svg
    from helpers.checks import run_checks
    from helpers.lesson import answer, stays
    from helpers.table import tabulate

    # What pandas sets itself where it is imported in a kernel.
    pandas.set_option("display.max_columns", 20)
    # A mistake in the course's data is told by the notebook that reads it.
    with suppress(OSError, ValueError):
        article = read_article()
        table = tabulate(article, companion(article, "coding.csv"))
        checks = run_checks(table, companion(article, "checks.yaml"))
        figure = draw("how_big_they_are", table, checks, "zh", article)
        png(figure), svg(figure)
        stays("%%only checks", article)
        with redirect_stdout(StringIO()):
            answer("1.1", ..., article)
    gc.freeze()  # a copy need not go through all this, nor write on its pages


def serve(asking):
    """Answer each request on a socket with the number of a copy, until nobody is there who could ask."""
    copies, source = set(), os.getpid()
    with asking.makefile("rw", encoding="utf-8") as lines:
        for line in lines:
            copy = os.fork()
            if not copy:
                end_with(source)
                lines.close()
                asking.close()
                return become_kernel(**json.loads(line))
            copies.add(copy)
            print(copy, file=lines, flush=True)
            copies -= {done for done in copies if os.waitpid(done, os.WNOHANG)[0]}
    for copy in copies:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def end_with(source):
    """Let the system end this copy along with what it was copied from, whatever either is doing.

    A kernel looks for its parent by itself, but only once it runs, and not if another has taken it in before.
    """
    if sys.platform == "linux":  # elsewhere only a test makes copies
        ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != source:
        os._exit(1)


def become_kernel(command, env, cwd):
    """Go on as the kernel that a command would start, in a session, environment and folder of its own."""
    import matplotlib
    from ipykernel.kernelapp import IPKernelApp

    gc.enable()
    gc.set_threshold(SELDOM)
    os.setsid()
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv[1:] = command
    # What IPython sets for a matplotlib that is imported later.
    backend = os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    matplotlib.rcParams["backend"] = backend
    # The kernel ends when its parent has ended: this process.
    IPKernelApp.launch_instance([*command, f"--IPKernelApp.parent_handle={os.getppid()}"])


if __name__ == "__main__":
    if sys.path[0] in ("", str(Path.cwd())):  # a kernel looks in its own folder instead
        del sys.path[0]
    preload()
    serve(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)  # what was imported need not be taken apart
