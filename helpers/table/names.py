"""What a row is called where a person reads it: its subject, or else the few words round its number."""

from itertools import takewhile

from helpers.base import LazyPattern, label

NEAR = 8  # characters of the sentence on either side: enough to know a number again, no more than a quotation
_CLAUSE = LazyPattern(r"[，。、！？；：，,;:!?（）()\s]+")
_SENTENCE = LazyPattern(r"[。！？!?]")
_PAIRS = ("「」", "『』", "“”", "《》", "〈〉", "【】", "（）", "()")
_BRACKETS = "（）()"
_CELL = LazyPattern(r"[-+−±]?[\d.]*[%％]?")  # of a table in lines: a number or a sign, and no word
_CUT_NUMBER = LazyPattern(r"^[\d.]+[%％]?")
_IN_NUMBERS = frozenset("0123456789.%％零〇一二三四五六七八九十百千兩两半萬万億亿")


def words_around(row, near=NEAR):
    """Return what stands before a number in its clause, the number, and what stands after it.

    A number in a table of lines is named by the first words before it, not by its neighbours. Where the text
    leaves a blank beside the number, one is kept: 28 and 17 are no 2817.

    Examples
    --------
    >>> words_around({"prefix": "他說，作答的有", "printed": "三分之二", "suffix": "贊成。反對的很少"})
    ('作答的有', '三分之二', '贊成')
    >>> words_around({"prefix": "分別為80.2%、", "printed": "84.6%", "suffix": "。"})
    ('…別為80.2%、', '84.6%', '')
    >>> words_around({"prefix": "2. 南岸　28　", "printed": "16", "suffix": "　7　5　55 3. 西嶺　"})
    ('南岸 … ', '16', '')
    """
    prefix, suffix = row["prefix"], row["suffix"]
    before, after = _before(prefix), _CLAUSE.split(suffix.lstrip())[0]
    if suffix[:1].isspace() and not _goes_on(before, after):
        after = ""
    elif suffix[:1].isspace():
        after = f" {after}"
    alone = not before and not after  # as a number of a list is, between its marks
    if alone and not _CELL.fullmatch(prefix.split()[-1] if prefix.split() else ""):
        before = _SENTENCE.split(prefix.rstrip())[-1].lstrip()
        before = before.removeprefix(_cut_number(before, prefix))
    return _without_half_pairs(_last(before, near)), row["printed"], _without_half_pairs(_first(after, near))


def _goes_on(before, after):
    """Tell whether words behind a blank belong to a number: not at the end of a line, or of a cell."""
    if not before:
        return not _CELL.fullmatch(after)
    return after[:1].isascii() and after[:1].islower()  # in English words stand apart


def _before(prefix):
    """Return the words before a number in its clause; in a table of its line, dots for cells between."""
    words = _CLAUSE.split(prefix.rstrip())[-1]
    tokens = prefix.split()
    cells = list(takewhile(_CELL.fullmatch, reversed(tokens)))
    if words and any(cell.strip("+-−±") for cell in cells):
        named = tokens[: len(tokens) - len(cells)]
        cut = "…" if len(named) == 1 and not prefix[:1].isspace() else ""
        return f"{cut}{_CLAUSE.split(named[-1])[-1]} … " if named else ""
    words = words.removeprefix(_cut_number(words, prefix))
    return f"{words} " if words and prefix[-1:].isspace() else words


def _cut_number(words, prefix):
    """Return the digits with which words and prefix begin: the prefix may have cut a longer number there."""
    found = _CUT_NUMBER.match(words) if prefix.startswith(words) else None
    return found[0] if found else ""


def _last(words, near):
    """Return the last few characters; no number is cut, for half of 287 is another number."""
    cut = max(len(words.rstrip()) - near, 0)
    while cut and {words[cut], words[cut - 1]} <= _IN_NUMBERS:
        cut -= 1
    return f"…{words[cut:]}" if cut else words


def _first(words, near):
    """Return the first few characters, without a number at their end that would be cut."""
    if len(words) <= near:
        return words
    cut = near
    while cut and {words[cut], words[cut - 1]} <= _IN_NUMBERS:
        cut -= 1
    return words[: cut or near] + "…"


def _without_half_pairs(words):
    """Return words without the marks of quotation whose other half was cut off."""
    for pair in _PAIRS:
        if words.count(pair[0]) != words.count(pair[1]):
            apart = " " if pair[0] in _BRACKETS else ""  # what a bracket parts is two things
            words = words.replace(pair[0], apart).replace(pair[1], apart)
    return words


def row_names(rows, language="en"):
    """Return what each row is called: never its id, and no two alike if the text tells them apart.

    Rows of one subject are told apart by whose it is, by the year, or by the words round the number.

    Parameters
    ----------
    rows : DataFrame
        Of the table: subject, holder, from, to, prefix, printed, suffix.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"subject": ["耕地", "耕地", ""], "holder": "", "from": "", "printed": "3畝"})
    >>> rows = rows.assign(to=["2021-12-31", "2022-12-31", ""], prefix="另有", suffix="山地。")
    >>> row_names(rows, "zh")
    ['耕地（2021）', '耕地（2022）', '另有3畝山地']
    """
    records = rows.to_dict("records")
    names = [row["subject"] or "".join(words_around(row)) for row in records]
    for told in (lambda row: row["holder"], _years, lambda row: "".join(words_around(row))):
        names = _told_apart(names, [told(row) for row in records], language)
    return names


def _told_apart(names, details, language):
    """Add a detail to the names that stand more than once, if it differs among them."""
    found = {}
    for name, said in zip(names, details, strict=True):
        found.setdefault(name, set()).add(said)
    form = label("table.named", language)
    return [
        form.format(name, said) if len(found[name]) > 1 and said not in ("", name) else name
        for name, said in zip(names, details, strict=True)
    ]


def _years(row):
    """Return the year or years of a row: 2021, 2021–2022."""
    years = sorted({row[end][:4] for end in ("from", "to")} - {""})
    return "–".join(years)
