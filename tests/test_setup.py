"""The set-up files agree with each other, and Binder would build what they say."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers.base import ROOT
from helpers.lesson.copies import COPY

LINUX_311 = {"python_version": "3.11", "python_full_version": "3.11.9", "sys_platform": "linux"} | {
    "platform_system": "Linux",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name, environment=LINUX_311):
    """Return {package: version} of a lock file, as it applies to one environment."""
    lines = [line.rstrip("\\ ") for line in read(name).splitlines() if re.match(r"[a-z0-9]", line, re.I)]
    found = [Requirement(line) for line in lines]
    return {
        canonicalize_name(r.name): str(r.specifier)
        for r in found
        if r.marker is None or r.marker.evaluate(environment)
    }


def environment_yml():
    pip = [d["pip"] for d in yaml.safe_load(read("environment.yml"))["dependencies"] if isinstance(d, dict)]
    return {canonicalize_name(r.name): str(r.specifier) for r in map(Requirement, pip[0])}


def test_environment_yml_pins_what_the_lock_pins():
    locked = pins("requirements.lock")
    assert {name: locked.get(name) for name in environment_yml()} == environment_yml()


def test_environment_yml_names_every_direct_dependency():
    direct = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    assert {canonicalize_name(Requirement(d).name) for d in direct} <= set(environment_yml())


def test_every_dependency_says_why_it_is_there():
    block = re.search(r"^dependencies = \[\n(.*?)^\]", read("pyproject.toml"), re.S | re.M)[1]
    assert [line for line in block.splitlines() if not re.search(r'",\s+# \w', line)] == []


def test_the_course_and_the_tests_run_on_the_same_versions():
    course, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: test.get(name) for name in course} == course


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_has_a_hash_and_no_address(name):
    text = read(name)
    assert "://" not in text
    assert len(re.findall(r"^\S.*==.*\\\n +--hash=sha256:", text, re.M)) == len(
        re.findall(r"^\S+==", text, re.M)
    )


def test_locks_satisfy_pyproject():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [Requirement(d) for d in project["dependencies"] + project["optional-dependencies"]["test"]]
    locked = pins("requirements-test.lock")
    wrong = [str(r) for r in wanted if locked[canonicalize_name(r.name)][2:] not in r.specifier]
    assert wrong == []


def test_binder_would_build_this_environment():
    """repo2docker prints the plan without Docker: our environment first, then the repository."""
    tool = Path(sys.executable).parent / "jupyter-repo2docker"
    run = subprocess.run(
        [tool, "--no-build", "--debug", str(ROOT)], capture_output=True, encoding="utf-8", timeout=120
    )
    plan = run.stdout + run.stderr
    assert run.returncode == 0, plan[-2000:]
    assert "Building conda environment for python=3.11" in plan
    assert "fonts-noto-cjk" in plan
    assert "RUN ./postBuild" in plan
    assert plan.index("env update") < plan.index("COPY --chown=0:0 src/ ${REPO_DIR}")


def test_binder_opens_the_students_copy():
    """`postBuild` lays it out; the link says which file of it is opened."""
    (opened,) = re.findall(r"mybinder\.org/\S+\?urlpath=lab/tree/(\S+)", read("README.md"))
    folder, name = opened.split("/")
    assert folder == COPY and (ROOT / "notebooks" / name).exists()
    steps = read("postBuild")
    assert 'python -c "from helpers.lesson import lay_out; lay_out()"' in steps
    (copied,) = re.findall(r"^cp (\S+) ", steps, re.M)
    assert "fetchNews" in read(copied)


def test_readme_invents_no_binder_link():
    urls = tomllib.loads(read("pyproject.toml"))["project"].get("urls", {})
    links = re.findall(r"https://mybinder\.org/v2/gh/([\w.-]+/[\w.-]+)", read("README.md"))
    addresses = {address.removeprefix("https://github.com/") for address in urls.values()}
    assert links
    assert set(links) - {"OWNER/NAME"} - addresses == set()


def test_citation_has_what_the_format_requires():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["version"] == tomllib.loads(read("pyproject.toml"))["project"]["version"]
