"""The licences of what is installed: `python -m tests.licences` (`make licences`) prints a line a package.

A package says its licence itself, in one of three places. What is not plainly permissive has a row in
`licences.csv` with the reason why it may be here; `test_licences.py` holds the rest to that.
"""

import csv
import re
from importlib.metadata import distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from helpers.base import ROOT

PERMISSIVE = re.compile(
    r"(the )?(0BSD|Apache|BSD|CC0-1\.0|CNRI-Python|ISC|MIT|PSF|Python Software Foundation|Zlib)\b", re.I
)
LISTED = Path(__file__).with_name("licences.csv")


def locked():
    """Return the names of all packages in all locks."""
    text = "".join(lock.read_text(encoding="utf-8") for lock in ROOT.glob("requirements*.lock"))
    return {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", text, re.M)}


def installed():
    """Return {package: (version, licence)} of what a lock names and this environment has."""
    names = locked()
    found = {canonicalize_name(one.metadata["Name"]): one for one in distributions()}
    return {name: (found[name].version, licence(found[name].metadata)) for name in sorted(names & set(found))}


def licence(metadata):
    """Return what a package says of its licence, in few words; empty if nothing.

    Examples
    --------
    >>> from email.message import Message
    >>> old = Message()
    >>> old["Classifier"] = "License :: OSI Approved :: MIT License"
    >>> licence(old)
    'MIT License'
    """
    classifiers = [one for one in metadata.get_all("Classifier") or [] if one.startswith("License :: ")]
    told = " OR ".join(one.split(" :: ")[-1] for one in classifiers)
    words = metadata.get("License") or ""
    brief = words if len(words) < 60 and words != "UNKNOWN" else ""  # some give the whole text
    return metadata.get("License-Expression") or told or brief


def is_permissive(words):
    """Tell whether a licence asks for no more than its own text to be kept.

    Examples
    --------
    >>> is_permissive("Apache-2.0 OR BSD-2-Clause"), is_permissive("MPL-2.0 AND MIT"), is_permissive("")
    (True, False, False)
    >>> is_permissive("MIT OR GPL-3.0-only")
    False
    """
    return all(PERMISSIVE.match(part.strip(" ()")) for part in re.split(r" AND | OR ", words))


def listed():
    """Return {package: (licence, reason)} of those that are here for a reason."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        return {row["package"]: (row["licence"], row["reason"]) for row in csv.DictReader(file)}


def main():
    """Print a line a package: name, version, licence, and the reason where one is needed."""
    reasons = listed()
    for name, (number, words) in installed().items():
        print(f"{name:<28}{number:<14}{words or '–':<40}{reasons.get(name, ('', ''))[1]}".rstrip())


if __name__ == "__main__":
    main()
