"""Sizes and checksums of listed files, and their refreshing."""

import hashlib
import json

import pytest

from helpers.base.datapackage import fingerprint, refresh


def package_in(folder, **resource):
    path = folder / "datapackage.json"
    path.write_text(json.dumps({"title": "數字", "resources": [resource]}), encoding="utf-8")
    return path


def test_fingerprint_counts_bytes_and_not_characters(tmp_path):
    (tmp_path / "a.txt").write_text("數\r\n", encoding="utf-8", newline="")
    content = "數\r\n".encode()
    assert fingerprint(tmp_path / "a.txt") == {
        "bytes": 5,
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def test_refresh_records_a_change_and_is_stable(tmp_path):
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    package = package_in(tmp_path, path="a.txt", title="A", bytes=0, hash="old")
    once = refresh(package).read_bytes()
    resource = json.loads(once)["resources"][0]
    assert resource == {"path": "a.txt", "title": "A"} | fingerprint(tmp_path / "a.txt")
    assert refresh(package).read_bytes() == once
    assert "數字" in once.decode("utf-8")


def test_a_listed_file_that_is_gone_leaves_the_package_as_it_was(tmp_path):
    package = package_in(tmp_path, path="gone.txt")
    before = package.read_bytes()
    with pytest.raises(FileNotFoundError):
        refresh(package)
    assert package.read_bytes() == before
