"""The process that kernels are copied from answers, and takes its copies along when nobody is left to ask."""

import json
import os
import socket
import subprocess
import sys
from select import select

import pytest

from helpers.batch.kernels import CAN_COPY, Copy

CODE = """
import socket, sys, time
from helpers.batch import preloaded
preloaded.become_kernel = lambda command, env, cwd: time.sleep(60)
preloaded.serve(socket.socket(fileno=int(sys.argv[1])))
"""


def runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not CAN_COPY, reason="only Linux ends a process along with the one that started it")
def test_copies_end_with_the_process_even_if_that_is_killed():
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-c", CODE, str(theirs.fileno())]
    with (
        ours,
        theirs,
        ours.makefile("rw", encoding="utf-8") as lines,
        subprocess.Popen(command, pass_fds=[theirs.fileno()]) as process,
    ):
        print(json.dumps({"command": [], "env": {}, "cwd": "."}), file=lines, flush=True)
        copy = Copy(int(lines.readline()))
        process.kill()
        assert select([copy.handle], [], [], 40)[0], "it runs on"


def test_copies_end_with_the_process_and_that_with_the_run():
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-c", CODE, str(theirs.fileno())]
    with theirs, subprocess.Popen(command, pass_fds=[theirs.fileno()]) as process:
        theirs.close()
        with ours, ours.makefile("rw", encoding="utf-8") as lines:
            pids = []
            for _ in range(2):
                print(json.dumps({"command": [], "env": {}, "cwd": "."}), file=lines, flush=True)
                pids.append(int(lines.readline()))
            assert list(map(runs, pids)) == [True, True]
        assert process.wait(timeout=60) == 0
    assert list(map(runs, pids)) == [False, False]
