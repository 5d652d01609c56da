"""The house: packages on floors, each with a face; imports go down and through faces; tests mirror it."""

import ast
import importlib
import re
from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Class

import helpers
from helpers.base import ROOT

HOUSE = ROOT / "helpers"
FLOORS = {name: int(floor) for name, floor in re.findall(r"^    (\w+) +(\d)  \S", helpers.__doc__, re.M)}
MODULES = sorted(path for path in HOUSE.glob("*/*.py") if path.name != "__init__.py")
MOST_BRANCHES = 12
SLOW = ("PIL", "anywidget", "docx", "matplotlib", "opencc", "papermill")
TESTS = sorted((ROOT / "tests").rglob("*.py"))

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())


def imports(path):
    """Return what a file imports from helpers: (package, module or "", names)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and re.match(r"helpers\b", node.module or ""):
            package, module = [*(node.module + "..").split(".")[1:3]]
            found.append((package, module, [alias.name for alias in node.names]))
    return found


def test_the_map_names_each_package_once():
    packages = [path.parent.name for path in HOUSE.glob("*/__init__.py")]
    assert sorted(FLOORS) == sorted(packages)
    assert list(FLOORS.values()) == sorted(FLOORS.values()), "the map goes from the ground up"


@each_module
def test_imports_go_down_and_through_faces(path):
    own = path.parent.name
    for package, module, names in imports(path):
        if package == own:
            assert names in (["lexicon"], ["limits"]) if module == "" else names, (
                "inside a package, name the module"
            )
        else:
            assert FLOORS[package] < FLOORS[own]
            assert module == "", f"{package} has a face: import {names} from there"


@each_module
def test_what_takes_long_to_load_is_loaded_where_it_is_used(path):
    """A notebook shows its first result before it needs a chart; `lint` alone is all about drawn figures."""
    loaded = ast.parse(path.read_text(encoding="utf-8")).body
    names = [alias.name for node in loaded if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in loaded if isinstance(node, ast.ImportFrom)]
    found = [name for name in names if name == "helpers.lint" or name.partition(".")[0] in SLOW]
    assert found == [] or path.parent.name == "lint"


@pytest.mark.parametrize("package", FLOORS)
def test_a_face_says_what_it_is_for_and_what_it_shows(package):
    face = importlib.import_module(f"helpers.{package}")
    assert len(face.__doc__.splitlines()) <= 8
    assert sorted(face.__all__) == sorted(set(face.__all__))
    assert [name for name in face.__all__ if not hasattr(face, name) or name.startswith("_")] == []


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_private_is_imported(path):
    names = [name for _, _, found in imports(path) for name in found]
    assert [name for name in names if name.startswith("_")] == []


@each_module
def test_a_module_has_a_test_file(path):
    assert (ROOT / "tests" / path.parent.name / f"test_{path.name}").exists()


def test_every_test_file_has_its_module():
    """What a browser shows is no module's: `tests/browser` is named after pages and widgets."""
    mirrored = [path for path in (ROOT / "tests").glob("*/test_*.py") if path.parent.name != "browser"]
    assert mirrored
    modules = {(path.parent.name, f"test_{path.name}") for path in MODULES}
    assert {(path.parent.name, path.name) for path in mirrored} <= modules


@pytest.mark.parametrize(
    "path", [*HOUSE.rglob("*.py"), *TESTS], ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_function_has_at_most_twelve_branches(path):
    """Counted as radon counts: conditional expressions, comprehensions, `and` and `or` as well."""
    blocks = [block for block in cc_visit(path.read_text(encoding="utf-8")) if not isinstance(block, Class)]
    assert [(block.name, block.complexity) for block in blocks if block.complexity > MOST_BRANCHES] == []


def test_only_commands_read_a_clock():
    """A test that asserts a time fails on a busy machine: count work instead, see `tests/work.py`."""
    found = []
    for path in TESTS:
        nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
        found += [path.name] * ("time" in names)
    assert found == ["bench.py", "kill.py"]  # neither asserts a time


def test_what_a_chart_adds_up_is_the_same_in_every_python():
    """From Python 3.12 on, `sum` of floats is rounded otherwise: one unit less can move a mark by a pixel."""
    paths = [path for name in ("charts", "style") for path in (HOUSE / name).glob("*.py")]
    found = {path.name: re.findall(r"(?<![.\w])sum\(.*", path.read_text(encoding="utf-8")) for path in paths}
    comments = ["sum() of floats differs between Python 3.11 and 3.12"]
    assert {name: lines for name, lines in found.items() if lines not in ([], comments)} == {}


def test_branches_are_counted():
    (function,) = cc_visit("def f(a, b):\n    return [one if one else 0 for one in a if one and b]")
    assert function.complexity == 5


def test_data_lies_beside_its_reader():
    """A list in a package's folder, or in its folder ``lists``: nothing lies loose in ``helpers/``."""
    paths = [path for path in HOUSE.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    files = [path.relative_to(HOUSE) for path in paths]
    assert {path.suffix for path in files} >= {".csv", ".json", ".j2", ".mplstyle"}
    loose = [file for file in files if file.parts[0] not in FLOORS]
    assert loose + [file for file in files if file.parent not in _places(file)] == []


def _places(file):
    """Return where a file may lie; in ``kernels`` Jupyter looks for a folder of the name of each kernel."""
    own = Path(file.parts[0])
    return [own, own / "lists", own / "kernels" / "python3"]
