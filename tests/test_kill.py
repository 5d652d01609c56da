"""Results that are put in their place by a process that is killed: whole files or none, at every step."""

import os
import shutil
import signal
import sys
from itertools import count

from helpers.batch.records import put_in_place, record_of
from helpers.batch.write import Made

# What Python does on the disk, as its audit events name it.
STEPS = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "os.scandir"}
OLD = {"statistics.csv": "old", "report.html": "old", "charts/manifest.json": "[]"}
NEW = {"statistics.csv": "new", "checks.csv": "new", "charts/one.svg": "new"}
DAY = 946684800  # seconds: files that were made long ago


def is_killed_at(step, work):
    """Do some work in a process that is killed before a step on the disk; return whether it came so far."""
    child = os.fork()
    if not child:
        left = iter(range(step))

        def kill(event, given):
            if event in STEPS and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def lay(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, (DAY, DAY))
    return folder


def placed(output, files, key):
    aside = lay(output / ".unfinished-1", files)
    put_in_place(aside, output / "story", "a" * 64, key, Made())


def files_in(folder):
    paths = (path for path in folder.rglob("[!.]*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_killed_at_each_step_results_are_whole_or_not_there_and_the_next_start_finishes(tmp_path):
    before = tmp_path / "before"
    lay(before / "other", OLD)
    placed(before, OLD, "1")
    wanted = shutil.copytree(before, tmp_path / "wanted")
    placed(wanted, NEW, "2")
    for step in count():
        output = shutil.copytree(before, tmp_path / f"killed-{step}")
        killed = is_killed_at(step, lambda here=output: placed(here, NEW, "2"))
        there, record = files_in(output / "story"), record_of(output / "story")
        halves = [
            name for name, text in there.items() if name != "run.json" and text not in ("old", "new", "[]")
        ]
        assert halves == [], step
        finished = record["key"] == "2"
        assert finished <= (there == files_in(wanted / "story")), "the record says more than there is"
        assert {path.stat().st_mtime for path in (output / "other").rglob("*.csv")} == {DAY}
        shutil.rmtree(output / ".unfinished-1", ignore_errors=True)
        placed(output, NEW, "2")
        assert files_in(output / "story") == files_in(wanted / "story")
        if not killed:
            break
    assert step > 20
