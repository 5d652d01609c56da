"""How many numbers of public test suites are found. The suites are not part of the course: give their path.

usage: python tests/peer_cases.py CASES.jsonl    (one case a line: kind, input, expect, source)

Cases of dates are left out; so are those that match a pattern of tests/peer_exclusions.csv, for its reason.
"""

import csv
import json
import re
import sys
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from helpers.extract import find_numbers

DATES = ("date", "date_extract")
SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = re.compile(rf"(?<![\d.])(-?)({PLAIN})(?:/(\d+))?(?:([~-])({PLAIN}))?((?:[万亿兆]\d*)*)")


def printed_numbers(text):
    """Return the numbers of an expected text in which they stand in digits.

    Examples
    --------
    >>> [str(number) for number in printed_numbers("1亿2300人, 3~5万, 45-6, 1/5, -2")]
    ['100002300', '30000', '50000', '45', '46', '1/5', '-2']
    """
    numbers = []
    for sign, digits, whole, joint, other, scales in NUMBER.findall(text):
        if joint == "-":  # 45-6 stands for 45 and 46
            other = digits[: -len(other)] + other
        for part in (digits, other) if other else (digits,):
            value = scaled(Fraction(part.replace(",", "")), scales) / int(whole or 1)
            numbers.append(-value if sign else value)
    return numbers


def scaled(number, scales):
    """Return a number times its scales: 1 and 亿2300 make 100,002,300."""
    total = Fraction(0)
    for scale, more in re.findall(r"([万亿兆])(\d*)", scales):
        total = total * SCALES[scale] if not number else total + number * SCALES[scale]
        number = Fraction(more or 0)
    return total + number


def expected(case):
    """Return the numbers that a case wants found."""
    want = case["expect"]
    if case["kind"] == "money":
        printed = [item["num"] for item in want]
        return [
            Fraction(number) for item in printed for number in (item if isinstance(item, list) else [item])
        ]
    if case["kind"] == "money_extract":
        return [number for item in want for number in found(item["text"])[:1]]
    if isinstance(want, str):
        return printed_numbers(want)
    return [Fraction(str(want))]


def found(text):
    """Return every value that a text's numbers state: value, upper, and the ends that a hedge allows."""
    values = []
    for number in find_numbers(text):
        values.append(Fraction(number.value))
        if number.upper is not None:
            values.append(Fraction(number.upper))
        if number.hedge:
            values += [end for end in (number.interval.low, number.interval.high) if end is not None]
    return values


def exclusions():
    """Return (pattern, reason) of every kind of case that is left out."""
    with Path(__file__).with_name("peer_exclusions.csv").open(encoding="utf-8", newline="") as file:
        return [(re.compile(row["pattern"]), row["reason"]) for row in csv.DictReader(file)]


def main(path):
    """Print the share of expected values found, by kind, and each that is missed."""
    patterns, right, wanted, left_out = exclusions(), Counter(), Counter(), Counter()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        reason = next((reason for pattern, reason in patterns if pattern.search(case["input"])), "")
        if case["kind"] in DATES or "date" in case["tags"] or reason:
            left_out[reason or "dates"] += 1
            continue
        values = found(case["input"])
        for number in expected(case):
            wanted[case["kind"]] += 1
            if any(abs(value - number) <= Fraction(6, 1000) for value in values):
                right[case["kind"]] += 1
            else:
                print(
                    "missed", case["kind"], case["input"][:60], Decimal(number.numerator) / number.denominator
                )
    for kind, count in wanted.items():
        print(f"{kind:15} {right[kind]:4} of {count:4}  {right[kind] / count:.3f}")
    print(f"{'all':15} {right.total():4} of {wanted.total():4}  {right.total() / wanted.total():.3f}")
    print("left out:", dict(left_out))


if __name__ == "__main__":
    main(sys.argv[1])
