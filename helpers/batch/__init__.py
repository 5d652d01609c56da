"""09 Another article: the course on many articles.

A command is a function here: `run`, and `store` in `notebooks`; `results` knows whose files lie in a folder.
"""

from helpers.batch.notebooks import run, store

__all__ = [
    "run",
    "store",
]
