"""The command line: ``python -m helpers run [ARTICLE ...] --output DIR``, and what else it knows."""

import argparse
import os
import re
import sys

from helpers.base import LANGUAGES, ROOT, brief, in_words, printable, shown, writable
from helpers.batch import extract, run, store
from helpers.lesson import lab, lay_out, make_editions, set_aside, write_tests
from helpers.report import check, draft

LONGEST = 500  # signs of what is said of the options themselves
OWN_COPY = "Copy the course to a folder of yours, and work there."


class _Once(argparse.Action):
    """Take the value of an option; a second one would replace the first in silence, and is refused."""

    given = False

    def __call__(self, parser, options, value, name=None):
        if name and self.given:
            parser.error(f"{name} is given twice. Keep one of the two.")
        self.given = True
        setattr(options, self.dest, value)


class _Parser(argparse.ArgumentParser):
    """A parser whose options stand once, and whose messages hold nothing that a terminal obeys."""

    def __init__(self, **settings):
        super().__init__(**settings)
        self.register("action", None, _Once)

    def error(self, message):
        """Say what is wrong and end."""
        super().error(printable(message[:LONGEST]))


def _number(text):
    """Return a whole number; `int` would take 1_0 for ten."""
    if not re.fullmatch(r"-?\d{1,9}", text):
        raise argparse.ArgumentTypeError(f"{brief(text)} is no whole number. Write digits, such as 2.")
    return int(text)


def _name(text):
    """Return the name of a file; an empty one would stand for the course's own."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty. Give the path of a file.")
    return text


def main(arguments=None):
    """Do what the command line asks for and return the exit status."""
    parser = _Parser(prog="python -m helpers", description="Numbers on the Record.")
    commands = parser.add_subparsers(dest="command", required=True)
    for add in (_add_run, _add_extract, _add_draft, _add_check, _add_store, _add_editions, _add_lab):
        add(commands)
    options = parser.parse_args(arguments)
    return options.do(options)


def _add_run(commands):
    parser = commands.add_parser("run", help="table, checks, charts and report of one article or of many")
    words = "a text, saved page, .docx, PDF, link, folder or pattern in quotes (default: the course's)"
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help=words)
    words = "a list of articles, one a line"
    parser.add_argument("--from", dest="listed", default="", metavar="FILE", help=words)
    parser.add_argument(
        "--output", default=str(ROOT / "output"), metavar="DIR", help="folder for the results"
    )
    _add_language(parser, "of labels, tables, charts, report")
    _add_companions(parser, "ARTICLE")
    words = "none, all, or some such as 06,08 (default: all for the course's own article, none for others)"
    parser.add_argument("--notebooks", default="", metavar="WHICH", help=words)
    words = "articles, or notebooks, at a time (default: one a core, two notebooks)"
    parser.add_argument("--jobs", type=_number, default=0, metavar="N", help=words)
    words = "leave the articles' texts out of the results, and so the notebooks"
    parser.add_argument("--without-text", action="store_true", help=words)
    _add_own_network(parser)
    parser.set_defaults(do=_run)


def _run(options):
    if "" in options.articles:
        raise ValueError("One ARTICLE is an empty name. Leave it out, or give the path of a file.")
    return run(
        options.articles,
        options.output,
        options.language,
        options.coding,
        options.checks,
        text=not options.without_text,
        notebooks=options.notebooks,
        jobs=options.jobs,
        listed=options.listed,
        own_network=options.own_network,
    )


def _add_extract(commands):
    parser = commands.add_parser("extract", help="the numbers of many articles, as tables")
    words = "a file, a folder, a pattern in quotes, a .jsonl or .parquet file of articles"
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help=words)
    parser.add_argument("--output", required=True, metavar="DIR", help="folder for the results")
    words = "a list of sources, one a line; - is standard input"
    parser.add_argument("--from", dest="listed", default="", metavar="FILE", help=words)
    parser.add_argument("--csv", action="store_true", help="write numbers.csv too")
    cores = os.cpu_count() or 1
    words = f"processes that read (default: one a core, here {cores})"
    parser.add_argument("--jobs", type=_number, default=cores, metavar="N", help=words)
    words = "local, or the address of a Dask scheduler, tcp://…"
    parser.add_argument("--scheduler", default="local", metavar="WHERE", help=words)
    parser.set_defaults(do=_extract)


def _extract(options):
    return extract(
        options.sources, options.output, options.listed, options.csv, options.jobs, options.scheduler
    )


def _add_draft(commands):
    parser = commands.add_parser("draft", help="write a coding and a checks file to start from")
    parser.add_argument("story", type=_name, metavar="STORY", help="the article to code")
    parser.add_argument("--output", default="", metavar="DIR", help="folder for the two (default: beside it)")
    _add_own_network(parser)
    parser.set_defaults(do=lambda options: draft(options.story, options.output, options.own_network))


def _add_check(commands):
    words = "read a draft against an article; status 0: all is traced, 1: not all, 2: bad input"
    parser = commands.add_parser("check", help=words)
    words = "a .txt, .md or .docx file, in English or Chinese"
    parser.add_argument("draft", type=_name, metavar="DRAFT", help=words)
    words = "the article that it is about"
    parser.add_argument("--article", type=_name, required=True, metavar="STORY", help=words)
    _add_companions(parser, "STORY")
    _add_language(parser, "of what is said")
    _add_own_network(parser)
    parser.set_defaults(do=_check)


def _check(options):
    """Check a draft; a desk's script has to tell bad input (2) from a number without a source (1)."""
    try:
        companions = options.coding, options.checks
        return check(options.draft, options.article, *companions, options.language, options.own_network)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        print(_said(error), file=sys.stderr)
        return 2


def _add_store(commands):
    parser = commands.add_parser("store", help="run notebooks in place and store what they show")
    parser.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="such as 03 (default: all ten)")
    parser.set_defaults(do=_store)


def _store(options):
    for name in ("notebooks", "output"):  # where they are, and where they write
        writable(ROOT / name, OWN_COPY)
    return store(options.notebooks)


def _add_editions(commands):
    parser = commands.add_parser(
        "editions", help="write the student's and the teacher's edition into output/"
    )
    parser.set_defaults(do=_editions)


def _editions(options):
    with in_words(ROOT / "output", OWN_COPY):
        folders = make_editions()
        write_tests(folders[1] / "marks")
    print("Written:", *map(shown, folders))
    return 0


def _add_lab(commands):
    parser = commands.add_parser("lab", help="open JupyterLab on the student's own copy")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--fresh", action="store_true", help="begin anew; the old copy is kept")
    which.add_argument("--author", action="store_true", help="open the notebooks themselves")
    parser.add_argument("jupyter", nargs="*", metavar="OPTION", help="for JupyterLab, after --")
    parser.set_defaults(do=_lab)


def _lab(options):
    """Open what the options ask for: the student's own copy, or the notebooks."""
    with in_words(ROOT, OWN_COPY):
        if options.fresh and (aside := set_aside()):
            print(f"Your earlier copy is kept in {shown(aside)}.")
        folder = ROOT / "notebooks" if options.author else lay_out()
    lab(folder, options.jupyter)
    return 0


def _add_language(parser, words):
    parser.add_argument("--language", choices=LANGUAGES, default="en", help=words)


def _add_own_network(parser):
    words = "let a link lead to this machine, or to an address of its own network"
    parser.add_argument("--own-network", action="store_true", help=words)


def _add_companions(parser, article):
    words = "default: {}.{} beside it, if it is there"
    parser.add_argument("--coding", default="", metavar="FILE", help=words.format(article, "coding.csv"))
    parser.add_argument("--checks", default="", metavar="FILE", help=words.format(article, "checks.yaml"))


def _said(error):
    """Return what an error says, without what a terminal would obey."""
    return "\n".join(map(printable, str(error).split("\n")))


def _open_streams():
    """Let nothing that is said stop a start: a console without Chinese, or one that was closed (``>&-``)."""
    names = ("stdin", "stdout", "stderr")
    if any(getattr(sys, name) is None for name in names):
        while os.open(os.devnull, os.O_RDWR) < 2:  # or the next files would take their places
            pass
    for place, name in enumerate(names):
        if getattr(sys, name) is None:
            os.set_inheritable(place, True)  # what is started has them too, as it has those of a terminal
            setattr(sys, name, os.fdopen(place, "w" if place else "r", encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")


def _end(status):
    """End with a status; what nobody reads any more, as before ``| head``, is no error of Python's."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


if __name__ == "__main__":
    _open_streams()
    try:
        status = main()
    except SystemExit as ended:
        status = ended.code
    except BrokenPipeError:
        status = 1
    except (OSError, ValueError) as error:
        status = _said(error)
    except KeyboardInterrupt:
        status = "Stopped. What was finished is kept."
    _end(status)
