"""The diary: an entry is kept, a rewritten one takes the place of the first, nothing in it acts as HTML."""

import pytest

from helpers.lesson.diary import diary, shown, written
from helpers.lesson.record import entries


def test_entries_are_kept_in_order_and_the_same_one_once(copy, capsys):
    for text in ("I trust 約350個 least.", "I trust 約350個 least.", "Who counted?"):
        diary(text)
    assert [one["text"] for one in entries()] == ["I trust 約350個 least.", "Who counted?"]
    assert capsys.readouterr().out.count("Kept.") == 3
    diary()
    out = capsys.readouterr().out
    assert "約350個" in out and "Who counted?" in out


@pytest.mark.parametrize("text", [..., "", "  \n"])
def test_a_blank_is_asked_for(copy, capsys, text):
    diary(text)
    assert capsys.readouterr().out.startswith("Still blank.")
    assert entries() == []


def test_outside_a_copy_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    diary("One.")
    assert "nothing is kept" in capsys.readouterr().out
    diary()
    assert "empty" in capsys.readouterr().out


def test_cells_of_two_notebooks_with_one_id_are_two():
    found = [{"what": "diary", "notebook": name, "cell": "a", "text": name} for name in ("03", "04")]
    assert [one["text"] for one in written(found)] == ["03", "04"]


def test_what_a_student_wrote_is_escaped():
    html, text = shown(
        [{"what": "diary", "at": "2026-11-26T10:00", "notebook": "<b>", "text": "<script>1</script>\nTwo."}]
    )
    assert "<script>" not in html and "<b>&lt;b&gt;" not in html.replace("<b>2026-11-26 &lt;b&gt;", "")
    assert "&lt;script&gt;1&lt;/script&gt;\nTwo." in html
    assert text == "2026-11-26 <b>: <script>1</script>\nTwo."
