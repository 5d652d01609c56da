"""Files to start from beside an article: a coding and a checks file, for a person to fill in and to prune."""

import sys
from pathlib import Path

from helpers.article import beside_article, read_article
from helpers.base import for_terminal, in_words, is_link, resolve, writable, write_whole
from helpers.checks import draft_checks
from helpers.table import draft_coding, tabulate

# Excel on Windows takes a CSV file without this mark for one in the system's own code page.
BYTE_ORDER_MARK = "\ufeff"


def draft(story, output="", own_network=False):
    """Write a coding and a checks file for an article, beside it or in a folder; return the status.

    Both have the name of the article, so that the course finds them: ``story.coding.csv`` and
    ``story.checks.yaml`` for ``story.txt``. Nothing is written if one of them is there already.

    Parameters
    ----------
    story : str or Path
    output : str or Path
        Empty: the folder of the article. Of a link there is none, so it has to be named.
    own_network : bool
        Whether a link may lead to this machine, or to an address of its own network.

    Raises
    ------
    FileNotFoundError, ValueError
        In the reader's words.
    """
    folder = _folder(story, output)
    article = read_article(story, own_network)
    path = article.path or Path(article.name)
    coding, checks = (beside_article(path, name, folder) for name in ("coding.csv", "checks.yaml"))
    there = [path.name for path in (coding, checks) if path.exists()]
    if there:
        exist, them = ("exist", "them") if len(there) > 1 else ("exists", "it")
        raise ValueError(
            f"{' and '.join(there)} {exist} already, and nothing was written. "
            f"Move {them} somewhere else, or name another folder with --output."
        )
    table = tabulate(article)
    rows, questions = BYTE_ORDER_MARK + draft_coding(article), draft_checks(table, article)
    with in_words(coding.parent):
        writable(coding.parent)
        write_whole(coding, rows)
        if questions:
            write_whole(checks, questions)
    print(f"{for_terminal(coding)}: {len(table)} numbers. Write no under keep where one is no statistic.")
    if questions:
        count = questions.count("\n  - id: ")
        asked = f"{count} question{'s' if count > 1 else ''}"
        print(f"{for_terminal(checks)}: {asked}. Delete what nobody needs.")
    else:
        print(f"No {checks.name}: the numbers raise no question that can be computed.")
    if not folder:
        print(f"Then: {_python()} -m helpers run {for_terminal(article.path)}")
    return 0


def _folder(story, output):
    """Return the folder that was named for the two files; a link has none beside it."""
    if is_link(story) and not output:
        raise ValueError("A link has no folder. Name one for the two files with --output.")
    return resolve(output) if output else None


def _python():
    """Return how the README calls Python: by its path in .venv, where the caller stands in that folder."""
    path = Path(sys.executable)  # not resolved: in .venv it is a link to the one of the system
    within = path.is_relative_to(Path.cwd())
    return str(path.relative_to(Path.cwd())).removesuffix(".exe") if within else "python"
