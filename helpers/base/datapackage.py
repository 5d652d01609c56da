"""The description of a folder of data files: sizes and checksums that tell whether a file was changed."""

import hashlib
import json

from helpers.base.files import find, write_whole


def fingerprint(path):
    """Return the size and the checksum of a file, named as the Data Package standard names them.

    Source of the rule: https://datapackage.org/standard/data-resource/ (``bytes`` and ``hash``).

    Examples
    --------
    >>> sorted(fingerprint("data/article.txt"))
    ['bytes', 'hash']
    >>> fingerprint("data/article.txt")["hash"][:7]
    'sha256:'
    """
    content = find(path).read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def refresh(path="data/datapackage.json"):
    """Write the present size and checksum of each listed file into a ``datapackage.json``.

    For after a change on purpose: ``python -c "from helpers.base import refresh; refresh()"``.
    """
    path = find(path)
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource.update(fingerprint(path.parent / resource["path"]))
    return write_whole(path, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
