"""Many articles: their numbers as tables, and the course's results for each, on every core or a cluster.

A source is an article or holds many (`sources`); a kind of file is a row of its tables. What is read (`rows`)
is kept in parts (`parts`), so a second start does what is missing. A command is a function here: `extract`;
`run`, whose results `records` keeps apart; `store` in `notebooks`. Who does the work is found in `schedule`.
"""

from helpers.batch.extract import extract
from helpers.batch.notebooks import store
from helpers.batch.run import run

__all__ = ["extract", "run", "store"]
