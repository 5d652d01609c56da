"""The days for which a number holds, and on what basis."""

import pytest

from helpers.article import read_article
from helpers.table.periods import dates_of

DATELINE = "某報 2024年3月15日 09:00\n\n"


def dates(tmp_path, story, dateline=DATELINE):
    path = tmp_path / "story.txt"
    path.write_text(dateline + story + "\n", encoding="utf-8")
    article = read_article(path)
    return dates_of(article, article.text.index("77"))


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("去年全縣建成77個車站。", ("2023-01-01", "2023-12-31", "stated")),
        ("去年上半年全縣建成77個車站。", ("2023-01-01", "2023-06-30", "stated")),
        ("今年2月全縣建成77個車站。", ("2024-02-01", "2024-02-29", "stated")),
        ("前年第三季度全縣建成77個車站。", ("2022-07-01", "2022-09-30", "stated")),
        ("2021年5月6日,全縣建成77個車站。", ("2021-05-06", "2021-05-06", "stated")),
        ("二〇二一年,全縣建成77個車站。", ("2021-01-01", "2021-12-31", "stated")),
        ("截至2022年底,全縣有77個車站。", ("2022-12-31", "2022-12-31", "stated")),
        ("截至2022年6月,全縣有77個車站。", ("2022-06-30", "2022-06-30", "stated")),
        ("截至去年末,全縣有77個車站。", ("2023-12-31", "2023-12-31", "stated")),
        ("截至目前,全縣有77個車站。", ("2024-03-15", "2024-03-15", "stated as now")),
        ("现在,全县有77個车站。", ("2024-03-15", "2024-03-15", "stated as now")),
        ("截至2022年底,全縣變了。車站有77個。", ("2022-12-31", "2022-12-31", "inherited")),
        ("局長2021年到任。車站有77個。", ("", "", "none")),
        ("全縣有77個車站,去年翻修。", ("", "", "none")),
        ("車站比2021年多77個。", ("", "", "none")),
        ("2021年以來,年均建成77個車站。", ("", "", "none")),
        ("截至2022年底,全縣變了。\n車站有77個。", ("", "", "none")),
        ("0000年1月,全縣有77個車站。", ("", "", "none")),
    ],
)
def test_dates_stand_on_what_the_text_says(tmp_path, story, expected):
    assert dates(tmp_path, story) == expected


def test_without_a_date_of_publication_a_relative_year_stays_open(tmp_path):
    assert dates(tmp_path, "去年全縣建成77個車站。", dateline="") == ("", "", "none")
    assert dates(tmp_path, "目前全縣有77個車站。", dateline="") == ("", "", "none")
