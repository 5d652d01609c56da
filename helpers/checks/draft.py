"""Questions that the numbers of an article raise: a checks file to start from, for a person to prune.

Which figures may belong together is read from what stands between them (其中, 共, 增加, 由…增至); the
words of each question are data, ``proposals.yaml``. What can't be computed is not proposed.
"""

import json
import re
from functools import cache
from itertools import pairwise
from math import floor, isnan, log10
from pathlib import Path
from string import Template

from helpers.article import paragraph_at, sentences_around
from helpers.base import LANGUAGES, LazyPattern, fold, printable, read_yaml
from helpers.checks.checks_file import declared_in
from helpers.checks.judge import figure, judge
from helpers.checks.unit_words import unit_words
from helpers.checks.verdict import verdicts_to
from helpers.extract import move_words

MOST = 12  # questions in one file: more are not read
LONGEST_LIST = 12  # figures in a row that are tried as parts of a sum
LARGER = 1.2  # times as large: less is no comparison
UNLIKELY = 1000  # times as much money: a total and the price of one
COUNTABLE = {"count", "money", "area", "mass", "length"}
PEOPLE = {"人", "名", "位", "口", "户"}

_PART_OR_LEVEL = LazyPattern(r"其中|占|[至到为]$")
_TOTAL_FOLLOWS = LazyPattern(r"[共合总]计?$|[共合总]计?[^,。;]{0,3}$")
# What a level is compared with: 較2023年的38.5萬冊增加9.4%, 由38.5萬冊. Not 較大, 同比, 由政府投資.
_BASE = LazyPattern(
    r"(?:较(?![大小多少高低快慢好差])|(?<![同环占])比(?![重例率较])|[由从自](?=[0-9年月日初末底同期前上去今的约近]*$))"
    r"[^,。;增减升降涨跌]{0,14}$"
)
_BEFORE = LazyPattern(r"[^,。;、]{0,6}$")
_EACH = LazyPattern(r"每.?|人均|户均|单价")
_NEAR = 16  # signs between a figure and the percentage that goes with it


def draft_checks(table, article):
    r"""Return the text of a checks file for an article: few questions, best first, each of which runs.

    Parameters
    ----------
    table : DataFrame
        From `tabulate`.
    article : Article

    Returns
    -------
    str
        YAML, as `read_checks_file` reads it; "" if the numbers raise no question.

    Examples
    --------
    >>> from helpers.article import read_article
    >>> from helpers.table import tabulate
    >>> article = read_article("data/second_text.txt")
    >>> "expression: \"100 * s017 / s016 - 100\"" in draft_checks(tabulate(article), article)
    True
    """
    rows = [row | _read(row, article) for row in table.to_dict("records") if _is_usable(row)]
    found = [
        (kind, figures)
        for kind, propose in PROPOSED.items()
        for figures in _each_once(propose(rows, article))[: _words()["proposals"][kind]["most"]]
    ]
    computed = [one for one in found if _outcome(one, table)]
    order = list(_words()["proposals"])
    best = sorted(computed, key=lambda one: order.index(one[0]))[:MOST]
    return _file([(*one, *_outcome(one, table)) for one in best], article)


@cache
def _changed_to():
    """Return the pattern of words between two levels that say that one became the other: 增加至."""
    return re.compile(rf"[^,。;]{{0,8}}(?:{move_words('verb', 'than')})[^,。;]{{0,3}}[至到为]$")


@cache
def _words():
    path = Path(__file__).with_name("proposals.yaml")
    return read_yaml(path.read_text(encoding="utf-8"), path.name)


def _is_usable(row):
    """Say whether a figure is one quantity: 十萬元以下 has no end, a range or a score has two numbers."""
    return row["value"] > 0 and isnan(row["upper"]) and not isnan(row["low"] + row["high"])


def _read(row, article):
    """Return what a draft needs of a figure: its words, whether it is of one thing (每股) or a loss."""
    words = f"{row['printed']} ({row['subject']})" if row["subject"] else row["printed"]
    about = fold(row["subject"]) + _BEFORE.search(article.folded[max(0, row["start"] - 6) : row["start"]])[0]
    each = _EACH.search(about)
    said = {"said": _harmless(words), "bare": _harmless(row["printed"])}
    return said | {"of_each": each[0] if each else "", "loss": "亏" in about}


def _harmless(words):
    """Return words without what would be a blank of a sentence: an article is not trusted."""
    return " ".join(re.sub("[{}]", " ", printable(words)).split())


def _each_once(proposals):
    return list({str([one["id"] for one in _figures(figures)]): figures for figures in proposals}.values())


def _figures(figures):
    """Return the rows that a proposal takes, a list of parts opened."""
    lists = (one if isinstance(one, list) else [one] for one in figures.values())
    return [row for one in lists for row in one if isinstance(row, dict)]


# Which figures go together: each function yields figures by the names that its words use.


def _by_sentence(rows, article):
    """Return the rows of each sentence that has two or more."""
    groups = {}
    for row in rows:
        spans = sentences_around(article, row["start"])
        start = next((start for start, end in spans if start <= row["start"] < end), row["start"])
        groups.setdefault(start, []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _alike(one, other):
    same = fold(one["unit"]) == fold(other["unit"]) and one["kind"] == other["kind"]
    return same and one["kind"] in COUNTABLE and one["unit"] not in ("", "%") and _of_one_sort(one, other)


def _of_one_sort(one, other):
    """Say whether two figures may be divided: no total by the price of one, no profit by a loss."""
    return one["of_each"] == other["of_each"] and one["loss"] == other["loss"]


def _between(article, one, other):
    return article.folded[one["end"] : other["start"]]


def _totals(rows, article):
    """Yield lists with their total, before or after them in the same paragraph: 共有A、B、C，合計D."""
    for run in _runs(rows, article):
        for at, total in enumerate(run):
            lists = [run[at + 1 : end] for end in range(len(run), at + 2, -1)]
            lists += [run[start:at] for start in range(at - 1)]
            parts = next((parts for parts in lists if _adds_up(parts, total)), [])
            parts = parts or _told_as_parts(run[: at + 1], article)
            if parts and total["value"] > max(part["value"] for part in parts):
                yield {"parts": parts, "total": total}


def _told_as_parts(run, article):
    """Return the figures before a total that is called one (合計35個), whether they add up or not."""
    is_total = len(run) > 2 and _TOTAL_FOLLOWS.search(_between(article, *run[-2:]))
    return run[:-1] if is_total else []


def _runs(rows, article):
    """Return the stretches of a paragraph whose figures are of one unit, three figures or more."""
    runs = []
    for before, row in pairwise([None, *rows]):
        same = before and _alike(before, row)
        if same and paragraph_at(article, before["start"]) is paragraph_at(article, row["start"]):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [run[:LONGEST_LIST] for run in runs if len(run) > 2]


def _adds_up(parts, total):
    """Say whether parts come to a total as printed; small numbers do so by chance."""
    come_to = round(sum(part["value"] for part in parts), 6)
    return come_to == round(total["value"], 6) and total["value"] >= 10


def _shares(rows, article):
    """Yield a part, its whole and the percentage that the text prints for it: 100戶，其中20戶…，佔20%."""
    for group in _by_sentence(rows, article):
        for at, (whole, part) in enumerate(pairwise(group)):
            if "其中" not in _between(article, whole, part):
                continue
            for part in _listed_after(group[at + 1 :], whole, article):
                if _alike(whole, part):
                    percent = _percent_after(part, group, article)
                    is_share = percent and percent["kind"] == "share"
                    yield {"part": part, "whole": whole, "percent": percent if is_share else None}


def _listed_after(rows, whole, article):
    """Return the first of some figures and those that follow closely, while they do not exceed the whole."""
    listed, left = [], whole["value"]
    for before, row in pairwise([None, *rows]):
        between = _between(article, before, row) if before else ""
        left -= row["value"] if _alike(whole, row) else 0
        if len(between) > _NEAR or ";" in between or left < 0:
            break
        listed.append(row)
    return listed


def _percent_after(row, group, article):
    """Return the percentage that stands close behind a figure, the next of its sentence; else None."""
    after = next((one for one in group if one["start"] >= row["end"]), None)
    near = after and after["unit"] == "%" and after["start"] - row["end"] <= _NEAR
    return after if near else None


def _from_to(rows, article):
    """Yield two levels of which one became the other: 由30天減到5天."""
    for group in _by_sentence(rows, article):
        for earlier, later in pairwise(group):
            between = _between(article, earlier, later)
            started = article.folded.endswith(("由", "从", "自", "从约", "由约"), 0, earlier["start"])
            alike = earlier["unit"] == later["unit"] and _of_one_sort(earlier, later)
            moved = alike and started and earlier["value"] != later["value"]
            if moved and _changed_to().search(between):
                percent = _percent_after(later, group, article)
                sign = percent and _sign(percent)
                levels = {"earlier": earlier, "later": later}
                yield levels | {"percent": percent if sign else None, "sign": sign or ""}


def _compared(rows, article):
    """Yield a level, what it is compared with, and the change: 42.1萬冊，較2023年的38.5萬冊增加9.4%."""
    for group in _by_sentence(rows, article):
        for at, base in enumerate(group):
            percent = _percent_after(base, group, article)
            sign = percent and _is_base(base, article) and _sign(percent)
            level = sign and _level_beside(at, group, article)
            if level and (level["value"] > base["value"]) == (percent["direction"] == "up"):
                yield {"earlier": base, "later": level, "percent": percent, "sign": sign}


def _is_base(row, article):
    """Say whether a figure is what another is compared with, and not the level that a change led to."""
    before, after = article.folded[: row["start"]][-20:], article.folded[row["end"] :][:2]
    return bool(_BASE.search(before)) or after == "相比"


def _level_beside(at, group, article):
    """Return the new level: behind the percentage (增加9.4%，達42.1萬冊), else before its base; else None."""
    base, percent, *after = group[at:]
    if after and _alike(base, after[0]) and re.search("[至到达为]", _between(article, percent, after[0])):
        return after[0]
    before = group[at - 1] if at else None
    is_level = before and _alike(base, before) and before["value"] != base["value"]
    return before if is_level and ";" not in _between(article, before, base) else None


def _changes(rows, article):
    """Yield a level and the change that led to it: 比上年增加80個，達3000個."""
    for group in _by_sentence(rows, article):
        for one, other in pairwise(group):
            level, change = (one, other) if other["kind"] == "change" else (other, one)
            alike = fold(level["unit"]) == fold(change["unit"]) != "%" and level["kind"] in COUNTABLE
            near = ";" not in _between(article, one, other)
            led_to = near and alike and change["kind"] == "change" and level["value"] > change["value"]
            if led_to and not _is_base(level, article) and (sign := _sign(change)):
                yield {"level": level, "change": change, "sign": sign}


def _befores(rows, article):
    """Yield a level and a change in per cent right behind it: 營收100億元，同比增長10.3%."""
    settled = [one["percent"]["start"] for one in _from_to(rows, article) if one["percent"]]
    for group in _by_sentence(rows, article):
        for level in group:
            percent = _percent_after(level, group, article)
            sign = percent and _sign(percent)
            known = not sign or percent["start"] in settled or _is_base(level, article)
            if not known and level["kind"] in COUNTABLE and percent["value"] < 100:
                yield {"level": level, "percent": percent, "sign": sign}


def _sign(row):
    """Return the sign that a change needs in an expression, "" if nobody says where it went.

    A fall of kind change is below nought already, see `helpers.table.sign_of`.
    """
    if row["direction"] not in ("up", "down"):
        return ""
    return "-" if row["direction"] == "down" and figure(row, None).quantity.value > 0 else "+"


def _per_heads(rows, article):
    """Yield an amount and the people or households of its sentence."""
    for group in _by_sentence(rows, article):
        for amount in group:
            for people in group:
                counted = people["kind"] == "count" and fold(people["unit"]) in PEOPLE and people["value"] > 1
                if counted and amount["kind"] in COUNTABLE - {"count"} and not amount["of_each"]:
                    yield {"amount": amount, "people": people}


def _times(rows, article):
    """Yield two neighbours of one unit, neither of them a part of the other, as far as the text tells."""
    for group in _by_sentence(rows, article):
        for one, other in pairwise(group):
            smaller, larger = sorted((one, other), key=lambda row: row["value"])
            apart = larger["value"] >= LARGER * smaller["value"]
            related = _PART_OR_LEVEL.search(_between(article, one, other))
            unlikely = one["kind"] == "money" and larger["value"] > UNLIKELY * smaller["value"]
            if apart and _alike(one, other) and not related and not unlikely:
                yield {"larger": larger, "smaller": smaller}


def _with_percent(propose):
    return lambda rows, article: [one for one in propose(rows, article) if one["percent"]]


def _without_percent(propose):
    return lambda rows, article: [
        {name: row for name, row in one.items() if row}
        for one in propose(rows, article)
        if not one["percent"]
    ]


def _of_percentages(wanted, propose):
    return lambda rows, article: [
        one for one in propose(rows, article) if (one["later"]["unit"] == "%") == wanted
    ]


PROPOSED = {
    "total": _totals,
    "printed_share": _with_percent(_shares),
    "printed_growth": lambda rows, article: [
        *_of_percentages(False, _with_percent(_from_to))(rows, article),
        *_compared(rows, article),
    ],
    "two_levels": _of_percentages(False, _without_percent(_from_to)),
    "points": _of_percentages(True, _without_percent(_from_to)),
    "level_and_change": _changes,
    "share": _without_percent(_shares),
    "before": _befores,
    "per_head": _per_heads,
    "times": _times,
}


# The file: entries from their words, written as text so that each keeps its explanation.


def _outcome(proposal, table):
    """Return decimals and verdict of a proposal for its entry; nothing if it gives no result."""
    entry = _entry(*proposal, places=0, verdict="bounded")
    finding = judge(declared_in(_text([entry]), "", "the draft"), table)["one"]
    if finding.quantity is None:
        return ()
    told = finding.verdict if finding.verdict in verdicts_to("print") else "bounded"
    return _places(finding.quantity), told


def _places(amount):
    """Return how many decimals make three digits; a whole result needs none."""
    if amount.value == 0 or (amount.interval.exact and amount.value.denominator == 1):
        return 0
    return min(max(2 - floor(log10(abs(amount.value))), 0), 6)


def _file(proposals, article):
    if not proposals:
        return ""
    head = Template(_words()["head"]).substitute(file=article.metadata["file"])
    entries, counts = [], {}
    for kind, figures, places, verdict in proposals:
        counts[kind] = counts.get(kind, 0) + 1
        entry = _entry(kind, figures, places, verdict)
        entries.append(entry | {"id": f"{kind}_{counts[kind]}"})
    return f"{head}\n{_text(entries)}"


def _entry(kind, figures, places, verdict):
    """Return a check as its fields, its words filled with the figures that it takes."""
    words = _words()["proposals"][kind]
    assumption = words["assumption"]
    fill = _fill(figures)
    sentence = {language: _put(words["publish"][language], fill) for language in LANGUAGES}
    condition = _words()["condition"]
    fields = {
        "expression": _put(words["expression"], fill),
        "compare": _put(words.get("compare"), fill),
        "assumptions": [assumption],
        "group": words["group"],
        "question": _put(words["question"], fill),
        "unit": _put(words["unit"], fill),
        "places": places,
        "verdict": verdict,
        "drafted": True,
        "publish": {each: _put(condition[each], {"sentence": sentence[each]}) for each in LANGUAGES},
    }
    fields = {name: value for name, value in fields.items() if value is not None}
    return {"id": "one", "fields": fields, "explained": words["explained"], "figures": _figures(figures)}


def _fill(figures):
    """Return what stands for each $name: ids for expressions, printed forms for words, units."""
    sign = figures.get("sign", "")
    fill = {"sign": sign, "minus": sign.strip("+")} | _words()["directions"].get(_direction(figures), {})
    rows = {name: row for name, row in figures.items() if row and name != "sign"}
    for name, row in rows.items():
        several = row if isinstance(row, list) else [row]
        fill[name] = ", ".join(one["id"] for one in several)
        fill[f"{name}_said"] = ", ".join(one["said"] for one in several)
        fill[f"{name}_bare"] = ", ".join(one["bare"] for one in several)
    first = next(iter(rows.values()))
    first = first[0] if isinstance(first, list) else first
    return fill | unit_words(first["unit"], first["value"], first["kind"])


def _direction(figures):
    """Return where a change went: as the text says, or as its two levels do."""
    if told := figures.get("percent") or figures.get("change"):
        return told["direction"]
    levels = [figures[name]["value"] for name in ("earlier", "later") if name in figures]
    return "" if not levels else "up" if levels[1] > levels[0] else "down"


def _put(words, fill):
    if isinstance(words, dict):
        return {name: _put(text, fill) for name, text in words.items()}
    return words and Template(words).substitute(fill)


def _text(entries):
    """Return entries as the text of a checks file. JSON in one line is YAML too, and quotes what it must."""
    used = {row["id"]: row["said"] for entry in entries for row in entry["figures"]}
    needed = {key for entry in entries for key in entry["fields"]["assumptions"]}
    lines = ["figures:", *(f"  {name}:  # {said}" for name, said in used.items()), "", "assumptions:"]
    for name, fields in _words()["assumptions"].items():
        lines += [f"  {name}:", *_fields(fields)] if name in needed else []
    lines += ["", "checks:"]
    for entry in entries:
        lines += [f"  # {line}" for line in entry["explained"].splitlines()]
        lines += [f"  - id: {entry['id']}", *_fields(entry["fields"]), ""]
    return "\n".join(lines)


def _fields(fields):
    return [f"    {name}: {_json(value)}" for name, value in fields.items()]


def _json(value):
    """Return a value as one line of YAML: bare words where they are safe, JSON elsewhere."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_json(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
