"""The five parameters of a notebook: what they are now, and what is wrong with them."""

import ast
from difflib import get_close_matches

from IPython import get_ipython

from helpers.article import Article, companion, read_article
from helpers.base import LANGUAGES

PARAMETERS = ("article", "coding", "checks", "language", "output")
_INJECTED = "# Parameters"  # the first line of the cell that papermill puts in


def parameters():
    """Return the five parameters of the notebook that runs, by name; outside one, all are empty.

    Examples
    --------
    >>> parameters()["coding"]
    ''
    """
    names = _names()
    return {name: names.get(name) or "" for name in PARAMETERS}


def matter():
    """Return the article of the notebook that runs, and the paths of its coding and its checks."""
    held = _names().get("source")
    article = held if isinstance(held, Article) else read_article(parameters()["article"])
    return article, *files_now(article)


def files_now(article):
    """Return the paths of the coding and the checks with which the notebook that runs takes an article."""
    given = parameters()
    return files_of(article, given["coding"], given["checks"])


def files_of(article, coding="", checks=""):
    """Return the paths of the coding and the checks that go with an article, each None if there is none.

    Examples
    --------
    >>> [path.name for path in files_of(read_article())]
    ['coding.csv', 'checks.yaml']
    """
    return companion(article, "coding.csv", coding), companion(article, "checks.yaml", checks)


def objections(values, sources):
    r"""Return two lists of sentences: on parameters that don't exist, and on values that can't be used.

    Parameters
    ----------
    values : dict
        The parameters by name.
    sources : sequence of str
        The cells run so far. Papermill puts in a cell with all that it was given, known or not.

    Examples
    --------
    >>> objections({"language": "en"}, ["# Parameters\nartcle = 'story.txt'"])
    (['There is no parameter artcle, so it changes nothing. Is article meant?'], [])
    >>> objections({"language": "fr"}, [])
    ([], ["There is no language 'fr'. There are: en, zh."])
    """
    injected = [ast.parse(source) for source in sources if source.startswith(_INJECTED)]
    given = {node.id for tree in injected for node in ast.walk(tree) if _is_bound(node)}
    wrong = [
        f"The parameter {name} is {value!r}, which is no text. Put it in quotes."
        for name, value in values.items()
        if not isinstance(value, str)
    ]
    if not values["language"]:
        wrong.append("The settings are missing. Run the cell above this one first, then this one again.")
    elif values["language"] not in LANGUAGES:
        wrong.append(f"There is no language {values['language']!r}. There are: {', '.join(LANGUAGES)}.")
    return [_unknown(name) for name in sorted(given.difference(PARAMETERS))], wrong


def _names():
    shell = get_ipython()
    return shell.user_ns if shell else {}


def _is_bound(node):
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _unknown(name):
    near = get_close_matches(name, PARAMETERS, 1, 0.5)
    meant = f"Is {near[0]} meant?" if near else f"There are: {', '.join(PARAMETERS)}."
    return f"There is no parameter {name}, so it changes nothing. {meant}"
