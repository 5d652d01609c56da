"""Speed as ratios: how often a yardstick could run in the time of each part of the work.

usage: python tests/bench.py [TEXT]    (UTF-8; without one the article of the course, repeated)

The yardstick finds the digits of a megabyte with a regular expression, in the same process, right before: a
slow or busy machine slows both. The public tools (chinese2digits, recognizers-text-number) are measured if
they are installed. `make bench` runs this; it fails if hostile text takes five times as long as news.
Where there is a Chromium, a move of the dial is timed in it too, from the event to the finished layout.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from functools import partial
from pathlib import Path

from helpers.article import companion, contexts, find_again, read_article
from helpers.base import ROOT, write_whole
from helpers.charts import draw_all
from helpers.checks import figure_to_vary, run_checks
from helpers.explore.dial import prepare, state_of
from helpers.explore.widget import source_of
from helpers.extract import find_numbers
from helpers.lesson import course_notebooks
from helpers.report import write_report
from helpers.table import tabulate

MEGABYTE = 1_000_000
# Runs cells as a kernel does, and prints the processor time of that.
IN_A_SHELL = """
import json, sys, time
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
start = time.process_time()
for cell in json.loads(sys.argv[1]):
    shell.run_cell(cell, store_history=True).raise_error()
print(time.process_time() - start)
"""
# A dial without a notebook: the module of the widget, with a model that nobody answers; milliseconds.
MOVES = """async ([code, style, state]) => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: style }))
    const { default: dial } = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    const model = { get: name => name === 'state' ? state : {}, on() {}, off() {} }
    dial.render({ model, el: document.body })
    const range = document.querySelector('input[type=range]'), times = []
    for (let move = 0; move < 30; move++) {
        const start = performance.now()
        range.value = move % (Number(range.max) + 1)
        range.dispatchEvent(new Event('input'))
        document.body.getBoundingClientRect()
        times.push(performance.now() - start)
    }
    return times.sort((one, other) => one - other) }"""
HOSTILE = ["1", "一", "多", "1,1,1,", "((((", "百分之", "1.", "1-", "万", "第", "十", "半", "约", "点", "几"]


def megabyte(text):
    """Return a megabyte of UTF-8 of a text, repeated as often as it takes."""
    copies = MEGABYTE // len(text.encode("utf-8")) + 1
    return (text * copies).encode("utf-8")[:MEGABYTE].decode("utf-8", "ignore")


def seconds(work, times=3):
    """Return the shortest processor time of doing something several times."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def told(name, work, yardstick, times=3):
    """Print how many times the yardstick's time some work takes, and return it."""
    ratio = seconds(work, times) / seconds(yardstick)
    print(f"{name:40} {ratio:8.1f}")
    return ratio


def read_lines(read, lines):
    """Read line by line, as tools for sentences need it; they may raise anything."""
    for line in lines:
        try:
            read(line)
        except Exception:
            continue


def peers():
    """Yield name and reading function of each public tool that is installed."""
    try:
        from chinese2digits import takeNumberFromString

        yield "chinese2digits", takeNumberFromString
    except ImportError:
        print("chinese2digits is not installed: not measured")
    try:
        from recognizers_number import recognize_number

        yield "recognizers-text", lambda text: recognize_number(text, "zh-cn")
    except ImportError:
        print("recognizers-text-number is not installed: not measured")


def places_found_again(text):
    """Describe each number of a text by its context, and look for it in the text wrapped anew."""
    spans = [match.span() for match in re.finditer(r"\d+個", text)]
    around = contexts(text, spans)
    described = [(text[slice(*span)], *beside) for span, beside in zip(spans, around, strict=True)]
    for one in described:
        find_again(text.replace("湖", "湖\n"), *one)


def moves_of_the_dial(state):
    """Return how long each of thirty moves takes in Chromium, in milliseconds, the shortest first."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        times = page.evaluate(MOVES, [*source_of("dial"), state])
        browser.close()
    return times


def tell_moves(state):
    """Print median and 95th percentile of thirty moves of the dial."""
    if not shutil.which("chromium"):
        print("there is no Chromium: no move of the dial is measured")
        return
    times = moves_of_the_dial(json.loads(json.dumps(state)))
    print(f"{'a move of the dial, median and p95':40} {times[14]:8.1f} {times[28]:8.1f} ms")


def ten_notebooks():
    """Run ten notebooks of one empty cell through papermill, two at a time: what no course can do without."""
    import papermill
    from nbformat.v4 import new_code_cell, new_notebook

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        empty = new_notebook(cells=[new_code_cell("1")], metadata=kernel)
        names = [str(Path(folder, f"{n}.ipynb")) for n in range(10)]
        # Else each kernel tells of its wiring.
        options = {"progress_bar": False, "extra_arguments": ["--log-level=50"]}
        run = partial(papermill.execute_notebook, **options)
        list(pool.map(lambda name: run(deepcopy(empty), name), names))


def with_children(work):
    """Return the processor time of doing something, with that of the kernels which it starts and ends."""
    start = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - start


def tell_course():
    """Print how many times ten empty notebooks the course takes, after one run that warms both up.

    The course is a process of its own, which imports papermill too. So the ten are counted with that import,
    and then once more without, which no run can do.
    Each run has a folder of its own: in the same one a second run finds nothing to do.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "helpers", "run", "--output"]
        warm_up, measured = (
            partial(subprocess.run, [*command, str(Path(folder, name))], check=True, capture_output=True)
            for name in ("first", "second")
        )
        warm_up()
        course = with_children(measured)
    for counted in ("with papermill's import", "papermill imported before"):
        ratio = course / with_children(ten_notebooks)
        print(f"{f'the course to ten empty notebooks, {counted}':62} {ratio:5.1f}")


def first_cells(path):
    """Return the cells of a notebook up to its first result: parameters, imports, the article read."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"][:3]


def tell_first_results():
    """Print how many times the import of pandas it takes until the slowest notebook shows its first result.

    Each in a process of its own, in which there is a shell already, as in a kernel.
    """
    cells = {path.stem: first_cells(path) for path in course_notebooks()}
    times = {name: shell_time(some) for name, some in cells.items()}
    slowest = max(times, key=times.get)
    ratio = times[slowest] / shell_time(["import pandas"])
    print(f"{f'first result of {slowest} to pandas':40} {ratio:8.1f}")


def shell_time(cells):
    """Return the shortest of three processor times that a shell takes to run some cells."""
    command = [sys.executable, "-c", IN_A_SHELL, json.dumps(cells)]
    run = partial(subprocess.run, command, check=True, capture_output=True, cwd=ROOT / "notebooks")
    return min(float(run().stdout.split()[-1]) for _ in range(3))


def tell_tables(text, folder):
    """Print how many times the reading of its numbers the table of a text takes, once and repeated.

    Both read a text that neither has read before: what is kept of one helps neither. They take turns, so
    that what slows the machine slows both, and a short text has more of them; who comes second finds the
    machine warm, so each does as often.
    """
    for copies, turns in ((1, 60), (10, 12), (100, 4)):
        tables, readings = [], []
        for turn in range(turns):
            new = f"{text * copies}\n{turn}\n"
            article = read_article(write_whole(Path(folder, "text.txt"), new))
            works = (tables, partial(tabulate, article)), (readings, partial(find_numbers, f"{new}\n"))
            for times, work in works if turn % 2 else reversed(works):
                times.append(seconds(work, 1))
        ratio = min(tables) / min(readings)
        print(f"{f'table to numbers, {copies} times the text':40} {ratio:8.1f}")


def main(path=""):
    """Print the ratio of each part of the work; return whether hostile text takes no longer than it may."""
    article = read_article(path)
    news = megabyte(article.text)
    lines = [line for line in news.split("\n") if line.strip()]
    yardstick = partial(re.findall, r"\d+", news)
    table = tabulate(article, companion(article, "coding.csv"))
    plan = companion(article, "checks.yaml")
    checks = run_checks(table, plan)
    lakes = "".join(f"這裡有{n % 7}個湖,那裡有{n}個島。\n" for n in range(500))
    print(f"yardstick: the digits of a megabyte, {seconds(yardstick) * 1000:.0f} ms here")
    own = told("numbers of a megabyte", partial(find_numbers, news), yardstick)
    for name, read in peers():
        told(f"{name}, the same", partial(read_lines, read, lines), yardstick, 1)
    told("table of the article", partial(tabulate, article), yardstick)
    with tempfile.TemporaryDirectory() as folder:
        tell_tables(article.text, folder)
    told("checks of the article", partial(run_checks, table, plan), yardstick)
    first = figure_to_vary(table, plan)
    told("a figure made ready for the dial", partial(prepare, table, first, checks, plan), yardstick)
    tell_moves(state_of(table, prepare(table, first, checks, plan), plan) | {"language": "en", "words": {}})
    told("a thousand places found again", partial(places_found_again, lakes), yardstick, 1)
    told("charts of the article", lambda: list(draw_all(table, checks, "en", article)), yardstick, 1)
    with tempfile.TemporaryDirectory() as folder:
        told("report", partial(write_report, article, table, checks, Path(folder)), yardstick, 1)
    tell_first_results()
    tell_course()
    hostile = {sign: partial(find_numbers, megabyte(sign)) for sign in HOSTILE}
    slowest = max(
        told(f"numbers of a megabyte of {sign}", work, yardstick, 1) for sign, work in hostile.items()
    )
    return slowest <= 5 * own


if __name__ == "__main__":
    sys.exit(not main(*sys.argv[1:]))
