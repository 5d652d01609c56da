"""Inputs to what takes in what somebody wrote: python -m tests.fuzz [COUNT] [ENTRY ...].

The entries are those of `tests/entries.py`, or ``all``; without a name the reader is tried. Where atheris is
installed, coverage leads: what reaches a branch of the code for the first time is kept in ``.fuzz/``, and
changed further by the next start. Elsewhere (it has no wheel for Windows, nor for every Python) chance alone
chooses, and a count always means the same inputs. The first input that breaks a rule ends it, and is shown.
"""

import importlib.util
import random
import subprocess
import sys

from helpers.base import ROOT, brief
from tests.entries import ENTRIES

SEED = 20230830
KEPT = ROOT / ".fuzz"
LONGEST = 400  # bytes by which chance is led; one choice takes one or two


def by_chance(name, count, seed=SEED):
    """Give so many inputs to an entry; return what is wrong with the first that breaks a rule, or nothing."""
    make, tried = ENTRIES[name]
    chance = random.Random(seed)
    for turn in range(1, count + 1):
        given = make(chance)
        try:
            fault = tried(given)
        except Exception as error:
            fault = f"stops with {error!r}"
        if fault:
            return f"Input {turn} of {name} {fault}\n{brief(given)}"
    return ""


def led(name, count):
    """Give so many inputs to an entry, led by coverage; return what is wrong, or nothing."""
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    options = (
        f"-runs={count}",
        f"-max_len={LONGEST}",
        "-len_control=0",
        f"-artifact_prefix={KEPT}/",
        "-timeout=60",
    )
    command = [sys.executable, "-m", "tests.coverage_guided", name, folder, *options]
    return "See above." if subprocess.run(command, cwd=ROOT).returncode else ""


def main(count=200_000, *names):
    """Try entries; return the exit code."""
    has_atheris = importlib.util.find_spec("atheris")
    if not has_atheris:
        print("atheris is not installed: inputs are made by chance alone.")
    failed = False
    for name in ENTRIES if names == ("all",) else names or ["reader"]:
        fault = (led if has_atheris else by_chance)(name, int(count))
        print(fault or f"{int(count):,} inputs of {name}, no rule broken.")
        failed |= bool(fault)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
