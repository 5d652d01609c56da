"""The process that kernels are copied from answers, and takes its copies along when nobody is left to ask."""

import json
import os
import socket
import subprocess
import sys

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
