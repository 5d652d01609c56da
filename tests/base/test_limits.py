"""Every cap is used, and no input of the course comes near one."""

import re

import pytest

from helpers.base import ROOT, limits

CAPS = [name for name in vars(limits) if name.isupper()]
CODE = "".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "helpers").rglob("*.py") if path.name != "limits.py"
)


@pytest.mark.parametrize("cap", CAPS)
def test_a_cap_is_used_by_its_name(cap):
    assert re.search(rf"\blimits\.{cap}\b", CODE)


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.*")), ids=lambda path: path.name)
def test_no_file_of_the_course_comes_near_a_cap(path):
    most = {".yaml": limits.YAML_BYTES, ".csv": limits.TABLE_BYTES}.get(path.suffix, limits.FILE_BYTES)
    assert path.stat().st_size * 20 < most
