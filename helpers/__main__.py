"""The command line: ``python -m helpers run [ARTICLE ...] --output DIR``."""

import argparse
import sys
from pathlib import Path

from helpers.base import LANGUAGES, ROOT
from helpers.report import run, store


def main(arguments=None):
    """Run what the command line asks for and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m helpers", description="Numbers on the Record.")
    commands = parser.add_subparsers(dest="command", required=True)
    course = commands.add_parser("run", help="run the whole course on one article or more")
    course.add_argument(
        "articles", nargs="*", metavar="ARTICLE", help="a text file in UTF-8 (default: the course's)"
    )
    course.add_argument(
        "--output", default=str(ROOT / "output"), metavar="DIR", help="folder for the results"
    )
    course.add_argument(
        "--language", choices=LANGUAGES, default="en", help="of labels, tables, charts, report"
    )
    course.add_argument(
        "--coding", default="", metavar="FILE", help="a hand coding (default: the course's, or none)"
    )
    course.add_argument(
        "--checks", default="", metavar="FILE", help="a checks file (default: the course's, or none)"
    )
    course.add_argument(
        "--without-text", action="store_true", help="leave the articles' texts out of the reports"
    )
    storing = commands.add_parser("store", help="run notebooks in place and store what they show")
    storing.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="such as 03 (default: all ten)")
    options = parser.parse_args(arguments)
    if options.command == "store":
        return store(options.notebooks)
    if "" in options.articles:
        raise ValueError("One ARTICLE is an empty name. Leave it out, or give the path of a text file.")
    articles = [_here(path) for path in options.articles]
    return run(
        articles,
        _here(options.output),
        options.language,
        _here(options.coding),
        _here(options.checks),
        text=not options.without_text,
    )


def _here(path):
    """Count a relative path from where the reader stands, as a command line should."""
    return path and str(Path.cwd() / path)


if __name__ == "__main__":
    # A console that can't show Chinese must not stop a run.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    try:
        status = main()
    except (OSError, ValueError) as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit("Stopped. What was finished is kept.")
    sys.exit(status)
