"""The set-up files agree with each other, and Binder would build what they say."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers.base import ROOT
from helpers.lesson.copies import COPY, KERNELS, LAB

LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
UNIMPORTED = {
    "flit-core": "pip calls it to install this package",
    "ipywidgets": "anywidget imports it, and the widgets are its kind",
    "jupyter-repo2docker": "a command",
    "lxml-html-clean": "trafilatura imports it, and old pips miss that it asks for it",
    "nbval": "a plugin of pytest",
    "pytest-xdist": "a plugin of pytest",
    "ruff": "a command",
    "setuptools": "pip calls it to build what has no wheel",
    "voila": "a command",
}
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


def test_make_lock_makes_every_lock_as_it_was_made():
    flags = re.search(r"^COMPILE := (.*) --quiet$", read("Makefile"), re.M)[1]
    steps = re.findall(r"^\t\$\(COMPILE\) (.*)$", read("Makefile"), re.M)
    made = [line for name in LOCKS for line in read(name).splitlines()[1:2]]
    assert sorted(f"#    {flags} {step}" for step in steps) == sorted(made)


@pytest.mark.parametrize("extra", ["test", "batch", "cluster", "dashboard"])
def test_the_course_runs_on_the_same_versions_with_every_extra(extra):
    course, whole = pins("requirements.lock"), pins(f"requirements-{extra}.lock")
    assert {name: whole.get(name) for name in course} == course


def test_two_locks_never_ask_for_two_versions():
    asked = {}
    for name in LOCKS:
        for package, version in pins(name).items():
            asked.setdefault(package, set()).add(version)
    assert {package: versions for package, versions in asked.items() if len(versions) > 1} == {}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash_and_no_address(name):
    text = read(name)
    assert "://" not in text
    assert len(re.findall(r"^\S.*==.*\\\n +--hash=sha256:", text, re.M)) == len(
        re.findall(r"^\S+==", text, re.M)
    )


def test_locks_satisfy_pyproject():
    """A cluster is for many articles: its lock holds the extra `batch` as well."""
    file = tomllib.loads(read("pyproject.toml"))
    project = file["project"]
    asked = {"requirements.lock": project["dependencies"] + file["build-system"]["requires"]}
    asked |= {f"requirements-{name}.lock": lines for name, lines in project["optional-dependencies"].items()}
    asked |= {f"requirements-{name}.lock": lines for name, lines in file["dependency-groups"].items()}
    asked["requirements-cluster.lock"] += asked["requirements-batch.lock"]
    assert sorted(asked) == LOCKS
    wanted = [(lock, Requirement(line)) for lock, lines in asked.items() for line in lines]
    locked = {lock: pins(lock) for lock in LOCKS}
    wrong = [
        str(r)
        for lock, r in wanted
        if locked[lock].get(canonicalize_name(r.name), "==")[2:] not in r.specifier
    ]
    assert wrong == []


def test_nothing_is_installed_without_a_hash_and_nothing_built_with_what_pip_fetches_itself():
    """But for Conda and Binder, which `environment.yml` gives its versions."""
    steps = read("Makefile") + read("README.md") + read("postBuild")
    steps += read("docs/batch.md") + read("docs/cluster.md")
    steps = steps.replace("$(LOCKED)", "pip install --require-hashes --no-build-isolation")
    steps = steps.replace("$(INSTALL)", "pip install")
    ours = re.findall(r"pip install (.*-e \..*)", steps)
    others = re.findall(r"pip install (?!.*-e \.)(.*-r .*)", steps)
    assert len(ours) == 5 and len(others) > 8
    assert [line for line in ours if not {"--no-build-isolation", "--no-deps"} <= set(line.split())] == []
    assert [line for line in others if "--require-hashes" not in line or ".lock" not in line] == []
    assert len(re.findall(r"pip install|\$\(INSTALL\)", read("Makefile"))) == len(
        re.findall(r"\$\(INSTALL\).*(?:--require-hashes|-e \.)", read("Makefile"))
    )


def imported(folder):
    """Return the names of all packages that files in a folder import, anywhere in them."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.py"))
    cells = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / folder).glob("*.ipynb"))
    lines = re.findall(
        r'^ *"?(?:import (\w+)[\w.]*(?: as |,|\\n|$)|from (\w+)[\w.]* import )', text + cells, re.M
    )
    return {one or other for one, other in lines} - set(sys.stdlib_module_names) - {"helpers", "tests"}


def test_what_is_imported_is_declared_and_what_is_declared_is_used():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    course = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    every = course.union(
        *({canonicalize_name(Requirement(r).name) for r in lines} for lines in extras.values())
    )
    homes = packages_distributions()
    named = {folder: imported(folder) for folder in ("helpers", "notebooks", "tests")}
    # What this environment lacks (pyarrow, without `make batch`) has the same name as its package.
    used = {
        folder: {canonicalize_name(home) for name in names for home in homes.get(name, [name])}
        for folder, names in named.items()
    }
    assert sorted(used["helpers"] - course) == ["distributed", "fsspec", "pyarrow"], (
        "of the extras cluster and batch"
    )
    assert sorted(used["notebooks"] - course) == []
    apart = ["atheris", "chinese2digits", "recognizers-number"]
    assert sorted(used["tests"] - every) == apart, "of the groups fuzz and peers, which no test needs"
    assert sorted(every - set().union(*used.values())) == sorted(UNIMPORTED)


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


def test_binder_sets_jupyterlab_as_make_lab_does():
    """What `lab` tells the JupyterLab that it starts, `postBuild` puts where any of its environment looks."""
    places = dict(re.findall(r'^cp (?:-R )?(helpers/lesson/\S+) "\$prefix/(\S+)/"', read("postBuild"), re.M))
    ours = Path(KERNELS).relative_to(ROOT).as_posix()
    assert places == {
        f"{ours}/overrides.json": "share/jupyter/lab/settings",
        f"{ours}/kernels": "share/jupyter",
    }
    assert "fetchNews" in read(f"{ours}/overrides.json") and (ROOT / ours / "kernels" / "python3").is_dir()
    said = re.search(
        r'^echo (.*) \\\n *> "\$prefix/etc/jupyter/jupyter_server_config.json"', read("postBuild"), re.M
    )
    hidden = json.loads(said[1].strip("'"))["ContentsManager"]["hide_globs"]
    told = [f"--ContentsManager.hide_globs={name}" for name in hidden]
    assert [f"--LabApp.app_settings_dir={ROOT / ours}", *told] == LAB


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
