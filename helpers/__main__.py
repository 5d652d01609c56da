"""The command line: ``python -m helpers run [ARTICLE ...] --output DIR``."""

import argparse
import sys

from helpers.base import LANGUAGES, ROOT, shown
from helpers.lesson import lab, lay_out, make_editions, set_aside, write_tests
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
    storing = commands.add_parser("store", help="run notebooks in place and store what they show")
    storing.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="such as 03 (default: all ten)")
    commands.add_parser("editions", help="write the student's and the teacher's edition into output/")
    opening = commands.add_parser("lab", help="open JupyterLab on the student's own copy")
    which = opening.add_mutually_exclusive_group()
    which.add_argument("--fresh", action="store_true", help="begin anew; the old copy is kept")
    which.add_argument("--author", action="store_true", help="open the notebooks themselves")
    opening.add_argument("jupyter", nargs="*", metavar="OPTION", help="for JupyterLab, after --")
    options = parser.parse_args(arguments)
    if options.command == "editions":
        folders = make_editions()
        write_tests(folders[1] / "marks")
        print("Written:", *map(shown, folders))
        return 0
    if options.command == "lab":
        return open_lab(options)
    if options.command == "store":
        return store(options.notebooks)
    if "" in options.articles:
        raise ValueError("One ARTICLE is an empty name. Leave it out, or give the path of a text file.")
    return run(options.articles, options.output, options.language, options.coding, options.checks)


def open_lab(options):
    """Open what the options ask for: the student's own copy, or the notebooks."""
    if options.fresh and (aside := set_aside()):
        print(f"Your earlier copy is kept in {shown(aside)}.")
    lab(ROOT / "notebooks" if options.author else lay_out(), options.jupyter)
    return 0


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
