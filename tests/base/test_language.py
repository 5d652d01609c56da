"""Languages: what is Chinese, what is not, and what stands between them."""

import pytest

from helpers.article import read_article
from helpers.base import ROOT
from helpers.base.language import is_foreign, languages

CHINESE = [
    "縣圖書館去年借出圖書12000冊，讀者說，今年還想再多讀幾本。",
    "县图书馆去年借出图书12000册，读者说，今年还想再多读几本。",
    "本法自二〇二四年七月一日起施行，共十五章。",
    "三萬人",
    "佢哋話今年有三百個人嚟過，唔係講笑。",
    "日經指數升300點，日圓跌破150",
]
OTHERS = {
    "English": "The county library lent 12,000 books last year, and readers ask for more of them.",
    "Japanese": "県立図書館は昨年、12000冊の本を貸し出した。",
    "Japanese in kanji": "令和五年度県立図書館貸出冊数一万二千冊、前年度比五・三%増。利用者数三万人見込。",
    "Korean": "도서관은 지난해 책 12000권을 빌려주었다.",
    "Vietnamese": "Thư viện huyện đã cho mượn 12000 cuốn sách trong năm ngoái.",
}


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1f", "\x9b", "\ud800", "\ufdd0", "\uffff", "\U0001fffe", "\U0010ffff"]
)
def test_a_sign_that_is_none_ends_nothing(sign):
    assert list(languages(f"縣圖書館去年{sign}借出圖書12000冊。")) == ["Chinese"]


@pytest.mark.parametrize("text", CHINESE)
def test_chinese_in_either_script_long_or_short(text):
    assert list(languages(text)) == ["Chinese"]
    assert not is_foreign(text)


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_by_name(name):
    assert list(languages(OTHERS[name])) == [name.split()[0]]


@pytest.mark.parametrize("name", ["English", "Japanese", "Vietnamese"])
def test_a_line_of_another_language(name):
    assert is_foreign(OTHERS[name])


@pytest.mark.parametrize(
    "line", ["", "2023 1,234 5.6%", "GDP: 5.2%", "iPhone 15 Pro Max", "LDL 120 mg/dl", "5G"]
)
def test_a_line_that_may_belong_to_a_chinese_text(line):
    assert not is_foreign(line)


def test_the_course_in_both_languages():
    assert list(languages(read_article().text)) == ["Chinese"]
    assert next(iter(languages((ROOT / "data" / "article.en.txt").read_text(encoding="utf-8")))) == "English"


@pytest.mark.parametrize("text", ["", "12 345", "\x00\x07\ud800三萬人\ufffe", "。" * 9])
def test_nothing_to_go_by_is_no_error(text):
    assert [name for name in languages(text) if name != "Chinese"] == []
