"""Runs that are ended, full disks, folders that go, several starts: python -m tests.kill [COUNT] [COMMAND].

Commands that write into a folder: `run` on two articles, beside the results of a third, `run` with notebooks,
and `extract` on a table of small articles. After each attack every file is the one of an undisturbed run or
is not there, nothing of the third article has been touched, and no process is left; the next start finishes,
and leaves the bytes of the undisturbed run. Prints command, attack, tried, failed. Where disks can't be
mounted (tmpfs, as root on Linux), it says what was not tried. Moments are chosen by chance, from a fixed
seed, in the latter 70% of the time that an undisturbed run takes here.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from helpers.base import ROOT

SEED = 20230830
TEXT = "雲渚縣圖書館去年借出圖書{}冊,比前年增加8.5%。\n\n館員說,今年新增座位{}個。\n"
COMMANDS = {
    "run": ["run", "one.txt", "two.txt", "--notebooks", "none", "--jobs", "2"],
    "notebooks": ["run", "one.txt", "--notebooks", "01,03,06"],  # so many that kernels are copies
    "extract": ["extract", "many.jsonl", "--csv", "--jobs", "2"],
}
MARK = "COURSE_KILL_TEST"  # in the environment of all that a start has begun
# Seconds in which all that a killed start has begun must end, whatever the machine is busy with.
PATIENCE = 60
ARTICLES = 2000  # of `extract`: some eight batches
# What differs from start to start, and what a start holds a folder by.
VARIES = {"run.log", "times.csv", ".lock"}
FAULTS = "Traceback", "Errno"
EARLIEST = 0.3  # of the time that an undisturbed run takes: until then a start imports what it needs
ANEW = 0.3  # of the starts that are killed: the next one is let finish, and there is nothing again
ROOM = 2**28  # bytes of a disk that is large enough


def lay(folder):
    """Write the articles of both commands."""
    for at, name in enumerate(("kept", "one", "two")):
        (folder / f"{name}.txt").write_text(TEXT.format(12000 + at, 35 + at), encoding="utf-8")
    rows = ({"id": f"a{at}", "text": TEXT.format(at, at % 90 + 2)} for at in range(ARTICLES))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "many.jsonl").write_text(lines, encoding="utf-8")


def start(folder, name, output, words=None, before=()):
    """Start a command in a session of its own; what it says goes to a file beside its results."""
    command = [*before, sys.executable, "-m", "helpers", *(words or COMMANDS[name]), "--output", str(output)]
    with (folder / f"said-{Path(output).name}").open("wb") as said:
        paths = {"PYTHONPATH": str(ROOT), MARK: str(output)}
        return subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, start_new_session=True, env=os.environ | paths
        )


def processes_of(output):
    """Return the processes that starts into a folder have begun, as far as they are there."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(MARK) == str(output) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def copied(pid):
    """Return what kernels of a start are copied from, and the kernels, as far as they are there."""
    try:
        lead = [one for one in psutil.Process(pid).children() if "helpers.batch.preloaded" in one.cmdline()]
        return {
            "what kernels are copied from": lead,
            "a kernel": [two for one in lead for two in one.children()],
        }
    except psutil.Error:
        return {"what kernels are copied from": [], "a kernel": []}


def orphans(output):
    """Return what is wrong if processes of a start that was killed do not end by themselves; end them."""
    until = time.monotonic() + PATIENCE
    while (left := processes_of(output)) and time.monotonic() < until:
        time.sleep(0.2)
    for process in left:
        with suppress(psutil.Error):
            process.kill()
    return [f"{len(left)} processes are left"] if left else []


def said_of(folder, output):
    """Return what the last start into a folder said."""
    return (folder / f"said-{Path(output).name}").read_text(encoding="utf-8", errors="replace")


def leaves(output):
    """Return the files of results by name, as bytes, without what a start has begun aside."""
    found = {}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if (
            not any(part.startswith(".") for part in Path(name).parts)
            and path.name not in VARIES
            and path.is_file()
        ):
            found[name] = path.read_bytes()
    return found


def is_whole(name, data, reference):
    """Tell whether a file is as an undisturbed run leaves it, or says itself that it is not finished."""
    if reference.get(name) == data:
        return True
    if name.endswith("run.json"):
        record, whole = json.loads(data), json.loads(reference.get(name, "{}"))
        return record["key"] == "" or record | {"notebooks": {}} == whole | {
            "notebooks": {}
        }  # not all have run
    return name == "index.html" and data.rstrip().endswith(b"</html>")  # over fewer articles


def faults_of(output, reference):
    """Return what is half or strange among results, a sentence each."""
    return [f"{name} is half" for name, data in leaves(output).items() if not is_whole(name, data, reference)]


def unlike(output, reference):
    """Return what differs from an undisturbed run where a start says that it has finished."""
    found = leaves(output)
    differ = [name for name in {*found, *reference} if found.get(name) != reference.get(name)]
    aside = [path.name for path in output.rglob(".*") if path.name not in VARIES]
    return [f"{name} differs in the end" for name in differ] + [f"{name} was left" for name in aside]


def kept_of(output):
    """Return what must not change of the third article: the place on the disk and the time of each file."""
    paths = sorted((output / "kept").rglob("*"))
    return [(path.name, path.stat().st_ino, path.stat().st_mtime_ns) for path in paths]


class Attacks:
    """A folder with articles, an undisturbed run of a command, and what came of the attacks on it."""

    def __init__(self, folder, name, chance):
        self.folder, self.name, self.chance, self.table = folder, name, chance, {}
        output = self.anew("undisturbed")
        begun = time.monotonic()
        assert start(folder, name, output).wait() == 0, said_of(folder, output)
        self.seconds = time.monotonic() - begun
        self.reference = leaves(output)

    def anew(self, called="out"):
        """Return a folder for results that holds those of the third article, if the command is `run`."""
        output = self.folder / f"{self.name}-{called}"
        shutil.rmtree(output, ignore_errors=True)
        if self.name == "run":
            words = ["run", "kept.txt", "--notebooks", "none"]
            done = self.folder / "done"
            if not done.exists():
                assert start(self.folder, "run", done, words).wait() == 0, said_of(self.folder, done)
            shutil.copytree(done, output)
        return output

    def note(self, attack, faults):
        """Count an attack, and tell what failed."""
        tried, failed = self.table.get(attack, (0, 0))
        self.table[attack] = tried + 1, failed + bool(faults)
        for fault in faults:
            print(f"{self.name}, {attack}: {fault}", flush=True)

    def finishes(self, output):
        """Start once more; return what is wrong if that does not leave the bytes of the undisturbed run."""
        status = start(self.folder, self.name, output).wait()
        wrong = [f"the next start ends with {status}: {said_of(self.folder, output)}"] if status else []
        return wrong + unlike(output, self.reference)

    def told(self, output, process, words):
        """Return what is wrong with how a start ended that could not finish."""
        status, said = process.wait(), said_of(self.folder, output)
        wrong = [f"says {said!r}" for one in FAULTS if one in said][:1]
        return wrong or ([] if status == 1 and words in said else [f"ends with {status} and says {said!r}"])

    def kills(self, count):
        """End starts at so many moments, the driver alone or all processes; go on from what is left."""
        output, tried, goes_on = self.anew(), 0, False
        before = kept_of(output)
        while tried < count:
            process, begun = start(self.folder, self.name, output), time.monotonic()
            try:
                process.wait(self.chance.uniform(EARLIEST, 1) * self.seconds)
            except subprocess.TimeoutExpired:
                (os.kill if self.chance.random() < 0.5 else os.killpg)(process.pid, signal.SIGKILL)
                process.wait()
                tried += 1
                faults = orphans(output) + faults_of(output, self.reference)
                faults += ["another article was touched"] * (kept_of(output) != before)
                self.note("SIGKILL at a moment by chance", faults)
            else:
                said = said_of(self.folder, output)
                self.note("ends before its moment", [f"says {said!r}"] if process.returncode else [])
                if not goes_on:  # the machine is less busy than before: else no moment may come in time
                    self.seconds = time.monotonic() - begun
            goes_on = True
            if process.returncode == 0 or tried == count or self.chance.random() < ANEW:
                self.note("goes on after that", self.finishes(output))
                output, goes_on = self.anew(), False
                before = kept_of(output)

    def kernels_end(self, count):
        """End a kernel, or the process that kernels are copied from, at so many moments; the run says so."""
        for turn in range(count):
            output, which = self.anew("kernels"), ("what kernels are copied from", "a kernel")[turn % 2]
            process = start(self.folder, self.name, output)
            with suppress(subprocess.TimeoutExpired):
                process.wait(self.chance.uniform(EARLIEST, 1) * self.seconds)
            while process.poll() is None and not (found := copied(process.pid)[which]):
                time.sleep(0.05)
            if process.poll() is None:
                with suppress(psutil.Error):
                    found[0].kill()
            status, said = process.wait(), said_of(self.folder, output)
            faults = [f"says {said!r}" for one in FAULTS if one in said][:1]
            if status not in (0, 1) or (status and "its kernel died" not in said):
                faults.append(f"ends with {status} and says {said!r}")
            faults += orphans(output) + faults_of(output, self.reference)
            self.note(f"SIGKILL to {which}", faults + self.finishes(output))

    def folders(self, count):
        """Take folders away, share them, forbid and fill them."""
        self.removed(1 + count // 25)
        self.beside(2)
        self.beside(4)
        self.read_only_folder()
        if os.geteuid() == 0 and sys.platform == "linux":
            self.full_disks()
            self.read_only_disk()
        else:
            print("Disks can't be mounted: a full and a read-only one are not tried.")

    def full_disks(self):
        """Write on disks with room for a share of the results; give them more, and finish."""
        size = sum(len(data) for name, data in self.reference.items() if not name.startswith("kept/"))
        for share in (0, 0.1, 0.3, 0.5, 0.7, 0.8):
            with mounted(self.anew("full")) as output:
                disk = os.statvfs(output)
                used = (disk.f_blocks - disk.f_bfree) * disk.f_frsize
                remount(output, f"size={used + 2**15 + int(size * share)}")
                faults = self.told(output, start(self.folder, self.name, output), "disk is full")
                faults += faults_of(output, self.reference)
                remount(output, f"size={ROOM}")
                self.note("a full disk", faults + self.finishes(output))

    def read_only_disk(self):
        """Write on a disk that can't be written."""
        with mounted(self.anew("read-only")) as output:
            remount(output, "ro")
            process = start(self.folder, self.name, output)
            self.note("a read-only disk", self.told(output, process, "on a disk that can't be written"))

    def read_only_folder(self):
        """Write into a folder without the right to; the rights of root are given up."""
        output = self.anew("no-right")
        output.mkdir(exist_ok=True)
        output.chmod(0o555)
        rights = "setpriv", "--bounding-set", "-dac_override,-dac_read_search"
        process = start(self.folder, self.name, output, before=() if os.geteuid() else rights)
        faults = self.told(output, process, "can't be written by this account")
        output.chmod(0o755)
        self.note("a read-only folder", faults + self.finishes(output))

    def removed(self, count):
        """Take the folder away at so many moments, and finish."""
        for _ in range(count):
            output = self.anew("removed")
            process = start(self.folder, self.name, output)
            time.sleep(self.chance.uniform(EARLIEST, 1) * self.seconds)
            while output.exists():
                shutil.rmtree(output, ignore_errors=True)
            process.wait()
            said = said_of(self.folder, output)
            faults = [f"says {said!r}" for one in FAULTS if one in said][:1]
            shutil.rmtree(output, ignore_errors=True)
            if self.name == "run":
                shutil.copytree(self.folder / "done", output)
            self.note("the folder is removed", faults + self.finishes(output))

    def beside(self, count):
        """Start so many at once into one folder, then each into its own."""
        output = self.anew("shared")
        processes = [start(self.folder, self.name, output) for _ in range(count)]
        ended = [one.wait() for one in processes]
        faults = [] if ended.count(0) and set(ended) <= {0, 1} else [f"{ended}"]
        self.note(f"{count} starts into one folder", faults + unlike(output, self.reference))
        outputs = [self.anew(f"own{at}") for at in range(count)]
        processes = [start(self.folder, self.name, output) for output in outputs]
        faults = [f"one ends with {one.wait()}" for one in processes if one.wait()]
        faults += [fault for output in outputs for fault in unlike(output, self.reference)]
        self.note(f"{count} starts into folders of their own", faults)


@contextmanager
def mounted(folder):
    """Mount a disk with a copy of a folder in its place."""
    held = folder.with_name("held")
    shutil.rmtree(held, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    shutil.copytree(folder, held)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder], check=True)
    try:
        shutil.copytree(held, folder, dirs_exist_ok=True)
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def remount(folder, options):
    """Change what a disk allows."""
    subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)


def main(count=100, *names):
    """Attack the commands, or those named, at so many moments in all; return the exit code."""
    failed, count = False, int(count)
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder))
        for name in names or COMMANDS:
            attacks = Attacks(Path(folder), name, random.Random(SEED))
            attacks.kills(count // len(names or COMMANDS))
            if name == "notebooks":  # put in place as those of `run`: only what is its own is tried
                attacks.kernels_end(count // 10)
            else:
                attacks.folders(count)
            for attack, (tried, fell) in attacks.table.items():
                print(f"{name:9} {attack:40} tried {tried:4}  failed {fell:4}", flush=True)
                failed |= bool(fell)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
