"""The command line: ``python -m helpers run [ARTICLE ...]``, ``draft STORY``, ``check DRAFT``."""

import argparse
import sys

from helpers.base import LANGUAGES, ROOT
from helpers.report import check, draft, run, store


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
        "--coding",
        default="",
        metavar="FILE",
        help="a hand coding (default: ARTICLE.coding.csv beside it, or none)",
    )
    course.add_argument(
        "--checks",
        default="",
        metavar="FILE",
        help="a checks file (default: ARTICLE.checks.yaml beside it, or none)",
    )
    starting = commands.add_parser("draft", help="write a coding and a checks file to start from")
    starting.add_argument("story", metavar="STORY", help="the article to code")
    starting.add_argument(
        "--output", default="", metavar="DIR", help="folder for the two (default: beside it)"
    )
    checking = commands.add_parser(
        "check", help="read a draft against an article; status 0: all is traced, 1: not all, 2: bad input"
    )
    checking.add_argument("draft", metavar="DRAFT", help="a .txt, .md or .docx file, in English or Chinese")
    checking.add_argument("--article", required=True, metavar="STORY", help="the article that it is about")
    checking.add_argument(
        "--coding", default="", metavar="FILE", help="default: STORY.coding.csv, if it is there"
    )
    checking.add_argument(
        "--checks", default="", metavar="FILE", help="default: STORY.checks.yaml, if it is there"
    )
    checking.add_argument("--language", choices=LANGUAGES, default="en", help="of what is said")
    course.add_argument(
        "--without-text", action="store_true", help="leave the articles' texts out of the reports"
    )
    storing = commands.add_parser("store", help="run notebooks in place and store what they show")
    storing.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="such as 03 (default: all ten)")
    options = parser.parse_args(arguments)
    if options.command == "store":
        return store(options.notebooks)
    if options.command == "draft":
        return draft(options.story, options.output)
    if options.command == "check":
        return _check(options)
    if "" in options.articles:
        raise ValueError("One ARTICLE is an empty name. Leave it out, or give the path of a text file.")
    if len(options.articles) > 1 and (options.coding or options.checks):
        raise ValueError(
            "--coding and --checks go with one ARTICLE. For several, put beside each a file of its name: "
            "story.coding.csv and story.checks.yaml for story.txt."
        )
    return run(
        options.articles,
        options.output,
        options.language,
        options.coding,
        options.checks,
        text=not options.without_text,
    )


def _check(options):
    """Check a draft; a desk's script has to tell bad input (2) from a number without a source (1)."""
    try:
        return check(options.draft, options.article, options.coding, options.checks, options.language)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


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
