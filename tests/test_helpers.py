"""The map of the modules in helpers/__init__.py is complete, and the imports keep to its order."""

import ast
import re

import pytest

import helpers
from helpers.files import ROOT

ORDER = re.findall(r"^    (\w+)  ", helpers.__doc__, re.M)


def imports(module):
    tree = ast.parse((ROOT / "helpers" / f"{module}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "helpers":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers."):
            yield node.module.removeprefix("helpers.")


def test_the_map_names_each_module_once():
    modules = [path.stem for path in (ROOT / "helpers").glob("*.py") if not path.stem.startswith("__")]
    assert sorted(ORDER) == sorted(modules)


@pytest.mark.parametrize("module", ORDER)
def test_a_module_imports_only_from_those_above_it(module):
    assert set(imports(module)) <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("module", ORDER)
def test_a_module_holds_one_idea(module):
    """Past 300 lines it holds two."""
    assert len((ROOT / "helpers" / f"{module}.py").read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", ORDER)
def test_a_module_has_a_test_file(module):
    assert (ROOT / "tests" / f"test_{module}.py").exists()
