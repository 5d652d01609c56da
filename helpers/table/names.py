"""What a row is called where a person reads it: its subject, or else the few words round its number."""

from helpers.base import LazyPattern, label

NEAR = 8  # characters of the sentence on either side: enough to know a number again, no more than a quotation
_CLAUSE = LazyPattern(r"[，。、！？；：，,;:!?（）()\s]+")
_SENTENCE = LazyPattern(r"[。！？!?]")
_PAIRS = ("「」", "『』", "“”", "《》", "〈〉", "【】", "（）", "()")


def words_around(row, near=NEAR):
    """Return what stands before a number in its clause, the number, and what stands after it.

    Examples
    --------
    >>> words_around({"prefix": "他說，作答的有", "printed": "三分之二", "suffix": "贊成。反對的很少"})
    ('作答的有', '三分之二', '贊成')
    >>> words_around({"prefix": "分別為80.2%、", "printed": "84.6%", "suffix": "。"})
    ('…別為80.2%、', '84.6%', '')
    """
    prefix, suffix = row["prefix"].rstrip(), row["suffix"].lstrip()
    before, after = _CLAUSE.split(prefix)[-1], _CLAUSE.split(suffix)[0]
    if not before and not after:  # a number of a list stands alone between its marks
        before = _SENTENCE.split(prefix)[-1].lstrip()
    before = before if len(before) <= near else "…" + before[-near:]
    after = after if len(after) <= near else after[:near] + "…"
    return _without_half_pairs(before), row["printed"], _without_half_pairs(after)


def _without_half_pairs(words):
    """Return words without the marks of quotation whose other half was cut off."""
    for pair in _PAIRS:
        if words.count(pair[0]) != words.count(pair[1]):
            words = words.replace(pair[0], "").replace(pair[1], "")
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
