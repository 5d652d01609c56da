"""Which language a text is in: the reader reads Chinese, and a text of another language is refused.

What a whole text is in, CLD2 decides (https://github.com/CLD2Owners/cld2): it was made for web pages,
works offline, takes 50 ms for a megabyte, and tells Japanese in kanji from Chinese. Each Chinese script
in turn is the hint that it gets, or it takes a short headline for Japanese. What a line is in, its letters
decide.
"""

from helpers.base.patterns import LazyPattern
from helpers.base.signs import in_html

_KANA = LazyPattern("[ぁ-ゖァ-ヺ]")
_WORD = LazyPattern(r"[^\W\d_]{3,}")
SENTENCE = 3  # words in lower case: LDL 120 mg/dl and iPhone 15 Pro have fewer, and stand in Chinese texts


def languages(text):
    """Return the languages of a text and their shares in per cent, the largest first; none if too short.

    Examples
    --------
    >>> languages("截至2022年底，全市共有3200個黨組織，覆蓋率達80.2%。")
    {'Chinese': 98}
    >>> languages("The company reported revenue of 12.35 billion yuan in 2023, and no profit at all.")
    {'English': 98}
    """
    import pycld2

    # CLD2 takes no sign that a web page could not hold.
    plain = in_html(text).replace("\ufffd", " ")
    guesses = [_shares(pycld2.detect(plain, hintLanguage=script)[2]) for script in ("zh", "zh-Hant")]
    return max(guesses, key=lambda shares: shares.get("Chinese", 0))


def main_language(text):
    r"""Return the language that most of a text is in; empty if it is too short and holds no Chinese sign.

    Examples
    --------
    >>> main_language("三萬人"), main_language("12 345"), main_language("Three hundred people came to us.")
    ('Chinese', '', 'English')
    >>> main_language("\u0301" * 500)
    ''
    """
    return next(iter(languages(text)), "Chinese" if any(map(_is_han, text)) else "")


def _shares(parts):
    shares = {}
    for name, code, share, _ in parts:
        if code != "un" and not name.startswith("X_"):  # a script that no language has: X_Inherited
            name = "Chinese" if code.startswith("zh") else name.title()
            shares[name] = shares.get(name, 0) + share
    return dict(sorted(shares.items(), key=lambda part: -part[1]))


def only_chinese(text):
    r"""Return a text with blanks for the lines that are foreign, so that every place stays.

    Examples
    --------
    >>> only_chinese("有3個湖\nThere are three lakes") == "有3個湖\n" + " " * 21
    True
    """
    lines = text.splitlines(keepends=True)
    return "".join(" " * len(line) if is_foreign(line) else line for line in lines)


def is_foreign(line):
    """Tell whether a line of a text is in another language than Chinese.

    Examples
    --------
    >>> is_foreign("映画は100万人を動員した"), is_foreign("He said that 300 people came.")
    (True, True)
    >>> is_foreign("GDP: 5.2%"), is_foreign("動畫《君の名は》票房破20億")
    (False, False)
    """
    kana = len(_KANA.findall(line))
    han = sum(map(_is_han, line)) if kana else any(map(_is_han, line))
    if kana or han:
        return bool(kana) and kana * 2 > han
    return sum(not word.isupper() and not word.istitle() for word in _WORD.findall(line)) >= SENTENCE


def _is_han(sign):
    return "㐀" <= sign <= "鿿"  # a pattern of the same takes two milliseconds to compile
