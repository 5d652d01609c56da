"""Cells that run only where the article has what they need: ``%%only course`` on their first line.

A cell that begins so is read as if that line weren't there, or steps aside: code with a line that says why,
prose (``%%markdown``) without a word. Several words stand for several needs; all must be met.
"""

from importlib import import_module

from IPython import get_ipython

from helpers.base import LazyPattern
from helpers.lesson.expected import checks_of, table_of
from helpers.lesson.parameters import files_of, matter, objections, parameters
from helpers.lesson.slips import tell_slips
from helpers.table import dress_tables

HEAD = LazyPattern(r"%%only +(\S.*)")
PROSE = "%%markdown"
AT_HAND = ("diary", "explain", "hand_in", "progress", "restore", "show_lines", "solution")


def begin():
    """Check the parameters of the notebook that runs, and let its cells begin with ``%%only``.

    From then on a student can ask in any cell for what is ``AT_HAND``, without an import, and a slip is told
    in one line (see `slips`).
    Each notebook calls it once, after its imports. A parameter that doesn't exist is named; a language that
    doesn't exist, or a value that is no text, stops the notebook.

    Raises
    ------
    ValueError
        What is wrong with the value of a parameter.
    """
    shell = get_ipython()
    if read_head not in shell.input_transformers_cleanup:
        shell.input_transformers_cleanup.append(read_head)
    tell_slips(shell)
    for name in AT_HAND:
        shell.user_ns.setdefault(name, getattr(import_module("helpers.lesson"), name))
    dress_tables(shell)
    unknown, wrong = objections(parameters(), shell.user_ns["In"])
    print(*unknown, sep="\n", end="\n" if unknown else "")
    if wrong:
        raise ValueError(" ".join(wrong))


def read_head(lines):
    r"""Return the lines of a cell as they are to be run: without a head, or with what it says aside.

    Examples
    --------
    >>> read_head(["1 + 1\n"])
    ['1 + 1\n']
    """
    found = HEAD.match(lines[0]) if lines else None
    if not found:
        return lines
    prose = lines[1:] and lines[1].startswith(PROSE)
    lacking = lacks(found[1].split(), *matter())
    if lacking:
        return [] if prose else [f"print({'Steps aside: ' + lacking + '.'!r})\n"]
    return lines[1:] if prose else ["\n", *lines[1:]]  # so that the lines of an error are counted right


def stays(source, article, coding="", checks=""):
    """Tell whether a cell with this source has what it needs of an article.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> second = read_article("data/second_text.txt")
    >>> stays("%%only course", second), stays("%%only course", read_article()), stays("1 + 1", second)
    (False, True, True)
    """
    found = HEAD.match(source)
    return not found or not lacks(found[1].split(), article, *files_of(article, coding, checks))


def lacks(needs, article, coding, checks):
    """Return in words the first of the needs that isn't met, or ``""``.

    Raises
    ------
    ValueError
        If there is no need of that name.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> lacks(["course", "other"], read_article(), *files_of(read_article()))
    "this is for an article that is not the course's own"
    """
    if unknown := [need for need in needs if need not in NEEDS]:
        raise ValueError(f"There is no need {unknown[0]!r} for %%only. There are: {', '.join(NEEDS)}.")
    unmet = (words for words, is_met in map(NEEDS.get, needs) if not is_met(article, coding, checks))
    return next(unmet, "")


def _is_the_course(article, coding, checks):
    """Tell whether this is the course's article, and coded and checked as the course has it."""
    return article.course and (coding, checks) == files_of(article)


def _has_hedges(article, coding, checks):
    table = table_of(article, coding)
    return bool(((table["hedge"] != "") & (table["value"] > 0)).any())  # as the chart of hedges asks


def _has_dates(article, coding, checks):
    return bool((table_of(article, coding)["to"] != "").any())


# A need's name, what is said where it isn't met, and when it is.
NEEDS = {
    "course": ("this is about the course's own article, as the course has coded it", _is_the_course),
    "other": (
        "this is for an article that is not the course's own",
        lambda *given: not _is_the_course(*given),
    ),
    "coding": ("nobody has coded this article", lambda article, coding, checks: coding is not None),
    "checks": (
        "nobody has written checks for this article",
        lambda article, coding, checks: len(checks_of(article, coding, checks)) > 0,
    ),
    "unchecked": (
        "this article has checks",
        lambda article, coding, checks: len(checks_of(article, coding, checks)) == 0,
    ),
    "dates": ("no statistic of this article has a date", _has_dates),
    "hedges": ("no statistic of this article carries a hedge", _has_hedges),
    "sections": (
        "this article has no sections",
        lambda article, coding, checks: article.paragraphs[-1].section > 0,
    ),
    "english": (
        "this article has no English version",
        lambda article, coding, checks: any(one.english for one in article.paragraphs),
    ),
}
