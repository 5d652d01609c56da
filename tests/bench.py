"""Seconds for a megabyte of text: find_numbers, two public tools beside it, and hostile text.

usage: python tests/bench.py [TEXT]    (UTF-8; without one the article of the course, repeated)

The public tools (chinese2digits, recognizers-text-number) are measured if they are installed, in the same
process. `make bench` runs this.
"""

import sys
import time
from pathlib import Path

from helpers.extract import find_numbers

MEGABYTE = 1_000_000
HOSTILE = ["1", "一", "多", "1,1,1,", "((((", "百分之", "1.", "1-", "万", "第", "十", "半", "约", "点", "几"]


def megabyte(text):
    """Return a megabyte of UTF-8 of a text, repeated as often as it takes."""
    copies = MEGABYTE // len(text.encode("utf-8")) + 1
    return (text * copies).encode("utf-8")[:MEGABYTE].decode("utf-8", "ignore")


def seconds(read, text, times=3):
    """Return the shortest processor time of several readings of a text."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def read_lines(read, lines):
    """Read line by line; return on how many the tool fails."""
    failed = 0
    for line in lines:
        try:
            read(line)
        except Exception:  # a public tool may raise anything
            failed += 1
    return failed


def peers():
    """Yield name and reading function of each public tool that is installed."""
    try:
        from chinese2digits import takeNumberFromString

        yield "chinese2digits", takeNumberFromString
    except ImportError:
        print("chinese2digits is not installed: not measured")
    try:
        from recognizers_number import recognize_number

        yield "recognizers-text", lambda text: recognize_number(text, "zh-cn")
    except ImportError:
        print("recognizers-text-number is not installed: not measured")


def main(path=""):
    """Print the seconds of each tool, and the time of hostile text as a multiple of the time of news."""
    source = Path(path) if path else Path(__file__).parent.parent / "data" / "article.txt"
    news = megabyte(source.read_bytes().decode("utf-8"))
    find_numbers(news[:1000])  # word lists are read once
    own = seconds(find_numbers, news)
    print(f"{'find_numbers':20} {own:7.3f} s a MB, {len(find_numbers(news))} numbers")
    for name, read in peers():
        lines = [line for line in news.split("\n") if line.strip()]  # they are made for sentences
        failed = []
        spent = seconds(
            lambda text, read=read, failed=failed: failed.append(read_lines(read, text)), lines, 1
        )
        print(f"{name:20} {spent:7.3f} s a MB, fails on {failed[0]} of {len(lines)} lines")
    slowest = 0.0
    for sign in HOSTILE:
        ratio = seconds(find_numbers, megabyte(sign), 1) / own
        slowest = max(slowest, ratio)
        print(f"{'a MB of ' + sign:20} {ratio:7.2f} times as long as news")
    return slowest <= 5


if __name__ == "__main__":
    sys.exit(not main(*sys.argv[1:]))
