"""A drafted coding gives the table that there is without one, and survives a spreadsheet."""

import csv
from io import StringIO

import pytest

from helpers.article import read_article
from helpers.table.coding import NEEDED, OPTIONAL, read_coding
from helpers.table.draft import as_text, draft_coding
from helpers.table.rows import tabulate

STORY = "2024年3月5日\n\n縣長林一平說，全縣去年有3個湖、-5℃的冬天和5個島。股價漲了10.3%，比分3-1。\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return read_article(path)


def written(folder, text, encoding="utf-8-sig"):
    path = folder / "story.coding.csv"
    path.write_bytes(text.encode(encoding))
    return path


def rows_of(text):
    return list(csv.DictReader(StringIO(text)))


def edited(text, printed, **cells):
    """Return a drafted coding with some cells of one row filled in, as a spreadsheet would save it."""
    rows = rows_of(text)
    for row in rows:
        if row["printed"].removeprefix("'") == printed:
            row |= cells
    file = StringIO()
    writer = csv.DictWriter(file, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def test_an_untouched_draft_changes_nothing(story, tmp_path):
    path = written(tmp_path, draft_coding(story))
    for language in ("en", "zh"):
        assert tabulate(story, path, language).equals(tabulate(story, None, language))


def test_the_course_article_too(tmp_path):
    article = read_article()
    path = written(tmp_path, draft_coding(article))
    assert tabulate(article, path).equals(tabulate(article, None))


def test_it_has_the_columns_of_a_coding_and_the_sentence(story):
    (first, *_) = rows = rows_of(draft_coding(story))
    assert {*NEEDED, *OPTIONAL, "keep", "sentence", "note"} == set(first)
    assert all(row["printed"].removeprefix("'") in row["sentence"] for row in rows)


def test_what_a_spreadsheet_would_change_begins_with_an_apostrophe(story):
    printed = [row["printed"] for row in rows_of(draft_coding(story))]
    assert {"'10.3%", "'3-1", "'-5℃"} <= set(printed)
    assert "3個" in printed


@pytest.mark.parametrize(
    "cell", ["=1+1", "+5", "-3", "@a", "＝1", "1/3", "2,000", "1E5", "3分20秒", "'3", "$5"]
)
def test_no_cell_is_a_formula_a_number_or_a_time(cell):
    assert as_text(cell) == f"'{cell}"


def test_a_row_can_be_dropped_and_the_others_keep_their_ids(story, tmp_path):
    before = tabulate(story)
    path = written(tmp_path, edited(draft_coding(story), "5個", keep="No"))
    after = tabulate(story, path)
    assert set(before["id"]) - set(after["id"]) == set(before.loc[before["printed"] == "5個", "id"])
    assert after.equals(before[before["printed"] != "5個"].reset_index(drop=True))


def test_ids_stay_apart_if_a_row_is_dropped_and_another_is_deleted(story, tmp_path):
    lines = edited(draft_coding(story), "3個", keep="no").splitlines()
    path = written(tmp_path, "\n".join(line for line in lines if "10.3%" not in line.split(",")[2]))
    assert tabulate(story, path)["id"].is_unique


def test_all_rows_dropped_is_told(story, tmp_path):
    text = draft_coding(story)
    for row in rows_of(text):
        text = edited(text, row["printed"].removeprefix("'"), keep="no")
    with pytest.raises(ValueError, match="keeps no row"):
        tabulate(story, written(tmp_path, text))


def test_one_language_is_enough(story, tmp_path):
    path = written(tmp_path, edited(draft_coding(story), "3個", subject_zh="湖泊", subject_en=""))
    assert "湖泊" in tabulate(story, path, "en")["subject"].tolist()


def test_a_day_that_a_spreadsheet_wrote_its_own_way_is_read(story, tmp_path):
    cells = {"from": "2023/1/1", "to": "2023/12/31", "date_basis": "stated"}
    path = written(tmp_path, edited(draft_coding(story), "3個", **cells))
    row = read_coding(path)["3個", 1]
    assert (row["from"], row["to"]) == ("2023-01-01", "2023-12-31")


def test_all_mistakes_are_told_at_once(story, tmp_path):
    text = edited(draft_coding(story), "3個", keep="maybe", kind="colour")
    path = written(tmp_path, edited(text, "5個", **{"from": "31.12.2023", "id": ""}))
    with pytest.raises(ValueError) as told:
        read_coding(path)
    words = str(told.value)
    assert len(words.splitlines()) == 3
    for part in ("column keep: 'maybe'", "column kind: 'colour' is not one of", "the id is empty"):
        assert part in words


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_and_no_byte_order_mark(story, tmp_path, mark):
    file = StringIO()
    rows = rows_of(draft_coding(story))
    writer = csv.DictWriter(file, rows[0], delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    path = written(tmp_path, file.getvalue(), "utf-8")
    assert tabulate(story, path).equals(tabulate(story))


def test_another_encoding_is_read(story, tmp_path):
    path = written(tmp_path, draft_coding(story), "gb18030")
    assert tabulate(story, path).equals(tabulate(story))


def test_what_is_no_text_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "story.coding.csv").write_bytes(b"\xff\x00\x01id,printed")
    with pytest.raises(ValueError, match=r"no text at all.*In Excel: Save as, CSV UTF-8"):
        read_coding(tmp_path / "story.coding.csv")
