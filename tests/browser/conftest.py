"""JupyterLab on this machine alone, in Debian's Chromium: what a page shows is asked of the page.

Where there is no Chromium these tests are skipped with that reason; ``.ci/run`` installs it and sets
COURSE_BROWSER, and then a missing browser is a failure.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from threading import Event

import nbformat
import pytest

from helpers.base import ROOT
from helpers.lesson.copies import KERNELS, LAB

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# No sandbox: in a container Chromium can't make one, and it opens nothing but pages of ours.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
QUIET += ["--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb"]
LOOPBACK = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "file:", "about:")
# JupyterLab's own: it lets go of what it still asked of a kernel that it was told to shut down. And
# anywidget's: it gives a module two seconds, complains where that was too short, and shows it all the same.
THEIRS = ("Error: Canceled future for", "[anywidget] Failed to initialize model.")
LONG = 60_000  # milliseconds after which something that should come is held to be missing
# What is asked of axe-core (MPL 2.0, https://github.com/dequelabs/axe-core).
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZE = {"width": 1280, "height": 800}
READY = """() => { const session = window.jupyterapp?.shell?.currentWidget?.sessionContext;
    return session?.isReady && session.session?.kernel?.connectionStatus === 'connected'
        && session.session.kernel.status === 'idle' }"""
KERNEL = """async () => {
    const kernel = await window.jupyterapp.serviceManager.kernels.startNew({ name: 'python3' })
    window.ready = kernel.id
    kernel.dispose() } // the connection: that of a notebook is to hear of its widgets"""
OPEN = """([path, alone]) => {
    const kernel = alone ? undefined : { id: window.ready }
    window.jupyterapp.commands.execute('docmanager:open', { path, kernel }) }"""
OPENED = f"""path => {{ const panel = window.jupyterapp.shell.currentWidget
    return panel?.context?.path === path && panel.context.isReady && ({READY})() }}"""
# The page lets go of the widgets first: none may ask a kernel that forgot it. Then the kernel that stays.
CLOSE = """async () => {
    for (const panel of [...window.jupyterapp.shell.widgets('main')]) {
        const session = panel.sessionContext?.session
        if (session && session.kernel?.id !== window.ready) await session.shutdown()
        panel.dispose()
    }
    const model = { id: window.ready, name: 'python3' }
    const kernel = window.jupyterapp.serviceManager.kernels.connectTo({ model, handleComms: false })
    await kernel.requestExecute({ code: 'from ipywidgets import Widget; Widget.close_all()' }).done
    kernel.dispose()
    delete window.hit
    return true }"""
# Have all outputs of the notebook that is shown typeset once more, with a formula of ours at the end: when
# that one is set, none before it is still to come.
TYPESET = """async () => {
    const { node, rendermime } = window.jupyterapp.shell.currentWidget.content
    const areas = [...node.querySelectorAll('.jp-OutputArea')], ours = document.createElement('p')
    ours.textContent = '$z$'
    areas.at(-1).append(ours)
    for (const area of areas) await rendermime.latexTypesetter.typeset(area)
    const done = ours.querySelector('mjx-container') !== null
    ours.remove()
    return done }"""
# All that stands in the widgets stays where it is for three frames, in a window of this size.
SETTLED = """async size => {
    const shape = () => JSON.stringify([...document.querySelectorAll('.nr, .nr *')].map(one => {
        const { top, right, bottom } = one.getBoundingClientRect()
        return [top, right, bottom, one.complete] }))
    let before = ''
    for (let same = 0; same < 3 || innerWidth !== size.width || innerHeight !== size.height;) {
        await new Promise(requestAnimationFrame)
        const now = shape()
        same = now === before ? same + 1 : 0
        before = now
    }
    return [...document.querySelectorAll('.nr img')].every(one => one.complete) }"""
THEME = """name => {
    window.jupyterapp.commands.execute('apputils:change-theme', { theme: `JupyterLab ${name}` }) }"""
THEMED = "name => document.body.dataset.jpThemeName === `JupyterLab ${name}`"


@pytest.fixture(scope="session")
def chromium():
    """Return a running Chromium."""
    if not CHROMIUM and not os.environ.get("COURSE_BROWSER"):
        pytest.skip("there is no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def server(command, home, path):
    """Run a server of this environment until the block ends; yield its address once it answers at `path`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = {
        "JUPYTER_CONFIG_DIR": "c",
        "JUPYTER_DATA_DIR": "d",
        "IPYTHONDIR": "i",
        "JUPYTERLAB_WORKSPACES_DIR": "w",
    }
    own = {name: str(home / folder) for name, folder in folders.items()} | {"JUPYTER_PATH": KERNELS}
    with (home / "log").open("w", encoding="utf-8") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", *command, f"--port={port}"],
            env=os.environ | own,
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(600):
                assert running.poll() is None, (home / "log").read_text(encoding="utf-8")
                try:
                    urllib.request.urlopen(address + path, timeout=2).close()
                    break
                except OSError:
                    Event().wait(0.2)
            yield address
        finally:
            running.terminate()
            running.wait(20)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Return the folder that a JupyterLab serves, and its address; it is set as `make lab` sets it."""
    home, root = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("lab")
    settings = home / "s" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    all_cells = json.dumps({"windowingMode": "none"})  # also those out of view, so that they can be looked at
    (settings / "tracker.jupyterlab-settings").write_text(all_cells, encoding="utf-8")
    command = [
        "jupyter", "lab", *LAB, "--no-browser", "--allow-root", "--ip=127.0.0.1", "--IdentityProvider.token=",
        f"--ServerApp.root_dir={root}", f"--LabApp.user_settings_dir={home / 's'}", "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly", "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    with server(command, home, "/api/status") as address:
        yield root, address


@contextmanager
def watched(chromium):
    """Yield a function that opens a page; at the end nothing may have left this machine or been an error."""
    pages, requests, errors = [], [], []

    def opened(address="about:blank", width=1280, height=800, **context):
        page = chromium.new_context(viewport={"width": width, "height": height}, **context).new_page()
        page.set_default_timeout(LONG)
        page.on("request", lambda one: requests.append(one))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        pages.append(page)
        page.goto(address, wait_until="domcontentloaded")
        return page

    yield opened
    # What a page's own policy stopped has not left either.
    astray = [one.url for one in requests if not one.url.startswith(LOOPBACK) and one.failure != "csp"]
    for page in pages:
        page.context.close()
    assert astray == []
    assert [error for error in errors if not error.startswith(THEIRS)] == []


@pytest.fixture
def open_page(chromium):
    """Return a function that opens a page; see `watched`."""
    with watched(chromium) as opened:
        yield opened


@pytest.fixture(scope="session")
def bench(chromium, lab):
    """Return JupyterLab in one page for all tests, a kernel that stands ready, and what its console says."""
    said, thrown = [], []
    with watched(chromium) as opened:
        page = opened()
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.goto(f"{lab[1]}/lab?reset", wait_until="domcontentloaded")
        page.wait_for_function("() => window.jupyterapp?.restored && window.jupyterapp.shell")
        page.evaluate("() => window.jupyterapp.restored.then(() => null)")
        page.evaluate(KERNEL)
        yield page, said, thrown


@pytest.fixture
def lab_page(bench):
    """Return the page of JupyterLab as each test finds it, and what its console says; cleared up after it."""
    page, said, thrown = bench
    page.set_viewport_size(SIZE)
    page.evaluate("window.jupyterapp.shell.collapseLeft()")
    said.clear()
    thrown.clear()
    yield page, said
    page.emulate_media(media="screen")
    page.wait_for_function(CLOSE)
    set_theme(page, "Light")
    assert [error for error in thrown if not error.startswith(THEIRS)] == []


@pytest.fixture
def run_cells(lab, lab_page, request):
    """Return a function that runs cells of code in a new notebook, in JupyterLab, and returns the page.

    The kernel is that of other tests, imports and all; `own_kernel` starts one for a test that breaks it.
    """
    page, _ = lab_page

    def run(*cells, width=SIZE["width"], height=SIZE["height"], own_kernel=False, to_the_end=True):
        page.set_viewport_size({"width": width, "height": height})
        run_notebook(page, write_cells(lab[0], request.node.name, *cells), own_kernel, to_the_end)
        return page

    return run


def write_cells(root, name, *cells):
    """Write a notebook of cells of code into a folder, named after a test; return its file name."""
    name = f"{re.sub(r'[^0-9A-Za-z_]', '-', name)}.ipynb"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, root / name)
    return name


def set_theme(page, name):
    """Give JupyterLab its light or its dark theme, and wait until it has it."""
    if not page.evaluate(THEMED, name):
        page.evaluate(THEME, name)
        page.wait_for_function(THEMED, arg=name)


def typeset(page):
    """Wait until all mathematics of the notebook that is shown would be set."""
    assert page.evaluate(TYPESET)


def settled(page, width, height):
    """Set the size of the window, and wait until nothing in the widgets moves any more."""
    size = {"width": width, "height": height}
    page.set_viewport_size(size)
    page.wait_for_function(SETTLED, arg=size)


def run_notebook(page, path, own_kernel=True, to_the_end=True):
    """Open a notebook in the page of JupyterLab, run all of it, and wait for the end if asked to."""
    page.evaluate(OPEN, [path, own_kernel])
    page.wait_for_function(OPENED, arg=path)
    page.evaluate("() => { window.ran = window.jupyterapp.commands.execute('notebook:run-all-cells') }")
    if to_the_end:
        page.evaluate("() => window.ran")
        page.wait_for_function(READY)
