"""Kernels for notebooks: this environment's own, each with a clean profile, copied where that is possible.

A kernel takes longer to start and to import pandas than most notebooks take to run. Where one process can be
copied, several notebooks share that: see `helpers.batch.preloaded`.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from threading import Lock
from weakref import WeakSet, finalize

ENOUGH = 3  # notebooks from which on it pays that one process imports for all
# Linux: a Mac's libraries do not bear to be copied in mid-run, and Windows copies no process.
CAN_COPY = hasattr(os, "pidfd_open")
# Of NumPy's arithmetic, and of pyarrow's memory where that is installed: a copy has but one thread.
NO_THREADS = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
# A debugger warns that it can't stop in Python's own modules. Nobody stops in a notebook of a run.
NO_WARNING = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
_RUNNING = WeakSet()  # the managers of all kernels of ours


@contextmanager
def kernels(count):
    """Give what starts kernels for so many notebooks, one after the other; see `clean_kernel`."""
    with _preloaded() if count >= ENOUGH and CAN_COPY else nullcontext() as copied:
        yield partial(clean_kernel, copied)


def clean_kernel(copied, profile):
    """Return what makes nbclient start this environment's own kernel, with an empty profile, and end it.

    A specification called ``python3`` in the user's folder or on JUPYTER_PATH may be of another Python, and
    start-up files of a profile change what a notebook knows and shows. After its last cell a kernel has
    nothing left to do: taking it apart would cost as much as a small notebook.

    Parameters
    ----------
    copied : callable or None
        Makes a copy of a process that is ready, and returns its number; else the kernel starts anew.
    profile : Path
        An empty folder, there as long as the kernel.
    """
    arguments = [
        # What a kernel says of its own wiring is not for readers; the errors of cells come another way.
        "--log-level=50",
        "--InteractiveShellApp.exec_PYTHONSTARTUP=False",
    ]
    return {
        "kernel_manager_class": _own_kernel(copied, profile),
        "extra_arguments": arguments,
        "shutdown_kernel": "immediate",
    }


def kill_all():
    """End every kernel of ours at once."""
    for kernel in list(_RUNNING):
        if kernel.provisioner and kernel.provisioner.process:
            kernel.provisioner.process.kill()


def _own_kernel(copied, profile):
    from uuid import uuid4

    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpecManager
    from traitlets import default

    class OwnKernel(AsyncKernelManager):
        """It looks for specifications nowhere, and so starts the interpreter that runs this."""

        def __init__(self, **given):
            super().__init__(**given)
            _RUNNING.add(self)
            if copied:
                own = {"kernel_id": str(uuid4()), "kernel_spec": self.kernel_spec, "parent": self}
                self.provisioner = _by_copy(copied)(**own)

        async def start_kernel(self, **given):
            # By the environment: the shell in a kernel hears nothing of options, and takes the user's folder.
            await super().start_kernel(env=os.environ | {"IPYTHONDIR": str(profile)}, **given)

        @default("kernel_spec_manager")
        def _nowhere(self):
            return KernelSpecManager(kernel_dirs=[])

    return OwnKernel


def _by_copy(copied):
    from jupyter_client.provisioning import LocalProvisioner

    class ByCopy(LocalProvisioner):
        """It starts a kernel as a copy of a process that is ready, or anew where that process has ended."""

        async def launch_kernel(self, cmd, **given):
            after = cmd.index("ipykernel_launcher") + 1
            self.cwd = given.get("cwd") or Path.cwd()
            try:
                self.process = Copy(copied(command=cmd[after:], env=given["env"], cwd=str(self.cwd)))
            except OSError:
                return await super().launch_kernel(cmd, **given)
            self.pid = self.pgid = self.process.pid  # it leads a session of its own
            return self.connection_info

    return ByCopy


class Copy:
    """A process that another has started, told apart by a handle: what jupyter_client asks of a `Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid):
        self.pid = pid
        self.handle = os.pidfd_open(pid)
        finalize(self, os.close, self.handle)

    def poll(self):
        """Return None while it runs, then a status, which nobody asks for."""
        return 0 if self._ended(0) else None

    def wait(self):
        """Wait for its end."""
        self._ended()
        return 0

    def _ended(self, *timeout):
        ended = select.poll()  # `select.select` knows the first 1,024 files alone
        ended.register(self.handle, select.POLLIN)
        return ended.poll(*timeout)

    def send_signal(self, number):
        """Send it a signal, if it is there still."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handle, number)

    def kill(self):
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self):
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


@contextmanager
def _preloaded():
    """Give a function that has a process of `helpers.batch.preloaded` make a copy; end it afterwards."""
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, "-m", "helpers.batch.preloaded", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C goes to all of a terminal
        env=os.environ | NO_THREADS | NO_WARNING,
    )
    theirs.close()
    lock = Lock()

    def copied(**asked):
        with lock:
            ours.sendall(f"{json.dumps(asked)}\n".encode())  # a file would try once more when it is closed
            answer = lines.readline()
        if not answer:
            raise ConnectionError("The process that kernels are copied from has ended.")
        return int(answer)

    with process, ours, ours.makefile(encoding="utf-8") as lines:
        yield copied
